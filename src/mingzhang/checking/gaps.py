"""What was not checked, and why: it is no finding, and a reader must be able to see it.

Figures in words that nothing could be compared with, checks that lacked what they need, and
what could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from mingzhang.checking.coverage import NO_UNIT, UNDECIDED
from mingzhang.checking.findings import CheckResult, DisclosureReport, SourceReport
from mingzhang.where import NOWHERE, Where

GapKind = Literal["文字中的数", "核对", "读取疑难"]

_NO_GAPS = ("repaired", "recognised")
"""Kinds of problems in spite of which everything was read."""


class Gap(msgspec.Struct, frozen=True):
    """One thing that was not checked."""

    kind: GapKind
    place: str
    """The section that the figure stands in; the theme of the check; "" for a problem."""

    text: str
    """The figure as printed, or the name of the check."""

    reason: str
    where: Where = NOWHERE


def of_disclosure(report: DisclosureReport) -> list[Gap]:
    """What was not checked on one disclosure: checks first, then figures in their order."""
    return [*of_results(report.results), *_figures(report)]


def _figures(report: DisclosureReport) -> Iterator[Gap]:
    for one in report.figures.unchecked:
        yield Gap("文字中的数", one.section, one.text, one.reason, one.where)


def of_results(results: Iterable[CheckResult]) -> Iterator[Gap]:
    """Checks that lacked what they need, or a part of it."""
    for result in results:
        reason = _reason(result)
        if reason and result.status != "not_applicable":
            partly = "只核对了一部分：" if result.checked else ""
            yield Gap("核对", result.theme, result.title, partly + reason)


def _reason(result: CheckResult) -> str:
    if result.note:
        return result.note
    if result.not_covered:
        return f"缺少或不能用：{'、'.join(map(_missing, result.not_covered))}"
    return f"{result.unreadable} 项因金额读不出没有核对" if result.unreadable else ""


def _missing(title: str) -> str:
    """A table's title, and behind it what it lacks where it is there."""
    name = title.removesuffix(NO_UNIT).removesuffix(UNDECIDED)
    return f"《{name}》{title.removeprefix(name)}"


def of_source(report: SourceReport) -> list[Gap]:
    """What could not be read, or not with certainty."""
    return [
        Gap("读取疑难", "", "", problem.message, problem.where)
        for problem in report.problems
        if problem.kind not in _NO_GAPS
    ]
