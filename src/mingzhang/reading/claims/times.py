"""Of which year and stage a figure is, and with which it is compared.

Its own words say so, or what the sentence began with, or else the document is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from mingzhang.disclosure import Quantity
from mingzhang.reading.claims.memory import State, Subject
from mingzhang.reading.claims.periods import YEAR_ON_YEAR, Period, Stage
from mingzhang.reading.claims.phrases import MOVES, Phrase

BaseStage = Literal["", "budget", "executed", "final"]


@dataclass(frozen=True, slots=True)
class Times:
    """The year and the stage of a figure, and those that it is compared with."""

    year: int
    """0 where neither words nor document say one."""

    stage: Stage
    base_year: int
    base_stage: BaseStage


def times(
    said: Phrase, quantity: Quantity, subject: Subject, state: State, period: Period
) -> Times:
    """The times of a figure that is to be bound to a subject."""
    year = _year(said, quantity, state, period) or period.year
    stage = _stage(said, quantity, subject, state, period)
    base = said.base or (state.base if said.roles & MOVES else "")
    return Times(year, stage, period.base_year(base, year), _base_stage(said, state))


def _year(said: Phrase, quantity: Quantity, state: State, period: Period) -> int:
    """The year that a figure is for; 0 where the words say none."""
    if _is_base(said, quantity):
        return period.year_of(said.base)
    return period.year_of(said.year or (state.year if not said.base else ""))


def _stage(
    said: Phrase, quantity: Quantity, subject: Subject, state: State, period: Period
) -> Stage:
    """In brackets the parts are of the stage of the figure before them."""
    is_base = _is_base(said, quantity)
    stage = period.stage_of(said.base_stage if is_base else said.stage, subject.place)
    if stage or said.stage or is_base or quantity != "amount":
        return stage
    levels = [level for level in state.levels if level.depth]
    return next((one.stage for one in reversed(levels) if one.whole is subject.whole), "")


def _base_stage(said: Phrase, state: State) -> BaseStage:
    stage = said.base_stage if said.base else state.base_stage
    if not (said.roles & MOVES) or stage not in ("budget", "executed", "final"):
        return ""
    return cast("BaseStage", stage)


def _is_base(said: Phrase, quantity: Quantity) -> bool:
    """Whether an amount is that of the year that is compared with: 比上年的 10 万元."""
    return quantity == "amount" and said.base not in ("", YEAR_ON_YEAR)
