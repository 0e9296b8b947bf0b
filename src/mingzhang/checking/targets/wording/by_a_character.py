"""Names, descriptions and bases that differ by a slip from what stands beside them.

A name beside its own description, a description beside that of the same indicator of other
projects, and a basis beside the usual ones need no list of wrong words (`slips`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mingzhang import keys
from mingzhang.checking.checks import Flaw, in_all, over
from mingzhang.checking.misprints import characters, spelling
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, all_of_each, open_projects
from mingzhang.checking.targets.measures import bare_name
from mingzhang.checking.targets.wording import slips

_SHORTEST = 8
"""Names of fewer characters differ from their descriptions by what they mean."""

_DOUBLED = re.compile("([\u4e00-\u9fff])\\1")
_USUAL = 3
"""So many indicators have the usual description, at least."""


@over("P642", open_projects)
def name_is_misprinted(item: ProjectOf) -> Iterator[Flaw]:
    """Name and description are the same but for one character that sounds or looks alike.

    A row that is printed twice is corrected twice, and told once.
    """
    alike: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    for one in item.indicators:
        if told := _misprint(one):
            alike[one.label + told].append(one)
    for told, having in alike.items():
        more = in_all([one.evidence("level3") for one in having])
        cells = [one.evidence(role) for one in having for role in ("level3", "description")]
        yield item.flaw(told + more, *cells)


def _misprint(one: IndicatorOf) -> str:
    """What differs between name and description; "" where nothing is misprinted."""
    name, description = one.folded["level3"], one.folded["description"]
    if len(name) < _SHORTEST or not description or name == description:
        return ""
    at = _misprinted(name, description)
    if at is not None:
        around = slice(max(0, at - 3), at + 4)
        return f"的名称写“{name[around]}”，描述写“{description[around]}”，只差一个字"
    if doubled := _doubled(bare_name(name), description) or _doubled(description, name):
        return f"里的“{doubled}”多了一个字，名称和描述不同"
    return ""


def is_misprinted_name(one: IndicatorOf, words: str) -> bool:
    """Whether P642 tells of the characters that these words of its name or description have."""
    name, description = one.folded["level3"], one.folded["description"]
    at = _misprinted(name, description) if len(name) >= _SHORTEST else None
    if at is None:
        doubled = _doubled(bare_name(name), description) or _doubled(description, name)
        return bool(doubled) and words in doubled
    starts = name.find(words), description.find(words)
    return any(0 <= start <= at < start + len(words) for start in starts)


def _misprinted(name: str, description: str) -> int | None:
    """Where they differ in one character that sounds or looks alike, or stands there twice."""
    if keys.one_off(name, description):
        (changed,) = keys.differing(name, description)
        one, other = name[changed], description[changed]
        is_slip = characters.are_mistaken(one, other) and not spelling.is_either(one, other)
        return changed if is_slip else None
    shorter, longer = sorted((name, description), key=len)
    twice = keys.added(longer, shorter)
    is_twice = twice is not None and twice > 1 and longer[twice] == longer[twice - 1]
    return twice if is_twice else None


def _doubled(words: str, longer: str) -> str:
    """The place in the longer text that has a character of these words twice; "" where none."""
    if len(words) < _SHORTEST or words in longer or not _DOUBLED.search(longer):
        return ""
    for at in range(1, len(longer)):
        if longer[at] != longer[at - 1] or not "\u4e00" <= longer[at] <= "\u9fff":
            continue
        start = (longer[:at] + longer[at + 1 :]).find(words)
        if 0 <= start < at - 1 and at < start + len(words):
            return longer[max(0, at - 3) : at + 3]
    return ""


@over("P643", all_of_each)
def character_is_left_over(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """反映办使用人员满意程度, where the same indicator of most projects has it without 办."""
    described: dict[str, dict[str, list[IndicatorOf]]] = {}
    for item in items:
        for one in item.indicators:
            same = described.setdefault(one.folded["level3"], {})
            same.setdefault(one.folded["description"], []).append(one)
    for same in described.values():
        usual = [text for text, having in same.items() if len(having) >= _USUAL]
        for text, having in same.items() if usual else ():
            if _misprint(having[0]):
                continue  # the name beside it tells which is right
            for other in usual:
                extra = _left_over(text, other) if len(same[other]) >= 2 * len(having) else ""
                if extra:
                    places = tuple(one.evidence("description") for one in having)
                    yield Flaw(
                        f"“{keys.tidy(having[0].its.level3)}”的描述“{text}”像是多了“{extra}”字，"
                        f"其他 {len(same[other])} 处写的是“{other}”{in_all(places)}",
                        places,
                        project=having[0].project.no,
                    )


def _left_over(longer: str, text: str) -> str:
    """The one character that the longer text has more, unless it makes sense on its own."""
    at = keys.added(longer, text)
    if at is None or not 0 < at < len(text) or len(text) < _SHORTEST:
        return ""
    extra = longer[at]
    is_word = slips.qualifies(extra) or not "\u4e00" <= extra <= "\u9fff"
    return "" if is_word else extra


@over("P651", all_of_each)
def basis_is_turned_round(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """根据项目设定需求, where most indicators have 根据项目需求设定."""
    alike: defaultdict[str, dict[str, list[IndicatorOf]]] = defaultdict(dict)
    for one in (one for item in items for one in item.indicators):
        if len(basis := one.folded["basis"]) >= _SHORTEST:
            alike["".join(sorted(basis))].setdefault(basis, []).append(one)
    for same in (same for same in alike.values() if len(same) > 1):
        usual = max(same, key=lambda basis: len(same[basis]))
        for basis, having in same.items():
            if len(same[usual]) >= max(_USUAL, 2 * len(having)) and basis != usual:
                places = tuple(one.evidence("basis") for one in having)
                yield Flaw(
                    f"指标值确定依据“{basis}”像是把词序写颠倒了，"
                    f"其他 {len(same[usual])} 处写的是“{usual}”{in_all(places)}",
                    places,
                    project=having[0].project.no,
                )
