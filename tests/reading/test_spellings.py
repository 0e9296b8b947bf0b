"""The many ways in which people write a title, a unit, an agency, a total and a code."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Reading
from mingzhang.reading import signs
from mingzhang.reading.source import read_bytes
from tests.checking.tables.books import of_tables

ROWS = """1\t\t合计\t30.00\t10.00\t20.00
2\t201\t一般公共服务支出\t30.00\t10.00\t20.00
3\t20132\t组织事务\t30.00\t10.00\t20.00
4\t2013201\t行政运行\t10.00\t10.00\t
5\t2013202\t一般行政管理事务\t20.00\t\t20.00
"""
HEAD = """序号\t功能分类科目\t\t合计\t基本支出\t项目支出
\t科目编码\t科目名称\t\t\t
栏次\t1\t2\t3\t4\t5
"""
TITLE = "单位预算一般公共预算财政拨款支出表"
META = "901001 云溪县档案馆\n\n预算年度：2024\n\n单位：万元\n\n"


def read(title: str = TITLE, meta: str = META, rows: str = ROWS) -> Reading:
    return read_bytes(f"{title}\n\n{meta}{HEAD}{rows}".encode(), "page.txt")


def relations_checked(reading: Reading) -> int:
    (report,) = check(reading.disclosures)
    assert of_tables([report]) == []
    return sum(r.checked for r in report.results if r.rule.startswith("T"))


AS_USUAL = relations_checked(read())


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(f"附表1-{TITLE}", id="附表 with a number and a dash"),
        pytest.param(f"附件1：{TITLE}", id="附件 and a colon"),
        pytest.param(f"表1-1 {TITLE}", id="表 with two numbers"),
        pytest.param(f"表五 {TITLE}", id="表 with a Chinese number"),
        pytest.param(f"（一）{TITLE}", id="a number in brackets"),
        pytest.param(f"《{TITLE}》", id="in book-title marks"),
        pytest.param(f"{TITLE}（单位：万元）", id="with the unit behind it"),
        pytest.param(f"\ufeff{TITLE}", id="behind a byte order mark"),
        pytest.param(f"云溪县档案馆2024年{TITLE}", id="with agency and year"),
    ],
)
def test_a_title_is_known_with_what_stands_around_it(title: str) -> None:
    found = signs.statement_title(title)
    assert found is not None
    assert found.form == "general_budget_expenditure"
    assert relations_checked(read(title)) == AS_USUAL


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("单位：（万元）", id="in brackets"),
        pytest.param("单位：人民币（万元）", id="人民币 and brackets"),
        pytest.param("单 位：万元", id="spaced"),
        pytest.param("金额单位:万元", id="half-width colon"),
    ],
)
def test_a_unit_is_known_in_every_spelling(unit: str) -> None:
    assert relations_checked(read(meta=META.replace("单位：万元", unit))) == AS_USUAL


def test_a_unit_behind_the_title_counts() -> None:
    reading = read(f"{TITLE}（万元）", META.replace("单位：万元\n\n", ""))
    assert relations_checked(reading) == AS_USUAL


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("填报单位：云溪县档案馆    单位：万元", id="the unit on the same line"),
        pytest.param("编制单位：云溪县档案馆 金额单位：万元", id="金额单位 on the same line"),
        pytest.param("编制部门：云溪县档案馆　2024年", id="the year on the same line"),
        pytest.param("单位名称：云溪县档案馆", id="单位名称"),
    ],
)
def test_an_agencys_name_ends_where_the_next_entry_begins(line: str) -> None:
    assert signs.meta(line).name == "云溪县档案馆"


@pytest.mark.parametrize("total", ["总计", "合计：", "支出合计", "\u200b合计"])
def test_a_total_is_known_by_every_name(total: str) -> None:
    assert relations_checked(read(rows=ROWS.replace("\t合计\t", f"\t{total}\t"))) == AS_USUAL


def test_a_row_without_code_is_told_and_leaves_no_false_finding() -> None:
    reading = read(rows=ROWS.replace("2013202\t", "\t"))
    assert any("没有科目编码" in problem.message for problem in reading.problems)
    relations_checked(reading)


@pytest.mark.parametrize("printed", ["'2013202", "’2013202", "2013202.0"])
def test_what_a_spreadsheet_adds_to_a_code_is_taken_off(printed: str) -> None:
    reading = read(rows=ROWS.replace("2013202", printed))
    rows = reading.disclosures[0].statements[4].rows
    assert rows[-1].code == "2013202"
    assert relations_checked(reading) == AS_USUAL


def test_a_cell_with_more_places_does_not_make_its_column_exact() -> None:
    """24.130 among cells of two places says nothing about how these were rounded."""
    rows = ROWS.replace("4\t2013201\t行政运行\t10.00\t10.00", "4\t2013201\t行政运行\t10.004\t10.00")
    relations_checked(read(rows=rows))


def test_two_figures_in_one_cell_are_not_glued_together() -> None:
    reading = read(rows=ROWS.replace("20.00\t\t20.00", "20 00\t\t20.00"))
    assert any("不是金额" in problem.message for problem in reading.problems)
    relations_checked(reading)
