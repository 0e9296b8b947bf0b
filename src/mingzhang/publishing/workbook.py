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

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

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
_LONGEST = 100
"""Digits with zeros at the end; no budget has them, and floats end at 308."""

_MOST_PLACES = 30
"""The most that a number format can show."""

_LINKS = 65_000
"""Links on one sheet; Excel refuses the file with more than 65,530."""

_CUT = "……（本格放不下，全文见 JSON）"
_FORMULA_STARTS = ("=", "+", "-", "@")
_MEASURED = 2_000
"""Lines that decide how wide a column is."""

_LABEL_WIDTH = 14
"""Where the label of an amount column wraps."""

_PAPER_A4 = 9
_FONT = "宋体"
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
        "default_format_properties": {"font_name": _FONT, "font_size": 10},
    }
    with replacing(path) as temporary:
        try:
            with xlsxwriter.Workbook(str(temporary), options) as workbook:
                _Writer(workbook).write(book(readings))
        except FileCreateError as error:
            raise error.args[0] from error


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
            self._formats[key] = self._workbook.add_format(
                {"font_name": _FONT, "font_size": 10, "valign": "vcenter", **look}
            )
        return self._formats[key]

    def _boxed(self, **look: Any) -> Any:
        return self._format(border=1, border_color=_EDGE, **look)

    # one sheet

    def _sheet(self, sheet: Sheet) -> None:
        page = self._workbook.add_worksheet(sheet.name)
        last = len(sheet.fields) - 1
        for index, width in enumerate(widths(sheet)):
            page.set_column(index, index, width)
        row = self._title(page, sheet, last) if sheet.title else 0
        self._header(page, row, [field.label for field in sheet.fields])
        page.freeze_panes(row + 1, sheet.frozen_columns)
        _print_setup(page, repeat=row)
        if not sheet.title:
            page.autofilter(row, 0, row + max(1, len(sheet.lines)), last)
        for line in sheet.lines:
            row += 1
            self._line(page, row, line, sheet)
        if sheet.lines:
            page.ignore_errors({"number_stored_as_text": _area(sheet.head, row, last)})
        for note in sheet.notes:
            row += 1
            page.write_string(row, 0, _fitting(note), self._format())

    def _title(self, page: Any, sheet: Sheet, last: int) -> int:
        """Title and line below it; the row of the header."""
        page.set_row(0, 30)
        heading = self._format(bold=True, font_size=14, align="center")
        if last:
            page.merge_range(0, 0, 0, last, "", heading)
        page.write_string(0, 0, _fitting(sheet.title), heading)
        page.write_string(1, 0, _fitting(sheet.left), self._format())
        page.write_string(1, max(1, last), _fitting(sheet.right), self._format(align="right"))
        return 2

    def _header(self, page: Any, row: int, labels: Iterable[str]) -> None:
        look = self._boxed(bold=True, align="center", text_wrap=True, bg_color=_GREY)
        for column, label in enumerate(labels):
            page.write_string(row, column, _fitting(label), look)

    def _line(self, page: Any, row: int, line: Line, sheet: Sheet) -> None:
        for column, (field, value) in enumerate(zip(sheet.fields, line.values, strict=True)):
            look: dict[str, Any] = {"bold": True} if line.bold else {}
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
        for column, width in enumerate((6, 52, 12, 10, 8, 18, 60)):
            page.set_column(column, column, width)
        page.set_row(0, 30)
        heading = self._format(bold=True, font_size=14, align="left")
        page.write_string(0, 0, "目录", heading)
        self._header(
            page, 1, ("序号", "原件、公开文件、表", "状态", "金额单位", "行数", "原件位置", "附注")
        )
        page.freeze_panes(2, 0)
        _print_setup(page, repeat=1)
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


def _print_setup(page: Any, *, repeat: int) -> None:
    """A4 across, as wide as the paper, the rows up to the header on every page."""
    page.set_paper(_PAPER_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, repeat)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&L&A&R第 &P 页，共 &N 页")


def _area(first: int, last: int, column: int) -> str:
    area: str = xlsxwriter.utility.xl_range(first, 0, last, column)
    return area


def _fitting(text: str) -> str:
    """As much as a cell holds; what is cut says so."""
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
    exact = len(digits) <= _LONGEST and len(digits.rstrip("0")) <= _EXACT_DIGITS
    return float(number) if exact else None


def number_format(places: int) -> str:
    """The format that shows a number with the places that were printed.

    >>> number_format(2), number_format(0)
    ('#,##0.00', '#,##0')
    """
    return "#,##0" + ("." + "0" * places if places else "")


# widths


def widths(sheet: Sheet) -> list[float]:
    """A width for each column: what its longest line needs, within the column's limit."""
    return [
        _column_width(field, [line.values[index] for line in sheet.lines[:_MEASURED]])
        for index, field in enumerate(sheet.fields)
    ]


def _column_width(field: Field, values: Iterable[Value]) -> float:
    label = _text_width(field.label)
    least = min(label, _LABEL_WIDTH) if field.kind == "amount" else label
    shown = (_shown(field, value) for value in values)
    longest = max((_text_width(text, field.widest) for text in shown), default=0)
    return min(max(least, longest, 4) + 2, max(field.widest, least) + 2)


def _shown(field: Field, value: Value) -> str:
    if field.kind == "amount" and (number := as_float(str(value))) is not None:
        return f"{number:,.{amounts.places_of(str(value))}f}"
    return str(value)


def _text_width(text: str, most: int = 10_000) -> int:
    """Width of the longest line in half-width characters, as far as it matters."""
    return max(
        (sum(2 if _is_wide(c) else 1 for c in line[:most]) for line in text.split("\n")), default=0
    )


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"
