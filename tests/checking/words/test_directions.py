"""Directions in words: 增加, 减少, 持平, 小于 against the figures around them."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元。决算数大于预算数的主要原因：追加。",
            ["W304"],
            id="not larger",
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元。决算数与预算数基本持平。", [], id="nearly"
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元。决算数等于预算数。", ["W304"], id="not equal"
        ),
        pytest.param("支出80万元，与上年相比增加0.00万元。", ["W305"], id="no change at all"),
        pytest.param("支出80万元，比上年减少-3万元。", ["W305"], id="two minus signs"),
    ],
)
def test_directions_follow_from_the_figures(text: str, expected: list[str]) -> None:
    assert rules(text, kind="final", title="支出决算情况说明") == expected


def test_a_change_that_is_not_its_own_figures_is_told_alone() -> None:
    text = (
        "“三公”经费决算数13.55万元，比年初预算16.00万元减少{}万元。其中：\n"
        "1.因公出国（境）费0.00万元，与年初预算数0.00万元持平。\n"
        "2.公务接待费决算数0.71万元，比年初预算数1.20万元{}0.49万元。\n"
        "3.公务用车购置及运行维护费决算数12.84万元，比年初预算数14.80万元减少1.96万元。"
    )
    title = "“三公”经费财政拨款决算情况"
    assert rules(text.format("2.45", "减少"), title=title, kind="final") == []
    assert rules(text.format("4.25", "减少"), title=title, kind="final") == ["W307"]
    assert rules(text.format("2.45", "增加"), title=title, kind="final") == ["W304"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出80.00万元，比2023年的70.00万元增加10.00万元。", [], id="compared amounts"
        ),
        pytest.param(
            "支出80.00万元，比2023年的70.00万元增加12.00万元。", ["W307"], id="not the difference"
        ),
        pytest.param(
            "支出80.00万元，2023年支出70.00万元，增加12.00万元。", ["W307"], id="not said with what"
        ),
        pytest.param(
            "支出80.00万元，2023年支出70.00万元，减少10.00万元。", ["W304"], id="the other way"
        ),
        pytest.param("支出80.0万元，比2023年的70.0万元增加10.1万元。", [], id="rounded"),
        pytest.param(
            "支出80.00万元，比2023年执行数70.00万元，2023年预算数65.00万元均有增加。",
            [],
            id="two amounts of last year",
        ),
    ],
)
def test_directions_of_one_sentence(text: str, expected: list[str]) -> None:
    assert sorted(rules(text, title="支出情况")) == expected


def test_names_that_look_like_directions() -> None:
    text = "项目支出30.00万元，主要用于：少数民族发展{}万元、防灾减灾10.00万元、增殖放流10.00万元。"
    assert rules(text.format("10.00")) == []
    assert rules(text.format("20.00")) == ["W203"]


def test_unchanged_and_changed_at_once() -> None:
    title = "财政拨款“三公”经费预算情况"
    both = "公务接待费3.00万元，与上年持平，下降10.00%。"
    assert rules(both, title=title) == ["W311"]
    twice = "公务接待费3.00万元，与上年持平，与上年持平，下降10.00%。"
    assert rules(twice, title=title) == ["W311"]
    bases = "公务接待费3.00万元，与2023年预算持平，比2023年执行数增加1.00万元。"
    assert rules(bases, title=title) == []
    nearly = "公务接待费3.00万元，与上年基本持平，减少{}万元。"
    assert rules(nearly.format("0.05"), title=title) == []
    assert rules(nearly.format("1.00"), title=title) == ["W311"]


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        pytest.param("公务接待费压减0.20万元", ["W305", "W310"], id="nothing, and less"),
        pytest.param("各项标准均无变化", ["W305"], id="nothing"),
    ],
)
def test_a_change_of_nothing_has_no_reason(reason: str, expected: list[str]) -> None:
    text = f"“三公”经费3.00万元，与2023年相比减少0.00万元，主要原因是{reason}。"
    assert sorted(rules(text, title="“三公”经费预算情况")) == expected
