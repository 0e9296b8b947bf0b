"""A whole and its parts, as one list says them: 其中, 包括, 主要为.

Parts by a dimension of the cube are all of them where the zeros of the tables say so; parts of
measures, of names and of counts, where their words do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

import msgspec

from mingzhang import amounts, cube
from mingzhang.amounts import ZERO
from mingzhang.checking.asides import aside
from mingzhang.checking.words.figures import Tables
from mingzhang.checking.words.told import Told
from mingzhang.cube import Dimension, Point
from mingzhang.disclosure import Claim

_MINOR = ("operating", "remitted", "subsidised")
"""支出性质 that most units do not have; named where they have them."""

_LATE_FUNDS = ("state_capital",)
"""Budgets that forms of earlier years do not name."""

_MEASURES = {"procurement": 3, "reserved": 2}
"""How many parts make a measure up; 面向中小企业预留 has no second part with a name."""

_SENTENCE_END = "。"

_PEOPLE = ("人", "名")
_OF_VEHICLES = {"辆", "台"}

_SERVICE = ("在职", "退休")
"""年末实有人数 86 人，其中在职人员 71 人，退休人员 15 人。"""


_IN_SERVICE, _HAS_LEFT = "在职", re.compile("退休|离休|遗属")


_KIND = re.compile(
    r"(?:拟采购)?(?:政府采购)?(?:货物|工程|服务)类?(?:采购)?(?:预算)?(?:金额|支出)?\s*为?\s*\d"
)

_BUDGET = "预算"
"""政府采购预算 and what was bought of it have the same words otherwise."""


class Sum(msgspec.Struct, frozen=True):
    """A whole and its parts, as said in one list."""

    whole: Told
    parts: tuple[Told, ...]
    closed: bool
    """Whether the parts are all that there is; else they must not be more than the whole."""

    had_more: bool = False
    """Whether the year before can have had parts that are gone: changes then add up to more."""

    @property
    def claims(self) -> tuple[Told, ...]:
        """All that take part."""
        return (self.whole, *self.parts)

    @property
    def difference(self) -> Decimal | None:
        """The whole less its parts, in 元; None where one of them is no amount.

        Of changes, what fell counts below zero.
        """
        whole, *parts = (one.yuan for one in self.claims)
        known = [part for part in parts if part is not None]
        return None if whole is None or len(known) < len(parts) else whole - sum(known, ZERO)

    @property
    def tolerance(self) -> Decimal:
        """What rounding can explain, in 元."""
        return amounts.tolerance(one.amount for one in self.claims if one.amount is not None)

    @property
    def is_rounded(self) -> bool:
        """Whether the parts are all of the whole and, but for rounding, add up to it."""
        difference = self.difference or ZERO
        return self.closed and bool(difference) and abs(difference) <= self.tolerance


def in_a_list(
    whole: Sequence[Told], parts: Sequence[Sequence[Told]], known: Tables
) -> Iterator[Sum]:
    """The sums of a whole that is said and the parts that are said of it."""
    for quantity in ("amount", "change"):
        heads = [one for one in whole if one.claim.quantity == quantity]
        for stage in dict.fromkeys(head.claim.stage for head in heads):
            alike = [head for head in heads if head.claim.stage == stage]
            below = [one for group in parts if (one := _like(alike[0], group)) is not None]
            yield from _by_dimension(alike[0], below, known)
            if quantity == "amount":
                yield from _by_measure(alike[0], below)
                yield from _by_name(alike, below, len(parts))
    yield from _counts(whole, parts)


def _like(head: Told, group: Iterable[Told]) -> Told | None:
    """The claim of a part that is of the same kind, year and stage as the whole's."""
    for one in group:
        same = (
            one.claim.quantity == head.claim.quantity
            and one.claim.stage == head.claim.stage
            and one.claim.year == head.claim.year
        )
        if same and (one.amount is not None or one.claim.direction == "unchanged"):
            return one
    return None


def _by_dimension(head: Told, below: Sequence[Told], known: Tables) -> Iterator[Sum]:
    """The parts that divide the whole on one dimension, if they are all of it."""
    for dimension, members in _divided(head, below).items():
        if dimension == "function":
            yield from _functions(head, list(members.values()))
            continue
        whole: str = getattr(head.claim.points[0], dimension)
        cover = cube.cover(dimension, whole, members, zeros(dimension, known))
        if cover is not None:
            parts = tuple(members[member] for member in cover)
            # few lists have all the economic classes that tables print
            closed = dimension != "economic" and not any(map(_goes_on, parts))
            yield Sum(head, (*parts, *_carried(head, below)), closed)
        elif head.claim.quantity == "amount" and dimension != "flow":
            top = [
                part
                for member, part in members.items()
                if not any(o != member and cube.lies_in(dimension, member, o) for o in members)
            ]
            yield Sum(head, tuple(top), closed=False)


def _divided(head: Told, below: Sequence[Told]) -> dict[Dimension, dict[str, Told]]:
    """The parts by the one dimension on which each is narrower, and by its member there."""
    divided: defaultdict[Dimension, dict[str, Told]] = defaultdict(dict)
    for part in below:
        if head.claim.points and part.claim.points:
            refined = _refined(head.claim.points[0], part.claim.points[0])
            if refined is not None:
                divided[refined[0]].setdefault(refined[1], part)
    return divided


def _carried(head: Told, below: Sequence[Told]) -> list[Told]:
    """What last year left, where it is named among the sources of all income."""
    return [
        part
        for part in below
        if part.claim.points
        and part.claim.points[0].flow == "carry_in"
        and part.claim.points[0].at("flow", "sources") in head.claim.points
    ]


