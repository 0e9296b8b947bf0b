"""The command line: parse arguments, call, print.

Results go to stdout, errors to stderr, one clear line each. Exit code 0: done, nothing of
severity error; 1: findings of severity error; 2: wrong usage or something unreadable.
Everything that takes time to import is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn, TypeVar

from mingzhang import __version__

if TYPE_CHECKING:
    from mingzhang.checking.findings import SourceReport
    from mingzhang.disclosure import Reading
    from mingzhang.reading.batch import Failure, Outcome
    from mingzhang.reading.counts import Line

OK, FOUND, UNUSABLE = 0, 1, 2
Result = TypeVar("Result")


class _Parser(argparse.ArgumentParser):
    """argparse with Chinese headings and one-line errors."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        complain(f"{_translated(message)}。用法见：{self.prog} --help")
        sys.exit(UNUSABLE)


_MESSAGES = (
    ("the following arguments are required: ", "缺少参数："),
    ("unrecognized arguments: ", "不认识的参数："),
    ("invalid choice: ", "没有这个选择："),
    ("choose from ", "可选 "),
    ("expected one argument", "后面要写一个值"),
    ("expected at least one argument", "后面至少要写一个值"),
    ("invalid int value: ", "不是整数："),
    ("argument ", "参数 "),
    ("command", "命令"),
)


def _translated(message: str) -> str:
    for english, chinese in _MESSAGES:
        message = message.replace(english, chinese)
    return message


def complain(message: str) -> None:
    """One error line on stderr."""
    print(f"错误：{message}", file=sys.stderr)


_REASONS = {
    errno.ENOENT: "没有这个文件夹。请先建好，或用 -o 换一个地方",
    errno.ENOTDIR: "没有这个文件夹。请先建好，或用 -o 换一个地方",
    errno.EISDIR: "那是文件夹。请在后面加上文件名",
    errno.EACCES: "没有写入权限。请检查权限，或用 -o 换一个地方",
    errno.EPERM: "没有写入权限。请检查权限，或用 -o 换一个地方",
    errno.EROFS: "那里只能读。请用 -o 换一个地方",
    errno.ENOSPC: "磁盘已满。请清理后再写，或用 -o 换一个地方",
    errno.ENAMETOOLONG: "文件名太长。请用 -o 换一个短的",
}


def _cannot_write(output: Path, error: OSError) -> str:
    reason = _REASONS.get(error.errno or 0, f"{error.strerror}。请用 -o 换一个地方")
    return f"不能写 {output}：{reason}"


class _UnusableError(Exception):
    """Ends the command: one line says why and what to do."""


def say(line: str = "") -> None:
    """One line of results on stdout."""
    print(line)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # tidy up, as after Ctrl-C
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except _UnusableError as error:
        complain(str(error))
        return UNUSABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        complain("已中断")
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="mz", description="明账：读取、核对部门预算和部门决算的公开文件。")
    version = f"明账 {__version__}"
    parser.add_argument("--version", action="version", version=version, help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", dest="command", required=True)
    for name, help_text, add_options, run in _COMMANDS:
        command = commands.add_parser(name, help=help_text, description=help_text)
        add_options(command)
        command.set_defaults(run=run)
    return parser


def _path_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="路径", help="文件、文件夹或压缩包")
    parser.add_argument(
        "--table",
        choices=("auto", "all", "none"),
        default="auto",
        help="几个文件末尾的汇总表：auto 超过 30 个文件时只列有问题的，all 全列，none 不列",
    )
    parser.add_argument(
        "--jobs",
        type=_whole(1, 256),
        default=min(os.cpu_count() or 1, 256),
        metavar="N",
        help="同时用几个进程",
    )
    parser.add_argument(
        "--timeout",
        type=_positive,
        metavar="秒",
        help="一个文件最多读多久，默认 120 秒，扫描件每页另有 60 秒",
    )
    parser.add_argument(
        "--memory", type=_positive, metavar="MB", help="读一个文件最多用多少内存，默认 2048 MB"
    )


