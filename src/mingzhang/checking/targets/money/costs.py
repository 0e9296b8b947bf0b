"""Cost indicators against the project's budget: alone and together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS, in_wan
from mingzhang.checking.checks import Flaw, measured, over
from mingzhang.checking.findings import Correction, Evidence
from mingzhang.checking.targets.budgets import (
    ALL_YEAR,
    amount_of,
    budget_in_yuan,
    half_a_place,
    is_beyond,
    is_cost,
    is_for_each,
    is_part_of_more,
    limit,
    slipped_unit,
    totals_named,
    totals_of,
)
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, among, open_projects
from mingzhang.checking.targets.statements import statements
from mingzhang.checking.targets.wordlists import one_of

_FEWEST = 3
_TINY = 20
"""A cost of less than one part in so many of the budget is the price of one."""

_NEARLY_ALL = Decimal("0.8")
"""Where so many costs are the whole budget, one that is not has left something out."""

_Whole: TypeAlias = tuple[ProjectOf, Decimal]
"""A project whose cost indicators are all for the whole of something, and its budget in 元."""


def _left_out(items: Sequence[ProjectOf]) -> Iterator[_Whole]:
    """Such projects with less than the budget, where nearly all others come to the budget."""
    compared: list[tuple[_Whole, int]] = []
    for item in items:
        most, totals = budget_in_yuan(item.its), totals_of(item)
        if most is not None and totals and len(totals) == sum(map(is_cost, item.indicators)):
            compared.append(((item, most), _sum_against(totals, most)))
    equal = sum(sign == 0 for _, sign in compared)
    if equal >= _FEWEST and equal >= _NEARLY_ALL * len(compared):
        yield from (whole for whole, sign in compared if sign < 0)


def _sum_against(totals: Sequence[tuple[IndicatorOf, Decimal]], most: Decimal) -> int:
    """-1, 0 or 1: whether costs together are less than the budget, the same or more."""
    difference = sum((amount for _, amount in totals), Decimal(0)) - most
    if abs(difference) <= sum((half_a_place(one) for one, _ in totals), Decimal(0)):
        return 0
    return 1 if difference > 0 else -1


@over("P502", open_projects)
def cost_above_budget(item: ProjectOf) -> Iterator[Flaw]:
    """A cost that is more than the whole project has; even the price of one."""
    known = limit(item.disclosure, item.its)
    if not known:
        return
    most, what = known
    above = [
        (one, amount)
        for one in item.indicators
        if (amount := amount_of(one) or _amount_told(one)) is not None
        and amount - half_a_place(one) > most
        and _is_spent_here(one)
    ]
    if not above:
        return
    slipped = slipped_unit(item.disclosure)
    if slipped and slipped[0] is item.its:
        return
    if one_of("cost", "over_years").search(item.what_for):  # this budget pays a part of it
        return
    for one, amount in above:
        yield above_budget(
            against_budget(
                item,
                [one],
                f"{one.label}的指标值“{one.its.target.text}”大于{what} {in_wan(most)}",
                most,
                amount,
            )
        )


def _amount_told(one: IndicatorOf) -> Decimal | None:
    """The only amount of a cost that is put in words: 书号每个 35000 元."""
    text = one.its.target.text
    if one.its.target.kind != "words" or "元" not in text or not is_cost(one):
        return None
    said = statements(text)
    is_other = any(one_of("cost", name).search(text) for name in ("beyond", "ceiling", "lent"))
    return said[0].number if len(said) == 1 and said[0].unit == "元" and not is_other else None


def _is_spent_here(one: IndicatorOf) -> bool:
    """Not a ceiling for each of several (单个企业最高奖励), nor money that is lent."""
    said = keys.fold(one.its.level3 + one.its.description)
    is_ceiling = is_for_each(one) and one_of("cost", "ceiling").search(said)
    return not (is_ceiling or is_beyond(one) or one_of("cost", "lent").search(said))


@over("P503", open_projects)
def costs_together_above_budget(item: ProjectOf) -> Iterator[Flaw]:
    """Several costs, none above the budget, that together pass it."""
    most = budget_in_yuan(item.its)
    totals = totals_of(item)
    if most is None or len(totals) < 2:
        return
    whole = sum((amount for _, amount in totals), Decimal(0))
    highest = max(amount for _, amount in totals)
    if highest >= most or highest * 2 == whole:
        return
    rounding = sum((half_a_place(one) for one, _ in totals), Decimal(0))
    if whole - rounding > most:
        said = " + ".join(keys.tidy(one.its.target.text) for one, _ in totals)
        yield above_budget(
            against_budget(
                item,
                [one for one, _ in totals],
                f"各成本指标合计 {said}，共 {in_wan(whole)}，大于预算数 {in_wan(most)}",
                most,
                whole,
            )
        )


@measured("P506", open_projects)
def two_costs_of_one_amount(item: ProjectOf, large: Decimal) -> Iterator[Flaw]:
    """394.67 万元 for each of two things: the whole was put down twice, more often than not.

    Smaller amounts than `large`, in 万元, are the same by chance.
    """
    totals = totals_of(item)
    most = budget_in_yuan(item.its)
    seen: dict[Decimal, IndicatorOf] = {}
    for one, amount in totals:
        first = seen.setdefault(amount, one)
        if (
            first is one
            or amount < large * UNITS["万元"]
            or (most is not None and 2 * amount <= most)
        ):
            continue
        yield item.flaw(
            f"{first.label}和{one.label}的指标值都是“{one.its.target.text}”，像是把总额各填了一遍",
            one.evidence(),
            first.evidence(),
        )


@over("P505", open_projects)
def whole_cost_is_not_the_budget(item: ProjectOf) -> Iterator[Flaw]:
    """本年度所需资金, 预算控制数, 总成本: what names the whole must be the whole."""
    most = budget_in_yuan(item.its)
    if most is None:
        return
    totals = totals_of(item)
    alone = sum(map(is_cost, item.indicators)) == 1
    named = [(one, amount) for one, amount in totals if _is_whole(one, alone=alone)]
    if len(totals) > 1 or not named:
        named = totals_named(item)
    if len(named) != 1:
        return
    ((one, amount),) = named
    may_be_more = one in [one for one, _ in totals] or _is_of_more(item)
    if amount + half_a_place(one) < most or (amount - half_a_place(one) > most and not may_be_more):
        differs = "小于" if amount < most else "大于"
        yield against_budget(
            item,
            [one],
            f"{one.label}说的是全部资金，指标值“{one.its.target.text}”{differs}预算数 "
            f"{in_wan(most)}",
            most,
            amount,
        )


def _is_of_more(item: ProjectOf) -> bool:
    """Whether the project's budget is only a part of what it costs."""
    of_others = one_of("cost", "paid_by_others", one_of("cost", "over_years").pattern)
    return is_part_of_more(item.its) or bool(of_others.search(item.what_for))


