"""The documents that faults are planted in: invented ones of every form, and real ones.

    invented    departments with their units and single units, composed in the forms of each
                year and place; final accounts and other provinces' budgets of tests/data
    real        the samples in ../shared, where they are there, as text; the pages of a PDF
                become lines too, a row of a table a line

Everything is text, so that a fault is a change of lines, whatever the document is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks import claims
from mingzhang import samples
from mingzhang.compiling import compose, rollup
from mingzhang.disclosure import Disclosure
from mingzhang.publishing.publish import publish
from mingzhang.reading import formats
from mingzhang.reading.blocks import Block, Grid
from mingzhang.reading.source import read_bytes
from mingzhang.samples.books import books

YEARS = (2021, 2023, 2024, 2026)
_DATA = Path(__file__).resolve().parents[2] / "tests" / "data"
_SHANGHAI = ((2024, "shanghai-2024"), (2025, "shanghai-2025"), (2026, "shanghai-2026"))
_HEBEI = ((2021, "hebei-2021"), (2023, "hebei-2023"), (2024, "hebei-2024"))
_TRUTH = "@"
"""Lines of the data files of tests that say what is true of them."""

_COVERED = ("<", "^")
"""What the data files of tests print in the cells that a merged cell covers."""

_FILLED_IN = ("template", "模板", "工作簿")


@dataclass(frozen=True)
class Source:
    """One text, or several that a run takes in at once."""

    texts: tuple[str, ...]
    family: tuple[Disclosure, ...] = ()
    """What the only text was printed from, where it was composed here."""

    @property
    def text(self) -> str:
        """The only text."""
        (text,) = self.texts
        return text

    @property
    def disclosures(self) -> tuple[Disclosure, ...]:
        """What the first text says."""
        return read(self.texts[0])

    @property
    def year(self) -> int:
        """The year of the first text."""
        return self.disclosures[0].year


@cache
def read(text: str) -> tuple[Disclosure, ...]:
    """The disclosures of a text."""
    return read_bytes(text.encode(), "planted.txt").disclosures


def printed(family: Sequence[Disclosure]) -> str:
    """Disclosures in Hebei's forms as text."""
    return samples.text(tuple(family), "rows", 1)


@cache
def families() -> tuple[Source, ...]:
    """Invented departments in Hebei's forms, each with its units."""
    made = (composed(seed, year) for seed in range(1, 5) for year in YEARS)
    return tuple(Source((printed(one),), one) for one in made)


@cache
def singles() -> tuple[Source, ...]:
    """The same departments and units, each alone: no other volume betrays what is wrong."""
    return tuple(Source((printed((one,)),), (one,)) for its in families() for one in its.family)


@cache
def without_projects() -> tuple[Source, ...]:
    """Units of the departments that have no projects and buy nothing."""
    made: list[Disclosure] = []
    for seed, (year, pack) in enumerate(_HEBEI, 1):
        _, *units = books(_county(seed), _county(seed).departments[0], year, pack)
        bare = (msgspec.structs.replace(book, projects=(), purchases=()) for book in units)
        made += [compose.disclosure(one) for one in rollup.accounts(tuple(bare))]
    return tuple(Source((printed((one,)),), (one,)) for one in made)


@cache
def without_tables() -> tuple[Source, ...]:
    """The departments without the nine tables: the words stand alone."""
    return tuple(
        Source((printed([_without_tables(one) for one in its.family]),)) for its in families()
    )


@cache
def shanghai() -> tuple[Source, ...]:
    """Invented departments and units in Shanghai's forms, money to the 分."""
    return tuple(Source((_through_word(one),), ()) for one in _in_shanghai())


@cache
def told() -> tuple[Source, ...]:
    """Invented final accounts, and budgets of provinces whose forms no pack describes."""
    paths = (*_DATA.glob("finals/*.txt"), *_DATA.glob("provinces/**/*.txt"))
    return tuple(Source((_without_bars(path.read_text("utf-8")),)) for path in sorted(paths))


@cache
def invented() -> tuple[Source, ...]:
    """All invented documents, one text each; some departments with their units, most alone."""
    return (*families()[:: len(YEARS) + 1], *singles()[::2], *shanghai(), *told())


@cache
def with_projects() -> tuple[Source, ...]:
    """Invented departments and units one by one, and the other documents with projects."""
    others = (one for one in told() if any(its.projects for its in one.disclosures))
    return (*singles(), *others)


def real_are_there() -> bool:
    """Whether the real documents are."""
    return claims.SAMPLES.is_dir()


@cache
def real() -> tuple[Source, ...]:
    """The real documents; empty where they are not there."""
    paths = sorted(
        path
        for path in claims.SAMPLES.glob("*/*")
        if path.suffix in (".txt", ".pdf") and not any(word in path.name for word in _FILLED_IN)
    )
    return tuple(Source((_as_text(path),)) for path in paths)


def _without_tables(disclosure: Disclosure) -> Disclosure:
    missing = (
        msgspec.structs.replace(statement, status="missing", rows=(), notes=())
        for statement in disclosure.statements
    )
    return msgspec.structs.replace(disclosure, statements=tuple(missing))


def composed(seed: int, year: int) -> tuple[Disclosure, ...]:
    """A department with its units, in Hebei's forms of a year."""
    return samples.disclosures(_county(seed), year)


@cache
def _county(seed: int) -> samples.County:
    return samples.county(seed, departments=1, units=2, years=YEARS)


def _in_shanghai() -> Iterator[Disclosure]:
    for seed, (year, pack) in enumerate(_SHANGHAI, 1):
        county = samples.county(seed, departments=1, units=2, years=(year,), rounding=True)
        made = books(county, county.departments[0], year, pack)
        yield from map(compose.disclosure, rollup.accounts(made))


def _through_word(disclosure: Disclosure) -> str:
    with TemporaryDirectory() as folder:
        (path,) = publish(disclosure, Path(folder), "made", ("docx",))
        return _as_text(path)


def _as_text(path: Path) -> str:
    if path.suffix == ".txt":
        return path.read_text("utf-8")
    return "\n".join(_lines(formats.content(path.read_bytes()).blocks)) + "\n"


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield ""
            for row in block.rows:
                yield "\t".join(cell.text.replace("\n", "") for cell in row) + "\t" * (len(row) < 2)
            yield ""
        else:
            yield block.text


def _without_bars(page: str) -> str:
    """A page of tests/data, with tabs between the cells."""
    lines = (line.split("|") for line in page.splitlines() if not line.startswith(_TRUTH))
    return "\n".join(
        "\t".join("" if cell in _COVERED else cell for cell in cells) for cells in lines
    )
