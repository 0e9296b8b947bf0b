"""Another occasion or supply than the project's name tells: 春节 for 重阳节, 水 for 电费."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking.targets.items import ProjectOf
from mingzhang.checking.targets.wordlists import Utility, one_of, words, words_of
from mingzhang.numerals import NUMERAL, number_of, numeral_of

_TURN = re.compile(
    r"(?P<own>第(?:[一二三四五六七八九十]{1,3}|\d{1,2}))[次届](?P<what>[\u4e00-\u9fff]{2})"
)
"""第五次经济普查, 第十届运动会."""


def other_occasion(name: str, item: ProjectOf) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The occasion in a project's folded name, and how another one reads where it should stand.

    None where the purpose speaks of the other one too.
    """
    for own, other in (*_other_festivals(name), *_other_seasons(name), *_other_turns(name)):
        if not other.search(keys.fold(item.its.purpose)):
            yield own, other


def speaks_of_another(own: str, other: re.Pattern[str], text: str) -> str:
    """The other occasion in a text that does not speak of the project's own; else ""."""
    key = keys.fold(text)
    if own in key or one_of("clause", "looks_back").search(key):
        return ""
    match = other.search(key)
    return match[0] if match else ""


_A_FEE = "费"


def other_supply(name: str, item: ProjectOf) -> Iterator[tuple[str, Utility]]:
    """The only supply that a project's folded name tells (电费), where no text is of two."""
    if _A_FEE not in name:
        return
    for its in words().utility:
        own = next((word for word in its.own if word in name), "")
        if not own or any(word in name for word in its.besides):
            continue
        texts = [keys.fold(text) for _, text in item.told()]
        is_of_two = any(_is_of(its, text) and _of(its.words).search(text) for text in texts)
        if not is_of_two and _A_FEE not in name.replace(own, ""):
            yield own, its


def speaks_of_another_supply(its: Utility, text: str) -> str:
    """What a text that does not speak of its project's own supply says of another one; else ""."""
    key = keys.fold(text)
    match = None if _is_of(its, key) else _of(its.words).search(key)
    return match[0] if match else ""


def _is_of(its: Utility, text: str) -> bool:
    """Whether a folded text speaks of a supply."""
    return any(word in text for word in its.still)


@cache
def _of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(expressions))


def _other_festivals(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """重阳节文艺汇演 is for no 春节."""
    held = _festival().findall(name)
    is_one = len(held) == 1 and one_of("deadline", "celebrated").search(name)
    if is_one and not one_of("deadline", "several").search(name):
        yield held[0], _festival_but(held[0])


@cache
def _festival() -> re.Pattern[str]:
    return re.compile("|".join(words().festival))


@cache
def _festival_but(own: str) -> re.Pattern[str]:
    """Any other festival as one celebrates it: 五一劳动奖章 and 国庆节前 are none."""
    others = "|".join(other for other in words().festival if other != own)
    held = one_of("deadline", "celebrated").pattern
    return re.compile(rf"(?:{others})[^奖前期,。;]{{0,4}}(?:{held})")


def _other_seasons(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """春季体检 is no 秋季体检."""
    seasons = words_of("deadline", "seasons")
    for own in [season for season in seasons if season in name]:
        match = re.search(rf"{own}([\u4e00-\u9fff]{{2}})", name)
        others = [other for other in seasons if other != own]
        if match and not any(other in name for other in others):
            yield own, re.compile(rf"(?<!年)(?:{'|'.join(others)}){match[1]}")


def _other_turns(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """第五次经济普查 is no 第四次经济普查."""
    turns = list(_TURN.finditer(name))
    if len(turns) == 1:
        own, what = turns[0]["own"], turns[0]["what"]
        number = number_of(own[1:])
        written = "|".join(dict.fromkeys((own[1:], str(number), numeral_of(number))))
        yield own, re.compile(rf"第(?!(?:{written})[次届])(?:{NUMERAL}|\d{{1,2}})[次届]{what}")
