"""The books of many departments: which belong together, and each department for itself.

Books that name the same department, by code or by name, are compiled together. A book that
cannot be used stops its own department and no other. A department that was compiled before
from the books as they are is not compiled again.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from mingzhang.compiling import compiled, rollup, unwritten
from mingzhang.compiling.book import Book
from mingzhang.compiling.books.files import JSON, read_book
from mingzhang.compiling.books.rows import UnreadableBookError
from mingzhang.compiling.compose import disclosure
from mingzhang.compiling.round_to_total import Rounded
from mingzhang.disclosure import Agency
from mingzhang.journal import Journal, digest, has_journal

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".et", JSON)
"""What a budget book can be, among the files of a folder."""


def books_in(paths: Iterable[Path]) -> list[Path]:
    """The books that the paths stand for: a folder is all books in it.

    Hidden ones are left out, and what was compiled or published into a folder within it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _workbooks(path) if path.is_dir() else (path,):
            found.setdefault(file)
    return list(found)


def _workbooks(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() not in SUFFIXES or file.name.endswith(compiled.SUFFIX):
            continue
        if not file.is_file() or has_journal(file.parent):
            continue
        if not any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts):
            yield file


_BETWEEN = "|"
"""Between code and name in the journal."""


class BookFile(msgspec.Struct, frozen=True):
    """A book that was read, or what is wrong with it."""

    path: Path
    book: Book | None
    faults: tuple[str, ...] = ()
    """Chinese, one line each: file, sheet, cell, and what to do."""


def read(path: Path) -> BookFile:
    """A book with all its mistakes; a file that is no book has one."""
    try:
        book, mistakes = read_book(path)
    except UnreadableBookError as error:
        return BookFile(path, None, (f"{error}。",))
    return BookFile(path, book, tuple(f"{path} {mistake}" for mistake in mistakes))


class Family(msgspec.Struct, frozen=True):
    """The books of one department; of a book whose cover cannot be read, that alone."""

    department: Agency
    files: tuple[BookFile, ...]

    @property
    def name(self) -> str:
        """代码 名称; the file where no department is known."""
        own = f"{self.department.code} {self.department.name}".strip()
        return own or self.files[0].path.name

    @property
    def key(self) -> str:
        """What the journal knows it by."""
        return f"{self.department.code}{_BETWEEN}{self.department.name}"

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong in its books."""
        return tuple(fault for file in self.files for fault in file.faults)


def families(files: Sequence[BookFile]) -> list[Family]:
    """The departments in the order of their first books.

    One with the code of another and a different name, or the other way round, belongs to it:
    one of the two is a slip, which rolling up then tells.
    """
    found: list[dict[int, BookFile]] = []
    for place, file in enumerate(files):
        mine = [own for own in found if any(_together(file, other) for other in own.values())]
        found = [own for own in found if own not in mine]
        found.append({place: file})
        for own in mine:
            found[-1] |= own
    ordered = [sorted(own.items()) for own in sorted(found, key=min)]
    return [_family([file for _, file in own]) for own in ordered]


def _together(one: BookFile, other: BookFile) -> bool:
    if one.book is None or other.book is None:
        return False
    return _same(one.book.cover.department, other.book.cover.department)


def _same(one: Agency, other: Agency) -> bool:
    return bool(one.code and one.code == other.code) or one.name == other.name


def _family(files: Sequence[BookFile]) -> Family:
    books = [file.book for file in files if file.book is not None]
    department = books[0].cover.department if books else Agency("", "")
    return Family(department, tuple(files))


class Settled(msgspec.Struct, frozen=True):
    """A department that was compiled before, from the same books."""

    department: Agency
    paths: tuple[Path, ...]
    made: tuple[str, ...]
    """The names of its compiled files."""

    @property
    def name(self) -> str:
        """代码 名称."""
        return f"{self.department.code} {self.department.name}".strip()


def settled(journal: Journal, paths: Iterable[Path]) -> list[Settled]:
    """The departments whose books are all there and as they were."""
    here = {str(path.resolve()): path for path in paths}
    found: list[Settled] = []
    for key, entry in journal.entries.items():
        own = [here[name] for name in entry.sources if name in here]
        if journal.is_done(key, sources(own)):
            code, _, name = key.partition(_BETWEEN)
            found.append(Settled(Agency(code, name), tuple(own), tuple(entry.made)))
    return found


def name_of_key(key: str) -> str:
    """代码 名称 of a department that the journal knows."""
    return key.replace(_BETWEEN, " ").strip()


def belongs(file: BookFile, department: Settled) -> bool:
    """Whether a book that was read belongs to a department, which then has changed."""
    return file.book is not None and _same(file.book.cover.department, department.department)


def sources(paths: Iterable[Path]) -> dict[str, str]:
    """Books as the journal names them."""
    return {str(path.resolve()): digest(path) for path in paths}


class Job(msgspec.Struct, frozen=True):
    """A department, and the folder that it is compiled into."""

    family: Family
    folder: Path
    to_total: bool = False
    """Whether amounts are rounded before they are added up (`round_to_total`)."""


class Compiled(msgspec.Struct, frozen=True):
    """What became of one department."""

    files: tuple[Path, ...] = ()
    faults: tuple[str, ...] = ()
    """Why it was not compiled, one line each; then there are no files."""

    advice: str = ""
    """What to do about all of them."""

    rounded: Rounded | None = None
    """How many amounts were rounded first, where that was wanted."""

    seconds: float = 0.0


def compile_family(job: Job) -> Compiled:
    """Compile one department into a folder: all its disclosures, or none."""
    started = time.perf_counter()
    family = job.family
    if faults := family.faults:
        return Compiled(faults=faults, advice=f"共 {len(faults)} 处要改；底册没有错误才能编制")
    books = [file.book for file in family.files if file.book]
    rounded = None
    try:
        if job.to_total:
            accounts, rounded = rollup.rounded_accounts(books)
        else:
            accounts = rollup.accounts(books)
    except rollup.CannotRollUpError as error:
        return Compiled(faults=tuple(f"{family.name}：{reason}" for reason in error.reasons))
    lacking = tuple(
        f"{account.cover.agency.name}：{line}"
        for account in accounts
        for line in unwritten.lacks(account)
    )
    if lacking:
        advice = f"共 {len(lacking)} 处文字或上年数没有填；补齐后再编制，什么也没有写"
        return Compiled(faults=lacking, advice=advice)
    made = compiled.write(map(disclosure, accounts), job.folder, family.name)
    counts = msgspec.structs.replace(rounded, books=()) if rounded else None
    return Compiled(tuple(made), rounded=counts, seconds=time.perf_counter() - started)
