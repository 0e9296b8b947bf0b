"""Comparing the disclosures of a run, once all sources are read: group by group.

Groups are small (a department with its units, an agency with its years) and know nothing of
each other, so they are compared in as many processes as the sources were read in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal

import msgspec

from mingzhang.checking import checks, rules
from mingzhang.checking.across import groups
from mingzhang.checking.across.shelf import Shelf, Shelved, unpacked
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import CheckResult, Evidence, Finding
from mingzhang.checking.settings import DEFAULTS, Settings
from mingzhang.checking.tables.reconciliation import reconciled
from mingzhang.reading.workers import Stopped, each

THEME = "across"
_ROLL_UP = "agency"
_FEW = 12
"""Below this number of groups starting processes costs more than it saves."""


class Group(msgspec.Struct, frozen=True):
    """Disclosures that belong together, packed; of copies only one."""

    kind: Literal["family", "agency"]
    sources: tuple[tuple[str, ...], ...]
    """For each disclosure the sources that it stands in."""

    packed: tuple[bytes, ...]


class Compared(msgspec.Struct, frozen=True):
    """What comparing showed."""

    findings: tuple[Finding, ...] = ()
    results: tuple[CheckResult, ...] = ()
    """One for each rule, over all groups."""


NOTHING = Compared()


def compare(shelf: Shelf, settings: Settings = DEFAULTS, jobs: int = 1) -> Compared:
    """What the disclosures of a run show only together."""
    count = len(list(_grouped(shelf.shelved)))
    work = partial(compare_group, settings=settings)
    packed = (_packed(shelf, kind, group) for kind, group in _grouped(shelf.shelved))
    done = map(work, packed) if count < _FEW or jobs == 1 else each(work, packed, jobs)
    findings: list[Finding] = []
    results: list[CheckResult] = []
    for compared in done:
        if isinstance(compared, Stopped):
            raise RuntimeError(compared.message)
        findings += compared.findings
        results += compared.results
    return Compared(tuple(findings), tuple(_added(results)))


def _grouped(
    shelved: Sequence[Shelved],
) -> Iterator[tuple[Literal["family", "agency"], list[Shelved]]]:
    for family in groups.families(shelved):
        yield "family", family
    for agency in groups.agencies(shelved):
        yield "agency", agency


def _packed(shelf: Shelf, kind: Literal["family", "agency"], group: Sequence[Shelved]) -> Group:
    copies: defaultdict[bytes, list[Shelved]] = defaultdict(list)
    for one in group:
        copies[one.digest].append(one)
    return Group(
        kind,
        tuple(tuple(one.source for one in same) for same in copies.values()),
        tuple(shelf.packed(same[0]) for same in copies.values()),
    )


def compare_group(group: Group, settings: Settings) -> Compared:
    """What one group shows."""
    dossier = Dossier(tuple(map(unpacked, group.packed)), settings, group.sources)
    findings: list[Finding] = []
    results: list[CheckResult] = []
    for declared in checks.checks():
        if rules.rule(declared.rule).theme == THEME:
            found, outcomes = checks.run(declared, dossier)
            findings += [finding for _, finding in found]
            results += [outcome for outcome in outcomes if _says_something(outcome)]
    if group.kind == "family":
        rolled_up = _rolled_up(dossier)
        findings += rolled_up.findings
        results += rolled_up.results
    return Compared(tuple(findings), tuple(results))


def _rolled_up(dossier: Dossier) -> Compared:
    """The department against the sum of its units: what only shows with their tables at hand."""
    roll_up = rules.rule_for(_ROLL_UP).id
    tables = reconciled(dossier)
    return Compared(
        tuple(
            msgspec.structs.replace(
                finding, evidence=tuple(_with_source(e, dossier) for e in finding.evidence)
            )
            for own in tables
            for finding in own.findings
            if finding.rule == roll_up
        ),
        tuple(r for r in tables[0].results if r.rule == roll_up and _says_something(r)),
    )


def _with_source(evidence: Evidence, dossier: Dossier) -> Evidence:
    return msgspec.structs.replace(evidence, source=dossier.source_of(evidence.agency))


def _says_something(result: CheckResult) -> bool:
    return result.status != "not_applicable"


def _added(results: Sequence[CheckResult]) -> Iterator[CheckResult]:
    """The results of all groups, one for each rule."""
    by_rule: dict[str, list[CheckResult]] = {}
    for result in results:
        by_rule.setdefault(result.rule, []).append(result)
    for _, own in sorted(by_rule.items()):
        counts: Counter[str] = Counter()
        for result in own:
            counts.update(checked=result.checked, failed=result.failed)
        statuses = {result.status for result in own}
        yield msgspec.structs.replace(
            own[0],
            status=next(s for s in ("failed", "insufficient", "passed") if s in statuses),
            checked=counts["checked"],
            failed=counts["failed"],
            note=next((result.note for result in own if result.note), ""),
        )
