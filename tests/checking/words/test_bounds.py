"""Figures that cannot be more than another one: a part of what is bought, an increase."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("；公务接待费0万元，比上年增加0.80万元。", True, id="in a clause of its own"),
        pytest.param(
            "，公务接待费0万元，比上年增加0.80万元。", False, id="the whole may have grown"
        ),
        pytest.param("；公务接待费1.00万元，比上年增加0.80万元。", False, id="less than it is"),
    ],
)
def test_a_part_grows_by_more_than_it_is(text: str, told: bool) -> None:
    before = "“三公”经费6.00万元，其中因公出国（境）费0万元，公务用车购置及运维费6.00万元"
    assert ("W205" in rules(before + text, title="“三公”经费预算情况")) is told
