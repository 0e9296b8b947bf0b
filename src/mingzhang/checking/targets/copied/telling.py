"""Words, and which of them tell a subject.

A dictionary (jieba's, in rjieba) cuts texts into words. Words that any project can have say
nothing, and those of the agency are everybody's. Of the others some tell a subject (宿舍, 屋面);
some are broad: many projects have them, but one that has them has them of its own (网络, 培训).
telling.toml lists what says nothing and what is broad; whatever else there is tells a subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import msgspec

from mingzhang.checking import counting
from mingzhang.declared import declared

_WORD = re.compile("[\u4e00-\u9fff]{2,}")
_HANZI = re.compile("[\u4e00-\u9fff]")
_LITTLE = frozenset("的和及与对各种等为在了是以其中一不有人费数率度量级组织管理经部-")
"""Characters that tell nothing alone."""

_ENDINGS = frozenset("化性式型类项次")
_THOUSANDS = "十百千万亿"
_OF_DATES = "年月日次翌至到起止初末底"
_ROOT = 2
_LONG = 4
_HEAD = 8
"""So long is an office's name at most, with its dash."""


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    any: str
    plain: str
    broad: str
    ends: str
    rates: str
    offices: str
    general: str
    staff: str
    of_any_subject: str


class _Sets(msgspec.Struct, frozen=True):
    any: frozenset[str]
    plain: frozenset[str]
    broad: frozenset[str]
    ends: frozenset[str]
    rates: frozenset[str]
    offices: tuple[str, ...]
    general: tuple[str, ...]
    staff: tuple[str, ...]
    of_any_subject: tuple[str, ...]


@cache
def _lists() -> _Sets:
    lists = declared(__package__, "telling.toml", _Lists)
    return _Sets(
        frozenset(lists.any.split()),
        frozenset((lists.any + lists.plain).split()),
        frozenset(lists.broad.split()),
        frozenset(lists.ends.split()),
        frozenset(lists.rates.split()),
        tuple(lists.offices),
        tuple(lists.general.split()),
        tuple(lists.staff.split()),
        tuple(lists.of_any_subject.split()),
    )


class Said(msgspec.Struct, frozen=True):
    """The words of a text that say something."""

    telling: frozenset[str]
    broad: frozenset[str]

    @classmethod
    def together(cls, said: Sequence[Said]) -> Said:
        """The words of several texts."""
        if len(said) == 1:
            return said[0]
        return cls(
            frozenset().union(*[one.telling for one in said]),
            frozenset().union(*[one.broad for one in said]),
        )


def known_of(words: Iterable[str], agency: str) -> Said:
    """Those of some words that say something; what the agency's name has is everybody's."""
    lists, of_agency = _lists(), frozenset(pairs(agency))
    said = frozenset(
        word
        for word in frozenset(words) - lists.any
        if len(word) > 1 and of_agency.isdisjoint(pairs(word)) and _is_whole(word)
    )
    return Said(said - lists.broad, said & lists.broad)


@lru_cache(maxsize=1 << 14)
def _is_whole(word: str) -> bool:
    """Whether what was cut is a word, and not the end of a longer one or of a date.

    优良 路率; 11月15 日至 次年.
    """
    is_an_end_of_one = len(word) == _ROOT and word.endswith("率") and word not in _lists().rates
    is_so_many = word[0] in _THOUSANDS and word.lstrip(_THOUSANDS) in counting.counters()  # 万亩
    is_of_a_date = not word.strip(_OF_DATES)
    return is_word(word) and not (is_an_end_of_one or is_so_many or is_of_a_date)


def is_telling(word: str) -> bool:
    """Whether a word is none of those that any project, or many projects, can have."""
    return word not in _lists().any and word not in _lists().broad


def is_an_end(word: str) -> bool:
    """Whether a word tells what projects of many kinds serve."""
    return word in _lists().ends or word[:_ROOT] in _lists().ends


