"""Whether two printed names can be the same agency's.

The same agency is printed with and without its region (云溪市民政局, 民政局) and with words
behind its name that belong to the document (（本级）, 2024年部门预算). Any other name that
contains a name is another agency's: 第一中学 is not 第一中学附属小学.
"""

from __future__ import annotations

import re

from mingzhang import keys

_REGION = re.compile(r"(?:.{2,8}[省市县区州盟旗乡镇])+")
_BEHIND = re.compile(
    r"(?:\(?(?:本级|机关|汇总|本部|部门|单位|含所属单位|含下属单位)\)?|\([^()]*\)"
    r"|20\d\d年?度?|(?:部门|单位)?(?:预算|决算).*)+"
)
_LONG_ENOUGH = 4
"""Characters of a name that a misprint leaves recognisable."""


def may_be_one(name: str, other: str) -> bool:
    """Whether two names, one of which may be unknown (""), can be the same agency's."""
    first, second = keys.fold(name), keys.fold(other)
    if not first or not second or first == second:
        return True
    short, long = sorted((first, second), key=len)
    before, found, behind = long.partition(short)
    return (
        bool(found)
        and (not before or bool(_REGION.fullmatch(before)))
        and (not behind or bool(_BEHIND.fullmatch(behind)))
    )


def is_misprint(name: str, other: str) -> bool:
    """Whether two names of the same length differ in a single character."""
    first, second = keys.fold(name), keys.fold(other)
    return len(first) >= _LONG_ENOUGH and keys.one_off(first, second)
