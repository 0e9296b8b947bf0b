"""Sets of projects, and which of a document's projects are about one thing.

A set of projects is a number with a bit for each, so that sets are joined and compared in one
step, however many projects there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from mingzhang.checking.targets.copied.subjects import subject

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


def kindred(
    names: Sequence[str], subjects: Sequence[str], telling: Sequence[Iterable[str]]
) -> list[Projects]:
    """For each project those that are about the same, itself among them.

    Their names (without what tells no subject) are of one subject, or one has two characters side
    by side of a telling word of the other: 文明城市, 文明实践.
    """
    runs = [subject(name) for name in subjects]
    printed = [{name[at : at + 2] for at in range(len(name) - 1)} for name in names]
    of_subject, with_telling, with_printed = by_each(runs), by_each(telling), by_each(printed)
    return [
        1 << at
        | _joined(of_subject[run] for run in runs[at])
        | _joined(with_printed[pair] for pair in telling[at])
        | _joined(with_telling[pair] for pair in printed[at] & with_telling.keys())
        for at in range(len(names))
    ]


def _joined(sets: Iterable[Projects]) -> Projects:
    found = 0
    for projects in sets:
        found |= projects
    return found
