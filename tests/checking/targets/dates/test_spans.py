"""Times that do not fit into the year, the week, the day that they are of: 13 months, 8天/周."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P419", its("数量", "经费支持月份", "13个月"), "thirteen months"),
        case("P419", its("质量", "系统安全运行", "395天"), "more days than a year has"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P419", its("数量", "质保月份", "36个月", "质保期限"), "a warranty is longer"),
        case("P419", its("质量", "系统安全运行", "365天"), "all days"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
