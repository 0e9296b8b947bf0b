"""A workbook as values: the 目录 and the sheets that it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mingzhang.checking.findings import Subject
from mingzhang.disclosure import Reading, Statement
from mingzhang.files import readable_name
from mingzhang.publishing.workbook.flat_sheets import (
    ASSETS,
    GOALS,
    INDICATORS,
    ORDER,
    ORGANISATIONS,
    PROBLEMS,
    PROCUREMENT,
    PROJECTS,
    SECTIONS,
    Starts,
    flat_sheets,
    problem_sheet,
)
from mingzhang.publishing.workbook.sheets import (
    Book,
    Entry,
    Link,
    Names,
    Numbered,
    Value,
    pages,
)
from mingzhang.publishing.workbook.statement_sheets import Places, statement_sheets
from mingzhang.where import place

INDEX = "目录"
_STATUS = {"filled": "有数", "empty": "空表列示", "missing": "没有此表"}


def book(readings: Sequence[Reading]) -> Book:
    """The workbook of some readings."""
    names = Names([INDEX, *ORDER, PROBLEMS])
    numbered = list(_numbered(readings))
    statements, links = statement_sheets(numbered, names)
    flats, starts = flat_sheets(numbered, names)
    entries = list(_entries(readings, numbered, links, starts))
    return Book(entries, [*statements, *flats, *pages(problem_sheet(readings), names)])


def _numbered(readings: Iterable[Reading]) -> Iterator[Numbered]:
    no = 0
    for reading in readings:
        for disclosure in reading.disclosures:
            no += 1
            yield Numbered(no, disclosure)


def _entries(
    readings: Iterable[Reading], numbered: Iterable[Numbered], links: Places, starts: Starts
) -> Iterator[Entry]:
    waiting = iter(numbered)
    for reading in readings:
        repaired = sum(problem.kind == "repaired" for problem in reading.problems)
        recognised = sum(problem.kind == "recognised" for problem in reading.problems)
        problems = len(reading.problems) - repaired - recognised
        told = [f"有 {len(reading.source.recognised)} 页由图像识别"] if recognised else []
        told += [f"读取疑难 {problems} 处"] if problems else []
        told += [f"接合断开的内容 {repaired} 类"] if repaired else []
        yield Entry(
            "source",
            "",
            readable_name(reading.source.name),
            note="；".join([f"sha256 {reading.source.sha256}", *told]),
        )
        for _ in reading.disclosures:
            yield from _disclosure_entries(next(waiting), links, starts)


def _disclosure_entries(each: Numbered, links: Places, starts: Starts) -> Iterator[Entry]:
    disclosure = each.disclosure
    yield Entry(
        "disclosure",
        each.no,
        str(Subject.of(disclosure)),
        where=place(disclosure.where),
        note=f"表样 {disclosure.pack}",
    )
    for index, statement in enumerate(disclosure.statements):
        count = len(statement.rows) or ""
        yield _table_entry(statement, count, links.get((each.no, index)))
    lists = (
        (disclosure.procurement, PROCUREMENT),
        (disclosure.assets, ASSETS.name),
        (disclosure.organisations_table, ORGANISATIONS.name),
    )
    for table, name in lists:
        if not table.title:
            continue  # the form pack has no such table
        link, count = starts[name, each.no]
        yield _table_entry(table, count or "", link if count else None)
    for name in (PROJECTS.name, INDICATORS.name, GOALS.name, SECTIONS.name):
        link, count = starts[name, each.no]
        status = "有" if count else "没有"
        yield Entry("table", "", name, status, count=count or "", link=link if count else None)


def _table_entry(table: Statement, count: Value, link: Link | None) -> Entry:
    return Entry(
        "table",
        "",
        table.title,
        _STATUS[table.status],
        table.money_unit,
        count,
        place(table.where),
        "；".join(table.notes),
        link,
    )
