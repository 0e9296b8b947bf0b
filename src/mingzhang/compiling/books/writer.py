"""A budget book as a workbook: drop-downs, units, explanations and live totals.

What is to be filled in is unlocked; headings, formulas and the live checks are protected
(without a password). Texts never become formulas. Works in Excel, WPS and LibreOffice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from mingzhang import catalogue
from mingzhang.compiling.book import (
    UNPUBLISHED,
    Book,
)
from mingzhang.compiling.books.checks import live_checks
from mingzhang.compiling.books.guide import GUIDE, write_guide
from mingzhang.compiling.books.places import (
    FIRST_ROW,
    HEADER_ROW,
    cells_of,
    column_range,
    rows_to_fill,
)
from mingzhang.compiling.books.sheets import (
    CHECKS,
    GAPS,
    OPTIONS,
    Column,
    Sheet,
    choices,
    fixed_labels,
    sheet,
    sheets,
)
from mingzhang.compiling.books.to_rows import rows_of
from mingzhang.compiling.from_published.gaps import Gap
from mingzhang.files import replacing
from mingzhang.forms import pack
from mingzhang.widths import display_width

_OF_DEPARTMENTS = ("members", "goals")
"""Sheets that a unit has nothing to fill in on."""

_LONG = ("text", "purpose", "description", "objective", "indicators", "scheme", "basis")
_CODES = ("project", "code", "label", "subject")
_LINE_POINTS = 15
_MOST_LINES = 27
"""As high as a row can be."""

_LOOKS: dict[str, dict[str, Any]] = {
    "amount": {"num_format": "#,##0.00"},
    "number": {"num_format": "General"},
    "percent": {"num_format": "0"},
    "text": {"num_format": "@", "text_wrap": True},
}
_FILLED_IN = {"project_code": ("projects", "code"), "project_name": ("projects", "name")}
"""Kinds of columns whose drop-down offers what another sheet's column holds so far."""

_OTHERS = {
    "function": "，或直接填编码",
    "economic": "，或直接填编码",
    "project_code": "；列表里是“项目”表已填的编码",
    "project_name": "“项目”表已填的项目，或填 日常公用经费",
}
"""Kinds of columns that take more than their drop-down offers, and what is said of that."""

_WIDTHS = {"function": 26, "economic": 24, "amount": 16, "percent": 9, "yes": 8}
Values = list[dict[str, Any]]


def write_book(book: Book, path: Path, gaps: Sequence[Gap] = ()) -> None:
    """Write a book, empty but for its cover or filled, whole or not at all.

    Cells that `gaps` name are marked, and a sheet of its own lists them all.
    """
    with replacing(path) as temporary:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        with xlsxwriter.Workbook(str(temporary), options) as workbook:
            _Writer(workbook, book, gaps).write()


