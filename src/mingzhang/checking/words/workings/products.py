"""36 people, 1500 元 a month for each, 64.80 万元 a year: a number, a price and all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from mingzhang.amounts import ZERO, in_wan
from mingzhang.checking.targets.statements import Statement, is_span
from mingzhang.checking.words.workings.figures import MONEY, clause, counts_them, half, has, is_near

_MONTHS = 12
_CENTS = Decimal(1)
"""元 by which a worked-out amount can be off."""


def products(
    sentence: str, said: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[str]:
    """36 people, 1500 元 a month for each, 64.80 万元 a year: three figures in a row."""
    for at in range(1, len(said) - 1):
        many, price, all_of_it = said[at - 1], said[at], said[at + 1]
        if not _is_price(price) or not counts_them(many, price.each[0]) or not many.number:
            continue
        if all_of_it.unit != MONEY or all_of_it.each or not _is_all(sentence, price, all_of_it):
            continue
        if has("otherwise").search(sentence):
            continue
        times = _times(price)
        products = [many.number * price.number * count for count in times]
        slack = half(all_of_it) + _CENTS + many.number * times[-1] * _rounded(price)
        wholes = (*products, *_with_those_before((*before, *said[:at]), products[-1]))
        if any(abs(whole - all_of_it.number) <= slack for whole in wholes):
            continue
        if is_near(all_of_it.number, products[-1]):
            yield (
                f"写“{many.printed}”“{clause(price)}”，“{all_of_it.printed}”，"
                f"按数量和标准计算应为 {in_wan(products[-1])}"
            )


def _with_those_before(said: Sequence[Statement], product: Decimal) -> Iterator[Decimal]:
    """What a product and those before it come to: 2 名，每名 3 万元；10 项，每项 0.5 万元."""
    for many, price in reversed(list(pairwise(said))):
        if _is_price(price) and counts_them(many, price.each[0]):
            product += many.number * price.number * _times(price)[-1]
            yield product


def _is_price(said: Statement) -> bool:
    if said.unit != MONEY or not said.each or said.is_at_least or said.is_at_most:
        return False
    things = [each for each in said.each if not is_span(each)]
    spans = [each for each in said.each if is_span(each)]
    return (
        bool(said.number)
        and len(things) == 1
        and said.each[0] == things[0]
        and (not spans or (len(spans) == 1 and spans[0] in ("月", "年", "年度")))
        and "平均" not in said.clause
        and "均" not in said.clause.partition(said.printed)[0][-3:]
    )


def _times(price: Statement) -> Sequence[int]:
    """How often a price is paid, the most likely last: for one month up to all of a year."""
    return range(1, _MONTHS + 1) if "月" in price.each else (1,)


def _rounded(price: Statement) -> Decimal:
    """Half of the last place of a price with a point; a plain one is exact."""
    return half(price) if "." in price.printed else ZERO


def _is_all(sentence: str, price: Statement, money: Statement) -> bool:
    """Whether between a price and an amount there is no more than 全年, 共需."""
    between = _between(sentence, price, money).strip(",、:()")
    return not between or bool(re.fullmatch(rf"(?:{has('in_all').pattern}|为|约)+", between))


def _between(sentence: str, one: Statement, other: Statement) -> str:
    start = sentence.find(one.printed)
    end = sentence.find(other.printed, start + len(one.printed))
    return sentence[start + len(one.printed) : end] if 0 <= start < end else ""
