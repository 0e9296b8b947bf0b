"""Planted faults change what their record says, and nothing else."""

from functools import lru_cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.disclosure import Disclosure, Row, Statement
from mingzhang.samples import FAULTS, CellPlace, county, disclosures, plant, text
from tests.samples.sample_tables import by_code

SEEDS = st.integers(min_value=0, max_value=10**9)
STRUCTURAL = (
    "row_dropped",
    "row_in_wrong_fund_table",
    "empty_table_declared_but_other_tables_show_amounts",
)


@lru_cache(maxsize=128)
def some(seed: int) -> Disclosure:
    year = (2021, 2023, 2024)[seed % 3]
    return disclosures(county(seed, 1, 2, (year,)), year)[seed % 2]


def cells(made: Disclosure) -> dict[CellPlace, str]:
    """Every amount cell and every code."""
    return {
        CellPlace(statement.id, index, column): text
        for statement in made.statements
        for index, row in enumerate(statement.rows)
        for column, text in [*((c, p.text) for c, p in row.cells.items()), ("code", row.code)]
    }


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.sampled_from([kind for kind in FAULTS if kind not in STRUCTURAL]))
def test_exactly_the_recorded_cells_differ(seed: int, kind: str) -> None:
    before = some(seed)
    spoiled = plant(kind, before, Random(seed))
    if spoiled is None:
        return
    after, planted = spoiled
    old, new = cells(before), cells(after)
    assert old.keys() == new.keys()
    assert {place for place in old if old[place] != new[place]} == set(planted.cells)
    assert planted.kind == kind
    assert planted.cells
    assert not planted.gone
    assert planted.statement == planted.cells[0].statement


def row_key(row: Row) -> tuple[str, str, tuple[str, ...]]:
    return row.code, row.name, tuple(cell.text for cell in row.cells.values())


def recorded(
    statement: Statement, places: list[CellPlace]
) -> list[tuple[str, str, tuple[str, ...]]]:
    rows = sorted({place.row for place in places if place.statement == statement.id})
    return [row_key(statement.rows[index]) for index in rows]


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.sampled_from(STRUCTURAL))
def test_exactly_the_recorded_rows_go_and_come(seed: int, kind: str) -> None:
    before = some(seed)
    spoiled = plant(kind, before, Random(seed))
    if spoiled is None:
        return
    after, planted = spoiled
    assert planted.gone
    for old, new in zip(before.statements, after.statements, strict=True):
        gone, come = recorded(old, list(planted.gone)), recorded(new, list(planted.cells))
        left = [row_key(row) for row in old.rows]
        for key in gone:
            left.remove(key)
        assert sorted([*left, *come]) == sorted(row_key(row) for row in new.rows)
        assert [row.no for row in new.rows if not row.side] == [
            str(number) for number, row in enumerate(new.rows, 1) if not row.side
        ]


@pytest.mark.parametrize("kind", FAULTS)
def test_every_kind_finds_a_place_soon(kind: str) -> None:
    planted = [found for seed in range(60) if (found := plant(kind, some(seed), Random(seed)))]
    assert planted
    assert all(record.description for _, record in planted)


@pytest.mark.parametrize("kind", FAULTS)
def test_the_same_generator_plants_the_same_fault(kind: str) -> None:
    made = some(4)
    assert plant(kind, made, Random(1)) == plant(kind, made, Random(1))


@pytest.mark.parametrize("kind", FAULTS)
def test_a_spoiled_disclosure_can_be_printed(kind: str) -> None:
    for seed in range(6):
        made = some(seed)
        spoiled = plant(kind, made, Random(seed))
        if spoiled:
            assert text([spoiled[0]]) != text([made])


def test_a_changed_chain_still_ties_within_its_table() -> None:
    for seed in range(25):
        spoiled = plant("chain_changed", some(seed), Random(seed))
        assert spoiled
        after, planted = spoiled
        assert {place.statement for place in planted.cells} == {planted.statement}
        for column in {place.column for place in planted.cells}:
            amounts = by_code(after, planted.statement, column)
            classes = sum(amount for code, amount in amounts.items() if len(code) == 3)
            assert amounts[""] == classes


def test_the_department_still_ties_when_its_units_do_not_add_up_to_it() -> None:
    department, *units = disclosures(county(12, 1, 2, (2024,)), 2024)
    spoiled = plant("department_not_sum_of_units", department, Random(1))
    assert spoiled
    after = spoiled[0]
    income, spent = (by_code(after, its, "total")[""] for its in ("income", "expenditure"))
    assert income == spent
    assert spent != sum(by_code(unit, "expenditure", "total")[""] for unit in units)
    assert plant("department_not_sum_of_units", units[0], Random(1)) is None


def test_a_wrong_unit_multiplies_every_amount() -> None:
    made = some(2)
    spoiled = plant("unit_wrong", made, Random(3))
    assert spoiled
    after, planted = spoiled
    old, new = cells(made), cells(after)
    for place in planted.cells:
        assert float(new[place]) == pytest.approx(float(old[place]) * 10_000)
