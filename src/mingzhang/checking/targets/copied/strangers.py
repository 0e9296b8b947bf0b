"""Objectives that nothing else in the document speaks of: 对虾 and 梭子蟹 of one for air defence.

Such an objective says several things of its own. Its project's name, purpose and rows say nothing
of any of them, and nor does anything else that the agency prints: no other project, and not the
narrative. It was pasted from another document, or no indicator measures it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.copied.speakers import Part
from mingzhang.checking.targets.copied.speech import Speech, speaking
from mingzhang.checking.targets.copied.telling import (
    Said,
    characters,
    distinct,
    is_an_end,
    is_of_any,
    root,
    telling_pairs,
)
from mingzhang.checking.targets.items import ProjectOf

_LEAST, _ENOUGH = 3, 4
"""So many words make a subject: the fewer if the project has not even a character of them."""

_WORDS_AGAINST_ONE = 3
"""So many outweigh a word that many projects have, and this one too, or a character of its name."""

_ROWS = 3
"""With fewer rows a project is not known well enough."""


class _Alone(msgspec.Struct, frozen=True):
    """A project, and those of its objectives that nothing speaks of, each with its words."""

    item: ProjectOf
    told: tuple[tuple[str, tuple[str, ...]], ...]


def _projects(dossier: Dossier) -> Iterator[tuple[int, _Alone]]:
    for index, speech, items in speaking(dossier):
        for at, item in enumerate(items):
            yield index, _Alone(item, tuple(_alone(speech, at, item)))


@over("P650", _projects)
def objective_is_told_nowhere_else(alone: _Alone) -> Iterator[Flaw]:
    """修复近海渔业资源 among the objectives of a project for sirens."""
    item = alone.item
    if alone.told:
        said = "”“".join(dict.fromkeys(word for _, words in alone.told for word in words))
        yield item.flaw(
            f"绩效目标说的是“{said}”，本项目的名称、用途、指标和本文件别处都没有说到",
            *(item.evidence("objectives", printed) for printed, _ in alone.told),
        )


def _alone(speech: Speech, at: int, item: ProjectOf) -> Iterator[tuple[str, tuple[str, ...]]]:
    its = speech.speakers[at]
    if len(item.indicators) < _ROWS or speech.names.is_of_all(at):
        return
    for parts in its.places:
        if parts[0].role != "objectives":
            continue
        said = Said.together([speech.said(part) for part in parts])
        alone = [word for word in said.telling if _is_alone(speech, at, word)]
        if len(alone) >= _LEAST:
            words = distinct(word for word in alone if not _is_told(item, root(word)))
            if len(words) >= _LEAST and _is_strange(speech, at, parts, said, words):
                yield parts[0].printed, tuple(sorted(words, key=parts[0].printed.find))


def _is_alone(speech: Speech, at: int, word: str) -> bool:
    """Whether no other project has a word that tells what a project does."""
    is_plain = is_of_any(root(word)) or is_an_end(word)
    return not is_plain and speech.having(word) == 1 << at


def _is_strange(
    speech: Speech, at: int, parts: Sequence[Part], said: Said, words: Sequence[str]
) -> bool:
    """Whether a project says nothing of an objective in its name, purpose and rows."""
    its = speech.speakers[at]
    texts = {text for part in parts for text in part.texts}
    others = (text for part in its.parts if part.role != "objectives" for text in part.texts)
    rest = "\n".join((its.name, *(text for text in others if text not in texts)))
    telling = [word for word in said.telling if not (is_of_any(root(word)) or is_an_end(word))]
    if any(pair in rest for word in telling for pair in telling_pairs(word)):
        return False
    saying = reduce(or_, map(characters, (*telling, *said.broad)))
    own = sum(word in rest for word in said.broad)
    own += len(saying & speech.names.characters[at])
    if _WORDS_AGAINST_ONE * own > len(words):
        return False
    return len(words) >= _ENOUGH or not any(c in rest for word in words for c in characters(word))


def _is_told(item: ProjectOf, word: str) -> bool:
    """Whether the narrative or the agency's goals have a word."""
    printed = item.disclosure
    return any(
        word in one.text for section in printed.sections for one in section.paragraphs
    ) or any(
        word in text
        for goal in printed.goals
        for text in (goal.objective, goal.indicators, goal.rest)
    )
