"""Bad things that are asked for: the less of them the better."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P312", its("质量", "系统故障率", "≥2%"), "faults at least"),
        case("P312", its("质量", "投诉率", "100%"), "complaints by all"),
        case("P312", its("社会效益", "群众上访次数", "≥5次"), "the less the better"),
        case("P312", its("质量", "上诉案件发改率", "≥5%"), "judgements that were changed"),
        case("P312", its("生态效益", "秸秆焚烧火点数", "≥5个"), "fires"),
        case("P312", its("社会效益", "学生近视率", "≥40%"), "what is to go down"),
        case("P312", its("时效", "超审限案件数", "≥5件"), "cases that are late"),
        case("P312", its("质量", "食品安全事故发生数", "≥0起"), "none is the aim, not the floor"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P312", its("质量", "不合格食品退货率", "100%"), "what is bad is sent back"),
        case("P312", its("数量", "消费投诉件数", "≥500件"), "what is brought to the office"),
        case("P312", its("质量", "违规率", "≥90%", "反映查处违规的比例"), "dealt with, described"),
        case("P312", its("质量", "事故处理率", "≥95%"), "dealt with"),
        case("P312", its("质量", "零事故率", "100%"), "none"),
        case("P312", its("质量", "系统故障率", "≤2%"), "at most"),
        case("P312", its("质量", "抗诉案件改判率", "≥60%"), "what prosecutors ask for"),
        case("P312", its("数量", "扑救火灾次数", "≥100次"), "put out"),
        case("P312", its("数量", "投诉处理数", "≥100件"), "dealt with"),
        case("P312", its("数量", "清理长期未结案件数量", "≥50件"), "worked off"),
        case("P312", its("质量", "治理超限超载率", "≥90%"), "what is done against it"),
        case("P312", its("质量", "近视筛查率", "≥95%"), "looked for"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
