"""Rows whose words stand in two projects only."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Project
from tests.checking.targets.projects import disclosure, findings, its, project

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
    messages = [one.message for one in findings("P639", disclosure(_lessons(aim), _SHOWS))]
    assert ["少儿书法培训" in one.split("说的是")[0] for one in messages] == [True] * told
