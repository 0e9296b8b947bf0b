"""How a target is written: blank, a placeholder, 是/否 not chosen, no unit, two signs."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Indicator, Target
from tests.checking.targets.projects import WHOLE, Made, case, findings, its, project, the_finding

_CELLS = Target("≤12.0012月31日", "words")


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P201", its("数量", "养护面积", ""), "nothing printed"),
        case("P202", its("成本", "发放标准", "万元"), "a bare unit"),
        case("P202", its("社会效益", "居民素质", "%"), "a bare sign"),
        case("P202", its("数量", "养护面积", "XX"), "a template's letters"),
        case("P202", its("成本", "补助标准", "200元", "每名职工每年*元"), "star for an amount"),
        case("P202", its("时效", "完成时间", "12月底", "预计*年*月*日前"), "star for a date"),
        case("P202", its("数量", "巡查次数", "{{巡查次数}}"), "a program's gap"),
        case("P202", its("数量", "巡查次数", "≥6次", "按《文件名称》开展巡查"), "which document"),
        case("P202", its("数量", "巡查次数", "≥6次", "[单位名称]巡查次数"), "whose"),
        case("P203", its("质量", "是否合格", "（是/否）"), "not chosen"),
        case("P203", its("质量", "按时发放", "按时发放(是/否)"), "not chosen behind words"),
        case("P204", its("满意度", "居民满意度", "≥90"), "no unit"),
        case("P207", its("质量", "成活率", "≥90%以下"), "sign against words"),
        case("P207", its("质量", "成活率", "≥≤90%"), "two signs"),
        case("P207", its("数量", "督查次数", "≥5次/月/月"), "/月 twice"),
        case("P202", its("数量", "养护面积", "*"), "a star"),
        case("P202", its("质量", "成活率", "≥95%", scoring="≥XX%"), "the scoring's gap"),
        case("P214", its("成本", "电费", "≤23万"), "of what"),
        case("P215", its("质量", "缴纳标准", "是"), "no answer"),
        case("P218", its("数量", "养护面积", "至少40亩以上"), "said twice"),
        case("P218", its("数量", "养护人员", "≥4人", "至少4名以上养护工"), "of persons"),
        case("P207", its("质量", "成活率", "100-90%"), "a range that falls"),
        case("P207", its("质量", "成活率", "95%≥"), "the sign behind"),
        case("P207", its("质量", "成活率", "≥95%%"), "one sign too many"),
        case("P207", its("质量", "成活率", "95.5.5%"), "one point too many"),
        case("P207", its("成本", "预算控制数", "≤3万元元"), "one word too many"),
        case("P216", its("质量", "环境", "≥完成"), "nothing to compare"),
        case("P217", its("数量", "培训人数", "≥50.5人"), "half a person"),
        case("P214", its("成本", "维护费", "=1.5万元", scoring="高于1.5万"), "in the scoring"),
        case("P207", its("数量", "养护里程", "≥320公里公里"), "a unit twice"),
        case("P202", project(objectives=("1.目标内容1：绿化养护。",)), "a label left"),
        case("P202", project(objectives=("1.无",)), "no objective"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P202", its("数量", "巡查次数", "≥6次", "按《河道巡查办法》开展"), "a document"),
        case("P202", its("数量", "巡查次数", "≥6次", "【2020】47号文件规定"), "a year"),
        case("P207", its("数量", "督查次数", "≥5次/月"), "once"),
        case("P202", its("成本", "人员费", "9万元", "补助标准*人数"), "a product is no gap"),
        case("P202", its("成本", "人员费", "9万元", "计算公式：[人数]×[标准]"), "a formula"),
        case("P202", its("成本", "材料费", "9万元", "成本=【数量】×【单价】"), "its operands"),
        case("P202", its("质量", "发放率", "100%", "{已发数}/{应发数}"), "a ratio"),
        case("P202", its("成本", "设备费", "9万元", "[金额]口径为含税"), "a field's name"),
        case("P202", its("数量", "{县级}道路养护面积", "≥6万平方米"), "a word in braces"),
        case("P202", its("质量", "发放率", "100%", "实发/应发*100%"), "times 100%"),
        case("P202", its("质量", "监控", "达标", "提供7*24小时监控"), "round the clock"),
        case("P203", its("质量", "是否合格", "是"), "chosen"),
        case("P204", its("满意度", "居民满意度（%）", "≥90"), "the name has the unit"),
        case("P204", its("质量", "事故起数", "0"), "zero needs none"),
        case("P207", its("质量", "室温", "≥18度且≤26度"), "a range"),
        case("P214", its("数量", "诉求", "≥10万个"), "ten thousand of something"),
        case("P215", its("质量", "是否按标准", "是"), "a question"),
        case("P218", its("数量", "养护面积", "≥40亩"), "said once"),
        case("P218", its("质量", "单价超过80万元以上设备完好率", "≥95%"), "of what equipment"),
        case("P218", its("质量", "养护", "≥95%", "不低于30%以上部分按期拨付"), "of what part"),
        case("P204", its("质量", "案-件比", "≤1.5"), "a ratio of two counts"),
        case("P204", its("质量", "事故死亡率", "≤0.01", "每百万公里的人数"), "in each million"),
        case("P215", its("质量", "符合国家标准", "是"), "a question of yes or no"),
        case("P204", its("质量", "路面平整度", "≤4.5", "国际平整度指数"), "an index"),
        case("P204", its("社会效益", "万台设备死亡率", "≤0.06"), "in each 10,000"),
        case("P204", its("质量", "路面技术状况PQI", "≥88"), "an index has no unit"),
        case("P207", its("时效", "供暖时间", "11-3月"), "over the turn of the year"),
        case("P207", its("质量", "湿度", "40%≤湿度≤60%"), "between two bounds"),
        case("P207", its("质量", "室温", "18-26℃"), "a range that rises"),
        case("P216", its("成本", "补助", "不超过三万元"), "a number in words"),
        case("P216", its("质量", "考核等次", "≥良好"), "a grade"),
        case("P215", its("时效", "资金按规定支出", "是"), "spending is done or not"),
        case("P217", its("数量", "人均借阅册数", "≥1.5册"), "an average"),
        case("P217", its("数量", "覆盖人数", "≥1.5万人"), "fifteen thousand"),
        case("P204", its("社会效益", "拥堵指数", "≤1.5"), "nor has a ratio"),
        case("P214", its("数量", "诉求", "≥10万个", scoring="低于10万"), "no money"),
        case("P207", its("数量", "巡查次数", "每日2次"), "each day"),
        case("P207", its("质量", "水的酸碱度", "≥6≤9"), "from one bound to the other"),
        case("P207", its("数量", "补贴", "≥3个，每个5万元以内"), "two numbers"),
        case("P207", its("质量", "坏账下降", "10-5%"), "from more to less"),
        case("P207", its("时效", "夜间值班", "22-6小时"), "over midnight"),
        case("P216", its("质量", "空气质量", "≥去年同期"), "what was before"),
        case("P216", its("质量", "排放", "≤国家标准"), "what is set down elsewhere"),
        case("P216", its("质量", "学历", "≥本科"), "a degree"),
        case("P217", its("数量", "千人口医师数", "≥3.1人"), "of a thousand"),
        case("P217", its("数量", "培训期限", "1.5期"), "a period"),
        case(
            "P204",
            project(*(its(one.level2[:2], "甲", "≥9") for one in WHOLE)),
            "units stand elsewhere",
        ),
        case("P204", project(its("质量", "种猪精子活力", "≥0.7")), "a measure without a unit"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_number_run_into_a_date_is_told() -> None:
    torn = its("时效", "完成时间", "")
    torn = Indicator(
        **{f: getattr(torn, f) for f in ("level1", "level2", "level3")},
        description="",
        target=_CELLS,
        basis="",
    )
    assert len(findings("P207", project(torn))) == 1


@pytest.mark.parametrize("printed", ["{{预算数}}", "[预算数]", "《项目名称》", "${budget}", "__"])
@pytest.mark.parametrize("field", ["name", "budget", "plan"])
def test_a_templates_gap_in_a_cell_is_told_once(printed: str, field: str) -> None:
    plan = {"3": "10.00", "6": "120.00", "10": "200.00", "12": "365.00"}
    filled = (
        {"plan": {**plan, "12": printed}} if field == "plan" else {field: printed, "plan": plan}
    )
    made = project(plan_unit="percent" if field == "budget" else "money", **filled)
    (found,) = findings("P202", made)
    assert printed in found.message
    assert findings("P519", made) == []
    assert field == "name" or findings("P514", made) == []


@pytest.mark.parametrize("name", ["2024年__渠道清淤", "{上级}渠道清淤", "《渠道志》编印"])
def test_a_sign_in_a_name_is_no_gap(name: str) -> None:
    assert findings("P202", project(name=name)) == []


def test_a_mask_is_no_gap() -> None:
    assert findings("P202", project(name="**工程维护", budget="***")) == []
