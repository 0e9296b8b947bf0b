"""More than a county can have: 380 万家企业, where a county has some thousands.

A number with 万 too much, or with three noughts. What there can be at most stands in counting.toml;
of people and visits there is no saying, since visitors come from everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.passages import Passage, target_texts
from mingzhang.numerals import WAN

_MANY = re.compile(r"\d{4}|\d万")
"""What can be more than the least that a county has at most."""

_COUNTY = re.compile(r"[县旗乡镇]|街道|(?<!自治)(?<!开发)(?<!新)区")
_BEYOND = re.compile(r"全[国省市球]|累计|世界|\d次")
"""What is of the country, or of many years."""


def _texts(dossier: Dossier) -> Iterator[tuple[int, Passage]]:
    """The texts of goals and targets, where the agency's name says that it is of a county."""
    for index, passages in target_texts(dossier):
        if _COUNTY.search(dossier.disclosures[index].agency.name):
            yield from ((index, passage) for passage in passages)


@over("P225", _texts)
def more_than_a_county_has(passage: Passage) -> Iterator[Flaw]:
    """科技型中小企业达到 380 万家."""
    for match in _number().finditer(passage.key) if _MANY.search(passage.key) else ():
        times = WAN if match["wan"] else Decimal(1)
        is_more = Decimal(match["number"]) * times > counting.most_in_a_county(match["unit"])
        if is_more and not _BEYOND.search(passage.key):
            yield Flaw(
                passage.saying(f"“{match[0]}”，一个县区不会有这么多"),
                (passage.evidence(),),
                project=passage.item.its.no if passage.item else 0,
            )


@cache
def _number() -> re.Pattern[str]:
    units = "|".join(counting.lists().most_in_a_county)
    return re.compile(rf"(?<![\d.])(?P<number>\d+(?:\.\d+)?)(?P<wan>万)?(?P<unit>{units})(?!次)")
