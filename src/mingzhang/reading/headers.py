"""What a grid's head says: which forms it can be, and which column is which.

A header is a few rows of labels, then the row that numbers the columns (栏次). Labels are
often shifted by a merged cell, so where the number of columns is right, position wins
over label; labels decide only where columns are missing or added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from mingzhang import amounts, forms, keys
from mingzhang.forms import ColumnForm, Form, ListForm, Pack
from mingzhang.reading.blocks import Cell, Grid

_HEAD_ROWS = 5
_TARGET_WORDS = frozenset(
    {"一级指标", "二级指标", "绩效目标", "项目编码", "项目编号", "资金支出计划", "总体目标"}
)
_LEVELS = frozenset({"一级指标", "二级指标", "三级指标"})
_TWO = 2
_ONE_PAIR = 2
"""Columns of the narrowest table with a header; a single label in a wider one is the rest of a
name that the page before has cut off (…缴费 / 支出)."""

_TARGET_ROWS = 30
"""How far down a table of targets can begin with its indicators."""

_NUMBER_LETTERS = frozenset({"**", "*", "甲", "乙", "丙", "丁", "a", "b", "A", "B"})
"""What stands in the number row above the columns of codes and names."""

_FORMULA = re.compile(r"\(?\d{1,2}\)?(?:=.{1,30})?")

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_DIGIT = re.compile(r"\d")

_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.0+)?")

_LONG = 5
"""No table of contents has a page number with as many digits."""

_DISTINCT = 0.75
"""Share of a form's labels that a header without a title must show."""


class Signature(msgspec.Struct, frozen=True):
    """What the first rows of a grid look like."""

    forms: frozenset[str] = frozenset()
    """Ids of the nine tables whose header this can be."""

    packs: tuple[str, ...] = ()
    """The packs in which they have this header."""

    beside_the_nine: str = ""
    """Id of the list form, or "targets"; "" where it is neither."""

    is_contents: bool = False
    labels: frozenset[str] = frozenset()
    """The labels of its header: the next page of a table has the same."""

    is_exact: bool = False
    """Whether a form has all of its labels."""

    is_data: bool = False
    """No header at all: the grid begins with a data row."""


@cache
def number_row_labels() -> frozenset[str]:
    """First cells of the row that numbers the columns: 栏次, 档次."""
    return frozenset(label for pack in forms.all_packs() for label in pack.number_row)


class _Header(msgspec.Struct, frozen=True):
    """The labels of one form in one pack."""

    form: str
    pack: str
    labels: frozenset[str]


