"""F713: offices and units that a sentence counts and names (unit_counts.toml).

等 leaves some out, 和 can join two, and 本级 can be counted with the units below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.form.phrases import organs
from mingzhang.checking.form.unit_counts import expression
from mingzhang.checking.printed_lines import Line
from mingzhang.numerals import NUMBER, number_of

_COUNTED = (("设", ("offices", "offices_first")), ("单位", ("units", "units_after", "units_first")))
"""Offices and units: a word that all their expressions have, and these, the first to be found."""

_ANOTHER_COUNT = re.compile(rf"{NUMBER}[个家][^,。;:、]{{2,10}}(?:和|及|以及|与|、)$")
"""What the names are of as well: 4个科室和3个单位：甲科、乙科……"""


@over("F713", each(printed_lines.prose))
def offices_are_miscounted(line: Line) -> Iterator[Flaw]:
    """内设机构 8 个 and seven of them named; 等 leaves some out, 和 can join two."""
    key = keys.fold(line.text)
    for word, counted in _COUNTED if "个" in key or "家" in key else ():
        found = (expression(one).search(key) for one in counted if word in key)
        match = next(filter(None, found), None)
        if match and (names := _miscounted(match)):
            told = match[0].replace(match["names"], "").rstrip(":：,，")
            yield line.flaw(f"写明“{told}”，实际列出 {len(names)} 个：{'、'.join(names)}")


def _miscounted(match: re.Match[str]) -> list[str]:
    """The names of a list that are not as many as it says; none where they can be."""
    if re.search(r"\d", match["names"]) or _ANOTHER_COUNT.search(match.string, 0, match.start()):
        return []
    names = keys.without_brackets(match["names"]).removesuffix("等").split("、")
    if match["names"].endswith(("等", "等单位")):  # some are left out, and none is too many
        return names if len(names) > number_of(match["count"]) > 1 else []
    count = number_of(match["count"])
    joined = sum(bool(expression("joined").search(name)) for name in names)
    joined += match.re is expression("units_first")  # 本级
    is_list = len(names) > 1 or (
        match.re is expression("units_after") and bool(organs().search(names[0]))
    )
    return names if is_list and not len(names) <= count <= len(names) + joined else []
