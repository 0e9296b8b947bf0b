"""Each rule of the words: what it finds, and what comes near and is right."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import Kind, Project, Statement
from tests.checking.form.small import purchase, three_public
from tests.checking.tables import books
from tests.narratives import disclosure, section
from tests.reading import provinces

OVERVIEW = "部门预算安排的总体情况"
EXPENDITURE = books.coded(
    "general_budget_expenditure",
    [
        ("", "合计", "80.00 50.00 30.00"),
        ("205", "教育支出", "80.00 50.00 30.00"),
        ("20502", "普通教育", "80.00 50.00 30.00"),
        ("2050202", "小学教育", "60.00 50.00 10.00"),
        ("2050203", "初中教育", "20.00  20.00"),
    ],
)
BASIC = books.coded(
    "general_budget_basic",
    [
        ("", "合计", "50.00 40.00 10.00"),
        ("301", "工资福利支出", "40.00 40.00"),
        ("302", "商品和服务支出", "10.00  10.00"),
    ],
)


def findings(
    text: str,
    *statements: Statement,
    title: str = OVERVIEW,
    kind: Kind = "budget",
    year: int = 2024,
) -> list[Finding]:
    """The findings of the rules on words."""
    made = disclosure(
        section(title, *text.split("\n")), kind=kind, year=year, statements=statements
    )
    (report,) = check([made])
    return [finding for finding in report.findings if finding.rule.startswith("W")]


def rules(
    text: str,
    *statements: Statement,
    title: str = OVERVIEW,
    kind: Kind = "budget",
    year: int = 2024,
) -> Sequence[str]:
    """Their ids."""
    return [f.rule for f in findings(text, *statements, title=title, kind=kind, year=year)]


# W1: against the tables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一般公共预算支出80.00万元。", [], id="the same"),
        pytest.param("一般公共预算支出88.00万元。", ["W101"], id="another figure"),
        pytest.param("一般公共预算支出80.01万元。", ["W101"], id="a copy in the last place"),
        pytest.param("一般公共预算支出约80.01万元。", [], id="about"),
        pytest.param(
            "一般公共预算支出80.01万元（尾差系四舍五入形成）。", [], id="said to be rounded"
        ),
        pytest.param(
            "本说明按四舍五入取数，可能有尾差。一般公共预算支出80.01万元。", [], id="said before"
        ),
        pytest.param(
            "本说明按四舍五入取数，可能有尾差。一般公共预算支出80.03万元。",
            ["W101"],
            id="more than rounding leaves",
        ),
        pytest.param("一般公共预算支出800000元。", [], id="in another unit"),
        pytest.param("一般公共预算支出80万元，其中项目支出30万元。", [], id="printed shorter"),
        pytest.param("一般公共预算支出80.00万元，其中项目支出33.00万元。", ["W101"], id="a part"),
        pytest.param(
            "一般公共预算财政拨款人员经费44.00万元。", ["W101"], id="from the basic table"
        ),
        pytest.param(
            "教育支出（类）普通教育（款）小学教育（项）66.00万元。", [], id="no fund is named"
        ),
        pytest.param("一般公共预算教育支出（类）88.00万元。", ["W101"], id="an account"),
        pytest.param("2023年一般公共预算支出执行数88.00万元。", [], id="another year's"),
        pytest.param("国有资本经营预算支出5.00万元。", [], id="a table that is not there"),
        pytest.param("苗木支出99.00万元。", [], id="not understood"),
    ],
)
def test_figures_in_words_are_those_of_the_tables(text: str, expected: list[str]) -> None:
    assert rules(text, EXPENDITURE, BASIC) == expected


def test_a_difference_shows_words_and_cell() -> None:
    (finding,) = findings("一般公共预算支出88.00万元。", EXPENDITURE)
    told: tuple[object, ...] = (finding.expected, finding.actual, finding.difference)
    assert told == (800000, 880000, 80000)
    assert [evidence.text for evidence in finding.evidence] == [
        "一般公共预算支出88.00万元",
        "80.00",
    ]
    assert finding.evidence[0].where.line == 101


def test_tables_that_disagree_are_not_reported_again() -> None:
    other = books.coded("expenditure", [("", "合计", "90.00 50.00 40.00")])
    assert rules("2024年支出预算90.00万元。", other, EXPENDITURE) == []


def test_words_that_say_what_a_wrong_table_should_say_are_not_blamed() -> None:
    """The class is wrong, its parts are right; 公用经费 in words is the classes together."""
    basic = books.coded(
        "general_budget_basic",
        [
            ("", "合计", "50.00 40.00 10.00"),
            ("301", "工资福利支出", "40.00 40.00"),
            ("302", "商品和服务支出", "9.00  9.00"),
            ("30201", "办公费", "6.00  6.00"),
            ("30202", "印刷费", "2.00  2.00"),
            ("310", "资本性支出", "2.00  2.00"),
        ],
    )
    said = "一般公共预算基本支出50.00万元，其中人员经费40.00万元，公用经费{}万元。"
    assert rules(said.format("10.00"), basic) == []
    assert rules(said.format("11.00"), basic) == ["W101"]


def test_words_that_would_mend_a_sum_are_not_blamed() -> None:
    wrong = books.coded("general_budget_expenditure", [("", "合计", "80.00 50.00 31.00")])
    assert rules("一般公共预算支出81.00万元。", wrong) == []
    assert rules("一般公共预算支出80.00万元，其中项目支出30.00万元。", wrong) == []
    assert rules("一般公共预算支出82.00万元。", wrong) == ["W101"]


def test_growth_of_the_tables_amount_is_right_where_the_words_misprint_it() -> None:
    said = "一般公共预算支出{}万元，比上年增加8.00万元，增长{}%。"
    assert rules(said.format("80.00", "11.11"), EXPENDITURE) == []
    assert rules(said.format("82.00", "11.11"), EXPENDITURE) == ["W101"]
    assert rules(said.format("82.00", "12.11"), EXPENDITURE) == ["W101", "W302"]


def test_a_digit_cut_off_is_a_hint_once() -> None:
    exact = books.coded(
        "general_budget_expenditure",
        [("", "合计", "877080 500080 377000")],
        unit="元",
    )
    found = findings("一般公共预算支出87.70万元，其中项目支出37.70万元，基本支出50.00万元。", exact)
    assert [(f.rule, f.severity) for f in found] == [("W105", "info")]
    assert rules("一般公共预算支出87.71万元。", exact) == []


def test_running_costs_are_compared_with_the_basic_table() -> None:
    title = "机关运行经费安排情况"
    assert rules("我单位机关运行经费共计安排12.00万元。", BASIC, title=title) == ["W103"]
    assert rules("我单位机关运行经费共计安排10.00万元。", BASIC, title=title) == []
    assert rules("我单位机关运行经费共计安排1.00万元。", BASIC, title=title) == ["W103"]


@pytest.mark.parametrize(
    ("running", "expected"),
    [
        pytest.param("机关运行经费12.00万元。", ["W404"], id="another figure"),
        pytest.param("机关运行经费10.00万元。", [], id="the same"),
        pytest.param("机关运行经费0万元。", [], id="a public institution has none"),
    ],
)
def test_running_costs_are_compared_with_words_where_there_are_no_tables(
    running: str, expected: Sequence[str]
) -> None:
    assert (
        rules(f"支出50.00万元，其中：人员经费40.00万元、公用经费10.00万元。\n{running}") == expected
    )


def test_a_figure_of_all_money_under_one_fund() -> None:
    every = books.coded("expenditure", [("", "合计", "90.00 50.00 40.00")])
    text = "一般公共预算支出80.00万元，其中基本支出50.00万元；项目支出40.00万元。"
    assert rules(text, every, EXPENDITURE) == ["W104"]


def test_classes_of_basic_expenditure() -> None:
    text = "一般公共预算基本支出50.00万元，其中：工资福利支出{}万元，商品和服务支出10.00万元。"
    assert rules(text.format("40.00"), EXPENDITURE, BASIC) == []
    assert rules(text.format("4.00"), EXPENDITURE, BASIC) == ["W101"]


CARRIED = books.coded(
    "income",
    [("", "合计", "90.00 80.00 80.00       10.00")],
)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("1.一般公共预算当年拨款使用情况", [], id="of this year's money alone"),
        pytest.param("1.一般公共预算使用情况", ["W101"], id="of all money"),
    ],
)
def test_money_carried_in_is_not_in_the_words(heading: str, expected: list[str]) -> None:
    words = f"{heading}\n一般公共预算支出72.00万元。"
    assert rules(words, EXPENDITURE, CARRIED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1.小学教育（2050202）60.00万元。", [], id="the table's"),
        pytest.param("1.小学教育（2050202）58.00万元。", ["W101"], id="nothing was carried in"),
        pytest.param("1.初中教育（2050203）15.00万元。", [], id="less what was carried in"),
        pytest.param("1.初中教育（2050203）25.00万元。", ["W101"], id="more than the table"),
        pytest.param("一般公共预算当年拨款70.00万元。", [], id="given this year"),
        pytest.param("政府性基金预算当年拨款3.00万元。", ["W101"], id="of another fund"),
    ],
)
def test_money_carried_in_is_that_of_the_account(text: str, expected: list[str]) -> None:
    carried = books.coded(
        "income",
        [
            ("", "合计", "80.00 70.00 70.00       10.00"),
            ("205", "教育支出", "80.00 70.00 70.00       10.00"),
            ("20502", "普通教育", "80.00 70.00 70.00       10.00"),
            ("2050202", "小学教育", "60.00 60.00 60.00"),
            ("2050203", "初中教育", "20.00 10.00 10.00       10.00"),
        ],
    )
    fund = books.coded("government_fund", [])
    words = f"（三）一般公共预算当年拨款具体使用情况\n{text}"
    assert rules(words, EXPENDITURE, carried, fund) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "机关运行经费10.00万元，主要用于办公费4.00万元。", ["W103"], id="a part of all of it"
        ),
        pytest.param("机关运行经费10.00万元，主要用于办公费6.00万元。", [], id="the same"),
        pytest.param(
            "机关运行经费8.00万元，主要用于办公费4.00万元。", [], id="only some units have it"
        ),
    ],
)
def test_costs_of_a_department_whose_running_costs_are_all(text: str, expected: list[str]) -> None:
    made = disclosure(
        section("机关运行经费安排情况", text), statements=(CLASSES,), scope="department"
    )
    (report,) = check([made])
    assert [f.rule for f in report.findings if f.rule.startswith("W")] == expected


def test_the_glossary_says_whose_running_costs_count() -> None:
    said = section("机关运行经费安排情况", "机关运行经费8.00万元。")
    other = section("名词解释", "机关运行经费：指各部门的公用经费，包括办公费等。")
    found = []
    for sections in ((said,), (said, other)):
        made = disclosure(*sections, statements=(CLASSES,), scope="department")
        (report,) = check([made])
        found.append([f.rule for f in report.findings if f.rule == "W103"])
    assert found == [[], ["W103"]]


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        pytest.param("12684.50", False, id="the same"),
        pytest.param("12648.50", True, id="figures in each other's places"),
        pytest.param("9648.50", False, id="of the agencies alone"),
    ],
)
def test_running_costs_of_a_department_with_turned_figures(amount: str, told: bool) -> None:
    basic = books.coded(
        "general_budget_basic",
        [("", "合计", "12684.50  12684.50"), ("302", "商品", "12684.50  12684.50")],
    )
    made = disclosure(
        section("机关运行经费安排情况", f"机关运行经费{amount}万元。"),
        statements=(basic,),
        scope="department",
    )
    (report,) = check([made])
    assert ("W103" in [f.rule for f in report.findings]) is told


# W2: parts and wholes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出预算80万元，其中基本支出50万元，项目支出30万元。", [], id="all of it"),
        pytest.param(
            "支出预算80万元，其中基本支出50万元，项目支出33万元。", ["W201"], id="too much"
        ),
        pytest.param(
            "支出预算80万元，其中基本支出50万元，项目支出20万元。", ["W201"], id="too little"
        ),
        pytest.param("支出预算80万元，其中项目支出30万元。", [], id="not all of it"),
        pytest.param("支出预算80万元，其中项目支出90万元。", ["W201"], id="a part above its whole"),
        pytest.param(
            "支出预算80.01万元，其中基本支出50.00万元，项目支出30.00万元。", [], id="rounding"
        ),
        pytest.param(
            "支出预算79.50万元，其中基本支出50万元，包括人员经费40.50万元和公用经费10万元；项目支出29.50万元，"
            "主要为苗木0.25万元。",
            ["W201"],
            id="one level below",
        ),
        pytest.param(
            "政府采购预算9.00万元，其中：政府采购货物预算3.00万元、政府采购工程预算0万元、政府采购服务预算5万元。",
            ["W201"],
            id="procurement",
        ),
        pytest.param("项目支出30万元，主要为苗木20万元、灌溉15万元。", ["W203"], id="projects"),
        pytest.param(
            "项目支出30万元，主要为苗木20万元、灌溉5万元等。", [], id="some of the projects"
        ),
        pytest.param("项目支出30万元，全部用于苗木20万元。", ["W203"], id="one that is all"),
        pytest.param("项目支出30万元，主要用于苗木20万元。", [], id="one that is not all"),
        pytest.param("项目支出30万元，全部用于绿化，其中苗木20万元。", [], id="one of what is all"),
        pytest.param(
            "项目支出30万元，其中：苗圃总投资90万元，分三年实施。", [], id="of several years"
        ),
        pytest.param(
            "项目支出684.50万元，主要为苗木604.50万元、灌溉44.00万元。",
            ["W203"],
            id="the sum with two figures turned",
        ),
        pytest.param(
            "项目支出684.50万元，主要为苗木604.50万元、灌溉40.00万元。", [], id="without the rest"
        ),
        pytest.param(
            "支出预算80万元，比上年增加5万元，其中：基本支出增加8万元，项目支出减少3万元。",
            [],
            id="changes with signs",
        ),
        pytest.param(
            "支出预算80万元，比上年增加5万元，其中：基本支出增加8万元，项目支出增加3万元。",
            ["W202"],
            id="a sign is wrong",
        ),
        pytest.param(
            "支出预算80万元，比上年增加5万元，其中：基本支出增加12万元，其中人员经费增加10万元、"
            "公用经费减少2万元；项目支出减少3万元。",
            ["W202"],
            id="a part that is wrong against both sides",
        ),
        pytest.param(
            "支出预算80.00万元，比上年增加5.00万元，其中：基本支出增加12.00万元，"
            "其中人员经费增加10.00万元、公用经费减少4.00万元；项目支出减少3.00万元。",
            ["W202", "W202"],
            id="two parts that are wrong for themselves",
        ),
        pytest.param(
            "支出预算80万元，其中：基本支出57万元，其中人员经费40万元、公用经费10万元；项目支出30万元。",
            ["W201"],
            id="an amount that is wrong against both sides",
        ),
        pytest.param(
            "支出预算80万元，比上年增加5万元，其中：基本支出增加5万元，项目支出持平。",
            [],
            id="unchanged is zero",
        ),
        pytest.param(
            "支出预算80万元，比上年减少56.06万元，其中：基本支出增加20.64万元，项目支出减少76.69万元。",
            [],
            id="rounded three times",
        ),
        pytest.param("共有车辆7辆，其中：机要通信用车1辆、其他用车6辆。", [], id="vehicles"),
        pytest.param(
            "共有车辆7辆，其中：机要通信用车1辆、其他用车7辆。", ["W204"], id="too many vehicles"
        ),
        pytest.param("共有车辆7辆，其中：机要通信用车1辆。", [], id="some of the vehicles"),
        pytest.param(
            "共有车辆4辆，其中：机要通信用车1辆、其他用车3辆（校车1辆、送教用车2辆）。",
            [],
            id="parts of a part",
        ),
        pytest.param(
            "共有车辆4辆，其中：机要通信用车1辆、其他用车5辆（校车1辆、送教用车4辆）。",
            ["W204"],
            id="and still too many",
        ),
        pytest.param(
            "办理建议48件、提案62件，合计110件，其中A类件83件。", [], id="of what is added up"
        ),
        pytest.param("办理建议48件、提案62件，其中A类83件、B类27件。", [], id="of both"),
        pytest.param("办理建议48件、提案62件，其中A类83件、B类37件。", ["W204"], id="not of both"),
        pytest.param(
            "安排项目26个，其中续建11个、新建15个，完工19个、跨年7个。", [], id="two lists of all"
        ),
        pytest.param(
            "安排项目26个，其中续建11个、新建25个，完工19个、跨年7个。", ["W204"], id="one is wrong"
        ),
        pytest.param(
            "引育企业41家，其中国家级3家、省级38家；高新技术企业总数达到126家。",
            [],
            id="all of them",
        ),
    ],
)
def test_parts_add_up_to_their_whole(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_changes_of_items_are_the_total_change() -> None:
    text = (
        "“三公”经费预算10.00万元，比2023年减少{}万元。\n"
        "1.因公出国（境）费0万元，与2023年持平。\n"
        "2.公务用车购置及运行维护费6.00万元，比2023年减少1.00万元。\n"
        "3.公务接待费4.00万元，比2023年减少0.50万元。"
    )
    title = "财政拨款“三公”经费预算情况"
    assert rules(text.format("1.50"), title=title) == []
    assert rules(text.format("2.50"), title=title) == ["W202"]


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        pytest.param("减少0.50", "公务接待费减少0.50万元", [], id="what has no money is left out"),
        pytest.param(
            "减少0.30",
            "公务用车运行费与上年持平，公务接待费减少0.50万元",
            ["W202"],
            id="less than it",
        ),
        pytest.param(
            "减少0.70",
            "公务用车运行费与上年持平，公务接待费减少0.50万元",
            ["W202"],
            id="more than it",
        ),
        pytest.param(
            "减少0.70",
            "公务用车运行费减少0.20万元，公务接待费减少0.30万元",
            [],
            id="abroad last year",
        ),
        pytest.param(
            "增加0.50", "公务用车运行费减少0.20万元，公务接待费减少0.30万元", ["W202"], id="turned"
        ),
    ],
)
def test_changes_of_items_without_those_that_have_nothing(
    total: str, parts: str, expected: list[str]
) -> None:
    text = (
        "“三公”经费预算安排6.70万元，其中因公出国（境）费0.00万元；公务用车购置及运行费5.20万元"
        "（其中：公务用车购置费0.00万元，公务用车运行费5.20万元）；公务接待费1.50万元。"
        f"与2023年相比{total}万元，其中{parts}。"
    )
    assert rules(text, title="财政拨款“三公”经费预算情况") == expected


def test_a_wrong_direction_is_told_once() -> None:
    text = (
        "“三公”经费预算10.00万元，比2023年减少1.50万元。\n"
        "1.因公出国（境）费0万元，与2023年持平。\n"
        "2.公务用车购置及运行维护费6.00万元，比2023年{}，主要原因是车辆报废。\n"
        "3.公务接待费4.00万元，比2023年减少0.50万元。"
    )
    title = "财政拨款“三公”经费预算情况"
    assert rules(text.format("减少1.00万元，下降14.29%"), title=title) == []
    assert rules(text.format("增加1.00万元，增长14.29%"), title=title) == ["W202"]
    assert sorted(rules(text.format("增加1.00万元，增长44.29%"), title=title)) == ["W202", "W302"]


def test_growth_of_both_sides_at_once() -> None:
    text = "收入总计95.00万元，支出总计95.00万元，与2023年相比，收、支总计各减少5.00万元，下降{}%。"
    assert rules(text.format("5.00")) == []
    assert rules(text.format("8.00")) == ["W302"]


def test_sources_that_forms_of_old_do_not_name() -> None:
    text = (
        "预算收入90.00万元，其中：一般公共预算收入80.00万元，基金预算收入0万元，"
        "财政专户核拨收入0万元，其他来源收入{}万元。"
    )
    assert rules(text.format("10.00")) == []
    assert rules(text.format("1.00")) == ["W201"]


@pytest.mark.parametrize(
    ("reception", "expected"),
    [("减少0.50", []), ("增加0.50", ["W202"])],
)
def test_a_change_behind_a_bracket_is_that_of_the_whole(
    reception: str, expected: list[str]
) -> None:
    text = (
        "“三公”经费预算26.00万元，比上年增加17.50万元。其中：因公出国（境）费3.00万元，与上年持平；"
        "公务用车购置及运行费22.00万元（其中购置费18.00万元、运行费4.00万元），比上年增加18.00万元；"
        f"公务接待费1.00万元，比上年{reception}万元。"
    )
    assert rules(text, title="“三公”经费预算情况") == expected


def test_kinds_of_purchases_that_are_told_alone() -> None:
    text = "安排政府采购预算112.00万元，其中：货物类46.00万元，服务类{}万元。"
    assert rules(text.format("66.00")) == []
    assert rules(text.format("56.00")) == ["W201"]
    assert rules(text.format("56.00").replace("万元。", "万元等。")) == []
    assert rules(
        "政府采购预算46.50万元，其中：货物类采购预算38.00万元，服务类采购预算5.00万元。"
    ) == ["W201"]
    text = (
        "政府采购安排96.00万元，其中：货物类采购预算6.00万元，"
        "工程类采购预算30.00万元，服务类采购预算{}万元。"
    )
    assert rules(text.format("60.00")) == []
    assert rules(text.format("50.00")) == ["W201"]


ITEMS = """当年一般公共预算支出60.00万元，较上年增加{}万元。
（1）小学教育（2050202）30.00万元，较上年增加6.00万元；
（2）初中教育（2050203）20.00万元，较上年减少1.00万元；
（3）高中教育（2050204）10.00万元，与上年持平。"""
SCHOOLS = books.coded(
    "general_budget_expenditure",
    [
        ("", "合计", "60.00  60.00"),
        ("205", "教育支出", "60.00  60.00"),
        ("20502", "普通教育", "60.00  60.00"),
        ("2050202", "小学教育", "30.00  30.00"),
        ("2050203", "初中教育", "20.00  20.00"),
        ("2050204", "高中教育", "10.00  10.00"),
    ],
)


def test_changes_told_account_by_account_are_the_total_change() -> None:
    assert rules(ITEMS.format("5.00"), SCHOOLS) == []
    assert rules(ITEMS.format("7.00"), SCHOOLS) == ["W202"]
    assert rules(ITEMS.format("3.00"), SCHOOLS) == [], "an account of last year can be gone"
    some = ITEMS.format("7.00").replace("60.00", "80.00", 1)
    assert "W202" not in rules(some, SCHOOLS)


def test_an_account_with_its_code_is_that_of_the_table() -> None:
    assert rules("小学教育（2050202）33.00万元。", SCHOOLS, title="一般公共预算支出") == ["W101"]
    assert rules("小学教育（2050999）33.00万元。", SCHOOLS, title="一般公共预算支出") == []


def test_what_the_tables_judge_is_not_added_up_again() -> None:
    text = "一般公共预算支出80.00万元，其中基本支出50.00万元，项目支出33.00万元。"
    assert rules(text, EXPENDITURE) == ["W101"]


# W3: percentages and directions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出80万元，其中项目支出20万元，占25%。", [], id="share"),
        pytest.param("支出80万元，其中项目支出20万元，占35%。", ["W301"], id="wrong share"),
        pytest.param("支出80万元，其中项目支出约20万元，占24.9%。", [], id="20 can be 19.5"),
        pytest.param(
            "支出80.00万元，其中项目支出20.00万元，占24.90%。", ["W301"], id="but not 20.00"
        ),
        pytest.param("支出110.00万元，比上年增加10.00万元，增长10.00%。", [], id="growth"),
        pytest.param(
            "支出110.00万元，比上年增加10.00万元，增长9.09%。", ["W302"], id="over this year"
        ),
        pytest.param("支出110.00万元，比上年增加10.00万元，下降10.00%。", ["W302"], id="falling"),
        pytest.param(
            "支出10.00万元，比上年增加10.00万元，增长100%。", [], id="nothing the year before"
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元，完成年初预算的98%。", [], id="completion"
        ),
        pytest.param(
            "支出年初预算为100.00万元，支出决算为98.00万元，完成年初预算的89.00%。",
            ["W303"],
            id="wrong completion",
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元。决算数小于预算数的主要原因：节约。",
            [],
            id="smaller",
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元。决算数大于预算数的主要原因：追加。",
            ["W304"],
            id="not larger",
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元。决算数与预算数基本持平。", [], id="nearly"
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元。决算数等于预算数。", ["W304"], id="not equal"
        ),
        pytest.param("支出80万元，与上年相比增加0.00万元。", ["W305"], id="no change at all"),
        pytest.param("支出80万元，比上年减少-3万元。", ["W305"], id="two minus signs"),
        pytest.param(
            "支出80万元，比上年减少3万元。主要原因是：苗木经费增加。", ["W306"], id="reason"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元。主要原因是：苗木经费减少。", [], id="right reason"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是增加外出用车。", ["W306"], id="more of it"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是门诊量上升，耗材支出同步增加。",
            ["W306"],
            id="both rise",
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是资金使用效率提高。", [], id="efficiency"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是增加视频会议。", [], id="more of another way"
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是事业收入减少。", [], id="less of its own"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是未到期质保金增加。", [], id="not paid yet"
        ),
        pytest.param("支出80万元，比上年减少3万元，主要原因是新能源车占比提高。", [], id="a share"),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元，决算数小于预算数的主要原因是检查范围扩大。",
            ["W306"],
            id="less than the budget",
        ),
        pytest.param(
            "支出年初预算为90万元，支出决算为98万元，决算数大于预算数的主要原因是：压减人员支出。",
            ["W306"],
            id="more than the budget",
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元，决算数小于预算数的主要原因是调整预算数增加。",
            [],
            id="the budget was changed",
        ),
        pytest.param(
            "支出年初预算为90万元，支出决算为98万元，决算数大于预算数的主要原因是年中追加。",
            [],
            id="added in the year",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元。\n财政拨款支出减少的主要原因是项目竣工。",
            ["W315"],
            id="another direction below",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，其中人员经费减少1万元。\n支出减少的主要原因是人员退休。",
            [],
            id="one of them",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元。\n支出增长的主要原因是项目增加。", [], id="another word"
        ),
        pytest.param(
            "支出80万元，比上年增加3万元。\n公用经费减少的主要原因是苗圃并入城区。",
            [],
            id="of a part that nobody told",
        ),
        pytest.param(
            "公用经费8.00万元，比上年增加3.00万元。\n公用经费减少的主要原因是会议减少。",
            ["W315"],
            id="of a part that is told",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元。\n人员减少的主要原因是退休。", [], id="of something else"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是新增了信息化项目。",
            ["W306"],
            id="something new",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是厉行节约，压缩开支。", ["W306"], id="saved"
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是落实八项规定，严格控制公务接待支出。",
            ["W306"],
            id="controlled",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是在严格控制支出的基础上按实际需要安排。",
            [],
            id="controlled, and needed",
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是新增资产减少。", [], id="less of what is new"
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是压减后又追加了任务。", [], id="saved, and more"
        ),
        pytest.param("支出80万元，比上年增加3万元，主要原因是人员退休。", [], id="pensions"),
        pytest.param(
            "支出80万元，比上年减少3万元。主要原因是：压减支出后苗木经费增加。", [], id="both"
        ),
    ],
)
def test_percentages_and_directions_follow_from_the_figures(text: str, expected: list[str]) -> None:
    assert rules(text, kind="final", title="支出决算情况说明") == expected


def test_growth_over_the_amount_of_the_year_before() -> None:
    item = (
        "1.“教育支出（类）普通教育（款）小学教育（项）”{now}万元。"
        "2023年预算执行数为60.13万元，{said}。"
    )
    right = item.format(now="25.77", said="比2023年预算执行数减少57.14%")
    assert rules(right) == []
    assert rules(item.format(now="25.77", said="比2023年预算执行数增加57.14%")) == ["W302"]
    assert rules(item.format(now="28.35", said="比2023年预算执行数减少57.14%")) == ["W302"]
    assert rules(item.format(now="60.13", said="比2023年预算执行数持平")) == []
    assert rules(item.format(now="70.13", said="比2023年预算执行数持平")) == ["W304"]


# W4: twice, and years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("公务接待费1万元。\n公务接待费1.00万元。", [], id="the same twice"),
        pytest.param("公务接待费1.00万元。\n公务接待费2.00万元。", ["W401"], id="another figure"),
        pytest.param(
            "公务接待费1万元，比2023年预算减少1.00万元。\n公务接待费比2023年预算减少2.00万元。",
            ["W401"],
            id="another change",
        ),
        pytest.param(
            "支出预算90万元，比2023年减少9万元，主要是温室完工；增加的2万元为苗木款。",
            [],
            id="a reason that goes on",
        ),
        pytest.param(
            "支出预算90万元，比2023年减少9万元，主要是温室完工。\n支出预算比2023年减少2万元。",
            ["W401"],
            id="another change behind a reason",
        ),
        pytest.param(
            "公务接待费1万元，比2023年预算减少1万元。\n公务接待费比2023年执行数减少2万元。",
            [],
            id="compared with something else",
        ),
        pytest.param(
            "2023年预算收入80万元。\n2024年支出预算80万元。", ["W402"], id="last year's text"
        ),
        pytest.param(
            "2024年预算收入80万元，比2023年预算减少9万元，主要原因是旧站停办"
            "（2023年预算支出9万元）。",
            [],
            id="an aside of a reason",
        ),
        pytest.param("2023年预算收入80万元。", [], id="the document's own year is in doubt"),
        pytest.param("2023年预算收入80万元。2024年预算收入90万元。", [], id="both years"),
        pytest.param(
            "2024年预算收入80万元，较2022年预算增加5万元。", ["W403"], id="the year before last"
        ),
        pytest.param("2024年预算收入80万元，较2024年预算增加5万元。", ["W403"], id="the same year"),
        pytest.param("2024年预算收入80万元，较2023年预算增加5万元。", [], id="the year before"),
    ],
)
def test_years_and_repeated_figures(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_final_accounts_may_compare_with_the_budget_of_their_year() -> None:
    text = "公务接待费支出2万元，较2024年预算减少1万元，较2023年决算增加1万元。"
    assert rules(text, kind="final", title="“三公”经费支出决算情况说明") == []


# W5: accounts


ACCOUNT = "“教育支出（类）普通教育（款）{name}（项）”{amount}万元，主要用于{purpose}。"


def test_an_item_with_the_name_of_another_account() -> None:
    items = "\n".join(
        [
            f"1.{ACCOUNT.format(name='小学教育', amount='60.00', purpose='教学')}",
            f"2.{ACCOUNT.format(name='高中教育', amount='20.00', purpose='教学')}",
        ]
    )
    (finding,) = findings(items, EXPENDITURE, title="当年一般公共预算支出情况")
    assert finding.rule == "W101"
    assert "“2050203 初中教育”正是这个数" in finding.message


def test_an_account_that_is_left_out() -> None:
    both = "\n".join(
        [
            f"1.{ACCOUNT.format(name='小学教育', amount='60.00', purpose='教学')}",
            f"2.{ACCOUNT.format(name='初中教育', amount='20.00', purpose='教学')}",
        ]
    )
    three = books.coded(
        "general_budget_expenditure",
        [
            ("", "合计", "90.00 50.00 40.00"),
            ("2050202", "小学教育", "60.00 50.00 10.00"),
            ("2050203", "初中教育", "20.00  20.00"),
            ("2050204", "高中教育", "10.00  10.00"),
        ],
    )
    (finding,) = findings(both, three)
    assert finding.rule == "W501"
    assert "2050204 高中教育" in finding.message
    assert rules(both, EXPENDITURE) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(
            "卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）", [], id="this year's names"
        ),
        pytest.param(
            "医疗卫生与计划生育支出（类）行政事业单位医疗（款）事业单位医疗（项）",
            ["W502"],
            id="a former name",
        ),
        pytest.param(
            "卫生健康支出（类）卫生健康支出（款）计划生育事务（项）", ["W502"], id="wrong levels"
        ),
        pytest.param("教育（类）普通教育（款）小学教育（项）", [], id="without 支出"),
    ],
)
def test_accounts_have_their_names_of_the_year(names: str, expected: list[str]) -> None:
    table = books.coded(
        "general_budget_expenditure",
        [("", "合计", "80.00 80.00"), ("2101102", "事业单位医疗", "80.00 80.00")],
    )
    assert rules(f"1.“{names}”80.00万元。", table) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("教育支出（类）普通教育（款）小学教育（款）80万元。", ["W505"], id="款 twice"),
        pytest.param("交通运输支出（类）公路水路运输（项）公路养护（项）", ["W505"], id="项 twice"),
        pytest.param("农林水支出（类）水利（款）防汛（类）。", ["W505"], id="类 again"),
        pytest.param("4.商贸支出(类)商业流通事务(款)行政运行(款)：指", ["W505"], id="explained"),
        pytest.param("水利（款）农林水支出（类）防汛（项）", ["W505"], id="upside down"),
        pytest.param("教育支出（类）普通教育（款）小学教育（项）80万元。", [], id="in order"),
        pytest.param("教育支出（类）普通教育（款）和职业教育（款）", [], id="two of them"),
        pytest.param("普通教育（款）、职业教育（款）、成人教育（款）", [], id="a list"),
        pytest.param("教育支出（类）20万元，科学技术支出（类）30万元。", [], id="amounts between"),
        pytest.param("教育支出（类）小学教育（项）", [], id="a level left out"),
    ],
)  # fmt: skip
def test_levels_of_accounts_are_marked_in_order(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text) if rule == "W505"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("对6个项目编制了绩效目标，选取8个项目开展绩效监控。", ["W607"], id="more"),
        pytest.param("对6个项目编制了绩效目标，选取6个项目开展绩效监控。", [], id="all of them"),
        pytest.param("发现问题4个，已完成整改3个，正在整改2个。", ["W607"], id="not as many"),
        pytest.param("发现问题4个，已完成整改3个，正在整改1个。", [], id="as many"),
        pytest.param(
            "发现问题4个，已经完成整改的3个，正在整改的2个。", ["W607"], id="in the form's words"
        ),
        pytest.param("发现问题4个，已整改5个。", ["W607"], id="more than were found"),
        pytest.param("发现问题4个，已整改3个。", [], id="some are left"),
        pytest.param(
            "编报绩效目标的项目16个，涉及金额32.00万元。\n开展绩效跟踪的项目18个，涉及金额32.00万元。",
            ["W607"],
            id="tracked",
        ),
        pytest.param(
            "编报绩效目标的项目16个，涉及金额32.00万元。\n开展绩效自评的项目12个，涉及金额20.00万元。",
            [],
            id="some are rated",
        ),
        pytest.param(
            "2024年编报绩效目标的项目6个，涉及金额9.00万元。\n"
            "2023年绩效自评的项目8个，涉及金额10.00万元。",
            [],
            id="of two years",
        ),
    ],
)
def test_no_more_than_there_are(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text, kind="final") if rule == "W607"] == expected


def test_a_table_in_another_unit_is_one_finding() -> None:
    text = (
        "“三公”经费预算4.90万元，其中公务用车购置及运维费4.60万元，公务接待费0.30万元；"
        "公务用车运行维护费4.60万元。"
    )
    right = three_public(
        {
            "合计": "4.90",
            "“三公”经费小计": "4.90",
            "公务用车购置及运维费": "4.60",
            "公务用车运行维护费": "4.60",
            "公务接待费": "0.30",
        }
    )
    assert rules(text, right) == []
    (finding,) = findings(text, msgspec.structs.replace(right, money_unit="元"))
    assert finding.rule == "W109"
    assert "像是按万元印的" in finding.message


def test_what_else_is_wrong_with_a_table_in_another_unit_is_told_too() -> None:
    amounts = {"合计": "5.10", "“三公”经费小计": "5.10", "公务用车购置及运维费": "4.60"}
    amounts |= {"公务用车运行维护费": "4.60", "公务接待费": "0.50"}
    table = msgspec.structs.replace(three_public(amounts), money_unit="元")
    text = (
        "“三公”经费预算5.10万元，其中公务用车购置及运维费4.60万元，公务接待费0.60万元；"
        "公务用车运行维护费4.60万元。"
    )
    found = {finding.rule: finding for finding in findings(text, table)}
    assert "3 处" in found["W109"].message
    assert found["W101"].difference == 1000


def test_what_is_spent_in_all_is_said_alike() -> None:
    text = "国内公务接待支出1.68万元，国内公务接待26批次，158人次，共计支出{}万元。"
    assert rules(text.format("1.86"), kind="final", title="三公经费") == ["W404"]
    assert rules(text.format("1.68"), kind="final", title="三公经费") == []


def test_a_comparison_goes_on_behind_a_reason() -> None:
    text = (
        "公务接待费支出预算为6.50万元，支出决算为4.86万元，完成预算的74.77%，"
        "决算数小于预算数的主要原因是厉行节约，与上年相比减少0.74万元，减少{}%。"
    )
    assert rules(text.format("18.21"), kind="final", title="三公经费") == ["W302"]
    assert rules(text.format("13.21"), kind="final", title="三公经费") == []


@pytest.mark.parametrize(("growth", "expected"), [("9.09", []), ("8.33", ["W302"])])
def test_growth_of_the_whole_behind_its_part(growth: str, expected: list[str]) -> None:
    text = f"收入总计120.00万元，其中年初结转和结余5.00万元，较2023年增加10.00万元，增长{growth}%。"
    assert rules(text, kind="final", title="收入决算情况说明") == expected


def test_the_budget_of_another_year() -> None:
    text = "{}年度财政拨款支出年初预算数为90.00万元，支出决算数为80.00万元，完成年初预算的88.89%。"
    own = "2024年度收入合计80.00万元。"
    assert rules(own + text.format(2023), kind="final") == ["W402"]
    assert rules(own + text.format(2024), kind="final") == []


def test_the_table_of_a_fund_left_blank_is_zero() -> None:
    blank = books.coded("state_capital", [("", "合计", "")])
    fund = books.coded("government_fund", [("", "合计", "")])
    said = "财政拨款支出90.00万元。"
    assert rules(said, EXPENDITURE, fund, blank) == ["W101"]
    assert rules(said.replace("90", "80"), EXPENDITURE, fund, blank) == []
    assert rules(said, EXPENDITURE) == []


def test_an_amount_of_another_year_beside_this_years_change() -> None:
    own = "2023年度支出合计90.00万元。\n"
    text = "本单位{}年度机关运行经费支出5.00万元，比2022年度增加1.00万元，增长25.00%。"
    assert rules(own + text.format(2021), kind="final", year=2023) == ["W402"]
    assert rules(own + text.format(2023), kind="final", year=2023) == []


def test_what_looks_back_in_so_many_words() -> None:
    text = "2024年支出预算90.00万元。\n{}授予中小企业合同金额5.00万元。"
    assert rules(text.format("上年")) == []
    assert rules(text.format("2023年")) == ["W402"]


def test_last_year_had_none_and_the_sentence_goes_on() -> None:
    text = "2024年公务用车购置费9.00万元，购置巡护车1辆，上年未购置；公务接待费1.00万元。"
    assert rules(text, kind="final", title="“三公”经费支出决算情况说明") == []


def test_a_share_behind_an_amount_that_nobody_knows() -> None:
    text = "政府采购预算50.00万元，其中苗木货物35.00万元、养护服务15.00万元{}，占80%。"
    assert rules(text.format("，拟授予小微企业合同金额40.00万元")) == []
    assert rules(text.format("")) == ["W301"]


def test_cars_that_are_a_reason_are_no_whole() -> None:
    text = "共有车辆{}辆，比上年减少1辆，主要是报废1辆；其中机要通信用车1辆、其他用车4辆。"
    assert rules(text.format(5), title="国有资产占用情况") == []
    assert rules(text.format(6), title="国有资产占用情况") == ["W204"]


def test_projects_with_targets_of_another_year() -> None:
    text = (
        "2024年度支出合计90.00万元。\n编报绩效目标的{}年度项目3个，涉及预算金额30.00万元；"
        "绩效自评的2024年度项目3个，涉及预算金额30.00万元。"
    )
    assert rules(text.format(2023), kind="final") == ["W402"]
    assert rules(text.format(2024), kind="final") == []


def test_evaluated_projects_of_another_year() -> None:
    text = "{0}年度支出合计90.00万元。\n开展绩效跟踪的2023年度项目3个。"
    assert rules(text.format(2024), kind="final") == ["W402"]
    assert rules(text.format(2024)) == [], "a budget can tell of the year before"


def test_a_change_that_is_not_its_own_figures_is_told_alone() -> None:
    text = (
        "“三公”经费决算数13.55万元，比年初预算16.00万元减少{}万元。其中：\n"
        "1.因公出国（境）费0.00万元，与年初预算数0.00万元持平。\n"
        "2.公务接待费决算数0.71万元，比年初预算数1.20万元{}0.49万元。\n"
        "3.公务用车购置及运行维护费决算数12.84万元，比年初预算数14.80万元减少1.96万元。"
    )
    title = "“三公”经费财政拨款决算情况"
    assert rules(text.format("2.45", "减少"), title=title, kind="final") == []
    assert rules(text.format("4.25", "减少"), title=title, kind="final") == ["W307"]
    assert rules(text.format("2.45", "增加"), title=title, kind="final") == ["W304"]


def test_what_has_changed_by_the_sum_is_told_once() -> None:
    text = (
        "公务用车购置及运行费11.40万元，比2023年减少3.00万元。其中：公务用车购置费0万元，与2023年持平；"
        "公务用车运行费11.40万元，{}，主要原因是报废1辆工具车，油料和保险相应减少。"
    )
    title = "“三公”经费预算情况"
    assert rules(text.format("比2023年减少3.00万元"), title=title) == []
    assert rules(text.format("与2023年持平"), title=title) == ["W202"]


def test_a_share_of_what_is_wrong_is_told_once() -> None:
    text = (
        "政府采购支出总额834.23万元。授予中小企业合同金额677.98万元，占政府采购支出总额的81.27%，"
        "其中：授予小微企业合同金额{}万元，占政府采购支出总额的{}%。"
    )
    title = "政府采购支出情况"
    assert rules(text.format("203.64", "24.41"), title=title, kind="final") == []
    assert rules(text.format("703.64", "24.41"), title=title, kind="final") == ["W201"]
    assert rules(text.format("203.64", "42.41"), title=title, kind="final") == ["W301"]


def test_people_are_no_more_than_times() -> None:
    text = "培训教师1600人次，其中新任教师{}人，骨干教师600人。"
    assert rules(text.format(1200), title="重点工作") == ["W221"]
    assert rules(text.format(300), title="重点工作") == []


def test_prices_of_a_month_and_of_a_year_are_not_added_up() -> None:
    text = "按每人每月10元核定签约服务费，其中区级财政承担每人每{}20元。"
    assert rules(text.format("年"), title="项目经费情况说明") == []


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        pytest.param(
            "运转类项目1个，涉及预算4.00万元；特定目标类项目5个，涉及预算6.00万元", False, id="6"
        ),
        pytest.param(
            "运转类项目2个，涉及预算4.00万元；特定目标类项目5个，涉及预算6.00万元", True, id="7"
        ),
        pytest.param(
            "运转类项目2个，涉及预算4.00万元；重点项目3个，涉及预算5.00万元", False, id="some"
        ),
    ],
)
def test_kinds_of_projects_are_all_of_them(kinds: str, told: bool) -> None:
    text = f"开展绩效目标管理的项目6个，涉及预算10.00万元。其中：{kinds}。"
    assert ("W221" in rules(text, title="绩效目标设置情况")) is told


def test_the_only_amount_of_a_section_in_another_unit() -> None:
    own = "2024年支出预算80.00万元，其中基本支出50.00万元、项目支出30.00万元。"
    for unit, told in (("万元", 0), ("元", 1)):
        made = disclosure(
            section("预算安排", own),
            section("国有资产信息", f"固定资产原值366.10{unit}，车辆2辆。"),
        )
        (report,) = check([made])
        assert sum(finding.rule == "W107" for finding in report.findings) == told


def test_vehicles_in_two_units() -> None:
    text = "共有车辆2台，其中执法执勤用车1辆、其他用车{}辆。"
    assert rules(text.format(1), title="国有资产信息") == []
    assert rules(text.format(3), title="国有资产信息") == ["W204"]


def test_a_purpose_before_a_reason() -> None:
    text = (
        "1.“卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）”2.00万元，"
        "主要用于缴纳{}。2023年执行数为2.00万元，与2023年执行数持平。主要原因是：人数未变。\n"
        "2.“住房保障支出（类）住房改革支出（款）住房公积金（项）”3.00万元，主要用于缴存住房公积金。"
    )
    assert "W503" not in rules(text.format("医疗保险"))
    assert "W503" in rules(text.format("住房公积金"))


def test_a_purpose_copied_from_another_account() -> None:
    text = "\n".join(
        [
            ACCOUNT.format(name="初中教育教学", amount="1.00", purpose="教学"),
            f"1.{ACCOUNT.format(name='学前教育', amount='2.00', purpose='学前教育')}",
            "2.“城乡社区支出（类）城乡社区管理事务（款）城管执法（项）”3.00万元，主要用于一般行政管理事务。",
            "3.“城乡社区支出（类）城乡社区管理事务（款）一般行政管理事务（项）”3.00万元，主要用于一般行政管理事务。",
        ]
    )
    found = [finding for finding in findings(text) if finding.rule == "W503"]
    assert ["城管执法" in finding.message for finding in found] == [True]


SPLIT = books.coded(
    "general_budget_expenditure",
    [
        ("", "合计", "80.00 50.00 30.00"),
        ("205", "教育支出", "80.00 50.00 30.00"),
        ("20502", "普通教育", "80.00 50.00 30.00"),
        ("2050202", "小学教育", "50.00 50.00 "),
        ("2050203", "初中教育", "30.00  30.00"),
    ],
)


@pytest.mark.parametrize(
    ("account", "purpose", "told"),
    [
        pytest.param("初中教育", "设备购置等基本支出", True, id="a project"),
        pytest.param("初中教育", "设备购置等项目支出", False, id="as the table has it"),
        pytest.param("小学教育", "人员经费等项目支出", True, id="no project"),
        pytest.param("小学教育", "人员经费等基本支出", False, id="nor is this one wrong"),
        pytest.param("初中教育", "基本支出和设备购置等项目支出", False, id="of both"),
        pytest.param("初中教育", "基本支出以外的设备", False, id="of what is none"),
    ],
)
def test_the_nature_of_an_accounts_money(account: str, purpose: str, told: bool) -> None:
    amount = {"小学教育": "50.00", "初中教育": "30.00"}[account]
    text = f"1.教育支出（类）普通教育（款）{account}（项）{amount}万元，主要用于{purpose}。"
    assert ("W509" in rules(text, SPLIT)) is told


# coverage


def test_what_was_not_checked_is_listed() -> None:
    text = (
        "2024年支出预算80.00万元，其中基本支出50.00万元；项目支出30.00万元，"
        "主要为苗木5万元。安排7万元。"
    )
    made = disclosure(section(OVERVIEW, text), statements=[EXPENDITURE])
    (report,) = check([made])
    figures = report.figures
    assert (figures.printed, figures.compared) == (5, 4)
    assert [(one.text, one.where.line) for one in figures.unchecked] == [("安排7万元", 101)]


# what came with the second look at real documents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出80.00万元，比2023年的70.00万元增加10.00万元。", [], id="compared amounts"
        ),
        pytest.param(
            "支出80.00万元，比2023年的70.00万元增加12.00万元。", ["W307"], id="not the difference"
        ),
        pytest.param(
            "支出80.00万元，2023年支出70.00万元，增加12.00万元。", ["W307"], id="not said with what"
        ),
        pytest.param(
            "支出80.00万元，2023年支出70.00万元，减少10.00万元。", ["W304"], id="the other way"
        ),
        pytest.param("支出80.0万元，比2023年的70.0万元增加10.1万元。", [], id="rounded"),
        pytest.param(
            "支出80.00万元，比2023年执行数70.00万元，2023年预算数65.00万元均有增加。",
            [],
            id="two amounts of last year",
        ),
        pytest.param(
            "支出80.00万元，2023年执行数为0.00万元，比2023年执行数增加100.00%。",
            ["W308"],
            id="growth over nothing",
        ),
        pytest.param(
            "支出80.00万元，2023年执行数0.00万元，较上年增加80.00万元，增长100.00%。",
            ["W308"],
            id="growth over nothing, with the change",
        ),
        pytest.param(
            "支出80.00万元，2023年执行数0.00万元，较上年预算增加20.00万元，增长33.33%。",
            [],
            id="nothing was spent, and another amount planned",
        ),
        pytest.param(
            "支出80.00万元，比2023年增加80.00万元，增长100%。", [], id="nothing is not printed"
        ),
        pytest.param(
            "支出80.00万元，比2023年增加10.00万元，增长14.29个百分点。", ["W309"], id="百分点"
        ),
        pytest.param("项目支出占比62.50%，比上年提高2.5个百分点。", [], id="points of a share"),
        pytest.param(
            "支出80.00万元，与2023年持平，主要原因是人员退休，减少支付。", ["W310"], id="持平"
        ),
        pytest.param("支出80.00万元，与2023年持平，主要原因是有增有减。", [], id="both or neither"),
        pytest.param(
            "支出80.00万元，比2023年增加10.00万元，主要是项目支出减少。", ["W306"], id="主要是"
        ),
        pytest.param(
            "用房13459平方米，其中地上8013平方米（其中计容7998平方米，不计容105平方米）。",
            ["W204"],
            id="areas",
        ),
        pytest.param(
            "用房13459平方米，其中地上约8000平方米（其中计容7998平方米，不计容105平方米）。",
            [],
            id="about",
        ),
    ],
)
def test_figures_of_one_sentence_fit_together(text: str, expected: list[str]) -> None:
    assert sorted(rules(text, title="支出情况")) == expected


def test_a_reason_in_the_next_paragraph() -> None:
    text = "支出80.00万元，与2023年持平。主要原因：\n人员退休，减少支付。"
    assert rules(text, title="支出情况") == ["W310"]


def test_totals_of_final_accounts() -> None:
    text = "2024年度收入总计{}万元，支出总计80.00万元。"
    title = "收入支出决算总体情况说明"
    assert rules(text.format("80.00"), kind="final", title=title) == []
    assert rules(text.format("90.00"), kind="final", title=title) == ["W404"]


def test_names_that_look_like_directions() -> None:
    text = "项目支出30.00万元，主要用于：少数民族发展{}万元、防灾减灾10.00万元、增殖放流10.00万元。"
    assert rules(text.format("10.00")) == []
    assert rules(text.format("20.00")) == ["W203"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "项目支出30万元，主要为苗木费10万元，灌溉费，围栏费5万元、工具费2万元。",
            ["W206"],
            id="one has no amount",
        ),
        pytest.param(
            "项目支出17万元，主要为苗木费10万元，灌溉费，围栏费5万元、工具费2万元。",
            [],
            id="the others are all of it",
        ),
        pytest.param(
            "项目支出30万元，主要为苗木费10万元，主要用于采购工程，围栏费5万元、工具费2万元。",
            [],
            id="a purpose",
        ),
        pytest.param(
            "项目支出30万元，主要为苗木费10万元、灌溉费、围栏费5万元、工具费2万元。",
            [],
            id="perhaps one name",
        ),
    ],
)
def test_projects_without_their_amount(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        pytest.param(
            "主要用于苗木费10万元、灌溉费8万元及围栏费7.80万元。", True, id="a little less"
        ),
        pytest.param("主要用于苗木费10万元、灌溉费8万元及围栏费8万元。", False, id="all of it"),
        pytest.param("主要用于苗木费10万元、灌溉费8万元及围栏费2万元。", False, id="the main ones"),
        pytest.param("主要用于苗木费10万元、灌溉费8万元、围栏费7.80万元。", False, id="not closed"),
        pytest.param("主要用于苗木费10万元、灌溉费8万元及围栏费7.80万元等。", False, id="with 等"),
        pytest.param(
            "主要用于苗木费10万元、灌溉费8万元及围栏费7.80万元，其余留用。", False, id="it goes on"
        ),
        pytest.param("主要用于灌溉费18万元及围栏费7.80万元。", False, id="two are no list"),
    ],
)
def test_closed_lists_that_fall_short(parts: str, told: bool) -> None:
    assert rules(f"项目支出26.00万元，{parts}") == (["W208"] if told else [])


def test_a_missing_amount_is_told_once() -> None:
    listed = "主要为道路维修5万元，路灯补贴3万元，苗木养护费，公厕补贴8万元，河道补贴2万元。"
    for text, expected in ((f"项目支出90.00万元，{listed}", "W206"), (f"项目支出{listed}", "P528")):
        made = disclosure(section(OVERVIEW, text))
        made = msgspec.structs.replace(made, projects=(Project(no=1, name="苗木养护费"),))
        (report,) = check([made])
        told = [f.rule for f in report.findings if f.rule in ("W206", "P528")]
        assert told == [expected]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("主要用于以下三个方面：甲费1.00万元，乙费2.00万元。", 2, id="three ways"),
        pytest.param("主要用于以下两类：甲费1.00万元，乙费2.00万元。", 0, id="no numeral"),
        pytest.param("主要用于以下二类：甲费1.00万元，乙费2.00万元。", 0, id="two kinds"),
        ("2024年项目共5个，分别为道路养护、路灯维护、绿化养护、环卫保洁。", 4),
        ("项目共5个，其中：道路养护1万元、路灯维护2万元、绿化养护3万元、环卫保洁4万元。", 4),
        ("实施六个项目：一是道路养护；二是路灯维护；三是绿化养护。", 3),
        ("安排2个项目，具体为：（1）道路养护1万元；（2）路灯维护2万元；（3）绿化养护3万元。", 3),
        ("项目共3个，涉及资金6.00万元，包括：道路养护4万元、路灯维护2万元。", 2),
        ("项目共4个，分别为道路养护、路灯维护、绿化养护、环卫保洁。", 0),
        ("项目共5个，包括道路养护、路灯维护等。", 0),
        ("项目共5个，主要包括道路养护、路灯维护。", 0),
        ("项目共2个，分别为道路、桥梁养护项目，路灯维护项目。", 0),
        ("项目共5个，涉及资金8.00万元。其中：道路养护3万元、路灯维护2万元、绿化养护3万元。", 3),
        ("项目共5个，涉及资金9.00万元。其中：道路养护3万元、路灯维护2万元、绿化养护3万元。", 0),
        ("共5个项目，涉及资金8.00万元，其中一般公共预算6.00万元，政府性基金预算2.00万元。", 0),
        ("编报绩效目标的项目共5个，其中：一般公共预算项目4个，政府性基金项目1个。", 0),
        ("安排3个项目，即用于保障运转，支持基层。", 0),
        ("完成3个项目：按期开工，按期验收。", 0),
        ("实施项目38个，其中续建12个、新建26个，总投资46.8亿元，完成20.1亿元。", 0),
        ("新签约项目20个，其中10亿元以上项目3个，亩均税收达到14.6万元。", 0),
    ],
)
def test_as_many_projects_as_are_named(text: str, told: int) -> None:
    found = [f.message for f in findings(text) if f.rule == "W209"]
    assert bool(found) is bool(told)
    assert all(message.endswith(f"是 {told} 个") for message in found)


def test_projects_with_targets_are_some_of_the_projects() -> None:
    text = "2024年度，本单位编报绩效目标的项目共3个，涉及项目预算资金{}万元。"
    every = books.coded("expenditure", [("", "合计", "80.00 50.00 30.00")])
    for amount, expected in (
        ("30.00", []),
        ("20.00", []),
        ("300.00", ["W207"]),
        ("3.00", ["W211"]),
        ("12.00", ["W212"]),
    ):
        assert rules(text.format(amount), every, title="其他相关情况说明") == expected
    text = (
        "本部门整体支出纳入绩效目标管理，涉及资金80.00万元；"
        "共4个项目纳入绩效目标管理，涉及资金{}万元。"
    )
    for amount, expected in (("30.00", []), ("80.00", ["W207"])):
        assert rules(text.format(amount), every, title="绩效目标设置情况") == expected


def test_as_many_projects_with_other_money() -> None:
    text = (
        "编报绩效目标的2024年度项目4个，涉及预算金额98.42万元；绩效跟踪评价的2024年度项目4个，"
        "涉及预算金额{}万元；绩效自评的2024年度项目3个，涉及预算金额50.00万元。"
    )
    title = "预算管理情况"
    assert rules(text.format("98.42"), kind="final", title=title) == []
    assert rules(text.format("89.42"), kind="final", title=title) == ["W404"]


def test_a_name_with_two_amounts() -> None:
    text = "项目经费：中介机构服务费{}万元、苗木费1.00万元。\n安排中介机构服务费41.88万元。"
    assert rules(text.format("41.88")) == []
    assert rules(text.format("48.81")) == ["W405"]
    arranged = text.replace("服务费41.88", "服务费支出41.88")
    assert rules(arranged.format("48.81")) == ["W405"]
    stressed = text.replace("安排中介", "本年重点安排中介")
    assert rules(stressed.format("48.81")) == ["W405"]
    assert rules(stressed.format("41.88")) == []
    common = "项目甲10.00万元，其中专家评审费3.00万元。\n项目乙10.00万元，其中专家评审费4.00万元。"
    assert rules(common) == []


CLASSES = books.coded(
    "general_budget_basic",
    [
        ("", "合计", "50.00 40.00 10.00"),
        ("301", "工资福利支出", "39.00 39.00"),
        ("30101", "基本工资", "20.00 20.00"),
        ("30102", "津贴补贴", "10.00 10.00"),
        ("30107", "绩效工资", "9.00 9.00"),
        ("302", "商品和服务支出", "10.00  10.00"),
        ("30201", "办公费", "6.00  6.00"),
        ("30239", "其他交通费用", "4.00  4.00"),
        ("303", "对个人和家庭的补助", "1.00 1.00"),
        ("30309", "奖励金", "1.00 1.00"),
    ],
)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param("基本工资、津贴补贴、绩效工资、奖励金", [], id="those of the table"),
        pytest.param(
            "基本工资、津贴补贴、绩效工资、个人农业生产补贴", ["W504"], id="one is another"
        ),
        pytest.param("基本工资、津贴补贴、绩效工资", ["W508"], id="one is left out"),
        pytest.param("基本工资、津贴补贴、绩效工资等", [], id="and so on"),
        pytest.param("在职人员的工资福利、离退休人员的补助", [], id="no list of classes"),
    ],
)
def test_economic_classes_are_those_of_the_table(names: str, expected: list[str]) -> None:
    text = f"一般公共预算财政拨款基本支出50.00万元。其中：人员经费40.00万元，主要包括：{names}。"
    assert rules(text, CLASSES) == expected


def test_economic_classes_with_amounts_are_bound() -> None:
    text = "一般公共预算公用经费10.00万元，主要用于办公费{}万元及其他交通费4.00万元。"
    assert rules(text.format("6.00"), CLASSES) == []
    assert rules(text.format("6.60"), CLASSES) == ["W101"]
    running = "2024年，我单位机关运行经费10.00万元，主要用于日常办公费{}万元。"
    title = "机关运行经费安排情况"
    assert rules(running.format("6.00"), CLASSES, title=title) == []
    assert rules(running.format("6.60"), CLASSES, title=title) == ["W103"]
    assert rules(running.format("5.60"), CLASSES, title=title) == ["W103"]


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        pytest.param("办公费6.00万元", [], id="in the table"),
        pytest.param("办公费6.00万元、会议费1.20万元", ["W103"], id="not in the table"),
        pytest.param("办公费6.00万元、会议费0.00万元", [], id="nothing of it"),
        pytest.param("办公费6.00万元、会议费", [], id="without an amount"),
        pytest.param("办公费6.00万元、网络运维1.20万元", [], id="no name of a class"),
    ],
)
def test_costs_with_amounts_are_in_the_table(costs: str, expected: list[str]) -> None:
    text = f"2024年，我单位机关运行经费共计安排10.00万元，主要用于{costs}等。"
    assert rules(text, CLASSES, title="机关运行经费安排情况") == expected


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        pytest.param("办公费6.00万元、公务接待费1.60万元、会议费0.80万元", ["W208"], id="one less"),
        pytest.param("办公费6.00万元、公务接待费1.60万元、会议费0.80万元等", [], id="and others"),
        pytest.param(
            "办公费6.00万元、公务接待费1.60万元、会议费0.80万元、培训费1.40万元",
            [],
            id="all of them",
        ),
    ],
)
def test_costs_that_are_left_out_of_a_list(costs: str, expected: list[str]) -> None:
    table = books.coded(
        "general_budget_basic",
        [
            ("", "合计", "49.80 40.00 9.80"),
            ("301", "工资福利支出", "40.00 40.00"),
            ("30101", "基本工资", "40.00 40.00"),
            ("302", "商品和服务支出", "9.80  9.80"),
            ("30201", "办公费", "6.00  6.00"),
            ("30215", "会议费", "0.80  0.80"),
            ("30216", "培训费", "1.40  1.40"),
            ("30217", "公务接待费", "1.60  1.60"),
        ],
    )
    text = f"2024年机关运行经费预算9.80万元。包括{costs}。"
    assert rules(text, table, title="机关运行经费安排情况") == expected


def test_classes_that_are_listed_alone() -> None:
    text = "人员经费40.00万元、公用经费10.00万元。人员经费具体包括{}。"
    assert rules(text.format("基本工资、津贴补贴、绩效工资、奖励金"), CLASSES) == []
    assert rules(text.format("基本工资、津贴补贴、绩效工资、生活补助等"), CLASSES) == ["W504"]


MEETINGS = books.coded(
    "general_budget_basic",
    [
        ("", "合计", "50.00 40.00 10.00"),
        ("301", "工资福利支出", "40.00 40.00"),
        ("30101", "基本工资", "40.00 40.00"),
        ("302", "商品和服务支出", "10.00  10.00"),
        ("30201", "办公费", "7.80  7.80"),
        ("30215", "会议费", "0.80  0.80"),
        ("30216", "培训费", "1.40  1.40"),
    ],
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("预算安排会议费0.80万元", False, id="what the table has"),
        pytest.param("预算安排会议费2.30万元", False, id="with that of projects"),
        pytest.param("预算安排会议费0.60万元", True, id="less than basic expenditure alone"),
        pytest.param("预算安排培训费14.00万元", True, id="the point elsewhere"),
        pytest.param("预算安排培训费4.10万元", True, id="two figures turned"),
        pytest.param("上年预算安排培训费1.00万元", False, id="another year"),
        pytest.param("与上年相比培训费减少0.30万元", False, id="a change"),
    ],
)
def test_meetings_and_training_of_all_money(said: str, told: bool) -> None:
    found = rules(f"2024年本单位{said}。", MEETINGS, title="一般性支出情况")
    assert ("W103" in found) is told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出预算85.00，其中基本支出50.00万元。", ["W106"], id="no unit"),
        pytest.param("支出预算85.00万万元。", ["W106"], id="two units"),
        pytest.param("（单位：万元）支出预算85.00，其中基本支出50.00。", [], id="one for all"),
        pytest.param("基本支出50.00万元，占总支出62.50。", [], id="a share"),
        pytest.param("人均经费0.95，车均费用1.20，支出预算85.00万元。", [], id="averages"),
        pytest.param("服务群众1.20万，支出预算85.00万元。", [], id="万 that are no money"),
        pytest.param("支出预算85.00万元元。", ["W106"], id="元 twice"),
        pytest.param("支出85.00万元，比上年增加3.00万，增长3.66%。", ["W106"], id="of a change"),
        pytest.param("支出85.00万元，比上年减少3.00，下降3.41%。", ["W106"], id="a bare change"),
        pytest.param("支出85.00万元，占比增加3.00个百分点。", [], id="points"),
        pytest.param("支出预算85..00万元。", ["W106"], id="two points"),
        pytest.param("主要为道路养护50.00万元、路灯35.00万。", ["W106"], id="the last of a list"),
        pytest.param("主要为道路养护50.00万、路灯35.00万元。", ["W106"], id="the first of a list"),
        pytest.param("道路养护50.00万元，惠及群众35.00万、企业3家。", [], id="people"),
        pytest.param("支出预算8,5.00万元。", ["W106"], id="a comma in the wrong place"),
        pytest.param("支出预算1,285.00万元。", [], id="a comma in the right place"),
        pytest.param("支出预算分别为85.00、50.00万元。", [], id="one unit for all"),
        pytest.param("经费执行期2023.12，支出预算85.00万元。", [], id="a month"),
        pytest.param("人均经费系数0.95，支出预算85.00万元。", [], id="no amount"),
        pytest.param("单价100万（含）以上设备0台。", ["W106"], id="a price"),
        pytest.param("单价100万元（含）以上设备0台。", [], id="a price in 万元"),
        pytest.param("服务价值100万以上人群。", [], id="万 of people"),
    ],
)
def test_amounts_are_written_in_full(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text) if rule == "W106"] == expected


def test_unchanged_and_changed_at_once() -> None:
    title = "财政拨款“三公”经费预算情况"
    both = "公务接待费3.00万元，与上年持平，下降10.00%。"
    assert rules(both, title=title) == ["W311"]
    twice = "公务接待费3.00万元，与上年持平，与上年持平，下降10.00%。"
    assert rules(twice, title=title) == ["W311"]
    bases = "公务接待费3.00万元，与2023年预算持平，比2023年执行数增加1.00万元。"
    assert rules(bases, title=title) == []
    nearly = "公务接待费3.00万元，与上年基本持平，减少{}万元。"
    assert rules(nearly.format("0.05"), title=title) == []
    assert rules(nearly.format("1.00"), title=title) == ["W311"]


def test_none_in_words_is_a_zero() -> None:
    fund = books.coded("government_fund", [("", "合计", "5.00  5.00")])
    text = "本单位2024年没有使用政府性基金预算拨款安排的支出。"
    assert rules(text, fund) == ["W101"]
    assert rules(text, books.coded("government_fund", [])) == []


# sentences that are right


@pytest.mark.parametrize(
    "text",
    [
        (
            "2024年支出预算85.00万元，比2023年的70.00万元增加15.00万元，增长2"
            "1.43%，主要原因是人员增加。"
        ),
        "2024年支出预算85.00万元，2023年为70.00万元，增加15.00万元。",
        (
            "2024年支出预算85.00万元，较上年增加15.00万元，增长21.43%，主要是：一"
            "是新增项目10.00万元；二是人员经费增加5.00万元。"
        ),
        (
            "2024年支出预算85.00万元，较上年增加15.00万元，主要是基本支出增加5.00万"
            "元，项目支出增加10.00万元。"
        ),
        "2024年支出预算85.00万元，与上年基本持平，略增0.50万元。",
        "2024年公务接待费1.00万元，与上年持平，主要原因是严格控制接待标准。",
        (
            "2024年公务接待费1.00万元，比上年减少0.50万元，下降33.33%，主要是厉行节"
            "约，压减接待费用。"
        ),
        (
            "公务用车购置及运行维护费5.00万元，比上年减少2.00万元，其中：公务用车购置费0万元"
            "，与上年持平；公务用车运行维护费5.00万元，比上年减少2.00万元，下降28.57%。"
        ),
        (
            "2024年支出预算85.00万元，其中：基本支出50.00万元，占58.82%，比上年提"
            "高2.50个百分点；项目支出35.00万元，占41.18%，比上年下降2.50个百分点。"
        ),
        ("2024年项目支出35.00万元，主要包括：少数民族补助10.00万元，减灾救灾5.00万元等项目。"),
        (
            "2024年项目支出35.00万元，主要用于设备购置、办公用房维修、信息化建设等，其中苗木"
            "费10.00万元，灌溉费5.00万元，围栏费2.00万元。"
        ),
        ("2023年末在职人员30人，其中行政10人，事业20人；2024年支出预算85.00万元。"),
        "固定资产中房屋面积5000.50平方米，其中办公用房3000.20平方米。",
        ("2024年政府采购预算10.00万元，比上年减少2.00万元，其中：货物5.00万元，服务5.00万元。"),
        ("2024年支出预算85.00万元，比2023年预算减少5.00万元，比2023年执行数增加10.00万元。"),
        (
            "2023年预算执行数为90.00万元，2024年支出预算85.00万元，比2023年预算"
            "执行数减少5.00万元，下降5.56%。"
        ),
        (
            "2023年预算数90.00万元，2023年执行数80.00万元，2024年支出预算85."
            "00万元，比2023年执行数增加5.00万元，比2023年预算数减少5.00万元。"
        ),
        "一般公共预算公用经费10.00万元，其中：办公费、印刷费、差旅费等支出。",
        ("机关运行经费10.00万元，比上年增加1.00万元，主要用于办公费6.00万元、水电费4.00万元。"),
        (
            "2024年项目支出35.00万元，较上年增加5.00万元，主要为新增苗木费15.00万元"
            "，减少灌溉费10.00万元。"
        ),
        "2024年支出预算85.00万元，2025年计划支出90.00万元，增加5.00万元。",
        ("本年支出85.00万元，其中上年结转2.00万元，2023年结转资金1.00万元，增加项目资金1.00万元。"),
        ("项目资金安排30.00万元，其中2023年已安排10.00万元，2024年安排20.00万元，增加10.00万元。"),
        ("项目总投资300.00万元，2023年安排100.00万元，2024年安排120.00万元，较上年增加20.00万元。"),
    ],
)
def test_nothing_is_wrong_with_a_budgets_sentence(text: str) -> None:
    assert rules(text, BASIC) == []
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "2024年度收入总计100.00万元，支出总计100.00万元。与2023年度相比，收入"
            "总计增加10.00万元，增长11.11%；支出总计增加10.00万元，增长11.11%。"
        ),
        (
            "2024年度本年收入合计90.00万元，使用非财政拨款结余5.00万元，年初结转和结余5"
            ".00万元，收入总计100.00万元；本年支出合计95.00万元，结余分配0万元，年末结"
            "转和结余5.00万元，支出总计100.00万元。"
        ),
        (
            "行政运行（项）年初预算为0万元，支出决算为98.00万元，决算数大于年初预算数的主要原因"
            "是年中追加。"
        ),
        "公务接待费支出决算0万元，完成预算的0%，与2023年度持平。",
        "公务用车购置费支出18.00万元，比2023年度增加18.00万元，增长100%。",
        "因公出国（境）费支出决算为0万元，年初预算为0万元，完成年初预算的100%。",
        (
            "一般公共预算财政拨款支出年初预算为100.00万元，支出决算为90.00万元，比年初预算节约"
            "10.00万元。"
        ),
        "与2023年度0.50万元相比，2024年度“三公”经费决算增加0.50万元，增长100%。",
        (
            "一般公共预算财政拨款支出年初预算为100.00万元，支出决算为120.00万元，完成年初"
            "预算的120.00%，比2023年增加5.00万元，增长4.35%。"
        ),
        (
            "决算数比年初预算数增加20.00万元，增长20.00%。一般公共预算财政拨款支出年初预算"
            "为100.00万元，支出决算为120.00万元。"
        ),
    ],
)
def test_nothing_is_wrong_with_a_final_accounts_sentence(text: str) -> None:
    title = "一般公共预算财政拨款支出决算情况说明"
    assert rules(text, kind="final", title=title) == []


# sentences that are alike

YEARLY = "".join(f"{name}2024年预算安排3.00万元。" for name in ("甲", "乙", "丙", "丁"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024年公务接待费1.00万元，比2023年增加0.50万元。", [], id="the year before"),
        pytest.param("2023年公务接待费1.00万元，比2023年增加0.50万元。", ["W406"], id="itself"),
        pytest.param("2024年公务接待费1.00万元，比2024年增加0.50万元。", [], id="W403's"),
        pytest.param(YEARLY + "戊2024年预算安排3.00万元。", [], id="all of one year"),
        pytest.param(YEARLY + "戊2023年预算安排3.00万元。", ["W410"], id="one of another"),
        pytest.param(YEARLY + "戊2023年预算执行3.00万元。", [], id="another phrase"),
        pytest.param(
            YEARLY + "戊较2023年预算下降9.00%。戊2023年预算安排3.00万元。", [], id="compared with"
        ),
        pytest.param(
            "收入预算80.00万元，其中：基本支出50.00万元、项目支出30.00万元。",
            ["W408"],
            id="supposed to be 支出",
        ),
        pytest.param(
            "收入预算80.00万元，其中：财政拨款收入80.00万元；事业支出0.00万元。",
            ["W408"],
            id="one of the parts",
        ),
        pytest.param(
            "支出预算80.00万元，其中：财政拨款收入50.00万元、事业收入30.00万元。",
            [],
            id="what pays for it",
        ),
        pytest.param(
            "收入总计80.00万元，其中：财政拨款收入80.00万元；支出总计80.00万元。",
            [],
            id="the other side begins",
        ),
        pytest.param(
            "收入总计80.00万元，其中：上年结转5.00万元，用于项目支出结转5.00万元。",
            [],
            id="what it is spent on",
        ),
        pytest.param(
            "事业收入80.00万元，其中：基本支出50.00万元、项目支出30.00万元。",
            [],
            id="one kind of it by what it pays",
        ),
        pytest.param(
            "2023年公务接待费执行数1.00万元，比2023年预算减少0.50万元。",
            [],
            id="what was carried out, with its own budget",
        ),
        pytest.param(
            "收入预算80.00万元，其中：财政拨款收入80.00万元。基本支出50.00万元。",
            [],
            id="the sentence is over",
        ),
        pytest.param(
            "办公费5.48万元、水费1.20万元、网络费34.62元。", ["W107"], id="a unit left out"
        ),
        pytest.param("办公费5.48万元，每人每天34.62元。", [], id="a standard"),
        pytest.param("办公费5.48万元，结算34元。", [], id="no places: it may be 元"),
        pytest.param(
            "办公费5.48万元、其他收入1.20万元、存款利息收入85.36元。", [], id="small by nature"
        ),
        pytest.param("办公费5.48万元，网络费34.62元。", [], id="of two amounts it cannot be told"),
        pytest.param(
            "2024年政府采购预算168.20万元，其中：政府采购货物预算96.40万元、"
            "政府采购服务预算71.80万元。\n面向中小企业预留政府采购项目预算金额68.20元。",
            ["W107"],
            id="a unit left out in another paragraph",
        ),
        pytest.param(
            "2024年政府采购预算168.20万元，其中：政府采购货物预算96.40万元、"
            "政府采购服务预算71.80万元。\n人均办公费68.20元。",
            [],
            id="not what the forms ask for",
        ),
        pytest.param("单价100万元（含）以上设备3台。", [], id="the form's price"),
        pytest.param("采购单价80万元以上的工程3项。", [], id="no equipment"),
        pytest.param(
            "2024年公务接待费1.00万元，比2023年增加0.50万元，"
            "公务用车费与上年持平，主要原因是无变化。",
            [],
            id="the reason of something else",
        ),
        pytest.param(
            YEARLY + "戊2024年预算安排3.00万元，2023年预算安排2.00万元。", [], id="both years"
        ),
        pytest.param(
            4 * "甲工程于2024年开始实施。" + "乙工程于2023年开始实施。", [], id="no money's year"
        ),
        pytest.param("单价110万元（含）以上设备3台。", ["W108"], id="another price"),
        pytest.param("单价1000万元（含）以上设备3台。", ["W108"], id="a nought too many"),
        pytest.param("单位价值20万元以上大型设备3台。", ["W108"], id="a large one is dearer"),
        pytest.param(
            "单价500万元以上通用设备1台，单价100万元以上专用设备0台。",
            ["W108"],
            id="one of the two",
        ),
        pytest.param("单价50万元以上通用设备1台，单价100元以上专用设备0台。", ["W108"], id="元"),
        pytest.param("单价50万元以上通用设备1台，单价100万元以上专用设备0台。", [], id="both"),
        pytest.param(
            "单价20万元以上通用设备1台，单价50万元以上专用设备0台。", [], id="a local form"
        ),
        pytest.param("单价200万元以上大型设备3台。", [], id="a large one"),
        pytest.param(
            "2024年公务接待费1.00万元，比2023年增加0.50万元，主要原因是无增减变化。",
            ["W314"],
            id="no reason for a change",
        ),
        pytest.param(
            "“三公”经费8.00万元。与2023年相比增加3.60万元，增减变化的主要原因是“三公”经费与上年相比，无增减变化。",
            ["W314"],
            id="nothing has changed on the whole",
        ),
        pytest.param(
            "2024年公务接待费1.00万元，比2023年增加0.50万元，主要原因是业务增加。",
            [],
            id="a reason for it",
        ),
        pytest.param(
            "2024年预算96.00万元，比2023年增加6.50万元，主要原因是“三公”经费预算与上年持平，人员经费增加。",
            [],
            id="nothing but in one part",
        ),
        pytest.param(
            "2024年预算96.00万元，比2023年增加6.50万元，原因是本年预算支出与上年持平，只有培训费增多。",
            [],
            id="nothing but one part",
        ),
        pytest.param("2024年项目总预算1720.00万，已批复。", ["W106"], id="万 without 元"),
        pytest.param("服务群众20万人次，受益1.20万人。", [], id="万 of people"),
    ],
)
def test_sentences_that_are_alike(text: str, expected: list[str]) -> None:
    new = ("W106", "W107", "W108", "W314", "W406", "W410", "W408")
    assert [rule for rule in rules(text) if rule in new] == expected


# how other provinces put it


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "实有车辆3辆，其中应急保障用车1辆、执法执勤用车2辆；租用车辆2辆。",
            [],
            id="a list ends with its clause",
        ),
        pytest.param(
            "本部门人员编制38人，其中行政编制18人、事业编制20人；"
            "实有人员35人，其中行政17人、事业18人。",
            [],
            id="people, one clause after the other",
        ),
        pytest.param(
            "本部门人员编制38人，其中行政编制19人、事业编制20人；实有人员35人。",
            ["W204"],
            id="people, in one clause",
        ),
        pytest.param(
            "年末实有人数86人，其中在职人员71人、离休人员1人、退休人员13人。",
            ["W204"],
            id="people in and out of service",
        ),
        pytest.param(
            "年末实有人数86人，其中在职人员71人、离休人员1人、退休人员14人。", [], id="all of them"
        ),
        pytest.param(
            "年末实有人数86人，其中在职人员71人，退休人员13人，另有遗属2人。", [], id="and others"
        ),
        pytest.param(
            "开展自评的项目9个，其中评为优的项目7个，评为良的项目2个。发现问题4个，已整改3个。",
            [],
            id="the next sentence counts something else",
        ),
        pytest.param(
            "开展自评的项目9个，其中评为优的项目7个，评为良的项目3个。发现问题4个，已整改3个。",
            ["W204"],
            id="the list itself",
        ),
        pytest.param(
            "2024年收入总计100.00万元，其中年初结转和结余5.00万元，比2023年增加8.00万元。",
            [],
            id="more of the whole than its part is",
        ),
        pytest.param(
            "2024年收入总计100.00万元，比2023年增加108.00万元。", ["W205"], id="more than it is"
        ),
        pytest.param(
            "2024年预算收入100.00万元，其中一般公共预算拨款收入100.00万元、政府性基金预算收入0万元、"
            "国有资本经营预算收入0万元，较上年增加8.00万元。",
            [],
            id="a change behind a row of parts is that of the whole",
        ),
        pytest.param(
            "2024年政府采购预算56.00万元，其中货物类16.00万元、服务类30.00万元等。",
            [],
            id="等: the list is not closed",
        ),
        pytest.param(
            "2024年项目支出100.00万元，其中：技术推广支出40.00万元，主要用于技术推广；"
            "病虫害控制支出60.00万元，主要用于防疫。",
            [],
            id="主要用于 without a figure opens no list",
        ),
    ],
)
def test_lists_of_other_provinces(text: str, expected: Sequence[str]) -> None:
    found = [rule for rule in rules(text) if rule.startswith("W2")]
    assert found == list(expected)


def test_a_list_whose_items_stand_in_paragraphs_without_numbers() -> None:
    text = (
        "2024年支出预算合计80.00万元，其中：\n"
        "基本支出50.00万元，占{}%；\n项目支出30.00万元，占37.50%。"
    )
    assert rules(text.format("62.50"), EXPENDITURE) == []
    assert rules(text.format("12.34"), EXPENDITURE) == ["W301"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "收入预算80.00万元。支出预算83.00万元。", ["W404"], id="no money is left over"
        ),
        pytest.param(
            "收入预算80.00万元。支出预算83.00万元，差额用以前年度结余弥补。", [], id="some is"
        ),
        pytest.param(
            "编报绩效目标的项目3个，涉及金额30.00万元；绩效自评的项目3个，涉及金额25.00万元。",
            ["W404"],
            id="the same projects",
        ),
        pytest.param(
            "2024年编报绩效目标的项目3个，涉及金额30.00万元；"
            "2023年绩效自评的项目3个，涉及金额25.00万元。",
            [],
            id="projects of two years",
        ),
        pytest.param(
            "2024年本单位支出预算96.50万元。编报绩效目标的项目3个，资金60.00万元，"
            "其中一般公共预算48.00万元、上年结转12.00万元。",
            [],
            id="a part of the projects",
        ),
        pytest.param(
            "2024年本单位支出预算96.50万元。校舍维修项目安排一般公共预算14.20万元。",
            [],
            id="one project's",
        ),
    ],
)
def test_totals_that_need_not_be_equal(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text) if rule == "W404"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("教育支出60万元，占75.00%；其他教育20万元，占25.00%。", [], id="of the total"),
        pytest.param(
            "教育支出60万元，占75.00%；卫生健康支出20万元，占22.50%。", ["W313"], id="one is wrong"
        ),
        pytest.param("教育支出60万元，占75.00%。", [], id="one share alone"),
        pytest.param(
            "收入总计100.00万元。支出合计80.00万元。\n基本支出50.00万元，占62.50%；"
            "项目支出30.00万元，占30.00%。",
            ["W313"],
            id="of another whole than the parts make up",
        ),
        pytest.param(
            "收入总计100.00万元。支出合计80.00万元。\n基本支出50.00万元，占62.50%；"
            "项目支出30.00万元，占37.50%。",
            [],
            id="of what the parts make up",
        ),
        pytest.param(
            "支出40万元。教育支出60万元，占75.00%；卫生健康支出10万元，占25.00%。",
            [],
            id="of another amount of the section",
        ),
        pytest.param(
            "教育支出60万元，占75.00%；卫生健康支出20万元，占24.99%。", [], id="rounded to 100%"
        ),
        pytest.param(
            "教育支出60万元，占61.00%；卫生健康支出20万元，占22.50%。", [], id="none is of any"
        ),
    ],
)
def test_shares_side_by_side_are_of_one_whole(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text, EXPENDITURE) if rule == "W313"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "公务接待费1.20万元，比上年减少0.30万元，主要是业务量加大、接待批次增多。",
            ["W306"],
            id="more guests cost less",
        ),
        pytest.param(
            "公务接待费1.20万元，比上年减少0.30万元，主要是接待批次减少。", [], id="fewer guests"
        ),
        pytest.param(
            "公务接待费1.20万元，比上年减少0.30万元，主要是接待批次增多但标准降低。",
            [],
            id="more of them, and cheaper",
        ),
        pytest.param(
            "项目支出64.00万元，比上年增加4.00万元，主要是本年不再安排基地建设。",
            ["W306"],
            id="less to do costs more",
        ),
        pytest.param(
            "项目支出64.00万元，比上年增加4.00万元，主要是本年不再安排基地建设，新增设备购置。",
            [],
            id="something else is new",
        ),
        pytest.param(
            "公务接待费1.20万元，比上年增加0.40万元，主要是严控接待标准、压减接待批次。",
            ["W306"],
            id="strict, and more",
        ),
        pytest.param(
            "公务接待费1.20万元，比上年减少0.40万元，主要是严控接待标准、压减接待批次。",
            [],
            id="strict, and less",
        ),
        pytest.param(
            "公务接待费1.20万元，上年预算1.60万元，比上年预算增加0.40万元，主要是严控接待标准。",
            ["W304"],
            id="the direction is wrong, and the reason is right",
        ),
    ],
)
def test_reasons_of_budgets(text: str, expected: list[str]) -> None:
    assert rules(text, title="“三公”经费预算情况") == expected


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        pytest.param("用于单位缴纳的基本养老保险费", True, id="another contribution"),
        pytest.param("主要用于单位缴纳的职业年金", True, id="a third one"),
        pytest.param("主要用于在职人员职业年金单位缴纳部分", True, id="the verb behind it"),
        pytest.param("主要用于计提职业年金的基数核定", False, id="nothing is paid"),
        pytest.param("用于为职工缴纳的住房公积金", False, id="its own"),
        pytest.param("用于按规定标准缴存", False, id="none by name"),
        pytest.param("用于缴纳养老保险的职工的住房公积金", False, id="its own as well"),
    ],
)
def test_purposes_of_contributions(purpose: str, told: bool) -> None:
    text = f"住房保障支出（类）住房改革支出（款）住房公积金（项）20.00万元，{purpose}。"
    assert ("W503" in rules(text)) is told


_PURPOSES = [
    pytest.param("防汛物资储备和抢险队伍", "防汛物资储备和抢险队伍", True, id="the other's"),
    pytest.param("水资源监测和防汛物资", "水资源监测和防汛物资", False, id="of both"),
    pytest.param("购置监测设备", "购置监测设备", False, id="of neither"),
    pytest.param("节水型社会建设", "防汛物资储备和抢险队伍", False, id="each its own"),
]


@pytest.mark.parametrize(("own", "other", "told"), _PURPOSES)
def test_purposes_before_the_figures_of_accounts(own: str, other: str, told: bool) -> None:
    text = (
        f"1、农林水支出（类）水利（款）水资源节约管理与保护（项）。主要用于：{own}。"
        "年初预算为20.00万元，支出决算为20.00万元。\n"
        f"2、农林水支出（类）水利（款）防汛（项）。主要用于：{other}。"
        "年初预算为10.00万元，支出决算为10.00万元。"
    )
    assert ("W503" in rules(text, kind="final")) is told


@pytest.mark.parametrize(("own", "other", "told"), _PURPOSES)
def test_purposes_that_are_another_accounts_word_for_word(own: str, other: str, told: bool) -> None:
    text = (
        f"1.农林水支出（类）水利（款）水资源节约管理与保护（项）20.00万元，主要用于{own}。\n"
        f"2.农林水支出（类）水利（款）防汛（项）10.00万元，主要用于{other}。"
    )
    assert ("W503" in rules(text)) is told


@pytest.mark.parametrize(
    ("account", "purpose", "told"),
    [
        pytest.param("国防动员（款）交通战备（项）", "缴纳在职人员职业年金", True, id="of work"),
        pytest.param(
            "国防动员（款）交通战备（项）", "专业队伍训练及住房公积金", False, id="with its own"
        ),
        pytest.param(
            "国防动员（款）其他国防动员支出（项）", "缴纳住房公积金", False, id="of anything"
        ),
        pytest.param(
            "行政事业单位养老支出（款）行政单位离退休（项）",
            "发放在职人员购房补贴",
            True,
            id="pensions",
        ),
        pytest.param(
            "行政事业单位养老支出（款）行政单位离退休（项）", "发放退休人员补贴", False, id="theirs"
        ),
        pytest.param(
            "住房改革支出（款）购房补贴（项）", "事业单位退休人员经费", True, id="pensioners"
        ),
        pytest.param("住房改革支出（款）购房补贴（项）", "职工住房补贴", False, id="houses"),
    ],
)
def test_accounts_that_are_for_no_contribution(account: str, purpose: str, told: bool) -> None:
    text = (
        f"1.国防支出（类）{account}20.00万元，主要用于{purpose}。\n"
        "2.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）10.00万元，主要用于医疗保险。"
    )
    assert ("W503" in rules(text)) is told


def test_the_class_of_a_contribution_is_for_it() -> None:
    text = (
        "1.卫生健康支出（类）20.00万元，主要用于机关人员医疗保险缴费。\n"
        "2.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）20.00万元，主要用于医疗保险。"
    )
    assert "W503" not in rules(text)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param("补缴社会保险费和住房公积金", False, id="its own among others"),
        pytest.param("补缴住房公积金", True, id="another account alone"),
    ],
)
def test_reasons_that_name_several_contributions(reason: str, told: bool) -> None:
    text = (
        "1.住房保障支出（类）住房改革支出（款）住房公积金（项）20.00万元，主要用于住房公积金。\n"
        "2.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）10.00万元，"
        f"主要用于{reason}。"
    )
    assert ("W503" in rules(text)) is told


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        pytest.param("拟购置固定资产总额为29.80元", ["W107"], id="few 元 among 万元"),
        pytest.param("拟购置固定资产总额为29.80万元", [], id="the same unit"),
        pytest.param("拟购置固定资产总额为298000.00元", [], id="so many 元"),
        pytest.param("人均办公设备0.25万元，打印纸每包29.80元", [], id="a price"),
    ],
)
def test_two_amounts_in_two_units(planned: str, expected: list[str]) -> None:
    text = f"上年末固定资产金额为942.18万元。本年度{planned}。"
    assert rules(text, title="国有资产信息") == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("设立检查站24处（其中固定15处、临时19处）。", True, id="too many"),
        pytest.param("设立检查站24处（其中固定15处、临时9处）。", False, id="all"),
        pytest.param("设立检查站24处（其中固定15处、临时5处）。", True, id="too few in brackets"),
        pytest.param("设立检查站24处，其中固定15处、临时5处。", False, id="not all of them"),
        pytest.param("设立检查站24处（其中固定15处、临时19处等）。", False, id="and so on"),
        pytest.param("培训240人次，其中每期40人次。", False, id="each time"),
        pytest.param("在职36人，其中在编40人。", True, id="more than there are"),
        pytest.param("在职36人，其中在编34人，退休14人。", False, id="and who has left"),
        pytest.param("行政编制62名，事业编制38名，总编制110名。", True, id="posts"),
        pytest.param("行政编制62名，事业编制38名，总编制100名。", False, id="posts that add up"),
        pytest.param("现有公务用车6辆，其中：越野车4辆，轿车1辆。", True, id="vehicles by kind"),
        pytest.param("现有公务用车6辆，其中：越野车4辆，轿车2辆。", False, id="all vehicles"),
        pytest.param("车辆22辆，其中：执法12辆、专用8辆（洒水车8辆）、其他2辆。", False, id="( )"),
        pytest.param("设立检查站24处（其中固定15处（卡口3处）、临时19处）。", True, id="( ( ) )"),
        pytest.param("巡查12次，其中夜间3次，出动车辆20辆。", False, id="of other things"),
        pytest.param("建设2.6万亩，其中新造1.8万亩、改培1.6万亩。", True, id="in 万"),
        pytest.param("建设2.6万亩（其中新造0.8万亩、改培1.8万亩）。", False, id="in 万, and right"),
        pytest.param("建筑面积5200平方米，其中地上3100平方米，地下2000平方米。", True, id="halves"),
        pytest.param("建筑面积5200平方米，其中地上3100平方米，地下2100平方米。", False, id="whole"),
        pytest.param(
            "建筑面积0.52万平方米，其中地上0.31万平方米，地下0.21万平方米。", False, id="万"
        ),
        pytest.param(
            "面积90平方米，其中地上80平方米，绿地5平方米，层高3米。", False, id="no halves"
        ),
        pytest.param(
            "建筑面积90平方米，其中地上80平方米（其中计容75平方米，不计容15平方米），"
            "地下10平方米，高9米。",
            True,
            id="halves of a half",
        ),
    ],
)
def test_things_that_are_counted(text: str, told: bool) -> None:
    assert bool({"W204", "W221"} & {*rules(text, title="重点工作")}) is told


def test_a_half_that_is_not_its_parts_is_told_once() -> None:
    text = (
        "建筑面积13459平方米，其中地上建筑面积8013平方米"
        "（其中办公6003平方米，库房2100平方米），地下建筑面积5356平方米。"
    )
    assert rules(text, title="重点工作") == ["W204"]


@pytest.mark.parametrize(
    ("together", "expected"),
    [
        pytest.param("合计减少0.80", [], id="the sum"),
        pytest.param("合计减少1.80", ["W202"], id="another sum"),
        pytest.param("共减少1.80", ["W202"], id="in other words"),
    ],
)
def test_changes_added_up_behind_them(together: str, expected: list[str]) -> None:
    text = f"与上年相比，公务用车运行维护费减少0.60万元，公务接待费减少0.20万元，{together}万元。"
    assert rules(text, title="“三公”经费预算情况") == expected


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param("教育支出、农林水支出、住房保障支出", True, id="none of the tables"),
        pytest.param("教育支出、住房保障支出、卫生健康支出", False, id="those of the tables"),
        pytest.param("教育支出、农林水支出", False, id="too few to be a list of classes"),
        pytest.param("教师工资、校舍维修、农林水支出", False, id="purposes"),
    ],
)
def test_classes_of_all_expenditure(names: str, told: bool) -> None:
    table = books.coded(
        "expenditure",
        [
            ("", "合计", "90.00 60.00 30.00"),
            ("205", "教育支出", "70.00 40.00 30.00"),
            ("210", "卫生健康支出", "10.00 10.00"),
            ("221", "住房保障支出", "10.00 10.00"),
        ],
    )
    assert ("W521" in rules(f"支出包括：{names}。支出总计90.00万元。", table)) is told


PROJECT_TABLE = """云溪县档案局2024年部门预算

