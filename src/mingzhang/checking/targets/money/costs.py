"""Cost indicators against the project's budget: alone, together, and unit cost × quantity.

Where the table prints no budget (2023 and before), all project expenditure of 支出总表 is the
limit that no single cost can pass.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS, NotAnAmountError, half_place, parse, places_of
from mingzhang.checking.checks import Flaw, measured, over
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    among,
    open_projects,
)
from mingzhang.checking.targets.statements import statements
from mingzhang.checking.targets.wording.formulas import worked_out
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, Project
from mingzhang.kept import once_each

_FEW_UNITS = 5
"""Tables that print a unit of money, before one that differs can be said to be wrong."""

_COSTS = ("成本", "经济成本")

ALL_YEAR = re.compile(
    r"(?:全年|全部|年度|本年度?)[^,。;每均]{0,8}(?:支出|费用|经费|资金|费)|总(?:额|费用|支出|经费|价)"
)
"""What names the whole where it is the only cost: 全年运行支出, 补贴总额."""

_FLOORS = (">=", ">")
_FEWEST = 3
_JOINED = ("及", "和", "与", "、")

_TINY = 20
"""A cost of less than one part in so many of the budget is the price of one."""

_NEARLY_ALL = Decimal("0.8")
"""Where so many costs are the whole budget, one that is not has left something out."""


@once_each
def is_cost(one: IndicatorOf) -> bool:
    """Whether it is a cost indicator, at level 1 or 2."""
    return one.level2 in _COSTS or keys.fold(one.its.level1) == "成本指标"


def budget_in_yuan(project: Project) -> Decimal | None:
    """预算数 in 元; None where it is not printed or cannot be read."""
    return _in_yuan(project.budget, project.money_unit)


@lru_cache(maxsize=1024)
def _in_yuan(text: str, unit: str) -> Decimal | None:
    """A printed budget in 元; remembered, as many rules ask for that of the same project."""
    if unit not in UNITS:
        return None
    try:
        amount = parse(text)
    except NotAnAmountError:
        return None
    return amount * UNITS[unit] if amount else None


def slipped_unit(disclosure: Disclosure) -> tuple[Project, str] | None:
    """The one table that prints another money unit than all others, with theirs.

    It prints no budget, or one that is in their unit what its own cost indicators say.
    """
    printed = [project for project in disclosure.projects if project.money_unit]
    if len(printed) <= _FEW_UNITS:
        return None
    usual = Counter(project.money_unit for project in printed).most_common(1)[0][0]
    others = [project for project in printed if project.money_unit != usual]
    if len(others) != 1 or not (_is_meant(disclosure, others[0], usual) or not others[0].budget):
        return None
    return others[0], usual


def _is_meant(disclosure: Disclosure, project: Project, unit: str) -> bool:
    budget = budget_in_yuan(msgspec.structs.replace(project, money_unit=unit))
    costs = map(amount_of, ProjectOf(disclosure, project).indicators)
    return budget is not None and budget in costs


def limit(disclosure: Disclosure, project: Project) -> tuple[Decimal, str] | None:
    """What no cost of the project can pass, in 元, and what it is."""
    budget = budget_in_yuan(project)
    if budget is not None:
        return budget, "预算数"
    total = project_expenditure(disclosure)
    return (total, "本表册全部项目支出") if total else None


def project_expenditure(disclosure: Disclosure) -> Decimal | None:
    """项目支出 of the total row of 支出总表, in 元; None where it cannot be read."""
    statement = disclosure.statement("expenditure")
    if not statement or statement.money_unit not in UNITS:
        return None
    for row in statement.rows:
        cell = row.cells.get("project")
        if not row.code and cell and keys.fold(row.name) in ("合计", "总计"):
            try:
                amount = parse(cell.text)
            except NotAnAmountError:
                return None
            return amount * UNITS[statement.money_unit] if amount else None
    return None


def half_a_place(one: IndicatorOf) -> Decimal:
    """Half a unit of the last place that the target prints, in 元."""
    target = one.its.target
    half = half_place(places_of(target.value))
    return measures.in_yuan(str(half), target.unit, is_cost=True) or Decimal(0)


@once_each
def amount_of(one: IndicatorOf) -> Decimal | None:
    """The money of a cost indicator's target, in 元; None where it is none."""
    target = one.its.target
    if target.kind != "number" or not is_cost(one):
        return None
    return measures.in_yuan(target.value, target.unit, is_cost=True)


@once_each
def is_for_each(one: IndicatorOf) -> bool:
    """Whether the amount is for one of many (人均、每个、标准、单价) and not the whole."""
    said = keys.fold(one.its.level3 + one.its.description)
    said = said.replace("每年", "").replace("年度", "")
    if worked_out(one.its.description) is not None:
        return False
    return "/" in one.its.target.unit or bool(one_of("cost", "each").search(said))


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


