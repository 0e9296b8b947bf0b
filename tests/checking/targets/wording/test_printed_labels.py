"""P109: kinds of indicators and headers of target tables that are printed with a slip."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Disclosure, Printed, Project
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _headed(word: str) -> Project:
    return project(odd_labels=(Printed(word),))


def _kinds_of(last: str, times: int = 1, level: str = "level2") -> Disclosure:
    usual = [project(its("成本", "印刷费", "≤3万元")) for _ in range(12)]
    other = msgspec.structs.replace(its("成本", "办公费", "≤2万元"), **{level: last})
    return disclosure(*usual, *(project(other) for _ in range(times)))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P109", _kinds_of("成木指标"), "木 for 本"),
        case("P109", _kinds_of("成本本指标"), "a character too many"),
        case("P109", _kinds_of("本成指标"), "turned round"),
        case("P109", _kinds_of("成本标"), "a character too few"),
        case("P109", _kinds_of("产处指标", level="level1"), "a level-1 kind"),
        case("P109", _kinds_of("产出标指", level="level1"), "a level-1 kind, turned round"),
        case("P109", _headed("三级级指标"), "a header's word, with one too many"),
        case("P109", _headed("绩指标描述"), "with one too few"),
        case("P109", _headed("指标确值定依据"), "turned round"),
        case("P109", _headed("二级指标标"), "twice at the end"),
        case("P109", _headed("积效指标描述"), "one that sounds alike"),
        case("P109", _kinds_of("社会效应指标"), "another word, in a kind of the form"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P109", _kinds_of("成本指标"), "as usual"),
        case("P109", _kinds_of("时长指标", times=6), "a kind of this form"),
        case("P109", _kinds_of("管理指标", level="level1"), "a kind of its own"),
        case("P109", _headed("上年完成值"), "a column of its own"),
        case("P109", _headed("序号"), "a number"),
        case("P109", _headed("二级目标"), "another word for the same"),
        case("P109", _headed("四级指标"), "one level more"),
        case("P109", _headed("指标依据"), "what labels do without"),
        case("P109", _headed("指标值说明"), "what other labels have"),
        case("P109", _headed("指标值设定依据"), "another verb"),
        case("P109", _headed("评价标准"), "another word"),
        case("P109", _headed("指标名"), "a shorter one"),
        case("P109", _kinds_of("成果指标"), "a kind of other forms"),
        case("P109", _kinds_of("成本类指标"), "said to be a kind"),
        case("P109", _kinds_of("社会效果指标"), "results"),
        case("P109", _kinds_of("产出指标1", level="level1"), "numbered"),
        case("P109", _kinds_of("满意指标", level="level1"), "without 度"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
