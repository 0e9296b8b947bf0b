"""Sentences that cap what is good or ask for what is bad: 满意度不高于90%, 事故不少于1起."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    goal,
    project,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P376", project(objectives=("1.居民满意度不高于90%。",)), "content at most"),
        case("P376", project(objectives=("1.文物安全事故不少于1起。",)), "accidents"),
        case("P376", project(purpose="保障养护质量，合格率不超过95%"), "in the purpose"),
        case("P376", project(objectives=("1.投资不低于批复概算。",)), "more than was granted"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P376", project(objectives=("1.居民满意度不低于90%。",)), "content at least"),
        case("P376", project(objectives=("1.投资不超过批复概算。",)), "within what was granted"),
        case("P376", project(objectives=("1.满意度低于90%的扣减费用。",)), "a condition"),
        case("P376", project(objectives=("1.合格率低于90%，扣除当月费用。",)), "what follows"),
        case("P376", project(objectives=("1.不合格率不超过5%。",)), "what is bad"),
        case("P376", project(objectives=("1.事故处置演练不少于2次。",)), "practised"),
        case("P376", project(objectives=("1.安全事故少于1起。",)), "as few"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("每处设施年内巡查不多于4次。", True, id="patrols"),
        pytest.param("慰问老党员不多于80人。", True, id="visits"),
        pytest.param("开展河道巡查不超过48次。", True, id="never capped"),
        pytest.param("信访案件不少于5起。", True, id="what happens"),
        pytest.param("群众满意度控制在90%以内。", True, id="kept within"),
        pytest.param("林业有害生物成灾率不低于4‰。", True, id="a thousandth"),
        pytest.param("对同一企业检查不多于1次。", False, id="firms are left alone"),
        pytest.param("每期培训不多于50人。", False, id="the size of a class"),
        pytest.param("举办讲座不超过12场。", False, id="may be capped"),
        pytest.param("办理信访案件不少于50起。", False, id="handled"),
        pytest.param("宣传经费不多于5万元。", False, id="money"),
    ],
)
def test_sentences_that_point_the_wrong_way(said: str, told: bool) -> None:
    assert bool(findings("P376", project(objectives=(said,)))) is told
    assert bool(findings("P318", disclosure(project(), goals=goal(said)))) is told
