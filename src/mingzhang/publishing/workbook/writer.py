"""Disclosures as an XLSX workbook, for Excel, WPS and LibreOffice.

Amounts are numbers, so that people can calculate with them. XLSX numbers are binary floats by
file format, which hold 15 digits exactly; with the number format of the printed decimal places
each cell shows what the document prints. A figure with more digits, and anything that is no
figure, stays text; so do codes. A blank cell stays blank.

Published texts are anybody's texts: nothing becomes a formula or a link, however it begins.

The rows go to disk as they are written (constant_memory), sheet by sheet, so a county needs
no more memory than its readings. `book` says what stands where.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_range

from mingzhang import amounts
from mingzhang.disclosure import Reading
from mingzhang.publishing.workbook.book import INDEX, book
from mingzhang.publishing.workbook.cells import (
    Formats,
    fitting,
    height,
    print_setup,
    text_width,
    write_text,
    writing,
)
from mingzhang.publishing.workbook.sheets import (
    Book,
    Entry,
    Field,
    Line,
    Link,
    Sheet,
    Value,
)

_EXACT_DIGITS = 15
_MOST_PLACES = 30
"""The most that a number format can show."""

_LINKS = 65_000
"""Links on one sheet; Excel refuses the file with more than 65,530."""

_MEASURED = 2_000
"""Lines that decide how wide a column is."""

_LABEL_WIDTH = 12
"""Where the label above a column wraps, if the column need not be wider."""

_PAPER_WIDTH = 220
"""Characters that A4 across shows in a legible size; wider sheets go on on the next page."""

_GREY = "#D9E1F2"
_PALE = "#F2F5FA"


def write_workbook(readings: Sequence[Reading], path: Path) -> None:
    """Write the readings as a workbook to a file, whole or not at all."""
    with writing(path) as workbook:
        _Writer(workbook).write(book(readings))


_INDEX_LABELS = ("序号", "原件、公开文件、表", "状态", "金额单位", "行数", "原件位置", "附注")
_INDEX_WIDTHS = (6, 52, 12, 10, 8, 18, 72)


class _Writer:
    """Draws sheets on a workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._formats = Formats(workbook)

    def write(self, made: Book) -> None:
        self._workbook.set_properties({"title": "部门预算公开数据", "comments": "由明账生成"})
        # 目录 first, as it is the first sheet; its links only name the sheets that follow.
        self._index(made.entries)
        for sheet in made.sheets:
            self._sheet(sheet)

    # one sheet

    def _sheet(self, sheet: Sheet) -> None:
        page = self._workbook.add_worksheet(sheet.name)
        across = widths(sheet)
        last = len(across) - 1
        for index, width in enumerate(across):
            page.set_column(index, index, width)
        row = sheet.head - 1
        if sheet.title:
            self._title(page, sheet, last)
        self._header(page, row, [field.label for field in sheet.fields], across)
        page.freeze_panes(row + 1, sheet.frozen_columns)
        print_setup(page, repeat=row, wide=math.ceil(sum(across) / _PAPER_WIDTH))
        if not sheet.title:
            page.autofilter(row, 0, row + max(1, len(sheet.lines)), last)
        for line in sheet.lines:
            row += 1
            self._line(page, row, line, sheet, across)
        if sheet.lines:
            page.ignore_errors({"number_stored_as_text": xl_range(sheet.head, 0, row, last)})
        for note in sheet.notes:
            row += 1
            self._note(page, row, fitting(note), across)

    def _title(self, page: Any, sheet: Sheet, last: int) -> None:
        """Title, and the line below it with the agency and the unit."""
        page.set_row(0, 30)
        heading = self._formats.plain(bold=True, font_size=14, align="center")
        if last:
            page.merge_range(0, 0, 0, last, "", heading)
        page.write_string(0, 0, fitting(sheet.title), heading)
        page.write_string(1, 0, fitting(sheet.left), self._formats.plain())
        page.write_string(1, max(1, last), fitting(sheet.right), self._formats.plain(align="right"))

    def _note(self, page: Any, row: int, note: str, across: Sequence[float]) -> None:
        look = self._formats.plain(text_wrap=True)
        page.set_row(row, height([note], [sum(across)]))
        if len(across) > 1:
            page.merge_range(row, 0, row, len(across) - 1, "", look)
        page.write_string(row, 0, note, look)

    def _header(self, page: Any, row: int, labels: Sequence[str], across: Sequence[float]) -> None:
        look = self._formats.boxed(bold=True, align="center", text_wrap=True, bg_color=_GREY)
        page.set_row(row, height(labels, across) or 20)
        for column, label in enumerate(labels):
            page.write_string(row, column, fitting(label), look)

    def _line(self, page: Any, row: int, line: Line, sheet: Sheet, across: Sequence[float]) -> None:
        texts = [
            "" if field.kind == "amount" else str(value)
            for field, value in zip(sheet.fields, line.values, strict=True)
        ]
        page.set_row(row, height(texts, across))
        upright = {} if sheet.title else {"valign": "top"}
        for column, (field, value) in enumerate(zip(sheet.fields, line.values, strict=True)):
            look: dict[str, Any] = {"bold": True, **upright} if line.bold else dict(upright)
            if column == sheet.indented and line.indent:
                look["indent"] = line.indent
            if field.kind == "amount":
                self._amount(page, row, column, str(value), look)
            else:
                write_text(page, self._formats, (row, column), value, look)

    def _amount(self, page: Any, row: int, column: int, text: str, look: dict[str, Any]) -> None:
        number = as_float(text)
        if number is None:
            write_text(page, self._formats, (row, column), text, look)
        else:
            look = {**look, "num_format": number_format(amounts.places_of(text))}
            page.write_number(row, column, number, self._formats.boxed(**look))

    # the 目录

    def _index(self, entries: Sequence[Entry]) -> None:
        page = self._workbook.add_worksheet(INDEX)
        for column, width in enumerate(_INDEX_WIDTHS):
            page.set_column(column, column, width)
        page.set_row(0, 30)
        heading = self._formats.plain(bold=True, font_size=14, align="left")
        page.write_string(0, 0, "目录", heading)
        self._header(page, 1, _INDEX_LABELS, _INDEX_WIDTHS)
        page.freeze_panes(2, 0)
        print_setup(page, repeat=1, wide=1)
        links = 0
        for row, entry in enumerate(entries, 2):
            links += entry.link is not None
            self._entry(page, row, entry, linked=links <= _LINKS)

    def _entry(self, page: Any, row: int, entry: Entry, *, linked: bool) -> None:
        look: dict[str, Any] = {
            "source": {"bold": True, "bg_color": _GREY},
            "disclosure": {"bold": True, "bg_color": _PALE},
            "table": {},
        }[entry.level]
        page.set_row(row, height((entry.text, entry.note), (_INDEX_WIDTHS[1], _INDEX_WIDTHS[-1])))
        indent = {"source": 0, "disclosure": 0, "table": 1}[entry.level]
        write_text(page, self._formats, (row, 0), entry.no, look)
        if entry.link and linked:
            style = {"font_color": "#0563C1", "underline": 1, "text_wrap": True}
            seen = self._formats.boxed(indent=indent, **style, **look)
            page.write_url(row, 1, _target(entry.link), seen, fitting(entry.text))
        else:
            write_text(page, self._formats, (row, 1), entry.text, {**look, "indent": indent})
        rest = (entry.status, entry.unit, entry.count, entry.where, entry.note)
        for column, value in enumerate(rest, 2):
            write_text(page, self._formats, (row, column), value, look)


