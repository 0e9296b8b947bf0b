"""Costs and time that are to be at least so much: the less of them the better."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P314", its("成本", "财政补贴资金", "≥0.9万元", "养护一处绿地所需资金"), "needed"),
        case("P314", its("成本", "每次活动成本", "≥0.2万元"), "cost at least"),
        case("P314", its("成本", "补贴发放金额", "≥36.5万元"), "at least the whole budget"),
        case("P369", its("成本", "护理补贴标准", "≥233元/人·月"), "a standard as a floor"),
        case("P369", its("成本", "村级办公经费标准", "≥3万元/村"), "each village's as a floor"),
        case("P315", its("时效", "故障修复时间", "≥4小时"), "slow at least"),
        case("P315", its("时效", "线路维护及时性", "≥2个工作日"), "slow, whatever is maintained"),
        case("P315", its("时效", "完成时间", "≥12月底"), "not before"),
        case("P315", its("时效", "故障报修到场时间", "≥24小时"), "late is as good"),
        case("P315", its("时效", "平均审理天数", "≥55天"), "the slower the better"),
        case(
            "P315",
            its("时效", "设备恢复时间", "≥72小时", "停机到恢复运行的时间"),
            "运行 in the words",
        ),
        case("P315", its("时效", "平均住院日", "≥9天"), "the longer in bed"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P314", its("成本", "护林员补贴", "≥0.9万元", "发放补贴所需资金"), "for persons"),
        case("P314", its("成本", "人均服务管理经费", "≥3000元/人"), "what each gets"),
        case("P314", its("成本", "村级办公经费标准", "≥3万元/村"), "what each village gets"),
        case("P314", its("成本", "社会资本投入", "≥300万元"), "money of others"),
        case("P369", its("成本", "护理补贴标准", "233元/人·月"), "a standard as it is"),
        case("P369", its("成本", "每次活动成本", "≥0.2万元"), "what P314 tells"),
        case("P369", its("成本", "补贴发放金额", "≥36.5万元"), "the whole budget, too"),
        case("P315", its("时效", "处理时间", "≥24小时", "高温发酵的时间"), "long enough"),
        case("P314", its("成本", "人均月补助标准", "≥1690元"), "a floor for persons"),
        case("P314", its("成本", "每次活动成本", "≤0.2万元"), "at most"),
        case("P315", its("时效", "提前申请时间", "≥60天"), "in advance"),
        case("P315", its("可持续", "设备使用年限", "≥5年"), "lasting"),
        case("P314", its("成本", "月人均补差", "≥380元"), "what makes up a poor person's income"),
        case(
            "P315",
            its("时效", "摆花完成时间", "≥3天", scoring="提前3天得满分，提前1天得一半"),
            "in advance, by its points",
        ),
        case("P315", its("时效", "供暖结束时间", "≥3月15日"), "an end"),
        case("P314", its("成本", "伙食费标准", "≥650元/人·月"), "what persons are entitled to"),
        case("P315", its("时效", "服务时间", "≥8小时"), "lasting"),
        case("P315", its("时效", "垃圾清运天数", "≥365天"), "on all days"),
        case("P315", its("时效", "工资发放时间", "≥12个月"), "in all months"),
        case("P314", its("成本", "优待金标准", "≥1.2万元/户"), "what a family is entitled to"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
