"""Numerals of headings: each number is read as it is written, and nonsense is no number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.numerals import number_of, numeral_of


@given(st.integers(1, 99))
def test_what_is_written_is_read(number: int) -> None:
    assert number_of(numeral_of(number)) == number
    assert number_of(str(number)) == number


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        *((9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")),
        *((100, "一百"), (105, "一百零五"), (110, "一百一十"), (1010, "一千零一十")),
        pytest.param(10000, "10000", id="too large for words"),
    ],
)
def test_how_numbers_are_written(number: int, numeral: str) -> None:
    assert numeral_of(number) == numeral


@pytest.mark.parametrize("text", ["", "一一", "十十", "三三", "一二三", "第一", "（一）", "²"])
def test_what_is_no_number(text: str) -> None:
    assert number_of(text) == 0
