"""The reports of a run on disk, in the order of the run.

A format that shows totals above the details goes through them twice.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import msgspec

from mingzhang.checking.findings import SourceReport
from mingzhang.checking.spool import Place, Spool
from mingzhang.reading.files import SourceFile


class Audited(msgspec.Struct, frozen=True):
    """A source and what was found in it."""

    file: SourceFile
    report: SourceReport


class Pile(Spool):
    """Reports, to be gone through again and again; to be closed."""

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[SourceFile, Place]] = []

    def add(self, file: SourceFile, report: SourceReport) -> None:
        """Keep the report on one more source."""
        packed = zlib.compress(msgspec.msgpack.encode(report), 1)
        self._places.append((file, self.keep(packed)))

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Audited]:
        for file, place in self._places:
            report = zlib.decompress(self.kept(place))
            yield Audited(file, msgspec.msgpack.decode(report, type=SourceReport))
