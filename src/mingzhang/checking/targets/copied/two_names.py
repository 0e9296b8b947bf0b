"""One place by two names in one project: 青沙开发区 and 青沙新区, 柳林镇 and 柳林街道.

Places are known by what they end in. A text that has both names tells two places apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from mingzhang import keys
from mingzhang.checking.checks import Flaw
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets.items import COLUMNS, FIELDS, ProjectOf
from mingzhang.checking.targets.wordlists import one_of

_ENDING = re.compile(
    r"(?P<zone>开发区|新区|高新区|示范区|产业园区?|工业园区?)"
    r"|(?P<town>镇(?![村乡域区级静痛定江])|乡(?![村镇土亲愁音情贤野下间风级])|街道(?![路沿两面景亮绿照]))"
)
_OWN = re.compile("[\u4e00-\u9fff]{2}$")
_CELLS = ("level3", "description")

_Stem: TypeAlias = tuple[str, str]
"""What a place is called before its ending, and of which sort that is."""


def places_by_two_names(item: ProjectOf) -> Iterator[Flaw]:
    """The places that one text of a project calls otherwise than another one."""
    everything = f"{item.what_for}\n{item.rows}"
    several = (stem for stem, names in _places(everything).items() if len(names) > 1)
    for stem in several:
        said = [(_places(text)[stem], where, find) for where, text, find in _texts(item)]
        first = next(one for one in said if one[0])
        other = next((one for one in said if one[0] and one[0].isdisjoint(first[0])), None)
        if other and not any(len(names) > 1 for names, _, _ in said):
            yield item.flaw(
                f"{other[1]}写的是“{min(other[0])}”，{first[1]}写的是“{min(first[0])}”，"
                "像是把一个地方写成了两个名称",
                other[2](),
                first[2](),
            )


def _places(text: str) -> defaultdict[_Stem, set[str]]:
    """The names of places in a text, those of one stem together."""
    key, found = keys.fold(text), defaultdict[_Stem, set[str]](set)
    for match in _ENDING.finditer(key):
        own = _OWN.search(key, 0, match.start())
        if own and not one_of("region", "no_place").search(own[0]):
            found[own[0], match.lastgroup or ""].add(own[0] + match[0])
    return found


def _texts(item: ProjectOf) -> Iterator[tuple[str, str, Callable[[], Evidence]]]:
    """What a project prints, with where and how to find it."""
    yield FIELDS["name"], item.its.name, partial(item.evidence, "name")
    for field, text in item.told():
        yield FIELDS[field], text, partial(item.evidence, field, text)
    for one in item.indicators:
        for role in _CELLS:
            yield f"{one.label}的{COLUMNS[role]}", one.text(role), partial(one.evidence, role)
