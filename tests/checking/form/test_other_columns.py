"""Columns that no form compares, as last year's: over codes they add up like the others."""

from __future__ import annotations

import pytest

from tests.checking.form.small import found
from tests.reading.test_other_layouts import read

HEAD = "科目编码|科目名称|2024年预算数|2025年预算数|增减额|增减%"
ROWS = [
    "|合计|45.00|50.00|5.00|11.11",
    "207|文化旅游体育与传媒支出|30.00|34.00|4.00|13.33",
    "20701|文化和旅游|30.00|34.00|4.00|13.33",
    "2070101|行政运行|20.00|22.00|2.00|10.00",
    "2070104|图书馆|10.00|12.00|2.00|20.00",
    "208|社会保障和就业支出|15.00|16.00|1.00|6.67",
    "20805|行政事业单位养老支出|15.00|16.00|1.00|6.67",
    "2080505|机关事业单位基本养老保险缴费支出|15.00|16.00|1.00|6.67",
]


def told(*changes: tuple[str, str]) -> list[str]:
    rows = {row.partition("|")[0]: row.partition("|")[2] for row in ROWS} | dict(changes)
    table = (f"{code}|{rest}" for code, rest in rows.items())
    return found("F984", read("一般公共预算支出表", "单位：万元", HEAD, *table))


def test_rates_need_not_add_up_and_amounts_do() -> None:
    assert told() == []


def test_a_leaf_that_its_title_does_not_have() -> None:
    (message,) = told(("2070104", "图书馆|15.00|12.00|-3.00|-20.00"))
    assert "“20701 文化和旅游”的“2024年预算数”、“增减额”不等于下级之和" in message
    assert "印作 30.00，2 个下级相加为 35.00" in message


def test_a_row_between_two_levels_is_told_once() -> None:
    (message,) = told(("20701", "文化和旅游|33.00|34.00|1.00|3.03"))
    assert "“20701 文化和旅游”" in message


@pytest.mark.parametrize(
    ("code", "row"),
    [
        pytest.param("2070104", "图书馆|10.00|12.00|7.00|20.00", id="the change is told already"),
        pytest.param("2070104", "图书馆|见附表|12.00|2.00|", id="no amount"),
        pytest.param("20701", "文化和旅游|30.01|34.00|3.99|13.30", id="rounding"),
    ],
)
def test_what_is_left_alone(code: str, row: str) -> None:
    assert told((code, row)) == []


def test_a_column_that_does_not_add_up_as_a_rule_says_something_else() -> None:
    rows = [(row.partition("|")[0], row.partition("|")[2].split("|")) for row in ROWS]
    other = [(code, f"{name}|{n}.00|{now}||") for n, (code, (name, _, now, *_)) in enumerate(rows)]
    assert told(*other) == []
