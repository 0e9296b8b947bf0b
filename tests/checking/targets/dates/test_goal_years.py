"""A department's goals of an earlier year: what was completed then is no goal."""

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
            "P414",
            disclosure(project(), goals=goal("2020年组织建设绩效指标全部完成。")),
            "done long ago",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P414",
            disclosure(project(), goals=goal("2024年组织建设绩效指标全部完成。")),
            "this year's",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_what_was_done_may_be_the_ground_of_a_goal() -> None:
    done = "到2023年底，已完成全部确权"
    assert findings("P414", disclosure(project(), goals=goal(f"{done}。")))
    assert not findings("P414", disclosure(project(), goals=goal(f"{done}；2024年做好登记。")))
