"""Figures in words that must be the same: totals of both sides, money of the same projects."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.checking.words.sentences import rules


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


def test_what_is_spent_in_all_is_said_alike() -> None:
    text = "国内公务接待支出1.68万元，国内公务接待26批次，158人次，共计支出{}万元。"
    assert rules(text.format("1.86"), kind="final", title="三公经费") == ["W404"]
    assert rules(text.format("1.68"), kind="final", title="三公经费") == []


def test_totals_of_final_accounts() -> None:
    text = "2024年度收入总计{}万元，支出总计80.00万元。"
    title = "收入支出决算总体情况说明"
    assert rules(text.format("80.00"), kind="final", title=title) == []
    assert rules(text.format("90.00"), kind="final", title=title) == ["W404"]


def test_as_many_projects_with_other_money() -> None:
    text = (
        "编报绩效目标的2024年度项目4个，涉及预算金额98.42万元；绩效跟踪评价的2024年度项目4个，"
        "涉及预算金额{}万元；绩效自评的2024年度项目3个，涉及预算金额50.00万元。"
    )
    title = "预算管理情况"
    assert rules(text.format("98.42"), kind="final", title=title) == []
    assert rules(text.format("89.42"), kind="final", title=title) == ["W404"]


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
            "2023年收入预算83.00万元，其中一般公共预算收入80.00万元。支出预算83.00万元。",
            [],
            id="income of one fund, and all expenditure",
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


def test_both_totals_of_accounts_are_one() -> None:
    text = "2024年度收入总计80.00万元。\n2024年度支出总计{}万元，年末结转和结余5.00万元。"
    assert rules(text.format("80.00"), kind="final") == []
    assert rules(text.format("75.00"), kind="final") == ["W404"]
