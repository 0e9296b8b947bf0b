"""`mz publish`: compiled disclosures to files, department by department."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli.arguments import department_options, file_path
from mingzhang.cli.departments import Row, spread, table
from mingzhang.cli.output import OK, UNUSABLE, UnusableError, complain, say, writing

if TYPE_CHECKING:
    from mingzhang.journal import Journal
    from mingzhang.publishing.batch import Family, Job, Published
    from mingzhang.reading.workers import Stopped

FORMATS = ("docx", "pdf", "xlsx", "html", "json", "datapackage")


def options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz publish`."""
    parser.add_argument(
        "paths", nargs="+", type=file_path, metavar="路径", help="mz compile 写出的目录"
    )
    parser.add_argument(
        "--to", default="docx", metavar="格式", help=f"逗号分开：{','.join(FORMATS)}"
    )
    department_options(parser)


def run(options: argparse.Namespace) -> int:
    """Compiled disclosures to files; what was published and has not changed stays."""
    from mingzhang.compiling import compiled
    from mingzhang.publishing import batch
    from mingzhang.publishing.pdf import CannotPublishError
    from mingzhang.publishing.publish import require

    formats = _formats(options.to)
    try:
        families, faults = batch.families(compiled.files(options.paths))
    except compiled.NotCompiledError as error:
        raise UnusableError(str(error)) from None
    for fault in faults:
        complain(fault)
    try:
        require(formats)
    except CannotPublishError as error:
        raise UnusableError(str(error)) from None
    with writing(options.output):
        rows = _published(families, formats, options)
    for line in table(rows, "发布", options.table):
        say(line)
    return UNUSABLE if faults or any(row.faults for row in rows) else OK


def _formats(wanted: str) -> tuple[str, ...]:
    formats = tuple(part.strip() for part in wanted.split(",") if part.strip())
    if unknown := [part for part in formats if part not in FORMATS] or ([] if formats else [""]):
        raise UnusableError(f"--to 不认识“{unknown[0]}”，可以写：{','.join(FORMATS)}")
    return formats


def _published(
    families: Sequence[Family], formats: Sequence[str], options: argparse.Namespace
) -> list[Row]:
    """Publish what is new or has changed; a department that has errors is left out whole."""
    from mingzhang.journal import Journal, workshop
    from mingzhang.publishing import batch

    journal = Journal(options.output, "publish")
    wanted = {
        file: tuple(formats) if options.again else batch.left_to_do(file, formats, journal)
        for family in families
        for file in family.files
    }
    rows = [_row(family, wanted) for family in families]
    _refuse_overtaken(families, rows)
    _check(families, rows, options)
    todo = [
        (file, row)
        for family, row in zip(families, rows, strict=True)
        for file in family.files
        if wanted[file] and not row.faults
    ]
    if not todo:
        return rows
    with workshop(options.output) as unfinished:
        jobs = [
            batch.Job(file, unfinished / str(place), wanted[file])
            for place, (file, _) in enumerate(todo)
        ]
        with closing(spread(batch.publish_file, jobs, "发布", options)) as results:
            for (_, row), job, result in zip(todo, jobs, results, strict=True):
                for path in _placed(job, result, row, journal, options.output):
                    if len(families) == 1:
                        say(f"写出 {path}")
    return rows


def _row(family: Family, wanted: dict[Path, tuple[str, ...]]) -> Row:
    return Row(family.name, unchanged=sum(not wanted[file] for file in family.files))


def _refuse_overtaken(families: Sequence[Family], rows: Sequence[Row]) -> None:
    """Tell which departments were compiled from books that are unusable or gone by now."""
    from mingzhang.compiling.compiled import overtaken

    for family, row in zip(families, rows, strict=True):
        if old := overtaken(family.files):
            folder = min(old).parent
            complain(
                f"{family.name}：底册改过以后没有编成，或者已经不在，{folder} 里的是以前编好的，"
                "没有发布。请改正或找回底册，重新 mz compile 以后再发布"
            )
            row.faults += 1


def _check(families: Sequence[Family], rows: Sequence[Row], options: argparse.Namespace) -> None:
    """Tell the errors of each department that something is left to publish of."""
    from mingzhang.publishing.batch import check_family
    from mingzhang.reading.workers import Stopped

    left = [
        (family, row)
        for family, row in zip(families, rows, strict=True)
        if row.unchanged < len(family.files) and not row.faults
    ]
    found = spread(check_family, [family for family, _ in left], "核对", options)
    for (family, row), faults in zip(left, found, strict=True):
        if isinstance(faults, Stopped):
            complain(f"{family.name} {faults.message}。")
            row.faults = 1
            continue
        for fault in faults:
            complain(fault)
        row.faults = len(faults)
        if faults:
            complain(f"核对出 {len(faults)} 个错误，没有发布；请改正底册后重新编制")


def _placed(
    job: Job, result: Published | Stopped, row: Row, journal: Journal, folder: Path
) -> list[Path]:
    """What was made of a file, put in its place; told where nothing was."""
    from mingzhang.publishing.batch import key, source
    from mingzhang.reading.workers import Stopped

    fault = f"{job.file} {result.message}。" if isinstance(result, Stopped) else result.fault
    if isinstance(result, Stopped) or fault:
        complain(fault)
        row.faults += 1
        return []
    placed = [path.replace(folder / path.name) for path in result.files]
    made = zip(job.formats, placed, strict=True)
    journal.note(source(job.file), {key(job.file, chosen): [path] for chosen, path in made})
    row.disclosures += 1
    row.seconds += result.seconds
    return placed
