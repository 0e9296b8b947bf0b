"""Targets that are met whatever is done: ≥0, or so low a share that nothing is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.indicators.bad_things import bad_thing_at_least
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.unwanted import bad_thing, is_bad
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.numerals import HUNDRED

_COUNTED = ("people", "visits", "things", "times", "area", "length", "bulk", "money", "time")
_TENTH = Decimal(10)
_HALF = Decimal(50)
_GROWS = re.compile(r"增长(?:率|幅度)?$|增[幅速]$")
_SATISFACTION = re.compile(r"满意[度率]$")
_A_CHANGE = re.compile(r"提[高升]|较|同比|提前|超期")


@over("P320", indicators)
def asks_for_nothing(one: IndicatorOf) -> Iterator[Flaw]:
    """满意度 ≥0%, 合格率 0%, 培训人数 ≥0人: met whatever is done; and 满意度 ≥9%, a digit short.

    疫情发生率 ≤100% is met whatever happens.
    """
    target = one.its.target
    if target.kind != "number":
        return
    if _is_less_than_none(one):
        yield one.flaw(f"的指标值“{target.text}”是负数，数出来的不会少于零")
        return
    if one.level2 in ("成本", "经济成本"):
        return
    if not target.is_at_most and Decimal(target.value) >= _HALF:
        return
    name = one.bare
    if target.is_at_least and Decimal(target.value) < 0 and _GROWS.search(name):
        yield one.flaw(f"说的是增长，指标值“{target.text}”却是负数")
    if _allows_all(one, name) or _is_always_met(one, name) or _is_none_of_it(one, name):
        yield one.flaw(f"的指标值“{target.text}”等于没有要求")
    elif _is_a_digit_short(one, name):
        yield one.flaw(f"的指标值“{target.text}”低得不像指标值，请核对小数点和位数")


def _is_less_than_none(one: IndicatorOf) -> bool:
    """-28人, where nothing is said of more or less than before."""
    is_counted = measures.measure_of(one.its.target) in _COUNTED
    if not is_counted or Decimal(one.its.target.value) >= 0:
        return False
    return not one_of("direction", "can_be_negative").search(one.key)


def _allows_all(one: IndicatorOf, name: str) -> bool:
    """疫情发生率 ≤100%."""
    target = one.its.target
    is_all = measures.measure_of(target) == "percent" and Decimal(target.value) == HUNDRED
    return target.is_at_most and is_all and "‰" not in target.unit and is_bad(name)


def _is_none_of_it(one: IndicatorOf, name: str) -> bool:
    """合格率 0%: nothing of what is good, where little cannot be what is asked."""
    target = one.its.target
    is_none = not target.is_at_most and Decimal(target.value) <= 0
    is_good = _is_content(one, name) or name.endswith(words_of("direction", "good_rate"))
    return is_none and is_good and not _may_be_low(name)


def _is_a_digit_short(one: IndicatorOf, name: str) -> bool:
    """满意度 ≥9%."""
    target = one.its.target
    if target.is_at_most or measures.measure_of(target) != "percent" or _may_be_low(name):
        return False
    if _is_content(one, name) and Decimal(target.value) < _HALF:
        return True
    is_never_low = one_of("direction", "never_low").search(name)
    return bool(is_never_low) and Decimal(target.value) <= _TENTH


def _is_content(one: IndicatorOf, name: str) -> bool:
    return _is_satisfaction(name) or "满意" in one.level2


def _is_satisfaction(name: str) -> bool:
    return bool(_SATISFACTION.search(name)) and "不满意" not in name


def _is_always_met(one: IndicatorOf, name: str) -> bool:
    """案件 ≥0 起: there are never fewer; where the direction is wrong, P312 tells it."""
    target = one.its.target
    is_floor = target.is_at_least and Decimal(target.value) <= 0
    if not is_floor or one_of("direction", "can_be_negative").search(name):
        return False
    return not any(bad_thing_at_least(one))


def _may_be_low(name: str) -> bool:
    """Whether little or none of it can be what is asked: 净利润, 投诉, 问卷回收率, a change."""
    if _A_CHANGE.search(name):
        return True
    if _is_satisfaction(name):
        return False
    lists = one_of("direction", "may_be_nothing"), one_of("direction", "not_content"), bad_thing()
    return any(known.search(name) for known in lists)
