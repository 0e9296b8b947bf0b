"""A phrase that is printed twice in a row: 看不到、看不到有线电视."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.misprints.likely import is_word
from mingzhang.checking.targets.passages import Leak, Passage, target_texts_by_text
from mingzhang.checking.targets.wordlists import one_of, words_of

_SIGNS = re.compile(r"[,。;、]")
"""A heading and a colon may stand before the same words."""

_AND_SO_ON = ("", "的")
"""What may follow the second time; another character can make a longer word of it."""

_SHORTEST = 4
_WHOLE = 3
"""Three characters must be all that stands between two signs."""

_THREE = re.compile(r"([\u4e00-\u9fff][不得][\u4e00-\u9fff])、\1(?=[\u4e00-\u9fff])")
"""看不到、看不到: what can or cannot be done, of which nobody names the same twice."""

_WORDS = re.compile(r"([\u4e00-\u9fff]{4,})\1(?![馆站点所院队办组室]|中心|基地|公司|股份|分行)")
"""Without a sign between them; 依法依法 can be the end and the beginning of words, and a name
can begin with what stands before it (党史学习教育党史学习教育馆)."""

_AGAIN = re.compile(r"(..).*\1")
"""Two characters that stand there again: most texts have none."""

_CLAUSE_ENDS = re.compile(r"[\u4e00-\u9fff]{2}([\u4e00-\u9fff]{2})\1(?=[,。;、]|$)")

_LONGEST = 60
"""Characters of names and descriptions; in longer texts the pattern takes its time."""


def _texts(dossier: Dossier) -> Iterable[tuple[int, Mapping[str, Sequence[Passage]]]]:
    return enumerate(dossier.once(target_texts_by_text))


@over("P644", _texts)
def phrase_is_repeated(printing: Mapping[str, Sequence[Passage]]) -> Iterator[Flaw]:
    """The same words twice in a row."""
    told: dict[str, list[Passage]] = {}
    for text in filter(_AGAIN.search, printing):
        if phrase := _repeated(text):
            told.setdefault(phrase, []).extend(printing[text])
    for phrase, places in told.items():
        yield Leak(phrase, tuple(places)).flaw(f"把“{phrase}”连写了两遍")


@cache
def _two_at_the_end() -> re.Pattern[str]:
    """省市相关文件文件: words that nobody says twice."""
    return re.compile(rf"[\u4e00-\u9fff]{{2}}({one_of('writing', 'said_once').pattern})\1$")


def _repeated(text: str) -> str:
    """The first phrase that stands twice in a row; "" where none does."""
    patterns = (
        (_two_at_the_end(), text.endswith(words_of("writing", "said_once"))),
        (_THREE, "、" in text),
        (_WORDS, len(text) <= _LONGEST),
    )
    for pattern, can_be in patterns:
        if match := pattern.search(text) if can_be else None:
            return match[1]
    if (match := _CLAUSE_ENDS.search(text)) and _is_said_twice(match[1]):
        return match[1]
    for before, behind in pairwise(_SIGNS.split(text)):
        if phrase := _at_both_ends(before, behind):
            return phrase
    return ""


def _is_said_twice(word: str) -> bool:
    return word not in words_of("writing", "said_twice") and word[0] != word[1] and is_word(word)


def _at_both_ends(before: str, behind: str) -> str:
    """What one clause ends with and the next begins with."""
    at = 0 if len(before) == _WHOLE else before.rfind(behind[:_SHORTEST])
    phrase = before[at:] if at >= 0 else ""
    shortest = _WHOLE if at == 0 else _SHORTEST
    if len(phrase) < shortest or phrase.isascii() or not behind.startswith(phrase):
        return ""
    return phrase if behind[len(phrase) : len(phrase) + 1] in _AND_SO_ON else ""
