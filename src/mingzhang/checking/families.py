"""Departments and their units: which disclosures belong together, and which are not there."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from mingzhang import keys
from mingzhang.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class Members:
    """The units of a department, as far as they are at hand."""

    units: tuple[int, ...]
    """Places of the units among the disclosures."""

    missing: tuple[str, ...]
    """Names of the units that the department lists and that are not at hand."""

    unlisted: tuple[int, ...]
    """Those of the units that the department does not list by their name."""

    listed: bool
    """Whether the department lists its units; else nobody can tell that all are there."""

    @property
    def complete(self) -> bool:
        """Whether the department can be compared with the sum of its units."""
        return self.listed and not self.missing


def families(disclosures: Sequence[Disclosure]) -> dict[int, Members]:
    """For each department its units of the same year: those that it lists, or by their code."""
    found: dict[int, Members] = {}
    for index, department in enumerate(disclosures):
        if department.scope != "department":
            continue
        listed = {keys.fold(unit.name): unit.name for unit in department.organisations}
        at_hand = [
            number
            for number, unit in enumerate(disclosures)
            if unit.scope == "unit"
            and (unit.year, unit.kind) == (department.year, department.kind)
            and _belongs(unit, department, listed)
        ]
        names = {number: keys.fold(disclosures[number].agency.name) for number in at_hand}
        missing = tuple(name for key, name in listed.items() if key not in names.values())
        unlisted = tuple(number for number, name in names.items() if name not in listed)
        found[index] = Members(tuple(at_hand), missing, unlisted, bool(listed))
    return found


def _belongs(unit: Disclosure, department: Disclosure, listed: Container[str]) -> bool:
    """Whether a unit is a department's: its 6-digit code begins with the department's 3."""
    code = unit.agency.code
    if len(code) == 6 and len(department.agency.code) == 3:
        return code[:3] == department.agency.code
    return keys.fold(unit.agency.name) in listed
