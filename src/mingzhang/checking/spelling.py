"""Misprints that a document's own words betray: 社区事物受理 where 社区事务受理 is meant.

Two places of a document, or a place and an official name, have the same characters before and
after, and between them characters that sound alike or look alike: one of them is misprinted.
No list of wrong words is needed, so what is found is not limited to what was seen before. The
windows of all texts are indexed by their sound, so the time is linear, but for what is written
in two ways: all texts are searched for each of these.

sounds.tsv has the commonest reading of the characters of GB 2312; spelling.toml what looks
alike, what can be either, and the fixed phrases of official prose.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations, takewhile

import msgspec

_HANZI = re.compile("[\u4e00-\u9fff]+")
_SHORT, _LONG = 5, 9
"""Characters of a window in which one, or two in a row, may differ."""

_PHRASE = 4
"""Characters that the shortest phrases have."""

_OWN_WORD = 3
"""Surroundings in which a word stands that is one of its own and no misprint."""

_EDGES = "^$\n"
"""Put around the clauses that are looked at, and between them."""

_MORE = 2
"""Characters shown behind a window."""


class Variant(msgspec.Struct, frozen=True):
    """Words that are written in two ways."""

    written: str
    """As the rarer way has them."""

    other: str
    start: int
    """The first character that differs; those up to `end` do."""

    end: int
    is_official: bool
    """Whether the other way is an official name or phrase."""

    @property
    def around(self) -> str:
        """The characters that differ, with one on each side."""
        return self.written[max(0, self.start - 1) : self.end + 1]

    @property
    def wrong(self) -> str:
        """The characters that differ."""
        return self.written[self.start : self.end]

    @property
    def right(self) -> str:
        """What the other way has instead."""
        return self.other[self.start : self.end]


class _Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    shapes: tuple[str, ...]
    both: tuple[str, ...]
    grammar: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]


@cache
def _spelling() -> _Spelling:
    text = resources.files(__package__).joinpath("spelling.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Spelling)


@cache
def _sounds() -> dict[int, str]:
    """Each character to the first that sounds like it; z and zh, en and eng are one sound."""
    table = resources.files(__package__).joinpath("sounds.tsv").read_text("utf-8")
    groups: defaultdict[str, str] = defaultdict(str)
    for line in table.splitlines():
        reading, characters = line.split("\t")
        reading = re.sub("^([zcs])h", r"\1", reading)
        groups[re.sub("(?<=[ei])ng$", "n", reading)] += characters
    return {ord(char): group[0] for group in groups.values() for char in group}


@cache
def _shapes() -> dict[int, str]:
    return {ord(char): group[0] for group in _spelling().shapes for char in group}


@cache
def _either() -> frozenset[tuple[str, str]]:
    """Pairs that sound alike and can both be right: characters, and words of two."""
    groups = (*map(tuple, _spelling().both), *(words.split() for words in _spelling().words))
    return frozenset((one, other) for group in groups for one in group for other in group)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(_spelling().grammar)


def looks_like(written: str, right: str) -> bool:
    """Whether each character that differs sounds or looks like the one in its place.

    >>> looks_like("财政拔款", "财政拨款"), looks_like("科目名成", "科目名称")
    (True, True)
    >>> looks_like("上年收入", "本年收入")
    False
    """
    differing = [pair for pair in zip(written, right, strict=True) if len({*pair}) > 1]
    tables = (_sounds(), _shapes())
    return all(
        any(one.translate(table) == other.translate(table) for table in tables)
        for one, other in differing
    )


class _Names(msgspec.Struct, frozen=True):
    """The windows of official names, and each by its key."""

    known: frozenset[str]
    by_key: dict[str, str]


@lru_cache(maxsize=64)
def _names(official: frozenset[str], alike: Callable[[], dict[int, str]], size: int) -> _Names:
    names = {run for text in official for run in _HANZI.findall(text)}
    known = {name[at : at + size] for name in names for at in range(len(name) - size + 1)}
    table = alike()
    return _Names(frozenset(known), {name.translate(table): name for name in sorted(known)})


def variants(texts: Iterable[str], official: frozenset[str] = frozenset()) -> Iterator[Variant]:
    """Words that the texts write in two ways, or otherwise than official names and phrases."""
    runs = sorted({f"^{run}$" for text in texts for run in _HANZI.findall(text)})
    found: dict[tuple[str, str], Variant] = {}
    for variant in (
        *_phrases_misprinted(runs),
        *_written_twice(runs, official, _sounds, _SHORT),
        *_written_twice(runs, official, _shapes, _SHORT),
        *_written_twice(runs, official, _sounds, _LONG),
    ):
        found.setdefault((variant.written, variant.other), variant)
    return _each_once(found.values())


def _each_once(found: Iterable[Variant]) -> Iterator[Variant]:
    """One variant for the windows that show the same characters."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for variant in found:
        if not any(variant.around in written for written in told[variant.wrong]):
            told[variant.wrong].append(variant.written)
            yield variant


