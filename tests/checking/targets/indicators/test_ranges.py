"""From so many to so many, 10 年以下, 65 岁及以上: said twice, it is the same people."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P331", its("数量", "任职10年以下人数", "≥4人", "任职6-10年的人数"), "ranges"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P331", its("数量", "任职6-10年人数", "≥4人", "任职6-10年的人数"), "the same"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
