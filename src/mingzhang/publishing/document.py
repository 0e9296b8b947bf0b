"""A disclosure as pages: headings, paragraphs and ruled tables, in no format yet.

`layout` makes a Document from a disclosure and its forms; `html`, `docx` and `pdf` each
print one. What they must agree on (order, headings, which header cells span which, what a
page repeats) is decided here, once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from mingzhang.widths import display_width

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_YEAR = re.compile(r"\d{4}年")
_TITLE_WIDTH = 16
"""Characters of 26 points that fit on one line of A4 upright."""

Align: TypeAlias = Literal["left", "center", "right"]

_NARROWEST, _WIDEST = 5, 40
"""Columns, in half-width characters: a wider text wraps."""

_EDGES = 2
"""Room between a text and the rules on both sides of it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; it can span columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1
    align: Align = "left"


PAGE_WIDTH = {False: 84, True: 130}
"""Half-width characters of 10 points that fit on A4, upright and across."""


Line: TypeAlias = tuple[Cell, ...]
"""The cells that begin in one row; what spans from above is left out."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How a table is set, in points."""

    size: int
    """Of the type."""

    padding: float
    """Above and below the text of each cell."""


LINE = 1.3
"""Height of a line of text in a table, in sizes of its type."""

_SPACINGS = {
    False: (Spacing(10, 3), Spacing(10, 2), Spacing(10, 1), Spacing(9, 0.5), Spacing(8, 0.5)),
    True: (Spacing(8, 3), Spacing(8, 2), Spacing(8, 1), Spacing(8, 0.5)),
}
"""From comfortable to tight; the second for tables that are too wide for type of 10 points."""

_HEIGHT = 460.0
_HEADING = 46.0
"""Points that A4 across has between its margins, below the line over the table; and of them
what a heading takes."""

_NOTE = 16.0
"""Points that a line of a note below the table takes."""

