"""How many planted faults are found and located, in invented documents.

Every document is printed as text and read again, so reading takes part. A family is a
department with its units; the fault is in one of them.

    found      there is at least one finding
    located    a changed cell is among the cells that the first finding shows
    first      it is the very first of them
    one        the fault gave one finding, not several
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from rich.console import Console
from rich.table import Table

from mingzhang import samples
from mingzhang.checking.check import check
from mingzhang.checking.findings import Evidence, Finding
from mingzhang.disclosure import Disclosure
from mingzhang.reading.source import read_bytes

SHAPES: tuple[samples.Shape, ...] = ("rows", "cells", "fragments")


def families(seeds: Sequence[int]) -> Iterator[list[Disclosure]]:
    """A department with its units, for each seed and year."""
    for seed in seeds:
        county = samples.county(seed, departments=1, units=2)
        for year in county.years:
            yield list(samples.disclosures(county, year))


def read_again(family: Sequence[Disclosure], shape: samples.Shape, seed: int) -> list[Disclosure]:
    """The family as it is read from its own print."""
    text = samples.text(tuple(family), shape, seed)
    return list(read_bytes(text.encode(), "invented").disclosures)


def findings_on(family: Sequence[Disclosure]) -> list[Finding]:
    """What comparing the tables found on a family, the surest first."""
    found = [finding for report in check(family) for finding in report.findings]
    return [finding for finding in found if finding.rule.startswith("T")]


def shows(evidence: Evidence, spoiled: Disclosure, planted: samples.Planted) -> bool:
    """Whether a piece of evidence is a changed cell, or the absence of a row that is gone."""
    if not evidence.printed:
        return evidence.statement in {cell.statement for cell in (*planted.gone, *planted.cells)}
    for cell in planted.cells:
        statement = spoiled.statement(cell.statement)
        if statement is None or evidence.statement != cell.statement:
            continue
        row = statement.rows[cell.row]
        places = [row.where, *(printed.where for printed in row.cells.values())]
        wanted = row.cells[cell.column].where if cell.column in row.cells else None
        if evidence.where == wanted or (wanted is None and evidence.where in places):
            return True
    return False


def planted_faults(
    kind: str, count: int, seed: int
) -> Iterator[tuple[list[Disclosure], int, samples.Planted]]:
    """Families with one fault of a kind, and which of their disclosures has it."""
    random = Random(seed)
    made = list(families(range(seed, seed + 6)))
    for _ in range(count * 4):
        family = list(random.choice(made))
        place = 0 if kind == "department_not_sum_of_units" else random.randrange(len(family))
        planted = samples.plant(kind, family[place], random)
        if planted is None:
            continue
        family[place], record = planted
        yield family, place, record
        count -= 1
        if not count:
            return


def measure(kind: str, count: int, seed: int) -> Counter[str]:
    """Counts over planted faults of one kind."""
    counts: Counter[str] = Counter()
    for number, (family, place, record) in enumerate(planted_faults(kind, count, seed)):
        read = read_again(family, SHAPES[number % len(SHAPES)], number)
        found = findings_on(read)
        counts["planted"] += 1
        if not found:
            continue
        evidence = found[0].evidence
        counts["found"] += 1
        counts["located"] += any(shows(piece, read[place], record) for piece in evidence)
        counts["first"] += shows(evidence[0], read[place], record)
        counts["one"] += len(found) == 1
    return counts


def false_findings(seeds: Sequence[int]) -> tuple[int, int]:
    """Documents without faults, and the findings on them (there should be none)."""
    documents = findings = 0
    for family in families(seeds):
        for shape in SHAPES:
            documents += len(family)
            findings += len(findings_on(read_again(family, shape, seeds[0])))
    return documents, findings


def share(part: int, whole: int) -> str:
    """A share in percent."""
    return f"{part / whole:.1%}" if whole else "–"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=60, help="faults of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    table = Table(title="planted faults")
    for column in ("kind", "planted", "found", "located", "first", "one"):
        table.add_column(column, justify="left" if column == "kind" else "right")
    for kind in samples.FAULTS:
        counts = measure(kind, options.count, options.seed)
        planted = counts["planted"]
        shares = (share(counts[key], planted) for key in ("found", "located", "first", "one"))
        table.add_row(kind, str(planted), *shares)
    console = Console()
    console.print(table)
    documents, findings = false_findings(range(options.seed, options.seed + 10))
    console.print(f"without faults: {findings} findings on {documents} documents")


if __name__ == "__main__":
    main()
