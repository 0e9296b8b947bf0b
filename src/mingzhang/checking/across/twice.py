"""A2: one agency's disclosure of one year, published twice or more often.

Copies come in any number (a folder that is kept in several places), so they are told
together, and what differs from them is compared with the first of them only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.checking.across import points
from mingzhang.checking.checks import Flaw, absent, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence, Subject
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.space import Cells
from mingzhang.cube import Point

_SHOWN = 5
"""Differences, and names of sources, that are told one by one."""

_Figures: TypeAlias = frozenset[tuple[str, Point, Decimal]]
"""By statement and point all amounts but the zeros, in 元."""


class Version(msgspec.Struct, frozen=True):
    """Disclosures of one agency, year and kind that print the same figures."""

    dossier: Dossier
    own: tuple[int, ...]
    first: int
    """The disclosure that it is compared with: of the first version."""

    differences: tuple[tuple[Cells, Cells], ...] = ()
    compared: int = 0
    """Amounts that it and the first version both print."""

    @property
    def has_tables(self) -> bool:
        """Whether there are amounts of which one can say that they are the same."""
        return any(table.cells for table in self.dossier.space.of(self.own[0]))

    @property
    def sources(self) -> list[str]:
        """The sources that it stands in."""
        return [name for index in self.own for name in self.dossier.copies[index]]


def versions(dossier: Dossier) -> Iterator[tuple[int, Version]]:
    """What should be one and is there more than once."""
    groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, disclosure in enumerate(dossier.disclosures):
        subject = Subject.of(disclosure)
        groups[subject.agency.name, subject.year, subject.kind, subject.scope].append(index)
    for (_, year, *_), own in groups.items():
        if year:
            for version in _versions(dossier, own):
                if version.own[0] != version.first or len(version.sources) > 1:
                    yield version.own[-1], version


def _versions(dossier: Dossier, disclosures: Sequence[int]) -> Iterator[Version]:
    """Those that agree together, in units of 元 or 万元; each once compared with the first."""
    first = disclosures[0]
    agreeing: list[int] = []
    same: dict[_Figures, list[int]] = {_figures(dossier, first): agreeing}
    for index in disclosures:
        figures = _figures(dossier, index)
        own = agreeing if figures not in same and _agrees(dossier, first, index) else []
        same.setdefault(figures, own).append(index)
    yield Version(dossier, tuple(agreeing), first)
    for own in same.values():
        if own is not agreeing:
            differences, compared = _compared(dossier, first, own[0])
            yield Version(dossier, tuple(own), first, tuple(differences), compared)


def _figures(dossier: Dossier, disclosure: int) -> _Figures:
    space = dossier.space
    return frozenset(
        (table.statement.id, point, total)
        for table in space.of(disclosure)
        for point, cells in table.cells.items()
        if (total := space.total(cells))
    )


def _agrees(dossier: Dossier, one: int, other: int) -> bool:
    differences, compared = _compared(dossier, one, other)
    return bool(compared) and not differences


def _compared(dossier: Dossier, one: int, other: int) -> tuple[list[tuple[Cells, Cells]], int]:
    """Where the same table of two disclosures prints different amounts, and how many it has."""
    space = dossier.space
    differences: list[tuple[Cells, Cells]] = []
    compared = 0
    mine = {table.statement.id: table for table in space.of(one)}
    for table in space.of(other):
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


@over("A201", versions)
def published_twice(version: Version) -> Iterator[Flaw]:
    """The same figures in several sources: one is enough."""
    copies = [*_copies(version)]
    if len(copies) > 1 and version.has_tables:
        kept = msgspec.structs.replace(copies[0], role="compared")
        texts = list(_texts_that_differ(version))
        told = f"说明里却有 {len(texts)} 处数不同" if texts else "是同一份公开内容"
        yield Flaw(
            f"{_named(version.sources)}里的九张表完全相同，{told}",
            (*copies[1:], kept),
            details=tuple(texts[:_SHOWN]),
        )


def _texts_that_differ(version: Version) -> Iterator[str]:
    """Figures in words that the first of some disclosures has and another lacks, or the reverse."""
    first, *others = version.own
    mine = _figures_in_words(version.dossier, first)
    for index in others:
        its = _figures_in_words(version.dossier, index)
        for source, own, other in ((first, mine, its), (index, its, mine)):
            name = version.dossier.sources[source]
            yield from (f"只在“{name}”里：{own[key]}" for key in own if key not in other)


def _figures_in_words(dossier: Dossier, index: int) -> dict[str, str]:
    claims = dossier.disclosures[index].claims
    return {keys.fold(claim.text): claim.text for claim in claims if claim.value}


def _copies(version: Version) -> Iterator[Evidence]:
    dossier = version.dossier
    for index in version.own:
        place = absent("公开内容", dossier.disclosures[index].where)
        for name in dossier.copies[index]:
            yield msgspec.structs.replace(place, source=name)


def _named(sources: Sequence[str]) -> str:
    """The names of some sources, of many the first."""
    shown = [f"“{name}”" for name in sources[:_SHOWN]]
    if len(sources) > _SHOWN:
        return f"{'、'.join(shown)}等 {len(sources)} 份原件"
    return f"{'、'.join(shown[:-1])}和{shown[-1]}"


@over("A202", versions)
def published_twice_with_different_figures(version: Version) -> Iterator[Flaw]:
    """Which one counts cannot be told."""
    if not version.differences:
        return
    dossier = version.dossier
    told = [
        f"{wording.place(dossier.space, left[0])}：{wording.money(dossier.space, left[0])}，"
        f"{wording.money(dossier.space, right[0])}"
        for left, right in version.differences[:_SHOWN]
    ]
    sources = version.sources
    also = f"等 {len(sources)} 份相同的原件" if len(sources) > 1 else ""
    yield Flaw(
        f"“{dossier.sources[version.first]}”和“{sources[0]}”{also}公开的是同一单位同一年度，"
        f"{version.compared} 个数里有 {len(version.differences)} 个不同",
        tuple(
            points.evidence(dossier, cells[0], likely=False)
            for both in version.differences[:_SHOWN]
            for cells in both
        ),
        details=tuple(told),
    )
