"""The findings in SARIF 2.1.0, for pipelines and code hosts that show them beside the file.

SARIF knows lines and columns of text; a page or a sheet is named as a logical location.
Specification: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from mingzhang import __version__
from mingzhang.checking.audit import Audit, Item
from mingzhang.checking.baseline import Fingerprints
from mingzhang.checking.findings import Evidence
from mingzhang.publishing.files import readable_name
from mingzhang.publishing.records import LATER, streamed

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}

Record = dict[str, Any]


def document(audit: Audit) -> Iterator[bytes]:
    """The whole log in parts: one run, its rules and its results."""
    rules: dict[str, Record] = {}
    for item in audit.items():
        rules.setdefault(item.finding.rule, _rule(item))
    places = {rule_id: index for index, rule_id in enumerate(rules)}
    fingerprints = Fingerprints()
    results = (_result(item, places, fingerprints) for item in audit.items())
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


def _result(item: Item, places: dict[str, int], fingerprints: Fingerprints) -> Record:
    finding = item.finding
    told = "\n".join([finding.message, *(f"· {detail}" for detail in finding.details)])
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": readable_name(f"{finding.subject}：{told}")},
        "locations": [_location(item.source, finding.evidence[0])],
        "relatedLocations": [
            {"id": number, **_location(item.source, evidence)}
            for number, evidence in enumerate(finding.evidence[1:], 1)
        ],
        "partialFingerprints": {"mingzhang/1": fingerprints.of(finding)},
    }


def _location(source: str, evidence: Evidence) -> Record:
    """Where a piece of evidence stands, in words, and its line if it has one."""
    name = readable_name(evidence.source or source)
    physical: Record = {"artifactLocation": {"uri": quote(name)}}
    if evidence.where.line and not evidence.where.sheet:
        physical["region"] = {"startLine": evidence.where.line}
    words = [str(evidence.where)] if evidence.where.page or evidence.where.sheet else []
    words += [part for part in (evidence.title, evidence.row, evidence.column) if part]
    location: Record = {"physicalLocation": physical}
    if words:
        location["logicalLocations"] = [{"fullyQualifiedName": readable_name(" / ".join(words))}]
    return location
