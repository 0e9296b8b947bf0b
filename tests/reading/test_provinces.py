"""Disclosures of provinces that have no pack: each layout read right, checked, and told."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from mingzhang import keys
from mingzhang.checking.check import check
from mingzhang.disclosure import Disclosure, Row, Statement
from mingzhang.reading.source import read_bytes
from tests.checking.tables.books import of_tables
from tests.reading import provinces

SUFFIXES = ("txt", "html", "xlsx")
NINE = {
    *("income_expenditure_summary", "income", "expenditure", "fiscal_appropriation"),
    *("general_budget_expenditure", "general_budget_basic", "three_public"),
    *("government_fund", "state_capital"),
}


@cache
def disclosure(name: str, suffix: str = "txt") -> Disclosure:
    (found,) = provinces.reading(provinces.page(name), suffix).disclosures
    return found


def statement(name: str, statement_id: str) -> Statement:
    found = disclosure(name).statement(statement_id)
    assert found is not None
    return found


def row(name: str, statement_id: str, wanted: str) -> Row:
    return next(row for row in statement(name, statement_id).rows if wanted in (row.code, row.name))


def amounts(row: Row) -> dict[str, str]:
    """What is printed in a row, by column."""
    return {column: cell.text for column, cell in row.cells.items() if cell.text}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", [name for name in provinces.NAMES if name < "h"])
def test_all_nine_tables_are_there_and_nothing_is_found(name: str, suffix: str) -> None:
    its = disclosure(name, suffix)
    assert {one.id for one in its.statements if one.status != "missing"} >= NINE
    (report,) = check([its])
    assert [finding.message for finding in of_tables([report])] == []
    assert sum(result.checked for result in report.results) > 90


@pytest.mark.parametrize("suffix", ["html", "xlsx"])
@pytest.mark.parametrize("name", provinces.NAMES)
def test_every_format_says_the_same(name: str, suffix: str) -> None:
    def figure(text: str) -> object:
        return Decimal(text) if text.replace(".", "").lstrip("-").isdecimal() else text

    def cells(its: Disclosure) -> list[object]:
        return [
            (one.id, row.code, row.name, column, figure(cell.text))
            for one in its.statements
            for row in one.rows
            for column, cell in row.cells.items()
            if cell.text
        ]

    assert cells(disclosure(name, suffix)) == cells(disclosure(name))


@pytest.mark.parametrize(
    ("name", "pack", "scope", "year", "agency"),
    [
        ("a-unified", "generic", "department", 2024, "云溪市民政局"),
        ("b-three-blocks", "generic", "department", 2024, "云溪市档案馆"),
        ("c-final", "final-accounts", "department", 2023, "云溪市林业局"),
        ("d-agency-codes", "generic", "department", 2025, "云溪县气象局"),
        ("e-unit", "generic", "unit", 2025, "云溪市第一中学"),
        ("f-appropriation-tables", "generic", "department", 2024, "云溪区商务局"),
        ("g-nature-block", "generic", "department", 2025, "云溪县农业农村局"),
    ],
)
def test_the_document_profile(name: str, pack: str, scope: str, year: int, agency: str) -> None:
    its = disclosure(name)
    assert (its.pack, its.scope, its.year, its.agency.name) == (pack, scope, year, agency)
    assert its.kind == ("final" if "final" in pack else "budget")


@pytest.mark.parametrize("name", provinces.NAMES)
def test_what_each_table_was_taken_for_is_told_once(name: str) -> None:
    problems = provinces.reading(provinces.page(name)).problems
    (told,) = (p.message for p in problems if "认表、认栏" in p.message)
    laid = [one for one in disclosure(name).statements if one.layout]
    assert laid
    assert told.count("认作") == len(laid)
    assert "请核对" in told


@pytest.mark.parametrize(
    ("name", "statement_id", "wanted", "expected"),
    [
        pytest.param(
            "a-unified",
            "income",
            "合计",
            {
                **{"total": "1250.00", "current": "1170.00", "general": "980.50"},
                **{"government_fund": "120.00", "state_capital": "30.00"},
                **{"special_account": "15.00", "business": "20.00", "other": "4.50"},
                **{"carry_in": "80.00", "carry_in_general": "60.00"},
                **{"carry_in_government_fund": "20.00"},
            },
            id="the same label below two groups",
        ),
        pytest.param(
            "a-unified",
            "general_budget_expenditure",
            "2080201",
            {"total": "400.00", "basic": "400.00", "personnel": "319.50", "running": "80.50"},
            id="小计 stands for its group",
        ),
        pytest.param(
            "b-three-blocks",
            "general_budget_expenditure",
            "2012604",
            {"aside3": "300000.00", "total": "300000.00", "project": "300000.00"},
            id="a code and its name in one cell; last year's figures beside this year's",
        ),
        pytest.param(
            "b-three-blocks",
            "general_budget_basic",
            "30201",
            {"total": "450000.00", "running": "450000.00"},
            id="a code in brackets",
        ),
        pytest.param(
            "c-final",
            "income",
            "2130205",
            {"current": "165.00", "appropriation": "150.00", "business": "12.00", "other": "3.00"},
            id="其中 is part of another column",
        ),
        pytest.param(
            "d-agency-codes",
            "expenditure",
            "2200504",
            {"total": "360.00", "basic": "260.00", "project": "100.00"},
            id="a code in three cells and the unit beside it",
        ),
        pytest.param(
            "e-unit",
            "expenditure",
            "2050204",
            {"total": "2150.00", "personnel": "1350.00", "running": "300.00", "project": "500.00"},
            id="基本支出 only in its parts",
        ),
        pytest.param(
            "e-unit",
            "three_public",
            "3.公务用车费",
            {"aside2": "3.00", "total": "3.00"},
            id="the year of a column is in its label",
        ),
        pytest.param(
            "g-nature-block",
            "income",
            "2130101",
            {"total": "62.00", "general": "57.00", "aside7": "57.00", "other": "5.00"},
            id="财政拨款 below 一般公共预算 is a part of it, not all appropriation",
        ),
        pytest.param(
            "g-nature-block",
            "general_budget_basic",
            "30113",
            {
                **{"aside4": "501", "aside5": "03", "aside6": "住房公积金"},
                **{"total": "8.00", "personnel": "8.00"},
            },
            id="the government's classification beside the department's",
        ),
        pytest.param(
            "f-appropriation-tables",
            "appropriation_expenditure",
            "合计",
            {
                **{"total": "310.00", "basic": "200.00", "personnel": "160.00"},
                **{"running": "40.00", "project": "110.00"},
            },
            id="财政拨款支出表 is no table of one fund",
        ),
    ],
)
def test_cells(name: str, statement_id: str, wanted: str, expected: dict[str, str]) -> None:
    assert amounts(row(name, statement_id, wanted)) == expected


def test_budget_and_outturn_of_the_three_public_stand_in_two_groups() -> None:
    (only,) = statement("c-final", "three_public").rows
    assert amounts(only) == {
        **{"total_budget": "9.00", "vehicle_budget": "7.00"},
        **{"vehicle_running_budget": "7.00", "reception_budget": "2.00"},
        **{"total": "6.60", "vehicle": "5.50", "vehicle_running": "5.50", "reception": "1.10"},
    }


def test_a_total_over_two_blocks_is_one_row() -> None:
    totals = [row for row in statement("c-final", "general_budget_basic").rows if not row.code]
    assert [(row.name, row.label, amounts(row)) for row in totals] == [
        ("人员经费合计", "人员经费合计", {"amount": "310.00"}),
        ("公用经费合计", "公用经费合计", {"amount": "45.00"}),
    ]


def test_the_unit_of_a_row_is_kept() -> None:
    rows = statement("d-agency-codes", "expenditure").rows
    assert [row.agency for row in rows][:5] == ["", "云溪县气象局", "345001", "345001", "345001"]
    assert statement("f-appropriation-tables", "income").rows[2].agency == "601001"


@pytest.mark.parametrize(
    ("name", "printed", "wrong"),
    [
        ("g-nature-block", "二、项目支出|30.00", "二、项目支出|31.00"),
        ("g-nature-block", "213|01|01|行政运行|62.00|57", "213|01|01|行政运行|62.00|58"),
        ("a-unified", "一、一般公共预算拨款收入|980.50", "一、一般公共预算拨款收入|990.50"),
        ("a-unified", "|合计|1,250.00|780.50|469.50", "|合计|1,250.00|786.50|469.50"),
        ("b-three-blocks", "公用经费|450,000.00", "公用经费|460,000.00"),
        ("b-three-blocks", "[30102]津贴补贴|1,000", "[30102]津贴补贴|1,100"),
        ("c-final", "9.00||7.00||7.00|2.00|6.60", "9.00||7.00||7.00|2.00|6.90"),
        ("c-final", "30101|基本工资|200.00", "30101|基本工资|210.00"),
        ("d-agency-codes", "|合计|12.00||9.00||9.00", "|合计|13.00||9.00||9.00"),
        ("d-agency-codes", "345002|气象事业机构|160.00||150", "345002|气象事业机构|160.00||140"),
        ("e-unit", "收入总计|2400.00", "收入总计|2500.00"),
        ("e-unit", "30302|退休费|100.00", "30302|退休费|101.00"),
        ("f-appropriation-tables", "合计|<|10.00||10.00", "合计|<|11.00||11.00"),
    ],
)
def test_a_planted_fault_is_found(name: str, printed: str, wrong: str) -> None:
    page = provinces.page(name)
    assert printed in page
    (report,) = check(provinces.reading(page.replace(printed, wrong, 1)).disclosures)
    assert report.findings


# tables by agency


@pytest.mark.parametrize(
    ("name", "printed", "wrong", "rule", "told"),
    [
        pytest.param(
            "l-units-by-code",
            "313||云溪县水利局|800.00|630.00|170.00",
            "313||云溪县水利局|800.00|620.00|170.00",
            *("T214", "《部门支出总表》“云溪县水利局”的“基本支出”印作 620.00 万元"),
            id="the department",
        ),
        pytest.param(
            "l-units-by-code",
            "313002|云溪县水库管理所|215.00|185.00",
            "313002|云溪县水库管理所|225.00|185.00",
            *("T214", "《部门收入总表》“云溪县水库管理所”的“合计”印作 225.00 万元"),
            id="a unit's total, by unit",
        ),
        pytest.param(
            "l-units-by-code",
            "313002|213|农林水支出|180.00|140.00|40.00",
            "313002|213|农林水支出|180.00|140.00|30.00",
            *("T201", "“213 农林水支出（云溪县水库管理所）”的“项目支出”印作 30.00 万元"),
            id="a row by function below a unit",
        ),
        pytest.param(
            "l-units-by-code",
            "313003|云溪县水土保持站|3.00||2.00||2.00|1.00\n",
            "",
            *("T214", "各单位之和"),
            id="a unit that was forgotten",
        ),
        pytest.param(
            "l-units-by-code",
            "313002|云溪县水库管理所|7.00||6.00||6.00|1.00",
            "313002|云溪县水库管理所|8.00||6.00||6.00|2.00",
            *("T214", "不能判断哪一格有误"),
            id="a unit or another one",
        ),
        pytest.param(
            "m-units-by-name",
            "|云溪市群众艺术中心|247.40|187.40|60.00",
            "|云溪市群众艺术中心|247.40|178.40|60.00",
            *("T214", "《2025年部门支出总表》“云溪市群众艺术中心”的“基本支出”印作 178.40 万元"),
            id="a unit by name",
        ),
        pytest.param(
            "m-units-by-name",
            "2070101|行政运行|500.50|500.50|\n",
            "",
            *("T208", "“2070101 行政运行（云溪市文化和旅游局机关）”"),
            id="a row by function that was forgotten",
        ),
        pytest.param(
            "m-units-by-name",
            "合计|13.50||9.00||9.00|4.50",
            "合计|13.50||9.00||9.00|4.60",
            *("T214", "“合计”的“公务接待费”印作 4.60 万元"),
            id="the total of units by name",
        ),
    ],
)
def test_a_fault_between_agencies_is_one_finding(
    name: str, printed: str, wrong: str, rule: str, told: str
) -> None:
    page = provinces.page(name)
    assert printed in page
    reports = check(provinces.reading(page.replace(printed, wrong, 1)).disclosures)
    (finding,) = of_tables(reports)
    assert finding.rule == rule
    assert told in finding.message


@pytest.mark.parametrize("name", ["d-agency-codes", "l-units-by-code", "m-units-by-name"])
def test_tables_by_agency_are_added_up(name: str) -> None:
    (report,) = check([disclosure(name)])
    (result,) = (result for result in report.results if result.rule == "T214")
    assert (result.status, result.not_covered) == ("passed", ())
    assert result.checked > 20


def test_names_that_do_not_say_how_they_add_up_are_told_and_not_added_up() -> None:
    page = provinces.page("m-units-by-name")
    unit = next(line for line in page.splitlines() if line.startswith("云溪市文物保护所|0.50"))
    part = unit.replace("保护所", "保护所修复站")  # its amounts are within the unit's
    (report,) = check(provinces.reading(page.replace(unit, f"{unit}\n{part}")).disclosures)
    assert of_tables([report]) == []
    (result,) = (result for result in report.results if result.rule == "T214")
    (told,) = result.not_covered
    assert told.startswith("2025年一般公共预算“三公”经费支出表（看不出")


# funds


def test_a_fund_that_title_and_header_name_differently_is_compared_with_neither() -> None:
    page = provinces.page("a-unified").replace("本年政府性基金预算支出", "本年国有资本经营预算支出")
    found = provinces.reading(page)
    its = found.disclosures[0].statement("government_fund")
    assert its is not None
    assert (its.money_unit, its.certainty) == ("", "doubtful")
    assert any("不是同一种资金" in problem.message for problem in found.problems)


@pytest.mark.parametrize("title", ["财政专户管理资金支出表", "项目支出表", "政府购买服务支出表"])
def test_another_table_is_taken_for_none_of_the_nine(title: str) -> None:
    page = provinces.page("a-unified").replace("国有资本经营预算支出表", title)
    found = provinces.reading(page.replace("本年国有资本经营预算支出", "支出"))
    assert found.disclosures[0].statement("state_capital") is None
    assert any(problem.kind in ("unrecognised", "ambiguous") for problem in found.problems)


def test_a_column_that_no_word_fits_is_kept_under_its_label_and_told() -> None:
    found = provinces.reading(provinces.page("d-agency-codes"))
    its = found.disclosures[0].statement("general_budget_expenditure")
    assert its is not None
    assert its.certainty == "likely"
    (column,) = (column for column in its.columns if column.use == "unplaced")
    assert column.label == "上年结转安排"
    assert its.rows[0].cells[column.id].text == "20.00"
    assert any("“上年结转安排”一栏" in problem.message for problem in found.problems)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", [name for name in provinces.NAMES if name > "h"])
def test_what_is_there_of_the_nine_ties_out(name: str, suffix: str) -> None:
    (report,) = check([disclosure(name, suffix)])
    assert [f.message for f in of_tables([report]) if f.rule[0] == "T"] == []
    assert sum(result.checked for result in report.results) > 90


def test_sections_are_divided_as_the_document_numbers_them() -> None:
    its = disclosure("h-narrative")
    assert [(one.no, one.title) for one in its.sections] == [
        ("一", "主要职能"),
        ("二", "机构设置情况"),
        ("三", "预算单位构成"),
        ("一", "收入支出预算总体情况说明"),
        ("二", "收入预算总体情况说明"),
        ("三", "支出预算总体情况说明"),
        ("四", "一般公共预算支出预算情况说明"),
        ("五", "“三公”经费支出预算情况说明"),
        ("六", "其他重要事项的情况说明"),
        ("第三部分", "名词解释"),
    ]
    assert its.sections[2].text.endswith("2.云溪县农业技术推广站")
    assert "附件" not in its.sections[-1].text


def test_figures_in_words_are_compared_with_the_tables() -> None:
    its = disclosure("h-narrative")
    assert len(its.claims) == 26
    wrong = provinces.page("h-narrative").replace("基本支出70.00万元，占", "基本支出71.00万元，占")
    (report,) = check(provinces.reading(wrong).disclosures)
    assert any("71.00" in finding.message for finding in report.findings)


@pytest.mark.parametrize(
    ("name", "units"),
    [
        pytest.param("h-narrative", "云溪县农业农村局（本级）、云溪县农业技术推广站", id="a list"),
        pytest.param("i-final-narrative", "云溪市档案局本级、云溪市城建档案馆", id="a table"),
    ],
)
def test_the_units_that_a_narrative_lists(name: str, units: str) -> None:
    assert "、".join(unit.name for unit in disclosure(name).organisations) == units


def test_year_scope_and_agency_stand_in_the_headings_only() -> None:
    its = disclosure("i-final-narrative")
    assert (its.year, its.scope, its.agency.name) == (2023, "department", "云溪市档案局")


def test_the_year_of_the_columns_is_told() -> None:
    page = provinces.page("k-funds-and-natures")
    assert provinces.reading(page).disclosures[0].year == 2024
    assert any(
        "按表头的“2024年”读取" in problem.message for problem in provinces.reading(page).problems
    )


def test_basic_expenditure_below_a_fund_is_that_funds() -> None:
    columns = {column.id for column in statement("k-funds-and-natures", "expenditure").columns}
    assert {"general", "general_basic", "general_project", "special_account"} <= columns
    assert "basic" not in columns


def test_four_blocks_beside_each_other() -> None:
    summary = statement("j-four-blocks", "income_expenditure_summary")
    assert summary.certainty == "certain"
    assert {row.side for row in summary.rows} == {
        *("income", "expenditure", "nature", "government_class")
    }


def test_what_the_file_name_alone_says_is_told() -> None:
    page = provinces.page("j-four-blocks").replace("单位：云溪县水利局\n", "")
    found = read_bytes(provinces.as_text(page), "云溪县水利局2025年部门预算.txt")
    its = found.disclosures[0]
    assert (its.year, its.scope, its.agency.name) == (2025, "department", "云溪县水利局")
    assert any("按文件名" in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    ("printed", "wrong"),
    [
        pytest.param("支出合计|90.00|90.00", "支出合计|990.00|90.00", id="uses"),
        pytest.param("收入合计|90.00", "收入合计|99.00", id="sources"),
    ],
)
def test_a_total_below_what_is_carried_over_has_it_too(printed: str, wrong: str) -> None:
    page = provinces.page("g-nature-block")
    assert printed in page
    (report,) = check(provinces.reading(page.replace(printed, wrong, 1)).disclosures)
    assert [finding.rule for finding in of_tables([report])] == ["T202"]


_OF_THE_YEAR = """本年收入合计|100.00|本年支出合计|100.00|90.00|90.00|||10.00|
上年结转结余|||||||||
收入总计|100.00|支出总计|100.00|90.00|90.00|||10.00|"""


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            """上年结转结余|5.00|年终结转结余|5.00|5.00|5.00||||
收入合计|100.00|支出合计|100.00|90.00|90.00|||10.00|
收入总计|105.00|支出总计|105.00|95.00|95.00|||10.00|""",
            id="below what is carried over",
        ),
        pytest.param(
            """收入合计|100.00|支出合计|100.00|90.00|90.00|||10.00|
