"""F310–F311: how items are numbered: one list in one style, each item with one number.

Lists stand in lists (1、 and below it 1. 2.), so a number goes on with the list of its own style
where one is open for it, and only else with one of another style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, in_all, over, quote
from mingzhang.disclosure import Disclosure, Printed, Section
from mingzhang.numerals import NUMERAL, number_of

_ITEM = re.compile(rf"[-•·]*(?:(?P<digits>\d{{1,2}})|(?P<numeral>{NUMERAL}))(?P<sign>[、.])(?!\d)")
_TWICE = re.compile(
    rf"[-•·]*(?:(?P<no>\d{{1,2}}|{NUMERAL})(?P<sign>[、.)])(?P=no)(?P<again>[、.)])"
    rf"|\((?P<inner>\d{{1,2}}|{NUMERAL})\)[、.]?\((?P=inner)\))(?!\d)"
)
_FEWEST = 3
"""Items of a list before it can be said to have a style."""

_SHOWN = 16


class Item(msgspec.Struct, frozen=True):
    """A numbered line of a section."""

    section: str
    printed: Printed
    number: int
    style: str
    """What its number is of and the sign behind it: "1、", "一."."""

    @property
    def shown(self) -> str:
        """Its number as printed, and the words behind it."""
        return self.printed.text.strip()[:_SHOWN]


class ListOf(msgspec.Struct):
    """The items so far of a list that is open."""

    items: list[Item]

    @property
    def following(self) -> int:
        """The number that goes on with it."""
        return self.items[-1].number + 1


class Numbered(msgspec.Struct, frozen=True):
    """The lists of a disclosure's narrative, and the lines that are numbered twice."""

    lists: tuple[tuple[Item, ...], ...]
    twice: tuple[tuple[str, Printed, str], ...]


def _numbered(disclosure: Disclosure) -> Iterator[Numbered]:
    lists = tuple(
        tuple(one.items) for section in disclosure.sections for one in _lists(_items(section))
    )
    twice = tuple(
        (section.heading, line, match[0])
        for section in disclosure.sections
        for line in (Printed(section.heading, section.where), *section.paragraphs)
        if (match := _TWICE.match(keys.fold(line.text))) and _is_no_level(match)
    )
    yield Numbered(lists, twice)


def _is_no_level(match: re.Match[str]) -> bool:
    """Whether two numbers are none of a heading of the second level: 1.1. can be, 1.1、 is not."""
    if match["inner"]:
        return True
    return not match["no"].isdigit() or match["sign"] != "." or match["again"] != "."


def _items(section: Section) -> Iterator[Item]:
    for line in section.paragraphs:
        if match := _ITEM.match(keys.fold(line.text)):
            printed = match["digits"] or match["numeral"]
            style = ("1" if match["digits"] else "一") + match["sign"]
            yield Item(section.heading, line, number_of(printed), style)


def _lists(items: Iterator[Item]) -> list[ListOf]:
    """Each item with the list that it goes on with."""
    every: list[ListOf] = []
    open_lists: list[ListOf] = []
    for item in items:
        waiting = [one for one in open_lists if one.following == item.number]
        own = [one for one in waiting if one.items[-1].style == item.style]
        own = own or [one for one in waiting if one.items[0].style == item.style]
        alike = [one for one in waiting if one.items[-1].style[0] == item.style[0]]
        if item.number > 1 and (chosen := (own or alike)[-1:]):
            chosen[0].items.append(item)
            del open_lists[open_lists.index(chosen[0]) + 1 :]
        else:
            open_lists.append(ListOf([item]))
            every.append(open_lists[-1])
    return every


@over("F310", each(_numbered))
def list_has_two_styles(numbered: Numbered) -> Iterator[Flaw]:
    """1. 2. 3、4."""
    odd = [found for items in numbered.lists if (found := _odd(items))]
    if odd:
        before, item = odd[0]
        places = tuple(quote(one.section, one.printed) for _, one in odd)
        yield Flaw(
            f"“{item.section}”同一组条目的编号写法不一："
            f"“{before.shown}”之后是“{item.shown}”{in_all(places)}",
            places,
            section=item.section,
        )


def _odd(items: tuple[Item, ...]) -> tuple[Item, Item] | None:
    """The first item that is numbered otherwise than the one before it."""
    if len(items) < _FEWEST:
        return None
    return next((pair for pair in pairwise(items) if pair[0].style != pair[1].style), None)


@over("F311", each(_numbered))
def line_is_numbered_twice(numbered: Numbered) -> Iterator[Flaw]:
    """2、2.完成危桥改造; （一）（一）."""
    if numbered.twice:
        place, _, shown = numbered.twice[0]
        places = tuple(quote(heading, line) for heading, line, _ in numbered.twice)
        yield Flaw(
            f"“{place}”有一条的编号写了两遍：“{shown}”{in_all(places)}",
            places,
            section=place,
        )
