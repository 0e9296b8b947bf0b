"""Disclosures of other years, and amounts of several disclosures at the same point."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec

from mingzhang.amounts import tolerance
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence, Subject
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.space import Cells, Space
from mingzhang.cube import Point
from mingzhang.disclosure import Kind


def of_year(dossier: Dossier, kind: Kind, year: int) -> Iterator[int]:
    """The agency's disclosure of a kind and a year, if there is one; of several the first."""
    every = enumerate(dossier.disclosures)
    return islice((n for n, own in every if (own.kind, own.year) == (kind, year)), 1)


def final_accounts(dossier: Dossier) -> Iterator[tuple[int, int]]:
    """The final accounts with their years."""
    for index, disclosure in enumerate(dossier.disclosures):
        if disclosure.kind == "final" and disclosure.year:
            yield index, disclosure.year


def cells_at(space: Space, disclosure: int, point: Point) -> Cells | None:
    """What a disclosure prints at a point; None where it prints nothing there."""
    for table in space.of(disclosure):
        found = table.cells.get(point)
        if found and space.readable(found):
            return found
    return None


def differ(space: Space, one: Cells, other: Cells) -> bool:
    """Whether two amounts differ by more than rounding explains."""
    terms = [amount for c in (*one, *other) if (amount := space.facts[c].amount) is not None]
    return abs(space.total(one) - space.total(other)) > tolerance(terms)


def evidence(dossier: Dossier, cell: int, *, likely: bool) -> Evidence:
    """A cell as evidence, with the name of its source."""
    own = wording.evidence(dossier.space, cell, likely)
    return msgspec.structs.replace(
        own, source=dossier.sources[dossier.space.owner[cell].disclosure]
    )


def told(dossier: Dossier, cell: int) -> str:
    """Whose amount it is, where it stands and what is printed."""
    space = dossier.space
    disclosure = space.owner[cell].disclosure
    subject = Subject.of(space.disclosures[disclosure])
    where = f"{subject}（{dossier.sources[disclosure]}）{wording.place(space, cell)}"
    return f"{where}印作 {wording.money(space, cell)}"
