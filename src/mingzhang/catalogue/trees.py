"""The classification of one year as a tree.

Rows of other years are kept beside it, because a document that prints last year's name is
a different matter from one that prints a name nobody has heard of.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import cast

from mingzhang.catalogue.entries import Entry, Level, Scheme, level_of, parent_code
from mingzhang.catalogue.names import likeness, name_key
from mingzhang.kept import kept

_YEARS_KEPT = 32
"""Catalogues are kept by year; what a document prints as its year must not fill the memory."""

_ALIKE = 0.6
"""Share of the typed characters that a name has in the same order, to be worth suggesting."""

_DEPTH: dict[Scheme, tuple[Level, ...]] = {
    "functional": ("类", "款", "项"),
    "economic": ("类", "款"),
    "government_economic": ("类", "款"),
}


class Catalogue:
    """One classification in one budget year.

    A year before `first_year` is not covered: hardly any row claims to hold then, and
    `get` says None rather than guess. `other_years` still finds the code.
    """

    def __init__(self, scheme: Scheme, year: int, rows: Iterable[Entry]) -> None:
        self.scheme: Scheme = scheme
        self.year = year
        self._rows = tuple(rows)
        self._by_code = {row.code: row for row in self._rows if row.valid_in(year)}

    def __iter__(self) -> Iterator[Entry]:
        """The year's entries by code, each 类 followed by its 款 and 项."""
        return iter(self._in_order)

    @kept
    def _in_order(self) -> tuple[Entry, ...]:
        return tuple(sorted(self._by_code.values(), key=lambda entry: entry.code))

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    @kept
    def first_year(self) -> int:
        """The first budget year that the table covers."""
        return min(row.valid_from for row in self._rows if row.valid_from is not None)

    @property
    def covered(self) -> bool:
        """Whether the table says anything about this year; if not, a missing code means nothing."""
        return self.year >= self.first_year

    def level_of(self, code: str) -> Level | None:
        """类, 款 or 项 by digits; None where this classification has no such level."""
        level = level_of(code)
        return level if level in _DEPTH[self.scheme] else None

    def is_code_shape(self, text: str) -> bool:
        """Whether a text could be a code of this classification. It need not exist."""
        return self.level_of(text) is not None

    def get(self, code: str) -> Entry | None:
        """The entry with exactly this code in this year."""
        return self._by_code.get(code)

    def other_years(self, code: str) -> tuple[Entry, ...]:
        """The same code in years other than this one, oldest first: former and later names."""
        return self._elsewhen.get(code, ())

    def parent(self, code: str) -> Entry | None:
        """The entry one level up, also for a code that is not in the table itself."""
        above = parent_code(code) if self.is_code_shape(code) else None
        return None if above is None else self.get(above)

    def ancestors(self, code: str) -> tuple[Entry, ...]:
        """From the 类 down to the level above the code."""
        above = self.parent(code)
        return () if above is None else (*self.ancestors(above.code), above)

    def children(self, code: str) -> tuple[Entry, ...]:
        """The entries exactly one level down, by code."""
        return self._children.get(code, ())

    def roots(self) -> tuple[Entry, ...]:
        """All 类, by code."""
        return self._children.get(None, ())

    def by_name(self, name: str) -> tuple[Entry, ...]:
        """All entries with this name, by code: 行政运行 stands under nearly every 款."""
        return self._by_key.get(name_key(name), ())

    def search(self, query: str, limit: int = 10) -> tuple[Entry, ...]:
        """What a person may mean: the matches of `find`, or else of `suggest`."""
        return (self.find(query) or self.suggest(query, limit))[:limit]

    def find(self, query: str) -> tuple[Entry, ...]:
        """This year's entries whose code begins with the query or whose name contains it.

        The whole code or name comes first, then names that begin with the query.
        """
        return _matching(self._keyed, name_key(query))

    def find_elsewhen(self, query: str) -> tuple[Entry, ...]:
        """The same among the rows that do not hold in this year."""
        return _matching(self._keyed_elsewhen, name_key(query))

    def suggest(self, query: str, limit: int = 10) -> tuple[Entry, ...]:
        """您是不是要找: near names; or codes one slip away, and what the code would stand under."""
        key = name_key(query)
        if key.isascii() and key.isdigit():
            return self._near_codes(key)[:limit]
        return self._near_names(key, limit)

    def _near_codes(self, code: str) -> tuple[Entry, ...]:
        slips = [entry for entry in self if _is_one_slip(entry.code, code)]
        slips.sort(key=lambda entry: entry.code[:-2] != code[:-2])
        above = next((e for digits in (7, 5, 3) if (e := self.get(code[:digits]))), None)
        around = () if above is None else (above, *self.children(above.code))
        return tuple(dict.fromkeys((*slips, *around)))

    def _near_names(self, key: str, limit: int) -> tuple[Entry, ...]:
        scored = [(likeness(key, name), name) for name in self._by_key]
        near = sorted((one for one in scored if one[0] >= _ALIKE), reverse=True)[:limit]
        groups = [self._by_key[name] for _, name in near]
        first = (group[0] for group in groups)
        rest = (entry for group in groups for entry in group[1:])
        return (*first, *rest)[:limit]

    @kept
    def _children(self) -> dict[str | None, tuple[Entry, ...]]:
        found: dict[str | None, list[Entry]] = {}
        for entry in self:
            found.setdefault(parent_code(entry.code), []).append(entry)
        return {code: tuple(entries) for code, entries in found.items()}

    @kept
    def _elsewhen(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for row in sorted(self._rows, key=lambda row: row.valid_from or 0):
            if not row.valid_in(self.year):
                found.setdefault(row.code, []).append(row)
        return {code: tuple(rows) for code, rows in found.items()}

    @kept
    def _keyed(self) -> tuple[tuple[str, Entry], ...]:
        return tuple((name_key(entry.name), entry) for entry in self)

    @kept
    def _keyed_elsewhen(self) -> tuple[tuple[str, Entry], ...]:
        rows = (row for row in self._rows if not row.valid_in(self.year))
        return tuple((name_key(row.name), row) for row in rows)

    @kept
    def _by_key(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for key, entry in self._keyed:
            found.setdefault(key, []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}


def functional(year: int) -> Catalogue:
    """支出功能分类 for a budget year."""
    return _catalogue("functional", year)


def economic(year: int) -> Catalogue:
    """部门预算支出经济分类 for a budget year: what departments and units print."""
    return _catalogue("economic", year)


def government_economic(year: int) -> Catalogue:
    """政府预算支出经济分类 for a budget year: what finance bureaus print."""
    return _catalogue("government_economic", year)


def table_rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the CSV files under data/, as they stand there."""
    from importlib import resources  # noqa: PLC0415 - costs more than reading the tables

    file = resources.files("mingzhang.catalogue") / "data" / name
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


@lru_cache(maxsize=_YEARS_KEPT)
def _catalogue(scheme: Scheme, year: int) -> Catalogue:
    rows = _functional_rows() if scheme == "functional" else _economic_rows()
    return Catalogue(scheme, year, (row for row in rows if row.scheme == scheme))


@lru_cache(maxsize=1)
def _functional_rows() -> tuple[Entry, ...]:
    return tuple(_entry("functional", row) for row in table_rows("functional-classification.csv"))


@lru_cache(maxsize=1)
def _economic_rows() -> tuple[Entry, ...]:
    schemes: dict[str, Scheme] = {"department": "economic", "government": "government_economic"}
    return tuple(
        _entry(schemes[row["scheme"]], row) for row in table_rows("economic-classification.csv")
    )


def _entry(scheme: Scheme, row: dict[str, str]) -> Entry:
    return Entry(
        scheme=scheme,
        code=row["code"],
        name=row["name"],
        level=cast(Level, row["level"]),
        valid_from=int(row["valid_from"]) if row["valid_from"] else None,
        valid_to=int(row["valid_to"]) if row["valid_to"] else None,
        source=row["source"],
        budget=row.get("budget", ""),
        note=row["note"],
    )


def match_order(entry: Entry, key: str) -> tuple[int, int, str]:
    """For sorting what `find` found: all of the name or code, then its beginning, then a part;
    within these 类 before 款 before 项."""
    name, code = name_key(entry.name), entry.code
    if key in (name, code):
        return 0, len(code), code
    return 1 if name.startswith(key) or code.startswith(key) else 2, len(code), code


def _matching(keyed: Iterable[tuple[str, Entry]], key: str) -> tuple[Entry, ...]:
    found = [row for name, row in keyed if key and (key in name or row.code.startswith(key))]
    return tuple(sorted(found, key=lambda row: match_order(row, key)))


def _is_one_slip(code: str, typed: str) -> bool:
    """One digit mistyped, or two neighbours exchanged."""
    if len(code) != len(typed):
        return False
    wrong = [place for place in range(len(code)) if code[place] != typed[place]]
    if len(wrong) == 2:
        left, right = wrong
        return right == left + 1 and code[left] == typed[right] and code[right] == typed[left]
    return len(wrong) == 1
