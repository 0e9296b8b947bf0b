"""Percentages in words against the figures around them.

Each figure may be rounded, so a percentage is wrong only where no figures that round to
the printed ones give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

import msgspec

from mingzhang.amounts import ZERO, places_of
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Figure, Tables, tables
from mingzhang.checking.words.parts import Sum
from mingzhang.checking.words.subjects import Amounts, Subject, subjects
from mingzhang.checking.words.sums import turned, wrong_sums
from mingzhang.checking.words.told import Told, told
from mingzhang.numerals import HUNDRED


class Range(msgspec.Struct, frozen=True):
    """What an amount can be before rounding, in 元."""

    low: Decimal
    high: Decimal

    @classmethod
    def around(cls, yuan: Decimal, slack: Decimal) -> Range:
        """What an amount can be that rounding may have moved so far."""
        return cls(yuan - slack, yuan + slack)

    @property
    def middle(self) -> Decimal:
        """As printed."""
        return (self.low + self.high) / 2

    def less(self, other: Range) -> Range:
        """What is left of it without another one."""
        return Range(self.low - other.high, self.high - other.low)


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

    @property
    def is_turned(self) -> bool:
        """Whether the figures go the other way than the words of a rate."""
        return (self.part.middle < ZERO) != (self.said.claim.direction == "decrease")


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
        return _growth(one, subject, wholes, said, known)
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
    return Ratio(one, _range(part), _spread(figures[0]), (part,), "share") if figures else None


def _growth(
    one: Told, subject: Subject, wholes: Sequence[Subject], said: Amounts, known: Tables
) -> Ratio | None:
    now, change = subject.amount_before(one), subject.change_like(one)
    if now and change and wholes and _is_more(change, now):
        now = wholes[0].amount_before(one)  # 总计 95，其中结转 5，比上年增加 8
    if now is None and one.claim.points:  # 收入总计 95 万元；收、支总计各减少 5 万元
        named = said.at(one.claim.points, one.claim.stage)
        now = named if named and named.claim.section == one.claim.section else None
    before = subject.before(one) or _nothing_before(one, subject, now, change)
    if before is not None and now is not None and before.amount and now.amount:
        was = _range(before)
        meant = ((_true(now).less(was), was),) if _is_told(now) else ()
        return Ratio(one, _range(now).less(was), was, (now, before), "rate", meant)
    if change is None or not change.amount or change.signed is None:
        return None
    moved = _range(change)
    if now is not None and now.amount:
        meant = ((moved, _true(now).less(moved)),) if _is_told(now) else ()
        return Ratio(one, moved, _range(now).less(moved), (now, change), "rate", meant)
    figure = _of_tables(one, known)
    return Ratio(one, moved, figure.less(moved), (change,), "rate") if figure else None


def _nothing_before(
    one: Told, subject: Subject, now: Told | None, change: Told | None
) -> Told | None:
    """A zero of the year before, of whatever stage, where all of this year's is an increase."""
    before = subject.only_one_of(one.claim.base_year)
    if now is None or change is None or before is None or not (now.amount and before.amount):
        return None
    is_all = change.amount is not None and change.amount.yuan == now.amount.yuan
    return before if is_all and not before.amount.yuan else None


def _is_told(now: Told) -> bool:
    """Whether it is told that tables say otherwise: 机关运行经费 may be less than theirs."""
    return now.verdict == "differs" and now.source != "running"


def _is_more(change: Told, now: Told) -> bool:
    """Whether something has grown by more than it is: it is its whole that has grown."""
    signed = change.signed
    return signed is not None and now.amount is not None and signed > now.amount.yuan


def _completion(one: Told, subject: Subject, known: Tables) -> Ratio | None:
    final = subject.of_stage("") or subject.of_stage("executed")
    stages = map(subject.of_stage, ("initial_budget", "adjusted_budget"))
    budgets = [budget for budget in stages if budget is not None]
    if final is not None and budgets:
        return _of_several(one, final, budgets, "completion")
    part = _range(final) if final else _of_tables(one, known)
    if part is None:
        return None
    others = (final,) if final else ()
    if budgets:
        return Ratio(one, part, _range(budgets[0]), (*others, budgets[0]), "completion")
    if (change := subject.against_the_budget) is not None:
        return Ratio(one, part, part.less(_range(change)), (*others, change), "completion")
    figures = [figure for point in one.claim.points for figure in known.at(point)]
    if not figures or not final:
        return None
    whole = _spread(figures[0])
    return Ratio(one, part, whole, others, "completion", ((_true(final), whole),))


def _of_tables(one: Told, known: Tables) -> Range | None:
    """What the tables of final accounts say of this year's amount, where no words do."""
    if one.disclosure.kind != "final" or not one.claim.points:
        return None
    figures = known.at(one.claim.points[0].at("stage", ""))
    return _spread(figures[0]) if len({figure.yuan for figure in figures}) == 1 else None


def _of_two(
    one: Told, part: Told, whole: Told, kind: Literal["share", "rate", "completion"]
) -> Ratio | None:
    if whole.amount is None:
        return None
    known: tuple[tuple[Range, Range], ...] = ()
    if part.verdict == "differs" or whole.verdict == "differs":
        known = ((_true(part), _true(whole)),)
    return Ratio(one, _range(part), _range(whole), (part, whole), kind, known)


