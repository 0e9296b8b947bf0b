"""Directions in words: 增加, 减少, 持平, 小于 against the figures around them.

Each figure may be rounded, so a word is wrong only where no figures that round to the printed
ones agree with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import msgspec

from mingzhang import amounts
from mingzhang.amounts import ZERO
from mingzhang.checking.checks import Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.ratios import wrong
from mingzhang.checking.words.subjects import Subject, subjects
from mingzhang.checking.words.told import Told, together, told
from mingzhang.numerals import HUNDRED

_NEARLY = Decimal("0.05")
"""基本持平 is said of what differs by less than this share."""

_SLIGHT = Decimal("0.1")
"""What 基本持平 may be said of where the change stands beside it."""


class Direction(msgspec.Struct, frozen=True):
    """A word for a direction with the two figures that it compares."""

    said: Told
    now: Told
    before: Told


def directions(dossier: Dossier) -> list[tuple[int, Direction]]:
    """增加, 小于, 持平 where both figures that are compared stand beside it."""
    found: list[tuple[int, Direction]] = []
    for index, own in enumerate(dossier.once(subjects)):
        for subject in own.values():
            for one in subject.said:
                pair = _pair(one, subject)
                if pair is not None and one.claim.direction:
                    found.append((index, Direction(one, *pair)))
    return found


def _pair(one: Told, subject: Subject) -> tuple[Told, Told] | None:
    if one.claim.quantity == "completion" and not one.claim.value:
        now, before = subject.current, subject.initial_budget
    elif one.claim.quantity in ("change", "rate"):
        now, before = subject.amount_before(one), subject.before(one)
    else:
        return None
    return (now, before) if now is not None and before is not None else None


def _untold(dossier: Dossier) -> Iterator[tuple[int, Direction]]:
    """The directions of all but the growth rates that W302 finds wrong already."""
    told = {
        (index, ratio.said.number) for index, ratio in dossier.once(wrong) if ratio.kind == "rate"
    }
    for index, one in dossier.once(directions):
        if (index, one.said.number) not in told:
            yield index, one


@over("W304", _untold)
def direction_is_wrong(one: Direction) -> Judged:
    """增加, 减少, 持平 against the two figures that it speaks of."""
    now, before = one.now.amount, one.before.amount
    if now is None or before is None:
        return
    difference = now.yuan - before.yuan
    slack = now.half_unit + before.half_unit
    wanted = one.said.claim.direction
    if wanted == "unchanged":
        nearly = "基本" in one.said.claim.text and abs(difference) <= abs(before.yuan) * _NEARLY
        is_right = abs(difference) <= slack or nearly
    else:
        rises = wanted == "increase"
        is_right = difference >= -slack if rises else difference <= slack
        exact = now.places >= 2 and before.places >= 2
        is_right = is_right and not (exact and difference == ZERO and not one.said.claim.value)
    if not is_right:
        real = "相等" if difference == ZERO else "增加" if difference > ZERO else "减少"
        yield one.said.flaw(
            f"，而{one.before.quoted}、{one.now.quoted}，实际{real}",
            one.now.evidence,
            one.before.evidence,
        )


def misdirected(dossier: Dossier) -> frozenset[tuple[int, int]]:
    """The claims whose direction their figures contradict, by disclosure and number."""
    by_words = {
        (index, one.said.number)
        for index, one in dossier.once(directions)
        if any(direction_is_wrong(one))
    }
    by_rates = {
        (index, ratio.said.number)
        for index, ratio in dossier.once(wrong)
        if ratio.kind == "rate" and ratio.is_turned
    }
    return frozenset(by_words | by_rates)


def _completed(dossier: Dossier) -> Iterator[tuple[int, tuple[Told, Told]]]:
    """完成年初预算的 90%，决算数小于年初预算数, where the two amounts are not both there."""
    for index, own in enumerate(dossier.once(subjects)):
        for subject in own.values():
            completed = [one for one in subject.said if one.claim.quantity == "completion"]
            for before, one in pairwise(completed):
                is_word = not one.claim.value and one.claim.direction
                if before.claim.value and is_word and _pair(one, subject) is None:
                    yield index, (before, one)


@over("W312", _completed)
def completion_contradicts_its_direction(pair: tuple[Told, Told]) -> Judged:
    """完成预算 110%，决算数等于预算数."""
    percent, one = pair
    printed, half = percent.value, percent.half_place
    over_it, below_it = printed - half > HUNDRED, printed + half < HUNDRED
    if one.claim.direction == "unchanged":
        nearly = HUNDRED * _NEARLY if "基本" in one.claim.text else half
        is_wrong = abs(printed - HUNDRED) > max(nearly, half)
    else:
        is_wrong = below_it if one.claim.direction == "increase" else over_it
    if is_wrong:
        yield percent.flaw(f"，又写{one.quoted}", one.evidence)


def _moves(dossier: Dossier) -> Iterator[tuple[int, Direction]]:
    """Changes with their amount, beside both figures that they lie between."""
    return (
        (index, one)
        for index, one in dossier.once(directions)
        if one.said.claim.quantity == "change" and one.said.claim.value
    )


@over("W307", _moves)
def change_is_not_the_difference(one: Direction) -> Judged:
    """80 and last year 70, and 增加 12."""
    now, before, moved = one.now.amount, one.before.amount, one.said.amount
    signed = one.said.signed
    if now is None or before is None or moved is None or signed is None:
        return
    difference = now.yuan - before.yuan
    slack = now.half_unit + before.half_unit + moved.half_unit
    if (difference < ZERO) != (signed < ZERO) or abs(difference - signed) <= slack:
        return  # the direction is another rule's
    shown = amounts.show(abs(difference), now.unit, max(now.places, 2))
    yield one.said.flaw(
        f"，而{one.before.quoted}、{one.now.quoted}，相差 {shown}",
        one.now.evidence,
        one.before.evidence,
        expected=abs(difference),
        actual=moved.yuan,
        difference=moved.yuan - abs(difference),
    )


def _both_ways(dossier: Dossier) -> Iterator[tuple[int, tuple[Told, Told]]]:
    """How much something has changed, and the nearest 持平 before it on the same year."""
    for index, own in enumerate(dossier.once(subjects)):
        for subject in own.values():
            moves = [one for one in subject.said if one.claim.quantity in ("change", "rate")]
            still: dict[tuple[int, str], Told] = {}
            for one in reversed(moves):
                if one.claim.direction == "unchanged":
                    still[_base(one)] = one
            for one in moves:
                if one.claim.direction == "unchanged":
                    still[_base(one)] = one
                elif one.claim.direction and one.claim.value and _base(one) in still:
                    pair = (still[_base(one)], one)
                    if not ("基本" in pair[0].claim.text and _is_slight(one, subject)):
                        yield index, pair


def _is_slight(one: Told, subject: Subject) -> bool:
    """Whether a change is small beside its amount, as far as that is known."""
    if one.claim.quantity == "rate":
        return one.value <= HUNDRED * _SLIGHT
    now = subject.amount_before(one)
    if now is None or now.amount is None or one.amount is None:
        return True
    return abs(one.amount.yuan) <= abs(now.amount.yuan) * _SLIGHT


def _base(one: Told) -> tuple[int, str]:
    return one.claim.base_year, one.claim.base_stage


@over("W311", _both_ways)
def unchanged_and_changed(pair: tuple[Told, Told]) -> Judged:
    """与上年持平，下降 10%."""
    still, moved = pair
    if moved.value:
        yield still.flaw(f"，又写{moved.quoted}", moved.evidence)


def _still(dossier: Dossier) -> Iterator[tuple[int, tuple[Told, ...]]]:
    """The changes of one disclosure that are none, or have a sign of their own, together."""
    for index, claims in enumerate(dossier.once(told)):
        found = tuple(
            one
            for one in claims
            if one.claim.quantity == "change"
            and one.claim.value
            and one.claim.direction in ("increase", "decrease")
            and one.value <= ZERO
        )
        if found:
            yield index, found


@over("W305", _still)
def direction_without_a_change(group: tuple[Told, ...]) -> Judged:
    """增加 0.00 万元, 减少 -3 万元."""
    below = group[0].value < ZERO
    yield together(group, "方向用文字写明，数不再写负号" if below else "没有增减，应写“持平”")
