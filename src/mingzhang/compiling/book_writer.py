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
    PLAN_MONTHS,
    Book,
    BookProject,
    Line,
)
from mingzhang.compiling.book_guide import GUIDE, write_guide
from mingzhang.compiling.narrative import FIGURE_NAMES, compared, explained
from mingzhang.compiling.sheets import (
    CHECKS,
    NO,
    OPTIONS,
    YES,
    Column,
    Sheet,
    choices,
    fixed_labels,
    sheet,
    sheets,
)
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


def write_book(book: Book, path: Path) -> None:
    """Write a book, empty but for its cover or filled, whole or not at all."""
    with replacing(path) as temporary:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        with xlsxwriter.Workbook(str(temporary), options) as workbook:
            _Writer(workbook, book).write()


class _Writer:
    """One workbook while it is written."""

    def __init__(self, workbook: Any, book: Book) -> None:
        self.workbook = workbook
        self.book = book
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
        self.total = workbook.add_format({**edge, "num_format": "#,##0.00"})
        self.count = workbook.add_format({**edge, "num_format": "0"})
        self.wrong = workbook.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
        self.ranges: dict[str, str] = {}

    def write(self) -> None:
        """All sheets; the lists of options stand on a hidden one."""
        guide = self.workbook.add_worksheet(GUIDE)
        pages = {its.id: self.workbook.add_worksheet(its.title) for its in sheets()}
        checks = self.workbook.add_worksheet(CHECKS)
        self._options(self.workbook.add_worksheet(OPTIONS))
        for its in sheets():
            self._sheet(pages[its.id], its)
        write_guide(self.workbook, guide, self.book)
        self._checks(checks)

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
        values = list(_values(self.book, its.id))
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
            self._cell(page, row, 1, column, values.get(column.id))
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
                else:
                    self._cell(page, row, place, column, value.get(column.id))

    def _look(self, column: Column) -> Any:
        return self.formats.get(column.kind, self.formats["text"])

    def _cell(self, page: Any, row: int, place: int, column: Column, value: Any) -> None:
        look = self._look(column)
        if value is None or value == "":
            page.write_blank(row, place, None, look)
        elif isinstance(value, Decimal | int):
            page.write_number(row, place, value, look)
        else:
            page.write_string(row, place, str(value), look)

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


class _Check(NamedTuple):
    """A line of the live checks, with what it comes to when the book is written."""

    label: str
    formula: str
    value: Decimal
    wanted: bool = False
    """Whether it counts what should not be there."""


def _live(book: Book) -> Iterator[_Check]:
    spent: list[Line | BookProject] = [*book.lines, *book.projects]
    current = sum((its.current for its in spent), ZERO)
    carried = sum((its.carried for its in spent), ZERO)
    both = ("lines", "projects")
    yield _Check("本年安排合计（元）", "=" + _total(both, ("current",)), current)
    yield _Check("上年结转合计（元）", "=" + _total(both, ("carried",)), carried)
    whole = "=" + _total(both, ("current", "carried"))
    yield _Check("收入总计（元）", whole, current + carried)
    yield _Check("支出总计（元）", whole, current + carried)
    for fund, name in FUNDS.items():
        own = (its.current + its.carried for its in spent if its.fund == fund)
        yield _Check(f"其中：{name}（元）", "=" + _summed("fund", name, both), sum(own, ZERO))
    for nature, name in NATURES.items():
        if nature == "project":
            formula = "=" + _total(("projects",), ("current", "carried"))
            amounts = (its.budget for its in book.projects)
        else:
            formula = "=" + _summed("nature", name, ("lines",))
            amounts = (its.current + its.carried for its in book.lines if its.nature == nature)
        yield _Check(f"{name}（元）", formula, sum(amounts, ZERO))
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
    filled = next(_values(book, "cover"))
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
    conditions = ""
    for (column, options), between in zip(wanted.items(), ",;;", strict=True):
        if options:
            texts = between.join(f'"{name}"' for name in options.values())
            conditions += f",{_range(its, column)},{{{texts}}}"
    if not conditions:
        return f"SUM({_range(its, amount)})"
    return f"SUMPRODUCT(SUMIFS({_range(its, amount)}{conditions}))"


def _total(sheet_ids: Sequence[str], columns: Sequence[str]) -> str:
    return "+".join(f"SUM({_range(its, column)})" for its in sheet_ids for column in columns)


def _range(sheet_id: str, column_id: str) -> str:
    """The cells of a column that may be filled in."""
    its = sheet(sheet_id)
    place = [column.id for column in its.columns].index(column_id)
    name = xl_col_to_name(place)
    last = _FIRST + _ROOM.get(sheet_id, _USUAL_ROOM)
    return f"'{its.title}'!${name}${_FIRST + 1}:${name}${last}"