@once_each
def is_beyond(one: IndicatorOf) -> bool:
    """Whether its name says that more is meant than the project has this year."""
    said = keys.fold(one.its.level3 + one.its.description)
    return bool(one_of("cost", "beyond").search(one_of("cost", "whole").sub("", said)))


@once_each
def totals_of(item: ProjectOf) -> list[tuple[IndicatorOf, Decimal]]:
    """Cost indicators whose amount is spent as a whole by this project this year."""
    return [
        (one, amount)
        for one in item.indicators
        if (amount := amount_of(one)) is not None and not is_for_each(one) and not is_beyond(one)
    ]


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
    said = "".join((item.its.name, item.its.purpose, *item.its.objectives))
    if one_of("cost", "over_years").search(said):  # this budget pays a part of it
        return
    for one, amount in above:
        yield against_budget(
            item,
            [one],
            f"{one.label}的指标值“{one.its.target.text}”大于{what} {measures.in_wan(most)}",
            most,
            amount,
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
        yield against_budget(
            item,
            [one for one, _ in totals],
            f"各成本指标合计 {said}，共 {measures.in_wan(whole)}，"
            f"大于预算数 {measures.in_wan(most)}",
            most,
            whole,
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


def is_part_of_more(project: Project) -> bool:
    """提前下达、配套: the project has only a part of the money that the targets speak of."""
    return _names_a_part(keys.fold(project.name))


@lru_cache(maxsize=1024)
def _names_a_part(name: str) -> bool:
    return bool(one_of("cost", "part_of_more").search(name))


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
        named = _totals_named(item)
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
            f"{measures.in_wan(most)}",
            most,
            amount,
        )


def _is_of_more(item: ProjectOf) -> bool:
    """Whether the project's budget is only a part of what it costs."""
    said = "".join((item.its.name, item.its.purpose, *item.its.objectives))
    of_others = one_of("cost", "paid_by_others", one_of("cost", "over_years").pattern)
    return is_part_of_more(item.its) or bool(of_others.search(said))


def total_of(item: ProjectOf) -> tuple[IndicatorOf, Decimal] | None:
    """The one cost that is of the whole project, beside which there are prices at most."""
    totals = totals_of(item) + _totals_named(item)
    if len(totals) != 1:
        return None
    ((one, amount),) = totals
    others = [other for other in item.indicators if is_cost(other) and other is not one]
    is_only = not others or (is_of_the_project(one) and all(map(is_for_each, others)))
    return (one, amount) if is_only else None


def _totals_named(item: ProjectOf) -> list[tuple[IndicatorOf, Decimal]]:
    """The costs that are named 总成本 of the project."""
    return [
        (one, amount)
        for one in item.indicators
        if one_of("cost", "total").search(one.its.level3)
        and (amount := amount_of(one)) is not None
        and is_beyond(one)
        and not is_for_each(one)
        and is_of_the_project(one)
    ]


def is_of_the_project(one: IndicatorOf) -> bool:
    """Whether a cost's name is the project's, as far as it says more than 总成本."""
    said = one_of("cost", "of_the_whole").sub("", keys.fold(one.its.level3))
    name = keys.fold(one.project.name)
    return said in name and not _is_one_of_two(said, name)


def _is_one_of_two(said: str, name: str) -> bool:
    """Whether words stand beside 及 or 和 in a name: 电费 in 路灯电费及维护."""
    before, _, behind = name.partition(said) if said else ("", "", "")
    return behind.removeprefix("费").startswith(_JOINED) or before.endswith(_JOINED)


@over("P507", among(_left_out))
def costs_below_budget(whole: _Whole) -> Iterator[Flaw]:
    """All costs are less than the budget, in a document where they are the budget."""
    item, most = whole
    totals = totals_of(item)
    amount = sum((amount for _, amount in totals), Decimal(0))
    if any(one.its.target.op in _FLOORS for one, _ in totals) or (
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
        f"成本指标{what} {said}，小于预算数 {measures.in_wan(most)}，其余资金没有成本指标",
        most,
        amount,
    )


def _is_whole(one: IndicatorOf, *, alone: bool) -> bool:
    """Whether a cost is named as all of it; 全年运行支出 is, where there is no other."""
    said = keys.fold(one.its.level3 + one.its.description)
    return bool(one_of("cost", "whole").search(said)) or (
        alone and bool(ALL_YEAR.search(said)) and one.its.target.op not in _FLOORS
    )


def against_budget(
    item: ProjectOf,
    shown: Sequence[IndicatorOf | Evidence],
    said: str,
    most: Decimal,
    amount: Decimal,
) -> Flaw:
    """That these costs are not what the project has."""
    cells = (one.evidence() if isinstance(one, IndicatorOf) else one for one in shown)
    flaw = item.flaw(said, *cells, item.evidence("budget"))
    return Flaw(
        flaw.message,
        flaw.evidence,
        project=flaw.project,
        expected=most,
        actual=amount,
        difference=amount - most,
    )
