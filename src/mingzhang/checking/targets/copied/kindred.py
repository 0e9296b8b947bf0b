"""Sets of projects, and which of a document's projects are about one thing.

A set of projects is a number with a bit for each, so that sets are joined and compared in one
step, however many projects there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from mingzhang.checking.targets.copied.subjects import subject
from mingzhang.checking.targets.copied.telling import pairs

Projects: TypeAlias = int
"""One bit for each project."""


def members(projects: Projects) -> Iterator[int]:
    """Which ones they are.

    >>> list(members(0b101))
    [0, 2]
    """
    while projects:
        lowest = projects & -projects
        yield lowest.bit_length() - 1
        projects ^= lowest


def by_each(having: Sequence[Iterable[str]]) -> defaultdict[str, Projects]:
    """What each project has, with the projects that have it."""
    found: defaultdict[str, Projects] = defaultdict(int)
    for at, its in enumerate(having):
        for one in its:
            found[one] |= 1 << at
    return found


class Named(msgspec.Struct, frozen=True):
    """What a project's name says it is for."""

    use: str
    """Without the office, the document and the fund."""

    fund: str
    """Of which it is a part; "" where the name says none."""

    telling: frozenset[str]
    """Two characters side by side of the telling words."""

    common: str
    """What all names can have: the agency's own."""

    @property
    def subject(self) -> Iterator[str]:
        """What names of the same subject share."""
        return (run for run in subject(self.use) if run not in self.common)

    @property
    def of_fund(self) -> Iterator[str]:
        """What the name of the whole fund shares."""
        return (
            (run for run in subject(self.fund) if run not in self.common) if self.fund else iter(())
        )


def kindred(names: Sequence[Named]) -> list[Projects]:
    """For each project those that are about the same, itself among them.

    What their names are for is of one subject, or one has two characters side by side of a telling
    word of the other: 文明城市, 文明实践. The parts of a fund are about one thing with what is
    named like the whole of it.
    """
    printed = [frozenset(pairs(one.use)) for one in names]
    of_subject = by_each([one.subject for one in names])
    of_fund = by_each([one.of_fund for one in names])
    whole = by_each([() if one.fund else one.subject for one in names])
    with_telling = by_each([one.telling for one in names])
    with_printed = by_each(printed)
    return [
        1 << at
        | _joined(of_subject[run] | (0 if one.fund else of_fund[run]) for run in one.subject)
        | _joined(whole[run] for run in one.of_fund)
        | _joined(with_printed[pair] for pair in one.telling)
        | _joined(with_telling[pair] for pair in printed[at] & with_telling.keys())
        for at, one in enumerate(names)
    ]


def _joined(sets: Iterable[Projects]) -> Projects:
    found = 0
    for projects in sets:
        found |= projects
    return found
