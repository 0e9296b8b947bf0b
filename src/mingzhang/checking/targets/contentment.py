"""What is not asked: rows on how content people are that are described as something else."""

from __future__ import annotations

import re

from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.wordlists import one_of, words_of

_HOW_CONTENT = re.compile(r"(?<!不)满意(?:度|率|程度|情况)$")
_OF_CONTENT = re.compile(r"满意|[扣减][\d.每]*分")
"""A description that says 满意, or for what marks are taken off."""

_COUNTED = ("people", "times", "count", "area", "length", "time")


def asks_something_else(one: IndicatorOf) -> str:
    """What a description asks instead: 满意度 as the share of complaints, 知晓率 as contentment."""
    name = one.bare
    description = measures.bare_name(one.its.description)
    is_content = name.endswith(words_of("direction", "satisfaction"))
    if is_content and "投诉" in description and not _OF_CONTENT.search(description):
        return "的名称说的是满意，描述说的却是投诉"
    if is_content and (counted := _counts_others(one.its.description)):
        return f"的名称说的是满意，描述说的却是{counted}"
    if is_content or "满意" not in description or not _HOW_CONTENT.search(description):
        return ""
    rate = measures.rated().search(name)
    if rate and rate[1] not in description:
        return f"的名称说的是{rate[1]}率，描述说的却是满意的程度"
    return ""


def _counts_others(description: str) -> str:
    """What a description counts, where it asks nobody: 接待观众的人次."""
    told = measures.without_tail(measures.bare_name(description))
    if one_of("kinds", "asked").search(told) or one_of("kinds", "of_a_survey").search(told):
        return ""
    measure = measures.of_name(told)
    is_share = measures.WORKED_OUT.search(told) or measures.is_share(told)
    return measures.NAMES[measure] if measure in _COUNTED and not is_share else ""
