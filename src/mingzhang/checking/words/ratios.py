"""Percentages and directions in words against the figures around them.

Each figure may be rounded, so a percentage is wrong only where no figures that round to
the printed ones give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

import msgspec

from mingzhang import amounts
from mingzhang.amounts import ZERO, Amount
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Figure, Tables, tables
from mingzhang.checking.words.subjects import Amounts, Subject, subjects
from mingzhang.checking.words.told import Told, told

_HUNDRED = Decimal(100)
_NEARLY = Decimal("0.05")
"""基本持平 is said of what differs by less than this share."""


class Range(msgspec.Struct, frozen=True):
    """What an amount can be before rounding, in 元."""

    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        """As printed."""
        return (self.low + self.high) / 2


class Ratio(msgspec.Struct, frozen=True):
    """A percentage with the figures that it is made of."""

    said: Told
    part: Range
    whole: Range
    others: tuple[Told, ...]
    """The claims that the figures come from."""

    kind: Literal["share", "rate", "completion"]
    known: tuple[tuple[Range, Range], ...] = ()
    """Other figures that may be meant: the tables' where they differ, a whole further up."""


class Direction(msgspec.Struct, frozen=True):
    """A word for a direction with the two figures that it compares."""

    said: Told
    now: Told
    before: Told


def ratios(dossier: Dossier) -> list[tuple[int, Ratio]]:
    """All percentages whose figures are there too."""
    found: list[tuple[int, Ratio]] = []
    for index, (claims, own, known) in enumerate(
        zip(dossier.once(told), dossier.once(subjects), dossier.once(tables), strict=True)
    ):
        amounts_said = Amounts(claims)
        for subject in own.values():
            wholes = list(_above(subject, own))
            for one in subject.said:
                ratio = _ratio(one, subject, wholes, amounts_said, known)
                if ratio is not None:
                    found.append((index, ratio))
    return found


def _above(subject: Subject, own: Mapping[int, Subject]) -> Iterator[Subject]:
    """What something is part of, and what that is part of, up to the whole."""
    while whole := own.get(subject.said[0].claim.whole):
        yield whole
        subject = whole


def _ratio(
    one: Told,
    subject: Subject,
    wholes: Sequence[Subject],
    said: Amounts,
    known: Tables,
) -> Ratio | None:
    if not one.claim.value or one.claim.unit != "%":
        return None
    if one.claim.quantity == "share":
        return _share(one, subject, wholes, said, known)
    if one.claim.quantity == "rate":
        return _growth(one, subject, known)
    return _completion(one, subject, known) if one.claim.quantity == "completion" else None


def _share(
    one: Told,
    subject: Subject,
    wholes: Sequence[Subject],
    said: Amounts,
    known: Tables,
) -> Ratio | None:
    part = subject.amount_like(one)
    if part is None:
        return None
    if one.claim.base_measure and not one.claim.base:
        whole = said.measured(one.claim.base_measure, part)
        return _of_two(one, part, whole, "share") if whole is not None else None
    above = [whole for its in wholes if (whole := its.amount_like(part)) is not None]
    if not one.claim.base:
        return _of_several(one, part, above) if above else None
    if (named := said.at(one.claim.base, part.claim.stage)) is not None:
        return _of_several(one, part, [named, *above])
    figures = [figure for point in one.claim.base for figure in known.at(point)]
    assert part.amount is not None
    if not figures:
        return None
    return Ratio(one, _range(part.amount), _spread(figures[0]), (part,), "share")


def _growth(one: Told, subject: Subject, known: Tables) -> Ratio | None:
    now, change = subject.amount_before(one), subject.change_like(one)
    before = _before(one, subject)
    if before is not None and now is not None and before.amount and now.amount:
        was, moved = _range(before.amount), _range(now.amount)
        return Ratio(one, _less(moved, was), was, (now, before), "rate")
    if change is None or not change.amount or (signed := change.signed) is None:
        return None
    moved = _signed(change.amount, signed)
    if now is not None and now.amount:
        return Ratio(one, moved, _less(_range(now.amount), moved), (now, change), "rate")
    figure = _of_tables(one, known)
    if figure is None:
        return None
    return Ratio(one, moved, _less(figure, moved), (change,), "rate")


