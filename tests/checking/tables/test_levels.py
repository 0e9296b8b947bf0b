"""Codes without the codes below or above them, tables without their total."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang import samples
from mingzhang.checking.check import check
from mingzhang.disclosure import Disclosure
from tests.checking.form.small import found
from tests.checking.tables.books import book, coded, of_tables

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


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        pytest.param("208 20805 2080505 210 21011 2101101 221 22102 2210201", "", id="all"),
        pytest.param("208 20805 2080505 210 21011 2101101 221 2210201", "款 22102", id="a 款"),
        pytest.param("208 20805 2080505 210 21011 2101101 22102 2210201", "类 221", id="a 类"),
        pytest.param("2080505 2101101 2210201", "", id="项 alone"),
        pytest.param("208 2080505 210 2101101 221 2210201", "", id="no 款 at all"),
    ],
)
def test_codes_above_that_are_left_out(codes: str, told: str) -> None:
    rows = [("", "合计", "3.00 3.00"), *((code, "某支出", "1.00 1.00") for code in codes.split())]
    messages = found("T216", book(coded("general_budget_expenditure", rows)))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)


def test_a_code_left_out_is_told_at_the_first_below_it() -> None:
    codes = "208 20805 2080505 210 21011 2101101 221 2210203 2210202 2210201 2210299"
    rows = [("", "合计", "3.00 3.00"), *((code, "某支出", "1.00 1.00") for code in codes.split())]
    (message,) = found("T216", book(coded("general_budget_expenditure", rows)))
    assert "列有 2210201 某支出" in message


@pytest.mark.parametrize(("total", "told"), [("合计", False), ("", True)])
def test_a_table_without_its_total(total: str, told: bool) -> None:
    rows = [("", "合计", "2.00 2.00"), ("208", "某支出", "1.00"), ("210", "某支出", "1.00")]
    last = [row for row in rows if row[0] or total]
    tables = [coded(form, rows) for form in ("income", "expenditure")]
    made = book(*tables, coded("general_budget_expenditure", last))
    assert bool(found("T217", made)) is told


def test_receipts_and_uses_without_their_totals() -> None:
    county = samples.county(3, departments=1, units=1)
    made, *_ = samples.disclosures(county, county.years[0])
    first, *others = made.statements
    assert first.id == "income_expenditure_summary"
    rows = tuple(row for row in first.rows if row.name != "收入总计")
    (message,) = found(
        "T217",
        msgspec.structs.replace(
            made, statements=(msgspec.structs.replace(first, rows=rows), *others)
        ),
    )
    assert "没有列出“收入总计”一行" in message
    assert found("T217", made) == []


def test_tables_that_never_print_a_total_are_left_alone() -> None:
    rows = [("208", "某支出", "1.00 1.00"), ("210", "某支出", "1.00 1.00")]
    forms = ("income", "expenditure", "general_budget_expenditure")
    assert found("T217", book(*(coded(form, rows) for form in forms))) == []
