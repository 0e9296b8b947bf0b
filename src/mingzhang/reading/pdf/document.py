"""A PDF file to blocks, page by page.

    page       visible ink: characters and rules; of a page without usable text, `scan`
    lattice    rules to tables, characters into their cells
    columns    tables without rules
    flow       the rest to lines
    running    page headers, footers and numbers left out
    flow       lines to paragraphs, also over a page break

From the lattice on it is all the same to these stages whether a page had text or was
recognised in a picture. A table is a grid a page. What continues on the next page is put
together later, where the form is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from mingzhang.reading.pdf.ink import Box, Doubt, Ink, Turn
from mingzhang.reading.pdf.lattice import lattices
from mingzhang.reading.pdf.letters import UNKNOWN
from mingzhang.reading.pdf.order import in_reading_order
from mingzhang.reading.pdf.running import Margin, without_running_lines
from mingzhang.reading.pdf.tables import Table, fill
from mingzhang.where import Piece, Where

_MOST_DAMAGED = 100
"""Damaged pages in a row after which the rest of the file is not tried."""


_PART_UNREAD = "有图片，图片里若有表格或文字，没有读取"

_MOST_PICTURES = 500
"""Pages of a file that are recognised. They take a quarter of an hour on one core."""

_TOO_MANY = f"。一个文件最多识别 {_MOST_PICTURES} 页图片，请拆分文件"

_SOME_LINES = 5
_HEAD_FIELDS, _HEAD_LENGTH = 4, 20
"""Fields at the start of a row, and characters of them, by which people find it."""

_COLUMN = 0.4
"""Share of a page's width that running text takes, or more."""

_INDENTED = (1.4, 2.6)
"""Hanzi: the indent of two characters by which a paragraph begins, give or take."""


class PdfUnreadableError(ValueError):
    """The file cannot be opened; the message says why and what to do."""


class PdfReading(msgspec.Struct, frozen=True):
    """What a PDF file yields."""

    blocks: list[Block]
    problems: list[Problem]
    """Pages that could not be read, and what of the recognised ones is not sure."""

    pages: int
    recognised: tuple[int, ...] = ()
    """Of them those that are pictures."""


class Page(msgspec.Struct):
    """One page as found, before running lines are known."""

    number: int
    turn: Turn
    width: float
    height: float
    tables: list[Table]
    framed: list[Passage]
    lines: list[Line]
    problems: list[Problem]
    recognised: bool
    """Whether its text was recognised in a picture."""


def blocks(data: bytes) -> PdfReading:
    """All blocks of a PDF file in reading order.

    Raises PdfUnreadableError, with a message for the user, where the file cannot be opened.
    """
    found: list[Page] = []
    damaged = pictured = 0
    with _open(data) as document:
        count = len(document)
        for index in range(count):
            ink = pages.read_page(document, index)
            if ink.trouble in pages.PICTURED or ink.pictures:
                pictured += 1
                ink = _recognised(document, index, ink, too_many=pictured > _MOST_PICTURES)
            damaged = damaged + 1 if ink.trouble == pages.DAMAGED else 0
            if damaged >= _MOST_DAMAGED:
                raise PdfUnreadableError("PDF 文件已损坏，大量页面打不开。请换一份完整的文件")
            found.append(page_of(index + 1, ink))
    if damaged == count:
        raise PdfUnreadableError("PDF 文件已损坏，没有一页能打开。请换一份完整的文件")
    return reading_of(found)


