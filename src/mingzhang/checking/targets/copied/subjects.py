"""What projects are for, by their names: those of one subject share what is not general.

Five characters in a row are enough, or three of which none is of words that names of any subject
have. Years, documents, funds and numbers are left out: one thing is paid in two years and from two
funds. Where one fund pays for several things, each name ends in what its part is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mingzhang import keys
from mingzhang.checking.targets.copied.telling import of_any_subject
from mingzhang.checking.targets.wordlists import words_of
from mingzhang.declared import any_of
from mingzhang.disclosure import Project

_DOCUMENT = re.compile(
    r"(?:关于)?[\u4e00-\u9fff]{2,3}(?:[明密]?[字发函办规电传])?[\[(【〔]?20\d\d[\])】〕]?年?第?\d+号[-—–:]*"
)
"""邯财教[2022]98号."""

_HANDED_DOWN = re.compile(r"^\]?[-—–]*(?:关于)?(?:提前|预)?下达")
_PART_OF_A_FUND = re.compile(
    r"(?P<fund>.*(?:下达|中央|省级|市级|转移支付).*(?:资金|经费|补助))"
    r"(?:[-—–]+(?P<use>.{3,})|\((?P<inside>[^()]{3,})\))"
)
_HANZI = re.compile("[\u4e00-\u9fff]+")
_FIGURES = re.compile(
    r"[\[(【〔]?20\d\d[\])】〕]?年?度?|第?\d+号?|\(.*?\)|\[.*?\]|^关于|(?:提前|预)?下达|的?通知$"
)
_ENOUGH_IN_COMMON, _ENOUGH_OF_ITS_OWN = 5, 3


@lru_cache(maxsize=1 << 12)
def undocumented(name: str) -> str:
    """A name, in a form for comparing, without the number of the document that grants the money.

    >>> undocumented("邯财教[2022]98号--关于提前下达2023年省级农家书屋补助资金")
    '2023年省级农家书屋补助资金'
    """
    return _HANDED_DOWN.sub("", _DOCUMENT.sub("", name))


def fund_and_use(name: str) -> tuple[str, str]:
    """The fund and what its part is for, where a name says both; else nothing and the name.

    >>> fund_and_use("省级公共文化补助资金-农家书屋")
    ('省级公共文化补助资金', '农家书屋')
    >>> fund_and_use("宣传部-农家书屋")
    ('', '宣传部-农家书屋')
    """
    if match := _PART_OF_A_FUND.fullmatch(name):
        return match["fund"], match["use"] or match["inside"]
    return "", name


@lru_cache(maxsize=1 << 12)
def bare(name: str) -> str:
    """A project's name without years, numbers and brackets."""
    return _FIGURES.sub("", undocumented(keys.fold(name)))


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
    >>> same_subject("会议平台建设", "档案平台建设")
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
    parts = _HANZI.findall(text)
    return [part[at : at + size] for part in parts for at in range(len(part) - size + 1)]


def bare_name(project: Project) -> str:
    """A project's name without years and brackets, and without 项目, 经费 at its end."""
    return re.sub(r"(?:专项)?(?:项目|经费|资金)$", "", bare(project.name))


def any_standing(names: Iterable[str], text: str) -> re.Pattern[str] | None:
    """A pattern for those of some names that stand in a text, the longest first; None for none."""
    standing = [name for name in names if name in text]
    return re.compile(any_of(standing)) if standing else None
