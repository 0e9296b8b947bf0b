"""A budget book as a workbook: drop-downs, units, explanations and live totals.

What is to be filled in is unlocked; headings, formulas and the live checks are protected
(without a password). Texts never become formulas. Works in Excel, WPS and LibreOffice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from mingzhang import catalogue
from mingzhang.amounts import ZERO
from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import (
    FIGURES,
    FUNDS,
    ITEMS,
    NATURES,
    UNPUBLISHED,
    Book,
    BookProject,
    Line,
)
from mingzhang.compiling.book_guide import GUIDE, write_guide
from mingzhang.compiling.gaps import Gap
from mingzhang.compiling.narrative import FIGURE_NAMES, compared, explained
from mingzhang.compiling.sheets import (
    CHECKS,
    GAPS,
    OPTIONS,
    YES,
    Column,
    Sheet,
    choices,
    fixed_labels,
    sheet,
    sheets,
)
from mingzhang.compiling.to_rows import rows_of
from mingzhang.compiling.views import above
from mingzhang.cube import Dimension
from mingzhang.forms import pack
from mingzhang.publishing.files import replacing

HEADER_ROW = 1
"""Counting from 0; above it stand title and hint, below it what is filled in."""

_FIRST = HEADER_ROW + 1
_ROOM = {"indicators": 3000, "objectives": 1500, "projects": 600, "lines": 600}
"""Rows that are prepared for filling in; every other sheet has 300."""

_USUAL_ROOM = 300
_OF_DEPARTMENTS = ("members", "goals")
"""Sheets that a unit has nothing to fill in on."""

_LONG = ("text", "purpose", "description", "objective", "indicators", "scheme", "basis")
_CODES = ("project", "code", "label", "subject")
_LINE_POINTS = 15
_LOOKS: dict[str, dict[str, Any]] = {
    "amount": {"num_format": "#,##0.00"},
    "number": {"num_format": "General"},
    "percent": {"num_format": "0"},
    "text": {"num_format": "@", "text_wrap": True},
}
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
        page.freeze_panes(_FIRST, 0)
        for row, gap in enumerate(self.gaps, _FIRST):
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
        page.freeze_panes(_FIRST, 0)
        page.repeat_rows(0, HEADER_ROW)
        page.set_row(HEADER_ROW, 2 * _LINE_POINTS)
        labels = fixed_labels(its.id, self.pack) if its.layout == "fixed" else ()
        if labels:
            values = _beside(labels, values)
        room = len(labels) or max(_ROOM.get(its.id, _USUAL_ROOM), len(values) + 50)
        for place, column in enumerate(its.columns):
            look = self.needed if column.required else self.head
            page.write_string(HEADER_ROW, place, column.label, look)
            if column.hint:
                page.write_comment(HEADER_ROW, place, column.hint)
            page.set_column(place, place, _width(column), self._look(column))
            self._drop_down(page, column, _FIRST, place, _FIRST + room - 1)
        for row, value in enumerate(values, _FIRST):
            for place, column in enumerate(its.columns):
                if labels and column.id == "label":
                    page.write_string(row, place, value["label"], self.fixed)
                    continue
                own = value.get(column.id)
                is_open = (its.id, column.id, row - _FIRST + 1) in self.open
                look = self._look(column, marked=is_open or own == UNPUBLISHED)
                _put(page, row, place, own, look)

    def _look(self, column: Column, *, marked: bool = False) -> Any:
        looks = self.marked if marked else self.formats
        return looks.get(column.kind, looks["text"])

    def _drop_down(self, page: Any, column: Column, first: int, place: int, last: int) -> None:
        if column.kind in self.ranges:
            coded = column.kind in ("function", "economic")
            rule: dict[str, Any] = {
                "validate": "list",
                "source": self.ranges[column.kind],
                "error_type": "information" if coded else "stop",
                "error_title": column.label,
                "error_message": "请从列表里选" + ("，或直接填编码" if coded else ""),
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
        for check in _live(self.book):
            row += 1
            page.write_string(row, 0, check.label, self.fixed)
            look = self.count if check.wanted else self.total
            page.write_formula(row, 1, check.formula, look, check.value)
            if check.wanted:
                cell = xl_rowcol_to_cell(row, 1)
                said = "请检查" if check.value else "无误"
                page.write_formula(row, 2, f'=IF({cell}=0,"无误","请检查")', self.fixed, said)
        wrong = {"type": "cell", "criteria": "==", "value": '"请检查"', "format": self.wrong}
        page.conditional_format(_FIRST, 2, row, 2, wrong)
        page.freeze_panes(_FIRST, 0)
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


def cells_of(gap: Gap) -> str:
    """The workbook's cells that a gap is about; "" where it is about none in particular."""
    if not gap.sheet or not gap.first:
        return ""
    its = sheet(gap.sheet)
    places = {column.id: place for place, column in enumerate(its.columns)}
    if its.layout == "form":
        return f"B{HEADER_ROW + places[gap.column] + 1}"
    place = places.get(gap.column, 0)
    column = xl_col_to_name(place)
    first, last = f"{column}{_FIRST + gap.first}", f"{column}{_FIRST + gap.last}"
    return first if first == last else f"{first}:{last}"


