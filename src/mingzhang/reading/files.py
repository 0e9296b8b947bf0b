"""The files that paths stand for: a folder or an archive is all files in it.

An archive is listed in a worker and its members are read in workers, each within the limits
of a file of its own: the main process never unpacks anything, and nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import stat
import weakref
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from mingzhang.reading import archive
from mingzhang.reading.archive import Archive, ArchiveUnreadableError, Beginning
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.workers import DEFAULT, Limits, Stopped, each

MAX_BYTES = 64 * 1024 * 1024
"""Text of this size holds some hundred thousand pages; more is no disclosure."""

MAX_DEPTH = 3
"""Archives within archives: county, department, unit."""

_SETTINGS = ".toml"
_NO_FILES = "压缩包里没有文件。请检查压缩包"


class SourceFile(msgspec.Struct, frozen=True):
    """A file to be read: on disk, or in an archive."""

    path: Path
    """The file on disk: the source itself, or the archive it is in."""

    name: str
    """From the folder that was asked for: "教育局/预算.pdf"."""

    member: str = ""
    """The path in the archive."""

    inside: tuple[int, ...] = ()
    """Its place in the archive, and in archives inside that, outermost first."""

    refusal: str = ""
    """Why it is not read, and what to do; "" for what can be read."""

    named: bool = True
    """Whether the user named it; False for what was found in a folder or archive."""

    @property
    def full_name(self) -> str:
        """The name, and in an archive its member: "公开.zip/教育局/预算.pdf"."""
        return f"{self.name}/{self.member}" if self.member else self.name

    @property
    def shown(self) -> str:
        """The same with the path on disk."""
        return f"{self.path}/{self.member}" if self.member else str(self.path)


def sources(paths: Iterable[Path]) -> list[SourceFile]:
    """The files on disk that the paths stand for.

    Of folders, hidden files and settings (`mingzhang.toml`, baselines, own rules) are left out.
    """
    found: dict[Path, SourceFile] = {}
    for path in paths:
        if path.is_dir():
            inside = (entry.relative_to(path) for entry in path.rglob("*") if entry.is_file())
            for relative in sorted(inside):
                if _may_be_source(relative):
                    own = path / relative
                    found.setdefault(own, SourceFile(own, relative.as_posix(), named=False))
        else:
            found.setdefault(path, SourceFile(path, path.name))
    return list(_told_apart(found.values()))


def _told_apart(files: Collection[SourceFile]) -> Iterator[SourceFile]:
    """The same; files of one name in two folders are called by their whole paths."""
    counts = Counter(file.name for file in files)
    for file in files:
        is_only = counts[file.name] == 1
        yield file if is_only else msgspec.structs.replace(file, name=file.path.as_posix())


def _may_be_source(path: Path) -> bool:
    """Whether a file in a folder may be meant to be read."""
    return path.suffix != _SETTINGS and not any(map(archive.left_by_systems, path.parts))


def with_members(
    files: Iterable[SourceFile], workers: int, limits: Limits = DEFAULT
) -> list[SourceFile]:
    """The same files, and in place of each archive the files in it, in their order."""
    files = list(files)
    archives = [file for file in files if _may_be_archive(file)]
    if not archives:
        return files
    listed = dict(zip(archives, each(listing, archives, workers, limits), strict=True))
    found: list[SourceFile] = []
    for file in files:
        members = listed.get(file, [file])
        if isinstance(members, Stopped):
            found.append(_refused(file, members.message))
        else:
            found += members
    return found


def _may_be_archive(file: SourceFile) -> bool:
    try:
        with _regular(file.path).open("rb") as opened:
            return archive.may_be_archive(opened.read(archive.HEAD))
    except (OSError, UnreadableSourceError):
        return False  # which is told when it is read


def listing(file: SourceFile) -> list[SourceFile]:
    """The files in an archive on disk; the file itself where it is none, or cannot be opened."""
    try:
        with file.path.open("rb") as opened:
            if not archive.is_archive(opened):
                return [file]
            found = list(_inside(file, archive.open_archive(opened), [0]))
    except ArchiveUnreadableError as error:
        return [_refused(file, str(error))]
    return found or [_refused(file, _NO_FILES)]


def _inside(file: SourceFile, opened: Archive, count: list[int]) -> Iterator[SourceFile]:
    """The files in an archive and in archives inside it; `count` is how many there are so far."""
    for member, beginning in opened.members():
        if any(map(archive.left_by_systems, member.name.split("/"))):
            continue
        own = msgspec.structs.replace(
            file,
            member=f"{file.member}/{member.name}".lstrip("/"),
            inside=(*file.inside, member.index),
            refusal=member.refusal,
            named=False,
        )
        try:
            inner = None if member.refusal else _inner(beginning)
            if inner is not None:
                yield from _nested(own, inner, count)
                continue
            if not own.refusal and member.size > MAX_BYTES:
                own = _refused(own, too_large(member.size))
        except ArchiveUnreadableError as error:
            own = _refused(own, str(error))
        count[0] += 1
        archive.check_count(count[0])
        yield own


def _inner(beginning: Beginning) -> io.BytesIO | None:
    """A member that is an archive itself."""
    if not archive.may_be_archive(beginning(archive.HEAD)):
        return None
    whole = io.BytesIO(beginning(-1))
    return whole if archive.is_archive(whole) else None


def _nested(file: SourceFile, data: io.BytesIO, count: list[int]) -> list[SourceFile]:
    if len(file.inside) >= MAX_DEPTH:
        return [_refused(file, f"压缩包套了 {MAX_DEPTH} 层以上，没有读取。请先解压里面的压缩包")]
    try:
        found = list(_inside(file, archive.open_archive(data), count))
    except ArchiveUnreadableError as error:
        return [_refused(file, str(error))]
    return found or [_refused(file, _NO_FILES)]


def _refused(file: SourceFile, message: str) -> SourceFile:
    return msgspec.structs.replace(file, refusal=message)


# ---------- bytes ----------


def read(file: SourceFile) -> bytes:
    """All bytes of a file. Raises UnreadableSourceError with a message for the user."""
    if file.refusal:
        raise UnreadableSourceError(file.refusal)
    if not file.inside:
        _, data = beginning(file.path, MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UnreadableSourceError(too_large(len(data)))  # its size was a lie
        return data
    try:
        changed = file.path.stat().st_mtime_ns
        *outer, index = file.inside
        return _opened(file.path, changed, tuple(outer)).read(index)
    except ArchiveUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    except OSError as error:
        raise UnreadableSourceError(refused_by_system(error)) from None


@lru_cache(maxsize=MAX_DEPTH)
def _opened(path: Path, changed: int, inside: tuple[int, ...]) -> Archive:
    """An archive, kept open: its members are asked for one after the other."""
    if not inside:
        file = path.open("rb")
        try:
            opened = archive.open_archive(file)
        except BaseException:
            file.close()
            raise
        weakref.finalize(opened, file.close)  # when the cache lets go of it
        return opened
    *outer, index = inside
    return archive.open_archive(io.BytesIO(_opened(path, changed, tuple(outer)).read(index)))


def beginning(path: Path, most: int) -> tuple[int, bytes]:
    """The size of a file on disk and at most so many bytes of it.

    Raises UnreadableSourceError with a message for the user.
    """
    try:
        size = _regular(path).stat().st_size
        if size > MAX_BYTES:
            raise UnreadableSourceError(too_large(size))
        with path.open("rb") as file:
            return size, file.read(most)
    except OSError as error:
        raise UnreadableSourceError(refused_by_system(error)) from None


_A_FOLDER = "是文件夹，不是文件。请写出其中的一个文件"


def _regular(path: Path) -> Path:
    """The path of a regular file. Anything else is refused before it is opened.

    A pipe would wait for ever, and a device may have no end.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableSourceError(_A_FOLDER)
    if not stat.S_ISREG(mode):
        raise UnreadableSourceError("不是普通文件（是管道、设备等），没有读取。请换成公开文件本身")
    return path


def refused_by_system(error: OSError) -> str:
    """Why a file could not be opened, and what to do."""
    if isinstance(error, IsADirectoryError):
        return _A_FOLDER
    if isinstance(error, FileNotFoundError):
        return "没有这个文件。请检查路径"
    if isinstance(error, PermissionError):
        return "没有读取权限。请检查文件权限"
    return f"读取失败（{error.strerror}）。请检查文件"


def too_large(size: int) -> str:
    """What is said of a file with too many bytes."""
    return (
        f"有 {size / 2**20:.0f} MB，超过 {MAX_BYTES // 2**20} MB 的上限，没有读取。"
        "预算公开的文本不会这么大，请确认文件，或按单位拆开"
    )
