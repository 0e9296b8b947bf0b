"""A book from a disclosure: what is printed is taken, what is not is listed, nothing is guessed."""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import msgspec
import openpyxl
import pytest

from mingzhang.cli import main
from mingzhang.compiling import rollup
from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import Book
from mingzhang.compiling.books.files import read_book
from mingzhang.compiling.books.sheets import GAPS
from mingzhang.compiling.compose import disclosure
from mingzhang.compiling.from_published.differences import differences
from mingzhang.compiling.from_published.whole import CannotRecoverError, Recovered, books
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.publishing.html import write_html
from mingzhang.publishing.layout import laid_out
from mingzhang.publishing.publish import WRITERS
from tests.compiling.test_compose import PACKS, made


def family(pack: str = "hebei-2024", year: int = 2024) -> list[Disclosure]:
    return [disclosure(account) for account in rollup.accounts(made(pack, year))]


def recovered(its: Disclosure) -> Recovered:
    (one,) = books([its])
    return one


def said(one: Recovered) -> list[str]:
    return [gap.message for gap in one.gaps]


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_the_book_compiles_to_the_tables_that_it_came_from(pack: str, year: int) -> None:
    for its in family(pack, year):
        (account,) = rollup.accounts([recovered(its).book])
        assert list(differences(its, account)) == []


def test_last_year_reasons_and_words_come_back() -> None:
    _, unit, *_ = made("hebei-2024", 2024)
    book = recovered(disclosure(unit_account(unit))).book
    for name in ("sources", "basic", "project", "three_public"):
        assert abs(book.last[name] - unit.last[name]) <= 100
    assert book.texts.duties == unit.texts.duties
    assert book.texts.glossary == unit.texts.glossary
    assert book.texts.opening == unit.texts.opening
    assert book.holdings == unit.holdings
    assert [its.name for its in book.projects] == [its.name for its in unit.projects]
    assert [its.plan for its in book.projects] == [its.plan for its in unit.projects]
    assert [its.objectives for its in book.projects] == [its.objectives for its in unit.projects]


def test_nothing_is_divided_further_than_it_was_printed() -> None:
    one = recovered(family()[1])
    assert all(line.part for line in one.book.lines if line.economic or line.item)
    assert not any(line.economic for line in one.book.lines if line.function)
    assert any("没有印功能科目和经济科目的对应" in line for line in said(one))


def test_projects_take_the_place_of_the_only_line_that_they_make_up() -> None:
    _, unit, *_ = made("hebei-2024", 2024)
    projects = tuple(
        msgspec.structs.replace(
            its, function="2010302", fund="general", current=its.budget, carried=Decimal(0)
        )
        for its in unit.projects
    )
    amounts = [its.budget for its in projects]
    book = recovered(
        disclosure(unit_account(msgspec.structs.replace(unit, projects=projects)))
    ).book
    assert [its.budget for its in book.projects] == amounts
    assert {(its.function, its.fund, its.part) for its in book.projects} == {
        ("2010302", "general", False)
    }
    assert not any(line.nature == "project" for line in book.lines)


def test_a_contradiction_is_listed_with_both_figures() -> None:
    its = family()[1]
    place = next(n for n, one in enumerate(its.statements) if one.id == "expenditure")
    wrong = its.statements[place]
    row = wrong.rows[0]
    cells = {**row.cells, "basic": Printed("9999.99")}
    rows = (msgspec.structs.replace(row, cells=cells), *wrong.rows[1:])
    changed = msgspec.structs.replace(wrong, rows=rows)
    statements = (*its.statements[:place], changed, *its.statements[place + 1 :])
    lines = said(recovered(msgspec.structs.replace(its, statements=statements)))
    assert any("合计·基本支出：印 9999.99，底册合计" in line for line in lines)


def test_a_department_with_its_units_is_added_up() -> None:
    department, *units = books(family())
    assert not department.book.lines and len(department.book.members) == len(units)
    found: list[Book] = [department.book, *(one.book for one in units)]
    again = [disclosure(account) for account in rollup.accounts(found)]
    assert again[0].statements == family()[0].statements


def test_final_accounts_and_forms_without_wording_are_refused() -> None:
    its = family()[1]
    with pytest.raises(CannotRecoverError, match="是决算"):
        books([msgspec.structs.replace(its, kind="final")])
    with pytest.raises(CannotRecoverError, match="“hebei-2021”不能编制；请用 --pack"):
        books([msgspec.structs.replace(its, pack="hebei-2021")])


# the command


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "公开.html"
    write_html(laid_out(family()[1]), path)
    return path


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_a_published_page_becomes_a_book_that_compiles(
    page: Path, suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / f"底册{suffix}"
    assert run("book", "from", page, "-o", book) == 0
    assert "待分" in capsys.readouterr().out
    assert run("book", "check", book) == 0
    assert read_book(book)[1] == ()
    assert run("compile", book, "-o", tmp_path / "编") == 0
    assert run("publish", tmp_path / "编", "--to", "html,xlsx", "-o", tmp_path / "公开") == 0


def test_what_is_open_is_marked_and_listed_in_the_workbook(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "底册.xlsx"
    assert run("book", "from", page, "-o", path) == 0
    workbook = openpyxl.load_workbook(path)
    listed = [row[3].value for row in workbook[GAPS].iter_rows(min_row=3)]
    assert any("没有印功能科目和经济科目的对应" in str(text) for text in listed)
    cell = workbook["基本支出"]["B3"]
    assert cell.value == "未公开" and cell.fill.fgColor.rgb == "FFFFF2CC"


def test_several_disclosures_are_chosen_from_or_go_to_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    its = family()
    source = tmp_path / "公开.json"
    source.write_text("", "utf-8")
    assert run("book", "from", source, "-o", tmp_path / "x.xlsx") == 2
    page = tmp_path / "两家.html"
    write_html(laid_out(its[1]), page)
    assert run("book", "from", page, "--agency", "没有的", "-o", tmp_path / "x.xlsx") == 2
    assert f"里没有“没有的”；有的是：{its[1].agency.code} {its[1].agency.name}" in (
        capsys.readouterr().err
    )
    assert run("book", "from", page, "--agency", its[1].agency.code, "-o", tmp_path / "册") == 0
    (book,) = (tmp_path / "册").iterdir()
    assert book.name.endswith("底册.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


# texts that look like formulas


@pytest.mark.parametrize("text", ["=1+1", "+1+2", "@SUM(A1)", "-2+3", "=cmd|' /C calc'!A0"])
def test_a_published_text_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    _, unit, *_ = made("hebei-2024", 2024)
    first = msgspec.structs.replace(unit.projects[0], name=text, purpose=text)
    spoilt = msgspec.structs.replace(unit, projects=(first, *unit.projects[1:]))
    compiled = disclosure(unit_account(spoilt))
    path = tmp_path / "公开.xlsx"
    WRITERS["xlsx"](compiled, path)
    cells = [
        cell
        for page in openpyxl.load_workbook(path)
        for row in page.iter_rows()
        for cell in row
        if cell.value == text
    ]
    assert cells and all(cell.data_type == "s" for cell in cells)
    package = tmp_path / "公开.zip"
    WRITERS["datapackage.zip"](compiled, package)
    with zipfile.ZipFile(package) as archive:
        rows = list(csv.reader(io.StringIO(archive.read("projects.csv").decode("utf-8-sig"))))
    assert any(f"'{text}" in row for row in rows)
    assert not any(text in row for row in rows)
