"""Objectives and purposes that are of another project: word for word, or with its name."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Disclosure
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _naming(objective: str) -> Disclosure:
    """A project with this objective, beside one that is called 业务档案数字化."""
    other = project(name="2024年业务档案数字化项目", title="")
    return disclosure(project(objectives=(objective,)), other)


def _aimed(objective: str) -> Disclosure:
    other = project(name="党代表联络工作经费", objectives=(f"1.{objective}",))
    return disclosure(other, project(name="党刊征订", purpose="", objectives=(f"1.{objective}",)))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P638", _naming("完成业务档案数字化，归档入库"), "another project's name"),
        case("P636", _aimed("保障党代表联络工作必要的支出"), "another project's aim"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P638", _naming("完成业务档案整理，归档入库"), "not its whole name"),
        case("P638", _naming("绿化养护与业务档案数字化一并完成"), "its own, too"),
        case("P636", _aimed("保障各项工作正常开展并且提升质量"), "any project's aim"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("name", "purpose", "told"),
    [
        ("网络安全加固", "更换防火墙", True),
        ("网络安全加固", "更换防火墙，监测边坡", False),
        ("尾矿边坡治理", "清理坡面", False),
    ],
)
def test_an_objective_with_a_word_of_another_projects_name(
    name: str, purpose: str, told: bool
) -> None:
    aim = "边坡经抽查合格，群众投诉逐季下降"
    theirs = [its("数量", f"边坡{what}", "≥3处") for what in ("测点", "照片", "记录")]
    owner = project(*theirs, name="采石企业边坡位移监测", title="", objectives=(aim,))
    other = project(name=name, title="", purpose=purpose, objectives=(aim,))
    found = findings("P636", disclosure(owner, other))
    assert [one.project for one in found] == [2] * told


def test_a_whole_sentence_of_another_project_with_its_name_is_told_once() -> None:
    aims = ("完成业务档案数字化，归档入库",)
    owner = project(name="2024年业务档案数字化项目", title="", objectives=aims)
    other = project(name="公厕保洁", title="", purpose="保洁人员工资", objectives=aims)
    made = disclosure(owner, other)
    assert [one.project for one in findings("P636", made)] == [2]
    assert findings("P638", made) == []


def test_a_purpose_with_a_word_of_the_project_can_be_anothers() -> None:
    rooms = project(no=1, name="会议室改造维修", purpose="用于南苑办公区5号楼维修")
    floor = project(no=2, name="南苑办公区5号楼维修", purpose="用于南苑办公区5号楼维修")
    (told,) = findings("P636", rooms, floor)
    assert "第 2 个项目" in told.message
    phase = msgspec.structs.replace(rooms, name="南苑办公区5号楼维修尾款")
    assert not findings("P636", phase, floor)
