"""A sum that the description works out: 服务费740元*站点210个+线路费1.2万元*2年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from mingzhang import keys
from mingzhang.amounts import UNITS, in_wan, places_of
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.numerals import WAN

_TIMES = re.compile(r"[*×xX]")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万元|亿元|万|%)?")
_OF_EACH = re.compile(r"(?<=元)/[\u4e00-\u9fff]{1,3}(?:[/·.][\u4e00-\u9fff]{1,2})*(?=[*×xX+)]|$)")
"""元/人·天: a price with what it is for one of."""

_ROUNDED_UP = Decimal("1.25")
_SCALE = {**UNITS, "万": WAN}


@over("P323", indicators)
def formula_gives_another_amount(one: IndicatorOf) -> Iterator[Flaw]:
    """Multiplied and added up, the description's figures must give the target."""
    target = one.its.target
    amount = measures.in_yuan(target.value, target.unit) if target.kind == "number" else None
    worked = result_of(one.its.description)
    if amount is None or worked is None:
        return
    if _is_a_factor(one) or _is_ceiling_above(one, worked, amount):
        return
    step = measures.in_yuan(str(Decimal(1).scaleb(-places_of(target.value))), target.unit)
    if worked != amount and abs(worked - amount) >= (step or 0):
        yield one.flaw(
            f"的描述列式“{keys.tidy(one.its.description)}”得 {in_wan(worked)}，"
            f"指标值却是“{target.text}”",
            "target",
            "description",
        )


def _is_a_factor(one: IndicatorOf) -> bool:
    """每人 100 元, described as 100 元*30 人: the target is the price of one."""
    factors = {Decimal(number) for number, _ in _NUMBER.findall(keys.fold(one.its.description))}
    return Decimal(one.its.target.value) in factors or "/" in one.its.target.unit


def _is_ceiling_above(one: IndicatorOf, worked: Decimal, amount: Decimal) -> bool:
    """≤5 万元 for what comes to 4.8 万元."""
    return one.its.target.is_at_most and worked <= amount <= worked * _ROUNDED_UP


@lru_cache(maxsize=2048)
def result_of(description: str) -> Decimal | None:
    """What the figures of a description come to, in 元; None where it is no formula.

    >>> result_of("服务费740*站点数210个+线路费1.2万元*2年")
    Decimal('179400.0')
    """
    key = _OF_EACH.sub("", keys.fold(description))
    if not _TIMES.search(key) or any(sign in key for sign in "/÷%=-~至"):
        return None
    total = Decimal(0)
    for term in key.split("+"):
        product = Decimal(1)
        factors = _TIMES.split(term)
        for factor in factors:
            numbers = _NUMBER.findall(factor)
            if len(numbers) != 1:
                return None
            number, scale = numbers[0]
            product *= Decimal(number) * _SCALE.get(scale, 1)
        if len(factors) < 2:
            return None
        total += product
    return total
