"""由 720 元提高到 760 元，提高 5.56%: from one figure to another, and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang.amounts import ZERO, half_place, places_of
from mingzhang.checking import counting
from mingzhang.checking.words.workings.figures import NUMBER, words
from mingzhang.declared import any_of
from mingzhang.numerals import HUNDRED

_SPAN = re.compile(r"[每/·](年|月|日|天|季|周|学期|学年)|(年|月|日|天|季|周)均")
_LEAD, _BEHIND = 8, 4
"""Characters before a move and behind it in which it can be said of what time it is."""


@cache
def _move() -> re.Pattern[str]:
    unit = rf"(?:万?元|%|个?工作日|天|小时|分钟|{counting.counter_pattern()})"
    verbs = any_of((*words().more, *words().less))
    year = r"(?:20\d\d年度?的?)?"
    return re.compile(
        rf"(?:由|从){year}[^,;。\d]{{0,16}}(?P<a>{NUMBER})(?P<u>{unit})?[^,;。\d]{{0,6}}?"
        rf"(?P<verb>{verbs})(?:到|至|为){year}[^,;。\d]{{0,6}}(?P<b>{NUMBER})(?P<v>{unit})"
        rf"(?:,(?:同比|比上年|较上年|增幅|降幅|幅度)?(?P<word>{verbs})?了?"
        rf"(?P<p>{NUMBER})(?P<w>%|个百分点|{unit})(?=[,;。()]|$))?"
    )


def changes(key: str) -> Iterator[str]:
    """What is wrong with the moves of a text."""
    if ("由" in key or "从" in key) and ("到" in key or "至" in key or "为" in key):
        for match in _move().finditer(key):
            if said := _is_otherwise(match):
                yield f"写“{match[0]}”，{said}"


def _is_otherwise(match: re.Match[str]) -> str:
    """What is wrong with a move: its direction, or by how much it is said to be."""
    was, now = (Decimal(match[name].replace(",", "")) for name in ("a", "b"))
    if _is_of_another_span(match):
        return ""
    if match["u"] and match["u"] != match["v"]:
        return ""
    verbs = [verb for verb in (match["verb"], match["word"]) if verb]
    if was == now or any((verb in words().more) != (now > was) for verb in verbs):
        than = "多于" if now > was else "少于" if now < was else "等于"
        return f"{now}{match['v']}{than}{was}{match['v']}"
    return _is_another_change(match, was, now) if match["p"] and was else ""


def _is_of_another_span(match: re.Match[str]) -> bool:
    """每月 100 元 and 每年 1500 元: nothing is to be compared."""
    text, verb = match.string, match.start("verb")
    was = text[max(0, match.start() - _LEAD) : verb]
    now = text[verb : match.end("v") + _BEHIND]
    spans = [{one[1] or one[2] for one in _SPAN.finditer(part)} for part in (was, now)]
    return all(spans) and spans[0] != spans[1]


def _is_another_change(match: re.Match[str], was: Decimal, now: Decimal) -> str:
    printed, moved = Decimal(match["p"].replace(",", "")), abs(now - was)
    share = moved / was * HUNDRED
    if match["w"] == "%":
        meant, places = [share], max(places_of(match["p"]), 2)
        meant += [moved] if match["v"] == "%" else []
    elif match["w"] in ("个百分点", match["v"]):
        meant, places = [moved], places_of(match["p"])
    else:
        return ""
    off = 2 * half_place(places_of(match["p"])) if places else ZERO
    if any(abs(printed - one) <= off for one in meant):
        return ""
    return f"按这两个数计算应为 {meant[0]:.{places}f}{match['w']}"
