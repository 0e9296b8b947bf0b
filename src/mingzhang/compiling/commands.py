"""`mz book`, `mz compile` and `mz publish`: from a budget book to what is published."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mingzhang.compiling.book import Book

FORMATS = ("docx", "pdf", "xlsx", "html", "json", "datapackage")
_SCOPES = {"department": "部门", "unit": "单位"}
Say = Callable[[str], None]

# the book


def book_options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz book`."""
    actions = parser.add_subparsers(title="动作", metavar="动作", dest="action", required=True)
    new = actions.add_parser("new", help="写一本空白底册")
    new.add_argument("--pack", required=True, metavar="表样", help="如 hebei-2024，见 mz forms")
    new.add_argument("--scope", choices=tuple(_SCOPES), default="unit", help="单位或部门")
    new.add_argument("--year", type=int, metavar="年度", help="预算年度；不写时是表样最近的一年")
    new.add_argument("-o", "--output", type=Path, required=True, metavar="文件", help="写到这里")
    check = actions.add_parser("check", help="检查底册，列出每个要改的单元格")
    check.add_argument("books", nargs="+", type=Path, metavar="底册")
    following = actions.add_parser("next", help="由今年的底册做明年的：今年数成为上年数")
    following.add_argument("book", type=Path, metavar="底册")
    following.add_argument("-o", "--output", type=Path, required=True, metavar="文件")


def run_book(options: argparse.Namespace, say: Say, complain: Say) -> bool:
    """Whether all went well."""
    if options.action == "new":
        return _new(options, say, complain)
    if options.action == "next":
        return _next(options, say, complain)
    return bool(_checked(options.books, say, complain))


def _new(options: argparse.Namespace, say: Say, complain: Say) -> bool:
    from mingzhang.compiling.book_writer import write_book
    from mingzhang.compiling.sheets import compilable

    packs = {pack.id: pack for pack in compilable()}
    if options.pack not in packs:
        complain(f"没有可以编制的表样“{options.pack}”；可以编制的有：{'、'.join(packs)}")
        return False
    years = packs[options.pack].years
    if options.year and options.year not in years:
        complain(
            f"表样 {options.pack} 用于 {'、'.join(map(str, years))} 年，不用于 {options.year} 年"
        )
        return False
    book = _empty(options.pack, options.year or years[0], options.scope)
    write_book(book, options.output)
    say(f"写出空白底册 {options.output}。填好后：mz book check {options.output}")
    return True


def _empty(pack_id: str, year: int, scope: str) -> Book:
    from mingzhang.compiling.book import Book, Cover
    from mingzhang.disclosure import Agency

    nobody = Agency("", "")
    return Book(Cover(pack_id, year, "unit" if scope == "unit" else "department", nobody, nobody))


def _next(options: argparse.Namespace, say: Say, complain: Say) -> bool:
    from mingzhang.compiling.book_writer import write_book
    from mingzhang.compiling.next_year import next_year

    books = _checked([options.book], lambda _line: None, complain)
    if not books:
        return False
    following = next_year(books[0])
    write_book(following, options.output)
    say(f"写出 {following.cover.year} 年底册 {options.output}：金额是今年的，请按明年的安排修改")
    return True


def _checked(paths: Sequence[Path], say: Say, complain: Say) -> list[Book]:
    """The books without mistakes; none where any of them has one."""
    from mingzhang.compiling.book_reader import UnreadableBookError, read_book

    books: list[Book] = []
    wrong = 0
    for path in paths:
        try:
            book, mistakes = read_book(path)
        except UnreadableBookError as error:
            complain(f"{error}。")
            wrong += 1
            continue
        for mistake in mistakes:
            complain(f"{path} {mistake}")
        wrong += len(mistakes)
        if book and not mistakes:
            books.append(book)
            say(f"{path}：{book.cover.agency.name} {book.cover.year} 年，没有错误")
    if wrong:
        complain(f"共 {wrong} 处要改；底册没有错误才能编制")
        return []
    return books


# compile and publish


def compile_options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz compile`."""
    parser.add_argument("books", nargs="+", type=Path, metavar="底册", help="单位底册，和部门底册")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="目录", help="写到这里")


def run_compile(options: argparse.Namespace, say: Say, complain: Say) -> bool:
    """Books to compiled disclosures in a folder. Whether all went well."""
    from mingzhang.compiling import compiled, narrative, rollup
    from mingzhang.compiling.compose import disclosure

    books = _checked(options.books, lambda _line: None, complain)
    if not books:
        return False
    try:
        accounts = rollup.accounts(books)
    except rollup.CannotRollUpError as error:
        for reason in error.reasons:
            complain(reason)
        return False
    lacking = [
        f"{account.cover.agency.name}：{line}"
        for account in accounts
        for line in narrative.lacks(account)
    ]
    for line in lacking:
        complain(line)
    if lacking:
        complain(f"共 {len(lacking)} 处文字或上年数没有填；补齐后再编制，什么也没有写")
        return False
    for path in compiled.write(map(disclosure, accounts), options.output):
        say(f"编好 {path}")
    say(f"接下来：mz publish {options.output} --to docx,pdf -o 公开")
    return True


def publish_options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz publish`."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="路径", help="mz compile 写出的目录")
    parser.add_argument(
        "--to", default="docx", metavar="格式", help=f"逗号分开：{','.join(FORMATS)}"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="目录", help="写到这里")


def run_publish(options: argparse.Namespace, say: Say, complain: Say) -> bool:
    """Compiled disclosures to files. Whether all went well."""
    from mingzhang.compiling import compiled
    from mingzhang.publishing.pdf import CannotPublishError
    from mingzhang.publishing.publish import (
        ReadsOtherwiseError,
        errors,
        publish,
    )

    formats = [part.strip() for part in options.to.split(",") if part.strip()]
    if unknown := [part for part in formats if part not in FORMATS] or ([] if formats else [""]):
        complain(f"--to 不认识“{unknown[0]}”，可以写：{','.join(FORMATS)}")
        return False
    try:
        disclosures = compiled.read(options.paths)
    except compiled.NotCompiledError as error:
        complain(str(error))
        return False
    found = errors(disclosures)
    for finding in found:
        complain(f"{finding.subject} [{finding.rule}] {finding.message}")
    if found:
        complain(f"核对出 {len(found)} 个错误，没有发布；请改正底册后重新编制")
        return False
    options.output.mkdir(parents=True, exist_ok=True)
    for disclosure in disclosures:
        try:
            for path in publish(disclosure, options.output, compiled.name_of(disclosure), formats):
                say(f"写出 {path}")
        except (CannotPublishError, ReadsOtherwiseError) as error:
            complain(str(error))
            return False
    return True
