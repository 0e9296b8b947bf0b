"""Whether a text with another word is so much likelier that this word is told.

What people abbreviate and what the document prints again and again (`coinages`) is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mingzhang.checking.misprints import coinages, likely
from mingzhang.checking.misprints.cutting import OWN_WORD, Cut, is_whole
from mingzhang.checking.misprints.gains import (
    BESIDE,
    BESIDE_HERE,
    DICTIONARY_WORD,
    PRINTED_SO,
    Gains,
)
from mingzhang.checking.misprints.likely import Run
from mingzhang.checking.misprints.meant import Meant
from mingzhang.checking.misprints.misprint import Found

_CONTEXT = 4
"""Characters on each side that are cut again when two characters are put in order."""

_SURE = 2.4
"""So much more than is needed is sure, whatever the document prints elsewhere."""

_SURE_BY_SIGHT = 6.0
"""The same where all that speaks for it is that the two are printed nearly alike."""

_BOTH_SIDES = 5.0
"""A word of two with one lost is sure where both sides ask for it."""

_EVIDENT = 99.0
"""The gain where a character is written twice, and nothing has to be guessed."""

_GAIN_ACROSS = 9.0
"""How much likelier two characters that have changed places between words must make a text."""

_CLEAR_ACROSS = 11.0
_WORD = 3
"""A word of three is known by its characters: 委员会; two may be one by chance."""


class Weighing:
    """What is told of one document."""

    def __init__(self, cut: Cut) -> None:
        self.cut = cut
        self._gains = Gains(cut)
        self._owned: dict[tuple[str, str], bool] = {}

    def is_sure(self, found: Found, run: str) -> bool:
        """Whether the text or the document shows that it is misprinted, and no term of a trade."""
        written = run[found.start : found.end]
        is_shown = found.can_be_shown and found.right in self.cut.whole
        return found.is_clear or (is_shown and len(self._surroundings(written)) == 1)

    def likelier(self, run: Run, meant: Meant) -> Iterator[Found]:
        """The word, where the text is so much likelier with it that it is no coinage."""
        start, end, word = meant.start, meant.end, meant.word
        written = run.text[start:end]
        gain = self._gains.by_words_and_neighbours(run, meant) if self._can_be(run, meant) else None
        if gain is None:
            return
        by_words, by_neighbours = gain
        if by_neighbours < _BOTH_SIDES and (
            coinages.is_in_rhythm(run.text, start, end) or _is_done_to(run, meant)
        ):
            return
        if meant.changes_length and by_neighbours <= 0 and not _is_evident(run, meant):
            return
        needed = 0 if meant.is_longer else self._gains.needed(written, meant)
        beyond = by_words + by_neighbours - needed
        if beyond <= meant.cost or self._is_own(written, word):
            return
        if meant.is_by_sight and self.cut.times(written) > 1:
            return
        is_clear = _is_clear(meant, beyond, by_neighbours) or (
            by_neighbours >= BESIDE and self._is_stray(run, meant)
        )
        yield Found(start, end, word, beyond - meant.cost, is_clear, meant.cost <= 0)

    def _can_be(self, run: Run, meant: Meant) -> bool:
        """Whether what is written can be that word's misprint, and is not right as it is."""
        text, start, end, word = run.text, meant.start, meant.end, meant.word
        written = text[start:end]
        return not (
            coinages.are_particles(written)
            or (coinages.is_counted(written) and (len(word) == 2 or word == f"{written}次"))
            or (len(word) == 2 and coinages.is_number_of(text, end))
            or (meant.is_longer and run.words.count(written) > 1)  # 该保的足额保
            or (meant.is_longer and self.cut.is_in_threes(text))
            or (meant.is_longer and end == len(text) and coinages.is_counted_thing(run.words))
            or coinages.is_share(text, end, word)
            or (coinages.is_of_a_rate(text, end) and not self._is_a_rate(word + text[end]))
            or coinages.is_in_a_name(run, start, end, word)
            or self._is_a_word_already(run, meant)
            or likely.is_coined(text, start, end, run.bounds)
            or _is_a_row(run, meant)
        )

    def _is_a_rate(self, name: str) -> bool:
        """Whether a name is that of a rate that others have, too: 合格率."""
        return likely.is_word(name) or self.cut.printed[name] > 0 or name in self.cut.whole

    def moved(self, run: Run, at: int) -> Iterator[Found]:
        """Two characters that have changed places within a long word or between two: 行任政务."""
        text, one, other = run.text, run.text[at], run.text[at + 1]
        first, last = max(0, at - _CONTEXT), at + 2 + _CONTEXT
        right = text[first:at] + other + one + text[at + 2 : last]
        words = likely.cut(right)
        start, moved = _covering(words, at - first, at - first + 2)
        if not self._are_words(moved) or likely.is_coined(text, at, at + 2):
            return
        gain = likely.likelihood(words) - likely.likelihood(likely.cut(text[first:last]))
        if gain <= _GAIN_ACROSS or coinages.is_in_rhythm(text, at, at + 2):
            return
        if self.cut.times(text[max(0, at - 1) : at + 3]) <= PRINTED_SO:
            right, start = "".join(moved), first + start
            yield Found(start, start + len(right), right, gain, gain > _CLEAR_ACROSS)

    def _are_words(self, texts: Sequence[str]) -> bool:
        """Whether all are words that a document can be about, one of them longer than the two."""
        words = [text for text in texts if len(text) > 1]
        singles = [text for text in texts if len(text) == 1]
        longest = max(map(len, words), default=0)
        is_long = longest >= _WORD or (len(words) > 1 and not singles)
        return (
            is_long
            and all(map(coinages.is_alone, singles))
            and all(
                word in likely.words()
                or self.cut.printed[word] >= OWN_WORD
                or len(word) >= DICTIONARY_WORD
                for word in words
            )
        )

    def doubled(self, run: Run, start: int) -> Iterator[Found]:
        """A word with its last or an inner character printed twice: 水平平, 青少少年."""
        text, at = run.text, run.at(start)
        char, one, two = text[start], run.words[at - 1], run.words[at]
        is_last = two == char and start + 1 == len(text) and not likely.is_word(char * 2)
        if is_last and self.cut.sign_behind(run):
            yield Found(start - 1, start + 1, char, _EVIDENT, is_clear=True)
            return
        if coinages.is_alone(char) or coinages.is_doubled_word(text, start):
            return
        is_coined = likely.is_coined(text, start, start + 1)
        if is_whole(one) and (is_whole(two) or is_coined):
            return
        if coinages.is_of_the_next(char, text[start + 1 : start + 2], likely.is_word(one)):
            return
        if is_whole(one) and coinages.is_of_a_share(text[start + 1 : start + 3]):
            return
        first = start - 1
        once = text[max(0, first - _CONTEXT) : first] + text[start : start + _CONTEXT]
        inside = min(first, _CONTEXT)
        if inside not in likely.bounds(likely.cut(once)):
            is_clear = all(map(is_whole, run.words[at + 1 : at + 2]))
            yield Found(first, first + 2, char, _EVIDENT, is_clear)

    def _is_own(self, written: str, word: str) -> bool:
        """Whether it stands so often, or in so many surroundings, that it is meant."""
        if (written, word) not in self._owned:
            self._owned[written, word] = self._is_meant(written, word)
        return self._owned[written, word]

    def _is_meant(self, written: str, word: str) -> bool:
        if len(written) == 1:
            return self.cut.printed[written] >= OWN_WORD
        right = self.cut.times(word)
        least = max(OWN_WORD, right / OWN_WORD)
        if written in word:
            whole = re.findall(f"(?<!{word[0]}){written}(?!{word[-1]})", self.cut.whole)
            return len(whole) >= least
        often = self.cut.times(written) > max(OWN_WORD, right)
        return often or len(self._surroundings(written)) >= least

    def _surroundings(self, written: str) -> set[str]:
        """Where it stands, with a character on each side."""
        whole, found, before = self.cut.whole, set[str](), 0
        while (at := whole.find(written, before)) >= 0:
            behind = at + len(written) + 1
            found.add(whole[max(before, at - 1) : behind].strip("\n"))
            before = behind
        return found

    def _is_stray(self, run: Run, meant: Meant) -> bool:
        """Whether what is left of a word is one character that cannot stand there: 森, 环."""
        at = run.at(meant.start)
        if not meant.is_longer or run.bounds[at : at + 2] != [meant.start, meant.end]:
            return False
        is_last = meant.end == len(run.text)
        if is_last and not self.cut.sign_behind(run):
            return False
        char, beside = run.words[at], run.beside(at)
        if not is_last and coinages.is_isolated(char, beside):
            return True
        is_between = all(len(word) != 1 or coinages.is_alone(word) for word in beside)
        return is_between and coinages.is_bound(char, is_last=is_last)

    def _is_a_word_already(self, run: Run, meant: Meant) -> bool:
        """Whether what is written for the word is part of another: 适用 and 率, 可用 and 率."""
        return _is_in_another(run, meant) or (
            # the line before may have the rest
            meant.is_longer
            and meant.start == 0
            and (meant.end == 1 or meant.word.endswith(run.text[: meant.end]))
            and not self.cut.is_opened(run)
        )


