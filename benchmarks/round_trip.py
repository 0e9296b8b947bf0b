"""Round trips: a book compiled, published and read again gives the same disclosure.

A department counts once under check; each of its books and disclosures counts under the rest.

For invented departments, in every pack that compiles: the department's book and its units'
are compiled; each disclosure is written in each format, read from the file, and compared cell
for cell, section for section and claim for claim; and all checks run over what was compiled.
A tabular format is compared by what it holds. Owed are 100 %.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from mingzhang.checking.check import check
from mingzhang.compiling import rollup
from mingzhang.compiling.book import Book
from mingzhang.compiling.books.files import read_book, write_book
from mingzhang.compiling.books.sheets import compilable
from mingzhang.compiling.compose import disclosure
from mingzhang.compiling.from_published.differences import differences
from mingzhang.compiling.from_published.whole import books as books_from
from mingzhang.disclosure import Disclosure, Reading, Source
from mingzhang.publishing import records
from mingzhang.publishing.facts_csv import facts_csv
from mingzhang.publishing.publish import WRITERS, reads_the_same
from mingzhang.reading.batch import read_path
from mingzhang.samples import books, invent

FORMATS = ("docx", "html", "pdf", "xlsx", "json", "datapackage.zip")
CHECKED, RECOVERED = "check", "book from"
BOOKS = ("xlsx", "json")
_OF_THE_PAGE = ("where", "section", "paragraph", "start")


def claims(its: Disclosure) -> list[Any]:
    """The claims, without where they stand."""
    return [
        {name: getattr(claim, name) for name in claim.__struct_fields__ if name not in _OF_THE_PAGE}
        for claim in its.claims
    ]


def _reads_the_same(its: Disclosure, path: Path) -> bool:
    return reads_the_same(its, path) and claims(read_path(path).disclosures[0]) == claims(its)


def _as_reading(its: Disclosure, path: Path) -> Reading:
    return Reading(Source(path.name, "", "", 0), (its,))


def _json_is_the_same(its: Disclosure, path: Path) -> bool:
    expected = msgspec.to_builtins(records.disclosures_json(_as_reading(its, path)))
    return bool(json.loads(path.read_text("utf-8")) == json.loads(json.dumps(expected)))


def _package_is_the_same(its: Disclosure, path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        held = list(csv.reader(io.StringIO(archive.read("facts.csv").decode("utf-8-sig"))))
    expected = facts_csv([_as_reading(its, path)]).decode("utf-8-sig")
    return held == list(csv.reader(io.StringIO(expected)))


_COMPARED: dict[str, Callable[[Disclosure, Path], bool]] = {
    "json": _json_is_the_same,
    "datapackage.zip": _package_is_the_same,
}


def families(pack_id: str, year: int, seeds: Sequence[int]) -> Iterator[list[Book]]:
    """A department with one to four units for each seed."""
    for seed in seeds:
        county = invent.county(seed, 1, 1 + seed % 4, (year - 1, year), rounding=bool(seed % 2))
        yield list(books.books(county, county.departments[0], year, pack_id))


def trial(
    made: Sequence[Book], formats: Sequence[str], folder: Path
) -> Iterator[tuple[str, bool, str]]:
    """What was tried, whether it came back the same, and whose it was."""
    for book in made:
        for suffix in BOOKS:
            path = folder / f"x.{suffix}"
            write_book(book, path)
            yield f"底册 {suffix}", read_book(path) == (book, ()), book.cover.agency.name
    family = [disclosure(account) for account in rollup.accounts(made)]
    found = [finding.message for report in check(family) for finding in report.findings]
    yield CHECKED, not found, "; ".join(found[:3])
    for its in family:
        whose = f"{its.agency.name} {its.scope}"
        yield RECOVERED, _recovers(its), whose
        for chosen in formats:
            path = folder / f"x.{chosen}"
            WRITERS[chosen](its, path)
            yield chosen, _COMPARED.get(chosen, _reads_the_same)(its, path), whose


def _recovers(its: Disclosure) -> bool:
    """Whether a book from the disclosure compiles to its tables."""
    (one,) = books_from([its])
    (account,) = rollup.accounts([one.book])
    return all(gap.kind == "四舍五入" for gap in differences(its, account))


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10, help="departments for each pack")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    parser.add_argument("--formats", default=",".join(FORMATS))
    options = parser.parse_args(arguments)
    formats = options.formats.split(",")
    console = Console()
    columns = (*(f"底册 {suffix}" for suffix in BOOKS), CHECKED, RECOVERED, *formats)
    table = Table("表样", *columns, title="往返后相同的份数")
    for pack in compilable():
        tried: Counter[str] = Counter()
        same: Counter[str] = Counter()
        seeds = range(options.first, options.first + options.count)
        for year in pack.years[:1]:
            for seed, made in zip(seeds, families(pack.id, year, seeds), strict=True):
                with tempfile.TemporaryDirectory() as folder:
                    for chosen, went_well, whose in trial(made, formats, Path(folder)):
                        tried[chosen] += 1
                        same[chosen] += went_well
                        if not went_well:
                            console.print(f"{pack.id} {seed} {chosen}: {whose}")
        table.add_row(
            pack.id,
            *(f"{same[name]}/{tried[name]}" for name in columns),
        )
    console.print(table)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
