"""Layouts beside the Hebei one: codes in three cells, single rows, halves that list codes."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Disclosure, Statement
from mingzhang.reading.source import read_bytes
from mingzhang.reading.tables.codes import Codes
from mingzhang.reading.tables.data_rows import Line
from mingzhang.reading.tables.repairs import Repairs
from mingzhang.where import NOWHERE
from tests.checking.tables.books import of_tables

COVER = "某市云溪区{year}年区级部门预算\n预算主管部门：某市云溪区乡音局\n\n"
EXPENDITURE = """{year}年部门支出预算总表
编制部门：某市云溪区乡音局
单位：元
项目\t\t\t\t支出预算\t\t
功能分类科目编码\t\t\t功能分类科目名称\t合计\t基本支出\t项目支出
类\t款\t项\t\t\t\t
{rows}
"""
ROWS = """201\t\t\t一般公共服务支出\t3,000\t1,000\t2,000
201\t03\t\t政府办公厅（室）及相关机构事务\t3,000\t1,000\t2,000
201\t03\t01\t行政运行\t1,000\t1,000\t
201\t03\t02\t一般行政管理事务\t2,000\t\t2,000
合计\t\t\t\t3,000\t1,000\t2,000"""


def read(text: str) -> Disclosure:
    (disclosure,) = read_bytes(text.encode(), "page.txt").disclosures
    return disclosure


def expenditure(rows: str = ROWS, year: int = 2025) -> Statement:
    text = COVER.format(year=year) + EXPENDITURE.format(year=year, rows=rows)
    statement = read(text).statement("expenditure")
    assert statement is not None
    return statement


def test_a_code_in_three_cells_is_one_code() -> None:
    statement = expenditure()
    codes = ["201", "20103", "2010301", "2010302", ""]
    assert [row.code for row in statement.rows] == codes
    assert [row.name for row in statement.rows][-1] == "合计"
    assert statement.rows[-1].cells["total"].text == "3000"


def test_the_same_form_with_its_code_in_one_cell_is_read_as_well() -> None:
    rows = "201\t一般公共服务支出\t3,000\t1,000\t2,000\n合计\t\t3,000\t1,000\t2,000"
    text = COVER.format(year=2025) + (
        "2025年部门支出预算总表\n单位：元\n项目\t\t支出预算\t\t\n"
        f"功能分类科目编码\t功能分类科目名称\t合计\t基本支出\t项目支出\n{rows}\n"
    )
    statement = read(text).statement("expenditure")
    assert statement is not None
    assert [row.code for row in statement.rows] == ["201", ""]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        pytest.param("201\t3\t", "20103", id="the 款 lost its zero"),
        pytest.param("201\t03\t1", "2010301", id="the 项 lost its zero"),
        pytest.param("1\t03\t01", "2010301", id="the 类 is not the one of the row above"),
    ],
)
def test_what_a_defective_code_means_is_kept_beside_what_is_printed(
    printed: str, meant: str
) -> None:
    head = "201\t\t\t一般公共服务支出\t3,000\t1,000\t2,000\n"
    row = expenditure(f"{head}{printed}\t某某事务\t3,000\t1,000\t2,000").rows[1]
    assert row.code == "".join(printed.split("\t"))
    assert row.account == meant


def test_the_cover_names_scope_and_year_and_the_line_below_the_agency() -> None:
    disclosure = read(COVER.format(year=2025) + EXPENDITURE.format(year=2025, rows=ROWS))
    assert (disclosure.scope, disclosure.year) == ("department", 2025)
    assert disclosure.agency.name == "某市云溪区乡音局"
    assert disclosure.pack == "shanghai-2025"


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_pack_is_the_one_of_the_year(year: int) -> None:
    disclosure = read(COVER.format(year=year) + EXPENDITURE.format(year=year, rows=ROWS))
    assert disclosure.pack == f"shanghai-{year}"


def test_codes_in_three_cells_are_added_up() -> None:
    wrong = ROWS.replace("2,000\t\t2,000", "2,500\t\t2,500")
    text = COVER.format(year=2025) + EXPENDITURE.format(year=2025, rows=wrong)
    (finding,) = of_tables(check([read(text)]))
    assert finding.rule == "T201"
    assert "2010302 一般行政管理事务" in finding.message


THREE_PUBLIC = """2025年部门“三公”经费和机关运行经费预算表
单位：万元
“三公”经费预算数\t\t\t\t\t\t机关运行经费预算数
合计\t因公出国(境)费\t公务接待费\t公务用车购置及运行费\t\t\t
\t\t\t小计\t购置费\t运行费\t
{row}
"""


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        pytest.param("3.50\t\t0.50\t3.00\t\t3.00\t12.00", [], id="a single row that ties"),
        pytest.param("3.50\t\t0.50\t3.00\t\t2.00\t12.00", ["T203"], id="and one that does not"),
    ],
)
def test_a_table_of_a_single_row_has_its_items_side_by_side(row: str, rules: list[str]) -> None:
    disclosure = read(COVER.format(year=2025) + THREE_PUBLIC.format(row=row))
    statement = disclosure.statement("three_public")
    assert statement is not None
    assert statement.rows[0].cells["agency_running"].text == "12.00"
    assert [finding.rule for finding in of_tables(check([disclosure]))] == rules


BASIC = """某市云溪区乡音局2024年度部门决算

一般公共预算财政拨款基本支出决算表
单位：万元
经济分类\t\t科目名称\t决算数\t经济分类\t\t科目名称\t决算数
科目编码\t\t\t\t科目编码\t\t\t
类\t款\t\t\t类\t款\t\t
301\t\t工资福利支出\t8.00\t302\t\t商品和服务支出\t2.00
301\t01\t基本工资\t5.00\t302\t01\t办公费\t2.00
301\t02\t津贴补贴\t{allowance}\t\t\t\t
人员经费合计\t\t\t8.00\t公用经费合计\t\t\t2.00
"""


def test_two_halves_can_list_codes() -> None:
    disclosure = read(BASIC.format(allowance="3.00"))
    assert (disclosure.kind, disclosure.year) == ("final", 2024)
    statement = disclosure.statement("general_budget_basic")
    assert statement is not None
    heads = [(row.side, row.code, row.name) for row in statement.rows]
    assert heads[:2] == [("left", "301", "工资福利支出"), ("right", "302", "商品和服务支出")]
    assert heads[-2:] == [("left", "", "人员经费合计"), ("right", "", "公用经费合计")]
    assert of_tables(check([disclosure])) == []


def test_and_each_half_is_added_up() -> None:
    found = of_tables(check([read(BASIC.format(allowance="3.50"))]))
    assert [finding.rule for finding in found] == ["T201"]


def test_a_part_of_a_code_stands_once_below_its_class() -> None:
    """208, 05, 05, 06: nobody knows whether the second 05 and 06 are 款 or 项."""
    repairs = Repairs("支出表")
    codes = Codes(repairs, is_open=True)
    rows = (Line([code], [NOWHERE], NOWHERE) for code in ("208", "05", "05", "06", "210", "05"))
    read_as = [codes.read(row, ["code"], 0) for row in rows]
    assert [account or code for code, account in read_as] == (
        ["208", "20805", "05", "06", "210", "21005"]
    )
    kinds = sorted(problem.kind for problem in repairs.told())
    assert kinds == ["ambiguous", "repaired"]
