"""项目绩效目标表: each quirk of the printed tables on the smallest page that shows it.

The pages are invented. A page is written as the text formats give it: a row a line,
cells separated by |, paragraphs without one.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.disclosure import Indicator, Problem, Project
from mingzhang.reading import text
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.projects import read_projects
from mingzhang.reading.projects.fields import split_objectives
from mingzhang.where import Where


def read(page: str) -> tuple[list[Project], list[Problem]]:
    lines = (line.strip().replace("|", "\t") for line in page.strip().splitlines())
    return read_projects(text.blocks("\n".join(lines)))


def one(page: str) -> Project:
    projects, _ = read(page)
    assert len(projects) == 1
    return projects[0]


def clean(page: str) -> list[Project]:
    projects, problems = read(page)
    assert problems == []
    return projects


def row(indicator: Indicator) -> tuple[str, ...]:
    return (
        indicator.level1,
        indicator.level2,
        indicator.level3,
        indicator.description,
        indicator.target.text,
        indicator.basis,
    )


def kinds(problems: list[Problem]) -> list[str]:
    return [problem.kind for problem in problems]


HEAD = "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据"

PLAIN = f"""
    1、河道清淤经费绩效目标表

    绩效目标|1.按期完成清淤。 2.保证行洪安全。||||
    {HEAD}
    产出指标|数量指标|清淤长度|全年清淤的长度|≥12公里|施工计划
    |质量指标|合格率|验收合格的比例|100%|验收报告
    效益指标|生态效益指标|水质|水质改善情况|是/否|监测
    满意度指标|服务对象满意度指标|居民满意度|沿岸居民满意度|≥90%|问卷调查
"""


GRADED = """
    1、河道清淤经费绩效目标表

    绩效目标|1.按期完成清淤。||||||||
    一级指标|二级指标|三级指标|绩效指标描述|指标值|评价标准{reserved}|指标值确定依据
    |||||优|良|中|差|
    产出指标|数量指标|清淤长度|全年清淤的长度|≥12公里|≥12公里|10-12公里|8-10公里|＜8公里|施工计划
    |质量指标|合格率|验收合格的比例|100%|100%|95%|90%||验收报告
    满意度指标|服务对象满意度指标|居民满意度|沿岸居民满意度|≥90%|优≥90%|良≥80%|中≥70%|差＜70%|问卷
"""


@pytest.mark.parametrize("reserved", ["", "|||"])
def test_the_grades_of_a_standard_stand_in_columns_of_their_own(reserved: str) -> None:
    (project,) = clean(GRADED.format(reserved=reserved))
    assert [(one.target.text, one.scoring, one.basis) for one in project.indicators] == [
        ("≥12公里", "优：≥12公里；良：10-12公里；中：8-10公里；差：＜8公里", "施工计划"),
        ("100%", "优：100%；良：95%；中：90%", "验收报告"),
        ("≥90%", "优：≥90%；良：≥80%；中：≥70%；差：＜70%", "问卷"),
    ]
    assert project.indicators[0].places["scoring"] != project.indicators[0].places["target"]


def test_2023_prints_neither_code_nor_budget() -> None:
    (project,) = clean(PLAIN)
    assert (project.no, project.printed_no, project.name) == (1, "1", "河道清淤经费")
    assert project.title == "河道清淤经费绩效目标表"
    assert project.generation == "2023"
    assert project.objectives == ("1.按期完成清淤。", "2.保证行洪安全。")
    assert [row(indicator) for indicator in project.indicators] == [
        ("产出指标", "数量指标", "清淤长度", "全年清淤的长度", "≥12公里", "施工计划"),
        ("产出指标", "质量指标", "合格率", "验收合格的比例", "100%", "验收报告"),
        ("效益指标", "生态效益指标", "水质", "水质改善情况", "是/否", "监测"),
        ("满意度指标", "服务对象满意度指标", "居民满意度", "沿岸居民满意度", "≥90%", "问卷调查"),
    ]


def test_every_indicator_knows_its_line() -> None:
    (project,) = clean(PLAIN)
    assert project.where.line == 1
    assert [indicator.where.line for indicator in project.indicators] == [5, 6, 7, 8]


FULL = f"""
    2、路灯电费绩效目标表

    单位：万元

    项目编码|99010124P00111110001A||项目名称|路灯电费||
    预算规模及资金用途|预算数|30.50|其中：财政    资金|30.00|其他资金|0.50
    |用于城区路灯用电。|||||
    资金支出计划（%）|3月底||6月底|10月底|12月底|
    |25%||50%|75%|100%|
    绩效目标|1.保证路灯用电。|||||
    {HEAD}|
    产出指标|数量指标|路灯数量|供电的路灯数量|≥800盏|台账|