@cache
def _headers() -> tuple[_Header, ...]:
    return tuple(
        _Header(form.id, pack.id, labels_of(form))
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


@cache
def _marks() -> tuple[tuple[str, frozenset[str]], ...]:
    marks = {
        (form.id, frozenset(map(keys.fold, form.mark)))
        for pack in forms.all_packs()
        for form in pack.lists
        if form.mark
    }
    return tuple(sorted(marks, key=lambda mark: (mark[0], sorted(mark[1]))))


def signature(grid: Grid) -> Signature:
    """What the grid's first rows make of it."""
    rows = [[keys.fold(cell.text) for cell in row] for row in grid.rows[:_HEAD_ROWS]]
    texts = {text for row in rows for text in row if text}
    joined = "".join(text for row in rows for text in row)
    if _is_contents(rows):
        return Signature(is_contents=True)
    if any(word in joined for word in _TARGET_WORDS) or _has_levels(grid):
        return Signature(beside_the_nine="targets")
    for form_id, mark in _marks():
        if all(any(text.startswith(word) for text in texts) for word in mark):
            return Signature(beside_the_nine=form_id)
    head = header_rows(grid)
    labels = {label_key(cell.text) for row in grid.rows[:head] for cell in row if cell.text}
    words = {
        label_key(cell.text)
        for row in grid.rows[:head]
        for cell in row
        if cell.text and not is_number_row(row)
    }
    found = _most_specific(labels)
    return Signature(
        forms=frozenset(header.form for header in found),
        packs=tuple(dict.fromkeys(header.pack for header in found)),
        labels=frozenset(labels),
        is_exact=any(words <= header.labels for header in found),
        is_data=head == 0,
    )


def _has_levels(grid: Grid) -> bool:
    """Whether a header of indicators stands below what a table says of its project."""
    return any(
        sum(keys.fold(cell.text) in _LEVELS for cell in row if cell.text) >= _TWO
        for row in grid.rows[_HEAD_ROWS:_TARGET_ROWS]
    )


def _is_contents(rows: list[list[str]]) -> bool:
    """Rows of a title and a page number."""
    entries = [[text for text in row if text] for row in rows]
    entries = [row for row in entries if row]
    return bool(entries) and all(
        len(row) == 2 and row[1].isdigit() and len(row[1]) < _LONG and not row[0].isdigit()
        for row in entries
    )


def _most_specific(labels: set[str]) -> list[_Header]:
    """Of the forms that a header shows, those that account for the most of its labels."""
    shown = [h for h in _headers() if len(labels & h.labels) >= _DISTINCT * len(h.labels)]

    def fit(header: _Header) -> tuple[int, int]:
        return len(labels & header.labels), -len(header.labels - labels)

    best = max(map(fit, shown), default=None)
    return [header for header in shown if fit(header) == best]


def header_rows(grid: Grid) -> int:
    """How many rows at the top are header: up to the number row, or while only labels stand."""
    for index, row in enumerate(grid.rows[:_HEAD_ROWS]):
        if is_number_row(row):
            return index + 1
    known = all_labels()
    count = 0
    for index, row in enumerate(grid.rows[:_HEAD_ROWS]):
        texts = [label_key(cell.text) for cell in row if cell.text]
        is_total = len(texts) == 1 and texts[0] in TOTALS
        if is_total or _is_numbered(row) or _has_amount(row) or any(map(_CODE.fullmatch, texts)):
            break
        labelled = sum(text in known or text.removeprefix("其中:") in known for text in texts)
        goes_on = bool(count and labelled and not row[0].text)
        if texts and (2 * labelled + bool(count) > len(texts) or goes_on):
            count = index + 1
    is_rest = count == 1 < len(grid.rows) and sum(bool(cell.text) for cell in grid.rows[0]) == 1
    return 0 if is_rest and len(grid.rows[0]) > _ONE_PAIR else count


@cache
def all_labels() -> frozenset[str]:
    """The keys of the header labels of all forms."""
    labels = {keys.fold("序号"), keys.fold("编码"), keys.fold("名称")}
    for header in _headers():
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
    texts = {text for column in columns for text in (column.label, *column.also, *column.under)}
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


TOTALS = ("合计", "总计", "小计")


def is_total_alone(grid: Grid) -> bool:
    """Whether a grid is nothing but the total row of a table on the page before.

    Its page has no rules between the columns before the amounts, so they are one cell.
    """
    return len(grid.rows) == 1 and keys.fold(grid.rows[0][0].text) in TOTALS


def column_places(grid: Grid, expected: Sequence[str]) -> dict[int, int] | None:
    """Which physical cell is which expected column: {expected index: cell index}.

    `expected` are the header labels in printed order, 序号 first where the form has it.
    None where it cannot be told.
    """
    width = max(map(len, grid.rows))
    if width == len(expected):
        return {index: index for index in range(width)}
    if numbered := _by_number_row(grid, expected):
        return numbered
    return _by_labels(grid, expected)


def _by_number_row(grid: Grid, expected: Sequence[str]) -> dict[int, int] | None:
    for row in grid.rows[:_HEAD_ROWS]:
        if not is_number_row(row):
            continue
        offset = 1 if keys.fold(expected[0]) == "序号" else 0
        places = {
            int(text) - 1 + offset: index
            for index, cell in enumerate(row)
            if (text := keys.fold(cell.text)).isdigit() and int(text) <= len(expected) - offset
        }
        if offset:
            places.setdefault(0, 0)
        if len(places) == len(expected):
            return places
    return None


def _by_labels(grid: Grid, expected: Sequence[str]) -> dict[int, int] | None:
    """Match the lowest label above each column, from left to right."""
    lowest = _lowest_labels(grid)
    places: dict[int, int] = {}
    start = 0
    for wanted, label in enumerate(map(keys.fold, expected)):
        found = next(
            (i for i in sorted(lowest) if i >= start and lowest[i] == label),
            None,
        )
        if found is None:
            return None
        places[wanted] = found
        start = found + 1
    return places


def permuted_places(grid: Grid, form: Form) -> dict[int, int] | None:
    """The form's columns by their labels, where each label of a block of columns stands
    exactly once and in another order; None where they stand in order, or anything is missing.

    Labels of different header rows that change places were shifted by a merged cell (上年结转
    before 其他收入, which stands below 本年收入): that is a misprint of the header.
    """
    width = max(map(len, grid.rows))
    if width != len(form.labels):
        return None
    lowest = _lowest_labels(grid)
    levels = _lowest_levels(grid)
    places = {index: index for index in range(width)}
    start = len(form.lead)
    for block in form.sides or (form,):
        start += len(block.lead) if form.sides else 0
        end = start + len(block.columns)
        names = [_column_keys(column) for column in block.columns]
        printed = [lowest.get(index, "") for index in range(start, end)]
        found = [[i for i, text in enumerate(printed) if text in own] for own in names]
        if all(len(own) == 1 for own in found) and len({own[0] for own in found}) == len(names):
            places |= {start + index: start + own[0] for index, own in enumerate(found)}
        start = end
    moved = [place for index, place in places.items() if index != place]
    return places if len({levels[place] for place in moved}) == 1 else None


def amounts_in_lead(grid: Grid, form: Form) -> bool:
    """Whether a label of an amount stands above a column that the form has before the amounts.

    Then the number of columns is right by chance. 合计 can be the total's row, which shares a
    ruled row with the labels.
    """
    own = {key for column in form.columns for key in _column_keys(column)} - {*TOTALS}
    lowest = _lowest_labels(grid)
    return any(lowest.get(index) in own for index in range(len(form.lead)))


def _column_keys(column: ColumnForm) -> frozenset[str]:
    return frozenset(map(keys.fold, (column.label, *column.also)))


def _lowest_levels(grid: Grid) -> dict[int, int]:
    """The header row, from 0, in which the lowest label above each column stands."""
    return {
        index: level
        for level, row in enumerate(grid.rows[: header_rows(grid)])
        if not is_number_row(row)
        for index, cell in enumerate(row)
        if label_key(cell.text)
    }


def _lowest_labels(grid: Grid) -> dict[int, str]:
    """The lowest header label above each column."""
    levels = _lowest_levels(grid)
    return {index: label_key(grid.rows[level][index].text) for index, level in levels.items()}


def list_columns(form: ListForm, width: int, labels: Sequence[str]) -> list[str] | None:
    """The column ids of a list form for a grid of this width, optional ones as needed.

    None where no choice of optional columns gives the width.
    """
    ids = [column.id for column in form.columns]
    if width == len(ids):
        return ids
    present = set(map(keys.fold, labels))
    kept = [
        column.id
        for column in form.columns
        if not column.optional or keys.fold(column.label) in present
    ]
    if width == len(kept):
        return kept
    required = [column.id for column in form.columns if not column.optional]
    return required if width == len(required) else None
