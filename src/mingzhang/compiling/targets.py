"""Projects and their targets as the tables of each generation print them (forms.md §2).

The generations differ in which fields they print. Secret projects keep their name and their
amount in the totals; their content is printed as 涉密.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest

import msgspec

from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import PLAN_MONTHS, BookProject
from mingzhang.compiling.views import printed
from mingzhang.disclosure import Indicator, Project, Target

_APPROPRIATION = ("general", "government_fund", "state_capital", "appropriation")
_SECRET = "涉密"
_UNIT = "万元"


def projects(account: Account) -> Iterator[Project]:
    """The projects of all books, numbered through; none where the pack prints no targets."""
    printer = _PRINTERS.get(account.pack.targets)
    if printer is None:
        return
    number = 0
    for book in account.books:
        for project in book.projects:
            number += 1
            yield printer(_public(project), number)


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


def _in_2023(project: BookProject, number: int) -> Project:
    return Project(
        no=number,
        name=project.name,
        title=f"{project.name}绩效目标表",
        printed_no=str(number),
        objectives=numbered(project.objectives),
        indicators=project.indicators,
        generation="2023",
    )


def _in_2024(project: BookProject, number: int) -> Project:
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
        plan=_plan(project.plan),
        plan_unit="percent",
        objectives=numbered(project.objectives),
        indicators=project.indicators,
        generation="2024",
    )


_PRINTERS: Mapping[str, Callable[[BookProject, int], Project]] = {
    "2023": _in_2023,
    "2024": _in_2024,
}


def _plan(percents: tuple[Decimal, ...]) -> dict[str, str]:
    """Cumulative, blank while nothing is spent and where nothing is planned."""
    return {
        month: f"{percent.normalize():f}%" if percent else ""
        for month, percent in zip_longest(PLAN_MONTHS, percents[: len(PLAN_MONTHS)])
    }


def numbered(objectives: tuple[str, ...]) -> tuple[str, ...]:
    """The objectives, each with its number; a secret one stands alone."""
    if objectives == (_SECRET,):
        return objectives
    return tuple(f"{number}.{text}" for number, text in enumerate(objectives, 1))
