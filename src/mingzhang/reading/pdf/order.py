"""What is read first on a page: from top to bottom, and side by side from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from mingzhang.reading.pdf.ink import Box

_OVERLAP = 2.0
"""Points by which neighbours may overlap and still be apart."""


class Placed(Protocol):
    """Anything with a box."""

    @property
    def box(self) -> Box:
        """Where it stands."""


Thing = TypeVar("Thing", bound=Placed)


def in_reading_order(things: Sequence[Thing]) -> list[Thing]:
    """Cut the page into bands, a band into columns, and so on until nothing can be cut."""
    bands = _cut(things, 1)
    if len(bands) > 1:
        return [thing for band in bands for thing in _across(band)]
    return _across(things)


def _across(band: Sequence[Thing]) -> list[Thing]:
    if len(band) < 2:
        return list(band)
    columns = _cut(band, 0)
    if len(columns) > 1:
        return [thing for column in columns for thing in in_reading_order(column)]
    return sorted(band, key=lambda thing: (thing.box[1], thing.box[0]))


def _cut(things: Sequence[Thing], side: int) -> list[list[Thing]]:
    """Groups with free space between them: side 1 from top to bottom, 0 from left to right."""
    groups: list[list[Thing]] = []
    end = float("-inf")
    for thing in sorted(things, key=lambda thing: thing.box[side]):
        if not groups or thing.box[side] >= end - _OVERLAP:
            groups.append([])
        groups[-1].append(thing)
        end = max(end, thing.box[side + 2])
    return groups
