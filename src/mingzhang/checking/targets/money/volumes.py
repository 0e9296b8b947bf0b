"""One project in the department's volume and in the unit's: both must print the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, is_secret
from mingzhang.disclosure import Project

Difference: TypeAlias = tuple[str, tuple[Evidence, Evidence]]
"""What differs, and the two cells."""

_SIGNS = re.compile(r"[,。;:、.()\"'\-—·]")
_FEWEST = 3
_SHOWN = 4


def _in_both(dossier: Dossier) -> Iterator[tuple[int, tuple[ProjectOf, ProjectOf]]]:
    """A unit's project with the department's table of it, by code, or by name where there is one.

    The department's volume carries what its units print; so the unit's is compared with it.
    """
    named: defaultdict[tuple[int, str, str], list[tuple[int, ProjectOf]]] = defaultdict(list)
    for index, disclosure in enumerate(dossier.disclosures):
        once = Counter(map(_identity, disclosure.projects))
        for project in disclosure.projects:
            if once[_identity(project)] == 1 and not is_secret(project):
                key = disclosure.year, disclosure.agency.code[:3], _identity(project)
                named[key].append((index, ProjectOf(disclosure, project)))
    for same in named.values():
        departments = [one for one in same if one[1].disclosure.scope == "department"]
        units = [one for one in same if one[1].disclosure.scope == "unit"]
        if len(departments) == len(units) == 1:
            yield units[0][0], (units[0][1], departments[0][1])


def _identity(project: Project) -> str:
    """The name without signs; codes are compared, and may be what differs."""
    return _bare(project.name)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return _SIGNS.sub("", keys.fold(text)).replace("＞", ">").upper()


@over("P608", _in_both)
def volumes_differ(pair: tuple[ProjectOf, ProjectOf]) -> Iterator[Flaw]:
    """Another code, budget or target in the unit's volume than in the department's."""
    here, there = pair
    found = [*_fields(here, there), *_objectives(here, there), *_targets(here, there)]
    if found:
        what = "；".join(said for said, _ in found[:_SHOWN])
        more = f"等 {len(found)} 处" if len(found) > _SHOWN else ""
        yield here.flaw(
            f"绩效目标表与部门卷不同：{what}{more}",
            *(evidence for _, both in found for evidence in both),
            details=[said for said, _ in found] if len(found) > 1 else (),
        )


def _fields(here: ProjectOf, there: ProjectOf) -> Iterator[Difference]:
    for field, name in (("code", "项目编码"), ("budget", "预算数")):
        ours, theirs = getattr(here.its, field), getattr(there.its, field)
        if ours and theirs and _bare(ours) != _bare(theirs):
            said = f"{name}这里是“{ours}”，部门卷是“{theirs}”"
            yield said, (here.evidence(field), there.evidence(field))


def _objectives(here: ProjectOf, there: ProjectOf) -> Iterator[Difference]:
    """The objectives, where each volume prints as many and one of them differs."""
    ours, theirs = here.its.objectives, there.its.objectives
    if len(ours) != len(theirs):
        return
    for own, other in zip(ours, theirs, strict=True):
        if _letters(own) != _letters(other):
            said = f"绩效目标这里是“{own}”，部门卷是“{other}”"
            yield said, (here.evidence("objectives", own), there.evidence("objectives", other))


def _letters(text: str) -> str:
    """Without signs, which are printed in several ways."""
    return "".join(filter(str.isalnum, _bare(text)))


def _targets(here: ProjectOf, there: ProjectOf) -> Iterator[Difference]:
    theirs = _by_name(there)
    for key, one in _by_name(here).items():
        other = theirs.get(key)
        if other and _bare(one.its.target.text) != _bare(other.its.target.text):
            said = f"{one.label}这里是“{one.its.target.text}”，部门卷是“{other.its.target.text}”"
            yield said, (one.evidence(), other.evidence())
    if len(here.its.indicators) >= _FEWEST and len(there.its.indicators) >= _FEWEST:
        kinds = {one.level2 for one in there.indicators}
        for one in here.indicators:
            if one.level2 not in kinds:
                kinds.add(one.level2)
                yield f"部门卷没有{one.its.level2}", (one.evidence(), there.evidence("name"))


def _by_name(item: ProjectOf) -> dict[tuple[str, str], IndicatorOf]:
    """The indicators whose kind and name no other has."""
    named = [((one.level2, _bare(one.its.level3)), one) for one in item.indicators]
    once = Counter(key for key, _ in named)
    return {key: one for key, one in named if once[key] == 1 and key[1]}
