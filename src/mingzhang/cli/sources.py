"""The files of one run, from the paths on the command line to the table at the end."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mingzhang.cli.output import UnusableError, complain, progress, writing

if TYPE_CHECKING:
    from mingzhang.disclosure import Reading
    from mingzhang.reading.batch import Failure, Outcome
    from mingzhang.reading.counts import Line
    from mingzhang.reading.files import SourceFile

_FEW = 3
"""Names of files that a line tells."""

Result = TypeVar("Result")


class Run:
    """The files of one run: their outcomes, and what the table at the end says of them."""

    def __init__(self, options: argparse.Namespace) -> None:
        from mingzhang.reading import files
        from mingzhang.reading.workers import DEFAULT, Limits

        self._options = options
        self.output: Path | None = options.output
        self.jobs: int = options.jobs
        self.limits = Limits(
            options.timeout or DEFAULT.seconds,
            options.memory or DEFAULT.megabytes,
            seconds_a_picture=0 if options.timeout else DEFAULT.seconds_a_picture,
        )
        sources = files.sources(options.paths)
        if not sources:
            paths = "、".join(map(str, options.paths))
            raise UnusableError(f"{paths} 里没有文件。请检查路径")
        sources = _without_output(sources, options.output)
        self._sources = files.with_members(sources, options.jobs, self.limits)
        self.lines: list[Line] = []
        self.failures: list[Failure] = []
        self._own: list[str] = []
        """Reports of ours that lie in the folders."""

    def outcomes(
        self,
        work: Callable[[Reading], Result],
        severities: Callable[[Result], Counter[str]] = lambda _: Counter(),
        sift: Callable[[Result], Result] = lambda result: result,
    ) -> Iterator[Outcome[Result]]:
        """The outcome of each source, with progress, and each failure told as it comes.

        `sift` is what this process does with each result before it counts.
        """
        from mingzhang.reading import batch
        from mingzhang.reading.counts import Line

        processed = batch.process(self._sources, work, self.jobs, self.limits)
        outcomes = _sifted(processed, sift)
        for outcome in progress(outcomes, len(self._sources), "读取"):
            name = outcome.file.full_name
            if outcome.result is not None:
                found = severities(outcome.result)
                line = Line(name, outcome.counts, outcome.seconds, found["error"], found["warning"])
                self.lines.append(line)
            elif outcome.failure is not None and outcome.failure.is_own:
                self._own.append(name)
            elif outcome.failure is not None:
                complain(f"{outcome.failure.name} {outcome.failure.message}。")
                self.failures.append(outcome.failure)
                self.lines.append(Line(name, None))
            yield outcome
        if self._own:
            names = "、".join(self._own[:_FEW])
            more = f"等 {len(self._own)} 个文件" if len(self._own) > _FEW else ""
            print(f"跳过明账写的报告和数据：{names}{more}", file=sys.stderr)

    def table(self, *, checked: bool = False) -> Iterator[str]:
        """The lines of the table over several files."""
        if len(self.lines) < 2:
            return
        from mingzhang.publishing.overview import table

        width = shutil.get_terminal_size((100, 25)).columns
        yield from table(self.lines, width, self._options.table, checked=checked)


def _sifted(
    outcomes: Iterable[Outcome[Result]], sift: Callable[[Result], Result]
) -> Iterator[Outcome[Result]]:
    import msgspec

    for outcome in outcomes:
        result = outcome.result
        yield outcome if result is None else msgspec.structs.replace(outcome, result=sift(result))


def _without_output(sources: list[SourceFile], output: Path | None) -> list[SourceFile]:
    """The sources without an older report in their folder that is to be written anew.

    Refuses to write over anything else, which would be lost.
    """
    if output is None:
        return sources
    with writing(output):
        if not output.exists():
            return sources
    same = [one for one in sources if one.path.exists() and one.path.samefile(output)]
    if any(one.named or not _is_ours(one) for one in same):
        raise UnusableError(f"{output} 是要读的文件，不能写在它上面。请换一个文件名")
    return [one for one in sources if one not in same]


def _is_ours(file: SourceFile) -> bool:
    from mingzhang.reading import files, ours
    from mingzhang.reading.formats import UnreadableSourceError

    try:
        return bool(ours.kind(files.read(file)))
    except UnreadableSourceError:
        return False


def results(outcomes: Iterable[Outcome[Result]]) -> Iterator[Result]:
    """What came of each source that could be read."""
    return (outcome.result for outcome in outcomes if outcome.result is not None)
