"""The years that the words name."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import YEARLY, rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "2023年预算收入80万元。\n2024年支出预算80万元。", ["W402"], id="last year's text"
        ),
        pytest.param(
            "2024年预算收入80万元，比2023年预算减少9万元，主要原因是旧站停办"
            "（2023年预算支出9万元）。",
            [],
            id="an aside of a reason",
        ),
        pytest.param("2023年预算收入80万元。", [], id="the document's own year is in doubt"),
        pytest.param("2023年预算收入80万元。2024年预算收入90万元。", [], id="both years"),
        pytest.param(
            "2024年预算收入80万元，较2022年预算增加5万元。", ["W403"], id="the year before last"
        ),
        pytest.param("2024年预算收入80万元，较2024年预算增加5万元。", ["W403"], id="the same year"),
        pytest.param("2024年预算收入80万元，较2023年预算增加5万元。", [], id="the year before"),
    ],
)
def test_years(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_final_accounts_may_compare_with_the_budget_of_their_year() -> None:
    text = "公务接待费支出2万元，较2024年预算减少1万元，较2023年决算增加1万元。"
    assert rules(text, kind="final", title="“三公”经费支出决算情况说明") == []


def test_the_budget_of_another_year() -> None:
    text = "{}年度财政拨款支出年初预算数为90.00万元，支出决算数为80.00万元，完成年初预算的88.89%。"
    own = "2024年度收入合计80.00万元。"
    assert rules(own + text.format(2023), kind="final") == ["W402"]
    assert rules(own + text.format(2024), kind="final") == []


def test_an_amount_of_another_year_beside_this_years_change() -> None:
    own = "2023年度支出合计90.00万元。\n"
    text = "本单位{}年度机关运行经费支出5.00万元，比2022年度增加1.00万元，增长25.00%。"
    assert rules(own + text.format(2021), kind="final", year=2023) == ["W402"]
    assert rules(own + text.format(2023), kind="final", year=2023) == []


def test_what_looks_back_in_so_many_words() -> None:
    text = "2024年支出预算90.00万元。\n{}授予中小企业合同金额5.00万元。"
    assert rules(text.format("上年")) == []
    assert rules(text.format("2023年")) == ["W402"]


def test_projects_with_targets_of_another_year() -> None:
    text = (
        "2024年度支出合计90.00万元。\n编报绩效目标的{}年度项目3个，涉及预算金额30.00万元；"
        "绩效自评的2024年度项目3个，涉及预算金额30.00万元。"
    )
    assert rules(text.format(2023), kind="final") == ["W402"]
    assert rules(text.format(2024), kind="final") == []


def test_evaluated_projects_of_another_year() -> None:
    text = "{0}年度支出合计90.00万元。\n开展绩效跟踪的2023年度项目3个。"
    assert rules(text.format(2024), kind="final") == ["W402"]
    assert rules(text.format(2024)) == [], "a budget can tell of the year before"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024年公务接待费1.00万元，比2023年增加0.50万元。", [], id="the year before"),
        pytest.param("2023年公务接待费1.00万元，比2023年增加0.50万元。", ["W406"], id="itself"),
        pytest.param("2024年公务接待费1.00万元，比2024年增加0.50万元。", [], id="W403's"),
        pytest.param(YEARLY + "戊2024年预算安排3.00万元。", [], id="all of one year"),
    ],
)
def test_years_of_sentences_that_are_alike(text: str, expected: list[str]) -> None:
    new = ("W106", "W107", "W108", "W314", "W406", "W410", "W408")
    assert [rule for rule in rules(text) if rule in new] == expected
