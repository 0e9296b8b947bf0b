"""Costs and time that are to be at least so much: the less of them the better.

Told apart are "at least" for what is paid to persons (a subsidy's standard is a floor, and is only
hinted at), and for time in advance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.amounts import in_wan
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import budget_in_yuan, is_cost
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, indicators, open_projects
from mingzhang.checking.targets.wordlists import one_of

_YEAR_ROUND = {"月": Decimal(12), "个月": Decimal(12), "天": Decimal(300), "日": Decimal(300)}
"""So long is no time that work takes: wages for 12 months, waste cleared on 365 days."""

_NEEDED = re.compile(r"所需的?(?:资金|费用|经费|金额|成本)。?$")
"""维护一个活动室所需资金 is what it costs, and no subsidy, whatever the name says."""

_BY_STANDARD = re.compile("标准|[人生户均]均|每|最低")
"""生均公用经费标准 is set by policy, and a floor."""

_FROM_TO = re.compile(r"[后到至起].{1,8}(?:时间|用时|天数|时长)$")
"""发现后修补完成的时间: from one thing to the next."""

_NOT_BEFORE = re.compile(r"[≥>]=?(?:20\d\d年)?\d{1,2}月(?:底|末|初|前|[上中下]旬|\d{1,2}[日号])")


@cache
def _time_taken() -> re.Pattern[str]:
    """办理时间, 响应时限, 审批周期, 及时完成情况: the shorter the better."""
    work, ends = one_of("direction", "takes_time").pattern, one_of("direction", "time_ends").pattern
    names = one_of("direction", "time_names").pattern
    return re.compile(rf"(?:(?:{work})(?:{ends})|{names})$|^[按及]时|及时[^,、]{{2,4}}情况$")


def _is_at_least(one: IndicatorOf) -> bool:
    """Whether it is a cost of this budget, in money, that has a floor."""
    target = one.its.target
    return (
        target.kind == "number"
        and target.is_at_least
        and is_cost(one)
        and measures.in_yuan(target.value, target.unit, is_cost=True) is not None
        and not _is_beyond_this_budget(one)
    )


def _budget_reached(one: IndicatorOf) -> Decimal | None:
    """The project's budget in 元, where the floor is that or more."""
    target, budget = one.its.target, budget_in_yuan(one.project)
    amount = measures.in_yuan(target.value, target.unit, is_cost=True)
    is_reached = budget and amount and "/" not in target.unit and amount >= budget
    return budget if is_reached else None


def _is_guaranteed(one: IndicatorOf) -> bool:
    """Whether it is what persons or villages are to get, so that less would be a breach."""
    return _is_for_grassroots(one) or _is_entitlement(one)


@over("P314", indicators)
def cost_at_least(one: IndicatorOf) -> Iterator[Flaw]:
    """成本指标 ≥: a cost is controlled from above, except what persons are entitled to."""
    if not _is_at_least(one):
        return
    text = one.its.target.text
    if budget := _budget_reached(one):
        yield one.flaw(
            f"的指标值写作“{text}”，不低于预算数 {in_wan(budget)}，照此执行支出只能等于或超过预算"
        )
    elif not _is_guaranteed(one):
        yield one.flaw(f"是成本指标，指标值“{text}”写成了“不低于”，成本应当控制在某个数以内")


@over("P369", open_projects)
def standard_at_least(item: ProjectOf) -> Iterator[Flaw]:
    """补贴标准 ≥233元/月: what is paid by a standard is neither more nor less."""
    yield from item.flaws(
        [
            (one, f"的指标值“{one.its.target.text}”写成了“不低于”，按标准支付的应当写确定的数")
            for one in item.indicators
            if _is_at_least(one) and _is_guaranteed(one) and not _budget_reached(one)
        ]
    )


def _is_beyond_this_budget(one: IndicatorOf) -> bool:
    """社会资本投入 ≥300 万元: money of others that the project brings in."""
    return bool(one_of("direction", "brought_in").search(one.its.level3 + one.its.description))


def _is_entitlement(one: IndicatorOf) -> bool:
    name, told = one.folded["level3"], one.folded["description"]
    is_needed = _NEEDED.search(told) and not _BY_STANDARD.search(name)
    said = told if is_needed and "/" not in one.its.target.unit else name + told
    return bool(one_of("cost", "entitlement").search(said))


def _is_for_grassroots(one: IndicatorOf) -> bool:
    """村级组织办公经费 ≥3 万元/村, 公用经费 ≥720 元/生: what each is guaranteed."""
    of_each = one.unit.partition("/")[2]
    return bool(of_each) and bool(
        one_of("direction", "guaranteed").search(one.its.level3 + one.its.description)
    )


@over("P315", indicators)
def time_taken_at_least(one: IndicatorOf) -> Iterator[Flaw]:
    """时效指标 ≥5 天 for work that is to be done quickly."""
    target = one.its.target
    name = one.bare
    if (
        one.level2 == "时效"
        and _NOT_BEFORE.match(one.folded["target"])
        and not one_of("direction", "ends_then").search(name)
    ):
        yield one.flaw(f"的指标值“{target.text}”写成了“不早于”")
    if one.level2 != "时效" or target.kind != "number" or not target.is_at_least:
        return
    if measures.measure_of(target) != "time" or "/" in target.unit:
        return
    whole_year = _YEAR_ROUND.get(one.unit)
    if whole_year is not None and Decimal(target.value) >= whole_year:
        return
    said = keys.fold(one.its.level3 + one.its.description)
    quick = one_of("direction", "duration").search(name) or _FROM_TO.search(
        one.folded["description"]
    )
    lasting = one_of("direction", "lasting").search(said)
    if _FROM_TO.search(one.folded["description"]):
        lasting = one_of("direction", "lasting").search(name)
    if one_of("direction", "treated").search(said):
        return
    if "提前" in one.its.scoring:
        return  # 提前 3 天及以上得满分
    if (quick and not lasting) or (_time_taken().search(name) and "提前" not in said):
        yield one.flaw(f"说的是办事所用的时间，指标值“{target.text}”写成了“不少于”")
