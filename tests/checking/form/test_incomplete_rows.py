"""Rows with amounts that lack their name or their code."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Statement
from tests.checking.form.small import found, table, with_tables

ROWS = (
    ("", "合计", "9.00 9.00"),
    ("210", "卫生健康支出", "9.00 9.00"),
    ("21011", "行政事业单位医疗", "9.00 9.00"),
    ("2101101", "行政单位医疗", "6.00 6.00"),
    ("2101102", "事业单位医疗", "3.00 3.00"),
)


def _with(place: int, **changes: str) -> Statement:
    made = table("expenditure", *ROWS)
    rows = list(made.rows)
    rows[place] = msgspec.structs.replace(rows[place], **changes)
    return msgspec.structs.replace(made, rows=tuple(rows))


@pytest.mark.parametrize(
    ("place", "changes", "told"),
    [
        pytest.param(3, {"name": ""}, "“2101101”一行有金额，没有名称", id="no name"),
        pytest.param(
            3,
            {"code": "", "account": "2101101"},
            "“行政单位医疗”一行没有科目编码，按名称和上下行应为 2101101",
            id="no code",
        ),
        pytest.param(3, {}, "", id="both"),
        pytest.param(0, {"name": "总计"}, "", id="a total has no code"),
        pytest.param(4, {"code": "", "name": "其中：单位医疗"}, "", id="no account of its own"),
    ],
)
def test_a_row_says_what_its_amounts_are_for(
    place: int, changes: dict[str, str], told: str
) -> None:
    messages = found("F609", with_tables(_with(place, **changes)))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)


def test_a_table_that_names_no_row_is_not_told() -> None:
    made = table("expenditure", *((code, "", amounts) for code, _, amounts in ROWS))
    assert found("F609", with_tables(made)) == []
