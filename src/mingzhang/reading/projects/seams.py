"""Putting together what a page break has cut, and characters that it printed twice.

A cell that a page break cuts goes on in the next fragment. Most often the pieces simply
follow each other. Some documents print the last characters of the upper piece again at
the start of the lower one. Words can repeat a character too (项目|目标), so the second
print is taken away only where that is certain:

- the document prints the same passage elsewhere without the repetition, or
- the document is proven to repeat characters at its page breaks, and nowhere prints the
  passage with the repetition.

Otherwise both stay, and the place is reported.
"""

from __future__ import annotations

from collections.abc import Iterable

from mingzhang.disclosure import Problem
from mingzhang.reading.projects.labels import after as behind
from mingzhang.reading.projects.labels import squeeze
from mingzhang.where import Where

_CONTEXT = 12
"""Characters on either side of a seam that are looked for elsewhere in the document."""


class Seams:
    """The seams of one document: what it prints, and what was found at its page breaks."""

    def __init__(self, texts: Iterable[str], *, proven: bool = False) -> None:
        self._texts = texts
        self._corpus = ""
        self._proven = proven
        self.confirmed = 0
        """Repetitions that another passage proves."""

        self.open = 0
        """Repetitions that nothing proves or disproves."""

        self.problems: list[Problem] = []

    def join(self, before: str, after: str, where: Where, endings: tuple[str, ...] = ()) -> str:
        """The two pieces as one text; what is taken away or doubtful becomes a problem.

        The endings belong to the form and not to the passage that may stand elsewhere.
        """
        upper, lower = squeeze(before), squeeze(after)
        for ending in endings:
            lower = lower.removesuffix(ending)
        repeated = _overlap(upper, lower)
        if not repeated:
            return before + after
        verdict = self._verdict(upper, lower, repeated)
        if verdict == "repeated":
            again = lower[:repeated]
            message = f"换页处“{again}”印了两次，已去掉一次，请核对原件。"
            self.problems.append(Problem("repaired", message, where))
            return before + behind(after, repeated)
        if verdict == "open":
            again = lower[:repeated]
            message = f"换页处“{again}”连续出现两次，不能确定是否重复印刷，照录。"
            self.problems.append(Problem("ambiguous", message, where))
        return before + after

    def _verdict(self, upper: str, lower: str, repeated: int) -> str:
        head, tail = upper[-_CONTEXT:], lower[repeated:][:_CONTEXT]
        once = head + tail if tail else head + "\n"
        twice = head + lower[: repeated + _CONTEXT]
        # Where nothing follows the repetition, `once` is also the upper piece itself.
        if self._count(twice) == 0 and self._count(once) > (0 if tail else 1):
            self.confirmed += 1
            return "repeated"
        if lower[repeated - 1].isascii() and repeated == 1:
            return "different"
        if self._count(twice):
            return "different"
        self.open += 1
        return "repeated" if self._proven else "open"

    def _count(self, passage: str) -> int:
        if not self._corpus:
            self._corpus = "\n".join(map(squeeze, self._texts)) + "\n"
        return self._corpus.count(passage)


def _overlap(upper: str, lower: str) -> int:
    """How many characters at the end of the upper piece begin the lower one."""
    for length in range(min(len(upper), len(lower)), 0, -1):
        if upper.endswith(lower[:length]):
            return length
    return 0
