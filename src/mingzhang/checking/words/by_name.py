"""Accounts that a list gives by their bare names: 1.行政运行612.35万元; 2.老年福利865.00万元.

殡葬 can be an account, a project or a unit. But where a section lists several amounts by names
that the tables print for one account each, and most of them are the tables' own, the rest are
those of the accounts as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Figure, Tables
from mingzhang.checking.words.told import Told, agrees, with_tables
from mingzhang.cube import Point
from mingzhang.reading.claims.accounts import Accounts

_FEWEST = 3
"""Accounts of which a list has the tables' amounts."""

_MOST_WRONG = 2
_ITEM = 7
_FUNDS = ("general", "appropriation", "")


def contradicted(dossier: Dossier) -> Iterator[tuple[int, Told]]:
    """What lists of accounts by name say otherwise than the tables."""
    for index, claims, known in with_tables(dossier):
        named: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            if _is_listed(one):
                named[one.claim.section].append(one)
        if not any(len(group) > _FEWEST for group in named.values()):
            continue
        accounts = Accounts(dossier.disclosures[index])
        for group in named.values():
            found = [(one, figures) for one in group if (figures := _figures(one, accounts, known))]
            wrong = [(one, figures) for one, figures in found if not _is_one_of(one, figures)]
            if len(wrong) <= _MOST_WRONG and len(found) - len(wrong) >= _FEWEST:
                for one, figures in wrong:
                    yield (
                        index,
                        msgspec.structs.replace(one, figures=figures[:1], verdict="differs"),
                    )


def _is_listed(one: Told) -> bool:
    """Whether a claim is the amount of something with a name of its own, and no part."""
    claim = one.claim
    return one.is_plain_amount and bool(claim.name) and claim.whole < 0


def _figures(one: Told, accounts: Accounts, known: Tables) -> tuple[Figure, ...]:
    """What the tables say of the one account that they print by a name."""
    codes = accounts.candidates(("", "", one.claim.name))
    if len(codes) != 1 or codes[0] not in accounts.printed_codes or len(codes[0]) != _ITEM:
        return ()
    points = (Point("expenditure", codes[0], fund=fund) for fund in _FUNDS)
    return tuple(figure for point in points for figure in known.at(point) if figure.yuan)


def _is_one_of(one: Told, figures: tuple[Figure, ...]) -> bool:
    assert one.amount is not None
    return any(agrees(one.amount, figure) for figure in figures)
