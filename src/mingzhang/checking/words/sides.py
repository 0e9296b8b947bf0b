"""收入 that is said to consist of 支出, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.told import Told, told

_LIST = re.compile(r"[，,。；;]?\s*(?:其中|包括)")
_MEANT_FOR = re.compile("用于|安排|结转|结余|拨款支|弥补")
"""收入 that is told by what it is spent on."""

_OTHER = {"收入": "支出", "支出": "收入"}


class ListOf(msgspec.Struct, frozen=True):
    """An amount, and those that the same sentence says it consists of."""

    whole: Told
    parts: tuple[Told, ...]


def _lists(dossier: Dossier) -> Iterator[tuple[int, ListOf]]:
    for index, claims in enumerate(dossier.once(told)):
        amounts = [one for one in claims if one.claim.quantity == "amount" and one.claim.value]
        for number, one in enumerate(amounts[:-1]):
            if (
                _side(one)
                and aside("total").search(one.claim.text)
                and _LIST.match(_between(one, amounts[number + 1]))
            ):
                parts = tuple(_same_sentence(amounts[number:]))
                if parts:
                    yield index, ListOf(one, parts)


def _same_sentence(claims: Sequence[Told]) -> Iterator[Told]:
    """The claims after the first, up to the end of its sentence or the next list."""
    for before, one in pairwise(claims):
        between = _between(before, one)
        if before is not claims[0] and ("其中" in between or "包括" in between):
            return
        if "。" in between:
            return
        if aside("total").search(one.claim.text) and _side(one) != _side(claims[0]):
            return  # 收入总计 …，其中 …；支出总计 …
        yield one


def _between(one: Told, other: Told) -> str:
    """What stands between two claims of one paragraph, with the first words of the second."""
    return one.between(other) + other.claim.text[:2] if one.place == other.place else "。"


@over("W408", _lists)
def parts_are_of_the_other_side(item: ListOf) -> Judged:
    """收入预算 85 万元，其中：基本支出 50 万元; 支出 may be told by the 收入 that pays for it."""
    side = _side(item.whole)
    wrong = [
        part
        for part in item.parts
        if _side(part) == _OTHER[side] and not _MEANT_FOR.search(part.claim.text)
    ]
    own = [part for part in item.parts if _side(part) == side]
    if wrong and (side == "收入" or len(own) > len(wrong)):
        yield item.whole.flaw(
            f"，其中却是{wrong[0].quoted}，收入和支出混在一起", *(part.evidence for part in wrong)
        )


def _side(one: Told) -> str:
    """收入 or 支出, where the words name one of them; "" for neither and for both."""
    sides = [side for side in _OTHER if side in one.claim.text]
    return sides[0] if len(sides) == 1 and "收支" not in one.claim.text else ""