def _goes_on(part: Told) -> bool:
    """Whether the words say behind a part that it is not the last one: 服务类 40 万元等。"""
    return part.behind.lstrip().startswith("等")


def _is_end(part: Told) -> bool:
    """Whether the sentence ends behind a part."""
    return part.behind.lstrip()[:1] in ("。", "")


def _refined(whole: Point, part: Point) -> tuple[Dimension, str] | None:
    """The one dimension on which a part is narrower than its whole, and its member there."""
    narrower: list[tuple[Dimension, str]] = []
    for dimension in cube.DIMENSIONS:
        above, own = getattr(whole, dimension), getattr(part, dimension)
        if dimension in ("flow", "stage") or above == own:
            continue
        narrower.append((dimension, own))
    if whole.flow != part.flow and part.flow in ("carry_in", "carry_out"):
        return None
    return narrower[0] if len(narrower) == 1 else None


def zeros(dimension: Dimension, known: Tables) -> frozenset[str]:
    """Members that may be left out, because they have nothing or hardly ever exist."""
    if dimension == "nature":
        return frozenset(
            member
            for member in _MINOR
            if not _has_money(known, Point("expenditure", nature=member))
        )
    if dimension == "fund":
        return frozenset(
            fund for fund in _LATE_FUNDS if not _has_money(known, Point("income", fund=fund))
        )
    return frozenset()


def _has_money(known: Tables, point: Point) -> bool:
    return any(figure.yuan for figure in known.at(point))


def _functions(head: Told, parts: Sequence[Told]) -> Iterator[Sum]:
    """Accounts of one level; nobody says that they are all of the whole."""
    lengths = {len(part.claim.points[0].function) for part in parts}
    if len(lengths) > 1 or head.claim.quantity != "amount":
        return
    yield Sum(head, tuple(parts), closed=False)


def _by_measure(head: Told, below: Sequence[Told]) -> Iterator[Sum]:
    measure = head.claim.measure
    parts = [
        part
        for part in below
        if measure
        and part.claim.measure.startswith(f"{measure}.")
        and (_is_bare_part(part) or (_BUDGET in part.claim.text) == (_BUDGET in head.claim.text))
    ]
    if parts:
        is_budget = head.disclosure.kind == "budget"
        are_all = is_budget and len(parts) > 1 and measure == "procurement" and _is_end(parts[-1])
        closed = len(parts) == _MEASURES.get(measure) or are_all
        yield Sum(head, tuple(parts), closed and not any(map(_goes_on, parts)))


def _is_bare_part(part: Told) -> bool:
    """Whether a part of a budget is told by its kind alone: 货物类 46 万元."""
    return part.disclosure.kind == "budget" and bool(_KIND.match(part.claim.text))


def _by_name(heads: Sequence[Told], below: Sequence[Told], count: int) -> Iterator[Sum]:
    """Projects and purposes; all of the whole where the list ends with 合计."""
    for nest in ("parts", "mainly"):
        named = [part for part in below if part.claim.name and part.claim.nest == nest]
        if any(aside("of_a_whole_work").search(part.claim.text) for part in named):
            continue  # 其中某项目总投资 196 万元: of all its years
        others = [part for part in below if not part.claim.name]
        if named and not others and heads[0].claim.measure in ("", "targets"):
            closed = bool(heads[0].claim.name) and len(heads) > 1 and len(named) == count
            closed = closed or (count == 1 and _is_all_alone(heads[0], named[0]))
            yield Sum(heads[0], tuple(named), closed=closed)


def _is_all_alone(head: Told, part: Told) -> bool:
    """Whether the words say of the only part that it is all: 全部用于某项目 76 万元。"""
    return _is_end(part) and bool(aside("all_of_it").search(_between(head, part)))


def _counts(whole: Sequence[Told], parts: Sequence[Sequence[Told]]) -> Iterator[Sum]:
    """Vehicles by their use: all where there are 其他."""
    for head in whole:
        if head.claim.quantity != "count" or not head.claim.value:
            continue
        below = [
            one
            for group in parts
            for one in group[:1]
            if one.claim.quantity == "count" and _same_unit(one.claim, head.claim)
        ]
        below = list(_in_its_sentence(head, below))
        if _IN_SERVICE in head.claim.text:
            # 在职 36 人，其中在编 34 人，退休 14 人: who has left is none of them
            below = list(takewhile(lambda one: not _HAS_LEFT.search(one.claim.text), below))
        if below:
            yield Sum(head, tuple(below), closed=_are_all(head, below))


def _same_unit(one: Claim, other: Claim) -> bool:
    """Whether both are counted in one unit; vehicles in 辆 or 台."""
    units = {one.unit, other.unit}
    return len(units) == 1 or (units == _OF_VEHICLES and "车" in one.text and "车" in other.text)


def _in_its_sentence(head: Told, below: Sequence[Told]) -> Iterator[Told]:
    """The parts up to the end of the sentence that lists them: 项目 9 个。发现问题 4 个."""
    listed = bool(below) and _SENTENCE_END not in _between(head, below[0])
    for part in below:
        if listed and _SENTENCE_END in _between(head, part):
            return
        yield part


def _between(one: Told, other: Told) -> str:
    return one.between(other) if one.place == other.place else ""


def _are_all(head: Told, below: Sequence[Told]) -> bool:
    """Vehicles up to 其他; people in and out of service, where the sentence ends behind them."""
    if any(one.claim.name.startswith("其他") for one in below):
        return True
    names = "".join(one.claim.name for one in below)
    return (
        head.claim.unit in _PEOPLE and all(map(names.__contains__, _SERVICE)) and _is_end(below[-1])
    )
