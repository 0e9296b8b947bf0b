"""Figures in words against the tables and the lists: 文字与表."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Statement
from tests.checking.form.small import purchase, three_public
from tests.checking.tables import books
from tests.checking.words.sentences import (
    ACCOUNT,
    BASIC,
    CLASSES,
    EXPENDITURE,
    SCHOOLS,
    findings,
    rules,
)
from tests.narratives import disclosure, section

CARRIED = books.coded(
    "income",
    [("", "合计", "90.00 80.00 80.00       10.00")],
)


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


def test_a_figure_of_all_money_under_one_fund() -> None:
    every = books.coded("expenditure", [("", "合计", "90.00 50.00 40.00")])
    text = "一般公共预算支出80.00万元，其中基本支出50.00万元；项目支出40.00万元。"
    assert rules(text, every, EXPENDITURE) == ["W104"]


def test_classes_of_basic_expenditure() -> None:
    text = "一般公共预算基本支出50.00万元，其中：工资福利支出{}万元，商品和服务支出10.00万元。"
    assert rules(text.format("40.00"), EXPENDITURE, BASIC) == []
    assert rules(text.format("4.00"), EXPENDITURE, BASIC) == ["W101"]


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


def test_an_account_with_its_code_is_that_of_the_table() -> None:
    assert rules("小学教育（2050202）33.00万元。", SCHOOLS, title="一般公共预算支出") == ["W101"]
    assert rules("小学教育（2050999）33.00万元。", SCHOOLS, title="一般公共预算支出") == []


def test_what_the_tables_judge_is_not_added_up_again() -> None:
    text = "一般公共预算支出80.00万元，其中基本支出50.00万元，项目支出33.00万元。"
    assert rules(text, EXPENDITURE) == ["W101"]


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


def test_the_table_of_a_fund_left_blank_is_zero() -> None:
    blank = books.coded("state_capital", [("", "合计", "")])
    fund = books.coded("government_fund", [("", "合计", "")])
    said = "财政拨款支出90.00万元。"
    assert rules(said, EXPENDITURE, fund, blank) == ["W101"]
    assert rules(said.replace("90", "80"), EXPENDITURE, fund, blank) == []
    assert rules(said, EXPENDITURE) == []


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


def test_none_in_words_is_a_zero() -> None:
    fund = books.coded("government_fund", [("", "合计", "5.00  5.00")])
    text = "本单位2024年没有使用政府性基金预算拨款安排的支出。"
    assert rules(text, fund) == ["W101"]
    assert rules(text, books.coded("government_fund", [])) == []


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
