"""What projects are for, by their names: those of one subject share what is not general.

Five characters in a row are enough, or three of which none is of words that names of any subject
have. Years, funds and numbers are left out: one thing is paid in two years and from two funds.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mingzhang import keys
from mingzhang.checking.targets.copied.telling import of_any_subject
from mingzhang.checking.targets.wordlists import words_of

_FIGURES = re.compile(
    r"[\[(【〔]?20\d\d[\])】〕]?年?度?|第?\d+号?|\(.*?\)|\[.*?\]|^关于|(?:提前|预)?下达|的?通知$"
)
_ENOUGH_IN_COMMON, _ENOUGH_OF_ITS_OWN = 5, 3


def bare(name: str) -> str:
    """A project's name without years, numbers and brackets."""
    return _FIGURES.sub("", keys.fold(name))


def is_only_a_projects(name: str) -> bool:
    """Whether only a project is called so; 城乡居民基本养老保险 is a matter of its own."""
    return name.endswith(words_of("name", "only_of_projects"))


def without_general(text: str) -> list[str]:
    """What is left of a text between the words that names of any subject have."""
    return of_any_subject().split(text)


def same_subject(left: str, right: str) -> bool:
    """Whether two names are of one subject, paid from two funds or in two years.

    >>> same_subject("2024年松材线虫病防治经费", "松材线虫病防治(提前下达)")
    True
    >>> same_subject("会议服务平台建设", "档案服务平台建设")
    False
    """
    return not subject(left).isdisjoint(subject(right))


@lru_cache(maxsize=1 << 8)
def subject(name: str) -> frozenset[str]:
    """What a name shares with the others of its subject, any of it."""
    whole = bare(name)
    own = (run for part in without_general(whole) for run in _runs(part, _ENOUGH_OF_ITS_OWN))
    return frozenset((f"^{whole}$", *_runs(whole, _ENOUGH_IN_COMMON), *own))


def _runs(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(len(text) - size + 1)]
