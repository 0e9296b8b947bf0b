"""For how long a figure is, by name or description and by the target: 每月 and 元/年."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P334", its("时效", "每月按时记账", "每年完成记账"), "month and year"),
        case("P221", its("时效", "发放养老待遇", "12月", "按月发放"), "a month for each month"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P334", its("数量", "每天洒水次数", "≥2次/天"), "the same period"),
        case("P334", its("成本", "补助标准", "3600元/人·年", "每月300元"), "a year in months"),
        case("P334", its("成本", "补助标准", "3600元/人·年", "按月计300元"), "counted by months"),
        case("P334", its("时效", "发放养老待遇", "每月15日前", "按月发放"), "each month"),
        case("P334", its("时效", "养护完成时间", "12月"), "by December"),
        case("P334", its("数量", "发放月数", "12月", "按月发放工资"), "twelve of them"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
