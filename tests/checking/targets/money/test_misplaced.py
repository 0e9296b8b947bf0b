"""Costs whose figures are right, but for the unit, the point or the order; absurdly low ones."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, costs, findings, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P508", costs(("项目总成本", "≤36.5元")), "元 for 万元"),
        case("P508", costs(("项目总成本", "≤3650000元")), "a nought too many"),
        case("P508", costs(("运行维护费", "≤46.4万元"), budget="64.40"), "turned figures"),
        case("P508", costs(("设备购置费", "≤1263万元"), budget="1623.00"), "in the middle"),
        case("P508", costs(("租车费用", "≤30.56万元"), budget="35.06"), "a nought turned"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P508",
            costs(("护林员月工资", "≤200元"), budget="3.20"),
            "who works beside other work",
        ),
        case("P508", costs(("项目总成本", "≤36.4元")), "other figures"),
        case("P508", costs(("运行费", "≤46.40万元"), budget="68.40"), "not turned"),
        case("P508", costs(("运行费", "≤46.4万元"), ("印刷", "≤9万元"), budget="64.40"), "two"),
        case("P508", costs(("运行费", "≤46万元"), budget="64.00"), "two figures are chance"),
        case("P508", costs(("每处运行费", "≤46.4万元"), budget="64.40"), "one of many"),
        case("P508", costs(("合同金额", "≤46.4万元"), budget="64.40"), "not of this budget"),
        case("P508", costs(("每亩养护成本", "≤3650元")), "the price of one"),
        case("P508", costs(("聘用费", "≤20万元"), budget="200.00"), "round figures"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
