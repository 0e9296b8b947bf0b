"""Two rows of one thing whose targets exclude each other.

路灯亮灯率 95% and 城区路灯亮灯率 99% in a project 城区路灯维护: what one name has beyond the other
says nothing new. A project for the lights of 城区和乡镇 has two such rates, and one for 小学和初中
has a rate of each. Of quantities (检查企业数, 重点检查企业数) the second can always be a part of
the first, so that only the same words, told again as a result, are of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from mingzhang import keys
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.wordlists import one_of

_NO_RESULTS = ("成本", "经济成本", "服务对象满意度", "满意度")
_PLACE = re.compile("[全本][市县区镇乡]|[城辖]区")
_OWN_PLACE = re.compile("[全本][市县区镇乡]|辖区")
"""A project is for all of its place, said or not."""

_PARTS = re.compile("城区|城市|县城|主城|郊区|镇区|乡镇|农村|乡村|[镇村]级")
"""Parts of a county that are told apart."""

_JOINED = re.compile("[和及与、/]")

_LEAST = 4
"""Characters of a name that is of one thing only."""


def of_one_thing(item: ProjectOf) -> Iterator[tuple[IndicatorOf, IndicatorOf]]:
    """The pairs of a project's rows that say the same in two numbers."""
    numbered = [
        one
        for one in item.indicators
        if one.its.target.kind == "number" and one.level2 not in _NO_RESULTS
    ]
    for first, one in combinations(numbered, 2):
        if _exclude_each_other(first, one) and _is_one_name(item, first, one):
            yield first, one


def _exclude_each_other(first: IndicatorOf, one: IndicatorOf) -> bool:
    """Whether both are in one unit, and what is asked of one is not asked of the other."""
    ours, theirs = first.its.target, one.its.target
    if counter_of(ours.unit) != counter_of(theirs.unit) or ours.value == theirs.value:
        return False
    has_floor = ours.is_at_least or theirs.is_at_least
    has_ceiling = ours.is_at_most or theirs.is_at_most
    if has_floor and has_ceiling:
        return False
    if measures.measure_of(ours) == "percent":
        return first.bare.endswith("率")
    is_told_again = (first.level2 == "数量") != (one.level2 == "数量")
    return is_told_again and not (has_floor or has_ceiling)


def _bare(one: IndicatorOf) -> str:
    return _ends().sub("", one.bare)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of('name', 'number_ends', '[人次场]数').pattern})$")


def _is_one_name(item: ProjectOf, first: IndicatorOf, one: IndicatorOf) -> bool:
    """Whether one name has beyond the other only words of its project, or where that is."""
    names = _bare(first), _bare(one)
    is_rate = one.measure == "percent"
    if first.folded["level3"] == one.folded["level3"] or (is_rate and names[0] == names[1]):
        return False
    if names[0][-2:] != names[1][-2:]:
        return False
    if not _is_in_its_place(item, *names):
        return False
    short, long = sorted((_PLACE.sub("", name) for name in names), key=len)
    start = keys.same_start(short, long)
    if len(short) < _LEAST or not long.endswith(short[start:]):
        return False
    beyond = long[start : start + len(long) - len(short)]
    if not beyond:
        return True
    is_its_own = len(beyond) > 1 and beyond in item.its.name
    return is_rate and is_its_own and not _JOINED.search(item.its.name)


def _is_in_its_place(item: ProjectOf, *names: str) -> bool:
    """Whether the places of two names are that of the project, which has no other."""
    places = {place for name in names for place in _PLACE.findall(name)}
    if len(places) > 1:
        return False
    if all(_OWN_PLACE.fullmatch(place) for place in places):
        return True
    named, told = ({*_PARTS.findall(text)} for text in (item.its.name, item.what_for))
    return places <= named and told == places
