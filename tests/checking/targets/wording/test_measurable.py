"""Whether it can be told afterwards if the target was met."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P205", its("成本", "预算控制数", "年度预算"), "cost in words"),
        case("P205", its("数量", "服务人员", "区内人员"), "quantity in words"),
        case("P205", its("可持续", "长期性", "长期编印", "党刊持续出版年限"), "how many years"),
        case("P205", its("社会效益", "居民生活", "便利", "受益居民人数"), "how many people"),
        case("P205", its("时效", "补贴发放时间", "及时发放"), "when, and only in time"),
        case("P205", its("时效", "绿化工程完成期限", "按期完成"), "by when, and only in time"),
        case("P211", its("成本", "印刷成本", "每本不超过80元"), "a figure in words"),
        case("P212", its("时效", "资金到位及时率", "资金及时拨付"), "a share in words"),
        case("P212", its("质量", "拨付养护经费率", "≥100万元"), "money for a share of it"),
        case("P212", its("质量", "上门率", "≥3次"), "a rate in times"),
        case("P205", its("成本", "养护成本", "12月底"), "a cost in time"),
        case("P205", its("满意度", "居民满意度", "12月底前"), "content by December"),
        case("P205", its("可持续", "设备使用时间（年）", "正常使用"), "the name asks for years"),
        case("P212", its("质量", "优良路率", "≥85公里"), "a share in length"),
        case("P205", its("社会效益", "受益人数", "辖区居民"), "the name asks for a count"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P205", its("成本", "预算控制数", "不超过三万元"), "a number in words"),
        case("P205", its("时效", "工程完成时间", "按合同约定时间完成"), "a time to be looked up"),
        case("P205", its("时效", "发放及时性", "及时发放"), "no time is asked for"),
        case("P205", its("成本", "社会成本", "对居民出行影响小"), "harm done, in words"),
        case("P205", its("社会效益", "事故死亡人数", "下降"), "fewer than the year before"),
        case("P205", its("成本", "采购价格", "不高于市场价"), "a price that can be looked up"),
        case("P212", its("社会效益", "发案率", "同比下降"), "compared with the year before"),
        case("P205", its("时效", "手续费结算频次", "按季度结算"), "how often, in words"),
        case("P205", its("数量", "悬挂光荣牌户数", "应挂尽挂"), "all that are entitled"),
        case("P211", its("数量", "装备数量", "260套（件）"), "two counters"),
        case("P212", its("社会效益", "基层诊疗量占比", "较上年提高"), "compared with a year"),
        case("P211", its("成本", "补助标准", "590元/人·月"), "for each person and month"),
        case("P205", its("可持续", "设备使用时间（年）", "八年"), "years in words"),
        case("P205", its("社会效益", "受益人数", "全部居民"), "all of them"),
        case("P205", its("质量", "水质达标率（%）", "稳定达标"), "a share is P212's"),
        case("P205", its("数量", "修建道路", "一条"), "a counter in words"),
        case("P205", its("数量", "覆盖范围", "全县"), "the whole county"),
        case("P205", its("成本", "生态环境成本", "无污染"), "none can be told"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
