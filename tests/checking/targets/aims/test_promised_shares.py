"""Shares that the words and an indicator give two levels: 群众满意度达到 90% and ≥95%."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P345",
            project(its("满意度", "居民满意度", "≥95%"), objectives=("1.居民满意度达到90%以上。",)),
            "90% and 95%",
        ),
        case(
            "P345",
            project(
                its("经济效益", "国产影片收入占比", "≥60%", "国产影片票房占总票房的比例"),
                purpose="力争国产影片票房占总收入不低于55%",
            ),
            "one share in other words",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P345",
            project(
                its("满意度", "居民满意度", "≥95%"), objectives=("1.居民满意度较上年提高5%。",)
            ),
            "by how much",
        ),
        case(
            "P345",
            project(
                its("满意度", "居民满意度", "≥95%"),
                its("质量", "苗木成活率", "≥90%"),
                objectives=("1.花卉存活率达到85%。",),
            ),
            "another share",
        ),
        case("P345", project(objectives=("1.到2026年，苗木成活率达到98%。",)), "a later year"),
        case("P345", project(objectives=("1.全省苗木成活率达到90%。",)), "the province's"),
        case("P345", project(objectives=("1.目前居民满意度为85%。",)), "what is there"),
        case(
            "P345", project(objectives=("1.苗木成活率达到85%以上，力争95%。",)), "two of one share"
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_two_bounds_of_one_share() -> None:
    best = its("质量", "考核优秀率", "≤30%")
    assert not findings("P345", project(best, objectives=("1.考核优秀率不低于20%。",)))
    assert findings("P345", project(best, objectives=("1.考核优秀率不低于40%。",)))
