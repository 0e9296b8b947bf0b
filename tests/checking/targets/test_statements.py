"""One grammar for what sentences say in figures, and what the rules make of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.targets.statements import statements
from mingzhang.checking.targets.things import said_of, telling_words
from mingzhang.disclosure import Indicator, Project
from tests.checking.targets.projects import findings, its, project


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("1.完成52处泵站检修。", [("52", "处", "")], id="the mark of a list"),
        pytest.param("1.12处泵站检修。", [], id="1. and 12, or 1.12: nobody knows"),
        pytest.param("造林1.2万亩", [("12000", "亩", "")], id="万 is counted out"),
        pytest.param("培训学员60名", [("60", "人", "")], id="名 are 人"),
        pytest.param(
            "每人每月600元,共50人", [("600", "元", "人月"), ("50", "人", "")], id="for each"
        ),
        pytest.param("补贴1.5万元/辆·年", [("15000", "元", "辆年")], id="for each, behind"),
        pytest.param("3个工作日内办结", [("3", "工作日", "")], id="working days"),
        pytest.param("60日内办结,2024年9月1日开学", [("60", "日", "")], id="a date is no figure"),
        pytest.param("培训20—30人", [], id="from so many to so many"),
        pytest.param("陵园及8处墓碑", [], id="one more than eight"),
        pytest.param("1," * 50_000, [], id="digits without end"),
    ],
)
def test_figures_with_what_they_are_for(text: str, said: list[tuple[str, str, str]]) -> None:
    found = [
        (f"{one.number.normalize():f}", one.unit, "".join(one.each)) for one in statements(text)
    ]
    assert found == said


def test_each_figure_has_its_own_words() -> None:
    names = [one.item.split() for one in statements("储备帐篷20顶、棉被90床,发放雨衣300件。")]
    assert names == [["储备帐篷"], ["棉被"], ["发放雨衣"]]


@given(st.integers(1, 99999), st.integers(1, 99999))
def test_a_list_is_read_figure_by_figure(one: int, other: int) -> None:
    numbers = [each.number for each in statements(f"养护乔木{one}株、灌木{other}株。")]
    assert numbers == [Decimal(one), Decimal(other)]


def test_a_name_is_told_by_its_own_words() -> None:
    assert telling_words("新建健身路径数量") == ("新建", "健身", "路径")
    assert telling_words("服务人数") == ()


def test_of_two_indicators_each_has_what_is_said_of_it() -> None:
    said = statements("1.养护乔木90株、灌木400株。")
    trees, shrubs = "养护乔木数量", "养护灌木数量"
    of_trees, of_shrubs = said_of(trees, said, [shrubs]), said_of(shrubs, said, [trees])
    assert of_trees and [one.number for one in of_trees.those] == [Decimal(90)]
    assert of_shrubs and [one.number for one in of_shrubs.those] == [Decimal(400)]


def _case(rule: str, why: str, *indicators: Indicator, said: str = "", **fields: Any) -> object:
    if said:
        fields["objectives"] = (said,)
    return pytest.param(rule, project(*indicators, **fields), id=f"{rule} {why}")


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        _case(
            "P344",
            "the purpose agrees, the objective does not",
            its("数量", "检修泵站数量", "46处"),
            said="1.完成52处农村泵站检修。",
            purpose="用于46处泵站检修",
        ),
        _case(
            "P344",
            "one of a list",
            its("数量", "采购棉被数量", "500床"),
            its("数量", "采购帐篷数量", "20床"),
            said="1.采购帐篷20床、棉被300床。",
        ),
        _case(
            "P344",
            "a part that is named",
            its("数量", "补助区级传承人", "14人"),
            its("数量", "补助市级传承人", "8人"),
            said="1.补助传承人20名，其中市级8名、区级12名。",
        ),
        _case("P344", "days", its("数量", "免费开放天数", "≥200天"), said="1.展馆免费开放260天。"),
        _case(
            "P344",
            "twice in a row",
            its("数量", "布展场次", "≥2场"),
            said="1.接待参观学生2万人次，接待参观学生3万人次。",
        ),
        _case(
            "P344",
            "for each and in all",
            its("数量", "巡检水闸数量", "≥38座"),
            said="1.每座水闸全年巡检4次，全年巡检6次。",
        ),
        _case(
            "P344",
            "how deep",
            its("质量", "深松作业深度", "≥30厘米"),
            said="1.完成深松作业5万亩，作业深度25厘米。",
        ),
        _case(
            "P344",
            "a nought lost of two",
            its("数量", "肝癌筛查人数", "≥10000人"),
            its("数量", "胃癌筛查人数", "≥1000人"),
            said="1.为10000名居民提供肝癌筛查和胃癌筛查。",
        ),
        _case(
            "P344",
            "a word of its own",
            its("数量", "宏观观测点数量", "=20个"),
            said="1.建成台网，观测点30个。",
            purpose="用于20个宏观观测点运行",
        ),
        _case(
            "P344",
            "a grade",
            its("质量", "等级保护级别", "三级"),
            said="1.通过网络安全等级保护二级测评。",
        ),
        _case(
            "P344",
            "a grade in the description",
            its("数量", "等级保护测评次数", "1次", "完成等级保护三级测评次数"),
            said="1.完成网络安全等级保护二级测评。",
        ),
        _case(
            "P371",
            "in minutes instead of hours",
            its("数量", "形成音视频时长", "≥60分钟"),
            said="1.访谈老工匠，形成音视频60小时。",
        ),
        _case(
            "P371",
            "of each training",
            its("质量", "每期培训天数", "≥3天"),
            said="1.举办培训班4期，培训时间不少于5天。",
        ),
        _case(
            "P372",
            "a day of each month",
            its("时效", "津贴发放时间", "每月25日前"),
            said="1.津贴每月20日前发放到位。",
        ),
        _case(
            "P374",
            "one of two",
            its("成本", "小学生均公用经费标准", "650元/生·年"),
            its("成本", "初中生均公用经费标准", "650元/生·年"),
            said="1.小学每生每年650元、初中每生每年850元。",
        ),
        _case(
            "P374",
            "one of two, by its thing",
            its("成本", "示范户补助标准", "≤400元/户"),
            its("成本", "人均培训成本", "≤500元/人次"),
            said="1.指导示范户40户，每户补助4000元。",
        ),
        _case(
            "P344",
            "right behind another figure",
            its("数量", "修缮古建筑面积", "≥1280平方米"),
            said="1.修缮古建筑3处1180平方米。",
        ),
        _case(
            "P344",
            "the most of each",
            its("质量", "墓位占地面积", "≤0.8平方米"),
            said="1.墓位占地不超过0.5平方米。",
        ),
        _case(
            "P344",
            "how thick, in a word of the name",
            its("质量", "路面厚度", "≥15厘米"),
            said="1.硬化道路15公里，路面宽度3.5米，厚度18厘米。",
        ),
        _case(
            "P344",
            "of the province and of the city",
            its("数量", "创建卫生村数量", "≥6个", "反映创建省级卫生村数量"),
            said="1.创建市级卫生村6个。",
        ),
        _case(
            "P372",
            "the other date is of something else",
            its("时效", "打压试验完成时间", "10月底前"),
            said="1.9月底前完成打压试验，10月底前具备供热条件。",
        ),
        _case(
            "P373",
            "a season of what is said next",
            its("数量", "安全巡查次数", "≥1次"),
            said="1.每季度开展一次安全巡查，汛期前完成设施检修。",
        ),
        _case(
            "P373",
            "发现 is no 现有",
            its("数量", "隐患通报次数", "≥2次"),
            said="1.发现隐患每季度通报一次。",
        ),
        _case(
            "P344",
            "days are counted to the last",
            its("数量", "免费开放天数", "≥320天"),
            said="1.展馆免费开放300天以上。",
        ),
        _case(
            "P344",
            "万 for 亿 of all together",
            its("数量", "放流苗种数量", "≥1.2万尾"),
            said="1.放流对虾、梭子蟹、牙鲆苗种1.2亿尾。",
        ),
        _case(
            "P345",
            "per thousand, both at most",
            its("质量", "森林火灾受害率", "≤0.9‰"),
            said="1.森林火灾受害率控制在0.5‰以内。",
        ),
        _case(
            "P371",
            "hours",
            its("时效", "故障修复时间", "≤48小时"),
            said="1.监控故障修复不超过24小时。",
        ),
        _case(
            "P371", "other units", its("时效", "投诉办结时限", "≤3天"), said="1.投诉24小时内办结。"
        ),
        _case(
            "P371",
            "open day and night",
            its("质量", "公厕开放时长", "≥18小时", "公厕每日开放时长"),
            said="1.管护公厕9座，24小时免费开放。",
        ),
        _case(
            "P371",
            "each month",
            its("时效", "顾问每月服务时长", "≥4小时"),
            said="1.每名顾问每月到村服务不少于8小时。",
        ),
        _case(
            "P372",
            "two months late",
            its("时效", "终端安装完成时间", "11月底前"),
            said="1.9月底前安装终端60套。",
        ),
        _case(
            "P372",
            "before the floods",
            its("时效", "清淤工程完工时间", "11月底前"),
            said="1.清淤12公里，汛期前完工。",
        ),
        _case(
            "P372",
            "a quarter",
            its("时效", "设备安装时间", "12月底前"),
            said="1.设备二季度完成安装。",
        ),
        _case("P373", "quarters", its("数量", "演练次数", "2次"), said="1.每季度组织1次综合演练。"),
        _case(
            "P373",
            "the year's number of what is asked for by the quarter",
            its("数量", "苗情通报期数", "≥6期/季度"),
            said="1.全年印发苗情通报不少于30期。",
        ),
        _case(
            "P373",
            "a description without the name",
            its("数量", "苗情通报期数", "≥30期", "每季度印发7期"),
        ),
        _case(
            "P373",
            "in Chinese figures",
            its("数量", "监测次数", "4次"),
            said="1.每半年开展一次土壤监测。",
        ),
        _case(
            "P373",
            "another frequency",
            its("时效", "巡查频次", "每季度1次"),
            said="1.对河道每月巡查1次。",
        ),
        _case(
            "P344",
            "in turns",
            its("数量", "宣讲活动场次", "6场"),
            said="1.开展防火宣讲进校园、进社区活动8场。",
        ),
        _case("P344", "cases", its("数量", "捐献例数", "≥2例"), said="1.实现器官捐献3例以上。"),
        _case(
            "P373",
            "paid by the month, and by the quarter",
            its("时效", "补贴发放频次", "每季度1次"),
            said="1.按月发放护林员补贴。",
        ),
        _case(
            "P344",
            "in the project's name",
            its("数量", "改造小区数量", "10个"),
            name="12个老旧小区雨污分流改造",
        ),
        _case("P336", "名 and 人", its("数量", "补助人数", "154人", "对145名村医发放补助")),
        _case("P336", "parts alike", its("数量", "开课期数", "7期", "书法2期、国画2期、合唱2期")),
        _case("P334", "a month", its("成本", "补助标准", "3600元/人·年", "每月500元")),
        _case("P336", "days", its("数量", "培训天数", "7天", "组织为期10天的技能培训")),
        _case(
            "P372",
            "in the description",
            its("时效", "展厅改造完成时间", "12月底前", "6月底前完成展厅改造"),
        ),
        _case("P373", "in the description", its("数量", "检查次数", "2次", "每季度检查1次")),
        _case("P373", "with a general verb", its("数量", "例会次数", "≥24次", "每周召开1次")),
        _case("P373", "a car park", its("数量", "巡检次数", "6次", "每月巡检停车场1次")),
        _case(
            "P373",
            "more in the year, and nothing besides",
            its("数量", "巡护次数", "≥2次/月"),
            said="1.全年巡护不少于30次。",
        ),
        _case(
            "P374",
            "in the description",
            its("成本", "护理员补助标准", "350元/人·月", "每名护理员每月补助300元"),
        ),
        _case("P374", "the whole", its("成本", "场地年租金", "≤10万元", "场地年租金为12万元")),
        _case(
            "P344",
            "a day",
            its("数量", "日均上报案件数", "≥206件"),
            said="1.日均上报案件不少于260件。",
        ),
        _case(
            "P345",
            "a density is a share",
            its("质量", "免疫密度", "≥90%"),
            said="1.应免畜禽免疫密度达到100%。",
        ),
        _case(
            "P344",
            "objective and purpose, without an indicator",
            said="1.检修农村泵站52座。",
            purpose="用于46座农村泵站检修",
        ),
        _case(
            "P374",
            "another ceiling",
            its("成本", "单家补助上限", "≤5万元"),
            said="1.补助企业8家，每家不超过3万元。",
        ),
        _case(
            "P374",
            "another standard",
            its("成本", "护林员补助标准", "800元/人·月"),
            said="1.护林员补助每人每月600元。",
        ),
        _case(
            "P375",
            "built, or built on",
            its("数量", "驿站数量", "8个"),
            said="1.续建便民驿站8个。",
            purpose="新建便民驿站8个。",
        ),
        _case("P541", "a month", purpose="用于9个驿站运转，每站每月补助4000元。"),
        _case("P541", "on so many days", purpose="学生400人，每生每天5元，按200天计算。"),
        _case("P542", "above the budget", purpose="设计费18万元，施工费28万元。"),
        _case(
            "P542", "where it comes from", purpose="用于养护，其中省级资金18万元，县级资金9万元。"
        ),
        _case("P543", "written out", purpose="养护工补助600元*50人*10月=20万元。"),
        _case(
            "P533",
            "so many come each time",
            its("数量", "听讲家长人次", "≥6000人次"),
            said="1.举办家长讲座40场，场均不少于200人次。",
        ),
    ],
)
def test_is_found(rule: str, made: Project) -> None:
    assert findings(rule, made)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        _case(
            "P373",
            "in the season",
            its("数量", "安全巡查次数", "≥6次"),
            said="1.汛期内，每周开展一次安全巡查。",
        ),
        _case(
            "P344",
            "less than the most",
            its("质量", "墓位占地面积", "≤0.4平方米"),
            said="1.墓位占地不超过0.5平方米。",
        ),
        _case(
            "P344",
            "money of the province",
            its("数量", "创建卫生村数量", "≥6个", "反映获得省级资金的村数"),
            said="1.争取市级资金创建卫生村6个。",
        ),
        _case(
            "P344",
            "in two halves of the year",
            its("数量", "布展场次", "≥2场"),
            said="1.上半年接待参观学生2万人次，下半年接待参观学生3万人次。",
        ),
        _case(
            "P344",
            "at ten schools",
            its("数量", "指导学校数量", "≥10所"),
            said="1.每所学校全年指导2次，全年指导20次。",
        ),
        _case(
            "P344",
            "another depth",
            its("质量", "打井深度", "≥60米"),
            said="1.完成深松作业5万亩，沟渠深度不低于25米。",
        ),
        _case(
            "P344",
            "two grades",
            its("质量", "二级指导员人数", "400人"),
            said="1.培训一级指导员100人、二级指导员400人。",
        ),
        _case(
            "P371",
            "of all and of each",
            its("时效", "每月培训天数", "≥3天"),
            said="1.举办培训班4期，培训时间不少于5天。",
        ),
        _case(
            "P372",
            "the same day",
            its("时效", "津贴发放时间", "每月20日前"),
            said="1.津贴每月20日前发放到位，名册每月10日前报送。",
        ),
        _case(
            "P374",
            "each its own",
            its("成本", "小学生均公用经费标准", "650元/生·年"),
            its("成本", "初中生均公用经费标准", "850元/生·年"),
            said="1.小学每生每年650元、初中每生每年850元。",
        ),
        _case(
            "P374",
            "for something else",
            its("成本", "人均培训费用", "≤1500元/人"),
            its("成本", "托养补助标准", "≤6000元/年"),
            said="1.扶持残疾人创业25人，每人5000元；培训180人。",
        ),
        _case(
            "P344",
            "more than the least",
            its("数量", "公益讲座场次", "≥32场"),
            said="1.举办公益讲座30场以上。",
        ),
        _case(
            "P344",
            "all of a list",
            its("数量", "养护村道里程", "480公里"),
            said="1.养护村道480公里。",
            purpose="养护县道、乡道、村道共900公里",
        ),
        _case(
            "P344",
            "several things are done with them",
            its("数量", "复壮古树数量", "12株"),
            said="1.复壮古树12株。",
            purpose="对56株古树采取复壮、围栏等措施",
        ),
        _case(
            "P344",
            "groups together",
            its("数量", "慰问党员人数", "130人"),
            said="1.慰问困难党员50名、慰问老党员80名。",
        ),
        _case(
            "P344",
            "so many times in each place",
            its("数量", "监测次数", "6次", "每个断面监测次数"),
            said="1.全年监测断面144次。",
        ),
        _case(
            "P344",
            "over three years",
            its("数量", "改造泵站数量", "12座"),
            said="1.三年累计改造泵站36座。",
        ),
        _case(
            "P345",
            "between the two bounds",
            its("质量", "考核优秀率", "≤30%"),
            said="1.考核优秀率不低于20%。",
        ),
        _case(
            "P371",
            "the same in other units",
            its("时效", "投诉办结时限", "≤3天"),
            said="1.投诉72小时内办结。",
        ),
        _case(
            "P371",
            "working days are no days",
            its("时效", "投诉办结时限", "≤10天"),
            said="1.投诉7个工作日内办结。",
        ),
        _case(
            "P371",
            "on duty, and answered",
            its("时效", "故障响应时间", "≤2小时"),
            said="1.24小时值守，保证通信畅通。",
        ),
        _case(
            "P371",
            "one time to come and one to mend, in a list",
            its("时效", "故障修复时间", "≤24小时"),
            said="1.监控故障2小时到场、24小时修复。",
        ),
        _case(
            "P371",
            "a week and a day",
            its("质量", "场馆每日开放时长", "≥8小时"),
            said="1.场馆每周开放不少于56小时。",
        ),
        _case(
            "P372",
            "a step of it",
            its("时效", "工程完工时间", "11月底前"),
            said="1.6月底前完成工程招标。",
        ),
        _case(
            "P372",
            "sooner than the end of the year",
            its("时效", "工程完工时间", "10月底前"),
            said="1.改造工程年底前完工。",
        ),
        _case(
            "P372",
            "twice a year",
            its("时效", "奖励金发放时间", "12月底前"),
            said="1.奖励金6月底前、12月底前各发放一次。",
        ),
        _case(
            "P372",
            "something else by then",
            its("时效", "年鉴印发时间", "11月底前"),
            said="1.9月底前完成数据采集。",
        ),
        _case(
            "P373",
            "as many as the year has",
            its("数量", "苗情通报期数", "≥7期/季度"),
            said="1.全年印发苗情通报不少于28期。",
        ),
        _case(
            "P373",
            "some months left out",
            its("数量", "回访次数", "≥10次", "每月回访1次，寒暑假除外"),
        ),
        _case(
            "P373",
            "the number of one quarter",
            its("数量", "苗情通报期数", "≥7期", "每季度印发7期"),
        ),
        _case("P373", "it is so", its("数量", "演练次数", "4次"), said="1.每季度组织1次演练。"),
        _case("P373", "weeks of school", its("数量", "食堂检查次数", "≥36次", "每周检查1次")),
        _case(
            "P373",
            "another deed in the description",
            its("数量", "平台升级次数", "≥2次", "每月备份1次数据"),
        ),
        _case(
            "P373",
            "another deed by the same people",
            its("数量", "审计项目数", "≥6次", "每月开展1次督办"),
        ),
        _case(
            "P373",
            "two frequencies",
            its("数量", "设施检修次数", "≥1次", "每年检修1次，每月巡检2次"),
        ),
        _case(
            "P373",
            "two things in a description",
            its("数量", "动态发布次数", "≥4期", "季度专刊4期，每月动态1期"),
        ),
        _case(
            "P373", "from month to month", its("数量", "灭蚊消杀次数", "≥6次", "5—10月每月消杀1次")
        ),
        _case("P373", "some months", its("数量", "防疫核查次数", "≥3次", "7月至9月每月核查1次")),
        _case(
            "P373", "so many months", its("数量", "津贴发放次数", "≥10次", "按10个月发放，每月1次")
        ),
        _case("P373", "in two seasons", its("数量", "消杀次数", "≥6次", "夏秋季每月消杀1次")),
        _case(
            "P373", "not in winter", its("数量", "苗木养护次数", "≥9次", "每月养护1次，冬季不养护")
        ),
        _case("P373", "at most", its("数量", "专家评审次数", "≥5次", "按需召开，每月不超过2次")),
        _case(
            "P373",
            "on other days, too",
            its("数量", "法治宣传次数", "≥20次", "每月1次，并结合重要节点"),
        ),
        _case(
            "P373", "two more", its("数量", "舆情通报期数", "≥14期", "每月1期，年中和年末各加1期")
        ),
        _case(
            "P373",
            "not watered in winter",
            its("数量", "苗圃灌溉次数", "≥6次"),
            said="1.每月灌溉1次，冬季停灌。",
        ),
        _case(
            "P373",
            "while it grows",
            its("数量", "药田除草次数", "≥6次"),
            said="1.生长季每月除草1次。",
        ),
        _case(
            "P373",
            "at least, and at least",
            its("数量", "泵站巡检次数", "≥15次"),
            said="1.每月巡检不少于1次。",
        ),
        _case(
            "P373",
            "special ones besides",
            its("数量", "管线巡查次数", "≥4次/月"),
            said="1.全年开展巡查不少于60次（含节假日专项巡查）。",
        ),
        _case(
            "P373",
            "two kinds of meetings",
            its("数量", "例会次数", "≥1次/月"),
            said="1.全年召开例会和专题会不少于15次。",
        ),
        _case(
            "P373",
            "parts of it",
            its("数量", "仓库检查次数", "≥1次/季度"),
            said="1.全年检查不少于6次，其中季度检查4次，节前检查2次。",
        ),
        _case(
            "P373",
            "hoped for",
            its("数量", "简报期数", "≥2期/月"),
            said="1.全年编发简报24期以上，力争30期。",
        ),
        _case(
            "P373",
            "two levels",
            its("数量", "督查次数", "≥1次/季度"),
            said="1.市县两级全年督查不少于6次。",
        ),
        _case(
            "P373",
            "another of the year",
            its("数量", "运维次数", "≥1次/月"),
            said="1.全年巡检12次，故障运维不少于20次。",
        ),
        _case(
            "P373",
            "in so many places",
            its("数量", "监测次数", "144次"),
            said="1.对12个断面每月监测1次。",
        ),
        _case(
            "P373",
            "in a season",
            its("数量", "巡查次数", "16次"),
            said="1.汛期每周巡查1次。",
        ),
        _case(
            "P373",
            "something else so often",
            its("数量", "培训次数", "4次"),
            said="1.每月召开1次例会。",
        ),
        _case(
            "P373",
            "a year without its holidays",
            its("数量", "菜谱更新次数", "≥50次"),
            said="1.食堂每周更新菜谱1次。",
        ),
        _case(
            "P504",
            "so many months, say the words",
            its("数量", "补助学生人数", "2000人"),
            its("成本", "每生每月补助标准", "15元/人·月"),
            purpose="按每生每月15元补助10个月。",
        ),
        _case(
            "P344",
            "paid for what was built",
            its("数量", "支付尾款项目数", "1个"),
            name="3个乡镇供水站改造尾款",
        ),
        _case(
            "P336",
            "of so many",
            its("数量", "少儿图书册数", "≥1500册", "采购图书5000册中的少儿图书"),
        ),
        _case(
            "P372",
            "before the season, and well before",
            its("时效", "改造完成时间", "10月底前", "供暖期前完成改造"),
        ),
        _case(
            "P374",
            "a day and a course",
            its("成本", "人均培训费", "≤1100元/人", "每人每天不超过550元，培训2天"),
        ),
        _case(
            "P374",
            "within the ceiling",
            its("成本", "场地年租金", "≤10万元", "场地年租金为9.8万元"),
        ),
        _case(
            "P344",
            "two kinds together",
            its("数量", "抽检饲料批次", "≥140批次"),
            said="1.抽检兽药100批次、饲料140批次。",
            purpose="抽检兽药、饲料样品240批次",
        ),
        _case(
            "P344",
            "a day, and the year",
            its("数量", "上报案件数", "≥90000件"),
            said="1.日均上报案件不少于260件。",
        ),
        _case(
            "P373",
            "in a close season",
            its("数量", "联合执法次数", "≥8次"),
            said="1.禁渔期内每月联合执法2次。",
        ),
        _case(
            "P332",
            "two steps",
            its("时效", "井盖处置时间", "≤24小时", "接到举报后2小时内到场、24小时内更换"),
        ),
        _case(
            "P533",
            "in each course",
            its("数量", "培训人数", "90人"),
            said="1.培训负责人90人。",
            purpose="举办培训班2期，每期45人，每人4056元。",
        ),
        _case(
            "P344",
            "some of them",
            said="1.补助重度残疾儿童80人。",
            purpose="补助残疾儿童200人",
        ),
        _case(
            "P344",
            "built and kept",
            said="1.新建农村泵站5座。",
            purpose="用于46座农村泵站检修",
        ),
        _case(
            "P374",
            "below the ceiling",
            its("成本", "护林员服装费用", "≤800元/人"),
            said="1.护林员服装每人600元。",
        ),
        _case(
            "P374",
            "a year and a month",
            its("成本", "护林员年补助标准", "7200元/人"),
            said="1.护林员补助每人每月600元。",
        ),
        _case(
            "P374",
            "a year, counted over",
            its("成本", "协管员补助标准", "3600元/人·年", "折每月300元"),
            said="1.协管员补助每人每年3600元。",
        ),
        _case("P374", "all months", its("成本", "场地月租金", "2万元", "全年24万元")),
        _case(
            "P374",
            "a year and a month, for one",
            its("成本", "每处年看护费", "6000元/处", "每月500元"),
            said="1.看护泵房每处每月500元。",
        ),
        _case("P303", "half of them", its("数量", "聘请讲师", "16名", "外地讲师占半数")),
        _case("P374", "for all", its("成本", "协管员年补助", "3000元", "40名合计12万元")),
        _case("P374", "not in it", its("成本", "亩均补贴", "30元", "不含农户自付20元")),
        _case(
            "P374",
            "some of it",
            its("成本", "县级生均补助", "≤200元/生"),
            said="1.生均补助800元，其中县级负担200元。",
        ),
        _case(
            "P504",
            "a year, told by months",
            its("数量", "监测终端数量", "82个"),
            its("成本", "终端年流量费", "180元/个", "每个终端每月15元"),
            budget="2.00",
        ),
        _case(
            "P374",
            "of something else",
            its("成本", "苗木单价", "≤80元/株"),
            said="1.护林员补助每人每月600元。",
        ),
        _case(
            "P375",
            "both",
            its("数量", "驿站数量", "8个"),
            said="1.续建便民驿站8个。",
            purpose="续建便民驿站8个，新建驿站3个。",
        ),
        _case(
            "P541", "for so many months", purpose="用于9个驿站，每站每月补助4000元，运行10个月。"
        ),
        _case("P541", "others pay a share", purpose="补助90人，每人每月600元，省级承担一半。"),
        _case("P541", "two groups", purpose="补助城市90人、农村300人，每人每月600元。"),
        _case(
            "P541",
            "those of whom the price is are some of all",
            purpose="帮扶企业200家，其中新获认证40家，每家补助5000元。",
        ),
        _case("P541", "how many is not told", purpose="补助护林员，每人每月6000元。"),
        _case("P542", "what others lend", purpose="发放贷款180万元，贴息36.5万元。"),
        _case("P542", "less than all", purpose="设计费8万元，施工费18万元等。"),
        _case(
            "P542",
            "the whole and its parts",
            purpose="共36.5万元，其中设计费8万元，施工费28.5万元。",
        ),
        _case("P542", "all years", purpose="总投资90万元，本年安排36.5万元。"),
        _case("P543", "it is so", purpose="养护工补助600元*50人*10月=30万元。"),
        _case(
            "P533",
            "papers of each issue",
            its("数量", "采集问卷份数", "240份"),
            said="1.采集问卷240份，编印报告4期、每期100份。",
        ),
    ],
)
def test_is_not_found(rule: str, made: Project) -> None:
    assert not findings(rule, made)


@pytest.mark.parametrize(
    ("said", "name", "target", "told"),
    [
        pytest.param("创建小区8个、单位12家、企业3家", "创建节水载体数", "23个", 0, id="a list"),
        pytest.param("在3个中心各设1处健身驿站", "健身驿站处数", "3处", 0, id="one in each"),
        pytest.param("在3个中心各设1处健身驿站", "健身驿站处数", "5处", 1, id="and not so many"),
        pytest.param("评选示范村、示范户各15个", "评选示范个数", "30个", 0, id="of each"),
        pytest.param("评选示范村、示范户各15个", "评选示范个数", "40个", 1, id="not of each"),
        pytest.param("检修电梯半月检修1次", "电梯检修次数", "24次", 0, id="every half month"),
        pytest.param("疫情小班由46个压缩到31个", "压缩疫情小班数", "≥15个", 0, id="fewer by"),
        pytest.param("疫情小班由46个压缩到31个", "压缩疫情小班数", "≥18个", 1, id="by another"),
    ],
)
def test_numbers_that_follow_from_a_clause(said: str, name: str, target: str, told: int) -> None:
    made = project(its("数量", name, target), objectives=(f"1.{said}。",))
    assert len(findings("P344", made)) == told