上年结转结余|5.00|年终结转结余|5.00|5.00|5.00||||
总计|105.00|总计|105.00|95.00|95.00|||10.00|""",
            id="above it",
        ),
    ],
)
def test_a_total_above_the_last_one_is_of_the_year(rows: str) -> None:
    page = provinces.page("g-nature-block")
    assert _OF_THE_YEAR in page
    page = page.replace(_OF_THE_YEAR, rows).replace("收入总计100.00", "收入总计105.00")
    (report,) = check(provinces.reading(page).disclosures)
    assert not [f for f in report.findings if f.rule == "W101" and "收入" in f.message]
    its = provinces.reading(page).disclosures[0].statement("income_expenditure_summary")
    assert its is not None
    labels = {keys.label(row.name): row.label for row in its.rows if row.side == "income"}
    assert labels["收入合计"] == "本年收入合计"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("2025年支出预算统表", ["像是《2025年支出预算总表》"], id="of one character"),
        pytest.param("2025年支出预算总表", [], id="right"),
        pytest.param("2025年支岀预算总表", ["像是《2025年支出预算总表》"], id="that looks alike"),
        pytest.param("2025年绩效目标统表", [], id="of no table of the nine"),
        pytest.param("2025年支出预算分表", [], id="of its parts"),
        pytest.param("2025年支出预算附表", [], id="beside another"),
        pytest.param("2025年支出预算简表", [], id="in short"),
        pytest.param("财政专户管理资金支出表", [], id="of another fund"),
        pytest.param("机关运行经费支出表", [], id="of running costs"),
        pytest.param("社会保险基金支出表", [], id="of insurance"),
        pytest.param("专项绩效支出表", [], id="an agency but for a character"),
    ],
)
def test_a_misprint_in_a_title_that_no_pack_lists(title: str, told: list[str]) -> None:
    name = next(n for n in provinces.NAMES if "\n2025年支出预算总表\n" in provinces.page(n))
    page = provinces.page(name).replace("\n2025年支出预算总表\n", f"\n{title}\n")
    (report,) = check(provinces.reading(page).disclosures)
    messages = [f.message for f in report.findings if f.rule == "F409"]
    assert len(messages) == len(told)
    assert all(words in message for words, message in zip(told, messages, strict=True))
