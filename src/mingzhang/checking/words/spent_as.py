"""W509: 基本支出 said of an account that the tables have under 项目支出, and the reverse.

一般行政管理事务（项）, 主要用于业务指导等基本支出, where the table has no 基本支出 for it: the
words were left over from the account above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

import msgspec

from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.words.accounts import by_account
from mingzhang.checking.words.figures import Figure, Tables
from mingzhang.checking.words.told import Told, cells_of, with_tables
from mingzhang.cube import Point

_LEAST = 5
"""Digits of a code: a 类 has both natures nearly everywhere."""

_CALLED = {"基本支出": ("basic", "project"), "项目支出": ("project", "basic")}
_PURPOSE = re.compile(
    r"(?:用于|用途)[：:]?(?P<text>[^。；;]{0,80}?(?P<nature>基本支出|项目支出))\s*(?=[。；;，,]|$)"
)


class SpentAs(msgspec.Struct, frozen=True):
    """An account, the nature of money that its purpose names, and what the tables have."""

    said: Told
    text: str
    nature: str
    cells: tuple[Evidence, ...]
    """Its money of the other nature, which is all of it."""


def _spent(dossier: Dossier) -> Iterator[tuple[int, SpentAs]]:
    for index, claims, known in with_tables(dossier):
        for one in _alone_in_their_paragraph(by_account(claims)):
            if not any(called in one.paragraph for called in _CALLED):
                continue
            match = _PURPOSE.search(one.paragraph)
            if match is None or _is_of_both(match):
                continue
            if other := _of_the_other(known, one.claim.points, match["nature"]):
                cells = cells_of(known.space, other)
                yield index, SpentAs(one, match["text"], match["nature"], cells)


def _alone_in_their_paragraph(accounts: Sequence[Told]) -> list[Told]:
    places = Counter(one.place for one in accounts)
    return [one for one in accounts if places[one.place] == 1]


def _is_of_both(match: re.Match[str]) -> bool:
    """Whether the purpose names both natures, or the paragraph has another purpose."""
    other = next(name for name in _CALLED if name != match["nature"])
    return other in match["text"] or len(_PURPOSE.findall(match.string)) > 1


def _of_the_other(known: Tables, points: Sequence[Point], nature: str) -> Figure | None:
    """The money of the other nature, where the tables print none of this one."""
    codes = {point.function for point in points if len(point.function) >= _LEAST}
    for code, fund in product(sorted(codes), ("", "general")):
        point = Point("expenditure", code, fund=fund)
        own, other = (known.at(point.at("nature", called)) for called in _CALLED[nature])
        if own and other:
            is_other = all(one.yuan for one in other) and not any(one.yuan for one in own)
            return other[0] if is_other else None
    return None


@over("W509", _spent)
def money_is_of_the_other_nature(one: SpentAs) -> Judged:
    """主要用于业务指导等基本支出, of an account with 项目支出 alone."""
    other = next(name for name in _CALLED if name != one.nature)
    said = one.said
    yield Flaw(
        message=f"“{said.section}”把“{said.claim.account[-1]}”的用途写作“{one.text}”，"
        f"表内这个科目只有{other}，没有{one.nature}",
        evidence=(said.evidence, *one.cells),
        section=said.section,
    )
