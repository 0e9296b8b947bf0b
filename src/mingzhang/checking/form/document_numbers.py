"""F423, F427: numbers of documents, 财预〔2017〕98号: a year that there has been, its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, in_all, over
from mingzhang.checking.form.dates import dated_lines
from mingzhang.checking.printed_lines import Line
from mingzhang.disclosure import Disclosure

_NUMBER = re.compile(r"[〔\[【(](?P<year>\d{4})[〕\]】)]第?\d{1,5}号")
_FIRST = 1949
"""No document of a Chinese authority is older."""


def _numbers(disclosure: Disclosure) -> Iterator[tuple[Line, re.Match[str]]]:
    for line in dated_lines(disclosure):
        if "号" in line.text:
            yield from ((line, match) for match in _NUMBER.finditer(keys.fold(line.text)))


class _Quoted(msgspec.Struct, frozen=True):
    """The numbers of documents in one line, and the last year that they can be of."""

    line: Line
    numbers: tuple[re.Match[str], ...]
    last: int


def _dated(disclosure: Disclosure) -> Iterator[_Quoted]:
    last = disclosure.year + (disclosure.kind == "final")  # accounts are made in the next year
    lines: dict[Line, list[re.Match[str]]] = {}
    for line, match in _numbers(disclosure) if disclosure.year else ():
        lines.setdefault(line, []).append(match)
    yield from (_Quoted(line, tuple(numbers), last) for line, numbers in lines.items())


@over("F423", each(_dated))
def document_is_of_no_year(item: _Quoted) -> Iterator[Flaw]:
    """财预〔2107〕98号: a document of a year to come."""
    wrong = [one[0] for one in item.numbers if not _FIRST <= int(one["year"]) <= item.last]
    if wrong:
        yield item.line.flaw(f"的文号{'、'.join(f'“{text}”' for text in wrong)}年份有误")


def _in_other_brackets(disclosure: Disclosure) -> Iterator[tuple[tuple[Line, str], ...]]:
    found = tuple((line, match[0]) for line, match in _numbers(disclosure) if match[0][0] != "〔")
    if found:
        yield found


@over("F427", each(_in_other_brackets))
def year_is_in_other_brackets(found: tuple[tuple[Line, str], ...]) -> Iterator[Flaw]:
    """财预【2017】98号."""
    (line, number), *others = found
    lines = [other.evidence() for other in dict.fromkeys(one for one, _ in others)]
    places = [one.evidence() for one, _ in found]
    yield line.flaw(f"的文号“{number}”，年份应当用六角括号〔〕{in_all(places)}", *lines)
