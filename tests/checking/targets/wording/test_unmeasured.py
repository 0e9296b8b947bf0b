"""Qualities with a number that cannot measure them: 改善生活质量 ≥10人, 提升办学水平 ≥20%."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P229", its("社会效益", "改善特困学生生活质量", "≥10人"), "people for a quality"),
        case("P229", its("可持续", "提升办学水平", "≥20%"), "raised by a fifth of nothing"),
        case("P229", its("社会效益", "维护职工合法权益", "12次"), "times for rights"),
        case("P229", its("社会效益", "工作效率提升率", "≥95%"), "nearly all of it"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P229", its("社会效益", "提升服务质量", "≤1%", "服务投诉率"), "told how"),
        case("P229", its("社会效益", "居民健康素养水平", "≥30%"), "a rate that is surveyed"),
        case("P229", its("社会效益", "工作效率提升率", "≥10%"), "as much as can be"),
        case("P229", its("社会效益", "扩大宣传影响", "≥5篇", "被转载的稿件"), "counts others"),
        case("P229", its("可持续", "提高居民素质", "≥1年"), "for how long"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
