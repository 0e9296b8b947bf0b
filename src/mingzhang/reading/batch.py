"""Many sources: folders, several processes, and one bad file that does not stop the others.

Results come in the order of the sources, a few at a time, so that memory does not grow
with their number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from mingzhang.disclosure import Reading
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.source import read_bytes

MAX_BYTES = 64 * 1024 * 1024
"""Text of this size holds some hundred thousand pages; more is no disclosure."""

_FEW = 4
"""Below this number of sources starting processes costs more than it saves."""

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
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 2**20
            raise UnreadableSourceError(
                f"有 {size / 2**20:.0f} MB，超过 {limit} MB 的上限，没有读取。"
                "预算公开的文本不会这么大，请确认文件，或按单位拆开"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableSourceError("没有这个文件。请检查路径") from None
    except PermissionError:
        raise UnreadableSourceError("没有读取权限。请检查文件权限") from None
    except OSError as error:
        raise UnreadableSourceError(f"读取失败（{error.strerror}）。请检查文件") from None
    return read_bytes(data, path.name)


def process(
    paths: Iterable[Path], work: Callable[[Reading], Result], workers: int
) -> Iterator[Outcome[Result]]:
    """Read each source and do the work on it, in up to `workers` processes, in order."""
    files = list(paths)
    if workers < 2 or len(files) < _FEW:
        for path in files:
            yield _one(path, work)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[Outcome[Result]]] = deque()
        for path in files:
            waiting.append(pool.submit(_one, path, work))
            if len(waiting) > 4 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _one(path: Path, work: Callable[[Reading], Result]) -> Outcome[Result]:
    try:
        return Outcome(path, work(read_path(path)), None)
    except UnreadableSourceError as error:
        return Outcome(path, None, Failure(str(path), str(error)))
