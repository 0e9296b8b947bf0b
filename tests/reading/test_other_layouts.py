"""What other places print: totals in headers, 其中, units, years, kinds of purchases."""

from __future__ import annotations

import pytest

from mingzhang import forms
from mingzhang.agencies import by_agency
from mingzhang.checking.check import check
from mingzhang.disclosure import Disclosure, Statement
from mingzhang.reading.source import read_bytes

HEAD = "云溪县乡音局2025年部门预算\n第一部分 2025年部门预算表\n"


def read(*lines: str) -> Disclosure:
    text = HEAD + "\n".join(lines) + "\n"
    (found,) = read_bytes(text.replace("|", "\t").encode(), "page.txt").disclosures
    return found


def statement(its: Disclosure, statement_id: str) -> Statement:
    found = its.statement(statement_id)
    assert found is not None
    return found


TOTAL = "|||合计|30.00|10.00|20.00"
FINAL_HEAD = (
    "项目||||本年支出合计|基本支出|项目支出",
    "支出功能分类科目编码|||科目名称|||",
    "类|款|项||||",
    TOTAL,
)


def test_a_total_that_is_printed_with_the_header_of_each_page_is_one_row() -> None:
    its = read(
        *("支出总体情况表", "部门名称：云溪县乡音局", "单位：万元", *FINAL_HEAD),
        *("207|||文化旅游体育与传媒支出|30.00|10.00|20.00", "\f", *FINAL_HEAD),
        "207|01||文化和旅游|30.00|10.00|20.00",
    )
    rows = statement(its, "expenditure").rows
    assert [row.name for row in rows] == ["合计", "文化旅游体育与传媒支出", "文化和旅游"]


def test_a_part_of_one_fund_is_not_the_whole_of_all() -> None:
    its = read(
        *("收支总体情况表", "单位：万元", "收入||支出|", "项目|预算数|项目|预算数"),
        *("一般公共预算收入|20.00|一、文化旅游体育与传媒支出|30.00", "其中：财政拨款|20.00||"),
        *("政府性基金收入|10.00||", "本年收入合计|30.00|本年支出合计|30.00"),
        "收入总计|30.00|支出总计|30.00",
    )
    labels = [row.label for row in statement(its, "income_expenditure_summary").rows]
    assert "财政拨款收入" not in labels
    assert {"一般公共预算拨款收入", "政府性基金预算拨款收入"} <= {*labels}


def test_projects_beside_the_unit_that_has_them_are_no_units() -> None:
    its = read(
        *("项目支出表", "单位：万元", "类型|项目名称|项目单位|合计|一般公共预算"),
        *("特定目标类|乡音采集经费|云溪县乡音局|12.00|12.00",),
        *("特定目标类|乡音馆运行经费|云溪县乡音局|8.00|8.00", "合计|||20.00|20.00"),
    )
    projects = statement(its, "project_expenditure")
    assert by_agency(projects, forms.pack(its.pack).form("project_expenditure")) is None
    assert (projects.rows[-1].label, projects.rows[-1].cells["total"].text) == ("合计", "20.00")


def test_of_rows_by_year_the_own_year_counts() -> None:
    its = read(
        *("“三公”经费支出表", "单位：万元"),
        "年度|合计|因公出国（境）费用|公务接待费|公务用车购置费|公务用车运行维护费",
        *("2024年|5.00||1.00||4.00", "2025年|4.60||0.60||4.00"),
    )
    rows = statement(its, "three_public").rows
    assert [(row.name, row.label) for row in rows] == [("2024年", ""), ("2025年", "合计")]


def test_kinds_of_what_is_bought_are_read() -> None:
    its = read(
        *("政府采购预算明细表", "单位：万元", "采购类别|金额"),
        *("合计|18.60", "A货物|3.60", "B工程|", "C服务|15.00"),
    )
    assert [line.name for line in its.procurement_lines] == ["合计", "A货物", "B工程", "C服务"]
    (report,) = check([its])
    assert not [f for f in report.findings if f.rule in ("F802", "F809")]


def test_targets_whose_signs_and_values_share_a_column() -> None:
    its = read(
        "项目支出绩效表",
        *(
            "项目名称|乡音采集经费||项目类型|特定目标类",
            "主管部门|云溪县乡音局||项目资金（万元）|12.00",
        ),
        *(
            "绩效目标|采集乡音样本300条。|||",
            "一级指标|二级指标|三级指标|绩效指标性质及值|度量单位",
        ),
        *("产出指标|数量指标|采集样本数量|≥300|条", "产出指标|质量指标|样本合格率|＝100|%"),
        "满意度指标|服务对象满意度指标|发音人满意度|≥90|%",
    )
    (project,) = its.projects
    assert (project.name, project.budget) == ("乡音采集经费", "12.00")
    assert [one.target.text for one in project.indicators] == ["≥300条", "＝100%", "≥90%"]


