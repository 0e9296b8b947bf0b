"""Values of cells: figures as they are shown, without the noise of floating point."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.reading.workbook.cells import Value, printed


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(205.0, "205", id="a code stored as a number"),
        pytest.param(2050205, "2050205", id="a long one"),
        pytest.param("02", "02", id="a code stored as text"),
        pytest.param(0.1 + 0.2, "0.3", id="binary noise"),
        pytest.param(1000000.1 - 1000000, "0.1", id="the noise of a difference"),
        pytest.param(1e-7, "0.0000001", id="a small number is no noise"),
        pytest.param(123456789012.34, "123456789012.34", id="元 to the 分"),
        pytest.param(-0.0, "0", id="no negative zero"),
        pytest.param(1e20, "100000000000000000000", id="no exponent"),
        pytest.param(float("inf"), "inf", id="no number"),
        pytest.param(True, "TRUE", id="a boolean"),
        pytest.param(datetime.date(2026, 3, 1), "2026-03-01", id="a date"),
        pytest.param(datetime.datetime(2026, 3, 1), "2026-03-01", id="a date at midnight"),
        pytest.param(datetime.datetime(2026, 3, 1, 9, 5), "2026-03-01 09:05:00", id="a time"),
    ],
)
def test_values_as_printed(value: Value, expected: str) -> None:
    assert printed(value) == expected


@given(st.decimals(min_value=0, max_value=10**10, places=2))
def test_money_survives_floating_point(amount: object) -> None:
    assert float(printed(float(str(amount)))) == float(str(amount))
    assert len(printed(float(str(amount)))) <= len(str(amount))
