"""Which blocks belong to which disclosure, and which grid is which table."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Disclosure, Reading
from tests.reading.pages import (
    EXPENDITURE_HEAD,
    EXPENDITURE_ROWS,
    FUND_HEAD,
    cells,
    expenditure,
    meta,
    only,
    read,
    statement,
    table,
    told,
)

UNIT = "661002 澄江县灌区管理所"
FUND_ROWS = "1||合计|8.00|5.00|3.00\n2|213|农林水支出|8.00|5.00|3.00"
GENERAL = "部门预算一般公共预算财政拨款支出表"


def who(reading: Reading) -> list[tuple[str, str, str, int]]:
    return [(one.scope, one.agency.code, one.agency.name, one.year) for one in reading.disclosures]


def printed(disclosure: Disclosure) -> list[str]:
    return [its.id for its in disclosure.statements if its.status != "missing"]


def test_agency_year_and_unit_stand_between_title_and_table() -> None:
    reading = read(expenditure())
    assert who(reading) == [("department", "661", "澄江县水务局", 2024)]
    assert reading.problems == ()
    (disclosure,) = reading.disclosures
    assert printed(disclosure) == ["expenditure"]
    its = statement(expenditure())
    assert (its.title, its.money_unit, its.where.line) == ("部门预算支出总表", "万元", 1)


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("661 澄江县水务局 预算年度：2024 单位：万元", id="all on one line"),
        pytest.param("单位：万元\n预算年度：2024\n661 澄江县水务局", id="in another order"),
        pytest.param(
            "661 澄江县水务局\n\n预算年度：\n\n2024\n\n单位：万元", id="year on its own line"
        ),
        pytest.param("661 澄江县水务局|预算年度：2024|单位：万元", id="in a row of the grid"),
        pytest.param(
            "661 澄江县水务局||\n预算年度：2024||\n|单位：万元|", id="in three rows of it"
        ),
    ],
)
def test_the_lines_above_a_table_may_be_set_in_many_ways(above: str) -> None:
    reading = read(expenditure(above=above))
    assert who(reading) == [("department", "661", "澄江县水务局", 2024)]
    assert statement(expenditure(above=above)).money_unit == "万元"
    assert reading.problems == ()


def test_a_department_and_its_unit_in_one_file_are_two_disclosures() -> None:
    reading = read(expenditure() + expenditure(scope="单位", above=meta(UNIT)) + "第二部分 以上\n")
    assert who(reading) == [
        ("department", "661", "澄江县水务局", 2024),
        ("unit", "661002", "澄江县灌区管理所", 2024),
    ]


def test_two_units_differ_by_their_code_alone() -> None:
    other = "661003 澄江县水文站"
    reading = read(
        expenditure(scope="单位", above=meta(UNIT)) + expenditure(scope="单位", above=meta(other))
    )
    assert [one.agency.code for one in reading.disclosures] == ["661002", "661003"]


def test_two_years_in_one_file_are_two_disclosures() -> None:
    reading = read(expenditure(above=meta(year=2023)) + expenditure(above=meta(year=2024)))
    assert [(one.year, one.pack) for one in reading.disclosures] == [
        (2023, "hebei-2023"),
        (2024, "hebei-2024"),
    ]


def test_a_table_that_comes_back_to_the_department_belongs_to_it() -> None:
    page = (
        expenditure()
        + expenditure(scope="单位", above=meta(UNIT))
        + table(GENERAL, meta(), FUND_HEAD, FUND_ROWS)
    )
    department, unit = read(page).disclosures
    assert printed(department) == ["expenditure", "general_budget_expenditure"]
    assert printed(unit) == ["expenditure"]


def test_a_statement_printed_twice_is_read_twice_and_told() -> None:
    page = expenditure() + table(GENERAL, meta(), FUND_HEAD, FUND_ROWS) + expenditure()
    reading = read(page)
    (disclosure,) = reading.disclosures
    assert printed(disclosure).count("expenditure") == 2
    (message,) = told(reading.problems, "ambiguous")
    assert "《部门预算支出总表》印了 2 次" in message
    assert "核对" in message


def test_a_statement_printed_a_thousand_times_is_read_fifty_times_and_told() -> None:
    """Reprints are compared in pairs: ten thousand empty tables would take for ever."""
    empty = "部门预算国有资本经营预算财政拨款支出表\n\n注：无此项预算，空表列示。\n\n"
    reading = read(expenditure() + empty * 1000)
    (disclosure,) = reading.disclosures
    assert printed(disclosure).count("state_capital") == 50
    (message,) = told(reading.problems, "unreadable")
    assert "印了 1000 次，只读取前 50 次" in message


def test_a_statement_that_begins_again_right_behind_itself_is_a_second_one() -> None:
    disclosure = only(expenditure() + expenditure())
    assert [len(its.rows) for its in disclosure.statements if its.id == "expenditure"] == [5, 5]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("部门预算支出总表\n\n" + meta(), id="the whole head"),
        pytest.param("部门预算支出总表（续）\n\n" + meta(), id="called 续"),
        pytest.param(meta(), id="without the title"),
        pytest.param("", id="the header row alone"),
    ],
)
def test_a_page_of_the_same_table_goes_on_with_it(again: str) -> None:
    first, *rest = EXPENDITURE_ROWS.strip().splitlines(keepends=True)
    page = expenditure(first + rest[0]) + again + "\n" + EXPENDITURE_HEAD.strip() + "\n"
    page += "".join(rest[1:])
    reading = read(page)
    assert reading.problems == ()
    assert [row[0] for row in cells(statement(page))] == ["", "213", "21303", "2130301", "2130306"]


def _two_pages(again: str) -> str:
    first, *rest = EXPENDITURE_ROWS.strip().splitlines(keepends=True)
    page = expenditure(first + rest[0]) + again + "\n" + EXPENDITURE_HEAD.strip() + "\n"
    return page + "".join(rest[1:])


@pytest.mark.parametrize(
    ("again", "kept"),
    [
        pytest.param(meta(), ["661澄江县水务局", "预算年度：2024", "单位：万元"], id="in lines"),
        pytest.param(
            "部门预算支出总表（续）\n\n" + meta(),
            ["部门预算支出总表（续）", "661澄江县水务局", "预算年度：2024", "单位：万元"],
            id="with the title",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_the_head_of_a_next_page_is_kept_with_its_place(again: str, kept: list[str]) -> None:
    page = _two_pages(again)
    its = next(one for one in only(page).statements if one.id == "expenditure")
    assert [line.text.replace(" ", "") for line in its.repeated] == kept
    lines = page.split("\n")
    assert [lines[one.where.line - 1].replace(" ", "") for one in its.repeated] == kept


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("部门预算支出总表\n\n" + meta(year=2023), id="of another year"),
        pytest.param("部门预算支出总表\n\n" + meta("662 澄江县林业局"), id="of another agency"),
    ],
)
def test_a_page_that_counts_on_is_of_the_same_table_whatever_its_head_says(again: str) -> None:
    (one,) = read(_two_pages(again)).disclosures
    assert [len(its.rows) for its in one.statements if its.status == "filled"] == [5]


def test_a_page_without_any_header_goes_on_where_its_width_is_right() -> None:
    first, second, *rest = EXPENDITURE_ROWS.strip().splitlines(keepends=True)
    page = expenditure(first + second) + "\n" + "".join(rest)
    assert len(statement(page).rows) == 5
    assert read(page).problems == ()


def test_a_title_may_stand_inside_the_grid() -> None:
    head = "部门预算支出总表||||||||\n661 澄江县水务局||||预算年度：2024||||单位：万元"
    page = head + EXPENDITURE_HEAD + EXPENDITURE_ROWS.strip()
    reading = read(page)
    assert who(reading) == [("department", "661", "澄江县水务局", 2024)]
    assert len(statement(page).rows) == 5
    assert statement(page).money_unit == "万元"
    assert reading.problems == ()


def test_a_title_may_be_broken_over_two_lines() -> None:
    page = expenditure().replace("部门预算支出总表", "部门预算\n支出总表")
    assert statement(page).id == "expenditure"


def test_a_table_without_title_is_known_by_a_header_that_only_one_form_has() -> None:
    reading = read(meta() + EXPENDITURE_HEAD.rstrip() + EXPENDITURE_ROWS)
    (disclosure,) = reading.disclosures
    assert printed(disclosure) == ["expenditure"]
    first, *_ = told(reading.problems, "ambiguous")
    assert "没有表名，按表头认作《支出总表》" in first
    assert "请核对原件" in first


def test_a_fund_is_never_guessed() -> None:
    """Three forms have this header; which fund it is, only the title can say."""
    reading = read(expenditure() + "另附：\n\n" + FUND_HEAD.lstrip() + FUND_ROWS)
    (disclosure,) = reading.disclosures
    assert printed(disclosure) == ["expenditure"]
    (message,) = told(reading.problems, "ambiguous")
    assert "不能确定是哪一种资金" in message
    assert "请补上表名" in message


def test_a_table_that_no_form_knows_is_told_and_not_dropped_in_silence() -> None:
    reading = read(expenditure() + "车辆清单\n\n车牌|里程\n甲A·00001|12000\n甲A·00002|8000\n")
    (message,) = told(reading.problems, "unrecognised")
    assert "不是已知的表样" in message


def test_the_contents_are_no_table() -> None:
    contents = "目录\n\n部门预算收支总表|4\n部门预算支出总表|7\n\n"
    reading = read(contents + expenditure())
    assert reading.problems == ()
    assert [printed(one) for one in reading.disclosures] == [["expenditure"]]


NARRATIVE = """
澄江县水务局2024年部门预算信息公开情况说明

