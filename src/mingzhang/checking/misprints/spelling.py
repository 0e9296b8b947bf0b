"""Misprints that a document's own words betray: 社区事物受理 where 社区事务受理 is meant.

Two places of a document, or a place and an official name, have the same characters before and
after, and between them characters that sound alike: one of them is misprinted.
No list of wrong words is needed, so what is found is not limited to what was seen before. The
windows of all texts are indexed by their sound, so the time is linear.

spelling.toml has what can be either, and the fixed phrases of official prose. Misprints that look
alike make no words, so `proof` finds them; those in fixed phrases `prose` does.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, takewhile

import msgspec

from mingzhang import keys
from mingzhang.checking.at_once import lines_saying
from mingzhang.checking.misprints import characters, likely
from mingzhang.declared import declared

_HANZI = re.compile("[\u4e00-\u9fff]+")
_SHORT, _LONG = 5, 9
"""Characters of a window in which one, or two in a row, may differ."""

_FEW_DIFFER = 2
"""Characters in a row in which a misprinted phrase differs."""

_PHRASE = 4
"""Characters that the shortest phrases have."""

_OWN_WORD = 3
"""Surroundings in which a word stands that is one of its own and no misprint."""

_EDGES = "^$"
"""Put around the clauses that are looked at."""

_AROUND = 4
"""At most two characters that differ, with one on each side."""

_FEW = 100
"""So many words are found one by one as soon as by looking up all that is printed."""

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
    both: tuple[str, ...]
    grammar: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    other_phrases: tuple[str, ...]


@cache
def _spelling() -> _Spelling:
    return declared(__package__, "spelling.toml", _Spelling)


@cache
def _either() -> frozenset[tuple[str, str]]:
    """Pairs that sound alike and can both be right: characters, and words of two."""
    words = (group.split() for group in _spelling().words)
    return _either_of_one() | _pairs_within(words)


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
    return all(
        characters.sound_alike(one, other) or characters.look_alike(one, other)
        for one, other in differing
    )


class _Names(msgspec.Struct, frozen=True):
    """The windows of official names, and each by its key."""

    known: frozenset[str]
    by_key: dict[str, str]


@lru_cache(maxsize=64)
def _names(official: frozenset[str], size: int) -> _Names:
    names = {run for text in official for run in _HANZI.findall(text)}
    known = {name[at : at + size] for name in names for at in range(len(name) - size + 1)}
    by_key = {name.translate(characters.sounds()): name for name in sorted(known)}
    return _Names(frozenset(known), by_key)


def variants(texts: Iterable[str], official: frozenset[str] = frozenset()) -> Iterator[Variant]:
    """Words that the texts write in two ways, or otherwise than official names and phrases."""
    runs = sorted({f"^{run}$" for run in _HANZI.findall("\n".join(dict.fromkeys(texts)))})
    sounding = "\n".join(runs).translate(characters.sounds()).splitlines()
    names = _names(official, _SHORT)
    alike = _alike(runs, sounding, names, _SHORT)
    of_phrases = list(_phrases_misprinted(runs, sounding))
    wrong = {variant.around for variant in of_phrases}
    found: dict[tuple[str, str], Variant] = {}
    for variant in (
        *of_phrases,
        *_misprinted(runs, alike, names, _SHORT),
        *_of_one_sound_and_long(runs, alike, official),
    ):
        if not any(around in variant.other for around in wrong):
            found.setdefault((variant.written, variant.other), variant)
    return _each_once(found.values())


def _each_once(found: Iterable[Variant]) -> Iterator[Variant]:
    """One variant for the windows that show the same characters."""
    told: set[tuple[str, str]] = set()
    for variant in found:
        if (variant.wrong, variant.around) not in told:
            told |= {(variant.wrong, shown) for shown in _parts(variant.written)}
            yield variant


def _parts(written: str) -> Iterator[str]:
    """All that a variant can show as what is around the characters that differ."""
    for length in range(2, _AROUND + 1):
        yield from _windows(written, length)


def _windows(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(len(text) - size + 1)]


def having(words: Collection[str], texts: Iterable[str]) -> dict[str, list[str]]:
    """For each of the words the texts that have it.

    Few words are looked for one by one; of many, whatever stands in a text is looked up, so
    that the time is linear where a text is all misprints.
    """
    if len(words) <= _FEW:
        whole = "\n".join(texts)
        return {word: list(lines_saying(whole, word)) for word in words}
    found: dict[str, list[str]] = {word: [] for word in words}
    lengths = {len(word) for word in words}
    for text in texts:
        for word in {word for length in lengths for word in _windows(text, length)} & found.keys():
            found[word].append(text)
    return found


def _phrases_misprinted(runs: Iterable[str], sounding: Iterable[str]) -> Iterator[Variant]:
    """The phrases with another character inside that sounds the same.

    The first character may belong to the word before it (管理 and 退休人员, not 离退休人员), the
    last to the word behind (干部 对 物业, not 干部队伍).
    """
    by_sound, starts = _phrases()
    places = (
        (run, sound, at)
        for run, sound in zip(runs, sounding, strict=True)
        for at in range(len(run) - _PHRASE + 1)
        if sound[at : at + _PHRASE] in starts
    )
    for run, sound, at in places:
        for length in starts[sound[at : at + _PHRASE]]:
            phrase = by_sound.get(sound[at : at + length])
            written = run[at : at + length]
            if not phrase or written == phrase or (at and written[0] != phrase[0]):
                continue
            last = at + length - 1
            if run[last] == phrase[-1] or not likely.is_word(run[last : last + 2]):
                yield from _misprint_of(written, phrase)


def phrases() -> tuple[str, ...]:
    """The fixed phrases of official prose."""
    return _spelling().phrases


def _misprint_of(written: str, phrase: str) -> Iterator[Variant]:
    """The variant, where written is no phrase of its own and few characters of it differ."""
    differing = keys.differing(written, phrase)
    start, end = differing[0], differing[-1] + 1
    wrong, right = written[start:end], phrase[start:end]
    if any(other in written for other in _spelling().other_phrases):
        return
    few = end - start <= _FEW_DIFFER and end - start == len(differing)
    may_be = bool({wrong, right} & _grammar()) or is_either(wrong, right)
    if few and (start or len(phrase) > _PHRASE) and not may_be:
        yield Variant(written, phrase, start, end, True)


def is_either(one: str, other: str) -> bool:
    """Whether two characters sound alike and can both be right: 定 and 订, 账 and 帐."""
    return (one, other) in _either_of_one()


@cache
def _either_of_one() -> frozenset[tuple[str, str]]:
    """Single characters that sound alike and can both be right."""
    return _pairs_within(_spelling().both)


def _pairs_within(groups: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
    """Each of a group with each, itself too."""
    return frozenset((one, other) for group in groups for one in group for other in group)


@cache
def _phrases() -> tuple[dict[str, str], dict[str, set[int]]]:
    """The phrases by their sound, and how long those are that begin with some sounds."""
    by_sound = {phrase.translate(characters.sounds()): phrase for phrase in _spelling().phrases}
    starts: defaultdict[str, set[int]] = defaultdict(set)
    for sound in by_sound:
        starts[sound[:_PHRASE]].add(len(sound))
    return by_sound, dict(starts)


def _of_one_sound_and_long(
    runs: Sequence[str], short: Iterable[Sequence[str]], official: frozenset[str]
) -> Iterator[Variant]:
    """Longer windows: what differs in them differs in the short ones that they have as well."""
    names = _names(official, _LONG)
    windows = {window for group in short for window in group}
    long = [run for run in runs if len(run) >= _LONG] if windows else []
    having_one = {run for its in having(windows, long).values() for run in its}
    some = [run for run in long if run in having_one]
    groups = _alike(some, [run.translate(characters.sounds()) for run in some], names, _LONG)
    return _misprinted(runs, groups, names, _LONG)


def _alike(
    runs: Iterable[str], sounding: Iterable[str], names: _Names, size: int
) -> list[tuple[str, ...]]:
    """The windows of one key that are written in several ways, those of names among them.

    Short ones at the edge of a clause tell nothing (`_compared`).
    """
    first_at = 1 if size == _SHORT else 0
    windows = {
        run[at : at + size]: sound[at : at + size]
        for run, sound in zip(runs, sounding, strict=True)
        for at in range(first_at, len(run) - size + 1 - first_at)
    }
    one = dict(zip(windows.values(), windows, strict=True))
    differing = {key for window, key in windows.items() if one[key] != window}
    named = names.by_key.keys() & one.keys()
    differing.update(key for key in named if names.by_key[key] != one[key])
    first: dict[str, str] = {}
    several: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for window, key in windows.items() if differing else ():
        if key not in differing:
            continue
        if first.setdefault(key, window) != window:
            several[key][window] = None
        if names.by_key.get(key, window) != window:
            several[key][names.by_key[key]] = None
    return [tuple(dict.fromkeys((first[key], *others))) for key, others in several.items()]


def _misprinted(
    runs: Sequence[str], alike: Iterable[Sequence[str]], names: _Names, size: int
) -> Iterator[Variant]:
    """The windows that are not written like the official or the commonest of their key."""
    groups = [group for group in alike if _differ_a_little(group, size)]
    printed = having({window for group in groups for window in group}, runs)
    found = [
        variant
        for group, right in zip(groups, _right(runs, groups, printed, names), strict=True)
        for variant in _differing(group, right, printed, names, size)
    ]
    own = _own_words(runs, [variant for variant in found if not variant.is_official])
    return (one for one in found if one.is_official or not own.intersection(_words(one)))


def _differ_a_little(windows: Sequence[str], size: int) -> bool:
    """Whether two of them are the same but for what can be a misprint."""
    for gap in range(1, _gap(size) + 1):
        for at in range(1, size - gap):
            alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
            for window in windows:
                alike[window[:at], window[at + gap :]].append(window)
            for group in alike.values():
                pairs = combinations(group, 2)
                if any(any(_compared(one, two, False, size)) for one, two in pairs):
                    return True
    return False


def _right(
    runs: Sequence[str],
    groups: Sequence[Sequence[str]],
    printed: Mapping[str, Sequence[str]],
    names: _Names,
) -> Iterator[str]:
    """Of each group the official window, or that which is printed most.

    Of equals it is the one whose word is: the characters that differ, with one on each side. Where
    that is printed as often, too, it is the one that is likelier in any prose: 处置, not 处治.
    """
    words = [_word(group) for group in groups]
    parts = {w[word] for group, word in zip(groups, words, strict=True) for w in group}
    parted = having(parts, runs)
    for group, word in zip(groups, words, strict=True):
        official = [window for window in group if window in names.known]
        times = {window: _times(window, printed) for window in group}
        counts = {
            window: (times[window], _times(window[word], parted), _likeliest(window[word]))
            for window in group
        }
        yield official[0] if official else max(counts, key=lambda window: counts[window])


def _likeliest(word: str) -> float:
    """How likely the likeliest word of two characters in it is; none is as unlikely as can be."""
    inside = filter(likely.is_word, _windows(word, _FEW_DIFFER))
    return max(map(likely.likely, inside), default=-math.inf)


def _word(windows: Sequence[str]) -> slice:
    differing = [at for at, chars in enumerate(zip(*windows, strict=True)) if len({*chars}) > 1]
    return slice(max(0, differing[0] - 1), differing[-1] + 2)


def _times(word: str, printed: Mapping[str, Sequence[str]]) -> int:
    return sum(run.count(word) for run in printed[word])


def _differing(
    windows: Sequence[str],
    right: str,
    printed: Mapping[str, Sequence[str]],
    names: _Names,
    size: int,
) -> Iterator[Variant]:
    """The other windows that are printed, with what both are followed by to the end of a word."""
    for written in windows:
        if printed[written] and written != right and written not in names.known:
            same = _goes_on(printed, written, right) if printed[right] else ""
            for one in _compared(written, right, official=right in names.known, size=size):
                yield msgspec.structs.replace(
                    one, written=one.written + same, other=one.other + same
                )


def _goes_on(printed: Mapping[str, Sequence[str]], written: str, other: str) -> str:
    """What both are followed by where they first stand, up to the end of a word."""
    behind = (printed[words][0].partition(words)[2][:_MORE] for words in (written, other))
    same = takewhile(lambda pair: pair[0] == pair[1] not in _EDGES, zip(*behind, strict=False))
    return "".join(char for char, _ in same)


def _own_words(runs: Sequence[str], variants: Iterable[Variant]) -> set[str]:
    """Of the words that the characters that differ make, those that the texts use elsewhere."""
    words = {word for variant in variants for word in _words(variant)}
    return {
        word
        for word, places in having(words, runs).items()
        if len({around for run in places for around in re.findall(f"(.{word}.)", run)}) >= _OWN_WORD
    }


def _words(one: Variant) -> list[str]:
    """The words of two characters that have all that differs."""
    firsts = range(max(0, one.end - 2), min(one.start, len(one.written) - 2) + 1)
    return [one.written[first : first + 2] for first in firsts]


def _gap(size: int) -> int:
    """How many characters in a row may differ."""
    return 1 if size == _SHORT else 2


def _compared(written: str, other: str, official: bool, size: int = 0) -> Iterator[Variant]:
    """The variant, where few characters inside differ and not both ways can be right."""
    differing = keys.differing(written, other)
    start, end = differing[0], differing[-1] + 1
    inside = 0 < start <= end < len(written)
    if not inside or end - start > _gap(size) or len(differing) != end - start:
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
