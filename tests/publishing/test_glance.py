"""The charts of a page: the figures of the tables, and last year's as the book has them."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import FIGURE_NAMES, Book
from mingzhang.compiling.compose import disclosure
from mingzhang.publishing.charts import Bar, Chart, largest
from mingzhang.publishing.glance import glance
from tests.compiling.test_compose import PACKS, made

_WAN = Decimal(10000)


def chart(book: Book, title: str) -> Chart | None:
    charts = glance(disclosure(unit_account(book)))
    return next((its for its in charts if its.title.startswith(title)), None)


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_last_years_bars_are_the_books_figures(pack: str, year: int) -> None:
    book = made(pack, year)[1]
    found = chart(book, "与上年相比")
    assert found is not None and found.headings[1:3] == (f"{year}年", f"{year - 1}年")
    last = {FIGURE_NAMES[name]: yuan for name, yuan in book.last.items()}
    for bar in found.bars:
        assert abs(bar.amounts[1] - last[bar.label]) <= _WAN * Decimal("0.02")


def test_where_nothing_is_said_of_last_year_there_is_no_such_chart() -> None:
    book = made("hebei-2024", 2024)[1]
    silent = msgspec.structs.replace(disclosure(unit_account(book)), claims=())
    assert [its.title for its in glance(silent) if "上年相比" in its.title] == []


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_where_money_comes_from_is_all_of_it(pack: str, year: int) -> None:
    book = made(pack, year)[1]
    found = chart(book, "收入从哪里来")
    assert found is not None
    whole = unit_account(book).figure("sources")
    assert abs(sum(bar.amounts[0] for bar in found.bars) - whole) <= _WAN * Decimal("0.05")


def test_bars_are_as_long_as_their_amounts() -> None:
    two = Chart("", ("", ""), (Bar("甲", ("4",), (Decimal(4),)), Bar("乙", ("1",), (Decimal(1),))))
    assert [two.percent(bar.amounts[0]) for bar in two.bars] == [Decimal(100), Decimal(25)]


def test_what_is_too_small_to_show_is_one_bar() -> None:
    bars = largest([(str(number), Decimal(number)) for number in range(1, 13)], most=3)
    assert bars == (("12", Decimal(12)), ("11", Decimal(11)), ("其余 10 项", Decimal(55)))
