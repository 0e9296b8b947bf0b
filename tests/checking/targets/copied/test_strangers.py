"""Objectives that nothing else speaks of, and rows whose words stand in two projects only."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Printed, Project, Section
from tests.checking.targets.projects import disclosure, findings, its, project

_SHELTERS = project(
    its("数量", "维护防空警报器", "≥24台", "防空警报器的台数"),
    its("质量", "警报鸣响率", "≥98%", "试鸣的警报器占比"),
    its("时效", "检修完成时间", "9月底前"),
    whole=False,
    name="防空警报设施维护",
    purpose="用于警报器检修和电池更换",
    objectives=("1.防空警报器完好，试鸣一次成功。",),
)
_PONDS = "1.投放对虾、梭子蟹苗种，修复近海渔业资源。"
_PUPILS = project(
    its("数量", "体检学生人数", "≥3000人", "在校学生"),
    its("时效", "体检完成时间", "10月底前"),
    whole=False,
    name="学生体检",
    purpose="用于中小学生健康体检",
    objectives=("1.中小学生每年体检一次。",),
)


def _aiming(base: Project, *aims: str) -> Project:
    return msgspec.structs.replace(base, objectives=(*base.objectives, *aims))


def _told(*projects: Project, narrative: str = "", rule: str = "P650") -> list[str]:
    sections = (Section("一", "部门职责", (Printed(narrative),)),) if narrative else ()
    return [one.message for one in findings(rule, disclosure(*projects, sections=sections))]


@pytest.mark.parametrize("others", [(), (_PUPILS,)], ids=["alone", "beside another"])
def test_an_objective_that_nothing_else_speaks_of(others: tuple[Project, ...]) -> None:
    (message,) = _told(_aiming(_SHELTERS, _PONDS), *others)
    assert "对虾" in message


@pytest.mark.parametrize(
    ("aim", "narrative"),
    [
        pytest.param("2.投放警报器，对虾、梭子蟹养殖场都能听到。", "", id="a word of its rows"),
        pytest.param("2.完善各项管理制度，提升服务能力和水平。", "", id="general words"),
        pytest.param("2.投放对虾。", "", id="too little said"),
        pytest.param(
            _PONDS, "负责对虾、梭子蟹苗种投放和近海渔业资源修复。", id="what the agency does"
        ),
    ],
)
def test_what_can_be_its_own_is_left_alone(aim: str, narrative: str) -> None:
    assert not _told(_aiming(_SHELTERS, aim), _PUPILS, narrative=narrative)


def test_a_project_with_few_rows_is_not_known_well_enough() -> None:
    few = msgspec.structs.replace(_SHELTERS, indicators=_SHELTERS.indicators[:2])
    assert not _told(_aiming(few, _PONDS), _PUPILS)


_SHOWN = its("质量", "剧目审查通过率", "100%", "剧目审查通过率")
_SHOWS = project(
    its("数量", "演出场次", "≥240场", "下乡演出的场次"),
    _SHOWN,
    whole=False,
    name="送戏下乡",
    purpose="用于购买剧团演出",
    objectives=("1.丰富农村群众文化生活。",),
)


def _lessons(aim: str) -> Project:
    return project(
        its("数量", "开班期数", "≥12期", "公益班的期数"),
        _SHOWN,
        whole=False,
        name="少儿书法培训",
        purpose="用于少儿书法公益班",
        objectives=(aim,),
    )


@pytest.mark.parametrize(
    ("aim", "told"),
    [("1.提高少年儿童艺术素养。", True), ("1.排演书法短剧。", False)],
)
def test_a_row_in_words_of_its_own_is_whose_characters_it_has(aim: str, *, told: bool) -> None:
    messages = _told(_lessons(aim), _SHOWS, rule="P639")
    assert ["少儿书法培训" in one.split("说的是")[0] for one in messages] == [True] * told
