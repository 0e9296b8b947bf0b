"""Misprints in ordinary words: 按排 for 安排, 开召 for 召开, 水平平 for 水平.

A dictionary with frequencies (jieba's, in rjieba) cuts a text into its likeliest words. A misprint
leaves characters over that belong to no word. Where another character that sounds or looks
alike makes a usual word of them, and the text becomes much likelier by that, it is told.

What is usual is what the document itself prints elsewhere, and the words of official prose
(proof.toml). A word that only the dictionary knows is never put in: rare words, names and what
people abbreviate look like misprints of each other. Nor is a word a misprint that the document
prints among different words again and again. It is sure only where the text becomes far
likelier, or where the document prints the right word elsewhere, and the other one nowhere else.

Only what is left over is looked at, so a text takes little longer than cutting it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise

import msgspec

from mingzhang.checking.misprints import characters
from mingzhang.declared import declared

_HANZI = re.compile("[\u4e00-\u9fff]+")
_DOUBLED = re.compile(r"(.)\1")
_OF_A_DOCUMENT = re.compile(
    r"[\u4e00-\u9fff]{1,10}[〔\[【(﹝]?(?:19|20)\d\d[〕\]】)﹞]?第?\d+号"  # 冀组字〔2024〕8号
)
_ALL = 60_101_964
"""What the frequencies of the dictionary add up to."""

_RARE = 20
"""A word that is rarer can be a misprint: the dictionary has some (按排, 去逝)."""

_USUAL = 2000
"""The dictionary is made of other prose, so usual words count at least so often here."""

_LONGEST = 5
_CONTEXT = 4
"""Characters on each side that are cut again when a word is tried."""

_GAINS = ((5, 3.0), (2, 4.0), (1, 5.0))
"""How much likelier a text must get, as a logarithm, when it prints the right word so often."""

_GAIN_UNPRINTED = 6.3
"""When it does not."""

_UNUSUAL = 3.0
"""By how much more for a word that is none of official prose."""

_ALONE = 1.5
"""By how much more where the wrong character is often a word of its own."""

_SURE = 2.4
"""So much more than is needed is sure, whatever the document prints elsewhere."""

_OWN_WORD = 3
"""So often in different surroundings it is a word of this document's."""

_OFTEN = 3
"""So often a word of the dictionary is one that this document is about."""

_GAIN_ACROSS = 9.0
"""How much likelier two characters that have changed places between words must make a text."""

_CLEAR_ACROSS = 11.0
_WORD = 3
"""A word so long is known by its characters: 委员会; two may be one by chance."""

_DICTIONARY_WORD = 4
_PRINTED_SO = 2
"""Oftener than this in a document it is meant."""

_SHOWN = 4


class Misprint(msgspec.Struct, frozen=True):
    """Characters that are no word, and the word that they should be."""

    written: str
    right: str
    around: str
    """What is written, with some characters on each side."""

    told: str
    is_sure: bool
    """Whether it is far likelier, or the document prints the right word and the other here only."""


class _Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    usual: str
    common: str
    coined: str
    particles: str
    alone: str
    places: str
    surnames: str
    by: str
    measures: str
    behind_shares: str
    shapes: str
    numerals: str
    has_parts: str
    parts: str


class _Run(msgspec.Struct, frozen=True):
    """Chinese characters in a row, and the words that they are cut into."""

    text: str
    words: Sequence[str]
    bounds: Sequence[int]
    """Where each word begins, and at last where the text ends."""


@cache
def _proof() -> _Proof:
    return declared(__package__, "proof.toml", _Proof)


@cache
def _usual() -> frozenset[str]:
    return frozenset(_proof().usual.split())


@cache
def _words() -> frozenset[str]:
    return _usual().union(_proof().common.split())


@cache
def _coined() -> frozenset[str]:
    """Words that the dictionary does not have."""
    return frozenset(_proof().coined.split()).union(
        word for word in _words() if len(_cut(word)) > 1
    )


@cache
def _gaps() -> dict[str, tuple[str, ...]]:
    """The words by what they are without one character: 按? and ?排 for 按排."""
    return _by_gap(_words())


