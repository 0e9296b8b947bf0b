"""What a check says: findings, and for each kind of check whether it could be made at all.

A finding is a value that terminal, JSON and later spreadsheet and web page all render. It
shows the cells, the arithmetic and the basis. "Could not be checked" is never "passed".
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import msgspec

from mingzhang.disclosure import (
    KIND_WORDS,
    SCOPE_WORDS,
    Agency,
    Disclosure,
    Kind,
    Problem,
    Scope,
    Source,
)
from mingzhang.where import NOWHERE, Where, places

Severity = Literal["error", "warning", "info"]
Status = Literal["passed", "failed", "not_applicable", "insufficient"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
SEVERITY_NAMES = {"error": "错误", "warning": "疑点", "info": "提示"}


class Subject(msgspec.Struct, frozen=True):
    """Which disclosure is meant."""

    agency: Agency
    year: int
    kind: Kind
    scope: Scope

    @classmethod
    def of(cls, disclosure: Disclosure) -> Subject:
        """The subject of a disclosure."""
        return cls(disclosure.agency, disclosure.year, disclosure.kind, disclosure.scope)

    def __str__(self) -> str:
        """As in a heading: 203001 某某局 2024 年单位预算."""
        scope = SCOPE_WORDS[self.scope]
        kind = KIND_WORDS[self.kind]
        name = " ".join(part for part in (self.agency.code, self.agency.name) if part)
        year = f"{self.year} 年" if self.year else "年度不详的"
        return f"{name or '名称不详'} {year}{scope}{kind}"


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """A cell that a finding compares, as printed."""

    role: Literal["likely", "compared"]
    """"likely": the cell that is probably wrong; "compared": the others."""

    agency: str
    """Code and name, for findings that reach over several disclosures."""

    statement: str
    """Statement id."""

    title: str
    row: str
    """Code and name of the row, as printed; of a row that is not printed, what it would be."""

    column: str
    """The column's label; "" where the table has only one."""

    text: str
    """The amount as printed; "" for a blank cell."""

    money_unit: str
    printed: bool
    """False for a row that the table leaves out and a table that is declared empty."""

    where: Where = NOWHERE
    source: str = ""
    """The name of its source, where a finding reaches over several; else ""."""


class Correction(msgspec.Struct, frozen=True):
    """A cell, and what would have to stand there for a finding to be none."""

    cell: Evidence
    yuan: Decimal | None = None
    """Of an amount, in 元."""

    words: str = ""
    """Of a name, folded."""

    slack: Decimal = Decimal(0)
    bound: Literal["", "least", "most", "without"] = ""
    """Whether more, or less, would do as well; or any name that does not have the words."""

    @property
    def is_a_limit(self) -> bool:
        """Whether many other figures would do as well."""
        return self.bound in ("least", "most")

    def allows(self, other: Correction) -> bool:
        """Whether what another one would print in the same cell would put this right, too."""
        if self.yuan is None or other.yuan is None:
            is_same = self.words == other.words
            is_right = self.words not in other.words if self.bound else is_same
            return self.yuan is other.yuan and is_right
        above = other.yuan - self.yuan
        return (above >= -self.slack or self.bound == "most") and (
            above <= self.slack or self.bound == "least"
        )


class ExcerptRow(msgspec.Struct, frozen=True):
    """A row of an excerpt, as printed."""

    texts: tuple[str, ...]
    marks: tuple[tuple[int, str], ...] = ()
    """Columns, counting from 0, that are evidence, with its role."""

    gap: bool = False
    """Whether rows are left out before it."""


class Excerpt(msgspec.Struct, frozen=True):
    """The part of a printed table that a finding is about."""

    agency: str
    title: str
    unit: str
    header: tuple[str, ...]
    rows: tuple[ExcerptRow, ...]


