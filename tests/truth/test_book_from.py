"""Books from the real documents: what they compile to is what was printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mingzhang.compiling.account import Account, unit_account
from mingzhang.compiling.books.files import read_book, write_book
from mingzhang.compiling.from_published.differences import differences
from mingzhang.compiling.from_published.whole import Recovered, books
from mingzhang.disclosure import Disclosure
from mingzhang.reading.batch import read_path
from tests.shared import SHARED, needs_samples

pytestmark = needs_samples

PACKS = ("hebei-2023", "hebei-2024", "shanghai-2024", "shanghai-2025")
ROUNDED = {"004_0b3442e8e3d68991.txt": 43, "万里街道办事处-2025年部门预算.pdf": 4}
"""Printed sums that differ by their last places from the sums of what is printed below them."""


@cache
def documents() -> dict[str, list[Disclosure]]:
    files = sorted((SHARED / "samples").rglob("*.*")) if SHARED.is_dir() else []
    return {file.name: budgets(file) for file in files if budgets(file)}


@cache
def budgets(file: Path) -> list[Disclosure]:
    return [
        its
        for its in read_path(file).disclosures
        if its.pack in PACKS and its.agency.name and its.statement("income")
    ]


def recovered(name: str) -> list[Recovered]:
    return books(documents()[name])


MISPRINTED = {"社会福利院-2024年单位预算.pdf": "没有科目 30210"}
"""Codes that are printed and that no year has: the book must be corrected."""


def accounts(found: list[Recovered]) -> list[Account]:
    """A department without amounts has those of its units, which stand behind it."""
    units = tuple(one.book for one in found if one.book.cover.scope == "unit")
    return [
        Account(one.book.cover, units, one.book.texts)
        if one.book.members
        else unit_account(one.book)
        for one in found
    ]


def test_all_samples_are_there() -> None:
    assert len(documents()) == 9
    assert sum(map(len, documents().values())) == 11


@pytest.mark.parametrize("name", documents())
def test_the_nine_tables_are_those_that_were_printed(name: str) -> None:
    found = documents()[name]
    gaps = [
        gap
        for disclosure, account in zip(found, accounts(recovered(name)), strict=True)
        for gap in differences(disclosure, account)
    ]
    assert [gap.message for gap in gaps if gap.kind != "四舍五入"] == []
    assert len(gaps) == ROUNDED.get(name, 0)


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
@pytest.mark.parametrize("name", documents())
def test_a_recovered_book_is_read_again(name: str, suffix: str, tmp_path: Path) -> None:
    for one in recovered(name):
        path = tmp_path / f"底册{suffix}"
        write_book(one.book, path, one.gaps)
        read, mistakes = read_book(path)
        expected = [MISPRINTED[name]] if name in MISPRINTED else []
        assert len(mistakes) == len(expected)
        assert all(said in str(its) for said, its in zip(expected, mistakes, strict=True))
        assert read == one.book


def test_a_file_with_its_units_gives_a_department_that_adds_them_up() -> None:
    department, unit = recovered("002_25a7642d433ed1a7.txt")
    assert department.book.members == (unit.book.cover.agency,)
    assert not department.book.lines and unit.book.lines
    assert unit.book.cover.department == department.book.cover.agency