@cache
def _followers() -> dict[str, frozenset[str]]:
    """The characters that follow each character in the words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in (pair for word in _words() for pair in pairwise(word)):
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}


def _by_gap(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for at in range(len(word)):
            found[f"{word[:at]}?{word[at + 1 :]}"].append(word)
    return {gap: tuple(words) for gap, words in found.items()}


def _cut(text: str) -> list[str]:
    import rjieba  # noqa: PLC0415  (loading its dictionary takes a tenth of a second)

    return rjieba.cut(text, False)


@lru_cache(maxsize=1 << 14)
def _frequency(word: str) -> int:
    """How often the dictionary counts a word that it has, and those that it cuts."""
    import rjieba  # noqa: PLC0415

    return rjieba.suggest_freq(word)


@lru_cache(maxsize=1 << 14)
def _is_word(text: str) -> bool:
    return len(text) > 1 and (text in _words() or _frequency(text) >= _RARE)


def _likely(word: str) -> float:
    least = _USUAL if word in _words() else 1
    return math.log(max(_frequency(word), least) / _ALL)


def _likelihood(text: str) -> float:
    return sum(map(_likely, _cut(text)))


def misprints(texts: Iterable[str]) -> Iterator[Misprint]:
    """What the texts misprint, each place once; texts are keys (`keys.fold`)."""
    text = _Text(texts)
    for run in text.runs:
        told: set[int] = set()
        for found in sorted(text.found(run), key=lambda one: -one.gain):
            places = set(range(found.start, found.end))
            if told.isdisjoint(places):
                told |= places
                yield _told(run.text, found, is_sure=text.is_sure(found, run.text))


class _Found(msgspec.Struct, frozen=True):
    start: int
    end: int
    right: str
    gain: float
    is_clear: bool
    """Whether it is sure by itself: far likelier, or between words where one character is gone."""


def _told(run: str, found: _Found, *, is_sure: bool) -> Misprint:
    written = run[found.start : found.end]
    around = run[max(0, found.start - _SHOWN) : found.end + _SHOWN]
    if len(found.right) < len(written):
        told = f"“{around}”里的“{written[0]}”字重复"
    elif sorted(written) == sorted(found.right):
        told = f"“{around}”里的“{written}”颠倒了，应为“{found.right}”"
    else:
        told = f"“{around}”里的“{written}”像是错字，应为“{found.right}”"
    return Misprint(written, found.right, around, told, is_sure)


class _Text:
    """The runs of Chinese characters of a document, cut into words."""

    def __init__(self, texts: Iterable[str]) -> None:
        kept = dict.fromkeys(
            _OF_A_DOCUMENT.sub("0", text) if "号" in text else text for text in texts
        )
        runs = dict.fromkeys(run for text in kept for run in _HANZI.findall(text) if len(run) > 1)
        self.whole = "\n".join(runs)
        cut = _cut(self.whole)
        times = Counter(cut)
        self.known = frozenset(filter(_is_word, times))
        self.runs = [
            _Run(run, words, _bounds(words))
            for run, words in zip(runs, _by_run(cut), strict=True)
            if not self.known.issuperset(words)
        ]
        often = (word for word in self.known - _words() if times[word] >= _OFTEN)
        self.own = frozenset(word for word in often if len(word) <= _LONGEST)
        own = _by_gap(self.own)
        self.fitting = _gaps() | {gap: _gaps().get(gap, ()) + words for gap, words in own.items()}
        """The usual words and the document's own by what they are without one character."""

        self._owned: dict[tuple[str, str], bool] = {}

    def is_sure(self, found: _Found, run: str) -> bool:
        """Whether the text or the document shows that it is misprinted, and no term of a trade."""
        written = run[found.start : found.end]
        is_shown = found.right in self.whole and len(found.right) == len(written)
        return found.is_clear or (is_shown and len(self._surroundings(written)) == 1)

    def found(self, run: _Run) -> Iterator[_Found]:
        for at, word in enumerate(run.words):
            if word not in self.known and not _stands_alone(run.words, at):
                yield from self._other_character(run, at)
                yield from self._other_order(run, at)
                yield from self._across_words(run, at)
        if _DOUBLED.search(run.text):
            yield from self._twice(run)

    def _other_character(self, run: _Run, at: int) -> Iterator[_Found]:
        """Words of which one that is cut is a part, with one of its characters replaced."""
        text, places = run.text, range(run.bounds[at], run.bounds[at + 1])
        for start, end in _windows(run.bounds, at):
            for place in places:
                gap = f"{text[start:place]}?{text[place + 1 : end]}"
                for word in self.fitting.get(gap, ()):
                    right = word[place - start]
                    if right != text[place] and characters.are_mistaken(text[place], right):
                        yield from self._likelier(run, start, end, word)

    def _other_order(self, run: _Run, at: int) -> Iterator[_Found]:
        """Words of two characters that are left over, the other way round."""
        one, other = run.words[at], run.words[at + 1] if at + 1 < len(run.words) else ""
        if len(one) == len(other) == 1 and one != other and other + one in _words():
            start = run.bounds[at]
            yield from self._likelier(run, start, start + 2, other + one)

    def _across_words(self, run: _Run, of: int) -> Iterator[_Found]:
        """Two characters that have changed places within a long word or between two: 行任政务."""
        text, following = run.text, _followers()
        for at in range(max(0, run.bounds[of] - 1), min(run.bounds[of + 1], len(text) - 1)):
            one, other = text[at], text[at + 1]
            if one == other or not (
                text[at + 2 : at + 3] in following.get(one, ())
                or other in following.get(text[at - 1 : at], ())
            ):
                continue
            first, last = max(0, at - _CONTEXT), at + 2 + _CONTEXT
            right = text[first:at] + other + one + text[at + 2 : last]
            start, moved = _covering(_cut(right), at - first, at - first + 2)
            if not self._are_words(moved) or self._is_coined(text, at, at + 2):
                continue
            gain = _likelihood(right) - _likelihood(text[first:last])
            if gain <= _GAIN_ACROSS or _is_in_rhythm(text, at, at + 2):
                continue
            if self.whole.count(text[max(0, at - 1) : at + 3]) <= _PRINTED_SO:
                words, start = "".join(moved), first + start
                yield _Found(start, start + len(words), words, gain, gain > _CLEAR_ACROSS)

    def _are_words(self, texts: Sequence[str]) -> bool:
        """Whether all are words that a document can be about, one of them longer than the two."""
        words = [text for text in texts if len(text) > 1]
        singles = [text for text in texts if len(text) == 1]
        longest = max(map(len, words), default=0)
        is_long = longest >= _WORD or (len(words) > 1 and not singles)
        return (
            is_long
            and all(char in _proof().alone for char in singles)
            and all(
                word in _words() or word in self.own or len(word) >= _DICTIONARY_WORD
                for word in words
            )
        )

    def _likelier(self, run: _Run, start: int, end: int, word: str) -> Iterator[_Found]:
        text = run.text
        written = text[start:end]
        if all(char in _proof().particles for char in written) or self._is_coined(text, start, end):
            return
        if _is_counted(written) or _is_in_a_name(run, start, end, word):
            return
        if _is_share(text, end, word) or _is_in_rhythm(text, start, end):
            return
        gain = _gain(text, start, end, word)
        beyond = gain - self._needed(written, word)
        if beyond > 0 and not self._is_own(written, word):
            yield _Found(start, end, word, gain, beyond >= _SURE)

    def _needed(self, written: str, word: str) -> float:
        times = self.whole.count(word)
        needed = next((gain for least, gain in _GAINS if times >= least), _GAIN_UNPRINTED)
        if word not in _usual() and word not in self.own:
            needed += _UNUSUAL
        wrong = (one for one, other in zip(written, word, strict=True) if one != other)
        if any(char in _proof().alone for char in wrong):
            needed += _ALONE * (len(word) - 1)  # 对干部 is two words, where 村干部 is one
        return needed

    def _is_own(self, written: str, word: str) -> bool:
        """Whether it stands in so many surroundings that it is meant."""
        if (written, word) not in self._owned:
            least = max(_OWN_WORD, self.whole.count(word) / _OWN_WORD)
            self._owned[written, word] = len(self._surroundings(written)) >= least
        return self._owned[written, word]

    def _surroundings(self, written: str) -> set[str]:
        """Where it stands, with a character on each side."""
        return set(re.findall(f".?{written}.?", self.whole))

    def _is_coined(self, run: str, start: int, end: int) -> bool:
        """Whether a known word that the dictionary does not cut covers one of the characters."""
        return any(
            run[first:last] in _coined()
            for first in range(max(0, start - _LONGEST + 1), end)
            for last in range(max(first + 2, start + 1), min(len(run), first + _LONGEST) + 1)
        )

    def _twice(self, run: _Run) -> Iterator[_Found]:
        """A word with its last or an inner character printed twice: 水平平, 青少少年."""
        text = run.text
        for at, (one, two) in enumerate(pairwise(run.words), 1):
            char = two[0]
            if one[-1] != char or char in _proof().alone:
                continue
            start = run.bounds[at]
            is_coined = self._is_coined(text, start, start + 1)
            if _is_whole(one) and (_is_whole(two) or is_coined):
                continue
            behind = text[start + 1 : start + 2]
            is_number = behind == "数" and _is_word(one)
            if is_number and char in _proof().measures:
                continue  # 卫生间间数: how many 间 of them
            if behind and char in _proof().has_parts and behind in _proof().parts:
                continue  # 林场场部, 监狱狱政: a part of it, what it does
            first = start - 1
            once = text[max(0, first - _CONTEXT) : first] + text[start : start + _CONTEXT]
            inside = min(first, _CONTEXT)
            if inside not in _bounds(_cut(once)):
                is_clear = all(_is_whole(word) for word in run.words[at + 1 : at + 2])
                yield _Found(first, first + 2, char, 0, is_clear)


