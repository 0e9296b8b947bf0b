"""Amounts that are not written as amounts: without a unit, with two, with two decimal points."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出预算85.00，其中基本支出50.00万元。", ["W106"], id="no unit"),
        pytest.param("支出预算85.00万万元。", ["W106"], id="two units"),
        pytest.param("（单位：万元）支出预算85.00，其中基本支出50.00。", [], id="one for all"),
        pytest.param("基本支出50.00万元，占总支出62.50。", [], id="a share"),
        pytest.param("人均经费0.95，车均费用1.20，支出预算85.00万元。", [], id="averages"),
        pytest.param("服务群众1.20万，支出预算85.00万元。", [], id="万 that are no money"),
        pytest.param("支出预算85.00万元元。", ["W106"], id="元 twice"),
        pytest.param("支出85.00万元，比上年增加3.00万，增长3.66%。", ["W106"], id="of a change"),
        pytest.param("支出85.00万元，比上年减少3.00，下降3.41%。", ["W106"], id="a bare change"),
        pytest.param("支出85.00万元，占比增加3.00个百分点。", [], id="points"),
        pytest.param("支出预算85..00万元。", ["W106"], id="two points"),
        pytest.param("主要为道路养护50.00万元、路灯35.00万。", ["W106"], id="the last of a list"),
        pytest.param("主要为道路养护50.00万、路灯35.00万元。", ["W106"], id="the first of a list"),
        pytest.param("道路养护50.00万元，惠及群众35.00万、企业3家。", [], id="people"),
        pytest.param("支出预算8,5.00万元。", ["W106"], id="a comma in the wrong place"),
        pytest.param("支出预算1,285.00万元。", [], id="a comma in the right place"),
        pytest.param("支出预算分别为85.00、50.00万元。", [], id="one unit for all"),
        pytest.param("经费执行期2023.12，支出预算85.00万元。", [], id="a month"),
        pytest.param("人均经费系数0.95，支出预算85.00万元。", [], id="no amount"),
        pytest.param("单价100万（含）以上设备0台。", ["W106"], id="a price"),
        pytest.param("单价100万元（含）以上设备0台。", [], id="a price in 万元"),
        pytest.param("服务价值100万以上人群。", [], id="万 of people"),
    ],
)
def test_amounts_are_written_in_full(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text) if rule == "W106"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024年项目总预算1720.00万，已批复。", ["W106"], id="万 without 元"),
        pytest.param("服务群众20万人次，受益1.20万人。", [], id="万 of people"),
    ],
)
def test_amounts_of_sentences_that_are_alike(text: str, expected: list[str]) -> None:
    new = ("W106", "W107", "W108", "W314", "W406", "W410", "W408")
    assert [rule for rule in rules(text) if rule in new] == expected
