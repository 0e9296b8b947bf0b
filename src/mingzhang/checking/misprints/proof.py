"""Misprints in ordinary words: 按排 for 安排, 开召 for 召开, 水平平 for 水平, 交事故 for 交通事故.

A text is cut into its likeliest words (`likely`). A misprint leaves characters over that belong to
no word. Where another character that sounds or looks alike makes a usual word of them (`meant`),
or one more or one less, and the text becomes much likelier by that, it is told. How likely a word
is depends on what stands beside it, too: in official prose, and elsewhere in the document.

What is usual is what the document itself prints elsewhere, and the words of official prose
(words.toml, neighbours.tsv). A word that only the dictionary knows is never put in: rare words,
names and what people abbreviate (`coinages`) look like misprints of each other. Nor is a word a
misprint that the document prints among different words again and again. It is sure only where the
text becomes far likelier, or where the document prints the right word elsewhere, and the other one
nowhere else.

Only what is left over is looked at, so a text takes little longer than cutting it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

import msgspec

from mingzhang.checking.misprints import characters, coinages, likely
from mingzhang.checking.misprints.cutting import OWN_WORD, Cut, is_whole
from mingzhang.checking.misprints.likely import Run
from mingzhang.checking.misprints.meant import LONGEST, LOST, Lexicon, Meant, Near
from mingzhang.checking.misprints.spelling import is_either

_CONTEXT = 4
"""Characters on each side that are cut again when two characters are put in order."""

_GAINS = ((5, 3.0), (2, 4.0), (1, 5.0))
"""How much likelier a text must get, as a logarithm, when it prints the right word so often."""

_GAIN_UNPRINTED = 6.3
"""When it does not."""

_UNUSUAL = 3.0
"""By how much more for a word of two characters that is none of official prose."""

_ALONE = 1.5
"""By how much more where the wrong character is often a word of its own."""

_BOTH_SENSES = 2.0
"""By how much less where the two characters sound alike and look alike: 役 and 疫."""

_SURE = 2.4
"""So much more than is needed is sure, whatever the document prints elsewhere."""

_SURE_BY_SIGHT = 6.0
"""The same where all that speaks for it is that the two are printed nearly alike."""

_BESIDE = 3.5
"""How much likelier two words are that official prose puts side by side."""

_BESIDE_HERE = 2.5
"""Or that the document does, elsewhere."""

_TWICE = 3.0
"""How unlikely it is that a character is written twice."""

_END = "\n"
_OF = "的"
"""Words ask for each other across it: 馆藏的文物."""

_BOTH_SIDES = 5.0
"""A word of two with one lost is sure where both sides ask for it."""

_EVIDENT = 99.0
"""The gain where a character is written twice, and nothing has to be guessed."""

_GAIN_ACROSS = 9.0
"""How much likelier two characters that have changed places between words must make a text."""

_CLEAR_ACROSS = 11.0
_TWO, _WORD = 2, 3
"""A word of three is known by its characters: 委员会; two may be one by chance."""

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


@cache
def _lexicon() -> Lexicon:
    return Lexicon(likely.words())


@cache
def _following() -> dict[str, frozenset[str]]:
    """The characters that follow each character in the words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in (pair for word in likely.words() for pair in pairwise(word)):
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}


def misprints(texts: Iterable[str]) -> Iterator[Misprint]:
    """What the texts misprint, each place once; texts are keys (`keys.fold`)."""
    text = _Text(texts)
    written: set[str] = set()
    for run, possible in text.found():
        told: set[int] = set()
        for found in sorted(possible, key=_last_resort):
            places = set(range(found.start, found.end))
            if told.isdisjoint(places):
                told |= places
                one = _told(run.text, found, is_sure=text.is_sure(found, run.text))
                written.add(one.written)
                yield one
    yield from (one for one in text.other_words() if one.written not in written)
    yield from text.unfinished()
    yield from (one for one in text.fragments() if one.written not in written)


