"""Self-evaluations: what the rules make of cells as people fill them in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingzhang.checking.evaluations.items import number
from mingzhang.disclosure import Printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1,234.50", Decimal("1234.50"), id="thousands"),
        pytest.param("95.5分", Decimal("95.5"), id="points"),
        pytest.param("-3", Decimal(-3), id="below zero"),
        pytest.param("，", None, id="a comma alone"),
        pytest.param("-,", None, id="signs alone"),
        pytest.param("", None, id="blank"),
    ],
)
def test_numbers_of_cells(text: str, expected: Decimal | None) -> None:
    assert number(Printed(text)) == expected
