"""`mz demo`: the whole way on an invented county, ending with what to look at.

A county is invented, printed as its departments would publish it, and faults are planted
in some of the files. Then everything goes the way of a real folder: read, check, write.
What was planted is known, so the end can say what was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from mingzhang import samples
from mingzhang.checking.check import check_reading
from mingzhang.checking.findings import SourceReport
from mingzhang.checking.terminal import Tally
from mingzhang.disclosure import Disclosure, Reading
from mingzhang.files import replacing
from mingzhang.publishing import records
from mingzhang.publishing.findings.json import findings_json
from mingzhang.publishing.workbook.writer import write_workbook
from mingzhang.reading.source import read_bytes

_SHAPES: tuple[samples.Shape, ...] = ("rows", "cells", "fragments")
_KINDS = (
    "cell_changed",
    "row_dropped",
    "total_not_updated",
    "chain_changed",
    "row_in_wrong_fund_table",
)


class _Made:
    """One file of the county, and what was planted in it."""

    def __init__(self, name: str, text: str, planted: samples.Planted | None) -> None:
        self.name = name
        self.text = text
        self.planted = planted


def run(folder: Path, seed: int) -> Iterator[str]:
    """Do it all, telling line by line what happens. Raises OSError where it cannot write."""
    started = perf_counter()
    sources = folder / "原件"
    sources.mkdir(parents=True, exist_ok=True)
    made = list(_county(seed))
    for file in made:
        with replacing(sources / file.name) as temporary:
            temporary.write_text(file.text, encoding="utf-8")
    yield f"编造了一个县，{len(made)} 个部门（含所属单位）的预算公开文件，写在 {sources}/"
    readings = [read_bytes((sources / file.name).read_bytes(), file.name) for file in made]
    yield from _what_was_read(readings)
    reports = [check_reading(reading) for reading in readings]
    yield ""
    yield "核对发现："
    for file, report in zip(made, reports, strict=True):
        yield from _what_was_found(file, report)
    tally = Tally()
    for report in reports:
        tally.add(report)
    yield tally.line()
    yield ""
    yield from _written(folder, readings, reports)
    yield f"用时 {perf_counter() - started:.1f} 秒。"
    yield ""
    yield "接下来可以看（mz 在 .venv/bin 里，先运行 . .venv/bin/activate）："
    yield f"  mz check {sources}            每个问题的单元格、算式和改法"
    yield f"  {folder / '数据.xlsx'}             每张表一页，另有项目、指标、采购等清单"
    yield "  mz rules T201                 一条规则查什么、依据什么"
    yield "  mz check 你的文件或文件夹       核对真实的公开文件"


def _county(seed: int) -> Iterator[_Made]:
    """Each department with its units as one file; all but the last with a fault."""
    random = Random(seed)
    county = samples.county(seed, departments=len(_KINDS) + 1, units=2, years=(2024,))
    for number, department in enumerate(county.departments):
        family = list(samples.disclosures_of(county, department, 2024))
        planted = _plant(_KINDS[number], family, random) if number < len(_KINDS) else None
        shape = _SHAPES[number % len(_SHAPES)]
        name = f"{department.code}{department.name}2024年预算公开.txt"
        yield _Made(name, samples.text(tuple(family), shape, seed), planted)


def _plant(kind: str, family: list[Disclosure], random: Random) -> samples.Planted | None:
    """Put a fault into one disclosure of a family, where there is a place for it."""
    for place in random.sample(range(len(family)), len(family)):
        if spoiled := samples.plant(kind, family[place], random):
            family[place], planted = spoiled
            return planted
    return None


def _what_was_read(readings: list[Reading]) -> Iterator[str]:
    disclosures = [disclosure for reading in readings for disclosure in reading.disclosures]
    statements = sum(s.status != "missing" for d in disclosures for s in d.statements)
    projects = [project for disclosure in disclosures for project in disclosure.projects]
    indicators = sum(len(project.indicators) for project in projects)
    yield (
        f"读出 {len(disclosures)} 份公开内容：{statements} 张表、{len(projects)} 个项目、"
        f"{indicators} 个绩效指标"
    )


def _what_was_found(file: _Made, report: SourceReport) -> Iterator[str]:
    findings = [f for disclosure in report.disclosures for f in disclosure.findings]
    yield f"  {file.name}"
    yield f"    埋下的错误：{file.planted.description if file.planted else '没有'}"
    for finding in findings:
        yield f"    查出 [{finding.rule}] {finding.message}"
    if not findings:
        yield "    没有查出问题" if file.planted is None else "    没有查出（差额在四舍五入之内）"


def _written(folder: Path, readings: list[Reading], reports: list[SourceReport]) -> Iterator[str]:
    write_workbook(readings, folder / "数据.xlsx")
    with replacing(folder / "核对结果.json") as temporary:
        temporary.write_bytes(records.dump(findings_json(reports, [])))
    for reading in readings:
        name = reading.source.name.removesuffix(".txt") + ".json"
        with replacing(folder / name) as temporary:
            temporary.write_bytes(records.dump(records.disclosures_json(reading)))
    yield f"写出 {folder}/数据.xlsx、核对结果.json 和每个文件的 JSON。"