第一部分 部门预算情况说明
一、收支预算情况
2024年收支总预算100.00万元。
二、绩效目标设置情况
{words}

第二部分 部门预算表
表1
部门支出总体情况表
部门：云溪县档案局
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|180.00|80.00|100.00
201|一般公共服务支出|180.00|80.00|100.00
20126|档案事务|180.00|80.00|100.00
2012601|行政运行|80.00|80.00|
2012604|档案馆|100.00||100.00

表2
项目支出表
部门：云溪县档案局
单位：万元
项目名称|合计|一般公共预算拨款|单位资金
合计|100.00|90.00|10.00
档案保护|70.00|60.00|10.00
库房改造|30.00|30.00|
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("纳入绩效目标管理的项目2个，涉及资金110.00万元。", True, id="another amount"),
        pytest.param("纳入绩效目标管理的项目2个，涉及资金100.00万元。", False, id="the table's"),
        pytest.param(
            "纳入绩效目标管理的项目1个，涉及资金70.00万元。", False, id="not all projects"
        ),
        pytest.param(
            "实行绩效目标管理，涉及项目2个，涉及预算资金10.00万元。", True, id="otherwise"
        ),
        pytest.param("绩效目标管理的项目3个，涉及预算100.00万元。", True, id="one too many"),
        pytest.param(
            "编报绩效目标的项目2个，涉及一般公共预算拨款90.00万元。", False, id="of one fund"
        ),
    ],
)
def test_all_projects_have_their_money(words: str, told: bool) -> None:
    text = PROJECT_TABLE.format(words=words)
    (report,) = check(provinces.reading(text, "txt").disclosures)
    assert ("W222" in [finding.rule for finding in report.findings]) is told


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        pytest.param("公务接待费压减0.20万元", ["W305", "W310"], id="nothing, and less"),
        pytest.param("各项标准均无变化", ["W305"], id="nothing"),
    ],
)
def test_a_change_of_nothing_has_no_reason(reason: str, expected: list[str]) -> None:
    text = f"“三公”经费3.00万元，与2023年相比减少0.00万元，主要原因是{reason}。"
    assert sorted(rules(text, title="“三公”经费预算情况")) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("；公务接待费0万元，比上年增加0.80万元。", True, id="in a clause of its own"),
        pytest.param(
            "，公务接待费0万元，比上年增加0.80万元。", False, id="the whole may have grown"
        ),
        pytest.param("；公务接待费1.00万元，比上年增加0.80万元。", False, id="less than it is"),
    ],
)
def test_a_part_grows_by_more_than_it_is(text: str, told: bool) -> None:
    before = "“三公”经费6.00万元，其中因公出国（境）费0万元，公务用车购置及运维费6.00万元"
    assert ("W205" in rules(before + text, title="“三公”经费预算情况")) is told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("货物类9.80万元、服务类48.00万元", [], id="as listed"),
        pytest.param("货物类48.00万元、服务类9.80万元", ["W102", "W102"], id="changed places"),
        pytest.param("工程类9.80万元、服务类48.00万元", ["W102"], id="another kind"),
    ],
)
def test_kinds_of_what_is_bought_are_those_of_the_list(text: str, expected: list[str]) -> None:
    lines = (
        purchase("审计", catalogue_code="C23120000", total="48.00"),
        purchase("运维", catalogue_code="A02010105", total="9.80"),
    )
    words = section("政府采购预算情况", f"2024年，安排政府采购预算57.80万元，其中{text}。")
    made = msgspec.structs.replace(
        disclosure(words, year=2024),
        procurement=Statement("procurement", "政府采购预算", "filled", money_unit="万元"),
        procurement_lines=lines,
    )
    (report,) = check([made])
    assert [f.rule for f in report.findings if f.rule.startswith("W")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("年初没有安排，决算60.00万元。", [], id="of the beginning of the year"),
        pytest.param("没有安排。", ["W101"], id="of the year"),
    ],
)
def test_what_was_not_planned_may_be_spent(text: str, expected: list[str]) -> None:
    words = f"教育支出（类）普通教育（款）小学教育（项）{text}"
    assert rules(words, EXPENDITURE, kind="final", title="一般公共预算支出决算情况") == expected


