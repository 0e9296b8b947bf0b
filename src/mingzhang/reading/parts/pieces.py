"""A grid that holds more than one table, or one table with its head on every page.

A whole disclosure can stand in one sheet or in one table of a web page, and a table that was
put together from pages has title, agency and header again wherever a page began. So a grid is
divided before a row that is a title of one of the nine, and where its own header comes again.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from mingzhang import keys
from mingzhang.reading import signs, titles
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.tables.headers import header_rows, row_key

_HEAD = 8
"""Rows at the top of a table in which its header begins."""

_FEWEST = 3
"""Labels that a row must have to be known again as the header."""


def divided(grid: Grid) -> list[Grid]:
    """The grid's tables, or its pages, from top to bottom; most grids are one."""
    starts = [0, *_starts(grid.rows), len(grid.rows)]
    return [Grid(grid.rows[a:b]) for a, b in itertools.pairwise(starts) if a < b]


def _starts(rows: Sequence[tuple[Cell, ...]]) -> Iterator[int]:
    """The rows, after the first, with which another table or page begins."""
    start = body = 0
    header = _header(rows)
    begun = False
    for index, row in enumerate(rows):
        if _is_header(row, header):
            if begun:
                start = body = _above(rows, start, index)
                yield start
            begun = True
        elif index > start and _is_title(row):
            while body < index and _is_head([rows[body]]):
                body += 1
            if body < index:
                start = body = index - 1 if _is_number(rows[index - 1]) else index
                header = _header(rows[start : start + _HEAD + 1])
                begun = False
                yield start


def _header(rows: Sequence[tuple[Cell, ...]]) -> tuple[str, ...]:
    """The first row of labels; () where there is none that could be known again."""
    for index, row in enumerate(rows[:_HEAD]):
        if header_rows(Grid((row, *rows[index + 1 : index + 2]))) and not _is_head([row]):
            key = row_key(row)
            return key if sum(map(bool, key)) >= _FEWEST else ()
    return ()


def _is_header(row: Sequence[Cell], header: tuple[str, ...]) -> bool:
    """Whether a row is the header again; its first label is compared before all others."""
    if len(row) != len(header):
        return False
    place = next(place for place, label in enumerate(header) if label)
    return keys.fold(row[place].text) == header[place] and row_key(row) == header


def _above(rows: Sequence[tuple[Cell, ...]], start: int, index: int) -> int:
    """The first of the lines of title, agency and unit that stand directly above a row."""
    while index > start + 1 and _is_head([rows[index - 1]]):
        index -= 1
    return index


def _texts(row: Sequence[Cell]) -> list[str]:
    return list(dict.fromkeys(cell.text for cell in row if cell.text))


def _is_title(row: Sequence[Cell]) -> bool:
    texts = _texts(row)
    return len(texts) == 1 and signs.statement_title(texts[0]) is not None


def _is_number(row: Sequence[Cell]) -> bool:
    texts = _texts(row)
    return len(texts) == 1 and titles.table_number(texts[0])


def _is_head(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether these rows are nothing but lines above a table."""
    return all(
        signs.meta(text)
        or signs.year_alone(text)
        or titles.table_number(text)
        or signs.statement_title(text)
        for row in rows
        for text in _texts(row)
    )
