"""So many months of the year: paid from August to December, and counted among all twelve.

发放 8-12 月的补贴 in the purpose, 发放月数占全年月数的比例 ≥95% in the indicator: five months are
never so many of the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from mingzhang import keys
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets.items import ProjectOf
from mingzhang.checking.targets.told import told_of
from mingzhang.kept import once_each

_FROM_TO = re.compile(
    r"(?<![\d.])(?P<first>1[0-2]|[1-9])月?份?[\-—~～至到](?P<last>1[0-2]|[1-9])月"
)
_YEAR = 12


class Months(msgspec.Struct, frozen=True):
    """The months of a year in which something is done: 8-12月."""

    first: int
    last: int
    printed: str
    clause: str
    where: str
    """资金用途, or the label of the indicator whose target it is."""

    find: Callable[[], Evidence]

    @property
    def many(self) -> int:
        """How many there are."""
        return self.last - self.first + 1


@once_each
def months_of_the_work(item: ProjectOf) -> Months | None:
    """The only months that a project's words and targets name, if these are not all of the year."""
    texts = [(told.field, told.text, told.find) for told in told_of(item)]
    texts += [(one.label, one.folded["target"], one.evidence) for one in item.indicators]
    named = [
        Months(int(match["first"]), int(match["last"]), match[0], clause, where, find)
        for where, text, find in texts
        for clause in (keys.clauses(text) if "月" in text else ())
        for match in _FROM_TO.finditer(clause)
    ]
    if len({(months.first, months.last) for months in named}) != 1:
        return None
    return named[0] if 0 < named[0].many < _YEAR else None
