"""W509: 基本支出 said of an account that the tables have under 项目支出, and the reverse."""

from __future__ import annotations

import pytest

from tests.checking.tables import books
from tests.checking.words.sentences import rules

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
