"""Kinds that the last word of a name rules out (heads.toml): 结案率 is no time.

For shares of all sorts it tells so here; for numbers in other units, `kinds` and `benefits` do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.heads import Head, head_of
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of

_HOW_OFTEN = re.compile(
    r"每(?:天|日|周|月|季度?|年)[一二两三四五\d]+次|[≥>]?=?\d+次/(?:天|日|周|月|季度?|年)"
)


def head_of_name(one: IndicatorOf) -> Head | None:
    """What its name says last, where that is known."""
    return head_of(one.bare)


def is_ruled_out(one: IndicatorOf) -> bool:
    """Whether the head of its name rules its kind out."""
    head = head_of_name(one)
    return head is not None and one.level2 in head.never


def sort_of(one: IndicatorOf) -> str:
    """What it is, as messages put it."""
    head = head_of_name(one)
    return head.says if head else ""


@over("P322", open_projects)
def share_as_quantity(item: ProjectOf) -> Iterator[Flaw]:
    """数量指标 with a percentage: a share says nothing about how much is done."""
    found = [
        (one, f"列为数量指标，指标值“{one.its.target.text}”却是百分数")
        for one in item.quantities
        if one.measure == "percent"
        and measures.of_name(one.its.level3) == "rate"
        and not is_ruled_out(one)
        and not one_of("kinds", "reached").search(one.its.level3)
    ]
    yield from item.flaws(found)


@over("P326", open_projects)
def share_without_time(item: ProjectOf) -> Iterator[Flaw]:
    """结案率 ≥90% under 时效: how much, and nothing of when."""
    found = [
        (one, f"列为时效指标，指标值“{one.its.target.text}”说的是{sort_of(one)}，没有说到时间")
        for one in item.indicators
        if one.level2 == "时效"
        and one.measure == "percent"
        and is_ruled_out(one)
        and not one_of("kinds", "about_time").search(
            keys.fold(one.its.level3 + one.its.description)
        )
    ]
    found += [
        (one, f"说的是多长时间之内，指标值“{keys.tidy(one.its.target.text)}”却是多久一次")
        for one in item.indicators
        if one.level2 == "时效"
        and measures.of_name(one.its.level3) == "time"
        and one_of("kinds", "answered").search(one.its.level3)
        and _HOW_OFTEN.fullmatch(one.folded["target"])
    ]
    found += [(one, said) for one in item.indicators if (said := _tells_no_time(one))]
    yield from item.flaws(found)


_PUNCTUAL = re.compile(
    r"(?:及时|按时|按期|准时)(?:率|性|程度|情况)$|时效性?$|时限$|(?:完成|办结)时间$"
)
_AMOUNTS = ("count", "people", "visits", "times", "area", "length")


def _tells_no_time(one: IndicatorOf) -> str:
    """办理及时性 as the share of cases closed, or as a purpose: what makes it 及时 is not told."""
    if one.level2 != "时效" or not one.its.description or _says_when(one):
        return ""
    if not _PUNCTUAL.search(one.bare):
        return ""
    told = measures.bare_name(one.its.description)
    measure, head = measures.of_name(told), head_of(told)
    target = one.its.target
    if head is not None and "时效" in head.never and target.kind == "number":
        return f"的名称说的是时间，描述说的却是{head.says}，没有说到时间"
    if measure in _AMOUNTS and one.measure != "percent":
        return f"的名称说的是时间，描述说的却是{measures.NAMES[measure]}"
    if target.kind != "number":
        return f"的名称说的是时间，描述和指标值“{keys.tidy(target.text)}”都没有说到时间"
    return ""


def _says_when(one: IndicatorOf) -> bool:
    """Whether description or target have a time, or the description that it is done."""
    about_time = one_of("kinds", "about_time")
    description = one.folded["description"]
    return bool(
        one.measure == "time"
        or about_time.search(description)
        or about_time.search(one.folded["target"])
        or one_of("kinds", "done").search(description)
    )
