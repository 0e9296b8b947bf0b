"""`mz book`: empty books, books that are checked, next year's books."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mingzhang.compiling.book import Book

_SCOPES = {"department": "部门", "unit": "单位"}
Say = Callable[[str], None]


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
