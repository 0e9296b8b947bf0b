"""A user's formulas: what they may say, what they amount to, and what is wrong with a wrong one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.own import formula, names
from mingzhang.checking.own.formula import FormulaError
from mingzhang.checking.own.values import UnavailableError, holds, value
from mingzhang.disclosure import Disclosure
from tests.checking.tables.books import book, coded
from tests.reading import provinces

BOOK = book(
    coded(
        "expenditure",
        [
            ("", "合计", "100.00 40.00 60.00"),
            ("201", "一般公共服务支出", "70.00 40.00 30.00"),
            ("20103", "政府办公厅（室）及相关机构事务", "70.00 40.00 30.00"),
            ("2010301", "行政运行", "40.00 40.00"),
            ("2010302", "一般行政管理事务", "30.00  30.00"),
            ("213", "农林水支出", "30.00  30.00"),
            ("21301", "农业农村", "30.00  30.00"),
            ("2130104", "事业运行", "约三十  30.00"),
        ],
    ),
    coded("general_budget_basic", [("", "合计", "40 30.1 9.9"), ("301", "工资", "30.1 30.1")]),
    coded("government_fund", []),
)


def holds_in(text: str, disclosure: Disclosure = BOOK) -> bool:
    comparison = formula.read(text)
    left, right = value(comparison.left, disclosure), value(comparison.right, disclosure)
    return holds(comparison, left, right, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出总表[合计].合计 = 100 万元", True, id="an amount"),
        pytest.param("支出总表[合计].合计 = 1000000 元", True, id="in another unit"),
        pytest.param("支出总表[合计] = 100 万元", True, id="合计 is the column meant"),
        pytest.param("支出总表[合计].基本支出 = 基本支出表[合计].合计", True, id="two tables"),
        pytest.param("支出总表【合计】。合计 ＝ （100万元）", True, id="full-width signs"),
        pytest.param(
            "支出总表[2010301].基本支出 = 支出总表[行政运行].基本支出", True, id="by name"
        ),
        pytest.param("支出总表[各类] = 支出总表[合计]", True, id="a sum of all 类"),
        pytest.param("支出总表[201各项].项目支出 = 30 万元", True, id="a sum below a code"),
        pytest.param("支出总表[207].合计 = 0", True, id="a code that is not listed is zero"),
        pytest.param("政府性基金表[合计].合计 = 0", True, id="a table declared empty is zero"),
        pytest.param("支出总表[合计].项目支出 ÷ 支出总表[合计] = 60%", True, id="a share"),
        pytest.param("支出总表[合计].项目支出 > 支出总表[合计] × 0.7", False, id="a share of it"),
        pytest.param("支出总表[合计] - (支出总表[201] + 支出总表[213]) = 0", True, id="brackets"),
        pytest.param("-支出总表[合计] < 0", True, id="a sign"),
        pytest.param("支出总表[合计] ≠ 100 万元", False, id="not equal"),
        pytest.param("支出总表[合计] >= 100 万元", True, id="at least"),
        pytest.param("支出总表[合计] <= 99.995 万元", True, id="rounding may explain it"),
        pytest.param("支出总表[合计] <= 99.99 万元", False, id="and not this"),
        pytest.param("《支出总表》[合计].“基本支出” = 40 万元", True, id="in quotation marks"),
    ],
)
def test_a_formula_holds_or_not(text: str, expected: bool) -> None:
    assert holds_in(text) is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("支出总表[行政服务].合计 = 0", "没有“行政服务”这一行", id="no such row"),
        pytest.param("支出总表[2130104].合计 = 0", "不是金额", id="no amount"),
        pytest.param("收入总表[合计].合计 = 0", "没有“收入总表”这张表", id="no table"),
        pytest.param("支出总表[合计] ÷ 支出总表[207] = 1", "除数是零", id="division by zero"),
    ],
)
def test_what_a_document_does_not_give_is_said(text: str, said: str) -> None:
    with pytest.raises(UnavailableError, match=said):
        holds_in(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "末尾", id="nothing"),
        pytest.param("支出总表[合计]", "末尾：这里要有 =", id="no comparison"),
        pytest.param("支出总表[合计] = ", "末尾：这里要有单元格", id="half a comparison"),
        pytest.param("支出总表[合计] = 0 = 0", "只比较一次", id="two comparisons"),
        pytest.param("支出总表[合计] = (0", "少一个右括号", id="an open bracket"),
        pytest.param("支出汇总表[合计] = 0", "是不是“支出总表”", id="a misprinted table"),
        pytest.param("收人总表[合计] = 0", "“收入总表”", id="several tables are as near"),
        pytest.param("支出总表[合计].基本 = 0", "没有“基本”这一栏", id="no such column"),
        pytest.param("支出总表[].合计 = 0", "方括号里要写行", id="no row"),
        pytest.param("支出总表[20].合计 = 0", "3、5 或 7 位", id="no code"),
        pytest.param("三公经费表[会议].合计 = 0", "是不是“会议费”", id="no such fixed row"),
        pytest.param(
            "支出总表[行政运形] = 0", "是不是“行政运行”，请改正", id="a misprinted account"
        ),
        pytest.param("基本支出表[办公费费] = 0", "是不是“办公费”", id="a character too many"),
        pytest.param("支出总表[公积金] = 0 = 0", "只比较一次", id="an account of anybody's own"),
        pytest.param("支出总表[合计] = 5", "要写单位", id="money and a number"),
        pytest.param("支出总表[合计] + 5 = 0", "不能相加减", id="money plus a number"),
        pytest.param("支出总表[合计] × 支出总表[合计] = 0", "不能相乘", id="money times money"),
        pytest.param("1 ÷ 支出总表[合计] = 0", "不能除以金额", id="a number by money"),
        pytest.param("支出总表[合计] = 5 万元；", "第 16 个字起看不懂", id="something else"),
        pytest.param("(" * 60 + "1", "括号太多", id="too deep"),
    ],
)
def test_a_wrong_formula_says_what_is_wrong_with_it(text: str, said: str) -> None:
    with pytest.raises(FormulaError, match=said):
        formula.read(text)


@given(st.text(alphabet="支出总表[合计].=+-×÷()0123 万元%项各类", max_size=40))
def test_any_text_is_a_formula_or_a_told_mistake(text: str) -> None:
    try:
        formula.read(text)
    except FormulaError as error:
        assert str(error)


@given(st.decimals(min_value="0.01", max_value="99999", places=2))
def test_rounding_goes_through_the_arithmetic(amount: Decimal) -> None:
    one = book(coded("expenditure", [("", "合计", f"{amount}"), ("201", "甲", f"{amount}")]))
    comparison = formula.read("支出总表[合计] × 3 - 支出总表[201] = 2 万元")
    left = value(comparison.left, one)
    assert left.number == amount * 20000
    assert left.slack == Decimal(50) * 4, "half of 0.01 万元 for each of the four"


def test_the_common_names_fit_every_layout() -> None:
    for name, statement in names.COMMON.items():
        assert names.statements(name) == (statement,)


ELSEWHERE = provinces.reading(
    (provinces.FOLDER / "worded" / "yunnan.txt").read_text("utf-8"), "txt"
).disclosures[0]
"""支出总表 has 项目支出 of the general budget only, “三公” stands side by side."""


def test_a_column_that_a_table_does_not_print_is_no_zero() -> None:
    with pytest.raises(UnavailableError, match="没有这一栏"):
        holds_in("项目支出表[合计] = 支出总表[合计].项目支出", ELSEWHERE)


def test_the_columns_of_another_layout_are_found() -> None:
    assert holds_in("三公经费表[合计].公务接待费 = 3 万元", ELSEWHERE)
    assert holds_in("三公经费表[合计] = 8 万元", ELSEWHERE)
