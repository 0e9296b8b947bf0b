"""Projects and their targets as the tables of each generation print them (forms.md §2).

The generations differ in which fields they print. Secret projects keep their name and their
amount in the totals; their content is printed as 涉密.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest

import msgspec

from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import PLAN_MONTHS, BookProject, Cover
from mingzhang.compiling.views import printed
from mingzhang.disclosure import Indicator, Project, Target

_APPROPRIATION = ("general", "government_fund", "state_capital", "appropriation")
_SECRET = "涉密"
_UNIT = "万元"
_CODE_OF_2021_A = re.compile(r"\d{3}-\d{4}-YXN-\w{4}")
_TYPED: Mapping[str, str] = {}
_SIGNS = {">=": "≥", "<=": "≤"}
"""How 2021-B, and all that came later, prints what 2021-A prints as it is typed: >=."""


def projects(account: Account) -> Iterator[Project]:
    """The projects of all books, numbered through; none where the pack prints no targets."""
    printer = _PRINTERS.get(account.pack.targets)
    if printer is None:
        return
    number = 0
    for book in account.books:
        for project in book.projects:
            number += 1
            yield printer(_public(project), number, book.cover)


def _public(project: BookProject) -> BookProject:
    """The project as it may be published."""
    if not project.secret:
        return project
    return msgspec.structs.replace(
        project,
        purpose=_SECRET,
        basis="",
        scheme="",
        plan=(),
        objectives=(_SECRET,),
        indicators=tuple(map(_secret, project.indicators)),
    )


def _secret(indicator: Indicator) -> Indicator:
    return Indicator(
        level1=indicator.level1,
        level2=indicator.level2,
        level3=_SECRET,
        description=_SECRET,
        target=Target(_SECRET, "secret"),
        basis=_SECRET,
    )


def _in_2021(project: BookProject, number: int, cover: Cover) -> Project:
    """Documents of 2021 mix two layouts, told apart by the code's system."""
    if _CODE_OF_2021_A.fullmatch(project.code):
        return _in_2021_a(project, number, cover)
    return _in_2021_b(project, number, cover)


def _in_2021_a(project: BookProject, number: int, cover: Cover) -> Project:
    return Project(
        no=number,
        name=project.name,
        code=project.code,
        title=f"{project.name}绩效目标表",
        printed_no=str(number),
        period=f"{cover.year}年-{cover.year + 1}年",
        implementing_unit=f"【{cover.agency.code}】{cover.agency.name}",
        responsible_department=f"【{cover.department.code}】{cover.department.name}",
        objectives=project.objectives,
        indicators=tuple(_in_cells(its, _TYPED) for its in project.indicators),
        generation="2021-A",
    )


def _in_2021_b(project: BookProject, number: int, cover: Cover) -> Project:
    return Project(
        no=number,
        name=project.name,
        code=project.code,
        title=project.name,
        printed_no=str(number),
        money_unit=_UNIT,
        purpose=project.purpose,
        plan=_plan(project.plan, ""),
        year=str(cover.year),
        objectives=project.objectives,
        indicators=tuple(
            msgspec.structs.replace(_in_cells(its, _SIGNS), scoring=its.target.text)
            for its in project.indicators
        ),
        generation="2021-B",
    )


def _in_cells(indicator: Indicator, signs: Mapping[str, str]) -> Indicator:
    """The indicator of 2021: a sign, a number with two places, and the unit, in three cells."""
    target = indicator.target
    if target.kind != "number":
        return indicator
    op, value = target.op or "=", f"{Decimal(target.value):.2f}"
    text = f"{signs.get(op, op)}{value}{target.unit}"
    return msgspec.structs.replace(indicator, target=Target(text, "number", op, value, target.unit))


def _in_2023(project: BookProject, number: int, _cover: Cover) -> Project:
    return Project(
        no=number,
        name=project.name,
        title=f"{project.name}绩效目标表",
        printed_no=str(number),
        objectives=numbered(project.objectives),
        indicators=project.indicators,
        generation="2023",
    )


def _in_2024(project: BookProject, number: int, _cover: Cover) -> Project:
    budget = project.budget / UNITS[_UNIT]
    appropriated = budget if project.fund in _APPROPRIATION else ZERO
    return Project(
        no=number,
        name=project.name,
        code=project.code,
        title=f"{project.name}绩效目标表",
        printed_no=str(number),
        budget=printed(budget),
        funds={"appropriation": printed(appropriated), "other": printed(budget - appropriated)},
        money_unit=_UNIT,
        purpose=project.purpose,
        plan=_plan(project.plan, "%"),
        plan_unit="percent",
        objectives=numbered(project.objectives),
        indicators=project.indicators,
        generation="2024",
    )


_PRINTERS: Mapping[str, Callable[[BookProject, int, Cover], Project]] = {
    "2021": _in_2021,
    "2023": _in_2023,
    "2024": _in_2024,
}


def _plan(percents: tuple[Decimal, ...], sign: str) -> dict[str, str]:
    """Cumulative, blank while nothing is spent and where nothing is planned."""
    return {
        month: f"{percent.normalize():f}{sign}" if percent else ""
        for month, percent in zip_longest(PLAN_MONTHS, percents[: len(PLAN_MONTHS)])
    }


def numbered(objectives: tuple[str, ...]) -> tuple[str, ...]:
    """The objectives, each with its number; a secret one stands alone."""
    if objectives == (_SECRET,):
        return objectives
    return tuple(f"{number}.{text}" for number, text in enumerate(objectives, 1))
