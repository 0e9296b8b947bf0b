"""Everything that one run found, as the reports need it: numbered, worst first, with its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from mingzhang.checking.across.compare import NOTHING, Compared
from mingzhang.checking.findings import CheckResult, Finding, SourceReport, by_place
from mingzhang.reading.batch import Failure
from mingzhang.reading.files import SourceFile


class Audited(msgspec.Struct, frozen=True):
    """A source and what was found in it."""

    file: SourceFile
    report: SourceReport


class Item(msgspec.Struct, frozen=True):
    """A finding with its number in the report."""

    number: int
    """From 1, in the order of sources, disclosures, severity and place."""

    source: str
    """Name of the source; "" for what only several sources together show."""

    finding: Finding


class Audit(msgspec.Struct, frozen=True):
    """What a run found."""

    sources: tuple[Audited, ...]
    compared: Compared = NOTHING
    """What only several disclosures together show."""

    failures: tuple[Failure, ...] = ()
    """Sources that could not be read."""

    def items(self) -> list[Item]:
        """All findings, numbered."""
        return [
            Item(number, source, finding)
            for number, (source, finding) in enumerate(self._findings(), 1)
        ]

    def _findings(self) -> Iterator[tuple[str, Finding]]:
        for source in self.sources:
            for disclosure in source.report.disclosures:
                for finding in by_place(disclosure.findings):
                    yield source.report.source.name, finding
        for finding in by_place(self.compared.findings):
            yield "", finding

    @property
    def disclosures(self) -> int:
        """How many disclosures were checked."""
        return sum(len(source.report.disclosures) for source in self.sources)

    def results(self) -> Iterator[CheckResult]:
        """What was checked, of all disclosures."""
        for source in self.sources:
            for disclosure in source.report.disclosures:
                yield from disclosure.results
        yield from self.compared.results


def severities(items: Sequence[Item]) -> Counter[str]:
    """How many findings there are of each severity."""
    return Counter(item.finding.severity for item in items)