class _Check(NamedTuple):
    """A line of the live checks, with what it comes to when the book is written."""

    label: str
    formula: str
    value: Decimal
    wanted: bool = False
    """Whether it counts what should not be there."""


def _live(book: Book) -> Iterator[_Check]:
    lines = [line for line in book.lines if not line.part]
    projects = [project for project in book.projects if not project.part]
    spent: list[Line | BookProject] = [*lines, *projects]
    current = sum((its.current for its in spent), ZERO)
    carried = sum((its.carried for its in spent), ZERO)
    both = ("lines", "projects")
    yield _Check("本年安排合计（元）", "=" + _total(both, ("current",)), current)
    yield _Check("上年结转合计（元）", "=" + _total(both, ("carried",)), carried)
    whole = "=" + _total(both, ("current", "carried"))
    yield _Check("收入总计（元）", whole, current + carried)
    yield _Check("支出总计（元）", whole, current + carried)
    for fund, name in FUNDS.items():
        if fund == "appropriation":
            continue
        own = (its.current + its.carried for its in spent if its.fund == fund)
        yield _Check(f"其中：{name}（元）", "=" + _summed("fund", name, both), sum(own, ZERO))
    for nature, name in NATURES.items():
        formula = "=" + _summed("nature", name, ("lines",))
        amount = sum((its.amount for its in lines if its.nature == nature), ZERO)
        if nature == "project":
            formula += "+" + _total(("projects",), ("current", "carried"))
            amount += sum((its.budget for its in projects), ZERO)
        if nature == "basic" and not amount:
            continue
        yield _Check(f"{name}（元）", formula, amount)
    yield from _lacks(book)


def _lacks(book: Book) -> Iterator[_Check]:
    """What is still to be filled in; a written book has its funds and its own codes."""
    codes = _range("projects", "code")
    yield _Check("没有资金来源的基本支出行", _lacking("lines", "function", "fund"), ZERO, True)
    yield _Check("没有资金来源的项目", _lacking("projects", "code", "fund"), ZERO, True)
    again = f'=SUMPRODUCT(({codes}<>"")*(COUNTIF({codes},{codes}&"")>1))'
    yield _Check("项目编码重复的行", again, ZERO, True)
    for its, what in (("objectives", "绩效目标"), ("indicators", "绩效指标")):
        found = f'COUNTIF({_range(its, "project")},{codes}&"")'
        formula = f'=SUMPRODUCT(({codes}<>"")*({found}=0))'
        without = sum(not getattr(project, its) for project in book.projects)
        yield _Check(f"没有{what}的项目", formula, Decimal(without), True)
    formula = f'=SUMPRODUCT(({codes}<>"")*({_range("projects", "plan12")}<>100))'
    short = sum(project.plan[-1:] != (Decimal(100),) for project in book.projects)
    yield _Check("12月底不是 100% 的项目", formula, Decimal(short), True)
    yield from _words_lacking(book)


