"""Codes without the codes below them: T213."""

from __future__ import annotations

import pytest

from mingzhang import samples
from mingzhang.checking.check import check
from mingzhang.disclosure import Disclosure
from tests.checking.tables import book, coded, of_tables

SPENT = [
    ("", "合计", "60.00 60.00"),
    ("201", "一般公共服务支出", "30.00 30.00"),
    ("20132", "组织事务", "30.00 30.00"),
    ("2013201", "行政运行", "30.00 30.00"),
    ("208", "社会保障和就业支出", "20.00 20.00"),
    ("20805", "行政事业单位养老支出", "20.00 20.00"),
    ("2080501", "行政单位离退休", "20.00 20.00"),
    ("221", "住房保障支出", "10.00 10.00"),
    ("22102", "住房改革支出", "10.00 10.00"),
    ("2210201", "住房公积金", "10.00 10.00"),
]


def without(*codes: str) -> list[tuple[str, str, str]]:
    return [row for row in SPENT if row[0] not in codes]


def messages(*disclosures: Disclosure) -> list[tuple[str, str]]:
    return [(f.rule, f.message) for f in of_tables(check(list(disclosures)))]


def general(rows: list[tuple[str, str, str]]) -> Disclosure:
    return book(coded("general_budget_expenditure", rows))


@pytest.mark.parametrize(
    ("left_out", "level"),
    [
        pytest.param(("2210201",), "款之下", id="款 without 项"),
        pytest.param(("22102", "2210201"), "类之下", id="类 without 款"),
    ],
)
def test_a_code_without_the_codes_below_it(left_out: tuple[str, ...], level: str) -> None:
    ((rule, message),) = messages(general(without(*left_out)))
    assert rule == "T213"
    assert level in message


def test_another_table_tells_what_is_left_out() -> None:
    housing = [("221", "住房保障支出"), ("22102", "住房改革支出"), ("2210201", "住房公积金")]
    income = [(code, name, "10.00 10.00 10.00") for code, name in [("", "合计"), *housing[:2]]]
    spent = [(code, name, "10.00 10.00") for code, name in [("", "合计"), *housing]]
    tables = coded("income", income), coded("general_budget_expenditure", spent)
    ((rule, message),) = messages(book(*tables))
    assert rule == "T213"
    assert "2210201 住房公积金" in message


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(SPENT, id="all there"),
        pytest.param(without("2013201", "2080501", "2210201"), id="the table ends at 款"),
        pytest.param(without("2080501", "2210201"), id="no habit"),
        pytest.param(
            [*without("2210201")[:-2], ("221", "住房保障支出", ""), ("22102", "住房改革支出", "")],
            id="nothing to divide",
        ),
    ],
)
def test_nothing_is_left_out_for_certain(rows: list[tuple[str, str, str]]) -> None:
    assert [rule for rule, _ in messages(general(rows)) if rule == "T213"] == []


def test_what_the_relations_find_is_not_told_again() -> None:
    county = samples.county(3, departments=1, units=1)
    family = list(samples.disclosures(county, county.years[0]))
    assert not of_tables(check(family))
