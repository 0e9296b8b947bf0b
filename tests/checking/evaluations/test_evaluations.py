"""Self-evaluations: what the rules make of cells as people fill them in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingzhang.checking.evaluations.items import number
from mingzhang.disclosure import Evaluation, Printed


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


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        pytest.param(" 平台 维护费", "绩效自评表“平台维护费”", id="white space of the layout"),
        pytest.param("", "没有项目名称的绩效自评表", id="no name"),
    ],
)
def test_messages_name_the_table(name: str, heading: str) -> None:
    blank = Printed("")
    its = Evaluation(Printed(name), blank, blank, {}, (), blank, blank)
    assert its.heading == heading
