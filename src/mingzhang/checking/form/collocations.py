"""F532: verbs and nouns that nobody puts together: 加大活动规模, 提高社会稳定 (collocations.toml).

A clause that begins with a verb and ends with a noun has that noun for its object, unless a verb
between them takes it; of several objects, each must go with the verb (保障利益和社会问题). So a
clause is looked up by the noun that it ends with, and few are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang.declared import Endings, any_of, declared

_CLAUSE = re.compile("[,。;:)\\n]")
_LIST = "、"
_NUMBER = r"(?:\d{1,2}[.、]|[一二三四五六七八九十]+[是、])?"
_LONGEST = 16
"""Characters between a verb and its object."""

_SHORTEST = 2
"""Characters before the noun of a second object; those of 道路和桥梁安全 are of one."""

_NO_VERB = "[型性类班者式后的组过]"
"""Behind a verb these make something else of it: 改善型住房, 提高班."""


class _Collocation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    right: tuple[str, ...]


class _Collocations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    leads: tuple[str, ...]
    governs: tuple[str, ...]
    joints: tuple[str, ...]
    no_verbs: tuple[str, ...]
    collocations: tuple[_Collocation, ...]


class Unfit(msgspec.Struct, frozen=True):
    """A clause of which the verb and its object do not go together."""

    clause: str
    """From the verb to the noun."""

    how: str


@cache
def _collocations() -> _Collocations:
    return declared(__package__, "collocations.toml", _Collocations)


@cache
def _right() -> dict[tuple[str, str], tuple[str, ...]]:
    """What is right, by the verb and the noun that do not go together."""
    return {
        (verb, noun): one.right
        for one in _collocations().collocations
        for noun in one.nouns
        for verb in one.verbs
    }


@cache
def _nouns() -> Endings:
    return Endings(noun for _, noun in _right())


@cache
def _verb_first() -> re.Pattern[str]:
    """How clauses begin with a verb, or with for whom or by what means and a verb."""
    its = _collocations()
    whom = f"(?:[为给向]|通过)(?:(?!{any_of(its.governs)}).){{2,{_LONGEST}}}?"
    verbs = any_of({verb for verb, _ in _right()})
    return re.compile(f"{_NUMBER}(?:{whom})?(?:{any_of(its.leads)})*({verbs})(?:了|(?!{_NO_VERB}))")


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(any_of(_collocations().governs))


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(any_of(_collocations().joints))


@cache
def _no_verbs() -> re.Pattern[str]:
    return re.compile(any_of(_collocations().no_verbs))


def unfit(text: str) -> Iterator[Unfit]:
    """The clauses of some lines in which verb and object do not go together, each once."""
    told = set[str]()  # 1.1.解决… and 解决… are one clause
    for clause in dict.fromkeys(_CLAUSE.split(text)):
        if noun := _nouns().of(clause):
            said = clause.rpartition(_LIST)[2]
            first = _verb_first().match(said)
            right = _right().get((first[1], noun)) if first else None
            if first and right and _is_object(first[1], noun, said[first.end() : -len(noun)]):
                instead = "、".join(f"“{verb}……{noun}”" for verb in right)
                how = f"“{first[1]}”与“{noun}”不能搭配，应写{instead}"
                wrong = said[first.start(1) :]
                if wrong not in told:
                    told.add(wrong)
                    yield Unfit(wrong, how)


def _is_object(verb: str, noun: str, between: str) -> bool:
    """Whether the noun behind these words is the verb's object.

    That of 改善住宿条件的学生人数 is 条件.
    """
    if not between or _governing().search(_no_verbs().sub("", between)):
        return False
    *objects, between = _joints().split(between)
    shortest = 1 if not objects else _SHORTEST if len(noun) <= _SHORTEST else 0
    if max(map(len, objects), default=1) > _LONGEST + _LONGEST or not all(objects):
        return False
    if not shortest <= len(between) <= _LONGEST:
        return False
    of, is_of, _ = between.rpartition("的")
    noun = _nouns().of(of) if is_of else ""
    return not any(verb in right for (_, its), right in _right().items() if its == noun)
