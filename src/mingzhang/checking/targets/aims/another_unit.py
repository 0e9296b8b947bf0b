"""One number in two units: 灭火机 60 台 in the objectives and 60 支 in the indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.in_figures import in_figures
from mingzhang.checking.targets.items import FIELDS, ProjectOf, open_projects
from mingzhang.checking.targets.numbers import (
    SAME_WORDS,
    closeness,
    counted_out,
    counter_of,
    counts_in,
)
from mingzhang.checking.targets.told import all_of_this_year, promise_of
from mingzhang.disclosure import Target
from mingzhang.numerals import WAN

_ALIKE = ({"台", "辆"}, {"台", "部"}, {"台", "架"})
"""Cars are counted in either, as the forms do: 车辆（台、辆）."""


@lru_cache(maxsize=4096)
def _is_another(unit: str, other: str) -> bool:
    """Whether what is counted in one unit is counted in the other by mistake.

    亩次 of what is done once are 亩.
    """
    is_work = other in (f"{unit}次", unit.removesuffix("次")) and unit != other
    if (is_work and "area" in counting.classes(unit)) or {unit, other} in _ALIKE:
        return False
    if counting.is_size(unit) != counting.is_size(other):
        return True  # 6 个基层社 and 6 公里
    return (
        counting.differ(unit, other)
        or counting.unlike(unit, other)
        or counting.is_how_often(unit, other)
        or counting.is_of_another_size(unit, other)
    )


def _is_printed(item: ProjectOf, target: Target) -> bool:
    """64处隐患点群测群防员64人, or 六十四名: the number stands there in its own unit, too."""
    unit, _ = counter_of(target.unit)
    in_words = counts_in(in_figures(all_of_this_year(item))).get(unit, ())
    if any(number == counted_out(target) for number, _ in in_words):
        return True
    printed = target.value + keys.fold(target.unit)
    texts = [key for _, text in item.told() if printed in (key := keys.fold(text))]
    return any(re.search(rf"(?<![\d.]){re.escape(printed)}", key) for key in texts)


@over("P352", open_projects)
def objective_counts_in_another_unit(item: ProjectOf) -> Iterator[Flaw]:
    """灭火机 60 台 in the objectives, 采购灭火机数量 ≥60 支 in the indicator."""
    said = counts_in(all_of_this_year(item)) if item.quantities else {}
    for one in item.quantities:
        target = one.its.target
        unit, scale = counter_of(target.unit)
        printed = Decimal(target.value)
        value = printed * scale
        if any(number == value for number, _ in said.get(unit, ())) or _is_printed(item, target):
            continue
        for other in sorted(other for other in said if _is_another(unit, other)):
            is_size = counting.is_of_another_size(unit, other)
            values = (value, printed, printed * WAN) if is_size else (value,)
            around = next((text for number, text in said[other] if number in values), "")
            if around and closeness(around, one) > SAME_WORDS - is_size:
                field, text = promise_of(item, around)
                yield item.flaw(
                    f"{FIELDS[field]}写“{around}”，{one.label}的指标值却是“{target.text}”，单位不同",
                    one.evidence(),
                    item.evidence(field, text),
                )