def _completion(one: Told, subject: Subject, known: Tables) -> Ratio | None:
    final = subject.of_stage("") or subject.of_stage("executed")
    budgets = [
        budget
        for stage in ("initial_budget", "adjusted_budget")
        if (budget := subject.of_stage(stage)) is not None
    ]
    if final is not None and budgets:
        return _of_several(one, final, budgets, "completion")
    part = _range(final.amount) if final and final.amount else _of_tables(one, known)
    if part is None:
        return None
    others = (final,) if final else ()
    if budgets:
        (budget, *_) = budgets
        assert budget.amount is not None
        return Ratio(one, part, _range(budget.amount), (*others, budget), "completion")
    if (change := subject.against_the_budget) is not None:
        assert change.amount is not None
        assert change.signed is not None
        whole = _less(part, _signed(change.amount, change.signed))
        return Ratio(one, part, whole, (*others, change), "completion")
    figures = [figure for point in one.claim.points for figure in known.at(point)]
    if not figures or not others:
        return None
    return Ratio(one, part, _spread(figures[0]), others, "completion")


def _of_tables(one: Told, known: Tables) -> Range | None:
    """What the tables of final accounts say of this year's amount, where no words do."""
    if one.disclosure.kind != "final" or not one.claim.points:
        return None
    figures = known.at(one.claim.points[0].at("stage", ""))
    return _spread(figures[0]) if len({figure.yuan for figure in figures}) == 1 else None


def _before(one: Told, subject: Subject) -> Told | None:
    """The amount of the year that is compared with, of the same kind (执行数, 预算).

    Where the words do not say with what they compare, the only amount of the year before.
    """
    own, year = one.disclosure.year, one.claim.base_year
    if own and year == own:
        budgeted = one.disclosure.kind == "final" and one.claim.base_stage == "budget"
        return subject.of_stage("initial_budget") if budgeted else None
    if not year:
        return subject.only_one_of(own - 1)
    return subject.of_year(year, executed=one.claim.base_stage in ("executed", "final"))


def _of_two(
    one: Told, part: Told, whole: Told, kind: Literal["share", "rate", "completion"]
) -> Ratio | None:
    assert part.amount is not None
    if whole.amount is None:
        return None
    known: tuple[tuple[Range, Range], ...] = ()
    if part.verdict == "differs" or whole.verdict == "differs":
        known = ((_true(part), _true(whole)),)
    return Ratio(one, _range(part.amount), _range(whole.amount), (part, whole), kind, known)


def _of_several(
    one: Told,
    part: Told,
    wholes: Sequence[Told],
    kind: Literal["share", "completion"] = "share",
) -> Ratio | None:
    """A share of the whole that it stands under, or of one further up; of one of two budgets."""
    ratio = _of_two(one, part, wholes[0], kind)
    more = [(ratio.part, _range(above.amount)) for above in wholes[1:] if ratio and above.amount]
    return ratio and msgspec.structs.replace(ratio, known=(*ratio.known, *more))


def _true(one: Told) -> Range:
    assert one.amount is not None
    return _spread(one.figures[0]) if one.verdict == "differs" else _range(one.amount)


def _range(amount: Amount) -> Range:
    return Range(amount.yuan - amount.half_unit, amount.yuan + amount.half_unit)


def _spread(figure: Figure) -> Range:
    return Range(figure.yuan - figure.slack, figure.yuan + figure.slack)


def _signed(amount: Amount, signed: Decimal) -> Range:
    return Range(signed - amount.half_unit, signed + amount.half_unit)


def _less(one: Range, other: Range) -> Range:
    return Range(one.low - other.high, one.high - other.low)


# judging


