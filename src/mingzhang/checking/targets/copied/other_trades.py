"""Bases of another trade: 《农药管理条例》 under a target of a school.

Laws and standards of one trade (trades.toml) are no basis where neither the project nor the agency
has anything to do with it; a project that pays for whatever there is has to do with all that its
document tells, where that has words. Bases on which many targets of a project rest are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking import trades
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.copied.telling import is_general
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.declared import any_of
from mingzhang.disclosure import Disclosure

_KINDS = "法|条例|规定|办法|规范|规程|标准|细则|意见|规则|导则"
_TITLE = re.compile(
    rf"《([^《》]+(?:{_KINDS})(?:[(（][^()（）《》]{{1,12}}[)）])?)》|^([^《》,。;]{{2,30}}(?:{_KINDS}))$"
)
"""Titles of what is in force for all, no letter on one agency's money."""

_NATIONAL = "中华人民共和国"
_INSIDE = re.compile("[<〈]")
"""青坪省实施〈水法〉办法 has the law inside."""

_OWN = 3
"""What so many targets rest on is the project's own."""


@cache
def _of_a_trade() -> re.Pattern[str]:
    return re.compile(any_of(word for its in trades.laws() for word in its.titles))


@over("P407", open_projects)
def basis_of_another_trade(item: ProjectOf) -> Iterator[Flaw]:
    """The rows that rest on what is another trade's."""
    rows = [one for one in item.saying(_of_a_trade()) if _of_a_trade().search(one.folded["basis"])]
    if not rows:
        return
    of_all = is_general(item.its.name)
    if of_all and not item.disclosure.sections:
        return  # what the agency does is not told
    about = _about_all(item.disclosure) if of_all else _about(item)
    found = [
        (one, f"的依据是“{keys.tidy(one.its.basis)}”，与本项目无关，像是从别处抄来的", "basis")
        for one in rows
        if _is_foreign(one.folded["basis"], about)
    ]
    if len(found) < _OWN:
        yield from item.flaws_at(found)


def _is_foreign(basis: str, about: str) -> bool:
    """Whether a title in a basis is of a trade that what is told has nothing to do with."""
    titles = [quoted or bare for quoted, bare in _TITLE.findall(basis)]
    return any(
        any(_has(title, word) for title in titles for word in its.titles)
        and not any(word in about for word in its.home.split())
        for its in trades.laws()
    )


def _has(title: str, word: str) -> bool:
    """Whether a title is of a trade; a law is named by all of its title: 水法, not 排水法规."""
    if not word.endswith("法"):
        return word in title
    return any(one.removeprefix(_NATIONAL).startswith(word) for one in _INSIDE.split(title))


def _about(item: ProjectOf) -> str:
    """All that the project says but for its bases, and whose it is."""
    its = item.its
    rows = [cell for one in item.indicators for cell in _said(one)]
    whose = (item.disclosure.agency.name, its.responsible_department, its.implementing_unit)
    return item.what_for + keys.fold("".join((*rows, *whose)))


def _about_all(disclosure: Disclosure) -> str:
    """All that a document says in words, and in its projects but for their bases."""
    told = [
        disclosure.agency.name,
        *(unit.name for unit in disclosure.organisations),
        *(text.text for section in disclosure.sections for text in section.paragraphs),
    ]
    told += [_about(ProjectOf(disclosure, project)) for project in disclosure.projects]
    return keys.fold("\n".join(told))


def _said(one: IndicatorOf) -> tuple[str, str]:
    return one.its.level3, one.its.description
