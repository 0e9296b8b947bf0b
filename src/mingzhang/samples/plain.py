"""A document as plain grids: paragraphs and tables of text, spans left blank.

This is what is left of a printed page when its text is taken out; what pages, line widths
and converters do to it comes later, in `pages`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mingzhang.disclosure import Disclosure
from mingzhang.publishing import document, layout
from mingzhang.publishing.document import Heading, Line

Cells: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text."""

    text: str
    heading: bool = False
    """Whether the table of contents and bookmarks point here."""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with what is repeated above it on every page."""

    kind: str
    """As in publishing.document: the form's layout, "project" or "list"."""

    meta: Cells
    """Lines above the header, such as 单位：万元."""

    head: tuple[Cells, ...]
    body: tuple[Cells, ...]
    notes: Cells = ()

    @property
    def width(self) -> int:
        """Cells of every row."""
        return len(self.head[0]) if self.head else len(self.body[0])


Element: TypeAlias = Paragraph | Table


def laid_out(disclosure: Disclosure) -> Iterator[Element]:
    """The nine tables, then the narrative with the tables that belong in it."""
    elements = layout.laid_out(disclosure).elements
    next(elements)  # the heading over the nine tables, which the texts do not have
    for element in elements:
        if isinstance(element, Heading):
            yield Paragraph(element.text, heading=element.level <= 2)
        elif isinstance(element, document.Table):
            yield _table(element)
        else:
            yield Paragraph(element.text)


def _table(table: document.Table) -> Table:
    return Table(
        kind=table.kind,
        meta=tuple(text for text in table.meta if text),
        head=tuple(_grid(table.head, table.width)),
        body=tuple(_grid(table.body, table.width)),
        notes=table.notes,
    )


def _grid(lines: Sequence[Line], width: int) -> Iterator[Cells]:
    """The rows with a cell for each column; what a cell spans is blank."""
    below = [0] * width
    for line in lines:
        row = [""] * width
        column = 0
        for cell in line:
            while below[column]:
                column += 1
            row[column] = cell.text
            for place in range(column, column + cell.columns):
                below[place] += cell.rows
            column += cell.columns
        below = [max(0, left - 1) for left in below]
        yield tuple(row)
