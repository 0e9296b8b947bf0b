"""Everything that one run found, as the reports need it: numbered, worst first, with its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

from mingzhang.checking.across.compare import NOTHING, Compared
from mingzhang.checking.findings import CheckResult, Finding, by_place
from mingzhang.checking.pile import Audited, Pile
from mingzhang.reading.batch import Failure

ACROSS = "与其他公开文件比较"
"""What findings and checks over several sources are listed under."""


class Item(msgspec.Struct, frozen=True):
    """A finding with its number in the report."""

    number: int
    """From 1, in the order of sources, disclosures, severity and place."""

    source: str
    """Name of the source; "" for what only several sources together show."""

    finding: Finding


Sources: TypeAlias = Sequence[Audited] | Pile
"""Gone through as often as a report needs, one source at a time."""


class Audit(msgspec.Struct, frozen=True):
    """What a run found."""

    sources: Sources
    compared: Compared = NOTHING
    """What only several disclosures together show."""

    failures: tuple[Failure, ...] = ()
    """Sources that could not be read."""

    notes: tuple[str, ...] = ()
    """What the user's choice of rules and the baseline leave out, for whoever reads the report."""

    def by_source(self) -> Iterator[tuple[Audited, list[Item]]]:
        """Each source with what was found in it."""
        number = 0
        for source in self.sources:
            found = [
                finding
                for disclosure in source.report.disclosures
                for finding in by_place(disclosure.findings)
            ]
            name = source.report.source.name
            yield source, [Item(n, name, finding) for n, finding in enumerate(found, number + 1)]
            number += len(found)

    def concerning(self) -> Iterator[tuple[Audited, list[Item]]]:
        """Each source with all that is about it, the findings over several sources last."""
        if not self.compared.findings:
            yield from self.by_source()
            return
        across: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self.across():
            for name in dict.fromkeys(evidence.source for evidence in item.finding.evidence):
                across[name].append(item)
        for source, own in self.by_source():
            yield source, [*own, *across.get(source.report.source.name, ())]

    def items(self) -> Iterator[Item]:
        """All findings, numbered."""
        number = 0
        for _, own in self.by_source():
            number += len(own)
            yield from own
        yield from self._numbered_across(number)

    def across(self) -> list[Item]:
        """What only several sources together show."""
        if not self.compared.findings:
            return []
        return self._numbered_across(sum(len(own) for _, own in self.by_source()))

    def _numbered_across(self, number: int) -> list[Item]:
        found = by_place(self.compared.findings)
        return [Item(n, "", finding) for n, finding in enumerate(found, number + 1)]

    def results(self) -> Iterator[CheckResult]:
        """What was checked, of all disclosures."""
        for source in self.sources:
            for disclosure in source.report.disclosures:
                yield from disclosure.results
        yield from self.compared.results