class _Found(msgspec.Struct, frozen=True):
    start: int
    end: int
    right: str
    gain: float
    is_clear: bool
    """Whether it is sure by itself: far likelier, or between words where one character is gone."""

    can_be_shown: bool = True
    """Whether it is sure, too, where the document prints the right word elsewhere."""


def _last_resort(found: _Found) -> tuple[bool, bool, float, int, str]:
    """Other characters come before lost ones, and what is likeliest comes first.

    Of two that are as likely (国有资产, 国有资本 for 国有资) it is the same one in every run.
    """
    is_longer = len(found.right) > found.end - found.start
    return is_longer, is_longer and not found.is_clear, -found.gain, found.start, found.right


def _told(run: str, found: _Found, *, is_sure: bool) -> Misprint:
    written = run[found.start : found.end]
    around = run[max(0, found.start - _SHOWN) : found.end + _SHOWN]
    if len(found.right) == 1:
        told = f"“{around}”里的“{found.right}”字重复"
    elif len(found.right) < len(written):
        told = f"“{around}”里的“{written}”多了一个字，应为“{found.right}”"
    elif len(found.right) > len(written):
        told = f"“{around}”里的“{written}”像是漏了一个字，应为“{found.right}”"
    elif sorted(written) == sorted(found.right):
        told = f"“{around}”里的“{written}”颠倒了，应为“{found.right}”"
    else:
        told = f"“{around}”里的“{written}”像是错字，应为“{found.right}”"
    return Misprint(written, found.right, around, told, is_sure)


