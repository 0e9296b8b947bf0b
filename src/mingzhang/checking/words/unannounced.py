"""Wholes and parts that stand beside each other without 其中: “三公” and its items, changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from mingzhang import cube
from mingzhang.amounts import ZERO
from mingzhang.checking.words.figures import Tables
from mingzhang.checking.words.parts import Sum, zeros
from mingzhang.checking.words.told import Told, speaks_of_this_year
from mingzhang.cube import Dimension, Point

_DIVIDED: tuple[Dimension, ...] = ("item", "nature")

_WHOLE_ITEM = "three_public"

_CODES = (3, 7)
"""Digits of 类 and 项, by which 当年拨款 is told."""

_LIST = 3
"""Accounts that are a list."""


def side_by_side(claims: Sequence[Told], done: Container[int], known: Tables) -> Iterator[Sum]:
    """Wholes and parts that stand in one section without 其中: “三公”经费 and its items."""
    sections: defaultdict[tuple[int, str], dict[Point, Told]] = defaultdict(dict)
    for one in claims:
        if one.is_amount and one.claim.points and one.is_current:
            key = (one.claim.section, one.claim.stage)
            sections[key].setdefault(one.claim.points[0], one)
    for section in sections.values():
        for point, whole in section.items():
            for dimension in _DIVIDED:
                member: str = getattr(point, dimension)
                if not member or whole.number in done:
                    continue
                members = {
                    part: told
                    for part in cube.members(dimension)
                    if part != member and (told := section.get(point.at(dimension, part)))
                }
                cover = cube.cover(dimension, member, members, zeros(dimension, known))
                if cover:
                    yield Sum(whole, tuple(members[part] for part in cover), closed=True)


def of_this_year(claims: Sequence[Told], done: Container[int], known: Tables) -> Iterator[Sum]:
    """当年拨款, told account by account, where the accounts are all that tables list of its fund.

    The tables include what was carried in and cannot judge each of them.
    """
    sections: defaultdict[int, dict[Point, Told]] = defaultdict(dict)
    for one in claims:
        if one.is_plain_amount and one.claim.points and speaks_of_this_year(one):
            sections[one.claim.section].setdefault(one.claim.points[0], one)
    for section in sections.values():
        for point, whole in section.items():
            if point.function or whole.number in done:
                continue
            told_of = [_accounts(point, section, length) for length in _CODES]
            found = [
                Sum(whole, tuple(parts.values()), closed=True)
                for parts in told_of
                if len(parts) >= _LIST and _list_all(point, parts, known)
            ]
            yield from sorted(found, key=lambda one: -abs(one.difference or ZERO))[:1]


def _accounts(whole: Point, section: Mapping[Point, Told], length: int) -> dict[Point, Told]:
    """What a section says of the codes of a length within a whole."""
    return {
        point: one
        for point, one in section.items()
        if len(point.function) == length and point.at("function", "") == whole
    }


def _list_all(whole: Point, parts: Iterable[Point], known: Tables) -> bool:
    """Whether the tables' figures of some accounts add up to that of them all."""
    figures = [known.at(part) for part in parts]
    every = known.at(whole)
    if not every or not all(figures):
        return False
    left = every[0].yuan - sum((found[0].yuan for found in figures), ZERO)
    return abs(left) <= every[0].slack + sum((found[0].slack for found in figures), ZERO)


class _Moved(msgspec.Struct, frozen=True):
    """An amount of this year and its change from the year before."""

    amount: Told
    change: Told


def _moved(group: Sequence[Told]) -> _Moved | None:
    amount = next((o for o in group if o.is_amount and o.is_current), None)
    change = next((o for o in group if o.claim.quantity == "change" and o.signed is not None), None)
    if amount is None or change is None or amount.claim.section != change.claim.section:
        return None
    return _Moved(amount, change)


