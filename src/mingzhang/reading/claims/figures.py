"""What a figure is, by the words before it: amount, change, rate or share, and of which points."""

from __future__ import annotations

from itertools import product
from typing import Literal, cast

from mingzhang import cube
from mingzhang.cube import Point
from mingzhang.disclosure import Quantity
from mingzhang.reading.claims.memory import Subject
from mingzhang.reading.claims.periods import Stage
from mingzhang.reading.claims.phrases import MOVES, Phrase, Place
from mingzhang.reading.claims.tokens import Figure

_DIRECTIONS: dict[str, Literal["increase", "decrease", "unchanged"]] = {
    "up": "increase",
    "down": "decrease",
    "same": "unchanged",
    "above": "increase",
    "below": "decrease",
    "equal": "unchanged",
}


def quantity_of(figure: Figure, said: Phrase) -> Quantity | None:
    """What a figure is; None where the words before it do not say."""
    moves = bool(MOVES & said.roles)
    if figure.kind == "rate":
        if "share" in said.roles:
            return "share" if said.base_place or "budget" not in said.stages else "completion"
        if "complete" in said.roles or said.stage == "budget":
            return "completion"
        return "rate" if moves else None
    if {"above", "below", "equal"} & said.roles:
        return None
    if figure.kind == "count":
        return None if moves else "count"
    return "change" if moves else "amount"


def whole_of_share(said: Phrase, subject: Subject) -> Place:
    """What a share is one of: as its words say, or the thing without a figure that it stands under.

    “三公”经费支出决算中，公务接待费支出 1 万元，占 20%: the total was told a paragraph before.
    """
    whole = subject.whole
    if said.base_place or said.base_measure or whole is None or whole.figures:
        return said.base_place
    return whole.place or {}


def unit_of(figure: Figure | None) -> str:
    """As printed, but 10 万 is 万元; "" where words say a figure."""
    if figure is None:
        return ""
    return "万元" if figure.unit == "万" else figure.unit


def direction_of(said: Phrase) -> Literal["", "increase", "decrease", "unchanged"]:
    """The direction that the words say; "" for none, or for two."""
    found = {_DIRECTIONS[role] for role in said.roles if role in _DIRECTIONS}
    return found.pop() if len(found) == 1 else ""


def points_of(place: Place | None, stage: Stage) -> tuple[Point, ...]:
    """All points that the words can mean, the usual one first."""
    if not place or "flow" not in place:
        return ()
    dimensions = [dimension for dimension in cube.DIMENSIONS if dimension in place]
    return tuple(
        Point(
            **cast("dict[str, str]", dict(zip(dimensions, members, strict=True))),
            stage="initial_budget" if stage == "initial_budget" else "",
        )
        for members in product(*(place[dimension] for dimension in dimensions))
    )
