"""Many sources: folders, several processes, and one bad file that does not stop the others.

Results come in the order of the sources, a few at a time, so that memory does not grow
with their number.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from mingzhang.disclosure import Reading
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.source import read_bytes
from mingzhang.reading.workers import DEFAULT, Limits, Stopped, each

MAX_BYTES = 64 * 1024 * 1024
"""Text of this size holds some hundred thousand pages; more is no disclosure."""

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


class Outcome(msgspec.Struct, Generic[Result], frozen=True):
    """What became of one source: a result or a failure."""

    path: Path
    result: Result | None
    failure: Failure | None


def sources(paths: Iterable[Path]) -> list[Path]:
    """The files that the paths stand for: a folder is all files in it, hidden ones left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (entry for entry in path.rglob("*") if entry.is_file())
            found += sorted(entry for entry in inside if not _is_hidden(entry, path))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _is_hidden(path: Path, below: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(below).parts)


def read_path(path: Path) -> Reading:
    """The disclosures of one file. Raises UnreadableSourceError with a message for the user."""
    _, data = _opened(path, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))  # it has grown meanwhile, or its size was a lie
    return read_bytes(data, path.name)


def _opened(path: Path, most: int) -> tuple[int, bytes]:
    """The size of a file and at most so many bytes of it.

    Anything but a regular file is refused before it is opened: a pipe would wait for ever,
    and a device may have no end.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSourceError(
                "不是普通文件（是管道、设备等），没有读取。请换成公开文件本身"
            )
        if status.st_size > MAX_BYTES:
            raise _too_large(status.st_size)
        with path.open("rb") as file:
            return status.st_size, file.read(most)
    except FileNotFoundError:
        raise UnreadableSourceError("没有这个文件。请检查路径") from None
    except PermissionError:
        raise UnreadableSourceError("没有读取权限。请检查文件权限") from None
    except OSError as error:
        raise UnreadableSourceError(f"读取失败（{error.strerror}）。请检查文件") from None


def _too_large(size: int) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"有 {size / 2**20:.0f} MB，超过 {MAX_BYTES // 2**20} MB 的上限，没有读取。"
        "预算公开的文本不会这么大，请确认文件，或按单位拆开"
    )


def process(
    paths: Iterable[Path],
    work: Callable[[Reading], Result],
    workers: int,
    limits: Limits = DEFAULT,
) -> Iterator[Outcome[Result]]:
    """Read each source and do the work on it, in up to `workers` processes, in order.

    A few small texts are read in this process; all else, and above all what native libraries
    read, within the limits of a worker. `work` is a function of a module, or a worker could
    not find it.
    """
    files = list(paths)
    one = partial(_one, work=work)
    if len(files) < _FEW and all(map(_is_small_text, files)):
        yield from map(one, files)
        return
    for path, outcome in zip(files, each(one, files, workers, limits), strict=True):
        if isinstance(outcome, Stopped):
            yield Outcome(path, None, Failure(str(path), outcome.message))
        else:
            yield outcome


def _one(path: Path, work: Callable[[Reading], Result]) -> Outcome[Result]:
    try:
        return Outcome(path, work(read_path(path)), None)
    except UnreadableSourceError as error:
        return Outcome(path, None, Failure(str(path), str(error)))


def _is_small_text(path: Path) -> bool:
    """Whether reading this cannot take long or crash: text, or refused before it is read."""
    try:
        size, data = _opened(path, _SNIFFED)
    except UnreadableSourceError:
        return True
    if size > _SMALL or b"%PDF-" in data or _MARKUP.match(data):
        return False
    return data.startswith(_UTF_16) or not _CONTROLS.search(data)
