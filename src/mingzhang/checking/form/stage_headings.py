"""F434: headings of a budget that speak of accounts, where the forms have no headings of their own.

Where they have, F403 compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.disclosure import Disclosure, Printed, Section

_OF_ACCOUNTS = re.compile(r"(?<!上年)(?<!年度)(?<!年)决算.{0,8}(?:说明|情况)$")
_OF_BOTH = re.compile(r"预决算|预算[与和及、](?:部门|单位)?决算|执行|对比|比较|差异|变化")
_OF_EARLIER = re.compile(r"上一?年|往年|去年|以前年度|批复|公开|审[计核查]|整改")
"""What has been done with accounts is of a year that is over."""

_OF_A_BUILDING = re.compile(r"竣工|基建|基本建设|工程|财务决算")
_YEAR = re.compile(r"20\d\d")
_OF_OTHERS = (_OF_BOTH, _OF_EARLIER, _OF_A_BUILDING)
_FEWEST = 3
"""Headings that speak of budgets, before one that speaks of accounts is a slip."""


def _slips(disclosure: Disclosure) -> Iterator[Section]:
    if disclosure.kind != "budget" or not forms.pack(disclosure.pack).open:
        return
    heads = [(section, keys.fold(section.title)) for section in disclosure.sections]
    own = sum("预算" in title for _, title in heads)
    found = [section for section, title in heads if _is_slip(title, disclosure.year)]
    if own >= _FEWEST * len(found):
        yield from found


def _is_slip(title: str, year: int) -> bool:
    """Whether a heading is of the agency's accounts of the year that has yet to come."""
    if not _OF_ACCOUNTS.search(title) or any(one.search(title) for one in _OF_OTHERS):
        return False
    return all(int(said) == year for said in _YEAR.findall(title))


@over("F434", each(_slips))
def heading_is_of_accounts(section: Section) -> Iterator[Flaw]:
    """政府性基金预算支出决算情况说明 in a budget."""
    heading = section.heading
    yield Flaw(
        f"这是预算公开，标题“{heading}”写的是决算",
        (quote(heading, Printed(heading, section.where)),),
        section=heading,
    )
