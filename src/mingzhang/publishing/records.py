"""Disclosures as JSON, in the order and with the names of docs/schema/disclosures-1.

Amounts are strings, as printed. JSON numbers are floats in most programs that read them, and
a budget must not change by being opened. (Findings, in `findings_json`, have them in 元.)

The schemas are a promise. Fields are added, never renamed or taken away; what breaks that
gets a new schema number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import msgspec

from mingzhang.cube import DIMENSIONS, Point
from mingzhang.disclosure import (
    Agency,
    AssetLine,
    Claim,
    Column,
    Disclosure,
    Evaluation,
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
from mingzhang.files import readable_name
from mingzhang.where import NOWHERE

SCHEMA = "mingzhang.disclosures/1"

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
        "schema": SCHEMA,
        "source": source_record(reading.source),
        "disclosures": [_disclosure(disclosure) for disclosure in reading.disclosures],
        "problems": [problem_record(problem) for problem in reading.problems],
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


def source_record(source: Source) -> Record:
    """A source as both schemas have it."""
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


def problem_record(problem: Problem) -> Record:
    """What could not be read, and where."""
    return {
        "kind": problem.kind,
        "message": problem.message,
        "where": problem.where.as_json(),
    }


def agency_record(agency: Agency) -> Record:
    """An agency by code and name."""
    return {"code": agency.code, "name": agency.name}


def _disclosure(disclosure: Disclosure) -> Record:
    return {
        "kind": disclosure.kind,
        "scope": disclosure.scope,
        "year": disclosure.year,
        "agency": agency_record(disclosure.agency),
        "money_unit": _usual_unit(disclosure),
        "statements": [_statement(statement, disclosure) for statement in disclosure.statements],
        "projects": [_project(project) for project in disclosure.projects],
        "evaluations": [_evaluation(evaluation) for evaluation in disclosure.evaluations],
        "procurement": [_procurement_line(line) for line in disclosure.procurement_lines],
        "procurement_table": _list_table(disclosure.procurement, disclosure),
        "assets": [_asset_line(line) for line in disclosure.asset_lines],
        "assets_table": {
            **_list_table(disclosure.assets, disclosure),
            "as_of": disclosure.assets.as_of,
        },
        "organisations": [_organisation(line) for line in disclosure.organisations],
        "organisations_table": _list_table(disclosure.organisations_table, disclosure),
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
    if statement.repeated:
        record["repeated"] = [_printed(line) for line in statement.repeated]
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
    if row.project:
        record["project"] = row.project
    if row.no:
        record["no"] = row.no
    record["where"] = row.where.as_json()
    return record


def _list_table(statement: Statement, disclosure: Disclosure) -> Record:
    """The table that a list was printed in: whether it is there, its unit and its notes."""
    heading = _heading(statement.heading, disclosure)
    return {
        "status": statement.status,
        "title": statement.title,
        "money_unit": statement.money_unit,
        "notes": list(statement.notes),
        **({"heading": heading} if heading else {}),
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


def _evaluation(evaluation: Evaluation) -> Record:
    return {
        "name": evaluation.name.text,
        "department": evaluation.department.text,
        "unit": evaluation.unit.text,
        "money": {key: printed.text for key, printed in evaluation.money.items()},
        "funds": [
            {"name": fund.name.text, **{key: cell.text for key, cell in fund.money.items()}}
            for fund in evaluation.funds
        ],
        "expected": evaluation.expected.text,
        "achieved": evaluation.achieved.text,
        "ratings": [
            {
                "level1": rating.level1,
                "level2": rating.level2,
                "level3": rating.level3.text,
                "target": rating.target.text,
                "actual": rating.actual.text,
                "weight": rating.weight.text,
                "score": rating.score.text,
                "reason": rating.reason.text,
            }
            for rating in evaluation.ratings
        ],
        "total_weight": evaluation.total_weight.text,
        "total_score": evaluation.total_score.text,
        "where": evaluation.where.as_json(),
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
    if indicator.weight:
        record["weight"] = indicator.weight
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
        "rest": goal.rest,
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


def plain(number: Decimal | None) -> str | None:
    """A number in digits, without exponent, with the places that it has.

    >>> plain(Decimal("1E+4")), plain(Decimal("-0.10")), plain(None)
    ('10000', '-0.10', None)
    """
    return None if number is None else f"{number:f}"
