"""Tables that print targets without being a project's: as projects, so that all rules see them.

A self-evaluation prints the targets again, and what was reached; the table of a whole department
has targets of its own.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from mingzhang.checking.targets.department_tables import OverallTable
from mingzhang.disclosure import Evaluation, Indicator, Printed, Project, Target
from mingzhang.reading.projects.targets import parse_target


def of_evaluation(its: Evaluation) -> Project:
    """The targets that a self-evaluation prints again; it has no number, and no plan or basis."""
    return _evaluated(its, "target", its.expected)


def achieved_of(its: Evaluation) -> Project:
    """What a self-evaluation says was reached, as if it were the target."""
    return _evaluated(its, "actual", its.achieved)


def _evaluated(its: Evaluation, role: Literal["target", "actual"], objective: Printed) -> Project:
    cells: list[Printed] = [getattr(rating, role) for rating in its.ratings]
    indicators = tuple(
        Indicator(
            rating.level1,
            rating.level2,
            rating.level3.text,
            "",
            _in_its_unit(cell.text, rating.target.text),
            "",
            where=rating.level3.where,
            places={"level3": rating.level3.where, "target": cell.where},
        )
        for rating, cell in zip(its.ratings, cells, strict=True)
    )
    return Project(
        0,
        its.name.text,
        title=its.heading,
        money_unit="万元",
        objectives=(objective.text,) if objective.text else (),
        indicators=indicators,
        responsible_department=its.department.text,
        implementing_unit=its.unit.text,
        where=its.where,
        places={
            "name": its.name.where,
            "objectives": objective.where,
            "achieved": its.achieved.where,
            "responsible_department": its.department.where,
            "implementing_unit": its.unit.where,
        },
    )


def _in_its_unit(text: str, asked: str) -> Target:
    """The target that a cell prints; a number alone has the unit of what was asked."""
    target, unit = parse_target(text), parse_target(asked).unit
    return (
        msgspec.structs.replace(target, unit=unit)
        if target.kind == "number" and unit and not target.unit
        else target
    )


def overall_project(table: OverallTable) -> Project:
    """The targets of the whole department, as a project without a number."""
    where = table.goal.where
    objective = table.goal.places.get("objective", ())
    return Project(
        0,
        "部门整体",
        title="部门整体绩效目标表",
        objectives=(table.goal.objective,) if table.goal.objective else (),
        indicators=table.indicators,
        where=where,
        places={"objectives": objective[0]} if objective else {},
    )
