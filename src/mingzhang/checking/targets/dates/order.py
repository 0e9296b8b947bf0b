"""Periods that end before they begin, and work that does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import FIELDS, ProjectOf, open_projects

_YEARS = re.compile(r"(?<!\d)(20\d\d)年?度?[-—~～至到]+(20\d\d)(?=年|学年|[)\]】〕]|$)")
_YEAR_AND_MONTH = re.compile(r"(20\d\d)年(\d{1,2})月")
_BEGUN = re.compile(r"(?:开工|开始|启动|实施开始)(?:时间|日期|时限)$")
_ENDED = re.compile(r"(?:完工|竣工|完成|结束)(?:时间|日期|时限)$")


@over("P420", open_projects)
def years_run_backwards(item: ProjectOf) -> Iterator[Flaw]:
    """2021-2019 年度: a period that ends before it begins."""
    for field, text in (("period", item.its.period), *item.written):
        if found := _backwards(text):
            yield item.flaw(f"{FIELDS[field]}写的期间“{found}”前后颠倒", item.evidence(field, text))
    wrong = [
        (one, f"写的期间“{found}”前后颠倒", role)
        for one in item.indicators
        if "20" in one.key and _YEARS.search(one.key)
        for role in ("level3", "description", "target", "basis")
        if (found := _backwards(one.text(role)))
    ]
    yield from item.flaws_at(wrong)
    yield from _ends_before_it_begins(item)


def _ends_before_it_begins(item: ProjectOf) -> Iterator[Flaw]:
    """工程开工时间 September, and 工程完工时间 August of the same year."""
    dated = [
        (one.bare, date, one)
        for one in item.indicators
        if one.level2 in ("时效", "质量") and (date := _month_of(one.its.target.text))
    ]
    begun = [(_BEGUN.sub("", name), date, one) for name, date, one in dated if _BEGUN.search(name)]
    for subject, begins, first in begun:
        for name, ends, last in dated:
            if _ENDED.search(name) and _ENDED.sub("", name) == subject and ends < begins:
                yield item.flaw(
                    f"{last.label}是“{keys.tidy(last.its.target.text)}”，早于{first.label}的"
                    f"“{keys.tidy(first.its.target.text)}”",
                    last.evidence(),
                    first.evidence(),
                )


def _month_of(text: str) -> tuple[int, int] | None:
    """Year and month of a date; None where one of them is not printed."""
    match = _YEAR_AND_MONTH.search(keys.fold(text))
    return (int(match[1]), int(match[2])) if match else None


def _backwards(text: str) -> str:
    for match in _YEARS.finditer(keys.fold(text)):
        if int(match[1]) > int(match[2]):
            return match[0]
    return ""
