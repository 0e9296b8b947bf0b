"""A part of a project's name that nothing in its table speaks of."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import findings, its, project


@pytest.mark.parametrize(
    ("name", "part"),
    [
        pytest.param("城区绿化养护及取暖费", "取暖费", id="a kind of money"),
        pytest.param("城区绿化养护、喷泉检修经费", "喷泉检修经费", id="behind a comma"),
        pytest.param("喷泉检修及城区绿化养护经费", "喷泉检修", id="the first of two"),
        pytest.param("城区绿化养护，喷泉检修", "喷泉检修", id="a list without money"),
    ],
)
def test_left_out(name: str, part: str) -> None:
    (found,) = findings("P377", project(name=name))
    assert f"名称里有“{part}”" in found.message


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("城区绿化养护及绿地保洁经费", id="a word of it is there"),
        pytest.param("城区绿化养护与应用", id="half of a set phrase"),
        pytest.param("城区绿化养护、喷泉检修等经费", id="not all is listed"),
        pytest.param("城东、城西绿地苗木养护经费", id="where it is"),
        pytest.param("春节、国庆城区绿化养护费", id="when it is"),
        pytest.param("元旦、春节绿化养护及苗木补种", id="when it is, by another day"),
        pytest.param("世界水日活动、城区绿化养护", id="on which day"),
        pytest.param("城区绿化养护及抗旱补种补助", id="what the money is for is there"),
        pytest.param("城区绿化养护及相关费用", id="whatever else there is"),
        pytest.param("喷泉检修、暖气改造经费", id="nothing of it is there: a copied table"),
        pytest.param("城区绿化养护", id="one thing"),
    ],
)
def test_left_alone(name: str) -> None:
    assert not findings("P377", project(name=name))


def test_insurance_is_spoken_of_without_the_word() -> None:
    row = its("数量", "投保车辆数", "6辆")
    assert not findings("P377", project(row, name="城区绿化养护及车辆保险费"))


def test_the_goals_speak_of_it() -> None:
    goals = ("1.完成城区绿化养护，苗木成活。", "2.按时交纳供暖费用。")
    assert not findings("P377", project(name="城区绿化养护及取暖费", objectives=goals))
    row = its("数量", "供暖面积", "≥900平方米")
    assert not findings("P377", project(row, name="城区绿化养护及取暖费"))


def test_another_thing_that_is_counted_may_be_the_part_in_other_words() -> None:
    row = its("数量", "派遣司机人数", "6人")
    assert not findings("P377", project(row, name="城区绿化养护及驾驶员劳务费"))


def test_a_thing_that_another_part_explains_is_of_that_part() -> None:
    row = its("数量", "办结诉求件数", "≥600件", description="城区绿化热线办结的诉求件数")
    (found,) = findings("P377", project(row, name="城区绿化养护及取暖费"))
    assert "取暖费" in found.message


def test_what_is_done_is_spoken_of() -> None:
    row = its("数量", "改造户数", "150户", "坡道扶手改造户数")
    assert not findings("P377", project(row, name="城区绿化养护、无障碍改造"))


def test_what_is_paid_out_is_spoken_of_as_money() -> None:
    row = its("成本", "每亩补贴标准", "≤300元/亩")
    assert not findings("P377", project(row, name="城区绿化养护、节水喷灌补贴"))
    (found,) = findings("P377", project(row, name="城区绿化养护补贴、节水喷灌补贴"))
    assert "节水喷灌补贴" in found.message
