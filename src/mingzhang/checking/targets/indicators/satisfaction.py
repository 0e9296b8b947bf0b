"""Whether those who are asked how content they are stand under 满意度, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.indicators.ruled_out import is_ruled_out, sort_of
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of

_WORK = ("things", "times", "people", "visits", "area", "length")


def is_of_satisfaction(one: IndicatorOf) -> bool:
    """Whether it stands under 满意度."""
    return "满意" in one.its.level1 + one.its.level2


@over("P351", open_projects)
def satisfaction_is_listed_elsewhere(item: ProjectOf) -> Iterator[Flaw]:
    """观众满意度 under 可持续影响, or 展演场次 under 满意度, where others are under 满意度."""
    asked = [one for one in item.indicators if is_of_satisfaction(one)]
    found = [
        (one, f"问的是满意度，却列为{one.its.level2 or one.its.level1}")
        for one in item.indicators
        if not is_of_satisfaction(one)
        and one.its.level2 + one.its.level1
        and _asks_the_served(one, asked)
    ]
    found += [
        (one, f"说的是做了多少“{one.its.target.text}”，却列为{one.its.level1}")
        for one in asked
        if one.measure in _WORK
        and not one_of("kinds", "asked").search(one.its.level3 + one.its.description)
    ]
    found += [
        (one, f"说的是{sort_of(one)}“{one.its.target.text}”，却列为{one.its.level1}")
        for one in asked
        if one.measure == "percent"
        and is_ruled_out(one)
        and not one_of("kinds", "asked").search(one.its.level3 + one.its.description)
    ]
    yield from item.flaws(found, "level3")


def _asks_the_served(one: IndicatorOf, asked: Sequence[IndicatorOf]) -> bool:
    """群众满意度, 沿线群众出行满意度; 民主评议满意率 is a result of the work.

    What all are content with (食品安全群众满意度) can be a benefit for society.
    """
    name = one.bare
    if asked and _of_those_served().search(name):
        return True
    is_asked = name.endswith(("满意度", "满意率")) and one.level2 and one.level2 != "社会效益"
    return bool(is_asked) and not one_of("kinds", "of_a_review").search(name)


@cache
def _of_those_served() -> re.Pattern[str]:
    """群众满意度, 职工就餐满意度; 民主评议满意率 is a result of the work, and can be a benefit."""
    served, of = one_of("kinds", "served").pattern, one_of("kinds", "content_with").pattern
    return re.compile(f"(?:{served})(?:{of})?满意[度率]$")
