"""A share whose part and whole are counted by two other rows: 24 艘 of 90 艘 are not 100%.

渔船检验率 is described as 检验渔船占全部在册渔船的比例: where one row counts the first and
another one the second, the share can be worked out. Numbers that are only floors (≥) can come
to any share, so that they must be far from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.numbers import counted_out, counter_of
from mingzhang.checking.targets.statements import counts_for_each
from mingzhang.checking.targets.things import says, telling_words
from mingzhang.numerals import HUNDRED

_SHARE = re.compile(
    r"^(?:反[映应])?(?P<part>[\u4e00-\u9fff]{3,24})占(?P<whole>[\u4e00-\u9fff]{3,24}?)的?"
    r"(?:比例|比率|比重|百分比)$"
)
_ALL = re.compile("全部|全体|所有|总(?=[人户数])")
_ROOM = 1
"""Percent: shares are rounded."""

_FAR = 2


class CountedShare(msgspec.Struct, frozen=True):
    """A share with the rows of which it can be worked out."""

    one: IndicatorOf
    part: IndicatorOf
    whole: IndicatorOf

    @property
    def share(self) -> Decimal:
        """In percent."""
        return counted_out(self.part.its.target) * HUNDRED / counted_out(self.whole.its.target)

    @property
    def is_another(self) -> bool:
        """Whether the share asked for cannot be meant with these numbers."""
        target = self.one.its.target
        asked, share = Decimal(target.value), self.share
        if self.part.its.target.is_at_least or self.whole.its.target.is_at_least:
            return share * _FAR < asked
        return asked - share > _ROOM or (not target.is_at_least and share - asked > _ROOM)


def rates_of_counts(item: ProjectOf) -> Iterator[CountedShare]:
    """The shares of a project that its own numbers do not come to."""
    counted = [one for one in item.quantities if _counts_all(one)]
    for one in item.indicators if len(counted) > 1 else ():
        if one.measure != "percent" or one.its.target.is_at_most:
            continue
        match = _SHARE.fullmatch(one.folded["description"].rstrip("。"))
        found = _counted_share(one, match["part"], match["whole"], counted) if match else None
        if found and found.is_another:
            yield found


def _counts_all(one: IndicatorOf) -> bool:
    target = one.its.target
    return not target.is_at_most and Decimal(target.value) > 0 and not counts_for_each(one)


def _counted_share(
    one: IndicatorOf, part: str, whole: str, counted: Sequence[IndicatorOf]
) -> CountedShare | None:
    """The only row that counts the part, and the only one that counts the whole."""
    wholes = [each for each in counted if _is_all_of(each, whole)]
    parts = [each for each in counted if _is_all_of(each, part) and each not in wholes]
    if len(wholes) != 1 or len(parts) != 1:
        return None
    if counter_of(wholes[0].its.target.unit) != counter_of(parts[0].its.target.unit):
        return None
    return CountedShare(one, parts[0], wholes[0])


def _is_all_of(one: IndicatorOf, said: str) -> bool:
    """Whether a row counts just what the words say, and they say no more."""
    ours, theirs = telling_words(one.its.level3), telling_words(_ALL.sub("", said))
    if not ours or not theirs:
        return False
    name = one.folded["level3"]
    return all(says(said, word) for word in ours) and all(says(name, word) for word in theirs)