def _can_be(ratio: Ratio, part: Range, whole: Range) -> bool | None:
    """Whether the percentage can come from these; None where there is nothing to divide by."""
    if whole.low <= ZERO:
        return None
    printed = Decimal(ratio.said.claim.value)
    half = Decimal(1).scaleb(-max(_places(ratio.said), 0)) / 2
    if ratio.said.claim.direction == "decrease":
        printed = -printed
    low = min(part.low / whole.low, part.low / whole.high) * _HUNDRED
    high = max(part.high / whole.low, part.high / whole.high) * _HUNDRED
    return low - half <= printed <= high + half


def _places(one: Told) -> int:
    return len(one.claim.value.partition(".")[2])


def _shares(dossier: Dossier) -> Iterator[tuple[int, Ratio]]:
    return ((i, one) for i, one in dossier.once(ratios) if one.kind == "share")


def _rates(dossier: Dossier) -> Iterator[tuple[int, Ratio]]:
    return ((i, one) for i, one in dossier.once(ratios) if one.kind == "rate")


def _completions(dossier: Dossier) -> Iterator[tuple[int, Ratio]]:
    return ((i, one) for i, one in dossier.once(ratios) if one.kind == "completion")


@over("W301", _shares)
def share_is_wrong(one: Ratio) -> Judged:
    """占 % is not the part over its whole."""
    yield from _flaws(one)


@over("W302", _rates)
def growth_is_wrong(one: Ratio) -> Judged:
    """增长 % is not the change over the year before."""
    yield from _flaws(one)


@over("W303", _completions)
def completion_is_wrong(one: Ratio) -> Judged:
    """完成 % is not the final amount over the budget."""
    yield from _flaws(one)


def _flaws(one: Ratio) -> Iterator[Flaw]:
    if one.kind == "rate" and one.said.claim.direction not in ("increase", "decrease"):
        return
    outcomes = [_can_be(one, one.part, one.whole)]
    outcomes += [_can_be(one, part, whole) for part, whole in one.known]
    if any(outcome is None or outcome for outcome in outcomes):
        return
    if one.kind == "rate" and _is_cut(one):
        return
    computed = one.part.middle / one.whole.middle * _HUNDRED
    shown = f"{abs(computed):.{max(_places(one.said), 2)}f}%"
    if one.kind == "rate":
        shown = f"{'增长' if computed >= 0 else '下降'} {shown}"
    based = "和".join(other.quoted for other in one.others)
    yield Flaw(
        message=f"“{one.said.section}”写{one.said.quoted}，按{based}计算应为 {shown}",
        evidence=(one.said.evidence, *(other.evidence for other in one.others)),
        section=one.said.section,
    )


def _is_cut(one: Ratio) -> bool:
    """Whether the last place of the percentage was cut off: no more than a hint elsewhere."""
    exact = one.part.middle / one.whole.middle * _HUNDRED
    if (exact < ZERO) != (one.said.claim.direction == "decrease"):
        return False
    exact, printed = abs(exact), Decimal(one.said.claim.value)
    return ZERO <= exact - printed < Decimal(1).scaleb(-_places(one.said))


# directions


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
        now, before = subject.amount_before(one), _before(one, subject)
    else:
        return None
    return (now, before) if now is not None and before is not None else None


@over("W304", lambda dossier: iter(dossier.once(directions)))
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
        yield Flaw(
            message=f"“{one.said.section}”写{one.said.quoted}，"
            f"而{one.before.quoted}、{one.now.quoted}，实际{real}",
            evidence=tuple(told.evidence for told in (one.said, one.now, one.before)),
            section=one.said.section,
        )


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
    printed = Decimal(percent.claim.value)
    half = Decimal(1).scaleb(-_places(percent)) / 2
    over_it, below_it = printed - half > _HUNDRED, printed + half < _HUNDRED
    if one.claim.direction == "unchanged":
        nearly = _HUNDRED * _NEARLY if "基本" in one.claim.text else half
        is_wrong = abs(printed - _HUNDRED) > max(nearly, half)
    else:
        is_wrong = below_it if one.claim.direction == "increase" else over_it
    if is_wrong:
        yield Flaw(
            message=f"“{one.section}”写{percent.quoted}，又写{one.quoted}",
            evidence=(percent.evidence, one.evidence),
            section=one.section,
        )


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
    yield Flaw(
        message=f"“{one.said.section}”写{one.said.quoted}，"
        f"而{one.before.quoted}、{one.now.quoted}，相差 {shown}",
        evidence=tuple(told.evidence for told in (one.said, one.now, one.before)),
        section=one.said.section,
        expected=abs(difference),
        actual=moved.yuan,
        difference=moved.yuan - abs(difference),
    )


