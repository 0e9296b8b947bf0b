"""Lists behind 其中: which name all parts, and which may leave some out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mingzhang.checking.check import check
from tests.narratives import disclosure, section


def _rules(text: str) -> Sequence[str]:
    made = disclosure(section("年度预算安排", text), year=2024)
    (report,) = check([made])
    return [f.rule for f in report.findings if f.rule.startswith("W2")]


@pytest.mark.parametrize(
    "parts",
    [
        "巡河劳务120.00万元，船舶燃油60.00万元，船舶保险14.00万元",
        "讲解培训90.00万元、展柜维护50.00万元、其他零星支出30.00万元",
        "种苗费100.00万元；农膜0.00万元；机耕费10.00万元",
        "公共卫生服务120.00万元，占道拆除60.00万元，等级评定14.00万元",
        "采样车改装（含设备60.00万元）100.00万元，试剂60.00万元，和其他费用30.00万元",
    ],
)
def test_lists_that_say_all(parts: str) -> None:
    assert _rules(f"项目总预算200.00万元，其中：{parts}。") == ["W210"]


@pytest.mark.parametrize(
    "parts",
    [
        "巡河劳务120.00万元，船舶燃油60.00万元，船舶保险20.00万元",
        "巡河劳务120.00万元，船舶燃油60.00万元，船舶保险14.00万元等",
        "主要有巡河劳务120.00万元，船舶燃油60.00万元，船舶保险14.00万元",
        "巡河劳务80.00万元，船舶燃油20.00万元，船舶保险14.00万元",
        "巡河劳务120.00万元，船舶燃油60.00万元",
        "巡河劳务120.00万元，船舶燃油60.00万元，船舶保险按实结算",
        "巡河劳务每船12.00万元，船舶燃油60.00万元，其他120.00万元",
        "巡河劳务120.00万元，比上年增加10.00万元，船舶燃油60.00万元",
        "巡河劳务1,20.00万元，船舶燃油60.00元，船舶保险14.00万元",
    ],
)
def test_lists_that_may_leave_something_out(parts: str) -> None:
    assert "W210" not in _rules(f"项目总预算200.00万元，其中：{parts}。")


def test_thousands_are_separated() -> None:
    text = "项目总预算1,200.00万元，其中：{}1,000.00万元，材料150.00万元，保险{}万元。"
    assert _rules(text.format("人工", "50.00")) == []
    assert _rules(text.format("人工", "5.00")) == ["W210"]


def test_rounding_is_no_gap() -> None:
    assert _rules("总预算100万元，其中：甲费33万元，乙费33万元，丙费33万元。") == []


def test_a_list_behind_another_one() -> None:
    text = (
        "支出824.60万元，其中基本支出650.00万元；项目支出174.60万元，"
        "其中渔政巡查96.00万元、增殖放流45.00万元、码头维护24.60万元。"
    )
    assert "W210" in _rules(text)
    assert _rules(text.replace("45.00", "54.00")) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param("体育中心360.00万元，游泳馆207.00万元", ["W210"], id="270 turned"),
        pytest.param(
            "体育中心306.00万元，健身步道90.00万元，游泳馆180.00万元", ["W210"], id="of three"
        ),
        pytest.param("体育中心360.00万元，游泳馆200.00万元", [], id="some are left out"),
        pytest.param("体育中心360.00万元，游泳馆207.00万元等", [], id="and others"),
        pytest.param("体育中心360.00万元，游泳馆270.00万元", [], id="all"),
    ],
)
def test_a_part_with_two_figures_turned(parts: str, expected: list[str]) -> None:
    assert _rules(f"项目总预算630.00万元，其中：{parts}。") == expected
