"""Kinds that the last word of a name rules out (heads.toml): 结案率 is no time."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P326",
            its("时效", "案件结案率", "≥90%", "结案数占受理数的比例", basis="支出进度表"),
            "a basis tells no time of it",
        ),
        case("P322", its("数量", "案件结案率", "≥90%"), "a share as quantity"),
        case("P326", its("时效", "结案率", "≥90%", basis="合同"), "a share and no time"),
        case("P326", its("时效", "工程质量优良率", "≥30%", "优良工程的比例"), "how good"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P326", its("时效", "按期结案率", "≥90%"), "in time"),
        case("P326", its("时效", "年度投资完成率", "≥80%"), "how far the works have come"),
        case("P326", its("时效", "完成率", "≥90%", "6月底前完成的比率"), "by June"),
        case("P322", its("数量", "养护面积", "≥6800平方米"), "a quantity"),
        case("P322", its("数量", "疫苗接种率", "≥90%"), "how many are reached"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
