"""Rows that have lost their code, or their number."""

from __future__ import annotations

import pytest

from tests.reading.pages import expenditure, only, read, statement, told

ROWS = """
1||合计|8.00|8.00||||
2|208|社会保障和就业支出|3.00|3.00||||
3|20805|行政事业单位养老支出|3.00|3.00||||
4|2080505|机关事业单位基本养老保险缴费支出|3.00|3.00||||
5|213|农林水支出|5.00|5.00||||
6|21303|水利|5.00|5.00||||
7|2130301|行政运行|5.00|5.00||||
"""


def _accounts(rows: str) -> list[str]:
    return [row.account or row.code for row in statement(expenditure(rows)).rows]


@pytest.mark.parametrize("code", ["2080505", "213", "21303", "2130301"])
def test_name_and_place_tell_the_code_that_is_lost(code: str) -> None:
    rows = ROWS.replace(f"|{code}|", "||")
    assert _accounts(rows) == _accounts(ROWS)
    (message,) = told(read(expenditure(rows)).problems, "repaired")
    assert f"应为 {code}" in message


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("7||行政工作|5.00|5.00||||", id="no account's name"),
        pytest.param("7||住房公积金|5.00|5.00||||", id="an account that cannot stand there"),
    ],
)
def test_what_cannot_be_told_stays_without_a_code(row: str) -> None:
    rows = ROWS.replace("7|2130301|行政运行|5.00|5.00||||", row)
    assert _accounts(rows)[-1] == ""
    assert told(read(expenditure(rows)).problems, "unreadable")


def test_a_row_without_its_number_is_not_the_rest_of_the_row_above() -> None:
    rows = ROWS.replace("6|21303|水利|5.00|5.00||||", "|21303|水利|||||")
    assert [row.name for row in statement(expenditure(rows)).rows][5] == "水利"


def test_halves_without_a_number_are_not_joined_to_those_above() -> None:
    page = (
        "部门预算收支总表\n\n661 澄江县水务局\n\n预算年度：2024\n\n单位：万元\n\n"
        "序号|收入||支出|\n|项目|预算数|项目|预算数\n栏次|1|2|3|4\n"
        "1|一、一般公共预算拨款收入|8.00|一、一般公共服务支出|8.00\n"
        "2|二、政府性基金预算拨款收入||二、外交支出|\n"
        "|三、国有资本经营预算拨款收入||三、国防支出|\n"
        "4|四、财政专户管理资金收入||四、公共安全支出|\n"
    )
    its = next(one for one in only(page).statements if one.id == "income_expenditure_summary")
    assert "三、国防支出" in [row.name for row in its.rows]
