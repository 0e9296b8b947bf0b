"""What a description says in figures, against the target: limits, times, quantities."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P332", its("时效", "修复", "≤37小时", "5小时内修复，最长不超过2天"), "within"),
        case("P332", its("质量", "知晓率", "≥95%", "知晓率不低于90%"), "another number"),
        case("P332", its("成本", "维护费", "≥22万元", "不超过22万元"), "the other way"),
        case("P336", its("数量", "使用节点", "≥60个", "全区62个节点畅通"), "62 and 60"),
        case("P332", its("时效", "修复时间", "≤37小时", "四小时内修复"), "a number in words"),
        case("P332", its("时效", "修复时间", "≤37天", "3个工作日内修复"), "working days and days"),
        case("P332", its("成本", "单件补助", "≥300元", "每件补助不超过300元"), "the other way"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P332", its("质量", "完好率", "≥95%", "完好率达到90%为良好"), "a grade"),
        case("P332", its("时效", "响应", "≤2小时", "到场后4小时内修复"), "of another step"),
        case("P332", its("成本", "补助", "≤500元", "市级补助不超过300元"), "one part of it"),
        case("P336", its("数量", "监测点", "12个", "含国控3个监测点"), "a part of them"),
        case("P332", its("质量", "知晓率", "≥90%", "知晓率不低于90%"), "the same number"),
        case("P332", its("质量", "准确率", "≥95%", "误差不超过5%"), "the rest of the whole"),
        case(
            "P332",
            its("质量", "工程合格率", "100%", "单元工程合格比例，优良率70%以上"),
            "another share of the same",
        ),
        case("P332", its("时效", "修复", "≤4小时", "4小时内修复，最长不超过2天"), "another unit"),
        case("P336", its("数量", "使用节点", "≥62个", "全区62个节点畅通"), "the same count"),
        case("P336", its("数量", "活动场次", "≥60场", "每村2场"), "for each"),
        case("P336", its("数量", "检修水闸座数", "4座", "东、西干渠各2座"), "so many in each"),
        case("P336", its("数量", "开课期数", "6期", "书法2期、国画2期、合唱2期"), "parts alike"),
        case("P336", its("数量", "护栏长度", "≥3000米", "高1.2米，热镀锌"), "another measure"),
        case("P336", its("数量", "巡检次数", "24次", "半月1次"), "how often"),
        case("P336", its("数量", "受理投诉", "≥90件", "重复投诉只计1件"), "how it is counted"),
        case("P332", its("时效", "修复时间", "≤5天", "三个工作日内修复"), "days for working days"),
        case("P332", its("数量", "培训人数", "≥300人", "每期不少于50人"), "of each"),
        case("P332", its("成本", "培训费", "≤3万元", "人均不超过550元"), "of each person"),
        case("P332", its("质量", "造林合格率", "≥95%", "成活率达到85%的小班占比"), "what counts"),
        case("P332", its("质量", "验收合格率", "100%", "得分不低于90%为合格"), "what passes"),
        case("P332", its("时效", "验收时间", "≤30天", "申请后不超过5个工作日受理"), "first step"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
