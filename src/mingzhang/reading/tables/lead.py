"""The columns before the amounts: number, code, name, agency; by their words and contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mingzhang import forms
from mingzhang.forms import Pack
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.tables.header_words import PrintedColumn, word
from mingzhang.reading.tables.headers import header_rows

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_CODE_PART = re.compile(r"\d{1,2}")
_CODE_AND_NAME = re.compile(
    r"[\[(【]?(?P<code>\d{7}|\d{5}|\d{3})(?!\d)[\])】]?[-_.、:]?\s*(?P<name>\D.*)", re.DOTALL
)


@cache
def _lead_words(pack_id: str) -> dict[str, str]:
    pack = forms.pack(pack_id)
    return {word(text): part for part, texts in pack.lead_words.items() for text in texts}


def parts_of(columns: Sequence[PrintedColumn], pack: Pack) -> list[str]:
    """For each column its part of the lead: "no", "code", …; "" for one of amounts."""
    words = _lead_words(pack.id)
    parts: list[str] = []
    for column in columns:
        before = parts[-1] if parts else ""
        parts.append(_part(column, words, before))
        if parts[-1] == "code2" and before == "code":
            parts[-2] = "code1"
    return parts


def _part(column: PrintedColumn, words: dict[str, str], before: str) -> str:
    if not column.path:
        return _by_content(column, before)
    part = words.get(column.words[-1], "") or _by_ending(column.words[-1], words)
    if part == "name" and column.looks_like(_CODE):
        return "code"
    if part == "name" and not column.is_text() and column.values:
        return ""
    if part == "code" and before == "code" and column.looks_like(_CODE_PART):
        return "code2"
    return part


def _by_ending(text: str, words: dict[str, str]) -> str:
    """The part of the lead whose labels end like this one: *科目编码."""
    return next(
        (part for end, part in words.items() if end[0] == "*" and text.endswith(end[1:])), ""
    )


def _by_content(column: PrintedColumn, before: str) -> str:
    """A column without a label, under a cell merged with the one before it."""
    following = {"code": "code2", "code1": "code2", "code2": "code3"}
    if before in following and column.looks_like(_CODE_PART):
        return following[before]
    if before and column.looks_like(_CODE):
        return "code"
    return "name" if before and column.values and column.is_text() else ""


def has_codes(parts: Sequence[str]) -> bool:
    """Whether codes stand among the columns before the amounts."""
    return any(part.startswith("code") for part in parts)


def leading(parts: Sequence[str]) -> int:
    """How many columns stand before the first of amounts."""
    return next((index for index, part in enumerate(parts) if not part), len(parts))


def first_repeated(parts: Sequence[str]) -> int:
    """Where a second classification begins (政府预算经济分类 beside 部门预算经济分类)."""
    return next((i for i, part in enumerate(parts) if part in parts[:i]), len(parts))


def one_each(parts: Sequence[str]) -> tuple[str, ...] | None:
    """The parts of a lead; None where one of them stands twice."""
    return tuple(parts) if len(set(parts)) == len(parts) else None


_CLASSIFICATIONS = {"function": "功能", "economic": "经济"}
"""By what a label says which classification its codes are of."""

_PROJECT = "项目名称"
_AGENCY = re.compile(r"单位|部门(?!预算|经济)")


def by_labels(
    parts: Sequence[str], columns: Sequence[PrintedColumn], dimension: str
) -> tuple[str, ...]:
    """The parts of a lead that names several things, as the labels tell them.

    单位名称, 项目代码, 项目名称, 功能科目编码 and -名称, 经济科目编码 and -名称: the classification
    asked for gives code and name, the others and what stands twice have no place ("other").
    """
    found: list[str] = []
    for part, column in zip(parts, columns, strict=False):
        own = _by_label(part, "".join(column.words), dimension)
        found.append("other" if own in found else own)
    return tuple(found)


def _by_label(part: str, label: str, dimension: str) -> str:
    if part != "name" and not part.startswith("code"):
        return part
    said = {own for own, text in _CLASSIFICATIONS.items() if text in label}
    if said and dimension not in said:
        return "other"
    if part == "name" and label.endswith(_PROJECT):
        return "project"
    is_account = bool(said) or "科目" in label
    return "agency" if part == "name" and not is_account and _AGENCY.search(label) else part


def blocks_of(parts: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of columns that begin with columns of the lead and go on with amounts."""
    starts = [
        index for index, part in enumerate(parts) if part and (index == 0 or not parts[index - 1])
    ]
    ends = [*starts[1:], len(parts)]
    return list(zip(starts, ends, strict=True)) if starts and starts[0] == 0 else []


def with_codes_apart(
    parts: Sequence[str], columns: Sequence[PrintedColumn], grids: Sequence[Grid]
) -> tuple[list[str], list[PrintedColumn], tuple[Grid, ...]] | None:
    """A table in which code and name share a cell (2010301 行政运行), with a cell for each."""
    pattern = re.compile(rf"{_CODE_AND_NAME.pattern}|合计|总计", re.DOTALL)
    names = (at for at, part in enumerate(parts) if part == "name")
    place = next((at for at in names if columns[at].looks_like(pattern)), None)
    if place is None:
        return None
    new_parts = [*parts[:place], "code", *parts[place:]]
    new_columns = [*columns[:place], PrintedColumn((), ()), *columns[place:]]
    return new_parts, new_columns, tuple(_divide(grid, place) for grid in grids)


def _divide(grid: Grid, place: int) -> Grid:
    head = header_rows(grid)
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(grid.rows):
        if place >= len(row):
            rows.append(row)
            continue
        cell = row[place]
        match = _CODE_AND_NAME.fullmatch(cell.text.strip()) if number >= head else None
        code = Cell(match["code"] if match else "", cell.where)
        name = Cell(match["name"] if match else cell.text, cell.where)
        rows.append((*row[:place], code, name, *row[place + 1 :]))
    return Grid(tuple(rows))
