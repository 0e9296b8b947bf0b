"""Disclosures and findings as JSON, in the order and with the names of docs/schema.

Amounts are strings: as printed in disclosures, in 元 in findings. JSON numbers are floats in
most programs that read them, and a budget must not change by being opened.

The schemas are a promise. Fields are added, never renamed or taken away; what breaks that
gets a new schema number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from mingzhang.checking.across.compare import NOTHING, Compared
from mingzhang.checking.findings import (
    CheckResult,
    DisclosureReport,
    Evidence,
    Figures,
    Finding,
    SourceReport,
    Subject,
)
from mingzhang.cube import DIMENSIONS, Point
from mingzhang.disclosure import (
    Agency,
    AssetLine,
    Claim,
    Column,
    Disclosure,
    Heading,
    Indicator,
    Organisation,
    PerformanceGoal,
    Printed,
    Problem,
    ProcurementLine,
    Project,
    Reading,
    Row,
    Section,
    Source,
    Statement,
    Target,
)
from mingzhang.publishing.files import readable_name
from mingzhang.where import NOWHERE

if TYPE_CHECKING:
    from mingzhang.reading.batch import Failure

DISCLOSURES = "mingzhang.disclosures/1"
FINDINGS = "mingzhang.findings/1"

Record = dict[str, Any]


def dump(record: Record) -> bytes:
    """A record as UTF-8 text with a line break at its end; the same record, the same bytes."""
    return indented(line(record))


def line(record: Record) -> bytes:
    """The same in one line, as JSON Lines have it."""
    return msgspec.json.encode(record) + b"\n"


def indented(line: bytes) -> bytes:
    """A record's line over many lines, for people."""
    return msgspec.json.format(line.rstrip(), indent=2) + b"\n"


def reading_line(reading: Reading) -> bytes:
    """One source and all that was read in it, in one line."""
    return line(disclosures_json(reading))


def disclosures_json(reading: Reading) -> Record:
    """One source and all that was read in it, as docs/schema/disclosures-1 describes it."""
    return {
        "schema": DISCLOSURES,
        "source": _source(reading.source),
        "disclosures": [_disclosure(disclosure) for disclosure in reading.disclosures],
        "problems": [_problem(problem) for problem in reading.problems],
    }


LATER = "\0later"
"""Stands in a record for a list that is written item by item; no printed text has a NUL."""


def streamed(record: Record, items: Iterable[Record]) -> Iterator[bytes]:
    """`dump` of a record in parts: `items` stand where the record has LATER, one at a time."""
    before, _, after = dump(record).partition(msgspec.json.encode(LATER))
    line = before.rpartition(b"\n")[2]
    margin = b"\n" + b" " * (len(line) - len(line.lstrip()))
    yield before
    opened = b"["
    for item in items:
        yield opened + (b"\n" + dump(item).rstrip()).replace(b"\n", margin + b"  ")
        opened = b","
    yield (b"[]" if opened == b"[" else margin + b"]") + after