"""


def test_2024_prints_budget_purpose_and_plan() -> None:
    (project,) = clean(FULL)
    assert (project.code, project.name) == ("99010124P00111110001A", "路灯电费")
    assert (project.budget, project.money_unit) == ("30.50", "万元")
    assert project.funds == {"appropriation": "30.00", "other": "0.50"}
    assert project.purpose == "用于城区路灯用电。"
    assert project.plan == {"3": "25%", "6": "50%", "10": "75%", "12": "100%"}
    assert (project.plan_unit, project.generation) == ("percent", "2024")


def test_every_field_and_cell_knows_its_place() -> None:
    (project,) = clean(FULL)
    lines = {field: where.line for field, where in project.places.items()}
    assert lines["code"] == lines["name"] == 5
    assert lines["budget"] == lines["appropriation"] == 6
    assert lines["purpose"] == 7
    assert [lines[f"plan {month}"] for month in ("3", "6", "10", "12")] == [9, 9, 9, 9]
    assert lines["objectives"] == 10
    (indicator,) = project.indicators
    cells = {role: (where.line, where.cell) for role, where in indicator.places.items()}
    assert cells["level3"] == (12, 3)
    assert cells["target"] == (12, 5)
    assert cells["basis"] == (12, 6)


TWELVE = """
    3、应急广播经费绩效目标表
    项目编码|990-0501-YXN-AB12||项目名称|应急广播经费||
    主管部门及代码|【990】广电||实施单位|【990】甲县广播中心||
    项目绩效模板||||||
    绩效目标|中长期目标（2021年-2022年）|||||
    |目标1|保证广播畅通|||||
    |目标 2|扩大覆盖|||||
    一级指标|二级指标|三级指标|指标说明|指标值|||指标确定依据
    ||||符号|值|单位（文字描述）|
    产出指标|数量指标|维护次数|全年维护次数|>=|6.00|次|合同
    效益指标|社会效益指标|群众知晓|群众知晓情况|文字描述||良好|合同
"""


def test_2021_a_has_symbol_value_and_unit_in_three_cells() -> None:
    (project,) = clean(TWELVE)
    assert (project.code, project.name) == ("990-0501-YXN-AB12", "应急广播经费")
    assert project.responsible_department == "【990】广电"
    assert project.implementing_unit == "【990】甲县广播中心"
    assert project.period == "2021年-2022年"
    assert project.objectives == ("保证广播畅通", "扩大覆盖")
    first, second = project.objective_places
    assert (first, second.line) == (project.places["objectives"], first.line + 1)
    assert project.generation == "2021-A"
    numbered, words = project.indicators
    assert numbered.places["target"].cell == 5
    assert words.places["target"].cell == 5
    assert (numbered.target.op, numbered.target.value, numbered.target.unit) == (">=", "6.00", "次")
    assert (words.target.text, words.target.kind) == ("良好", "words")


SCORED = """
    4. 公厕保洁费
    序号|项目编码及名称: [99010121ABCDEF0123456] 公厕保洁费|||||预算年度: 2021||金额单位: 万元|
    栏次|1|2|3|4|5|6|7|8|9
    4|项目编码|99010121ABCDEF0123456|||项目名称|公厕保洁费|||
    5|项目绩效模板||||||||
    6|资金用途|用于公厕保洁|||||||
    7|资金支出计划|3月底|||6月底||10月底||12月底
    8||25|||50||75||100
    9|绩效目标|目标 1|保持公厕整洁||||||
    10|||||||||
    11|一级指标|二级指标|三级指标|绩效指标描述 (指标内容)|评(扣)分标准|指标值|||指标确定依据
    12||||||符号|值|单位 (文字描述)|
    13|产出指标|数量指标|公厕数量|保洁的公厕数量|少一座扣 1 分|≥|20.00|座|台账
    14||时效指标|保洁时间|每日保洁时间|迟到扣分|≤|8.00|小时|制度
