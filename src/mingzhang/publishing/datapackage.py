"""A disclosure as a data package: tables of CSV with a description that machines check.

A ZIP file with datapackage.json (Frictionless Data Package, https://datapackage.org), the
facts with the columns of `facts_csv`, the projects and their indicators. Columns that the
Fiscal Data Package knows carry its `columnType`.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from mingzhang.disclosure import Disclosure, Reading
from mingzhang.files import replacing
from mingzhang.publishing.facts_csv import HEADER, facts_csv, harmless

_NUMBERS = ("amount_yuan", "budget")
_WHOLE = ("year", "page", "line", "cell", "no", "project_no")
_COLUMN_TYPES = {
    "amount_yuan": "value",
    "year": "date:fiscal-year",
    "agency_code": "administrative-classification:generic:code",
    "agency_name": "administrative-classification:generic:label",
    "function": "functional-classification:generic:code",
    "economic": "economic-classification:generic:code",
    "fund": "fin-source:generic:code",
}
"""Fiscal Data Package 1.0, the types of columns that budgets have."""

_PROJECTS = ("no", "code", "name", "budget", "money_unit", "purpose", "objectives")
_INDICATORS = (
    *("project_no", "level1", "level2", "level3", "description", "target", "op", "value"),
    *("unit", "basis"),
)
_FIGURE = re.compile(r"\d+(?:\.\d*)?")
_NOON = (1980, 1, 1, 0, 0, 0)
"""The same time for every member, so that the same data gives the same file."""


def write_datapackage(readings: Sequence[Reading], path: Path) -> None:
    """Write readings as a data package, whole or not at all."""
    tables: dict[str, tuple[Sequence[str], bytes]] = {
        "facts": (HEADER, facts_csv(readings)),
        "projects": (_PROJECTS, _csv(_PROJECTS, _project_rows(readings))),
        "indicators": (_INDICATORS, _csv(_INDICATORS, _indicator_rows(readings))),
    }
    described = {name: table for name, table in tables.items() if table[1].count(b"\n") > 1}
    package = msgspec.json.format(msgspec.json.encode(_package(readings, described)), indent=1)
    members = {"datapackage.json": package}
    members |= {f"{name}.csv": data for name, (_, data) in described.items()}
    with replacing(path) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _NOON), data, zipfile.ZIP_DEFLATED)


def _package(
    readings: Iterable[Reading], tables: Mapping[str, tuple[Sequence[str], bytes]]
) -> dict[str, Any]:
    disclosures = [one for reading in readings for one in reading.disclosures]
    first = disclosures[0] if disclosures else None
    titled = f"{first.agency.name}{first.year}年预算公开数据" if first else "预算公开数据"
    return {
        "name": "mingzhang-disclosure",
        "title": titled,
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig",
                "schema": {"fields": [_field(column) for column in columns]},
            }
            for name, (columns, _) in tables.items()
        ],
    }


def _field(name: str) -> dict[str, str]:
    kind = "number" if name in _NUMBERS else "integer" if name in _WHOLE else "string"
    typed = {"columnType": _COLUMN_TYPES[name]} if name in _COLUMN_TYPES else {}
    return {"name": name, "type": kind, **typed}


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(header)
    writer.writerows([harmless(text) for text in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _each(readings: Iterable[Reading]) -> Iterator[Disclosure]:
    return (one for reading in readings for one in reading.disclosures)


def _project_rows(readings: Iterable[Reading]) -> Iterator[Sequence[str]]:
    for disclosure in _each(readings):
        for its in disclosure.projects:
            objectives = " ".join(its.objectives)
            budget = its.budget if _FIGURE.fullmatch(its.budget) else ""
            yield str(its.no), its.code, its.name, budget, its.money_unit, its.purpose, objectives


def _indicator_rows(readings: Iterable[Reading]) -> Iterator[Sequence[str]]:
    for disclosure in _each(readings):
        for project in disclosure.projects:
            for its in project.indicators:
                target = its.target
                yield (
                    *(str(project.no), its.level1, its.level2, its.level3, its.description),
                    *(target.text, target.op, target.value, target.unit, its.basis),
                )
