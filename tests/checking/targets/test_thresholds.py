"""The numbers that a finance bureau may set for itself: one less or more decides."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingzhang.checking.check import check
from mingzhang.checking.settings import Settings
from mingzhang.disclosure import Disclosure
from tests.checking.targets.projects import disclosure, its, project


def _costs(first: str, second: str) -> Disclosure:
    return disclosure(project(its("成本", "印刷费用", first), its("成本", "租车费用", second)))


_BASED = its("数量", "养护面积", "≥6800平方米", basis="关于做好2021年度考核工作的通知")
_PRICED = project(its("数量", "社区个数", "40个"), its("成本", "每个社区补助", "1万元"))


@pytest.mark.parametrize(
    ("rule", "made", "found", "passed"),
    [
        pytest.param("P504", disclosure(_PRICED), "9.5", "9.6", id="40.00 of 36.50 in percent"),
        pytest.param("P506", _costs("≤36.5万元", "≤36.5万元"), "36.5", "36.6", id="万元"),
        pytest.param("P406", disclosure(project(_BASED)), "3", "4", id="2021 in 2024"),
        pytest.param(
            "P621",
            disclosure(project(), project(name="热线运行", title="")),
            "6",
            "7",
            id="of six indicators",
        ),
    ],
)
def test_a_threshold_decides(rule: str, made: Disclosure, found: str, passed: str) -> None:
    assert rule in _rules(made, rule, found)
    assert rule not in _rules(made, rule, passed)


def _rules(made: Disclosure, rule: str, threshold: str) -> set[str]:
    (report,) = check([made], Settings({rule: Decimal(threshold)}))
    return {finding.rule for finding in report.findings}
