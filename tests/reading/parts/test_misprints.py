"""A misprint in the head of one table, names that contain each other, and what is told once."""

from __future__ import annotations

import pytest

from mingzhang.reading import names
from tests.reading.pages import (
    EXPENDITURE_HEAD,
    FUND_HEAD,
    expenditure,
    meta,
    read,
    statement,
    table,
    told,
)

ROWS = "1||合计|8.00|5.00|3.00\n2|213|农林水支出|8.00|5.00|3.00"
TITLES = {
    "general_budget_expenditure": "部门预算一般公共预算财政拨款支出表",
    "government_fund": "部门预算政府性基金预算财政拨款支出表",
    "state_capital": "部门预算国有资本经营预算财政拨款支出表",
}


def volume(misprinted: str) -> str:
    """Four tables, of which the fund's has this head."""
    heads = {title: meta() for title in TITLES.values()} | {TITLES["government_fund"]: misprinted}
    return expenditure() + "".join(table(t, head, FUND_HEAD, ROWS) for t, head in heads.items())


@pytest.mark.parametrize(
    ("head", "said", "heading"),
    [
        pytest.param(meta("667 澄江县水务局"), "编码印作“667”", ("667", 2024), id="code"),
        pytest.param(meta(year=2023), "年度印作“2023”", ("661", 2023), id="year"),
        pytest.param(
            meta("编制部门：澄江县水备局"), "名称印作“澄江县水备局”", ("", 2024), id="name"
        ),
    ],
)
def test_a_misprint_in_one_head_splits_no_disclosure(
    head: str, said: str, heading: tuple[str, int]
) -> None:
    reading = read(volume(head))
    (disclosure,) = reading.disclosures
    assert (disclosure.agency.code, disclosure.year) == ("661", 2024)
    its = disclosure.statement("government_fund")
    assert its is not None
    assert (its.heading.code, its.heading.year) == heading
    (message,) = told(reading.problems, "ambiguous")
    assert said in message
    assert "按同一份公开文件读取" in message


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(meta("662 澄江县档案馆"), id="another agency"),
        pytest.param(meta("667 澄江县水务局", year=2023), id="code and year"),
    ],
)
def test_what_differs_in_more_is_another_disclosure(head: str) -> None:
    """The table stands behind the others; between them it could not be another's."""
    page = expenditure() + "".join(
        table(title, meta(), FUND_HEAD, ROWS)
        for form, title in TITLES.items()
        if form != "government_fund"
    )
    page += table(TITLES["government_fund"], head, FUND_HEAD, ROWS)
    assert len(read(page).disclosures) == 2


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        pytest.param(meta("662 澄江县档案馆"), ("662", "澄江县档案馆", 2024), id="another agency"),
        pytest.param(
            meta("667 澄江县水务局", year=2023), ("667", "澄江县水务局", 2023), id="code and year"
        ),
    ],
)
def test_a_table_between_two_tables_is_of_their_disclosure(
    head: str, heading: tuple[str, str, int]
) -> None:
    reading = read(volume(head))
    (disclosure,) = reading.disclosures
    its = disclosure.statement("government_fund")
    assert its is not None
    assert (its.heading.code, its.heading.agency, its.heading.year) == heading
    assert len(told(reading.problems, "ambiguous")) == 1


def test_a_table_of_a_unit_that_follows_stands_where_it_is_lacking() -> None:
    """The unit has the same table below: the one between the department's is not its own."""
    unit = "662 澄江县档案馆"
    page = volume(meta(unit)) + "".join(
        table(title, meta(unit), FUND_HEAD, ROWS) for title in TITLES.values()
    )
    department, other = read(page).disclosures
    for one in (department, other):
        its = one.statement("government_fund")
        assert its is not None
        assert its.status == "filled"


def test_a_table_that_the_other_part_has_already_is_no_misprint() -> None:
    assert len(read(volume(meta()) + expenditure(above=meta(year=2023))).disclosures) == 2


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("云溪市第一中学", "云溪市第一中学附属小学", False),
        ("云溪市人民医院", "云溪市人民医院东院区", False),
        ("云溪市民政局", "民政局", True),
        ("云溪市民政局", "云溪市民政局（本级）", True),
        ("云溪市民政局", "云溪市民政局2024年部门预算", True),
        ("云溪市民政局", "", True),
        ("云溪市民政局", "云溪市水利局", False),
    ],
)
def test_names_of_one_agency(name: str, other: str, one: bool) -> None:
    assert names.may_be_one(name, other) is names.may_be_one(other, name) is one


def test_units_without_codes_whose_names_contain_each_other_are_two() -> None:
    pages = [
        expenditure(scope="单位", above=meta(f"编制单位：{name}"))
        for name in ("澄江一中", "澄江一中附属小学")
    ]
    found = [one.agency.name for one in read("".join(pages)).disclosures]
    assert found == ["澄江一中", "澄江一中附属小学"]


def test_what_is_odd_in_a_whole_column_is_told_once_with_the_first_places() -> None:
    rows = "\n".join(f"{n}|2130{300 + n}|水利{n}|若干||" for n in range(1, 9))
    (message,) = told(
        read(expenditure(f"{rows}\n".replace("||\n", "|||||\n"))).problems, "unreadable"
    )
    assert "金额栏印作“若干”，不是金额" in message
    assert "同样的情况共 8 处" in message
    assert message.count("“若干”") == 4


def test_rows_of_dots_are_the_places_of_a_blank_template() -> None:
    dots = "3|……|……||||||\n4|…|……|……|||||"
    page = expenditure(f"1||合计|8.00|5.00|3.00|||\n2|213|农林水支出|8.00|5.00|3.00|||\n{dots}")
    assert [row.code for row in statement(page).rows] == ["", "213"]
    (message,) = told(read(page).problems)
    assert "占位行" in message
    assert "2 处" in message


def test_the_header_of_a_blank_table_is_no_data() -> None:
    reading = read(expenditure(rows="", head=EXPENDITURE_HEAD))
    assert told(reading.problems, "unreadable") == []
