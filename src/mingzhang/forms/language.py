"""The form language: what a pack says of the forms of a jurisdiction and period.

`loading` makes packs from their TOML files; docs/forms.md explains how those are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

import msgspec

from mingzhang import keys
from mingzhang.cube import Dimension, Point

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
    "kind": "类型",
    "year": "年度",
    "project": "项目名称",
    "other": "",
}
"""The columns that can stand before the amounts, and how their header reads as a rule.

A code stands in one cell, or its 类, 款 and 项 in cells of their own. "agency" is the code
of the unit whose amounts a row shows, "project" the project beside the name of its account;
"other" is what the data have no place for.
"""

PartialPoint = Mapping[str, str]


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

    within: tuple[str, ...] = ()
    """The same of a group above that group: 一般公共预算 within 当年财政拨款安排."""

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

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the names it is printed by; of a class also with its code before them."""
        named = [keys.label(text) for text in (self.label, *self.also)]
        code = (self.point or {}).get("function", "")
        return frozenset((*named, *(code + key for key in named)))


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

    lists_projects: bool = False
    """Whether its rows show projects: with codes those below an account, or with its code."""

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
        return self.point_of_row(row).within(column.point)

    def point_of_row(self, row: PartialPoint) -> Point:
        """What form and row say of the points of a row's cells."""
        return Point(**{"flow": "", **self.point, **row})

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


def row_ids(rows: Sequence[RowForm]) -> list[str]:
    """The fixed rows' labels, with #2, #3 … where an earlier row has the same one."""
    found: list[str] = []
    times: Counter[str] = Counter()
    for row in rows:
        times[row.label] += 1
        nth = times[row.label]
        found.append(row.label if nth == 1 else f"{row.label}#{nth}")
    return found


def row_id(rows: Sequence[RowForm], index: int) -> str:
    """One of these labels."""
    label = rows[index].label
    nth = 1 + sum(row.label == label for row in rows[:index])
    return label if nth == 1 else f"{label}#{nth}"
