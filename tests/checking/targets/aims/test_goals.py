"""The department's goals (部门整体绩效目标): their indicators stand in sentences."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    goal,
    project,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P318",
            disclosure(project(), goals=goal("编印差错率 ≥99.9%；资料征集完成率≥85%。")),
            "errors at least",
        ),
        case("P318", disclosure(project(), goals=goal("群众满意度不高于95%。")), "content at most"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P318", disclosure(project(), goals=goal("事故处理率不低于95%。")), "dealt with"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_units_below_a_satisfaction_are_to_be_few() -> None:
    said = goal("群众满意度低于90%的单位数量为0。")
    assert not findings("P318", disclosure(project(), goals=said))


def test_a_goal_that_is_said_twice_is_told_once() -> None:
    said = goal("编印差错率≥99.9%；反映编印出现差错情况≥99.9%。")
    assert len(findings("P318", disclosure(project(), goals=said))) == 1
