"""How good the checks are: faults of many kinds, planted one by one, and how many are found.

    planted    how often the kind was planted
    found      there is a finding that was not there before and concerns the planted place
    located    its evidence shows a changed line (of what is gone: the finding names it)
    meant      one of the rules that the kind is meant for found it

A fault is a change of the text: of invented documents of every form, and of real ones, which
are read from ../shared where they are there (`planted.documents`). At the end: the rules that
found nothing that was meant for them, and the findings on invented documents without faults,
all of which would be false.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import islice
from random import Random
from typing import TypeAlias

from rich.console import Console
from rich.table import Table

from benchmarks import detection
from benchmarks.planted import GROUPS, across, documents, exemptions, tables
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import Fault, Planted
from mingzhang import keys, samples
from mingzhang.checking import rules
from mingzhang.checking.check import check
from mingzhang.checking.findings import SEVERITIES, SEVERITY_NAMES, Finding
from mingzhang.reading.source import read_bytes

WEAK = 0.95
TRIES = 100
"""Faults of one kind that are planted at most, whatever the count."""

VOLUMES = ("P608", "P702")
"""Rules that compare two volumes: what is wrong in one of them is found without knowing why."""

_MANY = 20
"""So many kinds need most documents."""

DOCUMENTS = ("invented", "real")


@dataclass(frozen=True)
class Outcome:
    """What became of one planted fault."""

    found: bool
    located: bool
    rules: frozenset[str] = frozenset()
    """Of the findings that concern the planted place."""


Trial: TypeAlias = Iterator[Outcome]


@dataclass(frozen=True)
class Kind:
    """A kind of fault, in one sort of documents."""

    name: str
    rules: tuple[str, ...]
    documents: str
    trials: Callable[[Random], Trial] = field(repr=False)
    """Endless attempts are cut off by the count; fewer where there are few places."""


# ---------- judging ----------


@cache
def said_of(texts: tuple[str, ...]) -> Counter[tuple[str, str]]:
    """What is found on texts before anything is planted, by rule and message."""
    return Counter((finding.rule, finding.message) for finding in findings(texts))


def findings(texts: Sequence[str]) -> list[Finding]:
    """All findings on one text, or on several that are compared with each other."""
    if len(texts) > 1:
        return across.findings(texts)
    made = read_bytes(texts[0].encode(), "planted.txt").disclosures
    return [finding for report in check(made) for finding in report.findings]


def new_findings(before: tuple[str, ...], after: tuple[str, ...]) -> list[Finding]:
    """Those on the changed texts that were not there before."""
    left = Counter(said_of(before))
    new: list[Finding] = []
    for finding in findings(after):
        key = (finding.rule, finding.message)
        if left[key]:
            left[key] -= 1
        else:
            new.append(finding)
    return new


def changed_lines(before: str, after: str) -> set[int]:
    """Lines of the changed text, counting from 1, that were not there before.

    Where lines are only gone, those around the gap.
    """
    old, new = before.split("\n"), after.split("\n")
    same = keys.same_start(old, new)
    last = keys.same_start(old[same:][::-1], new[same:][::-1])
    matcher = SequenceMatcher(None, old[same : len(old) - last], new[same : len(new) - last], False)
    lines: set[int] = set()
    for operation, _, _, start, end in matcher.get_opcodes():
        if operation == "delete":
            lines |= {same + start, same + start + 1}
        elif operation != "equal":
            lines |= set(range(same + start + 1, same + end + 1))
    return lines


def judged(source: Source, planted: Planted, meant: Sequence[str] = ()) -> Outcome:
    """Whether the difference of a source and its spoiled texts is found, and located."""
    new = [
        finding
        for finding in new_findings(source.texts, planted.texts)
        if finding.rule not in VOLUMES or finding.rule in meant
    ]
    if len(source.texts) > 1:  # evidence shows the line of some text, and not of which
        lines: set[int] = set()
    else:
        lines = changed_lines(source.text, planted.texts[0])
    at_place = [one for one in new if any(e.where.line in lines for e in one.evidence)]
    naming = [one for one in new if _names(one, planted.names)]
    return Outcome(
        bool(at_place or naming),
        bool(at_place or (naming and planted.gone)),
        frozenset(one.rule for one in (*at_place, *naming)),
    )


def _names(finding: Finding, names: Sequence[str]) -> bool:
    shown = (text for e in finding.evidence for text in (e.title, e.row, e.text, e.agency))
    said = "\n".join((finding.message, finding.section, *finding.details, *shown))
    return any(name and name in said for name in names)


# ---------- the kinds ----------


def kinds() -> Iterator[Kind]:
    """All kinds of faults, theme by theme; real documents only where they are there."""
    for name, meant in tables.WITH_CELLS.items():
        yield Kind(f"T {name}", tuple(meant.split()), "invented", partial(_in_tables, name))
    for which in DOCUMENTS:
        for group in GROUPS:
            if which == "invented" or (group.also_real and documents.real_are_there()):
                for fault in group.faults:
                    trials = partial(_planted, fault, partial(group.sources, which))
                    yield Kind(fault.kind, tuple(fault.rules.split()), which, trials)


def without_kind() -> tuple[list[str], list[str]]:
    """Rules that no kind is meant for and that are not exempt, and exempt ones that have one."""
    meant = {rule for kind in kinds() for rule in kind.rules}
    known = [rule.id for rule in rules.built_in()]
    return (
        [rule for rule in known if rule not in meant and rule not in exemptions()],
        [rule for rule in exemptions() if rule in meant or rule not in known],
    )


def _in_tables(name: str, random: Random) -> Trial:
    """Faults in the nine tables, with the cells known that they are in."""
    for number, (family, place, record) in enumerate(
        detection.planted_faults(name, TRIES, random.randrange(100))
    ):
        shape = detection.SHAPES[number % len(detection.SHAPES)]
        made = detection.read_again(family, shape, number)
        found = detection.findings_on(made)
        located = any(
            detection.shows(evidence, made[place], record)
            for finding in found
            for evidence in finding.evidence
        )
        yield Outcome(bool(found), located, frozenset(finding.rule for finding in found))


def _planted(fault: Fault, documents_of: Callable[[], Sequence[Source]], random: Random) -> Trial:
    """One fault in each source that has a place, again and again while there are places."""
    sources = documents_of()
    meant = fault.rules.split()
    for _ in range(TRIES):
        done = False
        for source in random.sample(sources, len(sources)):
            planted = fault.plant(source, random)
            if planted is not None and planted.texts != source.texts:
                done = True
                yield judged(source, planted, meant)
        if not done:
            return


# ---------- measuring ----------


@dataclass(frozen=True)
class Measured:
    """How a kind fared."""

    kind: str
    documents: str
    planted: int
    found: int
    located: int
    meant: int
    reached: frozenset[str]
    """The rules that it is meant for and that found it."""


def measure(kind: Kind, count: int, seed: int) -> Measured:
    """Plant a kind so often."""
    outcomes = list(islice(kind.trials(Random(f"{seed} {kind.name}")), count))
    reached = [outcome.rules.intersection(kind.rules) for outcome in outcomes]
    return Measured(
        kind.name,
        kind.documents,
        len(outcomes),
        sum(outcome.found for outcome in outcomes),
        sum(outcome.located for outcome in outcomes),
        sum(map(bool, reached)),
        frozenset().union(*reached),
    )


def _measured(number: int, count: int, seed: int) -> Measured:
    return measure(_kinds()[number], count, seed)


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(kinds())


def measure_all(numbers: Sequence[int], count: int, seed: int, jobs: int) -> list[Measured]:
    """Plant the kinds with these numbers, in so many processes."""
    work = partial(_measured, count=count, seed=seed)
    if jobs == 1:
        return list(map(work, numbers))
    context = multiprocessing.get_context("fork" if hasattr(os, "fork") else None)
    with ProcessPoolExecutor(jobs, context) as pool:
        return list(pool.map(work, numbers, chunksize=4))


def false_findings(seeds: Sequence[int]) -> tuple[int, Counter[str]]:
    """Invented documents without faults, and the findings on them by severity."""
    documents = 0
    severities: Counter[str] = Counter()
    for family in detection.families(seeds):
        documents += len(family)
        text = samples.text(tuple(family), "rows", seeds[0])
        severities.update(finding.severity for finding in findings((text,)))
    return documents, severities


# ---------- printing ----------


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=5, help="faults of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="kinds, or the start of their names")
    parser.add_argument("--clean", type=int, default=10, help="departments without faults")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    options = parser.parse_args(arguments)
    chosen = [
        number
        for number, kind in enumerate(_kinds())
        if not options.only or kind.name.startswith(tuple(options.only))
    ]
    for group in GROUPS:  # made once, before there are several processes
        if len(chosen) > _MANY:
            group.sources("invented")
    measured = measure_all(chosen, options.count, options.seed, options.jobs)
    console = Console()
    console.print(_table(measured))
    weak = [
        f"{one.kind} ({one.documents}) {one.found}/{one.planted}"
        for one in measured
        if one.found < WEAK * one.planted
    ]
    console.print(f"{len({one.kind for one in measured})} kinds; found less than {WEAK:.0%}:")
    console.print(*weak, sep="\n")
    _print_rules(console, chosen, measured)
    documents_count, severities = false_findings(range(options.seed, options.seed + options.clean))
    counts = "，".join(f"{SEVERITY_NAMES[name]} {severities[name]}" for name in SEVERITIES)
    console.print(f"without faults: {counts} on {documents_count} documents")


def _table(measured: Sequence[Measured]) -> Table:
    table = Table(title="planted faults")
    for column in ("kind", "documents", "planted", "found", "located", "meant"):
        table.add_column(column, justify="left" if column in ("kind", "documents") else "right")
    totals: defaultdict[tuple[str, str], list[Measured]] = defaultdict(list)
    for one in measured:
        table.add_row(one.kind, one.documents, *_shares([one]))
        totals[one.documents, one.kind[0]].append(one)
    table.add_section()
    for (which, theme), its in sorted(totals.items()):
        table.add_row(f"all {theme}", which, *_shares(its))
    for which in DOCUMENTS:
        table.add_row("all", which, *_shares([o for o in measured if o.documents == which]))
    return table


def _shares(measured: Sequence[Measured]) -> Iterator[str]:
    whole = sum(one.planted for one in measured)
    yield str(whole)
    yield detection.share(sum(one.found for one in measured), whole)
    yield detection.share(sum(one.located for one in measured), whole)
    yield detection.share(sum(one.meant for one in measured), whole)


def _print_rules(console: Console, chosen: Sequence[int], measured: Sequence[Measured]) -> None:
    meant = {rule for number in chosen for rule in _kinds()[number].rules}
    reached = frozenset[str]().union(*(one.reached for one in measured))
    planted = {one.kind for one in measured if one.planted}
    nowhere = sorted({one.kind for one in measured} - planted)
    console.print(f"rules that found what is meant for them: {len(reached)} of {len(meant)};")
    console.print("  not:", *sorted(meant - reached))
    console.print("rules without a kind:", *without_kind()[0])
    console.print("exempt:", *exemptions())
    console.print("kinds without a place:", *nowhere, sep=" | ")


if __name__ == "__main__":
    main()
