"""Projects that the narrative names with an amount: 项目支出……，主要为某项目 100 万元."""

from __future__ import annotations

import pytest

from mingzhang.where import Where
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    goal,
    its,
    narrative,
    project,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，城区绿化养护，公厕保洁8万元，"
                    "河道清淤2万元。"
                ),
            ),
            "one of five has no amount",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P528",
            disclosure(
                project(), sections=narrative("项目支出主要为道路维修、城区绿化养护、公厕保洁。")
            ),
            "no amounts at all",
        ),
        case(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，公厕保洁8万元，河道清淤2万元，"
                    "城区绿化养护36.50万元。"
                ),
            ),
            "all have one",
        ),
        case(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，公厕保洁8万元，河道清淤2万元，"
                    "城区绿化养护、公园养护共40万元。"
                ),
            ),
            "one amount for two",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


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


def test_the_departments_goal_names_the_same_cost() -> None:
    table = project(its("成本", "本年度外事、审计等工作开展所需经费", "23.73万元"))
    said = "本年度外事及审计等工作开展所需经费{}万元，完成98%"
    assert findings("P526", disclosure(table, goals=goal(said.format("24.2"))))
    assert not findings("P526", disclosure(table, goals=goal(said.format("23.73"))))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("按期完工；档案整理费用不超过15.29万元", True),
        ("提高效率，其中档案整理费用15.29万元", True),
        ("按期完工，档案整理费用控制在15.29万元以内", True),
        ("档案整理费用13.29万元", False),
        ("档案整理费用总额15.29万元", False),
        ("运行费用15.29万元", False),
        ("按期完工，档案整理费用15.29万元（含上年结转2万元）", False),
        ("按期完工，档案整理费用15万元左右", False),
        ("按期完工，档案整理费用15.29万元，涉及2个项目", False),
    ],
)
def test_a_goal_names_one_cost_to_the_letter(said: str, told: bool) -> None:
    table = project(its("成本", "档案整理费用", "≤13.29万元"))
    other = project(its("成本", "运行费用", "≤9万元"), name="乙", title="")
    assert bool(findings("P526", disclosure(table, other, goals=goal(said)))) is told
    same = project(its("成本", "档案整理费用", "≤8万元"), name="丙", title="")
    assert not findings("P526", disclosure(table, same, goals=goal(said)))


@pytest.mark.parametrize("name", ["项目总成本控制数", "机关运转经费控制数", "年度支出预算总额"])
def test_a_general_name_is_the_departments_too(name: str) -> None:
    table = project(its("成本", name, "≤36.5万元"))
    assert not findings("P526", disclosure(table, goals=goal(f"提升服务水平，{name}500万元")))


def test_a_goal_names_a_price_to_the_letter() -> None:
    table = project(its("成本", "单场培训成本控制数", "≤1.5万元"))
    said = "提升服务水平，其中单场培训成本控制数{}万元"
    assert findings("P526", disclosure(table, goals=goal(said.format("8.5"))))
    assert not findings("P526", disclosure(table, goals=goal(said.format("1.5"))))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元", True),
        ("河道清淤9万元、城区绿化养护、公厕保洁41.5万元", False),  # of both
        ("河道清淤9万元、城区绿化养护、公厕保洁共41.5万元", False),
        ("城区绿化养护、公厕保洁5万元", False),  # no list that has amounts
        ("河道清淤9万元、城区绿化养护36.5万元、公厕保洁5万元", False),
        ("河道清淤9万元、道路维修、公厕保洁5万元", False),  # no project of this name
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元，其中城区绿化养护36.5万元", False),
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元（城区绿化养护36.5万元）", False),
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元，城区绿化养护资金36.5万元由镇里安排", False),
    ],
)
def test_one_of_three_projects_without_an_amount(said: str, told: bool) -> None:
    other = project(name="公厕保洁", title="", budget="5.00", funds={}, plan={})
    sections = narrative(f"项目支出90万元，主要为{said}。")
    assert bool(findings("P528", disclosure(project(), other, sections=sections))) is told


def test_last_years_amount_is_another() -> None:
    said = "{}年项目支出30万元，主要为城区绿化养护30万元；其他支出不变。"
    assert not findings("P523", disclosure(project(), sections=narrative(said.format(2023))))
    assert findings("P523", disclosure(project(), sections=narrative(said.format(2024))))


def test_the_words_may_tell_one_of_the_funds() -> None:
    table = project(funds={"appropriation": "30.00", "other": "6.50"})
    said = "项目支出36.50万元，主要为城区绿化养护{}万元。"
    assert not findings("P523", disclosure(table, sections=narrative(said.format("30"))))
    assert findings("P523", disclosure(table, sections=narrative(said.format("33"))))
