"""Units' books to the department's account: all units there, transfers between them eliminated.

A subsidy from one unit to another would be counted twice in the department's total: as what
the first pays and as what the second spends. The payment is left out, and what the second
spends of it is shown with the fund that the first took it from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import ZERO
from mingzhang.compiling.account import Account, unit_account
from mingzhang.compiling.book import Book, Line

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
    own = [book for book in books if book.cover.scope == "department"]
    units = [book for book in books if book.cover.scope == "unit"]
    reasons = [*_contradictions(books), *(_missing(own[0], units) if own else ())]
    if reasons:
        raise CannotRollUpError(reasons)
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
    books = tuple(units) + ((own,) if own.lines or own.projects else ())
    return Account(own.cover, _eliminated(books), own.texts, own.goals)


def _eliminated(books: tuple[Book, ...]) -> tuple[Book, ...]:
    """The books without what one of them pays to another."""
    codes = {book.cover.agency.code for book in books if book.cover.agency.code}
    paid: defaultdict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    received: defaultdict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    for book in books:
        for line in book.lines:
            if line.counterpart not in codes:
                continue
            here = book.cover.agency.code
            amount = line.current + line.carried
            if line.nature in _PAID:
                funds = paid[here, line.counterpart]
                funds[line.fund] = funds.get(line.fund, ZERO) + amount
            elif line.fund in _RECEIVED:
                received[line.counterpart, here] += amount
    _agree(paid, received)
    return tuple(
        msgspec.structs.replace(book, lines=tuple(_kept(book, codes, paid))) for book in books
    )


def _agree(
    paid: dict[tuple[str, str], dict[str, Decimal]], received: dict[tuple[str, str], Decimal]
) -> None:
    reasons: list[str] = []
    for pair in sorted({*paid, *received}):
        given, taken = sum(paid.get(pair, {}).values(), ZERO), received.get(pair, ZERO)
        if given != taken:
            reasons.append(
                f"{pair[0]} 付给 {pair[1]} {given} 元，"
                f"{pair[1]} 填的来自 {pair[0]} 的是 {taken} 元；"
                "请核对两边的“往来单位编码”和金额"
            )
        elif len(paid[pair]) > 1:
            reasons.append(f"{pair[0]} 付给 {pair[1]} 的钱出自几种资金，不能抵销；请分清后各填一种")
    if reasons:
        raise CannotRollUpError(reasons)


def _kept(
    book: Book, codes: set[str], paid: dict[tuple[str, str], dict[str, Decimal]]
) -> list[Line]:
    kept: list[Line] = []
    for line in book.lines:
        if line.counterpart not in codes:
            kept.append(line)
        elif line.nature not in _PAID:
            funds = paid.get((line.counterpart, book.cover.agency.code), {line.fund: ZERO})
            kept.append(msgspec.structs.replace(line, fund=next(iter(funds))))
    return kept
