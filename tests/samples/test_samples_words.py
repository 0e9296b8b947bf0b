"""The word lists hold together."""

import pytest

from mingzhang import catalogue
from mingzhang.cube import parent_code
from mingzhang.samples.words import code_names, words

FUND_OF = {
    "general": "general",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024, 2025])
def test_codes_are_those_of_the_classification(year: int) -> None:
    known = {**{its.code: its.name for its in catalogue.functional(year)}}
    known |= {its.code: its.name for its in catalogue.economic(year)}
    assert {code: known.get(code) for code in code_names()} == code_names()


def test_every_code_has_its_parents_and_there_are_enough() -> None:
    names = code_names()
    assert all(parent_code(code) in names for code in names if parent_code(code))
    assert sum(len(code) == 7 for code in names) >= 40
    assert len({code[:3] for code in names if len(code) == 7}) >= 8


def test_projects_name_codes_of_their_fund() -> None:
    known = catalogue.functional(2024)
    for department in words().department:
        assert {department.function, department.institution} <= code_names().keys()
        for project in department.project:
            entry = known.get(project.function)
            assert entry is not None
            assert entry.budget == FUND_OF[project.fund]


@pytest.mark.parametrize("text", [p.s for d in words().department for p in d.project])
def test_subjects_are_short_enough_for_a_cell(text: str) -> None:
    assert len(text) <= 8
