"""F420: the order of rows that have codes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from mingzhang.catalogue import economic, functional, level_of, name_key
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.disclosure import Disclosure, Printed, Row, Statement

_FEWEST = 3
"""Rows with codes before one of them can be said to stand in a wrong place."""

_SORTED = 6
"""Codes that go up, of which one can be said to stand in a wrong place."""

_OFF = 2
"""Rows that can do so: two that have changed places."""


class Listed(msgspec.Struct, frozen=True):
    """The rows of a table that lists codes."""

    statement: Statement
    rows: tuple[Row, ...]
    year: int


def _coded_rows(disclosure: Disclosure) -> Iterator[Listed]:
    """Rows with codes, of tables that show one agency; of two blocks side by side each block."""
    for table in disclosure.printed_statements:
        if any(row.agency for row in table.rows):
            continue
        for side in dict.fromkeys(row.side for row in table.rows):
            own = tuple(row for row in table.rows if row.side == side and row.code)
            if len(own) >= _FEWEST:
                yield Listed(table, own, disclosure.year)


class Misplaced(NamedTuple):
    """A row that is not where its code asks for, the one beside it, and on which side it is."""

    row: Row
    beside: Row
    side: Literal["之前", "之后"]


def _place_of(its: Misplaced) -> str:
    row, beside = its.row, its.beside
    return f"“{row.code} {row.name}”印在“{beside.code} {beside.name}”{its.side}"


def _out_of_order(item: Listed) -> list[Misplaced]:
    """Rows that are not where their codes ask for, if all others are.

    A code that is not its name's is misprinted, and its row may stand where it should.
    """
    codes = [row.account or row.code for row in item.rows]
    if any(row.side for row in item.rows):
        return []  # blocks beside each other share a side
    if len(codes) < _SORTED or len(set(codes)) < len(codes) or not all(map(level_of, codes)):
        return []
    off = _beside_the_longest(codes)
    if not 0 < len(off) <= _OFF or _SORTED * len(off) > len(codes):
        return []
    if not all(_is_its_name(item.rows[place], item.year) for place in off):
        return []
    return [_misplaced(item.rows, codes, place) for place in off]


def _misplaced(rows: Sequence[Row], codes: Sequence[str], place: int) -> Misplaced:
    if place + 1 < len(codes) and codes[place + 1] < codes[place]:
        return Misplaced(rows[place], rows[place + 1], "之前")
    return Misplaced(rows[place], rows[place - 1], "之后")


def _beside_the_longest(codes: Sequence[str]) -> list[int]:
    """The places that are not in the longest run of codes that go up."""
    ends: list[int] = []
    above: list[int] = []
    for place, code in enumerate(codes):
        at = bisect_left(ends, code, key=codes.__getitem__)
        above.append(ends[at - 1] if at else -1)
        ends[at : at + 1] = [place]
    kept = set()
    place = ends[-1]
    while place >= 0:
        kept.add(place)
        place = above[place]
    return [place for place in range(len(codes)) if place not in kept]


def _is_its_name(row: Row, year: int) -> bool:
    code = row.account or row.code
    entry = (functional(year) if code.startswith("2") else economic(year)).get(code)
    return entry is not None and name_key(entry.name) == name_key(row.name)


@over("F420", each(_coded_rows))
def part_stands_before_its_whole(item: Listed) -> Iterator[Flaw]:
    """21011 above 210: readers and programs add up what stands below a 类 or 款."""
    if off := _out_of_order(item):
        title = item.statement.title
        told = "；".join(map(_place_of, off))
        yield Flaw(
            f"《{title}》{told}，其他科目都是按编码的次序印的",
            tuple(quote(title, Printed(f"{row.code} {row.name}", row.where)) for row, _, _ in off),
            statement=item.statement.id,
        )
        return
    printed = {row.code: place for place, row in reversed([*enumerate(item.rows)])}
    for part, row in pairwise(item.rows):
        if (
            part.code != row.code
            and part.code.startswith(row.code)
            and (printed[row.code] > printed[part.code])
        ):
            title = item.statement.title
            yield Flaw(
                f"《{title}》“{part.code} {part.name}”印在它的上级“{row.code} {row.name}”之前",
                tuple(
                    quote(title, Printed(f"{own.code} {own.name}", own.where))
                    for own in (part, row)
                ),
                statement=item.statement.id,
            )
