"""A document's runs of Chinese characters, cut into words, and which of them are left over.

A dictionary cuts all runs in one go. What it cannot make a word of is left over: single characters
that do not stand alone, rare words, doubled characters. Few runs have any, so only those are looked
at one by one; whatever concerns all words is done with a whole document's at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count, pairwise
from operator import and_
from typing import TypeVar

from mingzhang.checking.misprints import coinages, likely
from mingzhang.checking.misprints.likely import Run
from mingzhang.kept import kept

_T = TypeVar("_T")
_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_NUMBER = r"(?:19|20)\d\d[〕\]】)﹞]?第?\d+号"
_NUMBERED = re.compile(_NUMBER)
_OF_A_DOCUMENT = re.compile(rf"[\u4e00-\u9fff]{{1,10}}[〔\[【(﹝]?{_NUMBER}")  # 冀组字〔2024〕8号
OWN_WORD = 3
"""So often in different surroundings, or so often at all, it is a word of this document's."""

_OPENED = re.compile("(?<=[,;.。、])[\u4e00-\u9fff]{2,}")
_CLOSED = re.compile("([\u4e00-\u9fff]{2,})([,;.。、]?)")
_THREES = re.compile(
    "(?<=、)[\u4e00-\u9fff]{3}(?![\u4e00-\u9fff])|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{3}(?=、)"
)
_END = "\n"


