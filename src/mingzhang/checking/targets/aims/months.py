"""So many months of the year: paid from August to December, and counted among all twelve.

发放 8-12 月的补贴 in the purpose, 发放月数占全年月数的比例 ≥95% in the indicator: five months are
never so many of the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from mingzhang.checking.checks import Flaw
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets.aims.told import told_of
from mingzhang.checking.targets.items import ProjectOf

_FROM_TO = re.compile(
    r"(?<![\d.])(?P<first>1[0-2]|[1-9])月?份?[\-—~～至到](?P<last>1[0-2]|[1-9])月"
)
_OF_ALL_MONTHS = re.compile("占全年[^,。;占]{0,6}[月次]数")
_YEAR = 12

_Text: TypeAlias = tuple[str, str, Callable[[], Evidence]]
"""What a text is, its words, and what gives its cell."""


def share_of_more_months(item: ProjectOf) -> Iterator[Flaw]:
    """The indicators that have all months as their base, where the project names fewer."""
    based = [one for one in item.indicators if _OF_ALL_MONTHS.search(one.folded["description"])]
    named = [
        (what, find, match)
        for what, text, find in (_texts(item) if based else ())
        for match in _FROM_TO.finditer(text)
    ]
    if len({match.groups() for *_, match in named}) != 1:
        return
    what, find, match = named[0]
    many = int(match["last"]) - int(match["first"]) + 1
    for one in based if 0 < many < _YEAR else ():
        said = f"的描述以全年的月数为底，{what}写的是“{match[0]}”，只有 {many} 个月"
        yield one.flaw_beside(said, find())


def _texts(item: ProjectOf) -> Iterator[_Text]:
    """What the project is to do, and its targets."""
    yield from ((told.field, told.text, told.find) for told in told_of(item))
    yield from ((one.label, one.folded["target"], one.evidence) for one in item.indicators)
