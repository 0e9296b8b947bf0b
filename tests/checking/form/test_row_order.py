"""The order of rows that have codes."""

from __future__ import annotations

import pytest

from tests.checking.form.small import found, table, with_tables


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        pytest.param("210 21011 2101101 221", False, id="right"),
        pytest.param("21011 210 2101101 221", True, id="the whole below its part"),
        pytest.param("210 21011 2101102 2101101", False, id="parts in another order"),
    ],
)
def test_parts_stand_below_their_whole(codes: str, told: bool) -> None:
    rows = [(code, "某支出", "1.00 1.00") for code in codes.split()]
    assert bool(found("F420", with_tables(table("expenditure", *rows)))) is told


NAMES = {
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "2101102": "事业单位医疗",
}
SORTED = "208 20805 2080501 2080505 210 21011 2101101"


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        pytest.param(SORTED, "", id="right"),
        pytest.param(
            "208 20805 2080505 2080501 210 21011 2101101",
            "“2080505 机关事业单位基本养老保险缴费支出”印在“2080501 行政单位离退休”之前",
            id="two rows have changed places",
        ),
        pytest.param(
            "208 20805 2080501 210 21011 2080505 2101101",
            "“2080505 机关事业单位基本养老保险缴费支出”印在“21011 行政事业单位医疗”之后",
            id="below another 款",
        ),
        pytest.param(
            "20805 2080501 2080505 210 21011 2101101 208",
            "“208 社会保障和就业支出”印在“2101101",
            id="the 类 at the end",
        ),
        pytest.param("210 21011 2101101 208 20805 2080501 2080505", "", id="another order"),
        pytest.param("208 20805 2080505 2080501", "", id="too few to tell an order"),
        pytest.param("208 20805 2101102 2080505 210 21011 2101101", "", id="a code misprinted"),
    ],
)
def test_a_row_that_is_out_of_the_order_of_codes(codes: str, told: str) -> None:
    rows = [(code, NAMES[code], "1.00 1.00") for code in codes.split()]
    if codes.startswith("208 20805 2101102"):
        rows[2] = ("2101102", NAMES["2080501"], "1.00 1.00")
    messages = found("F420", with_tables(table("expenditure", *rows)))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)
