"""Reasons that only say again what they are to explain."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check
from tests.narratives import disclosure, section


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        pytest.param(
            "（三）公务接待费1.20万元。比2023年预算减少0.30万元，主要原因是公务接待费减少。",
            True,
            id="the same name",
        ),
        pytest.param(
            "“教育支出（类）普通教育（款）小学教育（项）”科目99.00万元，主要用于学校运行。"
            "2024年预算安排99.00万元，比2023年预算执行数增加10.00%。主要原因是：小学教育经费增加。",
            True,
            id="the name of the account",
        ),
        pytest.param(
            "财政拨款支出预算99.00万元，比2023年预算增加9.00万元，主要原因是预算增加。",
            True,
            id="no name at all",
        ),
        pytest.param(
            "机关运行经费99.00万元，比2023年增加9.00万元，主要原因是物业管理费增加。",
            False,
            id="a part of it",
        ),
        pytest.param(
            "公务用车购置及运行费9.00万元，比2023年预算增加2.00万元，主要原因是公务用车运行费增加。",
            False,
            id="a part that is called alike",
        ),
    ],
)
def test_reasons_that_say_it_again(text: str, is_told: bool) -> None:
    (report,) = check([disclosure(section("支出情况说明", text))])
    assert ("W317" in {finding.rule for finding in report.findings}) is is_told
