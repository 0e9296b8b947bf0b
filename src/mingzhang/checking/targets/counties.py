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
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.passages import Leak, Passage, target_texts_by_text
from mingzhang.declared import declared

_SHORT = 2
_MEETS = re.compile(
    r"交界|毗邻|相邻|接壤|考察|学习|参观|交流|观摩|帮扶|结对|协作|对口|支援|至|段|境|上游|下游|迁|调入|联合|合作"
    r"|跨|共建|挂职|任职|选派|转入|移交|接收|参照|参考|借鉴|教育|培训|监狱|法院|医院|学校|公司|中标|采购|购买"
    r"|[到赴往从送在回](?:[\u4e00-\u9fff]{2,4}市)?#"
)
"""Words of a text that has to do with the neighbours; # is the other county's name."""

_OWN = re.compile(
    r"#(?:县委|县政府|政府|人民政府|财政局|机关|居民|村民|群众|市民|人民|干部|职工|城乡|城区|县城|农村|全[县域区市]"
    r"|各|经济社会|社会经济|辖区|范围|[\u4e00-\u9fff]{2,8}局)"
)
"""What stands behind the name of the county that speaks of itself."""

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
    table = declared("mingzhang.checking.targets", "counties.toml", dict[str, list[str]])
    names = sorted({name for names in table.values() for name in names}, key=len, reverse=True)
    whole = "|".join(name for name in names if len(name) > _SHORT)
    short = "|".join(name for name in names if len(name) == _SHORT)
    return re.compile(rf"(?:(?:{whole})|(?<![\u4e00-\u9fff])(?:{short}))(?![域间位块场政民])")


@over("P625", _targets)
def another_county(of: _TargetsOf) -> Iterator[Flaw]:
    """广宗县 in the targets of 巨鹿县."""
    places: defaultdict[str, dict[str, Sequence[Passage]]] = defaultdict(dict)
    for text, passages in of.printing.items():
        if "县" in text or "区" in text or "市" in text:
            names = _county().findall(text)
            for name in names:
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
    return bool(_OWN.search(text)) and not _MEETS.search(text)