def is_word(text: str) -> bool:
    """Whether what was cut is a word, and no single character, figure or sign."""
    return bool(_WORD.fullmatch(text))


def cut(text: str) -> list[str]:
    """Words, those that no dictionary has among them: 查螺, 割胶."""
    import rjieba  # noqa: PLC0415  (loading its dictionary takes a tenth of a second)

    return rjieba.cut(text, True)


def cut_each(texts: Sequence[str]) -> dict[str, list[str]]:
    """The words of each text, cut in one go."""
    words, start = [*cut("\n".join(texts)), "\n"], 0
    found: dict[str, list[str]] = {}
    for text in texts:
        end = words.index("\n", start)
        found[text] = words[start:end]
        start = end + 1
    return found


def marks(words: Iterable[str]) -> frozenset[str]:
    """The characters of some words that tell something."""
    lists = _lists()
    telling = (word for word in words if word not in lists.any and word not in lists.broad)
    return frozenset("".join(telling)) - _LITTLE


def marks_in(text: str) -> frozenset[str]:
    """The characters of a text that tell something."""
    return marks(cut(text)) if text else frozenset()


def tells_alone(character: str) -> bool:
    """Whether a word of one character tells a subject; 船 does, 费 does not."""
    return character not in _LITTLE and character not in _ENDINGS


def is_of_office(word: str) -> bool:
    """Whether a word is a department's: 宣传部."""
    return word.endswith(_lists().offices)


def office(name: str) -> str:
    """What a name begins with and a dash ends: 宣传部-."""
    head, dash, _ = name[:_HEAD].partition("-")
    return head + dash if dash and is_of_office(head) else ""


def is_general(name: str) -> bool:
    """Whether a name has a word of money that pays for whatever the agency does."""
    return any(word in name for word in _lists().general)


def is_of_staff(name: str) -> bool:
    """Whether a name is of a project that pays those who do the department's work."""
    return any(word in name for word in _lists().staff)


@cache
def of_any_subject() -> re.Pattern[str]:
    """What names of any subject have: 经费, 建设."""
    return re.compile("|".join(_lists().of_any_subject))


def is_plain(word: str) -> bool:
    """Whether names of any project can have a word."""
    return word in _lists().plain


@lru_cache(maxsize=1 << 12)
def subject_pairs(word: str) -> tuple[str, ...]:
    """Two characters of a word that are no word of any project: none of 专项经费."""
    if len(word) == _LONG and _lists().plain.issuperset((word[:2], word[2:])):
        return ()
    return tuple(pair for pair in pairs(word) if not (is_of_any(pair) or is_plain(pair)))


@lru_cache(maxsize=1 << 14)
def characters(word: str) -> frozenset[str]:
    """The characters of a word but for those of shorter ones that any project can have."""
    plain = "".join(pair for pair in pairs(word) if pair in _lists().plain)
    return frozenset(_HANZI.findall(word)).difference(plain, _LITTLE)


@lru_cache(maxsize=1 << 14)
def pairs(word: str) -> tuple[str, ...]:
    """Two characters of a word that stand together."""
    return tuple(word[at : at + 2] for at in range(len(word) - 1))


def is_of_any(word: str) -> bool:
    """Whether any project can have a word: then it says nothing."""
    return word in _lists().any


@lru_cache(maxsize=1 << 14)
def telling_pairs(word: str) -> tuple[str, ...]:
    """The same without those at its end that many projects have: of 食品安全 not 安全."""
    lists = _lists()
    first, *others = pairs(word)
    if first in lists.any:
        return (first, *others)
    return (first, *(p for p in others if p not in lists.any and p not in lists.broad))


def root(word: str) -> str:
    """What longer words begin with that mean the same: 养殖 of 养殖户."""
    return word[:_ROOT]


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Words that share no character: 食品 and 食品安全 say one thing."""
    found: list[str] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        if not any(set(word) & set(other) for other in found):
            found.append(word)
    return tuple(found)