def _is_whole(text: str) -> bool:
    """Whether it is a word, however rare if it is long."""
    return len(text) > 2 or _is_word(text)


def _stands_alone(words: Sequence[str], at: int) -> bool:
    """Whether it is a character that is often a word of its own, between two words."""
    if words[at] not in _proof().alone:
        return False
    is_behind_one = at > 0 and len(words[at - 1]) == 1
    return not is_behind_one and not (at + 1 < len(words) and len(words[at + 1]) == 1)


def _is_counted(written: str) -> bool:
    """逐季, 辆数, 一格: by what something is counted, its number, so many of it."""
    by, of = written[0], written[1:]
    if len(of) > 1:
        return False
    is_by = by in _proof().by and of in _proof().measures
    is_number = by in _proof().measures and of in "数量"
    return is_by or is_number or by in _proof().numerals


def _is_share(run: str, end: int, word: str) -> bool:
    """守规率达到, where 规率 is no 规律: a share ends there, or its value follows."""
    is_end = end == len(run) or run[end] in _proof().behind_shares
    return run[end - 1] == "率" != word[-1] and is_end


def _is_in_rhythm(run: str, start: int, end: int) -> bool:
    """以商招商, 常储常新, 以进促稳: four characters that go in pairs can be coined."""
    for first in range(max(0, end - 4), start + 1):
        four = run[first : first + 4]
        if len(four) == 4 and (four[0] == four[2]) != (four[1] == four[3]):
            return True
        shaped = _shapes().match(run, first)
        if shaped and shaped.end() >= end:
            return True
    return False


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile("|".join(_proof().shapes.split()))


