"""Units that cannot count the thing: 6 座 of vehicles, 30 人 of terminals, 7 公里 of equipment.

What each thing is counted in stands in counting.toml. Where the name does not say what is counted
(开设防火隔离带), the description may (新开设防火隔离带长度).
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.units import misfits

_SAYS_NO_MORE = ("情况", "的情况", "。", ".", ";")


@over("P354", indicators)
def counter_is_of_other_things(one: IndicatorOf) -> Iterator[Flaw]:
    """购置抽粪车数量 ≥6座."""
    target = one.its.target
    if one.level2 == "成本" or target.kind != "number" or misfits(one):
        return
    name = measures.bare_name(one.its.level3)
    if thing := counting.thing_in(name):
        if not counting.fits(thing, target.unit):
            yield one.flaw(
                f"数的是{thing.word}，指标值“{target.text}”的单位“{_unit(one)}”不能用来数它",
                "target",
                "level3",
            )
    elif not measures.of_name(name) and (told := _described(one)):
        yield one.flaw(
            f"的描述说的是{told.word}，指标值“{target.text}”的单位“{_unit(one)}”不能用来数它",
            "target",
            "description",
        )


def _described(one: IndicatorOf) -> counting.Thing | None:
    """What the description says is counted, where the unit cannot count it."""
    description = keys.fold(one.its.description)
    for idle in _SAYS_NO_MORE:
        description = description.removesuffix(idle)
    thing = counting.thing_in(measures.bare_name(description))
    return thing if thing and not counting.fits(thing, one.its.target.unit) else None


def _unit(one: IndicatorOf) -> str:
    return keys.fold(one.its.target.unit)
