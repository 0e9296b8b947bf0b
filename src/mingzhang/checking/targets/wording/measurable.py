"""Targets in words where a number is to stand: what cannot be counted afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.due_times import is_a_time
from mingzhang.checking.targets.fitting import is_rate_of_another_kind, misfits
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.unfilled import gap
from mingzhang.checking.targets.wording.says_nothing import (
    A_SENTENCE,
    ALL_THAT_OUGHT,
    COUNT,
    MUST_BE_NUMBERS,
    aim,
    asks_for_a_number,
    is_a_time_without_one,
)
from mingzhang.checking.targets.wordlists import one_of, words

_CONTENT = re.compile(r"(?<!不)满意[度率]")
_NONE_AT_ALL = re.compile(r"零|无")
_SHARE = re.compile(r"[%≤≥<>=]|百分|全覆盖|[一二三四五六七八九]成")


_EVERY = re.compile(r"[按每逐](?:年|半年|季度?|月|旬|周|日|天)(?!度?计划)")
"""按季度结算: how often is told."""

_BY_WHAT = re.compile("按|实际|确权")
"""按使用面积: a figure that there is elsewhere."""


_HARM = re.compile(r"社会成本|(?:环境|生态)成本")
"""Costs in harm done, which may be told in words."""

_LONGEST = 20


@cache
def _by_another() -> re.Pattern[str]:
    """不高于市场价: with what it is compared can be looked up."""
    than = r"(?:低于|高于|不[低高]于|不超过?|小于|少于|不多于|[≤≥<>])[^,。;]{0,6}"
    return re.compile(f"{than}(?:{one_of('cost', 'compared_with').pattern})")


@over("P205", open_projects)
def words_for_a_quantity(item: ProjectOf) -> Iterator[Flaw]:
    """数量, 成本 and 满意度 in words, without any figure."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”{_why_not(one)}")
        for one in item.indicators
        if one.its.target.kind != "number"
        and (
            one.level2 in MUST_BE_NUMBERS
            or asks_for_a_number(one)
            or is_a_time_without_one(one)
            or _is_a_name(one, one.folded["target"])
        )
        and _is_words(one)
    ]
    yield from item.flaws(found)


def _why_not(one: IndicatorOf) -> str:
    """What is missing: a figure, a time, or, where nobody complains, how many are content."""
    if is_a_time_without_one(one):
        return "没有写什么时候"
    if _is_content(one) and _NONE_AT_ALL.match(one.folded["target"]):
        return "不是满意的人占多少，没有投诉不等于满意"
    return "没有数，完成与否无从衡量"


def _is_a_name(one: IndicatorOf, key: str) -> bool:
    """仪器标定 and 标定率: what stands for the target is the name of an indicator."""
    if one.its.target.kind != "words" or measures.of_name(one.its.level3) in ("rate", "time"):
        return False
    is_said = measures.of_name(key) == "rate" and not _BY_WHAT.search(key)
    is_aim = aim().search(key) or one_of("name", "change").search(key)
    return is_said and len(key) < A_SENTENCE and not is_aim and not _SHARE.search(key)


def _is_content(one: IndicatorOf) -> bool:
    return bool(_CONTENT.search(one.its.level3)) and one.its.target.kind == "words"


def _is_words(one: IndicatorOf) -> bool:
    target = one.its.target
    key = one.folded["target"]
    if _HARM.search(one.its.level3):
        return False
    if target.kind == "deadline":
        return not is_a_time(one)  # P321
    if target.kind == "yes_no":
        return one.level2 != "成本" and key in ("是", "否")
    if _is_a_name(one, key) or (_is_content(one) and _NONE_AT_ALL.match(key)):
        return True
    is_enough = COUNT.search(key) or ALL_THAT_OUGHT.search(key) or _is_left(key)
    is_enough = is_enough or _EVERY.search(key) or _by_another().search(key) or "全天候" in key
    return target.kind == "words" and len(key) > 1 and not is_enough


def _is_left(key: str) -> bool:
    """A bare unit, a sign or a gap is P202."""
    return bool(
        gap(key)
        or not key.strip("≥≤><=")
        or key.lower() in words().writing["placeholder"]
        or key in ("万元", "元", "%")
    )


@over("P211", open_projects)
def figure_inside_words(item: ProjectOf) -> Iterator[Flaw]:
    """每本不超过 80 元: the figure is there, but not as sign, number and unit."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”没有写成符号、数和单位")
        for one in item.indicators
        if one.level2 in MUST_BE_NUMBERS
        and one.its.target.kind == "words"
        and re.search(r"\d", one.its.target.text)
        and len(one.folded["target"]) <= _LONGEST
    ]
    yield from item.flaws(found)


@over("P212", open_projects)
def share_in_words(item: ProjectOf) -> Iterator[Flaw]:
    """及时率 with 资金及时拨付: a share needs a number."""
    found = [
        (one, f"是比率，指标值“{keys.tidy(one.its.target.text)}”却不是百分数")
        for one in item.indicators
        if (misfits(one) and is_rate_of_another_kind(one))
        or (
            one.level2 not in MUST_BE_NUMBERS
            and one.its.target.kind in ("words", "deadline")
            and measures.of_name(one.its.level3) == "rate"
            and not one.folded["level3"].endswith("度")
            and not _SHARE.search(one.folded["target"])
            and not one_of("writing", "compared").search(one.folded["target"])
            and not ALL_THAT_OUGHT.search(one.folded["target"])
            and not _is_left(one.folded["target"])
        )
    ]
    yield from item.flaws(found)