class Finding(msgspec.Struct, frozen=True):
    """Something printed that a person should look at: a value to collect, not an exception."""

    rule: str
    """Stable id, never reused, safe to quote in a letter: "T201"."""

    severity: Severity
    subject: Subject
    message: str
    """Where, what is printed, what it should be: one sentence."""

    evidence: tuple[Evidence, ...]
    """Led by the cell to look at first."""

    details: tuple[str, ...] = ()
    """One line for each relation that does not hold, with its figures."""

    statement: str = ""
    """Statement id of the first evidence."""

    section: str = ""
    project: int = 0
    expected: Decimal | None = None
    """In 元, from the other cells; None where it cannot be told which cell is wrong."""

    actual: Decimal | None = None
    """In 元, as the first cell prints it."""

    difference: Decimal | None = None
    """In 元: actual less expected, or the two sides of the relation."""

    basis: str = ""
    advice: str = ""
    title: str = ""
    """The rule's title."""

    excerpts: tuple[Excerpt, ...] = ()
    """The tables around the evidence, where a report shows them."""

    corrections: tuple[Correction, ...] = ()
    """Any of which would put it right, as far as its rule knows; none in a report."""

    @property
    def elsewhere(self) -> str:
        """All places that are told otherwise than that of the first evidence: 第 15、18 行."""
        first = self.evidence[0]
        lead = first.source, str(first.where)
        return places_of(e for e in self.evidence if (e.source, str(e.where)) != lead)


class CheckResult(msgspec.Struct, frozen=True, gc=False):
    """Whether one kind of check was made on one disclosure, and how it went."""

    rule: str
    title: str
    """The rule's short name: what is checked."""

    status: Status
    """insufficient: it applies, but what it needs is missing or unreadable."""

    checked: int = 0
    """Relations compared."""

    failed: int = 0
    rounding: int = 0
    """Relations that differ by no more than rounding explains."""

    unreadable: int = 0
    """Relations left out because a cell could not be read."""

    not_covered: tuple[str, ...] = ()
    """Tables that the check would need and that are missing."""

    note: str = ""
    theme: str = ""
    """The title of the rule's theme."""

    broken: str = ""
    """What went wrong in the rule itself, so that it checked nothing; "" where nothing did."""


class Unchecked(msgspec.Struct, frozen=True):
    """A figure in words that nothing could be compared with."""

    text: str
    section: str
    reason: str
    where: Where = NOWHERE


class Figures(msgspec.Struct, frozen=True):
    """How far the figures in words were checked. An unchecked one is never a finding."""

    printed: int = 0
    bound: int = 0
    """Of these, how many are known to speak of a point or a list."""

    compared: int = 0
    """With a table, a list, or other figures in words."""

    unchecked: tuple[Unchecked, ...] = ()


class DisclosureReport(msgspec.Struct, frozen=True):
    """The findings on one disclosure, and what was and was not checked."""

    subject: Subject
    findings: tuple[Finding, ...]
    rounding: tuple[Finding, ...]
    """Differences within rounding: information, shown only when asked for."""

    results: tuple[CheckResult, ...]
    figures: Figures = Figures()


class SourceReport(msgspec.Struct, frozen=True):
    """All that is said about one source."""

    source: Source
    disclosures: tuple[DisclosureReport, ...]
    problems: tuple[Problem, ...]


def places_of(evidence: Iterable[Evidence]) -> str:
    """All places of some evidence in few words; those in other sources behind their names."""
    by_source: dict[str, list[Where]] = {}
    for one in evidence:
        by_source.setdefault(one.source, []).append(one.where)
    told = ((source, places(wheres)) for source, wheres in by_source.items())
    return "；".join(f"{source} {where}".strip() for source, where in told if where)


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Worst first, and as they come in the document; what has no place comes last."""
    return sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), _place(f.evidence)))


def _place(evidence: Iterable[Evidence]) -> tuple[bool, str, int, float, int, float]:
    """Sorts the first printed piece of evidence by sheet or page, then downwards."""
    where = next((e.where for e in evidence if e.where != NOWHERE), NOWHERE)
    left, top = where.box[:2] if where.box else (0.0, 0.0)
    return (where == NOWHERE, where.sheet, where.page, top, where.line, left or where.cell)
