"""A header that a page break cuts between its own rows, put together again.

The upper part has fewer rules, so fewer columns: 收入预算 over five columns is one cell on the
page where nothing stands below it. Which columns it covers, the places on the page tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mingzhang import amounts
from mingzhang.amounts import NotAnAmountError
from mingzhang.reading.blocks import Cell, Grid

_CODE = re.compile(r"\d{3,7}")
_SLACK = 2.0
"""Points by which two rules that are one may stand apart."""


def is_header_alone(grid: Grid) -> bool:
    """Whether no row of a grid prints an amount or a code."""
    return not any(_is_data(cell.text) for row in grid.rows for cell in row if cell.text)


def _is_data(text: str) -> bool:
    if _CODE.fullmatch(text.strip()):
        return True
    try:
        return amounts.parse(text) is not None
    except NotAnAmountError:
        return False


def joined(upper: Grid, lower: Grid) -> Grid | None:
    """Both parts as one grid with the columns of the lower; None where they do not fit."""
    if upper.width == lower.width:
        return Grid(upper.rows + lower.rows)
    columns = _columns(lower)
    if not columns:
        return None
    rows = [_spread(row, columns) for row in upper.rows]
    if any(row is None for row in rows):
        return None
    return Grid((*(tuple(row) for row in rows if row is not None), *lower.rows))


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
