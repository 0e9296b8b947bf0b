"""What one of a thing costs, times how many there are of it, against what the project has."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P504",
            project(its("数量", "社区个数", "41个"), its("成本", "每个社区补助", "1万元")),
            "41 × 1",
        ),
        case(
            "P504",
            project(
                its("数量", "养护工人数", "10人"),
                its("成本", "人均月工资标准", "4000元"),
            ),
            "a month's wages for a year",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P504",
            project(its("数量", "社区个数", "41个"), its("成本", "每个社区补助", "0.89万元")),
            "36.49",
        ),
        case(
            "P504",
            project(its("数量", "受益人数", "41人"), its("成本", "每场活动费用", "1万元")),
            "other things",
        ),
        case(
            "P504",
            project(
                its("数量", "检定器具台件数", "≥8000台件"),
                its("成本", "单台送检费", "≤4.2万元", "全年标准器送检费用"),
            ),
            "what all of them cost",
        ),
        case(
            "P504",
            project(
                its("数量", "计量装置", "16处"), its("成本", "每公里改造成本", "≤3.6万元/公里")
            ),
            "a price of something else",
        ),
        case(
            "P504",
            project(
                its("数量", "养护工人数", "10人"),
                its("成本", "人均月工资标准", "4000元", "3个月的人均月工资"),
            ),
            "three months",
        ),
        case(
            "P504",
            project(
                its("数量", "苗木补植株数", "≥12万株"),
                its("成本", "每天洒水费", "≤0.5万元", "反映每天洒水费用"),
            ),
            "for days, and not for trees",
        ),
        case(
            "P504",
            project(its("成本", "个人缴费标准", "380元/人"), its("数量", "参保人数", "≥30000人")),
            "paid by persons too",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
