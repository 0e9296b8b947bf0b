"""What was made from what, so that a run which is repeated does only what is new.

A journal lies in the folder of the results. It names, for each piece of work, the files that
went in and those that came out, by their SHA-256: work is done when both are still as they
were. It is written anew after each piece, whole or not at all, so an interrupted run goes on
where it stopped. Another version of the program, or other options, do everything again. Where
what goes in has changed and nothing could be made of it, or is there no more, the journal marks
what came out before as overtaken.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from mingzhang import __version__
from mingzhang.files import replacing

_UNFINISHED = ".mz-"
_LEFT = ".tmp"
_ABANDONED = 3600
"""Seconds after which what a killed run has left is removed by the next one."""


class Entry(msgspec.Struct, frozen=True):
    """A piece of work that was done."""

    sources: dict[str, str]
    """The SHA-256 of each file that went in, by its name."""

    made: dict[str, str]
    """The same of those that came out, by their names in the folder."""

    version: str
    """Of the program that did it."""

    options: tuple[str, ...] = ()
    """What was wanted that makes the results others."""

    is_overtaken: bool = False
    """What goes in has changed since, and nothing could be made of it; or it is gone."""


class _Written(msgspec.Struct, frozen=True):
    entries: dict[str, Entry]


class Journal:
    """The journal of a folder, for one command. A folder without one has none of the work."""

    def __init__(self, folder: Path, command: str, options: Iterable[str] = ()) -> None:
        self._folder = folder
        self._options = tuple(options)
        self._path = folder / f".mz-{command}.json"
        self.entries = self._read()

    def _read(self) -> dict[str, Entry]:
        try:
            written = msgspec.json.decode(self._path.read_bytes(), type=_Written)
        except (OSError, msgspec.DecodeError):
            return {}
        return dict(written.entries)

    def is_done(self, key: str, sources: Mapping[str, str]) -> bool:
        """Whether this was made from exactly these sources, and everything is still there."""
        entry = self.entries.get(key)
        return (
            entry is not None
            and entry.version == __version__
            and entry.options == self._options
            and not entry.is_overtaken
            and entry.sources == sources
            and all(digest(self._folder / name) == known for name, known in entry.made.items())
        )

    def made(self, key: str) -> tuple[str, ...]:
        """The names of what was made of a piece of work the last time."""
        entry = self.entries.get(key)
        return tuple(entry.made) if entry else ()

    def note(self, sources: Mapping[str, str], made: Mapping[str, Iterable[Path]]) -> None:
        """Pieces of work, by their keys, are done."""
        for key, paths in made.items():
            results = {path.name: digest(path) for path in paths}
            self.entries[key] = Entry(dict(sources), results, __version__, self._options)
        self._write()

    def related(self, key: str, sources: Iterable[str]) -> list[str]:
        """The keys of the work that has this key or went by any of these sources."""
        names = set(sources)
        return [
            own for own, its in self.entries.items() if own == key or names & its.sources.keys()
        ]

    def orphans(self) -> list[str]:
        """The keys of the work whose results are there and whose sources are not all any more."""
        return [
            key
            for key, its in self.entries.items()
            if any((self._folder / name).exists() for name in its.made)
            and not all(Path(source).exists() for source in its.sources)
        ]

    def overtake(self, keys: Iterable[str]) -> None:
        """What was made of these pieces of work is not of their sources as they are now."""
        for key in keys:
            self.entries[key] = msgspec.structs.replace(self.entries[key], is_overtaken=True)
        self._write()

    def forget(self, key: str) -> None:
        """A piece of work is none any more."""
        del self.entries[key]
        self._write()

    def overtaken(self) -> set[str]:
        """The names of what is not of its sources as they are now."""
        old, valid = set[str](), set[str]()
        for its in self.entries.values():
            (old if its.is_overtaken else valid).update(its.made)
        return old - valid

    def _write(self) -> None:
        with replacing(self._path) as temporary:
            temporary.write_bytes(msgspec.json.encode(_Written(self.entries)))


def has_journal(folder: Path) -> bool:
    """Whether results were put into a folder."""
    return any(folder.glob(".mz-*.json"))


def digest(path: Path) -> str:
    """The SHA-256 of a file; "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A hidden folder in `folder` for what is not finished; gone at the end.

    Processes that are killed leave what they wrote in here, and never among the results.
    `folder` is made for it, and goes too where nothing was put there.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_UNFINISHED}*{_LEFT}"):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            _remove(left)
    try:
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, suffix=_LEFT, dir=folder) as inside:
            yield Path(inside)
    finally:
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def _remove(left: Path) -> None:
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)
