"""`mz check`: sources to findings, and the report that is asked for."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mingzhang.cli.arguments import file_path, path_options
from mingzhang.cli.output import (
    FOUND,
    OK,
    UNUSABLE,
    UnusableError,
    complain,
    opened,
    print_lines,
    writing,
)
from mingzhang.cli.sources import Run, results

if TYPE_CHECKING:
    from mingzhang.checking.across.compare import Compared
    from mingzhang.checking.across.shelf import Shelf
    from mingzhang.checking.audit import Audit
    from mingzhang.checking.baseline import Accepted
    from mingzhang.checking.check import Checked
    from mingzhang.checking.findings import CheckResult
    from mingzhang.checking.pile import Pile
    from mingzhang.checking.settings import Settings
    from mingzhang.checking.sieve import Sieve
    from mingzhang.reading.batch import Outcome

_FORMATS = ("text", "json", "sarif", "html", "xlsx", "pdf", "docx")
_TEXTS = ("json", "sarif", "html")
"""Formats that can go to stdout; the others need a file."""

_OTHER_NAMES = {"": "text", "txt": "text", "log": "text", "htm": "html"}
"""What else a file's name may end in."""

_EXTRAS = ("rounding", "repaired", "claims", "checks")


def options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz check`."""
    path_options(parser)
    parser.add_argument(
        "--format", choices=_FORMATS, help="输出格式；不写时看 -o 的文件名，都没有时是 text"
    )
    parser.add_argument("-o", "--output", type=file_path, metavar="文件", help="写到这个文件")
    parser.add_argument(
        "--show",
        default="",
        metavar="内容",
        help="另外列出：rounding（四舍五入的差额）、repaired（读取时接合的内容）、"
        "claims（文字中没有核对的数）、checks（每一类核对），用逗号分开",
    )
    _rule_options(parser.add_argument_group("选规则"))


def _rule_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--select", default="", metavar="规则", help="只用这些：编号、编号开头或主题，用逗号分开"
    )
    group.add_argument(
        "--ignore", default="", metavar="规则", help="不用这些；与 --select 都写到时，写得长的算数"
    )
    group.add_argument(
        "--severity", metavar="级别", help="只列这一级及以上：error、warning 或 info"
    )
    group.add_argument(
        "--rules",
        type=file_path,
        action="append",
        default=[],
        metavar="文件",
        help="加上自己写的规则",
    )
    group.add_argument(
        "--config",
        type=file_path,
        metavar="文件",
        help="配置；不写时用当前或上级文件夹的 mingzhang.toml",
    )
    group.add_argument(
        "--baseline",
        type=file_path,
        metavar="文件",
        help="已接受的问题；只列新的，并说明哪些不再出现",
    )
    group.add_argument(
        "--write-baseline", type=file_path, metavar="文件", help="把这次的问题写成基线，理由自己填"
    )


def run(options: argparse.Namespace) -> int:
    """Runs `mz check`; returns the exit code."""
    from mingzhang.checking.across.shelf import Shelf
    from mingzhang.checking.options import OptionsError
    from mingzhang.checking.pile import Pile

    extras = [part for part in options.show.split(",") if part]
    if unknown := [part for part in extras if part not in _EXTRAS]:
        complain(f"--show 没有“{'、'.join(unknown)}”，可选 {'、'.join(_EXTRAS)}")
        return UNUSABLE
    form = _format(options)
    if options.output is None and form not in ("text", *_TEXTS):
        raise UnusableError(f"{form} 要写到文件，请加 -o 文件名.{form}")
    try:
        settings, sieve = _chosen(options)
        known = _written_before(options.write_baseline)
    except OptionsError as error:
        raise UnusableError(str(error)) from None
    with Shelf() as shelf, Pile() as pile:
        checking = _Checking(Run(options), settings, sieve, shelf)
        if form == "text":
            print_lines(checking.lines(extras), options.output)
            written = True
            if options.output:
                print(f"已写 {options.output}", file=sys.stderr)
        else:
            written = _write_report(
                checking.audit(form, pile), form, checking.run, "rounding" in extras
            )
    if options.output:
        print_lines(checking.summary(), None)
    if options.write_baseline:
        _write_baseline(options.write_baseline, known, sieve)
    broken = list(checking.broken())
    for line in broken:
        complain(line)
    if not written or broken or checking.run.failures or not checking.tally.sources:
        return UNUSABLE
    return FOUND if checking.tally.findings["error"] else OK


class _Checking:
    """From the sources to what the user wants to see of the findings, and their number."""

    def __init__(self, run: Run, settings: Settings, sieve: Sieve, shelf: Shelf) -> None:
        from mingzhang.checking.terminal import Tally

        self.run = run
        self.tally = Tally()
        self._settings = settings
        self._sieve = sieve
        self._shelf = shelf
        self._broken: dict[str, str] = {}
        """By rule what went wrong in it."""

        self._used: set[str] = set()
        """Rules that applied to something."""

    def _outcomes(self, settings: Settings) -> Iterator[Outcome[Checked]]:
        from mingzhang.checking.check import check_source

        work = partial(check_source, settings=settings)
        for outcome in self.run.outcomes(work, _severities, self._sifted):
            if outcome.result is not None:
                self.tally.add(outcome.result.report)
                yield outcome
        self.tally.unreadable = len(self.run.failures)

    def _sifted(self, checked: Checked) -> Checked:
        """As the user wants it; what other sources are compared with goes on the shelf."""
        import msgspec

        self._shelf.add(checked.kept)
        report = self._sieve.report(checked.report)
        for disclosure in report.disclosures:
            self._note(disclosure.results)
        return msgspec.structs.replace(checked, report=report, kept=())

    def _compared(self) -> Compared:
        """What only the sources together show; when all are read."""
        from mingzhang.checking.across.compare import compare

        compared = self._sieve.compared(compare(self._shelf, self._settings, self.run.jobs))
        self.tally.add_across(compared.findings)
        self._note(compared.results)
        return compared

    def _notes(self) -> Iterator[str]:
        """What the user's choice leaves out, and which of their rules had nothing to do."""
        from mingzhang.checking.own import rules as own_rules

        yield from self._sieve.told()
        wanted = [own for own in self._settings.own if self._sieve.wants(own.rule.id)]
        if idle := own_rules.unused(wanted, self._used):
            yield idle

    def _note(self, results: Iterable[CheckResult]) -> None:
        for result in results:
            if result.status != "not_applicable":
                self._used.add(result.rule)
            if result.broken:
                self._broken.setdefault(result.rule, result.broken)

    def broken(self) -> Iterator[str]:
        """What to tell of rules that failed, one line a rule."""
        from mingzhang.checking import rules

        own = {rule.id for rule in rules.built_in()}
        for rule_id, reason in self._broken.items():
            ask = "附原件反馈" if rule_id in own else "更新或卸载这个插件"
            yield f"规则 {rule_id} 出错，没有核对：{reason}。请{ask}"

    def lines(self, extras: Any) -> Iterator[str]:
        """The report for the terminal, source by source."""
        from mingzhang.checking.terminal import render, render_across

        for checked in results(self._outcomes(self._settings)):
            yield from render(checked.report, extras)
            yield ""
        yield from render_across(self._compared(), extras)
        yield from self._notes()
        yield from self.summary()

    def summary(self) -> Iterator[str]:
        """The last lines: what was held back, the files, how many findings."""
        yield from self._sieve.last_lines()
        yield from self.run.table(checked=True)
        yield self.tally.line()

    def audit(self, form: str, pile: Pile) -> Audit:
        """Everything, for the other reports; the web page shows the tables too."""
        import msgspec

        from mingzhang.checking.audit import Audit

        settings = msgspec.structs.replace(self._settings, excerpts=form == "html")
        for outcome in self._outcomes(settings):
            if outcome.result is not None:
                pile.add(outcome.file, outcome.result.report)
        compared = self._compared()
        notes = (*self._notes(), *self._sieve.last_lines())
        return Audit(pile, compared, tuple(self.run.failures), notes)


def _format(options: argparse.Namespace) -> str:
    """The format that is asked for, or that the output's name stands for."""
    if options.format or options.output is None:
        return options.format or "text"
    suffix: str = options.output.suffix.lstrip(".").lower()
    if suffix in _FORMATS:
        return suffix
    if suffix in _OTHER_NAMES:
        return _OTHER_NAMES[suffix]
    known = "、".join(_FORMATS)
    raise UnusableError(f"不知道 {options.output} 要写成什么格式，请加 --format {known}")


def _chosen(options: argparse.Namespace) -> tuple[Settings, Sieve]:
    """What the user wants, from mingzhang.toml and the command line; may raise OptionsError."""
    from mingzhang.checking import baseline, plugins, rules
    from mingzhang.checking import options as wanted
    from mingzhang.checking.own import rules as own_rules
    from mingzhang.checking.settings import Settings
    from mingzhang.checking.sieve import Sieve

    path = options.config or wanted.find(Path.cwd())
    line = wanted.Options(
        select=wanted.words(options.select),
        ignore=wanted.words(options.ignore),
        severity=wanted.severity(options.severity) if options.severity else None,
        baseline=options.baseline,
        rules=tuple(options.rules),
    )
    chosen = wanted.combined(wanted.read(path) if path else wanted.Options(), line)
    plugins.load()
    own = tuple(rule for file in chosen.rules for rule in own_rules.read(file))
    wanted.confirm(chosen, rules.rules())
    for doubt in own_rules.doubts(own):
        print(f"提醒：{doubt}", file=sys.stderr)
    if path:
        print(f"配置：{path}", file=sys.stderr)
    return Settings(chosen.thresholds, own=own), Sieve(
        chosen,
        baseline.read(chosen.baseline) if chosen.baseline else (),
        remember=options.write_baseline is not None,
    )


def _severities(checked: Checked) -> Counter[str]:
    disclosures = checked.report.disclosures
    return Counter(finding.severity for own in disclosures for finding in own.findings)


def _write_report(audit: Audit, form: str, run: Run, rounding: bool) -> bool:
    """Whether the report could be made; where there is nothing to write, that is told."""
    from mingzhang.publishing.findings import reports

    if form in _TEXTS:
        with opened(run.output) as file:
            file.writelines(reports.text(audit, form, run.jobs, run.limits, rounding=rounding))
        written = [run.output] if run.output else []
    else:
        assert run.output is not None
        with writing(run.output):
            try:
                written = reports.write(audit, form, run.output, run.jobs, run.limits)
            except reports.ReportError as error:
                complain(str(error))
                return False
        if not written and len(audit.sources):
            print(f"读出的原件没有查出问题，没有写 {run.output}", file=sys.stderr)
    for path in written:
        print(f"已写 {path}", file=sys.stderr)
    return True


def _written_before(path: Path | None) -> list[Accepted]:
    """What the baseline that is to be written accepts already; OptionsError for another file."""
    from mingzhang.checking import baseline

    return baseline.read(path) if path and path.exists() else []


def _write_baseline(path: Path, known: Sequence[Accepted], sieve: Sieve) -> None:
    """What was found as accepted; what stands in the file and was not looked for stays there."""
    from mingzhang.checking import baseline

    found = baseline.with_reasons(sieve.found, known)
    own = {accepted.fingerprint for accepted in found}
    rest = [accepted for accepted in known if accepted.fingerprint not in own]
    kept = [accepted for accepted in rest if not sieve.is_gone(accepted)]
    with opened(path) as file:
        file.write(baseline.document(found, kept).encode("utf-8", "replace"))
    told = [f"这次的问题 {len(found)} 个"]
    told += [f"保留这次没有核对的 {len(kept)} 个"] if kept else []
    told += [f"删去不再出现的 {len(rest) - len(kept)} 个"] if len(rest) > len(kept) else []
    blank = sum(not accepted.reason.strip() for accepted in (*found, *kept))
    told += [f"{blank} 个还没有写理由，请填写 reason"] if blank else []
    print(f"已写 {path}：{'，'.join(told)}", file=sys.stderr)
