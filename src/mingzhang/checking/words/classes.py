"""The 类 that all expenditure is said to have, against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from mingzhang import catalogue, keys
from mingzhang.checking.checks import Judged, each_quoted, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.checking.words.figures import Tables, tables
from mingzhang.cube import Point

_FEWEST = 3
_CLASSES = re.compile(r"支出(?:主要)?包括[:：]?(?P<names>[^。；;:：\d]{8,300})")
_CLASS = 3


class ClassesOf(msgspec.Struct, frozen=True):
    """A list of the 类 of all expenditure, with those that the tables print."""

    line: Line
    idle: tuple[str, ...]


def _classes(dossier: Dossier) -> Iterator[tuple[int, ClassesOf]]:
    for index, (disclosure, known) in enumerate(
        zip(dossier.disclosures, dossier.once(tables), strict=True)
    ):
        names = _names(disclosure.year)
        printed = {point.function for table in known.tables for point in table.cells}
        for line in prose(disclosure) if any(printed) else ():
            if "包括" in line.key and (match := _CLASSES.search(line.key)):
                listed = [name.strip() for name in match["names"].split("、")]
                found = [name for name in listed if name in names]
                if len(found) >= max(_FEWEST, len(listed) - 1):
                    yield index, ClassesOf(line, _idle(found, names, known, printed))


@lru_cache(maxsize=64)
def _names(year: int) -> Mapping[str, str]:
    """The codes of all classes of a year, by their folded names."""
    entries = catalogue.functional(year)
    return {keys.fold(entry.name): entry.code for entry in entries if len(entry.code) == _CLASS}


def _idle(
    found: Sequence[str], names: Mapping[str, str], known: Tables, printed: set[str]
) -> tuple[str, ...]:
    """The classes without money in any table."""

    def has_money(code: str) -> bool:
        figures = known.at(Point("expenditure", function=code))
        return any(figure.yuan for figure in figures)

    spent = [name for name in found if names[name] in printed and has_money(names[name])]
    return tuple(name for name in found if name not in spent) if spent else ()


@over("W521", _classes)
def class_has_no_money(item: ClassesOf) -> Judged:
    """支出包括：…、农林水支出, and no table has any."""
    if item.idle:
        named = each_quoted(item.idle)
        yield item.line.flaw(f"列出的{named}在表内没有金额")
