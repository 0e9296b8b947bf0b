"""W608, sentence by sentence: what is worked out in each, and moves from one figure to another."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.checking.targets.statements import Statement, statements
from mingzhang.checking.words.workings.averages import averages
from mingzhang.checking.words.workings.changes import changes
from mingzhang.checking.words.workings.products import products
from mingzhang.checking.words.workings.sums import sums

_LONGEST = 1000
"""Characters of a sentence; a longer one is none."""


def _lines(dossier: Dossier) -> Iterator[tuple[int, Line]]:
    """The paragraphs with words for what is worked out."""
    for index, line in dossier.each(prose):
        text = line.text
        if _counts_on(text) or "由" in text or "从" in text:
            yield index, line


@over("W608", _lines)
def does_not_work_out(line: Line) -> Iterator[Flaw]:
    """36 人、每人每月 1500 元，全年 68.40 万元."""
    key = line.key
    for said in changes(key):
        yield line.flaw(said)
    if not _counts_on(key):
        return
    before: list[Statement] = []
    for sentence in keys.sentences(key):
        if len(sentence) > _LONGEST:
            continue
        said_here = list(statements(sentence)) if _counts_on(sentence) else []
        for said in (
            *averages(said_here, before),
            *products(sentence, said_here, before),
            *sums(sentence),
        ):
            yield line.flaw(said)
        before += said_here or statements(sentence)


def _counts_on(sentence: str) -> bool:
    return "均" in sentence or "每" in sentence or "计" in sentence or "共" in sentence
