"""`mz book`: empty books, books that are checked, made of what was published, next year's.

A book is people's work: none is ever written over one that is there.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli.arguments import file_path
from mingzhang.cli.output import OK, UNUSABLE, UnusableError, complain, say, writing

if TYPE_CHECKING:
    from mingzhang.compiling.book import Book
    from mingzhang.compiling.from_published.gaps import Gap
    from mingzhang.compiling.from_published.whole import Recovered
    from mingzhang.disclosure import Disclosure, Reading

_BOOKS = (".xlsx", ".json")
"""What a book is written as."""


def options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz book`."""
    actions = parser.add_subparsers(title="动作", metavar="动作", dest="action", required=True)
    new = actions.add_parser("new", help="写一本空白底册")
    new.add_argument("--pack", required=True, metavar="表样", help="如 hebei-2024，见 mz forms")
    new.add_argument("--scope", choices=("department", "unit"), default="unit", help="单位或部门")
    new.add_argument("--year", type=int, metavar="年度", help="预算年度；不写时是表样最近的一年")
    new.add_argument(
        "-o", "--output", type=file_path, required=True, metavar="文件", help="写到这里"
    )
    check = actions.add_parser("check", help="检查底册，列出每个要改的单元格")
    check.add_argument("books", nargs="+", type=file_path, metavar="底册")
    recovered = actions.add_parser("from", help="由已公开的文件做底册，没有公开的内容逐项标出")
    recovered.add_argument("document", type=file_path, metavar="公开文件", help="mz 能读的任何格式")
    recovered.add_argument(
        "-o",
        "--output",
        type=file_path,
        required=True,
        metavar="文件或目录",
        help="xlsx 或 json 文件；公开文件里有几家时写目录，每家一本",
    )
    recovered.add_argument("--agency", metavar="名称或编码", help="公开文件里有几家时，只做这一家")
    recovered.add_argument(
        "--pack", metavar="表样", help="底册用的表样；不写时与公开文件相同，见 mz forms"
    )
    following = actions.add_parser("next", help="由今年的底册做明年的：今年数成为上年数")
    following.add_argument("book", type=file_path, metavar="底册")
    following.add_argument("-o", "--output", type=file_path, required=True, metavar="文件")


def run(options: argparse.Namespace) -> int:
    """Do one of the four."""
    match options.action:
        case "new":
            _new(options)
        case "from":
            _from(options)
        case "next":
            _next(options)
        case _:
            return _check(options.books)
    return OK


def _new(options: argparse.Namespace) -> None:
    from mingzhang.compiling.books.sheets import compilable

    packs = {pack.id: pack for pack in compilable()}
    if options.pack not in packs:
        raise UnusableError(f"没有可以编制的表样“{options.pack}”；可以编制的有：{'、'.join(packs)}")
    years = packs[options.pack].years
    if options.year and options.year not in years:
        raise UnusableError(
            f"表样 {options.pack} 用于 {'、'.join(map(str, years))} 年，不用于 {options.year} 年"
        )
    path = _free(options.output)
    _write(_empty(options.pack, options.year or years[0], options.scope), path)
    say(f"写出空白底册 {path}。填好后：mz book check {path}")


def _empty(pack_id: str, year: int, scope: str) -> Book:
    from mingzhang.compiling.book import Book, Cover
    from mingzhang.disclosure import Agency

    nobody = Agency("", "")
    return Book(Cover(pack_id, year, "unit" if scope == "unit" else "department", nobody, nobody))


def _next(options: argparse.Namespace) -> None:
    from mingzhang.compiling.next_year import next_year

    path = _free(options.output)
    book, _ = _checked(options.book)
    if book is None:
        raise UnusableError(f"没有写 {path}。{options.book} 没有错误，才能做明年的底册")
    following = next_year(book)
    _write(following, path)
    say(f"写出 {following.cover.year} 年底册 {path}：金额是今年的，请按明年的安排修改")


