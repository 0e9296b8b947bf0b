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
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_range

from mingzhang import amounts
from mingzhang.disclosure import Reading
from mingzhang.publishing.book import INDEX, book
from mingzhang.publishing.files import replacing
from mingzhang.publishing.sheets import (
    CELL,
    Book,
    Entry,
    Field,
    Line,
    Link,
    Sheet,
    Value,
    shortened,
)

_EXACT_DIGITS = 15
_MOST_PLACES = 30
"""The most that a number format can show."""

_LINKS = 65_000
"""Links on one sheet; Excel refuses the file with more than 65,530."""

_CUT = "……（本格放不下，全文见 JSON）"
_FORMULA_STARTS = ("=", "+", "-", "@")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MEASURED = 2_000
"""Lines that decide how wide a column is."""

_LABEL_WIDTH = 12
"""Where the label above a column wraps, if the column need not be wider."""

_LINE_POINTS = 13.5
_HIGHEST = 405.0
"""Excel allows 409 points for a row."""

_PAPER_WIDTH = 220
"""Characters that A4 across shows in a legible size; wider sheets go on on the next page."""

_PAPER_A4 = 9
_BASE = {"font_name": "宋体", "font_size": 10, "font_scheme": ""}
"""Without a scheme, or the program's own font would take the place of this one."""

_GREY = "#D9E1F2"
_PALE = "#F2F5FA"
_EDGE = "#A6A6A6"

Look = tuple[tuple[str, Any], ...]


def write_workbook(readings: Sequence[Reading], path: Path) -> None:
    """Write the readings as a workbook to a file, whole or not at all."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": _BASE,
    }
    with replacing(path) as temporary:
        try:
            with xlsxwriter.Workbook(str(temporary), options) as workbook:
                _Writer(workbook).write(book(readings))
        except FileCreateError as error:
            raise error.args[0] from error


_INDEX_LABELS = ("序号", "原件、公开文件、表", "状态", "金额单位", "行数", "原件位置", "附注")
_INDEX_WIDTHS = (6, 52, 12, 10, 8, 18, 72)


class _Writer:
    """Draws sheets on a workbook; holds the formats, of which a file has few."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._formats: dict[Look, Any] = {}

    def write(self, made: Book) -> None:
        self._workbook.set_properties({"title": "部门预算公开数据", "comments": "由明账生成"})
        # 目录 first, as it is the first sheet; its links only name the sheets that follow.
        self._index(made.entries)
        for sheet in made.sheets:
            self._sheet(sheet)

    def _format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format({**_BASE, "valign": "vcenter", **look})
        return self._formats[key]

    def _boxed(self, **look: Any) -> Any:
        return self._format(border=1, border_color=_EDGE, **look)

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
        _print_setup(page, repeat=row, wide=math.ceil(sum(across) / _PAPER_WIDTH))
        if not sheet.title:
            page.autofilter(row, 0, row + max(1, len(sheet.lines)), last)
        for line in sheet.lines:
            row += 1
            self._line(page, row, line, sheet, across)
        if sheet.lines:
            page.ignore_errors({"number_stored_as_text": xl_range(sheet.head, 0, row, last)})
        for note in sheet.notes:
            row += 1
            self._note(page, row, _fitting(note), across)

    def _title(self, page: Any, sheet: Sheet, last: int) -> None:
        """Title, and the line below it with the agency and the unit."""
        page.set_row(0, 30)
        heading = self._format(bold=True, font_size=14, align="center")
        if last:
            page.merge_range(0, 0, 0, last, "", heading)
        page.write_string(0, 0, _fitting(sheet.title), heading)
        page.write_string(1, 0, _fitting(sheet.left), self._format())
        page.write_string(1, max(1, last), _fitting(sheet.right), self._format(align="right"))

    def _note(self, page: Any, row: int, note: str, across: Sequence[float]) -> None:
        look = self._format(text_wrap=True)
        page.set_row(row, height([note], [sum(across)]))
        if len(across) > 1:
            page.merge_range(row, 0, row, len(across) - 1, "", look)
        page.write_string(row, 0, note, look)

    def _header(self, page: Any, row: int, labels: Sequence[str], across: Sequence[float]) -> None:
        look = self._boxed(bold=True, align="center", text_wrap=True, bg_color=_GREY)
        page.set_row(row, height(labels, across) or 20)
        for column, label in enumerate(labels):
            page.write_string(row, column, _fitting(label), look)

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
                self._text(page, row, column, value, look)

    def _text(self, page: Any, row: int, column: int, value: Value, look: dict[str, Any]) -> None:
        if isinstance(value, int):
            page.write_number(row, column, value, self._boxed(align="center", **look))
        elif not value:
            page.write_blank(row, column, None, self._boxed(**look))
        else:
            if value.startswith(_FORMULA_STARTS):
                look = {**look, "quote_prefix": True}
            page.write_string(row, column, _fitting(value), self._boxed(text_wrap=True, **look))

    def _amount(self, page: Any, row: int, column: int, text: str, look: dict[str, Any]) -> None:
        number = as_float(text)
        if number is None:
            self._text(page, row, column, text, look)
        else:
            look = {**look, "num_format": number_format(amounts.places_of(text))}
            page.write_number(row, column, number, self._boxed(**look))

    # the 目录

    def _index(self, entries: Sequence[Entry]) -> None:
        page = self._workbook.add_worksheet(INDEX)
        for column, width in enumerate(_INDEX_WIDTHS):
            page.set_column(column, column, width)
        page.set_row(0, 30)
        heading = self._format(bold=True, font_size=14, align="left")
        page.write_string(0, 0, "目录", heading)
        self._header(page, 1, _INDEX_LABELS, _INDEX_WIDTHS)
        page.freeze_panes(2, 0)
        _print_setup(page, repeat=1, wide=1)
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
        self._text(page, row, 0, entry.no, look)
        if entry.link and linked:
            style = {"font_color": "#0563C1", "underline": 1, "text_wrap": True}
            seen = self._boxed(indent=indent, **style, **look)
            page.write_url(row, 1, _target(entry.link), seen, _fitting(entry.text))
        else:
            self._text(page, row, 1, entry.text, {**look, "indent": indent})
        rest = (entry.status, entry.unit, entry.count, entry.where, entry.note)
        for column, value in enumerate(rest, 2):
            self._text(page, row, column, value, look)


