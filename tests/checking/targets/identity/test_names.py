"""The project's name: the heading above the table names the same one, and it is whole."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Disclosure
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    project,
    the_finding,
    titled,
)


def _numbered(*numbers: str) -> Disclosure:
    return disclosure(*(project(name=f"第{n}项", title="", printed_no=n) for n in numbers))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P619", project(title="城区绿化养护绩效自评表"), "a self-evaluation"),
        case("P611", titled("道路保洁绩效目标表"), "another project"),
        case("P612", project(name="]城区绿化养护"), "a stray bracket"),
        case("P612", project(name="城区绿化（养护"), "an open bracket"),
        case("P613", _numbered("1", "2", "2"), "twice"),
        case("P613", _numbered("1", "2", "4"), "a gap"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P619", project(title="城区绿化养护绩效目标表"), "targets"),
        case(
            "P619",
            project(title="绩效自评表软件采购绩效目标表", name="绩效自评表软件采购"),
            "part of a name",
        ),
        case(
            "P611",
            disclosure(*[project(title="项目支出绩效目标表（2024年度）")] * 3),
            "a form's heading",
        ),
        case("P611", titled("1、城区（绿化）养护 绩效目标表"), "signs apart"),
        case("P612", project(name="云财教〔2023〕5号（城区）“绿化”《养护》"), "all paired"),
        case("P613", _numbered("1", "2", "1", "2"), "two lists"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_the_year_may_stand_before_or_behind_the_name() -> None:
    named = [project(name=f"维修{i}", title=f"维修{i}绩效目标表") for i in "甲乙"]
    turned = project(name="公用经费（2024年）", title="2024年公用经费绩效目标表")
    assert not findings("P611", *named, turned)
