"""Lists of projects with their amounts in which one has none, though its table has."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    narrative,
    project,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，城区绿化养护，公厕保洁8万元，"
                    "河道清淤2万元。"
                ),
            ),
            "one of five has no amount",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P528",
            disclosure(
                project(), sections=narrative("项目支出主要为道路维修、城区绿化养护、公厕保洁。")
            ),
            "no amounts at all",
        ),
        case(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，公厕保洁8万元，河道清淤2万元，"
                    "城区绿化养护36.50万元。"
                ),
            ),
            "all have one",
        ),
        case(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，公厕保洁8万元，河道清淤2万元，"
                    "城区绿化养护、公园养护共40万元。"
                ),
            ),
            "one amount for two",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元", True),
        ("河道清淤9万元、城区绿化养护、公厕保洁41.5万元", False),  # of both
        ("河道清淤9万元、城区绿化养护、公厕保洁共41.5万元", False),
        ("城区绿化养护、公厕保洁5万元", False),  # no list that has amounts
        ("河道清淤9万元、城区绿化养护36.5万元、公厕保洁5万元", False),
        ("河道清淤9万元、道路维修、公厕保洁5万元", False),  # no project of this name
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元，其中城区绿化养护36.5万元", False),
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元（城区绿化养护36.5万元）", False),
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元，城区绿化养护资金36.5万元由镇里安排", False),
    ],
)
def test_one_of_three_projects_without_an_amount(said: str, told: bool) -> None:
    other = project(name="公厕保洁", title="", budget="5.00", funds={}, plan={})
    sections = narrative(f"项目支出90万元，主要为{said}。")
    assert bool(findings("P528", disclosure(project(), other, sections=sections))) is told
