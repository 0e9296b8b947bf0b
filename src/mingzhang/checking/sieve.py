"""Between what was found and what is shown: the user's choice of rules, and the baseline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from mingzhang.checking import baseline, rules
from mingzhang.checking.across.compare import Compared
from mingzhang.checking.baseline import Accepted, Fingerprints
from mingzhang.checking.findings import (
    CheckResult,
    DisclosureReport,
    Figures,
    Finding,
    SourceReport,
)
from mingzhang.checking.options import Options

_CAUSES = frozenset(rule.id for rule in rules.built_in() if rule.theme == "tables")
"""Rules of which some name what makes relations fail, and have no count of their own."""


class Sieve:
    """Takes out of reports what is not wanted or already accepted, and remembers what it saw."""

    def __init__(
        self, options: Options, accepted: Sequence[Accepted] = (), *, remember: bool = False
    ) -> None:
        self._options = options
        words = (rule for rule in rules.built_in() if rule.theme == "words")
        self._wants_words = any(options.wants(rule.id) for rule in words)
        self._accepted = {entry.fingerprint: entry for entry in accepted}
        self._fingerprints = Fingerprints()
        self._asked = {entry.subject for entry in accepted}
        """Of whom it is asked whether what was accepted is gone; with `remember`, of anybody."""

        self._subjects: set[str] = set()
        self._looked_for: set[tuple[str, str]] = set()
        """Subject and rule of what was checked; "" for what several disclosures show together."""

        self._lacking: set[tuple[str, str]] = set()
        """The same of what could not be checked, or not all of it, as data was missing."""

        self._seen: set[str] = set()
        """Fingerprints of what was found, shown or not, as far as it is asked."""

        self._met: set[str] = set()
        self.found: list[Accepted] = []
        """With `remember`, what the user's choice lets through, accepted or not, for a baseline."""

        self._remember = remember

    def report(self, report: SourceReport) -> SourceReport:
        """The report on a source as the user wants it."""
        return msgspec.structs.replace(
            report, disclosures=tuple(map(self._disclosure, report.disclosures))
        )

    def _disclosure(self, report: DisclosureReport) -> DisclosureReport:
        subject = str(report.subject)
        if self._remember or subject in self._asked:
            self._subjects.add(subject)
            self._note(subject, report.results)
        return msgspec.structs.replace(
            report,
            findings=tuple(self.findings(report.findings)),
            rounding=tuple(f for f in report.rounding if self._options.wants(f.rule)),
            results=tuple(r for r in report.results if self._options.wants(r.rule)),
            figures=report.figures if self._wants_words else Figures(),
        )

    def compared(self, compared: Compared) -> Compared:
        """What comparing the sources showed, as the user wants it."""
        self._note("", compared.results)
        return Compared(
            tuple(self.findings(compared.findings)),
            tuple(r for r in compared.results if self._options.wants(r.rule)),
        )

    def _note(self, subject: str, results: Iterable[CheckResult]) -> None:
        for result in results:
            lacks = result.status == "insufficient"
            (self._lacking if lacks else self._looked_for).add((subject, result.rule))

    def findings(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Those that are wanted and new, with the severity that they have for this user."""
        for finding in findings:
            if not self._options.wants(finding.rule):
                continue
            severity = self._options.severity_of(finding.rule, finding.severity)
            chosen = msgspec.structs.replace(finding, severity=severity)
            key = self._fingerprints.of(chosen)
            if self._remember or key in self._accepted:
                self._seen.add(key)
            if not self._options.shows(severity):
                continue
            known = self._accepted.get(key)
            if self._remember:
                self.found.append(baseline.entry(key, chosen, known.reason if known else ""))
            if known:
                self._met.add(key)
            else:
                yield chosen

    @property
    def accepted(self) -> int:
        """How many findings were left out because they are accepted."""
        return len(self._met)

    @property
    def unexplained(self) -> int:
        """How many of these nobody gave a reason for."""
        return sum(not self._accepted[key].reason.strip() for key in self._met)

    def gone(self) -> list[Accepted]:
        """Accepted findings on what was checked that are not found any more."""
        return [entry for entry in self._accepted.values() if self.is_gone(entry)]

    def is_gone(self, entry: Accepted) -> bool:
        """Whether an accepted finding was looked for in this run and not found."""
        return (
            entry.fingerprint not in self._seen
            and self._options.wants(entry.rule)
            and self._was_looked_for(entry)
        )

    def _was_looked_for(self, entry: Accepted) -> bool:
        if entry.subject not in self._subjects:
            return False
        own = {(entry.subject, entry.rule), ("", entry.rule)}
        if own & (self._looked_for | self._lacking):
            return bool(own & self._looked_for)
        return entry.rule in _CAUSES  # which are told where relations fail, not counted

    def told(self) -> Iterator[str]:
        """What is left out by the user's choice."""
        return self._options.told()

    def wants(self, rule_id: str) -> bool:
        """Whether a rule was chosen."""
        return self._options.wants(rule_id)

    def last_lines(self) -> Iterator[str]:
        """What to tell about the baseline at the end."""
        if self.accepted:
            without = f"，其中 {self.unexplained} 个没有写理由" if self.unexplained else ""
            yield f"另有 {self.accepted} 个问题在基线里已接受，没有列出{without}"
        gone = self.gone()
        if gone:
            yield f"基线里有 {len(gone)} 个问题不再出现，可以从基线里删去："
            for entry in gone:
                reason = f"（接受的理由：{entry.reason}）" if entry.reason.strip() else ""
                yield f"  [{entry.rule}] {entry.subject}：{entry.message}{reason}"
