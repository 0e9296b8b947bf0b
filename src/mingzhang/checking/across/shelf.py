"""What is kept of the disclosures of a run until all sources are read.

The tables go to a temporary file, packed; in memory stays what says which disclosures
belong together: some hundred bytes each.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from mingzhang.checking.findings import Subject
from mingzhang.checking.spool import Place, Spool
from mingzhang.disclosure import Disclosure, Reading


class Kept(msgspec.Struct, frozen=True):
    """What is compared of a disclosure with others; packed in a worker."""

    subject: Subject
    source: str
    """The name of its source."""

    digest: bytes
    """Of what is packed: the same for a copy, whatever its file is called."""

    units: tuple[str, ...]
    """The units that it lists (机构设置)."""

    packed: bytes


class Shelved(msgspec.Struct, frozen=True):
    """The same, with its tables in the file."""

    subject: Subject
    source: str
    digest: bytes
    units: tuple[str, ...]
    number: int
    """In the order of the run, from 0."""

    place: Place


def keep(reading: Reading) -> tuple[Kept, ...]:
    """What other disclosures are compared with, of each disclosure of a source."""
    return tuple(_kept(reading.source.name, disclosure) for disclosure in reading.disclosures)


def _kept(source: str, disclosure: Disclosure) -> Kept:
    printed = msgspec.msgpack.encode(_compared(disclosure))
    return Kept(
        Subject.of(disclosure),
        source,
        blake2b(printed, digest_size=16).digest(),
        tuple(unit.name for unit in disclosure.organisations),
        zlib.compress(printed, 6),
    )


def _compared(disclosure: Disclosure) -> Disclosure:
    """A disclosure without what is not compared between documents."""
    return msgspec.structs.replace(
        disclosure,
        procurement_lines=(),
        asset_lines=(),
        front=(),
        contents=(),
        sections=tuple(
            msgspec.structs.replace(section, paragraphs=()) for section in disclosure.sections
        ),
        goals=(),
        projects=(),
    )


def unpacked(packed: bytes) -> Disclosure:
    """The disclosure that was packed."""
    return msgspec.msgpack.decode(zlib.decompress(packed), type=Disclosure)


class Shelf(Spool):
    """Keeps disclosures until they are compared; to be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.shelved: list[Shelved] = []

    def add(self, kept: Iterable[Kept]) -> None:
        """Keep the disclosures of one more source."""
        for one in kept:
            place = self.keep(one.packed)
            number = len(self.shelved)
            self.shelved.append(
                Shelved(one.subject, one.source, one.digest, one.units, number, place)
            )

    def packed(self, one: Shelved) -> bytes:
        """What was kept of a disclosure."""
        return self.kept(one.place)
