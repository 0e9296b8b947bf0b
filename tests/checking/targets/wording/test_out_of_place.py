"""P113: what a target table prints in other cells than its form has, twice, or without a name."""

from __future__ import annotations

from typing import Any

import pytest

from mingzhang.disclosure import Misplaced, Printed, Project
from tests.checking.targets.projects import Made, case, findings, project, the_finding


def _with_misplaced(*whats: Any) -> Project:
    return project(misplaced=tuple(Misplaced(what, Printed("产出指标")) for what in whats))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P113", _with_misplaced("level1", "columns"), "a column that stands too high"),
        case("P113", _with_misplaced("row", "row"), "rows beside their columns"),
        case("P113", _with_misplaced("code"), "the code in the department's cell"),
        case("P113", _with_misplaced("objectives"), "the objectives below the header"),
        case("P113", _with_misplaced("twice"), "a row above the indicators twice"),
        case("P113", _with_misplaced("nameless"), "a row without an indicator's name"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


def test_all_that_is_misplaced_in_a_table_is_told_at_once() -> None:
    (found,) = findings("P113", _with_misplaced("level1", "row", "row"))
    assert found.message.endswith(
        "”的绩效目标表没有按表样印：一级指标的名称整列上移，印在了表头里；一行整体错了格，没有印在自己的列里"
    )
    assert len(found.evidence) == 2
