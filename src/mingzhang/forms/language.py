"""The form language: what a pack's TOML file may say, and how it is loaded.

A mistake in a pack is a mistake of its author: FormError names the file, the form and the
key, so that someone who adds a province can mend it without reading this module.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec

from mingzhang import cube, keys
from mingzhang.amounts import UNITS
from mingzhang.cube import Dimension, Point
from mingzhang.forms.header import HeaderError, drawn

Layout = Literal["coded", "fixed", "single", "listed", "two-sided"]
"""One row a code; a fixed list of rows; one row and nothing before it; one row an agency,
of which the total counts; two halves (or three)."""

_SHORT = 8
"""Characters of the longest label of a total: 本年支出合计, 支出总计 and the like."""

SideId = Literal["income", "expenditure", "nature", "government_class", "left", "right"]
"""The blocks of a two-sided table; "nature" lists 基本支出 and 项目支出 beside the functions."""

LEAD_LABELS = {
    "no": "序号",
    "code": "科目编码",
    "code1": "类",
    "code2": "款",
    "code3": "项",
    "name": "科目名称",
    "agency": "单位编码",
}
"""The columns that can stand before the amounts, and how their header reads as a rule.

A code stands in one cell, or its 类, 款 and 项 in cells of their own. "agency" is the code
of the unit whose amounts a row shows.
"""

PartialPoint = Mapping[str, str]


class FormError(ValueError):
    """A form pack says something that the form language does not allow."""


class ColumnForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column of amounts (in a list form: any column)."""

    id: str
    label: str
    """The lowest header cell above it, as the standard form prints it."""

    point: dict[str, str] = {}
    """What this column adds to the point of its cells."""

    also: tuple[str, ...] = ()
    """Other labels found in print."""

    under: tuple[str, ...] = ()
    """In open forms: header cells of which one must stand above (or below) the label."""

    money: bool = True
    """In list forms: whether the column holds amounts."""

    optional: bool = False
    """Some agencies print the table without this column; it is then zero."""


class RowForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fixed row. Its label is compared without numbering, white space and 其中."""

    label: str
    point: dict[str, str] | None = None
    """None for a row that is printed but has no place in the cube."""

    also: tuple[str, ...] = ()
    optional: bool = False
    """Whether a table may leave the row out."""

    indent: int = 0
    """Levels below the row that it belongs to, for printing."""

    prefix: str = ""
    """Numbering and leading words as printed: "一、", "其中："; "{no}、" counts what is printed."""


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One half of a two-sided table."""

    id: SideId
    columns: tuple[ColumnForm, ...]
    rows: tuple[RowForm, ...] = ()
    lead: tuple[str, ...] = ("name",)
    """With a code, where each half lists codes; its fixed rows are then those without one."""

    name_label: str = "项目"
    point: dict[str, str] = {}
    dimension: Dimension | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The header labels of this half, from left to right."""
        lead = tuple(self.name_label if p == "name" else LEAD_LABELS[p] for p in self.lead)
        return lead + tuple(column.label for column in self.columns)


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the nine tables."""

    id: str
    title: str
    """Without the prefix that tells department from unit."""

    layout: Layout
    unit: str = "万元"
    point: dict[str, str] = {}
    """What all cells of the form share."""

    dimension: Dimension | None = None
    """coded: the dimension that the code column runs through."""

    columns: tuple[ColumnForm, ...] = ()
    rows: tuple[RowForm, ...] = ()
    sides: tuple[Side, ...] = ()
    also_titled: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    """Columns before the amounts: "no" (序号), "code" or "code1" to "code3", "name"."""

    name_label: str = ""
    """Header of the name column, where it is not 科目名称 (项目, in a fixed form)."""

    scope: Literal["", "department", "unit"] = ""
    """Where departments and units print the form differently: whose layout this is."""

    group_labels: tuple[str, ...] = ()
    """Header cells that stand over several columns, from left to right."""

    header: tuple[str, ...] = ()
    """The header as it is printed, drawn (forms/header.py)."""

    total_labels: tuple[str, ...] = ("合计",)
    total_last: bool = False
    """coded: whether the total is the last row, not the first."""

    empty_note: str = ""
    """What the standard form prints below an empty table; with {scope} and {year}."""

    variant: str = ""
    """Which of several layouts of the same table; "" for the first one."""

    open: bool = False
    """Whether the columns are a vocabulary, of which a table prints some in any order."""

    optional: bool = False
    """Whether it is not missed where a disclosure does not print it."""

    cores: tuple[str, ...] = ()
    """In open forms: expressions for what a title says, without its filling words."""

    @property
    def key(self) -> str:
        """Id and variant, as the pack writes them: three_public:wide."""
        return f"{self.id}:{self.variant}" if self.variant else self.id

    def narrowed(self, columns: Collection[str]) -> Form:
        """The form with only these columns, which are the ones that a table prints."""
        return msgspec.structs.replace(
            self,
            columns=tuple(column for column in self.columns if column.id in columns),
            sides=tuple(
                msgspec.structs.replace(
                    side, columns=tuple(c for c in side.columns if c.id in columns)
                )
                for side in self.sides
            ),
        )

    def point_of(self, row: PartialPoint, column: ColumnForm) -> Point:
        """The point of a cell, from what form, row and column say."""
        merged = {**self.point, **row, **column.point}
        return Point(**merged)

    def titles(self) -> tuple[str, ...]:
        """All titles that the form goes by, the standard one first."""
        return (self.title, *self.also_titled)

    def is_total(self, name: str) -> bool:
        """Whether a row with this name and without a code is the table's total."""
        key = keys.label(name).strip(":。")
        return key in self.total_labels or (len(key) <= _SHORT and key.endswith(("合计", "总计")))

    @property
    def labels(self) -> tuple[str, ...]:
        """The header labels from left to right, one a physical column."""
        name = self.name_label or ("项目" if self.layout == "fixed" else LEAD_LABELS["name"])
        lead = tuple(name if part == "name" else LEAD_LABELS[part] for part in self.lead)
        sides = tuple(label for side in self.sides for label in side.labels)
        return lead + sides + tuple(column.label for column in self.columns)


class ListForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table beside the nine: procurement, assets, organisations."""

    id: str
    title: str
    columns: tuple[ColumnForm, ...]
    also_titled: tuple[str, ...] = ()
    rows: tuple[RowForm, ...] = ()
    """Assets: its fixed rows."""

    mark: tuple[str, ...] = ()
    """Words of the header; a grid that has them all is this table, whatever its title."""

    unit: str = ""
    empty_note: str = ""
    notes: tuple[str, ...] = ()

    def titles(self) -> tuple[str, ...]:
        """All titles that the form goes by, the standard one first."""
        return (self.title, *self.also_titled)


class SectionForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A numbered section of the narrative."""

    id: str
    title: str
    """With {scope} for 部门 or 单位, {agency}, {project} (any name) and {year}."""

    no: str = ""
    """Its number in the table of contents, where the heading itself has none."""

    bare: bool = False
    """Whether the heading is printed without a number."""


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of one jurisdiction and period."""

    id: str
    title: str
    jurisdiction: str
    stage: Literal["budget", "final"]
    years: tuple[int, ...]
    """Budget years that it is for; the last one also serves later years without a pack."""

    prefixes: dict[str, str]
    """"department" and "unit": the words before a form's title; both "" where there are none."""

    narrative_title: str
    """With {agency}, {year} and {scope}."""

    number_row: tuple[str, ...]
    """First cell of the row that numbers the columns: 栏次, and the misprint 档次."""

    forms: tuple[Form, ...]
    lists: tuple[ListForm, ...] = ()
    sections: dict[str, tuple[SectionForm, ...]] = {}
    """By scope, in printed order."""

    writes: bool = False
    """Whether there is wording to compile disclosures in these forms (compiling/wording.toml)."""

    titles_with_year: bool = False
    """Whether the title of a table begins with the year: 2025年部门收入预算总表."""

    targets: Literal["", "2021", "2023", "2024"] = ""
    """The generation of the target tables that it prints; "" for none."""

    tables_before: str = ""
    """The section that the nine tables stand before; "" where they come first of all."""

    also_prefixed: dict[str, tuple[str, ...]] = {}
    """Other words found before a title, by scope."""

    source: str = ""
    """Where the layout was seen, or the regulation that prescribes it."""

    open: bool = False
    """Whether it describes no layout but the words that layouts are made of (see docs)."""

    falls_back_to: str = ""
    """The open pack that reads a table whose header is not the form's."""

    also_narrative: tuple[str, ...] = ()
    """Other titles of the narrative, or of the cover."""

    title_names: dict[str, str] = {}
    """In open packs: names of funds and items in titles, and the letter for each."""

    title_filling: tuple[str, ...] = ()
    """In open packs: words that titles have or leave out without meaning another table."""

    lead_words: dict[str, tuple[str, ...]] = {}
    """In open packs: header labels of the columns before the amounts, by part of the lead."""

    section_words: tuple[str, ...] = ()
    """In open packs: how the headings end with which a narrative begins."""

    aside: tuple[str, ...] = ()
    """In open packs: header words of columns that are not this year's amounts."""

    def form(self, form_id: str, scope: str = "", variant: str = "") -> Form:
        """The form with this id, for a scope; KeyError where the pack has none."""
        for form in self.forms_of(scope):
            if form.id == form_id and form.variant == variant:
                return form
        raise KeyError(form_id)

    def variants(self, form_id: str) -> tuple[Form, ...]:
        """All layouts of a table, the usual one first."""
        return tuple(form for form in self.forms if form.id == form_id)

    def forms_of(self, scope: str) -> tuple[Form, ...]:
        """The forms that a department or a unit prints, in order."""
        return tuple(form for form in self.forms if not scope or form.scope in ("", scope))

    def list_form(self, form_id: str) -> ListForm:
        """The list form with this id; KeyError where the pack has none."""
        for form in self.lists:
            if form.id == form_id:
                return form
        raise KeyError(form_id)


def row_id(rows: Sequence[RowForm], index: int) -> str:
    """A fixed row's label, with #2, #3 … where an earlier row has the same one."""
    label = rows[index].label
    nth = 1 + sum(row.label == label for row in rows[:index])
    return label if nth == 1 else f"{label}#{nth}"


def load(text: str, name: str, bases: Mapping[str, dict[str, Any]] | None = None) -> Pack:
    """A pack from its TOML text. `bases` are the raw packs that it may extend.

    Raises FormError with the file's name and the place of the mistake.
    """
    try:
        raw = _spelled_out(_with_shared_rows(extended(tomllib.loads(text), bases or {})))
    except tomllib.TOMLDecodeError as error:
        raise FormError(f"表样 {name} 不是正确的 TOML：{error}") from error
    except FormError as error:
        raise FormError(f"表样 {name} 的 {error}") from error
    except (AttributeError, KeyError, TypeError) as error:
        raise FormError(
            f"表样 {name} 的层次不对，应写作 [form.编号]、[list.编号]：{error}"
        ) from error
    try:
        loaded = msgspec.convert(raw, Pack)
    except msgspec.ValidationError as error:
        raise FormError(f"表样 {name} 的 {_said(str(error), raw)}") from error
    for form in loaded.forms:
        _verify(form, name)
    return loaded


_MISTAKES = (
    (re.compile(r"Object contains unknown field `(.*)`"), r"没有“\1”这个键"),
    (re.compile(r"Object missing required field `(.*)`"), r"缺少“\1”"),
    (re.compile(r"Expected `(.*)`, got `(.*)`"), r"应是 \1，写成了 \2"),
    (re.compile(r"Invalid enum value '(.*)'"), r"不能写“\1”"),
)
_TABLE = re.compile(r"(forms|lists)\[(\d+)\]\.?")


