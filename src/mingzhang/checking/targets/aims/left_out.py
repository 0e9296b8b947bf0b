"""A group that the objectives list with others, and of which no indicator speaks. Hints.

慰问困难党员、困难群众和老干部, with indicators for the first two: they show that each was to have
its own. Where one indicator is for all of them (慰问人数), nobody is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of, words_of

_FEWEST = 3
_ENOUGH, _LEAST = 4, 2
"""Characters at the end of a group that tell who they are: 慰问驻村干部 is 驻村干部, or 干部."""

_OUTPUTS = ("数量", "质量", "成本", "经济成本")
_BETWEEN = re.compile("、|以及|[和及与]")


@over("P359", open_projects)
def group_is_left_out(item: ProjectOf) -> Iterator[Flaw]:
    """驻村干部、村支书、村主任 in the objectives, and indicators for the last two."""
    for text in item.its.objectives:
        if "、" not in text:
            continue
        for listed in _lists_of_groups(keys.fold(text)):
            if missing := _left_out(item, listed):
                others = "、".join(group for group in listed[1:] if group != missing)
                yield item.flaw(
                    f"绩效目标把“{missing}”与“{others}”并列，指标里没有“{missing}”",
                    item.evidence("objectives", text),
                )
                return


def _lists_of_groups(text: str) -> Iterator[Sequence[str]]:
    """Three groups or more that stand in a row, with nothing of 等 behind them."""
    for clause in keys.clauses(text):
        if "、" in clause:
            yield from _in_a_row(_BETWEEN.split(clause))


def _in_a_row(parts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The first stands at the end of what leads to it, the last before what is said of all."""
    row: list[str] = []
    for part in parts:
        match = _group().match(part) if row else None
        if match:
            row.append(match[0])
            if match.end() == len(part):
                continue
            if part.startswith("等", match.end()):
                row = []
        if len(row) >= _FEWEST:
            yield row
        row = [part[-_ENOUGH:]] if part.endswith(words_of("name", "groups")) else []
    if len(row) >= _FEWEST:
        yield row


@cache
def _group() -> re.Pattern[str]:
    words = "|".join(words_of("name", "groups"))
    return re.compile(f"[\u4e00-\u9fff]{{0,5}}?(?:{words})")


def _left_out(item: ProjectOf, listed: Sequence[str]) -> str:
    """The one group of which nothing is said; "" where there is none, or more than one.

    Whom the satisfaction is asked of may be all of them together: 干部满意度.
    """
    outputs = (one for one in item.indicators if one.level2 in _OUTPUTS)
    told = "|".join(one.folded["level3"] + one.folded["description"] for one in outputs)
    missing = [group for group in listed if not _is_told(group, told)]
    if len(missing) != 1:
        return ""
    (group,) = missing
    others = re.compile("|".join(re.escape(one) for one in listed if one != group))
    rest = others.sub("#", f"{keys.fold(item.its.name)}|{told}")
    is_said = any(group in one.key for one in item.indicators)
    return "" if is_said or _last_word(group) in rest else group


def _last_word(group: str) -> str:
    last: str = one_of("name", "groups").findall(group)[-1]
    return last


def _is_told(group: str, told: str) -> bool:
    """Whether a text speaks of a group, or of what its name ends with."""
    shortest = max(len(_last_word(group)), _LEAST)
    return any(group[-length:] in told for length in range(shortest, len(group) + 1))
