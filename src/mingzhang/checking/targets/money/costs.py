"""Cost indicators against the project's budget: alone, together, and unit cost × quantity.

Where the table prints no budget (2023 and before), all project expenditure of 支出总表 is the
limit that no single cost can pass.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS, NotAnAmountError, half_place, is_turned, parse, places_of
from mingzhang.checking.checks import Flaw, measured, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    among,
    once_each,
    open_projects,
)
from mingzhang.checking.targets.wording.formulas import worked_out
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, Project

_FEW_UNITS = 5
"""Tables that print a unit of money, before one that differs can be said to be wrong."""

_COSTS = ("成本", "经济成本")

_MONTHS = 12

_SO_MANY = re.compile(r"(?<!\d)(1[0-2]|[1-9])个月(?!内|以内|前)")
_SOME_MONTHS = re.compile(r"\d+个?月|[半一二三四五六七八九十]个月|不足")
_COUNTED = ("people", "things")
_ANY = ("个", "家", "处", "户")
"""Counters of villages and schools as well as of things."""

_SPANS = ("年", "月", "天", "日", "次", "季度", "")
_ALL_YEAR = re.compile(
    r"(?:全年|全部|年度|本年度?)[^,。;每均]{0,8}(?:支出|费用|经费|资金|费)|总(?:额|费用|支出|经费|价)"
)
"""What names the whole where it is the only cost: 全年运行支出, 补贴总额."""

_FLOORS = (">=", ">")
_FEWEST = 3
_TIMES = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10_000))
_FIGURES = 3
"""Fewer figures (20 万元, 200 万元) are the same by chance."""

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
    if project.money_unit not in UNITS:
        return None
    try:
        amount = parse(project.budget)
    except NotAnAmountError:
        return None
    return amount * UNITS[project.money_unit] if amount else None


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


def _is_beyond(one: IndicatorOf) -> bool:
    said = keys.fold(one.its.level3 + one.its.description)
    return bool(one_of("cost", "beyond").search(one_of("cost", "whole").sub("", said)))


@once_each
def totals_of(item: ProjectOf) -> list[tuple[IndicatorOf, Decimal]]:
    """Cost indicators whose amount is spent as a whole by this project this year."""
    return [
        (one, amount)
        for one in item.indicators
        if (amount := amount_of(one)) is not None and not is_for_each(one) and not _is_beyond(one)
    ]


@over("P502", open_projects)
def cost_above_budget(item: ProjectOf) -> Iterator[Flaw]:
    """A cost that is more than the whole project has; even the price of one."""
    known = limit(item.disclosure, item.its)
    slipped = slipped_unit(item.disclosure)
    if not known or (slipped and slipped[0] is item.its):
        return
    most, what = known
    said = "".join((item.its.name, item.its.purpose, *item.its.objectives))
    if one_of("cost", "over_years").search(said):  # this budget pays a part of it
        return
    for one in item.indicators:
        amount = amount_of(one)
        if amount is None or not _is_spent_here(one) or amount - half_a_place(one) <= most:
            continue
        yield _against_budget(
            item,
            [one],
            f"{one.label}的指标值“{one.its.target.text}”大于{what} {measures.in_wan(most)}",
            most,
            amount,
        )


def _is_spent_here(one: IndicatorOf) -> bool:
    """Not a ceiling for each of several (单个企业最高奖励), nor money that is lent."""
    said = keys.fold(one.its.level3 + one.its.description)
    is_ceiling = is_for_each(one) and one_of("cost", "ceiling").search(said)
    return not (is_ceiling or _is_beyond(one) or one_of("cost", "lent").search(said))


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
        yield _against_budget(
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


class Product(msgspec.Struct, frozen=True):
    """The only price of a project and its only quantity, and what they come to in 元."""

    price: IndicatorOf
    quantity: IndicatorOf
    yuan: Decimal
    told: str
    """数量“41个”乘以单价“20万元”为 820.00 万元."""


def price_times_quantity(item: ProjectOf, most: Decimal) -> Product | None:
    """What a project's only price and quantity come to; None where they are not of one thing."""
    costs = [(one, amount) for one in item.indicators if (amount := amount_of(one)) is not None]
    quantities = [
        one
        for one in item.indicators
        if one.level2 == "数量" and measures.measure_of(one.its.target) in _COUNTED
    ]
    if len(costs) != 1 or len(quantities) != 1 or not is_for_each(costs[0][0]):
        return None
    (price, amount), quantity = costs[0], quantities[0]
    if amount >= most or not _is_a_price(price) or not _same_thing(price, quantity):
        return None
    months = _months_of(item) if _is_monthly(price) else 1
    yuan = amount * Decimal(quantity.its.target.value) * months
    a_year = f"再乘以 {months} 个月" if months > 1 else ""
    told = (
        f"数量“{quantity.its.target.text}”乘以单价“{price.its.target.text}”{a_year}"
        f"为 {measures.in_wan(yuan)}"
    )
    return Product(price, quantity, yuan, told)


def _months_of(item: ProjectOf) -> int:
    """How many months its words say, all of the year where they do not."""
    told = {int(many) for _, text in item.told() for many in _SO_MANY.findall(keys.fold(text))}
    return told.pop() if len(told) == 1 else _MONTHS


def _is_a_price(one: IndicatorOf) -> bool:
    """Not a ceiling, nor what others pay a share of, nor what all of them cost in a year."""
    said = keys.fold(one.its.level3 + one.its.description)
    if one_of("cost", "ceiling").search(said) or one_of("cost", "shared").search(said):
        return False
    is_of_the_year = _ALL_YEAR.search(said) and "每" not in said  # 全年标准器送检费用
    return not is_of_the_year and not _is_beyond(one)


