"""How many faults are found in documents that were written and audited by people.

The documents in `tests/data/audited` are invented: whole disclosures in the words of many trades,
with the faults that people make. What is wrong in each was listed, and what was found of it was
judged by hand, before the rules were widened by what they had missed. Beside `NAME.txt` stands
`NAME.faults.tsv`, a line for each fault:

    line      where it is printed; 0 where something is missing from the whole document
    printed   the fragment, as printed on that line
    fault     what is wrong with it, in one sentence
    certain   C: any expert agrees from the document alone; D: doubtful
    first     yes or no: whether the checks told it when they had never seen the document;
            - where the checks told the auditor of it, which is no merit of theirs
    rules     the rules that tell it now; none where it is still missed

`first` is the honest figure: documents that come later are added with theirs. `now` flatters.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from rich.console import Console
from rich.table import Table

from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.reading.source import read_bytes

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "audited"


class Fault(msgspec.Struct, frozen=True):
    """A fault of a document, as its auditor listed it."""

    line: int
    printed: str
    fault: str
    certain: bool
    first: Literal["yes", "no", "-"]
    rules: tuple[str, ...]

    def counts(self) -> bool:
        """Whether it belongs to what was owed: certain, and found by the auditor himself."""
        return self.certain and self.first != "-"

    def told_by(self, finding: Finding) -> bool:
        """Whether a finding names this fault, by a judged rule, at its place."""
        if finding.rule not in self.rules:
            return False
        return not self.line or self.line in lines(finding)


class Audited(msgspec.Struct, frozen=True):
    """A document with its list of faults, and what the checks find in it."""

    name: str
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]

    def told(self, fault: Fault) -> bool:
        """Whether the checks find a fault."""
        return any(fault.told_by(finding) for finding in self.findings)

    def beyond(self) -> list[Finding]:
        """Errors and warnings that no fault of the list explains."""
        return [
            finding
            for finding in self.findings
            if finding.severity != "info"
            and not any(fault.told_by(finding) for fault in self.faults)
        ]


def lines(finding: Finding) -> set[int]:
    """Lines of the text that a finding shows."""
    return {evidence.where.line for evidence in finding.evidence}


def names() -> list[str]:
    """The documents, in the order of their names."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def faults(name: str) -> tuple[Fault, ...]:
    """What the auditor of a document listed. Raises ValueError where a line is no fault."""
    path = FOLDER / f"{name}.faults.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(fault_of(row, f"{path.name}, line {place}") for place, row in enumerate(rows, 2))


def fault_of(row: dict[str, str], place: str) -> Fault:
    """A line of a list."""
    if row["certain"] not in ("C", "D") or row["first"] not in ("yes", "no", "-"):
        raise ValueError(f"{place}: certain is C or D, first is yes, no or -")
    plain = {key: row[key] for key in ("printed", "fault", "first")}
    read = {"line": int(row["line"] or 0), "rules": tuple((row["rules"] or "").split())}
    return msgspec.convert(plain | read | {"certain": row["certain"] == "C"}, Fault)


def audited(name: str) -> Audited:
    """A document of the folder, checked."""
    reading = read_bytes((FOLDER / f"{name}.txt").read_bytes(), name)
    found = tuple(finding for report in check(reading.disclosures) for finding in report.findings)
    return Audited(name, faults(name), found)


def _share(part: int, whole: int) -> str:
    """A share as percent, "–" of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _cells(documents: Sequence[Audited]) -> Iterator[str]:
    """The figures of some documents: owed, at first, now, doubtful now, beyond the list."""
    owed = [(one, fault) for one in documents for fault in one.faults if fault.counts()]
    doubtful = [(one, fault) for one in documents for fault in one.faults if not fault.certain]
    yield str(len(owed))
    yield _share(sum(fault.first == "yes" for _, fault in owed), len(owed))
    yield _share(sum(one.told(fault) for one, fault in owed), len(owed))
    yield f"{sum(one.told(fault) for one, fault in doubtful)} of {len(doubtful)}"
    yield str(sum(len(one.beyond()) for one in documents))


def table(documents: Sequence[Audited]) -> Table:
    """Each document with its figures, and all of them."""
    table = Table("document", title="audited documents")
    for column in ("certain", "found at first", "found now", "doubtful", "not on the list"):
        table.add_column(column, justify="right")
    for one in documents:
        table.add_row(one.name, *_cells([one]))
    table.add_section()
    table.add_row("all", *_cells(documents))
    return table


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and with --missed what is not found yet."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("names", nargs="*", default=names(), help="documents; all without")
    parser.add_argument("--missed", action="store_true", help="list what is missed or not listed")
    options = parser.parse_args(arguments)
    documents = [audited(name) for name in options.names]
    console = Console()
    console.print(table(documents))
    for one in documents if options.missed else []:
        for fault in one.faults:
            if fault.counts() and not one.told(fault):
                console.print(f"{one.name}:{fault.line} {fault.printed}: {fault.fault}")
        for finding in one.beyond():
            console.print(f"{one.name} {finding.rule} {finding.message}", style="red")


if __name__ == "__main__":
    main()
