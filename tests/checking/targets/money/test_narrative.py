"""Projects that the narrative names with an amount: 项目支出……，主要为某项目 100 万元."""

from __future__ import annotations

import pytest

from mingzhang.where import Where
from tests.checking.targets.projects import (
    disclosure,
    findings,
    its,
    narrative,
    project,
)


@pytest.mark.parametrize("mainly", ["主要为", "主要是", "主要有", "其中", "用于"])
def test_an_amount_in_the_narrative_is_the_budget(mainly: str) -> None:
    said = f"项目支出36.50万元，{mainly}城区绿化养护{{}}万元、道路保洁9万元。"
    wrong = disclosure(project(), sections=narrative(said.format("39.5")))
    (found,) = findings("P523", wrong)
    assert found.evidence[0].where == Where(line=3)
    for right in (said.format("36.5"), "项目支出增加9万元，主要为城区绿化养护3万元。"):
        assert findings("P523", disclosure(project(), sections=narrative(right))) == []


def test_without_a_budget_the_only_cost_is_compared() -> None:
    table = project(budget="", funds={}, plan={})
    said = "项目支出90万元，主要为城区绿化养护{}万元。"
    assert findings("P525", disclosure(table, sections=narrative(said.format("73"))))
    assert not findings("P525", disclosure(table, sections=narrative(said.format("36.5"))))
    for way in (
        "项目支出90万元，其中：城区绿化养护（{}万元）、道路保洁（17万元）。",
        "项目支出预算90万元。一是城区绿化养护{}万元；二是道路保洁17万元。",
    ):
        assert findings("P525", disclosure(table, sections=narrative(way.format("73"))))
        assert not findings("P525", disclosure(table, sections=narrative(way.format("36.5"))))
    spent = "项目支出90万元。2023年城区绿化养护完成73万元。"
    assert not findings("P525", disclosure(table, sections=narrative(spent)))


def test_the_cost_of_a_part_is_not_the_projects_amount() -> None:
    def told(name: str, target: str) -> bool:
        table = project(its("成本", name, target), budget="", funds={}, plan={})
        said = "项目支出90万元，主要为城区绿化养护73万元。"
        return bool(findings("P525", disclosure(table, sections=narrative(said))))

    assert not told("苗木采购成本", "≤20万元")
    assert told("苗木采购成本", "≤80万元")  # no part is more than the whole
    assert told("苗木采购成本", "≤37万元")  # 73
    assert told("项目成本控制数", "≤20万元")
    assert told("绿化养护成本", "≤20万元")


@pytest.mark.parametrize(("name", "is_told"), [("路灯电费及维护", False), ("路灯电费补助", True)])
def test_one_of_two_costs_in_a_name_is_a_part(name: str, is_told: bool) -> None:
    rows = its("成本", "路灯电费支出", "≤46万元")
    table = project(rows, name=name, title="", budget="", funds={}, plan={})
    said = narrative(f"项目支出90万元，主要为{name}73万元、道路保洁17万元。")
    assert bool(findings("P525", disclosure(table, sections=said))) is is_told


def test_last_years_amount_is_another() -> None:
    said = "{}年项目支出30万元，主要为城区绿化养护30万元；其他支出不变。"
    assert not findings("P523", disclosure(project(), sections=narrative(said.format(2023))))
    assert findings("P523", disclosure(project(), sections=narrative(said.format(2024))))


def test_the_words_may_tell_one_of_the_funds() -> None:
    table = project(funds={"appropriation": "30.00", "other": "6.50"})
    said = "项目支出36.50万元，主要为城区绿化养护{}万元。"
    assert not findings("P523", disclosure(table, sections=narrative(said.format("30"))))
    assert findings("P523", disclosure(table, sections=narrative(said.format("33"))))
