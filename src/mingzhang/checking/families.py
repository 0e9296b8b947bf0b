"""Departments and their units: which disclosures belong together, and which are not there."""

from __future__ import annotations

from collections.abc import Container, Sequence

from mingzhang import keys
from mingzhang.disclosure import Disclosure


class Members:
    """The units of a department that are at hand, and the names of those that are not."""

    def __init__(self, units_at_hand: list[int], missing: list[str]) -> None:
        self.units = units_at_hand
        self.missing = missing


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
        names = {keys.fold(disclosures[number].agency.name) for number in at_hand}
        missing = [name for key, name in listed.items() if key not in names]
        if not listed:
            missing = ["（部门没有列出机构设置，不能确定有哪些单位）"]
        found[index] = Members(at_hand, missing)
    return found


def _belongs(unit: Disclosure, department: Disclosure, listed: Container[str]) -> bool:
    """Whether a unit is a department's: its 6-digit code begins with the department's 3."""
    code = unit.agency.code
    if len(code) == 6 and len(department.agency.code) == 3:
        return code[:3] == department.agency.code
    return keys.fold(unit.agency.name) in listed
