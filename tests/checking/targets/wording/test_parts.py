"""Parts that every target table must have: objectives, the kinds of indicators, filled cells."""

from __future__ import annotations

import msgspec
import pytest

from tests.checking.targets.projects import (
    WHOLE,
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)

_BARE = msgspec.structs.replace(its("质量", "抽检合格率", "≥98%"), level1="")
"""A row without 一级指标, which is what stands above it."""


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P101", project(objectives=()), "no objectives"),
        case("P101", project(objectives=("1.",)), "only its number"),
        case("P102", project(whole=False), "no indicators"),
        case("P103", project(whole=False, indicators=WHOLE[1:]), "no quantity"),
        case("P104", project(whole=False, indicators=(*WHOLE[:4], WHOLE[5])), "no benefit"),
        case("P105", project(whole=False, indicators=WHOLE[:5]), "no satisfaction"),
        case("P106", project(its("社会效益", "受益户数", "≥9户", level1="产出指标")), "level 1"),
        case("P106", project(indicators=(*WHOLE[:5], _BARE, WHOLE[5])), "below the level"),
        case("P107", disclosure(project(), project(purpose="")), "no purpose"),
        case("P108", project(its("数量", "养护面积", "9亩", basis="")), "no basis"),
        case(
            "P107",
            disclosure(
                *[project(generation="2021-A", period="2024年")] * 3, project(generation="2021-A")
            ),
            "no period",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P103",
            project(
                whole=False,
                indicators=tuple(
                    msgspec.structs.replace(one, level1="成本指标", level2="经济成本指标")
                    if one.level2 == "成本指标"
                    else one
                    for one in WHOLE
                ),
            ),
            "cost as level 1",
        ),
        case(
            "P105", disclosure(*[project(whole=False, indicators=WHOLE[:5])] * 4), "not in the form"
        ),
        case("P107", disclosure(*[project(code="")] * 3), "the form prints no code"),
        case(
            "P108",
            project(*(msgspec.structs.replace(one, basis="") for one in WHOLE)),
            "no such column",
        ),
        case(
            "P107",
            disclosure(*[project(period="2024年")] * 3, project(generation="2021-B")),
            "another layout has no period",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
