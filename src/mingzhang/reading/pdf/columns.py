"""Tables without rules: what stands in columns is a table, if it has figures.

Only a run of at least three lines is taken, each with at least three texts, one of them a
number, that keep to the same columns. Everything less sure stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang.reading.pdf.flow import pieces, row_text
from mingzhang.reading.pdf.ink import SPACES, Box, Char, around
from mingzhang.reading.pdf.tables import Field, Table

_GAP = 1.0
"""Heights of a character between two columns."""

_FEWEST = 3
_LINE_GAP = 3.0
_HEADER_LINES = 3
_NUMBER = re.compile(r"[-－—]?[\d,，]+([.．]\d+)?[%％]?|[-－—]+")


class _Piece:
    """A text in one column of one line."""

    __slots__ = ("box", "is_number", "text")

    def __init__(self, chars: list[Char]) -> None:
        self.text = row_text(chars)
        self.box: Box = around([char.box for char in chars if char.text not in SPACES])
        self.is_number = bool(_NUMBER.fullmatch(self.text.replace(" ", "")))


def aligned_tables(rows: list[list[Char]]) -> tuple[list[Table], list[list[Char]]]:
    """Tables, and the lines outside of them."""
    split = [pieces(row, _GAP) for row in rows]
    if sum(len(texts) >= _FEWEST for texts in split) < _FEWEST:
        return [], rows
    lines = [[_Piece(chars) for chars in texts] for texts in split]
    tables: list[Table] = []
    taken: set[int] = set()
    for start, end in _runs(lines):
        strong = [line for line in lines[start:end] if _is_strong(line)]
        columns = _columns(strong)
        if len(columns) < _FEWEST or not all(_fits(line, columns) for line in strong):
            continue
        begin = start
        while (
            begin > 0
            and begin - 1 not in taken
            and start - begin < _HEADER_LINES
            and len(lines[begin - 1]) > 1
            and _is_near(lines[begin - 1], lines[begin])
            and _fits(lines[begin - 1], columns)
        ):
            begin -= 1
        tables.append(_table(lines[begin:end], columns))
        taken.update(range(begin, end))
    return tables, [row for place, row in enumerate(rows) if place not in taken]


def _is_strong(line: list[_Piece]) -> bool:
    return len(line) >= _FEWEST and any(piece.is_number for piece in line[1:])


def _runs(lines: Sequence[list[_Piece]]) -> list[tuple[int, int]]:
    """From the first to the last of strong lines that follow one another closely."""
    runs: list[tuple[int, int]] = []
    strong = [place for place, line in enumerate(lines) if _is_strong(line)]
    start = 0
    for place in range(1, len(strong) + 1):
        if place < len(strong):
            before, here = strong[place - 1], strong[place]
            between = range(before, here)
            if here - before <= 2 and all(_is_near(lines[i], lines[i + 1]) for i in between):
                continue
        if place - start >= _FEWEST:
            runs.append((strong[start], strong[place - 1] + 1))
        start = place
    return runs


def _is_near(above: list[_Piece], below: list[_Piece]) -> bool:
    if not above or not below:
        return False
    height = below[0].box[3] - below[0].box[1]
    return below[0].box[3] - above[0].box[3] <= _LINE_GAP * height


def _columns(lines: Sequence[list[_Piece]]) -> list[tuple[float, float]]:
    """The strips of the page that the texts of all lines keep to."""
    strips: list[tuple[float, float]] = []
    for left, right in sorted((piece.box[0], piece.box[2]) for line in lines for piece in line):
        if strips and left <= strips[-1][1]:
            strips[-1] = (strips[-1][0], max(right, strips[-1][1]))
        else:
            strips.append((left, right))
    return strips


def _fits(line: list[_Piece], columns: list[tuple[float, float]]) -> bool:
    places = [_column(piece, columns) for piece in line]
    return len(set(places)) == len(places)


def _column(piece: _Piece, columns: list[tuple[float, float]]) -> int:
    left, _, right, _ = piece.box
    middle = (left + right) / 2

    def distance(place: int) -> tuple[float, float]:
        start, end = columns[place]
        return (-max(0.0, min(end, right) - max(start, left)), abs((start + end) / 2 - middle))

    return min(range(len(columns)), key=distance)


def _table(lines: Sequence[list[_Piece]], columns: list[tuple[float, float]]) -> Table:
    rows: list[list[Field]] = []
    for line in lines:
        _, top, _, bottom = around(piece.box for piece in line)
        fields = [Field("", (left, top, right, bottom)) for left, right in columns]
        for piece in line:
            place = _column(piece, columns)
            fields[place] = Field(fields[place].text + piece.text, piece.box)
        rows.append(fields)
    return Table(rows, around(piece.box for line in lines for piece in line))
