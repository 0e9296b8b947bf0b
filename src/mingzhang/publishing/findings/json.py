"""Findings as JSON, in the order and with the names of docs/schema/findings-1.

Amounts are strings in 元; what a cell prints is there as printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mingzhang.checking.across.compare import NOTHING, Compared
from mingzhang.checking.findings import (
    CheckResult,
    DisclosureReport,
    Evidence,
    Figures,
    Finding,
    SourceReport,
    Subject,
    by_place,
)
from mingzhang.files import readable_name
from mingzhang.publishing.records import (
    LATER,
    Record,
    agency_record,
    plain,
    problem_record,
    source_record,
    streamed,
)

if TYPE_CHECKING:
    from mingzhang.reading.batch import Failure

SCHEMA = "mingzhang.findings/1"


def findings_parts(
    reports: Callable[[], Iterable[SourceReport]],
    failures: Sequence[Failure],
    *,
    rounding: bool = False,
    compared: Compared = NOTHING,
    notes: Sequence[str] = (),
) -> Iterator[bytes]:
    """`findings_json` in parts, for reports that are gone through twice, one at a time.

    `notes` say what the user's choice of rules and the baseline left out.
    """
    record = _findings(reports(), failures, compared, LATER)
    record |= {"notes": list(notes)} if notes else {}
    yield from streamed(record, (_report(report, rounding) for report in reports()))


def findings_json(
    reports: Sequence[SourceReport],
    failures: Sequence[Failure],
    *,
    rounding: bool = False,
    compared: Compared = NOTHING,
) -> Record:
    """What was found in all sources, as docs/schema/findings-1 describes it.

    `failures` are the sources that could not be read at all. Differences that rounding
    explains are no findings; they are listed beside them if `rounding` asks for them. `compared`
    is what only several disclosures together show.
    """
    sources = [_report(report, rounding) for report in reports]
    return _findings(reports, failures, compared, sources)


def _findings(
    reports: Iterable[SourceReport],
    failures: Sequence[Failure],
    compared: Compared,
    sources: object,
) -> Record:
    totals: Counter[str] = Counter(finding.severity for finding in compared.findings)
    for report in reports:
        totals["sources"] += 1
        for disclosure in report.disclosures:
            totals["disclosures"] += 1
            totals.update(finding.severity for finding in disclosure.findings)
    return {
        "schema": SCHEMA,
        "sources": sources,
        "across": {
            "findings": [
                {"subject": _subject(finding.subject), **_finding(finding)}
                for finding in by_place(compared.findings)
            ],
            "checks": [_check(result) for result in compared.results],
        },
        "unreadable": [
            {"name": readable_name(failure.name), "message": readable_name(failure.message)}
            for failure in failures
        ],
        "summary": {
            "errors": totals["error"],
            "warnings": totals["warning"],
            "infos": totals["info"],
            "disclosures": totals["disclosures"],
            "sources": totals["sources"],
            "unreadable": len(failures),
        },
    }


def _report(report: SourceReport, rounding: bool) -> Record:
    return {
        "source": source_record(report.source),
        "disclosures": [_checked(disclosure, rounding) for disclosure in report.disclosures],
        "problems": [problem_record(problem) for problem in report.problems],
    }


def _checked(report: DisclosureReport, rounding: bool) -> Record:
    record: Record = {
        "subject": _subject(report.subject),
        "findings": [_finding(finding) for finding in by_place(report.findings)],
    }
    if rounding:
        record["rounding"] = [_finding(finding) for finding in report.rounding]
    record["checks"] = [_check(result) for result in report.results]
    record["figures"] = _figures(report.figures)
    return record


def _figures(figures: Figures) -> Record:
    return {
        "printed": figures.printed,
        "bound": figures.bound,
        "compared": figures.compared,
        "unchecked": [
            {
                "text": one.text,
                "section": one.section,
                "reason": one.reason,
                "where": one.where.as_json(),
            }
            for one in figures.unchecked
        ],
    }


def _subject(subject: Subject) -> Record:
    return {
        "agency": agency_record(subject.agency),
        "year": subject.year,
        "kind": subject.kind,
        "scope": subject.scope,
    }


def _finding(finding: Finding) -> Record:
    record: Record = {
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity,
        "message": finding.message,
    }
    if finding.statement:
        record["statement"] = finding.statement
    if finding.section:
        record["section"] = finding.section
    if finding.project:
        record["project"] = finding.project
    return {
        **record,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "details": list(finding.details),
        "expected": plain(finding.expected),
        "actual": plain(finding.actual),
        "difference": plain(finding.difference),
        "unit": "元",
        "basis": finding.basis,
        "advice": finding.advice,
    }


def _evidence(evidence: Evidence) -> Record:
    return {
        "role": evidence.role,
        "agency": evidence.agency,
        "statement": evidence.statement,
        "title": evidence.title,
        "row": evidence.row,
        "column": evidence.column,
        "text": evidence.text,
        "money_unit": evidence.money_unit,
        "printed": evidence.printed,
        "where": evidence.where.as_json(),
        **({"source": readable_name(evidence.source)} if evidence.source else {}),
    }


def _check(result: CheckResult) -> Record:
    return {
        "rule": result.rule,
        "title": result.title,
        "status": result.status,
        "checked": result.checked,
        "failed": result.failed,
        "rounding": result.rounding,
        "unreadable": result.unreadable,
        "not_covered": list(result.not_covered),
        "note": result.note,
        **({"broken": result.broken} if result.broken else {}),
    }
