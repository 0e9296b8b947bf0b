"""Which column of a grid is which of a form's.

Labels are often shifted by a merged cell, so where the number of columns is right, position
wins over label; labels decide only where columns are missing or added.
"""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang import keys
from mingzhang.forms import ColumnForm, Form, ListForm
from mingzhang.reading.blocks import Grid
from mingzhang.reading.tables.headers import (
    HEAD_ROWS,
    TOTALS,
    header_rows,
    is_number_row,
    label_key,
)


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
    for row in grid.rows[:HEAD_ROWS]:
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
