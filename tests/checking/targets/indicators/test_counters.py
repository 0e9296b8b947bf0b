"""Units that fit what is counted, and those that do not, in the words of many trades."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Agency, Indicator
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)

_MEASURED = [
    its("数量", "改善灌溉面积", "4.2万处"),
    its("数量", "新增粮食产量", "≥260万亩"),
    its("数量", "修建消防水池容积", "1500千米"),
    its("数量", "云存储容量", "600人次"),
    its("时效", "宣传周持续时间", "7人次"),
    its("成本", "示范点建设补助标准", "10个"),
    its("成本", "村道日常养护标准", "1000公里"),
    its("生态效益", "减少二氧化碳排放量", "≥300户"),
    its("数量", "新建围栏长度", "45亩次"),
]
_COUNTED = [
    its("数量", "抽检食品品种数", "120公顷"),
    its("数量", "受益农户数", "2100台"),
    its("数量", "接种疫苗剂次", "≥5.2万平方米"),
    its("数量", "印制宣传手册数量", "20000场"),
    its("社会效益", "外借册次", "≥6万户"),
    its("数量", "培训保洁员数量", "30棵"),
    its("数量", "出栏生猪数量", "3.2万页"),
    its("数量", "组建宣讲队伍数量", "12亩"),
    its("数量", "建设充电桩数量", "40人次"),
    its("数量", "维修村内道路数量", "6本"),
]
_SUFFIXED = [
    its("数量", "建设村级服务点数量", "64亩"),
    its("数量", "采集全血人份", "3.2万亩"),
    its("数量", "补助轧花厂数量", "12吨"),
    its("数量", "整修仓房数量", "16本"),
    its("数量", "聘请厨师数量", "4座"),
    its("数量", "配备灭火器数量", "300公里"),
    its("数量", "举办培训班期次", "6海里"),
    its("数量", "养护行道树数量", "2.1万米"),
]
_NAMED = [
    its("数量", "更新健身路径器材", "≥260场"),
    its("数量", "值勤巡逻车辆", "≥40名"),
    its("数量", "认定评估机构", "≥12人次"),
    its("数量", "公益讲座数量", "24件"),
    its("数量", "购置灭菌器数量", "2处"),
    its("数量", "采集土壤样品数", "≥900人"),
    its("数量", "安装警示牌数量", "30人次"),
    its("数量", "改造户数", "60件"),
    its("数量", "培训养老护理员", "60件"),
    its("数量", "改造换热站", "12户"),
    its("数量", "更换防盗柜台数", "8处"),
    its("数量", "走访家数", "50次"),
    its("数量", "快速检测批次", "6000人次"),
    its("数量", "科普剧场次", "12件"),
]
_DESCRIBED = [
    its("数量", "检查场所数量", "≥62次/天", "检查的加油站家数"),
    its("数量", "购置高压锅数量", "3处", "购置的高压锅台数"),
    its("数量", "收购籽棉数量", "2.6万户", "收购籽棉的重量"),
    its("数量", "开设防火隔离带", "28台", "新开设防火隔离带的长度"),
    its("数量", "举办读书节", "60册", "举办阅读推广活动场次"),
    its("数量", "培训从业人员", "≥90%", "药品从业人员培训人次"),
    its("数量", "推广新技术", "12吨", "推广应用新技术的农户数量情况"),
]
_RIGHT = [
    its("数量", "成年人样本数", "960人"),
    its("数量", "运行监控点位数", "45处"),
    its("数量", "全员参与动员", "3场"),
    its("数量", "走访入户", "2000份"),
    its("数量", "购置电脑台数", "20套"),
    its("数量", "服务企业家数", "45户"),
    its("数量", "参会专家数", "45名"),
    its("数量", "举办讲座数", "45期"),
    its("数量", "督查次数", "400件"),
    its("数量", "采样份数", "60人份"),
    its("数量", "补贴车辆数", "1120台"),
    its("数量", "抽查企业家数", "12家次"),
    its("数量", "更新消防装备", "80套"),
    its("数量", "草原鼠害防治面积", "≥20万亩次"),
    its("数量", "旅客吞吐量", "≥68万人次"),
    its("数量", "年降水量", "≥420毫米"),
    its("数量", "生猪出栏量", "3.2万头"),
    its("数量", "天然气产量", "2亿立方米"),
    its("可持续", "车辆使用寿命", "≥60万公里"),
    its("质量", "系统正常运行时间", "≥99%"),
    its("数量", "制定收费标准", "3项"),
    its("成本", "补贴标准", "500元/亩"),
    its("成本", "单机补贴标准", "≤30%"),
    its("数量", "整理档案数量", "120米"),
    its("数量", "购置显示屏", "48平方米"),
    its("数量", "巡演剧目数量", "12场"),
    its("数量", "设备租赁数量", "6批"),
    its("数量", "入户发放宣传册", "2000户次"),
    its("数量", "新建桥梁数量", "860延米"),
    its("数量", "服务企业", "200人次"),
    its("数量", "改造管网数量", "12条"),
    its("数量", "家庭农场数量", "86户"),
    its("数量", "法律援助案件数量", "≥300人次"),
    its("数量", "放映电影数量", "≥480场次"),
    its("数量", "慰问老党员", "86户", "慰问老党员人数"),
    its("时效", "物资发放时间", "1次/月"),
    its("社会效益", "培训规模增长", "≥10%", "培训人次"),
    its("质量", "优秀学员", "≥10%", "优秀学员占参训人数"),
    its("可持续", "模具使用寿命", "≥3000次"),
    its("数量", "登记法人数量", "620家"),
    its("数量", "建设停车位数量", "320个"),
    its("数量", "接入视频监控路数", "≥3260路"),
    its("数量", "巡航艘次", "620艘"),
    its("数量", "栽植行道树", "5公里"),
    its("数量", "推广机器人数量", "12台"),
]


_OTHERWISE = [
    its("数量", "铺设管道长度（米）", "5公里"),
    its("数量", "整治土地面积（平方米）", "1200亩"),
    its("数量", "购置图书（册）", "30台"),
    its("数量", "补栽行道树", "600盏", "补栽行道树（株）"),
    its("成本", "每亩补助标准", "150元/户"),
    its("成本", "户均奖补标准", "≤3000元/人"),
    its("成本", "茶园改造补助（元/亩）", "≤400元/场"),
    its("成本", "每口网箱补助标准", "≤13万元/亩"),
    its("成本", "道路清扫成本", "≤3元/人", "每平方米清扫保洁年成本"),
]
_ALIKE = [
    its("数量", "铺设管道长度（公里）", "5千米"),
    its("数量", "整治土地面积（亩）", "1.2万亩"),
    its("数量", "修缮面积（㎡）", "1200平方米"),
    its("数量", "管道长度（米）", "1200m"),
    its("数量", "清淤量（立方米）", "3万方"),
    its("数量", "购置图书（册）", "3000本"),
    its("成本", "每亩补助标准", "150元/亩·年"),
    its("成本", "每名学生补助标准", "1000元/生"),
    its("成本", "每次体检费用", "200元/人"),
    its("成本", "每辆车租赁费", "2万元/台"),
    its("成本", "企业吸纳就业补贴标准", "1000元/人", "每家企业每招用一人补贴标准"),
    its("成本", "每户人均补助标准", "1000元/人"),
    its("成本", "每次化验费用", "60元/份"),
    its("成本", "每位老人补助标准", "60元/人"),
]
_PARTS = [
    its("数量", "栽植乔木", "30.5株"),
    its("数量", "修建桥梁", "2.5座"),
    its("数量", "巡查", "3.5趟"),
]


def _ids(every: list[Indicator]) -> list[str]:
    return [f"{one.level3} {one.target.text}" for one in every]


@pytest.mark.parametrize("one", _MEASURED, ids=_ids(_MEASURED))
def test_a_measure_in_a_unit_of_another(one: Indicator) -> None:
    assert len(findings("P301", project(one))) == 1


@pytest.mark.parametrize(
    "one",
    _COUNTED + _SUFFIXED + _NAMED + _DESCRIBED,
    ids=_ids(_COUNTED + _SUFFIXED + _NAMED + _DESCRIBED),
)
def test_things_in_a_unit_of_others(one: Indicator) -> None:
    assert len(findings("P301", project(one))) + len(findings("P354", project(one))) == 1


@pytest.mark.parametrize("one", _RIGHT, ids=_ids(_RIGHT))
@pytest.mark.parametrize("rule", ["P301", "P354"])
def test_units_that_fit(rule: str, one: Indicator) -> None:
    assert findings(rule, project(one)) == []


@pytest.mark.parametrize("one", _OTHERWISE, ids=_ids(_OTHERWISE))
def test_counted_in_another_way(one: Indicator) -> None:
    assert len(findings("P213", project(one))) + len(findings("P301", project(one))) == 1


@pytest.mark.parametrize("one", _ALIKE, ids=_ids(_ALIKE))
def test_counted_alike(one: Indicator) -> None:
    assert findings("P213", project(one)) == []


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        pytest.param("公理", "公里", id="sounds alike"),
        pytest.param("万园", "万元", id="with 万"),
        pytest.param("厂次", "场次", id="times"),
        pytest.param("公里", "", id="right"),
        pytest.param("台班", "", id="a unit that is not listed"),
    ],
)
def test_a_misprinted_unit(unit: str, meant: str) -> None:
    said = [one.message for one in findings("P223", project(its("数量", "完成任务", f"30{unit}")))]
    assert [f"“{meant}”的误写" in one for one in said] == ([True] if meant else [])


@pytest.mark.parametrize("one", _PARTS, ids=_ids(_PARTS))
def test_no_part_of_it(one: Indicator) -> None:
    assert len(findings("P217", project(one))) == 1


@pytest.mark.parametrize(
    ("agency", "value", "times"),
    [
        pytest.param("东川县市场监督管理局", "380万家", 1, id="a county"),
        pytest.param("东川省市场监督管理局", "380万家", 0, id="a province"),
        pytest.param("西州自治区统计局", "380万户", 0, id="an autonomous region"),
        pytest.param("东川县市场监督管理局", "3.8万家", 0, id="as many as there are"),
    ],
)
def test_more_than_a_county_has(agency: str, value: str, times: int) -> None:
    made = disclosure(project(its("数量", "检查企业数量", value)), agency=Agency("", agency))
    assert len(findings("P225", made)) == times


def test_more_than_a_county_has_in_an_objective() -> None:
    said = ("科技型中小企业达到380万家。", "带动全国500万户农民。", "服务3.8万户次。")
    made = disclosure(project(objectives=said), agency=Agency("", "东川县科学技术局"))
    assert [found.evidence[0].text for found in findings("P225", made)] == [said[0]]


def test_a_number_is_no_unit() -> None:
    (found,) = findings("P223", project(its("数量", "防治草原鼠害", "2000亩次数")))
    assert "应写“亩次”" in found.message


@pytest.mark.parametrize(("unit", "times"), [("万册", 1), ("万尾", 0)])
def test_the_objective_counts_in_another_unit(unit: str, times: int) -> None:
    made = project(
        its("数量", "增殖放流鱼种情况", f"260{unit}"), objectives=("增殖放流鱼种260万尾。",)
    )
    assert len(findings("P352", made)) == times


@pytest.mark.parametrize(("said", "times"), [("深松整地3万亩次", 0), ("深松整地3万公顷", 1)])
def test_an_area_worked_once_is_an_area(said: str, times: int) -> None:
    made = project(its("数量", "深松整地面积", "3万亩"), objectives=(f"1.{said}。",))
    assert len(findings("P352", made)) == times


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P213", its("数量", "发放人数（个）", "17人"), "another way to count people"),
        case("P213", its("社会效益", "活动人次（人）", "≥100人"), "visits and people"),
        case("P354", its("数量", "选票印制数", "2000户"), "votes are of paper"),
        case("P354", its("数量", "通讯网络数量", "3辆", "反映宽带使用数量"), "lines as cars"),
        case("P354", its("数量", "购买设备数量", "≥30次"), "devices as times"),
        case("P213", its("数量", "监控数量（个）", ">301次"), "个 in the name, 次 in the target"),
        case("P354", its("数量", "调研用车数量", "6间", "反映用车的数量"), "cars as rooms"),
        case(
            "P213", its("数量", "培训人员规模", "≥750个", "培训人员规模（人）"), "described in 人"
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P213", its("数量", "发放人数（人）", "17人"), "the same"),
        case("P213", its("数量", "活动人次", "≥100人次"), "visits"),
        case("P213", its("成本", "体检费（人）", "≤300元"), "for each"),
        case("P354", its("数量", "培训人天数", "360人天"), "days of people"),
        case("P354", its("数量", "采集血量", "≥70万毫升", "约2000人次"), "from so many"),
        case("P354", its("数量", "新建电子警察数量", "40套"), "no police, but cameras"),
        case("P354", its("数量", "租用数量", "3辆", "租用公务用车的数量"), "cars, as described"),
        case("P354", its("数量", "改造数量", "6间", "改造公寓的数量"), "rooms of another name"),
        case("P213", its("数量", "发放物资", "≥750个", "发放物资（个）"), "the same"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
