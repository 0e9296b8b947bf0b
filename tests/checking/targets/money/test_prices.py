"""What one of a thing costs: in 元 where 万元 is meant, times its quantity."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Indicator
from tests.checking.targets.projects import disclosure, findings, its, narrative, project


@pytest.mark.parametrize(
    ("price", "amount", "count"),
    [
        pytest.param(its("成本", "护林员工资标准", "≤29000元", "每人每月工资"), "196", 1, id="a 0"),
        pytest.param(
            its("成本", "护林员工资标准", "≤2900元", "每人每月工资"), "196", 0, id="right"
        ),
        pytest.param(its("成本", "奖励标准", "20万元/人", "每人奖励金额"), "560", 1, id="twice"),
        pytest.param(
            its("成本", "奖励标准上限", "20万元/人", "每人最高"), "560", 0, id="a ceiling"
        ),
        pytest.param(its("成本", "保费补助标准", "20万元/人", "每人缴费"), "560", 0, id="shared"),
    ],
)
def test_price_times_quantity_against_the_words(price: Indicator, amount: str, count: int) -> None:
    counted = its("数量", "护林员人数", "56人")
    table = project(counted, price, budget="", funds={}, plan={}, whole=False)
    said = narrative(f"项目支出900万元，主要为城区绿化养护{amount}万元。")
    assert len(findings("P532", disclosure(table, sections=said))) == count
    provinces = msgspec.structs.replace(table, name="提前下达城区绿化养护")
    said = narrative(f"项目支出900万元，主要为提前下达城区绿化养护{amount}万元。")
    assert not findings("P532", disclosure(provinces, sections=said))


def test_a_right_price_is_not_blamed_for_an_amount_without_its_unit() -> None:
    """36.50 元 in the words is what is wrong."""
    rows = its("数量", "监测样品数量", "9000份"), its("成本", "样品检测单价", "20元/份")
    table = project(*rows, budget="", funds={}, plan={}, whole=False)
    said = narrative("项目支出900万元，主要为城区绿化养护36.50元、道路保洁17万元。")
    assert not findings("P509", disclosure(table, sections=said))
