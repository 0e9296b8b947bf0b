"""An account: what one agency has to publish for one year, before any form is filled.

A unit's account is its budget; a department's is its units' budgets together. Tables and
narrative are both made from the account, so that they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from mingzhang.amounts import UNITS
from mingzhang.compiling.views import Leaf, total
from mingzhang.cube import Point
from mingzhang.disclosure import Agency, Scope
from mingzhang.forms import Pack, all_packs
from mingzhang.samples.county import County, Department, Holding, Unit, UnitBudget


@dataclass(frozen=True)
class Account:
    """The budgets of an agency's units for a year, and for the year before."""

    county: County
    department: Department
    scope: Scope
    agency: Agency
    year: int
    pack: Pack
    budgets: tuple[UnitBudget, ...]
    last: tuple[UnitBudget, ...]

    @property
    def scope_name(self) -> str:
        """部门 or 单位."""
        return "部门" if self.scope == "department" else "单位"

    @cached_property
    def facts(self) -> tuple[Leaf, ...]:
        """All leaves of the year."""
        return tuple(_in_yuan(leaf) for budget in self.budgets for leaf in budget.facts)

    @cached_property
    def last_facts(self) -> tuple[Leaf, ...]:
        """All leaves of the year before."""
        return tuple(_in_yuan(leaf) for budget in self.last for leaf in budget.facts)

    @cached_property
    def holdings(self) -> dict[str, Holding]:
        """Fixed assets by row, the units' added up."""
        sums: dict[str, Holding] = {}
        for budget in self.budgets:
            for label, held in budget.holdings.items():
                known = sums.get(label, Holding(0, Decimal(0)))
                sums[label] = Holding(known.quantity + held.quantity, known.value + held.value)
        return sums

    def amount(self, point: Point) -> Decimal:
        """This year's amount at a point, in 万元."""
        return total(self.facts, point) / UNITS["万元"]

    def change(self, point: Point) -> Decimal:
        """By how much a point has risen since last year, in 万元."""
        return self.amount(point) - total(self.last_facts, point) / UNITS["万元"]

    def choose(self, texts: Iterable[str], purpose: str) -> str:
        """One of several wordings, always the same one for the same account and purpose."""
        choices = tuple(texts)
        number = sum(map(ord, f"{self.agency.code}{self.year}{purpose}")) + self.county.seed
        return choices[number % len(choices)]


def _in_yuan(leaf: Leaf) -> Leaf:
    point, amount = leaf
    return point, amount * UNITS["万元"]


def pack_for(year: int) -> Pack:
    """The form pack of a budget year; the latest one before it where there is none."""
    fitting = [
        pack for pack in all_packs() if pack.jurisdiction == "河北" and pack.stage == "budget"
    ]
    for pack in fitting:
        if year in pack.years:
            return pack
    earlier = [pack for pack in fitting if max(pack.years) < year]
    if not earlier:
        raise ValueError(f"没有 {year} 年的表样")
    return max(earlier, key=lambda pack: max(pack.years))


def department_account(county: County, department: Department, year: int) -> Account:
    """The account of a department with all its units."""
    return _account(county, department, None, year)


def unit_account(county: County, department: Department, unit: Unit, year: int) -> Account:
    """The account of one unit."""
    return _account(county, department, unit, year)


def _account(county: County, department: Department, unit: Unit | None, year: int) -> Account:
    """The account of a unit, or of the whole department where none is given."""
    if year not in county.years:
        raise ValueError(f"{county.name}没有 {year} 年的预算，只有 {county.years}")
    agency = unit or department
    units = (unit,) if unit else department.units
    return Account(
        county=county,
        department=department,
        scope="unit" if unit else "department",
        agency=Agency(agency.code, agency.name),
        year=year,
        pack=pack_for(year),
        budgets=tuple(county.budget(one, year) for one in units),
        last=tuple(county.budget(one, year - 1) for one in units),
    )
