"""四舍五入到合计: amounts rounded before they are added up, so that all that is printed adds up.

A printed cell belongs to several sums at once (by function, fund and nature), the same amount is
printed in several tables and in words, and a department adds up its units. To mend single cells
would break one of these sums, or print one amount in two ways. So cells are not touched: the
lines and projects of the books are rounded to the last place that the forms print, and every
table, every word and the department's own totals are sums of the same rounded amounts.

The total of all books is rounded as always and kept, and so is each project, which people quote
by its amount. What is left for the lines is divided from the top down (`_hierarchy`) by the
method of largest remainders: the parts of a sum are rounded down, and what is left over goes to
those that lost most, one last place each. What was whole stays so, unless the projects before it
leave it no choice. Sums across the hierarchy, such as an economic class of several units, are
off by as much as the lines in them are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TypeAlias

import msgspec

from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.book import Book, BookProject, Holding, Line
from mingzhang.compiling.views import above
from mingzhang.forms import Pack, pack

_PLACES = 2
_WITHIN = "办公用房（平方米）"
"""A part of another row of the assets."""


Key: TypeAlias = tuple[str | int, ...]


class Leaf(msgspec.Struct, frozen=True):
    """An amount of a book that is rounded: this year's money of a line, or what was carried in."""

    key: Key
    """Which one it is."""

    path: Key
    """The sums that it is a part of, from the largest."""

    amount: Decimal
    """元."""

    settled: Decimal | None = None
    """What it is rounded to, where no sum decides that; 元."""


class Rounded(msgspec.Struct, frozen=True):
    """Books whose amounts are whole last places."""

    books: tuple[Book, ...]
    changed: int = 0
    """Amounts that were not whole before."""

    moved: int = 0
    """Those of them that were rounded the other way than to the nearest."""


def round_to_total(books: Sequence[Book], is_transfer: Callable[[Line], bool]) -> Rounded:
    """The books of a department with amounts that print without being rounded again.

    `is_transfer` says what one unit pays another, which the department's total leaves out; it is
    rounded for itself. So are 其中 lines, which hold no money of their own.
    """
    if not books:
        return Rounded(())
    place = last_place(pack(books[0].cover.pack))
    leaves = [
        leaf
        for number, book in enumerate(books)
        for leaf in (
            *_of_lines(number, book, is_transfer, place),
            *_of_projects(number, book, place),
        )
    ]
    held = [leaf for number, book in enumerate(books) for leaf in _of_holdings(number, book, place)]
    rounded = {**_divided(leaves, place), **_divided(held, place)}
    changed = [leaf for leaf in (*leaves, *held) if rounded[leaf.key] != leaf.amount]
    moved = [leaf for leaf in changed if rounded[leaf.key] != nearest(leaf.amount, place)]
    return Rounded(
        tuple(_with(book, number, rounded, place) for number, book in enumerate(books)),
        len(changed),
        len(moved),
    )


def last_place(forms: Pack) -> Decimal:
    """The finest amount that the nine tables print, 元: 100 for 万元, 0.01 for 元."""
    return min(UNITS[form.unit] for form in forms.forms).scaleb(-_PLACES)


# the sums that an amount is a part of


def _of_lines(
    number: int, book: Book, is_transfer: Callable[[Line], bool], place: Decimal
) -> Iterator[Leaf]:
    for at, line in enumerate(book.lines):
        for flow, amount in (("income", line.current), ("carry_in", line.carried)):
            key = (number, "line", at, flow)
            if not amount or line.part or is_transfer(line):
                yield Leaf(key, (), amount, nearest(amount, place))
            else:
                yield Leaf(key, _hierarchy(number, flow, line, line.nature), amount)


def _of_projects(number: int, book: Book, place: Decimal) -> Iterator[Leaf]:
    """This year's money and what was carried in, which make up the rounded budget."""
    for at, project in enumerate(book.projects):
        amounts = (project.current, project.carried)
        budget = nearest(project.budget, place)
        settled = largest_remainders(budget, amounts, place)
        for flow, amount, share in zip(("income", "carry_in"), amounts, settled, strict=True):
            path = () if project.part else _hierarchy(number, flow, project, "project")
            yield Leaf((number, "project", at, flow), path, amount, share)


def _hierarchy(number: int, flow: str, spent: Line | BookProject, nature: str) -> Key:
    """单位, 本年或上年结转, 资金, 支出性质, 功能分类 from 类 to 项."""
    return (
        number,
        flow,
        *reversed(above("fund", spent.fund)),
        *reversed(above("nature", nature)),
        *reversed(above("function", spent.function)),
    )


def _of_holdings(number: int, book: Book, place: Decimal) -> Iterator[Leaf]:
    for label, held in book.holdings.items():
        key = (number, "holding", label)
        if label == _WITHIN:
            yield Leaf(key, (), held.value, nearest(held.value, place))
        else:
            yield Leaf(key, (number,), held.value)


