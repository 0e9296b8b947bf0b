"""Figures and words in a line of prose."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.forms.claims import lexicon, spellings, vocabulary
from mingzhang.keys import fold
from mingzhang.reading.claims.tokens import Known, Text, tokens

NOTHING = Known({}, "")
"""No accounts and no name."""


def figures(text: str) -> list[tuple[str, str]]:
    """Numbers and units."""
    found = (token.figure for token in tokens(Text(text), NOTHING))
    return [(figure.number, figure.unit) for figure in found if figure is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("收入 8815.77 万元", [("8815.77", "万元")], id="spaces around it"),
        pytest.param("收入1534 0.33万元", [("15340.33", "万元")], id="torn by the layout"),
        pytest.param("收入３７，１５１．４７万元", [("37151.47", "万元")], id="full width"),
        pytest.param("收入37,151.47万元", [("37151.47", "万元")], id="thousands"),
        pytest.param("预算1170.00万，其中", [("1170.00", "万")], id="万 alone"),
        pytest.param("完成98.20%", [("98.20", "%")], id="percent"),
        pytest.param("共有车辆7辆", [("7", "辆")], id="count"),
        pytest.param("设备0台（套）", [("0", "台(套)")], id="unit with brackets"),
        pytest.param("收入XXX万元", [("", "万元")], id="never filled in"),
        pytest.param("收入x,xxx万元", [("", "万元")], id="placeholder with a comma"),
        pytest.param("减少-3万元", [("-3", "万元")], id="a sign"),
        pytest.param("2025.1.1-2025.12.31", [], id="dates are no figures"),
        pytest.param("12345便民热线", [], id="a number without a unit"),
        pytest.param("2023年", [], id="years are no figures"),
    ],
)
def test_figures_are_found_as_printed(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


def test_a_limit_is_told_from_an_amount() -> None:
    found = [t.figure for t in tokens(Text("单价100万元（含）以上设备"), NOTHING) if t.figure]
    assert [figure.limit for figure in found] == [True]


def test_the_longest_word_wins() -> None:
    words = [t.text for t in tokens(Text("政府性基金预算财政拨款支出"), NOTHING)]
    assert words == ["政府性基金预算财政拨款", "支出"]


def test_an_account_is_read_with_mixed_brackets() -> None:
    text = "15.“住房保障支出（类)住房改革支出（款)购房补贴（项）”148.80万元"
    assert tokens(Text(text), NOTHING)[0].names == ("住房保障支出", "住房改革支出", "购房补贴")


@given(st.text(alphabet="预算收支出0123456789.,，。（） 万元其中比上年增加X%", max_size=40))
def test_every_character_is_in_exactly_one_token_or_a_numbering(text: str) -> None:
    made = Text(text)
    found = tokens(made, NOTHING)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert all(made.folded[token.start : token.end] == token.text for token in found)
    assert all(made.slice(token.start, token.end) in text for token in found)


def test_spellings_are_all_that_a_pattern_allows() -> None:
    assert spellings("(甲|乙)?丙[丁戊]?") == [
        left + "丙" + right for left in ("甲", "乙", "") for right in ("丁", "戊", "")
    ]


def test_the_first_spelling_of_every_word_is_that_word() -> None:
    known = vocabulary()
    for word in lexicon().word:
        assert known[fold(spellings(word.say[0])[0])] is word
