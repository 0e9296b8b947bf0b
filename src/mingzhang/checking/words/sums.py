"""Parts named in words against their whole: 其中, 包括, 主要为."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

import msgspec

from mingzhang import amounts, keys
from mingzhang.amounts import ZERO
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Correction
from mingzhang.checking.words.parts import Sum, in_a_list
from mingzhang.checking.words.subjects import Subject, subjects
from mingzhang.checking.words.told import ABOUT, Told, by_subject, with_tables
from mingzhang.checking.words.unannounced import (
    changes_together,
    listed_changes,
    of_this_year,
    side_by_side,
)

_PLACES = 2
_TELLING = 4
"""Figures of a whole that are not by chance those of its parts, but for two turned round."""

_ADDED_UP = re.compile(r"(?:合计|共计|总计)\d")
_IN_ALL = re.compile(r"总数|总量|累计")
_GRADE = re.compile("[优良中差]|合格")
"""Grades of evaluations."""

_EACH_TIME = re.compile(r"每(年|季度?|学期|月|周|天|日|次)")
_COMMA = "，"
_OPENS, _CLOSES = re.compile("[(（]"), re.compile("[)）]")


def sums(dossier: Dossier) -> list[tuple[int, Sum]]:
    """Every list of parts in the narrative of which something can be said."""
    found: list[tuple[int, Sum]] = []
    for index, claims, known in with_tables(dossier):
        subjects = by_subject(claims)
        children: defaultdict[int, list[list[Told]]] = defaultdict(list)
        for group in subjects.values():
            if (whole := group[0].claim.whole) >= 0:
                children[whole].append(group)
        own = [
            one
            for whole, parts in children.items()
            if whole in subjects
            for one in in_a_list(subjects[whole], parts, known)
        ]
        own += side_by_side(claims, {one.whole.number for one in own if one.closed}, known)
        own += of_this_year(claims, {one.whole.number for one in own if one.closed}, known)
        own += changes_together(claims)
        own += listed_changes(subjects.values(), {one.whole.number for one in own}, known)
        found += ((index, one) for one in own)
    return found


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
    """Sums of changes, without those of which a change is not that of its own two figures.

    That is told of the change alone, and the sum is right as the figures have it.
    """
    own = dossier.once(subjects)
    for index, level in _levels(dossier, "change"):
        one = level.sum
        wrong = [(claim, gap) for claim in one.claims if (gap := _gap(claim, own[index]))]
        if len(wrong) == 1 and one.difference is not None:
            (claim, gap), slack = wrong[0], 2 * one.tolerance
            rest = one.difference + (gap if claim is one.whole else -gap)
            if abs(rest) <= slack < abs(one.difference):
                continue
        yield index, level


def _gap(one: Told, own: Mapping[int, Subject]) -> Decimal:
    """By how much the two figures that a change lies between have it otherwise, in 元."""
    subject, signed = own.get(one.claim.subject), one.signed
    now = subject.amount_before(one) if subject else None
    before = subject.before(one) if subject else None
    if signed is None or not (now and now.amount and before and before.amount):
        return ZERO
    return now.amount.yuan - before.amount.yuan - signed


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
    return (
        (index, one)
        for index, one in dossier.once(sums)
        if one.whole.claim.quantity == "count"
        and not _is_of_a_total(one)
        and not _is_of_grades(one)
    )


def _is_of_grades(one: Sum) -> bool:
    """Whether final accounts count projects by their grades: that is E108's."""
    is_final = one.whole.disclosure.kind == "final"
    return is_final and all(_GRADE.search(part.claim.text) for part in one.parts)


def _is_of_a_total(one: Sum) -> bool:
    """建议48件、提案62件，合计110件，其中A类件83件: parts of what is added up before them.

    Nor is 高新技术企业总数 one of the parts.
    """
    first = one.parts[0]
    is_here = first.claim.paragraph == one.whole.claim.paragraph
    return (is_here and bool(_ADDED_UP.search(one.whole.between(first)))) or any(
        _IN_ALL.search(part.claim.text) for part in one.parts
    )


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


def wrong_sums(dossier: Dossier) -> list[tuple[int, Sum]]:
    """The sums of amounts that W201 and W203 find wrong."""
    parts = (
        (index, level.sum)
        for index, level in _amounts(dossier)
        if any(parts_are_not_the_whole(level))
    )
    named = ((index, one) for index, one in _named(dossier) if any(projects_exceed_the_whole(one)))
    return [*parts, *named]


