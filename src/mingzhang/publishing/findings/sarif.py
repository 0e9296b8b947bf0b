"""The findings in SARIF 2.1.0, for pipelines and code hosts that show them beside the file.

SARIF knows lines and columns of text; a page or a sheet is named as a logical location, and so
is a file in an archive. Paths go from the folder where the command runs, as code hosts want them.
Specification: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mingzhang import __version__
from mingzhang.checking.audit import Audit, Item
from mingzhang.checking.baseline import Fingerprints
from mingzhang.checking.findings import Evidence
from mingzhang.files import readable_name
from mingzhang.publishing.records import LATER, streamed
from mingzhang.reading.files import SourceFile

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}

Record = dict[str, Any]


def document(audit: Audit) -> Iterator[bytes]:
    """The whole log in parts: one run, its rules and its results."""
    rules: dict[str, Record] = {}
    for item in audit.items():
        rules.setdefault(item.finding.rule, _rule(item))
    places = {rule_id: index for index, rule_id in enumerate(rules)}
    fingerprints = Fingerprints()
    files = {source.report.source.name: source.file for source in audit.sources}
    results = (_result(item, places, fingerprints, files) for item in audit.items())
    return streamed(_log(audit, rules), results)


def _log(audit: Audit, rules: dict[str, Record]) -> Record:
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "mingzhang",
                        "fullName": "明账",
                        "version": __version__,
                        "language": "zh-CN",
                        "rules": list(rules.values()),
                    }
                },
                "invocations": [
                    {
                        "executionSuccessful": not audit.failures,
                        "toolExecutionNotifications": [
                            {
                                "level": "error",
                                "message": {"text": f"{failure.name} {failure.message}"},
                            }
                            for failure in audit.failures
                        ],
                    }
                ],
                "results": LATER,
            }
        ],
    }


def _rule(item: Item) -> Record:
    finding = item.finding
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.title},
        "help": {"text": f"怎么办：{finding.advice}\n依据：{finding.basis}"},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(
    item: Item, places: dict[str, int], fingerprints: Fingerprints, files: Mapping[str, SourceFile]
) -> Record:
    finding = item.finding
    told = "\n".join([finding.message, *(f"· {detail}" for detail in finding.details)])
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": readable_name(f"{finding.subject}：{told}")},
        "locations": [_location(item.source, finding.evidence[0], files)],
        "relatedLocations": [
            {"id": number, **_location(item.source, evidence, files)}
            for number, evidence in enumerate(finding.evidence[1:], 1)
        ],
        "partialFingerprints": {"mingzhang/1": fingerprints.of(finding)},
    }


def _location(source: str, evidence: Evidence, files: Mapping[str, SourceFile]) -> Record:
    """Where a piece of evidence stands, in words, and its line if it has one."""
    where = evidence.where
    file = files.get(evidence.source or source)
    physical: Record = {"artifactLocation": {"uri": _uri(file) if file else ""}}
    if file and where.line and not where.sheet and not file.member:
        physical["region"] = {"startLine": where.line}
    words = [file.member] if file and file.member else []
    words += [str(where)] if where.page or where.sheet or (where.line and words) else []
    words += [part for part in (evidence.title, evidence.row, evidence.column) if part]
    location: Record = {"physicalLocation": physical}
    if words:
        location["logicalLocations"] = [{"fullyQualifiedName": readable_name(" / ".join(words))}]
    return location


def _uri(file: SourceFile) -> str:
    """The path from the current folder; of a file elsewhere the whole path."""
    whole = file.path.absolute()
    try:
        return quote(readable_name(whole.relative_to(Path.cwd()).as_posix()))
    except ValueError:
        return whole.as_uri()
