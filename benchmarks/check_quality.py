"""How good the checks are: faults of many kinds, planted one by one, and how many are found.

    planted    how often the kind was planted
    found      there is a finding that was not there before and concerns the planted place
    located    its evidence shows a changed line (of what is gone: the finding names it)

Generated documents are composed, spoiled, printed and read again; the text of generated and
of real documents, which are read from ../shared where they are there, is spoiled as it is.
At the end: findings on generated documents without faults, all of which would be false.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import islice, takewhile
from random import Random
from typing import Protocol, TypeAlias

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks import claims, detection, planted, planted_words
from mingzhang import samples
from mingzhang.checking.check import check
from mingzhang.checking.findings import SEVERITIES, SEVERITY_NAMES, Finding
from mingzhang.disclosure import Claim, Disclosure
from mingzhang.reading.source import read_bytes

WEAK = 0.95
TRIES = 100
"""Attempts to find a place for a kind, before it is given up."""

_WORDS = {"W 金额错一成": "amount", "W 增减额错一成": "change", "W 清单的金额错一成": "list"}
"""Kinds of figures in words, as benchmarks.claims tells them apart."""


@dataclass(frozen=True)
class Outcome:
    """What became of one planted fault."""

    found: bool
    located: bool


Trial: TypeAlias = Iterator[Outcome]


@dataclass(frozen=True)
class Kind:
    """A kind of fault, in one sort of documents."""

    name: str
    documents: str
    trials: Callable[[Random], Trial] = field(repr=False)
    """Endless attempts are cut off by the count; fewer where there are few places."""


# ---------- reading and checking ----------


@cache
def read(text: str) -> tuple[Disclosure, ...]:
    """The disclosures of a text."""
    return read_bytes(text.encode(), "planted.txt").disclosures


@cache
def said_of(text: str) -> Counter[tuple[str, str]]:
    """What is found on a text before anything is planted, by rule and message."""
    return Counter((finding.rule, finding.message) for finding in findings(text))


def findings(text: str) -> list[Finding]:
    """All findings on a text."""
    made = read_bytes(text.encode(), "planted.txt").disclosures
    return [finding for report in check(made) for finding in report.findings]


def new_findings(before: str, after: str) -> list[Finding]:
    """Those on the changed text that were not there before."""
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
    same = _same_start(old, new)
    last = _same_start(old[same:][::-1], new[same:][::-1])
    matcher = SequenceMatcher(None, old[same : len(old) - last], new[same : len(new) - last], False)
    lines: set[int] = set()
    for operation, _, _, start, end in matcher.get_opcodes():
        if operation == "delete":
            lines |= {same + start, same + start + 1}
        elif operation != "equal":
            lines |= set(range(same + start + 1, same + end + 1))
    return lines


def _same_start(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def judged(before: str, after: str, names: Sequence[str] = (), gone: bool = False) -> Outcome:
    """Whether the difference of two texts is found, and located."""
    lines = changed_lines(before, after)
    new = new_findings(before, after)
    located = any(evidence.where.line in lines for one in new for evidence in one.evidence)
    named = any(_names(finding, names) for finding in new)
    return Outcome(located or named, located or (named and gone))


def _names(finding: Finding, names: Sequence[str]) -> bool:
    shown = (text for e in finding.evidence for text in (e.title, e.row, e.text))
    said = "\n".join((finding.message, finding.section, *finding.details, *shown))
    return any(name and name in said for name in names)


# ---------- the documents ----------


@cache
def families() -> tuple[tuple[Disclosure, ...], ...]:
    """Invented departments, each with its units."""
    return tuple(map(tuple, detection.families(range(1, 5))))


@cache
def real() -> tuple[str, ...]:
    """The texts of real documents, where they are there."""
    return tuple(path.read_text("utf-8") for path in sorted(claims.SAMPLES.glob("hebei/*.txt")))


def printed(family: Sequence[Disclosure]) -> str:
    """A family as text."""
    return samples.text(tuple(family), "rows", 1)


@cache
def generated() -> tuple[str, ...]:
    """The texts of the invented departments."""
    return tuple(map(printed, families()))


@cache
def tableless() -> tuple[str, ...]:
    """The same without the nine tables: the words stand alone."""
    return tuple(
        printed([_without_tables(disclosure) for disclosure in family]) for family in families()
    )


def _without_tables(disclosure: Disclosure) -> Disclosure:
    missing = (
        msgspec.structs.replace(statement, status="missing", rows=(), notes=())
        for statement in disclosure.statements
    )
    return msgspec.structs.replace(disclosure, statements=tuple(missing))


class _PlantedInText(Protocol):
    """A fault that changes a text."""

    @property
    def kind(self) -> str: ...

    def plant(self, text: str, year: int, random: Random) -> tuple[str, tuple[str, ...]] | None: ...


# ---------- the kinds ----------


def kinds() -> Iterator[Kind]:
    """All kinds of faults, theme by theme; real documents only where they are there."""
    for name in samples.FAULTS:
        yield Kind(f"T {name}", "generated", partial(_in_tables, name))
    for documents, texts in (("generated", generated()), ("real", real())):
        if texts:
            for name, kind in _WORDS.items():
                yield Kind(name, documents, partial(_in_words, kind, texts))
            for text_fault in _text_faults():
                yield Kind(text_fault.kind, documents, partial(_in_text, text_fault, texts))
    yield Kind("W 没有表：金额错一成", "generated", partial(_in_words, "amount", tableless()))
    for typed in planted.TYPED:
        yield Kind(typed.kind, "generated", partial(_typed, typed))


def _text_faults() -> tuple[_PlantedInText, ...]:
    return (*planted.TEXT, *planted_words.SENTENCES, *planted_words.MISPRINTS)


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
        yield Outcome(bool(found), located)


def _typed(fault: planted.TypedFault, random: Random) -> Trial:
    """Faults in a typed disclosure. Targets stand alone: no other volume betrays them."""
    for _ in range(TRIES):
        family = list(random.choice(families()))
        place = random.randrange(len(family))
        if fault.theme == "P":
            family, place = [family[place]], 0
        wrong = fault.plant(family[place], random)
        if wrong is None:
            continue
        before = printed(family)
        family[place] = wrong.disclosure
        after = printed(family)
        if after != before:
            yield judged(before, after, wrong.names, wrong.gone)


def _in_text(fault: _PlantedInText, texts: Sequence[str], random: Random) -> Trial:
    for _ in range(TRIES):
        before = random.choice(texts)
        planted_in = fault.plant(before, read(before)[0].year, random)
        if planted_in is not None:
            yield judged(before, *planted_in)


def _in_words(kind: str, texts: Sequence[str], random: Random) -> Trial:
    """A figure in words is raised by a tenth."""
    places = [
        (text, disclosure, claim)
        for text in texts
        for disclosure in read(text)
        for claim in claims.money(disclosure)
        if claims.kind_of(claim, disclosure) == kind and claims.shows(claim)
    ]
    for text, disclosure, claim in random.sample(places, len(places)):
        after = _raised(text, disclosure, claim)
        if after is not None:
            yield judged(text, after)


def _raised(text: str, disclosure: Disclosure, claim: Claim) -> str | None:
    """The text with the figure raised; None where its paragraph is not on one line as read."""
    paragraph = disclosure.sections[claim.section].paragraphs[claim.paragraph]
    lines = text.split("\n")
    line = paragraph.where.line - 1
    start = lines[line].find(paragraph.text)
    if line < 0 or start < 0:
        return None
    start += claim.start
    end = start + len(claim.text)
    higher = claims.rewritten(lines[line][start:end], claim)
    lines[line] = lines[line][:start] + higher + lines[line][end:]
    return "\n".join(lines)


# ---------- measuring ----------


def measure(kind: Kind, count: int, seed: int) -> tuple[int, int, int]:
    """How many were planted, found and located."""
    outcomes = list(islice(kind.trials(Random(f"{seed} {kind.name}")), count))
    return len(outcomes), sum(o.found for o in outcomes), sum(o.located for o in outcomes)


def false_findings(seeds: Sequence[int]) -> tuple[int, Counter[str]]:
    """Generated documents without faults, and the findings on them by severity."""
    documents = 0
    severities: Counter[str] = Counter()
    for family in detection.families(seeds):
        documents += len(family)
        text = samples.text(tuple(family), "rows", seeds[0])
        severities.update(finding.severity for finding in findings(text))
    return documents, severities


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=5, help="faults of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="kinds, or the start of their names")
    parser.add_argument("--clean", type=int, default=10, help="departments without faults")
    options = parser.parse_args(arguments)
    chosen = [
        kind for kind in kinds() if not options.only or kind.name.startswith(tuple(options.only))
    ]
    table = Table(title="planted faults")
    for column in ("kind", "documents", "planted", "found", "located"):
        table.add_column(column, justify="left" if column in ("kind", "documents") else "right")
    totals: Counter[tuple[str, str, int]] = Counter()
    weak: list[str] = []
    for kind in chosen:
        counts = measure(kind, options.count, options.seed)
        table.add_row(kind.name, kind.documents, *_shares(counts))
        for place, number in enumerate(counts):
            totals[kind.name[0], kind.documents, place] += number
        if counts[0] and counts[1] < WEAK * counts[0]:
            weak.append(f"{kind.name} ({kind.documents}) {counts[1]}/{counts[0]}")
    table.add_section()
    for theme, documents in dict.fromkeys((theme, documents) for theme, documents, _ in totals):
        summed = [totals[theme, documents, place] for place in range(3)]
        table.add_row(f"all {theme}", documents, *_shares(summed))
    console = Console()
    console.print(table)
    console.print(
        f"{len({kind.name for kind in chosen})} kinds; found less than {WEAK:.0%}:", *weak
    )
    documents_count, severities = false_findings(range(options.seed, options.seed + options.clean))
    told = "，".join(f"{SEVERITY_NAMES[name]} {severities[name]}" for name in SEVERITIES)
    console.print(f"without faults: {told} on {documents_count} documents")


def _shares(counts: Sequence[int]) -> tuple[str, str, str]:
    whole, found, located = counts
    return str(whole), detection.share(found, whole), detection.share(located, whole)


if __name__ == "__main__":
    main()
