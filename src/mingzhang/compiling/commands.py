"""`mz book`: empty books, books that are checked, next year's books."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mingzhang.compiling.book import Book
    from mingzhang.compiling.from_disclosure import Recovered
    from mingzhang.disclosure import Disclosure

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
    recovered = actions.add_parser("from", help="由已公开的文件做底册，没有公开的内容逐项标出")
    recovered.add_argument("document", type=Path, metavar="公开文件", help="mz 能读的任何格式")
    recovered.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="文件或目录",
        help="xlsx 或 json 文件；公开文件里有几家时写目录，每家一本",
    )
    recovered.add_argument("--agency", metavar="名称或编码", help="公开文件里有几家时，只做这一家")
    recovered.add_argument(
        "--pack", metavar="表样", help="底册用的表样；不写时与公开文件相同，见 mz forms"
    )
    following = actions.add_parser("next", help="由今年的底册做明年的：今年数成为上年数")
    following.add_argument("book", type=Path, metavar="底册")
    following.add_argument("-o", "--output", type=Path, required=True, metavar="文件")


def run_book(options: argparse.Namespace, say: Say, complain: Say) -> bool:
    """Whether all went well."""
    if options.action == "new":
        return _new(options, say, complain)
    if options.action == "from":
        return _from(options, say, complain)
    if options.action == "next":
        return _next(options, say, complain)
    return bool(_checked(options.books, say, complain))


def _new(options: argparse.Namespace, say: Say, complain: Say) -> bool:
    from mingzhang.compiling.book_files import write_book
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
    from mingzhang.compiling.book_files import write_book
    from mingzhang.compiling.next_year import next_year

    books = _checked([options.book], lambda _line: None, complain)
    if not books:
        return False
    following = next_year(books[0])
    write_book(following, options.output)
    say(f"写出 {following.cover.year} 年底册 {options.output}：金额是今年的，请按明年的安排修改")
    return True


def _from(options: argparse.Namespace, say: Say, complain: Say) -> bool:
    from mingzhang.compiling.compiled import name_of
    from mingzhang.compiling.from_disclosure import CannotRecoverError, books
    from mingzhang.reading.batch import read_path
    from mingzhang.reading.formats import UnreadableSourceError

    try:
        found = list(read_path(options.document).disclosures)
        wanted = [its for its in found if options.agency in (None, *_names(its))]
        if not wanted:
            complain(_not_there(options.agency, found, options.document))
            return False
        recovered = [
            (its, book)
            for its, book in zip(found, books(found, options.pack or ""), strict=True)
            if its in wanted
        ]
    except (UnreadableSourceError, CannotRecoverError) as error:
        complain(f"{error}。")
        return False
    is_file = options.output.suffix.lower() in _BOOKS
    if is_file and len(recovered) > 1:
        names = "、".join(f"{its.agency.code} {its.agency.name}".strip() for its in wanted)
        complain(
            f"{options.document} 里有 {len(wanted)} 家：{names}；"
            "请用 --agency 选一家，或让 -o 写一个目录"
        )
        return False
    if not is_file:
        options.output.mkdir(parents=True, exist_ok=True)
    for its, one in recovered:
        path = options.output if is_file else options.output / f"{name_of(its)}底册.xlsx"
        _write_recovered(one, path, say)
    return True


_BOOKS = (".xlsx", ".json")


def _names(disclosure: Disclosure) -> tuple[str, str]:
    return disclosure.agency.name, disclosure.agency.code


def _not_there(agency: str | None, found: Sequence[Disclosure], path: Path) -> str:
    if not found:
        return f"{path}：没有读出部门预算；请先用 mz read 看看读出了什么"
    names = "、".join(" ".join(filter(None, reversed(_names(its)))) for its in found)
    return f"{path} 里没有“{agency}”；有的是：{names}"


def _write_recovered(recovered: Recovered, path: Path, say: Say) -> None:
    from mingzhang.compiling.book_files import place_of, write_book

    write_book(recovered.book, path, recovered.gaps)
    say(f"写出底册 {path}")
    places: dict[tuple[str, str], list[str]] = {}
    for gap in recovered.gaps:
        if gap.kind != "四舍五入":
            places.setdefault((gap.kind, gap.message), []).append(place_of(gap, path))
    for (kind, message), found in places.items():
        place = "、".join(filter(None, found))
        say(f"  {kind} {place}：{message}" if place else f"  {kind} {message}")
    rounded = sum(gap.kind == "四舍五入" for gap in recovered.gaps)
    if rounded:
        say(f"  另有 {rounded} 个合计数因四舍五入与印出的差末位，列在底册里")
    say(f"  底册里逐项列着；补好后：mz book check {path}")


def _checked(paths: Sequence[Path], say: Say, complain: Say) -> list[Book]:
    """The books without mistakes; none where any of them has one."""
    from mingzhang.compiling.book_files import read_book
    from mingzhang.compiling.from_rows import UnreadableBookError

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
            undivided = sum(line.is_undivided for line in book.lines)
            still = f"；有 {undivided} 行金额照公开文件，还没有分开" if undivided else ""
            say(f"{path}：{book.cover.agency.name} {book.cover.year} 年，没有错误{still}")
    if wrong:
        complain(f"共 {wrong} 处要改；底册没有错误才能编制")
        return []
    return books
