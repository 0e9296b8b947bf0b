"""F3: the numbers of headings and of the items below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form import completeness, passages
from mingzhang.disclosure import Disclosure, Printed, Section

_NUMERALS = "一二三四五六七八九十"
_STYLES = (
    re.compile(r"[-•·\s]*\((?P<no>[一二三四五六七八九十]{1,3})\)"),
    re.compile(r"[-•·\s]*(?P<no>[一二三四五六七八九十]{1,3})、"),
    re.compile(r"[-•·\s]*(?P<no>\d{1,2})[、.](?!\d)"),
    re.compile(r"[-•·\s]*\((?P<no>\d{1,2})\)"),
)
_FEWEST = 2
"""Items of a list before one can be said to be left out."""


def number_of(numeral: str) -> int:
    """一 to 九十九, or digits; 0 for anything else.

    >>> number_of("十二"), number_of("7"), number_of("二十")
    (12, 7, 20)
    """
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if any(len(part) > 1 or (part and part not in _NUMERALS) for part in (tens, ones)):
        return 0
    units = _NUMERALS.index(ones) + 1 if ones else 0
    return ((_NUMERALS.index(tens) + 1 if tens else 1) * 10 if ten else 0) + units


def numeral_of(number: int) -> str:
    """The Chinese numeral up to 99."""
    tens, ones = divmod(number, 10)
    lead = "" if not tens else ("十" if tens == 1 else _NUMERALS[tens - 1] + "十")
    return lead + (_NUMERALS[ones - 1] if ones else "")


# the sections


def _numbered(disclosure: Disclosure) -> Iterator[Disclosure]:
    """The disclosures whose forms print the sections' numbers."""
    sections = forms.pack(disclosure.pack).sections.get(disclosure.scope, ())
    if len(disclosure.sections) > _FEWEST and not any(form.bare for form in sections):
        yield disclosure


@over("F303", each(_numbered))
def sections_are_misnumbered(disclosure: Disclosure) -> Iterator[Flaw]:
    """A number that is left out or comes twice, where no section is missing."""
    lacking = any(outline.lacking for outline in completeness.outlines(disclosure))
    numbered = [(section, number_of(section.no)) for section in disclosure.sections if section.no]
    for (before, last), (section, number) in pairwise(numbered):
        name, above = passages.heading(section), passages.heading(before)
        evidence = (
            quote(name, Printed(name, section.where)),
            quote(above, Printed(above, before.where)),
        )
        if number == 1 or not number or not last:
            continue  # a part of its own, which counts anew
        if number == last:
            yield Flaw(f"“{above}”之后又是“{name}”，序号重复", evidence, section=name)
        elif number > last + 1 and not lacking:
            left = "、".join(numeral_of(n) for n in range(last + 1, number))
            yield Flaw(f"“{above}”之后是“{name}”，没有序号“{left}”", evidence, section=name)
        elif number < last:
            yield Flaw(f"“{above}”之后是“{name}”，序号颠倒", evidence, section=name)


# the items of lists


class ListsOf(msgspec.Struct, frozen=True):
    """The numbered items of a section, in one style of numbers."""

    section: Section
    style: int
    items: tuple[tuple[int, Printed], ...]


def _lists(disclosure: Disclosure) -> Iterator[ListsOf]:
    for section in disclosure.sections:
        if len(section.tables) > 1:
            continue  # the headings of its tables count on, and are not among the paragraphs
        for style, pattern in enumerate(_STYLES):
            items = [
                (number, paragraph)
                for paragraph in section.paragraphs
                if (match := pattern.match(keys.fold(paragraph.text)))
                and (number := number_of(match["no"]))
            ]
            if len(items) > _FEWEST:
                yield ListsOf(section, style, tuple(items))


@over("F304", each(_lists))
def items_are_misnumbered(item: ListsOf) -> Iterator[Flaw]:
    """An item's number that is left out or comes twice; lists in lists are followed."""
    open_lists: list[int] = []
    name = passages.heading(item.section)
    for number, paragraph in item.items:
        if number == 1:
            open_lists.append(1)
            continue
        while open_lists and number - 1 in open_lists[:-1] and open_lists[-1] != number - 1:
            open_lists.pop()
        last = open_lists[-1] if open_lists else 0
        if last and number == last:
            message = f"“{name}”里序号“{_shown(item, number)}”用了两次"
            yield Flaw(message, (quote(name, paragraph),), section=name)
        elif last >= _FEWEST and number == last + 2 and not _stands_inside(item, number - 1):
            message = f"“{name}”里序号从“{_shown(item, last)}”跳到“{_shown(item, number)}”"
            yield Flaw(message, (quote(name, paragraph),), section=name)
        if open_lists:
            open_lists[-1] = number
        else:
            open_lists.append(number)


def _shown(item: ListsOf, number: int) -> str:
    numeral = str(number) if item.style > 1 else numeral_of(number)
    return ("（{}）", "{}、", "{}、", "（{}）")[item.style].format(numeral)


def _stands_inside(item: ListsOf, number: int) -> bool:
    """Whether the number stands inside a line: two items were printed as one paragraph."""
    numeral = str(number) if item.style > 1 else numeral_of(number)
    mark = ("\\({}\\)", "{}、", "{}[、.]", "\\({}\\)")[item.style].format(numeral)
    return bool(re.search(mark, keys.fold(item.section.text)))
