"""The invented final accounts of tests/data/finals, with their truth."""

from __future__ import annotations

from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent.parent / "data" / "finals"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


class Amount(msgspec.Struct, frozen=True):
    """A figure that a table prints."""

    table: str
    row: str
    """Code, or name of a row without one."""

    column: str
    """Of two-sided tables behind the side: income.amount."""

    text: str


class Truth(msgspec.Struct, frozen=True):
    """What a document says."""

    scope: str
    year: int
    agency: str
    amounts: tuple[Amount, ...]


def page(name: str) -> str:
    """The document, as it is written in the data file."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def truth(name: str) -> Truth:
    """What reading it has to find."""
    head, *lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    scope, year, agency = head.removeprefix("# ").split("\t")
    return Truth(scope, int(year), agency, tuple(Amount(*line.split("\t")) for line in lines))
