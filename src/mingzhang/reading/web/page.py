"""The walk through an article: paragraphs and grids, and the lines counted.

A place is counted as in a Word document: each paragraph and each row of a table is a line.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree, html

from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph, joined
from mingzhang.reading.web.article import article, headings_before
from mingzhang.reading.web.elements import LITTLE, SPACE, is_inline, own_weight, role_of
from mingzhang.where import Where

MAX_CELLS = 1_000_000
"""Cells of all tables together, after merged ones are spread out."""

_MAX_SPAN = 1000
"""Columns that a cell can span at most (HTML standard 4.9.11)."""

_MAX_ROWS = 65_534
"""Rows that a cell can span at most (HTML standard 4.9.11)."""

_WIDE = 2
"""Columns from which a table is more than a frame around text."""


class WebUnreadableError(ValueError):
    """The page cannot be read; the message says why and what to do."""


class _Row(msgspec.Struct):
    """A row of a table in the page."""

    line: int
    cells: list[html.HtmlElement]


class Page:
    """The walk through a page: the blocks so far, and the lines counted."""

    def __init__(self, classes: dict[str, str]) -> None:
        self._classes = classes
        self.blocks: list[Block] = []
        self._line = 0
        self._cells = 0
        self._pieces: list[str] = []

    def read(self, body: html.HtmlElement) -> None:
        """The title, and the article below it."""
        found = article(body, self._classes)
        for text in headings_before(body, found):
            self._pieces.append(text)
            self._end_line()
        self._flow(found)
        self._end_line()

    def _end_line(self) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces = []
        if text:
            self._line += 1
            self.blocks.append(Paragraph(text, Where(line=self._line)))

    def _role(self, element: html.HtmlElement) -> str:
        return role_of(element, self._classes)

    def _flow(self, element: html.HtmlElement) -> None:
        """Text and tables in an element that is not a table."""
        self._pieces.append(SPACE.sub(" ", element.text or ""))
        for child in element.iterchildren(etree.Element):
            self._one(child)
            self._pieces.append(SPACE.sub(" ", child.tail or ""))

    def _one(self, element: html.HtmlElement) -> None:
        role = self._role(element)
        if role == "table":
            self._end_line()
            self._table(element)
        elif element.tag in ("br", "hr"):
            self._end_line()
        elif is_inline(element):
            self._flow(element)
        else:
            self._end_line()
            self._flow(element)
            self._end_line()

    # tables

    def _table(self, table: html.HtmlElement) -> None:
        rows = list(self._rows(table))
        inner = [own for row in rows for cell in row.cells for own in self._inner_tables(cell)]
        if self._is_frame(rows, inner):
            self._unwrapped(table)
            return
        for caption in table.iterchildren("caption"):
            self._flow(caption)
            self._end_line()
        for row in rows:
            self._line += 1
            row.line = self._line
        if grid := self._spread(rows):
            self.blocks.append(grid)
        for own in inner:
            self._table(own)

    def _unwrapped(self, element: html.HtmlElement) -> None:
        """What stands in a table that only arranges the page."""
        for child in element.iterchildren(etree.Element):
            if self._role(child) in ("tr", "tbody", "thead", "tfoot"):
                self._unwrapped(child)
            else:
                self._end_line()
                self._flow(child)
                self._end_line()

    def _is_frame(self, rows: list[_Row], inner: list[html.HtmlElement]) -> bool:
        """Whether a table is there for the layout: little of its own, or a single column."""
        if all(len(row.cells) < _WIDE for row in rows):
            return True
        if not inner:
            return False
        nested = sum(own_weight(table) for table in inner)
        whole = sum(own_weight(cell) for row in rows for cell in row.cells)
        return whole - nested <= max(LITTLE, nested // 4)

    def _rows(self, table: html.HtmlElement) -> Iterator[_Row]:
        """The rows of a table and not of those inside it; a foot comes last, as it is shown."""
        foot: list[_Row] = []
        for child in table.iterchildren(etree.Element):
            role = self._role(child)
            if role == "tr":
                cells = [
                    own for own in child.iterchildren(etree.Element) if self._role(own) == "td"
                ]
                yield _Row(0, cells)  # also without any: cells from above can cover all of it
            elif role == "tfoot":
                foot += self._rows(child)
            elif role not in ("caption", "table", "td"):
                yield from self._rows(child)
        yield from foot

    def _inner_tables(self, element: html.HtmlElement) -> Iterator[html.HtmlElement]:
        for child in element.iterchildren(etree.Element):
            if self._role(child) == "table":
                yield child
            else:
                yield from self._inner_tables(child)

    def _spread(self, rows: list[_Row]) -> Grid | None:
        """A grid in which every row has every column, merged cells' text at their top left."""
        taken: dict[int, int] = {}
        """Columns that a cell from above reaches into, and for how many rows more."""
        lines: list[dict[int, str]] = []
        width = 0
        for row in rows:
            texts: dict[int, str] = {}
            column = 0
            below: dict[int, int] = {}
            for cell in row.cells:
                while column in taken:
                    column += 1
                across = _span(cell, "colspan", _MAX_SPAN)
                down = _span(cell, "rowspan", _MAX_ROWS) or len(rows)
                texts[column] = self._cell_text(cell)
                for covered in range(column, column + max(1, across)):
                    below[covered] = max(below.get(covered, 0), down)
                column += max(1, across)
                self._count(column)
            width = max([width, column, *(own + 1 for own in taken)])
            taken = {own: left for own, left in {**taken, **below}.items() if left > 1}
            taken = {own: left - 1 for own, left in taken.items()}
            lines.append(texts)
            self._count(width * len(rows))
        used = [(row.line, texts) for row, texts in zip(rows, lines, strict=True) if texts]
        self._cells += width * len(used)
        if not any(any(texts.values()) for _, texts in used):
            return None
        return Grid(tuple(_full_row(line, texts, width) for line, texts in used))

    def _count(self, more: int) -> None:
        if self._cells + more > MAX_CELLS:
            raise WebUnreadableError(
                f"网页的表格超过 {MAX_CELLS:,} 个单元格，没有读取。请用浏览器打开核对"
            )

    def _cell_text(self, cell: html.HtmlElement) -> str:
        lines: list[str] = [""]
        self._cell_lines(cell, lines)
        return joined(" ".join(line.split()) for line in lines)

    def _cell_lines(self, element: html.HtmlElement, lines: list[str]) -> None:
        lines[-1] += SPACE.sub(" ", element.text or "")
        for child in element.iterchildren(etree.Element):
            if self._role(child) != "table":
                if not is_inline(child):
                    lines.append("")
                self._cell_lines(child, lines)
                if not is_inline(child):
                    lines.append("")
            lines[-1] += SPACE.sub(" ", child.tail or "")


def _full_row(line: int, texts: dict[int, str], width: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(texts.get(column, ""), Where(line=line, cell=column + 1)) for column in range(width)
    )


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    """How many columns or rows a cell takes; a rowspan of 0 is all rows that are left."""
    text = str(cell.get(name) or cell.get("aria-" + name) or "1").strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 8:
        return 1
    return min(int(text), most)