def test_both_totals_of_accounts_are_one() -> None:
    text = "2024年度收入总计80.00万元。\n2024年度支出总计{}万元，年末结转和结余5.00万元。"
    assert rules(text.format("80.00"), kind="final") == []
    assert rules(text.format("75.00"), kind="final") == ["W404"]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param("当年停办了试点活动", True, id="less to do"),
        pytest.param("年中追加试点活动经费", False, id="more to do"),
        pytest.param("上年结转项目支付尾款", False, id="money of last year"),
    ],
)
def test_reasons_for_what_was_not_planned(reason: str, told: bool) -> None:
    text = (
        "教育支出（类）普通教育（款）小学教育（项）年初没有安排，决算45.20万元。"
        f"主要原因是{reason}。"
    )
    assert ("W306" in rules(text, kind="final", title="支出决算情况")) is told


def test_projects_with_targets_are_the_forms_that_are_printed() -> None:
    projects = tuple(
        Project(no, name, budget=budget, money_unit="万元")
        for no, (name, budget) in enumerate(
            [("巡查", "118.40"), ("监管", "94.00"), ("放流", "168.00"), ("培训", "39.60")], 1
        )
    )
    for count, money, told in (
        (4, "420.00", 0),
        (4, "402.00", 1),
        (5, "402.00", 0),
        (5, "420.00", 1),
        (4, "512.00万元，其中一般公共预算420.00", 0),
        (4, "512.00万元，其中一般公共预算402.00", 1),
    ):
        text = f"实行绩效目标管理的项目{count}个，涉及资金{money}万元。"
        made = disclosure(section("预算绩效情况", text))
        (report,) = check([msgspec.structs.replace(made, projects=projects)])
        assert sum(finding.rule == "W222" for finding in report.findings) == told


