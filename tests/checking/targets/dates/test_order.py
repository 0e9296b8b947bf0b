"""Periods that end before they begin, and work that does."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P420", its("数量", "在岗人数", "27人", "2021-2019年度在岗人员"), "years backwards"),
        case("P420", project(period="2022年-2021年"), "the period runs backwards"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P420", its("数量", "在岗人数", "27人", "2019-2021年度在岗人员"), "forwards"),
        case("P420", project(period="2021年-2022年"), "forwards"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
