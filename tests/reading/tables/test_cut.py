"""Tables that a page break cuts between or inside their rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mingzhang import forms
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.parts import cut_headers
from mingzhang.reading.tables.data_rows import Line, stitched
from mingzhang.reading.tables.repairs import Repairs
from mingzhang.where import Where

FORM = forms.pack("generic").form("general_budget_basic").narrowed({"total", "personnel"})


def line(page: int, *cells: str) -> Line:
    where = Where(page=page)
    return Line(list(cells), [where] * len(cells), where)


def texts(lines: Sequence[Line]) -> list[list[str]]:
    return [line.cells for line in stitched(list(lines), FORM, Repairs("表"))]


WHOLE = line(1, "301", "工资福利支出", "724.59", "724.59")


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        pytest.param(
            ["301", "基本", "72", "72"], ["01", "工资", "4.59", "4.59"], True, id="code and amounts"
        ),
        pytest.param(
            ["30109", "职业年金", "85.85", "85.85"], ["", "缴费", "", ""], True, id="the name"
        ),
        pytest.param(
            ["30109", "职业年金缴费", "85.85", "85.85"],
            ["", "合计", "", ""],
            False,
            id="a total is a row of its own",
        ),
        pytest.param(
            ["301", "工资福利支出", "85.85", "85.85"],
            ["30101", "基本工资", "85.85", "85.85"],
            False,
            id="two whole rows",
        ),
        pytest.param(
            ["301", "基本工资", "72.00", "72.00"],
            ["01", "津贴", "4.59", "4.59"],
            False,
            id="amounts that are whole",
        ),
    ],
)
def test_a_row_that_a_page_cuts(above: list[str], below: list[str], *, joined: bool) -> None:
    found = texts([WHOLE, line(1, *above), line(2, *below)])
    assert (len(found) == 2) is joined
    if joined:
        assert found[1] == [one + other for one, other in zip(above, below, strict=True)]


def test_on_one_page_nothing_is_joined() -> None:
    assert (
        len(texts([WHOLE, line(1, "301", "基", "72", "72"), line(1, "01", "本", "4.59", "4.59")]))
        == 3
    )


def grid(page: int, *rows: Sequence[tuple[str, float, float]]) -> Grid:
    return Grid(
        tuple(
            tuple(
                Cell(text, Where(page=page, box=(left, 0, right, 9))) for text, left, right in row
            )
            for row in rows
        )
    )


def test_the_upper_part_of_a_header_is_laid_over_the_columns_of_the_lower() -> None:
    upper = grid(1, [("项目", 0, 20), ("收入预算", 20, 60)])
    lower = grid(
        2,
        [("科目编码", 0, 10), ("科目名称", 10, 20), ("合计", 20, 40), ("财政拨款", 40, 60)],
        [("201", 0, 10), ("一般公共服务支出", 10, 20), ("5.00", 20, 40), ("5.00", 40, 60)],
    )
    whole = cut_headers.joined(upper, lower)
    assert whole is not None
    assert whole.texts()[0] == ["项目", "", "收入预算", ""]
    assert whole.rows[1:] == lower.rows


def test_a_header_row_that_is_cut_itself() -> None:
    upper = grid(1, [("科目编码", 0, 10), ("科目名称", 10, 20), ("政府性基金预", 20, 40)])
    lower = grid(
        2,
        [("", 0, 10), ("", 10, 20), ("算资金", 20, 40)],
        [("212", 0, 10), ("城乡社区支出", 10, 20), ("5.00", 20, 40)],
    )
    whole = cut_headers.joined(upper, lower)
    assert whole is not None
    assert whole.texts()[1] == ["", "", "政府性基金预算资金"]


def test_places_that_do_not_fit_join_nothing() -> None:
    upper = grid(1, [("项目", 0, 20), ("收入预算", 80, 99)])
    lower = grid(2, [("一", 0, 10), ("二", 10, 20), ("三", 20, 40)])
    assert cut_headers.joined(upper, lower) is None
