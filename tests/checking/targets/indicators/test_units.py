"""Whether the target's unit fits what the name says is measured (`measured`)."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P208", its("成本", "补贴标准（万元）", "0.1元"), "元 for 万元"),
        case("P208", its("成本", "补贴标准(元)", "20万元"), "万元 for 元"),
        case("P301", its("成本", "补贴人均标准", "≥33人"), "people for money"),
        case("P301", its("数量", "离任干部人数", "≤94.6万元"), "money for people"),
        case("P301", its("社会效益", "普及正版", "≥9万元", "使用的人次"), "as it is described"),
        case("P301", its("数量", "考核称职人数", "≥90%"), "a share for people"),
        case("P301", its("数量", "活动次数", "≥1人"), "people for times"),
        case("P301", its("数量", "任务完成率", "1000册"), "a count for a share"),
        case("P301", its("可持续", "参与人次（次）", "≥100人"), "not the unit in the name"),
        case("P301", its("数量", "供应食堂数量", "4人"), "things in persons"),
        case("P301", its("数量", "采购数量", "≥16人", "设备采购数量"), "the description has what"),
        case("P301", its("数量", "印制材料", "≥600米", "培训材料印刷数量"), "prints in metres"),
        case("P301", its("数量", "取暖面积", "6200立方米"), "area in cubic metres"),
        case("P301", its("数量", "租车次数", "≥150吨"), "times in tons"),
        case("P301", its("成本", "督导检查", "2.5万次", "督导检查所需费用"), "a cost described"),
        case("P301", its("成本", "补贴标准", "36000%"), "money as a share"),
        case("P301", its("满意度", "居民满意情况", "≥95人"), "satisfaction in people"),
        case("P301", its("数量", "除草面积", "≥4个片区"), "an area in pieces"),
        case("P301", its("数量", "设备购置数量", "≥10年"), "things in years"),
        case("P301", its("数量", "道路长度", "≥5平方米"), "a length in square metres"),
        case("P301", its("成本", "养护费", "≤6800平方米"), "a cost in square metres"),
        case("P301", its("数量", "符合条件的退役军人", "1万元", "补贴的人数"), "persons in money"),
        case("P301", its("质量", "系统故障率", "≤10人"), "faults in people"),
        case(
            "P301", its("成本", "改造工程投资", "≤460%", "改造及设备"), "an investment in per cent"
        ),
        case("P301", its("数量", "离退休干部总人数", "31岁"), "ages count nobody"),
        case("P301", its("经济效益", "实现产值", "≥70万人"), "sales in people"),
        case("P301", its("质量", "采购质量", "≥1300种类"), "quality is not counted"),
        case("P301", its("质量", "施工质量", "≥5公里"), "nor measured in length"),
        case("P301", its("数量", "合作高校数量", "≥20人"), "schools as people"),
        case("P301", its("可持续", "保障年限", "1%"), "years in per cent"),
        case("P301", its("时效", "提供帮助的时间", "≤3%"), "days in per cent"),
        case("P301", its("数量", "建设高标准农田面积", "≥100%"), "an area in per cent"),
        case("P301", its("数量", "受益学生人数", "≥3200所"), "people in schools"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P301", its("数量", "保安人员数量", "≥55人"), "people are counted"),
        case("P301", its("社会效益", "游客人次", "10%", "接待游客比上年增长"), "how many more"),
        case("P301", its("数量", "采购数量", "≥16人", "采购服务人员数量"), "persons are hired"),
        case("P301", its("数量", "采购数量", "100吨", "融雪剂采购数量"), "goods in tons"),
        case("P208", its("成本", "补贴标准（元）", "≤100元/人"), "the same unit"),
        case("P301", its("满意度", "居民满意度", "≥90分"), "points"),
        case("P301", its("数量", "养护面积", "≥4公顷"), "an area"),
        case("P301", its("数量", "养护面积", "≥4万平方"), "a unit cut short"),
        case("P301", its("满意度", "居民满意情况", "≥95分"), "points"),
        case("P301", its("质量", "病床周转率", "≥40次"), "so many times a year"),
        case("P301", its("质量", "图书复本率", "≤3册"), "copies of each"),
        case("P301", its("满意度", "不满意件", "≤3件"), "cases, no share"),
        case("P301", its("质量", "上门率", "≥3次"), "no known share, which P212 doubts"),
        case("P301", its("质量", "编校差错率", "≤0.5‱"), "so many of ten thousand"),
        case("P301", its("社会效益", "客户端月活用户数", "≥4万人"), "users are people"),
        case("P301", its("数量", "发放人数（个）", "17人"), "another way to count people"),
        case("P301", its("数量", "活动人次（人）", "≥100人次"), "people and visits"),
        case("P301", its("质量", "差错率", "≤1处/万字"), "per ten thousand"),
        case("P301", its("数量", "参训人数增长比例", "≥5%"), "growth of a count"),
        case("P301", its("成本", "体检费（人）", "≤300元"), "money for each"),
        case("P301", its("成本", "护理工资", "12个月"), "months of wages"),
        case("P301", its("质量", "地表水质量", "≥3类"), "a class of water"),
        case("P301", its("质量", "服务质量", "≥90分"), "points"),
        case("P301", its("数量", "高龄老人年龄", "≥80岁"), "how old they are"),
        case("P301", its("数量", "投票人数", "≥300人"), "who votes"),
        case("P301", its("成本", "资金使用", "100%"), "all of it used"),
        case("P301", its("数量", "授课时间数量", "≥36学时"), "a number of hours"),
        case("P301", its("数量", "律师值班天数", "≥1800人天"), "days of several"),
        case("P301", its("可持续", "设备使用年限", "≥5年"), "years in years"),
        case("P301", its("数量", "管护里程", "1035.6公里"), "a length"),
        case("P301", its("数量", "困难职工", "20万元", "慰问资金"), "money is described"),
        case("P301", its("质量", "系统故障率", "0起"), "none, in any unit"),
        case("P301", its("数量", "绿化面积增长", "≥5%"), "growth of an area"),
        case("P301", its("数量", "受益学生人数", "≥3200个"), "another way to count people"),
        case("P301", its("成本", "社会成本", "≤3次"), "harm is counted"),
        case("P301", its("成本", "用地成本", "≤100亩"), "land is measured"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
