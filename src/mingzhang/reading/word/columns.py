"""The columns of a Word table as they are seen, where its grid has slivers.

A table that was drawn or converted can have its lines a hair apart from row to row. Word then
keeps grid columns of a twentieth of a point between them, and cells of one printed column begin
and end in different grid columns. Lines that nobody can see apart are one.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from mingzhang.reading.word.elements import attribute, child_of, kind_of, number_in

_APART = 57
"""Twips (twentieths of a point) between two lines that are seen as two: a millimetre."""

Span = tuple[int, int]
"""The grid column in which a cell begins, and how many it spans."""


def seen(table: etree._Element, rows: Sequence[Sequence[Span]]) -> list[list[Span]]:
    """The cells of each row on the columns that are seen.

    As they are where the grid says no widths, or where two cells of a row would fall together.
    """
    lines = _lines(table, max((start + span for row in rows for start, span in row), default=0))
    placed = [
        [(lines[start], max(1, lines[start + span] - lines[start])) for start, span in row]
        for row in rows
    ]
    if any(len({start for start, _ in row}) < len(row) for row in placed):
        return [list(row) for row in rows]
    return placed


def _lines(table: etree._Element, count: int) -> list[int]:
    """For each line of the grid the number of the line that is seen there."""
    grid = child_of(table, "tblGrid")
    widths = [
        number_in(attribute(column, "w"), 0)
        for column in (grid if grid is not None else ())
        if kind_of(column) == "gridCol"
    ][:count]
    if len(widths) < count or min(widths, default=0) < 0:
        return list(range(count + 1))
    lines = [0]
    for width in widths:
        lines.append(lines[-1] + (width >= _APART))
    return lines
