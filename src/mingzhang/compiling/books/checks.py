"""The sheet 检查 of a budget book: totals and what is missing, as formulas that stay live.

Each formula comes with its value for the book as it is written, because not every program
that opens a workbook calculates it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from mingzhang.amounts import ZERO
from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import (
    FIGURE_NAMES,
    FIGURES,
    FUNDS,
    ITEMS,
    NATURES,
    Book,
    BookProject,
    Line,
)
from mingzhang.compiling.books.places import FIRST_ROW, HEADER_ROW, column_range
from mingzhang.compiling.books.sheets import YES, sheet
from mingzhang.compiling.books.to_rows import rows_of
from mingzhang.compiling.narrative import compared, explained
from mingzhang.compiling.views import above
from mingzhang.cube import Dimension
from mingzhang.forms import pack


class LiveCheck(NamedTuple):
    """A line of the sheet 检查."""

    label: str
    formula: str
    value: Decimal
    """What the formula comes to for the book as it is written, in 元 or a number of rows."""

    is_fault: bool = False
    """Whether it counts what should not be there."""


def live_checks(book: Book) -> Iterator[LiveCheck]:
    """Totals by fund and nature, then what is still to be filled in."""
    lines = [line for line in book.lines if not line.part]
    projects = [project for project in book.projects if not project.part]
    spent: list[Line | BookProject] = [*lines, *projects]
    current = sum((its.current for its in spent), ZERO)
    carried = sum((its.carried for its in spent), ZERO)
    both = ("lines", "projects")
    yield LiveCheck("本年安排合计（元）", "=" + _total(both, ("current",)), current)
    yield LiveCheck("上年结转合计（元）", "=" + _total(both, ("carried",)), carried)
    whole = "=" + _total(both, ("current", "carried"))
    yield LiveCheck("收入总计（元）", whole, current + carried)
    yield LiveCheck("支出总计（元）", whole, current + carried)
    for fund, name in FUNDS.items():
        if fund == "appropriation":
            continue
        own = (its.current + its.carried for its in spent if its.fund == fund)
        yield LiveCheck(f"其中：{name}（元）", "=" + _summed("fund", name, both), sum(own, ZERO))
    for nature, name in NATURES.items():
        formula = "=" + _summed("nature", name, ("lines",))
        amount = sum((its.amount for its in lines if its.nature == nature), ZERO)
        if nature == "project":
            formula += "+" + _total(("projects",), ("current", "carried"))
            amount += sum((its.budget for its in projects), ZERO)
        if nature == "basic" and not amount:
            continue
        yield LiveCheck(f"{name}（元）", formula, amount)
    yield from _lacks(book)


def _lacks(book: Book) -> Iterator[LiveCheck]:
    """What is still to be filled in; a written book has its funds and its own codes."""
    codes = column_range("projects", "code")
    yield LiveCheck("没有资金来源的基本支出行", _lacking("lines", "function", "fund"), ZERO, True)
    yield LiveCheck("没有资金来源的项目", _lacking("projects", "code", "fund"), ZERO, True)
    again = f'=SUMPRODUCT(({codes}<>"")*(COUNTIF({codes},{codes}&"")>1))'
    yield LiveCheck("项目编码重复的行", again, ZERO, True)
    for its, what in (("objectives", "绩效目标"), ("indicators", "绩效指标")):
        found = f'COUNTIF({column_range(its, "project")},{codes}&"")'
        formula = f'=SUMPRODUCT(({codes}<>"")*({found}=0))'
        without = sum(not getattr(project, its) for project in book.projects)
        yield LiveCheck(f"没有{what}的项目", formula, Decimal(without), True)
    formula = f'=SUMPRODUCT(({codes}<>"")*({column_range("projects", "plan12")}<>100))'
    short = sum(project.plan[-1:] != (Decimal(100),) for project in book.projects)
    yield LiveCheck("12月底不是 100% 的项目", formula, Decimal(short), True)
    yield from _words_lacking(book)


def _words_lacking(book: Book) -> Iterator[LiveCheck]:
    """Cover, last year's figures and texts that the narrative cannot do without."""
    cover = sheet("cover")
    needed = [
        f"COUNTBLANK('{cover.title}'!{xl_rowcol_to_cell(row, 1)})"
        for row, column in enumerate(cover.columns, HEADER_ROW)
        if column.required
    ]
    filled = next(rows_of(book, "cover"))
    blank = sum(column.required and not filled[column.id] for column in cover.columns)
    yield LiveCheck("“封面”没有填的必填项", "=" + "+".join(needed), Decimal(blank), True)
    kinds, subjects = column_range("texts", "kind"), column_range("texts", "subject")
    formula = f'=IF(COUNTIF({kinds},"职责")=0,1,0)'
    yield LiveCheck("没有写职责", formula, Decimal(not book.texts.duties), True)
    if book.cover.scope == "department":
        return
    forms = pack(book.cover.pack)
    cells = {name: _last_year(name) for name in compared(forms)}
    unknown = Decimal(sum(name not in book.last for name in cells))
    blanks = "=" + "+".join(f"COUNTBLANK({cell})" for cell in cells.values())
    yield LiveCheck("没有填的上年数", blanks, unknown, True)
    now = unit_account(book)
    for name in explained(forms):
        title = FIGURE_NAMES[name]
        changed = f"ROUND({_this_year(name)}-{_last_year(name)},2)<>0"
        said = f'COUNTIFS({kinds},"增减原因",{subjects},"{title}")=0'
        lacking = bool(now.change(name)) and not book.texts.reasons.get(name)
        formula = f"=IF(AND({changed},{said}),1,0)"
        yield LiveCheck(f"“{title}”有增减而没有写原因", formula, Decimal(lacking), True)


def _last_year(name: str) -> str:
    """The cell of a figure on the sheet of last year's."""
    its = sheet("last")
    place = [column.id for column in its.columns].index("amount")
    row = FIRST_ROW + list(FIGURE_NAMES).index(name)
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
    conditions = f',{column_range(its, "part")},"<>{YES}"'
    for (column, options), between in zip(wanted.items(), ",;;", strict=True):
        if options:
            texts = between.join(f'"{name}"' for name in options.values())
            conditions += f",{column_range(its, column)},{{{texts}}}"
    return f"SUMPRODUCT(SUMIFS({column_range(its, amount)}{conditions}))"


def _total(sheet_ids: Sequence[str], columns: Sequence[str]) -> str:
    """What counts: all but the lines that say again what others hold."""
    return "+".join(
        f'SUMIFS({column_range(its, column)},{column_range(its, "part")},"<>{YES}")'
        for its in sheet_ids
        for column in columns
    )


def _summed(column_id: str, text: str, sheet_ids: Sequence[str]) -> str:
    return "+".join(
        f'SUMIFS({column_range(its, amount)},{column_range(its, column_id)},"{text}",'
        f'{column_range(its, "part")},"<>{YES}")'
        for its in sheet_ids
        for amount in ("current", "carried")
    )


def _lacking(sheet_id: str, filled: str, lacking: str) -> str:
    there, absent = column_range(sheet_id, filled), column_range(sheet_id, lacking)
    return f'=SUMPRODUCT(({there}<>"")*({absent}=""))'
