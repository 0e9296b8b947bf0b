"""A project listed twice: by its code, or by name and amount where no codes are printed."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mingzhang.disclosure import Indicator, Project
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _named_alike(*others: Indicator, **fields: Any) -> tuple[Project, Project]:
    """Two tables of one name in a form without codes and amounts."""
    plain: dict[str, Any] = {"code": "", "budget": "", "funds": {}, "plan": {}}
    return project(**plain), project(indicators=others, **plain, **fields)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P606", disclosure(project(), project()), "the same code and name"),
        case("P606", disclosure(project(code=""), project(code="")), "the same name and amount"),
        case(
            "P609",
            disclosure(*_named_alike(its("数量", "接听热线", "≥90次"), whole=False)),
            "two tables of one name",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P606",
            disclosure(project(), project(code="13091124P00527110002X")),
            "two codes, one name",
        ),
        case(
            "P609",
            msgspec.structs.replace(
                disclosure(*_named_alike(its("数量", "绿化面积", "≥90亩"), whole=False)),
                scope="department",
            ),
            "two units may each have one",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_table_printed_twice_says_where_the_copies_differ() -> None:
    rows = [its("数量", f"巡查{place}次数", "≥12次") for place in ("河道", "水库", "闸站")]
    again = [*rows[:2], its("数量", "巡查闸站次数", "≥21次")]
    (told,) = findings("P606", disclosure(project(*rows), project(*again)))
    assert told.details == ("数量指标“巡查闸站次数”的指标值是“≥21次”，第 1 个项目是“≥12次”",)
    assert [evidence.text for evidence in told.evidence[2:]] == ["≥21次", "≥12次"]


def test_two_units_may_have_a_project_of_one_name() -> None:
    plain: dict[str, Any] = {"code": "", "title": ""}
    first = project(implementing_unit="第一小学", **plain)
    assert not findings("P606", first, project(implementing_unit="第二小学", **plain))
    assert findings("P606", first, project(implementing_unit="第一小学", **plain))