def _phrases_misprinted(runs: Iterable[str]) -> Iterator[Variant]:
    """The phrases with another character inside that sounds the same."""
    sounding = {phrase.translate(_sounds()): phrase for phrase in _spelling().phrases}
    starts: defaultdict[str, set[int]] = defaultdict(set)
    for key in sounding:
        starts[key[:_PHRASE]].add(len(key))
    for run in runs:
        sound = run.translate(_sounds())
        for at in range(len(run) - _PHRASE + 1):
            for length in starts.get(sound[at : at + _PHRASE], ()):
                phrase = sounding.get(sound[at : at + length])
                written = run[at : at + length]
                if phrase and written != phrase:
                    yield from _compared(written, phrase, official=True)


def _written_twice(
    runs: Iterable[str],
    official: frozenset[str],
    alike: Callable[[], dict[int, str]],
    size: int,
) -> Iterator[Variant]:
    """The windows of one key that are written in two ways, the commoner taken as right."""
    names, table = _names(official, alike, size), alike()
    first: dict[str, str] = {}
    several: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for run in runs:
        sounding = run.translate(table)
        for at in range(len(run) - size + 1):
            key, window = sounding[at : at + size], run[at : at + size]
            if first.setdefault(key, window) != window:
                several[key][window] = 0
            if names.by_key.get(key, window) != window:
                several[key][names.by_key[key]] = 0
    whole = "\n".join(runs) if several else ""
    for key, others in several.items():
        windows = tuple(dict.fromkeys((first[key], *others)))
        pairs = (_compared(one, two, False, size) for one, two in combinations(windows, 2))
        if any(any(pair) for pair in pairs):
            yield from _told(windows, whole, names.known, size)


def _told(
    windows: Sequence[str], whole: str, known: Container[str], size: int
) -> Iterator[Variant]:
    """The windows that are not written like the official or the commonest of them."""
    counts = {window: whole.count(window) for window in windows}
    official = [window for window in windows if window in known]
    right = official[0] if official else _commonest(counts, whole)
    for written, times in counts.items():
        if times and written != right and written not in known:
            same = _goes_on(whole, written, right) if counts[right] else ""
            for one in _compared(written, right, official=bool(official), size=size):
                if not official and _is_own_word(one, whole):
                    continue
                yield msgspec.structs.replace(
                    one, written=one.written + same, other=one.other + same
                )


def _is_own_word(one: Variant, whole: str) -> bool:
    """Whether the characters that differ make a word that the texts use elsewhere as well."""
    firsts = range(max(0, one.end - 2), min(one.start, len(one.written) - 2) + 1)
    words = (one.written[first : first + 2] for first in firsts)
    return any(len({*re.findall(f"(.{word}.)", whole)}) >= _OWN_WORD for word in words)


def _commonest(counts: Mapping[str, int], whole: str) -> str:
    """The window that is printed most; of equals, the one whose word is."""
    differing = [at for at, chars in enumerate(zip(*counts, strict=True)) if len({*chars}) > 1]
    word = slice(max(0, differing[0] - 1), differing[-1] + 2)
    return max(counts, key=lambda window: (counts[window], whole.count(window[word])))


def _goes_on(whole: str, written: str, other: str) -> str:
    """What both are followed by where they first stand, up to the end of a word."""
    ends = (whole.index(words) + len(words) for words in (written, other))
    behind = (whole[end : end + _MORE] for end in ends)
    same = takewhile(lambda pair: pair[0] == pair[1] not in _EDGES, zip(*behind, strict=False))
    return "".join(char for char, _ in same)


def _compared(written: str, other: str, official: bool, size: int = 0) -> Iterator[Variant]:
    """The variant, where few characters inside differ and not both ways can be right."""
    differing = [at for at, char in enumerate(written) if char != other[at]]
    start, end = differing[0], differing[-1] + 1
    few = 2 if size != _SHORT else 1
    if not 0 < start <= end < len(written) or end - start > few or len(differing) != end - start:
        return
    is_edge = written[0] == "^" or written[-1] == "$"
    if (size == _SHORT and is_edge) or (size == _LONG and len(differing) == 1 and not is_edge):
        return  # at the edge of a clause there is less around, so it takes more: 统一采购, 同一采购
    pairs = {(written[start:end], other[start:end])}
    for first in range(max(0, end - 2), start + 1):
        pairs.add((written[first : first + 2], other[first : first + 2]))
    if not pairs & _either() and not {written[start:end], other[start:end]} & _grammar():
        before = written.startswith("^")
        yield Variant(
            written.strip("^$"), other.strip("^$"), start - before, end - before, official
        )