def _of_nothing(dossier: Dossier) -> Iterator[tuple[int, Ratio]]:
    """Growth and completion whose base is a printed zero."""
    return (
        (index, one)
        for index, one in dossier.once(ratios)
        if one.kind in ("rate", "completion") and not one.whole.low and not one.whole.high
    )


@over("W308", _of_nothing)
def percentage_of_nothing(one: Ratio) -> Judged:
    """上年 0 万元, 增长 100%: there is nothing to divide by."""
    if one.part.high > ZERO and Decimal(one.said.claim.value):
        zero = one.others[-1].quoted
        yield Flaw(
            message=f"“{one.said.section}”写{one.said.quoted}，"
            f"作比较的数是零（{zero}），算不出百分比",
            evidence=(one.said.evidence, *(other.evidence for other in one.others)),
            section=one.said.section,
        )


def _points_of_growth(dossier: Dossier) -> Iterator[tuple[int, tuple[Told, Told]]]:
    """Growth in 百分点 right behind the amount by which something has grown."""
    for index, claims in enumerate(dossier.once(told)):
        for before, one in pairwise(claims):
            if (
                one.claim.quantity == "rate"
                and before.claim.quantity == "change"
                and one.claim.subject == before.claim.subject
                and before.amount is not None
            ):
                yield index, (before, one)


@over("W309", _points_of_growth)
def points_instead_of_percent(pair: tuple[Told, Told]) -> Judged:
    """增加 10 万元, 增长 14.29 个百分点."""
    before, one = pair
    if one.claim.unit.endswith("百分点"):
        yield Flaw(
            message=f"“{one.section}”写{before.quoted}，{one.quoted}，"
            "金额的增减幅度用百分比（%），不用百分点",
            evidence=(one.evidence, before.evidence),
            section=one.section,
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
                    yield index, (still[_base(one)], one)


def _base(one: Told) -> tuple[int, str]:
    return one.claim.base_year, one.claim.base_stage


@over("W311", _both_ways)
def unchanged_and_changed(pair: tuple[Told, Told]) -> Judged:
    """与上年持平，下降 10%."""
    still, moved = pair
    if Decimal(moved.claim.value):
        yield Flaw(
            message=f"“{still.section}”写{still.quoted}，又写{moved.quoted}",
            evidence=(still.evidence, moved.evidence),
            section=still.section,
        )


def _still(dossier: Dossier) -> Iterator[tuple[int, tuple[Told, ...]]]:
    """The changes of one disclosure that are none, or have a sign of their own, together."""
    for index, claims in enumerate(dossier.once(told)):
        found = tuple(
            one
            for one in claims
            if one.claim.quantity == "change"
            and one.claim.value
            and one.claim.direction in ("increase", "decrease")
            and Decimal(one.claim.value) <= ZERO
        )
        if found:
            yield index, found


@over("W305", _still)
def direction_without_a_change(group: tuple[Told, ...]) -> Judged:
    """增加 0.00 万元, 减少 -3 万元."""
    lead = group[0]
    below = Decimal(lead.claim.value) < ZERO
    wrong = "方向用文字写明，数不再写负号" if below else "没有增减，应写“持平”"
    many = f"等 {len(group)} 处" if len(group) > 1 else ""
    yield Flaw(
        message=f"“{lead.section}”写{lead.quoted}{many}，{wrong}",
        evidence=tuple(one.evidence for one in group),
        section=lead.section,
    )