# largest remainders


def _divided(leaves: Sequence[Leaf], place: Decimal) -> dict[Key, Decimal]:
    """Each leaf's rounded amount, by its key."""
    found = {leaf.key: leaf.settled for leaf in leaves if leaf.settled is not None}
    summed = [leaf for leaf in leaves if leaf.path]
    _divide(nearest(_exact(summed), place), summed, 0, place, found)
    return found


def _divide(
    whole: Decimal, leaves: Sequence[Leaf], depth: int, place: Decimal, found: dict[Key, Decimal]
) -> None:
    """Divide a rounded sum among the parts that its leaves have at a depth of their paths."""
    parts: defaultdict[Key, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        parts[leaf.path[depth : depth + 1] or leaf.key].append(leaf)
    settled = [own for own in parts.values() if all(leaf.key in found for leaf in own)]
    left = whole - sum((found[leaf.key] for own in settled for leaf in own), ZERO)
    free = [own for own in parts.values() if any(leaf.key not in found for leaf in own)]
    shares = largest_remainders(left, [_exact(own) for own in free], place)
    for own, share in zip(free, shares, strict=True):
        if depth < len(own[0].path):
            _divide(share, own, depth + 1, place, found)
        else:
            found[own[0].key] = share


def largest_remainders(whole: Decimal, parts: Sequence[Decimal], place: Decimal) -> list[Decimal]:
    """The parts in whole places that add up to a whole number of places.

    None becomes negative; the whole is missed only where there is not enough to take away.

    >>> largest_remainders(Decimal(4), [Decimal("1.34"), Decimal("1.33"), Decimal("1.33")], 1)
    [Decimal('2'), Decimal('1'), Decimal('1')]
    """
    shares = [(part / place).to_integral_value(ROUND_FLOOR) * place for part in parts]
    left = int((whole - sum(shares, ZERO)) / place)
    lost = sorted(range(len(parts)), key=lambda number: shares[number] - parts[number])
    while left > 0 and any(parts):
        given = [number for number in lost if parts[number]][:left]
        for number in given:
            shares[number] += place
        left -= len(given)
    while left < 0 and any(shares):
        taken = [number for number in reversed(lost) if shares[number]][:-left]
        for number in taken:
            shares[number] -= place
        left += len(taken)
    return shares


def _exact(leaves: Sequence[Leaf]) -> Decimal:
    return sum((leaf.amount for leaf in leaves), ZERO)


def nearest(amount: Decimal, place: Decimal) -> Decimal:
    """The nearest whole number of places."""
    return (amount / place).quantize(Decimal(1), ROUND_HALF_UP) * place


# last year's figures


_DIVIDED = {
    "sources": ("basic", "project", "operating"),
    "three_public": ("abroad", "vehicle", "reception"),
    "vehicle": ("vehicle_purchase", "vehicle_running"),
}
"""Figures whose changes on last year the narrative states with those of their parts."""


def _last(figures: Mapping[str, Decimal], place: Decimal) -> dict[str, Decimal]:
    """Last year's figures to the nearest, and parts so that they still make up their whole."""
    found = {name: nearest(amount, place) for name, amount in figures.items()}
    for whole, named in _DIVIDED.items():
        parts = [part for part in named if part in figures]
        rest = figures.get(whole, ZERO) - sum((figures[part] for part in parts), ZERO)
        if whole in figures and rest >= 0:
            exact = [*(figures[part] for part in parts), rest]
            shares = largest_remainders(found[whole], exact, place)
            found |= zip(parts, shares, strict=False)
    return found


# back into the books


def _with(book: Book, number: int, rounded: Mapping[Key, Decimal], place: Decimal) -> Book:
    """The book with its rounded amounts; what repeats a project's budget follows it."""
    replace = msgspec.structs.replace
    projects = tuple(
        replace(
            project,
            current=rounded[number, "project", at, "income"],
            carried=rounded[number, "project", at, "carry_in"],
        )
        for at, project in enumerate(book.projects)
    )
    budgets = {
        (before.name, before.budget): after.budget
        for before, after in zip(book.projects, projects, strict=True)
    }
    return replace(
        book,
        lines=tuple(
            replace(
                line,
                current=rounded[number, "line", at, "income"],
                carried=rounded[number, "line", at, "carry_in"],
            )
            for at, line in enumerate(book.lines)
        ),
        projects=projects,
        purchases=tuple(
            replace(
                its, source_budget=budgets.get((its.source, its.source_budget), its.source_budget)
            )
            for its in book.purchases
        ),
        holdings={
            label: Holding(held.quantity, rounded[number, "holding", label])
            for label, held in book.holdings.items()
        },
        last=_last(book.last, place),
    )