def _summed(column_id: str, text: str, sheet_ids: Sequence[str]) -> str:
    return "+".join(
        f'SUMIF({_range(its, column_id)},"{text}",{_range(its, amount)})'
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


# a book's values, sheet by sheet


def _values(book: Book, sheet_id: str) -> Iterator[dict[str, Any]]:
    yield from _VALUES[sheet_id](book)


def _cover(book: Book) -> Iterator[dict[str, Any]]:
    cover = book.cover
    unit = cover.scope == "unit"
    yield {
        "pack": cover.pack,
        "year": cover.year,
        "scope": "单位" if unit else "部门",
        "department_code": cover.department.code,
        "department_name": cover.department.name,
        "agency_code": cover.agency.code if unit else "",
        "agency_name": cover.agency.name if unit else "",
        "nature": cover.nature,
        "rank": cover.rank,
        "funding": cover.funding,
    }


def _lines(book: Book) -> Iterator[dict[str, Any]]:
    names = _names(book)
    for line in book.lines:
        yield {
            "function": names(line.function),
            "economic": names(line.economic),
            "fund": FUNDS[line.fund],
            "nature": NATURES[line.nature],
            "item": ITEMS.get(line.item, ""),
            "current": line.current,
            "carried": line.carried or None,
            "counterpart": line.counterpart,
        }


def _projects(book: Book) -> Iterator[dict[str, Any]]:
    names = _names(book)
    for its in book.projects:
        plan = {f"plan{month}": p for month, p in zip(PLAN_MONTHS, its.plan, strict=False)}
        yield {
            "code": its.code,
            "name": its.name,
            "function": names(its.function),
            "fund": FUNDS[its.fund],
            "economic": names(its.economic),
            "item": ITEMS.get(its.item, ""),
            "current": its.current,
            "carried": its.carried or None,
            "purpose": its.purpose,
            "basis": its.basis,
            "scheme": its.scheme,
            **plan,
            "secret": YES if its.secret else NO,
        }


def _names(book: Book) -> Any:
    """A code with its name, as the drop-down has it."""
    trees = (catalogue.functional(book.cover.year), catalogue.economic(book.cover.year))

    def named(code: str) -> str:
        entry = next((found for tree in trees if (found := tree.get(code))), None)
        return f"{code} {entry.name}" if entry else code

    return named


def _objectives(book: Book) -> Iterator[dict[str, Any]]:
    for its in book.projects:
        for text in its.objectives:
            yield {"project": its.code, "text": text}


_SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<", "": ""}


def _indicators(book: Book) -> Iterator[dict[str, Any]]:
    for its in book.projects:
        for one in its.indicators:
            target = one.target
            number = target.kind == "number"
            yield {
                "project": its.code,
                "level1": one.level1,
                "level2": one.level2,
                "level3": one.level3,
                "description": one.description,
                "sign": _SIGNS[target.op] if number else "",
                "value": target.value if number else target.text,
                "unit": target.unit if number else "",
                "basis": one.basis,
            }


def _purchases(book: Book) -> Iterator[dict[str, Any]]:
    for its in book.purchases:
        yield {
            "source": its.source,
            "source_budget": its.source_budget,
            "item": its.item,
            "code": its.code,
            "measure": its.measure,
            "quantity": its.quantity,
            "price": its.price,
            "fund": FUNDS[its.fund],
            "small_business": YES if its.small_business else NO,
            "asset": YES if its.asset else NO,
        }


def _holdings(book: Book) -> Iterator[dict[str, Any]]:
    for label, held in book.holdings.items():
        yield {"label": label, "quantity": held.quantity, "value": held.value}


def _last(book: Book) -> Iterator[dict[str, Any]]:
    for name in FIGURES:
        if name in book.last:
            yield {"label": FIGURE_NAMES[name], "amount": book.last[name]}


def _texts(book: Book) -> Iterator[dict[str, Any]]:
    texts = book.texts
    single = (
        ("编制说明", texts.opening),
        ("机关运行经费用途", texts.running_uses),
        ("专项资金", texts.special_funds),
        ("其他说明", texts.other),
    )
    yield from ({"kind": "职责", "text": text} for text in texts.duties)
    yield from ({"kind": "机构设置", "text": text} for text in texts.organisation)
    yield from ({"kind": kind, "text": text} for kind, text in single if text)
    for name, text in texts.reasons.items():
        yield {"kind": "增减原因", "subject": FIGURE_NAMES[name], "text": text}
    for code, text in texts.line_uses.items():
        yield {"kind": "科目用途", "subject": code, "text": text}
    for term, text in texts.glossary.items():
        yield {"kind": "名词解释", "subject": term, "text": text}


def _members(book: Book) -> Iterator[dict[str, Any]]:
    for agency in book.members:
        yield {"code": agency.code, "name": agency.name}


_GOALS = {"overall": "总体目标", "item": "分项目标", "measure": "保障措施"}


def _goals(book: Book) -> Iterator[dict[str, Any]]:
    for goal in book.goals:
        yield {
            "kind": _GOALS[goal.kind],
            "title": goal.title,
            "objective": goal.objective,
            "indicators": goal.indicators,
        }


_VALUES = {
    "cover": _cover,
    "lines": _lines,
    "projects": _projects,
    "objectives": _objectives,
    "indicators": _indicators,
    "purchases": _purchases,
    "holdings": _holdings,
    "last": _last,
    "texts": _texts,
    "members": _members,
    "goals": _goals,
}
