"""A header that a page break cuts between its own rows, put together again.

The upper part has fewer rules, so fewer columns: 收入预算 over five columns is one cell on the
page where nothing stands below it. Which columns it covers, the places on the page tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mingzhang import amounts
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.tables.headers import is_label

_CODE = re.compile(r"\d{3,7}")
_SLACK = 2.0
"""Points by which two rules that are one may stand apart."""


def is_header_alone(grid: Grid) -> bool:
    """Whether no row of a grid prints an amount or a code."""
    return not any(_is_data(cell.text) for row in grid.rows for cell in row if cell.text)


def _is_data(text: str) -> bool:
    return bool(_CODE.fullmatch(text.strip())) or amounts.is_amount(text)


def joined(upper: Grid, lower: Grid) -> Grid | None:
    """Both parts as one grid with the columns of the lower; None where they do not fit."""
    if upper.width == lower.width:
        last, first = upper.rows[-1], lower.rows[0]
        if row := _one_row(upper.rows, first):
            return Grid((*upper.rows[:-1], last, row, *lower.rows[1:]))
        return Grid(upper.rows + lower.rows)
    columns = _columns(lower)
    if not columns:
        return None
    rows = [_spread(row, columns) for row in upper.rows]
    if any(row is None for row in rows):
        return None
    return Grid((*(tuple(row) for row in rows if row is not None), *lower.rows))


def _one_row(rows: Sequence[Sequence[Cell]], rest: Sequence[Cell]) -> tuple[Cell, ...] | None:
    """The lowest labels with what the page's end has cut off; None where that makes no labels."""
    lowest = [
        next((row[c] for row in reversed(rows) if c < len(row) and row[c].text), rest[c])
        for c in range(len(rest))
    ]
    cut = [place for place, cell in enumerate(rest) if cell.text]
    whole = [lowest[place].text + rest[place].text for place in cut]
    if not cut or is_header_row(rest) or not all(map(is_label, whole)):
        return None
    joined = dict(zip(cut, whole, strict=True))
    return tuple(Cell(joined.get(place, ""), lowest[place].where) for place in range(len(rest)))


def is_header_row(row: Sequence[Cell]) -> bool:
    """Whether every text of a row is a label by itself."""
    return all(is_label(cell.text) for cell in row if cell.text)


def _columns(grid: Grid) -> list[tuple[float, float]]:
    """The left and right edges of a grid's columns, from a row that has them all."""
    for row in grid.rows:
        boxes = [cell.where.box for cell in row]
        if len(row) == grid.width and all(boxes):
            edges = [(box[0], box[2]) for box in boxes if box]
            if all(one[1] <= two[0] + _SLACK for one, two in pairwise(edges)):
                return edges
    return []


def _spread(row: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> list[Cell] | None:
    """A row's cells in the first of the columns that each covers."""
    blank = Cell("", row[0].where)
    found = [blank] * len(columns)
    for cell in row:
        if not cell.text:
            continue
        box = cell.where.box
        if box is None:
            return None
        covered = [
            place
            for place, (left, right) in enumerate(columns)
            if box[0] - _SLACK <= (left + right) / 2 <= box[2] + _SLACK
        ]
        if not covered or found[covered[0]].text:
            return None
        found[covered[0]] = cell
    return found
