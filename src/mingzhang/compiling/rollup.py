"""Units' books to the department's account: all units there, transfers between them eliminated.

A subsidy from one unit to another would be counted twice in the department's total: as what
the first pays and as what the second spends. The payment is left out, and what the second
spends of it is shown with the fund that the first took it from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.amounts import ZERO
from mingzhang.compiling.account import Account, unit_account
from mingzhang.compiling.book import Book, Line
from mingzhang.compiling.round_to_total import Rounded, round_to_total

_PAID = ("subsidised", "remitted")
_RECEIVED = ("superior", "affiliated")


class CannotRollUpError(Exception):
    """The books do not make up a department; each of `reasons` is a line for the user."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("；".join(reasons))
        self.reasons = tuple(reasons)


def accounts(books: Sequence[Book]) -> list[Account]:
    """The department's account first, where its own book is there, then its units'.

    Raises CannotRollUpError where books contradict each other or a unit is missing.
    """
    _refuse(books)
    return _accounts(books)


def rounded_accounts(books: Sequence[Book]) -> tuple[list[Account], Rounded]:
    """The same of amounts that are rounded first, and what that has changed.

    Raises CannotRollUpError as `accounts` does.
    """
    _refuse(books)
    codes = _codes(books)
    rounded = round_to_total(books, lambda line: line.nature in _PAID and line.counterpart in codes)
    return _accounts(rounded.books), rounded


def _refuse(books: Sequence[Book]) -> None:
    """Raise CannotRollUpError for books that do not make up a department."""
    own, units = _by_scope(books)
    reasons = [*_contradictions(books), *(_missing(own[0], units) if own else ())]
    if reasons:
        raise CannotRollUpError(reasons)
    if own:
        _agree(*_transfers(_together(own[0], units)))


def _by_scope(books: Sequence[Book]) -> tuple[list[Book], list[Book]]:
    """The department's own book, if it is there, and its units'."""
    own = [book for book in books if book.cover.scope == "department"]
    return own, [book for book in books if book.cover.scope == "unit"]


def _accounts(books: Sequence[Book]) -> list[Account]:
    own, units = _by_scope(books)
    whole = [_department(own[0], units)] if own else []
    return [*whole, *map(unit_account, units)]


def _contradictions(books: Sequence[Book]) -> list[str]:
    found: list[str] = []
    for what, values in (
        ("预算年度", {book.cover.year for book in books}),
        ("表样", {book.cover.pack for book in books}),
        ("部门编码", {book.cover.department.code for book in books} - {""}),
        ("部门名称", {book.cover.department.name for book in books}),
    ):
        if len(values) > 1:
            shown = "、".join(map(str, sorted(values)))
            found.append(f"各底册的“{what}”不一致：{shown}；请改成一致")
    departments = [book for book in books if book.cover.scope == "department"]
    if len(departments) > 1:
        found.append(f"有 {len(departments)} 本部门底册；一个部门只要一本")
    agencies = [book.cover.agency for book in books if book.cover.scope == "unit"]
    for what, texts in (
        ("单位编码", [agency.code for agency in agencies if agency.code]),
        ("单位名称", [agency.name for agency in agencies]),
    ):
        for text, count in Counter(texts).items():
            if count > 1:
                found.append(f"有 {count} 本底册的“{what}”都是“{text}”；请改正或去掉重复的一本")
    return found


def _missing(own: Book, units: Sequence[Book]) -> list[str]:
    """Units that the department names and that are not here, and the other way round."""
    names = {keys.fold(book.cover.agency.name) for book in units}
    listed = {keys.fold(agency.name): agency.name for agency in own.members}
    found = [f"缺少“{name}”的底册" for key, name in listed.items() if key not in names]
    if listed:
        found += [
            f"“{book.cover.agency.name}”不在部门底册的“所属单位”里"
            for book in units
            if keys.fold(book.cover.agency.name) not in listed
        ]
    return found


def _department(own: Book, units: Sequence[Book]) -> Account:
    return Account(own.cover, _eliminated(_together(own, units)), own.texts, own.goals)


def _together(own: Book, units: Sequence[Book]) -> tuple[Book, ...]:
    """The books with the department's money: its own only where it has amounts."""
    return (*units, own) if own.lines or own.projects else tuple(units)


def _codes(books: Sequence[Book]) -> set[str]:
    return {book.cover.agency.code for book in books if book.cover.agency.code}


_Paid: TypeAlias = dict[tuple[str, str], dict[str, Decimal]]
"""By who pays whom: the amounts by fund."""

_Received: TypeAlias = dict[tuple[str, str], Decimal]


def _transfers(books: Sequence[Book]) -> tuple[_Paid, _Received]:
    """What the books say that one of them pays to another, and has from another."""
    codes = _codes(books)
    paid: defaultdict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    received: defaultdict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    for book in books:
        for line in book.lines:
            if line.counterpart not in codes:
                continue
            here = book.cover.agency.code
            if line.nature in _PAID:
                funds = paid[here, line.counterpart]
                funds[line.fund] = funds.get(line.fund, ZERO) + line.amount
            elif line.fund in _RECEIVED:
                received[line.counterpart, here] += line.amount
    return dict(paid), dict(received)


def _eliminated(books: tuple[Book, ...]) -> tuple[Book, ...]:
    """The books without what one of them pays to another."""
    codes = _codes(books)
    paid, _ = _transfers(books)
    return tuple(
        msgspec.structs.replace(book, lines=tuple(_kept(book, codes, paid))) for book in books
    )


def _agree(paid: _Paid, received: _Received) -> None:
    reasons: list[str] = []
    for pair in sorted({*paid, *received}):
        given, taken = sum(paid.get(pair, {}).values(), ZERO), received.get(pair, ZERO)
        if given != taken:
            reasons.append(
                f"{pair[0]} 付给 {pair[1]} {given} 元，"
                f"{pair[1]} 填的来自 {pair[0]} 的是 {taken} 元；"
                "请核对两边的“往来单位编码”和金额"
            )
        elif len(paid.get(pair, ())) > 1:
            reasons.append(f"{pair[0]} 付给 {pair[1]} 的钱出自几种资金，不能抵销；请分清后各填一种")
    if reasons:
        raise CannotRollUpError(reasons)


def _kept(book: Book, codes: set[str], paid: _Paid) -> list[Line]:
    kept: list[Line] = []
    for line in book.lines:
        if line.counterpart not in codes:
            kept.append(line)
        elif line.nature not in _PAID:
            funds = paid.get((line.counterpart, book.cover.agency.code), {line.fund: ZERO})
            kept.append(msgspec.structs.replace(line, fund=next(iter(funds))))
    return kept