def _whole(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if text.isdecimal() and len(text) < 10 and least <= (number := int(text)) <= most:
            return number
        raise argparse.ArgumentTypeError(f"要写 {least} 至 {most} 的整数：{text!r}")

    return number


_positive = _whole(1, 9_999_999)


# read


def _read_options(parser: argparse.ArgumentParser) -> None:
    _path_options(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="文件", help="写到这个文件")
    parser.add_argument(
        "--show-pages",
        type=Path,
        metavar="文件夹",
        help="把 PDF 各页连同认出的单元格画成图片（调试表样用，需要 Pillow）",
    )
    parser.add_argument(
        "--to", choices=("json", "xlsx", "csv"), help="格式；不写时看文件名，都没有时只列概况"
    )


def _read(options: argparse.Namespace) -> int:
    chosen = options.to or (options.output.suffix.lstrip(".").lower() if options.output else "")
    if not _can_write(chosen, options):
        return UNUSABLE
    run = _Run(options)
    if chosen == "json" and not options.show_pages:
        _write_json(_results(run.outcomes(_as_json)), options.output)
    else:
        from mingzhang.checking.scans import with_doubtful_sums

        outcomes: Iterator[Outcome[Reading]] = run.outcomes(with_doubtful_sums)
        if options.show_pages:
            outcomes = _drawn(outcomes, options.show_pages)
        _write_readings(_results(outcomes), chosen, options.output)
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
    """The same; the pages of each PDF are drawn as it comes."""
    from mingzhang.publishing import page_images
    from mingzhang.reading import files

    written = 0
    for outcome in outcomes:
        reading = outcome.result
        if reading and reading.source.media_type == "application/pdf":
            try:
                written += len(page_images.draw(files.read(outcome.file), reading, folder))
            except ModuleNotFoundError:
                raise _UnusableError(
                    "--show-pages 需要 Pillow，请先运行：pip install 'mingzhang[pages]'"
                ) from None
            except OSError as error:
                message = f"不能写 {folder}：{error.strerror}。请检查文件夹有无权限"
                raise _UnusableError(message) from None
        yield outcome
    print(f"已画 {written} 页，在 {folder}", file=sys.stderr)


def _as_json(reading: Reading) -> bytes:
    from mingzhang.checking.scans import with_doubtful_sums
    from mingzhang.publishing import records

    return records.reading_line(with_doubtful_sums(reading))


def _results(outcomes: Iterable[Outcome[Result]]) -> Iterator[Result]:
    return (outcome.result for outcome in outcomes if outcome.result is not None)


def _write_json(lines: Iterator[bytes], output: Path | None) -> None:
    """Nothing is written where nothing could be read."""
    if first := next(lines, None):
        with _opened(output) as file:
            file.writelines(_json(chain((first,), lines)))


def _json(lines: Iterator[bytes]) -> Iterator[bytes]:
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
        from mingzhang.publishing.workbook import write_workbook

        assert output is not None
        with _writing(output):
            write_workbook(list(readings), output)
    elif chosen == "csv":
        from mingzhang.publishing.facts_csv import facts_csv

        with _opened(output) as file:
            file.write(facts_csv(readings))
    else:
        for line in _overview(readings):
            say(line)


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """A file that is written whole or not at all, or stdout."""
    if output is None:
        yield sys.stdout.buffer
        return
    from mingzhang.publishing.files import replacing

    with _writing(output), replacing(output) as temporary, temporary.open("wb") as file:
        yield file


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _UnusableError(_cannot_write(output, error)) from None


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
            yield (
                f"    九张表：{counts}；项目 {len(disclosure.projects)} 个、指标 {indicators} 个；"
                f"采购 {len(disclosure.procurement_lines)} 行；说明 {len(disclosure.sections)} 节"
            )
        for problem in reading.problems:
            if problem.kind != "repaired":
                yield f"  {label(problem)}：{problem.message}"
        repaired = sum(problem.kind == "repaired" for problem in reading.problems)
        if repaired:
            yield f"  接合了被分页、空格断开的内容，{repaired} 类，见 --to json 的 problems"


class _Run:
    """The files of one run: their outcomes, and what the table at the end says of them."""

    def __init__(self, options: argparse.Namespace) -> None:
        from mingzhang.reading import files
        from mingzhang.reading.workers import DEFAULT, Limits

        self._options = options
        self.output: Path | None = options.output
        self._limits = Limits(
            options.timeout or DEFAULT.seconds,
            options.memory or DEFAULT.megabytes,
            seconds_a_picture=0 if options.timeout else DEFAULT.seconds_a_picture,
        )
        sources = files.sources(options.paths)
        if not sources:
            paths = "、".join(map(str, options.paths))
            raise _UnusableError(f"{paths} 里没有文件。请检查路径")
        _spare(options.output, (source.path for source in sources))
        self._sources = files.with_members(sources, options.jobs, self._limits)
        self.lines: list[Line] = []
        self.failures: list[Failure] = []

    def outcomes(
        self,
        work: Callable[[Reading], Result],
        severities: Callable[[Result], Counter[str]] = lambda _: Counter(),
    ) -> Iterator[Outcome[Result]]:
        """The outcome of each source, with progress, and each failure told as it comes."""
        from mingzhang.reading import batch
        from mingzhang.reading.counts import Line

        outcomes = batch.process(self._sources, work, self._options.jobs, self._limits)
        for outcome in _with_progress(outcomes, len(self._sources)):
            name = outcome.file.full_name
            if outcome.result is not None:
                found = severities(outcome.result)
                line = Line(name, outcome.counts, outcome.seconds, found["error"], found["warning"])
                self.lines.append(line)
            elif outcome.failure is not None:
                complain(f"{outcome.failure.name} {outcome.failure.message}。")
                self.failures.append(outcome.failure)
                self.lines.append(Line(name, None))
            yield outcome

    def table(self, *, checked: bool = False) -> Iterator[str]:
        """The lines of the table over several files."""
        if len(self.lines) < 2:
            return
        from mingzhang.publishing.overview import table

        width = shutil.get_terminal_size((100, 25)).columns
        yield from table(self.lines, width, self._options.table, checked=checked)


def _spare(output: Path | None, sources: Iterable[Path]) -> None:
    """Refuse to write over one of the sources, which would be lost."""
    if output is None or not output.exists():
        return
    if any(path.exists() and path.samefile(output) for path in sources):
        raise _UnusableError(f"{output} 是要读的文件，不能写在它上面。请换一个文件名")


def _with_progress(outcomes: Iterator[Result], count: int) -> Iterator[Result]:
    """The same, with a progress bar on stderr where someone is watching and it takes a while."""
    if count < 8 or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(outcomes, total=count, description="读取")


# check


def _check_options(parser: argparse.ArgumentParser) -> None:
    _path_options(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式")
    parser.add_argument("-o", "--output", type=Path, metavar="文件", help="写到这个文件")
    parser.add_argument(
        "--show",
        default="",
        metavar="内容",
        help="另外列出：rounding（四舍五入的差额）、repaired（读取时接合的内容），用逗号分开",
    )


def _check(options: argparse.Namespace) -> int:
    from mingzhang.checking.check import check_reading
    from mingzhang.checking.terminal import Tally

    extras = [part for part in options.show.split(",") if part]
    if unknown := [part for part in extras if part not in ("rounding", "repaired")]:
        complain(f"--show 没有“{'、'.join(unknown)}”，可选 rounding、repaired")
        return UNUSABLE
    run, tally = _Run(options), Tally()
    reports = _results(run.outcomes(check_reading, _severities))
    if options.format == "json":
        _check_to_json(reports, run, tally, "rounding" in extras)
    else:
        _print_lines(_check_to_text(reports, run, tally, extras), options.output)
    if run.failures or not tally.sources:
        return UNUSABLE
    return FOUND if tally.findings["error"] else OK


def _severities(report: SourceReport) -> Counter[str]:
    return Counter(
        finding.severity for disclosure in report.disclosures for finding in disclosure.findings
    )


def _check_to_text(
    reports: Iterable[SourceReport], run: _Run, tally: Any, extras: Any
) -> Iterator[str]:
    from mingzhang.checking.terminal import render

    for report in reports:
        tally.add(report)
        yield from render(report, extras)
        yield ""
    tally.unreadable = len(run.failures)
    yield from run.table(checked=True)
    yield tally.line()


def _print_lines(lines: Iterable[str], output: Path | None) -> None:
    if output is None:
        for line in lines:
            say(line)
        return
    with _opened(output) as file:
        file.writelines(f"{line}\n".encode("utf-8", "replace") for line in lines)


def _check_to_json(results: Iterable[SourceReport], run: _Run, tally: Any, rounding: bool) -> None:
    from mingzhang.publishing import records

    reports = list(results)
    for report in reports:
        tally.add(report)
    with _opened(run.output) as file:
        file.write(records.dump(records.findings_json(reports, run.failures, rounding=rounding)))


# what it knows


def _forms_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", help="表样编号，如 hebei-2024")


def _forms(options: argparse.Namespace) -> int:
    from mingzhang import forms

    if options.id is None:
        for pack in forms.all_packs():
            years = f"{pack.years[0]}–{pack.years[-1]} 年"
            say(f"{pack.id:<22}{years}  {pack.title}")
        return OK
    try:
        pack = forms.pack(options.id)
    except KeyError:
        complain(f"没有表样“{options.id}”。全部表样见：mz forms")
        return UNUSABLE
    say(f"{pack.id}  {pack.title}")
    say(f"  来源：{pack.source}")
    for form in pack.forms:
        say(f"  {form.id:<28}{pack.prefixes['department']}{form.title}（{form.unit}）")
        columns = [*form.columns, *(column for side in form.sides for column in side.columns)]
        say(f"  {'':<28}栏：{'、'.join(column.label for column in columns)}")
    for other in pack.lists:
        say(f"  {other.id:<28}{other.title}")
    return OK


def _rules_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", help="规则编号，如 T201")


def _rules(options: argparse.Namespace) -> int:
    from mingzhang.checking import rules
    from mingzhang.checking.findings import SEVERITY_NAMES

    if options.id is None:
        for rule in rules.rules():
            say(f"{rule.id}  {SEVERITY_NAMES[rule.severity]}  {rule.title}")
        return OK
    try:
        say(rules.page(rules.rule(options.id.upper())))
    except KeyError:
        complain(f"没有规则“{options.id}”。全部规则见：mz rules")
        return UNUSABLE
    return OK


def _codes_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", help="科目编码或名称，如 2130705、村民委员会")
    parser.add_argument("--year", type=int, default=0, metavar="年", help="预算年度，默认最近一年")


def _codes(options: argparse.Namespace) -> int:
    from mingzhang import catalogue, forms

    year = options.year or max(year for pack in forms.all_packs() for year in pack.years)
    hits = catalogue.search(options.query, year)
    say(catalogue.describe(hits, options.query, year))
    return OK if any(hit.match == "found" for hit in hits) else FOUND


def _demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("demo"), metavar="文件夹", help="写到哪里"
    )
    parser.add_argument("--seed", type=int, default=2024, metavar="数", help="换一个县")


def _demo(options: argparse.Namespace) -> int:
    from mingzhang.demo import run

    try:
        for line in run(options.output, options.seed):
            say(line)
    except OSError as error:
        complain(_cannot_write(options.output, error))
        return UNUSABLE
    return OK


def _compiling(
    name: str,
) -> tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]:
    """A command of the compiling half, imported when it is wanted."""

    def options(parser: argparse.ArgumentParser) -> None:
        from mingzhang.compiling import commands

        getattr(commands, f"{name}_options")(parser)

    def run(chosen: argparse.Namespace) -> int:
        from mingzhang.compiling import commands

        went_well = getattr(commands, f"run_{name}")(chosen, say, complain)
        return OK if went_well else UNUSABLE

    return options, run


_COMMANDS: tuple[
    tuple[
        str,
        str,
        Callable[[argparse.ArgumentParser], None],
        Callable[[argparse.Namespace], int],
    ],
    ...,
] = (
    ("read", "读取公开文件，得到表格、项目、绩效目标等数据", _read_options, _read),
    ("check", "核对公开文件，列出前后矛盾的地方", _check_options, _check),
    ("book", "预算底册：写空白底册、检查、做明年的", *_compiling("book")),
    ("compile", "由底册编制公开文件：九张表、说明、绩效目标", *_compiling("compile")),
    ("publish", "发布编好的公开文件：DOCX、PDF、XLSX、HTML、JSON", *_compiling("publish")),
    ("forms", "列出认识的表样", _forms_options, _forms),
    ("rules", "列出核对规则；加编号看一条", _rules_options, _rules),
    ("codes", "查收支分类科目", _codes_options, _codes),
    ("demo", "用自己编造的一个县演示全过程", _demo_options, _demo),
)


if __name__ == "__main__":
    sys.exit(main())