def _target(link: Link) -> str:
    return f"internal:'{link.sheet.replace(chr(39), chr(39) * 2)}'!A{link.row}"


def as_float(text: str) -> float | None:
    """The number of a figure if a float shows it exactly; None for blanks, words and more digits.

    >>> as_float("299.60"), as_float("约 3"), as_float("1234567890123456.78")
    (299.6, None, None)
    """
    try:
        number = amounts.parse(text)
    except amounts.NotAnAmountError:
        return None
    if number is None or amounts.places_of(text) > _MOST_PLACES:
        return None
    digits = f"{abs(number):f}".replace(".", "").lstrip("0")
    return float(number) if len(digits) <= _EXACT_DIGITS else None


def number_format(places: int) -> str:
    """The format that shows a number with the places that were printed, and a little room.

    >>> number_format(2), number_format(0)
    ('#,##0.00_ ', '#,##0_ ')
    """
    return "#,##0" + ("." + "0" * places if places else "") + "_ "


# widths and heights


def widths(sheet: Sheet) -> list[float]:
    """A width for each column: what its longest line needs, within the column's limit."""
    return [
        _column_width(field, [line.values[index] for line in sheet.lines[:_MEASURED]])
        for index, field in enumerate(sheet.fields)
    ]


def _column_width(field: Field, values: Iterable[Value]) -> float:
    least = min(text_width(field.label), _LABEL_WIDTH)
    longest = max((_longest_line(_shown(field, value)) for value in values), default=0)
    return min(max(least, longest), max(field.widest, least)) + 2


def _shown(field: Field, value: Value) -> str:
    if field.kind == "amount" and (number := as_float(str(value))) is not None:
        return f"{number:,.{amounts.places_of(str(value))}f}"
    return str(value)


def _longest_line(text: str) -> int:
    return max(map(text_width, text.split("\n")))
