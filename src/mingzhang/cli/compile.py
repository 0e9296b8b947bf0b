"""`mz compile`: budget books to compiled disclosures, department by department."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli.arguments import department_options, file_path
from mingzhang.cli.departments import Row, spread, table
from mingzhang.cli.output import OK, UNUSABLE, UnusableError, complain, say, writing

if TYPE_CHECKING:
    from mingzhang.compiling.county import BookFile, Compiled, Family, Settled
    from mingzhang.journal import Journal
    from mingzhang.reading.workers import Stopped


def options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz compile`."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=file_path,
        metavar="底册",
        help="单位底册和部门底册，或放底册的文件夹；几个部门的底册按部门分别编制",
    )
    parser.add_argument(
        "--round-to-total",
        action="store_true",
        help="先把底册各行取整到表内的末位（最大余额法，合计不变）再汇总，印出的分项处处等于合计；"
        "不写时各数分别四舍五入，有尾差的在表下说明",
    )
    department_options(parser)


def run(options: argparse.Namespace) -> int:
    """Books to compiled disclosures in a folder; what was done and has not changed stays."""
    from mingzhang.compiling.county import books_in

    paths = books_in(options.paths)
    if not paths:
        _orphaned(_journal(options), options.output)
        raise UnusableError(f"{'、'.join(map(str, options.paths))} 里没有底册。请检查路径")
    with writing(options.output):
        rows = _compiled(paths, options)
    for line in table(rows, "编好", options.table):
        say(line)
    if any(row.disclosures or row.unchanged for row in rows):
        say(f"接下来：mz publish {options.output} --to docx,pdf -o 公开")
    return UNUSABLE if any(row.faults for row in rows) else OK


def _compiled(paths: list[Path], options: argparse.Namespace) -> list[Row]:
    """Compile the departments that are new or have changed."""
    from mingzhang.compiling import county
    from mingzhang.journal import workshop

    journal = _journal(options)
    same = [] if options.again else county.settled(journal, paths)
    same, files = _read(paths, same, options)
    rows = [Row(own.name, unchanged=len(own.made)) for own in same]
    found = county.families(files)
    shelf = _Shelf(
        options.output,
        journal,
        {name for own in same for name in own.made},
        {family.key for family in found},
    )
    with workshop(options.output) as unfinished:
        jobs = [
            county.Job(its, unfinished / str(place), options.round_to_total)
            for place, its in enumerate(found)
        ]
        with closing(spread(county.compile_family, jobs, "编制", options)) as results:
            for family, result in zip(found, results, strict=True):
                row = shelf.put(family, result)
                rows.append(row)
                if len(found) == 1 and not same and not row.faults:
                    for name in journal.made(family.key):
                        say(f"编好 {options.output / name}")
                    for line in _on_rounding(result):
                        say(line)
    return [*rows, *_orphaned(journal, options.output)]


def _journal(options: argparse.Namespace) -> Journal:
    from mingzhang.journal import Journal

    wanted = ("round-to-total",) if options.round_to_total else ()
    return Journal(options.output, "compile", wanted)


def _orphaned(journal: Journal, folder: Path) -> list[Row]:
    """Tell which departments were compiled from books that are there no more.

    What was compiled of them stays, marked in the journal, and is not published.
    """
    from mingzhang.compiling.county import name_of_key

    rows: list[Row] = []
    keys = journal.orphans()
    for key in keys:
        gone = [source for source in journal.entries[key].sources if not Path(source).exists()]
        more = f"等 {len(gone)} 本" if len(gone) > 1 else ""
        complain(
            f"{name_of_key(key)}：编制用的底册 {gone[0]} {more}已经不在，{folder} 里以前编好的 "
            f"{len(journal.made(key))} 份不会再发布。请找回底册重新编制；部门撤销的，删去这几份"
        )
        rows.append(Row(name_of_key(key), faults=1))
    if keys:
        journal.overtake(keys)
    return rows


def _on_rounding(result: Compiled | Stopped) -> Iterator[str]:
    """What rounding to the total has changed."""
    if (its := getattr(result, "rounded", None)) is None:
        return
    if its.changed:
        moved = f"其中 {its.moved} 个为了合计不是就近取整"
        yield f"四舍五入到合计：取整 {its.changed} 个明细数，{moved}"
    else:
        yield "四舍五入到合计：没有比表内末位更细的明细数，没有改动"


def _read(
    paths: list[Path], same: list[Settled], options: argparse.Namespace
) -> tuple[list[Settled], list[BookFile]]:
    """The departments that have not changed, and all books of the others."""
    from mingzhang.compiling import county

    known = {path for own in same for path in own.paths}
    files = _books([path for path in paths if path not in known], options)
    changed = [own for own in same if any(county.belongs(file, own) for file in files)]
    files += _books([path for own in changed for path in own.paths], options)
    places = {path: place for place, path in enumerate(paths)}
    return (
        [own for own in same if own not in changed],
        sorted(files, key=lambda file: places[file.path]),
    )


def _books(paths: list[Path], options: argparse.Namespace) -> list[BookFile]:
    from mingzhang.compiling import county
    from mingzhang.reading.workers import Stopped

    return [
        county.BookFile(path, None, (f"{path} {read.message}。",))
        if isinstance(read, Stopped)
        else read
        for path, read in zip(paths, spread(county.read, paths, "读取底册", options), strict=True)
    ]


class _Shelf:
    """Where compiled departments are put, each when it is whole.

    What was compiled of a department that cannot be compiled any more stays, marked in the
    journal, and is not published.
    """

    def __init__(self, folder: Path, journal: Journal, taken: set[str], keys: set[str]) -> None:
        self._folder = folder
        self._journal = journal
        self._taken = taken
        self._keys = keys

    def put(self, family: Family, result: Compiled | Stopped) -> Row:
        """Put what was compiled in its place, or say why it was not."""
        from mingzhang.compiling.county import sources
        from mingzhang.reading.workers import Stopped

        if isinstance(result, Stopped):
            return self._refused(family, (f"{family.name} {result.message}。",))
        if faults := result.faults or tuple(self._clashes(result)):
            return self._refused(family, faults, result.advice)
        placed = [path.replace(self._folder / path.name) for path in result.files]
        self._taken |= {path.name for path in placed}
        self._clear(family)
        self._journal.note(sources(file.path for file in family.files), {family.key: placed})
        return Row(family.name, len(placed), seconds=result.seconds)

    def _clear(self, family: Family) -> None:
        """Remove what was compiled of the same books when unit or department had another name."""
        for key in self._related(family):
            if key != family.key and key in self._keys:
                continue  # a department of its own, which had one of these books before
            for name in self._journal.made(key):
                if name not in self._taken:
                    (self._folder / name).unlink(missing_ok=True)
            self._journal.forget(key)

    def _refused(self, family: Family, faults: Sequence[str], advice: str = "") -> Row:
        for line in (*faults, *((advice,) if advice else ())):
            complain(line)
        old = [key for key in self._related(family) if self._journal.made(key)]
        if old:
            self._journal.overtake(old)
            count = sum(len(self._journal.made(key)) for key in old)
            complain(
                f"{self._folder} 里由这些底册以前编好的 {count} 份还在，但与底册不符；"
                "改正底册、重新编制以前不会发布"
            )
        return Row(family.name, faults=len(faults))

    def _related(self, family: Family) -> list[str]:
        from mingzhang.compiling.county import sources

        return self._journal.related(family.key, sources(file.path for file in family.files))

    def _clashes(self, result: Compiled) -> Iterator[str]:
        for path in result.files:
            if path.name in self._taken:
                yield (f"{path.name}：两个部门有同名的单位，会互相覆盖；请在封面填写不同的单位编码")
