"""Shares, and so many times, of what neither the name nor the description says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wording.says_nothing import (
    ALL_THAT_OUGHT,
    MUST_BE_NUMBERS,
)
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.kept import once_each
from mingzhang.numerals import HUNDRED

_HAPPENS = re.compile("[次数率频]")
_TAIL = 3
_NEARLY_ALL = Decimal(80)
_MAY_BE_COUNTED = re.compile(r"[率比占数费度%]|百分|成本|满意")


@over("P210", open_projects)
def share_of_what(item: ProjectOf) -> Iterator[Flaw]:
    """A percentage, or so many times at most, of what neither name nor description says."""
    found = [
        (one, f"的指标值“{one.its.target.text}”{said}")
        for one in item.indicators
        if (said := of_nothing(one))
    ]
    yield from item.flaws(found)


@once_each
def of_nothing(one: IndicatorOf) -> str:
    """What nothing is said of, for a message."""
    name = one.folded["level3"]
    match one.measure:
        case "percent":
            is_again = name == one.folded["description"]
            if _is_no_share(name) if is_again else _tells_of_no_share(one):
                return "是百分数，名称和描述都没有说明是什么的百分之几"
        case "times" if _never_says_what_happens(one):
            return "，名称和描述都没有说是什么事不多于这么多次"
    return ""


def _never_says_what_happens(one: IndicatorOf) -> bool:
    """保障办公需要, 长期使用性 ≤3次: nothing is named that is to happen so seldom."""
    if not one.its.target.is_at_most or one.level2 in MUST_BE_NUMBERS:
        return False
    name = one.folded["level3"]
    said = name + one.folded["description"]
    is_aim = name.startswith(words_of("writing", "aims")) or name.endswith("性")
    is_said = _HAPPENS.search(said) or any(word in said for word in words_of("direction", "bad"))
    return is_aim and not is_said


def _is_raised_by_nearly_all(one: IndicatorOf) -> bool:
    """提升党建工作水平 ≥95%: nothing is raised by so much, and there is no share of it."""
    is_raised = one_of("writing", "raised").match(one.folded["level3"])
    is_so = is_raised and one.folded["level3"].endswith(words_of("writing", "raised_in"))
    return bool(is_so) and _NEARLY_ALL <= Decimal(one.its.target.value) <= HUNDRED


def _tells_of_no_share(one: IndicatorOf) -> bool:
    """打造过硬宣讲团, described as 锤炼口才和台风: neither ends in what can be counted."""
    name, description = one.folded["level3"], one.folded["description"]
    if _is_raised_by_nearly_all(one):
        return not _MAY_BE_COUNTED.search(description)
    if measures.of_name(name) or counting.thing_in(name) or _MAY_BE_COUNTED.search(description):
        return False
    ends = [text.rstrip("。;")[-_TAIL:] for text in (name, description)]
    if any(map(one_of("writing", "countable").search, ends)):
        return False
    is_aim = name.startswith(words_of("writing", "aims")) and not _is_done(name)
    if not is_aim and not name.endswith(words_of("writing", "no_ratio")):
        return False  # 含水量, 防治效果 are told in per cent
    said = f"{name}{description}"
    may_be = one_of("name", "change").search(name) or one_of("writing", "by_how_much").search(said)
    return len(name) > _TAIL and not may_be


def _is_done(name: str) -> bool:
    """服务器正常在线, 建设工程竣工验收, 确保应保尽保: of what is done there is a share."""
    is_thing = name.startswith(words_of("writing", "things_done"))
    return is_thing or bool(one_of("writing", "done").search(name) or ALL_THAT_OUGHT.search(name))


@cache
def _influence() -> re.Pattern[str]:
    """积极性率; 不良影响率 may be counted."""
    return re.compile(rf"(?<!不良)(?<!负面)(?:{one_of('writing', 'influence').pattern})率$")


def _is_no_share(name: str) -> bool:
    """优化路网, and 影响率: nobody can count how much of an influence there is."""
    if _influence().search(name):
        return True
    return not measures.of_name(name) and not one_of("writing", "countable").search(name)
