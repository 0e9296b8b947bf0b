"""F532: sentences that no reader takes as they stand: 比上年持平, 提高党建工作, 并组织。

What is looked for are closed patterns (grammar.toml), each of them wrong whatever stands around
it. Most stand nowhere, so the words that each needs are looked for first. Verbs and nouns that do
not go together are `collocations`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from mingzhang.checking.at_once import lines_saying
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form import collocations
from mingzhang.checking.misprints.pairs import Pair, Sieve
from mingzhang.checking.misprints.quotes import around_as_printed
from mingzhang.checking.targets.passages import (
    Leak,
    Passage,
    all_printed_once,
    by_text,
    narrative_texts,
    neighbours,
    where_printed,
    whole_texts,
)
from mingzhang.checking.targets.wording import slips
from mingzhang.declared import declared

_SHOWN = 10
"""Characters shown on each side of what was found."""

_NEAR = 40
"""Characters on each side in which what another rule tells can begin or end."""

_LIST = re.compile("<([a-z]+)>")


class _Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    name: str
    needs: tuple[str, ...]
    pattern: str
    how: str
    at_once: bool = False
    """Whether all its instances are one finding: what is between its words is no fault."""

    in_targets: bool = True
    """Whether it is looked for in goals and target tables, too; what is not, P218 and P644 tell."""

    in_projects: bool = True
    """Whether it is looked for in the cells of projects; P204 and P633 tell it there."""

    elsewhere: str = ""
    """The sections in which another rule tells it: P363 in the notes on projects' funds."""


class _Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, tuple[str, ...]]
    faults: tuple[_Fault, ...]


@cache
def _grammar() -> _Grammar:
    return declared(__package__, "grammar.toml", _Grammar)


@cache
def _expression(fault: _Fault) -> re.Pattern[str]:
    """A fault's pattern with its lists of words; made when a text can have it."""
    return re.compile(_LIST.sub(_any_of, fault.pattern))


def _any_of(name: re.Match[str]) -> str:
    return f"(?:{'|'.join(_grammar().words[name[1]])})"


@cache
def _needed() -> Sieve:
    """The words that faults need."""
    return Sieve(word for fault in _grammar().faults for word in fault.needs)


def _possible(present: frozenset[Pair]) -> Iterator[tuple[_Fault, list[str]]]:
    """The faults that a text with these neighbours can have, each with the words to look for."""
    words = _needed().possible(present)
    for fault in _grammar().faults if words else ():
        if found := [word for word in fault.needs if word in words]:
            yield fault, found


class _Texts(msgspec.Struct, frozen=True):
    """Texts that are looked through for one fault after the other."""

    printing: dict[str, list[Passage]]
    """Each with the passages that print it."""

    whole: str
    """All of them, each on a line of its own."""

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> _Texts:
        """The texts of some passages."""
        printing = by_text(passages)
        return cls(printing, "\n".join(printing))


class Faulty(msgspec.Struct, frozen=True):
    """What is wrong with the grammar of some passages, in the same words."""

    leak: Leak
    how: str


def _faulty(dossier: Dossier) -> Iterator[tuple[int, Faulty]]:
    narratives = dict(narrative_texts(dossier))
    present, once = dossier.once(neighbours), dossier.once(all_printed_once)
    for index, passages in whole_texts(dossier):
        everything, narrative = _Texts.of(once[index]), _Texts.of(narratives[index])
        for fault, words in _possible(present[index]):
            texts = everything if fault.in_targets else narrative
            for shown, found in _found(texts, fault, words):
                yield index, Faulty(_where_printed(shown, found, passages), fault.how)
        for found, how in _unfit(everything):
            yield index, Faulty(_where_printed(found.what, found, passages), how)


def _where_printed(shown: str, found: Leak, passages: Sequence[Passage]) -> Leak:
    """What is shown of a fault, with the paragraphs that print it."""
    printed = (where_printed(one, found.what, passages) for one in found.passages)
    places = {str(one.evidence().where): one for one in printed}
    return Leak(shown, tuple(places.values()))


def _unfit(texts: _Texts) -> Iterator[tuple[Leak, str]]:
    """The clauses of which verb and noun do not go together, and the passages that have them."""
    for one in collocations.unfit(texts.whole):
        lines = lines_saying(texts.whole, one.clause)
        passages = (passage for line in lines for passage in texts.printing[line])
        yield Leak(one.clause, tuple(passages)), one.how


def _is_told(fault: _Fault, passage: Passage) -> bool:
    """Whether another rule tells a fault where a passage stands."""
    if passage.item and not fault.in_projects:
        return True
    return bool(fault.elsewhere and re.search(fault.elsewhere, passage.title))


def _found(texts: _Texts, fault: _Fault, words: Iterable[str]) -> Iterator[tuple[str, Leak]]:
    """Each different match of a fault with what stands around it, and the passages that have it."""
    printing, expression = texts.printing, _expression(fault)
    lines = dict.fromkeys(line for word in words for line in lines_saying(texts.whole, word))
    places: dict[str, list[Passage]] = {}
    first: dict[str, tuple[str, str]] = {}
    for line in lines:
        if not expression.search(line) or _is_told(fault, printing[line][0]):
            continue
        matches = {match[0]: match for match in expression.finditer(line)}
        for what, match in matches.items():
            near = line[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if slips.is_listed(near, what):
                continue  # P641 and F514 tell it
            one = fault.name if fault.at_once else what
            places.setdefault(one, []).extend(printing[line])
            if one not in first:
                shown = around_as_printed(printing[line][0].printed.text, match, _SHOWN)
                first[one] = what, shown
    for one, passages in places.items():
        what, shown = first[one]
        yield shown, Leak(what, tuple(passages))


@over("F532", _faulty)
def sentence_is_not_grammatical(item: Faulty) -> Iterator[Flaw]:
    """比上年持平, 提高党建工作, 更好的服务群众."""
    yield item.leak.flaw(f"“{item.leak.what}”：{item.how}")
