"""Ruling lines to cells, without any PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.reading.pdf.ink import Box, Rule
from mingzhang.reading.pdf.lattice import Lattice, join, lattices


def cells(table: Lattice) -> list[Box]:
    return sorted(table.area_box(area) for area in table.areas)


def outlines(boxes: Sequence[Box]) -> tuple[list[Rule], list[Rule]]:
    """The four sides of each box, as a spreadsheet draws them."""
    across = [Rule(y, left, right) for left, top, right, bottom in boxes for y in (top, bottom)]
    down = [Rule(x, top, bottom) for left, top, right, bottom in boxes for x in (left, right)]
    return across, down


def grid(xs: Sequence[float], ys: Sequence[float]) -> tuple[list[Rule], list[Rule]]:
    """Lines drawn through."""
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


@st.composite
def partitions(draw: st.DrawFn) -> list[Box]:
    """A rectangle in cells, some of them merged."""
    steps = st.lists(st.integers(9, 90), min_size=1, max_size=7)
    xs = [50.0]
    ys = [60.0]
    for step in draw(steps):
        xs.append(xs[-1] + step)
    for step in draw(steps):
        ys.append(ys[-1] + step)
    free = {(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    boxes: list[Box] = []
    while free:
        row, column = min(free)
        height = draw(st.integers(1, len(ys) - 1 - row))
        width = draw(st.integers(1, len(xs) - 1 - column))
        wanted = {
            (below, beside)
            for below in range(row, row + height)
            for beside in range(column, column + width)
        }
        if not wanted <= free:
            height = width = 1
            wanted = {(row, column)}
        free -= wanted
        boxes.append((xs[column], ys[row], xs[column + width], ys[row + height]))
    return boxes


@given(partitions())
def test_any_partition_of_a_rectangle_is_found_again(boxes: list[Box]) -> None:
    (table,) = lattices(*outlines(boxes))
    assert cells(table) == sorted(boxes)


@given(partitions())
def test_every_field_belongs_to_one_cell(boxes: list[Box]) -> None:
    (table,) = lattices(*outlines(boxes))
    owners = {place for row in table.owner for place in row}
    assert owners == set(range(len(table.areas)))
    assert {len(row) for row in table.owner} == {len(table.xs) - 1}


@given(partitions(), st.lists(st.floats(-0.7, 0.7), min_size=8, max_size=8))
def test_lines_that_do_not_quite_meet_are_lines_all_the_same(
    boxes: list[Box], slips: list[float]
) -> None:
    across, down = outlines(boxes)
    moved = [
        Rule(at + slips[i % 8], start + slips[(i + 3) % 8], end + slips[(i + 5) % 8])
        for i, (at, start, end) in enumerate(across)
    ]
    (table,) = lattices(moved, down)
    for found, box in zip(cells(table), sorted(boxes), strict=True):
        assert found == pytest.approx(box, abs=1.5)


@given(partitions(), st.randoms(use_true_random=False))
def test_the_order_in_which_lines_are_drawn_does_not_matter(
    boxes: list[Box], random: object
) -> None:
    across, down = outlines(boxes)
    random.shuffle(across)  # type: ignore[attr-defined]
    (table,) = lattices(across, down)
    assert cells(table) == sorted(boxes)


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        pytest.param([(0, 40), (40, 90)], 1, id="the borders of two neighbouring cells"),
        pytest.param([(0, 40), (42, 90)], 1, id="nearly touching"),
        pytest.param([(i * 6.0, i * 6.0 + 3) for i in range(20)], 1, id="dashes"),
        pytest.param([(i * 3.0, i * 3.0 + 0.5) for i in range(40)], 1, id="dots"),
        pytest.param([(0, 40), (60, 90)], 2, id="two tables side by side"),
        pytest.param([(0, 3)], 0, id="a corner piece is no line"),
    ],
)
def test_pieces_of_one_line(pieces: list[tuple[float, float]], whole: int) -> None:
    assert len(join(Rule(100, start, end) for start, end in pieces)) == whole


@pytest.mark.parametrize("missing", ["left and right", "top and bottom", "all"])
def test_a_table_may_have_no_outer_border(missing: str) -> None:
    xs, ys = (50.0, 150.0, 250.0, 350.0), (50.0, 70.0, 90.0, 110.0)
    across, down = grid(xs, ys)
    if missing in {"left and right", "all"}:
        down = down[1:-1]
    if missing in {"top and bottom", "all"}:
        across = across[1:-1]
    (table,) = lattices(across, down)
    assert cells(table) == sorted(
        (left, top, right, bottom) for left, right in pairwise(xs) for top, bottom in pairwise(ys)
    )


def test_tables_side_by_side_are_two() -> None:
    across, down = grid((50, 100, 150), (50, 70, 90))
    more_across, more_down = grid((200, 260, 320), (50, 70, 90))
    found = lattices(across + more_across, down + more_down)
    assert [len(table.areas) for table in found] == [4, 4]


def test_space_beside_a_narrower_table_is_no_cell() -> None:
    across, down = grid((50, 150, 250), (50, 70, 90))
    more_across, more_down = grid((50, 150), (90, 110, 130))
    (table,) = lattices(across + more_across, down + more_down)
    assert len(table.areas) == 6
    assert [row[-1] for row in table.owner] == [1, 3, -1, -1]


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(([Rule(100, 50, 500)], []), id="a line under a heading"),
        pytest.param(([Rule(y, 50, 500) for y in (90, 110, 300)], []), id="a table of three lines"),
        pytest.param(([Rule(100, 50, 500)], [Rule(200, 50, 300)]), id="a cross"),
        pytest.param(([], []), id="nothing"),
    ],
)
def test_lines_that_enclose_nothing(rules: tuple[list[Rule], list[Rule]]) -> None:
    assert lattices(*rules) == []


def test_a_double_line_is_one_line() -> None:
    across, down = grid((50, 150, 250), (50, 70, 90))
    across += [Rule(rule.at + 1.5, rule.start, rule.end) for rule in across]
    (table,) = lattices(across, down)
    assert len(table.areas) == 4


def test_a_line_on_which_no_cell_begins_makes_no_row() -> None:
    across, down = outlines([(50, 50, 150, 90), (150, 50, 250, 90)])
    (table,) = lattices([*across, Rule(70, 50, 58)], down)
    assert [len(table.xs), len(table.ys)] == [3, 2]


def test_more_lines_than_any_table_has_are_left_alone() -> None:
    across = [Rule(10 * i, 0, 30000) for i in range(2500)]
    down = [Rule(10 * i, 0, 30000) for i in range(2500)]
    assert lattices(across, down) == []


def test_dots_do_not_shift_the_line_that_they_stand_on() -> None:
    """Browsers draw the corners of borders as lines of no length."""
    dots = [Rule(250, 100, 100), Rule(250, 120, 120)]
    (joined,) = join([Rule(250, 10, 90), *dots, Rule(252, 92, 180)])
    assert joined == pytest.approx((251, 10, 180), abs=0.1)


def test_the_borders_of_low_rows_are_no_dashes() -> None:
    rows = [Rule(50, top, top + 7) for top in (0, 7, 21, 28)]
    assert join(rows) == [Rule(50, 0, 14), Rule(50, 21, 35)]
    dashes = [Rule(50, top, top + 3) for top in range(0, 30, 7)]
    assert join(dashes) == [Rule(50, 0, 31)]
