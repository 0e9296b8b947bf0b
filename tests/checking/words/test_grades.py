"""W609: the points of an evaluation and the grade that they are called: 88.40 分 is no 优."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("苗木项目自评得分88.40分，自评结论为“优秀”。", True, id="too good"),
        pytest.param("苗木项目自评得分96.5分，自评等级为良。", True, id="too bad"),
        pytest.param("苗木项目自评得分92.60分，自评等级为优。", False, id="as it is"),
        pytest.param("苗木项目自评得分90分，评价等级为“优”。", False, id="the least"),
        pytest.param("苗木项目得分86分，等级为“合格”。", False, id="of another scale"),
        pytest.param("85分以上为优。苗木项目得分88分，评价等级为优。", False, id="own bounds"),
        pytest.param("护林项目得分72分，等级为良。", True, id="too few under any bounds"),
        pytest.param("护林项目得分78分，等级为良。", False, id="in some places"),
        pytest.param("管理指标得分19分，评价结论为优。", False, id="few points"),
        pytest.param("产出指标得分56分，等级为优。", False, id="of a part"),
        pytest.param("满分60分，得分58分，等级为优。", False, id="of sixty"),
        pytest.param("满分100分，得分84分，等级为优。", True, id="of a hundred"),
    ],
)
def test_points_have_their_grade(text: str, *, told: bool) -> None:
    assert ("W609" in rules(text, title="预算绩效情况说明", kind="final")) is told
