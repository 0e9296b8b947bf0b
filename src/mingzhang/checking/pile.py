"""The reports of a run on disk: memory does not grow with the number of sources.

A format that shows totals above the details goes through them twice.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from types import TracebackType
from typing import IO

import msgspec

from mingzhang.checking.findings import SourceReport
from mingzhang.reading.files import SourceFile


class Audited(msgspec.Struct, frozen=True):
    """A source and what was found in it."""

    file: SourceFile
    report: SourceReport


class Pile:
    """Reports in a temporary file, in the order of the run; to be closed."""

    def __init__(self) -> None:
        self._packed: IO[bytes] = tempfile.TemporaryFile(prefix="mingzhang-")  # noqa: SIM115
        self._places: list[tuple[SourceFile, int, int]] = []
        """Of each source its file, and where its report begins and how long it is."""

        self._end = 0

    def __enter__(self) -> Pile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._packed.close()

    def add(self, file: SourceFile, report: SourceReport) -> None:
        """Keep the report on one more source."""
        packed = zlib.compress(msgspec.msgpack.encode(report), 1)
        self._packed.seek(self._end)
        self._packed.write(packed)
        self._places.append((file, self._end, len(packed)))
        self._end += len(packed)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Audited]:
        for file, start, length in self._places:
            self._packed.seek(start)
            packed = zlib.decompress(self._packed.read(length))
            yield Audited(file, msgspec.msgpack.decode(packed, type=SourceReport))
