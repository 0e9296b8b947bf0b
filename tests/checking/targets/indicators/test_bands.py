"""Bands that leave gaps, and groups of the objectives that no indicator speaks of."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import findings, its, project


def _standards(*named: str) -> list[str]:
    rows = (its("成本", name, f"{at}00元/人·年") for at, name in enumerate(named, 1))
    return [one.message for one in findings("P358", project(*rows))]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (("80-89岁津贴标准", "91-99岁津贴标准"), "90岁的没有"),
        (("80-90岁津贴标准", "90-99岁津贴标准"), "90岁的两档都有"),
        (("5年以下工龄补贴标准", "10-20年工龄补贴标准"), "5年到10年之间的没有"),
        (("投资500万元至1000万元补助标准", "投资800万元至2000万元补助标准"), "的两档都有"),
    ],
)
def test_bands_that_do_not_meet(named: tuple[str, ...], said: str) -> None:
    (found,) = _standards(*named)
    assert said in found


@pytest.mark.parametrize(
    "named",
    [
        ("80-89岁津贴标准", "90-99岁津贴标准", "100岁以上津贴标准"),
        ("10年以上20年以下补贴标准", "20年以上补贴标准"),
        ("60岁以上老人补贴标准", "80岁以上老人补贴标准"),
        ("10年以下补贴标准", "21年以上教师补贴标准"),
        ("2023年养护补贴标准", "2025年养护补贴标准"),
    ],
)
def test_bands_that_meet_or_are_of_others(named: tuple[str, ...]) -> None:
    assert _standards(*named) == []


def test_costs_for_some_of_the_bands() -> None:
    bands = ("10年以下", "10年以上20年以下", "20年以上")
    people = [its("数量", f"离任村医{band}人数", "≥40人") for band in bands]
    costs = [
        its("成本", f"离任村医{band}补贴费用", f"≤{at}万元") for at, band in enumerate(bands, 3)
    ]
    (found,) = findings("P358", project(*people, *costs[:2]))
    assert "离任村医20年以上人数" in found.message
    assert not findings("P358", project(*people, *costs))
    assert not findings("P358", project(*people, costs[0]))


_OBJECTIVE = "1.慰问困难党员、困难群众和老干部，让他们温暖过节。"


def _left_out(objective: str, *named: str) -> list[str]:
    rows = (its("数量", name, "≥40人") for name in named)
    made = project(*rows, objectives=(objective,))
    return [one.message for one in findings("P359", made)]


def test_a_group_without_an_indicator() -> None:
    (found,) = _left_out(_OBJECTIVE, "慰问困难党员人数", "慰问困难群众人数")
    assert found.endswith("指标里没有“老干部”")


@pytest.mark.parametrize(
    ("objective", "named"),
    [
        (_OBJECTIVE, ("慰问困难党员人数", "慰问困难群众人数", "慰问老干部人数")),
        (_OBJECTIVE, ("慰问人数",)),
        (_OBJECTIVE, ("慰问困难党员人数",)),
        ("1.慰问党员、群众、干部等。", ("慰问党员人数", "慰问群众人数")),
        ("1.慰问党员和群众，温暖过节。", ("慰问党员人数",)),
    ],
)
def test_nobody_is_left_out(objective: str, named: tuple[str, ...]) -> None:
    assert _left_out(objective, *named) == []