def _is_in_a_name(run: _Run, start: int, end: int, word: str) -> bool:
    """Whether it is part of a name, of which the characters can be any: 响泉镇, 店子村, 王建力."""
    places = _proof().places
    at = run.bounds.index(start)
    before = run.words[at - 1] if at else ""
    after = next(iter(run.words[run.bounds.index(end) :]), "")
    if len(after) == 1 and after in places:
        return True
    is_place = run.text[end - 1] == word[-1] and word[-1] in places
    is_person = end - start == 2 and before in _proof().surnames
    return len(before) == 1 and (is_place or is_person)


def _by_run(cut: Iterable[str]) -> Iterator[list[str]]:
    """The tokens of each line."""
    tokens: list[str] = []
    for token in cut:
        if token == "\n":
            yield tokens
            tokens = []
        else:
            tokens.append(token)
    if tokens:
        yield tokens


def _bounds(words: Iterable[str]) -> list[int]:
    """Where each of the words begins, and where the last one ends."""
    return list(accumulate(map(len, words), initial=0))


def _covering(words: Sequence[str], start: int, end: int) -> tuple[int, Sequence[str]]:
    """The words that have a part of a text, and where they begin."""
    bounds = _bounds(words)
    first = bisect_right(bounds, start) - 1
    return bounds[first], words[first : bisect_left(bounds, end)]


def _windows(bounds: Sequence[int], at: int) -> Iterator[tuple[int, int]]:
    """From where to where some words can be one, the one at a place among them."""
    for start in bounds[at::-1]:
        if bounds[at + 1] - start > _LONGEST:
            return
        for end in bounds[at + 1 :]:
            if end - start > _LONGEST:
                break
            if end - start > 1:
                yield start, end


def _gain(run: str, start: int, end: int, word: str) -> float:
    """How much likelier the text is with the word."""
    before, after = run[max(0, start - _CONTEXT) : start], run[end : end + _CONTEXT]
    now = _likelihood(before + run[start:end] + after)
    return _likelihood(before) + _likely(word) + _likelihood(after) - now
