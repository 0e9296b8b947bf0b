"""Another county's name in the targets: a table that was taken over from there.

Which county a document is of, its agency's name tells, or the name that it prints most. Names
are known for the provinces in counties.toml; elsewhere nothing is found. Documents that name
several other counties (a city's, a road through three of them) are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.at_once import lines_with
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.passages import Leak, Passage, target_texts_by_text
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.declared import declared

_SHORT = 2


_OWN_COUNTY = re.compile(r"^(?:中共|中国共产党|共青团)?([\u4e00-\u9fff]{2,4}县)")
"""Of an agency in a province whose counties are not listed."""

_OFTEN = 3


class _TargetsOf(msgspec.Struct, frozen=True):
    agency: str
    printing: Mapping[str, Sequence[Passage]]
    """The targets, by what they print."""


def _targets(dossier: Dossier) -> Iterator[tuple[int, _TargetsOf]]:
    for index, printing in enumerate(dossier.once(target_texts_by_text)):
        agency = dossier.disclosures[index].agency.name
        yield index, _TargetsOf(keys.fold(agency), printing)


@cache
def _county() -> re.Pattern[str]:
    """Any county's name, the longest first; 唐县 must not be the end of another word."""
    table = declared(__package__, "counties.toml", dict[str, list[str]])
    names = sorted({name for names in table.values() for name in names}, key=len, reverse=True)
    long = "|".join(name for name in names if len(name) > _SHORT)
    short = "|".join(name for name in names if len(name) == _SHORT)
    return re.compile(rf"(?:{long}|(?:{short})(?<![\u4e00-\u9fff]..))(?![域间位块场政民])")


@over("P625", _targets)
def another_county(of: _TargetsOf) -> Iterator[Flaw]:
    """广宗县 in the targets of 巨鹿县."""
    places: defaultdict[str, dict[str, Sequence[Passage]]] = defaultdict(dict)
    for text in lines_with("\n".join(of.printing), _county()):
        names = _county().findall(text)
        for name in names:
            passages = of.printing[text]
            places[name][text] = [one for one in passages for _ in range(names.count(name))]
    own = set(_county().findall(of.agency))
    if not own and places and not any(sign in of.agency for sign in "省市"):
        most = max(places, key=lambda name: len(places[name]))
        own = {most} if len(places[most]) >= _OFTEN else set(_OWN_COUNTY.findall(of.agency))
    others = [name for name in places if name not in own]
    if not own or len(others) != 1:
        return
    having = [
        passage
        for text, same in places[others[0]].items()
        if _is_its_own(text.replace(others[0], "#"))
        for passage in same
    ]
    if having:
        yield Leak(others[0], tuple(having)).flaw(
            f"写的是“{others[0]}”，本册是{'、'.join(sorted(own))}的，像是从别处抄来的"
        )


def _is_its_own(text: str) -> bool:
    """Whether the county # speaks of itself, and the text has nothing to do with neighbours."""
    own = one_of("county", "own", r"#[\u4e00-\u9fff]{2,8}局")
    meets = one_of("county", "meets", r"[到赴往从送在回](?:[\u4e00-\u9fff]{2,4}市)?#")
    return bool(own.search(text)) and not meets.search(text)
