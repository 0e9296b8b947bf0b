"""The figures of a spending plan: they never fall, and end at the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.targets.projects import Made, all_found, case, findings, planned_in, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P512", planned_in("25%", "25%", "25%", "25%"), "by quarter"),
        case(
            "P512",
            planned_in("10.00", "10.00", "10.00", "6.50", plan_unit="money"),
            "by quarter, money",
        ),
        case("P513", planned_in("30%", "60%", "50%", "100%"), "falls"),
        case("P514", planned_in("25%", "50%", "75%", "120%"), "above the whole"),
        case(
            "P514",
            planned_in("90.00", "180.00", "300.00", "572.00", budget="372.00"),
            "above the budget",
        ),
        case("P515", planned_in("25%", "50%", "75%"), "stops early"),
        case("P515", planned_in("25%", "50%", "75%", "90%"), "a tenth is for nobody"),
        case("P520", planned_in("25%", "50%", "75%", "97%"), "almost the whole"),
        case(
            "P520",
            planned_in("0%", "40%", "70%", "97%", purpose="上年结转的养护费。"),
            "of last year",
        ),
        case("P515", planned_in("5.00", "8.00", "12.00", "30.00"), "neither 100% nor budget"),
        case("P516", planned_in("50%", "100%", "", ""), "December blank"),
        case("P516", planned_in("25%", "", "75%", "100%"), "June blank"),
        case("P516", planned_in("36.50", "", "", "", plan_unit="money"), "the budget in March"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P513", planned_in("", "50%", "50%", "100%"), "level is not falling"),
        case("P514", planned_in("0", "0", "50", "100", budget="", plan_unit=""), "2021"),
        case("P515", planned_in("100%", "100%", "100%", "100%"), "all at once"),
        case("P515", planned_in("0%", "40%", "70%", "97%"), "almost the whole is a doubt"),
        case(
            "P520",
            planned_in("0%", "40%", "70%", "97%", purpose="跑道翻新，留质保金。"),
            "money kept back",
        ),
        case(
            "P515",
            planned_in("0%", "40%", "70%", "85%", purpose="支付货款，尾款下年支付。"),
            "the last payment is next year's",
        ),
        case("P516", planned_in("", "", "50%", "100%"), "nothing is spent at first"),
        case("P516", planned_in("25%", "50%", "75%", ""), "it stops, which P515 tells"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_plan_that_falls_to_the_budget_falls() -> None:
    falling = planned_in("1.00", "1.50", "2.50", "2.00", budget="2.00")
    assert findings("P513", falling)
    assert not findings("P514", falling)
    assert not findings("P515", falling)


def test_plans_that_are_whole_in_another_way() -> None:
    assert not findings("P515", planned_in("0.25", "0.5", "0.75", "1", plan_unit="percent"))
    funds = {"appropriation": "30.00", "other": "6.50"}
    paid = planned_in("9.00", "18.00", "27.00", "30.00", plan_unit="money", funds=funds)
    assert not findings("P515", paid)
    assert not findings("P519", planned_in("涉密", "涉密", "涉密", "涉密"))


@given(st.lists(st.integers(0, 100), min_size=1, max_size=3))
def test_a_plan_that_rises_to_the_whole_is_right(percents: list[int]) -> None:
    rising = [*sorted(percents), 100]
    texts = [""] * (4 - len(rising)) + [f"{percent}%" for percent in rising]
    found = all_found(planned_in(*texts))
    assert not {rule for rule in found if rule.startswith("P51")} - {"P512"}
