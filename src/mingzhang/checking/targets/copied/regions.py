"""我区 in the papers of a county, 我院 in those of a school: sentences from elsewhere.

Whether it is a county (县), a district (区) or a city (市) that speaks, the agency's name tells,
or else what the document says most of the time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.copied.levels import of_the_city, region
from mingzhang.checking.targets.passages import Leak, Passage, Whole, wholes
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.declared import declared

_SAID = re.compile(r"[我本全](?:县(?!城|级|区)|区(?![域间位块内外县])|市(?![场政民面值容价级]))")
_REGIONS_ABOVE = ("自治区", "雄安新区")
"""Of which a county says 全区."""

_FOREIGN = {
    "县": ("我区", "本区", "全区"),
    "区": ("我县", "本县", "全县"),
    "市": ("我县", "本县", "我区", "本区"),
}
"""What cannot be said there. 我市 and 全市 can be the city above (`levels`)."""

_RANKS = ("县", "区")
"""Of one rank: where one speaks, the other does not."""

_SELF = re.compile(
    r"(?<![爱自忘\"])我(?:院|校(?![正准对验])|镇(?![江海静定痛])|乡(?![镇村土情愁音])|街道|局(?![部限势]))"
)
_MOST_SLIPS = 2
"""So often at most 我院 slips into the papers of a school; one that says it more often is named
otherwise than we read."""

_OFTEN = 8
_TEN_TO_ONE = 10


class _Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a kind of agency does not speak of itself."""

    name: str
    never: tuple[str, ...]


class _Agencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agency: tuple[_Agency, ...]


@cache
def _agencies() -> tuple[_Agency, ...]:
    return declared(__package__, "regions.toml", _Agencies).agency


def _another_region(agency: str, whole: Whole) -> Iterator[Flaw]:
    """我区 once, where 全县 and 我县 stand a hundred times, or where a county's agency speaks."""
    having: defaultdict[str, list[Passage]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for passage in whole.having(_SAID):
        said = _SAID.findall(passage.key)
        counts.update(one[-1] for one in said)
        for one in dict.fromkeys(said):
            having[one].append(passage)
    if not counts:
        return
    named, (mostly, _) = region(agency), counts.most_common(1)[0]
    is_named = named in _RANKS and counts[named] == max(counts[one] for one in _RANKS) > 0
    own = named if is_named else mostly
    if own == "县" and any(region in whole.text for region in _REGIONS_ABOVE):
        return
    is_often = counts[own] >= max(_OFTEN, _TEN_TO_ONE * counts["市"])
    if is_named or (own in _RANKS and is_often):
        yield from _told(of_the_city(agency, whole), f"本册其他地方说的都是{own}")
    for foreign in _FOREIGN[own]:
        places = [
            one for one in having[foreign] if not one_of("region", "other_areas").search(one.key)
        ]
        least = 1 if is_named else max(_OFTEN, _TEN_TO_ONE * counts[foreign[-1]])
        if places and counts[own] >= least:
            yield from _told([Leak(foreign, tuple(places))], f"本册其他地方说的都是{own}")


def _told(leaks: Iterable[Leak], whose: str) -> Iterator[Flaw]:
    for leak in leaks:
        yield leak.flaw(f"写的是“{leak.what}”，{whose}，像是从别处抄来的")


def _speaking(dossier: Dossier) -> Iterator[tuple[int, tuple[str, Whole]]]:
    """A selection: the agency of each disclosure, with all that it prints."""
    for index, whole in wholes(dossier):
        yield index, (keys.fold(dossier.disclosures[index].agency.name), whole)


@over("P624", _speaking)
def somebody_else_speaks(speaking: tuple[str, Whole]) -> Iterator[Flaw]:
    """Another kind of region, or another kind of agency."""
    agency, whole = speaking
    yield from _another_region(agency, whole)
    yield from _another_agency(agency, whole)


def _another_agency(agency: str, whole: Whole) -> Iterator[Flaw]:
    """我院 in the papers of a school."""
    foreign = next((its.never for its in _agencies() if re.search(its.name, agency)), ())
    if not any(said in whole.text for said in foreign):
        return
    having: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in whole.having(_SELF):
        for said in dict.fromkeys(_SELF.findall(passage.key)):
            having[said].append(passage)
    for said in foreign:
        if 0 < len(having[said]) <= _MOST_SLIPS:
            yield Leak(said, tuple(having[said])).flaw(
                f"写的是“{said}”，本册是{agency}的，像是从别处抄来的"
            )
