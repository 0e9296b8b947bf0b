"""收入 that is said to consist of 支出, or the other way round."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "收入预算80.00万元，其中：基本支出50.00万元、项目支出30.00万元。",
            ["W408"],
            id="supposed to be 支出",
        ),
        pytest.param(
            "收入预算80.00万元，其中：财政拨款收入80.00万元；事业支出0.00万元。",
            ["W408"],
            id="one of the parts",
        ),
        pytest.param(
            "支出预算80.00万元，其中：财政拨款收入50.00万元、事业收入30.00万元。",
            [],
            id="what pays for it",
        ),
        pytest.param(
            "收入总计80.00万元，其中：财政拨款收入80.00万元；支出总计80.00万元。",
            [],
            id="the other side begins",
        ),
        pytest.param(
            "收入总计80.00万元，其中：上年结转5.00万元，用于项目支出结转5.00万元。",
            [],
            id="what it is spent on",
        ),
        pytest.param(
            "事业收入80.00万元，其中：基本支出50.00万元、项目支出30.00万元。",
            [],
            id="one kind of it by what it pays",
        ),
        pytest.param(
            "2023年公务接待费执行数1.00万元，比2023年预算减少0.50万元。",
            [],
            id="what was carried out, with its own budget",
        ),
        pytest.param(
            "收入预算80.00万元，其中：财政拨款收入80.00万元。基本支出50.00万元。",
            [],
            id="the sentence is over",
        ),
    ],
)
def test_both_sides_of_sentences_that_are_alike(text: str, expected: list[str]) -> None:
    new = ("W106", "W107", "W108", "W314", "W406", "W410", "W408")
    assert [rule for rule in rules(text) if rule in new] == expected
