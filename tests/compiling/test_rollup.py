"""Units' books make up the department: all of them, once, without what they pay each other."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.compiling.book import Book, Line
from mingzhang.compiling.compose import disclosure
from mingzhang.compiling.rollup import CannotRollUpError, accounts
from mingzhang.cube import Point
from tests.compiling.test_compose import made

WHOLE = Point("uses")


def with_lines(book: Book, *lines: Line) -> Book:
    return msgspec.structs.replace(book, lines=(*book.lines, *lines))


def subsidy(payer: Book, receiver: Book, given: str, taken: str) -> tuple[Book, Book]:
    """The payer hands money of the general budget to the receiver, who spends it on wages."""
    paid = Line(
        "2130104", "", "general", "subsidised", Decimal(given),
        counterpart=receiver.cover.agency.code,
    )  # fmt: skip
    spent = Line(
        "2130104", "30101", "superior", "personnel", Decimal(taken),
        counterpart=payer.cover.agency.code,
    )  # fmt: skip
    return with_lines(payer, paid), with_lines(receiver, spent)


def test_what_one_unit_pays_another_is_counted_once() -> None:
    own, first, second = made("hebei-2024", 2024)
    plain = accounts([own, first, second])[0].amount(WHOLE)
    payer, receiver = subsidy(first, second, "50000", "50000")
    whole, *units = accounts([own, payer, receiver])
    assert whole.amount(WHOLE) == plain + 50_000
    assert sum(unit.amount(WHOLE) for unit in units) == plain + 100_000
    assert whole.amount(Point("income", fund="superior")) == 0
    (report,) = check([disclosure(whole)])
    assert [finding.message for finding in report.findings] == []


def test_a_payment_that_the_other_side_does_not_know_is_told() -> None:
    own, first, second = made("hebei-2024", 2024)
    payer, receiver = subsidy(first, second, "50000", "40000")
    with pytest.raises(CannotRollUpError, match=r"付给.*50000 元.*40000 元"):
        accounts([own, payer, receiver])


def test_a_unit_that_is_missing_is_named() -> None:
    own, first, second = made("hebei-2024", 2024)
    with pytest.raises(CannotRollUpError, match=f"缺少“{second.cover.agency.name}”的底册"):
        accounts([own, first])


def renamed(book: Book, **changes: object) -> Book:
    return msgspec.structs.replace(book, cover=msgspec.structs.replace(book.cover, **changes))


def test_two_books_of_one_unit_are_told() -> None:
    own, first, second = made("hebei-2024", 2024)
    same = renamed(second, agency=first.cover.agency)
    with pytest.raises(CannotRollUpError) as caught:
        accounts([own, first, same])
    said = "；".join(caught.value.reasons)
    assert f"“单位编码”都是“{first.cover.agency.code}”" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"year": 2025}, "“预算年度”不一致：2024、2025", id="another year"),
        pytest.param({"pack": "hebei-2023"}, "“表样”不一致", id="another pack"),
    ],
)
def test_books_that_do_not_belong_together_are_told(changes: dict[str, object], said: str) -> None:
    own, first, second = made("hebei-2024", 2024)
    with pytest.raises(CannotRollUpError, match=said):
        accounts([own, first, renamed(second, **changes)])


def test_units_alone_are_compiled_without_a_department() -> None:
    _, first, second = made("hebei-2024", 2024)
    assert [its.cover.agency.name for its in accounts([first, second])] == [
        first.cover.agency.name,
        second.cover.agency.name,
    ]
