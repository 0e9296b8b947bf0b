"""Projects' budgets: with their funds, and all together with 项目支出 of 支出总表.

Some projects may be left out of what is published (secret ones, transfers), so a sum that
is smaller is only a hint; a sum that is larger cannot be.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang.amounts import UNITS, NotAnAmountError, half_place, in_wan, parse, places_of
from mingzhang.checking.checks import Flaw, Undecided, each, over, quote
from mingzhang.checking.findings import Correction, Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import (
    budget_in_yuan,
    project_expenditure,
    slipped_unit,
)
from mingzhang.checking.targets.items import ProjectOf, projects
from mingzhang.disclosure import Disclosure
from mingzhang.kept import once_each

_FEW = 2


_FUNDS = {
    "appropriation": "财政资金",
    "own": "本级支出",
    "transferred": "上级转移支付",
    "special_account": "财政专户管理资金",
    "carried": "上年结转",
    "other": "其他资金",
}
"""The parts of a budget that the forms have, as messages name them."""


class _Parts(msgspec.Struct, frozen=True):
    """A project's budget and its funds, as printed, in its unit."""

    item: ProjectOf
    budget: Decimal
    funds: dict[str, Decimal]
    rounding: Decimal

    @property
    def total(self) -> Decimal:
        """All of its funds."""
        return sum(self.funds.values(), Decimal(0))

    def is_budget(self, total: Decimal) -> bool:
        """Whether an amount is the budget, each part of it being rounded."""
        return abs(self.budget - total) <= self.rounding

    @property
    def has_the_carried_within(self) -> bool:
        """Whether the budget is its funds but for 上年结转, which may be a part of 财政资金."""
        carried = self.funds.get("carried", Decimal(0))
        return carried > self.rounding and self.is_budget(self.total - carried)

    def flaw(self, said: str) -> Flaw:
        """That the budget is not these funds."""
        funds = self.item.its.funds
        shown = {"appropriation": "", "other": "", **funds} if _is_of_two(funds) else funds
        budget = self.item.evidence("budget")
        parts = {fund: self.item.evidence(fund, text, _label(fund)) for fund, text in shown.items()}
        flaw = self.item.flaw(
            f"预算数 {self.item.its.budget} {said} {measures.plain(self.total)}",
            budget,
            *parts.values(),
        )
        unit = UNITS.get(self.item.its.money_unit, Decimal(0))
        missing = self.budget - self.total
        right = {fund: (own + missing) * unit for fund, own in self.funds.items() if fund in parts}
        return msgspec.structs.replace(
            flaw,
            corrections=(
                Correction(budget, self.total * unit),
                *(Correction(parts[fund], yuan) for fund, yuan in right.items()),
            ),
        )

    @property
    def named(self) -> str:
        """财政资金与其他资金, as the form has them."""
        funds = ("appropriation", "other") if _is_of_two(self.item.its.funds) else self.funds
        return "、".join(_FUNDS[fund] for fund in funds)


def _is_of_two(funds: dict[str, str]) -> bool:
    return set(funds) <= {"appropriation", "other"}


def _label(fund: str) -> str:
    return "其中：财政资金" if fund == "appropriation" else _FUNDS[fund]


@once_each
def _parts(item: ProjectOf) -> _Parts | Undecided | None:
    """The funds of a budget; None where the table prints none."""
    its = item.its
    if not its.budget or not any(its.funds.values()):
        return None
    is_divided = not its.funds.get("appropriation")
    printed = {
        fund: text
        for fund, text in its.funds.items()
        if is_divided or fund not in ("own", "transferred")  # the two are the appropriation
    }
    try:
        budget = parse(its.budget) or Decimal(0)
        funds = {fund: parse(text) or Decimal(0) for fund, text in printed.items()}
    except NotAnAmountError:
        return Undecided("预算数或资金来源不是数")
    places = max(places_of(text) for text in (its.budget, *printed.values()))
    return _Parts(item, budget, funds, half_place(places) * len(funds))


@over("P501", projects)
def budget_is_not_its_funds(item: ProjectOf) -> Iterator[Flaw | Undecided]:
    """预算数 = 财政资金 + 其他资金, and 上年结转 where the form has it."""
    match _parts(item):
        case _Parts() as of if not of.is_budget(of.total) and not of.has_the_carried_within:
            yield of.flaw(f"不等于{of.named}{'之和' if len(of.funds) > 1 else ''}")
        case Undecided() as undecided:
            yield undecided


@over("P544", projects)
def carried_forward_comes_on_top(item: ProjectOf) -> Iterator[Flaw]:
    """资金总额 168, 财政拨款 168 and 上年结转 20."""
    match _parts(item):
        case _Parts() as of if of.has_the_carried_within:
            yield of.flaw(f"已经等于其他各项之和，加上上年结转，{of.named}合计")
        case _:
            pass


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
    items = [ProjectOf(disclosure, project) for project in disclosure.projects]
    word = "多" if sign > 0 else "少"
    yield Flaw(
        f"{len(budgets)} 个项目的预算数合计 {in_wan(whole)}，比支出总表的项目支出 "
        f"{in_wan(total)}{word} {in_wan(abs(difference))}",
        (items[0].evidence("budget"), *cell),
        expected=total,
        actual=whole,
        difference=difference,
        corrections=(
            *(Correction(one, whole) for one in cell),
            *(
                Correction(item.evidence("budget"), own - difference, slack=_rounding(disclosure))
                for item in items
                if (own := budget_in_yuan(item.its)) is not None
            ),
        ),
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
