"""Packs from their TOML files.

A pack may extend another, share rows between forms and spell labels out of words; all of
that is undone here. A mistake in a pack is a mistake of its author: FormError names the
file, the form and the key, so that someone who adds a province can mend it without reading
this module.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

import msgspec

from mingzhang import cube
from mingzhang.amounts import UNITS
from mingzhang.forms.header import HeaderError, drawn
from mingzhang.forms.language import LEAD_LABELS, Form, Layout, Pack, Side


class FormError(ValueError):
    """A form pack says something that the form language does not allow."""


def load(text: str, name: str, bases: Mapping[str, dict[str, Any]] | None = None) -> Pack:
    """A pack from its TOML text. `bases` are the raw packs that it may extend.

    Raises FormError with the file's name and the place of the mistake.
    """
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormError(f"表样 {name} 不是正确的 TOML：{error}") from error
    return _made(read, name, bases or {})


def _made(read: dict[str, Any], name: str, bases: Mapping[str, dict[str, Any]]) -> Pack:
    """The pack that a TOML text declares."""
    try:
        raw = _spelled_out(_with_shared_rows(extended(read, bases)))
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
    raw = dict(raw)
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
        if isinstance(value, list) and key in ("also", "under", "within"):
            return [text for pattern in value for text in _readings(pattern, words)]
        return [spelled(inner) for inner in value] if isinstance(value, list) else value

    forms: list[dict[str, Any]] = spelled(raw["forms"])
    is_open = raw.get("open", False)
    lists = spelled(raw.get("lists", []))
    return {**raw, "lists": lists, "forms": [{**form, "open": is_open} for form in forms]}


def _readings(pattern: str, words: Mapping[str, list[str]]) -> list[str]:
    before, brace, rest = pattern.partition("{")
    if not brace:
        return [pattern]
    name, _, after = rest.partition("}")
    if name not in words:
        raise FormError(f"also、under、within：[words] 里没有“{name}”")
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
        like = tables[table["like"]] if "like" in table else {}
        found.append({**like, "id": table_id, **({kind: which} if which else {}), **table})
        found[-1].pop("like", None)
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
    for wrong in chain(_wrong_layout(form), _wrong_points(form)):
        raise FormError(f"表样 {name} 的 [form.{form.id}]：{wrong}")


def _wrong_layout(form: Form) -> Iterator[str]:
    if form.unit not in UNITS:
        yield f"unit “{form.unit}”不是金额单位"
    if form.layout == "coded" and (form.dimension is None or not form.columns):
        yield "coded 表样要写 dimension 和 columns"
    lead = {*form.lead, *(part for side in form.sides for part in side.lead)}
    if strange := lead - set(LEAD_LABELS):
        yield f"lead 没有“{min(strange)}”，只有 {'、'.join(LEAD_LABELS)}"
    if form.header:
        try:
            drawn(form.header, len(form.labels))
        except HeaderError as error:
            yield str(error)
    for choice in _NEEDED_LEADS[form.layout]:
        if not set(choice) & set(form.lead):
            yield f"{form.layout} 表样的 lead 要有 {' 或 '.join(choice)}"
    if form.layout == "two-sided" and {side.id for side in form.sides} not in _BLOCKS:
        yield "two-sided 表样要有 income、expenditure 两个 sides"


def _wrong_points(form: Form) -> Iterator[str]:
    wholes: tuple[Form | Side, ...] = (form, *form.sides)
    for its in wholes:
        points = [its.point, *(column.point for column in its.columns)]
        points += [row.point for row in its.rows if row.point]
        for dimension, member in chain.from_iterable(point.items() for point in points):
            yield from _wrong_member(dimension, member)


def _wrong_member(dimension: str, member: str) -> Iterator[str]:
    if dimension not in cube.DIMENSIONS:
        yield f"没有维度“{dimension}”，只有 {'、'.join(cube.DIMENSIONS)}"
    elif dimension not in cube.CODED and member and member not in cube.members(dimension):
        yield f"{dimension} 没有成员“{member}”"


@cache
def all_packs() -> tuple[Pack, ...]:
    """All packs that come with the program, by id."""
    raw = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in resources.files("mingzhang.forms.packs").iterdir()
        if entry.name.endswith(".toml")
    }
    bases: dict[str, dict[str, Any]] = {}
    loaded: dict[str, Pack] = {}
    waiting = sorted(raw)
    while waiting:
        ready = [name for name in waiting if raw[name].get("extends", "") in {"", *bases}]
        if not ready:
            raise FormError(f"表样 {'、'.join(waiting)} 的 extends 找不到所指的表样")
        for name in ready:
            bases[name] = extended(raw[name], bases)
            loaded[name] = _made(raw[name], f"{name}.toml", bases)
            waiting.remove(name)
    return tuple(loaded[name] for name in sorted(loaded))


@cache
def pack(pack_id: str) -> Pack:
    """The pack with this id; KeyError where there is none."""
    for candidate in all_packs():
        if candidate.id == pack_id:
            return candidate
    raise KeyError(pack_id)
