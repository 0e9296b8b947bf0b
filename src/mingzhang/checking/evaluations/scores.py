"""E1: scores lie between 0 and their points, and add up to the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import half_place, places_of
from mingzhang.checking.checks import Flaw, Judged, Undecided, each, over, quote
from mingzhang.checking.evaluations.items import (
    FULL,
    EvaluationOf,
    evaluations,
    half_place_of,
    number,
    points,
)
from mingzhang.disclosure import Disclosure, Printed


class ScoreOf(msgspec.Struct, frozen=True):
    """A score of a self-evaluation, of an indicator or of 预算执行率."""

    title: str
    row: str
    name: str
    """The row, as it is told."""

    weight: Printed
    score: Printed

    @property
    def is_out_of_range(self) -> bool:
        """Whether it is below 0 or above its points."""
        weight, score = number(self.weight), number(self.score)
        return weight is not None and score is not None and not 0 <= score <= weight


def _scores(disclosure: Disclosure) -> Iterator[ScoreOf]:
    """Those whose points are their bounds: not where those of half of a table are none."""
    for item in evaluations(disclosure):
        scores = _of_indicators(item)
        if 2 * sum(one.is_out_of_range for one in scores) <= max(len(scores), 2):
            yield from scores
            yield from (one for one in _of_execution(item) if _is_in_points(one, item))


def _of_indicators(item: EvaluationOf) -> list[ScoreOf]:
    return [
        ScoreOf(item.title, one.level3.text, f"指标“{one.level3.text}”", one.weight, one.score)
        for one in item.its.ratings
    ]


def _of_execution(item: EvaluationOf) -> Iterator[ScoreOf]:
    weight, score = (item.its.money.get(name) for name in ("weight", "score"))
    if weight is not None and score is not None:
        yield ScoreOf(item.title, "预算执行率", "预算执行率", weight, score)


def _is_in_points(one: ScoreOf, item: EvaluationOf) -> bool:
    """Whether the score of 预算执行率 is none of its rate, and its points are no share of all."""
    weight = number(one.weight)
    is_rate = keys.fold(one.score.text).endswith("%")
    is_share = weight is not None and weight <= 1 < points(item.its)
    return not is_rate and not is_share


@over("E101", each(_scores))
def score_is_out_of_range(one: ScoreOf) -> Judged:
    """得分 25 of 分值 20."""
    if one.is_out_of_range:
        yield Flaw(
            f"{one.title}{one.name}的得分 {one.score.text} 不在 0 到分值 {one.weight.text} 之间",
            (quote(one.title, one.score, row=one.row),),
        )


@over("E102", each(evaluations))
def scores_do_not_add_up(item: EvaluationOf) -> Judged:
    """总分 is not the scores of the indicators and of 预算执行率 together."""
    its = item.its
    parts = [rating.score for rating in its.ratings]
    execution = item.money("score")
    total = number(its.total_score)
    if total is None or not parts or any(one.is_out_of_range for one in _of_execution(item)):
        return  # E101 tells of that
    numbers = [number(part) for part in parts]
    if any(one is None for one in numbers):
        yield Undecided("有的指标没有印出得分")
        return
    added = sum((one for one in numbers if one is not None), Decimal(0))
    wholes = [added]
    if execution is not None:
        # 预算执行率 can stand among the indicators again, which then have all points
        wholes = [added] if points(its) == FULL else [added + execution.number]
        parts.append(execution.printed)
    wholes += [whole - _beyond(item) for whole in wholes if _beyond(item)]  # E101 tells of these
    slack = half_place_of(its.total_score) + _rounding(parts, its.total_score)
    if all(abs(total - whole) > slack for whole in wholes):
        yield Flaw(
            f"{item.title}的总分印作 {its.total_score.text}，各项得分之和为 {wholes[0]}",
            (quote(item.title, its.total_score), *(quote(item.title, part) for part in parts[:8])),
            expected=None,
        )


def _beyond(item: EvaluationOf) -> Decimal:
    """How much the scores of the indicators go beyond their points."""
    return sum(
        (
            (number(one.score) or Decimal(0)) - (number(one.weight) or Decimal(0))
            for one in _of_indicators(item)
            if one.is_out_of_range
        ),
        Decimal(0),
    )


def _rounding(parts: Sequence[Printed], total: Printed) -> Decimal:
    """What the parts can lack: 10 beside 9.42 is 10.00, but where all are whole and the total is
    not, their decimals are not shown.
    """
    places = [places_of(keys.fold(part.text).rstrip("%分")) for part in parts]
    finest = max(places)
    hidden = places_of(keys.fold(total.text).rstrip("%分")) > finest
    rounded = len(parts) if hidden else sum(map(bool, places))
    return rounded * half_place(finest)


class WeightsOf(msgspec.Struct, frozen=True):
    """A self-evaluation, and whether most others have 预算执行率 among their 100 points."""

    of: EvaluationOf
    is_with_execution: bool


def _weights(disclosure: Disclosure) -> Iterator[WeightsOf]:
    every = [(one, points(one.its, with_execution=True) == FULL) for one in evaluations(disclosure)]
    full = sum(is_full for _, is_full in every)
    for item, is_full in every:
        others = full - is_full
        yield WeightsOf(item, others >= max(_SEVERAL, len(every) - 1 - others))


_SEVERAL = 2


@over("E103", each(_weights))
def weights_do_not_add_up(among: WeightsOf) -> Judged:
    """分值 do not make 100, with 预算执行率 or, where that is the custom, without."""
    item, its = among.of, among.of.its
    weights = [number(rating.weight) for rating in its.ratings]
    known = [weight for weight in weights if weight is not None]
    if not known or len(known) < len(weights):
        return
    added = sum(known, Decimal(0))
    execution = item.money("weight")
    rate = execution.number if execution else None
    wholes = (added + rate,) if rate and among.is_with_execution else (added, added + (rate or 0))
    if FULL not in wholes:
        shown = f"{added}" if rate is None else f"{added + rate}（含预算执行率 {rate}）"
        cells = [rating.weight for rating in its.ratings[:8]]
        if its.total_weight.text:
            cells.append(its.total_weight)
        yield Flaw(
            f"{item.title}各项分值之和为 {shown}，不是 100",
            tuple(quote(item.title, cell) for cell in cells),
        )
