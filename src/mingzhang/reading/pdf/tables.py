"""Characters into the cells of ruled tables, and tables to rows.

A merged cell's text stands in its first field and the fields that it covers are blank, so
that all rows have the same columns. A row that is one cell as wide as the table is not a
row of figures but a title, a note or a text: each of its paragraphs gets a row. A table of
one column is a frame around text, and its paragraphs are no table at all.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mingzhang.reading.pdf.flow import Passage, cell_text, lines, passages, rows
from mingzhang.reading.pdf.ink import Box, Char
from mingzhang.reading.pdf.lattice import Area, Lattice

_THIN = 5.0
"""Points. An empty row as thin as this is the space within a double line."""

_TOO_TALL = 2.0
"""Heights of a cell. A letter taller than this is printed across the table: a watermark."""

_MIDDLE = 0.35
"""A letter's middle above its baseline, in heights of its box."""


class Field(msgspec.Struct, gc=False):
    """A cell of a row, or a place that a merged cell covers."""

    text: str
    box: Box


class Table(msgspec.Struct):
    """A table with its text."""

    rows: list[list[Field]]
    box: Box


def fill(
    tables: Sequence[Lattice], chars: Sequence[Char]
) -> tuple[list[Table], list[Passage], list[Char]]:
    """Tables with text, paragraphs in frames, and the characters outside both."""
    contents, rest = _sort_in(tables, chars)
    filled: list[Table] = []
    framed: list[Passage] = []
    for lattice, cells in zip(tables, contents, strict=True):
        if not any(cells):
            continue
        if len(lattice.xs) == 2:
            for cell in cells:
                framed += passages(lines(rows(cell)))
        elif found := _rows(lattice, cells):
            filled.append(Table(found, lattice.box))
    return filled, framed, rest


def _sort_in(
    tables: Sequence[Lattice], chars: Sequence[Char]
) -> tuple[list[list[list[Char]]], list[Char]]:
    """For each table and cell its characters; then those in no cell."""
    contents: list[list[list[Char]]] = [[[] for _ in table.areas] for table in tables]
    # a table inside a cell of another one comes first
    inner_first = [
        (*table.box, table, cells, _rooms(table))
        for table, cells in sorted(
            zip(tables, contents, strict=True), key=lambda entry: _extent(entry[0].box)
        )
    ]
    if not inner_first:
        return contents, list(chars)
    rest: list[Char] = []
    smallest = inner_first[0][-2]
    here: list[Char] = rest
    start = end = head = foot = room = 0.0
    for char in chars:
        x = (char.left + char.right) / 2
        height = char.bottom - char.top
        y = char.base - _MIDDLE * height
        if start <= x < end and head <= y < foot and height <= room:
            here.append(char)  # most characters stand in the cell of the one before
            continue
        for left, top, right, bottom, table, cells, rooms in inner_first:
            if left <= x < right and top <= y < bottom:
                place = table.place(x, y)
                if place >= 0 and height <= rooms[place]:
                    cells[place].append(char)
                    if cells is smallest:  # no other table lies in its cells
                        here, room = cells[place], rooms[place]
                        start, head, end, foot = table.area_box(table.areas[place])
                    break
        else:
            rest.append(char)
    return contents, rest


def _rooms(table: Lattice) -> list[float]:
    """The greatest height that a character of each cell can have."""
    ys = table.ys
    return [_TOO_TALL * (ys[area.row_end] - ys[area.row]) for area in table.areas]


def _extent(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _rows(lattice: Lattice, cells: list[list[Char]]) -> list[list[Field]]:
    columns = len(lattice.xs) - 1
    texts = [cell_text(chars) if chars else "" for chars in cells]
    boxes = [lattice.area_box(area) for area in lattice.areas]
    found: list[list[Field]] = []
    for row, owners in enumerate(lattice.owner):
        top, bottom = lattice.ys[row], lattice.ys[row + 1]
        first = owners[0]
        if first >= 0 and owners[-1] == first and lattice.areas[first].row == row:
            found += _wide_rows(lattice.areas[first], boxes[first], cells[first], columns)
            continue
        fields: list[Field] = []
        for column, place in enumerate(owners):
            if place < 0:
                box = (lattice.xs[column], top, lattice.xs[column + 1], bottom)
                fields.append(Field("", box))
                continue
            area = lattice.areas[place]
            begins = area.row == row and area.column == column
            fields.append(Field(texts[place] if begins else "", boxes[place]))
        if bottom - top > _THIN or any(field.text for field in fields):
            found.append(fields)
    return found if any(field.text for fields in found for field in fields) else []


def _wide_rows(area: Area, box: Box, chars: list[Char], columns: int) -> list[list[Field]]:
    """The rows of a cell as wide as the table: one for each paragraph."""
    found = passages(lines(rows(chars)))
    if len(found) < 2:
        text = found[0].text if found else ""
        return [_wide_row(text, box, columns)] + [
            _wide_row("", box, columns) for _ in range(area.row + 1, area.row_end)
        ]
    return [_wide_row(passage.text, passage.box, columns) for passage in found]


def _wide_row(text: str, box: Box, columns: int) -> list[Field]:
    return [Field(text, box)] + [Field("", box) for _ in range(1, columns)]
