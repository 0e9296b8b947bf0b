"""The reconciliations that follow from the forms, on small invented tables."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mingzhang import forms
from mingzhang.checking.tables.relations import holds, relations
from mingzhang.checking.tables.skeleton import skeleton
from mingzhang.checking.tables.space import Space
from mingzhang.disclosure import Disclosure
from tests.checking.tables.books import book, coded, income_and_expenditure


def kinds(disclosure: Disclosure) -> set[str]:
    return {relation.kind for relation in relations(Space([disclosure]))}


def failing(disclosure: Disclosure) -> set[str]:
    space = Space([disclosure])
    return {relation.kind for relation in relations(space) if not holds(space, relation)}


@pytest.mark.parametrize("pack", forms.all_packs(), ids=lambda pack: pack.id)
def test_every_pack_gives_every_kind_of_relation(pack: forms.Pack) -> None:
    expected = {"same", "codes", "columns", "items", "balance", "funds", "bound"}
    assert kinds(skeleton(pack)) >= expected


EXPENDITURE = [
    ("", "合计", "30.00 10.00 20.00"),
    ("201", "一般公共服务支出", "30.00 10.00 20.00"),
    ("20132", "组织事务", "30.00 10.00 20.00"),
    ("2013201", "行政运行", "10.00 10.00"),
    ("2013202", "一般行政管理事务", "20.00  20.00"),
]


def changed(row: int, amounts: str) -> list[tuple[str, str, str]]:
    rows = list(EXPENDITURE)
    rows[row] = (rows[row][0], rows[row][1], amounts)
    return rows


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(EXPENDITURE, set(), id="a table that ties"),
        pytest.param(changed(3, "11.00 11.00"), {"codes"}, id="项 differs from 款, in two columns"),
        pytest.param(
            changed(3, "11.00 10.00"), {"codes", "columns"}, id="合计 of one row is wrong"
        ),
        pytest.param(changed(3, "10.01 10.01"), set(), id="three roundings can hide 0.01"),
        pytest.param(changed(3, "10.03 10.03"), {"codes"}, id="but not 0.03"),
        pytest.param(EXPENDITURE[:4], {"codes"}, id="a 项 is missing"),
        pytest.param(EXPENDITURE[:3], set(), id="a table that stops at 款 says nothing of 项"),
    ],
)
def test_a_table_with_codes_is_added_up(
    rows: Sequence[tuple[str, str, str]], expected: set[str]
) -> None:
    assert failing(book(coded("expenditure", rows))) == expected


def test_amounts_in_another_unit_are_compared_in_yuan() -> None:
    total = [("", "合计", "300000 100000 200000")]
    in_yuan = coded("general_budget_expenditure", total, unit="元")
    in_wan = coded("general_budget_basic", [("", "合计", "10.00 10.00")])
    assert failing(book(in_yuan, in_wan)) == set()
    assert failing(book(in_yuan, coded("general_budget_basic", [("", "合计", "11.00 11.00")])))


def test_an_unreadable_cell_is_not_compared() -> None:
    table = coded("expenditure", changed(3, "1O.00 10.00"))
    assert failing(book(table)) == set()


def test_a_table_without_a_unit_is_not_compared() -> None:
    table = coded("expenditure", changed(3, "99.00 10.00"), unit="")
    assert kinds(book(table)) == set()


@pytest.mark.parametrize(
    ("income", "carried_in", "spent", "carried_out", "balanced"),
    [
        pytest.param("10.00", "", "10.00", "", True, id="all of the income is spent"),
        pytest.param("10.00", "2.00", "12.00", "", True, id="with what was carried in"),
        pytest.param("10.00", "2.00", "9.00", "3.00", True, id="less what is carried out"),
        pytest.param("10.00", "2.00", "10.00", "", False, id="the carry-in was forgotten"),
    ],
)
def test_receipts_are_what_is_used(
    income: str, carried_in: str, spent: str, carried_out: str, balanced: bool
) -> None:
    table = income_and_expenditure(income, carried_in, spent, carried_out)
    assert ("balance" in failing(book(table))) is not balanced


FUND = [
    ("", "合计", "10.00 10.00"),
    ("212", "城乡社区支出", "10.00 10.00"),
    ("21208", "国有土地使用权出让收入安排的支出", "10.00 10.00"),
    ("2120801", "征地和拆迁补偿支出", "10.00 10.00"),
]


def test_an_empty_table_is_a_table_of_zeros() -> None:
    money = coded("general_budget_expenditure", FUND)
    assert "empty" in failing(book(money, coded("general_budget_basic", [])))


def test_a_missing_table_says_nothing() -> None:
    assert failing(book(coded("general_budget_expenditure", FUND))) == set()


def test_all_money_is_compared_with_the_funds_only_where_there_is_no_other_money() -> None:
    all_money = coded("expenditure", [(c, n, a.replace("10.00", "12.00")) for c, n, a in FUND])
    funds = (
        coded("general_budget_expenditure", []),
        coded("government_fund", FUND),
        coded("state_capital", []),
    )
    assert failing(book(all_money, *funds)) == set(), "other money may pay for the rest"
    appropriation_only = income_and_expenditure("12.00", "", "12.00", "", appropriation="12.00")
    assert "funds" in failing(book(appropriation_only, all_money, *funds))


def test_a_fund_cannot_spend_more_than_all() -> None:
    little = [(code, name, amounts.replace("10.00", "8.00")) for code, name, amounts in FUND]
    funds = (
        coded("general_budget_expenditure", []),
        coded("government_fund", FUND),
        coded("state_capital", []),
    )
    assert "bound" in failing(book(coded("expenditure", little), *funds))
