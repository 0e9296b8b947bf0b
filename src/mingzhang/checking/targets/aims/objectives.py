"""绩效目标 as written: not twice the same, not numbered twice, each with its full stop."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, in_all, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.items import ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.disclosure import UNLABELLED

_NUMBER = re.compile(r"\d{1,2}[.、)](?!\d)")
_TWICE = re.compile(
    r"(?P<no>\d{1,2})[.、)]\s*(?P=no)[.、)](?!\d)"
    r"|\d{1,2}(?:\.\s*\d{1,2}[、)]|、\s*\d{1,2}[.)]|\)\s*\d{1,2}[、.])(?!\d)"
)
"""1.1.… and 3.1、…; 1.2. can be an item of an item."""
_SIGNS = re.compile(r"[\s,。;、.:]")
_YEAR = re.compile(r"20\d\d")
_USED_FOR = re.compile(r"(?:此|该|本)?(?:项目|资金|经费|款项)?(?:主要|全部|专项)?用于")
_LEADING = re.compile(r"(?:^|(?<=[\s。；;]))(\d{1,2})[.、．](?!\s?\d)")
_A_FEW_ON = 3
"""A number far on is none: it is part of the text."""

_SHORTEST = 6
_HEADING = 9
"""So few characters name a subject and say nothing of it."""


@over("P631", open_projects)
def objective_is_repeated(item: ProjectOf) -> Iterator[Flaw]:
    """Two objectives that say the same."""
    seen: dict[str, int] = {}
    for number, text in enumerate(item.its.objectives, 1):
        key = _SIGNS.sub("", _NUMBER.sub("", keys.fold(text), count=1))
        if len(key) >= _SHORTEST and key in seen:
            yield item.flaw(
                f"绩效目标第 {number} 条与第 {seen[key]} 条相同",
                item.objective(number),
                item.objective(seen[key]),
            )
        seen.setdefault(key, number)


def _together(dossier: Dossier) -> Iterable[tuple[int, Sequence[ProjectOf]]]:
    found: defaultdict[int, list[ProjectOf]] = defaultdict(list)
    for index, item in open_projects(dossier):
        found[index].append(item)
    return found.items()


@over("P632", _together)
def objective_is_numbered_twice(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """1.1.…, where the system numbers and the author did too; the same in each project."""
    twice = [
        (item, text, start[0])
        for item in items
        if not _are_of_two_levels(item)
        for text in item.its.objectives
        if (start := _TWICE.match(keys.fold(text)))
    ]
    yield from _of_all(twice, "绩效目标编号写了两遍（“{}”）")


_TWO_LEVELS = re.compile(r"(\d{1,2})[.、)]\s*(\d{1,2})[.、)]?(?![\d年月日])")


def _are_of_two_levels(item: ProjectOf) -> bool:
    """Whether 1.1. and 1.2. are the parts of a first objective; 1.1. and 2.2. are not."""
    starts = [_TWO_LEVELS.match(keys.fold(text)) for text in item.its.objectives]
    numbers = {start.groups() for start in starts if start}
    return len(numbers) > len({first for first, _ in numbers})


_ENDS = ("。", "！")
_MAY_END = re.compile(r"[\u4e00-\u9fff][”）)]?$|\d[%％]$")
_SHOWN = 18
_LEADS_ON = re.compile(
    "(?:如下|所示|[:：]|方面|(?:总体|年度|绩效|效益|产出)目标)$|^(?:总体|年度|绩效)目标[:：]"
)
"""The first words of what other objectives say, or their heading."""

_WHOLE = 8
"""Characters of an objective that is a sentence."""


@over("P648", _together)
def objective_has_no_full_stop(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """1.…。2.… without 。, where all others of the project have it."""
    bare = [(item, text, text[-_SHOWN:]) for item in items for text in _without_a_stop(item)]
    yield from _of_all(bare, "绩效目标各条以句号结尾，有一条没有：“…{}”")


@over("P112", _together)
def objectives_have_no_label(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """A row of objectives without 绩效目标 before it, which the other tables or the form print."""
    bare = [
        (item, item.its.objectives[0], "")
        for item in items
        if UNLABELLED in item.its.places and item.its.objectives
    ]
    is_one_of_few = len(bare) == 1 and not forms.pack(items[0].disclosure.pack).open
    if 2 * len(bare) < len(items) or is_one_of_few:
        yield from _of_all(bare, "绩效目标一行的前面没有印“绩效目标”")


def _without_a_stop(item: ProjectOf) -> Sequence[str]:
    texts = [text.strip() for text in item.its.objectives if text.strip()]
    bare = [text for text in texts if not text.endswith(_ENDS)]
    is_slip = len(texts) > 1 and len(bare) == 1
    return [text for text in bare if is_slip and _is_a_sentence(text)]


def _is_a_sentence(text: str) -> bool:
    """Whether a text is no heading or first words of others: 年度绩效目标如下."""
    is_whole = len(text) > _WHOLE and bool(_MAY_END.search(text))
    return is_whole and not _LEADS_ON.search(text)


def _of_all(found: Sequence[tuple[ProjectOf, str, str]], what: str) -> Iterator[Flaw]:
    """One finding for the objectives of all projects of a disclosure."""
    if found:
        item, _, shown = found[0]
        places = [one.evidence("objectives", text) for one, text, _ in found]
        yield item.flaw(what.format(shown) + in_all(places), *places)


@over("P635", open_projects)
def objectives_are_misnumbered(item: ProjectOf) -> Iterator[Flaw]:
    """1. 1. and 1. 3.; a count that begins again at 1 behind others is another list."""
    if any(_TWICE.match(keys.fold(text)) for text in item.its.objectives):
        return
    numbered = [
        (int(number), text) for text in item.its.objectives for number in _LEADING.findall(text)
    ]
    for (before, _), (number, text) in pairwise(numbered):
        is_again = number == 1 and before > 1
        if number != before + 1 and not is_again and number <= before + _A_FEW_ON:
            yield item.flaw(
                f"绩效目标编号 {before} 之后是 {number}", item.evidence("objectives", text)
            )
            return


@over("P634", open_projects)
def objective_is_a_heading(item: ProjectOf) -> Iterator[Flaw]:
    """创业扶持 as the only objective: it says what it is about, not what is to be reached."""
    keys_of = [
        key
        for text in item.its.objectives
        if (key := _SIGNS.sub("", _NUMBER.sub("", keys.fold(text))))
    ]
    whole = "".join(keys_of)
    if not whole:
        return
    if all(map(_is_only_spent, keys_of)):
        yield item.flaw(
            f"绩效目标“{keys.tidy(item.its.objectives[0])}”只写了钱用在哪里，没有说明要达到什么",
            item.evidence("objectives"),
        )
    elif len(whole) <= _HEADING and not (
        re.search(r"\d", whole) or one_of("writing", "aim").search(whole)
    ):
        yield item.flaw(
            f"绩效目标只有“{keys.tidy(' '.join(item.its.objectives))}”，没有说明要达到什么",
            item.evidence("objectives"),
        )


def _is_only_spent(key: str) -> bool:
    """劳务派遣人员服务费, 用于车辆租赁: what is paid, and nothing that comes of it."""
    is_named = key.endswith(words_of("cost", "ends")) or _USED_FOR.match(key)
    told = one_of("writing", "aim").search(key) or one_of("writing", "result").search(key)
    counts = re.search(r"\d", _YEAR.sub("", key))
    return bool(is_named) and not told and not counts
