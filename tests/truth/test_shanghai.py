"""Every table cell of the Shanghai documents, against the known truth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from mingzhang.checking.check import check_reading
from mingzhang.disclosure import Disclosure, Reading, Row, Statement
from mingzhang.keys import fold
from mingzhang.reading.batch import read_path
from tests.checking.tables.books import of_tables
from tests.shared import SHARED, needs_samples, truth

pytestmark = needs_samples

FOLDER = SHARED / "samples" / "shanghai"
COLUMNS = {
    "预算数": ("amount", "amount"),
    "决算数": ("amount", "amount"),
    "合计": ("total", "total"),
    "财政拨款收入": ("appropriation",) * 2,
    "事业收入": ("business",) * 2,
    "事业单位经营收入": ("operating",) * 2,
    "经营收入": ("operating",) * 2,
    "上级补助收入": ("superior",) * 2,
    "附属单位上缴收入": ("affiliated",) * 2,
    "其他收入": ("other",) * 2,
    "本年收入合计": ("total",) * 2,
    "本年支出合计": ("total",) * 2,
    "基本支出": ("basic",) * 2,
    "项目支出": ("project",) * 2,
    "上缴上级支出": ("remitted",) * 2,
    "经营支出": ("operating",) * 2,
    "对附属单位补助支出": ("subsidised",) * 2,
    "人员经费": ("personnel",) * 2,
    "公用经费": ("running",) * 2,
    "一般公共预算": ("general",) * 2,
    "政府性基金预算": ("government_fund",) * 2,
    "国有资本经营预算": ("state_capital",) * 2,
    "一般公共预算财政拨款": ("general",) * 2,
    "政府性基金预算财政拨款": ("government_fund",) * 2,
    "国有资本经营预算财政拨款": ("state_capital",) * 2,
    "因公出国(境)费": ("abroad",) * 2,
    "公务接待费": ("reception",) * 2,
    "小计": ("vehicle", "total"),
    "购置费": ("vehicle_purchase",) * 2,
    "运行费": ("vehicle_running",) * 2,
    "机关运行经费预算数": ("agency_running",) * 2,
    "2024年机关运行经费预算数": ("agency_running",) * 2,
    "年初结转和结余": ("carry_in",) * 2,
    "本年收入": ("income",) * 2,
    "年末结转和结余": ("carry_out",) * 2,
}
"""Column ids: in the three_public table, and elsewhere."""

THREE_PUBLIC = {
    "合计": "total",
    "因公出国(境)费": "abroad",
    "小计": "vehicle",
    "公务用车购置费": "vehicle_purchase",
    "公务用车运行费": "vehicle_running",
    "公务用车运行维护费": "vehicle_running",
    "公务接待费": "reception",
}

Pairs = Iterator[tuple[str, Any, Any]]


def documents() -> list[dict[str, Any]]:
    """The PDF files that disclose something; the blank template of the forms does not."""
    if not SHARED.is_dir():
        return []
    known = truth("shanghai.json")["documents"]
    return [d for d in known if d["file"].endswith(".pdf") and not d.get("is_template")]


@cache
def reading(name: str) -> Reading:
    return read_path(FOLDER / name)


def column_id(statement: str, key: str) -> str:
    label = key.replace("（", "(").replace("）", ")")
    if statement == "three_public" and "/" in label:
        item, _, stage = label.partition("/")
        return THREE_PUBLIC[item] + ("_budget" if stage == "预算数" else "")
    return COLUMNS[label][0 if statement == "three_public" else 1]


def compared(document: dict[str, Any], read: Disclosure) -> Pairs:
    yield "agency", document["agency"], read.agency.name
    yield "year", document["year"], read.year
    yield "scope", document["scope"], read.scope
    yield "kind", {"final_accounts": "final"}.get(document["kind"], document["kind"]), read.kind
    for table in document["statements"]:
        found = [s for s in read.statements if s.id == table["id"]]
        yield f"{table['id']} printed once", 1, len(found)
        yield from statement(table, found[0])


def statement(table: dict[str, Any], read: Statement) -> Pairs:
    name = table["id"]
    yield f"{name} title", table["title"], read.title
    if read.status == "filled":
        yield f"{name} unit", table["unit"], read.money_unit
    yield f"{name} page", table["first_page"], read.where.page
    yield f"{name} status", "empty" if table.get("empty") else "filled", read.status
    known = [*table["rows"], *table["total_rows"]]
    rows = [row for row in read.rows if row.side != "right" or row.code or row.name]
    yield f"{name} rows", len(known), len(rows)
    by_head: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        by_head.setdefault((str(row.side), fold(row.code), fold(row.name)), []).append(row)
    for expected in known:
        side = expected.get("side") or expected.get("block") or ""
        head = (side, fold(expected["code"]), fold(expected["name"]))
        place = f"{name} {expected['code']} {expected['name']}"
        yield f"{place} is there", True, bool(by_head.get(head))
        if by_head.get(head):
            row = by_head[head].pop(0)
            yield f"{place} page", expected["page"], row.where.page
            amounts = {column_id(name, k): text for k, text in expected["amounts"].items()}
            for column in {*amounts, *row.cells}:
                cell = row.cells.get(column)
                yield f"{place} {column}", amounts.get(column, ""), cell.text if cell else ""


def same(expected: Any, actual: Any) -> bool:
    if isinstance(expected, str):
        return fold(expected) == fold(actual)
    return bool(expected == actual)


@pytest.mark.parametrize("document", documents(), ids=lambda document: str(document["file"]))
def test_everything_is_read_as_printed(
    document: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    (read,) = reading(document["file"]).disclosures
    wrong: list[str] = []
    count = 0
    for place, expected, actual in compared(document, read):
        count += 1
        if not same(expected, actual):
            wrong.append(f"{place}: {expected!r} read as {actual!r}")
    with capsys.disabled():
        print(f"\n  {document['file']}: {count - len(wrong)} of {count} right")
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("document", documents(), ids=lambda document: str(document["file"]))
def test_the_tables_of_the_real_documents_tie_out(document: dict[str, Any]) -> None:
    """The tables of these documents tie out, but for roundings to the 元 in one of them."""
    report = check_reading(reading(document["file"]))
    assert [finding.message for finding in of_tables(report.disclosures)] == []
