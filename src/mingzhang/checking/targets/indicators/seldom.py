"""Indicators under a kind that only some agencies put them under: hints.

What the head of a name says (heads.toml) can stand there, but usually does not; and work that is
counted (举办讲座 12 场) is an output, though many count it as a benefit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.indicators.benefits import work_as_benefit
from mingzhang.checking.targets.indicators.kinds import has_merit, kind_does_not_fit
from mingzhang.checking.targets.indicators.ruled_out import head_of_name
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of

_COUNTED = ("things", "times")
_PERSONS = ("people", "visits")
_LASTING = "可持续影响"


@over("P356", open_projects)
def is_seldom_of_that_kind(item: ProjectOf) -> Iterator[Flaw]:
    """及时率 under 质量, 节约资金 and 讲座场次 under 社会效益; a share under 数量 is P322's."""
    found = [(one, said) for one in item.indicators if (said := _seldom(one))]
    yield from item.flaws(found, "level2")


def _seldom(one: IndicatorOf) -> str:
    if _is_work_counted(one):
        return f"列为{one.level2}指标，说的是做了多少，通常列为数量指标"
    head = head_of_name(one)
    if head is None or one.level2 not in head.seldom or not head.belongs:
        return ""
    is_share_of_much = one.level2 == "数量" and one.measure == "percent"
    is_what_they_get = head.id == "standard" and one.its.target.is_at_least
    if is_share_of_much or is_what_they_get:
        return ""
    return f"列为{one.level2}指标，说的是{head.says}，通常列为{head.belongs}指标"


def _is_work_counted(one: IndicatorOf) -> bool:
    """制作宣传栏 ≥60块, 培训农民人次: what is done, and nothing of what comes of it."""
    target = one.its.target
    if not one.is_benefit or target.kind != "number" or target.is_at_most:
        return False
    if "/" in target.unit or not target.value.strip("0.") or not counting.classes(target.unit):
        return False
    name = one.bare
    if not _names_work(name, one.measure, is_lasting=one.level2 == _LASTING):
        return False
    said = name + one.folded["description"]
    is_result = has_merit(said) or one_of("direction", "bad").search(said)
    is_result = is_result or one_of("kinds", "comes_of_it").search(name)
    return not is_result and not any(work_as_benefit(one)) and not any(kind_does_not_fit(one))


def _names_work(name: str, measure: str, *, is_lasting: bool) -> bool:
    """Whether a name tells of a deed of which so many things, times or people are counted.

    More of what there is (增加活动阵地个数) can be a benefit for society, but is none that lasts.
    """
    if measure in _PERSONS:
        return bool(_done_to_people().search(name))
    if measure not in _COUNTED:
        return False
    return bool(_done().search(name) or (is_lasting and one_of("kinds", "more_of").match(name)))


@cache
def _done() -> re.Pattern[str]:
    """发放手册数量, 按月发放工资次数, 讲座场次, 巡护次数."""
    verbs = "|".join(one_of("kinds", name).pattern for name in ("done_so_many", "made_so_many"))
    deeds = "|".join(one_of("kinds", name).pattern for name in ("deeds", "repeated"))
    times = one_of("kinds", "so_many_times").pattern
    return re.compile(f"^(?:按[时月季期年]|及时|每月|全年)?(?:{verbs})|(?:{deeds})(?:{times})$")


@cache
def _done_to_people() -> re.Pattern[str]:
    """培训农民人次, 慰问党员人数, 活动人次."""
    verbs, deeds = (one_of("kinds", name).pattern for name in ("done_to_people", "deeds"))
    return re.compile(f"^(?:{verbs})|(?:{verbs})$|(?:{deeds}|{verbs}|活动)(?:人数|人次)$")
