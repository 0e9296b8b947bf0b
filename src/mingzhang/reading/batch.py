"""Many sources: several processes, and one bad file that does not stop the others.

Results come in the order of the sources, a few at a time, so that memory does not grow
with their number.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from mingzhang.disclosure import Reading
from mingzhang.reading import files, ours
from mingzhang.reading.counts import Counts, counted
from mingzhang.reading.files import SourceFile
from mingzhang.reading.formats import OwnFileError, UnreadableSourceError
from mingzhang.reading.source import read_bytes
from mingzhang.reading.workers import DEFAULT, Limits, Stopped, each

_FEW = 8
"""Below this number of small texts starting processes costs more than it saves."""

_SMALL = 2**20
"""Bytes of a text that this process may read: twenty times a usual one."""

_SNIFFED = 1024
"""Bytes that tell text from what native libraries read; all their formats show here."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""No text has these, and each binary format (PK, OLE, images, archives) soon has one."""

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<|\{\\rtf)")
"""HTML, XML and RTF are text, but not read as such."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

Result = TypeVar("Result")


class Failure(msgspec.Struct, frozen=True):
    """A source that could not be read: what, and what to do."""

    name: str
    message: str
    is_own: bool = False
    """Whether 明账 itself wrote it and nobody named it: no source, so nothing is amiss."""


class Outcome(msgspec.Struct, Generic[Result], frozen=True):
    """What became of one source: a result or a failure."""

    file: SourceFile
    result: Result | None
    failure: Failure | None
    counts: Counts | None = None
    """In numbers, what was read."""

    seconds: float = 0.0
    """For reading and the work on it; 0 where it was stopped."""


def read_path(path: Path) -> Reading:
    """The disclosures of one file. Raises UnreadableSourceError with a message for the user."""
    return read_bytes(files.read(SourceFile(path, path.name)), path.name)


def process(
    sources: Iterable[SourceFile],
    work: Callable[[Reading], Result],
    workers: int,
    limits: Limits = DEFAULT,
) -> Iterator[Outcome[Result]]:
    """Read each source and do the work on it, in up to `workers` processes, in order.

    A few small texts are read in this process; all else, and above all what native libraries
    read, within the limits of a worker. `work` is a function of a module, or a worker could
    not find it.
    """
    queue = list(sources)
    one = partial(_one, work=work)
    if len(queue) < _FEW and all(map(is_small_text, queue)):
        yield from map(one, queue)
        return
    for file, outcome in zip(queue, each(one, queue, workers, limits), strict=True):
        if isinstance(outcome, Stopped):
            yield Outcome(file, None, Failure(file.shown, outcome.message))
        else:
            yield outcome


def _one(file: SourceFile, work: Callable[[Reading], Result]) -> Outcome[Result]:
    start = time.perf_counter()
    try:
        data = files.read(file)
        if not file.named and ours.is_annotated(data):
            raise OwnFileError("是明账写了批注的副本")
        reading = read_bytes(data, file.full_name)
        result = work(reading)
        seconds = time.perf_counter() - start
        return Outcome(file, result, None, counted(reading), seconds)
    except UnreadableSourceError as error:
        is_own = isinstance(error, OwnFileError) and not file.named
        return Outcome(file, None, Failure(file.shown, str(error), is_own))


def is_small_text(file: SourceFile) -> bool:
    """Whether reading this cannot take long or crash: text, or refused before it is read."""
    if file.refusal:
        return True
    try:
        size, data = files.beginning(file.path, _SNIFFED)
    except UnreadableSourceError:
        return True
    if file.inside or size > _SMALL or b"%PDF-" in data or _MARKUP.match(data):
        return False
    return data.startswith(_UTF_16) or not _CONTROLS.search(data)
