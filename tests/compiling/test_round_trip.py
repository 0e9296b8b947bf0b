"""From any legal book to files and back: the same disclosure, and the checks find no error."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mingzhang.compiling import rollup
from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import Book, Cover, Line
from mingzhang.compiling.books.files import read_book, write_book
from mingzhang.compiling.compose import disclosure
from mingzhang.compiling.from_published.differences import differences
from mingzhang.compiling.from_published.whole import Recovered, books
from mingzhang.disclosure import Agency, Disclosure
from mingzhang.publishing.publish import WRITERS, errors, reads_the_same
from tests.compiling.odd_books import unit_books
from tests.compiling.test_compose import PACKS

SLOW = settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("suffix", ["html", "xlsx", "docx"])
@pytest.mark.parametrize(("pack", "year"), PACKS)
@SLOW
@given(data=st.data())
def test_what_is_published_reads_as_it_was_compiled(
    pack: str, year: int, suffix: str, data: st.DataObject
) -> None:
    compiled = disclosure(unit_account(data.draw(unit_books(pack, year))))
    assert [finding.message for finding in errors([compiled])] == []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{suffix}"
        WRITERS[suffix](compiled, path)
        assert reads_the_same(compiled, path)


@pytest.mark.parametrize("suffix", ["xlsx", "json"])
@pytest.mark.parametrize(("pack", "year"), PACKS)
@SLOW
@given(data=st.data())
def test_a_written_book_is_the_same_book(
    pack: str, year: int, suffix: str, data: st.DataObject
) -> None:
    book = data.draw(unit_books(pack, year))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"底册.{suffix}"
        write_book(book, path)
        read, mistakes = read_book(path)
    assert [str(mistake) for mistake in mistakes] == []
    assert read == book


@pytest.mark.parametrize(("pack", "year"), PACKS)
@SLOW
@given(data=st.data())
def test_a_book_from_a_disclosure_compiles_to_its_tables(
    pack: str, year: int, data: st.DataObject
) -> None:
    compiled = disclosure(unit_account(data.draw(unit_books(pack, year))))
    (one,) = books([compiled])
    (account,) = rollup.accounts([one.book])
    found = differences(compiled, account)
    assert [gap.message for gap in found if gap.kind != "四舍五入"] == []


def _untold_funds(one: Recovered) -> list[str]:
    """What the tables carry over without saying of which of a function's funds."""
    return [gap.message for gap in one.gaps if "没有印是" in gap.message]


def _carried(function: str, fund: str, carried: int) -> Line:
    return Line(function, "30101", fund, "personnel", Decimal(1_000_000), Decimal(carried))


_BOTH_FUNDS = (_carried("2010101", "general", 0), _carried("2010101", "government_fund", 70_000))


def _compiled(pack: str, year: int, lines: tuple[Line, ...]) -> Disclosure:
    own = Agency("203001", "平湖县第一中学")
    cover = Cover(pack, year, "unit", own, Agency("203", "平湖县某某局"))
    return disclosure(unit_account(Book(cover, lines=lines)))


@pytest.mark.parametrize(("pack", "year"), PACKS[:2], ids=["2023", "2024"])
@pytest.mark.parametrize(
    "lines",
    [
        _BOTH_FUNDS,
        (*_BOTH_FUNDS, _carried("2010102", "general", 30_000)),
        (_carried("2010101", "general", 20_000), _carried("2010101", "government_fund", 70_000)),
    ],
    ids=["one fund's", "another function's too", "both funds'"],
)
def test_of_which_fund_money_was_carried_over_is_told_by_the_totals(
    pack: str, year: int, lines: tuple[Line, ...]
) -> None:
    compiled = _compiled(pack, year, lines)
    (one,) = books([compiled])
    assert _untold_funds(one) == []
    (account,) = rollup.accounts([one.book])
    assert [gap.message for gap in differences(compiled, account)] == []


@pytest.mark.parametrize(("pack", "year"), PACKS[:2], ids=["2023", "2024"])
def test_carried_money_that_does_not_add_up_is_not_divided(pack: str, year: int) -> None:
    printed = msgspec.json.encode(_compiled(pack, year, _BOTH_FUNDS)).decode()
    of_the_fund = '"二、政府性基金预算拨款","cells":{"amount":{"text":"7.00"'
    assert of_the_fund in printed
    edited = printed.replace(of_the_fund, of_the_fund.replace("7.00", "3.00"))
    (one,) = books([msgspec.json.decode(edited, type=Disclosure)])
    (told,) = _untold_funds(one)
    assert "70000.00 元" in told


@pytest.mark.parametrize(("pack", "year"), PACKS[:2], ids=["2023", "2024"])
def test_two_functions_with_two_funds_can_be_divided_in_ways(pack: str, year: int) -> None:
    lines = (
        *_BOTH_FUNDS,
        _carried("2010102", "general", 30_000),
        _carried("2010102", "government_fund", 0),
    )
    (one,) = books([_compiled(pack, year, lines)])
    first, second = _untold_funds(one)
    assert "2010101" in first and "70000.00 元" in first
    assert "2010102" in second and "30000.00 元" in second


@pytest.mark.parametrize(("pack", "year"), PACKS[1:3])
@settings(max_examples=1, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(data=st.data())
def test_thirty_units_add_up_to_their_department(pack: str, year: int, data: st.DataObject) -> None:
    kinds = data.draw(st.lists(unit_books(pack, year), min_size=2, max_size=4))
    units = [_numbered(kinds[number % len(kinds)], number) for number in range(30)]
    own = Agency("203", "平湖县某某局")
    cover = Cover(pack, year, "department", own, own)
    whole = Book(cover, texts=units[0].texts, members=tuple(its.cover.agency for its in units))
    family = [disclosure(account) for account in rollup.accounts([whole, *units])]
    assert [finding.message for finding in errors(family)] == []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.html"
        WRITERS["html"](family[0], path)
        assert reads_the_same(family[0], path)


def _numbered(book: Book, number: int) -> Book:
    """The same unit with a code, a name and projects of its own."""
    agency = Agency(f"203{number + 1:03d}", f"平湖县第{number + 1}实验小学")
    cover = msgspec.structs.replace(book.cover, agency=agency)
    projects = tuple(
        msgspec.structs.replace(
            its, code=f"13052924P{number:05d}{place:06d}", name=f"{its.name}（{number + 1}校）"
        )
        for place, its in enumerate(book.projects)
    )
    return msgspec.structs.replace(book, cover=cover, projects=projects, purchases=())
