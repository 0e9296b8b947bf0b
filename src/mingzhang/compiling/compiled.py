"""What `mz compile` leaves behind for `mz publish`: compiled disclosures as files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from mingzhang.disclosure import SCOPE_WORDS, Disclosure
from mingzhang.files import replacing
from mingzhang.journal import Journal
from mingzhang.reading.files import refused_by_system

SUFFIX = ".compiled.json"
_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')


class Compiled(msgspec.Struct, frozen=True):
    """A compiled disclosure as a file."""

    schema: Literal["mingzhang.compiled/1"]
    disclosure: Disclosure
    department: str = ""
    """Of a department and its units, what they are published and checked together as."""


class _Head(msgspec.Struct, frozen=True):
    """What says which files belong together, without reading all of them."""

    schema: Literal["mingzhang.compiled/1"]
    department: str = ""


class NotCompiledError(Exception):
    """A file is no compiled disclosure; the message says what to do."""


def name_of(disclosure: Disclosure) -> str:
    """The name of a disclosure's files: 203001_某某局_2024年单位预算."""
    scope = SCOPE_WORDS[disclosure.scope]
    parts = (disclosure.agency.code, disclosure.agency.name, f"{disclosure.year}年{scope}预算")
    return _UNFIT.sub("", "_".join(part for part in parts if part))


def write(disclosures: Iterable[Disclosure], folder: Path, department: str = "") -> list[Path]:
    """Write each disclosure of a department to a file of its own in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for disclosure in disclosures:
        path = folder / f"{name_of(disclosure)}{SUFFIX}"
        data = msgspec.json.encode(Compiled("mingzhang.compiled/1", disclosure, department))
        with replacing(path) as temporary:
            temporary.write_bytes(msgspec.json.format(data, indent=1))
        written.append(path)
    return written


def files(paths: Sequence[Path]) -> list[Path]:
    """The compiled files that files and folders stand for.

    Raises NotCompiledError where there is none.
    """
    found = [
        file
        for path in paths
        for file in (sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path])
    ]
    if not found:
        raise NotCompiledError(
            f"{'、'.join(map(str, paths))} 里没有编好的公开文件；"
            "请先运行 mz compile 底册.xlsx -o 目录"
        )
    return list(dict.fromkeys(found))


def read(path: Path) -> Disclosure:
    """The disclosure in a file. Raises NotCompiledError where it is something else."""
    return _decoded(path, Compiled).disclosure


def overtaken(files: Iterable[Path]) -> set[Path]:
    """Those of the files whose books have changed since and failed, or are gone."""
    by_folder: dict[Path, set[str]] = {}
    found: set[Path] = set()
    for file in files:
        if file.parent not in by_folder:
            by_folder[file.parent] = Journal(file.parent, "compile").overtaken()
        if file.name in by_folder[file.parent]:
            found.add(file)
    return found


def department_of(path: Path) -> str:
    """The department that a file's disclosure belongs to.

    Raises NotCompiledError where it is something else.
    """
    return _decoded(path, _Head).department


_Any = TypeVar("_Any")


def _decoded(path: Path, kind: type[_Any]) -> _Any:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise NotCompiledError(f"{path}：{refused_by_system(error)}") from error
    except msgspec.DecodeError as error:
        raise NotCompiledError(
            f"{path}：不是 mz compile 写出的文件；底册要先编制：mz compile 底册.xlsx -o 目录"
        ) from error
