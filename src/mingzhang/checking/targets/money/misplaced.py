"""Costs whose figures are right, but for the unit, the point or the order; absurdly low ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingzhang import keys
from mingzhang.amounts import in_wan, is_turned
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.budgets import (
    ALL_YEAR,
    amount_of,
    budget_in_yuan,
    is_beyond,
    is_cost,
    is_for_each,
    is_of_the_project,
    totals_of,
)
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.money.costs import against_budget
from mingzhang.checking.targets.things import says_most_of, telling_words
from mingzhang.checking.targets.wordlists import one_of

_TIMES = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10_000))
_FIGURES = 3
"""Fewer figures (20 万元, 200 万元) are the same by chance."""

_NOTHING = 100
"""No project costs less, in 元."""

_LOWEST_WAGE = 50
"""Nobody works a month for less, in 元; who looks after a wood beside other work gets 200."""

_WAGE = re.compile("[每/]月[^,。;]{0,6}(?:工资|薪酬|薪金|报酬)|月工资|月薪|工资[^,。;]{0,6}[每/]月")

_SPENDING = re.compile("(?:费用?|支出|经费)$")
_NEEDED = re.compile("(?:所需|产生|发生)的?(?:费用|经费|资金)。?$")
_OF_ONE = re.compile("[单每均份枚价]|标准|一次")


@over("P508", open_projects)
def cost_in_another_unit(item: ProjectOf) -> Iterator[Flaw]:
    """36.5 元 where the budget is 36.50 万元: the figures are the same, the amounts are not."""
    most = budget_in_yuan(item.its)
    for one in item.indicators:
        amount = amount_of(one)
        if not amount or amount == most:
            continue
        if said := _too_little(item, one, amount):
            yield one.flaw(said)
        elif most is None or is_for_each(one) or (amount > most and not is_beyond(one)):
            continue  # P502 tells of what is above the budget
        elif said := _a_slip(item, one, amount, most):
            told = f"{one.label}的指标值“{one.its.target.text}”与预算数 {in_wan(most)} {said}"
            yield against_budget(item, [one], told, most, amount)


def _a_slip(item: ProjectOf, one: IndicatorOf, amount: Decimal, most: Decimal) -> str:
    """By which slip a cost is not the budget: two digits turned, or so many times too much."""
    if _is_turned(item, one, amount, most):
        return "只有相邻两个数字颠倒了"
    times = amount / most if amount > most else most / amount
    figures = len(most.normalize().as_tuple().digits) + (times == _TIMES[-1])
    if times not in _TIMES or figures < _FIGURES:
        return ""
    what = f"是预算数的 {times:f} 倍" if amount > most else f"只有预算数的 {times:f} 分之一"
    return f"数字相同，却{what}，像是单位或者小数点写错了"


def _too_little(item: ProjectOf, one: IndicatorOf, amount: Decimal) -> str:
    """That nothing costs so little: a year of it, a month's wages, what stands beside 3 万元."""
    said = keys.fold(one.its.level3 + one.its.description)
    printed = keys.tidy(one.its.target.text)
    if _is_a_wage(one, said) and amount < _LOWEST_WAGE:
        return f"说的是每月工资，指标值“{printed}”不到 {_LOWEST_WAGE} 元，像是小数点或者单位写错了"
    if amount >= _NOTHING or is_for_each(one):
        return ""
    if ALL_YEAR.search(said):
        return f"说的是全部花费，指标值“{printed}”不到 {_NOTHING} 元，像是漏了“万”字"
    name = one.bare
    is_spent = _SPENDING.search(name) or _NEEDED.search(one.folded["description"])
    is_whole = is_spent and not _OF_ONE.search(said) and amount >= 1
    if one.unit != "元" or not is_whole:
        return ""
    beside = [
        keys.tidy(other.its.target.text)
        for other, _ in totals_of(item)
        if other is not one and other.unit in ("万元", "万")
    ]
    budget = budget_in_yuan(item.its)
    if not beside or (budget is not None and amount * _TIMES[-1] > budget):
        return ""
    return (
        f"的指标值“{printed}”不到 {_NOTHING} 元，同一项目的其他花费是“{beside[0]}”，像是漏了“万”字"
    )


def _is_a_wage(one: IndicatorOf, said: str) -> bool:
    """Whether an amount is what somebody is paid for a month's work."""
    is_in_yuan = one.unit.partition("/")[0] == "元"
    is_besides = one_of("cost", "beside_a_wage").search(said)
    return is_in_yuan and bool(_WAGE.search(said)) and not is_besides


def _is_turned(item: ProjectOf, one: IndicatorOf, amount: Decimal, most: Decimal) -> bool:
    """Whether the only cost is the budget, but for two figures that have changed places.

    Two figures are turned by chance, if the cost may be of a part.
    """
    figures = len(most.normalize().as_tuple().digits)
    alone = sum(map(is_cost, item.indicators)) == 1
    is_sure = figures >= _FIGURES or (figures == 2 and _says_the_project(one))
    return alone and is_sure and not is_beyond(one) and is_turned(amount, most)


def _says_the_project(one: IndicatorOf) -> bool:
    """Whether most words of a cost's name are in the project's, too."""
    name = one_of("cost", "of_the_whole").sub("", one.folded["level3"])
    return is_of_the_project(one) or says_most_of(one.project.name, telling_words(name))
