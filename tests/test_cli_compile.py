"""Book, compile and publish, as a user runs them."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

from mingzhang.cli import main
from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import Book
from mingzhang.compiling.books.files import read_book, write_book
from mingzhang.cube import Point
from tests.compiling.test_compose import made


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def written(books: list[Book], folder: Path) -> list[Path]:
    paths = [folder / f"{number}.xlsx" for number in range(len(books))]
    for book, path in zip(books, paths, strict=True):
        write_book(book, path)
    return paths


def test_from_books_to_published_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    books = written(made("hebei-2024", 2024), tmp_path)
    assert run("book", "check", *books) == 0
    assert run("compile", *books, "-o", tmp_path / "编") == 0
    assert (
        run("publish", tmp_path / "编", "--to", "docx,html,xlsx,json", "-o", tmp_path / "公开") == 0
    )
    said = capsys.readouterr().out
    files = sorted((tmp_path / "公开").glob("[!.]*"))
    assert len(files) == 4 * len(books)
    assert all(str(file) in said for file in files)
    assert run("check", *(file for file in files if file.suffix == ".docx")) == 0


def test_an_empty_book_says_what_to_fill_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "底册.xlsx"
    assert run("book", "new", "--pack", "hebei-2024", "-o", path) == 0
    assert run("book", "check", path) == 2
    said = capsys.readouterr().err
    assert "工作表“封面” B6：“部门名称”没有填" in said


def test_a_book_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = written(made("hebei-2024", 2024)[1:2], tmp_path)
    filled = path.read_bytes()
    assert run("book", "new", "--pack", "hebei-2024", "-o", path) == 2
    assert run("book", "next", path, "-o", path) == 2
    assert run("book", "from", path, "-o", path) == 2
    assert capsys.readouterr().err.count(f"{path} 已经有了，没有覆盖") == 3
    assert path.read_bytes() == filled


def test_a_file_in_the_place_of_a_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = written(made("hebei-2024", 2024)[1:2], tmp_path)
    (tmp_path / "编").write_text("", "utf-8")
    assert run("compile", path, "-o", tmp_path / "编") == 2
    assert "那里已有同名的文件" in capsys.readouterr().err


def test_next_years_book_has_this_years_figures(tmp_path: Path) -> None:
    (path,) = written(made("hebei-2024", 2024)[1:2], tmp_path)
    assert run("book", "next", path, "-o", tmp_path / "下年.xlsx") == 0
    book, mistakes = read_book(tmp_path / "下年.xlsx")
    assert book is not None and not mistakes
    assert book.cover.year == 2025
    this_year = made("hebei-2024", 2024)[1]
    assert book.last["sources"] == unit_account(this_year).amount(Point("sources"))
    assert book.texts.reasons == {}


NEW = ("book", "new", "-o", "x.xlsx", "--pack")
WRONG = {
    "forms that are only read": ((*NEW, "hebei-2021"), "没有可以编制的表样"),
    "a year of other forms": ((*NEW, "hebei-2024", "--year", "2019"), "不用于 2019 年"),
    "no such book": (("compile", "没有.xlsx", "-o", "编"), "没有.xlsx：没有这个文件。请检查路径"),
    "no such folder": (
        ("book", "new", "--pack", "hebei-2024", "-o", "没有/x.xlsx"),
        "没有这个文件夹",
    ),
    "no book by its name": (
        ("book", "new", "--pack", "hebei-2024", "-o", "x.docx"),
        "底册不能写成 x.docx；文件名请用 .xlsx（表格）或 .json 结尾",
    ),
    "a folder for a book": (("book", "check", "."), "是文件夹，不是文件"),
    "a folder to write over": (("book", "new", "--pack", "hebei-2024", "-o", "."), "那是文件夹"),
    "nothing published": (("book", "from", "没有.pdf", "-o", "x.xlsx"), "没有.pdf 没有这个文件"),
    "a folder of disclosures": (("book", "from", ".", "-o", "x.xlsx"), "是文件夹，不是文件"),
    "no such folder to publish": (("publish", "没有", "-o", "公开"), "没有这个文件。请检查路径"),
    "nothing compiled": (("publish", ".", "-o", "公开"), "里没有编好的公开文件"),
    "no such format": (("publish", ".", "--to", "doc", "-o", "公开"), "--to 不认识“doc”"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_wrong_usage_is_told_in_one_line(
    arguments: tuple[str, ...],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_reasons_nothing_is_compiled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = made("hebei-2024", 2024)[1]
    texts = msgspec.structs.replace(book.texts, reasons={})
    (path,) = written([msgspec.structs.replace(book, texts=texts)], tmp_path)
    assert run("compile", path, "-o", tmp_path / "编") == 2
    assert "增减原因没有写" in capsys.readouterr().err
    assert not (tmp_path / "编").exists()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("html,pdf", "写 PDF 需要附加组件：请运行 pip install 'mingzhang[publish]'"),
        ("html,pdf", "什么也没有写；先发布其他格式：--to html"),
        ("docx,pdf", "写 DOCX 需要附加组件"),
        ("docx", "什么也没有写"),
    ],
)
def test_a_format_that_needs_what_is_not_installed_stops_before_anything_is_written(
    wanted: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (path,) = written(made("hebei-2024", 2024)[1:2], tmp_path)
    assert run("compile", path, "-o", tmp_path / "编") == 0
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setitem(sys.modules, "docx", None)
    assert run("publish", tmp_path / "编", "--to", wanted, "-o", tmp_path / "公开") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "公开").exists()


def test_what_has_errors_is_not_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = written(made("hebei-2024", 2024)[1:2], tmp_path)
    assert run("compile", path, "-o", tmp_path / "编") == 0
    (compiled,) = (tmp_path / "编").glob("[!.]*")
    text = compiled.read_text("utf-8")
    start = text.index('"statements"')
    place = text.index('"total"', start)
    wrong = text[:place] + text[place:].replace('"text": "', '"text": "9', 1)
    compiled.write_text(wrong, "utf-8")
    assert run("publish", tmp_path / "编", "--to", "html", "-o", tmp_path / "公开") == 2
    assert "没有发布" in capsys.readouterr().err
    assert not (tmp_path / "公开").exists()
