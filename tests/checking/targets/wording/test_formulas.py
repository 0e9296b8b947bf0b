"""A sum that the description works out: 服务费740元*站点210个+线路费1.2万元*2年."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.targets.formulas import result_of
from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P323", its("成本", "管理费", "6.9万元", "档案1500份*每份30元"), "wrong product"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P323", its("成本", "每人补助", "100元", "100元*30人"), "the price of one"),
        case("P323", its("成本", "补助总额", "≤5万元", "1000元*48人"), "rounded up"),
        case("P323", its("成本", "管理费", "4.5万元", "档案1500份*每份30元"), "right product"),
        case("P323", its("成本", "服务费", "17.94万元", "740*210个+1.2万元*2年"), "right sum"),
        case("P323", its("质量", "覆盖率", "100%", "实发/应发*100%"), "no money"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@given(st.integers(1, 10_000), st.integers(1, 10_000), st.integers(1, 12))
def test_what_a_description_works_out_is_its_product(price: int, count: int, years: int) -> None:
    assert result_of(f"单价{price}元*{count}个*{years}年") == Decimal(price * count * years)
