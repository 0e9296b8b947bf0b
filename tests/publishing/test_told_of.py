"""Of a long paragraph the reports show the sentences that a finding quotes."""

from __future__ import annotations

import pytest

from mingzhang.checking.checks import quote
from mingzhang.checking.findings import Finding, Subject
from mingzhang.disclosure import Agency, Printed
from mingzhang.publishing.findings.told_of import told_of

OTHERS = "全年巡查河道堤防，及时处置险工险段。" * 10
WRONG = "拟从２０２０年起开展水库除险加固。"


def told(message: str, text: str) -> str:
    agency = Agency(code="331", name="霁畈县水利局")
    evidence = quote("五、预算绩效信息", Printed(text))
    subject = Subject(agency, 2024, "budget", "unit")
    return told_of(Finding("F426", "warning", subject, message, (evidence,)), evidence)


@pytest.mark.parametrize(
    ("message", "text", "shown"),
    [
        pytest.param("写“拟从2020年起”，已经过去", OTHERS + WRONG + OTHERS, f"…{WRONG}…", id="one"),
        pytest.param(
            "写“…从2020年起开展水库…”：已经过去", WRONG + OTHERS, f"{WRONG}…", id="a piece"
        ),
        pytest.param(
            "“2020年”与“2021年”不一致",
            f"{WRONG}{OTHERS}2021年完工。",
            f"{WRONG}…2021年完工。",
            id="two sentences",
        ),
        pytest.param("写“拟从2020年起”", WRONG * 2, WRONG * 2, id="short"),
        pytest.param("没有写完", OTHERS, OTHERS, id="nothing is quoted"),
        pytest.param("写“三公”", OTHERS, OTHERS, id="what is quoted stands elsewhere"),
        pytest.param("写“险工险段”", OTHERS, OTHERS, id="in every sentence"),
    ],
)
def test_the_sentences_that_are_quoted(message: str, text: str, shown: str) -> None:
    assert told(message, text) == shown
