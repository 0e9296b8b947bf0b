"""Projects' budgets: with their funds, and all together with 项目支出 of 支出总表.

Some projects may be left out of what is published (secret ones, transfers), so a sum that
is smaller is only a hint; a sum that is larger cannot be.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingzhang.amounts import UNITS, NotAnAmountError, half_place, parse, places_of
from mingzhang.checking.checks import Flaw, Undecided, each, over, quote
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import ProjectOf, projects
from mingzhang.checking.targets.money.costs import budget_in_yuan, project_expenditure, slipped_unit
from mingzhang.disclosure import Disclosure

_FEW = 2


@over("P501", projects)
def budget_is_not_its_funds(item: ProjectOf) -> Iterator[Flaw | Undecided]:
    """预算数 = 财政资金 + 其他资金."""
    its = item.its
    if not its.budget or not any(its.funds.values()):
        return
    try:
        budget = parse(its.budget) or Decimal(0)
        parts = [parse(text) or Decimal(0) for text in its.funds.values()]
    except NotAnAmountError:
        yield Undecided("预算数或资金来源不是数")
        return
    places = max(places_of(text) for text in (its.budget, *its.funds.values()))
    rounding = half_place(places) * len(parts)
    if abs(budget - sum(parts)) > rounding:
        yield item.flaw(
            f"预算数 {its.budget} 不等于财政资金与其他资金之和 "
            f"{measures.plain(sum(parts, Decimal(0)))}",
            item.evidence("budget"),
            item.evidence("appropriation", its.funds.get("appropriation", ""), "其中：财政资金"),
            item.evidence("other", its.funds.get("other", ""), "其他资金"),
        )


def _with_budgets(disclosure: Disclosure) -> Iterator[Disclosure]:
    if sum(budget_in_yuan(project) is not None for project in disclosure.projects) >= _FEW:
        yield disclosure


with_budgets = each(_with_budgets)
"""Disclosures whose target tables print budgets."""


@over("P521", with_budgets)
def projects_above_project_expenditure(disclosure: Disclosure) -> Iterator[Flaw]:
    """All projects together cannot be more than 项目支出."""
    yield from _against_expenditure(disclosure, sign=1)


@over("P522", with_budgets)
def projects_below_project_expenditure(disclosure: Disclosure) -> Iterator[Flaw]:
    """Less than 项目支出: some projects have no target table here, or an amount is wrong.

    A budget left blank is told by P107, one in another unit by P615.
    """
    if slipped_unit(disclosure) or not all(project.budget for project in disclosure.projects):
        return
    yield from _against_expenditure(disclosure, sign=-1)


def _against_expenditure(disclosure: Disclosure, *, sign: int) -> Iterator[Flaw]:
    total = project_expenditure(disclosure)
    budgets = [b for p in disclosure.projects if (b := budget_in_yuan(p)) is not None]
    if total is None:
        return
    whole = sum(budgets, Decimal(0))
    difference = whole - total
    if difference * sign <= _rounding(disclosure):
        return
    cell = _expenditure_cell(disclosure)
    first = ProjectOf(disclosure, disclosure.projects[0])
    word = "多" if sign > 0 else "少"
    yield Flaw(
        f"{len(budgets)} 个项目的预算数合计 {measures.in_wan(whole)}，比支出总表的项目支出 "
        f"{measures.in_wan(total)}{word} {measures.in_wan(abs(difference))}",
        (first.evidence("budget"), *cell),
        expected=total,
        actual=whole,
        difference=difference,
    )


def _rounding(disclosure: Disclosure) -> Decimal:
    """Half a unit of the last place for each budget and for the total."""
    budgets = [p for p in disclosure.projects if p.budget and p.money_unit in UNITS]
    places = max(places_of(project.budget) for project in budgets)
    unit = UNITS[budgets[0].money_unit]
    return half_place(places) * unit * (len(budgets) + 1)


def _expenditure_cell(disclosure: Disclosure) -> tuple[Evidence, ...]:
    statement = disclosure.statement("expenditure")
    if not statement:
        return ()
    for row in statement.rows:
        if not row.code and "project" in row.cells:
            return (quote(statement.title, row.cells["project"], row.name, "项目支出"),)
    return ()
