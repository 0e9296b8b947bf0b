"""Publishing many disclosures: each department checked together, each disclosure for itself.

The functions run in worker processes: what they are given and what they return is small.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from mingzhang.compiling import compiled
from mingzhang.journal import Journal, digest
from mingzhang.publishing.publish import ReadsOtherwiseError, errors, publish


class Family(msgspec.Struct, frozen=True):
    """The compiled files of one department."""

    name: str
    files: tuple[Path, ...]


def families(files: Sequence[Path]) -> tuple[list[Family], list[str]]:
    """The departments in the order of their first files, and what is no compiled file."""
    found: dict[str, list[Path]] = {}
    faults: list[str] = []
    for file in files:
        try:
            found.setdefault(compiled.department_of(file), []).append(file)
        except compiled.NotCompiledError as error:
            faults.append(str(error))
    return [Family(name or own[0].name, tuple(own)) for name, own in found.items()], faults


def check_family(family: Family) -> tuple[str, ...]:
    """The errors of a department's disclosures, one line each; published is what has none."""
    try:
        disclosures = [compiled.read(file) for file in family.files]
    except compiled.NotCompiledError as error:
        return (str(error),)
    return tuple(f"{its.subject} [{its.rule}] {its.message}" for its in errors(disclosures))


class Job(msgspec.Struct, frozen=True):
    """A compiled file, and what is to be made of it."""

    file: Path
    folder: Path
    """Where the results go; a folder of their own until all are complete."""

    formats: tuple[str, ...]


class Published(msgspec.Struct, frozen=True):
    """What was made of a compiled file."""

    files: tuple[Path, ...] = ()
    """One for each format, in their order."""

    fault: str = ""
    """Why nothing was."""

    seconds: float = 0.0


def publish_file(job: Job) -> Published:
    """Write one disclosure in all its formats, or in none.

    Raises CannotPublishError where a format needs what is not installed.
    """
    started = time.perf_counter()
    job.folder.mkdir()
    name = job.file.name.removesuffix(compiled.SUFFIX)
    try:
        made = publish(compiled.read(job.file), job.folder, name, job.formats)
    except (ReadsOtherwiseError, compiled.NotCompiledError) as error:
        return Published(fault=str(error))
    return Published(tuple(made), seconds=time.perf_counter() - started)


def left_to_do(file: Path, formats: Sequence[str], journal: Journal) -> tuple[str, ...]:
    """The formats that a compiled file as it is was not published in yet."""
    sources = source(file)
    return tuple(chosen for chosen in formats if not journal.is_done(key(file, chosen), sources))


def source(file: Path) -> dict[str, str]:
    """A compiled file as the journal names it."""
    return {file.name: digest(file)}


def key(file: Path, chosen: str) -> str:
    """What the journal knows a file in a format by."""
    return f"{file.name} {chosen}"
