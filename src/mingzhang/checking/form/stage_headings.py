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
_OF_BOTH = re.compile(r"预决算|执行|对比|比较|差异|变化|上年|往年|20\d\d年.*决算.*和")
_FEWEST = 3
"""Headings that speak of budgets, before one that speaks of accounts is a slip."""


def _slips(disclosure: Disclosure) -> Iterator[Section]:
    if disclosure.kind != "budget" or not forms.pack(disclosure.pack).open:
        return
    heads = [(section, keys.fold(section.title)) for section in disclosure.sections]
    own = sum("预算" in title for _, title in heads)
    found = [s for s, title in heads if _OF_ACCOUNTS.search(title) and not _OF_BOTH.search(title)]
    if own >= _FEWEST * len(found):
        yield from found


@over("F434", each(_slips))
def heading_is_of_accounts(section: Section) -> Iterator[Flaw]:
    """政府性基金预算支出决算情况说明 in a budget."""
    heading = section.heading
    yield Flaw(
        f"这是预算公开，标题“{heading}”写的是决算",
        (quote(heading, Printed(heading, section.where)),),
        section=heading,
    )
