"""A project listed twice: by its code, or by name and amount where no codes are printed.

The same name with different codes is two projects: renewed, or paid from two funds. Where
neither code nor amount is printed, most of the indicators must be the same too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, signature
from mingzhang.disclosure import Disclosure, Project


@over("P606", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def listed_twice(disclosure: Disclosure) -> Iterator[Flaw]:
    """One project, two tables."""
    same: defaultdict[tuple[str, ...], list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        name, code = keys.fold(project.name), keys.fold(project.code).upper()
        if name:
            whose = "" if code else keys.fold(project.implementing_unit)
            same[name, code, "" if code else project.budget, whose].append(project)
    for tables in same.values():
        first = ProjectOf(disclosure, tables[0])
        for project in tables[1:]:
            item = ProjectOf(disclosure, project)
            if not (project.code or project.budget or _mostly_alike(first, item)):
                continue
            how = "编码和名称" if project.code else "名称"
            how = "名称和预算数" if project.budget and not project.code else how
            count, shared = len(project.indicators), _shared(first, item)
            alike = f"，{count} 个指标中 {shared} 个一样" if count else ""
            other = _otherwise(first, item) if 2 * shared > count else []
            yield item.flaw(
                f"{how}与第 {first.its.no} 个项目相同，列了两次{alike}",
                item.evidence("code" if project.code else "name"),
                first.evidence("code" if project.code else "name"),
                *(cell for pair in other for cell in (pair[1].evidence(), pair[0].evidence())),
                details=[_difference(first, *pair) for pair in other],
            )


def _otherwise(first: ProjectOf, second: ProjectOf) -> list[tuple[IndicatorOf, IndicatorOf]]:
    """The rows that only differ in their target from one table to the other."""
    named = {one.folded["level3"]: one for one in _beyond(first, second)}
    pairs = [(named.get(one.folded["level3"]), one) for one in _beyond(second, first)]
    return [
        (there, here)
        for there, here in pairs
        if there and there.folded["target"] != here.folded["target"]
    ]


def _beyond(item: ProjectOf, other: ProjectOf) -> list[IndicatorOf]:
    """The rows of a table that another one does not have word for word."""
    theirs = {signature(one) for one in other.its.indicators}
    return [one for one in item.indicators if signature(one.its) not in theirs]


def _difference(first: ProjectOf, there: IndicatorOf, here: IndicatorOf) -> str:
    return (
        f"{here.label}的指标值是“{here.its.target.text}”，"
        f"第 {first.its.no} 个项目是“{there.its.target.text}”"
    )


def _shared(first: ProjectOf, second: ProjectOf) -> int:
    """How many indicators of the second table are in the first, word for word."""
    return len(second.indicators) - len(_beyond(second, first))


def _mostly_alike(first: ProjectOf, second: ProjectOf) -> bool:
    return 2 * _shared(first, second) >= len(second.its.indicators)


@over("P609", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def two_tables_of_one_name(disclosure: Disclosure) -> Iterator[Flaw]:
    """Two tables of one name and with other contents: nobody can tell them apart.

    Two units of a department may each have 培训经费; so in its volume one of the two tables
    must have nothing to do with the name.
    """
    first_of: dict[str, Project] = {}
    for project in disclosure.projects:
        name = keys.fold(project.name)
        first = first_of.setdefault(name, project)
        if first is project or not name or project.code or project.budget:
            continue
        here, there = ProjectOf(disclosure, project), ProjectOf(disclosure, first)
        suits = _suits(here), _suits(there)
        if _mostly_alike(there, here) or (disclosure.scope != "unit" and all(suits)):
            continue
        yield here.flaw(
            f"名称与第 {first.no} 个项目相同，指标却不同",
            here.evidence("name"),
            there.evidence("name"),
        )


def _suits(item: ProjectOf) -> bool:
    """Whether any two characters of the name are in the contents."""
    name = keys.fold(item.its.name)
    told = [item.its.purpose, *item.its.objectives]
    told += [one.level3 + one.description for one in item.its.indicators]
    contents = keys.fold("".join(told))
    return any(name[at : at + 2] in contents for at in range(len(name) - 1))
