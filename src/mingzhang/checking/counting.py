"""What is counted in what: the units by class, and the things with the units that count them.

All rules go by the lists in counting.toml. A unit can be of several classes (张 counts beds, photos
and certificates); a unit that is in none says nothing, and neither does a thing that is not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.checking.misprints import characters
from mingzhang.declared import declared

_NOT_COUNTED = frozenset({"money", "share", "time", "graded", "degrees", "data", "power"})
"""Classes whose units count no things in a sentence."""

_SIZES = frozenset({"length", "area", "volume", "weight"})
_MEASURES = _NOT_COUNTED | _SIZES
"""Classes whose units can have fractions."""

_AMOUNTS = frozenset({"money", "share", "graded", "degrees", "data", "power"})
"""Classes that say how much, and not how many."""

_DONE = frozenset({"events", "sessions", "visits", "courses"})
_STRICTLY = frozenset({"anything", "share", "money", "time"})
"""The loose classes that can be used of anything at all."""

_COUNTED_NAME = re.compile(r"(?:总数量|总数|数量|个数|数)$")
_BY_TURNS = frozenset({"sessions", "visits", "people", "courses"})
"""What is counted in these can be counted in times, too."""

_OF_PEOPLE = ("people", "visits", "households", "firms", "places")
"""People are counted one by one, by household and by village."""

_SOUNDING = 2
"""Characters of a unit that is known by its sound."""

_PIECES_OF = "个"
"""个办公区, 个单位 count like 个."""

_END = 8
"""Characters of a text that tell which word it ends in."""

_NUMBER_OF = "数"

_SIGNS = str.maketrans("％﹪", "%%")


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Things that are counted or measured alike."""

    says: str
    """What they are, in a message."""

    words: tuple[str, ...]
    """How their names end; behind # is a number of them: #企业 is 企业数, 企业数量."""

    units: tuple[str, ...]
    """Classes of units."""

    also: tuple[str, ...] = ()
    """Single units."""

    strict: bool = False
    """Whether of the loose classes only 个 and what is no number of things can be used of them."""

    never: tuple[str, ...] = ()
    """Single units that are not used of them, though their classes are."""

    besides: tuple[str, ...] = ()
    """Names with one of these are of something else: 停车 is no vehicle, 制定收费标准 no price."""


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """counting.toml."""

    multiples: tuple[str, ...]
    loose: tuple[str, ...]
    not_in_text: tuple[str, ...]
    may_be_parts: tuple[str, ...]
    neutral: tuple[str, ...]
    nouns: tuple[str, ...]
    bought: tuple[str, ...]
    made: tuple[str, ...]
    used_by: tuple[str, ...]
    loosely: tuple[frozenset[str], ...]
    """Classes of which one or the other can count the same things."""

    only: dict[str, tuple[str, ...]]
    """Units that can count few things, with what texts on these say."""

    alike: dict[str, str]
    most_in_a_county: dict[str, int]
    unit: dict[str, tuple[str, ...]]
    measured: tuple[Kind, ...]
    counted: tuple[Kind, ...]


class Thing(NamedTuple):
    """What a name says is counted."""

    word: str
    """As the name has it."""

    kind: Kind
    is_measured: bool


_Ends: TypeAlias = dict[str, tuple[Kind, bool]]
"""Words with what they stand for, and whether that is measured."""


