"""What the target tables of a document print: the parts of its form.

Forms differ by province and year. What most tables of a document lack (a basis column, a
cost indicator, the project's code) is not in its form, and nobody left it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from mingzhang import keys
from mingzhang.disclosure import Disclosure, Indicator, Project
from mingzhang.kept import once_each
from mingzhang.reading.projects.titles import name_in

A_FEW = 4
"""Of fewer projects nobody can tell what their form leaves out."""

_GROUPS = ("效益", "满意", "成本")
_FIELDS = (
    "name",
    "code",
    "budget",
    "purpose",
    "year",
    "period",
    "responsible_department",
    "implementing_unit",
)
_CELLS = ("level3", "description", "basis")
_MONTHS = ("3", "6", "10", "12")
_SIGNS = re.compile(r"[\s\"'“”‘’()\[\]【】〔〕《》<>、,.。:;—\-_·/]")


class Habits(msgspec.Struct, frozen=True):
    """What the target tables of a document print. What few have is not in their form."""

    kinds: frozenset[str] = frozenset()
    """Level-2 kinds that most projects have; "效益" and "满意" for any of theirs."""

    fields: frozenset[tuple[str, str]] = frozenset()
    """Generation and field: what most tables of that layout fill in their head."""

    cells: frozenset[str] = frozenset()
    """Cells that most indicators fill."""

    months: frozenset[str] = frozenset()
    """Months of the spending plan."""

    units: bool = True
    """Whether most numbers have a unit."""

    headings: bool = True
    """Whether most headings name the project."""


def habits_of(disclosure: Disclosure) -> Habits:
    """What most target tables of a document print."""
    projects = disclosure.projects
    indicators = [one for project in projects for one in project.indicators]
    numbers = [bool(one.target.unit) for one in indicators if one.target.kind == "number"]
    titled = [agrees(project) for project in projects if project.title and project.name]
    kinds = [kinds_of(project) for project in projects if project.indicators]
    known = frozenset().union(*kinds)
    few = len(kinds) < A_FEW
    return Habits(
        kinds=frozenset(kind for kind in known if few or mostly(kind in its for its in kinds)),
        fields=frozenset(_filled_fields(projects)),
        cells=frozenset(c for c in _CELLS if mostly(bool(getattr(i, c)) for i in indicators)),
        months=frozenset(m for m in _MONTHS if mostly(m in p.plan for p in projects if p.plan)),
        units=mostly(numbers),
        headings=mostly(titled),
    )


def _filled_fields(projects: Sequence[Project]) -> Iterator[tuple[str, str]]:
    for generation in {project.generation for project in projects}:
        alike = [project for project in projects if project.generation == generation]
        for field in _FIELDS:
            if mostly(bool(getattr(project, field)) for project in alike):
                yield generation, field


@once_each
def kinds_of(project: Project) -> frozenset[str]:
    """Its level-2 kinds; "效益", "满意" and "成本" for any of theirs."""
    found = {kind_of(one) for one in project.indicators}
    levels = "、".join(one.level1 + one.level2 for one in project.indicators)
    return frozenset(found | {kind for kind in _GROUPS if kind in levels})


@once_each
def agrees(project: Project) -> bool:
    """Whether the heading and the name are the same, or one has more words, signs apart."""
    title, name = _words(name_in(project.title)), _words(project.name)
    return not title or title in name or name in title or sorted(title) == sorted(name)


def other_name(project: Project) -> str:
    """The name, folded, that the heading gives instead of the table's; "" where they agree."""
    return "" if agrees(project) else keys.fold(name_in(project.title))


def _words(text: str) -> str:
    return _SIGNS.sub("", keys.fold(text))


def mostly(holds: Iterable[bool]) -> bool:
    """Whether something holds for at least half."""
    all_of_them = list(holds)
    return 2 * sum(all_of_them) >= len(all_of_them)


def kind_of(indicator: Indicator) -> str:
    """The level-2 kind without 指标."""
    return _kind(indicator.level2)


@lru_cache(maxsize=256)
def _kind(level2: str) -> str:
    return keys.fold(level2).removesuffix("指标")