BY_NAME = books.coded(
    "general_budget_expenditure",
    [
        ("", "合计", "160.00 90.00 70.00"),
        ("208", "社会保障和就业支出", "160.00 90.00 70.00"),
        ("20802", "民政管理事务", "50.00 50.00"),
        ("2080201", "行政运行", "50.00 50.00"),
        ("20810", "社会福利", "110.00 40.00 70.00"),
        ("2081001", "儿童福利", "30.00  30.00"),
        ("2081002", "老年福利", "40.00 10.00 30.00"),
        ("2081004", "殡葬", "40.00 30.00 10.00"),
    ],
)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param("50.00 30.00 40.00 40.00", [], id="the tables' own"),
        pytest.param("50.00 30.00 40.00 44.00", ["W101"], id="one is another"),
        pytest.param("30.00 10.00 40.00 44.00", [], id="a list of something else"),
    ],
)
def test_accounts_can_be_listed_by_their_bare_names(amounts: str, expected: list[str]) -> None:
    names = ("行政运行", "儿童福利", "老年福利", "殡葬")
    told = zip(names, amounts.split(), strict=True)
    text = "\n".join(f"{no}.{name}{yuan}万元。" for no, (name, yuan) in enumerate(told, 1))
    assert rules(text, BY_NAME) == expected


