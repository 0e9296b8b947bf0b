"""Whole tables copied from another project: the same word for word, figures and costs included.

Generic indicators (满意度 ≥95%) are rightly the same in many projects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, measured
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.copied.subjects import same_subject
from mingzhang.checking.targets.items import ProjectOf, is_secret, signature
from mingzhang.disclosure import Disclosure, Project
from mingzhang.kept import once_each


@measured("P621", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def table_is_copied(disclosure: Disclosure, fewest: Decimal) -> Iterator[Flaw]:
    """All indicators, with their figures and costs, are those of a project with another name."""
    for project, original in copied_tables(disclosure, fewest):
        item, first = ProjectOf(disclosure, project), ProjectOf(disclosure, original)
        yield item.flaw(
            f"{len(project.indicators)} 个指标与第 {original.no} 个项目"
            f"“{keys.tidy(original.name)}”一字不差",
            *(one.evidence("level3") for one in item.indicators[:3]),
            first.evidence("name"),
        )


def copied_tables(disclosure: Disclosure, fewest: Decimal) -> Iterator[tuple[Project, Project]]:
    """Projects whose whole table is that of an earlier one of another subject, with that one."""
    tables: defaultdict[tuple[tuple[str, str], ...], list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        if len(project.indicators) >= fewest and not is_secret(project) and _costs(project):
            tables[tuple(sorted(map(signature, project.indicators)))].append(project)
    for alike in tables.values():
        for project in alike[1:]:
            if not same_subject(project.name, alike[0].name):
                yield project, alike[0]


@once_each
def _costs(project: Project) -> bool:
    """Whether a target is an amount of money: that is seldom the same by chance."""
    return any(measures.measure_of(one.target) == "money" for one in project.indicators)
