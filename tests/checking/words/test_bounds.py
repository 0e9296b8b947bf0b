"""Figures that cannot be more than another one: a part of what is bought, an increase."""

from __future__ import annotations

import pytest

from tests.checking.tables import books
from tests.checking.words.sentences import rules


def test_projects_with_targets_are_some_of_the_projects() -> None:
    text = "2024年度，本单位编报绩效目标的项目共3个，涉及项目预算资金{}万元。"
    every = books.coded("expenditure", [("", "合计", "80.00 50.00 30.00")])
    for amount, expected in (
        ("30.00", []),
        ("20.00", []),
        ("300.00", ["W207"]),
        ("3.00", ["W211"]),
        ("12.00", ["W212"]),
    ):
        assert rules(text.format(amount), every, title="其他相关情况说明") == expected
    text = (
        "本部门整体支出纳入绩效目标管理，涉及资金80.00万元；"
        "共4个项目纳入绩效目标管理，涉及资金{}万元。"
    )
    for amount, expected in (("30.00", []), ("80.00", ["W207"])):
        assert rules(text.format(amount), every, title="绩效目标设置情况") == expected


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
