"""资金支出计划: what is to be spent by the end of March, June, October and December."""

from __future__ import annotations

import msgspec
import pytest

from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    planned_in,
    project,
    secret,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P511", planned_in("15.00", "20.00", "30.00", "36.50"), "money for percent"),
        case(
            "P511", planned_in("25%", "50%", "75%", "100%", plan_unit="money"), "percent for money"
        ),
        case("P517", planned_in("", "", "", ""), "nothing filled in"),
        case("P518", disclosure(project(), planned_in("25%", "50%", "100%")), "no December"),
        case(
            "P518", disclosure(project(), planned_in("25%", "50%", "75%")), "nor the whole so far"
        ),
        case("P519", project(plan={"3": "按进度", "6": "50%", "12": "100%"}), "in words"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P511", planned_in("25", "50", "75", "100"), "percent without the sign"),
        case(
            "P511",
            planned_in("30.00", "60.00", "80.00", "100.00", budget="100.00"),
            "could be both",
        ),
        case(
            "P517",
            msgspec.structs.replace(secret(), plan=dict.fromkeys(("3", "6", "10", "12"), "")),
            "a secret project's plan",
        ),
        case("P519", project(plan={"3": "", "6": "50.00％", "12": "1,000.00"}), "figures"),
        case("P519", project(plan={"3": "≥25%", "6": "50%以上", "12": "100%"}), "with signs"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_the_plan_of_a_secret_project_may_be_blank() -> None:
    blank = dict.fromkeys(("3", "6", "10", "12"), "")
    assert findings("P517", msgspec.structs.replace(secret(), plan=blank)) == []


def test_plans_in_another_unit_have_one_cause() -> None:
    wrong = [planned_in("9.00", "18.00", "27.00", "36.50", name=name) for name in "甲乙丙"]
    (found,) = findings("P511", disclosure(*wrong, project()))
    assert found.message.endswith("（共 3 个项目）")
    assert len(found.evidence) == 12
    assert [detail[:11] for detail in found.details] == [
        f"第 {n} 个项目“{name}”：" for n, name in enumerate("甲乙丙", start=1)
    ]


def test_a_plan_without_its_last_column_is_told_once() -> None:
    cut_short = disclosure(project(), planned_in("25%", "50%", "75%"))
    (told,) = findings("P518", cut_short)
    assert "没有12月底一栏，10月底是 75%，没有到100%" in told.message
    assert not findings("P515", cut_short)
