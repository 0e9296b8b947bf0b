"""The tables as facts: whole, consistent with themselves, each row with its source."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from mingzhang.catalogue import (
    Catalogue,
    counterparts,
    economic,
    functional,
    government_economic,
    level_of,
)
from mingzhang.catalogue.trees import table_rows

TABLES = ("functional-classification.csv", "economic-classification.csv", "economic-mapping.csv")
REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
YEARS = range(2021, 2028)
CATALOGUES = [functional, economic, government_economic]


@pytest.mark.parametrize("name", TABLES)
def test_the_package_ships_the_reference_rows(name: str) -> None:
    if not (REFERENCE / name).exists():
        pytest.skip(f"the reference folder is not here, {name} was not compared")
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        assert table_rows(name) == list(csv.DictReader(file))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_where_it_is_from(name: str) -> None:
    for row in table_rows(name):
        assert all(source.strip() == source != "" for source in row["source"].split(";")), row


@pytest.mark.parametrize("name", TABLES[:2])
def test_levels_are_the_digits_of_the_code(name: str) -> None:
    for row in table_rows(name):
        assert level_of(row["code"]) == row["level"], row


@pytest.mark.parametrize("name", TABLES[:2])
def test_a_code_has_one_name_at_a_time(name: str) -> None:
    rows = defaultdict(list)
    for row in table_rows(name):
        years = (int(row["valid_from"] or 0), int(row["valid_to"] or 9999))
        assert years[0] <= years[1], row
        rows[row.get("scheme"), row["code"]].append(years)
    for code, spans in rows.items():
        for one, other in combinations(spans, 2):
            assert one[1] < other[0] or other[1] < one[0], code


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_no_entry_hangs_in_the_air_in_any_year(
    catalogue: Callable[[int], Catalogue], year: int
) -> None:
    tree = catalogue(year)
    for entry in tree:
        assert entry.level == "类" or tree.parent(entry.code), entry


def test_the_mapping_joins_codes_that_exist() -> None:
    known, answers = economic(2024), government_economic(2024)
    for row in table_rows("economic-mapping.csv"):
        department = known.get(row["department_code"])
        government = answers.get(row["government_code"])
        assert department and department.name == row["department_name"], row
        assert government and government.name == row["government_name"], row


def test_wages_are_booked_by_who_pays_them() -> None:
    wages = {row.payer: row.government_code for row in counterparts("30101")}
    assert wages == {"admin": "50101", "institution": "50501"}
    assert counterparts("301") == ()


def test_importing_reads_no_table() -> None:
    code = (
        "import mingzhang.catalogue.trees as t;"
        "print(t._functional_rows.cache_info().misses, t._economic_rows.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]
