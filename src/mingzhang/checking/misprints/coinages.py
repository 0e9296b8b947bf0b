"""What the dictionary has not, and is no misprint: names, units, abbreviations, set shapes.

逐季 and 辆数 are counted, 守规率 is a share, 以商招商 goes in rhythm, 王建力 is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from mingzhang.checking.misprints import likely
from mingzhang.checking.misprints.likely import Run
from mingzhang.declared import declared


class _Coinages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    particles: str
    alone: str
    places: str
    surnames: str
    by: str
    measures: str
    behind_shares: str
    shapes: str
    numerals: str
    rows: tuple[str, ...]
    shortened: tuple[str, ...]
    joints: str
    has_parts: str
    endings: str
    parts: str
    shares: str
    verbs: str
    bound: str
    unending: str
    states: str
    linking: str
    fragments: str


_SHARE = 2
_NAME = 3


@cache
def _coinages() -> _Coinages:
    return declared(__package__, "coinages.toml", _Coinages)


def surnames() -> str:
    """The characters that can be a surname."""
    return _coinages().surnames.strip()


def is_alone(character: str) -> bool:
    """Whether a character is often a word of its own."""
    return character in _coinages().alone


def are_particles(characters: str) -> bool:
    """Whether all of them are: two of them side by side are two words."""
    return all(char in _coinages().particles for char in characters)


def is_repeated(char: str) -> bool:
    """Whether it can stand twice by itself: 2024年年初, 两级级差, 二二."""
    its = _coinages()
    return char in its.measures or char in its.has_parts or char in its.particles


def is_joint(char: str) -> bool:
    """Whether it can end one word and begin the next: 2024年年初, 整合办办公."""
    return char in _coinages().joints


def have_any_order(characters: str) -> bool:
    """Whether both orders are right: 十二 and 二十; 区县 and 县区, 水电气暖 and 水气电暖."""
    return any(row.issuperset(characters) for row in _rows())


@cache
def _rows() -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, (_coinages().numerals, *_coinages().rows)))


def is_one_of_a_row(char: str, beside: Iterable[str]) -> bool:
    """Whether a word beside a character is made of its like: 桥涵 and 隧, 征 and 拆迁."""
    return any(word and char not in word and have_any_order(char + word) for word in beside)


def is_short(around: tuple[str, str], char: str) -> bool:
    """Whether words are right with and without a character between: 学生人数, 学生数."""
    before, behind = around
    return not {before + char, char + behind}.isdisjoint(_coinages().shortened)


def is_of_the_next(char: str, behind: str, is_word: bool) -> bool:
    """Whether a character that stands twice is one of a word, and one of what is behind it.

    卫生间间数, 车辆辆次 are how many; 林场场部, 监狱狱政 are a part of it and what it does.
    """
    its = _coinages()
    is_number = behind in ("数", "次") and is_word and char in its.measures
    return is_number or is_a_part(char, behind)


def is_a_part(place: str, part: str) -> bool:
    """Whether a place, an office or a building has such a part: 站 and 房."""
    return bool(place and part) and place in _coinages().has_parts and part in _coinages().parts


def is_of_a_share(behind: str) -> bool:
    """赤霉病病穗率, 松材线虫病病株数: what is counted begins as what is before it ends."""
    return len(behind) == _SHARE and behind[-1] in _coinages().shares


def is_isolated(char: str, beside: Iterable[str]) -> bool:
    """Whether words, or none, stand on both sides of a character, no abbreviation or unit."""
    its = _coinages()
    if char in its.alone or char in its.measures or char in its.has_parts or char in its.endings:
        return False
    return all(len(word) > 1 or word in its.particles for word in beside)


def is_bound(char: str, *, is_last: bool) -> bool:
    """Whether a character is no word of its own, or none that a clause ends with: 森, 程."""
    its = _coinages()
    return char in its.bound or (is_last and char in its.unending)


def is_ending(char: str) -> bool:
    """Whether it can stand behind a word: 执法车, 使用人; or is a verb by itself."""
    return char in _coinages().alone or char in _coinages().endings


def is_verb(char: str) -> bool:
    """Whether what it is done to can follow it: 建人才库, 购办公家具."""
    return char in _coinages().verbs


def is_state(word: str) -> bool:
    """在训, 应检, 未治: what stands behind these can be one character."""
    return len(word) == 1 and word in _coinages().states


def is_counted_thing(words: Sequence[str]) -> bool:
    """艘|执法|艇, 台|烘干|机: a measure, and what is counted in it, with its ending."""
    return len(words) == 3 and words[0] in _coinages().measures and is_ending(words[2])


def is_linking(word: str) -> bool:
    """Whether something has to follow a word: 和, 对."""
    return len(word) == 1 and word in _coinages().linking


def is_fragment(word: str) -> bool:
    """Whether it is only a part of a word, with which no clause ends: 氛."""
    return len(word) == 1 and word in _coinages().fragments


def is_counted(written: str) -> bool:
    """逐季, 辆数, 一格: by what something is counted, its number, so many of it."""
    by, of = written[0], written[1:]
    if len(of) != 1:
        return False
    is_by = by in _coinages().by and of in _coinages().measures
    is_number = by in _coinages().measures and of in "数量"
    return is_by or is_number or by in _coinages().numerals


def is_number_of(run: str, end: int) -> bool:
    """讯问室间数: how many of them, where 室间 is no word."""
    return run[end - 1] in _coinages().measures and run[end : end + 1] == "数"


def is_one_of_many(before: str, measure: str) -> bool:
    """每堂课, 两场会: so many of them, in which order ever the two are a word."""
    its = _coinages()
    return measure in its.measures and before[-1:] in (*its.by, *its.numerals)


def is_share(run: str, end: int, word: str) -> bool:
    """守规率达到, where 规率 is no 规律: a share ends there, or its value follows."""
    is_end = end == len(run) or run[end] in _coinages().behind_shares
    return run[end - 1] == "率" != word[-1] and is_end


def is_doubled_word(run: str, at: int) -> bool:
    """行行业业: a word of which both characters stand twice, the one at a place among them."""
    for first in (at - 1, at - 3):
        four = run[max(0, first) : first + 4]
        if len(four) == 4 and four[0] == four[1] != four[2] == four[3]:
            return likely.is_word(four[0] + four[2])
    return False


def is_of_a_rate(run: str, end: int) -> bool:
    """失养率, 案访比: what ends there names a rate, which can be coined of any two characters."""
    behind, after = run[end : end + 1], run[end + 1 : end + 2]
    return behind in ("率", "比") and (not after or after in _coinages().behind_shares)


def is_in_rhythm(run: str, start: int, end: int) -> bool:
    """以商招商, 常储常新, 以进促稳: four characters that go in pairs can be coined."""
    for first in range(max(0, end - 4), start + 1):
        four = run[first : first + 4]
        is_four = len(four) == 4
        if is_four and ((four[0] == four[2]) != (four[1] == four[3]) or four[0] == four[3]):
            return True  # 以商招商, 实事办实
        shaped = _shapes().match(run, first)
        if shaped and shaped.end() >= end:
            return True
    return False


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile("|".join(_coinages().shapes.split()))


def is_in_a_name(run: Run, start: int, end: int, word: str) -> bool:
    """Whether it is part of a name, of which the characters can be any: 响泉镇, 店子村, 王建力."""
    places = _coinages().places
    before, behind = run.ending(start), run.beginning(end)
    if len(behind) == 1 and behind in places:
        return True
    is_place = run.text[end - 1] == word[-1] and word[-1] in places and len(word) <= _NAME
    is_person = end - start == 2 and before in _coinages().surnames
    return len(before) == 1 and (is_place or is_person)