def found(its: Disclosure, rule: str) -> list[str]:
    (report,) = check([its])
    return [finding.message for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        pytest.param("-10.00%", 0, id="as the years ask for"),
        pytest.param("-10%", 0, id="rounded"),
        pytest.param("-1.00%", 1, id="a digit lost"),
        pytest.param("10.00%", 1, id="the other way"),
        pytest.param("", 0, id="left blank"),
    ],
)
def test_changes_between_two_years_in_a_table(printed: str, told: int) -> None:
    its = read(
        *("“三公”经费支出表", "单位：万元", "项目|2024年预算数|2025年预算数|增减额|增减率"),
        *("“三公”经费|6.00|5.80|-0.20|-3.33%", "因公出国（境）费|0.00|0.00|0.00|"),
        *("公务用车购置及运行费|4.00|4.00|0.00|0.00%", "公务用车购置费|0.00|0.00|0.00|"),
        *("公务用车运行费|4.00|4.00|0.00|0.00%", f"公务接待费|2.00|1.80|-0.20|{printed}"),
    )
    assert len(found(its, "F983")) == told


def test_changes_beside_a_year_that_is_divided() -> None:
    its = read(
        *("一般公共预算支出表", "单位：万元"),
        "科目编码|科目名称|2024年预算数|2025年预算数|||2025年预算数比2024年预算数|",
        "|||合计|基本支出|项目支出|增减额|增减%",
        *(
            "|合计|28.00|30.00|10.00|20.00|2.00|7.14",
            "207|文化旅游体育与传媒支出|28.00|30.00|10.00|20.00|2.00|7.14",
        ),
        "20701|文化和旅游|28.00|30.00|10.00|20.00|20.00|7.14",
    )
    (message,) = found(its, "F983")
    assert "“文化和旅游”的增减额印作“20.00”，按 28.00 和 30.00 计算应为 2.00" in message


@pytest.mark.parametrize(
    ("budget", "told"),
    [
        pytest.param("12.00", 0, id="the row's"),
        pytest.param("10.00", 0, id="one fund of the row"),
        pytest.param("21.00", 1, id="turned round"),
        pytest.param("30.00|其中：财政资金|12.00|其他资金|18.00", 0, id="with what towns give"),
        pytest.param(
            "21.00|其中：财政资金|10.00|其他资金|11.00", 1, id="no fund is the row's total"
        ),
    ],
)
def test_a_projects_budget_in_the_table_of_projects(budget: str, told: int) -> None:
    its = read(
        *("项目支出表", "单位：万元", "项目名称|合计|一般公共预算|单位资金"),
        *("乡音采集经费|12.00|10.00|2.00", "乡音馆运行经费|8.00|8.00|", "合计|20.00|18.00|2.00"),
        *("项目支出绩效表", "单位：万元", f"项目名称|乡音采集经费|项目资金|{budget}"),
        *("绩效目标|采集乡音样本300条。||", "一级指标|二级指标|三级指标|指标值"),
        *("产出指标|数量指标|采集样本数量|≥300条", "产出指标|质量指标|样本合格率|100%"),
        "满意度指标|服务对象满意度指标|发音人满意度|≥90%",
    )
    assert len(found(its, "P545")) == told


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        pytest.param("政府性基金预算支出情况说明", 0, id="a budget's"),
        pytest.param("政府性基金预算支出决算情况说明", 1, id="of accounts"),
        pytest.param("上年决算情况说明", 0, id="of the year before"),
        pytest.param("2024年预决算执行情况说明", 0, id="of both"),
        pytest.param("预算和决算公开情况说明", 0, id="of both, in words"),
        pytest.param("2023年部门决算会审情况", 0, id="of an earlier year"),
        pytest.param("2025年部门收入决算情况说明", 1, id="of the year to come"),
        pytest.param("一般公共预算、政府性基金支出决算情况", 1, id="of two funds"),
        pytest.param("部门决算审计问题整改情况", 0, id="audited"),
        pytest.param("单位决算批复情况说明", 0, id="approved"),
        pytest.param("展厅改造项目竣工财务决算情况", 0, id="a building's"),
        pytest.param("基建决算情况说明", 0, id="of buildings"),
    ],
)
def test_a_heading_of_accounts_in_a_budget(heading: str, told: int) -> None:
    its = read(
        *("第二部分 2025年部门预算情况说明", "一、收入预算情况说明", "收入预算20.00万元。"),
        *("二、支出预算情况说明", "支出预算20.00万元。", "三、“三公”经费预算情况说明"),
        *("“三公”经费预算0.00万元。", f"四、{heading}", "没有安排。"),
    )
    assert len(found(its, "F434")) == told