def findings_parts(
    reports: Callable[[], Iterable[SourceReport]],
    failures: Sequence[Failure],
    *,
    rounding: bool = False,
    compared: Compared = NOTHING,
) -> Iterator[bytes]:
    """`findings_json` in parts, for reports that are gone through twice, one at a time."""
    record = _findings(reports(), failures, compared, LATER)
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
        "schema": FINDINGS,
        "sources": sources,
        "across": {
            "findings": [
                {"subject": _subject(finding.subject), **_finding(finding)}
                for finding in compared.findings
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


def _source(source: Source) -> Record:
    record: Record = {
        "name": readable_name(source.name),
        "sha256": source.sha256,
        "media_type": source.media_type,
    }
    if source.pages:
        record["pages"] = source.pages
    if source.recognised:
        record["recognised_pages"] = list(source.recognised)
    return record


def _problem(problem: Problem) -> Record:
    return {
        "kind": problem.kind,
        "message": problem.message,
        "where": problem.where.as_json(),
    }


def _agency(agency: Agency) -> Record:
    return {"code": agency.code, "name": agency.name}


# disclosures


def _disclosure(disclosure: Disclosure) -> Record:
    return {
        "kind": disclosure.kind,
        "scope": disclosure.scope,
        "year": disclosure.year,
        "agency": _agency(disclosure.agency),
        "money_unit": _usual_unit(disclosure),
        "statements": [_statement(statement, disclosure) for statement in disclosure.statements],
        "projects": [_project(project) for project in disclosure.projects],
        "procurement": [_procurement_line(line) for line in disclosure.procurement_lines],
        "procurement_table": _list_table(disclosure.procurement),
        "assets": [_asset_line(line) for line in disclosure.asset_lines],
        "assets_table": {
            **_list_table(disclosure.assets),
            "as_of": disclosure.assets.as_of,
        },
        "organisations": [_organisation(line) for line in disclosure.organisations],
        "organisations_table": _list_table(disclosure.organisations_table),
        "contents": [_printed(line) for line in disclosure.contents],
        "front": [_printed(line) for line in disclosure.front],
        "sections": [_section(section) for section in disclosure.sections],
        "goals": [_goal(goal) for goal in disclosure.goals],
        "claims": [_claim(claim) for claim in disclosure.claims],
    }


def _usual_unit(disclosure: Disclosure) -> str:
    """The unit of most statements, the first one where two are as frequent; "" for none."""
    units = Counter(s.money_unit for s in disclosure.statements if s.money_unit)
    return units.most_common(1)[0][0] if units else ""


def _statement(statement: Statement, disclosure: Disclosure) -> Record:
    record: Record = {
        "id": statement.id,
        "title": statement.title,
        "status": statement.status,
        "money_unit": statement.money_unit,
        "columns": [_column(column) for column in statement.columns],
        "rows": [_row(row, statement) for row in statement.rows],
    }
    if statement.notes:
        record["notes"] = list(statement.notes)
    if statement.as_of:
        record["as_of"] = statement.as_of
    if heading := _heading(statement.heading, disclosure):
        record["heading"] = heading
    if statement.layout:
        record["form"] = statement.layout
    if statement.certainty:
        record["certainty"] = statement.certainty
    record["where"] = statement.where.as_json()
    return record


def _heading(heading: Heading, disclosure: Disclosure) -> Record:
    """What a table's own head prints otherwise than the disclosure."""
    printed = {"agency": heading.agency, "code": heading.code, "year": heading.year}
    own = (disclosure.agency.name, disclosure.agency.code, disclosure.year)
    pairs = zip(printed.items(), own, strict=True)
    return {key: value for (key, value), usual in pairs if value and value != usual}


def _column(column: Column) -> Record:
    record: Record = {"id": column.id, "label": column.label}
    if column.use != "compared":
        record["use"] = column.use
    return record


def _row(row: Row, statement: Statement) -> Record:
    """Columns that the row does not reach (the other side's) are left out; blank ones are ""."""
    ids = [column.id for column in statement.columns if column.id in row.cells]
    record: Record = {
        "code": row.code,
        "name": row.name,
        "amounts": {column_id: row.cells[column_id].text for column_id in ids},
    }
    if row.account:
        record["code_normalized"] = row.account
    if row.side:
        record["side"] = row.side
    if row.agency:
        record["agency"] = row.agency
    if row.no:
        record["no"] = row.no
    record["where"] = row.where.as_json()
    return record


def _list_table(statement: Statement) -> Record:
    """The table that a list was printed in: whether it is there, its unit and its notes."""
    return {
        "status": statement.status,
        "title": statement.title,
        "money_unit": statement.money_unit,
        "notes": list(statement.notes),
        "where": statement.where.as_json(),
    }


def _project(project: Project) -> Record:
    return {
        "no": project.no,
        "name": project.name,
        "code": project.code,
        "title": project.title,
        "printed_no": project.printed_no,
        "budget": project.budget,
        "funds": {fund: project.funds.get(fund, "") for fund in ("appropriation", "other")},
        "money_unit": project.money_unit,
        "purpose": project.purpose,
        "plan": dict(project.plan),
        "plan_unit": project.plan_unit,
        "year": project.year,
        "period": project.period,
        "implementing_unit": project.implementing_unit,
        "responsible_department": project.responsible_department,
        "objectives": list(project.objectives),
        "indicators": [_indicator(indicator) for indicator in project.indicators],
        "generation": project.generation,
        "where": project.where.as_json(),
    }


def _indicator(indicator: Indicator) -> Record:
    record: Record = {
        "level1": indicator.level1,
        "level2": indicator.level2,
        "level3": indicator.level3,
        "description": indicator.description,
        "target": _target(indicator.target),
        "basis": indicator.basis,
    }
    if indicator.scoring:
        record["scoring"] = indicator.scoring
    record["where"] = indicator.where.as_json()
    return record


def _target(target: Target) -> Record:
    return {
        "text": target.text,
        "op": target.op,
        "value": target.value,
        "unit": target.unit,
        "kind": target.kind,
    }


def _procurement_line(line: ProcurementLine) -> Record:
    return {
        "kind": line.kind,
        "name": line.name,
        "cells": {column: cell.text for column, cell in line.cells.items()},
        "where": line.where.as_json(),
    }


def _asset_line(line: AssetLine) -> Record:
    where = line.quantity.where if line.where == NOWHERE else line.where
    return {
        "item": line.item,
        "quantity": line.quantity.text,
        "value": line.value.text,
        "where": where.as_json(),
    }


def _organisation(line: Organisation) -> Record:
    return {
        "name": line.name,
        "nature": line.nature,
        "rank": line.rank,
        "funding": line.funding,
        "where": line.where.as_json(),
    }


def _printed(printed: Printed) -> Record:
    return {"text": printed.text, "where": printed.where.as_json()}


def _section(section: Section) -> Record:
    return {
        "no": section.no,
        "title": section.title,
        "text": section.text,
        "paragraphs": [_printed(paragraph) for paragraph in section.paragraphs],
        "tables": list(section.tables),
        "where": section.where.as_json(),
    }


def _goal(goal: PerformanceGoal) -> Record:
    return {
        "kind": goal.kind,
        "title": goal.title,
        "objective": goal.objective,
        "indicators": goal.indicators,
        "where": goal.where.as_json(),
    }


def _claim(claim: Claim) -> Record:
    return {
        "text": claim.text,
        "value": claim.value,
        "unit": claim.unit,
        "quantity": claim.quantity,
        "direction": claim.direction,
        "points": [_point(point) for point in claim.points],
        "measure": claim.measure,
        "account": list(claim.account),
        "name": claim.name,
        "year": claim.year,
        "base_year": claim.base_year,
        "base_stage": claim.base_stage,
        "stage": claim.stage,
        "subject": claim.subject,
        "whole": claim.whole,
        "unread": claim.unread,
        "section": claim.section,
        "paragraph": claim.paragraph,
        "start": claim.start,
        "where": claim.where.as_json(),
    }


def _point(point: Point) -> Record:
    """The dimensions that a point names."""
    return {dimension: member for dimension in DIMENSIONS if (member := getattr(point, dimension))}


# findings


def _report(report: SourceReport, rounding: bool) -> Record:
    return {
        "source": _source(report.source),
        "disclosures": [_checked(disclosure, rounding) for disclosure in report.disclosures],
        "problems": [_problem(problem) for problem in report.problems],
    }


def _checked(report: DisclosureReport, rounding: bool) -> Record:
    record: Record = {
        "subject": _subject(report.subject),
        "findings": [_finding(finding) for finding in report.findings],
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
        "agency": _agency(subject.agency),
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
    }


def plain(number: Decimal | None) -> str | None:
    """A number in digits, without exponent, with the places that it has.

    >>> plain(Decimal("1E+4")), plain(Decimal("-0.10")), plain(None)
    ('10000', '-0.10', None)
    """
    return None if number is None else f"{number:f}"
