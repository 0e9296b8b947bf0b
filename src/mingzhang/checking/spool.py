"""Bytes kept on disk for the length of a run: memory does not grow with the number of sources."""

from __future__ import annotations

import tempfile
from types import TracebackType
from typing import IO, NamedTuple, Self


class Place(NamedTuple):
    """Where something that was kept stands in the file."""

    start: int
    length: int


class Spool:
    """A temporary file that only grows; to be closed."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="mingzhang-")  # noqa: SIM115
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def keep(self, packed: bytes) -> Place:
        """Put it at the end."""
        self._file.seek(self._end)
        self._file.write(packed)
        place = Place(self._end, len(packed))
        self._end += place.length
        return place

    def kept(self, place: Place) -> bytes:
        """What was put there."""
        self._file.seek(place.start)
        return self._file.read(place.length)
