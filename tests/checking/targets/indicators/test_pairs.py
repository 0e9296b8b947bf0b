"""Two indicators of a project whose numbers cannot both be meant."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P343",
            project(
                its("数量", "绿化养护宣传活动次数", "≥120次"),
                its("时效", "绿化养护宣传活动完成时间", "1次/月"),
            ),
            "120 and 12",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P343",
            project(
                its("数量", "绿化养护宣传活动次数", "≥12次"),
                its("时效", "绿化养护宣传活动完成时间", "1次/月"),
            ),
            "12 a year",
        ),
        case(
            "P343",
            project(its("数量", "培训次数", "≥120次"), its("时效", "修剪完成时间", "1次/月")),
            "another activity",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("number", "often", "is_told"),
    [
        pytest.param("≥30期", "≥7期/季度", True, id="the quarter's was rounded down"),
        pytest.param("12期", "2期/季度", True, id="they come to 8"),
        pytest.param("120期", "1期/月", True, id="ten times as many"),
        pytest.param("28期", "7期/季度", False, id="they come to it"),
        pytest.param("≥20期", "≥6期/季度", False, id="more than asked"),
        pytest.param("≥15期", "≥1期/月", False, id="and some besides"),
        pytest.param("≤30期", "7期/季度", False, id="at most"),
        pytest.param("48期", "1期/周", False, id="weeks have holidays"),
    ],
)
def test_issues_of_a_quarter_and_of_the_year(number: str, often: str, *, is_told: bool) -> None:
    rows = its("数量", "简报期数", number), its("时效", "简报编发频率", often)
    assert bool(findings("P343", project(*rows))) is is_told


def test_issues_of_something_else() -> None:
    rows = its("数量", "简报期数", "30期"), its("时效", "讲座频率", "7期/季度")
    assert not findings("P343", project(*rows))
    others = its("数量", "简报增刊期数", "6期")
    rows = its("数量", "简报期数", "30期"), its("时效", "简报编发频率", "7期/季度")
    assert not findings("P343", project(*rows, others))