def is_part_of_more(project: Project) -> bool:
    """提前下达、配套: the project has only a part of the money that the targets speak of."""
    return bool(one_of("cost", "part_of_more").search(keys.fold(project.name)))


@measured("P504", open_projects)
def price_times_quantity_above_budget(item: ProjectOf, room: Decimal) -> Iterator[Flaw]:
    """The only quantity × the only unit cost is more than the project has.

    Both are rounded, so the product may be `room` percent above.
    """
    known = limit(item.disclosure, item.its)
    if not known or is_part_of_more(item.its):
        return
    most, what = known
    product = price_times_quantity(item, most)
    if product and product.yuan > most * (1 + room / 100):
        yield _against_budget(
            item,
            [product.price, product.quantity],
            f"{product.told}，大于{what} {measures.in_wan(most)}",
            most,
            product.yuan,
        )


@over("P505", open_projects)
def whole_cost_below_budget(item: ProjectOf) -> Iterator[Flaw]:
    """本年度所需资金, 预算控制数: what names the whole must be the whole."""
    most = budget_in_yuan(item.its)
    totals = totals_of(item)
    if most is None or len(totals) != 1:
        return
    one, amount = totals[0]
    whole = _is_whole(one, alone=sum(map(is_cost, item.indicators)) == 1)
    if whole and amount + half_a_place(one) < most:
        yield _against_budget(
            item,
            [one],
            f"{one.label}说的是全部资金，指标值“{one.its.target.text}”小于预算数 "
            f"{measures.in_wan(most)}",
            most,
            amount,
        )


@over("P508", open_projects)
def cost_in_another_unit(item: ProjectOf) -> Iterator[Flaw]:
    """36.5 元 where the budget is 36.50 万元: the figures are the same, the amounts are not."""
    most = budget_in_yuan(item.its)
    if most is None:
        return
    for one in item.indicators:
        amount = amount_of(one)
        if not amount or amount == most or is_for_each(one):
            continue
        told = amount > most and not _is_beyond(one)  # P502 tells of it
        times = amount / most if amount > most else most / amount
        figures = len(most.normalize().as_tuple().digits) + (times == _TIMES[-1])
        if not told and _is_turned(item, one, amount, most):
            yield _against_budget(
                item,
                [one],
                f"{one.label}的指标值“{one.its.target.text}”与预算数 {measures.in_wan(most)} "
                "只有相邻两个数字颠倒了",
                most,
                amount,
            )
        elif not told and times in _TIMES and figures >= _FIGURES:
            what = "大" if amount > most else "小"
            budget = f"预算数 {measures.in_wan(most)}"
            yield _against_budget(
                item,
                [one],
                f"{one.label}的指标值“{one.its.target.text}”与{budget} 数字相同，"
                f"却{what}了 {times:f} 倍，像是单位或者小数点写错了",
                most,
                amount,
            )


def _is_turned(item: ProjectOf, one: IndicatorOf, amount: Decimal, most: Decimal) -> bool:
    """Whether the only cost is the budget, but for two figures that have changed places."""
    figures = len(most.normalize().as_tuple().digits)
    alone = sum(map(is_cost, item.indicators)) == 1
    return alone and figures >= _FIGURES and not _is_beyond(one) and is_turned(amount, most)


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
    yield _against_budget(
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
        alone and bool(_ALL_YEAR.search(said)) and one.its.target.op not in _FLOORS
    )


def _is_monthly(price: IndicatorOf) -> bool:
    """Whether the price is for each month of the year: 人均月工资标准, 元/人·月."""
    said = keys.fold(price.its.level3 + price.its.description + price.its.target.unit)
    return bool(one_of("cost", "a_month").search(said)) and not _SOME_MONTHS.search(said)


def _same_thing(price: IndicatorOf, quantity: IndicatorOf) -> bool:
    """Whether the price is for one of what is counted, as far as its words say."""
    said = keys.fold(price.its.level3 + price.its.description + price.its.target.unit)
    if "次" in said.replace("层次", "") and "次" not in quantity.its.target.unit:
        return False
    if not _of_one(price.its.target.unit, quantity.its.target.unit):
        return False
    people = measures.measure_of(quantity.its.target) == "people"
    for_people = any(word in said for word in ("人均", "每人", "每名", "/人", "生均", "每位"))
    return people == for_people if people or for_people else True


def _of_one(price: str, counter: str) -> bool:
    """Whether 万元/公里 can be for one of what is counted: of 公里, and not of 处."""
    _, slash, each_one = keys.fold(price).partition("/")
    each_one = each_one.strip("每()").split("·")[0].split("/")[0]
    if not slash or each_one in _SPANS:
        return True
    counter = keys.fold(counter)
    same = measures.of_unit(each_one) == measures.of_unit(counter)
    return same and (
        each_one == counter or counter in _ANY or measures.of_unit(counter) == "people"
    )


def _against_budget(
    item: ProjectOf, shown: Sequence[IndicatorOf], said: str, most: Decimal, amount: Decimal
) -> Flaw:
    flaw = item.flaw(said, *(one.evidence() for one in shown), item.evidence("budget"))
    return Flaw(
        flaw.message,
        flaw.evidence,
        project=flaw.project,
        expected=most,
        actual=amount,
        difference=amount - most,
    )
