"""Indicators against each other: one listed twice, and descriptions that are another one's."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Project
from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


def _served(name: str) -> Project:
    """Those who served so long, both described by the longer time."""
    said = "反映任职21年以上的人数"
    return project(its("数量", name, "≥40人", said), its("数量", "任职21年以上人数", "≥9人", said))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P347", its("数量", "树木养护", "≥9棵", "反映居民满意度情况"), "the name of the next"),
        case("P347", its("质量", "体检覆盖率（%）", "100%", "实际发放人数/应发人数*100%"), "paid"),
        case(
            "P349",
            project(
                its("数量", "保洁人员数量", "50人", "反映保安服务人员数量"),
                its("数量", "保安人员数量", "55人", "反映保安服务人员数量"),
            ),
            "the description of the row below",
        ),
        case("P349", _served("任职20年以下人数"), "the years of the row below"),
        case("P346", project(*[its("数量", "除草次数", "≥4次")] * 2), "one row twice"),
        case(
            "P348",
            project(
                its("经济效益", "增加村民收入", "≥20元"), its("社会效益", "增加村民收入", "≥5%")
            ),
            "two kinds, two targets",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P347", its("满意度", "群众满意度", "≥90%", "居民满意度"), "nearly the same"),
        case(
            "P347", its("质量", "培训补贴覆盖率", "100%", "实发人数/应发人数*100%"), "paid indeed"
        ),
        case(
            "P349",
            project(
                its("数量", "保洁人员数量", "50人", "反映服务人员数量"),
                its("数量", "保安人员数量", "55人", "反映服务人员数量"),
            ),
            "true of both",
        ),
        case("P349", _served("任职人数"), "a name without years"),
        case(
            "P346",
            project(
                its("数量", "除草次数", "≥4次"), its("数量", "除草次数", "≥4次", "其中人工除草")
            ),
            "a part of it",
        ),
        case(
            "P348",
            project(
                its("经济效益", "不涉及该指标", "无", "不涉及"),
                its("社会效益", "不涉及该指标", "无", "不涉及"),
            ),
            "no indicator at all",
        ),
        case(
            "P348",
            project(
                its("经济效益", "增加村民收入", "≥20元", "人均增收额"),
                its("社会效益", "增加村民收入", "≥5%", "增收户的比例"),
            ),
            "described otherwise",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("description", "told"),
    [
        pytest.param("反映路灯按期完成率", True, id="another rate of one subject"),
        pytest.param("反映路灯验收合格率", False, id="its own"),
        pytest.param("路灯验收合格情况", False, id="nearly its own"),
    ],
)
def test_a_description_that_is_another_indicators_name(description: str, told: bool) -> None:
    its_own = its("质量", "路灯验收合格率", "≥95%", description)
    other = its("时效", "路灯按期完成率", "≥90%", "按期完成的路灯占比")
    assert bool(findings("P347", project(its_own, other))) is told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("氟斑牙调查人数", True, id="of something else"),
        pytest.param("食盐检测份数", False, id="of the same"),
        pytest.param("数量", False, id="of anything"),
    ],
)
def test_a_description_that_another_indicator_has_too(name: str, told: bool) -> None:
    salt = its("数量", "食盐碘含量监测份数", "≥300份", "反映监测的居民食盐份数")
    other = its("数量", name, "≥300份", "反映监测的居民食盐份数")
    assert bool(findings("P347", project(salt, other))) is told


def test_same_indicator_with_two_targets() -> None:
    one = its("社会效益", "提升文明素质", "≥10%")
    other = its("社会效益", "提升文明素质", "是/否")
    assert len(findings("P341", project(one, other))) == 1
    assert findings("P341", project(one, one)) == []


@pytest.mark.parametrize(
    ("kind", "target", "is_told"),
    [("质量", "符合设计要求", True), ("时效", "9月底前", True), ("数量", "≥60幅", False)],
)
def test_a_row_of_costs_has_the_name_of_another(kind: str, target: str, *, is_told: bool) -> None:
    rows = its(kind, "绘制文化墙", target), its("成本", "绘制文化墙", "≤36.5万元", "绘制所需费用")
    assert bool(findings("P348", project(*rows))) is is_told
