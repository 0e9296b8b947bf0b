"""The word lists hold together."""

import pytest

from mingzhang import catalogue
from mingzhang.samples import county, disclosures
from mingzhang.samples.words import words

FUND_OF = {
    "general": "general",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024, 2025])
def test_codes_are_those_of_the_classification(year: int) -> None:
    made = disclosures(county(year, departments=10, units=3, years=(year,)), year)
    rows = [row for one in made for its in one.statements for row in its.rows if row.code]
    assert {row.code for row in rows if not row.name} == set()
    assert len({row.code for row in rows if len(row.code) == 7}) >= 30


def test_projects_name_codes_of_their_fund() -> None:
    known = catalogue.functional(2024)
    for department in words().department:
        assert known.get(department.function) and known.get(department.institution)
        for project in department.project:
            entry = known.get(project.function)
            assert entry is not None
            assert entry.budget == FUND_OF[project.fund]


@pytest.mark.parametrize("text", [p.s for d in words().department for p in d.project])
def test_subjects_are_short_enough_for_a_cell(text: str) -> None:
    assert len(text) <= 8
