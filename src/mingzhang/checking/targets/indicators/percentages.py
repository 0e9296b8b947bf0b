"""What a share can come to: all of its whole, somewhat more than planned, a ratio of two things.

The name decides what is a share; what a description says of one is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, indicators, open_projects
from mingzhang.checking.targets.measures import NAMES
from mingzhang.checking.targets.more_than_all import is_more_than_all, is_part_of_a_whole, most_of
from mingzhang.checking.targets.what_is_measured import said_to_measure
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.numerals import HUNDRED

_HALF = Decimal(50)


_OF_ALL = re.compile("占.{1,12}(?:百分比|比例|比重)$")
_SO_LARGE = re.compile(r"占.{0,12}(?:\d%|[一二三四五六七八九]成|半数|一半|[多大]半)")
"""少儿读物占六成以上 says what is among those counted, and 占全部的 8% how many they are."""

_CHANGE = re.compile(
    r"(?:比|较|与)?(?:上年|去年|上一年|往年|同期)[^,;。]{0,8}(?:下降|减少|降低|增长|增加|提高|上升)的?(?:比例|比率|百分比)。?$"
)
"""比上年减少的比例."""


@over("P303", indicators)
def share_is_described(one: IndicatorOf) -> Iterator[Flaw]:
    """甲占乙的比例 in the description, 人 or 个 in the target."""
    measure = one.measure
    if measure in ("time", "area", "length", "bulk"):
        described = one.folded["description"].rstrip("。")
        is_rate = measures.of_name(described) == "rate" and not measures.of_name(one.its.level3)
        if not (is_rate or _OF_ALL.search(described)) or "/" in one.its.target.unit:
            return
    elif measure not in ("people", "visits", "things", "times"):
        return
    if measures.of_name(one.its.level3) in ("rate", "times"):
        return
    description = one_of("name", "not_a_share").sub("", one.folded["description"])
    if _CHANGE.search(description) and "/" not in one.its.target.unit:
        yield one.flaw(
            f"的描述说的是变化的比率，指标值“{one.its.target.text}”却是{NAMES[measure]}",
            "target",
            "description",
        )
        return
    is_share = measure != "times" and "占" in description and measures.is_share(description)
    if measure == "time" or (is_share and not _SO_LARGE.search(description)):
        yield one.flaw(
            f"的描述说的是比率，指标值“{one.its.target.text}”却是{NAMES[measure]}",
            "target",
            "description",
        )


@over("P302", indicators)
def share_above_100_percent(one: IndicatorOf) -> Iterator[Flaw]:
    """A share of a whole cannot pass 100%; often an amount was written with %."""
    target = one.its.target
    if beyond := _range_beyond(one):
        yield one.flaw(f"的指标值“{target.text}”超过 100%，最高只能是 {beyond}")
    if not is_more_than_all(one):
        return
    budget = one.project.budget
    meant = ""
    if budget.replace(".", "").isdigit() and Decimal(budget) == Decimal(target.value):
        meant = f"；预算数正是 {budget} {one.project.money_unit}，像是把金额写成了百分数"
    yield one.flaw(f"的指标值“{target.text}”超过 100%{meant}")


_RANGE = re.compile(r"(\d+(?:\.\d+)?)%?[-—~～至到](\d+(?:\.\d+)?)%")


def _range_beyond(one: IndicatorOf) -> str:
    """100% where 45%~160% is printed of a share; "" where no range passes it."""
    if one.its.target.kind != "words" or "%" not in one.its.target.text.replace("％", "%"):
        return ""
    match = _RANGE.fullmatch(one.folded["target"].lstrip("≥≤=<>"))
    is_rate = said_to_measure(one) == "rate" and most_of(one) == HUNDRED
    is_share = is_part_of_a_whole(one) or is_rate
    passes = match and Decimal(match[1]) < HUNDRED < Decimal(match[2])
    return "100%" if passes and is_share else ""


@over("P219", open_projects)
def at_least_all(item: ProjectOf) -> Iterator[Flaw]:
    """覆盖率 ≥100%: a share of a whole is all of it or less, so the sign says nothing."""
    found = [
        (one, f"的指标值“{one.its.target.text}”不会超过 100%，不需要“≥”")
        for one in item.indicators
        if _is_at_least_all(one)
        and not _is_content(one)
        and (said_to_measure(one) == "rate" or one.its.level1 == "满意度指标")
        and (most_of(one) == HUNDRED or "以上" in one.its.target.text)
        and not one_of("name", "beyond_100").search(one.folded["level3"])
    ]
    yield from item.flaws(found)


@over("P227", open_projects)
def all_and_more_are_content(item: ProjectOf) -> Iterator[Flaw]:
    """满意度 ≥100%: more than all cannot be content, and all of those who are asked never are."""
    found = [
        (one, f"的指标值“{one.its.target.text}”，满意的不会比全部多，人人满意也做不到")
        for one in item.indicators
        if _is_at_least_all(one) and _is_content(one)
    ]
    yield from item.flaws(found)


def _is_at_least_all(one: IndicatorOf) -> bool:
    target = one.its.target
    is_share = target.op == ">=" and one.measure == "percent"
    return is_share and Decimal(target.value) == HUNDRED


def _is_content(one: IndicatorOf) -> bool:
    return one.bare.endswith(words_of("direction", "satisfaction"))


@over("P304", open_projects)
def cost_as_a_share(item: ProjectOf) -> Iterator[Flaw]:
    """活动经费 ≤95%: money in per cent, where neither name nor description speaks of a share."""
    found = [
        (one, f"说的是金额，指标值“{one.its.target.text}”却是百分数")
        for one in item.indicators
        if is_cost(one)
        and one.measure == "percent"
        and Decimal(one.its.target.value) <= HUNDRED
        and said_to_measure(one) == "money"
        and not _is_share_of_money(one)
    ]
    yield from item.flaws(found)


def _is_share_of_money(one: IndicatorOf) -> bool:
    """节约 5%, or 控制在预算的 95%; nobody keeps to 2.98% or 89.68% of it."""
    said = keys.fold(one.its.level3 + one.its.description)
    value = Decimal(one.its.target.value)
    of_each = one_of("cost", "each").search(one.folded["level3"])
    of_the_budget = value >= _HALF and value * 10 == int(value * 10) and not of_each
    return bool(one_of("name", "share_of_money").search(said)) or (
        of_the_budget and bool(one_of("name", "share_of_budget").search(said))
    )
