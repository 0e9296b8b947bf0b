"""Next year's budget book: this year's to be revised, with this year's figures as last year's."""

from __future__ import annotations

import msgspec

from mingzhang.amounts import ZERO
from mingzhang.compiling.book import FIGURES, Book
from mingzhang.compiling.views import total
from mingzhang.forms import all_packs, pack


def next_year(book: Book) -> Book:
    """The same lines and projects as a start; what was carried in ends, reasons are new.

    The forms are those of the same place for the new year, or today's where there are none.
    """
    own = list(book.facts)
    year = book.cover.year + 1
    return msgspec.structs.replace(
        book,
        cover=msgspec.structs.replace(book.cover, year=year, pack=_pack(book.cover.pack, year)),
        lines=tuple(
            msgspec.structs.replace(its, carried=ZERO) for its in book.lines if its.current
        ),
        projects=tuple(
            msgspec.structs.replace(its, carried=ZERO) for its in book.projects if its.current
        ),
        purchases=(),
        last={name: total(own, point) for name, point in FIGURES.items()} if own else {},
        texts=msgspec.structs.replace(book.texts, reasons={}),
    )


def _pack(pack_id: str, year: int) -> str:
    now = pack(pack_id)
    if year in now.years:
        return pack_id
    fitting = [
        its.id
        for its in all_packs()
        if its.jurisdiction == now.jurisdiction and its.stage == now.stage and year in its.years
    ]
    return fitting[0] if fitting else pack_id
