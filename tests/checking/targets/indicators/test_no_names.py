"""Cells of names that hold no name: a kind's, a unit, a date, a verdict, the description."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P325", its("社会效益", "可持续影响指标", "持续"), "a kind as name"),
        case("P325", its("数量", "≥123个", "≥5个"), "a target for a name"),
        case("P325", its("数量", "个", "≥5个"), "a unit for a name"),
        case("P325", its("社会效益", "社会效益", "提升公信力"), "a kind without 指标"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P325", its("数量", "5G基站", "≥5个"), "a name with a number"),
        case("P325", its("满意度", "服务对象满意度", "≥90%"), "a name of its own"),
        case("P325", its("数量", "12345", "≥300件"), "a hotline"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