def _of_several(
    one: Told,
    part: Told,
    wholes: Sequence[Told],
    kind: Literal["share", "completion"] = "share",
) -> Ratio | None:
    """A share of the whole that it stands under, or of one further up; of one of two budgets."""
    ratio = _of_two(one, part, wholes[0], kind)
    if ratio is None:
        return None
    more = [(ratio.part, _range(above)) for above in wholes[1:] if above.amount]
    return msgspec.structs.replace(ratio, known=(*ratio.known, *more))


def _true(one: Told) -> Range:
    """What the tables say where the words are wrong."""
    return _spread(one.figures[0]) if one.verdict == "differs" else _range(one)


def _range(one: Told) -> Range:
    """What words can mean by an amount or a change."""
    assert one.yuan is not None
    return Range.around(one.yuan, one.last_place / 2)


def _spread(figure: Figure) -> Range:
    return Range.around(figure.yuan, figure.slack)


# judging


def _can_be(ratio: Ratio, part: Range, whole: Range) -> bool | None:
    """Whether the percentage can come from these; None where there is nothing to divide by."""
    if whole.low <= ZERO:
        return None
    said = ratio.said
    printed = -said.value if said.claim.direction == "decrease" else said.value
    low = min(part.low / whole.low, part.low / whole.high) * HUNDRED
    high = max(part.high / whole.low, part.high / whole.high) * HUNDRED
    return low - said.half_place <= printed <= high + said.half_place


def _shares(dossier: Dossier) -> Iterator[tuple[int, Ratio]]:
    """Those of which the part is not what W201 or W203 finds wrong."""
    sums = [
        (index, part.number, one) for index, one in dossier.once(wrong_sums) for part in one.parts
    ]
    wrong_parts = {(index, number): one for index, number, one in sums}
    for index, one in dossier.once(ratios):
        total = wrong_parts.get((index, one.others[0].number))
        if one.kind == "share" and not (total and _makes_right(one, total)):
            yield index, one


def _makes_right(one: Ratio, total: Sum) -> bool:
    """Whether the part that the percentage gives makes a sum right that is wrong."""
    meant = one.said.value / HUNDRED * one.whole.middle
    slack = one.said.half_place / HUNDRED * one.whole.high
    left = (total.difference or ZERO) + one.part.middle - meant
    return abs(left) <= slack + total.tolerance or (not total.closed and left > ZERO)


def _rates(dossier: Dossier) -> Iterator[tuple[int, Ratio]]:
    """Those of changes in the right direction, as far as W202 knows."""
    wrong_way = dossier.once(turned)
    for index, one in dossier.once(ratios):
        claim = one.said.claim
        is_told = (index, claim.subject, claim.base_year) in wrong_way and _is_right_turned(one)
        if one.kind == "rate" and not is_told:
            yield index, one


def _is_right_turned(one: Ratio) -> bool:
    """Whether a rate is right where its change goes the other way: 减少 for 增加."""
    if one.others[-1].claim.quantity != "change":
        return False
    now = Range(one.whole.low + one.part.low, one.whole.high + one.part.high)
    was = Range(now.low + one.part.low, now.high + one.part.high)
    if was.low <= ZERO:
        return False
    moved, before = (one.part.low, one.part.high), (was.low, was.high)
    shares = [abs(by) / of * HUNDRED for by in moved for of in before]
    half = one.said.half_place
    return min(shares) - half <= one.said.value <= max(shares) + half


def _completions(dossier: Dossier) -> Iterator[tuple[int, Ratio]]:
    """Those whose figures are in no list that W201 or W203 finds wrong already."""
    told_of = {
        (index, claim.number) for index, one in dossier.once(wrong_sums) for claim in one.claims
    }
    for index, one in dossier.once(ratios):
        if one.kind == "completion" and told_of.isdisjoint(
            (index, other.number) for other in one.others
        ):
            yield index, one


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


def wrong(dossier: Dossier) -> list[tuple[int, Ratio]]:
    """The percentages that their figures do not give."""
    return [(index, one) for index, one in dossier.once(ratios) if any(_flaws(one))]


def _flaws(one: Ratio) -> Iterator[Flaw]:
    if one.kind == "rate" and one.said.claim.direction not in ("increase", "decrease"):
        return
    outcomes = [_can_be(one, one.part, one.whole)]
    outcomes += [_can_be(one, part, whole) for part, whole in one.known]
    if any(outcome is None or outcome for outcome in outcomes):
        return
    if one.kind == "rate" and _is_cut(one):
        return
    computed = one.part.middle / one.whole.middle * HUNDRED
    shown = f"{abs(computed):.{max(places_of(one.said.claim.value), 2)}f}%"
    if one.kind == "rate":
        shown = f"{'增长' if computed >= 0 else '下降'} {shown}"
    based = "和".join(other.quoted for other in one.others)
    yield one.said.flaw(f"，按{based}计算应为 {shown}", *(other.evidence for other in one.others))


def _is_cut(one: Ratio) -> bool:
    """Whether the last place of the percentage was cut off: no more than a hint elsewhere."""
    if one.is_turned:
        return False
    exact = abs(one.part.middle / one.whole.middle * HUNDRED)
    return ZERO <= exact - one.said.value < 2 * one.said.half_place


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
    if one.part.high > ZERO and one.said.value:
        zero = one.others[-1].quoted
        yield one.said.flaw(
            f"，作比较的数是零（{zero}），算不出百分比", *(other.evidence for other in one.others)
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