class Cut:
    """The runs of a document, each once, and their words in order."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = _END.join(map(_without_numbers, texts))
        self._runs = tuple(dict.fromkeys(_RUN.findall(self._texts)))
        self.whole = _END.join(self._runs)
        self.words = [*likely.cut(self.whole), _END]
        """The words of all runs; each of these ends with a line."""

        self.bounds = likely.bounds(self.words)
        self.printed = Counter(self.words)
        """How often each word stands in the runs."""

        del self.printed[_END]
        self._times: dict[str, int] = {}

    @kept
    def own(self) -> frozenset[str]:
        """Words that only the dictionary knows, and that the document has again and again."""
        often = {word for word, times in self.printed.items() if times >= OWN_WORD}
        return frozenset(filter(likely.is_word, often - likely.words()))

    @kept
    def pairs(self) -> Counter[tuple[str, str]]:
        """How often the document puts words side by side."""
        return Counter(compress(pairwise(self.words), self._are_words))

    @kept
    def _are_words(self) -> list[bool]:
        """Whether each word and the next are more than characters."""
        is_long = list(map((1).__lt__, map(len, self.words)))
        return list(map(and_, is_long, is_long[1:]))

    def once(self) -> Iterator[int]:
        """Where words of two characters are that stand once."""
        times = self.printed
        words = {word for word in times if len(word) == 2 and times[word] == 1}
        return compress(count(), map(words.__contains__, self.words))

    def twos_with(self, char: str) -> Sequence[str]:
        """The words of two characters that have one."""
        return self._twos.get(char, ())

    @kept
    def _twos(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.printed:
            if len(word) == 2:
                found[word[0]].append(word)
                found[word[1]].append(word)
        return dict(found)

    @kept
    def left(self) -> list[int]:
        """Where words are that are left over, none of them a word of its own."""
        return [at for at in self._possible if not self._stands_alone(at)]

    @property
    def single(self) -> Iterator[int]:
        """Where words are that are no whole words."""
        return iter(self._possible)

    @kept
    def doubled(self) -> list[int]:
        """Where words begin as the one before ends, and one of them is left over."""
        words, bounds = self.words, self.bounds
        beside = (at for one in self._possible for at in (one, one + 1))
        return [bounds[at] for at in beside if words[at - 1][-1] == words[at][0]]

    @kept
    def _possible(self) -> list[int]:
        left = frozenset(filter(_is_left, self.printed))
        return list(compress(count(), map(left.__contains__, self.words)))

    def _stands_alone(self, at: int) -> bool:
        """Whether it is a word of its own, in any text or in this one, and not written twice."""
        word, before, behind = self.words[at], self.words[at - 1], self.words[at + 1]
        if word not in self._alone or before in self._single or behind in self._single:
            return False
        return coinages.is_alone(word) or (word != before[-1] and word != behind[0])

    @kept
    def _single(self) -> frozenset[str]:
        """The words of one character."""
        return frozenset(word for word in self.printed if len(word) == 1)

    @kept
    def _alone(self) -> frozenset[str]:
        """Those of them that are words of their own, in any text or in this one."""
        printed = self.printed
        return frozenset(
            word for word in self._single if printed[word] >= OWN_WORD or coinages.is_alone(word)
        )

    def times(self, text: str) -> int:
        """How often a text is printed; counted once, as one line can have it a thousand times."""
        if text not in self._times:
            self._times[text] = self.whole.count(text)
        return self._times[text]

    def beside(self, at: int) -> tuple[str, str]:
        """The words on both sides of one in its run; "" where there is none."""
        return self.words[at - 1].strip(_END), self.words[at + 1].strip(_END)

    def by_run(self, possible: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
        """What stands at some places of the whole, each once, by where its run begins."""
        found: defaultdict[int, dict[_T, None]] = defaultdict(dict)
        for place, one in possible:
            found[self.run_start(place)][one] = None
        return {start: list(its) for start, its in found.items()}

    def is_opened(self, run: Run) -> bool:
        """Whether a clause begins with a run, so that nothing of it can stand in another text."""
        return run.text in self._opened

    @kept
    def _opened(self) -> frozenset[str]:
        return frozenset(_OPENED.findall(self._texts))

    def is_in_threes(self, run: str) -> bool:
        """Whether it is one of several clauses of three characters: 底数清、情况明、措施实."""
        return run in self._threes

    @kept
    def _threes(self) -> frozenset[str]:
        return frozenset(_THREES.findall(self._texts))

    def sign_behind(self, run: Run) -> str:
        """The sign that closes a clause behind a run; "" where it is the end of a text."""
        return self._closed.get(run.text, "")

    def closed(self) -> Iterable[tuple[str, str]]:
        """The runs that a sign closes, each with the sign."""
        return self._closed.items()

    @kept
    def _closed(self) -> dict[str, str]:
        return {run: sign for run, sign in _CLOSED.findall(self._texts) if sign}

    def run_start(self, place: int) -> int:
        """Where the run begins that has a place of the whole."""
        return self._starts[bisect_right(self._starts, place) - 1]

    def fragments(self) -> Iterator[int]:
        """Where characters stand alone that are never words."""
        found = frozenset(filter(coinages.is_fragment, self._single))
        return compress(count(), map(found.__contains__, self.words)) if found else iter(())

    def linking(self) -> Iterator[int]:
        """Where runs end, behind another word, with one that something has to follow."""
        words = self.words
        found = frozenset(filter(coinages.is_linking, self._single))
        linking = compress(count(), map(found.__contains__, words)) if found else ()
        return (at for at in linking if at > 0 and words[at + 1] == _END)

    def run(self, start: int) -> Run:
        """The run that begins there."""
        at = bisect_left(self.bounds, start)
        words = self.words[at : self.words.index(_END, at)]
        return Run(self._runs[bisect_left(self._starts, start)], words, likely.bounds(words))

    @kept
    def _starts(self) -> list[int]:
        """Where in the whole the runs begin."""
        return list(accumulate((len(run) + 1 for run in self._runs), initial=0))


def _without_numbers(text: str) -> str:
    """A text without the numbers of documents: the characters of an office are no words."""
    return _OF_A_DOCUMENT.sub("0", text) if "号" in text and _NUMBERED.search(text) else text


def is_whole(text: str) -> bool:
    """Whether it is a word, however rare if it is long."""
    return len(text) > 2 or likely.is_word(text)


def _is_left(text: str) -> bool:
    """Whether it can be left over of a misprinted word."""
    return not is_whole(text) or text[0] == text[1]
