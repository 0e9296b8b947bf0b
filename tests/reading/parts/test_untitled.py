"""Tables without a title, in documents that no pack describes."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from mingzhang.checking.check import check
from mingzhang.disclosure import Reading
from mingzhang.reading import text
from mingzhang.reading.blocks import Grid
from mingzhang.reading.parts.untitled import recognised
from mingzhang.reading.source import read_bytes
from tests.reading import provinces

SUMMARY, APPROPRIATION = "income_expenditure_summary", "fiscal_appropriation"
FUNDS = ("general_budget_expenditure", "government_fund", "state_capital")


def tables(name: str) -> list[Grid]:
    blocks = text.blocks(provinces.as_text(provinces.page(name)).decode())
    return [block for block in blocks if isinstance(block, Grid)]


def can_be(name: str, number: int) -> tuple[str, ...]:
    """What the table with this number can be by itself."""
    found = recognised(tables(name)[number - 1], 0)
    return found.forms if found else ()


@pytest.mark.parametrize(
    ("name", "number", "form"),
    [
        pytest.param("a-unified", 1, SUMMARY, id="receipts that are no appropriation"),
        pytest.param("a-unified", 4, APPROPRIATION, id="columns of the funds"),
        pytest.param("a-unified", 3, "expenditure", id="expenditure of all kinds"),
        pytest.param("a-unified", 6, "general_budget_basic", id="economic classes and a fund"),
        pytest.param("a-unified", 7, "three_public", id="三公 in columns"),
        pytest.param("b-three-blocks", 7, "three_public", id="三公 in rows"),
        pytest.param("a-unified", 8, "government_fund", id="a header that names the fund"),
        pytest.param("a-unified", 9, "state_capital", id="another fund"),
        pytest.param("b-three-blocks", 2, "income", id="receipts by code"),
    ],
)
def test_header_rows_and_codes_tell_the_table(name: str, number: int, form: str) -> None:
    assert can_be(name, number) == (form,)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        pytest.param("a-unified", 5, id="一般公共预算"),
        pytest.param("g-nature-block", 5, id="by parts of codes"),
        pytest.param("e-unit", 5, id="of a unit"),
    ],
)
def test_the_fund_is_never_guessed(name: str, number: int) -> None:
    assert set(FUNDS) <= set(can_be(name, number))


def test_appropriation_and_all_money_stay_open_where_nothing_tells_them_apart() -> None:
    assert set(can_be("b-three-blocks", 4)) == {SUMMARY, APPROPRIATION}


def test_no_table_is_taken_for_another() -> None:
    """Of all tables of all pages: where one form is left, it is the one of the title."""
    for name in provinces.NAMES:
        its = read_bytes(provinces.as_text(provinces.page(name)), "x").disclosures[0]
        titled = {one.where.line: one.id for one in its.statements if one.status != "missing"}
        for grid in tables(name):
            found = recognised(grid, its.year)
            above = [line for line in titled if line <= grid.where.line]
            if found and len(found.forms) == 1 and above:
                assert found.forms[0] == titled[max(above)], (name, grid.where)


def workbook(*sheets: tuple[str, int]) -> Reading:
    """Tables of the first page on sheets of these names, without their titles."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for sheet_name, number in sheets:
        sheet = book.add_worksheet(sheet_name)
        sheet.write_row(0, 0, ["部门：云溪市民政局"])
        sheet.write_row(1, 0, ["单位：万元"])
        for place, row in enumerate(tables("a-unified")[number - 1].texts(), 2):
            sheet.write_row(place, 0, row)
    book.close()
    return read_bytes(target.getvalue(), "云溪市民政局2024年部门预算.xlsx")


def test_the_sheets_name_is_the_title_of_its_first_table() -> None:
    found = workbook(("1.收支总表", 1), ("5.一般公共预算支出表", 5), ("8政府性基金支出", 8))
    (its,) = found.disclosures
    filled = {one.id for one in its.statements if one.status == "filled"}
    assert filled == {SUMMARY, "general_budget_expenditure", "government_fund"}
    assert sum("工作表的名称" in problem.message for problem in found.problems) == 3


def test_what_stays_open_is_told_and_not_told_as_missing() -> None:
    found = workbook(*((f"Sheet{number}", number) for number in range(1, 10)))
    (its,) = found.disclosures
    assert any("不能确定是《支出总体情况表》" in problem.message for problem in found.problems)
    (report,) = check([its])
    missing = [finding.message for finding in report.findings if finding.rule == "F101"]
    assert not any("一般公共预算支出" in message for message in missing)
    assert {one.certainty for one in its.statements if one.status == "filled"} == {"likely"}
