"""Check disclosures as an auditor would: the tables with each other, then every declared rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from mingzhang.checking import (
    across,
    checks,
    collector,
    evaluations,
    form,
    plugins,
    rules,
    targets,
    words,
)
from mingzhang.checking.across.compare import THEME
from mingzhang.checking.across.shelf import Kept, keep
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.excerpts import with_excerpts
from mingzhang.checking.findings import (
    CheckResult,
    DisclosureReport,
    Finding,
    SourceReport,
    Subject,
)
from mingzhang.checking.once import told_once
from mingzhang.checking.one_fault import as_one
from mingzhang.checking.own.rules import checks as own_checks
from mingzhang.checking.own_lines import on_their_lines
from mingzhang.checking.settings import DEFAULTS, Settings
from mingzhang.checking.tables import levels
from mingzhang.checking.tables.reconciliation import reconciled
from mingzhang.checking.words.coverage import covered
from mingzhang.disclosure import Disclosure, Reading

THEMES = (levels, words, targets, evaluations, form, across)
"""Modules and packages that declare rules; importing them is what makes the rules known."""


def check_reading(reading: Reading, settings: Settings = DEFAULTS) -> SourceReport:
    """The findings on all disclosures of a source, departments with their units."""
    return SourceReport(
        source=reading.source,
        disclosures=tuple(check(reading.disclosures, settings)),
        problems=reading.problems,
    )


class Checked(msgspec.Struct, frozen=True):
    """A report, and what is kept to compare it with other sources."""

    report: SourceReport
    kept: tuple[Kept, ...]


def check_source(reading: Reading, settings: Settings) -> Checked:
    """What a run does with one of several sources, in a worker."""
    return Checked(check_reading(reading, settings), keep(reading))


@collector.waiting()
def check(
    disclosures: Sequence[Disclosure], settings: Settings = DEFAULTS
) -> list[DisclosureReport]:
    """A report on each disclosure, in their order."""
    dossier = Dossier(disclosures, settings)
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    results: list[Sequence[CheckResult]] = []
    plugins.load()
    for declared in (*_for_one_source(checks.checks()), *own_checks(settings.own)):
        findings, outcomes = checks.run(declared, dossier)
        for index, finding in findings:
            found[index].append(finding)
        results.append(outcomes)
    return [
        DisclosureReport(
            subject=Subject.of(disclosure),
            findings=_shown(as_one(told_once([*tables.findings, *found[index]])), dossier),
            rounding=tables.rounding,
            results=(*tables.results, *[outcomes[index] for outcomes in results]),
            figures=figures,
        )
        for index, (disclosure, tables, figures) in enumerate(
            zip(disclosures, dossier.once(reconciled), covered(dossier), strict=True)
        )
    ]


@lru_cache(maxsize=1)
def _for_one_source(declared: tuple[checks.Check, ...]) -> tuple[checks.Check, ...]:
    """The rules that need no other source than the one at hand."""
    return tuple(check for check in declared if rules.rule(check.rule).theme != THEME)


def _shown(findings: Sequence[Finding], dossier: Dossier) -> tuple[Finding, ...]:
    own = tuple(findings)
    return on_their_lines(with_excerpts(own, dossier) if dossier.settings.excerpts else own)
