"""Shares whose whole the words leave open: 社会保障和就业支出 183.80 万元，占 5.30%。"""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import EXPENDITURE, rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("教育支出60万元，占75.00%；其他教育20万元，占25.00%。", [], id="of the total"),
        pytest.param(
            "教育支出60万元，占75.00%；卫生健康支出20万元，占22.50%。", ["W313"], id="one is wrong"
        ),
        pytest.param("教育支出60万元，占75.00%。", [], id="one share alone"),
        pytest.param(
            "收入总计100.00万元。支出合计80.00万元。\n基本支出50.00万元，占62.50%；"
            "项目支出30.00万元，占30.00%。",
            ["W313"],
            id="of another whole than the parts make up",
        ),
        pytest.param(
            "收入总计100.00万元。支出合计80.00万元。\n基本支出50.00万元，占62.50%；"
            "项目支出30.00万元，占37.50%。",
            [],
            id="of what the parts make up",
        ),
        pytest.param(
            "支出40万元。教育支出60万元，占75.00%；卫生健康支出10万元，占25.00%。",
            [],
            id="of another amount of the section",
        ),
        pytest.param(
            "教育支出60万元，占75.00%；卫生健康支出20万元，占24.99%。", [], id="rounded to 100%"
        ),
        pytest.param(
            "教育支出60万元，占61.00%；卫生健康支出20万元，占22.50%。", [], id="none is of any"
        ),
    ],
)
def test_shares_side_by_side_are_of_one_whole(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text, EXPENDITURE) if rule == "W313"] == expected
