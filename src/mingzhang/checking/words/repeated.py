"""The same thing said twice, with two figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
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
            if one.is_sum or _is_of_a_reason(one):
                continue  # 合计减少 is of all that was named before it
            if one.claim.quantity in ("amount", "change"):
                groups[_key(one)].append(one)
        found += [(index, tuple(group)) for group in groups.values() if len(group) > 1]
    return found


_REASON = re.compile("原因|主要[是为系]")


def _is_of_a_reason(one: Told) -> bool:
    """Whether a change goes on with the reason before it: 主要是新增课程 12 万元；减少 8 万元."""
    if not one.claim.text.startswith(("增", "减")):
        return False
    ahead = one.paragraph[: one.claim.start].rpartition("。")[2].replace(";", "；")
    reason, mark, _ = ahead.rpartition("；")
    return bool(mark and _REASON.search(reason))


def _key(one: Told) -> tuple[object, ...]:
    claim = one.claim
    year = claim.base_year if claim.quantity == "change" else claim.year
    is_measure = bool(claim.measure) and "." not in claim.measure
    thing: object = claim.points or (claim.measure, -1 if is_measure else claim.subject)
    return claim.quantity, thing, claim.stage, claim.base_stage, year


@over("W401", lambda dossier: dossier.once(repeated))
def said_differently(group: tuple[Told, ...]) -> Judged:
    """The same figure is given twice, and not alike."""
    yield from _first_that_differs(group, "同一个数前后不一致")


def _first_that_differs(said: Sequence[Told], wrong: str) -> Iterator[Flaw]:
    """The first of some figures against the next one that is not the same but for rounding."""
    first, *others = said
    for other in others:
        if first.yuan is None or other.yuan is None:
            continue
        difference = first.yuan - other.yuan
        if abs(difference) > (first.last_place + other.last_place) / 2:
            yield first.flaw(
                f"，“{other.section}”写{other.quoted}，{wrong}",
                other.evidence,
                difference=difference,
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
            own = one.is_plain_amount and not names.get(one.claim.whole)
            is_name = len(name) >= _SHORTEST_NAME and not aside("of_any_project").search(name)
            if is_name and own and name not in common and "采购" not in one.section:
                groups[name].append(one)
        for group in groups.values():
            places = {one.place for one in group}
            if len(group) == len(places) > 1:  # two in one list are two projects
                yield index, Namesakes(tuple(group))


@over("W405", _namesakes)
def namesakes_differ(one: Namesakes) -> Judged:
    """中介机构服务费 418.80 万元, and elsewhere 481.80 万元."""
    yield from _first_that_differs(one.said, "名称相同，金额不同")
