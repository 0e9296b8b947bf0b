"""Units that are none: two in one, half of one, 万 behind a number that has been written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.numerals import WAN

_TWO_COUNTERS = re.compile("[名人次场个家户件台辆处期批份座栋间所张本册篇株棵头只套盏艘架块]{2}")
_TIMES = "次"
_LONGEST_UNIT = 12
_OF_ONE_KIND = frozenset({"money", "time", "length", "area", "weight"})
"""Of these no two make a unit together: 天个月, 元万元."""

_PIECES_AND = re.compile(r"[万千百]?(个[人次台件份名处])")
"""6万个人 of sacks; of 先进个人 it is the word."""

_HALF_A_UNIT = {"平方": "平方米", "万平方": "万平方米"}


@over("P222", indicators)
def wan_is_counted_twice(one: IndicatorOf) -> Iterator[Flaw]:
    """20000 万人次: the number has been written out, and the unit has 万 still."""
    target = one.its.target
    if target.kind != "number" or measures.measure_of(target) == "money":
        return
    unit = one.unit
    if unit.startswith("万") and len(unit) > 1 and Decimal(target.value) >= WAN:
        yield one.flaw(f"的指标值“{target.text}”数已经上万，单位又是“{unit}”，像是多写了“万”")


@over("P223", indicators)
def unit_is_not_whole(one: IndicatorOf) -> Iterator[Flaw]:
    """2860 平方, 4 次场, 3 公理."""
    target = one.its.target
    if target.kind != "number":
        return
    unit = one.unit
    if wrong := _wrong_unit(unit):
        yield one.flaw(f"的指标值“{target.text}”{wrong}")
    elif (match := _PIECES_AND.fullmatch(unit)) and _counts_things(one, match[1]):
        yield one.flaw(f"的指标值“{target.text}”写了两个单位“{match[1]}”")


def _counts_things(one: IndicatorOf, unit: str) -> bool:
    """Whether pieces are counted: 20个人 of 选手 is right, and so is 先进个人."""
    name = one.folded["level3"]
    if unit in name or unit != "个人":
        return unit not in name
    thing = counting.thing_in(one.bare)
    if thing is None:
        return bool(one_of("name", "of_things").search(name))
    return not thing.kind.says.startswith("人")


@lru_cache(maxsize=1024)
def _wrong_unit(unit: str) -> str:
    """What is wrong with a unit; remembered, as most targets are in the same few."""
    if whole := _HALF_A_UNIT.get(unit):
        return f"的单位不全，应写“{whole}”"
    is_known = bool(counting.classes(unit))
    if not is_known and _is_of_two(unit):
        return f"写了两个单位“{unit}”"
    if not is_known and counting.classes(unit.removesuffix("数")):
        return f"的“{unit}”不是单位，应写“{unit.removesuffix('数')}”"
    meant = counting.sounding_like(unit)
    return f"的单位“{unit}”像是“{meant}”的误写" if meant else ""


def _is_of_two(unit: str) -> bool:
    """Whether a unit is two counters; one that is doubled (30 人人) is P207's."""
    if _TWO_COUNTERS.fullmatch(unit):
        return unit[0] != unit[1] and not unit.endswith(_TIMES)  # 株次
    return (
        len(unit) <= _LONGEST_UNIT
        and "/" not in unit
        and any(
            _are_two(unit[:at], unit[at:])
            for at in range(1, len(unit))
            if not unit[:at].endswith(unit[at:])
        )
    )


def _are_two(first: str, second: str) -> bool:
    """‰%, 人次万, 天个月, 元%: a share with another unit, 万 behind one, or two of one kind.

    床日, 车公里 and 元月 are products, and known as such.
    """
    ours, theirs = counting.classes(first), counting.classes(second)
    if second in counting.lists().multiples and ours:
        return not counting.classes(first + second)
    if not ours or not theirs:
        return False
    is_share = "share" in ours | theirs
    return is_share or bool(ours & theirs & _OF_ONE_KIND)
