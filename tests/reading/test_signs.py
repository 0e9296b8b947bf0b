"""Signposts: what one line says of tables, agencies, years, units and sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.reading import headings, signs
from mingzhang.reading.signs import Meta


@pytest.mark.parametrize(
    ("line", "form", "scope"),
    [
        pytest.param("部门预算支出总表", "expenditure", "department", id="as the form has it"),
        pytest.param("单位预算支出总表", "expenditure", "unit", id="a unit's"),
        pytest.param("部门预算 支出 总表", "expenditure", "department", id="set wide"),
        pytest.param("表3 部门预算支出总表", "expenditure", "department", id="numbered"),
        pytest.param("附表三：部门预算支出总表", "expenditure", "department", id="附表"),
        pytest.param("2024年部门预算支出总表", "expenditure", "department", id="behind its year"),
        pytest.param(
            "澄江县水务局2024年度部门预算支出总表",
            "expenditure",
            "department",
            id="behind its agency",
        ),
        pytest.param("部门预算支出总表（续）", "expenditure", "department", id="continued"),
        pytest.param("部门预算支出总表（续表二）", "expenditure", "department", id="again"),
        pytest.param(
            '部门预算财政拨款"三公"经费支出表', "three_public", "department", id="straight quotes"
        ),
        pytest.param(
            "单位预算政府基金预算财政拨款支出表", "government_fund", "unit", id="title until 2023"
        ),
        pytest.param(
            "部门预算国有资产经营预算财政拨款支出表", "state_capital", "department", id="资产"
        ),
        pytest.param(
            "单位预算政府性基金预算财政拨款支出表", "government_fund", "unit", id="title since 2024"
        ),
        pytest.param("单位预算支岀总表", "expenditure", "unit", id="with a wrong character"),
    ],
)
def test_titles_of_statements(line: str, form: str, scope: str) -> None:
    title = signs.statement_title(line)
    assert title is not None
    assert (title.form, title.scope) == (form, scope)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("项目支出预算明细分类表", id="another table"),
        pytest.param("部门预算采购总表", id="another word is no misprint"),
        pytest.param("部门支出总表（按经济分类）", id="another classification"),
        pytest.param("一般公共预算、政府性基金预算支出表", id="two funds"),
        pytest.param("部门预算支出总表说明", id="more words behind it"),
        pytest.param("详见部门预算支出总表。", id="a sentence about it"),
        pytest.param("见、部门预算支出总表", id="a number that is none"),
        pytest.param("部门预算支出总表\t7", id="an entry of the contents"),
        pytest.param("水" * 90 + "部门预算支出总表", id="a long paragraph"),
        pytest.param("", id="blank"),
    ],
)
def test_lines_that_are_no_titles(line: str) -> None:
    assert signs.statement_title(line) is None


@pytest.mark.parametrize(
    ("line", "agency", "year", "scope"),
    [
        pytest.param(
            "澄江县水务局2024年部门预算信息公开情况说明",
            "澄江县水务局",
            2024,
            "department",
            id="usual",
        ),
        pytest.param(
            "澄江县灌区管理所 2023 年单位预算信息公开情况说明",
            *("澄江县灌区管理所", 2023, "unit"),
            id="a unit's, with spaces",
        ),
        pytest.param("2024年部门预算信息公开情况说明", "", 2024, "department", id="name above it"),
        pytest.param(
            "第二部分澄江县水务局2024年部门预算信息公开情况说明",
            *("澄江县水务局", 2024, "department"),
            id="behind its division",
        ),
    ],
)
def test_titles_of_narratives(line: str, agency: str, year: int, scope: str) -> None:
    title = signs.narrative_title(line)
    assert title is not None
    assert (title.agency, title.year, title.scope) == (agency, year, scope)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("部门预算信息公开情况说明", id="no year: an entry of the contents"),
        pytest.param("2024年部门决算情况说明", id="no agency"),
        pytest.param("二、预算公开情况说明如下", id="a sentence"),
    ],
)
def test_lines_that_are_no_narrative_titles(line: str) -> None:
    assert signs.narrative_title(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("661 澄江县水务局", Meta("661", "澄江县水务局"), id="department: 3 digits"),
        pytest.param(
            "661002澄江县灌区管理所", Meta("661002", "澄江县灌区管理所"), id="unit: 6 digits"
        ),
        pytest.param("661_澄江县 水务局", Meta("661", "澄江县水务局"), id="name broken by layout"),
        pytest.param("预算年度：2024", Meta(year=2024), id="year"),
        pytest.param("预算年度: 2024 年", Meta(year=2024), id="year with 年"),
        pytest.param("预算年度：", Meta(awaits_year=True), id="the year is on the next line"),
        pytest.param("单位：万元", Meta(unit="万元"), id="money unit"),
        pytest.param("金额单位：元", Meta(unit="元"), id="金额单位"),
        pytest.param(
            "661 澄江县水务局 预算年度：2024 金额单位：万元",
            Meta("661", "澄江县水务局", 2024, "万元"),
            id="all on one line",
        ),
        pytest.param("编制单位：澄江县水务局", Meta(name="澄江县水务局"), id="编制单位"),
        pytest.param(
            "编制单位：澄江县水务局|||单位：万元",
            Meta(name="澄江县水务局", unit="万元"),
            id="in a table drawn with bars",
        ),
        pytest.param("预算部门（盖章）：澄江县水务局", Meta(name="澄江县水务局"), id="盖章"),
    ],
)
def test_lines_above_a_table(line: str, expected: Meta) -> None:
    assert signs.meta(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("2024 澄江县水务局", id="four digits are no agency code"),
        pytest.param("661 12.50", id="a row without its tabs"),
        pytest.param("2024年安排水费单位：万元。", id="a sentence"),
        pytest.param("本表" + "水" * 130 + "单位：万元", id="a long paragraph"),
        pytest.param("计量单位：台", id="a unit that is no money"),
        pytest.param("", id="blank"),
    ],
)
def test_lines_that_say_nothing_of_it(line: str) -> None:
    assert not signs.meta(line)


def test_a_later_line_adds_to_an_earlier_one() -> None:
    merged = signs.meta("661 澄江县水务局").merged(signs.meta("预算年度：2024"))
    assert merged.merged(signs.meta("单位：万元")) == Meta("661", "澄江县水务局", 2024, "万元")


@pytest.mark.parametrize(
    ("line", "year"),
    [
        pytest.param("2024", 2024, id="alone"),
        pytest.param(" 2024 年 ", 2024, id="with 年"),
        pytest.param("２０２４", 2024, id="full width"),
        pytest.param("2024年预算", 0, id="more words"),
        pytest.param("1949", 0, id="no budget year"),
        pytest.param("20245", 0, id="a figure"),
    ],
)
def test_a_year_alone_on_its_line(line: str, year: int) -> None:
    assert signs.year_alone(line) == year


@pytest.mark.parametrize(
    ("line", "note", "empty"),
    [
        pytest.param("注：无政府性基金预算，空表列示。", True, True, id="the form's own words"),
        pytest.param("说明：本表无数据。", True, True, id="无数据"),
        pytest.param("备注:本单位无此项支出，故本表为空表", True, True, id="为空表"),
        pytest.param("注：含上年结转。", True, False, id="another note"),
        pytest.param("空表列示", False, False, id="without 注 it is no note"),
        pytest.param("注意事项", False, False, id="注 as part of a word"),
    ],
)
def test_notes(line: str, note: bool, empty: bool) -> None:
    assert (signs.is_note(line), signs.declares_empty(line)) == (note, empty)


@pytest.mark.parametrize(
    ("line", "plainly", "in_a_note"),
    [
        pytest.param("无政府性基金预算，空表列示", True, True, id="空表"),
        pytest.param("表格为空", True, True, id="表格为空"),
        *(
            pytest.param(f"{this}表{none}", True, True, id=f"{this}表{none}")
            for this in "本此该"
            for none in ("为空", "无数据", "无数字", "无内容")
        ),
        pytest.param("没有此项支出，故为空", False, True, id="only in a note"),
        pytest.param("表内有的格为空", False, True, id="of cells"),
        pytest.param("没有此项支出", False, False, id="nothing of the table"),
    ],
)
def test_what_says_that_a_table_is_empty(line: str, plainly: bool, in_a_note: bool) -> None:
    assert signs.says_empty(line) is plainly
    assert signs.declares_empty(f"注：{line}。") is in_a_note


@pytest.mark.parametrize(
    ("line", "date"),
    [
        pytest.param("截止时间：2023-12-31", "2023-12-31", id="ISO"),
        pytest.param("截至 日期：2023年12月31日", "2023年12月31日", id="in words"),
        pytest.param("预算年度：2024", "", id="no such line"),
    ],
)
def test_the_date_of_the_assets_table(line: str, date: str) -> None:
    assert signs.as_of(line) == date


@given(
    st.text(alphabet="一二十、.（）()年度预算部门单位：: 2024661澄江县水务局\t…表注", max_size=60)
)
def test_no_line_is_too_odd_for_the_signposts(line: str) -> None:
    for sign in (
        *(signs.statement_title, signs.narrative_title, signs.meta, headings.heading),
        *(signs.year_alone, signs.as_of, signs.is_note, signs.declares_empty),
        *(headings.is_division, headings.is_contents_entry),
    ):
        sign(line)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        pytest.param(
            "部门财务收支预算总表01-1", "income_expenditure_summary", id="a number behind"
        ),
        pytest.param("收支总体情况表（公开01表）", "income_expenditure_summary", id="in brackets"),
        pytest.param("二〇二四年部门收支总表", "income_expenditure_summary", id="a year in words"),
        pytest.param(
            "一般公共预算支出明细表（按支出功能分类科目）", "general_budget_expenditure", id="明细"
        ),
        pytest.param("一般公共预算“三公经费”支出表", "three_public", id="quotes around all"),
        pytest.param(
            "一般公共预算基本支出表（按政府预算经济分类）", "", id="another classification"
        ),
        pytest.param(
            "一般公共预算支出明细表（按支出经济分类科目）",
            "general_budget_economic",
            id="all by economic class",
        ),
    ],
)
def test_titles_of_other_provinces(line: str, form: str) -> None:
    title = signs.statement_title(line)
    assert (title.form if title else "") == form


def test_a_year_above_a_table_and_a_code_of_full_width() -> None:
    assert signs.meta("2023年度").year == 2023
    assert signs.meta("３１３ 澄江县水务局").code == "313"


def test_a_broken_sentence_is_no_title() -> None:
    assert signs.narrative_title("年部分收支安排 12 万元，较2020年部门预算") is None
    assert signs.meta("201.45万元，其中基本支出66.45万元") == signs.Meta()
