"""What a cost is said to be, against its line in the table of basic expenditure.

办公费 6.40 万元 among 机关运行经费 has a line there. 会议费 and 培训费 are told for all money, and
can be more than their line; but no less, and not the same figures with the point elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from mingzhang import amounts, catalogue
from mingzhang.amounts import ZERO
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Figure
from mingzhang.checking.words.listed import classes_with_money
from mingzhang.checking.words.told import Told, by_subject, with_tables
from mingzhang.cube import Point
from mingzhang.reading.claims.accounts import economic_key

_FEWEST = 2
"""Lines of a table that goes down to single costs."""

_ECONOMIC_LENGTH = 5
_OTHER = "其他"
_BASIC = frozenset(("basic", "personnel", "running"))
_OF_ALL_MONEY = {"会议费": "30215", "培训费": "30216"}
_NAMED = re.compile(
    f"(?P<cost>{'|'.join(_OF_ALL_MONEY)})(?:预算)?(?:支出|开支)?(?:预算|决算)?(?:为|共)?$"
)
_SHIFTS = (-2, -1, 1, 2)
"""Places by which a decimal point slips."""


def contradicted(dossier: Dossier) -> Iterator[tuple[int, Told]]:
    """What is said of costs that the tables do not have, or have otherwise."""
    for index, claims, known in with_tables(dossier):
        disclosure = dossier.disclosures[index]
        named = [one for one in claims if one.claim.name and _is_money(one)]
        lines = classes_with_money(disclosure) if named else {}
        if sum(code.startswith(catalogue.RUNNING_CLASSES) for code, _ in lines.values()) < _FEWEST:
            continue
        costs = _costs(disclosure.year)
        heads = {number: group[0] for number, group in by_subject(claims).items()}
        for one in named:
            key = economic_key(one.claim.name)
            if _is_basic(heads.get(one.claim.whole)):
                if key in costs and key not in lines:
                    yield index, _against(one, Figure(ZERO, ZERO, ()))
            elif match := _NAMED.search(one.claim.name):
                code = _OF_ALL_MONEY[match["cost"]]
                point = Point("expenditure", economic=code, fund="general", nature="basic")
                for figure in known.at(point)[:1]:
                    if _is_less(one, figure) or _is_slip(one, figure):
                        yield index, _against(one, figure)


def _is_money(one: Told) -> bool:
    return one.is_plain_amount and one.amount is not None and bool(one.amount.yuan)


def _is_basic(whole: Told | None) -> bool:
    """Whether a list is of 机关运行经费 or of a part of basic expenditure."""
    points = whole.claim.points if whole else ()
    return any(point.item == "agency_running" or point.nature in _BASIC for point in points)


def _costs(year: int) -> Mapping[str, str]:
    """The codes of the costs that have a name of their own, by key."""
    return {
        economic_key(entry.name): entry.code
        for entry in catalogue.economic(year)
        if len(entry.code) == _ECONOMIC_LENGTH and not entry.name.startswith(_OTHER)
    }


def _against(one: Told, figure: Figure) -> Told:
    return msgspec.structs.replace(one, figures=(figure,), verdict="differs", source="running")


def _is_less(one: Told, figure: Figure) -> bool:
    assert one.amount is not None
    return one.amount.yuan + one.amount.half_unit < figure.yuan - figure.slack


def _is_slip(one: Told, figure: Figure) -> bool:
    """Whether words and table have the same figures, but for the point or two turned round."""
    assert one.amount is not None
    said, slack = one.amount.yuan, one.amount.half_unit
    shifted = (figure.yuan.scaleb(places) for places in _SHIFTS)
    is_shifted = bool(figure.yuan) and any(abs(said - meant) <= slack for meant in shifted)
    return is_shifted or amounts.is_turned(said, figure.yuan)
