"""At how many festivals, and how many times: 春节、端午、中秋、重阳慰问 and 慰问次数 ≥3次.

Who goes to see people at each of them goes as many times at least. What can be of more or fewer
occasions (等, 或, each village once) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.statements import counts_for_each
from mingzhang.checking.targets.wordlists import one_of, words, words_of
from mingzhang.declared import any_of

_FEWEST = 3
"""Two festivals may be one time of the year."""

_TURNS = ("次", "场", "场次", "轮")
_CLAUSE_END = re.compile("[,。;]")
_UNSURE = re.compile("或|任选|选择|其中|部分|有关|分别|每[人户家村]")


@cache
def _listed() -> re.Pattern[str]:
    one = f"(?:{any_of((*words().festival, *words_of('deadline', 'also_festivals')))})节?"
    return re.compile(f"{one}(?:[、和及与,]{one}){{{_FEWEST - 1},}}")


@cache
def _one() -> re.Pattern[str]:
    return re.compile(any_of((*words().festival, *words_of("deadline", "also_festivals"))))


def asks_for_fewer(one: IndicatorOf, text: str) -> Iterator[tuple[str, int]]:
    """The festivals that a folded text lists, and how many, where a row asks for fewer visits."""
    target = one.its.target
    unit, _ = counter_of(target.unit)
    if one.level2 != "数量" or unit not in _TURNS or target.kind != "number" or target.is_at_most:
        return
    deeds = one_of("deadline", "visits").findall(one.folded["level3"])
    if not deeds or counts_for_each(one):
        return
    for sentence in keys.sentences(text):
        for match in _listed().finditer(sentence):
            festivals = frozenset(_one().findall(match[0]))
            what = _CLAUSE_END.split(sentence[match.end() :], maxsplit=1)[0]
            is_done_then = any(deed in what for deed in deeds) and not _UNSURE.search(sentence)
            if is_done_then and Decimal(target.value) < len(festivals):
                yield match[0], len(festivals)
                return
