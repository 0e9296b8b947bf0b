"""A document as a workbook for publication: each table on a sheet, as its form draws it.

Amounts are numbers, so that readers can calculate; everything else is text and never becomes
a formula. (`workbook` writes what was read, of many disclosures, as data.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from mingzhang.files import replacing
from mingzhang.publishing.document import (
    Cell,
    Document,
    Element,
    Heading,
    Line,
    Part,
    Table,
    Text,
    placed,
    printable,
)
from mingzhang.widths import display_width

_FIGURE = re.compile(r"-?\d{1,12}\.\d{2}")
_UNFIT = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_TEXT_COLUMNS, _TEXT_WIDTH = 8, 12
"""A paragraph reaches over this many columns, each so wide."""

_LINE_POINTS = 15
_MOST_POINTS = 409
"""The tallest row that the programs show."""

_WIDEST = 60


def write_xlsx(document: Document, path: Path) -> None:
    """Write a document as one workbook, whole or not at all."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    clean = printable(document)
    with replacing(path) as temporary, xlsxwriter.Workbook(str(temporary), options) as workbook:
        workbook.set_properties({"title": clean.title})
        _Writer(workbook).write(clean)


class _Writer:
    """One workbook while it is written."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self.names: set[str] = set()
        self.formats: dict[tuple[str, bool], Any] = {}
        font = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"}
        self.font = font
        self.title = workbook.add_format({**font, "bold": True, "font_size": 14, "align": "center"})
        self.heading = workbook.add_format({**font, "bold": True, "font_size": 12})
        self.plain = workbook.add_format({**font, "valign": "top"})

    def write(self, document: Document) -> None:
        """The title page, then a sheet for each part."""
        cover = self._page("封面", landscape=False)
        cover.set_column(0, 0, _TEXT_COLUMNS * _TEXT_WIDTH)
        for row, line in enumerate((document.title, *document.lines)):
            cover.write_string(row, 0, line, self.title)
        for part in document.parts:
            self._part(part)

    def _page(self, name: str, *, landscape: bool) -> Any:
        page = self.workbook.add_worksheet(self._name(name))
        page.set_paper(9)
        if landscape:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        return page

    def _name(self, text: str) -> str:
        """A name that no other sheet has, within what the programs allow."""
        bare = _UNFIT.sub("", text).strip() or "表"
        name, number = bare[:_LONGEST_NAME], 1
        while name.lower() in self.names:
            number += 1
            ending = f"（{number}）"
            name = bare[: _LONGEST_NAME - len(ending)] + ending
        self.names.add(name.lower())
        return name

    def _part(self, part: Part) -> None:
        headings = [its.text for its in part.elements if isinstance(its, Heading)]
        is_one_table = len(part.elements) == len(headings) + 1
        name = headings[-1 if is_one_table else 0] if headings else "附表"
        page = self._page(name, landscape=part.landscape)
        widths = list(_column_widths(part.elements))
        for place, width in enumerate(widths):
            page.set_column(place, place, width)
        row = 0
        for element in part.elements:
            if isinstance(element, Table):
                if is_one_table:
                    first = row + any(element.meta)
                    page.repeat_rows(0, max(0, first + len(element.head) - 1))
                    page.freeze_panes(first + len(element.head), 0)
                row = self._table(page, row, element, widths)
            else:
                self._text(page, row, element, widths)
                row += 1 if isinstance(element, Text) else 2

    def _text(self, page: Any, row: int, element: Heading | Text, widths: Sequence[int]) -> None:
        look = self.plain if isinstance(element, Text) else self.heading
        self._across(page, row, element.text, widths, look)

    def _across(self, page: Any, row: int, text: str, widths: Sequence[int], look: Any) -> None:
        """A text over all columns, in a row that is as high as it needs."""
        page.merge_range(row, 0, row, max(len(widths) - 1, 1), "", look)
        page.write_string(row, 0, text, look)
        lines = -(-display_width(text) // max(sum(widths), 1))
        page.set_row(row, min(_MOST_POINTS, _LINE_POINTS * max(lines, 1)))

    def _table(self, page: Any, row: int, table: Table, widths: Sequence[int]) -> int:
        """The table with its line above and its notes; the row after the blank one below."""
        if any(table.meta):
            self._meta(page, row, table)
            row += 1
        body = table.body or (tuple(Cell("") for _ in range(table.width)),)
        row = self._lines(page, row, table.head, head=True)
        row = self._lines(page, row, body, head=False)
        for note in table.notes:
            self._across(page, row, note, widths[: table.width], self.plain)
            row += 1
        return row + 1

    def _meta(self, page: Any, row: int, table: Table) -> None:
        """Left, middle and right; a text reaches up to the next one."""
        last = max(table.width - 1, 0)
        middle = last // 2
        while middle < last - 1 and sum(table.widths[:middle]) < display_width(table.meta[0]):
            middle += 1
        texts: dict[int, str] = {}
        for place, text in zip((0, middle, last), table.meta, strict=True):
            if text:
                texts[place] = f"{texts.get(place, '')} {text}".strip()
        starts = list(texts)
        for start, following in zip(starts, [*starts[1:], last + 1], strict=True):
            if following > start + 1:
                page.merge_range(row, start, row, following - 1, "", self.plain)
            page.write_string(row, start, texts[start], self.plain)

    def _lines(self, page: Any, row: int, lines: Sequence[Line], *, head: bool) -> int:
        begun = list(placed(lines))
        for number, column, cell in begun:
            look = self._look("center" if head else cell.align, head=head)
            top, bottom = row + number, row + number + cell.rows - 1
            if cell.rows > 1 or cell.columns > 1:
                page.merge_range(top, column, bottom, column + cell.columns - 1, "", look)
            if cell.align == "right" and _FIGURE.fullmatch(cell.text):
                page.write_number(top, column, float(cell.text), look)
            elif cell.text:
                page.write_string(top, column, cell.text, look)
            else:
                page.write_blank(top, column, None, look)
        return row + len(lines)

    def _look(self, align: str, *, head: bool) -> Any:
        key = (align, head)
        if key not in self.formats:
            look = {**self.font, "border": 1, "align": align, "bold": head}
            if align == "right":
                look["num_format"] = "#,##0.00"
            if head:
                look["bg_color"] = "#F2F5FA"
            self.formats[key] = self.workbook.add_format(look)
        return self.formats[key]


def _column_widths(elements: Sequence[Element]) -> Iterator[int]:
    """As wide as the tables of a sheet need; text alone gets room for a line."""
    tables = [element.widths for element in elements if isinstance(element, Table)]
    if not tables:
        yield from [_TEXT_WIDTH] * _TEXT_COLUMNS
        return
    for place in range(max(2, *map(len, tables))):
        yield min(_WIDEST, max([widths[place] for widths in tables if place < len(widths)] or [5]))
