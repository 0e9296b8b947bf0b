"""Every cell, project and indicator of the five Hebei documents, against the known truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from mingzhang.checking.check import check_reading
from mingzhang.disclosure import Disclosure, Project, Reading, Row, Statement
from mingzhang.keys import fold
from mingzhang.reading.batch import read_path
from tests.checking.tables.books import of_tables
from tests.shared import SHARED, hebei_files, needs_samples, truth

pytestmark = needs_samples

STATEMENTS = {
    "T1": "income_expenditure_summary",
    "T2": "income",
    "T3": "expenditure",
    "T4": "fiscal_appropriation",
    "T5": "general_budget_expenditure",
    "T6": "general_budget_basic",
    "T7": "government_fund",
    "T8": "state_capital",
    "T9": "three_public",
}
STATUS = {"filled": "present", "empty": "empty", "missing": "missing"}
COLUMNS = {
    "合计": "total",
    "本年收入小计": "current",
    "财政拨款收入": "appropriation",
    "财政专户收入": "special_account",
    "事业收入": "business",
    "经营收入": "operating",
    "上级补助收入": "superior",
    "附属单位上缴收入": "affiliated",
    "其他收入": "other",
    "上年结转": "carry_in",
    "基本支出": "basic",
    "项目支出": "project",
    "经营支出": "operating",
    "上解上级支出": "remitted",
    "对附属单位补助支出": "subsidised",
    "人员经费": "personnel",
    "公用经费": "running",
    "一般公共预算财政拨款": "general",
    "政府性基金预算财政拨款": "government_fund",
    "政府性基金预算拨款": "government_fund",
    "国有资本经营预算财政拨款": "state_capital",
}
PROCUREMENT = {
    "project_budget": "project_budget",
    "item": "item",
    "catalogue_code": "catalogue_code",
    "unit": "measure",
    "quantity": "quantity",
    "unit_price": "unit_price",
}
INDICATOR = {
    "level1": "level1",
    "level2": "level2",
    "level3": "level3",
    "desc": "description",
    "basis": "basis",
    "scoring": "scoring",
}

Pairs = Iterator[tuple[str, Any, Any]]
"""What is compared: its name, what the truth says, what was read."""


@cache
def reading(name: str) -> Reading:
    return read_path(SHARED / "samples" / "hebei" / name)


def same(expected: Any, actual: Any) -> bool:
    """Equal without white space and differences of bracket width, as the truth asks."""
    if isinstance(expected, str) or isinstance(actual, str):
        return fold(expected or "") == fold(actual or "")
    return bool(expected == actual)


def identity(known: dict[str, Any], read: Disclosure) -> Pairs:
    yield "agency code", known["agency_code"], read.agency.code
    yield "agency name", known["agency_name"], read.agency.name
    yield "year", known["year"], read.year
    yield "scope", known["scope"], read.scope
    yield "kind", known["kind"], read.kind


def cells(known: dict[str, Any], read: Disclosure) -> Pairs:
    for number, table in known["tables"].items():
        statements = [s for s in read.statements if s.id == STATEMENTS[number]]
        yield f"{number} printed once", 1, len(statements)
        statement = statements[0]
        yield f"{number} status", table["status"], STATUS[statement.status]
        if table["status"] == "missing":
            continue
        yield f"{number} title", table["printed_title"], statement.title
        yield f"{number} unit", known["money_unit"], statement.money_unit
        yield f"{number} notes", "".join(table["notes"]), "".join(statement.notes)
        rows = sided(number, table) if number in ("T1", "T4") else plain(table)
        yield f"{number} rows", len(rows), len(statement.rows)
        yield from row_by_row(number, rows, statement)


def row_by_row(number: str, rows: list[tuple[str, dict[str, str]]], statement: Statement) -> Pairs:
    for (head, amounts), row in zip(rows, statement.rows, strict=True):
        place = f"{number} {head}"
        yield place, head, head_of(row)
        for column in {*amounts, *row.cells}:
            cell = row.cells.get(column)
            yield f"{place} {column}", amounts.get(column, ""), cell.text if cell else ""


def head_of(row: Row) -> str:
    return f"{row.side}|{row.no}|{row.code}|{row.name}"


def plain(table: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    return [
        (
            f"|{row['seq']}|{row.get('code', '')}|{row['name']}",
            {COLUMNS[label]: text for label, text in row["amounts"].items()},
        )
        for row in table["rows"]
    ]


def sided(number: str, table: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """The truth's rows as one row a side; a side with nothing in it is no row."""
    rows: list[tuple[str, dict[str, str]]] = []
    for row in table["rows"]:
        if row["income"] or row["income_amount"]:
            head = f"income|{row['seq']}||{row['income']}"
            rows.append((head, {"amount": row["income_amount"]}))
        spent = {COLUMNS[label]: text for label, text in row.get("amounts", {}).items()}
        if number == "T1":
            spent = {"amount": row["expenditure_amount"]}
        if row["expenditure"] or any(spent.values()):
            rows.append((f"expenditure|{row['seq']}||{row['expenditure']}", spent))
    return rows


