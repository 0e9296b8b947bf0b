"""Cells of one row that do not go together, though each can be right: hints."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P357", its("时效", "慰问品发放时间", "1次/月"), "how often for when"),
        case("P357", its("质量", "系统升级完成率", "100%", "升级工作的时间安排"), "a time"),
        case("P357", its("数量", "奖杯购置个数", "≥60个", basis="市场询价"), "many by price"),
        case("P357", its("数量", "画册印刷数量", "≥900册", "画册印刷的质量"), "how good they are"),
        case("P357", its("满意度", "居民满意度", "≥90%", "养护完成情况"), "nobody is asked"),
        case("P357", its("成本", "护林员工资标准", "2400元"), "a month or a year"),
        case("P357", its("社会效益", "补贴落实率", "≥90%", "符合条件的均能领取"), "not all"),
        case("P357", its("成本", "慰问金发放标准", "36.5万元"), "all of it for each"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P357", its("时效", "招聘会举办时间", "每季度1场"), "when events are held"),
        case("P357", its("时效", "资料报送时间", "每月10日前"), "by that day"),
        case("P357", its("数量", "设备购置台数", "≥6台", basis="采购计划及市场询价"), "a plan"),
        case("P357", its("成本", "设备单价", "≤3000元", basis="市场询价"), "a price"),
        case("P357", its("成本", "护林员工资标准", "2400元/人·月"), "a month"),
        case("P357", its("社会效益", "补贴落实率", "100%", "符合条件的均能领取"), "all"),
        case("P357", its("成本", "慰问金发放标准", "500元"), "a part of it"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
