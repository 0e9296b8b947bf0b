"""What was read in one source, in numbers: for the table at the end of a run."""

from __future__ import annotations

from collections import Counter

import msgspec

from mingzhang.disclosure import Reading


class Counts(msgspec.Struct, frozen=True):
    """How much was found in a source."""

    media_type: str
    agency: str
    """The name of the first disclosure's agency; "" where none is printed."""

    disclosures: int
    years: tuple[int, ...]
    """Known ones, in order."""

    filled: int
    empty: int
    missing: int
    """Of the nine statements of each disclosure."""

    projects: int
    problems: int
    """What could not be read; repairs are not counted."""


class Line(msgspec.Struct, frozen=True):
    """What became of one file."""

    name: str
    counts: Counts | None
    """None for a file that could not be read."""

    seconds: float = 0.0
    errors: int = 0
    warnings: int = 0

    @property
    def to_look_at(self) -> bool:
        """Whether there is something that a person should look at."""
        own = self.counts
        return own is None or bool(own.missing or own.problems or self.errors or self.warnings)


def counted(reading: Reading) -> Counts:
    """The numbers of a reading."""
    disclosures = reading.disclosures
    states = Counter(own.status for disclosure in disclosures for own in disclosure.statements)
    return Counts(
        media_type=reading.source.media_type,
        agency=disclosures[0].agency.name if disclosures else "",
        disclosures=len(disclosures),
        years=tuple(sorted({disclosure.year for disclosure in disclosures} - {0})),
        filled=states["filled"],
        empty=states["empty"],
        missing=states["missing"],
        projects=sum(len(disclosure.projects) for disclosure in disclosures),
        problems=sum(p.kind not in ("repaired", "recognised") for p in reading.problems),
    )
