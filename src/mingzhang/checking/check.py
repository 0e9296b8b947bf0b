"""Check disclosures as an auditor would: the tables with each other, then every declared rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mingzhang.checking import across, checks, form, targets, words
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import (
    CheckResult,
    DisclosureReport,
    Finding,
    SourceReport,
    Subject,
)
from mingzhang.checking.reconciliation import reconciled
from mingzhang.checking.words.coverage import covered
from mingzhang.disclosure import Disclosure, Reading

THEMES = (words, targets, form, across)
"""Packages that declare rules; importing them is what makes the rules known."""


def check_reading(reading: Reading) -> SourceReport:
    """The findings on all disclosures of a source, departments with their units."""
    return SourceReport(
        source=reading.source,
        disclosures=tuple(check(reading.disclosures)),
        problems=reading.problems,
    )


def check(disclosures: Sequence[Disclosure]) -> list[DisclosureReport]:
    """A report on each disclosure, in their order."""
    dossier = Dossier(disclosures)
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    results: defaultdict[int, list[CheckResult]] = defaultdict(list)
    for declared in checks.checks():
        findings, outcomes = checks.run(declared, dossier)
        for index, finding in findings:
            found[index].append(finding)
        for index, result in outcomes.items():
            results[index].append(result)
    return [
        DisclosureReport(
            subject=Subject.of(disclosure),
            findings=(*tables.findings, *found[index]),
            rounding=tables.rounding,
            results=(*tables.results, *results[index]),
            figures=figures,
        )
        for index, (disclosure, tables, figures) in enumerate(
            zip(disclosures, reconciled(dossier), covered(dossier), strict=True)
        )
    ]
