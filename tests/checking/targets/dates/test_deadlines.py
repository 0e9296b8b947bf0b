"""Deadlines within the budget year."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, dated, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P413", its("时效", "完成时间", "次年3月底前"), "after the year"),
        case("P411", its("时效", "完成时间", "2023年年底前完成"), "the year before"),
        case("P411", dated("2023年12月31日"), "last year"),
        case("P411", dated("按时完成", "2023年底前完成"), "last year, described"),
        case("P413", dated("2025年6月底前"), "next year"),
        case("P416", dated("2023年12月31日", name="2023年度人才经费", title=""), "carried over"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P411", its("时效", "合同签订时间", "2023年12月底"), "where it begins"),
        case("P413", its("时效", "验收时间", "2025年5月底前（跨年度项目）"), "over two years"),
        case(
            "P411",
            its("时效", "发放完成时间", "1月底前", "反映2023年第四季度低保金发放时间"),
            "paid for the year before",
        ),
        case(
            "P411",
            its("时效", "支付时间", "2024年6月底前", "反映2023年12月底前完工项目的付款"),
            "the target has its own date",
        ),
        case("P413", its("时效", "决算报送时间", "次年1月底"), "accounts of the year"),
        case("P413", its("时效", "供暖期结束时间", "2025年3月15日前"), "a season"),
        case("P411", its("时效", "完成时间", "2024年年底前完成"), "the year itself"),
        case("P411", dated("2024年12月31日前"), "this year"),
        case("P411", dated("12月底前", "较2023年底有所提升"), "compared with last year"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
