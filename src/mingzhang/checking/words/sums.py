"""Parts named in words against their whole: 其中, 包括, 主要为."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

import msgspec

from mingzhang import amounts, cube
from mingzhang.amounts import ZERO
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Tables, tables
from mingzhang.checking.words.told import ABOUT, Told, by_subject, speaks_of_this_year, told
from mingzhang.cube import Dimension, Point

_MINOR = ("operating", "remitted", "subsidised")
"""支出性质 that most units do not have; named where they have them."""

_LATE_FUNDS = ("state_capital",)
"""Budgets that forms of earlier years do not name."""

_MEASURES = {"procurement": 3, "reserved": 2}
"""How many parts make a measure up; 面向中小企业预留 has no second part with a name."""

_DIVIDED: tuple[Dimension, ...] = ("item", "nature")
_WHOLE_ITEM = "three_public"

_CODES = (3, 7)
"""Digits of 类 and 项, by which 当年拨款 is told."""

_LIST = 3
"""Accounts that are a list."""

_PLACES = 2
_SENTENCE_END = "。"
_PEOPLE = ("人", "名")
_SERVICE = ("在职", "退休")
"""年末实有人数 86 人，其中在职人员 71 人，退休人员 15 人。"""

_CLAUSE_END = re.compile(r"[。；;]")
_IN_SERVICE, _HAS_LEFT = "在职", re.compile("退休|离休|遗属")
_KIND = re.compile(r"(?:政府采购)?(?:货物|工程|服务)类?(?:采购)?(?:预算)?(?:金额|支出)?\s*为?\s*\d")
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
        whole, *parts = map(self._yuan, self.claims)
        known = [part for part in parts if part is not None]
        return None if whole is None or len(known) < len(parts) else whole - sum(known, ZERO)

    def _yuan(self, one: Told) -> Decimal | None:
        if self.whole.claim.quantity == "change":
            return one.signed
        return one.amount.yuan if one.amount else None

    @property
    def tolerance(self) -> Decimal:
        """What rounding can explain, in 元."""
        return amounts.tolerance(one.amount for one in self.claims if one.amount is not None)

    @property
    def is_rounded(self) -> bool:
        """Whether the parts are all of the whole and, but for rounding, add up to it."""
        difference = self.difference or ZERO
        return self.closed and bool(difference) and abs(difference) <= self.tolerance


def sums(dossier: Dossier) -> list[tuple[int, Sum]]:
    """Every list of parts in the narrative of which something can be said."""
    found: list[tuple[int, Sum]] = []
    for index, (claims, known) in enumerate(
        zip(dossier.once(told), dossier.once(tables), strict=True)
    ):
        subjects = by_subject(claims)
        children: defaultdict[int, list[list[Told]]] = defaultdict(list)
        for group in subjects.values():
            if (whole := group[0].claim.whole) >= 0:
                children[whole].append(group)
        own = [
            one
            for whole, parts in children.items()
            if whole in subjects
            for one in _sums(subjects[whole], parts, known)
        ]
        own += _side_by_side(claims, {one.whole.number for one in own if one.closed}, known)
        own += _of_this_year(claims, {one.whole.number for one in own if one.closed}, known)
        own += _changes_together(claims)
        own += _listed_changes(subjects.values(), {one.whole.number for one in own})
        found += ((index, one) for one in own)
    return found


def _side_by_side(claims: Sequence[Told], done: Container[int], known: Tables) -> Iterator[Sum]:
    """Wholes and parts that stand in one section without 其中: “三公”经费 and its items."""
    sections: defaultdict[tuple[int, str], dict[Point, Told]] = defaultdict(dict)
    for one in claims:
        if one.claim.quantity == "amount" and one.claim.points and one.is_current and one.amount:
            key = (one.claim.section, one.claim.stage)
            sections[key].setdefault(one.claim.points[0], one)
    for section in sections.values():
        for point, whole in section.items():
            for dimension in _DIVIDED:
                member: str = getattr(point, dimension)
                members = {
                    part: told
                    for part in cube.members(dimension)
                    if part != member and (told := section.get(point.at(dimension, part)))
                }
                cover = cube.cover(dimension, member, members, _zero(dimension, known))
                if member and cover and whole.number not in done:
                    yield Sum(whole, tuple(members[part] for part in cover), closed=True)


def _of_this_year(claims: Sequence[Told], done: Container[int], known: Tables) -> Iterator[Sum]:
    """当年拨款, told account by account, where the accounts are all that tables list of its fund.

    The tables include what was carried in and cannot judge each of them.
    """
    sections: defaultdict[int, dict[Point, Told]] = defaultdict(dict)
    for one in claims:
        if one.claim.quantity != "amount" or not one.claim.points or one.amount is None:
            continue
        if one.is_current and not one.claim.stage and speaks_of_this_year(one):
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
    amount = next(
        (o for o in group if o.claim.quantity == "amount" and o.amount and o.is_current), None
    )
    change = next((o for o in group if o.claim.quantity == "change" and o.signed is not None), None)
    if amount is None or change is None or amount.claim.section != change.claim.section:
        return None
    return _Moved(amount, change)


def _listed_changes(groups: Iterable[Sequence[Told]], done: Container[int]) -> Iterator[Sum]:
    """The changes of accounts that are told one by one, where their amounts are all of a whole."""
    groups = list(groups)
    yield from _changes_of_items(groups, done)
    items: defaultdict[tuple[int, int, int], list[_Moved | None]] = defaultdict(list)
    heads: defaultdict[tuple[int, int], list[_Moved]] = defaultdict(list)
    for group in groups:
        moved, claim = _moved(group), group[0].claim
        level = len(claim.points[0].function) if claim.points else 0
        if level and claim.quantity == "amount" and group[0].is_current:
            year = moved.change.claim.base_year if moved else 0
            items[claim.section, level, year].append(moved)
        elif moved:
            heads[claim.section, moved.change.claim.base_year].append(moved)
    for (section, level, year), found in items.items():
        parts = [one for one in found if one]
        if not year or len(parts) < _LIST or items.get((section, level, 0)):
            continue
        for head in heads.get((section, year), ()):
            whole = Sum(head.amount, tuple(one.amount for one in parts), closed=True)
            is_all = abs(whole.difference or ZERO) <= whole.tolerance
            if is_all and head.change.number not in done:
                changes = tuple(one.change for one in parts)
                yield Sum(head.change, changes, closed=True, had_more=True)
                break


def _changes_together(claims: Sequence[Told]) -> Iterator[Sum]:
    """甲减少 0.60 万元，乙减少 0.20 万元，合计减少 0.80 万元."""
    for place, whole in enumerate(claims):
        if not whole.is_sum:
            continue
        parts: list[Told] = []
        for one in reversed(claims[:place]):
            same = (one.claim.section, one.claim.paragraph) == (
                whole.claim.section,
                whole.claim.paragraph,
            )
            if not same or "。" in one.between(whole) or one.is_sum:
                break
            if one.claim.quantity == "change" and one.signed is not None:
                parts.insert(0, one)
        if len(parts) > 1:
            yield Sum(whole, tuple(parts), closed=True)


def _changes_of_items(groups: Iterable[Sequence[Told]], done: Container[int]) -> Iterator[Sum]:
    """The changes of “三公”经费 and its items, which are the same every year."""
    sections: defaultdict[tuple[int, int, str], dict[str, Told]] = defaultdict(dict)
    for group in groups:
        for one in group:
            claim = one.claim
            item = claim.points[0].item if claim.points else ""
            if item and claim.quantity == "change" and one.signed is not None and claim.base_year:
                key = (claim.section, claim.base_year, claim.base_stage)
                sections[key].setdefault(item, one)
    for told_of in sections.values():
        whole = told_of.pop(_WHOLE_ITEM, None)
        cover = cube.cover("item", _WHOLE_ITEM, told_of) if whole else None
        if whole and cover and whole.number not in done:
            yield Sum(whole, tuple(told_of[item] for item in cover), closed=True)


def _sums(whole: Sequence[Told], parts: Sequence[Sequence[Told]], known: Tables) -> Iterator[Sum]:
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


# parts by a dimension of the cube


def _by_dimension(head: Told, below: Sequence[Told], known: Tables) -> Iterator[Sum]:
    """The parts that divide the whole on one dimension, if they are all of it."""
    divided: defaultdict[Dimension, dict[str, Told]] = defaultdict(dict)
    for part in below:
        if head.claim.points and part.claim.points:
            refined = _refined(head.claim.points[0], part.claim.points[0])
            if refined is not None:
                divided[refined[0]].setdefault(refined[1], part)
    for dimension, members in divided.items():
        if dimension == "function":
            yield from _functions(head, list(members.values()))
            continue
        whole: str = getattr(head.claim.points[0], dimension)
        zero = _zero(dimension, known)
        cover = cube.cover(dimension, whole, members, zero)
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
    claim = part.claim
    text = part.disclosure.sections[claim.section].paragraphs[claim.paragraph].text
    return text[claim.start + len(claim.text) :].lstrip()[:1] in ("。", "")


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


def _zero(dimension: Dimension, known: Tables) -> frozenset[str]:
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


# parts of measures, of names, of counts


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
        others = [part for part in below if not part.claim.name]
        if named and not others and heads[0].claim.measure in ("", "targets"):
            closed = bool(heads[0].claim.name) and len(heads) > 1 and len(named) == count
            yield Sum(heads[0], tuple(named), closed=closed)


def _counts(whole: Sequence[Told], parts: Sequence[Sequence[Told]]) -> Iterator[Sum]:
    """Vehicles by their use: all where there are 其他."""
    for head in whole:
        if head.claim.quantity != "count" or not head.claim.value:
            continue
        below = [
            one
            for group in parts
            for one in group[:1]
            if one.claim.quantity == "count" and one.claim.unit == head.claim.unit
        ]
        below = list(_in_its_sentence(head, below))
        if _IN_SERVICE in head.claim.text:
            # 在职 36 人，其中在编 34 人，退休 14 人: who has left is none of them
            below = list(takewhile(lambda one: not _HAS_LEFT.search(one.claim.text), below))
        if below:
            yield Sum(head, tuple(below), closed=_are_all(head, below))


def _in_its_sentence(head: Told, below: Sequence[Told]) -> Iterator[Told]:
    """The parts up to the end of the sentence that lists them: 项目 9 个。发现问题 4 个."""
    listed = bool(below) and _SENTENCE_END not in _between(head, below[0])
    for part in below:
        if listed and _SENTENCE_END in _between(head, part):
            return
        yield part


def _between(one: Told, other: Told) -> str:
    same = (one.claim.section, one.claim.paragraph) == (other.claim.section, other.claim.paragraph)
    return one.between(other) if same else ""


def _are_all(head: Told, below: Sequence[Told]) -> bool:
    """Vehicles up to 其他; people in and out of service, where the sentence ends behind them."""
    if any(one.claim.name.startswith("其他") for one in below):
        return True
    names = "".join(one.claim.name for one in below)
    return (
        head.claim.unit in _PEOPLE and all(map(names.__contains__, _SERVICE)) and _is_end(below[-1])
    )


# rules


class Level(msgspec.Struct, frozen=True):
    """A sum, and the sums around it that fail for the same reason: its whole is wrong."""

    sum: Sum
    around: tuple[Sum, ...] = ()


def _amounts(dossier: Dossier) -> Iterator[tuple[int, Level]]:
    """Sums of amounts that the tables have not judged already."""
    return ((index, one) for index, one in _levels(dossier, "amount") if _is_open(one.sum))


def _is_open(one: Sum) -> bool:
    if _is_list_of_names(one):
        return False
    verdicts = {told.verdict for told in one.claims}
    return not verdicts & {"differs", "elsewhere"} and verdicts != {"agrees"}


def _changes(dossier: Dossier) -> Iterator[tuple[int, Level]]:
    return _levels(dossier, "change")


def _levels(dossier: Dossier, quantity: str) -> Iterator[tuple[int, Level]]:
    """Sums of a quantity, without those that are off by what a whole within them is off."""
    within: defaultdict[int, list[Sum]] = defaultdict(list)
    for index, one in dossier.once(sums):
        if one.whole.claim.quantity == quantity:
            within[index].append(one)
    for index, own in within.items():
        by_whole = {one.whole.number: one for one in own}
        around: defaultdict[int, list[Sum]] = defaultdict(list)
        for outer in own:
            inner = next(
                (
                    by_whole[part.number]
                    for part in outer.parts
                    if part.number in by_whole and _is_one_fault(outer, by_whole[part.number])
                ),
                None,
            )
            if inner is not None:
                around[inner.whole.number].append(outer)
        told = {id(outer) for found in around.values() for outer in found}
        for one in own:
            if id(one) not in told:
                yield index, Level(one, tuple(around[one.whole.number]))


def _is_one_fault(outer: Sum, inner: Sum) -> bool:
    """Whether the whole of one sum, a part of the other, is off by what both are off."""
    off, by = outer.difference, inner.difference
    if off is None or by is None or not (outer.closed and inner.closed) or outer.had_more:
        return False
    is_wrong = abs(off) > outer.tolerance and abs(by) > inner.tolerance
    return is_wrong and abs(off + by) <= outer.tolerance + inner.tolerance


def _named(dossier: Dossier) -> Iterator[tuple[int, Sum]]:
    for index, one in dossier.once(sums):
        if one.whole.claim.quantity == "amount" and _is_list_of_names(one):
            yield index, one


def _counted(dossier: Dossier) -> Iterator[tuple[int, Sum]]:
    return ((i, one) for i, one in dossier.once(sums) if one.whole.claim.quantity == "count")


def _is_list_of_names(one: Sum) -> bool:
    return all(part.claim.name for part in one.parts)


@over("W201", _amounts)
def parts_are_not_the_whole(one: Level) -> Judged:
    """其中 … do not add up to the figure before them."""
    yield from _amount_flaws(one.sum, one.around)


@over("W203", _named)
def projects_exceed_the_whole(one: Sum) -> Judged:
    """The projects named are more than the expenditure that they are part of."""
    if one.whole.verdict not in ("differs", "elsewhere"):
        yield from _amount_flaws(one)


def _amount_flaws(one: Sum, around: Sequence[Sum] = ()) -> Iterator[Flaw]:
    whole, difference = one.whole.amount, one.difference
    if whole is None or difference is None or abs(difference) <= one.tolerance:
        return
    if not one.closed and (difference > ZERO or _is_reached(whole.yuan, one.parts)):
        return
    total = whole.yuan - difference
    yield _flaw(one, total, difference, "之和" if one.closed else "加起来已有", around)


def _is_reached(whole: Decimal, parts: Sequence[Told]) -> bool:
    """Whether the first of an open list make up the whole, and a clause ends behind them."""
    reached = ZERO
    for part, following in pairwise(parts):
        amount = part.amount
        reached += amount.yuan if amount else Decimal(part.claim.value or 0)
        if reached == whole:
            return _clause_ends_between(part, following)
    return False


def _clause_ends_between(part: Told, following: Told) -> bool:
    if part.claim.paragraph != following.claim.paragraph:
        return True
    return bool(_CLAUSE_END.search(part.between(following)))


@over("W202", _changes)
def changes_are_not_the_total_change(level: Level) -> Judged:
    """基本支出增加 and 项目支出减少 do not give the total change."""
    one = level.sum
    whole, difference = one.whole.signed, one.difference
    if whole is None or difference is None or not one.closed:
        return
    if abs(difference) > one.tolerance and (difference > ZERO or not one.had_more):
        yield _flaw(one, whole - difference, difference, "增减相抵为", level.around)


class Bound(msgspec.Struct, frozen=True):
    """A figure that cannot be more than another one."""

    part: Told
    whole: Decimal
    """In 元, with what rounding may add."""

    named: str
    """What the other one is."""


def _bounds(dossier: Dossier) -> Iterator[tuple[int, Bound]]:
    """预留 within 政府采购, an increase within the amount."""
    for index, claims in enumerate(dossier.once(told)):
        amounts_of = {
            one.claim.measure: one
            for one in claims
            if one.claim.quantity == "amount" and one.amount
        }
        bought, reserved = amounts_of.get("procurement"), amounts_of.get("reserved")
        if bought and reserved and bought.amount:
            yield index, Bound(reserved, _most(bought.amount), bought.quoted)
        small = amounts_of.get("reserved.small")
        if small and reserved and reserved.amount:
            yield index, Bound(small, _most(reserved.amount), reserved.quoted)
        for group in by_subject(claims).values():
            # 总计 95，其中结转 5，比上年增加 8: the whole has grown
            if group[0].claim.whole < 0 or _begins_a_clause(group[0]):
                yield from ((index, one) for one in _increases(group))


def _begins_a_clause(one: Told) -> bool:
    """Whether a semicolon or a full stop stands before it: what follows is said of it alone."""
    return one.paragraph[: one.claim.start].rstrip()[-1:] in ("；", ";", "。")


def _increases(group: Sequence[Told]) -> Iterator[Bound]:
    now = next(
        (o for o in group if o.claim.quantity == "amount" and o.is_current and not o.claim.stage),
        None,
    )
    if now is None or now.amount is None:
        return
    for one in group:
        if one.claim.quantity == "change" and one.claim.direction == "increase" and one.amount:
            yield Bound(one, _most(now.amount), now.quoted)


def _with_targets(dossier: Dossier) -> Iterator[tuple[int, Bound]]:
    """The money of the projects that have targets, within 项目支出 of the tables."""
    for index, (claims, known) in enumerate(
        zip(dossier.once(told), dossier.once(tables), strict=True)
    ):
        projects = known.at(Point("expenditure", nature="project"))
        if dossier.disclosures[index].kind != "budget" or not projects:
            continue
        most = max(figure.yuan + figure.slack for figure in projects)
        for one in claims:
            if one.claim.measure == "targets" and one.amount is not None:
                yield index, Bound(one, most, f"表内项目支出 {amounts.show(most, '万元', _PLACES)}")


def _most(amount: amounts.Amount) -> Decimal:
    return amount.yuan + amount.half_unit


@over("W205", _bounds)
def part_exceeds_its_whole(one: Bound) -> Judged:
    """A figure is more than what it can only be a part of."""
    yield from _exceeding(one)


@over("W207", _with_targets)
def targets_exceed_the_projects(one: Bound) -> Judged:
    """Projects with targets have more money than all projects."""
    yield from _exceeding(one)


def _exceeding(one: Bound) -> Iterator[Flaw]:
    amount = one.part.amount
    if amount is not None and amount.yuan - amount.half_unit > one.whole:
        yield Flaw(
            message=f"“{one.part.section}”写{one.part.quoted}，大于{one.named}",
            evidence=(one.part.evidence,),
            section=one.part.section,
            actual=amount.yuan,
        )


@over("W204", _counted)
def counts_are_not_the_whole(one: Sum) -> Judged:
    """Vehicles by use do not add up to the number of vehicles."""
    total = sum((Decimal(part.claim.value or 0) for part in one.parts), ZERO)
    whole = Decimal(one.whole.claim.value)
    if total == whole or (total < whole and not one.closed):
        return
    if any(ABOUT in told.claim.text for told in one.claims):
        return
    if _is_reached(whole, one.parts):
        return
    unit = one.whole.claim.unit
    yield Flaw(
        message=f"“{one.whole.section}”写{one.whole.quoted}，"
        f"所列各项{'之和' if one.closed else '加起来已有'} {total} {unit}",
        evidence=tuple(told.evidence for told in one.claims),
        section=one.whole.section,
    )


def _flaw(
    one: Sum, total: Decimal, difference: Decimal, how: str, around: Sequence[Sum] = ()
) -> Flaw:
    whole = one.whole.amount
    unit = whole.unit if whole is not None and whole.unit != "元" else "万元"
    shown = amounts.show(total, unit, _PLACES)
    gap = amounts.show(abs(difference), unit, _PLACES)
    listed = "、".join(part.quoted for part in one.parts[:4])
    more = f"等 {len(one.parts)} 项" if len(one.parts) > 4 else ""
    return Flaw(
        message=f"“{one.whole.section}”写{one.whole.quoted}，"
        f"其中{listed}{more}{how} {shown}，相差 {gap}",
        evidence=tuple(told.evidence for told in one.claims),
        details=tuple(
            f"{outer.whole.quoted}与所列各项也相差 {gap}：改为 {shown} 后相符" for outer in around
        ),
        section=one.whole.section,
        expected=total,
        actual=one.whole.signed
        if one.whole.claim.quantity == "change"
        else (whole.yuan if whole is not None else None),
        difference=difference,
    )
