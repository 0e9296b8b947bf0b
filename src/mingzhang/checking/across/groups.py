"""Which disclosures of a run belong together: departments with units, an agency's own years.

Names and codes decide, and the place counts: many counties have a department 301 and a
财政局. So two names belong together only where the counties in them do; an agency whose name
says no county is only compared within one folder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from mingzhang import keys
from mingzhang.checking.across.shelf import Shelved
from mingzhang.checking.findings import Subject

_PART = re.compile(r"[^省市县区旗州盟]{1,10}(?:自治区|自治州|自治县|自治旗|[省市县区旗州盟])")
_PLACE = re.compile(rf"(?:{_PART.pattern})+")
_PARTY = re.compile(r"^(?:中共|中国共产党|共青团|中国民主同盟)")
"""What can stand before the place's name."""


def place(name: str) -> str:
    """The place that an agency's name begins with: 某某省某某县; "" where it says none.

    >>> place("中共青龙满族自治县委员会组织部"), place("上海市普陀区财政局"), place("财政局")
    ('青龙满族自治县', '上海市普陀区', '')
    """
    match = _PLACE.match(_PARTY.sub("", keys.fold(name)))
    return match[0] if match else ""


def same_place(one: Shelved, other: Shelved) -> bool:
    """Whether two disclosures can be of the same county."""
    first, second = place(one.subject.agency.name), place(other.subject.agency.name)
    if first and second:
        return first.endswith(second) or second.endswith(first) or _begins(first, second)
    return _folder(one) == _folder(other)


def _begins(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _folder(one: Shelved) -> str:
    return one.source.rpartition("/")[0]


# an agency's own documents


def agencies(shelved: Iterable[Shelved]) -> Iterator[list[Shelved]]:
    """The disclosures of each agency that has several: other years, or the same one twice."""
    found: defaultdict[tuple[str, ...], list[Shelved]] = defaultdict(list)
    for one in shelved:
        name = keys.fold(one.subject.agency.name)
        if name:
            folder = "" if place(name) else _folder(one)
            found[name, one.subject.scope, folder].append(one)
    yield from (own for own in found.values() if len(own) > 1)


# a department and its units


def families(shelved: Sequence[Shelved]) -> Iterator[list[Shelved]]:
    """Each department with those of its units that are in other sources too, the department first.

    A department whose units are all in its own source has been checked with it.
    """
    years: defaultdict[tuple[int, str], list[Shelved]] = defaultdict(list)
    for one in shelved:
        years[one.subject.year, one.subject.kind].append(one)
    for own in years.values():
        units = _Units([one for one in own if one.subject.scope == "unit"])
        for department in _first_of_each(o for o in own if o.subject.scope == "department"):
            members = units.of(department)
            if any(member.source != department.source for member in members):
                yield [department, *members]


class _Units:
    """The units of a year, to be found by name and by code, with the place or the folder.

    Every county has a department 301 and a 财政局. Were all that are called alike looked
    through, the time would grow with the square of the counties.
    """

    def __init__(self, units: Iterable[Shelved]) -> None:
        self._at: _Index = defaultdict(list)
        self._within: _Index = defaultdict(list)
        self._without_place: _Index = defaultdict(list)
        self._in_folder: _Index = defaultdict(list)
        for unit in units:
            code = unit.subject.agency.code
            called = (keys.fold(unit.subject.agency.name), code[:3] if len(code) == 6 else "")
            for known in filter(None, called):
                self._add(known, unit)

    def _add(self, known: str, unit: Shelved) -> None:
        folder = known, _folder(unit)
        self._in_folder[folder].append(unit)
        if name := place(unit.subject.agency.name):
            self._at[known, name].append(unit)
            for whole in _beginnings_and_ends(name):
                self._within[known, whole].append(unit)
        else:
            self._without_place[folder].append(unit)

    def of(self, department: Shelved) -> list[Shelved]:
        """The units of a department, one disclosure each, in the order of the run."""
        called = {*map(keys.fold, department.units), department.subject.agency.code}
        found = (unit for known in called for unit in self._near(known, department))
        own = {unit.number: unit for unit in found if same_place(unit, department)}
        return list(_first_of_each(own[number] for number in sorted(own)))

    def _near(self, known: str, department: Shelved) -> Iterator[Shelved]:
        """Those of a name or code that can be of the department's county."""
        folder = known, _folder(department)
        if name := place(department.subject.agency.name):
            yield from self._within.get((known, name), ())
            for part in _beginnings_and_ends(name):
                yield from self._at.get((known, part), ())
            yield from self._without_place.get(folder, ())
        else:
            yield from self._in_folder.get(folder, ())


_Index: TypeAlias = defaultdict[tuple[str, str], list[Shelved]]
"""By what units are called, and where they are."""


def _beginnings_and_ends(name: str) -> set[str]:
    """Of 河北省邢台市巨鹿县 itself, 河北省, 河北省邢台市, 邢台市巨鹿县 and 巨鹿县."""
    parts = _PART.findall(name)
    cuts = range(len(parts))
    return {"".join(parts[cut:]) for cut in cuts} | {"".join(parts[: cut + 1]) for cut in cuts}


def _first_of_each(shelved: Iterable[Shelved]) -> Iterator[Shelved]:
    """Of an agency that is there twice the first; that it is there twice is told elsewhere."""
    seen: set[tuple[Subject, str]] = set()
    for one in shelved:
        key = (one.subject, "" if place(one.subject.agency.name) else _folder(one))
        if key not in seen:
            seen.add(key)
            yield one