"""


def test_2021_b_has_a_scoring_standard_and_counts_its_rows() -> None:
    (project,) = clean(SCORED)
    assert (project.code, project.name) == ("99010121ABCDEF0123456", "公厕保洁费")
    assert (project.title, project.printed_no) == ("公厕保洁费", "4")
    assert (project.purpose, project.money_unit) == ("用于公厕保洁", "万元")
    assert (project.year, project.places["plan 12"].line) == ("2021", 8)
    assert project.plan == {"3": "25", "6": "50", "10": "75", "12": "100"}
    assert project.plan_unit == ""
    assert project.objectives == ("保持公厕整洁",)
    assert project.generation == "2021-B"
    assert [indicator.scoring for indicator in project.indicators] == ["少一座扣 1 分", "迟到扣分"]
    assert [indicator.level1 for indicator in project.indicators] == ["产出指标", "产出指标"]


# --- headings -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "no", "name"),
    [
        pytest.param("7、桥梁检测费绩效目标表", "7", "桥梁检测费", id="number and ending"),
        pytest.param("7. 桥梁检测费", "7", "桥梁检测费", id="no ending"),
        pytest.param("桥梁检测费绩效目标表", "", "桥梁检测费", id="no number"),
        pytest.param("7、桥梁检测费 绩效目标表", "7", "桥梁检测费", id="space before the ending"),
        pytest.param("7、桥梁检测\n费绩效目标表", "7", "桥梁检测费", id="over two lines"),
        pytest.param(
            "7、桥梁检测费\n绩效目标表", "7", "桥梁检测费", id="ending on a line of its own"
        ),
        pytest.param("7.\n桥梁\n检测费", "7", "桥梁检测费", id="number on a line of its own"),
        pytest.param(
            "第三部分 项目绩效目标\n7、桥梁检测费绩效目标表",
            "7",
            "桥梁检测费",
            id="section above it",
        ),
        pytest.param(
            "3、加强管理\n我部门严格管理。\n桥梁检测费绩效目标表",
            "",
            "桥梁检测费",
            id="numbered narrative is no heading",
        ),
        pytest.param(
            "7、2024年桥梁检测费绩效目标表", "7", "2024年桥梁检测费", id="name begins with a year"
        ),
        pytest.param("（七）桥梁检测费绩效目标表", "", "桥梁检测费", id="in Chinese numerals"),
        pytest.param("一、二级公路养护费绩效目标表", "", "一、二级公路养护费", id="two grades"),
    ],
)
def test_headings(heading: str, no: str, name: str) -> None:
    project = one(f"{heading}\n\n绩效目标|1.检测。\n{HEAD}\n产出指标|数量指标|桥|桥数|3座|台账")
    assert (project.printed_no, project.name) == (no, name)


@pytest.mark.parametrize(
    ("heading", "name", "year"),
    [
        pytest.param("桥梁检测费绩效目标表（2021年度）", "桥梁检测费", "2021年度", id="behind it"),
        pytest.param("桥梁检测费绩效目标表 (2021 年)", "桥梁检测费", "2021 年", id="with spaces"),
        pytest.param("桥梁检测费（2021年度）绩效目标表", "桥梁检测费（2021年度）", "", id="in it"),
        pytest.param("桥梁检测费（2021年度）", "桥梁检测费（2021年度）", "", id="no ending"),
    ],
)
def test_the_year_of_a_heading(heading: str, name: str, year: str) -> None:
    project = one(f"7、{heading}\n\n绩效目标|1.检测。\n{HEAD}\n产出指标|数量指标|桥|桥数|3座|台账")
    assert (project.name, project.year) == (name, year)


def test_the_code_above_the_table_is_kept_where_it_is_another() -> None:
    (same,) = clean(SCORED)
    (other,) = clean(SCORED.replace("[99010121ABCDEF0123456]", "[99010121ABCDEF0123457]"))
    assert same.heading_code == ""
    assert (other.code, other.heading_code) == (same.code, "99010121ABCDEF0123457")


def test_the_name_in_the_grid_wins_over_the_heading() -> None:
    page = FULL.replace("2、路灯电费绩效", "2、供水补贴绩效")
    project = one(page)
    assert (project.name, project.title) == ("路灯电费", "供水补贴绩效目标表")


def test_a_2023_table_without_a_heading_has_no_name() -> None:
    projects, problems = read(PLAIN.replace("1、河道清淤经费绩效目标表", ""))
    assert projects[0].name == ""
    assert kinds(problems) == ["missing"]


def test_heading_inside_the_grid() -> None:
    projects = clean(PLAIN.strip() + "\n2、堤防维修费绩效目标表|||||" + PLAIN.split("表\n", 1)[1])
    assert [project.name for project in projects] == ["河道清淤经费", "堤防维修费"]


def test_heading_between_the_two_header_rows() -> None:
    page = TWELVE.replace("    3、应急广播经费绩效目标表\n", "").replace(
        "    ||||符号", "\n    3.\n    应急广播\n    经费\n\n    ||||符号"
    )
    (project,) = clean(page)
    assert (project.title, project.printed_no) == ("应急广播经费", "3")
    assert len(project.indicators) == 2


def test_a_doubled_character_in_a_broken_heading_goes_where_the_grid_proves_it() -> None:
    page = FULL.replace("2、路灯电费绩效目标表", "2、路灯电费\n费绩效目标表")
    projects, problems = read(page)
    assert projects[0].title == "路灯电费绩效目标表"
    assert kinds(problems) == ["repaired"]


# --- where a table begins and ends ------------------------------------------------------


def test_a_code_after_indicators_begins_another_project() -> None:
    second = FULL.split("单位：万元\n", 1)[1].replace("路灯电费", "路灯维修").replace("01A", "02B")
    glued = FULL.rstrip() + second.replace("\n\n", "\n")
    assert [project.name for project in clean(glued)] == ["路灯电费", "路灯维修"]


def test_objectives_after_indicators_begin_another_project() -> None:
    projects, problems = read(PLAIN.rstrip() + "\n" + PLAIN.split("表\n\n", 1)[1])
    assert [len(project.indicators) for project in projects] == [4, 4]
    assert kinds(problems) == ["missing"]


def test_fields_header_and_rows_in_grids_of_their_own() -> None:
    page = TWELVE.replace("    项目绩效模板||||||\n", "\n\n    项目绩效模板\n\n").replace(
        "    绩效目标|中长期目标（2021年-2022年）|||||\n",
        "    中长期目标（2021年-2022年）\n\n    绩效目标||||||\n",
    )
    assert clean(page)[0].period == "2021年-2022年"
    assert len(clean(page.replace("    ||||符号", "\n    ||||符号"))[0].indicators) == 2


def test_footers_between_fragments_are_left_alone() -> None:
    page = PLAIN.replace(
        "    效益指标|", f"\n    — 12 —\n    甲县水务局\n\n    {HEAD}\n    效益指标|"
    )
    assert [row(indicator) for indicator in clean(page)[0].indicators] == [
        row(indicator) for indicator in clean(PLAIN)[0].indicators
    ]


def test_a_grid_of_something_else_is_reported() -> None:
    page = PLAIN + "\n\n姓名|岗位\n张三|河长\n李四|河长\n王五|巡查员\n"
    projects, problems = read(page)
    assert len(projects) == 1
    assert kinds(problems) == ["unrecognised"]


def test_nothing_in_nothing_out() -> None:
    assert read("") == ([], [])
    assert read("第三部分 项目绩效目标\n无") == ([], [])


# --- fields -------------------------------------------------------------------------


def plan_page(rows: str) -> str:
    return f"""
    2、路灯电费绩效目标表
    项目编码|99010124P00111110001A||项目名称|路灯电费||
    {rows}
    绩效目标|1.保证路灯用电。|||||
    {HEAD}|
    产出指标|数量指标|路灯数量|供电的路灯数量|≥800盏|台账|
    """


@pytest.mark.parametrize(
    ("rows", "plan", "unit"),
    [
        pytest.param(
            "资金支出计划(%)|3月底||6月底|10月底|12月底|\n|||||100%|",
            {"3": "", "6": "", "10": "", "12": "100%"},
            "percent",
            id="blanks are blanks of their column",
        ),
        pytest.param(
            "资金支出计划（%）|3月底||6月底||10月底|\n|25%||50%||75%|\n12月底||100%||||",
            {"3": "25%", "6": "50%", "10": "75%", "12": "100%"},
            "percent",
            id="12月底 wrapped, figure beside it",
        ),
        pytest.param(
            "资金支出计划（%）|3月底||6月底||10月底|\n|25%||50%||75%|\n|||||12月底\n|||||100%",
            {"3": "25%", "6": "50%", "10": "75%", "12": "100%"},
            "percent",
            id="12月底 wrapped, figure below it",
        ),
        pytest.param(
            "资金支出计划(%)|3月底||6月底||10月底|\n|25||50||75|\n资金支出计划(%)|12月底||100|||",
            {"3": "25", "6": "50", "10": "75", "12": "100"},
            "percent",
            id="label printed again",
        ),
        pytest.param(
            "资金支出计划（%）|3月底||6月底|||\n|25%||100%|||\n资金支出计划（%）|3月底||6月底|||\n|25%||100%|||",
            {"3": "25%", "6": "100%"},
            "percent",
            id="the whole block printed twice; months not printed are absent",
        ),
        pytest.param(
            "资金支出计划（万元）|3月底||6月底|10月底|12月底|\n|1,200.00||2,400.00|3,600.00|4,800.00|",
            {"3": "1200.00", "6": "2400.00", "10": "3600.00", "12": "4800.00"},
            "money",
            id="declared in money",
        ),
        pytest.param(
            "资金支 出计划|3 月底||6 月底|10 月底|12 月底|\n|25||50|75|100|",
            {"3": "25", "6": "50", "10": "75", "12": "100"},
            "",
            id="not declared; labels broken by spaces",
        ),
        pytest.param(
            "资金支出计划（%）|3月底||6月底|10月底|12月底|\n|25%||50%|按合同支付|100%|",
            {"3": "25%", "6": "50%", "10": "按合同支付", "12": "100%"},
            "percent",
            id="words among the figures",
        ),
        pytest.param(
            "资金支出计划(%)|3月底|6月底|10月底|12月底||\n|25||50||75|100",
            {"3": "25", "6": "50", "10": "75", "12": "100"},
            "percent",
            id="other columns, but as many figures as labels",
        ),
    ],
)
def test_plans(rows: str, plan: dict[str, str], unit: str) -> None:
    (project,) = clean(plan_page(rows))
    assert project.plan == plan
    assert project.plan_unit == unit
    assert project.objectives == ("1.保证路灯用电。",)


def test_a_figure_that_fits_no_month_is_reported() -> None:
    _, problems = read(plan_page("资金支出计划(%)|3月底||6月底||||\n|||||75|"))
    assert kinds(problems) == ["unrecognised"]


def test_two_figures_for_one_month_are_reported() -> None:
    rows = "资金支出计划(%)|3月底||||||\n|25|||||\n资金支出计划(%)|3月底||||||\n|30|||||"
    projects, problems = read(plan_page(rows))
    assert projects[0].plan == {"3": "25"}
    assert kinds(problems) == ["ambiguous"]


def test_objectives_without_their_label() -> None:
    projects, problems = read(FULL.replace("绩效目标|1.", "|1."))
    assert projects[0].objectives == ("1.保证路灯用电。",)
    assert kinds(problems) == ["repaired"]


def test_label_of_the_objectives_in_the_row_below_them() -> None:
    page = FULL.replace(
        "绩效目标|1.保证路灯用电。|||||", "|1.保证路灯用电。|||||\n    绩效目标||||||"
    )
    assert one(page).objectives == ("1.保证路灯用电。",)


def test_objectives_below_the_header_in_one_cell_with_their_label() -> None:
    page = f"""
    1、河道清淤经费绩效目标表
    {HEAD}
    绩效目标 1. 按期完成清淤。 2. 保证行洪安全。|||||
    产出指标|数量指标|清淤长度|全年清淤的长度|≥12公里|施工计划
    """
    (project,) = clean(page)
    assert project.objectives == ("1. 按期完成清淤。", "2. 保证行洪安全。")
    assert len(project.indicators) == 1


def test_objectives_cut_by_a_page_break() -> None:
    page = PLAIN.replace("保证行洪安全。||||", "保证行洪||||\n\n    |安全。||||")
    assert clean(page)[0].objectives == ("1.按期完成清淤。", "2.保证行洪安全。")


def test_objectives_in_several_cells_are_joined_and_reported() -> None:
    projects, problems = read(PLAIN.replace("保证行洪安全。||||", "保证行洪||安全。||"))
    assert projects[0].objectives == ("1.按期完成清淤。", "2.保证行洪 安全。")
    assert kinds(problems) == ["repaired"]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        pytest.param("1.修路。 2.架桥。", ["1.修路。", "2.架桥。"], id="a space between"),
        pytest.param("1.修路。2.架桥。", ["1.修路。", "2.架桥。"], id="a full stop between"),
        pytest.param("1、修路； 2、架桥", ["1、修路；", "2、架桥"], id="other delimiter"),
        pytest.param("修路。", ["修路。"], id="no number"),
        pytest.param("1.修路2.5公里。", ["1.修路2.5公里。"], id="a decimal is no number"),
        pytest.param(
            "1.1.修路；2.架桥。", ["1.1.修路；2.架桥。"], id="numbers of its own inside one item"
        ),
        pytest.param(
            "1.1.修路； 2.2.架桥。", ["1.1.修路；", "2.2.架桥。"], id="doubled in every item"
        ),
        pytest.param(
            "1.1、修路；2、架桥。", ["1.1、修路；2、架桥。"], id="inner delimiter differs"
        ),
        pytest.param(
            "1.2024年修路。 2.2024年架桥。", ["1.2024年修路。", "2.2024年架桥。"], id="years"
        ),
        pytest.param("1.涉密 2.涉密", ["1.涉密", "2.涉密"], id="secret"),
        pytest.param("", [], id="blank"),
    ],
)
def test_numbered_objectives(cell: str, items: list[str]) -> None:
    assert split_objectives(cell) == items


def test_markup_of_the_web_form_goes_and_is_reported() -> None:
    projects, problems = read(PLAIN.replace("1.按期完成清淤。", "<p>1.按期完成清淤。</p>"))
    assert projects[0].objectives[0] == "1.按期完成清淤。"
    assert kinds(problems) == ["repaired"]


def test_angle_brackets_that_are_no_markup_stay() -> None:
    page = PLAIN.replace("施工计划", "《关于转发<甲市清淤办法>的通知》")
    assert clean(page)[0].indicators[0].basis == "《关于转发<甲市清淤办法>的通知》"


def test_a_label_and_its_name_in_one_cell() -> None:
    page = FULL.replace("项目名称|路灯电费", "项目名称]路灯电费|")
    assert one(page).name == "]路灯电费"


def test_the_code_is_known_by_its_shape_where_its_label_is_displaced() -> None:
    page = TWELVE.replace("项目编码|", "主管部门及代码|").replace(
        "主管部门及代码|【990】", "项目绩效模板|【990】"
    )
    projects, problems = read(page)
    assert projects[0].code == "990-0501-YXN-AB12"
    assert projects[0].responsible_department == "【990】广电"
    assert "repaired" in kinds(problems)
    assert [(one.what, one.printed.text) for one in projects[0].misplaced] == [
        ("code", "990-0501-YXN-AB12")
    ]


def test_a_purpose_cut_by_a_page_break() -> None:
    page = FULL.replace("路灯用电。|||||\n    资金", "路灯\n\n    |用电。|||||\n    资金")
    assert clean(page)[0].purpose == "用于城区路灯用电。"


def test_what_belongs_to_no_field_is_reported() -> None:
    _, problems = read(TWELVE.replace("项目绩效模板||||||", "||||称||\n    项目绩效模板||||||"))
    assert kinds(problems) == ["unrecognised"]
    assert "称" in problems[0].message


# --- indicators ---------------------------------------------------------------------


def indicators(rows: str, head: str = HEAD) -> tuple[list[Indicator], list[Problem]]:
    projects, problems = read(f"1、甲项目绩效目标表\n绩效目标|1.甲。\n{head}\n{rows}")
    return list(projects[0].indicators), problems


def test_a_header_without_descriptions_is_believed() -> None:
    found, problems = indicators(
        "产出指标|数量指标|维护警报器数|=162台\n|时效指标|检修完成及时性|6月1日前",
        head="一级指标|二级指标|三级指标|指标值",
    )
    assert [(row.description, row.target.text) for row in found] == [
        ("", "=162台"),
        ("", "6月1日前"),
    ]
    assert problems == []


def test_a_cut_row_goes_on_below_the_repeated_header() -> None:
    found, problems = indicators(
        f"""产出指标|数量指标|培训班|全年举办的|≥2期|《甲县培训

        {HEAD}
        ||次数|培训班次数||办法》
        |质量指标|合格率|考试合格率|≥90%|成绩"""
    )
    assert [row(indicator) for indicator in found] == [
        ("产出指标", "数量指标", "培训班次数", "全年举办的培训班次数", "≥2期", "《甲县培训办法》"),
        ("产出指标", "质量指标", "合格率", "考试合格率", "≥90%", "成绩"),
    ]
    assert problems == []


def test_a_cut_row_goes_on_without_a_header() -> None:
    found, _ = indicators("产出指标|数量指标|人数|参加培\n\n|||训的人数|≥20人|名册")
    assert row(found[0])[3:] == ("参加培训的人数", "≥20人", "名册")


def test_a_cut_row_goes_on_in_the_same_grid() -> None:
    found, _ = indicators("产出指标|数量指标|人数|人数|≥20人|甲县发〔2024〕\n|||||3号文件")
    assert found[0].basis == "甲县发〔2024〕3号文件"


def test_a_target_that_is_cut() -> None:
    found, _ = indicators(f"产出指标|时效指标|时间|时间|2024年12月31日|计划\n\n{HEAD}\n||||前|")
    assert (found[0].target.text, found[0].target.kind) == ("2024年12月31日前", "deadline")


def test_level_names_that_are_cut() -> None:
    found, problems = indicators(
        f"满意度|服务对象满|满意度|群众满意度|≥90%|问卷\n\n{HEAD}\n指标|意度指标||||"
    )
    assert row(found[0])[:2] == ("满意度指标", "服务对象满意度指标")
    assert problems == []


def test_a_complete_row_without_level_names_is_reported() -> None:
    found, problems = indicators(
        "效益指标|社会效益指标|保障率|保障的比例|≥95%|计划\n|||群众满意度|≥90%|问卷"
    )
    assert len(found) == 1
    assert found[0].description == "保障的比例"
    assert kinds(problems) == ["unrecognised"]


def test_a_level2_name_can_stand_for_several_rows() -> None:
    found, problems = indicators(
        "产出指标|数量指标|人数|人数|≥20人|名册\n||次数|次数|2次|计划\n效益指标|社会效益指标|甲|乙|是|丙"
    )
    assert [indicator.level2 for indicator in found] == ["数量指标", "数量指标", "社会效益指标"]
    assert problems == []


def test_a_level1_name_without_a_level2_name_is_a_row_of_its_own() -> None:
    found, _ = indicators(
        "产出指标|数量指标|人数|人数|≥20人|名册\n满意度指标||满意度|满意度|≥90%|问卷"
    )
    assert row(found[1])[:3] == ("满意度指标", "", "满意度")


def test_a_level1_name_in_a_row_of_its_own_carries_down() -> None:
    found, _ = indicators("产出指标|||||\n|数量指标|人数|人数|≥20人|名册")
    assert found[0].level1 == "产出指标"


def test_a_row_that_is_shifted_left() -> None:
    found, problems = indicators(
        "产出指标|数量指标|人数|人数|≥20人|名册\n成本指标|费用|培训费用|≤4万元|预算|"
    )
    assert row(found[1]) == ("产出指标", "成本指标", "费用", "培训费用", "≤4万元", "预算")
    assert kinds(problems) == ["repaired"]


def test_a_row_that_is_shifted_is_kept_as_misplaced() -> None:
    page = PLAIN.replace("|质量指标|", "质量指标|")
    (project,), _ = read(page)
    assert [one.what for one in project.misplaced] == ["row"]
    assert clean(PLAIN)[0].misplaced == ()


def _odd_in(page: str) -> list[tuple[str, str]]:
    (project,), _ = read(page)
    return [(one.what, one.printed.text) for one in project.misplaced]


def test_what_a_table_prints_twice() -> None:
    plan = "资金支出计划（%）|3月底||6月底|10月底|12月底|\n    |25%||50%|75%|100%|\n"
    assert _odd_in(FULL.replace(plan, f"{plan}    {plan}"))[0] == (
        "twice",
        "资金支出计划（%） 3月底 6月底 10月底 12月底",
    )
    figures = "|25%||50%|75%|100%|\n"
    twice = FULL.replace(figures, f"{figures}    {figures}")
    assert [what for what, _ in _odd_in(twice)] == ["twice"]


def test_a_head_that_the_next_page_prints_again_is_not_twice() -> None:
    head = "项目编码|99010124P00111110001A||项目名称|路灯电费||\n"
    assert _odd_in(FULL.replace(f"    {HEAD}|", f"\n    {head}    {HEAD}|")) == []


def test_a_row_without_the_name_of_an_indicator() -> None:
    last = "满意度指标|服务对象满意度指标|居民满意度|沿岸居民满意度|≥90%|问卷调查\n"
    nameless = "|||沿岸居民满意度|≥90%|问卷调查\n"
    before, behind = PLAIN.replace(last, nameless + last), PLAIN.replace(last, last + nameless)
    whole = [row(indicator) for indicator in one(PLAIN).indicators]
    for page in (before, behind):
        assert _odd_in(page) == [("nameless", "沿岸居民满意度 ≥90% 问卷调查")]
        assert [row(indicator) for indicator in one(page).indicators] == whole


def test_objectives_below_the_header() -> None:
    goal = "绩效目标|1.按期完成清淤。 2.保证行洪安全。||||"
    below = PLAIN.replace(f"{goal}\n    {HEAD}", f"{HEAD}\n    {goal}")
    assert [what for what, _ in _odd_in(below)] == ["objectives"]
    assert one(below).objectives == one(PLAIN).objectives


def test_tags_of_a_web_form_are_kept_as_printed() -> None:
    page = PLAIN.replace("1.按期完成清淤。", "<p>1.按期完成清淤。</p>")
    (project,), problems = read(page)
    assert project.objectives[0] == "1.按期完成清淤。"
    assert [(one.what, "<p>" in one.printed.text) for one in project.misplaced] == [
        ("markup", True)
    ]
    assert "repaired" in kinds(problems)


def test_a_row_that_is_shifted_right() -> None:
    found, problems = indicators(
        "产出指标|数量指标|人数|人数|≥20人|名册|\n||成本指标|费用|培训费用|≤4万元|预算"
    )
    assert row(found[1]) == ("产出指标", "成本指标", "费用", "培训费用", "≤4万元", "预算")
    assert kinds(problems) == ["repaired"]


def test_cost_is_level1_in_the_national_form() -> None:
    found, problems = indicators("成本指标|经济成本指标|总成本|总成本|≤4万元|预算")
    assert row(found[0])[:2] == ("成本指标", "经济成本指标")
    assert problems == []


def test_blank_columns_between_are_no_columns() -> None:
    found, _ = indicators(
        "产出指标|数量指标|人数|参加人数||≥20人|名册",
        "一级指标|二级指标|三级指标|绩效指标描述||指标值|指标值确定依据",
    )
    assert row(found[0])[3:] == ("参加人数", "≥20人", "名册")


SPLIT_ROWS = """产出指标|数量指标|人数|参加人数|>=|20.00|人|名册
|成本指标|费用|培训费用|<=|4.00|万元|预算"""


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            "一级指标|二级指标|三级指标|指标说明|指标值|||指标确定依据\n||||符号|值|单位（文字描述）|",
            id="as the form has it",
        ),
        pytest.param(
            "一级指标|二级指标|三级指标|指标说明|符号|值|单位|指标确定依据",
            id="without 指标值 above",
        ),
        pytest.param(
            "一级指标|二级指标|三级指标|指标说明|指标值|指标确定依据\n||||符号|值|单位（文字描述）|",
            id="upper row reserves one column for 指标值",
        ),
        pytest.param(
            "一级指标|二级指标|三级指标|指标说明|符号|指标值||指标确定依据\n|||||值|单位（文字描述）|",
            id="符号 in the upper row",
        ),
        pytest.param(
            "一级指标|二级指标|三级指标|指标说明||指标值|||指标确定依据|\n\n||||符号|值|单位|",
            id="upper row in the fragment before, one column wider",
        ),
        pytest.param("||三级指标|三级指标|符号|值|单位|三级指标", id="labels replaced by 三级指标"),
    ],
)
def test_position_wins_over_a_damaged_header(head: str) -> None:
    found, _ = indicators(SPLIT_ROWS, head)
    assert [row(indicator) for indicator in found] == [
        ("产出指标", "数量指标", "人数", "参加人数", ">=20.00人", "名册"),
        ("产出指标", "成本指标", "费用", "培训费用", "<=4.00万元", "预算"),
    ]


def test_a_label_that_is_broken_over_the_two_header_rows() -> None:
    found, _ = indicators(
        "产出指标|数量指标|人数|参加人数|>=|20.00|人|名册|少一人扣一分",
        "一级指标|二级指标|三级指标|指标说明|指标值|指标确定依据|评（扣）||\n"
        "||||符号|值|单位（文字描述）||分标准",
    )
    assert (found[0].basis, found[0].scoring) == ("名册", "少一人扣一分")


def test_a_ruler_below_the_table_is_nothing() -> None:
    found, problems = indicators("产出指标|数量指标|人数|人数|≥20人|名册\n---|---|---|---|---|---")
    assert len(found) == 1
    assert problems == []


SLIPPED = f"""
    1、甲项目绩效目标表
    绩效目标|1.甲。
    {HEAD.replace("一级指标", "产出指标")}
    效益指标|数量指标|人数|人数|≥20人|名册
    满意度指标|社会效益指标|影响|影响|是|文件
    |服务对象满意度指标|满意度|满意度|≥90%|问卷