def _amount_flaws(one: Sum, around: Sequence[Sum] = ()) -> Iterator[Flaw]:
    whole, difference = one.whole.amount, one.difference
    if whole is None or difference is None or abs(difference) <= one.tolerance:
        return
    if len({_span(claim.claim.text) for claim in one.claims} - {""}) > 1:
        return  # 每人每月 10 元，其中区级承担每人每年 20 元
    total = whole.yuan - difference
    is_slip = _is_turned(whole, total)
    is_open = not one.closed and not is_slip
    if is_open and (difference > ZERO or _is_reached(whole.yuan, one.parts)):
        return
    how = "之和" if one.closed else "加起来是" if is_slip else "加起来已有"
    flaw = _flaw(one, total, difference, how, around)
    parts = [
        Correction(part.evidence, part.amount.yuan + difference)
        for part in one.parts
        if part.amount is not None
    ]
    whole_is_wrong = Correction(one.whole.evidence, total, slack=one.tolerance)
    yield msgspec.structs.replace(flaw, corrections=(whole_is_wrong, *parts))


def _span(text: str) -> str:
    """The time for which a price is, where it says one: 月 of 每人每月 10 元."""
    match = _EACH_TIME.search(text)
    return match[1] if match else ""


def _is_turned(whole: amounts.Amount, total: Decimal) -> bool:
    """Whether parts are the whole but for two figures that have changed places."""
    figures = whole.number.normalize().as_tuple().digits
    return len(figures) >= _TELLING and amounts.is_turned(whole.yuan, total)


def _is_reached(whole: Decimal, parts: Sequence[Told]) -> bool:
    """Whether the first of an open list make up the whole, and a clause ends behind them."""
    reached = ZERO
    for part, following in pairwise(parts):
        amount = part.amount
        reached += amount.yuan if amount else part.value
        if reached == whole:
            return _sentence_ends_between(part, following)
    return False


def _is_first_list(whole: Decimal, parts: Sequence[Told]) -> bool:
    """项目 26 个，其中续建 11 个、新建 15 个，完工 19 个: a comma ends what is the whole."""
    listed = list(takewhile(lambda two: _COMMA not in two[0].between(two[1]), pairwise(parts)))
    first = parts[: len(listed) + 1]
    return 1 < len(first) < len(parts) and whole == sum((part.value for part in first), ZERO)


def _beside(whole: Told) -> Decimal:
    """What is counted right before a whole, so that both have the parts: 建议 48 件、提案 62 件."""
    before = whole.paragraph[: whole.claim.start]
    match = re.search(rf"(\d+)\s*{re.escape(whole.claim.unit)}[、和]$", before)
    return Decimal(match[1]) if match else ZERO


def _counted_outside_brackets(parts: Sequence[Told]) -> Decimal:
    """The parts but for those of a part: 机要车 1 辆、其他用车 3 辆（校车 1 辆、救护车 2 辆）."""
    counted, depth = parts[0].value, 0
    for part, following in pairwise(parts):
        between = part.between(following)
        depth += len(_OPENS.findall(between)) - len(_CLOSES.findall(between))
        if depth <= 0:
            counted += following.value
    return counted


def _sentence_ends_between(part: Told, following: Told) -> bool:
    return len(keys.sentences(part.goes_on_to(following))) > 1


@over("W202", _changes)
def changes_are_not_the_total_change(level: Level) -> Judged:
    """基本支出增加 and 项目支出减少 do not give the total change."""
    one = level.sum
    whole, difference = one.whole.signed, one.difference
    if whole is None or difference is None or not one.closed:
        return
    if abs(difference) > one.tolerance and (difference > ZERO or not one.had_more):
        yield _flaw(one, whole - difference, difference, "增减相抵为", level.around)


def turned(dossier: Dossier) -> frozenset[tuple[int, int, int]]:
    """The changes whose directions W202 finds wrong: turned round, they give the total.

    Each by disclosure, subject and the year that it is compared with.
    """
    return frozenset(
        (index, claim.claim.subject, claim.claim.base_year)
        for index, level in _changes(dossier)
        if any(changes_are_not_the_total_change(level))
        for claim in level.sum.claims
        if _turns(level.sum, claim)
    )


def _turns(one: Sum, claim: Told) -> bool:
    """Whether a sum is right with one of its changes in the other direction."""
    difference, signed = one.difference, claim.signed
    if one.parts and claim is not one.whole and claim.claim.direction == "unchanged":
        return True  # it has changed, by what is missing
    if difference is None or not signed:
        return False
    other = -signed if claim is one.whole else signed
    return abs(difference + 2 * other) <= one.tolerance


@over("W204", _counted)
def counts_are_not_the_whole(one: Sum) -> Judged:
    """Vehicles by use do not add up to the number of vehicles."""
    total = sum((part.value for part in one.parts), ZERO)
    whole = one.whole.value
    if total == whole or (total < whole and not one.closed):
        return
    if any(ABOUT in told.claim.text for told in one.claims):
        return
    if _is_reached(whole, one.parts) or _counted_outside_brackets(one.parts) == whole:
        return
    if _is_first_list(whole, one.parts) or total == whole + _beside(one.whole):
        return
    unit = one.whole.claim.unit
    yield one.whole.flaw(
        f"，所列各项{'之和' if one.closed else '加起来已有'} {total} {unit}",
        *(part.evidence for part in one.parts),
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
        actual=one.whole.yuan,
        difference=difference,
    )
