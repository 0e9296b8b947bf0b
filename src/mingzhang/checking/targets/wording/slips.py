"""Wrong words in the target tables and the department's goals.

They are a list (slips.toml) of what can be told from the words around it, and one of words that
are taken for each other (confused.toml), of which the words beside them allow only one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from mingzhang.checking.at_once import lines_saying
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.misprints.pairs import Pair, Sieve, pairs
from mingzhang.checking.misprints.quotes import around_as_printed
from mingzhang.checking.targets.passages import (
    Leak,
    Passage,
    neighbours,
    target_texts,
    target_texts_by_text,
    where_printed,
    wholes,
)
from mingzhang.declared import declared

_SHOWN = 8
_END = "(?=[,。;:、)]|$)"
"""Where clauses end."""

_NEAR = 24
"""Characters within which a wrong word stands, together with what must stand before it."""


class _Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    right: str = ""
    """One for all words, or one for each, with 、 between them."""

    how: str = ""
    """What is wrong, where no one wording is right; a word without either is printed twice."""

    before: str = ""
    after: str = ""

    @property
    def is_doubled(self) -> bool:
        """Whether a word is printed twice."""
        return not (self.right or self.how)

    def told(self, printed: str) -> str:
        """What is wrong with what is printed, and what is right."""
        if self.is_doubled:
            return "重复"
        return self.how or f"像是错字，应为“{self._right(printed)}”"

    def _right(self, printed: str) -> str:
        rights = self.right.split("、")
        number = next(n for n, word in enumerate(self.words) if word in printed)
        return rights[number] if len(rights) == len(self.words) else self.right


@cache
def _pattern(slip: _Slip) -> re.Pattern[str]:
    """Any of the words where what stands around them allows no other meaning.

    Made when a text can have one of them: most texts have none, and all patterns take long.
    """
    return re.compile(f"{slip.before}(?:{'|'.join(slip.words)}){slip.after}")


class _Confused(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that is written for another, and the words beside which it is never meant."""

    wrong: str
    right: str
    before: str = ""
    behind: str = ""
    own: str = ""
    """Words behind which it is meant all the same."""

    def slip(self) -> _Slip:
        """As one of the listed words."""
        beside = [f"(?<={word})" for word in self.before.split()]
        if behind := self.behind.split():
            beside.append(f"(?={self.wrong}的?(?:{'|'.join(behind)}))".replace("。", _END))
        own = "".join(f"(?<!{word})" for word in self.own.split())
        return _Slip((self.wrong,), self.right, before=f"{own}(?:{'|'.join(beside)})")


class _Misprints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    qualifies: str
    slips: tuple[_Slip, ...]


class _Confusions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    confused: tuple[_Confused, ...]


@cache
def _misprints() -> _Misprints:
    return declared(__package__, "slips.toml", _Misprints)


@cache
def _slips() -> tuple[_Slip, ...]:
    """All that are listed."""
    confusions = declared(__package__, "confused.toml", _Confusions)
    return (*_misprints().slips, *(one.slip() for one in confusions.confused))


def qualifies(character: str) -> bool:
    """Whether what has this character more says something else, and is no misprint."""
    return character in _misprints().qualifies


@cache
def _words() -> Sieve:
    """All wrong words."""
    return Sieve(word for slip in _slips() for word in slip.words)


def possible(neighbours: Iterable[Pair]) -> frozenset[str]:
    """The wrong words that a text with these characters side by side can have."""
    return _words().possible(neighbours)


def possible_words(dossier: Dossier) -> list[frozenset[str]]:
    """The wrong words that the texts of each disclosure can have."""
    return list(map(possible, dossier.once(neighbours)))


class Texts(msgspec.Struct, frozen=True):
    """Some passages, and the wrong words that they can have."""

    passages: Sequence[Passage]
    printing: Mapping[str, Sequence[Passage]]
    """The same by what they print."""

    possible: frozenset[str]
    whole: Sequence[Passage] = ()
    """All passages, to find the paragraphs of a goal among."""


def _targets(dossier: Dossier) -> Iterator[tuple[int, Texts]]:
    words = dossier.once(possible_words)
    printing = dossier.once(target_texts_by_text)
    for (index, passages), (_, whole) in zip(target_texts(dossier), wholes(dossier), strict=True):
        yield index, Texts(passages, printing[index], words[index], whole.passages)


@over("P641", _targets)
def wrong_word(texts: Texts) -> Iterator[Flaw]:
    """A word that is no word where it stands: 反应 for 反映, 结队帮扶 for 结对帮扶."""
    yield from wrong_words(texts)


def wrong_words(texts: Texts, doubled: bool = True) -> Iterator[Flaw]:
    """The listed wrong words in some passages, and words that are printed twice."""
    printing = texts.printing
    whole = "\n".join(printing)
    places = {word: list(lines_saying(whole, word)) for word in texts.possible if word in whole}
    order = {key: at for at, key in enumerate(printing)} if places else {}
    told: dict[tuple[int, str], tuple[str, list[_Place]]] = {}
    taken: set[tuple[str, int]] = set()
    for slip in _slips() if places else ():
        if (doubled or not slip.is_doubled) and (words := places.keys() & slip.words):
            found = {key for word in words for key in places[word]}
            for no, its in _by_project(sorted(found, key=order.__getitem__), slip, printing, taken):
                wrong = its[0].match[0]
                told.setdefault((no, wrong), (slip.told(wrong), []))[1].extend(its)
    for (_, wrong), (how, its) in told.items():
        shown = around_as_printed(its[0].passage.printed.text, its[0].match, _SHOWN)
        where = {id(one.passage): where_printed(one.passage, wrong, texts.whole) for one in its}
        yield Leak(wrong, tuple(where.values())).flaw(f"“{shown}”里的“{wrong}”{how}")


def is_listed(key: str, words: str, *, doubled: bool = True) -> bool:
    """Whether a listed wrong word, or a doubled one, stands where a text has these words."""
    start = key.find(words)
    near = key[max(0, start - _NEAR) : start + len(words) + _NEAR]
    known = {word for word in possible(pairs(near)) if word in near}
    return bool(known) and any(
        match.start() < start + len(words) and start < match.end()
        for slip in _slips()
        if (doubled or not slip.is_doubled) and not known.isdisjoint(slip.words)
        for match in _pattern(slip).finditer(key)
    )


class _Place(NamedTuple):
    """A passage that has a slip."""

    passage: Passage
    match: re.Match[str]


def _by_project(
    keys: Iterable[str],
    slip: _Slip,
    printing: Mapping[str, Sequence[Passage]],
    taken: set[tuple[str, int]],
) -> Iterable[tuple[int, list[_Place]]]:
    """The places that have the slip, project by project; not those that another slip has taken."""
    having: defaultdict[int, list[_Place]] = defaultdict(list)
    for key in keys:
        match = _pattern(slip).search(key)
        if match is None or (key, match.start()) in taken:
            continue
        taken.update((key, at) for at in range(*match.span()))
        for passage in printing[key]:
            having[passage.item.its.no if passage.item else 0].append(_Place(passage, match))
    return having.items()