def lists(known: dict[str, Any], read: Disclosure) -> Pairs:
    table = known["procurement"]
    yield "procurement", table["status"], STATUS[read.procurement.status]
    yield "procurement title", table["title"], read.procurement.title
    yield "procurement notes", "".join(table["notes"]), "".join(read.procurement.notes)
    yield "procurement rows", len(table["rows"]), len(read.procurement_lines)
    for row, line in zip(table["rows"], read.procurement_lines, strict=True):
        yield "procurement row", row["row_kind"] + row["project"], line.kind + line.name
        for key, column in PROCUREMENT.items():
            yield f"procurement {column}", row[key], line.cells[column].text
        amounts = row["amounts"]
        yield "procurement total", amounts.get("合计", ""), line.cells["total"].text
        general = line.cells["general"].text
        yield "procurement general", amounts.get("一般公共预算拨款", ""), general
        reserve = line.cells["small_business"].text
        yield "procurement reserve", row.get("reserve_small_business", ""), reserve
    table = known["assets"]
    yield "assets", table["status"], STATUS[read.assets.status]
    yield "assets title", table["title"], read.assets.title
    yield "assets as of", table["cutoff"], read.assets.as_of
    yield "asset rows", len(table["rows"]), len(read.asset_lines)
    for row, asset in zip(table["rows"], read.asset_lines, strict=True):
        yield "asset", row["item"], asset.item
        yield "asset quantity", row["quantity"], asset.quantity.text
        yield "asset value", row["value"], asset.value.text
    yield "organisations", len(known["org"]), len(read.organisations)
    for row, unit in zip(known["org"], read.organisations, strict=True):
        for key in ("name", "nature", "rank", "funding"):
            yield f"organisation {key}", row[key], getattr(unit, key)


def sections(known: dict[str, Any], read: Disclosure) -> Pairs:
    headings = [section["heading"] for section in known["sections"]]
    yield "sections", headings, [f"{section.no}、{section.title}" for section in read.sections]
    for section, found in zip(known["sections"], read.sections, strict=True):
        if section["status"] == "empty":
            yield f"empty {found.title}", "", found.text


def projects(known: dict[str, Any], read: Disclosure) -> Pairs:
    yield "projects", len(known["projects"]), len(read.projects)
    for project, found in zip(known["projects"], read.projects, strict=True):
        yield from project_fields(f"project {project['no']}", project, found)


def project_fields(place: str, known: dict[str, Any], read: Project) -> Pairs:
    yield f"{place} name", known["name"], read.name
    yield f"{place} code", known["code"], read.code
    yield f"{place} budget", known["budget"], read.budget
    yield f"{place} funds", known.get("fiscal_funds"), read.funds.get("appropriation")
    yield f"{place} purpose", known.get("fund_use"), read.purpose
    plan = {
        month.removesuffix("月底"): text for month, text in (known["spending_plan"] or {}).items()
    }
    yield f"{place} plan", plan, dict(read.plan)
    yield f"{place} objectives", "|".join(known["objectives"]), "|".join(read.objectives)
    yield f"{place} indicators", len(known["indicators"]), len(read.indicators)
    for row, indicator in zip(known["indicators"], read.indicators, strict=True):
        for key, attribute in INDICATOR.items():
            yield f"{place} {key}", row.get(key, ""), getattr(indicator, attribute)
        yield f"{place} target", row["target"], indicator.target.text


PARTS = {
    "identity": identity,
    "table cells": cells,
    "procurement, assets, organisations": lists,
    "sections": sections,
    "projects and indicators": projects,
}


@pytest.mark.parametrize("part", PARTS)
def test_everything_is_read_as_printed(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for file in truth("hebei.json")["files"]:
        read = reading(file["name"]).disclosures
        assert len(read) == len(file["disclosures"]), file["name"]
        for known, disclosure in zip(file["disclosures"], read, strict=True):
            for place, expected, actual in PARTS[part](known, disclosure):
                counts["compared"] += 1
                if not same(expected, actual):
                    wrong.append(f"{known['id']} {place}: {expected!r} read as {actual!r}")
    with capsys.disabled():
        print(f"\n  hebei {part}: {counts['compared'] - len(wrong)} of {counts['compared']} right")
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("path", hebei_files(), ids=lambda path: path.name[:3])
def test_the_nine_tables_of_the_real_documents_tie_out(path: Any) -> None:
    """They do, exactly or within rounding: so a finding would be a false one."""
    report = check_reading(reading(path.name))
    assert [finding.message for finding in of_tables(report.disclosures)] == []


@pytest.mark.parametrize(
    ("name", "roundings"),
    [
        pytest.param("000", 0, id="single units tie to the last place"),
        pytest.param("001", 0, id="a department of two units too"),
        pytest.param("002", 0, id="and a department with its only unit"),
        pytest.param("004", 34, id="a roll-up of 23 units differs by 0.01 here and there"),
    ],
)
def test_rounding_is_information(name: str, roundings: int) -> None:
    path = next(path for path in hebei_files() if path.name.startswith(name))
    report = check_reading(reading(path.name))
    assert sum(len(disclosure.rounding) for disclosure in report.disclosures) == roundings