def listed_changes(
    groups: Iterable[Sequence[Told]], done: Container[int], known: Tables
) -> Iterator[Sum]:
    """The changes of accounts that are told one by one, where their amounts are all of a whole."""
    groups = list(groups)
    yield from _changes_of_items(groups, done, known)
    items: defaultdict[tuple[int, int, int], list[_Moved]] = defaultdict(list)
    heads: defaultdict[tuple[int, int], list[_Moved]] = defaultdict(list)
    still: set[tuple[int, int]] = set()
    """Sections and levels of which an account is told without a change."""

    for group in groups:
        moved, claim = _moved(group), group[0].claim
        level = len(claim.points[0].function) if claim.points else 0
        is_account = level and claim.quantity == "amount" and group[0].is_current
        if is_account and moved and (year := moved.change.claim.base_year):
            items[claim.section, level, year].append(moved)
        elif is_account:
            still.add((claim.section, level))
        elif moved:
            heads[claim.section, moved.change.claim.base_year].append(moved)
    for (section, level, year), parts in items.items():
        if len(parts) >= _LIST and (section, level) not in still:
            yield from islice(_changes_of(heads.get((section, year), ()), parts, done), 1)


def _changes_of(
    heads: Iterable[_Moved], parts: Sequence[_Moved], done: Container[int]
) -> Iterator[Sum]:
    """The changes of wholes of which the amounts of some parts are all."""
    amounts, changes = tuple(one.amount for one in parts), tuple(one.change for one in parts)
    for head in heads:
        whole = Sum(head.amount, amounts, closed=True)
        is_all = abs(whole.difference or ZERO) <= whole.tolerance
        if is_all and head.change.number not in done:
            yield Sum(head.change, changes, closed=True, had_more=True)


def changes_together(claims: Sequence[Told]) -> Iterator[Sum]:
    """甲减少 0.60 万元，乙减少 0.20 万元，合计减少 0.80 万元."""
    for place, whole in enumerate(claims):
        if not whole.is_sum:
            continue
        parts: list[Told] = []
        for one in reversed(claims[:place]):
            if "。" in one.goes_on_to(whole) or one.is_sum:
                break
            if one.claim.quantity == "change" and one.signed is not None:
                parts.insert(0, one)
        if len(parts) > 1:
            yield Sum(whole, tuple(parts), closed=True)


def _changes_of_items(
    groups: Iterable[Sequence[Told]], done: Container[int], known: Tables
) -> Iterator[Sum]:
    """The changes of “三公”经费 and its items, which are the same every year.

    What has no money this year may be left out. It may have had some the year before, unless
    the list tells even of what stays the same.
    """
    sections: defaultdict[tuple[int, int, str], dict[str, Told]] = defaultdict(dict)
    nothing: set[str] = set()
    for group in groups:
        for one in group:
            claim = one.claim
            item = claim.points[0].item if claim.points else ""
            if item and claim.quantity == "amount" and one.is_current and _is_nothing(one):
                nothing.add(item)
            if item and claim.quantity == "change" and one.signed is not None and claim.base_year:
                key = (claim.section, claim.base_year, claim.base_stage)
                sections[key].setdefault(item, one)
    for told_of in sections.values():
        whole = told_of.pop(_WHOLE_ITEM, None)
        if whole is None or whole.number in done or not told_of:
            continue
        cover = cube.cover("item", _WHOLE_ITEM, told_of)
        less = cover or cube.cover("item", _WHOLE_ITEM, told_of, nothing | _idle(whole, known))
        if less:
            parts = tuple(told_of[item] for item in less)
            stays = any(part.claim.direction == "unchanged" for part in parts)
            yield Sum(whole, parts, closed=True, had_more=not cover and not stays)


def _is_nothing(one: Told) -> bool:
    return one.amount is not None and not one.amount.yuan


def _idle(whole: Told, known: Tables) -> frozenset[str]:
    """The items for which the tables have no money this year."""
    point = whole.claim.points[0]
    return frozenset(
        item
        for item in cube.members("item")
        if (figures := known.at(point.at("item", item)))
        and not any(figure.yuan for figure in figures)
    )
