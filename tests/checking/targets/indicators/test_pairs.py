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
