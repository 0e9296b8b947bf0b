"""F434: headings of a budget that speak of accounts, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.disclosure import Disclosure, Kind, Printed, Section

_OF_ACCOUNTS = re.compile(r"(?<!上年)(?<!年度)(?<!年)决算.{0,8}(?:说明|情况)$")
_OF_BUDGETS = re.compile(r"(?:收入|支出|收支|拨款|经费|费)预算(?:总体)?(?:情况)?的?说明$")
_OTHER: dict[Kind, re.Pattern[str]] = {"budget": _OF_ACCOUNTS, "final": _OF_BUDGETS}
_WORDS: dict[Kind, str] = {"budget": "预算", "final": "决算"}
_FEWEST = 3
"""Headings with the word for the document's own stage, before one with the other is a slip."""


class Slip(msgspec.Struct, frozen=True):
    """A heading that speaks of the other stage."""

    kind: Kind
    section: Section


def _slips(disclosure: Disclosure) -> Iterator[Slip]:
    kind = disclosure.kind
    if kind not in _OTHER:
        return
    heads = [(section, keys.fold(section.title)) for section in disclosure.sections]
    own = sum(_WORDS[kind] in title for _, title in heads)
    found = [s for s, title in heads if _OTHER[kind].search(title) and not _is_of_both(title)]
    if own >= _FEWEST * len(found):
        yield from (Slip(kind, section) for section in found)


def _is_of_both(title: str) -> bool:
    """Whether a heading names both on purpose: 预算执行和决算, 预决算差异."""
    return bool(
        re.search(r"预决算|执行|对比|比较|差异|变化|上年|往年|20\d\d年.*(?:预算|决算).*和", title)
    )


@over("F434", each(_slips))
def heading_is_of_the_other_stage(slip: Slip) -> Iterator[Flaw]:
    """政府性基金预算支出决算情况说明 in a budget."""
    right, wrong = _WORDS[slip.kind], _WORDS["final" if slip.kind == "budget" else "budget"]
    heading = slip.section.heading
    yield Flaw(
        f"这是{right}公开，标题“{heading}”写的是{wrong}",
        (quote(heading, Printed(heading, slip.section.where)),),
        section=heading,
    )
