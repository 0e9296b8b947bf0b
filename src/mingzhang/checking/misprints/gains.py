"""How much likelier a text becomes by another word, and how much is needed.

How likely a word is depends on what stands beside it, too: in official prose, and elsewhere in the
document. Gains are logarithms.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from mingzhang.checking.misprints import coinages, likely
from mingzhang.checking.misprints.cutting import Cut
from mingzhang.checking.misprints.likely import Run
from mingzhang.checking.misprints.meant import Meant

_GAINS = ((5, 3.0), (2, 4.0), (1, 5.0))
"""How much likelier a text must get when it prints the right word so often."""

_GAIN_UNPRINTED = 6.3
"""When it does not."""

_UNUSUAL = 3.0
"""By how much more for a word of two characters that is none of official prose."""

_ALONE = 1.5
"""By how much more where the wrong character is often a word of its own."""

_BOTH_SENSES = 2.0
"""By how much less where the two characters sound alike and look alike: 役 and 疫."""

BESIDE = 3.5
"""How much likelier two words are that official prose puts side by side."""

BESIDE_HERE = 2.5
"""Or that the document does, elsewhere."""

DICTIONARY_WORD = 4
"""So long, a word is one though only the dictionary has it."""

PRINTED_SO = 2
"""Oftener than this in a document it is meant."""

_OF = "的"
"""Words ask for each other across it: 馆藏的文物."""


class Gains(msgspec.Struct, frozen=True):
    """What other words gain in one document."""

    cut: Cut

    def by_words_and_neighbours(self, run: Run, meant: Meant) -> tuple[float, float] | None:
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
        known = self._beside(then, now, 1) - self._beside(now, then, PRINTED_SO)
        is_broken = not broken.isdisjoint(likely.words())
        is_short = len(meant.word) < DICTIONARY_WORD
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
                    gain += BESIDE
                elif self.cut.pairs[pair] >= least:
                    gain += BESIDE_HERE
        for one, of, other in zip(words, words[1:], words[2:], strict=False) if gain else ():
            if of == _OF and (one, other) in likely.neighbours() and (one, other) not in apart:
                gain += BESIDE_HERE
        return gain

    def needed(self, written: str, meant: Meant) -> float:
        """How much likelier the text must get, by how usual the word is and what is written."""
        word = meant.word
        times = self.cut.times(word)
        needed = next((gain for least, gain in _GAINS if times >= least), _GAIN_UNPRINTED)
        if len(word) == 2 and word not in likely.usual() and word not in self.cut.own:
            needed += _UNUSUAL
        if meant.cost < 0 and word in likely.usual():
            needed -= _BOTH_SENSES
        if len(written) == len(word):
            wrong = (one for one, other in zip(written, word, strict=True) if one != other)
            if any(map(coinages.is_alone, wrong)):
                needed += _ALONE * (len(word) - 1)  # 对干部 is two words, where 村干部 is one
        return needed


def _cut(text: str) -> Sequence[str]:
    return likely.cut(text) if text else ()
