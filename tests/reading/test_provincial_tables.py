"""What some provinces print beside the nine tables, or in them in their own way."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check_reading
from mingzhang.reading.source import read_bytes
from tests.reading import provinces

HEAD = """\
石泉县林业局2025年部门预算
部门支出总表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|90.00|60.00|30.00
2130201|行政运行|60.00|60.00|
2130205|森林资源培育|30.00||30.00

一般公共预算支出表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|90.00|60.00|30.00
2130201|行政运行|60.00|60.00|
2130205|森林资源培育|30.00||30.00

"""
BY_ECONOMIC_CLASS = """\
一般公共预算支出明细表（按支出经济分类科目）
单位：万元
部门经济科目编码|部门经济科目名称|政府经济科目编码|政府经济科目名称|合计|人员经费支出|公用经费支出|专项业务经费支出
|合计|||90.00|52.00|8.00|30.00
301|工资福利支出|||52.00|52.00||
30101|基本工资|50101|工资奖金津补贴|52.00|52.00||
302|商品和服务支出|||38.00||8.00|30.00
30201|办公费|50201|办公经费|8.00||8.00|
30218|专用材料费|50204|专用材料购置费|30.00|||30.00
"""
BASIC_BY_FUNCTION = """\
一般公共预算基本支出明细表（按支出功能分类科目）
单位：万元
功能科目编码|功能科目名称|合计|人员经费支出|公用经费支出
|合计|60.00|52.00|8.00
2130201|行政运行|60.00|52.00|8.00
"""
RUNNING = """\
一般公共预算机关运行经费支出预算表
单位：万元
科目编码|科目名称|机关运行经费支出
|合计|8.00
302|商品和服务支出|8.00
30201|办公费|5.00
30211|差旅费|3.00
"""
FUND = """\
政府性基金预算支出预算表
单位：万元
单位名称|政府性基金预算支出科目编码|政府性基金预算支出科目名称|合计|基本支出|项目支出
石泉县林业局|229|其他支出|12.00||12.00
石泉县林业局|22960|彩票公益金安排的支出|12.00||12.00
合计|||12.00||12.00
"""
SPECIAL = """\
专项业务经费支出表
单位：万元
单位编码|单位（项目）名称|项目金额|项目简介
|合计|30.00|
162|石泉县林业局|30.00|
162001|石泉县林业局本级|30.00|
|退耕还林抚育项目|20.00|抚育退耕还林地
|义务植树活动项目|10.00|组织义务植树
"""
SUMMARY = """\
部门收支总体情况表
单位：万元
收入|<|支出|<
项目|预算数|功能分类|预算数
财政拨款（补助）|90.00|201 一般公共服务支出|
一般公共预算|90.00|213 农林水支出|90.00
政府性基金预算||221 住房保障支出|
收入总计|90.00|支出总计|90.00
"""


def told(page: str) -> list[str]:
    reading = read_bytes(provinces.as_text(HEAD + page), "石泉县.txt")
    (report,) = check_reading(reading).disclosures
    return [its.message for its in report.findings if its.rule in ("T201", "F601", "F602", "F981")]


PAGES = {
    "general_budget_economic": (BY_ECONOMIC_CLASS, "30.00|||30.00", "30.50|||30.50"),
    "general_basic_functional": (BASIC_BY_FUNCTION, "行政运行|60.00|52.00", "行政运行|60.00|25.00"),
    "agency_running": (RUNNING, "差旅费|3.00", "差旅费|2.00"),
    "government_fund": (FUND, "支出|12.00||12.00\n合计", "支出|21.00||21.00\n合计"),
    "project_expenditure": (SPECIAL, "项目|10.00", "项目|1.00"),
    "income_expenditure_summary": (SUMMARY, "213 农林水支出|90.00", "213 农林水支出|80.00"),
}


@pytest.mark.parametrize("form", PAGES)
def test_every_amount_is_read_and_nothing_is_found(form: str) -> None:
    page, *_ = PAGES[form]
    reading = read_bytes(provinces.as_text(HEAD + page), "石泉县.txt")
    statement = reading.disclosures[0].statement(form)
    assert statement is not None
    assert statement.certainty in ("certain", "likely")
    compared = {column.id for column in statement.columns if column.use == "compared"}
    printed = sum("." in cell for line in page.splitlines() for cell in line.split("|"))
    read = [c.text for row in statement.rows for key, c in row.cells.items() if key in compared]
    assert sum(map(bool, read)) == printed
    assert told(page) == []


@pytest.mark.parametrize("form", PAGES)
def test_one_wrong_figure_is_found(form: str) -> None:
    page, right, wrong = PAGES[form]
    assert right in page
    (message,) = told(page.replace(right, wrong, 1))
    assert page.splitlines()[0] in message


LISTED = """\
项目支出绩效目标表
单位：万元
单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|指标属性
1|2|3|4|5|6|7|8|9
退耕还林抚育项目|抚育退耕还林地|产出指标|数量指标|抚育面积|>=|500|亩|定量指标
|||质量指标|抚育合格率|>=|95|%|定量指标
"""
SINGLE = """\
项目支出绩效目标表
项目名称|退耕还林抚育项目|项目编码|61092125T000000001021||
主管部门|石泉县林业局|项目执行单位|石泉县林业局本级||
项目总预算（万元）|20.00|2025年预算（万元）|20.00||
长期绩效目标|建成稳定的森林生态系统|<|<|<|<
年度绩效目标|抚育退耕还林地500亩|<|<|<|<
一级指标|二级指标|三级指标|指标值|指标值确定依据|是否核心指标
产出指标|数量指标|抚育面积|≥500亩|计划标准|是
|质量指标|抚育合格率|≥95%|行业标准|否
"""


@pytest.mark.parametrize(
    ("page", "left_out"),
    [
        pytest.param(LISTED, "指标属性", id="numbered columns"),
        pytest.param(SINGLE, "是否核心指标", id="with what the targets rest on"),
        pytest.param(
            SINGLE.replace("三级指标", "绩效指标内容"), "是否核心指标", id="named by their content"
        ),
    ],
)
def test_targets_in_other_words(page: str, left_out: str) -> None:
    reading = read_bytes(provinces.as_text(HEAD + page), "石泉县.txt")
    (project,) = reading.disclosures[0].projects
    assert project.name == "退耕还林抚育项目"
    assert [one.level3 for one in project.indicators] == ["抚育面积", "抚育合格率"]
    (problem,) = [one for one in reading.problems if left_out in one.message]
    assert problem.message == f"项目绩效目标表的“{left_out}”栏不在数据里，没有读取；请对照原件"


def test_a_sentence_above_a_table_is_no_part_of_its_title() -> None:
    words = """\
情况说明
一、机构设置情况
内设3个股室。
二、名词解释
1.财政拨款：指财政部门拨付的资金。
2.基本支出：指保障机构运转的支出。
"""
    page = HEAD + words + LISTED
    reading = read_bytes(provinces.as_text(page), "石泉县.txt")
    *_, last = reading.disclosures[0].sections
    assert last.text.splitlines()[-1] == "2.基本支出：指保障机构运转的支出。"
