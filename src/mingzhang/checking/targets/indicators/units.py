"""Whether the target's unit fits what the name says is measured (`measured`).

People for money, money for people, a percentage for a count, and 元 where the name says 万元.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.fitting import (
    differ,
    is_rate_of_another_kind,
    misfits,
    scale_differs,
    thing_measured,
)
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.measures import NAMES
from mingzhang.checking.targets.what_is_measured import said_to_measure
from mingzhang.checking.targets.wordlists import words_of


@over("P301", indicators)
def unit_does_not_fit(one: IndicatorOf) -> Iterator[Flaw]:
    """The unit measures something else than the name says."""
    target = one.its.target
    measure = measures.measure_of(target)
    if not measure or scale_differs(one):
        return
    in_name = measures.unit_in_name(one.its.level3)
    if "‰" in target.unit and _is_good(one):
        yield one.flaw(f"的指标值“{target.text}”是千分数，这样的比率按百分数计", "target", "level3")
    if in_name and differ(measures.of_unit(in_name), measure):
        yield one.flaw(f"的名称里单位是“{in_name}”，指标值却是“{target.text}”", "target", "level3")
    elif in_name and measures.of_unit(in_name) == measure:
        return
    elif misfits(one) and not is_rate_of_another_kind(one):
        said = NAMES.get(said_to_measure(one)) or _thing(one)
        told = f"却是{NAMES[measure]}"
        is_of_that_kind = said == NAMES[measure] or measure in ("length", "bulk")
        if is_of_that_kind and (thing := _in_none_so_large(one)):
            said, told = thing.word, f"却用“{target.unit}”来量"
        yield one.flaw(f"说的是{said}，指标值“{target.text}”{told}", "target", "level3")


def _thing(one: IndicatorOf) -> str:
    """What is measured, where the name has no measure of its own."""
    thing = thing_measured(one)
    return thing.kind.says if thing else one.bare


def _in_none_so_large(one: IndicatorOf) -> counting.Thing | None:
    """What is measured in such units, though in none so large or so small: 身高 in 公里."""
    thing = thing_measured(one)
    is_so = thing and not counting.classes(one.its.target.unit).isdisjoint(thing.kind.units)
    return thing if is_so else None


def _is_good(one: IndicatorOf) -> bool:
    """合格率 and 满意度: shares of which nearly all is wanted."""
    name = one.bare
    return "满意" in one.level2 + name or name.endswith(words_of("direction", "good_rate"))


@over("P208", indicators)
def money_unit_differs(one: IndicatorOf) -> Iterator[Flaw]:
    """（万元） in the name, 元 in the target: one of them is wrong, or both must say the same."""
    if scale_differs(one):
        in_name = measures.unit_in_name(one.its.level3)
        yield one.flaw(
            f"的名称里单位是“{in_name}”，指标值却写“{one.its.target.text}”", "target", "level3"
        )
