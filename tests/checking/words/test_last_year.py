"""Changes in words, where a table prints a column of last year."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mingzhang.checking.check import check
from mingzhang.reading.source import read_bytes

PAGE = """云溪县档案局2024年部门预算

第一部分 部门预算情况说明

一、“三公”经费预算情况说明

2024年“三公”经费一般公共预算财政拨款预算数{total}万元，比上年{all}。
1.公务接待费。2024年预算3.20万元，比上年{meals}。
2.公务用车购置及运行维护费。2024年预算9.00万元，与上年持平。

第二部分 部门预算表

一般公共预算“三公”经费支出表

单位：万元

项目\t2023年预算数\t2024年预算数
合计\t13.10\t12.20
1.因公出国（境）费用\t\t
2.公务接待费\t4.10\t3.20
3.公务用车购置及运行费\t9.00\t{cars}
其中：（1）公务用车运行维护费\t9.00\t{cars}
（2）公务用车购置费\t\t
"""


def rules(
    total: str = "12.20", change: str = "下降6.87%", meals: str = "下降21.95%", cars: str = "9.00"
) -> Sequence[str]:
    page = PAGE.format(total=total, all=change, meals=meals, cars=cars)
    reports = check(read_bytes(page.encode(), "page.txt").disclosures)
    found = [finding.rule for report in reports for finding in report.findings]
    return [rule for rule in found if rule in ("W101", "W302", "W304", "W316")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, [], id="as the table has it"),
        pytest.param({"meals": "下降21.9%"}, [], id="cut off"),
        pytest.param({"meals": "下降12.95%"}, ["W316"], id="digits turned"),
        pytest.param({"meals": "减少0.90万元"}, [], id="the amount"),
        pytest.param({"meals": "减少0.60万元"}, ["W316"], id="another amount"),
        pytest.param({"meals": "持平"}, ["W316"], id="no change"),
        pytest.param({"change": "增长6.87%"}, ["W316"], id="the other way, of the total"),
        pytest.param({"total": "21.20"}, ["W101"], id="the total itself"),
        pytest.param({"meals": "执行数下降12.95%"}, [], id="of what was carried out"),
    ],
)
def test_a_change_is_that_of_the_row(said: dict[str, str], expected: list[str]) -> None:
    assert rules(**said) == expected
