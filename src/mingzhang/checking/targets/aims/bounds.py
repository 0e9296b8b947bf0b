"""One number, with a bound on this side in the words and on that side in the indicator.

集训不多于 180 天 in the objectives and ≥180 天 in the indicator: the number was not changed, but
不少于 or the sign. Which of them is wrong is for their author to say.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from mingzhang.checking.targets.aims.other_counters import figures_told
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.statements import Statement, asked_in_one_unit, in_one_unit
from mingzhang.checking.targets.things import said_of, thing_of


def bounded_on_the_other_side(
    item: ProjectOf, seen: Container[int]
) -> Iterator[tuple[IndicatorOf, str, str, Statement]]:
    """The indicators whose sign goes against the words, with field, text and figure."""
    bounded = [
        (field, text, said)
        for field, text, figures in figures_told(item)
        for said in figures
        if said.is_at_least != said.is_at_most and said.unit != "元"
    ]
    for one in item.indicators if bounded else ():
        target = one.its.target
        is_bounded = target.is_at_least or target.is_at_most
        if target.kind != "number" or not is_bounded or id(one.its) in seen:
            continue
        asked = asked_in_one_unit(target)
        for field, text, said in bounded:
            is_against = said.is_at_most == target.is_at_least
            if is_against and in_one_unit(said) == asked and said_of(thing_of(one), [said]):
                yield one, field, text, said
                break