def _is_a_row(run: Run, meant: Meant) -> bool:
    """Whether what is written are things of one kind, one character each: 体智, 征|拆迁."""
    written = run.text[meant.start : meant.end]
    if len(written) > 1:
        return len(set(written)) == len(written) and coinages.have_any_order(written)
    return coinages.is_one_of_a_row(written, run.beside(run.at(meant.start)))


def _is_done_to(run: Run, meant: Meant) -> bool:
    """Whether what is left is a verb that has something behind it: 建|人才库."""
    at = run.at(meant.end - 1) + 1
    is_one = (
        meant.is_longer and meant.end - meant.start == 1 and coinages.is_verb(run.text[meant.start])
    )
    return is_one and len("".join(run.words[at : at + 1])) > 1


def _is_clear(meant: Meant, beyond: float, by_neighbours: float) -> bool:
    """Whether the text is so much likelier that nothing else needs to show it."""
    if meant.is_longer:
        return by_neighbours >= (_BOTH_SIDES if len(meant.word) == 2 else BESIDE_HERE)
    if meant.is_shorter and by_neighbours <= 0 and len(meant.word) < DICTIONARY_WORD:
        return False
    least = _SURE_BY_SIGHT if meant.is_by_sight else _SURE
    return beyond - meant.cost >= least


