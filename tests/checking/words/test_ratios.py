"""Percentages in words against the figures around them."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import EXPENDITURE, rules


def test_growth_of_both_sides_at_once() -> None:
    text = "收入总计95.00万元，支出总计95.00万元，与2023年相比，收、支总计各减少5.00万元，下降{}%。"
    assert rules(text.format("5.00")) == []
    assert rules(text.format("8.00")) == ["W302"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出80万元，其中项目支出20万元，占25%。", [], id="share"),
        pytest.param("支出80万元，其中项目支出20万元，占35%。", ["W301"], id="wrong share"),
        pytest.param("支出80万元，其中项目支出约20万元，占24.9%。", [], id="20 can be 19.5"),
        pytest.param(
            "支出80.00万元，其中项目支出20.00万元，占24.90%。", ["W301"], id="but not 20.00"
        ),
        pytest.param("支出110.00万元，比上年增加10.00万元，增长10.00%。", [], id="growth"),
        pytest.param(
            "支出110.00万元，比上年增加10.00万元，增长9.09%。", ["W302"], id="over this year"
        ),
        pytest.param("支出110.00万元，比上年增加10.00万元，下降10.00%。", ["W302"], id="falling"),
        pytest.param(
            "支出10.00万元，比上年增加10.00万元，增长100%。", [], id="nothing the year before"
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元，完成年初预算的98%。", [], id="completion"
        ),
        pytest.param(
            "支出年初预算为100.00万元，支出决算为98.00万元，完成年初预算的89.00%。",
            ["W303"],
            id="wrong completion",
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元。决算数小于预算数的主要原因：节约。",
            [],
            id="smaller",
        ),
    ],
)
def test_percentages_follow_from_the_figures(text: str, expected: list[str]) -> None:
    assert rules(text, kind="final", title="支出决算情况说明") == expected


def test_growth_over_the_amount_of_the_year_before() -> None:
    item = (
        "1.“教育支出（类）普通教育（款）小学教育（项）”{now}万元。"
        "2023年预算执行数为60.13万元，{said}。"
    )
    right = item.format(now="25.77", said="比2023年预算执行数减少57.14%")
    assert rules(right) == []
    assert rules(item.format(now="25.77", said="比2023年预算执行数增加57.14%")) == ["W302"]
    assert rules(item.format(now="28.35", said="比2023年预算执行数减少57.14%")) == ["W302"]
    assert rules(item.format(now="60.13", said="比2023年预算执行数持平")) == []
    assert rules(item.format(now="70.13", said="比2023年预算执行数持平")) == ["W304"]


def test_a_comparison_goes_on_behind_a_reason() -> None:
    text = (
        "公务接待费支出预算为6.50万元，支出决算为4.86万元，完成预算的74.77%，"
        "决算数小于预算数的主要原因是厉行节约，与上年相比减少0.74万元，减少{}%。"
    )
    assert rules(text.format("18.21"), kind="final", title="三公经费") == ["W302"]
    assert rules(text.format("13.21"), kind="final", title="三公经费") == []


@pytest.mark.parametrize(("growth", "expected"), [("9.09", []), ("8.33", ["W302"])])
def test_growth_of_the_whole_behind_its_part(growth: str, expected: list[str]) -> None:
    text = f"收入总计120.00万元，其中年初结转和结余5.00万元，较2023年增加10.00万元，增长{growth}%。"
    assert rules(text, kind="final", title="收入决算情况说明") == expected


def test_last_year_had_none_and_the_sentence_goes_on() -> None:
    text = "2024年公务用车购置费9.00万元，购置巡护车1辆，上年未购置；公务接待费1.00万元。"
    assert rules(text, kind="final", title="“三公”经费支出决算情况说明") == []


def test_a_share_behind_an_amount_that_nobody_knows() -> None:
    text = "政府采购预算50.00万元，其中苗木货物35.00万元、养护服务15.00万元{}，占80%。"
    assert rules(text.format("，拟授予小微企业合同金额40.00万元")) == []
    assert rules(text.format("")) == ["W301"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出80.00万元，2023年执行数为0.00万元，比2023年执行数增加100.00%。",
            ["W308"],
            id="growth over nothing",
        ),
        pytest.param(
            "支出80.00万元，2023年执行数0.00万元，较上年增加80.00万元，增长100.00%。",
            ["W308"],
            id="growth over nothing, with the change",
        ),
        pytest.param(
            "支出80.00万元，2023年执行数0.00万元，较上年预算增加20.00万元，增长33.33%。",
            [],
            id="nothing was spent, and another amount planned",
        ),
        pytest.param(
            "支出80.00万元，比2023年增加80.00万元，增长100%。", [], id="nothing is not printed"
        ),
        pytest.param(
            "支出80.00万元，比2023年增加10.00万元，增长14.29个百分点。", ["W309"], id="百分点"
        ),
        pytest.param("项目支出占比62.50%，比上年提高2.5个百分点。", [], id="points of a share"),
    ],
)
def test_ratios_of_one_sentence(text: str, expected: list[str]) -> None:
    assert sorted(rules(text, title="支出情况")) == expected


def test_a_list_whose_items_stand_in_paragraphs_without_numbers() -> None:
    text = (
        "2024年支出预算合计80.00万元，其中：\n"
        "基本支出50.00万元，占{}%；\n项目支出30.00万元，占37.50%。"
    )
    assert rules(text.format("62.50"), EXPENDITURE) == []
    assert rules(text.format("12.34"), EXPENDITURE) == ["W301"]