一、部门职责及机构设置情况

管理全县河道和水库。

二、部门预算安排的总体情况

全年安排8.00万元。
"""


def test_the_narrative_belongs_to_its_tables() -> None:
    disclosure = only(expenditure() + NARRATIVE)
    assert [section.title for section in disclosure.sections] == [
        "部门职责及机构设置情况",
        "部门预算安排的总体情况",
    ]


def test_a_narrative_without_tables_is_a_disclosure_of_its_own() -> None:
    reading = read(NARRATIVE)
    assert who(reading) == [("department", "", "澄江县水务局", 2024)]
    (disclosure,) = reading.disclosures
    assert printed(disclosure) == []


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("澄江县水务局\n\n2024年", id="above the title"),
        pytest.param("澄江县水务\n\n局2024年", id="broken within the name"),
        pytest.param("澄江县水务\n\n局\n\n2024年", id="on two lines above the title"),
    ],
)
def test_the_agencys_name_may_be_broken_in_the_narratives_title(title: str) -> None:
    page = NARRATIVE.replace("澄江县水务局2024年", title)
    assert who(read(page)) == [("department", "", "澄江县水务局", 2024)]


def test_a_name_may_be_broken_within_its_brackets() -> None:
    title = "澄江县水务局（澄江县河长制\n\n办公室）\n\n2024年"
    page = NARRATIVE.replace("澄江县水务局2024年", title)
    assert who(read(page)) == [
        ("department", "", "澄江县水务局（澄江县河长制办公室）", 2024),
    ]


def test_the_heading_of_the_next_part_is_no_text_of_the_last_section() -> None:
    page = (
        expenditure()
        + NARRATIVE
        + "\n第二部分  部门所属单位预算\n\n一、澄江县灌区管理所收支预算\n\n"
        + expenditure(scope="单位", above=meta(UNIT))
    )
    department, unit = read(page).disclosures
    assert department.sections[-1].text == "全年安排8.00万元。"
    assert (unit.agency.code, printed(unit)) == ("661002", ["expenditure"])


@pytest.mark.parametrize(
    ("above", "kind", "said"),
    [
        pytest.param("661 澄江县水务局\n单位：万元", "missing", "没有找到预算年度", id="no year"),
        pytest.param(
            "预算年度：2024\n单位：万元", "missing", "没有找到部门或单位名称", id="no name"
        ),
    ],
)
def test_who_and_when_are_never_guessed(above: str, kind: str, said: str) -> None:
    reading = read(expenditure(above=above))
    (message,) = told(reading.problems, kind)
    assert said in message
    assert "请" in message
    assert reading.disclosures[0].year in (0, 2024)


def test_an_empty_table_needs_no_grid() -> None:
    page = expenditure() + "部门预算国有资本经营预算财政拨款支出表\n\n注：无此项预算，空表列示。\n"
    its = statement(page, "state_capital")
    assert (its.status, its.notes) == ("empty", ("注：无此项预算，空表列示。",))
    (note,) = its.printed_notes()
    assert page.split("\n")[note.where.line - 1] == note.text


def test_the_narratives_title_may_stand_twice() -> None:
    title = "澄江县水务局2024年部门预算信息公开情况说明\n\n"
    (disclosure,) = read(f"第一部分  {title}" + NARRATIVE).disclosures
    titles = [line.text for line in disclosure.front if "情况说明" in line.text]
    assert len(titles) == 2


def test_a_title_with_another_year_before_the_right_one_is_kept() -> None:
    title = "澄江县水务局2023年部门预算信息公开情况说明\n\n"
    disclosure = only(expenditure() + title + NARRATIVE)
    assert disclosure.year == 2024
    assert any("2023年" in line.text for line in disclosure.front)