class _Writer:
    """One workbook while it is written."""

    def __init__(self, workbook: Any, book: Book, gaps: Sequence[Gap]) -> None:
        self.workbook = workbook
        self.book = book
        self.gaps = gaps
        self.open = {
            (gap.sheet, gap.column, row) for gap in gaps for row in range(gap.first, gap.last + 1)
        }
        self.pack = pack(book.cover.pack)
        base = {"font_name": "宋体", "font_size": 11, "font_scheme": "", "valign": "vcenter"}
        edge = {**base, "border": 1, "border_color": "#A6A6A6"}
        self.title = workbook.add_format({**base, "bold": True, "font_size": 14})
        self.hint = workbook.add_format({**base, "font_color": "#555555", "text_wrap": True})
        self.hint_line = workbook.add_format({**base, "font_color": "#555555"})
        self.head = workbook.add_format(
            {**edge, "bold": True, "bg_color": "#D9E1F2", "align": "center", "text_wrap": True}
        )
        self.needed = workbook.add_format(
            {**edge, "bold": True, "bg_color": "#F8D7B5", "align": "center", "text_wrap": True}
        )
        self.fixed = workbook.add_format({**edge, "bg_color": "#F2F5FA"})
        self.formats = {
            kind: workbook.add_format({**edge, "locked": False, **extra})
            for kind, extra in _LOOKS.items()
        }
        marked = {"locked": False, "bg_color": "#FFF2CC"}
        self.marked = {
            kind: workbook.add_format({**edge, **marked, **extra}) for kind, extra in _LOOKS.items()
        }
        self.listed = workbook.add_format({**edge, "text_wrap": True, "valign": "top"})
        self.total = workbook.add_format({**edge, "num_format": "#,##0.00"})
        self.count = workbook.add_format({**edge, "num_format": "0"})
        self.wrong = workbook.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
        self.ranges: dict[str, str] = {}

    def write(self) -> None:
        """All sheets; the lists of options stand on a hidden one."""
        guide = self.workbook.add_worksheet(GUIDE)
        pages = {its.id: self.workbook.add_worksheet(its.title) for its in sheets()}
        gaps = self.workbook.add_worksheet(GAPS) if self.gaps else None
        checks = self.workbook.add_worksheet(CHECKS)
        self._options(self.workbook.add_worksheet(OPTIONS))
        for its in sheets():
            self._sheet(pages[its.id], its)
        write_guide(self.workbook, guide, self.book)
        if gaps:
            self._gaps(gaps)
        self._checks(checks)

    def _gaps(self, page: Any) -> None:
        """What is open, each with a link to its cells."""
        for place, width in enumerate((10, 12, 14, 90)):
            page.set_column(place, place, width)
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.write_string(0, 0, GAPS, self.title)
        said = "公开文件里没有、没有分开或前后不一致的内容；补好后用 mz book check 检查"
        page.write_string(0, 1, said, self.hint_line)
        for place, label in enumerate(("类别", "工作表", "单元格", "说明")):
            page.write_string(HEADER_ROW, place, label, self.head)
        page.freeze_panes(FIRST_ROW, 0)
        for row, gap in enumerate(self.gaps, FIRST_ROW):
            title = sheet(gap.sheet).title if gap.sheet else ""
            cells = cells_of(gap)
            page.write_string(row, 0, gap.kind, self.listed)
            page.write_string(row, 1, title, self.listed)
            if cells:
                page.write_url(row, 2, f"internal:'{title}'!{cells}", self.listed, cells)
            else:
                page.write_blank(row, 2, None, self.listed)
            page.write_string(row, 3, gap.message, self.listed)

    def _options(self, page: Any) -> None:
        """A column for each list that a drop-down offers."""
        year = self.book.cover.year
        lists: dict[str, Sequence[str]] = {kind: tuple(own) for kind, own in choices().items()}
        lists["function"] = _coded(catalogue.functional(year), 7)
        lists["economic"] = _coded(catalogue.economic(year), 5)
        for column, (kind, texts) in enumerate(lists.items()):
            page.write_string(0, column, kind)
            for row, text in enumerate(texts, 1):
                page.write_string(row, column, text)
            name = xl_col_to_name(column)
            self.ranges[kind] = f"='{OPTIONS}'!${name}$2:${name}${len(texts) + 1}"
        for kind, (its, filled) in _FILLED_IN.items():
            cells = column_range(its, filled)
            first = cells.partition(":")[0]
            self.ranges[kind] = f"=OFFSET({first},0,0,MAX(1,COUNTA({cells})),1)"
        page.hide()

    def _sheet(self, page: Any, its: Sheet) -> None:
        page.set_row(0, 3 * _LINE_POINTS)
        page.write_string(0, 0, its.title, self.title)
        width = max(2, len(its.columns))
        page.merge_range(0, 1, 0, width, its.hint, self.hint)
        values = list(rows_of(self.book, its.id))
        if its.layout == "form":
            self._form(page, its, values[0])
        else:
            self._list(page, its, values)
        if its.id in _OF_DEPARTMENTS and self.book.cover.scope == "unit":
            page.hide()
        page.protect("", {"format_columns": True, "format_rows": True, "sort": True})
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)

    def _form(self, page: Any, its: Sheet, values: Mapping[str, Any]) -> None:
        page.set_column(0, 0, 16)
        page.set_column(1, 1, 44)
        page.set_column(2, 2, 60)
        for row, column in enumerate(its.columns, HEADER_ROW):
            page.write_string(row, 0, column.label, self.needed if column.required else self.head)
            look = self._look(column, marked=(its.id, column.id, 1) in self.open)
            _put(page, row, 1, values.get(column.id), look)
            page.write_string(row, 2, column.hint, self.hint)
            self._drop_down(page, column, row, 1, row)

    def _list(self, page: Any, its: Sheet, values: Values) -> None:
        page.freeze_panes(FIRST_ROW, 0)
        page.repeat_rows(0, HEADER_ROW)
        page.set_row(HEADER_ROW, 2 * _LINE_POINTS)
        labels = fixed_labels(its.id, self.pack) if its.layout == "fixed" else ()
        if labels:
            values = _beside(labels, values)
        room = len(labels) or max(rows_to_fill(its.id), len(values) + 50)
        for place, column in enumerate(its.columns):
            look = self.needed if column.required else self.head
            page.write_string(HEADER_ROW, place, column.label, look)
            if column.hint:
                page.write_comment(HEADER_ROW, place, column.hint)
            page.set_column(place, place, _width(column), self._look(column))
            self._drop_down(page, column, FIRST_ROW, place, FIRST_ROW + room - 1)
        for row, value in enumerate(values, FIRST_ROW):
            for place, column in enumerate(its.columns):
                if labels and column.id == "label":
                    page.write_string(row, place, value["label"], self.fixed)
                    continue
                own = value.get(column.id)
                is_open = (its.id, column.id, row - FIRST_ROW + 1) in self.open
                look = self._look(column, marked=is_open or own == UNPUBLISHED)
                _put(page, row, place, own, look)
            if (lines := _lines_of(its.columns, value)) > 1:
                page.set_row(row, min(lines, _MOST_LINES) * _LINE_POINTS)

    def _look(self, column: Column, *, marked: bool = False) -> Any:
        looks = self.marked if marked else self.formats
        return looks.get(column.kind, looks["text"])

    def _drop_down(self, page: Any, column: Column, first: int, place: int, last: int) -> None:
        if column.kind in self.ranges:
            others = _OTHERS.get(column.kind, "")
            rule: dict[str, Any] = {
                "validate": "list",
                "source": self.ranges[column.kind],
                "error_type": "information" if others else "stop",
                "error_title": column.label,
                "error_message": f"请从列表里选{others}",
            }
        elif column.kind in ("amount", "percent"):
            rule = {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "error_title": column.label,
                "error_message": "请填不小于 0 的数",
            }
        else:
            return
        page.data_validation(first, place, last, place, {**rule, "ignore_blank": True})

    def _checks(self, page: Any) -> None:
        """Live totals and counts of what is still missing."""
        page.set_column(0, 0, 44)
        page.set_column(1, 1, 20)
        page.set_column(2, 2, 14)
        page.write_string(0, 0, CHECKS, self.title)
        page.write_string(0, 1, "随填随算；正式核对用 mz book check", self.hint_line)
        row = HEADER_ROW
        for place, label in enumerate(("项目", "金额或个数", "结论")):
            page.write_string(row, place, label, self.head)
        for check in live_checks(self.book):
            row += 1
            page.write_string(row, 0, check.label, self.fixed)
            look = self.count if check.is_fault else self.total
            page.write_formula(row, 1, check.formula, look, check.value)
            if check.is_fault:
                cell = xl_rowcol_to_cell(row, 1)
                said = "请检查" if check.value else "无误"
                page.write_formula(row, 2, f'=IF({cell}=0,"无误","请检查")', self.fixed, said)
        wrong = {"type": "cell", "criteria": "==", "value": '"请检查"', "format": self.wrong}
        page.conditional_format(FIRST_ROW, 2, row, 2, wrong)
        page.freeze_panes(FIRST_ROW, 0)
        page.protect()
        page.set_paper(9)
        page.fit_to_pages(1, 0)


def _put(page: Any, row: int, place: int, value: Any, look: Any) -> None:
    """A value in a cell; a text is never taken for a formula."""
    if value is None or value == "":
        page.write_blank(row, place, None, look)
    elif isinstance(value, Decimal | int):
        page.write_number(row, place, value, look)
    else:
        page.write_string(row, place, str(value), look)


def _coded(tree: catalogue.Catalogue, digits: int) -> tuple[str, ...]:
    return tuple(f"{entry.code} {entry.name}" for entry in tree if len(entry.code) == digits)


def _width(column: Column) -> int:
    if column.id in _LONG:
        return 44
    return 28 if column.id in _CODES else _WIDTHS.get(column.kind, 18)


def _lines_of(columns: Sequence[Column], value: Mapping[str, Any]) -> int:
    """The lines that a row's longest text takes: not every program makes the row fit."""
    texts = ((column, value.get(column.id)) for column in columns)
    return max(
        -(-display_width(text) // (_width(column) - 1)) if isinstance(text, str) else 1
        for column, text in texts
    )


def _beside(labels: Sequence[str], values: Values) -> Values:
    """The fixed rows, with what is known of them."""
    known = {value["label"]: value for value in values}
    return [known.get(label, {"label": label}) for label in labels]
