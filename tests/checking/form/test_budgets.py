"""What whole budgets of counties and other places say beside their nine tables."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Agency, PerformanceGoal, Printed, Project, Section
from mingzhang.reading.claims import read_claims
from mingzhang.where import Where
from tests.checking.form.small import (
    disclosure,
    found,
    purchase,
    section,
    with_purchases,
    with_text,
)

# the glossary


@pytest.mark.parametrize(
    ("line", "rule", "told"),
    [
        pytest.param("1、项目支出：指在项目支出之外的支出。", "F977", True, id="outside itself"),
        pytest.param("1、基本支出：指在项目支出以外的支出。", "F977", True, id="turned round"),
        pytest.param("1、项目支出：指在基本支出之外的支出。", "F977", False, id="right"),
        pytest.param(
            "1、经营收入：指在专业业务活动及其辅助活动之内取得的收入。", "F977", True, id="within"
        ),
        pytest.param(
            "1、经营收入：指在专业业务活动及其辅助活动之外取得的收入。", "F977", False, id="beside"
        ),
        pytest.param(
            "1、附属单位上缴收入：指附属非独立核算单位上缴的收入。", "F977", True, id="no accounts"
        ),
        pytest.param("1、机关运行费：是指各部门的人员经费。", "F977", True, id="of staff"),
        pytest.param("1、机关运行费：是指各部门的公用经费。", "F977", False, id="of the office"),
        pytest.param(
            "1、年终结转：指以前年度尚未完成、结转到本年使用的资金。",
            "F977",
            True,
            id="last year's",
        ),
        pytest.param(
            "1、上年结转：指本年度尚未完成、结转到下年使用的资金。", "F977", True, id="next year's"
        ),
        pytest.param(
            "1、上年结转：指以前年度尚未完成、结转到本年仍使用的资金。",
            "F977",
            False,
            id="this one's",
        ),
        pytest.param(
            "1、结转下年：指以前年度尚未完成、结转到本年仍使用的资金。",
            "F977",
            True,
            id="last year's",
        ),
        pytest.param(
            "1、结转下年：指本年度尚未完成、结转到下年使用的资金。", "F977", False, id="what stays"
        ),
        pytest.param(
            "1、“三公”经费：指因公出国（境）费、公务用车购置及运行费和会议费。",
            "F978",
            True,
            id="meetings",
        ),
        pytest.param(
            "1、“三公”经费：指因公出国（境）费、公务用车购置及运维费、公务招待费。",
            "F978",
            True,
            id="another word",
        ),
        pytest.param(
            "1、“三公”经费：指因公出国（境）费、公务用车购置及运行维护费和公务接待费。",
            "F978",
            False,
            id="all three",
        ),
        pytest.param(
            "1、“三公”经费：指因公出国（境）费、公务用车购置费、公务用车运行费和公务接待费。",
            "F978",
            False,
            id="vehicles in two parts",
        ),
        pytest.param(
            "1、“三公”经费：指因公出国（境）费、公务用车购置及运行费和国内公务接待费。",
            "F978",
            False,
            id="guests from this country",
        ),
        pytest.param(
            "1、“三公”经费：指用财政拨款安排的三项经费。", "F978", False, id="not one by one"
        ),
    ],
)
def test_explanations(line: str, rule: str, told: bool) -> None:
    assert bool(found(rule, with_text(line, title="名词解释"))) is told


# the contents


def contents(*lines: str) -> tuple[Printed, ...]:
    return tuple(Printed(line, Where(line=n)) for n, line in enumerate(lines, 1))


TITLES = ("职责及机构设置", "总体情况", "机关运行经费", "政府采购情况", "国有资产信息", "名词解释")
SECTIONS = tuple(
    section(no, title, "无。") for no, title in zip("一二三四五六", TITLES, strict=True)
)


@pytest.mark.parametrize(
    ("order", "times"),
    [
        pytest.param("一二三四五六", 0, id="as the document"),
        pytest.param("一二三五四六", 1, id="two have changed places"),
        pytest.param("二三四五六七", 0, id="counted from another number"),
    ],
)
def test_numbers_in_the_contents(order: str, times: int) -> None:
    lines = (
        f"{no}、{title}\t{page}" for page, (no, title) in enumerate(zip(order, TITLES, strict=True))
    )
    made = disclosure(sections=SECTIONS, contents=contents(*lines))
    assert len(found("F309", made)) == times


def test_a_number_that_comes_twice_is_not_told_of_the_contents_again() -> None:
    numbers = "一二三四四六"
    lines = (f"{no}、{title}\t3" for no, title in zip("一二三四五六", TITLES, strict=True))
    sections = tuple(section(no, title, "无。") for no, title in zip(numbers, TITLES, strict=True))
    made = disclosure(sections=sections, contents=contents(*lines))
    assert len(found("F303", made)) == 1
    assert found("F309", made) == []


# the agency and its level


@pytest.mark.parametrize(
    ("agency", "text", "told"),
    [
        pytest.param(
            "云溪县档案局", "完成区委、区政府交办的其他任务。", True, id="a district's text"
        ),
        pytest.param("云溪县档案局", "完成县委、县政府交办的其他任务。", False, id="its own"),
        pytest.param(
            "云溪县档案局", "完成市局和县委县政府交办的任务。", False, id="of two above it"
        ),
        pytest.param("某市云溪区档案局", "完成县委县政府交办的任务。", True, id="a county's text"),
        pytest.param("云溪经济开发区档案局", "完成区委、区政府交办的任务。", False, id="a zone"),
        pytest.param(
            "某市云溪区河湾街道办事处", "完成镇党委、镇政府交办的任务。", True, id="a town's text"
        ),
        pytest.param(
            "某市云溪区河湾街道办事处", "完成区委、区政府交办的任务。", False, id="a street"
        ),
        pytest.param("云溪县河湾镇人民政府", "完成镇党委、镇政府交办的任务。", False, id="a town"),
    ],
)
def test_who_gives_other_tasks(agency: str, text: str, told: bool) -> None:
    made = with_text(text, title="部门职责及机构设置情况", agency=Agency("901", agency))
    assert bool(found("F411", made)) is told


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        pytest.param("2023年拟购置固定资产36.00万元。", "F404", True, id="bought last year"),
        pytest.param("2024年拟购置固定资产36.00万元。", "F404", False, id="this year"),
        pytest.param("3个单位开展了2023年项目预算绩效目标编报工作。", "F404", True, id="goals"),
        pytest.param(
            "3个单位开展了2024年项目预算绩效目标编报工作。", "F404", False, id="its goals"
        ),
        pytest.param("截至2023年8月31日，共有车辆3辆。", "F903", False, id="a day of last year"),
        pytest.param("2023年购置固定资产36.00万元。", "F404", False, id="what was bought"),
        pytest.param("2024年期末，共有车辆2辆。", "F903", True, id="the end of the year to come"),
        pytest.param("2022年度车辆6台，110.04万元。", "F903", True, id="vehicles of another year"),
        pytest.param("2023年共接待国内来访团组40个。", "F404", True, id="guests of another year"),
        pytest.param("2023年度共发生公务接待31批次、186人次。", "F404", True, id="visits, too"),
        pytest.param("截至2022年12月31日，公务用车保有量为6辆。", "F903", True, id="vehicles kept"),
        pytest.param("截至2022年12月底，共有公务用车6辆。", "F903", True, id="the end of a month"),
        pytest.param("截至2023年12月底，共有公务用车6辆。", "F903", False, id="of last year"),
        pytest.param("2024年共接待国内来访团组40个。", "F404", False, id="guests of this year"),
        pytest.param("比2023年接待批次减少。", "F404", False, id="a comparison of guests"),
        pytest.param("2023年期末，共有车辆2辆。", "F903", False, id="the end of last year"),
        pytest.param("下拨救灾款物，下拨救灾款物，监督使用。", "F526", True, id="a clause twice"),
        pytest.param("（一）下拨救灾款物，下拨救灾款物。", "F526", True, id="of a numbered line"),
        pytest.param("下拨救灾款物并监督，下拨救灾资金并监督。", "F526", False, id="two clauses"),
        pytest.param("加快实施，加快实施。", "F526", False, id="for emphasis, and short"),
    ],
)
def test_sentences(text: str, rule: str, told: bool) -> None:
    assert bool(found(rule, with_text(text))) is told


@pytest.mark.parametrize(
    ("day", "told"), [("12月31日", False), ("12月30日", True), ("8月31日", True)]
)
def test_accounts_state_the_assets_of_the_last_day(day: str, told: bool) -> None:
    made = with_text(f"截至2024年{day}，共有车辆3辆。")
    assert bool(found("F903", msgspec.structs.replace(made, kind="final"))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("包括3家下属事业单位：县甲中心、县乙站。", True, id="one too few"),
        pytest.param("包括2家下属事业单位：县甲中心、县乙站。", False, id="all"),
        pytest.param("包括3家下属事业单位：县甲中心、县乙站等。", False, id="and others"),
        pytest.param("包括5家预算单位，其中行政单位2家。", False, id="by their nature"),
        pytest.param("包括局机关和下属县甲中心、县乙站3个事业单位。", False, id="本级 with them"),
        pytest.param("包括局机关和下属县甲中心、县乙站4个事业单位。", True, id="too many behind"),
        pytest.param("包括局机关和下属县甲中心、县乙站等4个单位。", False, id="others behind"),
        pytest.param("下属二级预算单位2个，为县甲中心。", True, id="one name"),
        pytest.param("下属二级预算单位1个，为县甲中心。", False, id="the only one"),
        pytest.param("下属单位2个，为独立核算。", False, id="no name"),
        pytest.param(
            "纳入编制范围的预算单位共计3家，具体包括：县文化和旅游局（本级）、县图书馆。",
            True,
            id="和 within a name",
        ),
        pytest.param(
            "纳入编制范围的预算单位共计3家，具体包括：县文化局、县图书馆和县文化馆。",
            False,
            id="和 between two",
        ),
        pytest.param(
            "内设机构2个，分别为甲股、乙股。下属单位3个，为县甲中心、县乙站。",
            True,
            id="units behind offices",
        ),
        pytest.param("设2个内设科室和1个直属单位：甲科、乙科、县丙站。", False, id="two numbers"),
        pytest.param("内设机构包括：甲科、特种设备监察科共2个科室。", False, id="all in front"),
        pytest.param("内设机构包括：甲科、特种设备监察科共3个科室。", True, id="one too many"),
    ],
)
def test_units_that_are_counted(text: str, told: bool) -> None:
    assert bool(found("F713", with_text(text, title="机构设置"))) is told


def test_the_inner_list_goes_on_before_the_outer_one() -> None:
    lines = (
        "（一）总体",
        "（二）分项",
        "（一）甲",
        "（二）乙",
        "（三）丙",
        "（三）丁",
        "（三）措施",
    )
    (message,) = found("F304", with_text(*lines))
    assert message.endswith("应为“（四）”")
    right = (*lines[:5], "（四）丁", "（三）措施")
    assert found("F304", with_text(*right)) == []


def test_titles_of_tables_are_no_items_where_some_are_elsewhere() -> None:
    lines = ("1、甲", "2、乙", "3、丙", "3. 城区绿化")
    named = tuple(map(Project, range(1, 4), ("道路保洁", "路灯维护", "城区绿化")))
    made = with_text(*lines)
    assert found("F304", made)
    assert found("F304", msgspec.structs.replace(made, projects=named)) == []


# goals


def goal(objective: str, indicators: str) -> PerformanceGoal:
    return PerformanceGoal("item", "监管", objective, indicators, Where(line=11))


@pytest.mark.parametrize(
    ("objective", "indicators", "told"),
    [
        pytest.param("检查企业320家次。", "检查企业230家次。", True, id="figures turned round"),
        pytest.param("改造薄弱社5个。", "改造社8个。", False, id="too short to be one name"),
        pytest.param("改造薄弱基层社5个。", "改造基层社8个。", True, id="a word is left out"),
        pytest.param(
            "完成6个乡镇规划编制。", "完成乡镇规划编制9个。", True, id="behind the number"
        ),
        pytest.param("新增就业110人。", "新增就业110人。", False, id="the same"),
        pytest.param("新增就业110人。", "培训110人，新增就业≥110人。", False, id="at least"),
        pytest.param(
            "检查企业320家次。", "每季度检查企业80家次。", False, id="a quarter of a year"
        ),
        pytest.param("检查企业320家次。", "检查企业320家。", False, id="in other units"),
        pytest.param(
            "检查企业320家次。", "检查企业200家次，复查检查企业120家次。", False, id="in two parts"
        ),
        pytest.param("培训干部300人次。", "培训教师100人次。", False, id="others are trained"),
        pytest.param("库存种子不低于5000吨。", "种子储备数量500吨以上。", True, id="a nought lost"),
        pytest.param("管护林地12.6万亩。", "管护面积16.2万亩。", True, id="turned figures"),
        pytest.param("清掏管网86公里。", "管网清掏长度860公里。", True, id="a nought too many"),
        pytest.param("改造危房120栋。", "危房拆除12栋。", True, id="of one word"),
        pytest.param("新增绿地20亩。", "绿地补植200亩。", False, id="what is new is a part"),
        pytest.param("库存种子5000吨。", "农药储备500吨。", False, id="of another thing"),
        pytest.param("种子5000吨，化肥800吨。", "种子500吨。", False, id="two of the unit"),
        pytest.param("库存种子5000吨。", "种子每月调运500吨。", False, id="a month"),
        pytest.param("库存种子5000吨。", "种子储备4800吨。", False, id="no slip"),
    ],
)
def test_numbers_of_goals_and_their_indicators(objective: str, indicators: str, told: bool) -> None:
    assert bool(found("P421", disclosure(goals=(goal(objective, indicators),)))) is told


@pytest.mark.parametrize(
    ("above", "told"),
    [
        pytest.param("整治河道18公里，受灾群众12小时内得到初步救助。", True, id="a time"),
        pytest.param("整治河道18公里，受灾群众1天内得到初步救助。", False, id="in another unit"),
        pytest.param("整治白沙河道26公里。", True, id="a length"),
        pytest.param("三年累计整治河道54公里。", False, id="of three years"),
        pytest.param("整治河道18公里，其中整治支流河道6公里。", False, id="a part of it"),
    ],
)
def test_numbers_of_the_whole_and_of_its_parts(above: str, told: bool) -> None:
    part = "整治白沙河道18公里；受灾群众初步救助时间≤24小时。"
    goals = (PerformanceGoal("overall", "", above), goal("保障安全。", part))
    assert bool(found("P421", disclosure(goals=goals))) is told


@pytest.mark.parametrize(
    ("indicators", "told"),
    [
        pytest.param("清查资产46宗，清查完成率105%。", True, id="all that there is"),
        pytest.param("抽检合格率达到102%。", True, id="of those that were looked at"),
        pytest.param("家长满意度不低于195%。", True, id="a figure too many"),
        pytest.param("隐患整改率≥110%。", True, id="with a sign"),
        pytest.param("补贴发放完成率120%。", True, id="to those who are to have it"),
        pytest.param("招商任务完成率105%。", False, id="more than was planned"),
        pytest.param("床位使用率达到105%。", False, id="beds that are added"),
        pytest.param("营业收入增长率110%。", False, id="growth"),
        pytest.param("抽检合格率达到100%。", False, id="all"),
        pytest.param("培训教师105人次。", False, id="no share"),
    ],
)
def test_shares_of_goals(indicators: str, told: bool) -> None:
    assert bool(found("P355", disclosure(goals=(goal("清查资产。", indicators),)))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("投诉办结率≤95%。", True, id="at most"),
        pytest.param("验收合格率不超过98%。", True, id="in words"),
        pytest.param("投诉办结率≥95%。", False, id="at least"),
        pytest.param("验收不合格率≤2%。", False, id="the opposite"),
        pytest.param("合格率低于95%的，扣5分。", False, id="how points are taken off"),
    ],
)
def test_good_things_at_most(text: str, told: bool) -> None:
    assert bool(found("F519", with_text(text, title="重点项目绩效目标"))) is told


def test_the_section_of_a_goal_is_its_place() -> None:
    lines = ("1.监管", "绩效目标：检查企业320家次。", "绩效指标：检查企业230家次。")
    text = Section(
        "五",
        "部门整体绩效目标",
        tuple(Printed(line, Where(line=n)) for n, line in enumerate(lines, 11)),
    )
    made = disclosure(sections=(text,), goals=(goal("检查企业320家次。", "检查企业230家次。"),))
    assert found("P421", made)


@pytest.mark.parametrize(
    ("objective", "told"),
    [
        pytest.param("2023年，全县新建基层社5个。", True, id="last year's"),
        pytest.param("2024年，全县新建基层社5个。", False, id="this year's"),
        pytest.param("2023年，全县已完成新建5个，2024年再建3个。", False, id="both"),
        pytest.param("2023年，全县共完成新建5个。", False, id="what was done is another rule's"),
        pytest.param("2023年，打下基础，继续新建基层社5个。", False, id="what goes on"),
    ],
)
def test_goals_that_begin_with_a_year(objective: str, told: bool) -> None:
    assert bool(found("P422", disclosure(goals=(goal(objective, ""),)))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "项目支出200万元，主要为基地建设108万元、宿舍维修20万元。", True, id="turned round"
        ),
        pytest.param("项目支出200万元，主要为基地建设项目108万元。", True, id="called a project"),
        pytest.param(
            "项目支出200万元，主要为基地建设180万元、宿舍维修20万元。", False, id="the same"
        ),
        pytest.param("项目支出200万元，主要为基地建设180.00万元。", False, id="printed longer"),
        pytest.param("项目支出200万元，主要为二期基地建设108万元。", False, id="another project"),
        pytest.param("项目支出200万元，主要为宿舍维修20万元。", False, id="not named"),
    ],
)
def test_the_money_of_a_project_that_buys(text: str, told: bool) -> None:
    bought = purchase("基地建设", project_budget="180.00", total="106.00")
    made = with_purchases(bought, sections=(section("二", "部门预算安排的总体情况", text),))
    made = msgspec.structs.replace(made, claims=read_claims(made))
    assert bool(found("F813", made)) is told
