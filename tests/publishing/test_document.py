"""Tables before any format: spans, and how wide the columns are."""

from __future__ import annotations

import pytest

from mingzhang import forms
from mingzhang.forms.header import HeaderCell, HeaderError, drawn
from mingzhang.publishing.document import Cell, Document, Table
from mingzhang.widths import display_width


def test_a_header_is_drawn_as_it_is_printed() -> None:
    assert drawn(["序号 | 科目 | < | 合计", "^ | 编码 | 名称 | ^"], 4) == (
        (HeaderCell("序号", 1, 2), HeaderCell("科目", 2, 1), HeaderCell("合计", 1, 2)),
        (HeaderCell("编码"), HeaderCell("名称")),
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param(["甲 | 乙"], "第 1 行有 2 栏，应有 3 栏", id="a column too few"),
        pytest.param(["甲 | ^ | 乙"], "第 1 行", id="nothing above the first line"),
        pytest.param(["< | 甲 | 乙"], "第 1 行", id="nothing on the left of the first cell"),
    ],
)
def test_a_drawing_that_is_no_grid_is_told(lines: list[str], said: str) -> None:
    with pytest.raises(HeaderError, match=said):
        drawn(lines, 3)


def test_every_drawn_header_ends_in_the_labels_that_are_read() -> None:
    for pack in forms.all_packs():
        for form in pack.forms:
            if form.header:
                cells = [
                    cell.text for line in drawn(form.header, len(form.labels)) for cell in line
                ]
                labels = [column.label for column in form.columns]
                assert set(labels) <= set(cells), (pack.id, form.id)


def test_an_amount_stays_on_one_line_and_a_label_may_take_two() -> None:
    table = Table(
        head=((Cell("一般公共预算拨款"), Cell("合计")),), body=((Cell("1"), Cell("12345678.90")),)
    )
    assert table.widths[1] >= display_width("12345678.90")
    assert display_width("一般公共预算拨款") > table.widths[0] >= 8


def test_cells_below_a_span_know_their_column() -> None:
    table = Table(
        head=(
            (Cell("甲", rows=2), Cell("乙", columns=2)),
            (Cell("丙"), Cell("很长很长的栏目名称")),
        ),
        body=(),
    )
    assert table.width == 3
    assert table.widths[2] > table.widths[1]


def test_a_code_across_columns_has_room_for_it() -> None:
    code = "13985322P0567970168MF"
    table = Table(
        head=(), body=((Cell("编码"), Cell(code, columns=2)), (Cell("甲"), Cell("乙"), Cell("丙")))
    )
    assert sum(table.widths[1:]) >= display_width(code)


def across(rows: int) -> Table:
    head = (Cell("科目"), Cell("金额"))
    return Table(head=(head,), body=((Cell("甲"), Cell("1.00")),) * rows, kind="one_sided")


def test_a_table_is_set_more_tightly_where_that_saves_a_page() -> None:
    few, more, many = (across(rows).spacing(landscape=True) for rows in (10, 28, 200))
    assert few.padding > more.padding
    assert many.size == 10 or many.padding < few.padding


def test_a_target_table_stays_whole_unless_it_is_too_long() -> None:
    row = (Cell("产出指标"), Cell("数量指标"))
    short, long = (Table(head=(), body=(row,) * rows, kind="project") for rows in (12, 60))
    assert short.together and not long.together


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        pytest.param("某局2024年部门预算", ("某局2024年部门预算",), id="fits on one line"),
        pytest.param(
            "某某县农业农村局本级2024年单位预算",
            ("某某县农业农村局本级", "2024年单位预算"),
            id="breaks before the year",
        ),
        pytest.param(
            "某某县部门预算公开情况的有关说明", ("某某县部门预算公开情况的有关说明",), id="no year"
        ),
    ],
)
def test_a_long_title_breaks_before_its_year(title: str, lines: tuple[str, ...]) -> None:
    assert Document(title, (), ()).title_lines == lines
