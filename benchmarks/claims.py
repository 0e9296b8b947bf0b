"""Figures in words: how many are understood, and how many wrong ones are found.

A money figure is understood when it is bound to a point or a list, or is known to be of a
kind that no table can confirm (last year's, a project's own, a reason, a limit). One that
is raised by a tenth is found when a rule on words, or one that compares the words with the
target tables, names it and said nothing of it before.

Generated documents are printed and read again; real ones are read from ../shared, where
they are there, and changed in what was read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.detection import families, read_again, share
from mingzhang import amounts
from mingzhang.checking import checks
from mingzhang.checking.check import THEMES
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import Claim, Disclosure, Printed, Section
from mingzhang.reading.batch import read_path
from mingzhang.reading.claims import read_claims

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
ADDED = Decimal("0.1")
"""By how much a figure is made wrong: by a tenth of itself."""

_TELLING = Decimal("0.05")
_RULES = ("W", "P523", "P525", "P527")
"""Rules on words, and those on the projects that words name."""

_FILLED_IN = ("template", "模板", "工作簿")


def documents(folder: Path) -> Iterator[tuple[str, list[Disclosure]]]:
    """The real documents, by the name of their folder; templates are left out."""
    for path in sorted(folder.glob("*/*")):
        if path.suffix in (".txt", ".pdf") and not any(word in path.name for word in _FILLED_IN):
            yield path.parent.name, list(read_path(path).disclosures)


def generated(count: int) -> Iterator[tuple[str, list[Disclosure]]]:
    """Invented departments with their units, printed and read again."""
    for seed, family in enumerate(families(range(count))):
        yield "generated", read_again(family, "rows", seed)


def money(disclosure: Disclosure) -> list[Claim]:
    """The claims that print money."""
    return [claim for claim in disclosure.claims if claim.unit in amounts.UNITS]


def kind_of(claim: Claim, disclosure: Disclosure) -> str:
    """How a claim is understood."""
    if claim.name and claim.whole < 0 and not _has_parts(claim, disclosure):
        return "not bound: unknown"
    if claim.unread:
        return f"not bound: {claim.unread}"
    if not claim.is_bound:
        return "not bound: unknown"
    if claim.quantity == "change":
        return "change"
    if claim.year != disclosure.year or claim.stage:
        return "another year or stage"
    return "list" if claim.measure else "amount"


def _has_parts(claim: Claim, disclosure: Disclosure) -> bool:
    """Whether the words say what it is made up of."""
    return any(other.whole == claim.subject for other in disclosure.claims)


def findings(family: Sequence[Disclosure]) -> list[Finding]:
    """What the rules on words find."""
    assert THEMES, "importing the rules is what makes them known"
    dossier = Dossier(family)
    declared = (check for check in checks.checks() if check.rule.startswith(_RULES))
    return [finding for check in declared for _, finding in checks.run(check, dossier)[0]]


def raised(disclosure: Disclosure, claim: Claim) -> Disclosure:
    """The disclosure with one figure a tenth higher, read again from its words."""
    sections = list(disclosure.sections)
    section = sections[claim.section]
    paragraphs = list(section.paragraphs)
    printed = paragraphs[claim.paragraph]
    end = claim.start + len(claim.text)
    words = printed.text[claim.start : end]
    paragraphs[claim.paragraph] = Printed(
        printed.text[: claim.start] + rewritten(words, claim) + printed.text[end:], printed.where
    )
    sections[claim.section] = Section(section.no, section.title, tuple(paragraphs), section.where)
    changed = msgspec.structs.replace(disclosure, sections=tuple(sections))
    return msgspec.structs.replace(changed, claims=read_claims(changed))


def rewritten(words: str, claim: Claim) -> str:
    """The words with the last number a tenth higher, in as many places."""
    number = Decimal(claim.value)
    places = max(amounts.places_of(claim.value), 2)
    higher = (number * (1 + ADDED)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    start = max(words.rfind(digit) for digit in "0123456789") + 1
    begin = start
    while begin and (words[begin - 1].isdigit() or words[begin - 1] in ".,，． "):
        begin -= 1
    return f"{words[:begin]}{higher}{words[start:]}"


def is_found(
    family: Sequence[Disclosure], place: int, claim: Claim, before: Container[str]
) -> bool:
    """Whether a figure that is made wrong is named by a finding that was not there before."""
    changed = list(family)
    changed[place] = raised(family[place], claim)
    new = [finding for finding in findings(changed) if finding.message not in before]
    paragraph = changed[place].sections[claim.section].paragraphs[claim.paragraph].text
    return any(
        evidence.text and evidence.text in paragraph
        for finding in new
        for evidence in finding.evidence
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--changes", type=int, default=40, help="figures changed in a document")
    parser.add_argument("--families", type=int, default=4, help="invented departments")
    options = parser.parse_args(arguments)
    kinds: Counter[tuple[str, str]] = Counter()
    planted: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    random = Random(1)
    sources = [*documents(SAMPLES), *generated(options.families)]
    for source, family in sources:
        before = {finding.message for finding in findings(family)}
        for place, disclosure in enumerate(family):
            claims = money(disclosure)
            kinds.update((source, kind_of(claim, disclosure)) for claim in claims)
            wrong = [claim for claim in claims if shows(claim)]
            for claim in random.sample(wrong, min(options.changes, len(wrong))):
                key = (source, kind_of(claim, disclosure))
                planted[key] += 1
                found[key] += is_found(family, place, claim, before)
    console = Console()
    console.print(_table(kinds, planted, found))


def shows(claim: Claim) -> bool:
    """Whether a tenth more can be told from rounding: five units of the last place at least."""
    return bool(claim.value) and Decimal(claim.value) * ADDED >= _TELLING


def _table(
    kinds: Counter[tuple[str, str]],
    planted: Counter[tuple[str, str]],
    found: Counter[tuple[str, str]],
) -> Table:
    table = Table(title="money in words")
    for column in ("documents", "kind", "figures", "share", "made wrong", "found"):
        table.add_column(column, justify="left" if column in ("documents", "kind") else "right")
    for source in dict.fromkeys(source for source, _ in kinds):
        own = {kind: count for (name, kind), count in kinds.items() if name == source}
        total = sum(own.values())
        for kind, count in sorted(own.items(), key=lambda pair: -pair[1]):
            key = (source, kind)
            table.add_row(
                source,
                kind,
                str(count),
                share(count, total),
                str(planted[key]),
                share(found[key], planted[key]),
            )
        understood = total - own.get("not bound: unknown", 0)
        all_planted = sum(count for (name, _), count in planted.items() if name == source)
        all_found = sum(count for (name, _), count in found.items() if name == source)
        table.add_row(
            source,
            "understood",
            str(understood),
            share(understood, total),
            str(all_planted),
            share(all_found, all_planted),
            end_section=True,
        )
    return table


if __name__ == "__main__":
    main()