_MOST_TOGETHER = 40
"""Lines of text that take some two thirds of a page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. Its header is repeated on every page."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    meta: tuple[str, str, str] = ("", "", "")
    """The line above it: left, middle, right."""

    notes: tuple[str, ...] = ()
    kind: str = "list"
    """The form's layout; "project" for a target table, "list" for those beside the nine."""

    caption: str = ""
    """What it is, for readers who do not see the page; the title is a Heading of its own."""

    @property
    def together(self) -> bool:
        """Whether it stays on one page: a target table that is not too long for that."""
        lines = sum(self._heights(fitted(self.widths, PAGE_WIDTH[False])))
        return self.kind == "project" and lines <= _MOST_TOGETHER

    @property
    def width(self) -> int:
        """Columns of the grid."""
        lines = self.head or self.body
        return sum(cell.columns for cell in lines[0]) if lines else 0

    @property
    def widths(self) -> tuple[int, ...]:
        """Of each column, what its texts need, in half-width characters.

        Amounts stay on one line; a header may take two, and a long text as many as it needs.
        """
        needed = [_NARROWEST] * self.width
        for lines, lines_a_text in ((self.head, 2), (self.body, 1)):
            for _, column, cell in placed(lines):
                if cell.columns == 1:
                    room = -(-display_width(cell.text) // lines_a_text) + _EDGES
                    needed[column] = max(needed[column], min(room, _WIDEST))
        for _, column, cell in placed((*self.head, *self.body)):
            own = range(column, column + cell.columns)
            lacking = _longest_word(cell.text) + _EDGES - sum(needed[place] for place in own)
            for place in own if cell.columns > 1 else ():
                needed[place] += max(0, -(-lacking // cell.columns))
        return tuple(needed)

    def _heights(self, widths: Sequence[int]) -> list[int]:
        """Of each row, the lines of text in its tallest cell."""
        heights: list[int] = []
        for lines in (self.head, self.body):
            rows = [1] * len(lines)
            for row, column, cell in placed(lines):
                room = sum(widths[column : column + cell.columns]) - _EDGES
                if cell.rows == 1:
                    rows[row] = max(rows[row], -(-display_width(cell.text) // max(room, 1)))
            heights += rows
        return heights

    def spacing(self, *, landscape: bool, below: int = 1) -> Spacing:
        """The most comfortable spacing among those that need the fewest pages.

        `below` counts the headings above the table on its first page.
        """
        room = PAGE_WIDTH[landscape]
        crowded = sum(self.widths) > room
        choices = _SPACINGS[crowded]
        if not landscape:
            return choices[1]
        heights = self._heights(fitted(self.widths, room))
        head = len(self.head)
        noted = sum(_NOTE * -(-display_width(note) // room) for note in self.notes)

        def pages(spacing: Spacing) -> int:
            points = [lines * spacing.size * LINE + 2 * spacing.padding for lines in heights]
            repeated = sum(points[:head])
            first = _HEIGHT - _HEADING * below - repeated
            left = sum(points[head:]) + noted - first
            return 1 + max(0, math.ceil(left / (_HEIGHT - repeated)))

        return min(choices, key=pages)


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents. Level 1 is a part, 2 a table or section."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str

    @property
    def leads_on(self) -> bool:
        """Whether it is a heading in all but name, and stays with what follows: 1、收入说明."""
        return not self.text.endswith(("。", "；", "！", "."))


Element: TypeAlias = Heading | Text | Table


@dataclass(frozen=True, slots=True)
class Part:
    """Elements on pages of one orientation; a part begins on a new page."""

    elements: tuple[Element, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole: a title page, then a table of contents, then the parts."""

    title: str
    lines: tuple[str, ...]
    """On the title page, below the title: agency, date."""

    parts: tuple[Part, ...]

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title as the title page sets it: a long one breaks before its year, not anywhere."""
        year = _YEAR.search(self.title)
        if len(self.title) <= _TITLE_WIDTH or not year or not year.start():
            return (self.title,)
        return self.title[: year.start()], self.title[year.start() :]

    @property
    def elements(self) -> Iterator[Element]:
        """All elements in order."""
        return (element for part in self.parts for element in part.elements)


def fitted(widths: Sequence[int], room: int) -> tuple[int, ...]:
    """The widths in the room of a page: what is short keeps its width, what is long wraps.

    >>> fitted((5, 8, 40, 60), 53)
    (5, 8, 20, 20)
    """
    cap = max(widths, default=0)
    while cap > 1 and sum(min(width, cap) for width in widths) > room:
        cap -= 1
    return tuple(min(width, cap) for width in widths)


def printable(document: Document) -> Document:
    """The document without control characters, which no page can show and XML cannot hold."""
    return Document(
        title=_clean(document.title),
        lines=tuple(map(_clean, document.lines)),
        parts=tuple(
            replace(part, elements=tuple(map(_printable, part.elements))) for part in document.parts
        ),
    )


def _printable(element: Element) -> Element:
    if not isinstance(element, Table):
        return replace(element, text=_clean(element.text))
    left, middle, right = map(_clean, element.meta)
    return replace(
        element,
        head=_lines(element.head),
        body=_lines(element.body),
        meta=(left, middle, right),
        notes=tuple(map(_clean, element.notes)),
        caption=_clean(element.caption),
    )


def _lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(tuple(replace(cell, text=_clean(cell.text)) for cell in line) for line in lines)


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


_WORD = re.compile("[!-~]+")


def _longest_word(text: str) -> int:
    """Width of the longest run that no line can break: a code, a number."""
    return max(map(len, _WORD.findall(text)), default=0)


def placed(lines: Sequence[Line]) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with the row and column that it begins in, counting what spans from above."""
    below: dict[int, int] = {}
    for row, line in enumerate(lines):
        column = 0
        for cell in line:
            while below.get(column, 0):
                column += 1
            yield row, column, cell
            for place in range(column, column + cell.columns):
                below[place] = below.get(place, 0) + cell.rows
            column += cell.columns
        below = {place: left - 1 for place, left in below.items() if left > 1}
