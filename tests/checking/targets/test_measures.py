"""What a unit and what an indicator's name measure: money, people, a share, times, time."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.targets import measures


@given(st.decimals(0, 10**6, places=2))
def test_numbers_are_shown_without_exponent(number: Decimal) -> None:
    shown = measures.plain(number)
    assert Decimal(shown) == number
    assert "E" not in shown
