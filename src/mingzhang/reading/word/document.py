"""Word documents to blocks: DOCX from its XML, the older formats through LibreOffice.

What a reader of the printed page sees is read, in its order: numbers that Word counts by
itself, text boxes, insertions that are still marked as such. Deleted and hidden text is left
out. Headers, footers and comments are not part of the text; footnotes come at the end.

A document has no pages until it is printed, so a place is counted: each paragraph and each
row of a table is a line.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from lxml import etree

from mingzhang.disclosure import Problem
from mingzhang.reading import office, ole
from mingzhang.reading.archive import ArchiveUnreadableError
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph, joined
from mingzhang.reading.word import columns
from mingzhang.reading.word.elements import (
    attribute,
    child_of,
    is_on,
    kind_of,
    number_in,
    printed_parts,
    value_of,
)
from mingzhang.reading.word.numbering import Numbering
from mingzhang.reading.word.older import converted, is_rtf
from mingzhang.reading.word.unreadable import WordUnreadableError
from mingzhang.where import Where

MAX_COLUMNS = 200
"""Columns of a table. Word itself allows 63."""

MAX_CELLS = 1_000_000
"""Cells of all tables together, after merged ones are spread out."""

_SIGNS = {"noBreakHyphen": "-", "tab": " ", "ptab": " ", "br": "\n", "cr": "\n"}
_WINGDINGS = {"f0fe": "☑", "f052": "☑", "f0a8": "☐", "f06f": "☐", "f0fc": "√"}
"""Check boxes, the only symbols that forms need."""


class WordReading(msgspec.Struct, frozen=True):
    """What a document yields."""

    blocks: list[Block]
    problems: list[Problem]


def blocks(data: bytes) -> WordReading:
    """All blocks of a Word document in reading order.

    Raises WordUnreadableError, with a message for the user.
    """
    try:
        if ole.is_locked_office(data):
            raise WordUnreadableError(
                "设有打开密码，没有读取。请先用 Word 或 WPS 另存为不加密的文档，再读一次"
            )
        if is_rtf(data) or ole.is_ole(data):
            data = converted(data)
        return _Document(office.Package(data)).read()
    except ArchiveUnreadableError as error:
        raise WordUnreadableError(str(error)) from error
    except RecursionError as error:
        message = "文档嵌套太深，没有读取。请用 Word 或 WPS 打开后另存，再读一次"
        raise WordUnreadableError(message) from error


class _Row(msgspec.Struct):
    """A row of a table, each cell with the column it begins in and how many it spans."""

    line: int
    cells: list[tuple[int, int, str]] = []


class _Document:
    """The walk through a document: the blocks so far, and the lines counted."""

    def __init__(self, package: office.Package) -> None:
        self._package = package
        self._main = package.main("word/document.xml")
        folder = self._main.rpartition("/")[0]
        self._folder = folder + "/" if folder else ""
        self._numbers = Numbering(
            package.xml(self._folder + "numbering.xml"), package.xml(self._folder + "styles.xml")
        )
        self._blocks: list[Block] = []
        self._problems: list[Problem] = []
        self._line = 0
        self._cells = 0

    def read(self) -> WordReading:
        root = self._package.xml(self._main)
        body = child_of(root, "body")
        if body is None:
            raise WordUnreadableError(
                "不是 Word 文档，或者缺少正文。请用 Word 或 WPS 另存为 DOCX，再读一次"
            )
        if self._package.has_macros:
            message = "文档里有宏；宏没有运行，只读了保存的文字"
            self._problems.append(Problem("ambiguous", message))
        self._flow(body)
        for name in ("footnotes", "endnotes"):
            self._notes(self._package.xml(f"{self._folder}{name}.xml"))
        return WordReading(self._blocks, self._problems)

    def _flow(self, element: etree._Element) -> None:
        """Paragraphs and tables, whatever they are wrapped in."""
        for child in printed_parts(element):
            match kind_of(child):
                case "p":
                    self._paragraph(child)
                case "tbl":
                    self._table(child)
                case "altChunk":
                    message = "文档里嵌入了另一份文件，没有读取；请用 Word 打开后另存，再读一次"
                    self._problems.append(Problem("missing", message, Where(line=self._line)))
                case _:
                    self._flow(child)

    def _notes(self, root: etree._Element | None) -> None:
        for note in [] if root is None else root:
            if attribute(note, "type") in ("", "normal"):
                self._flow(note)

    def _paragraph(self, paragraph: etree._Element) -> None:
        self._line += 1
        text, boxes = self._text(paragraph)
        if text:
            self._blocks.append(Paragraph(text, Where(line=self._line)))
        for box in boxes:
            self._flow(box)

    def _text(self, paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
        """A paragraph's text with its number, and the text boxes anchored in it."""
        pieces: list[str] = []
        boxes: list[etree._Element] = []
        _collect(paragraph, pieces, boxes)
        text = joined("".join(pieces).split("\n"))
        label = self._numbers.label(paragraph) if text else ""
        if label and label[-1].isalnum():
            label += " "
        return label + text, boxes

    # tables

    def _table(self, table: etree._Element) -> None:
        rows: list[_Row] = []
        after: list[etree._Element] = []
        self._rows(table, rows, after)
        placed = columns.seen(table, [[cell[:2] for cell in row.cells] for row in rows])
        for row, spans in zip(rows, placed, strict=True):
            texts = (text for _, _, text in row.cells)
            row.cells = [(*span, text) for span, text in zip(spans, texts, strict=True)]
        width = max((start + span for row in rows for start, span, _ in row.cells), default=0)
        self._cells += width * len(rows)
        if self._cells > MAX_CELLS:
            raise WordUnreadableError(
                f"文档的表格超过 {MAX_CELLS:,} 个单元格，没有读取。请分成几份，再读一次"
            )
        if grid := _spread(rows, width):
            self._blocks.append(grid)
        for inner in after:
            if kind_of(inner) == "tbl":
                self._table(inner)
            else:
                self._flow(inner)

    def _rows(self, element: etree._Element, rows: list[_Row], after: list[etree._Element]) -> None:
        for child in printed_parts(element):
            if kind_of(child) != "tr":
                self._rows(child, rows, after)
                continue
            properties = child_of(child, "trPr")
            if child_of(properties, "del") is None and not is_on(properties, "hidden"):
                self._line += 1
                start = min(number_in(value_of(properties, "gridBefore"), 0), MAX_COLUMNS)
                rows.append(_Row(self._line, []))
                self._row(child, rows[-1], max(0, start), after)

    def _row(
        self, element: etree._Element, row: _Row, start: int, after: list[etree._Element]
    ) -> int:
        """Add the cells in an element to the row; the column after the last of them."""
        for child in printed_parts(element):
            if kind_of(child) != "tc":
                start = self._row(child, row, start, after)
                continue
            properties = child_of(child, "tcPr")
            span = max(1, number_in(value_of(properties, "gridSpan"), 1))
            span = min(span, MAX_COLUMNS - start)
            if span <= 0:
                raise WordUnreadableError(
                    f"有表格超过 {MAX_COLUMNS} 列，没有读取。请用 Word 或 WPS 打开核对"
                )
            lines: list[str] = []
            self._cell(child, lines, after)
            row.cells.append((start, span, "" if _is_covered(properties) else joined(lines)))
            start += span
        return start

    def _cell(self, element: etree._Element, lines: list[str], after: list[etree._Element]) -> None:
        for child in printed_parts(element):
            match kind_of(child):
                case "p":
                    text, boxes = self._text(child)
                    lines.append(text)
                    after += boxes
                case "tbl":
                    after.append(child)
                case _:
                    self._cell(child, lines, after)


