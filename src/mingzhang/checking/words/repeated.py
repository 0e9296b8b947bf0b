"""The same thing said twice, with two figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.asides import aside
from mingzhang.checking.words.told import Told, told
from mingzhang.reading.claims.accounts import economic_key, economic_names

_SHORTEST_NAME = 5
"""Shorter names are of many things."""


def repeated(dossier: Dossier) -> list[tuple[int, tuple[Told, ...]]]:
    """What is said more than once of one point, year and comparison, in different places.

    Amounts that tables know are judged against the tables alone.
    """
    found: list[tuple[int, tuple[Told, ...]]] = []
    for index, claims in enumerate(dossier.once(told)):
        groups: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
        for one in claims:
            if one.amount is None or one.source in ("tables", "list"):
                continue
            if not one.claim.is_bound and not one.claim.name:
                continue
            if one.claim.measure and dossier.disclosures[index].kind == "final":
                continue  # 采购预算 and what was bought have the same words
            if one.is_aside:
                continue
            if one.is_sum:
                continue  # 合计减少 is of all that was named before it
            if one.claim.quantity in ("amount", "change"):
                groups[_key(one)].append(one)
        found += [(index, tuple(group)) for group in groups.values() if len(group) > 1]
    return found


def _key(one: Told) -> tuple[object, ...]:
    claim = one.claim
    year = claim.base_year if claim.quantity == "change" else claim.year
    is_measure = bool(claim.measure) and "." not in claim.measure
    thing: object = claim.points or (claim.measure, -1 if is_measure else claim.subject)
    return claim.quantity, thing, claim.stage, claim.base_stage, year


@over("W401", lambda dossier: iter(dossier.once(repeated)))
def said_differently(group: tuple[Told, ...]) -> Judged:
    """The same figure is given twice, and not alike."""
    first = group[0]
    assert first.amount is not None
    for other in group[1:]:
        assert other.amount is not None
        is_change = first.claim.quantity == "change"
        one = first.signed if is_change else first.amount.yuan
        two = other.signed if is_change else other.amount.yuan
        slack = first.amount.half_unit + other.amount.half_unit
        if one is not None and two is not None and abs(one - two) > slack:
            yield Flaw(
                message=f"“{first.section}”写{first.quoted}，"
                f"“{other.section}”写{other.quoted}，同一个数前后不一致",
                evidence=(first.evidence, other.evidence),
                section=first.section,
                difference=one - two,
            )
            return


_BEHIND = re.compile("(?:共?安排|支出|预算|预算数|共计|合计|总计|金额)+$")
"""What stands between a name and its amount, and is no part of it."""

_AHEAD = re.compile(
    "^(?:20\\d\\d年度?|本年度?|今年|全年)?(?:重点|主要|计划|拟|共|继续){0,2}(?:安排|用于|投入|列支)(?:了)?"
)
"""What says that money is given to it: 本年重点安排."""


class Namesakes(msgspec.Struct, frozen=True):
    """A project or purpose of one name, with its amounts in different places."""

    said: tuple[Told, ...]


def _namesakes(dossier: Dossier) -> Iterator[tuple[int, Namesakes]]:
    """Names of their own that the narrative gives twice, each as a part of the whole budget.

    Common names (办公费, 设备购置费) and parts of something that has a name itself may be several
    things.
    """
    for index, claims in enumerate(dossier.once(told)):
        names = {one.claim.subject: one.claim.name for one in claims}
        common = economic_names(dossier.disclosures[index].year)
        groups: defaultdict[str, list[Told]] = defaultdict(list)
        for one in claims:
            name = _AHEAD.sub("", _BEHIND.sub("", economic_key(one.claim.name)))
            is_amount = one.claim.quantity == "amount" and one.amount is not None
            own = one.is_current and not one.claim.stage and not names.get(one.claim.whole)
            is_name = len(name) >= _SHORTEST_NAME and not aside("of_any_project").search(name)
            if is_name and is_amount and own and name not in common and "采购" not in one.section:
                groups[name].append(one)
        for group in groups.values():
            places = {(one.claim.section, one.claim.paragraph) for one in group}
            if len(group) == len(places) > 1:  # two in one list are two projects
                yield index, Namesakes(tuple(group))


@over("W405", _namesakes)
def namesakes_differ(one: Namesakes) -> Judged:
    """中介机构服务费 418.80 万元, and elsewhere 481.80 万元."""
    first = one.said[0]
    assert first.amount is not None
    for other in one.said[1:]:
        assert other.amount is not None
        slack = first.amount.half_unit + other.amount.half_unit
        if abs(first.amount.yuan - other.amount.yuan) > slack:
            yield Flaw(
                message=f"“{first.section}”写{first.quoted}，“{other.section}”写{other.quoted}，"
                "名称相同，金额不同",
                evidence=(first.evidence, other.evidence),
                section=first.section,
                difference=first.amount.yuan - other.amount.yuan,
            )
            return
