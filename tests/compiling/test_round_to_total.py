"""With amounts rounded before they are added up, nothing that is printed needs explaining."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzhang.amounts import ZERO
from mingzhang.checking.check import check
from mingzhang.compiling import rollup
from mingzhang.compiling.book import Book, Line
from mingzhang.compiling.compose import disclosure
from mingzhang.compiling.round_to_total import largest_remainders, nearest
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure
from mingzhang.publishing.publish import errors
from mingzhang.samples import books, invent
from tests.compiling.odd_books import unit_books
from tests.compiling.test_compose import PACKS, made
from tests.compiling.test_rollup import subsidy

HEBEI = [pack for pack in PACKS if pack[0].startswith("hebei")]
PLACE = Decimal(100)
SLOW = settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
yuan = st.decimals(0, 10_000_000, places=2)


def explained(its: Disclosure) -> list[str]:
    tables = (*its.statements, its.procurement, its.assets)
    said = [note for table in tables for note in table.notes]
    said += [line.text for section in its.sections for line in section.paragraphs]
    return [text for text in said if "尾差" in text]


def family(pack: str, year: int, seed: int, units: int) -> list[Book]:
    county = invent.county(seed, 1, units, (year - 1, year), rounding=True)
    found = list(books.books(county, county.departments[0], year, pack))
    return [msgspec.structs.replace(book, purchases=()) for book in found]


@given(parts=st.lists(yuan, min_size=1, max_size=30))
def test_parts_add_up_and_none_moves_by_a_place(parts: list[Decimal]) -> None:
    whole = nearest(sum(parts, ZERO), PLACE)
    shares = largest_remainders(whole, parts, PLACE)
    assert sum(shares, ZERO) == whole
    for part, share in zip(parts, shares, strict=True):
        assert share % PLACE == 0 and abs(share - part) < PLACE
        assert share == part or part % PLACE


@given(parts=st.lists(yuan, min_size=1, max_size=30), moved=st.integers(-40, 40))
def test_what_others_have_moved_is_spread_and_nothing_becomes_negative(
    parts: list[Decimal], moved: int
) -> None:
    whole = nearest(sum(parts, ZERO), PLACE) + moved * PLACE
    shares = largest_remainders(whole, parts, PLACE)
    assert min(shares) >= 0
    if any(parts):
        assert sum(shares, ZERO) == max(whole, ZERO)


@pytest.mark.parametrize(("pack", "year"), HEBEI)
@SLOW
@given(seed=st.integers(0, 10_000), units=st.integers(1, 3))
def test_a_department_and_its_units_add_up_everywhere(
    pack: str, year: int, seed: int, units: int
) -> None:
    found = family(pack, year, seed, units)
    plain = rollup.accounts(found)
    accounts, rounded = rollup.rounded_accounts(found)
    compiled = [disclosure(account) for account in accounts]
    assert errors(compiled) == []
    for its, report in zip(compiled, check(compiled), strict=True):
        assert [finding.message for finding in report.rounding] == []
        assert explained(its) == []
    for before, after in zip(found, rounded.books, strict=True):
        for one, other in zip(before.projects, after.projects, strict=True):
            assert other.budget == nearest(one.budget, PLACE)
    for point in (Point("uses"), Point("sources")):
        assert accounts[0].amount(point) == nearest(plain[0].amount(point), PLACE)


@pytest.mark.parametrize(("pack", "year"), HEBEI)
@SLOW
@given(data=st.data())
def test_an_odd_book_adds_up_too(pack: str, year: int, data: st.DataObject) -> None:
    book = msgspec.structs.replace(data.draw(unit_books(pack, year)), purchases=())
    (account,), rounded = rollup.rounded_accounts([book])
    compiled = disclosure(account)
    (report,) = check([compiled])
    assert [finding.message for finding in report.rounding] == []
    assert explained(compiled) == []
    assert rounded.moved <= rounded.changed


def test_what_one_unit_pays_another_may_be_odd() -> None:
    own, first, second = made("hebei-2024", 2024)
    paid = subsidy(first, second, "50050.01", "50050.01")
    (whole, *_), _ = rollup.rounded_accounts([own, *paid])
    (plain, *_) = rollup.accounts([own, *paid])
    assert whole.amount(Point("uses")) == nearest(plain.amount(Point("uses")), PLACE)
    (report,) = check([disclosure(whole)])
    assert [finding.message for finding in (*report.findings, *report.rounding)] == []


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param(("133.34", "133.33", "133.33"), ("200", "100", "100"), id="lost most"),
        pytest.param(("33.34", "33.33", "33.33"), ("100", "0", "0"), id="a sum of nothings"),
        pytest.param(("150", "150", "200"), ("200", "100", "200"), id="the first of two alike"),
        pytest.param(("12300", "4500", "100"), ("12300", "4500", "100"), id="whole already"),
    ],
)
def test_the_lines_of_one_account(amounts: tuple[str, ...], expected: tuple[str, ...]) -> None:
    _, unit, *_ = made("hebei-2024", 2024)
    changes: dict[str, Any] = {"carried": ZERO, "counterpart": "", "item": ""}
    lines: list[Line] = [
        msgspec.structs.replace(unit.lines[0], current=Decimal(amount), **changes)
        for amount in amounts
    ]
    book = msgspec.structs.replace(unit, lines=tuple(lines), projects=(), purchases=())
    _, rounded = rollup.rounded_accounts([book])
    assert [line.current for line in rounded.books[0].lines] == list(map(Decimal, expected))


def test_tables_in_yuan_leave_the_books_as_they_are() -> None:
    found = family("shanghai-2026", 2026, 1, 2)
    _, rounded = rollup.rounded_accounts(found)
    assert (rounded.books, rounded.changed) == (tuple(found), 0)