class _Text:
    """The words of a document, and those that it could have meant."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.cut = Cut(texts)
        self.whole = self.cut.whole
        self.printed = self.cut.printed
        self._owned: dict[tuple[str, str], bool] = {}

    def other_words(self) -> Iterator[Misprint]:
        """Words that stand once, where another that is like them is asked for: 收益群体."""
        usually, words = likely.usually_beside(), self.cut.words
        for at in self.cut.once():
            word, before, behind = words[at], words[at - 1], words[at + 1]
            if len(before) > 1 and before in usually.behind:
                yield from self._other_word((before, word), word, usually.behind[before])
            if len(behind) > 1 and behind in usually.before:
                yield from self._other_word((word, behind), word, usually.before[behind])

    def unfinished(self) -> Iterator[Misprint]:
        """Clauses that end with a word that something has to follow: 能力和、水平."""
        for at in self.cut.last():
            before, word = self.cut.words[at - 1 : at + 1] if at > 0 else ("", "")
            if coinages.is_linking(word) and len(before) > 1 and is_whole(before):
                run = self.cut.run(self.cut.run_start(self.cut.bounds[at]))
                if sign := self.cut.sign_behind(run):
                    around = run.text[-_SHOWN - 1 :]
                    told = f"“{around}”后面没有写完，或者多了“{word}”字"
                    yield Misprint(before + word, before, around + sign, told, is_sure=True)

    def fragments(self) -> Iterator[Misprint]:
        """Characters that are never words, between words: 浓厚的阅读氛, 各类纷的数量."""
        words = self.cut.words
        for at in self.cut.fragments():
            before, char, behind = words[at - 1], words[at], words[at + 1]
            if not (_can_be_before(before) and _can_be_behind(behind)):
                continue
            run = self.cut.run(self.cut.run_start(self.cut.bounds[at]))
            sign = "" if behind != _END else self.cut.sign_behind(run)
            if behind == _END and not sign:
                continue
            start = self.cut.bounds[at] - self.cut.run_start(self.cut.bounds[at])
            around = run.text[max(0, start - _SHOWN) : start + 1 + _SHOWN]
            told = f"“{around}”里的“{char}”不成词，像是漏了字"
            yield Misprint(char, "", around + sign, told, is_sure=True)

    def _other_word(
        self, pair: tuple[str, str], word: str, asked: Sequence[str]
    ) -> Iterator[Misprint]:
        """The word that is asked for instead of one of a pair."""
        right = next(self._asked_for(word, asked), "")
        if right and pair not in likely.neighbours():
            around = "".join(pair)
            told = f"“{around}”里的“{word}”像是错字，应为“{right}”"
            is_sure = self.printed[right] >= OWN_WORD and word not in likely.usual()
            yield Misprint(word, right, around, told, is_sure)

    def _asked_for(self, word: str, asked: Sequence[str]) -> Iterator[str]:
        """Those of the words that the one beside it asks for that are like a word."""
        for place, char in enumerate(word):
            for right in (one for one in asked if one[place] == char):
                wrong, meant = word[1 - place], right[1 - place]
                cost = characters.difference(wrong, meant) if wrong != meant else None
                is_known = self.printed[right] or (cost is not None and cost < 0)
                if cost is not None and cost <= 0 and is_known and not is_either(wrong, meant):
                    yield right

    def is_sure(self, found: _Found, run: str) -> bool:
        """Whether the text or the document shows that it is misprinted, and no term of a trade."""
        written = run[found.start : found.end]
        is_shown = found.can_be_shown and found.right in self.whole
        return found.is_clear or (is_shown and len(self._surroundings(written)) == 1)

    def found(self) -> Iterator[tuple[Run, Iterable[_Found]]]:
        """What can be misprinted, run by run; most have nothing."""
        cut = self.cut
        meant = cut.by_run((one.start, one) for one in chain(self._meant(), self._other_order()))
        moved = cut.by_run((at, at) for at in self._moved())
        doubled = cut.by_run((at, at) for at in cut.doubled)
        for start in sorted({*meant, *moved, *doubled}):
            run = cut.run(start)
            found = (
                *(self._likelier(run, one.within(start)) for one in meant.get(start, ())),
                *(self._across_words(run, at - start) for at in moved.get(start, ())),
                *(self._twice(run, at - start) for at in doubled.get(start, ())),
            )
            yield run, chain.from_iterable(found)

    def _meant(self) -> Iterator[Meant]:
        """The words that can be meant where some are left over."""
        cut, bounds = self.cut, self.cut.bounds
        places = [at for of in cut.left for at in range(bounds[of], bounds[of + 1])]
        near = Near(self.whole, places)
        for lexicon in _lexicon(), Lexicon(cut.own):
            yield from lexicon.meant(near)
        alike = {two for two in {two for _, two in near.own_twos} if _are_twice(two)}
        for start, two in near.own_twos:
            if two in alike:
                yield from self._without_one(start)
        for of in cut.left:
            yield from self._with_one_more(of)

    def _with_one_more(self, at: int) -> Iterator[Meant]:
        """Words of two that have the character, and that the words beside it ask for."""
        char, beside = self.cut.words[at], self.cut.beside(at)
        if len(char) > 1 or coinages.is_state(beside[0]):
            return
        (before, behind), usually, pairs = beside, likely.usually_beside(), self.cut.pairs
        start = self.cut.bounds[at]
        asked = usually.behind.get(before, ()), usually.before.get(behind, ())
        is_isolated = coinages.is_isolated(char, beside) or self._is_half(at)
        if is_isolated:
            possible = chain(*asked)
        elif not coinages.is_ending(char):
            possible = chain(word for word in asked[0] if word in asked[1])
        else:
            return
        for word in possible:
            if char in word:
                yield Meant(start, start + 1, word, LOST)
        if not is_isolated:
            return
        for word in self.cut.twos_with(char):
            if (before, word) in pairs or (word, behind) in pairs:
                yield Meant(start, start + 1, word, LOST)

    def _is_half(self, at: int) -> bool:
        """Whether a clause ends with a character behind a word, with which none ends."""
        before, behind = self.cut.beside(at)
        if behind or len(before) < _TWO or not coinages.is_bound(self.cut.words[at], is_last=True):
            return False
        return bool(self.cut.sign_behind(self.cut.run(self.cut.run_start(self.cut.bounds[at]))))

    def _without_one(self, start: int) -> Iterator[Meant]:
        """Words without one of two characters that are alike: 限限度, 监测侧."""
        text = self.whole
        for gone in (start, start + 1):
            if coinages.is_alone(text[gone]):
                continue
            for first in range(max(0, start - LONGEST + 1), start + 1):
                for last in range(max(start + 2, first + 3), min(len(text), first + LONGEST) + 1):
                    word = text[first:gone] + text[gone + 1 : last]
                    if word in likely.words() or word in self.printed:
                        yield Meant(first, last, word, _TWICE)

    def _other_order(self) -> Iterator[Meant]:
        """Words of two characters that are left over, the other way round."""
        words = self.cut.words
        for at in self.cut.left:
            one, other = words[at], words[at + 1]
            if len(one) == len(other) == 1 and one != other and other + one in likely.words():
                start = self.cut.bounds[at]
                yield Meant(start, start + 2, other + one, 0.0)

    def _moved(self) -> Iterator[int]:
        """Where two characters can have changed places, of which one is of a word left over."""
        text, following, bounds = self.whole, _following(), self.cut.bounds
        places = {
            at for of in self.cut.left for at in range(max(0, bounds[of] - 1), bounds[of + 1])
        }
        for at in sorted(places):
            one, other = text[at], text[at + 1 : at + 2]
            can_be = text[at + 2 : at + 3] in following.get(one, ()) or other in following.get(
                text[at - 1 : at], ()
            )
            if can_be and one != other and "\n" not in (one, other):
                yield at

    def _across_words(self, run: Run, at: int) -> Iterator[_Found]:
        """Two characters that have changed places within a long word or between two: 行任政务."""
        text, one, other = run.text, run.text[at], run.text[at + 1]
        first, last = max(0, at - _CONTEXT), at + 2 + _CONTEXT
        right = text[first:at] + other + one + text[at + 2 : last]
        words = likely.cut(right)
        start, moved = _covering(words, at - first, at - first + 2)
        if not self._are_words(moved) or _is_coined(text, at, at + 2):
            return
        gain = likely.likelihood(words) - likely.likelihood(likely.cut(text[first:last]))
        if gain <= _GAIN_ACROSS or coinages.is_in_rhythm(text, at, at + 2):
            return
        if self.cut.times(text[max(0, at - 1) : at + 3]) <= _PRINTED_SO:
            right, start = "".join(moved), first + start
            yield _Found(start, start + len(right), right, gain, gain > _CLEAR_ACROSS)

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
                or self.printed[word] >= OWN_WORD
                or len(word) >= _DICTIONARY_WORD
                for word in words
            )
        )

    def _likelier(self, run: Run, meant: Meant) -> Iterator[_Found]:
        """The word, where the text is so much likelier with it that it is no coinage."""
        start, end, word = meant.start, meant.end, meant.word
        text = run.text
        written = text[start:end]
        if (
            coinages.are_particles(written)
            or (coinages.is_counted(written) and len(word) == _TWO)
            or (meant.is_longer and run.words.count(written) > 1)  # 该保的足额保
            or coinages.is_share(text, end, word)
            or coinages.is_in_a_name(run, start, end, word)
            or self._is_a_word_already(run, meant)
            or _is_coined(text, start, end, run.bounds)
        ):
            return
        gain = self._gain(run, meant)
        if gain is None:
            return
        by_words, by_neighbours = gain
        if by_neighbours < _BOTH_SIDES and coinages.is_in_rhythm(text, start, end):
            return
        if meant.changes_length and by_neighbours <= 0 and not _is_evident(run, meant):
            return
        beyond = by_words + by_neighbours - (0 if meant.is_longer else self._needed(written, meant))
        if beyond <= meant.cost or self._is_own(written, word):
            return
        if meant.is_by_sight and self.cut.times(written) > 1:
            return
        is_clear = _is_clear(meant, beyond, by_neighbours) or (
            by_neighbours >= _BESIDE and self._is_stray(run, meant)
        )
        yield _Found(start, end, word, beyond - meant.cost, is_clear, meant.cost <= 0)

    def _gain(self, run: Run, meant: Meant) -> tuple[float, float] | None:
        """How much likelier the text is with the word, by its words and by their neighbours.

        None where a word is broken for it, and what is left of that is no word.
        """
        first, last = run.at(meant.start), run.at(meant.end - 1) + 1
        broken = set[str]()
        if run.bounds[first] < meant.start:
            broken.add(run.words[first])
            first = max(0, first - 1)
        if run.bounds[last] > meant.end:
            broken.add(run.words[last - 1])
            last = min(len(run.words), last + 1)
        left = _cut(run.text[run.bounds[first] : meant.start])
        right = _cut(run.text[meant.end : run.bounds[last]])
        if not all(coinages.is_alone(word) or likely.is_word(word) for word in (*left, *right)):
            return None
        old, new = run.words[first:last], [*left, meant.word, *right]
        before, behind = run.words[max(0, first - 2) : first], run.words[last : last + 2]
        before = before[-2 if _OF in before[-1:] else -1 :]
        behind = behind[: 2 if _OF in behind[:1] else 1]
        now, then = [*before, *old, *behind], [*before, *new, *behind]
        known = self._beside(then, now, 1) - self._beside(now, then, _PRINTED_SO)
        is_broken = not broken.isdisjoint(likely.words())
        is_short = len(meant.word) < _DICTIONARY_WORD
        if is_broken and is_short and (known <= 0 or min(map(len, (*left, *right))) == 1):
            return None
        return likely.likelihood(new) - likely.likelihood(old), known

    def _beside(self, words: Sequence[str], others: Sequence[str], least: int) -> float:
        """How much likelier the neighbours make words, those that the others have not."""
        gain = 0.0
        besides = set(pairwise(others))
        apart = set(zip(others, others[2:], strict=False))
        for pair in pairwise(words):
            if len(pair[0]) > 1 < len(pair[1]) and pair not in besides:
                if pair in likely.neighbours():
                    gain += _BESIDE
                elif self.cut.pairs[pair] >= least:
                    gain += _BESIDE_HERE
        for one, of, other in zip(words, words[1:], words[2:], strict=False) if gain else ():
            if of == _OF and (one, other) in likely.neighbours() and (one, other) not in apart:
                gain += _BESIDE_HERE
        return gain

    def _needed(self, written: str, meant: Meant) -> float:
        """How much likelier the text must get, by how usual the word is and what is written."""
        word = meant.word
        times = self.cut.times(word)
        needed = next((gain for least, gain in _GAINS if times >= least), _GAIN_UNPRINTED)
        if len(word) == _TWO and word not in likely.usual() and word not in self.cut.own:
            needed += _UNUSUAL
        if meant.cost < 0 and word in likely.usual():
            needed -= _BOTH_SENSES
        if len(written) == len(word):
            wrong = (one for one, other in zip(written, word, strict=True) if one != other)
            if any(map(coinages.is_alone, wrong)):
                needed += _ALONE * (len(word) - 1)  # 对干部 is two words, where 村干部 is one
        return needed

    def _is_own(self, written: str, word: str) -> bool:
        """Whether it stands so often, or in so many surroundings, that it is meant."""
        if (written, word) not in self._owned:
            self._owned[written, word] = self._is_meant(written, word)
        return self._owned[written, word]

    def _is_meant(self, written: str, word: str) -> bool:
        if len(written) == 1:
            return self.printed[written] >= OWN_WORD
        right = self.cut.times(word)
        least = max(OWN_WORD, right / OWN_WORD)
        if written in word:
            whole = re.findall(f"(?<!{word[0]}){written}(?!{word[-1]})", self.whole)
            return len(whole) >= least
        often = self.cut.times(written) > max(OWN_WORD, right)
        return often or len(self._surroundings(written)) >= least

    def _surroundings(self, written: str) -> set[str]:
        """Where it stands, with a character on each side."""
        whole, found, before = self.whole, set[str](), 0
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

    def _twice(self, run: Run, start: int) -> Iterator[_Found]:
        """A word with its last or an inner character printed twice: 水平平, 青少少年."""
        text, at = run.text, run.at(start)
        char, one, two = text[start], run.words[at - 1], run.words[at]
        is_last = two == char and start + 1 == len(text) and not likely.is_word(char * 2)
        if is_last and self.cut.sign_behind(run):
            yield _Found(start - 1, start + 1, char, _EVIDENT, is_clear=True)
            return
        if coinages.is_alone(char):
            return
        is_coined = _is_coined(text, start, start + 1)
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
            yield _Found(first, first + 2, char, _EVIDENT, is_clear)


def _can_be_before(word: str) -> bool:
    """Whether it is a word, behind which a new one begins."""
    return word == _OF or (len(word) > 1 and is_whole(word))


def _can_be_behind(word: str) -> bool:
    """Whether it is a word, or none follows."""
    return word == _END or coinages.are_particles(word) or (len(word) > 1 and is_whole(word))


def _are_twice(two: str) -> bool:
    """Whether who writes the one character can have written the other as well, by mistake."""
    return len(two) == _TWO and (
        two[0] == two[1] or characters.difference(two[0], two[1]) == characters.SIGHT_AND_SOUND
    )


def _is_clear(meant: Meant, beyond: float, by_neighbours: float) -> bool:
    """Whether the text is so much likelier that nothing else needs to show it."""
    if meant.is_longer:
        return by_neighbours >= (_BOTH_SIDES if len(meant.word) == _TWO else _BESIDE_HERE)
    if meant.is_shorter and by_neighbours <= 0 and len(meant.word) < _DICTIONARY_WORD:
        return False
    least = _SURE_BY_SIGHT if meant.is_by_sight else _SURE
    return beyond - meant.cost >= least


def _is_evident(run: Run, meant: Meant) -> bool:
    """Whether nothing beside the word has to ask for it: it is long, or begins twice."""
    if meant.is_shorter:
        begins_twice = run.text[meant.start] == run.text[meant.start + 1]
        return begins_twice or len(meant.word) >= _DICTIONARY_WORD
    its = range(run.at(meant.start), run.at(meant.end - 1) + 1)
    singles = (at for at in its if len(run.words[at]) == 1)
    return len(meant.word) >= _DICTIONARY_WORD and all(
        coinages.is_isolated(run.words[at], run.beside(at)) for at in singles
    )


def _is_in_another(run: Run, meant: Meant) -> bool:
    """Whether what is written for the word is part of another in its run."""
    text, start, end, word = run.text, meant.start, meant.end, meant.word
    if meant.is_longer:
        if text[start : end + 1] == word or text[max(0, start - 1) : end] == word:
            return True
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


def _is_coined(text: str, start: int, end: int, bounds: Sequence[int] = ()) -> bool:
    """Whether a known word that the dictionary does not cut covers one of the characters.

    With the bounds of words it does not begin or end within one.
    """
    coined = likely.coined()
    return any(
        text[first:last] in coined and (not bounds or (first in bounds and last in bounds))
        for first in range(max(0, start - LONGEST + 1), end)
        for last in range(max(first + 2, start + 1), min(len(text), first + LONGEST) + 1)
    )


def _covering(words: Sequence[str], start: int, end: int) -> tuple[int, Sequence[str]]:
    """The words that have a part of a text, and where they begin."""
    bounds = likely.bounds(words)
    first = bisect_right(bounds, start) - 1
    return bounds[first], words[first : bisect_left(bounds, end)]


def _cut(text: str) -> Sequence[str]:
    return likely.cut(text) if text else ()
