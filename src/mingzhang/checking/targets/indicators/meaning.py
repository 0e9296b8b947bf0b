"""Name against description: names that are cut off, and another scope."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, among, indicators
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.kept import once_each

_SHORTEST_CUT = 13
_SAME_LENGTH = 3
"""So many names that stop at one length show that the length is what cut them."""

_GOES_ON = re.compile(r"[,。、;:)）\-—(（/%]")


class Named(msgspec.Struct, frozen=True):
    """A project, with the length at which its document cuts names off."""

    item: ProjectOf
    cut: int
    """0 where no length shows."""


def _named(items: Sequence[ProjectOf]) -> Iterator[Named]:
    goes_on = {_name(one) for item in items for one in item.indicators if _rest(one)}
    lengths = Counter(map(len, goes_on)).most_common(1)
    cut = lengths[0][0] if lengths and lengths[0][1] >= _SAME_LENGTH else 0
    for item in items:
        yield Named(item, cut)


def _name(one: IndicatorOf) -> str:
    return one.folded["level3"]


@once_each
def _rest(one: IndicatorOf) -> str:
    """What the description adds to a long name that it begins with."""
    name, description = _name(one), one.folded["description"]
    if len(name) < _SHORTEST_CUT or not description.startswith(name):
        return ""
    rest = description.removeprefix(name)
    is_open = name.count("(") > name.count(")")
    return rest if is_open or (rest.strip("。.;") and not _GOES_ON.match(rest)) else ""


_CUT_WORD = re.compile(r"(?<=[\u4e00-\u9fff]{6})[和及与][\u4e00-\u9fff]?$")
"""水平和服: what 和 joins is not there."""


@over("P333", among(_named))
def name_is_cut_off(named: Named) -> Iterator[Flaw]:
    """A name that stops where its cell was full, while the description goes on with it.

    Either a bracket stays open, or several different names stop at the same length.
    """
    found = [
        (one, f"的名称没有印全，描述里还有“{_rest(one)[:12]}”")
        for one in named.item.indicators
        if _rest(one)
        and (
            len(_name(one)) == named.cut
            or _name(one).count("(") > _name(one).count(")")
            or _CUT_WORD.search(_name(one))
        )
    ]
    yield from named.item.flaws(found, "level3")


@over("P335", indicators)
def scope_differs(one: IndicatorOf) -> Iterator[Flaw]:
    """全市 in the name where the description, otherwise the same, says 全区."""
    scope = one_of("name", "scope")
    name, description = one.folded["level3"], one.folded["description"]
    if name == description or not scope.search(name):
        return
    if scope.sub("#", name) == scope.sub("#", description):
        yield one.flaw(
            f"的名称说{'、'.join(scope.findall(name))}，描述说{'、'.join(scope.findall(description))}",
            "level3",
            "description",
        )