@over("P507", among(_left_out))
def costs_below_budget(whole: _Whole) -> Iterator[Flaw]:
    """All costs are less than the budget, in a document where they are the budget."""
    item, most = whole
    totals = totals_of(item)
    amount = sum((amount for _, amount in totals), Decimal(0))
    if any(one.its.target.is_at_least for one, _ in totals) or (
        len(totals) == 1 and _is_whole(totals[0][0], alone=True)
    ):
        return
    if amount * _TINY < most:
        return
    said = " + ".join(keys.tidy(one.its.target.text) for one, _ in totals)
    what = "合计" if len(totals) > 1 else f"只有{totals[0][0].name}"
    yield against_budget(
        item,
        [one for one, _ in totals],
        f"成本指标{what} {said}，小于预算数 {in_wan(most)}，其余资金没有成本指标",
        most,
        amount,
    )


def _is_whole(one: IndicatorOf, *, alone: bool) -> bool:
    """Whether a cost is named as all of it; 全年运行支出 is, where there is no other."""
    said = keys.fold(one.its.level3 + one.its.description)
    return bool(one_of("cost", "whole").search(said)) or (
        alone and bool(ALL_YEAR.search(said)) and not one.its.target.is_at_least
    )


def against_budget(
    item: ProjectOf,
    shown: Sequence[IndicatorOf | Evidence],
    said: str,
    most: Decimal,
    amount: Decimal,
) -> Flaw:
    """That these costs are not what the project has."""
    cells = [one.evidence() if isinstance(one, IndicatorOf) else one for one in shown]
    budget = item.evidence("budget")
    cost = [Correction(cells[0], most)] if len(cells) == 1 else []
    return msgspec.structs.replace(
        item.flaw(said, *cells, budget),
        expected=most,
        actual=amount,
        difference=amount - most,
        corrections=(Correction(budget, amount), *cost),
    )


def above_budget(flaw: Flaw) -> Flaw:
    """The same where costs must not be more: a larger budget, or a smaller cost, would do."""
    budget, *costs = flaw.corrections
    enough = msgspec.structs.replace(budget, bound="least")
    fitting = (msgspec.structs.replace(cost, bound="most") for cost in costs)
    return msgspec.structs.replace(flaw, corrections=(enough, *fitting))
