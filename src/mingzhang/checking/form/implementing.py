"""F432: who carries out a project: an agency of another trade, of which nothing else is said.

实施主体 stays in a text that was copied from another agency's project; 实施单位 of the tables of
targets is P616's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from mingzhang import keys
from mingzhang.checking import agency_names, printed_lines, trades
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.reading import titles

_HEADING = re.compile(r"(?:实施|承担|责任)(?:主体|单位|部门)[:：]?$")
_SAID = re.compile(
    r"(?:实施主体|实施单位|承担单位)(?:为|是|[:：])(?P<name>[^,，。;；:：、]{4,30})"
    r"|(?:^|[,，。;；])(?:本|该)?(?:项目)?由(?P<by>[^,，。;；、由]{4,30}?)(?:负责|具体|牵头|统一|全面)?(?:组织)?(?:实施|承担)"
)
_LONGEST = 30


class Carrier(msgspec.Struct, frozen=True):
    """An agency that carries out a project of a disclosure."""

    disclosure: Disclosure
    name: str
    place: str
    printed: Printed
    project: str
    no: int = 0


def _carriers(disclosure: Disclosure) -> Iterator[Carrier]:
    for above, line in pairwise(printed_lines.prose(disclosure)):
        key = keys.fold(line.text).rstrip("。")
        if _HEADING.search(keys.fold(above.text)) and len(key) <= _LONGEST:
            yield Carrier(disclosure, key, line.place, line.printed, line.place)
    for line in printed_lines.prose(disclosure):
        for match in _SAID.finditer(keys.fold(line.text)):
            yield Carrier(
                disclosure, match["name"] or match["by"], line.place, line.printed, line.place
            )
    for project in disclosure.projects:
        place = f"项目绩效目标表：{project.name}"
        for match in _SAID.finditer(keys.fold(project.purpose)):
            name = match["name"] or match["by"]
            printed = Printed(project.purpose, project.place("purpose"))
            yield Carrier(disclosure, name, place, printed, project.name, project.no)


@over("F432", each(_carriers))
def project_is_carried_out_by_another_agency(item: Carrier) -> Iterator[Flaw]:
    """绿化管理所 as 实施主体 of a project of 民防办公室."""
    agency = item.disclosure.agency.name
    ours = (agency, *(unit.name for unit in item.disclosure.organisations))
    name = agency_names.loosely(item.name)
    if not titles.is_agency(item.name) or trades.is_general(item.name):
        return
    if any(agency_names.abbreviates(name, agency_names.loosely(one)) for one in ours if one):
        return
    theirs = trades.of_agency(item.name)
    own = frozenset[str]().union(*map(trades.of_agency, ours))
    if not theirs or not own or trades.is_general(agency) or theirs & own:
        return
    if any(trades.is_named(trade, keys.fold(item.project)) for trade in theirs):
        return
    if _times(item.disclosure, keys.fold(item.name)) == 1:
        yield Flaw(
            f"“{item.place}”的实施单位写“{item.name}”，不是“{agency}”及其所属单位，"
            "全文别处没有说到，像是从别处抄来的",
            (quote(item.place, item.printed),),
            project=item.no,
        )


def _times(disclosure: Disclosure, name: str) -> int:
    """How often a name is printed in the narrative and in the projects."""
    texts = [line.text for line in printed_lines.prose(disclosure)]
    for project in disclosure.projects:
        texts += [project.implementing_unit, project.purpose, *project.objectives]
        texts += [one.level3 + one.description + one.basis for one in project.indicators]
    return sum(keys.fold(text).count(name) for text in texts)