@cache
def lists() -> Lists:
    """The lists, read from the package once."""
    return declared(__package__, "counting.toml", Lists)


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Each unit with its classes."""
    listed = lists().unit
    units = {keys.fold(unit) for every in listed.values() for unit in every}
    return {
        unit: frozenset(name for name, every in listed.items() if unit in every) for unit in units
    }


@lru_cache(maxsize=4096)
def bare_unit(unit: str) -> str:
    """A unit without 万 and without what it is for: 万亩 and 亩/年 are 亩."""
    key = keys.fold(unit).translate(_SIGNS)
    if key not in _classes():
        key = key.split("/")[0].split("·")[0]
    for multiple in sorted(lists().multiples, key=len, reverse=True):
        if key not in _classes() and key.removeprefix(multiple) in _classes():
            key = key.removeprefix(multiple)
    return key


@lru_cache(maxsize=4096)
def classes(unit: str) -> frozenset[str]:
    """What a unit can count or measure; nothing where it is not known."""
    bare = bare_unit(unit)
    known = _classes().get(bare) or _classes().get(bare.lower(), frozenset())
    return known or (_classes()[_PIECES_OF] if bare.startswith(_PIECES_OF) else known)


@cache
def of_things() -> tuple[str, ...]:
    """Units that count things, the longest first."""
    found = {unit for unit, own in _classes().items() if own.isdisjoint(_NOT_COUNTED)}
    return tuple(sorted(found, key=lambda unit: (-len(unit), unit)))


@cache
def counters() -> tuple[str, ...]:
    """Those that count things behind a number in a sentence: 30 人, 5 公里, and not 3 方(面)."""
    return tuple(unit for unit in of_things() if unit not in lists().not_in_text)


@cache
def counter_pattern() -> str:
    """An expression for any of them, with 万 or without."""
    return f"万?(?:{'|'.join(map(re.escape, counters()))})"


@cache
def with_counters(expression: str) -> re.Pattern[str]:
    """An expression in which COUNTER stands for any of them."""
    return re.compile(expression.replace("COUNTER", counter_pattern()))


def is_whole(unit: str) -> bool:
    """Whether there are no parts of what a unit counts: persons, vehicles; 万人 has parts."""
    its = _classes().get(keys.fold(unit), frozenset())
    return bool(its) and its.isdisjoint(_MEASURES) and unit not in lists().may_be_parts


def is_telling(unit: str) -> bool:
    """Whether a unit counts some things only: 株, 户 and 亩, and not 个 and 项."""
    its = classes(unit)
    return bool(its) and its.isdisjoint((*lists().loose, *_NOT_COUNTED))


def differ(one: str, other: str) -> bool:
    """Whether no thing is counted in both units: 册 and 本 are one, 株 and 台 are not."""
    both = classes(one) | classes(other)
    return (
        is_telling(one)
        and is_telling(other)
        and both.isdisjoint(_OF_PEOPLE)
        and classes(one).isdisjoint(classes(other))
    )


@lru_cache(maxsize=4096)
def unlike(one: str, other: str) -> bool:
    """Whether nobody counts one thing now in one and now in the other of two units.

    Stricter than `differ` in what may be told, and wider in the units: 台 and 处, 场 and 件 are
    unlike, though 处 and 件 can count nearly anything; 个, 项 and 次 never are.
    """
    units = bare_unit(one), bare_unit(other)
    ours, theirs = map(classes, units)
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return False
    if units[0].startswith(units[1]) or units[1].startswith(units[0]):
        return False  # 人份 and 人
    if any(unit in lists().neutral or "anything" in classes(unit) for unit in units):
        return False
    if (ours | theirs) & _AMOUNTS:
        return False
    return not any(ours & alike and theirs & alike for alike in lists().loosely)


def is_size(unit: str) -> bool:
    """Whether a unit measures a length, an area, a volume or a weight, and counts nothing."""
    its = classes(unit)
    return bool(its) and its <= _SIZES


def is_of_another_size(one: str, other: str) -> bool:
    """Whether two units measure the same in two sizes: 亩 and 平方米, but not 米 and 延米."""
    is_size = bool(classes(one) & classes(other) & _SIZES)
    return is_size and same(bare_unit(one)) != same(bare_unit(other))


def is_how_often(unit: str, counter: str) -> bool:
    """Whether a unit says how often something is done where things are counted: 次/天 and 家."""
    of, _, each = keys.fold(unit).partition("/")
    is_often = "次" in of and "time" in classes(each)
    return is_often and is_telling(counter) and classes(counter).isdisjoint(_DONE)


@lru_cache(maxsize=8192)
def counter_at_end(text: str) -> str:
    """The counter that a folded text ends with a number of: 台 of 灭菌器台数, 批次 of 检测批次.

    "" of 讲座数 and 场所数, whose last word is what is counted.
    """
    if not text.endswith((_NUMBER_OF, "次")):
        return ""
    import rjieba  # noqa: PLC0415  (loading its dictionary takes a tenth of a second)

    *before, last = rjieba.cut(text[-_END:], False)
    if last == _NUMBER_OF and before:
        last = "家数" if before[-1] == "企业家" else before[-1] + last
    unit = last.removesuffix(_NUMBER_OF)
    return unit if unit in _classes() and unit not in lists().not_in_text else ""


def most_in_a_county(unit: str) -> int:
    """How many of what a unit counts a county can have at most; 0 where there is no saying."""
    return lists().most_in_a_county.get(bare_unit(unit), 0)


@lru_cache(maxsize=1024)
def sounding_like(unit: str) -> str:
    """The unit that a misprint sounds like: 万元 for 万园; "" for a unit that is known."""
    key = keys.fold(unit)
    if len(key) < _SOUNDING or classes(key):
        return ""
    return _by_sound().get(key.translate(characters.sounds()), "")


@cache
def _by_sound() -> dict[str, str]:
    units = [unit for unit in _classes() if len(unit) > 1 or unit == "元"]
    multiplied = [many + unit for unit in _classes() for many in lists().multiples]
    every = [unit for unit in (*multiplied, *units) if len(unit) >= _SOUNDING]
    return {unit.translate(characters.sounds()): unit for unit in every}


def same(unit: str) -> str:
    """The counter that stands for all that count the same: 人 for 名."""
    return lists().alike.get(unit, unit)


def _of_times() -> Iterator[Kind]:
    """Names that end in such a unit as 艘次, which are counted in it, in 艘 or in 次."""
    listed = {word for kind in lists().counted for word in kind.words}
    for unit, own in _classes().items():
        if unit.endswith("次") and len(unit) > 1 and unit not in listed:
            base = _classes().get(unit.removesuffix("次"), frozenset())
            yield Kind(unit, (unit, f"{unit}数"), (*own, *base, "sessions", "visits"))


@cache
def _ends() -> tuple[_Ends, _Ends]:
    """How names end that say what is counted; and those that say that they are a number of it."""
    listed = lists()
    found: tuple[_Ends, _Ends] = {}, {}
    measured = [(kind, True) for kind in listed.measured]
    counted = [(kind, False) for kind in (*listed.counted, *_of_times())]
    for kind, is_measured in measured + counted:
        for word in kind.words:
            found[word.startswith("#")][word.lstrip("#")] = kind, is_measured
    anywhere, of_numbers = found
    return anywhere, anywhere | of_numbers


@lru_cache(maxsize=8192)
def thing_in(name: str) -> Thing | None:
    """What a name without brackets says is counted, by its last word: 设备采购数量 is of 设备."""
    anywhere, of_numbers = _ends()
    if found := _found(anywhere, name):
        return found
    noun = _COUNTED_NAME.sub("", name)
    return _found(of_numbers, _without_deed(noun)) if noun != name else None


def _without_deed(noun: str) -> str:
    """设备 of 设备采购."""
    deed = next((word for word in lists().bought if noun.endswith(word)), "")
    return noun.removesuffix(deed)


@lru_cache(maxsize=8192)
def thing_named(name: str) -> Thing | None:
    """What a name without brackets ends in, where it does not say that it counts it: 更新器材."""
    return _found(_nouns(), name)


@lru_cache(maxsize=8192)
def thing_made(name: str) -> Thing | None:
    """What a name without brackets says is built, mended or bought.

    分馆 of 图书馆分馆建设, 车 of 配备执法车.
    """
    deed = next((word for word in lists().made if name.endswith(word)), "")
    if not deed and not name.startswith(lists().made):
        return None
    return _found(_ends()[1], name.removesuffix(deed))


def is_of_its_users(text: str) -> bool:
    """Whether a text speaks of those who use a thing: 可容纳 600 人."""
    return any(word in text for word in lists().used_by)


@cache
def _nouns() -> _Ends:
    alone = lists().nouns
    return {word: kind for word, kind in _ends()[1].items() if len(word) > 1 or word in alone}


def _found(ends: _Ends, name: str) -> Thing | None:
    """By the longest of these words that the name ends in."""
    word = next((name[at:] for at in range(len(name)) if name[at:] in ends), "")
    if not word:
        return None
    kind, is_measured = ends[word]
    is_other = any(other in name for other in kind.besides)
    return None if is_other else Thing(word, kind, is_measured)


def counts_none_of(unit: str, texts: Iterable[str]) -> bool:
    """Whether a unit can count nothing that the texts speak of: 3 辆 of telephone lines."""
    said = lists().only.get(bare_unit(unit), ())
    return bool(said) and not any(word in text for text in texts for word in said)


def is_of_people(thing: Thing) -> bool:
    """Whether a thing is persons, whatever else can have people in it."""
    return thing.kind.units[:1] == ("people",)


def is_object(thing: Thing) -> bool:
    """Whether a thing stands there once, however often something is done: a room, a car."""
    kind = thing.kind
    return not thing.is_measured and _BY_TURNS.isdisjoint(kind.units) and "次" not in kind.also


def fits(thing: Thing, unit: str) -> bool:
    """Whether the thing can be counted in a unit; a unit that is not known can count anything."""
    its, bare, kind = classes(unit), bare_unit(unit), thing.kind
    if not its or bare in kind.also:
        return True
    loose = () if thing.is_measured else _STRICTLY if kind.strict else lists().loose
    return bare not in kind.never and not its.isdisjoint((*kind.units, *loose))
