"""The department's goals name what a cost indicator of a project names, with another amount."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import disclosure, findings, goal, its, project


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
