"""For how long a figure is, by name or description and by the target: 每月 and 元/年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.statements import grammar, is_counted_over

_PERIOD = re.compile(
    r"(?:每|/|·|[按逐](?=[月季周]))(天|日|周(?!期)|月|季度|季(?!节)|年)|(?<!\d)(月|年)(?=标准)"
)
_EXTENTS = "公里|千米|平方米|平米|亩|公顷|立方米|吨"
_EXTENT = re.compile(f"每({_EXTENTS})")
_EXTENT_OF_TARGET = re.compile(f"/({_EXTENTS}|米)")
_EACH_MONTH = re.compile(r"按月|每月|逐月")
_IN_DECEMBER = re.compile(r"[≤≥<>=]*12月")


@over("P334", indicators)
def period_differs(one: IndicatorOf) -> Iterator[Flaw]:
    """每月 in the name and 每年 in the target."""
    target = _periods(one.its.target.text)
    said = (_periods(one.its.level3) or _periods(one.its.description)) if target else target
    differs = said and target and not said & target
    if differs and not (_is_as_often(one, said) or _is_as_much(one, said)):
        yield one.flaw(
            f"的名称或描述说的是每{'、每'.join(sorted(said))}，指标值“{one.its.target.text}”"
            f"却是每{'、每'.join(sorted(target))}",
            "target",
            "level3",
        )
    elif each := _other_extent(one):
        yield one.flaw(
            f"的描述说的是每{each[0]}，指标值“{one.its.target.text}”却是每{each[1]}",
            "target",
            "description",
        )


def _is_as_often(one: IndicatorOf, said: frozenset[str]) -> bool:
    """Whether so many times a year are so many each quarter or month: 每季度 1 次 and 4 次/年."""
    target = one.its.target
    times, _, span = one.unit.partition("/")
    if span != "年" or times not in ("次", "期", "场") or target.kind != "number":
        return False
    return all(Decimal(target.value) % grammar().a_year.get(each, 365) == 0 for each in said)


def _is_as_much(one: IndicatorOf, said: frozenset[str]) -> bool:
    """Whether a description only counts a year's price over: 1200 元/年, 每月 or 按月计 100 元."""
    target = one.its.target
    if target.kind != "number" or "元" not in target.unit:
        return False
    yuan = measures.in_yuan(target.value, target.unit, is_cost=True)
    return yuan is not None and is_counted_over(one.its.description, yuan, said)


def _other_extent(one: IndicatorOf) -> tuple[str, str] | None:
    """每公里 in the description and 元/平方米: two units that are not names of one."""
    unit = one.unit
    target = _EXTENT_OF_TARGET.search(unit) if "/" in unit else None
    if target is None:
        return None
    said = set(_EXTENT.findall(keys.fold(one.its.level3 + one.its.description)))
    if len(said) != 1 or target[1] in said:
        return None
    (word,) = said
    kinds = measures.of_unit(word), measures.of_unit(target[1])
    return (word, target[1]) if kinds[0] != kinds[1] else None


@over("P221", indicators)
def december_for_each_month(one: IndicatorOf) -> Iterator[Flaw]:
    """按月发放 by 12月, which can be December or twelve months."""
    if _is_december_for_each_month(one):
        said = f"的名称或描述说的是每月，指标值“{one.its.target.text}”看不出是十二月还是十二个月"
        yield one.flaw(said, "target", "description")


def _is_december_for_each_month(one: IndicatorOf) -> bool:
    """按月发放 by 12月, where 每月 10 日前 or 12 个月 is meant."""
    return (
        one.level2 == "时效"
        and bool(_EACH_MONTH.search(one.its.level3 + one.its.description))
        and bool(_IN_DECEMBER.fullmatch(one.folded["target"]))
    )


@lru_cache(maxsize=8192)
def _periods(text: str) -> frozenset[str]:
    if not any(sign in text for sign in ("每", "/", "标准", "按", "逐")):
        return frozenset()
    found = [span or its for span, its in _PERIOD.findall(keys.fold(text))]
    return frozenset({"日": "天", "季": "季度"}.get(period, period) for period in found)