def _words_lacking(book: Book) -> Iterator[_Check]:
    """Cover, last year's figures and texts that the narrative cannot do without."""
    cover = sheet("cover")
    needed = [
        f"COUNTBLANK('{cover.title}'!{xl_rowcol_to_cell(row, 1)})"
        for row, column in enumerate(cover.columns, HEADER_ROW)
        if column.required
    ]
    filled = next(rows_of(book, "cover"))
    blank = sum(column.required and not filled[column.id] for column in cover.columns)
    yield _Check("“封面”没有填的必填项", "=" + "+".join(needed), Decimal(blank), True)
    kinds, subjects = _range("texts", "kind"), _range("texts", "subject")
    formula = f'=IF(COUNTIF({kinds},"职责")=0,1,0)'
    yield _Check("没有写职责", formula, Decimal(not book.texts.duties), True)
    if book.cover.scope == "department":
        return
    forms = pack(book.cover.pack)
    cells = {name: _last_year(name) for name in compared(forms)}
    unknown = Decimal(sum(name not in book.last for name in cells))
    blanks = "=" + "+".join(f"COUNTBLANK({cell})" for cell in cells.values())
    yield _Check("没有填的上年数", blanks, unknown, True)
    now = unit_account(book)
    for name in explained(forms):
        title = FIGURE_NAMES[name]
        changed = f"ROUND({_this_year(name)}-{_last_year(name)},2)<>0"
        said = f'COUNTIFS({kinds},"增减原因",{subjects},"{title}")=0'
        lacking = bool(now.change(name)) and not book.texts.reasons.get(name)
        formula = f"=IF(AND({changed},{said}),1,0)"
        yield _Check(f"“{title}”有增减而没有写原因", formula, Decimal(lacking), True)


def _last_year(name: str) -> str:
    """The cell of a figure on the sheet of last year's."""
    its = sheet("last")
    place = [column.id for column in its.columns].index("amount")
    row = _FIRST + list(FIGURE_NAMES).index(name)
    return f"'{its.title}'!{xl_rowcol_to_cell(row, place, row_abs=True, col_abs=True)}"


def _this_year(name: str) -> str:
    """A figure as a formula over what is filled in."""
    point = FIGURES[name]
    wanted = {
        "fund": _options("fund", point.fund, FUNDS),
        "item": _options("item", point.item, ITEMS),
        "nature": _options("nature", point.nature, NATURES),
    }
    parts = [_sum_of("lines", amount, wanted) for amount in ("current", "carried")]
    if not point.nature or "project" in wanted["nature"]:
        wanted = {**wanted, "nature": {}}
        parts += [_sum_of("projects", amount, wanted) for amount in ("current", "carried")]
    return f"({'+'.join(parts)})"


def _options(dimension: Dimension, whole: str, names: Mapping[Any, str]) -> dict[str, str]:
    """The members of a whole that a cell can hold, with their names; none for all of them."""
    return {its: name for its, name in names.items() if whole and whole in above(dimension, its)}


def _sum_of(its: str, amount: str, wanted: Mapping[str, Mapping[str, str]]) -> str:
    """The amounts of the rows in which each column has one of its options."""
    conditions = f',{_range(its, "part")},"<>{YES}"'
    for (column, options), between in zip(wanted.items(), ",;;", strict=True):
        if options:
            texts = between.join(f'"{name}"' for name in options.values())
            conditions += f",{_range(its, column)},{{{texts}}}"
    return f"SUMPRODUCT(SUMIFS({_range(its, amount)}{conditions}))"


def _total(sheet_ids: Sequence[str], columns: Sequence[str]) -> str:
    """What counts: all but the lines that say again what others hold."""
    return "+".join(
        f'SUMIFS({_range(its, column)},{_range(its, "part")},"<>{YES}")'
        for its in sheet_ids
        for column in columns
    )


def _range(sheet_id: str, column_id: str) -> str:
    """The cells of a column that may be filled in."""
    its = sheet(sheet_id)
    place = [column.id for column in its.columns].index(column_id)
    name = xl_col_to_name(place)
    last = _FIRST + _ROOM.get(sheet_id, _USUAL_ROOM)
    return f"'{its.title}'!${name}${_FIRST + 1}:${name}${last}"


def _summed(column_id: str, text: str, sheet_ids: Sequence[str]) -> str:
    return "+".join(
        f'SUMIFS({_range(its, amount)},{_range(its, column_id)},"{text}",'
        f'{_range(its, "part")},"<>{YES}")'
        for its in sheet_ids
        for amount in ("current", "carried")
    )


def _lacking(sheet_id: str, filled: str, lacking: str) -> str:
    return f'=SUMPRODUCT(({_range(sheet_id, filled)}<>"")*({_range(sheet_id, lacking)}=""))'


def _coded(tree: catalogue.Catalogue, digits: int) -> tuple[str, ...]:
    return tuple(f"{entry.code} {entry.name}" for entry in tree if len(entry.code) == digits)


def _width(column: Column) -> int:
    if column.id in _LONG:
        return 44
    return 28 if column.id in _CODES else _WIDTHS.get(column.kind, 18)


def _beside(labels: Sequence[str], values: Values) -> Values:
    """The fixed rows, with what is known of them."""
    known = {value["label"]: value for value in values}
    return [known.get(label, {"label": label}) for label in labels]
