"""Whether those who are asked how content they are stand under 满意度, and nothing else does."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P351", its("满意度", "设备完好率", "≥95%"), "nobody is asked"),
        case("P351", its("可持续影响", "参训单位满意度", "≥90%"), "asked, and listed elsewhere"),
        case("P351", its("质量", "旅客候车满意度", "≥90%"), "asked of what is done for them"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P351", its("满意度", "服务达标率", "≥90%", "认为服务满意的比例"), "asked"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
