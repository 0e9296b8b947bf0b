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
from mingzhang.checking.targets.copied.of_the_city import (
    of_those_above,
    region,
    said_of_the_city,
    taken_from_the_city,
)
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
"""What cannot be said there. 我市 and 全市 can be the city above (`of_the_city`)."""

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


class _Spoken(msgspec.Struct, frozen=True):
    """What a document says of regions, by the kind of region."""

    having: dict[str, list[Passage]]
    counts: Counter[str]
    own: str
    """The kind that it is of."""

    is_named: bool
    """Whether the agency's name says so, and the document does not say otherwise."""

    @property
    def whose(self) -> str:
        """How it is known of which kind the document is."""
        if self.counts[self.own]:
            return f"本册其他地方说的都是{self.own}"
        return f"单位名称写的是{self.own}"

    def is_surely_below_a_city(self) -> bool:
        """Whether it is of a county or a district for certain."""
        is_often = self.counts[self.own] >= max(_OFTEN, _TEN_TO_ONE * self.counts["市"])
        return self.is_named or (self.own in _RANKS and is_often)


def _spoken(agency: str, whole: Whole) -> _Spoken | None:
    """None where nothing is said, or a region above the counties is 全区."""
    having: defaultdict[str, list[Passage]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for passage in whole.having(_SAID):
        said = _SAID.findall(passage.key)
        counts.update(one[-1] for one in said)
        for one in dict.fromkeys(said):
            having[one].append(passage)
    if not counts:
        return None
    named, (mostly, _) = region(agency), counts.most_common(1)[0]
    is_named = named in _RANKS and counts[named] == max(counts[one] for one in _RANKS)
    own = named if is_named else mostly
    if own == "县" and any(region in whole.text for region in _REGIONS_ABOVE):
        return None
    return _Spoken(having, counts, own, is_named)


class _Speaking(msgspec.Struct, frozen=True):
    """A disclosure's agency, all that it prints, and what that says of regions."""

    agency: str
    whole: Whole
    spoken: _Spoken | None


def _speaking(dossier: Dossier) -> Iterable[tuple[int, _Speaking]]:
    return enumerate(dossier.once(_all_speaking))


def _all_speaking(dossier: Dossier) -> list[_Speaking]:
    agencies = [keys.fold(disclosure.agency.name) for disclosure in dossier.disclosures]
    return [
        _Speaking(agencies[index], whole, _spoken(agencies[index], whole))
        for index, whole in wholes(dossier)
    ]


@over("P624", _speaking)
def somebody_else_speaks(speaking: _Speaking) -> Iterator[Flaw]:
    """Another kind of region, or another kind of agency."""
    if speaking.spoken:
        yield from _another_region(speaking.agency, speaking.whole, speaking.spoken)
    spoken = speaking.spoken
    is_below = spoken.is_surely_below_a_city() if spoken else region(speaking.agency) in _RANKS
    above = of_those_above(speaking.agency, speaking.whole, is_below_a_city=is_below)
    yield from _told(above, f"本册是{speaking.agency}的")
    yield from _another_agency(speaking.agency, speaking.whole)


@over("P649", _speaking)
def city_speaks(speaking: _Speaking) -> Iterator[Flaw]:
    """我市 and 全市 where a county or a district speaks, perhaps of the city above."""
    spoken = speaking.spoken
    if spoken and spoken.is_surely_below_a_city():
        for leak in said_of_the_city(speaking.agency, speaking.whole):
            yield leak.flaw(f"写的是“{leak.what}”，{spoken.whose}，核对说的是不是上级的市")


def _another_region(agency: str, whole: Whole, spoken: _Spoken) -> Iterator[Flaw]:
    """我区 once, where 全县 and 我县 stand a hundred times, or where a county's agency speaks."""
    whose = spoken.whose
    if spoken.is_surely_below_a_city():
        yield from _told(taken_from_the_city(agency, whole), whose)
    for foreign in _FOREIGN[spoken.own]:
        places = [
            one
            for one in spoken.having.get(foreign, ())
            if not one_of("region", "other_areas").search(one.key)
        ]
        many = max(_OFTEN, _TEN_TO_ONE * spoken.counts[foreign[-1]])
        if places and spoken.counts[spoken.own] >= (1 if spoken.is_named else many):
            yield from _told([Leak(foreign, tuple(places))], whose)


def _told(leaks: Iterable[Leak], whose: str) -> Iterator[Flaw]:
    for leak in leaks:
        yield leak.flaw(f"写的是“{leak.what}”，{whose}，像是从别处抄来的")


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
