"""P545: a project's budget in 项目支出表 and in its own table of targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import amounts, keys
from mingzhang.amounts import UNITS, ZERO, half_place
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.targets.budgets import budget_in_yuan, slipped_unit, totals_of
from mingzhang.checking.targets.items import ProjectOf
from mingzhang.disclosure import Disclosure, Project, Row, Statement
from mingzhang.facts import amount_of

_TABLE = "project_expenditure"
_TOTAL = "total"


class Pair(msgspec.Struct, frozen=True):
    """A project's row in the table of projects, and its own table."""

    item: ProjectOf
    table: Statement
    row: Row


def _pairs(disclosure: Disclosure) -> Iterator[Pair]:
    """Rows and tables of the same name, of which there is one each."""
    table = disclosure.statement(_TABLE)
    if table is None or table.money_unit not in UNITS or slipped_unit(disclosure):
        return
    rows = {keys.fold(row.project or row.name): row for row in table.rows}
    printed = Counter(keys.fold(row.project or row.name) for row in table.rows)
    own = Counter(keys.fold(project.name) for project in disclosure.projects)
    for project in disclosure.projects:
        name = keys.fold(project.name)
        if printed[name] == own[name] == 1 and _TOTAL in rows[name].cells:
            yield Pair(ProjectOf(disclosure, project), table, rows[name])


@over("P545", each(_pairs))
def project_has_another_budget_in_the_table(pair: Pair) -> Iterator[Flaw]:
    """186.20 in 项目支出表, 168.20 in the project's table of targets."""
    project = pair.item.its
    budget = budget_in_yuan(project)
    own = list(_amounts(pair))
    if budget is None or any(_is_same(budget, project, one) for one in own):
        return
    cell = pair.row.cells[_TOTAL]
    total = _amount(pair, cell.text)
    if total and any(_is_same(fund, project, total) for fund in _funds(project)):
        return  # the table of targets has funds besides, those of towns or of later years
    if any(budget < cost == one.yuan for _, cost in totals_of(pair.item) for one in own):
        return  # told by the rules on costs above the budget
    yield pair.item.flaw(
        f"预算数是 {project.budget} {project.money_unit}，"
        f"《{pair.table.title}》印作 {cell.text} {pair.table.money_unit}",
        pair.item.evidence("budget"),
        quote(pair.table.title, cell, row=pair.row.name),
    )


def _funds(project: Project) -> Iterator[Decimal]:
    """What the table of targets prints of each fund, in 元."""
    for printed in project.funds.values():
        fund = amount_of(printed, project.money_unit, amounts.places_of(printed))
        if fund is not None and fund.yuan:
            yield fund.yuan


def _amounts(pair: Pair) -> Iterator[amounts.Amount]:
    """The row's total and its parts: a budget can be of this year's appropriation alone."""
    for cell in pair.row.cells.values():
        if own := _amount(pair, cell.text):
            yield own


def _amount(pair: Pair, text: str) -> amounts.Amount | None:
    own = amount_of(text, pair.table.money_unit, amounts.places_of(text))
    return own if own is not None and own.yuan else None


def _is_same(budget: Decimal, project: Project, own: amounts.Amount) -> bool:
    half = half_place(amounts.places_of(project.budget)) * UNITS[project.money_unit]
    return not own.yuan or abs(budget - own.yuan) <= own.half_unit + (half if budget else ZERO)