def _collect(element: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    """The text in an element, and the text boxes in it."""
    for child in printed_parts(element):
        kind = kind_of(child)
        if kind == "t":
            pieces.append(" ".join((child.text or "").split("\n")))
        elif kind in _SIGNS:
            page = kind == "br" and attribute(child, "type") in ("page", "column")
            pieces.append("" if page else _SIGNS[kind])
        elif kind == "sym":
            pieces.append(_WINGDINGS.get(attribute(child, "char").lower(), ""))
        elif kind == "txbxContent":
            boxes.append(child)
        elif kind != "r" or not is_on(child_of(child, "rPr"), "vanish"):
            _collect(child, pieces, boxes)


def _is_covered(properties: etree._Element | None) -> bool:
    """Whether a cell is the lower or right part of a merged one."""
    for kind in ("vMerge", "hMerge"):
        merge = child_of(properties, kind)
        if merge is not None and attribute(merge, "val") != "restart":
            return True
    return False


def _spread(rows: Iterable[_Row], width: int) -> Grid | None:
    """A grid in which every row has every column."""
    full = []
    for row in rows:
        texts = [""] * width
        for start, _, text in row.cells:
            texts[start] = text
        if row.cells:
            full.append(
                tuple(
                    Cell(text, Where(line=row.line, cell=place))
                    for place, text in enumerate(texts, 1)
                )
            )
    return Grid(tuple(full)) if full else None
