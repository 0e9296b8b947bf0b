"""A PDF file to blocks, page by page.

    page       visible ink: characters and rules
    lattice    rules to tables, characters into their cells
    columns    tables without rules
    flow       the rest to lines
    running    page headers, footers and numbers left out
    flow       lines to paragraphs, also over a page break

A table is a grid a page. What continues on the next page is put together later, where the
form is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median_low

import msgspec

from mingzhang.disclosure import Problem
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.pdf import page as pages
from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.columns import aligned_tables
from mingzhang.reading.pdf.flow import (
    Line,
    Passage,
    goes_on_over_the_page,
    joined,
    lines,
    margins,
    passages,
    rows,
)
from mingzhang.reading.pdf.ink import Box, Ink, Turn
from mingzhang.reading.pdf.lattice import lattices
from mingzhang.reading.pdf.letters import UNKNOWN
from mingzhang.reading.pdf.order import in_reading_order
from mingzhang.reading.pdf.running import Margin, without_running_lines
from mingzhang.reading.pdf.tables import Table, fill
from mingzhang.where import Where

_MOST_DAMAGED = 100
"""Damaged pages in a row after which the rest of the file is not tried."""


_SOME_LINES = 5
_INDENTED = (1.4, 2.6)
"""Hanzi: the indent of two characters by which a paragraph begins, give or take."""


class PdfUnreadableError(ValueError):
    """The file cannot be opened; the message says why and what to do."""


class PdfReading(msgspec.Struct, frozen=True):
    """What a PDF file yields."""

    blocks: list[Block]
    problems: list[Problem]
    """Pages that could not be read."""

    pages: int


class _Page(msgspec.Struct):
    """One page as found, before running lines are known."""

    number: int
    turn: Turn
    height: float
    tables: list[Table]
    framed: list[Passage]
    lines: list[Line]


def blocks(data: bytes) -> PdfReading:
    """All blocks of a PDF file in reading order.

    Raises PdfUnreadableError, with a message for the user, where the file cannot be opened.
    """
    found: list[_Page] = []
    problems: list[Problem] = []
    damaged = 0
    with _open(data) as document:
        count = len(document)
        for index in range(count):
            ink = pages.read_page(document, index)
            if ink.trouble:
                problems.append(
                    Problem("unreadable", f"这一页{ink.trouble}。", Where(page=index + 1))
                )
            if unknown := sum(char.text == UNKNOWN for char in ink.chars):
                message = f"这一页有 {unknown} 个字没有可用的编码，以“{UNKNOWN}”代替，请对照原件。"
                problems.append(Problem("unreadable", message, Where(page=index + 1)))
            damaged = damaged + 1 if ink.trouble == pages.DAMAGED else 0
            if damaged >= _MOST_DAMAGED:
                raise PdfUnreadableError("PDF 文件已损坏，大量页面打不开。请换一份完整的文件")
            found.append(_page(index + 1, ink))
    if damaged == count:
        raise PdfUnreadableError("PDF 文件已损坏，没有一页能打开。请换一份完整的文件")
    kept = without_running_lines([_margin(page) for page in found])
    return PdfReading(_blocks(found, kept), problems, count)


def _open(data: bytes) -> pdfium.Document:
    try:
        return pdfium.Document(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.PASSWORD:
            message = "设有打开密码，没有读取。请先用阅读器另存为不加密的 PDF，再读一次"
        else:
            message = "PDF 文件已损坏，打不开。请换一份完整的文件，或用阅读器另存后再读一次"
        raise PdfUnreadableError(message) from error


def _page(number: int, ink: Ink) -> _Page:
    tables, framed, rest = fill(lattices(ink.horizontal, ink.vertical), ink.chars)
    aligned, free = aligned_tables(rows(rest))
    return _Page(number, ink.turn, ink.height, tables + aligned, framed, lines(free))


def _margin(page: _Page) -> Margin:
    boxes = [table.box for table in page.tables] + [passage.box for passage in page.framed]
    top = min((box[1] for box in boxes), default=page.height)
    bottom = max((box[3] for box in boxes), default=0.0)
    return Margin(page.lines, page.height, top, bottom)


class _Text(msgspec.Struct):
    """A paragraph that may go on over the page."""

    passage: Passage
    where: Where


def _usual_left(kept: Sequence[list[Line]]) -> float:
    """Where text begins on most pages that have some."""
    lefts = [margins(own)[0] for own in kept if len(own) >= _SOME_LINES]
    return median_low(lefts) if lefts else float("inf")


def _reach(own: Sequence[Line], usual_left: float) -> tuple[float, float] | None:
    """Between which margins a page's text runs.

    Where no line is indented against the others, all of them may be.
    """
    if not own:
        return None
    left, right = margins(own)
    indents = ((line.box[0] - left) / line.size for line in own)
    if not any(_INDENTED[0] <= indent <= _INDENTED[1] for indent in indents):
        left = min(left, usual_left)
    return left, right


def _blocks(found: Sequence[_Page], kept: Sequence[list[Line]]) -> list[Block]:
    result: list[_Text | Grid] = []
    usual_left = _usual_left(kept)
    for page, own in zip(found, kept, strict=True):
        for place, thing in enumerate(_in_order(page, own, _reach(own, usual_left))):
            if isinstance(thing, Table):
                result.append(_grid(thing, page))
                continue
            last = result[-1] if result else None
            if (
                place == 0
                and isinstance(last, _Text)
                and goes_on_over_the_page(last.passage, thing)
            ):
                last.passage.text = joined((last.passage.text, thing.text))
                last.passage.room = thing.room
            else:
                result.append(_Text(thing, _where(page, thing.box)))
    return [
        Paragraph(thing.passage.text, thing.where) if isinstance(thing, _Text) else thing
        for thing in result
    ]


def _in_order(
    page: _Page, own: Sequence[Line], reach: tuple[float, float] | None
) -> Iterator[Table | Passage]:
    things: list[Table | Passage | Line] = [*page.tables, *page.framed, *own]
    run: list[Line] = []
    for thing in in_reading_order(things):
        if isinstance(thing, Line):
            run.append(thing)
            continue
        yield from passages(run, reach)
        run = []
        yield thing
    yield from passages(run, reach)


def _grid(table: Table, page: _Page) -> Grid:
    places = {
        box: _where(page, box) for box in {field.box for fields in table.rows for field in fields}
    }
    return Grid(
        tuple(
            tuple([Cell(field.text, places[field.box]) for field in fields])
            for fields in table.rows
        )
    )


def _where(page: _Page, box: Box) -> Where:
    left, top, right, bottom = page.turn.shown(box)
    return Where(
        page=page.number,
        box=(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)),
    )
