"""Projects and their targets as the tables of each generation print them.

The four generations (forms.md §2) differ in which fields they print and in how a target is
worded: in 2021 sign, value and unit stand in cells of their own, from 2023 on in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from mingzhang.compiling.views import printed
from mingzhang.disclosure import Indicator, Target
from mingzhang.disclosure import Project as Printed
from mingzhang.samples.accounts import Account
from mingzhang.samples.county import Project, Unit

SIGNS = {">=": "≥", "<=": "≤"}
"""How the tables of 2021-B, and those from 2023 on, print what 2021-A prints as >=."""

_MONTHS = ("3", "6", "10", "12")
_APPROPRIATION = ("general", "government_fund", "state_capital")


def printed_project(project: Project, number: int, account: Account, unit: Unit) -> Printed:
    """The project as the account's year prints it."""
    generation = generation_of(account.year, project)
    return _PRINTERS[generation](project, number, account, unit)


def generation_of(year: int, project: Project) -> str:
    """Which layout: 2021 documents mix two of them, told apart by the project's code."""
    if year <= 2021:
        return "2021-A" if int(project.code[-3]) % 2 else "2021-B"
    return "2023" if year <= 2023 else "2024"


def _in_2021_a(project: Project, number: int, account: Account, unit: Unit) -> Printed:
    department = account.department
    return Printed(
        no=number,
        name=project.name,
        code=f"{department.code}-0{1 + number % 5}01-YXN-{project.code[-4:]}",
        title=f"{project.name}绩效目标表",
        printed_no=str(number),
        period=f"{account.year}年-{account.year + 1}年",
        implementing_unit=f"【{unit.code}】{unit.name}",
        responsible_department=f"【{department.code}】{department.name}",
        objectives=project.objectives,
        indicators=tuple(_in_cells(its, "", {}) for its in project.indicators),
        generation="2021-A",
    )


def _in_2021_b(project: Project, number: int, account: Account, _unit: Unit) -> Printed:
    return Printed(
        no=number,
        name=project.name,
        code=project.code,
        title=project.name,
        printed_no=str(number),
        money_unit="万元",
        purpose=project.purpose,
        plan=_plan(project, ""),
        year=str(account.year),
        objectives=project.objectives,
        indicators=tuple(_in_cells(its, its.target.text, SIGNS) for its in project.indicators),
        generation="2021-B",
    )


def _in_2023(project: Project, number: int, _account: Account, _unit: Unit) -> Printed:
    return Printed(
        no=number,
        name=project.name,
        title=f"{project.name}绩效目标表",
        printed_no=str(number),
        objectives=_numbered(project.objectives),
        indicators=project.indicators,
        generation="2023",
    )


def _in_2024(project: Project, number: int, _account: Account, _unit: Unit) -> Printed:
    appropriated = project.budget if project.fund in _APPROPRIATION else Decimal(0)
    return Printed(
        no=number,
        name=project.name,
        code=project.code,
        title=f"{project.name}绩效目标表",
        printed_no=str(number),
        budget=printed(project.budget),
        funds={
            "appropriation": printed(appropriated),
            "other": printed(project.budget - appropriated),
        },
        money_unit="万元",
        purpose=project.purpose,
        plan=_plan(project, "%"),
        plan_unit="percent",
        objectives=_numbered(project.objectives),
        indicators=project.indicators,
        generation="2024",
    )


_PRINTERS = {
    "2021-A": _in_2021_a,
    "2021-B": _in_2021_b,
    "2023": _in_2023,
    "2024": _in_2024,
}


def _plan(project: Project, sign: str) -> dict[str, str]:
    """Cumulative, blank while nothing is spent."""
    return {
        month: f"{percent}{sign}" if percent else ""
        for month, percent in zip(_MONTHS, project.plan, strict=True)
    }


def _numbered(objectives: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{number}.{text}" for number, text in enumerate(objectives, 1))


def _in_cells(indicator: Indicator, scoring: str, signs: Mapping[str, str]) -> Indicator:
    """The indicator of 2021: a sign, a number with two places, and the unit, in three cells."""
    target = indicator.target
    if target.kind == "number":
        op, value = target.op or "=", f"{Decimal(target.value):.2f}"
        text = f"{signs.get(op, op)}{value}{target.unit}"
        target = Target(text, "number", op, value, target.unit)
    return msgspec.structs.replace(indicator, target=target, scoring=scoring)
