"""JSON: what users are promised, checked against the schemas that they are given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.check import check_reading
from mingzhang.checking.findings import (
    CheckResult,
    DisclosureReport,
    Evidence,
    Finding,
    SourceReport,
    Subject,
)
from mingzhang.disclosure import Reading
from mingzhang.publishing import records
from mingzhang.publishing.findings.json import findings_json, findings_parts
from mingzhang.reading.batch import Failure
from mingzhang.reading.source import read_bytes
from tests.publishing import small
from tests.shared import SHARED, needs_samples

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"
SAMPLES = sorted((SHARED / "samples" / "hebei").glob("*.txt"))
FINDING = Finding(
    rule="T101",
    severity="error",
    subject=Subject.of(small.disclosure()),
    message="两张表不一致",
    evidence=(
        Evidence(
            role="likely",
            agency="901001 青石镇苗圃站",
            statement="expenditure",
            title="单位预算支出总表",
            row="213 农林水支出",
            column="合计",
            text="40.30",
            money_unit="万元",
            printed=True,
        ),
    ),
    details=("40.30 ≠ 30.10",),
    statement="expenditure",
    expected=Decimal("3.01E+5"),
    actual=Decimal("403000.00"),
    difference=Decimal("102000.00"),
)


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


def validate(record: dict[str, Any], name: str) -> dict[str, Any]:
    """The record as a user gets it, after it was found to keep the promise."""
    received: dict[str, Any] = json.loads(records.dump(record))
    jsonschema.Draft202012Validator(schema(name)).validate(received)
    return received


def report(*findings: Finding, rounding: tuple[Finding, ...] = ()) -> SourceReport:
    subject = Subject.of(small.disclosure())
    result = CheckResult("T101", "各表同一数据", "failed", checked=3, failed=1, not_covered=("甲",))
    made = small.reading()
    return SourceReport(
        made.source, (DisclosureReport(subject, findings, rounding, (result,)),), made.problems
    )


# the schemas themselves


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from parts(part)


@pytest.mark.parametrize("name", ["disclosures-1", "findings-1"])
def test_the_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", ["disclosures-1", "findings-1", "book-1"])
def test_every_field_is_described_in_both_languages(name: str) -> None:
    for part in parts(schema(name)):
        if isinstance(properties := part.get("properties"), dict) and "type" in part:
            for field, described in properties.items():
                text = described["description"]
                assert any(c.isascii() and c.isalpha() for c in text), field
                assert any("\u4e00" <= c <= "\u9fff" for c in text), field


@pytest.mark.parametrize("name", ["disclosures-1", "findings-1"])
def test_no_field_is_left_unsaid(name: str) -> None:
    objects = [part for part in parts(schema(name)) if part.get("type") == "object"]
    assert objects
    assert all("additionalProperties" in part for part in objects)
    assert all(part["additionalProperties"] is False for part in objects if "properties" in part)


# disclosures


def test_an_invented_reading_keeps_the_promise() -> None:
    record = validate(records.disclosures_json(small.reading()), "disclosures-1")
    disclosure = record["disclosures"][0]
    assert disclosure["money_unit"] == "万元"
    assert [statement["status"] for statement in disclosure["statements"]] == [
        "filled",
        "filled",
        "empty",
        "missing",
    ]
    assert disclosure["claims"] == []


def test_amounts_are_strings_as_printed_and_blank_where_blank() -> None:
    record = records.disclosures_json(small.reading())
    rows = record["disclosures"][0]["statements"][1]["rows"]
    assert rows[0]["amounts"] == {"total": "40.30", "basic": "30.1", "project": "10.20"}
    assert rows[2]["amounts"] == {"total": "-0.70", "basic": "", "project": "见附表"}


def test_a_column_that_a_row_does_not_have_is_left_out() -> None:
    record = records.disclosures_json(small.reading())
    assert record["disclosures"][0]["statements"][1]["rows"][1]["amounts"].keys() == {
        "total",
        "basic",
    }


def test_only_two_sided_tables_have_sides() -> None:
    summary, expenditure, *_ = records.disclosures_json(small.reading())["disclosures"][0][
        "statements"
    ]
    assert [row["side"] for row in summary["rows"][:2]] == ["income", "expenditure"]
    assert not any("side" in row for row in expenditure["rows"])


def test_a_source_without_pages_does_not_count_them() -> None:
    assert "pages" not in records.disclosures_json(small.reading())["source"]


def test_an_asset_row_without_a_place_stands_where_its_quantity_does() -> None:
    record = records.disclosures_json(small.reading())
    assert record["disclosures"][0]["assets"][0]["where"] == {"line": 70}


def test_a_file_name_that_is_no_text_is_written() -> None:
    made = small.reading(name="\udcff\udcfe.txt")
    assert validate(records.disclosures_json(made), "disclosures-1")["source"]["name"] == "��.txt"


def test_the_same_record_gives_the_same_bytes_in_readable_chinese() -> None:
    first = records.dump(records.disclosures_json(small.reading()))
    assert first == records.dump(records.disclosures_json(small.reading()))
    assert first.startswith(b'{\n  "schema": "mingzhang.disclosures/1"')
    assert "青石镇苗圃站".encode() in first
    assert first.endswith(b"}\n")


@needs_samples
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:3])
def test_real_documents_keep_both_promises(path: Path) -> None:
    made = read_bytes(path.read_bytes(), path.name)
    validate(records.disclosures_json(made), "disclosures-1")
    checked = findings_json([check_reading(made)], [], rounding=True)
    validate(checked, "findings-1")


@needs_samples
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:3])
def test_nothing_that_was_read_is_lost(path: Path) -> None:
    made = read_bytes(path.read_bytes(), path.name)
    record = records.disclosures_json(made)
    assert counts_of(made) == [
        (
            sum(len(s["rows"]) for s in d["statements"]),
            sum(len(row["amounts"]) for s in d["statements"] for row in s["rows"]),
            sum(len(project["indicators"]) for project in d["projects"]),
            len(d["procurement"]) + len(d["assets"]) + len(d["organisations"]),
            sum(len(section["text"]) for section in d["sections"]),
            len(d["goals"]),
        )
        for d in record["disclosures"]
    ]


def counts_of(made: Reading) -> list[tuple[int, ...]]:
    return [
        (
            sum(len(s.rows) for s in d.statements),
            sum(len(row.cells) for s in d.statements for row in s.rows),
            sum(len(project.indicators) for project in d.projects),
            len(d.procurement_lines) + len(d.asset_lines) + len(d.organisations),
            sum(len(section.text) for section in d.sections),
            len(d.goals),
        )
        for d in made.disclosures
    ]


# findings


def test_invented_findings_keep_the_promise() -> None:
    failure = Failure("坏.txt", "是空文件")
    record = validate(findings_json([report(FINDING)], [failure]), "findings-1")
    finding = record["sources"][0]["disclosures"][0]["findings"][0]
    assert finding["expected"] == "301000"
    assert finding["statement"] == "expenditure"
    assert not {"section", "project"} & finding.keys()
    assert record["unreadable"] == [{"name": "坏.txt", "message": "是空文件"}]
    assert record["summary"] == {
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "disclosures": 1,
        "sources": 1,
        "unreadable": 1,
    }


def test_rounding_is_listed_only_when_asked_for() -> None:
    reports = [report(rounding=(FINDING,))]
    quiet = validate(findings_json(reports, []), "findings-1")
    asked = validate(findings_json(reports, [], rounding=True), "findings-1")
    assert "rounding" not in quiet["sources"][0]["disclosures"][0]
    assert len(asked["sources"][0]["disclosures"][0]["rounding"]) == 1
    assert asked["summary"]["errors"] == 0


@pytest.mark.parametrize("count", [0, 1, 3])
def test_findings_are_written_source_by_source_as_they_would_be_at_once(count: int) -> None:
    reports = [report(FINDING, rounding=(FINDING,))] * count
    parts = list(findings_parts(lambda: reports, [Failure("坏.txt", "是空文件")]))
    assert b"".join(parts) == records.dump(findings_json(reports, [Failure("坏.txt", "是空文件")]))
    assert len(parts) == count + 2


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_difference_is_written_exactly_and_without_exponent(number: Decimal) -> None:
    text = records.plain(number)
    assert text is not None
    assert "E" not in text.upper()
    assert Decimal(text) == number
