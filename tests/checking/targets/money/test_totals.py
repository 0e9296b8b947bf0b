"""Projects' budgets: with their funds, and all together with 项目支出 of 支出总表."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        case("P501", project(funds={"appropriation": "30.00", "other": ""}), "a part missing"),
        case(
            "P521",
            disclosure(project(), project(name="乙", title=""), project_total="70.00"),
            "above",
        ),
        case(
            "P522",
            disclosure(project(), project(name="乙", title=""), project_total="90.00"),
            "below",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P501", project(budget="", funds={"appropriation": "", "other": ""}), "nothing printed"
        ),
        case(
            "P522",
            disclosure(project(), project(name="乙", title=""), project_total="73.01"),
            "rounding",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("cost", "others", "told"),
    [
        pytest.param("≤36.5万元", 1, True, id="one of two, by its cost"),
        pytest.param("≤36.5万元", 0, True, id="the only one, by its cost"),
        pytest.param("≤9.3元", 1, True, id="by all that is spent on projects"),
        pytest.param("≤36.5元", 0, False, id="its cost says the same"),
        pytest.param("≤9.3万元", 0, False, id="nothing says otherwise"),
    ],
)
def test_a_unit_slipped_among_few(cost: str, others: int, told: bool) -> None:
    slipped = project(its("成本", "养护支出总额", cost), money_unit="元")
    cleaning = project(name="公厕保洁", title="", code="", budget="5.00", funds={}, indicators=())
    more = [cleaning for _ in range(others)]
    total = "41.50" if others else ""
    found = all_found(disclosure(slipped, *more, project_total=total))
    assert ("P615" in found) is told
    if told:
        assert not {"P502", "P521", "P522"} & found


@given(st.decimals("1", "9000", places=2), st.integers(2, 50))
def test_funds_that_add_up_are_right(amount: Decimal, percent: int) -> None:
    part = (amount * percent / 100).quantize(Decimal("0.01"))
    right = project(
        budget=f"{amount}", funds={"appropriation": f"{part}", "other": f"{amount - part}"}
    )
    assert findings("P501", right) == []