"""


def test_level1_names_that_slipped_into_the_header() -> None:
    (project,), problems = read(SLIPPED)
    levels = [indicator.level1 for indicator in project.indicators]
    assert levels == ["产出指标", "效益指标", "满意度指标"]
    assert "repaired" in kinds(problems)
    assert ("level1", "产出指标") in [(one.what, one.printed.text) for one in project.misplaced]


def test_a_level1_name_that_contradicts_the_form_is_kept_as_printed() -> None:
    found, problems = indicators("效益指标|数量指标|人数|人数|≥20人|名册")
    assert found[0].level1 == "效益指标"
    assert problems == []


def test_secret_cells() -> None:
    found, _ = indicators("产出指标|数量指标|涉密|涉密|涉密|涉密")
    assert (found[0].level3, found[0].target.kind) == ("涉密", "secret")


# --- seams --------------------------------------------------------------------------


def cut(upper: str, lower: str, other: str = "无关") -> tuple[str, list[Problem]]:
    found, problems = indicators(
        f"""产出指标|数量指标|人数|{other}|≥20人|名册
        |质量指标|质量|说明|100%|{upper}

        {HEAD}
        |||||{lower}"""
    )
    return found[1].basis, problems


def test_a_character_printed_again_goes_where_another_cell_proves_it() -> None:
    basis, problems = cut("甲县水务局关于", "于清淤工作的通知", "甲县水务局关于清淤工作的通知")
    assert basis == "甲县水务局关于清淤工作的通知"
    assert kinds(problems) == ["repaired"]


def test_the_last_character_printed_alone_again() -> None:
    basis, problems = cut("甲水发[2023]7号", "号", "甲水发[2023]7号")
    assert basis == "甲水发[2023]7号"
    assert kinds(problems) == ["repaired"]


def test_a_word_can_repeat_a_character() -> None:
    basis, problems = cut("甲县年度项目", "目标责任书", "甲县年度项目目标责任书")
    assert basis == "甲县年度项目目标责任书"
    assert problems == []


def test_without_proof_both_characters_stay_and_the_place_is_reported() -> None:
    basis, problems = cut("依据学习理论", "论成果汇编")
    assert basis == "依据学习理论论成果汇编"
    assert kinds(problems) == ["ambiguous"]
    assert problems[0].where.line


def test_a_document_proven_to_repeat_characters_decides_the_doubtful_case() -> None:
    found, problems = indicators(
        f"""产出指标|数量指标|人数|甲县水务局关于清淤工作的通知|≥20人|名册
        |质量指标|质量|说明|100%|甲县水务局关于

        {HEAD}
        |||||于清淤工作的通知
        |时效指标|时间|说明|12月底|依据学习理论

        {HEAD}
        |||||论成果汇编"""
    )
    assert found[2].basis == "依据学习理论成果汇编"
    assert kinds(problems) == ["repaired", "repaired"]


def test_digits_are_never_taken_for_a_repetition() -> None:
    basis, problems = cut("标准每人30", "00元")
    assert basis == "标准每人3000元"
    assert problems == []


# --- robustness ---------------------------------------------------------------------

_PIECES = [
    "",
    " ",
    "1",
    "2.00",
    "25%",
    "涉密",
    "甲",
    "绩效目标",
    "绩效目标1.甲 2.乙",
    "目标1",
    "项目编码",
    "项目名称",
    "项目编码及名称: [99010121ABCDEF0123456]甲",
    "990-0501-YXN-AB12",
    "主管部门及代码",
    "实施单位",
    "预算规模及资金用途",
    "预算数",
    "其中：财政资金",
    "资金用途",
    "资金支出计划（%）",
    "3月底",
    "12月底",
    "中长期目标（2021年-2022年）",
    "单位：万元",
    "栏次",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "符号",
    "值",
    "单位",
    "评（扣）分标准",
    "指标确定依据",
    "产出指标",
    "满意度指标",
    "数量指标",
    "服务对象满意度指标",
    "≥",
    "文字描述",
    "≥95%",
    "1、甲绩效目标表",
    "---",
]

_texts = st.one_of(st.sampled_from(_PIECES), st.text(max_size=8))
_cells = _texts.map(lambda printed: Cell(printed, Where(line=1, cell=1)))
_rows = st.lists(_cells, min_size=1, max_size=9).map(tuple)
_blocks = st.lists(
    st.one_of(
        _texts.map(lambda printed: Paragraph(printed, Where(line=1))),
        st.lists(_rows, min_size=1, max_size=8).map(lambda rows: Grid(tuple(rows))),
    ),
    max_size=6,
)


@given(_blocks)
def test_any_page_can_be_read(page: list[Block]) -> None:
    projects, problems = read_projects(page)
    assert [project.no for project in projects] == list(range(1, len(projects) + 1))
    assert all(problem.message for problem in problems)


# --- other provinces ----------------------------------------------------------------


def page(number: int, *rows: str) -> Grid:
    """A table on a page of its own."""
    where = Where(page=number)
    return Grid(tuple(tuple(Cell(text, where) for text in row.split("|")) for row in rows))


def test_names_cut_by_a_page_break_in_kinds_of_one_level_stay_with_their_kind() -> None:
    upper = page(
        1,
        "项目名称|产出指标|产出指标|产出指标|产出指标|效益指标|效益指标",
        "项目名称|数量指标|数量指标|质量指标|质量指标|社会效益指标|社会效益指标",
        "项目名称|三级指标|指标值|三级指标|指标值|三级指标|指标值",
        "河堤加固|加固长|≥5公里|验收合|≥95%|受益人|≥10人",
    )
    (project,), problems = read_projects([upper, page(2, "|度||格率||数|")])
    assert [its.level3 for its in project.indicators] == ["加固长度", "验收合格率", "受益人数"]
    assert problems == []


def test_a_table_whose_indicators_never_come_is_told() -> None:
    tables = page(
        1,
        "项目名称|河堤加固||",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|加固长度|≥5公里",
        "项目名称|水库除险||",
        "年度总体目标|大坝安全||",
    )
    projects, problems = read_projects([tables])
    assert [project.name for project in projects] == ["河堤加固"]
    assert kinds(problems) == ["unrecognised"]


def test_a_header_alone_and_a_page_with_another_header_are_no_table() -> None:
    upper = page(1, "项目名称|一级指标|二级指标|三级指标|指标值")
    lower = page(2, "甲|乙|丙|丁|戊", "子|一级指标|三级指标|丑|寅")
    projects, problems = read_projects([upper, lower])
    assert projects == []
    assert "unrecognised" in kinds(problems)


def test_a_listed_project_without_indicators_is_told() -> None:
    projects, problems = read("""
        项目名称|预算数|一级指标|二级指标|三级指标|指标值
        河道清淤|12.00|产出指标|数量指标|清淤长度|≥12公里
        水质监测|3.00||||
        堤防养护|5.00|产出指标|数量指标|养护长度|≥30公里
    """)
    assert [project.name for project in projects] == ["河道清淤", "堤防养护"]
    (told,) = problems
    assert "“水质监测，3.00”没有绩效指标，没有读取" in told.message


def test_a_misprinted_word_of_the_header_is_kept_and_the_table_is_read() -> None:
    head = "一级指标|二级指标|三级级指标|绩效指标描述|指标值|指标确值定依据"
    project = one(PLAIN.replace(HEAD, head))
    assert [printed.text for printed in project.odd_labels] == ["三级级指标", "指标确值定依据"]
    assert project.indicators == clean(PLAIN)[0].indicators
    assert clean(PLAIN)[0].odd_labels == ()


def test_a_blank_cell_of_the_plan_stands_below_its_month() -> None:
    rows = "资金支出计划(%)|3月底||6月底|10月底|12月底|\n|50||100||100|"
    (project,) = clean(plan_page(rows))
    below, blank = project.places["plan 6"], project.places["plan 10"]
    assert (blank.line, blank.cell) == (below.line, below.cell + 1)
