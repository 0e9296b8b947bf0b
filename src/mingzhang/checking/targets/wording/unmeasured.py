"""Qualities with a number that cannot measure them: 改善生活质量 ≥10人, 提升办学水平 ≥20%.

Where name or description tell what is counted or divided by what (满意的人数占调查人数的比例), the
number is of that. What is a share of nothing at all is told for certain (`measurable`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wording.of_nothing import of_nothing
from mingzhang.checking.targets.wordlists import one_of

_NOT_TOLD = "名称和描述都没有说明怎么算"
_TALLIES = ("people", "visits", "times", "things")
_RAISED_BY_SO_MUCH = ("效率", "效能")
_NEARLY_ALL = Decimal(80)
"""Per cent by which no efficiency is raised."""


@over("P229", open_projects)
def number_measures_no_quality(item: ProjectOf) -> Iterator[Flaw]:
    """改善特困生生活质量 ≥10人, 业务能力增强 ≥10%, 维护合法权益 12次."""
    found = [
        (one, f"的指标值“{one.its.target.text}”{_as_output(one)}量不出“{quality}”，{_NOT_TOLD}")
        for one in item.indicators
        if one.is_benefit and (quality := _unmeasured(one))
    ]
    yield from item.flaws(found)


def _as_output(one: IndicatorOf) -> str:
    """What a number of people or times is: how much was done, and not what came of it."""
    return "数的是做了多少，是产出，" if one.measure in _TALLIES else ""


def _unmeasured(one: IndicatorOf) -> str:
    """The quality that the target cannot measure; "" where it may."""
    target, measure = one.its.target, one.measure
    is_share = measure == "percent"
    if not (is_share or measure in _TALLIES) or target.is_at_most:
        return ""
    if "/" in target.unit or not counting.classes(target.unit) or not target.value.strip("0."):
        return ""
    match = _quality().search(one.bare)
    if match is None or _tells_how(one, match["quality"]):
        return ""
    if one_of("writing", "capacities").search(match.string):
        return ""
    if is_share and (of_nothing(one) or _is_a_known_rate(one, match)):
        return ""  # P210
    return match.string


def _is_a_known_rate(one: IndicatorOf, match: re.Match[str]) -> bool:
    """居民健康素养水平, and 工作效率提升 by so much as can be."""
    is_likely = Decimal(one.its.target.value) < _NEARLY_ALL
    is_known = one_of("writing", "known_rates").search(match.string)
    return bool(is_known) or (match["quality"] in _RAISED_BY_SO_MUCH and is_likely)


@cache
def _quality() -> re.Pattern[str]:
    """提升办学水平, 工作效率提升率, 先进带动作用."""
    qualities = one_of("writing", "qualities").pattern
    bettered = one_of("writing", "gets_better").pattern
    return re.compile(
        rf"(?P<quality>{qualities})(?:(?:{bettered})[率度]?|(?:{bettered})?(?:情况|程度|幅度))?$"
    )


def _tells_how(one: IndicatorOf, quality: str) -> bool:
    """Whether the description names what is counted, or a share.

    What is counted is something else than the quality: 阅读量超过十万的稿件.
    """
    told = one.folded["description"]
    if not told or told == one.folded["level3"]:
        return False
    is_counted = one.measure != "percent" and quality not in told
    return is_counted or bool(
        one_of("writing", "said_how").search(one_of("writing", "no_share_said").sub("", told))
    )
