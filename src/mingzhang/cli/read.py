"""`mz read`: sources to data."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli.arguments import file_path, path_options
from mingzhang.cli.output import OK, UNUSABLE, UnusableError, complain, opened, say, writing
from mingzhang.cli.sources import Run, results

if TYPE_CHECKING:
    from mingzhang.disclosure import Reading
    from mingzhang.reading.batch import Outcome


def options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz read`."""
    path_options(parser)
    parser.add_argument("-o", "--output", type=file_path, metavar="文件", help="写到这个文件")
    parser.add_argument(
        "--show-pages",
        type=file_path,
        metavar="文件夹",
        help="把 PDF、图片各页连同认出的单元格画成图片（调试表样用，需要 Pillow）",
    )
    parser.add_argument(
        "--to", choices=("json", "xlsx", "csv"), help="格式；不写时看文件名，都没有时只列概况"
    )


def run(options: argparse.Namespace) -> int:
    """Runs `mz read`; returns the exit code."""
    chosen = options.to or (options.output.suffix.lstrip(".").lower() if options.output else "")
    if not _can_write(chosen, options):
        return UNUSABLE
    run = Run(options)
    if chosen == "json" and not options.show_pages:
        _write_json(results(run.outcomes(_as_json)), options.output)
    else:
        outcomes: Iterator[Outcome[Reading]] = run.outcomes(_with_doubts)
        if options.show_pages:
            outcomes = _drawn(outcomes, options.show_pages)
        _write_readings(results(outcomes), chosen, options.output)
    if options.output and len(run.failures) < len(run.lines):
        print(f"已写 {options.output}", file=sys.stderr)
    if options.output or not chosen:
        for line in ("", *run.table()) if len(run.lines) > 1 else ():
            say(line)
    return UNUSABLE if run.failures or not run.lines else OK


def _can_write(chosen: str, options: argparse.Namespace) -> bool:
    """Whether format and output fit; told where they do not."""
    if chosen not in ("", "json", "xlsx", "csv"):
        complain(f"不知道 {options.output} 要写成什么格式，请加 --to json、xlsx 或 csv")
        return False
    if chosen == "xlsx" and not options.output:
        complain("xlsx 要写到文件，请加 -o 文件名.xlsx")
        return False
    return True


def _drawn(outcomes: Iterable[Outcome[Reading]], folder: Path) -> Iterator[Outcome[Reading]]:
    """The same; the pages of each PDF or image are drawn as it comes."""
    from mingzhang.publishing import page_images
    from mingzhang.reading import files

    written = 0
    for outcome in outcomes:
        reading = outcome.result
        if reading and page_images.can_draw(reading.source.media_type):
            try:
                written += len(page_images.draw(files.read(outcome.file), reading, folder))
            except ModuleNotFoundError:
                raise UnusableError(
                    "--show-pages 需要 Pillow，请先运行：pip install 'mingzhang[pages]'"
                ) from None
            except OSError as error:
                message = f"不能写 {folder}：{error.strerror}。请检查文件夹有无权限"
                raise UnusableError(message) from None
        yield outcome
    told = f"已画 {written} 页，在 {folder}" if written else "没有可画的页（只画 PDF 和图片）"
    print(told, file=sys.stderr)


def _as_json(reading: Reading) -> bytes:
    from mingzhang.publishing import records

    return records.reading_line(_with_doubts(reading))


def _with_doubts(reading: Reading) -> Reading:
    """What checking says of recognised figures; the rules take time to import, so only then."""
    if not reading.source.recognised:
        return reading
    from mingzhang.checking.tables.scans import with_doubtful_sums

    return with_doubtful_sums(reading)


def _write_json(lines: Iterator[bytes], output: Path | None) -> None:
    """Nothing is written where nothing could be read."""
    if first := next(lines, None):
        with opened(output) as file:
            file.writelines(json_lines(chain((first,), lines)))


def json_lines(lines: Iterator[bytes]) -> Iterator[bytes]:
    """One document for people; several as JSON Lines, each as soon as it is read."""
    from mingzhang.publishing import records

    first, second = next(lines), next(lines, None)
    if second is None:
        yield records.indented(first)
    else:
        yield from chain((first, second), lines)


def _write_readings(readings: Iterator[Reading], chosen: str, output: Path | None) -> None:
    """Nothing is written where nothing could be read."""
    if chosen == "json":
        from mingzhang.publishing import records

        _write_json(map(records.reading_line, readings), output)
        return
    first = next(readings, None)
    if first is None:
        return
    readings = chain((first,), readings)
    if chosen == "xlsx":
        from mingzhang.publishing.workbook.writer import write_workbook

        assert output is not None
        with writing(output):
            write_workbook(list(readings), output)
    elif chosen == "csv":
        from mingzhang.publishing.facts_csv import facts_parts

        with opened(output) as file:
            file.writelines(facts_parts(readings))
    else:
        for line in _overview(readings):
            say(line)


def _overview(readings: Iterable[Reading]) -> Iterator[str]:
    from mingzhang.checking.findings import Subject
    from mingzhang.checking.terminal import label

    for reading in readings:
        yield reading.source.name
        for disclosure in reading.disclosures:
            states = Counter(statement.status for statement in disclosure.statements)
            counts = f"有数 {states['filled']}、空表 {states['empty']}、缺 {states['missing']}"
            indicators = sum(len(project.indicators) for project in disclosure.projects)
            yield f"  {Subject.of(disclosure)}"
            rated = len(disclosure.evaluations)
            yield (
                f"    九张表：{counts}；项目 {len(disclosure.projects)} 个、指标 {indicators} 个；"
                f"{f'自评 {rated} 个；' if rated else ''}"
                f"采购 {len(disclosure.procurement_lines)} 行；说明 {len(disclosure.sections)} 节"
            )
        for problem in reading.problems:
            if problem.kind != "repaired":
                yield f"  {label(problem)}：{problem.message}"
        repaired = sum(problem.kind == "repaired" for problem in reading.problems)
        if repaired:
            yield f"  接合了被分页、空格断开的内容，{repaired} 类，见 --to json 的 problems"
