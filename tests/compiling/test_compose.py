"""Books become disclosures that agree with themselves, in every pack, and stay so in print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.compiling import rollup, unwritten
from mingzhang.compiling.account import Account, unit_account
from mingzhang.compiling.book import Book
from mingzhang.compiling.compose import disclosure
from mingzhang.disclosure import Agency, Disclosure
from mingzhang.publishing.document import Document
from mingzhang.publishing.docx import write_docx
from mingzhang.publishing.html import write_html
from mingzhang.publishing.layout import laid_out
from mingzhang.publishing.pdf import CannotPublishError, write_pdf
from mingzhang.reading.batch import read_path
from mingzhang.samples import books, invent
from tests.publishing.test_pages_written import substance, without_goal_lines

PACKS = [
    ("hebei-2023", 2023),
    ("hebei-2024", 2024),
    ("shanghai-2025", 2025),
    ("shanghai-2026", 2026),
]
Writer = Callable[[Document, Path], None]


def made(pack: str, year: int, seed: int = 5) -> list[Book]:
    """Books whose reasons fit whichever way a test then moves an amount."""
    county = invent.county(seed, 1, 2, (2023, 2024, 2025, 2026))
    found = books.books(county, county.departments[0], year, pack)
    return [
        msgspec.structs.replace(
            book, texts=msgspec.structs.replace(book.texts, reasons=_either_way(book.texts.reasons))
        )
        for book in found
    ]


def _either_way(reasons: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(reasons, "按在职人数和项目需要安排")


def accounts(found: list[Book]) -> list[Account]:
    return rollup.accounts(found)


def as_printed(disclosure: Disclosure) -> Disclosure:
    """Shanghai prints no codes of agencies."""
    if not disclosure.pack.startswith("shanghai"):
        return without_goal_lines(disclosure)
    return msgspec.structs.replace(disclosure, agency=Agency("", disclosure.agency.name))


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_a_department_and_its_units_agree(pack: str, year: int) -> None:
    compiled = [disclosure(account) for account in accounts(made(pack, year))]
    for report in check(compiled):
        assert [finding.message for finding in report.findings] == []
        assert any(result.status == "passed" for result in report.results)


@pytest.mark.parametrize(("pack", "year"), PACKS)
@pytest.mark.parametrize(
    ("suffix", "write"), [("docx", write_docx), ("html", write_html), ("pdf", write_pdf)]
)
def test_what_was_compiled_is_what_is_read_in_print(
    suffix: str, write: Writer, pack: str, year: int, tmp_path: Path
) -> None:
    for number, account in enumerate(accounts(made(pack, year))):
        compiled = disclosure(account)
        path = tmp_path / f"{number}.{suffix}"
        try:
            write(laid_out(compiled), path)
        except CannotPublishError as error:
            pytest.skip(str(error))
        (read,) = read_path(path).disclosures
        assert substance(as_printed(read)) == substance(as_printed(compiled))


def test_sums_are_made_in_yuan_and_rounded_once_in_print() -> None:
    own, unit, *_ = made("hebei-2024", 2024)
    line = msgspec.structs.replace(unit.lines[0], current=Decimal("33.34"))
    lines = tuple(
        msgspec.structs.replace(line, economic=code) for code in ("30101", "30102", "30103")
    )
    small = msgspec.structs.replace(unit, lines=lines, projects=(), purchases=())
    made_from = disclosure(unit_account(small))
    basic = made_from.statement("general_budget_basic")
    assert basic is not None
    assert [row.cells["total"].text for row in basic.rows] == [
        "0.01",
        "0.01",
        "0.00",
        "0.00",
        "0.00",
    ]
    assert own.cover.scope == "department"


@pytest.mark.parametrize("reason", ["", "无", "略", "a", "ab", "工作需要", "……", "同上", "x1"])
def test_a_change_without_a_reason_stops_publication(reason: str) -> None:
    _, unit, *_ = made("hebei-2024", 2024)
    texts = msgspec.structs.replace(unit.texts, reasons={**unit.texts.reasons, "basic": reason})
    (said,) = unwritten.lacks(unit_account(msgspec.structs.replace(unit, texts=texts)))
    assert "“基本支出”" in said and "请在“文字”表里写明具体原因" in said


def test_without_last_year_nothing_is_said_of_a_change_and_it_is_told() -> None:
    _, unit, *_ = made("hebei-2024", 2024)
    said = unwritten.lacks(unit_account(msgspec.structs.replace(unit, last={})))
    assert "“上年数”缺少“基本支出”，不能说明比上年增减" in said


def test_a_secret_project_is_counted_and_not_described() -> None:
    _, unit, *_ = made("hebei-2024", 2024)
    secret = msgspec.structs.replace(unit.projects[0], secret=True, name="保密事项")
    rest = unit.projects[1:]
    plain = disclosure(unit_account(unit))
    made_secret = disclosure(unit_account(msgspec.structs.replace(unit, projects=(secret, *rest))))
    assert made_secret.statements == plain.statements
    project = made_secret.projects[0]
    assert project.objectives == ("涉密",) and project.purpose == "涉密"
    assert {its.target.text for its in project.indicators} == {"涉密"}
    assert "保密事项" not in "".join(section.text for section in made_secret.sections)
    (report,) = check([made_secret])
    assert [finding.message for finding in report.findings] == []
