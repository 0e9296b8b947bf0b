"""The header of a grid: how many of its rows it has, and what stands in them.

A header is a few rows of labels, then the row that numbers the columns (栏次).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from mingzhang import amounts, forms, keys
from mingzhang.forms import Form, Pack
from mingzhang.reading.blocks import Cell, Grid

HEAD_ROWS = 5

_ONE_PAIR = 2
"""Columns of the narrowest table with a header; a single label in a wider one is the rest of a
name that the page before has cut off (…缴费 / 支出)."""

_NUMBER_LETTERS = frozenset({"**", "*", "甲", "乙", "丙", "丁", "a", "b", "A", "B"})
"""What stands in the number row above the columns of codes and names."""

_FORMULA = re.compile(r"\(?\d{1,2}\)?(?:=.{1,30})?")

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")

_LEVELS = frozenset(("类", "款"))
"""Labels of a code's parts, which stand in the last row of a header."""

_DIGIT = re.compile(r"\d")

_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.0+)?")


@cache
def number_row_labels() -> frozenset[str]:
    """First cells of the row that numbers the columns: 栏次, 档次."""
    return frozenset(label for pack in forms.all_packs() for label in pack.number_row)


class FormHeader(msgspec.Struct, frozen=True):
    """The labels of one form in one pack."""

    form: str
    pack: str
    labels: frozenset[str]


@cache
def form_headers() -> tuple[FormHeader, ...]:
    """The labels of all forms whose layout a pack declares."""
    return tuple(
        FormHeader(form.id, pack.id, labels_of(form))
        for pack in forms.all_packs()
        if not pack.open
        for form in pack.forms
    )


_YEAR = re.compile(r"20\d\d年度?")


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """The key of a header label; the year before it belongs to the document, not to the form."""
    return _YEAR.sub("", keys.fold(text), count=1)


def labels_of(form: Form) -> frozenset[str]:
    """The keys of all header labels of a form."""
    return frozenset(keys.fold(label) for label in (*form.group_labels, *form.labels))


def header_rows(grid: Grid) -> int:
    """How many rows at the top are header: up to the number row, or while only labels stand."""
    for index, row in enumerate(grid.rows[:HEAD_ROWS]):
        if is_number_row(row):
            return index + 1
    known = all_labels()
    count = 0
    for index, row in enumerate(grid.rows[:HEAD_ROWS]):
        texts = [label_key(cell.text) for cell in row if cell.text]
        is_total = len(texts) == 1 and texts[0] in TOTALS
        if is_total or _is_numbered(row) or _has_amount(row) or any(map(_CODE.fullmatch, texts)):
            break
        labelled = sum(text in known or text.removeprefix("其中:") in known for text in texts)
        goes_on = bool(count and labelled and (not row[0].text or _LEVELS.issubset(texts)))
        if texts and (2 * labelled + bool(count) > len(texts) or goes_on):
            count = index + 1
    is_rest = count == 1 < len(grid.rows) and sum(bool(cell.text) for cell in grid.rows[0]) == 1
    return 0 if is_rest and len(grid.rows[0]) > _ONE_PAIR else count


@cache
def all_labels() -> frozenset[str]:
    """The keys of the header labels of all forms."""
    labels = {keys.fold("序号"), keys.fold("编码"), keys.fold("名称")}
    for header in form_headers():
        labels |= header.labels
    for pack in forms.all_packs():
        if pack.open:
            labels |= _words_of(pack)
    return frozenset(labels)


def is_label(text: str) -> bool:
    """Whether a line is nothing but a header label: an empty table without rules has them so."""
    return label_key(text) in all_labels()


def _words_of(pack: Pack) -> set[str]:
    """All that an open pack expects in headers."""
    sides = [side for form in pack.forms for side in form.sides]
    columns = [column for form in pack.forms for column in form.columns]
    columns += [column for side in sides for column in side.columns]
    texts = {
        text
        for column in columns
        for text in (column.label, *column.also, *column.under, *column.within)
    }
    texts |= {text for words in pack.lead_words.values() for text in words}
    return {keys.fold(text) for text in (*texts, *pack.aside)}


def _is_numbered(row: Sequence[Cell]) -> bool:
    """Whether a row begins with its number and goes on with words: it is data, however blank."""
    return _ROW_NUMBER.fullmatch(keys.fold(row[0].text)) is not None and any(
        keys.fold(cell.text) for cell in row[1:]
    )


def _has_amount(row: Sequence[Cell]) -> bool:
    return any(_DIGIT.search(cell.text) and amounts.is_amount(cell.text) for cell in row[1:])


def row_key(row: Sequence[Cell]) -> tuple[str, ...]:
    """What two rows have alike that print the same, however they are spaced."""
    return tuple(keys.fold(cell.text) for cell in row)


_CODE_PARTS = frozenset(("", "类", "款", "项"))
"""Blank, and labels that can reach down beside 栏次: 类 | 款 | 项 | 栏次 | 1 | 2."""


def is_number_row(row: Sequence[Cell]) -> bool:
    """Whether a row is 栏次 1 2 3 …, or its numbers alone."""
    texts = [keys.fold(cell.text) for cell in row]
    first = next((text for text in texts if text not in _CODE_PARTS), "")
    if first in number_row_labels():
        return True
    numbers = [text for text in texts if text and text not in _NUMBER_LETTERS]
    if len(numbers) <= 2:
        return False
    if any("=" in text for text in numbers):
        return all(map(_FORMULA.fullmatch, numbers))
    plain = (text.strip("()") for text in numbers)
    return all(text == str(number) for number, text in enumerate(plain, 1))


def label_rows(grid: Grid) -> list[Sequence[Cell]]:
    """The header without the numbers of the columns; 类 款 项 beside them are labels."""
    found: list[Sequence[Cell]] = []
    for row in grid.rows[: header_rows(grid)]:
        if not is_number_row(row):
            found.append(row)
        elif any(keys.fold(cell.text) in _CODE_PARTS - {""} for cell in row):
            parts = (cell.text if keys.fold(cell.text) in _CODE_PARTS else "" for cell in row)
            found.append([Cell(text, cell.where) for text, cell in zip(parts, row, strict=True)])
    return found


def begins_anew(grid: Grid) -> bool:
    """Whether the first data row is row 1 of its table, or a total without a number."""
    for row in grid.rows[header_rows(grid) :]:
        texts = [keys.fold(cell.text) for cell in row if cell.text]
        if texts:
            return texts[0] in ("1", "1.00", "合计")
    return True


def counts_on(above: Grid, grid: Grid) -> bool:
    """Whether the first data row has the number that comes after those of the grid above."""
    numbers = [keys.fold(row[0].text) for row in above.rows]
    last = next((text for text in reversed(numbers) if text.isdecimal()), "")
    first = next((keys.fold(row[0].text) for row in grid.rows[header_rows(grid) :]), "")
    return bool(last) and first == str(int(last) + 1)


TOTALS = ("合计", "总计", "小计")


def is_total_alone(grid: Grid) -> bool:
    """Whether a grid is nothing but the total row of a table on the page before.

    Its page has no rules between the columns before the amounts, so they are one cell.
    """
    return len(grid.rows) == 1 and keys.fold(grid.rows[0][0].text) in TOTALS
