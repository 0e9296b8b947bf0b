"""A2: one agency's disclosure of one year, published twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import msgspec

from mingzhang.checking import wording
from mingzhang.checking.across import points
from mingzhang.checking.checks import Flaw, absent, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Subject
from mingzhang.checking.space import Cells

_SHOWN = 5
"""Differences that are told one by one."""


class Pair(msgspec.Struct, frozen=True):
    """Two disclosures of the same agency, year and kind."""

    dossier: Dossier
    one: int
    other: int
    differences: tuple[tuple[Cells, Cells], ...]
    compared: int
    """Amounts that both print."""


def pairs(dossier: Dossier) -> Iterator[tuple[int, Pair]]:
    """All pairs of disclosures that should be one."""
    groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, disclosure in enumerate(dossier.disclosures):
        subject = Subject.of(disclosure)
        groups[subject.agency.name, subject.year, subject.kind, subject.scope].append(index)
    for (_, year, *_), own in groups.items():
        if year:
            for one, other in combinations(own, 2):
                differences, compared = _compared(dossier, one, other)
                yield other, Pair(dossier, one, other, tuple(differences), compared)


def _compared(dossier: Dossier, one: int, other: int) -> tuple[list[tuple[Cells, Cells]], int]:
    """Where the same table of two disclosures prints different amounts, and how many it has."""
    space = dossier.space
    differences: list[tuple[Cells, Cells]] = []
    compared = 0
    mine = {table.statement.id: table for table in points.tables_of(space, one)}
    for table in points.tables_of(space, other):
        twin = mine.get(table.statement.id)
        if twin is None:
            continue
        for point in dict.fromkeys((*twin.cells, *table.cells)):
            left, right = space.at(twin, point), space.at(table, point)
            if left and right and space.readable(left + right):
                compared += 1
                if points.differ(space, left, right):
                    differences.append((left, right))
    return differences, compared


@over("A201", pairs)
def published_twice(pair: Pair) -> Iterator[Flaw]:
    """The same figures in two sources: one of them is superfluous."""
    if pair.compared and not pair.differences:
        sources = pair.dossier.sources
        lead = absent("公开内容", pair.dossier.disclosures[pair.other].where)
        yield Flaw(
            f"“{sources[pair.one]}”和“{sources[pair.other]}”里的九张表完全相同，是同一份公开内容",
            (msgspec.structs.replace(lead, source=sources[pair.other]),),
        )


@over("A202", pairs)
def published_twice_with_different_figures(pair: Pair) -> Iterator[Flaw]:
    """Which one counts cannot be told."""
    if not pair.differences:
        return
    dossier = pair.dossier
    told = [
        f"{wording.place(dossier.space, left[0])}：{wording.money(dossier.space, left[0])}，"
        f"{wording.money(dossier.space, right[0])}"
        for left, right in pair.differences[:_SHOWN]
    ]
    yield Flaw(
        f"“{dossier.sources[pair.one]}”和“{dossier.sources[pair.other]}”公开的是同一单位同一年度，"
        f"{pair.compared} 个数里有 {len(pair.differences)} 个不同",
        tuple(
            points.evidence(dossier, cells[0], likely=False)
            for both in pair.differences[:_SHOWN]
            for cells in both
        ),
        details=tuple(told),
    )
