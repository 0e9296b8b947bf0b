"""The years that the words name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang.checking.checks import Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.equal import OF_PROJECTS
from mingzhang.checking.words.told import Told, by_subject, together, told, with_tables

_CARRIED_OUT = re.compile("执行|决算|实际|完成")
_COMPARED = re.compile("(?:相?[与比较同和])(?=20|上|去)")
"""与2022年度15.62万元相比: last year's amount is what this year's is compared with."""


class Years(msgspec.Struct, frozen=True):
    """What names one year, in one disclosure."""

    said: tuple[Told, ...]
    year: int


_TARGETS = "targets"
_YEARLY = ("procurement", "reserved", "reserved.small", _TARGETS)
"""What is outside the tables and is planned for the year; assets are counted at the end of one."""


def _is_of_projects(one: Told) -> bool:
    """Whether it is of the projects with targets; accounts evaluate those of their own year."""
    measure = one.claim.measure
    return measure == _TARGETS or (one.disclosure.kind == "final" and measure in OF_PROJECTS)


def _is_of_a_year(one: Told) -> bool:
    claim = one.claim
    told = claim.points or claim.measure in _YEARLY or _is_of_projects(one)
    return bool(told) and claim.stage in ("", "initial_budget")


def _is_figure(one: Told) -> bool:
    """Whether it is an amount, or the number of the projects with targets or evaluations."""
    claim = one.claim
    return claim.quantity == "amount" or (claim.quantity == "count" and _is_of_projects(one))


def _is_back(one: Told) -> bool:
    """Whether it looks back in so many words, which no year left as it was does."""
    return one.claim.text.startswith(("上年", "去年"))


def _thing(one: Told) -> tuple[object, str, str]:
    return one.claim.points, one.claim.measure, one.claim.quantity


def _amount_years(dossier: Dossier) -> Iterator[tuple[int, Years]]:
    """Amounts of other years that the narrative does not give for its own year."""
    for index, claims in enumerate(dossier.once(told)):
        own = dossier.disclosures[index].year
        current = {_thing(one) for one in claims if one.is_current and _is_figure(one)}
        groups: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            claim = one.claim
            if (
                _is_figure(one)
                and _is_of_a_year(one)
                and own
                and not (one.is_aside or _is_back(one))
            ):
                alone = claim.year == own or _thing(one) not in current
                groups[claim.year].append(one) if alone else None
        if own in groups:  # else it is the document's year that is in doubt
            for year, group in groups.items():
                yield index, Years(tuple(group), year)


def _base_years(dossier: Dossier) -> Iterator[tuple[int, Years]]:
    """Comparisons, by the year that they compare with."""
    for index, claims in enumerate(dossier.once(told)):
        groups: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            if one.claim.base_year and dossier.disclosures[index].year:
                groups[one.claim.base_year].append(one)
        for year, group in groups.items():
            yield index, Years(tuple(group), year)


@over("W402", _amount_years)
def another_year(one: Years) -> Judged:
    """The amount is said to be another year's, and there is none for the own year."""
    own = one.said[0].disclosure.year
    if one.year != own:
        yield together(one.said, f"本年是 {own} 年，没有另写 {own} 年的数")


@over("W403", _base_years)
def compared_with_another_year(one: Years) -> Judged:
    """A comparison with a year that is not the one before."""
    lead = one.said[0]
    own = lead.disclosure.year
    if one.year == own - 1:
        return
    within = [
        said
        for said in one.said
        if not (
            lead.disclosure.kind == "final"
            and one.year == own
            and "budget" in (said.claim.base_stage, said.claim.stage.removeprefix("initial_"))
        )
    ]
    if within:
        yield together(within, f"{own} 年应当与 {own - 1} 年比较")


class Left(msgspec.Struct, frozen=True):
    """An amount that is said to be last year's, and the tables' of this one."""

    said: Told
    now: Decimal
    """元."""

    slack: Decimal


def _of_last_year(dossier: Dossier) -> Iterator[tuple[int, Left]]:
    """Amounts of the year before outside of comparisons, of which the tables have this year's."""
    for index, claims, known in with_tables(dossier):
        own = dossier.disclosures[index].year
        if not own or dossier.disclosures[index].kind != "final":
            continue
        current = {
            (one.claim.points, one.claim.section)
            for one in claims
            if one.is_amount and one.is_current
        }
        for one in claims:
            claim = one.claim
            if one.amount is None or claim.quantity != "amount" or claim.year != own - 1:
                continue
            if claim.base_year or claim.stage or (claim.points, claim.section) in current:
                continue  # both years are told
            figures = [figure for point in claim.points[:1] for figure in known.at(point)]
            if figures and not claim.points[0].item:  # “三公” can cost the same for years
                yield index, Left(one, figures[0].yuan, figures[0].slack)


@over("W407", _of_last_year)
def year_was_left(one: Left) -> Judged:
    """2021 年度收、支总计 in the accounts of 2022, with the total of 2022."""
    amount = one.said.amount
    assert amount is not None
    if amount.yuan and abs(amount.yuan - one.now) <= one.slack + amount.half_unit:
        yield one.said.flaw(f"，是 {one.said.claim.year} 年的，而本年表内同一数据就是这个数")


class LastYear(msgspec.Struct, frozen=True):
    """An amount of last year, the change told of it, and no amount of this year."""

    amount: Told
    change: Told


def _last_years(dossier: Dossier) -> Iterator[tuple[int, LastYear]]:
    for index, claims in enumerate(dossier.once(told)):
        last = dossier.disclosures[index].year - 1
        for group in by_subject(claims).values():
            amounts = [one for one in group if one.claim.quantity == "amount"]
            changes = [one for one in group if one.claim.quantity == "change"]
            is_last = {one.claim.year for one in amounts} == {last}
            if changes and is_last and not _COMPARED.match(amounts[0].claim.text):
                yield index, LastYear(amounts[0], changes[0])


@over("W406", _last_years)
def year_is_compared_with_itself(one: LastYear) -> Judged:
    """Of 2024: 2023年预算数为 80 万元，比2023年预算增加 5 万元."""
    if _CARRIED_OUT.search(one.amount.claim.text):
        return  # 执行数 is compared with the budget of its own year
    if one.change.claim.base_year == one.amount.claim.year:
        yield one.amount.flaw(
            f"，又写{one.change.quoted}，是上年的数与上年比较", one.change.evidence
        )