def _target(link: Link) -> str:
    return f"internal:'{link.sheet.replace(chr(39), chr(39) * 2)}'!A{link.row}"


def _print_setup(page: Any, *, repeat: int, wide: int) -> None:
    """A4 across, so many sheets of paper wide, the rows up to the header on every one."""
    page.set_paper(_PAPER_A4)
    page.set_landscape()
    page.fit_to_pages(wide, 0)
    page.print_across()
    page.center_horizontally()
    page.repeat_rows(0, repeat)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&L&A&R第 &P 页，共 &N 页")


def _fitting(text: str) -> str:
    """As much as a cell holds; what is cut says so, and what XML cannot hold is shown as �."""
    text = _NOT_IN_XML.sub("\ufffd", text)
    kept = shortened(text, CELL)
    return text if kept == text else kept + _CUT


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
    least = min(_width(field.label), _LABEL_WIDTH)
    longest = max((_longest_line(_shown(field, value)) for value in values), default=0)
    return min(max(least, longest), max(field.widest, least)) + 2


def _shown(field: Field, value: Value) -> str:
    if field.kind == "amount" and (number := as_float(str(value))) is not None:
        return f"{number:,.{amounts.places_of(str(value))}f}"
    return str(value)


def _longest_line(text: str) -> int:
    return max(map(_width, text.split("\n")))


def _width(text: str) -> int:
    """In characters of half width: GBK has one byte for those and two for the others."""
    return len(text.encode("gbk", "replace"))


def height(texts: Iterable[str], across: Iterable[float]) -> float | None:
    """Points that a row needs for its wrapped texts; None where one line is enough.

    Excel finds this by itself when it opens the file, but not every program does.
    """
    rows = max(map(_wrapped_lines, texts, across), default=1)
    return min(rows * _LINE_POINTS + 3, _HIGHEST) if rows > 1 else None


def _wrapped_lines(text: str, width: float) -> int:
    room = max(width - 1.5, 2)
    return sum(max(1, math.ceil(_width(line) / room)) for line in text.split("\n"))
