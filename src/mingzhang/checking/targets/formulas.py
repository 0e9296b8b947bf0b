"""What the formula of a text comes to: 服务费740元*站点210个+线路费1.2万元*2年."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.numerals import WAN

_TIMES = re.compile(r"[*×xX]")
NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万元|亿元|万|%)?")
"""A figure of a formula, and its scale."""

_OF_EACH = re.compile(r"(?<=元)/[\u4e00-\u9fff]{1,3}(?:[/·.][\u4e00-\u9fff]{1,2})*(?=[*×xX+)]|$)")
"""元/人·天: a price with what it is for one of."""

_SCALE = {**UNITS, "万": WAN}


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
            numbers = NUMBER.findall(factor)
            if len(numbers) != 1:
                return None
            number, scale = numbers[0]
            product *= Decimal(number) * _SCALE.get(scale, 1)
        if len(factors) < 2:
            return None
        total += product
    return total