def _is_evident(run: Run, meant: Meant) -> bool:
    """Whether nothing beside the word has to ask for it: it is long, or begins twice."""
    if meant.is_shorter:
        begins_twice = run.text[meant.start] == run.text[meant.start + 1]
        return begins_twice or len(meant.word) >= DICTIONARY_WORD
    its = range(run.at(meant.start), run.at(meant.end - 1) + 1)
    singles = (at for at in its if len(run.words[at]) == 1)
    return len(meant.word) >= DICTIONARY_WORD and all(
        coinages.is_isolated(run.words[at], run.beside(at)) for at in singles
    )


def _is_in_another(run: Run, meant: Meant) -> bool:
    """Whether what is written for the word is part of another in its run."""
    text, start, end, word = run.text, meant.start, meant.end, meant.word
    if meant.is_longer:
        if text[start : end + 1] == word or text[max(0, start - 1) : end] == word:
            return True
        if start >= _WORD and coinages.is_a_part(text[start - 3], text[start - 2]):
            return likely.is_word(text[start - 1 : end])  # 站房|屋面
        around = text[max(0, start - 1) : start + 1], text[start:end], text[end - 1 : end + 1]
        return end - start > 1 and any(map(likely.is_word, around))
    if meant.is_shorter:
        begins_twice = text[start] == text[start + 1]
        is_known = (run.ending(start), word) in likely.neighbours()
        at = run.at(start)
        is_isolated = coinages.is_isolated(run.words[at], run.beside(at))
        return begins_twice and not is_known and not is_isolated
    wrong = next((n for n, char in enumerate(word) if text[start + n] != char), 0)
    at = run.at(start + wrong)
    is_within = start <= run.bounds[at] and run.bounds[at + 1] <= end
    return is_within and likely.is_word(run.words[at])


def _covering(words: Sequence[str], start: int, end: int) -> tuple[int, Sequence[str]]:
    """The words that have a part of a text, and where they begin."""
    bounds = likely.bounds(words)
    first = bisect_right(bounds, start) - 1
    return bounds[first], words[first : bisect_left(bounds, end)]
