"""The numbered list of accounts in the narrative: names, completeness, purposes and reasons."""

from __future__ import annotations

import pytest

from tests.checking.tables import books
from tests.checking.words.sentences import ACCOUNT, EXPENDITURE, findings, rules

_PURPOSES = [
    pytest.param("防汛物资储备和抢险队伍", "防汛物资储备和抢险队伍", True, id="the other's"),
    pytest.param("水资源监测和防汛物资", "水资源监测和防汛物资", False, id="of both"),
    pytest.param("购置监测设备", "购置监测设备", False, id="of neither"),
    pytest.param("节水型社会建设", "防汛物资储备和抢险队伍", False, id="each its own"),
]


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
