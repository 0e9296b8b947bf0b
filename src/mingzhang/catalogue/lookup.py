"""What `mz codes` asks and answers: a code or a name, in all classifications at once.

`search` gives values, `describe` gives the Chinese lines for the terminal. Codes and names
that do not hold in the year are found too, after those that do, and say so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from mingzhang.catalogue.entries import SCHEMES, Entry, Scheme, level_of
from mingzhang.catalogue.names import likeness, name_key
from mingzhang.catalogue.trees import (
    Catalogue,
    economic,
    functional,
    government_economic,
    match_order,
)

Match = Literal["found", "similar"]

_LABELS: dict[Scheme, str] = {
    "functional": "功能",
    "economic": "经济（部门）",
    "government_economic": "经济（政府）",
}
_CATALOGUES = {
    "functional": functional,
    "economic": economic,
    "government_economic": government_economic,
}
_HOW_TO_ASK = "请输入科目编码或它的前几位（如 213），或者名称中的几个字（如 村民委员会）。"
_SUGGESTIONS = 5
_NAME_WIDTH = 40
"""Columns of the terminal; a longer name pushes its line out, not everybody's."""


class Hit(msgspec.Struct, frozen=True):
    """One entry that answers a query, with what stands around it."""

    entry: Entry

    path: tuple[Entry, ...]
    """The entries above, 类 first, in the year asked for or the nearest in which this one holds."""

    in_year: bool
    """Whether the entry holds in the year asked for."""

    others: tuple[Entry, ...]
    """The same code under other names in other years, oldest first."""

    match: Match = "found"
    """"similar": nothing was found, and this is near."""

    @property
    def classification(self) -> str:
        """功能, 经济（部门） or 经济（政府）."""
        return _LABELS[self.entry.scheme]


def search(query: str, year: int) -> list[Hit]:
    """All entries that answer a code (or its first digits) or a name (or a part of it).

    The best match leads whatever its classification. Where nothing matches in any year,
    the hits are suggestions and say so in `match`.
    """
    key = name_key(query)
    if not key:
        return []
    catalogues = [_CATALOGUES[scheme](year) for scheme in SCHEMES]
    now = [_hit(one, entry) for one in catalogues for entry in one.find(query)]
    told = {(hit.entry.scheme, hit.entry.code) for hit in now}
    past = [
        _hit(one, entry)
        for one in catalogues
        for entry in one.find_elsewhen(query)
        if (entry.scheme, entry.code) not in told
    ]
    found = [*now, *past]
    found.sort(key=lambda hit: (not hit.in_year, match_order(hit.entry, key)))
    return found or _suggestions(catalogues, query, key)


def describe(hits: Sequence[Hit], query: str, year: int, limit: int = 20) -> str:
    """The answer of `mz codes` as lines for a terminal, without a line break at the end."""
    return "\n".join(_lines(hits, query.strip(), year, limit))


def _suggestions(catalogues: Sequence[Catalogue], query: str, key: str) -> list[Hit]:
    near = [
        _hit(one, entry, "similar")
        for one in catalogues
        for entry in one.suggest(query, _SUGGESTIONS)
    ]
    if key.isdigit():
        near.sort(key=lambda hit: hit.entry.code[:3] != key[:3])
    else:
        near.sort(key=lambda hit: -likeness(key, name_key(hit.entry.name)))
    return near[:_SUGGESTIONS]


def _lines(hits: Sequence[Hit], query: str, year: int, limit: int) -> Iterator[str]:
    if not query:
        yield f"没有可查的内容。{_HOW_TO_ASK}"
        return
    yield from _heading(hits, query, year)
    shown = hits[:limit]
    width = max((min(_width(hit.entry.name), _NAME_WIDTH) for hit in shown), default=0)
    for hit in shown:
        yield ""
        yield from _hit_lines(hit, year, width)
    if len(hits) > limit:
        yield ""
        yield f"只列出前 {limit} 条，另有 {len(hits) - limit} 条。请输入更完整的编码或名称。"


def _heading(hits: Sequence[Hit], query: str, year: int) -> Iterator[str]:
    what = f"编码 {query}" if level_of(name_key(query)) else f"“{query}”"
    if not hits:
        yield f"没有找到{what}（{year} 年），也没有相近的科目。{_HOW_TO_ASK}"
        yield "本表收录不全，没有找到不等于没有这个科目；请以当年《政府收支分类科目》为准。"
    elif hits[0].match == "similar":
        yield f"没有找到{what}（{year} 年），可能是本表没有收录。您是不是要找："
    elif any(hit.in_year for hit in hits):
        yield f"{what}（{year} 年）：共 {len(hits)} 条"
    else:
        yield f"没有找到{what}（{year} 年）；其他年度有 {len(hits)} 条："
    for scheme in SCHEMES:
        catalogue = _CATALOGUES[scheme](year)
        if not catalogue.covered and (not hits or any(hit.entry.scheme == scheme for hit in hits)):
            yield (
                f"注意：{_LABELS[scheme]}科目从 {catalogue.first_year} 年起收录，"
                f"{year} 年的编码和名称可能不同。"
            )


def _hit_lines(hit: Hit, year: int, width: int) -> Iterator[str]:
    entry, indent = hit.entry, " " * 9
    columns = (
        f"{entry.code:<7}",
        _pad(entry.name, width),
        _pad(hit.classification, 12),
        entry.level,
        entry.provenance,
    )
    yield "  ".join(columns)
    if hit.path:
        yield indent + " › ".join(f"{step.code} {step.name}" for step in (*hit.path, entry))
    catalogue = _CATALOGUES[entry.scheme](year)
    years = _years(entry, catalogue.first_year)
    if not hit.in_year and catalogue.covered:
        gone = "不用这个名称" if entry.code in catalogue else "没有这个科目"
        yield f"{indent}按本表，{year} 年{gone}；使用年度：{years}"
    elif years:
        yield f"{indent}使用年度：{years}"
    for other in hit.others:
        yield f"{indent}{_years(other, catalogue.first_year)}名称：{other.name}"
    if entry.note:
        yield f"{indent}说明：{entry.note}"


def _hit(catalogue: Catalogue, entry: Entry, match: Match = "found") -> Hit:
    rows = [*catalogue.other_years(entry.code)]
    if now := catalogue.get(entry.code):
        rows.append(now)
    rows.sort(key=lambda row: row.valid_from or 0)
    nearest = max(catalogue.year, entry.valid_from or 0)
    nearest = max(min(nearest, entry.valid_to or nearest), catalogue.first_year)
    return Hit(
        entry=entry,
        path=_CATALOGUES[entry.scheme](nearest).ancestors(entry.code),
        in_year=entry.valid_in(catalogue.year),
        others=tuple(row for row in rows if row != entry),
        match=match,
    )


def _years(entry: Entry, first_year: int) -> str:
    """The years of an entry in words; "" for one that holds throughout.

    The first year of a table is a default, so a row from then on may be older.
    """
    old = entry.valid_from is None or entry.valid_from <= first_year
    if entry.valid_to is None:
        return "" if old else f"{entry.valid_from} 年起"
    if old:
        return f"{entry.valid_to} 年及以前"
    if entry.valid_from == entry.valid_to:
        return f"{entry.valid_to} 年"
    return f"{entry.valid_from}—{entry.valid_to} 年"


def _width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))