def _from(options: argparse.Namespace) -> None:
    from mingzhang.compiling.from_published.whole import CannotRecoverError, books

    to_file = options.output.suffix != "" and not options.output.is_dir()
    if to_file:
        _free(options.output)
    found = _read(options.document)
    wanted = [its for its in found if options.agency in (None, *_names(its))]
    if not wanted:
        raise UnusableError(_not_there(options.agency, found, options.document))
    if to_file and len(wanted) > 1:
        raise UnusableError(
            f"{options.document} 里有 {len(wanted)} 家：{_listed(wanted)}；"
            "请用 --agency 选一家，或让 -o 写一个目录"
        )
    try:
        made = zip(found, books(found, options.pack or ""), strict=True)
    except CannotRecoverError as error:
        raise UnusableError(f"{options.document}：{error}") from None
    recovered = [(its, book) for its, book in made if its in wanted]
    paths = [options.output if to_file else _place(options.output, its) for its, _ in recovered]
    for path in paths:
        _free(path)
    if not to_file:
        with writing(options.output):
            options.output.mkdir(parents=True, exist_ok=True)
    for path, (_, book) in zip(paths, recovered, strict=True):
        _write(book.book, path, book.gaps)
        _tell(book, path)


def _read(path: Path) -> list[Disclosure]:
    """What a published file discloses, read within the limits of a worker."""
    from mingzhang.reading.batch import process
    from mingzhang.reading.files import SourceFile

    (outcome,) = process([SourceFile(path, str(path))], _whole, workers=1)
    if outcome.result is None:
        reason = outcome.failure.message if outcome.failure else ""
        raise UnusableError(f"{path} {reason}")
    return list(outcome.result.disclosures)


def _whole(reading: Reading) -> Reading:
    return reading


def _names(disclosure: Disclosure) -> tuple[str, str]:
    return disclosure.agency.name, disclosure.agency.code


def _listed(disclosures: Sequence[Disclosure]) -> str:
    return "、".join(" ".join(filter(None, reversed(_names(its)))) for its in disclosures)


def _not_there(agency: str | None, found: Sequence[Disclosure], path: Path) -> str:
    if not found:
        return f"{path}：没有读出部门预算；请先用 mz read 看看读出了什么"
    return f"{path} 里没有“{agency}”；有的是：{_listed(found)}"


def _place(folder: Path, disclosure: Disclosure) -> Path:
    from mingzhang.compiling.compiled import name_of

    return folder / f"{name_of(disclosure)}底册.xlsx"


def _free(path: Path) -> Path:
    """The path, where a book can be written to it that is not there yet."""
    if path.is_dir():
        raise UnusableError(f"不能写 {path}：那是文件夹。请在后面加上文件名，如 底册.xlsx")
    if path.suffix.lower() not in _BOOKS:
        raise UnusableError(f"底册不能写成 {path.name}；文件名请用 .xlsx（表格）或 .json 结尾")
    if path.exists():
        raise UnusableError(f"{path} 已经有了，没有覆盖。请换一个文件名，或先把它移走")
    return path


def _write(book: Book, path: Path, gaps: Sequence[Gap] = ()) -> None:
    from mingzhang.compiling.books.files import write_book

    with writing(path):
        write_book(book, path, gaps)


def _tell(recovered: Recovered, path: Path) -> None:
    """What is open in a book that was made of what was published, like with like."""
    from mingzhang.compiling.books.files import place_of

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


def _check(paths: Sequence[Path]) -> int:
    wrong = 0
    for path in paths:
        book, mistakes = _checked(path)
        wrong += mistakes
        if book:
            undivided = sum(line.is_undivided for line in book.lines)
            still = f"；有 {undivided} 行金额照公开文件，还没有分开" if undivided else ""
            say(f"{path}：{book.cover.agency.name} {book.cover.year} 年，没有错误{still}")
    if wrong:
        complain(f"共 {wrong} 处要改；底册没有错误才能编制")
    return UNUSABLE if wrong else OK


def _checked(path: Path) -> tuple[Book | None, int]:
    """A book without mistakes, or None and how many it has, each of them told."""
    from mingzhang.compiling.books.files import read_book
    from mingzhang.compiling.books.rows import UnreadableBookError

    try:
        book, mistakes = read_book(path)
    except UnreadableBookError as error:
        complain(f"{error}。")
        return None, 1
    for mistake in mistakes:
        complain(f"{path} {mistake}")
    return (None if mistakes else book), len(mistakes)
