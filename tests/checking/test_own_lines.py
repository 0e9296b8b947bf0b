"""Evidence points at the line of its words, not at the first line of their paragraph."""

from __future__ import annotations

import pytest

from mingzhang.checking.checks import quote
from mingzhang.checking.findings import Finding, Subject
from mingzhang.checking.own_lines import on_their_lines
from mingzhang.disclosure import Agency, Printed
from mingzhang.where import Where

LINES = (
    "2024年预算收入 300.00 万元，其中一般公共",
    "预算收入 280.00 万元，上年结转 2",
    "0.00 万元。",
)
FIRST, SECOND, THIRD = Where(line=7), Where(line=8), Where(page=2, line=1)
WHERE = FIRST.going_on(LINES[0], LINES[1], SECOND).going_on("", LINES[2], THIRD)


def where(text: str, message: str = "") -> Where:
    subject = Subject(Agency("901", "云溪县档案局"), 2024, "budget", "department")
    evidence = quote("二、收入", Printed(text, WHERE))
    (found,) = on_their_lines([Finding("W101", "error", subject, message, (evidence,))])
    return found.evidence[0].where


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("2024年预算收入 300.00 万元", FIRST),
        ("一般公共预算收入 280.00 万元", SECOND),
        ("上年结转 20.00 万元", THIRD),
    ],
)
def test_a_figure_is_where_its_words_end(words: str, line: Where) -> None:
    assert where(words) == line


def test_a_paragraph_is_where_what_the_message_quotes_of_it_stands() -> None:
    whole = "".join(LINES)
    assert where(whole, "“二、收入”写“上年结转 2”，别处没有") == SECOND
    assert where(whole, "没有说明原因") == FIRST


def test_a_cell_of_one_line_that_is_not_its_rows_first() -> None:
    cell = Where(line=7, cell=5)
    there = Where(line=8, cell=5)
    assert cell.going_on("完成", "3次", there).pieces[-1].where == there
