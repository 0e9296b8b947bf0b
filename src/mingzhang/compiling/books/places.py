"""Where things stand in a budget book's workbook: the header, the rows to fill in, their cells."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name

from mingzhang.compiling.books.sheets import sheet
from mingzhang.compiling.from_published.gaps import Gap

HEADER_ROW = 1
"""Counting from 0; above it stand title and hint, below it what is filled in."""

FIRST_ROW = HEADER_ROW + 1
"""The first row to fill in, counting from 0."""

_ROOM = {"indicators": 3000, "objectives": 1500, "projects": 600, "lines": 600}
"""Rows that are prepared for filling in; every other sheet has 300."""

_USUAL_ROOM = 300


def rows_to_fill(sheet_id: str) -> int:
    """The number of rows that are prepared on a sheet for filling in."""
    return _ROOM.get(sheet_id, _USUAL_ROOM)


def cells_of(gap: Gap) -> str:
    """The workbook's cells that a gap is about; "" where it is about none in particular."""
    if not gap.sheet or not gap.first:
        return ""
    its = sheet(gap.sheet)
    places = {column.id: place for place, column in enumerate(its.columns)}
    if its.layout == "form":
        return f"B{HEADER_ROW + places[gap.column] + 1}"
    place = places.get(gap.column, 0)
    column = xl_col_to_name(place)
    first, last = f"{column}{FIRST_ROW + gap.first}", f"{column}{FIRST_ROW + gap.last}"
    return first if first == last else f"{first}:{last}"


def column_range(sheet_id: str, column_id: str) -> str:
    """The cells of a column that may be filled in."""
    its = sheet(sheet_id)
    place = [column.id for column in its.columns].index(column_id)
    name = xl_col_to_name(place)
    last = FIRST_ROW + rows_to_fill(sheet_id)
    return f"'{its.title}'!${name}${FIRST_ROW + 1}:${name}${last}"
