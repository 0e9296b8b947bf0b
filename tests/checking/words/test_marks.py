"""The marks behind the names of an account: （类）（款）（项）, each level once and in order."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("教育支出（类）普通教育（款）小学教育（款）80万元。", ["W505"], id="款 twice"),
        pytest.param("交通运输支出（类）公路水路运输（项）公路养护（项）", ["W505"], id="项 twice"),
        pytest.param("农林水支出（类）水利（款）防汛（类）。", ["W505"], id="类 again"),
        pytest.param("4.商贸支出(类)商业流通事务(款)行政运行(款)：指", ["W505"], id="explained"),
        pytest.param("水利（款）农林水支出（类）防汛（项）", ["W505"], id="upside down"),
        pytest.param("教育支出（类）普通教育（款）小学教育（项）80万元。", [], id="in order"),
        pytest.param("教育支出（类）普通教育（款）和职业教育（款）", [], id="two of them"),
        pytest.param("普通教育（款）、职业教育（款）、成人教育（款）", [], id="a list"),
        pytest.param("教育支出（类）20万元，科学技术支出（类）30万元。", [], id="amounts between"),
        pytest.param("教育支出（类）小学教育（项）", [], id="a level left out"),
    ],
)  # fmt: skip
def test_levels_of_accounts_are_marked_in_order(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text) if rule == "W505"] == expected
