"""Cost indicators against the project's budget: alone and together."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Indicator, Project
from tests.checking.targets.projects import (
    Made,
    case,
    costs,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _insured(cost: str) -> Project:
    """A project with one cost indicator, whose budget is 29.92."""
    return project(
        its("成本", "监护人保险费", cost), name="监护人保险", title="监护人保险绩效目标表",
        code="13091124P005271100034", budget="29.92", funds={"appropriation": "29.92", "other": ""},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P506", costs(("印刷费用", "≤36.5万元"), ("租车费用", "≤36.5万元")), "the whole twice"
        ),
        case("P502", costs(("本年度需求资金", "≤50万元")), "above the budget"),
        case("P502", costs(("项目总支出", "≤50万元")), "all that the project spends"),
        case("P503", costs(("印刷费用", "≤30万元"), ("租车费用", "≤9.6万元")), "together above"),
        case("P505", costs(("本年度需要资金", "≤32万元")), "not the whole"),
        case("P507", disclosure(*[project()] * 4, _insured("≤22万元")), "half of it is told"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P506", costs(("印刷费用", "≤16万元"), ("租车费用", "≤16万元")), "both fit the budget"
        ),
        case("P502", costs(("项目总投资", "500万元")), "all the investment"),
        case("P502", costs(("所需资金", "≤37万元"), budget="36.60"), "rounded"),
        case(
            "P503",
            costs(("人均印刷费用", "≤30万元"), ("租车费用", "≤9.6万元")),
            "a price is no part",
        ),
        case(
            "P503",
            costs(("印刷费用", "≤20万元"), ("租车费用", "≤16.5万元")),
            "together the budget",
        ),
        case("P505", costs(("印刷费用", "≤3万元")), "a part of the cost"),
        case("P507", disclosure(*[project()] * 4, _insured("≤22万元/人")), "the price of one"),
        case("P507", disclosure(project(), _insured("≤22万元")), "no habit shows"),
        case("P507", disclosure(*[project()] * 6, _insured("≤340元")), "the price of one"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("cost", "purpose"),
    [
        pytest.param(its("成本", "单个企业最高奖励额", "≤50万元"), "奖励企业。", id="a ceiling"),
        pytest.param(its("成本", "周转金规模", "≤500万元"), "周转金。", id="lent"),
        pytest.param(its("成本", "设备采购价款", "≤120万元"), "支付设备尾款。", id="the last part"),
        pytest.param(
            its("成本", "建筑安装工程费", "≤1200万元"),
            "总投资1500万元，本年付一部分。",
            id="by years",
        ),
    ],
)
def test_what_this_budget_does_not_pay_can_be_more(cost: Indicator, purpose: str) -> None:
    assert not findings("P502", project(cost, purpose=purpose))
    assert findings("P502", project(its("成本", "养护费用", "≤50万元")))