def _recognised(document: pdfium.Document, index: int, ink: Ink, too_many: bool) -> Ink:
    """The page with what text recognition makes of it, or of the pictures on it."""
    from mingzhang.reading import scan  # noqa: PLC0415 - few files need it

    if too_many:
        ink.trouble = (ink.trouble or _PART_UNREAD) + _TOO_MANY
        return ink
    if not scan.is_installed():
        ink.trouble = (ink.trouble or _PART_UNREAD) + scan.HOW_TO
        return ink
    from mingzhang.reading.scan.page import read_parts, read_picture  # noqa: PLC0415 - an extra

    picture, pixels = document.picture(index, scan.MOST_DOTS)
    if not ink.pictures:
        return read_picture(picture, pixels)
    parts = read_parts(picture, pixels, ink.pictures)
    if not parts.recognised:
        return ink
    if parts.turn.quarter != ink.turn.quarter:
        ink.trouble = _PART_UNREAD
        return ink
    ink.chars += parts.chars
    ink.horizontal += parts.horizontal
    ink.vertical += parts.vertical
    ink.doubts, ink.recognised = parts.doubts, True
    return ink


def _open(data: bytes) -> pdfium.Document:
    try:
        return pdfium.Document(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.PASSWORD:
            message = "设有打开密码，没有读取。请先用阅读器另存为不加密的 PDF，再读一次"
        else:
            message = "PDF 文件已损坏，打不开。请换一份完整的文件，或用阅读器另存后再读一次"
        raise PdfUnreadableError(message) from error


def page_of(number: int, ink: Ink) -> Page:
    """Tables and lines of a page, counting from 1."""
    tables, framed, rest = fill(lattices(ink.horizontal, ink.vertical), ink.chars)
    aligned, free = aligned_tables(rows(rest))
    size = (ink.width, ink.height)
    page = Page(number, ink.turn, *size, tables + aligned, framed, lines(free), [], False)
    page.problems = [*_troubles(number, ink), *_doubts(page, ink.doubts)]
    page.recognised = ink.recognised
    return page


def _troubles(number: int, ink: Ink) -> Iterator[Problem]:
    where = Where(page=number)
    if ink.trouble:
        yield Problem("unreadable", f"这一页{ink.trouble}。", where)
    if unknown := [char.text for char in ink.chars].count(UNKNOWN):
        message = f"这一页有 {unknown} 个字没有可用的编码，以“{UNKNOWN}”代替，请对照原件。"
        yield Problem("unreadable", message, where)


def _doubts(page: Page, doubts: Sequence[Doubt]) -> Iterator[Problem]:
    """What was recognised without certainty, at the cell that it stands in."""
    for doubt in doubts:
        place, box = _cell_around(page, doubt.box)
        message = f"{place}识别为“{doubt.text}”，{doubt.why}。请对照原件"
        yield Problem("ambiguous", message, _where(page, box))


def _cell_around(page: Page, box: Box) -> tuple[str, Box]:
    """The row, by the texts that it begins with, and the box of the cell that holds this one."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for table in page.tables:
        for own in table.rows:
            for field in own:
                left, top, right, bottom = field.box
                if field.text and left <= x <= right and top <= y <= bottom:
                    head = " ".join(other.text for other in own[:_HEAD_FIELDS] if other.text)
                    return f"“{head[:_HEAD_LENGTH]}”一行，", field.box
    return "", box


def reading_of(found: Sequence[Page]) -> PdfReading:
    """What pages yield together, in their order."""
    kept = without_running_lines([_margin(page) for page in found])
    problems = [problem for page in found for problem in page.problems]
    pictured = [page.number for page in found if page.recognised]
    if pictured:
        doubtful = sum(problem.kind == "ambiguous" for problem in problems)
        problems.insert(0, _recognition_note(pictured, doubtful))
    return PdfReading(_blocks(found, kept), problems, len(found), tuple(pictured))


def _recognition_note(pictured: Sequence[int], doubtful: int) -> Problem:
    listed = f"没有把握的 {doubtful} 处逐一列出" if doubtful else "没有发现没有把握的地方"
    message = (
        f"{_ranges(pictured)}页有图片，图片里的文字和金额由程序识别，不是原件自带的文字；{listed}。"
        "要用其中的数，请先对照原件"
    )
    return Problem("recognised", message, Where(page=pictured[0]))


def _ranges(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: 第 1–3、7 ."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = (f"{first}–{last}" if last > first else str(first) for first, last in runs)
    return f"第 {'、'.join(told)} "


def _margin(page: Page) -> Margin:
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


def _usual_rights(found: Sequence[Page], kept: Sequence[list[Line]]) -> dict[float, float]:
    """Where text ends on most pages of each width that have some."""
    rights: dict[float, list[float]] = {}
    for page, own in zip(found, kept, strict=True):
        if len(own) >= _SOME_LINES and _fills(own, page.width):
            rights.setdefault(page.width, []).append(margins(own)[1])
    return {width: median_low(own) for width, own in rights.items()}


def _fills(own: Sequence[Line], width: float) -> bool:
    """Whether the longest lines are full: there are several, across most of the page."""
    left, right = margins(own)
    reaching = sum(line.box[2] >= right - line.size for line in own)
    return reaching > 1 and right - left >= _COLUMN * width


def _reach(
    page: Page, own: Sequence[Line], usual_left: float, usual_rights: Mapping[float, float]
) -> tuple[float, float] | None:
    """Between which margins a page's text runs.

    Where no line is indented against the others, all of them may be. Where none is full, the
    tables and the other pages show how far a line could have gone.
    """
    if not own:
        return None
    left, right = margins(own)
    if not _fills(own, page.width):
        rights = [table.box[2] for table in page.tables]
        rights.append(usual_rights.get(page.width, left + _COLUMN * page.width))
        right = max(right, *rights)
    indents = ((line.box[0] - left) / line.size for line in own)
    if not any(_INDENTED[0] <= indent <= _INDENTED[1] for indent in indents):
        left = min(left, usual_left)
    return left, right


def _blocks(found: Sequence[Page], kept: Sequence[list[Line]]) -> list[Block]:
    result: list[_Text | Grid] = []
    usual_left, usual_rights = _usual_left(kept), _usual_rights(found, kept)
    for page, own in zip(found, kept, strict=True):
        reach = _reach(page, own, usual_left, usual_rights)
        for place, thing in enumerate(_in_order(page, own, reach)):
            if isinstance(thing, Table):
                result.append(_grid(thing, page))
                continue
            last = result[-1] if result else None
            if (
                place == 0
                and isinstance(last, _Text)
                and goes_on_over_the_page(last.passage, thing)
            ):
                there = _place_of(thing, page)
                last.where = last.where.going_on(last.passage.text, thing.text, there)
                last.passage.text = joined((last.passage.text, thing.text))
                last.passage.room = thing.room
            else:
                result.append(_Text(thing, _place_of(thing, page)))
    return [
        Paragraph(thing.passage.text, thing.where) if isinstance(thing, _Text) else thing
        for thing in result
    ]


def _place_of(passage: Passage, page: Page) -> Where:
    """Where a paragraph stands, and each of its lines where it has several."""
    whole = _where(page, passage.box)
    if len(passage.lines) == 1:
        return whole
    pieces = tuple(Piece(line.text, _where(page, line.box)) for line in passage.lines)
    return msgspec.structs.replace(whole, pieces=pieces)


def _in_order(
    page: Page, own: Sequence[Line], reach: tuple[float, float] | None
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


def _grid(table: Table, page: Page) -> Grid:
    tenths = _Tenths()
    places = {
        box: _where(page, box, tenths)
        for box in {field.box for fields in table.rows for field in fields}
    }
    return Grid(
        tuple(
            tuple([Cell(field.text, places[field.box]) for field in fields])
            for fields in table.rows
        )
    )


class _Tenths(dict[float, float]):
    """Lengths to tenths of a point; the cells of a table share most of theirs."""

    def __missing__(self, length: float) -> float:
        self[length] = rounded = round(length, 1)
        return rounded


def _where(page: Page, box: Box, tenths: _Tenths | None = None) -> Where:
    tenths = _Tenths() if tenths is None else tenths
    left, top, right, bottom = page.turn.shown(box)
    return Where(page=page.number, box=(tenths[left], tenths[top], tenths[right], tenths[bottom]))
