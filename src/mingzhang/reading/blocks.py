"""What every format yields: paragraphs and grids in reading order, each with its place.

A format (text, PDF, Word, Excel) only has to find blocks. Everything after that, from
titles to facts, is the same for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from mingzhang.where import Where


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell of a grid, as printed."""

    text: str
    where: Where


class Paragraph(msgspec.Struct, frozen=True):
    """A line of text outside any grid."""

    text: str
    where: Where


class Grid(msgspec.Struct, frozen=True):
    """A table as found on the page, before anyone knows which form it is."""

    rows: tuple[tuple[Cell, ...], ...]
    """From top to bottom; rows may differ in length."""

    @property
    def where(self) -> Where:
        """The first cell's place."""
        return self.rows[0][0].where

    @property
    def width(self) -> int:
        """The number of cells in its longest row."""
        return max(map(len, self.rows))

    def trimmed(self, width: int = 0) -> Grid:
        """The grid without blank columns at its right edge, down to `width`."""
        filled = [i + 1 for row in self.rows for i, cell in enumerate(row) if cell.text]
        keep = max([width, 1, *filled])
        return self if keep >= self.width else Grid(tuple(row[:keep] for row in self.rows))

    def texts(self) -> list[list[str]]:
        """The cells' texts without their places."""
        return [[cell.text for cell in row] for row in self.rows]


Block: TypeAlias = Paragraph | Grid


def joined(lines: Iterable[str]) -> str:
    """Wrapped lines as one: words of Latin letters get their space back, hanzi need none."""
    whole = ""
    for line in map(str.strip, lines):
        if whole and line and (whole[-1] + line[0]).isascii() and line[0].isalpha():
            whole += " " if whole[-1].isalpha() else ""
        whole += line
    return whole