def _said(mistake: str, raw: Mapping[str, Any]) -> str:
    """What msgspec found, with the form's id in place of its number."""
    what, _, place = mistake.partition(" - at `$.")
    for pattern, chinese in _MISTAKES:
        what = pattern.sub(chinese, what)
    place = place.rstrip("`")
    if match := _TABLE.match(place):
        table_id = raw[match[1]][int(match[2])]["id"]
        rest = place[match.end() :]
        place = f"[{match[1][:-1]}.{table_id}]" + (f" 的 {rest}" if rest else "")
    return f"{place or '开头部分'}：{what}"


def extended(raw: dict[str, Any], bases: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The pack with the forms, keys and sections of the pack that it extends."""
    raw["forms"] = _with_ids(raw.pop("form", {}))
    raw["lists"] = _with_ids(raw.pop("list", {}))
    base_id = raw.pop("extends", "")
    if not base_id:
        return raw
    if base_id not in bases:
        raise FormError(f"extends：没有表样“{base_id}”")
    base = bases[base_id]
    return {
        **base,
        **raw,
        "forms": _overlaid(base["forms"], raw["forms"]),
        "lists": _overlaid(base["lists"], raw["lists"]),
        "sections": {**base.get("sections", {}), **raw.get("sections", {})},
        "shared_rows": {**base.get("shared_rows", {}), **raw.get("shared_rows", {})},
    }


def _spelled_out(raw: dict[str, Any]) -> dict[str, Any]:
    """Put for each {word} in labels what [words] says, every one with every other."""
    words: Mapping[str, list[str]] = raw.pop("words", {})

    def spelled(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spelled(inner, name) for name, inner in value.items()}
        if isinstance(value, list) and key in ("also", "under"):
            return [text for pattern in value for text in _readings(pattern, words)]
        return [spelled(inner) for inner in value] if isinstance(value, list) else value

    forms: list[dict[str, Any]] = spelled(raw["forms"])
    is_open = raw.get("open", False)
    return {**raw, "forms": [{**form, "open": is_open} for form in forms]}


def _readings(pattern: str, words: Mapping[str, list[str]]) -> list[str]:
    before, brace, rest = pattern.partition("{")
    if not brace:
        return [pattern]
    name, _, after = rest.partition("}")
    if name not in words:
        raise FormError(f"also、under：[words] 里没有“{name}”")
    return [before + word + end for word in words[name] for end in _readings(after, words)]


def _with_shared_rows(raw: dict[str, Any]) -> dict[str, Any]:
    """Put the rows of [shared_rows] where forms name them, and leave the rest as it is."""
    shared = raw.get("shared_rows", {})

    def spelled_out(table: dict[str, Any], form_id: str) -> dict[str, Any]:
        changed = dict(table)
        if "rows" in table:
            changed["rows"] = [
                row for entry in table["rows"] for row in _named_rows(entry, shared, form_id)
            ]
        if "sides" in table:
            changed["sides"] = [spelled_out(side, form_id) for side in table["sides"]]
        return changed

    return {
        **{key: value for key, value in raw.items() if key != "shared_rows"},
        "forms": [spelled_out(form, form["id"]) for form in raw["forms"]],
    }


def _named_rows(entry: Any, shared: Mapping[str, list[Any]], form_id: str) -> list[Any]:
    if isinstance(entry, str) and entry not in shared:
        raise FormError(f"[form.{form_id}]：[shared_rows] 里没有“{entry}”")
    return shared[entry] if isinstance(entry, str) else [entry]


def _with_ids(tables: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """[form.ID]; of one scope only, [form."ID:unit"]; in another layout, [form."ID:wide"]."""
    found: list[dict[str, Any]] = []
    for key, table in tables.items():
        table_id, _, which = key.partition(":")
        kind = "scope" if which in ("department", "unit") else "variant"
        like = tables[table.pop("like")] if "like" in table else {}
        found.append({**like, "id": table_id, **({kind: which} if which else {}), **table})
        if found[-1].get("layout") == "listed":
            found[-1].pop("dimension", None)
    return found


def _overlaid(base: Iterable[dict[str, Any]], own: Iterable[dict[str, Any]]) -> list[Any]:
    """The base's tables in their order, each with the keys that the extending pack changes."""

    def place(table: Mapping[str, Any]) -> tuple[str, str, str]:
        return table["id"], table.get("scope", ""), table.get("variant", "")

    changes = {place(table): table for table in own}
    kept = [{**table, **changes.pop(place(table), {})} for table in base]
    return kept + list(changes.values())


_NEEDED_LEADS: dict[Layout, tuple[tuple[str, ...], ...]] = {
    "coded": (("code", "code1"), ("name",)),
    "fixed": (("name",),),
    "single": (),
    "listed": (),
    "two-sided": (),
}
"""The columns before the amounts that reading needs, one of each."""

_BLOCKS: tuple[set[str], ...] = (
    {"income", "expenditure"},
    {"income", "expenditure", "nature"},
    {"income", "expenditure", "nature", "government_class"},
    {"left", "right"},
)


def _verify(form: Form, name: str) -> None:
    """Check what types cannot say: that points name real members and layouts are complete."""
    place = f"表样 {name} 的 [form.{form.id}]"
    if form.unit not in UNITS:
        raise FormError(f"{place}：unit “{form.unit}”不是金额单位")
    if form.layout == "coded" and (form.dimension is None or not form.columns):
        raise FormError(f"{place}：coded 表样要写 dimension 和 columns")
    lead = {*form.lead, *(part for side in form.sides for part in side.lead)}
    if strange := lead - set(LEAD_LABELS):
        known = "、".join(LEAD_LABELS)
        raise FormError(f"{place}：lead 没有“{min(strange)}”，只有 {known}")
    if form.header:
        try:
            drawn(form.header, len(form.labels))
        except HeaderError as error:
            raise FormError(f"{place}：{error}") from error
    for choice in _NEEDED_LEADS[form.layout]:
        if not set(choice) & set(form.lead):
            raise FormError(f"{place}：{form.layout} 表样的 lead 要有 {' 或 '.join(choice)}")
    ids = {side.id for side in form.sides}
    if form.layout == "two-sided" and ids not in _BLOCKS:
        raise FormError(f"{place}：two-sided 表样要有 income、expenditure 两个 sides")
    points: list[Mapping[str, str]] = [form.point]
    points += [column.point for column in form.columns]
    points += [row.point for row in form.rows if row.point]
    for side in form.sides:
        points.append(side.point)
        points += [column.point for column in side.columns]
        points += [row.point for row in side.rows if row.point]
    for point in points:
        _verify_point(point, place)


def _verify_point(point: Mapping[str, str], place: str) -> None:
    for dimension, member in point.items():
        if dimension not in cube.DIMENSIONS:
            raise FormError(f"{place}：没有维度“{dimension}”，只有 {'、'.join(cube.DIMENSIONS)}")
        known = cube.members(dimension)
        if dimension not in cube.CODED and member and member not in known:
            raise FormError(f"{place}：{dimension} 没有成员“{member}”")


@cache
def all_packs() -> tuple[Pack, ...]:
    """All packs that come with the program, by id."""
    texts = {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in resources.files("mingzhang.forms.packs").iterdir()
        if entry.name.endswith(".toml") and entry.name != "targets.toml"
    }
    raw = {name: tomllib.loads(text) for name, text in texts.items()}
    bases: dict[str, dict[str, Any]] = {}
    loaded: dict[str, Pack] = {}
    waiting = sorted(raw)
    while waiting:
        ready = [name for name in waiting if raw[name].get("extends", "") in {"", *bases}]
        if not ready:
            raise FormError(f"表样 {'、'.join(waiting)} 的 extends 找不到所指的表样")
        for name in ready:
            bases[name] = extended(tomllib.loads(texts[name]), bases)
            loaded[name] = load(texts[name], f"{name}.toml", bases)
            waiting.remove(name)
    return tuple(loaded[name] for name in sorted(loaded))


@cache
def pack(pack_id: str) -> Pack:
    """The pack with this id; KeyError where there is none."""
    for candidate in all_packs():
        if candidate.id == pack_id:
            return candidate
    raise KeyError(pack_id)
