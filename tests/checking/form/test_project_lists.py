"""项目支出表: its rows and columns add up."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Column, Printed, Row, Statement
from mingzhang.where import Where
from tests.checking.form.small import disclosure, found

COLUMNS = ("total", "current", "general", "government_fund", "carry_in_general", "unit_funds")
RIGHT = """\
合计|100.00|80.00|50.00|30.00|15.00|5.00
路灯改造项目|60.00|45.00|45.00||15.00|
河道清淤项目|30.00|30.00||30.00||
道路保洁项目|10.00|5.00|5.00|||5.00
"""


def _rows(text: str) -> list[str]:
    rows = (line.split("|") for line in text.splitlines())
    table = Statement(
        id="project_expenditure",
        title="项目支出表",
        status="filled",
        money_unit="万元",
        columns=tuple(Column(column, column) for column in COLUMNS),
        rows=tuple(
            Row(
                code="",
                name=name,
                cells={
                    column: Printed(cell, Where(line=line, cell=at))
                    for at, (column, cell) in enumerate(zip(COLUMNS, cells, strict=True))
                },
                agency="云溪县住房和城乡建设局",
            )
            for line, (name, *cells) in enumerate(rows, 1)
        ),
    )
    return found("F981", disclosure("generic", statements=(table,)))


@pytest.mark.parametrize(
    ("printed", "wrong", "told"),
    [
        pytest.param("60.00|45.00|45.00", "66.00|45.00|45.00", "“路灯改造项目”total", id="a total"),
        pytest.param("|45.00||15.00|", "|54.00||15.00|", "“路灯改造项目”total", id="a part"),
        pytest.param("河道清淤项目|30.00|30.00||30.00||\n", "", "“合计”total", id="left out"),
        pytest.param(
            "道路保洁项目", "道路保洁项目|1.00|1.00|1.00|||\n甲", "“合计”total", id="more"
        ),
        pytest.param("50.00|30.00|15", "50.00|35.00|15", "“合计”total", id="the total of a fund"),
    ],
)
def test_one_wrong_figure_is_one_finding(printed: str, wrong: str, told: str) -> None:
    (message,) = _rows(RIGHT.replace(printed, wrong, 1))
    assert message.startswith(f"《项目支出表》{told}")


@pytest.mark.parametrize(
    ("printed", "also_right"),
    [
        pytest.param("", "", id="as it is"),
        pytest.param("合计|100.00", "总计|100", id="another word"),
        pytest.param("30.00|30.00||30.00||", "30|30||30||", id="fewer places"),
        pytest.param("路灯", "云溪县住房和城乡建设局|100|80|50|30|15|5\n路灯", id="a unit's sum"),
        pytest.param("路灯", "小计|100.00|80.00|50.00|30.00|15.00|5.00\n路灯", id="a subtotal"),
        pytest.param("合计|100.00|80.00|50.00|30.00|15.00|5.00\n", "", id="no total"),
        pytest.param("30.00|30.00||30.00||", "涉密|涉密||30.00||", id="what cannot be read"),
    ],
)
def test_what_is_right_or_cannot_be_told(printed: str, also_right: str) -> None:
    assert _rows(RIGHT.replace(printed, also_right, 1)) == []
