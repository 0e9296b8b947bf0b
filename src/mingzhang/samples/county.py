"""What an invented county consists of: departments, their units, and the units' budgets.

Only the budget of a unit holds amounts. A department's figures are its units' facts put
together, so the sum of the units is right by construction, and a disclosure is a view of
those facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from mingzhang.compiling.views import Leaf
from mingzhang.cube import Point
from mingzhang.disclosure import Indicator


@dataclass(frozen=True, slots=True)
class Unit:
    """预算单位. The department's own office (本级) is the first of its units."""

    code: str
    """6 digits, the first three its department's."""

    name: str
    nature: str
    """行政 or 事业."""

    rank: str
    funding: str
    function: str
    """项 that it runs on."""

    staff: int

    @property
    def official(self) -> bool:
        """Whether its staff are civil servants."""
        return self.nature == "行政"


@dataclass(frozen=True, slots=True)
class Project:
    """A project in one budget year. Indicators are as the 2024 tables word them."""

    code: str
    """21 characters: 6 of the region, 2 of the year it began, P and 12 more."""

    name: str
    function: str
    fund: str
    budget: Decimal
    """万元, with what was carried in."""

    carried: Decimal
    """万元 of the budget that last year left over."""

    purpose: str
    objectives: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    plan: tuple[int, int, int, int]
    """Cumulative percent by the end of March, June, October and December."""

    @property
    def expenditure(self) -> Leaf:
        """The project as a fact."""
        point = Point("expenditure", self.function, fund=self.fund, nature="project")
        return point, self.budget


@dataclass(frozen=True, slots=True)
class Purchase:
    """A line of the procurement table."""

    source: str
    """Project, or 日常公用经费."""

    source_budget: Decimal
    item: str
    code: str
    measure: str
    quantity: int
    price: Decimal
    """万元."""

    fund: str
    small_business: bool
    """Whether it is kept for small and medium enterprises."""

    asset: bool

    @property
    def amount(self) -> Decimal:
        """万元."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Holding:
    """A row of the table of fixed assets; rows are keyed by the form's label."""

    quantity: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class UnitBudget:
    """Everything a unit budgets for one year."""

    unit: Unit
    year: int
    basics: tuple[Leaf, ...]
    """Expenditure outside projects: function × economic class × fund, and now and then trade."""

    projects: tuple[Project, ...]
    purchases: tuple[Purchase, ...]
    holdings: Mapping[str, Holding]

    @property
    def facts(self) -> tuple[Leaf, ...]:
        """All leaves: what is spent, and where each function's money comes from."""
        spent = (*self.basics, *(project.expenditure for project in self.projects))
        carried: dict[tuple[str, str], Decimal] = {}
        for project in self.projects:
            _add(carried, (project.function, project.fund), project.carried)
        current = {place: -amount for place, amount in carried.items()}
        for point, amount in spent:
            _add(current, (point.function, point.fund), amount)
        sources = (("income", current), ("carry_in", carried))
        funded = (
            (Point(flow, function, fund=fund), amount)
            for flow, amounts in sources
            for (function, fund), amount in amounts.items()
            if amount
        )
        return (*spent, *funded)


def _add(amounts: dict[tuple[str, str], Decimal], key: tuple[str, str], amount: Decimal) -> None:
    amounts[key] = amounts.get(key, Decimal(0)) + amount


@dataclass(frozen=True, slots=True)
class Department:
    """预算部门 with its units."""

    code: str
    name: str
    kind: int
    """Which of the departments in words.toml it is made from."""

    duties: tuple[str, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class County:
    """An invented county. Also keeps the years before those it publishes, for comparison."""

    seed: int
    name: str
    region: str
    """6 digits, of no real county."""

    years: tuple[int, ...]
    rounding: bool
    """Whether amounts are kept in 元 to the 分, so that printed cells are rounded."""

    departments: tuple[Department, ...]
    budgets: Mapping[tuple[str, int], UnitBudget] = field(repr=False)
    """By unit code and year."""

    def budget(self, unit: Unit, year: int) -> UnitBudget:
        """What a unit budgets for a year."""
        return self.budgets[unit.code, year]
