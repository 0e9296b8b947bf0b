"""A report for the terminal: by source, disclosure and severity, with a summary at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from mingzhang.checking.coverage import NO_UNIT
from mingzhang.checking.findings import (
    SEVERITIES,
    SEVERITY_NAMES,
    CheckResult,
    DisclosureReport,
    Figures,
    Finding,
    SourceReport,
    by_place,
)
from mingzhang.disclosure import Problem

if TYPE_CHECKING:  # `mz read` shows problems as this does, and has no need of the rules
    from mingzhang.checking.across.compare import Compared

Extra = Literal["rounding", "repaired", "claims", "checks"]
_MANY_DETAILS = 6
_ALL_NINE = 9


def render(report: SourceReport, extras: Sequence[Extra] = ()) -> Iterator[str]:
    """The lines about one source."""
    yield report.source.name
    for problem in report.problems:
        if problem.kind == "recognised":
            yield f"  {label(problem)}：{problem.message}"
    for disclosure in report.disclosures:
        yield f"  {disclosure.subject}"
        yield from _findings(disclosure.findings)
        yield from _results(disclosure.results, "checks" in extras)
        yield from _rounding(disclosure, "rounding" in extras)
        yield from _figures(disclosure.figures, "claims" in extras)
    yield from _problems(report.problems, "repaired" in extras)


def render_across(compared: Compared, extras: Sequence[Extra] = ()) -> Iterator[str]:
    """The lines about what only several disclosures together show; none where none do."""
    if not compared.findings and not compared.results:
        return
    yield "几份公开内容之间"
    yield from _findings(compared.findings, several=True)
    yield from _results(compared.results, "checks" in extras)
    yield ""


def _findings(findings: Iterable[Finding], *, several: bool = False) -> Iterator[str]:
    """By severity, then place; what a rule advises is told with its first finding."""
    told: set[str] = set()
    ordered = by_place(findings)
    for severity in SEVERITIES:
        found = [finding for finding in ordered if finding.severity == severity]
        if found:
            yield f"    {SEVERITY_NAMES[severity]} {len(found)} 个"
        for finding in found:
            if several:
                yield f"      {finding.subject}"
            yield from _finding(finding, explained=finding.rule in told)
            told.add(finding.rule)


def _finding(finding: Finding, *, explained: bool) -> Iterator[str]:
    lead = finding.evidence[0]
    where = str(lead.where) if lead.where.line or lead.where.page else ""
    place = " ".join(part for part in (lead.source, where) if part)
    yield f"      [{finding.rule}] {place}{'：' if place else ''}{finding.message}"
    if finding.elsewhere:
        yield f"          另见：{finding.elsewhere}"
    for detail in finding.details[:_MANY_DETAILS]:
        yield f"          · {detail}"
    if len(finding.details) > _MANY_DETAILS:
        yield f"          · 另有 {len(finding.details) - _MANY_DETAILS} 项，见 --format json"
    if explained:
        return
    if finding.advice:
        yield f"          怎么办：{finding.advice}"
    if finding.basis:
        yield f"          依据：{finding.basis}"


def _results(results: Iterable[CheckResult], listed: bool) -> Iterator[str]:
    by_status: dict[str, list[CheckResult]] = {}
    for result in results:
        by_status.setdefault(result.status, []).append(result)
    if passed := by_status.get("passed"):
        yield from _by_theme("核对无误", passed, listed)
    if failed := by_status.get("failed"):
        parts = [f"{r.title} {r.failed} 项（共查 {r.checked} 项）" for r in failed]
        yield f"    核对不符：{'、'.join(parts)}"
    insufficient = by_status.get("insufficient", [])
    if partly := [r for r in insufficient if r.checked]:
        parts = [f"{r.title} {r.checked} 项" for r in partly]
        yield f"    只核对了一部分，这部分无误：{'、'.join(parts)}"
    if not_at_all := [r for r in insufficient if not r.checked]:
        yield f"    数据不足，没有核对：{'、'.join(r.title for r in not_at_all)}"
    yield from _reasons(by_status)
    if not_applicable := by_status.get("not_applicable"):
        yield from _by_theme("不适用", not_applicable, listed)


def _by_theme(heading: str, results: Iterable[CheckResult], listed: bool) -> Iterator[str]:
    """How many kinds of checks of each theme; each of them with its count where asked for."""
    themes: dict[str, list[CheckResult]] = {}
    for result in results:
        themes.setdefault(result.theme, []).append(result)
    if not listed:
        counts = (f"{theme} {_counted(own)}" for theme, own in themes.items())
        yield f"    {heading}：{'；'.join(counts)}"
        return
    yield f"    {heading}："
    for theme, own in themes.items():
        yield f"      {theme}：{'、'.join(_one_counted(result) for result in own)}"


def _counted(results: Sequence[CheckResult]) -> str:
    checked = sum(result.checked for result in results)
    return f"{len(results)} 类" + (f" {checked:,} 项" if checked else "")


def _one_counted(result: CheckResult) -> str:
    return f"{result.title} {result.checked} 项" if result.checked else result.title


def _reasons(by_status: dict[str, list[CheckResult]]) -> Iterator[str]:
    """Why something was not checked, or not all of it; each reason once."""
    lacking: dict[str, None] = {}
    for status in ("insufficient", "passed", "failed"):
        for result in by_status.get(status, []):
            lacking |= dict.fromkeys(result.not_covered)
            if result.unreadable and not result.note:
                yield f"      {result.title}：{result.unreadable} 项因金额读不出没有核对"
            if result.note:
                yield f"      {result.title}：{_shortened(result.note)}"
    if len(lacking) >= _ALL_NINE and not any(title.endswith(NO_UNIT) for title in lacking):
        yield "      九张表都没有，涉及的核对没有做"
    elif lacking:
        titles = "、".join(f"《{t.removesuffix(NO_UNIT)}》{_behind(t)}" for t in lacking)
        yield f"      缺少下列表或其金额单位，涉及的核对没有做：{titles}"


def _behind(title: str) -> str:
    return NO_UNIT if title.endswith(NO_UNIT) else ""


def _shortened(note: str) -> str:
    names = note.split("、")
    return note if len(names) <= 4 else f"{'、'.join(names[:3])}等 {len(names)} 家"


def _rounding(disclosure: DisclosureReport, listed: bool) -> Iterator[str]:
    count = len(disclosure.rounding)
    if not count:
        return
    hint = "" if listed else "（--show rounding 列出）"
    yield f"    四舍五入造成的差额 {count} 处，不算问题{hint}"
    if listed:
        for finding in disclosure.rounding:
            lead = finding.evidence[0]
            yield f"      {lead.where}：{finding.message}"


def _figures(figures: Figures, listed: bool) -> Iterator[str]:
    """How many figures in words were compared, and which were not."""
    rest = len(figures.unchecked)
    if not figures.printed:
        return
    hint = "" if listed or not rest else "（--show claims 列出）"
    yield (
        f"    文字中的数 {figures.printed} 个：与表、清单或前后文核对 {figures.compared} 个，"
        f"没有核对 {rest} 个{hint}"
    )
    if listed:
        for one in figures.unchecked:
            yield f"      {one.where}：“{one.section}”{one.text}：{one.reason}"


def _problems(problems: Sequence[Problem], listed: bool) -> Iterator[str]:
    repaired = [problem for problem in problems if problem.kind == "repaired"]
    others = [problem for problem in problems if problem.kind not in ("repaired", "recognised")]
    for problem in others:
        yield f"  {label(problem)}：{problem.message}"
    if repaired:
        hint = "" if listed else "（--show repaired 列出）"
        yield f"  读取时接合了被分页、空格断开的内容，{len(repaired)} 类{hint}"
    if listed:
        for problem in repaired:
            yield f"    {problem.where}：{problem.message}"


def label(problem: Problem) -> str:
    """What a problem's line begins with; that a source is a scan is told without a place."""
    return "由图像识别" if problem.kind == "recognised" else f"读取疑难：{problem.where}"


class Tally:
    """Counts over all sources, for the last line and the exit code."""

    def __init__(self) -> None:
        self.sources = 0
        self.disclosures = 0
        self.unreadable = 0
        self.findings: Counter[str] = Counter()
        self.across = 0
        """Of the findings, those that only several disclosures together show."""

    def add(self, report: SourceReport) -> None:
        """Count one report."""
        self.sources += 1
        self.disclosures += len(report.disclosures)
        for disclosure in report.disclosures:
            self.findings.update(finding.severity for finding in disclosure.findings)

    def add_across(self, findings: Iterable[Finding]) -> None:
        """Count what only several disclosures together show."""
        for finding in findings:
            self.findings[finding.severity] += 1
            self.across += 1

    def line(self) -> str:
        """The summary line."""
        found = "、".join(
            f"{SEVERITY_NAMES[severity]} {self.findings[severity]} 个" for severity in SEVERITIES
        )
        if self.across:
            found += f"（其中几份公开内容之间 {self.across} 个）"
        unreadable = f"；{self.unreadable} 个文件读不了" if self.unreadable else ""
        return f"共 {self.sources} 个文件、{self.disclosures} 份公开内容：{found}{unreadable}"
