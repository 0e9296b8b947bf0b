"""Whole tables copied from another project: the same word for word, figures and costs included."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import (
    Made,
    all_found,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P621", disclosure(project(), project(name="热线运行", title="")), "copied"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P621",
            disclosure(project(), project(name="城区绿化养护（二期）", title="")),
            "one subject",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_two_schools_may_heat_alike() -> None:
    heated = [
        project(name=f"{school}取暖费", title="", code=f"13091124P00527110{at:04d}")
        for at, school in enumerate(("一小", "二中"))
    ]
    assert not findings("P621", *heated)


def test_of_a_table_that_is_copied_as_a_whole_only_that_is_told() -> None:
    copied = its("成本", "运行成本", "≤30万元", "“云好办”平台所需资金")
    first = project(copied, name="“云好办”平台运行", title="")
    second = project(copied, name="机房运行及热线", title="", code="13091124P005271100027")
    assert all_found(first, second) == {"P621"}