@pytest.mark.parametrize("last", ["40.00万元，其中基本支出30.00万元、项目支出10.00万元。"])
def test_parts_of_a_bare_name_are_not_those_of_all(last: str) -> None:
    assert rules(f"一般公共预算支出160.00万元。\n4.殡葬{last}", BY_NAME) == []


FUND = books.coded(
    "government_fund",
    [
        ("", "合计", "12.00  12.00"),
        ("229", "其他支出", "12.00  12.00"),
        ("22960", "彩票公益金安排的支出", "12.00  12.00"),
        ("2296002", "用于社会福利的彩票公益金支出", "12.00  12.00"),
    ],
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("没有政府性基金预算拨款安排的支出。", ["W101"], id="one"),
        pytest.param("没有政府性基金预算、国有资本经营预算安排的支出。", ["W101"], id="two"),
        pytest.param("政府性基金预算、国有资本经营预算均无安排支出。", ["W101"], id="behind them"),
        pytest.param("没有国有资本经营预算安排的支出。", [], id="there is none"),
    ],
)
def test_no_money_of_several_funds(text: str, expected: list[str]) -> None:
    assert rules(text, FUND) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("苗木项目自评得分88.40分，自评结论为“优秀”。", True, id="too good"),
        pytest.param("苗木项目自评得分96.5分，自评等级为良。", True, id="too bad"),
        pytest.param("苗木项目自评得分92.60分，自评等级为优。", False, id="as it is"),
        pytest.param("苗木项目自评得分90分，评价等级为“优”。", False, id="the least"),
        pytest.param("苗木项目得分86分，等级为“合格”。", False, id="of another scale"),
        pytest.param("85分以上为优。苗木项目得分88分，评价等级为优。", False, id="own bounds"),
        pytest.param("护林项目得分72分，等级为良。", True, id="too few under any bounds"),
        pytest.param("护林项目得分78分，等级为良。", False, id="in some places"),
        pytest.param("管理指标得分19分，评价结论为优。", False, id="few points"),
        pytest.param("产出指标得分56分，等级为优。", False, id="of a part"),
        pytest.param("满分60分，得分58分，等级为优。", False, id="of sixty"),
        pytest.param("满分100分，得分84分，等级为优。", True, id="of a hundred"),
    ],
)
def test_points_have_their_grade(text: str, *, told: bool) -> None:
    assert ("W609" in rules(text, title="预算绩效情况说明", kind="final")) is told


def test_planned_purchases_are_parts_of_all() -> None:
    parts = "拟采购货物支出168.00万元、拟采购工程支出0万元、拟采购服务支出181.00万元。"
    text = f"政府采购支出预算总额286.00万元，其中：{parts}"
    assert rules(text, title="政府采购支出预算情况说明") == ["W201"]
