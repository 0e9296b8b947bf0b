"""What is paid before the spending plan has it, or before the work begins."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P534", project(its("时效", "补助资金发放时间", "6月底前")), "half by then"),
        case(
            "P534",
            project(its("时效", "经费支付时限", "2024年10月底前支付完毕")),
            "three quarters by then",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P534", project(its("时效", "首批补助资金发放时间", "6月底前")), "a first part"),
        case("P534", project(its("时效", "资金发放时间", "每月10日前")), "each month"),
        case("P534", project(its("时效", "资金支付时间", "12月底前")), "by the end"),
        case("P534", project(its("时效", "资金支付时间", "2025年4月底前")), "the next year"),
        case("P534", project(its("时效", "养护完成时间", "6月底前")), "work and no money"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
