"""Indicators under a kind that only some agencies put them under: hints."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P356", its("社会效益", "节约运行经费", "≥2万元"), "saved by the agency"),
        case("P356", its("质量", "抽检完成及时率", "100%"), "punctual as quality"),
        case("P356", its("质量", "工程按时完工率", "100%"), "in time as quality"),
        case("P356", its("质量", "配套资金到位率", "100%"), "money that came in, as quality"),
        case("P356", its("可持续", "惠民政策知晓率", "≥90%"), "awareness as what lasts"),
        case("P356", its("社会效益", "科普讲座场次", "≥12场"), "lectures as benefit"),
        case("P356", its("社会效益", "制作宣传栏块数", "≥60块"), "what was made"),
        case("P356", its("经济效益", "受训农民人数", "≥300人"), "who was trained"),
        case("P356", its("可持续", "增加活动阵地个数", "≥5个"), "more of them do not last"),
        case("P356", its("社会效益", "节约财政资金", "≥3万元"), "money saved for society"),
        case("P356", its("质量", "投资控制率", "≤100%"), "costs as quality"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P356", its("社会效益", "为企业节约成本", "≥5万元"), "saved by others"),
        case("P356", its("社会效益", "培训带动就业人数", "≥50人"), "what came of it"),
        case("P356", its("社会效益", "困难群众补助标准", "≥6000元"), "what persons get"),
        case("P356", its("社会效益", "媒体报道次数", "≥9次"), "what others do"),
        case("P356", its("可持续", "建立管护制度数", "≥1项"), "what lasts"),
        case("P356", its("社会效益", "政策知晓率", "≥90%"), "where it belongs"),
        case("P356", its("质量", "培训计划按期完成率", "≥95%"), "in the library of a province"),
        case("P356", its("经济效益", "节约资金", "≥3万元"), "where it belongs"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
