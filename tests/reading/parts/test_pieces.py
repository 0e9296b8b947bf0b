"""Grids that hold several tables, or the pages of one."""

from __future__ import annotations

from mingzhang.reading.blocks import Grid
from mingzhang.reading.parts.pieces import divided
from tests.reading.pages import blocks

HEAD = "序号|功能分类科目||合计|基本支出|项目支出\n|科目编码|科目名称|||\n栏次|1|2|3|4|5"


def tops(page: str) -> list[str]:
    """The first cell with text of each piece."""
    pieces = divided(whole(page))
    return [next(cell.text for row in piece.rows for cell in row if cell.text) for piece in pieces]


def whole(page: str) -> Grid:
    (grid,) = blocks(page)
    assert isinstance(grid, Grid)
    return grid


def test_a_grid_with_one_table_stays_whole() -> None:
    grid = whole(f"{HEAD}\n1||合计|5.00|5.00|\n2|201|一般公共服务支出|5.00|5.00|")
    assert divided(grid) == [grid]


def test_the_header_again_begins_the_next_page_with_the_lines_above_it() -> None:
    above = "313 澄江县水务局|||||\n单位：万元|||||"
    page = f"{HEAD}\n1||合计|5.00|5.00|\n{above}\n{HEAD}\n2|201|服务|5.00|5.00|"
    assert tops(page) == ["序号", "313 澄江县水务局"]


def test_a_title_begins_another_table() -> None:
    table = f"{HEAD}\n1||合计|5.00|5.00|"
    page = f"部门预算支出总表|||||\n{table}\n预算05表|||||\n一般公共预算支出表|||||\n{table}"
    assert tops(page) == ["部门预算支出总表", "预算05表"]


def test_a_row_that_only_looks_like_the_header_of_another_form_divides_nothing() -> None:
    grid = whole(f"{HEAD}\n1||合计|5.00|5.00|\n科目编码|科目名称||||\n2|201|服务|5.00|5.00|")
    assert divided(grid) == [grid]


def test_titles_without_a_table_divide_nothing() -> None:
    grid = whole("\n".join(["一般公共预算支出表||"] * 3 + [f"{HEAD}"]))
    assert divided(grid) == [grid]
