"""None"""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P210", its("社会效益", "优化路网", "≥95%", "优化路网"), "a share of what"),
        case("P210", its("社会效益", "提供优质服务", "≥95%", "提供优质服务"), "质 is no 质量"),
        case("P210", its("可持续", "思想建设影响率", "≥95%", "思想建设影响率"), "of influence"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P210", its("社会效益", "受益面", "≥95%", "受益户占总户数的比例"), "described"),
        case("P210", its("社会效益", "不良影响率", "≤5%", "不良影响率"), "what is kept down"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
