"""What small firms have won against what was reserved for them."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check
from tests.narratives import disclosure, section

_TEXT = (
    "面向中小企业预留政府采购项目预算金额620.00万元，面向小微企业预留政府采购项目预算金额380.00万元。"
    "在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额{}万元；"
    "在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额{}万元。"
)


@pytest.mark.parametrize(
    ("both", "small", "told"),
    [("598.40", "362.80", 0), ("620.00", "380.00", 0), ("598.40", "632.80", 1)],
)
def test_what_is_won_of_what_was_reserved(both: str, small: str, told: int) -> None:
    made = disclosure(section("政府采购支出情况", _TEXT.format(both, small)), kind="final")
    (report,) = check([made])
    assert [finding.rule for finding in report.findings].count("W213") == told
