"""Printed sources: the same seed the same text, and grids that a reader finds again."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.disclosure import Disclosure
from mingzhang.reading.blocks import Grid
from mingzhang.reading.text import blocks
from mingzhang.samples import Shape, county, disclosures, text, write

SHAPES: tuple[Shape, ...] = get_args(Shape)
SEEDS = st.integers(min_value=0, max_value=10**9)


def grids(source: str) -> list[list[list[str]]]:
    return [block.texts() for block in blocks(source) if isinstance(block, Grid)]


def squeezed(cell: str) -> str:
    return "".join(cell.split())


def one_unit(seed: int, year: int) -> Disclosure:
    return disclosures(county(seed, 1, 1, (year,)), year)[1]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_arguments_give_the_same_text(shape: Shape) -> None:
    first, second = (text([one_unit(3, 2024)], shape, 9) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("shape", SHAPES)
def test_another_seed_gives_another_text(shape: Shape) -> None:
    assert text([one_unit(3, 2024)], shape) != text([one_unit(4, 2024)], shape)


def test_breaks_depend_on_their_own_seed() -> None:
    made = [one_unit(3, 2024)]
    assert text(made, "fragments", 1) != text(made, "fragments", 2)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.sampled_from([2021, 2023, 2024]), st.sampled_from(SHAPES))
def test_every_amount_can_be_found_in_the_grids(seed: int, year: int, shape: Shape) -> None:
    made = one_unit(seed, year)
    rows = [
        [squeezed(cell) for cell in row]
        for grid in grids(text([made], shape, seed))
        for row in grid
    ]
    cells = {cell for row in rows for cell in row}
    for statement in made.statements:
        for row in statement.rows:
            if row.side or shape != "fragments":
                assert row.name in cells
    printed = {tuple(cell for cell in row if cell) for row in rows}
    for row in made.statements[0].rows:
        if row.side == "expenditure" and row.cells["amount"].text:
            wanted = (row.name, row.cells["amount"].text)
            assert any(row_cells[-2:] == wanted for row_cells in printed)


@pytest.mark.parametrize("year", [2021, 2023, 2024])
@pytest.mark.parametrize("shape", ["rows", "cells"])
def test_rows_of_the_tables_come_back_whole(shape: Shape, year: int) -> None:
    made = one_unit(8, year)
    found = {tuple(row) for grid in grids(text([made], shape)) for row in grid}
    for statement in made.statements:
        for row in statement.rows:
            if not row.side:
                amounts = [cell.text for cell in row.cells.values()]
                lead = (
                    [row.no, row.name]
                    if statement.id == "three_public"
                    else [row.no, row.code, row.name]
                )
                assert (*lead, *amounts) in found


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("year", [2021, 2023, 2024])
def test_a_table_has_rows_of_one_width(shape: Shape, year: int) -> None:
    for grid in grids(text([one_unit(2, year)], shape, 4)):
        widths = {len(row) for row in grid}
        assert len(widths) == 1


def test_rows_repeat_the_header_on_each_page() -> None:
    lines = text([one_unit(1, 2023)], "rows").splitlines()
    summary = lines[lines.index("单位预算收支总表") : lines.index("单位预算收入总表")]
    assert summary.count("单位：万元") == 2
    assert "栏次\t1\t2\t3\t4" in summary


def test_cells_put_the_line_above_the_header_into_the_grid() -> None:
    made = one_unit(1, 2024)
    first = grids(text([made], "cells"))[0]
    assert first[0][0] == f"{made.agency.code} {made.agency.name}"
    assert "单位：万元" in first[0]


def test_fragments_break_what_the_reader_has_to_mend() -> None:
    printed = "".join(text([one_unit(seed, 2024)], "fragments", seed) for seed in range(12))
    rows = [line.split("\t") for line in printed.splitlines() if "\t" in line]
    assert any(
        not row[0] and not row[1] and row[2] and not any(row[3:]) for row in rows if len(row) > 5
    )
    assert any(cell.replace(" ", "").isdigit() and " " in cell for row in rows for cell in row[1:2])
    assert any(
        " " in cell and cell.replace(" ", "").replace(".", "").isdigit()
        for row in rows
        for cell in row[3:]
    )


def test_generations_print_their_own_columns() -> None:
    made = {year: text([one_unit(6, year)]) for year in (2021, 2023, 2024)}
    assert "文字描述" in made[2021]
    assert "指标值确定依据" in made[2023]
    assert "预算规模及资金用途" not in made[2023]
    assert "预算规模及资金用途" in made[2024]


def test_write_makes_a_file_for_each_department_and_year(tmp_path: Path) -> None:
    whole = county(21, departments=2, units=2)
    written = write(whole, tmp_path)
    assert len(written) == 4
    assert all(
        path.read_text(encoding="utf-8").count("预算信息公开情况说明\n") >= 3 for path in written
    )


@pytest.mark.parametrize(("departments", "units"), [(0, 1), (1, 0), (601, 1)])
def test_impossible_counties_are_refused(departments: int, units: int) -> None:
    with pytest.raises(ValueError, match=r"部门|单位"):
        county(1, departments, units)


def test_a_year_that_was_not_invented_is_refused() -> None:
    with pytest.raises(ValueError, match="2030"):
        disclosures(county(1), 2030)


def test_many_departments_have_different_names_and_codes() -> None:
    whole = county(1, departments=40, units=8, years=(2024,))
    assert len({department.name for department in whole.departments}) == 40
    units = [unit for department in whole.departments for unit in department.units]
    assert len({unit.code for unit in units}) == len({unit.name for unit in units}) == 320
