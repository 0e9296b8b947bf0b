"""The table at the end of a run over several files: one row a file, and the total.

Of many files only those are listed that someone should look at; the rest is counted.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Literal

from rich.box import SIMPLE
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from mingzhang.files import readable_name
from mingzhang.reading.counts import Line

Listed = Literal["auto", "all", "none"]

_MANY = 30
"""More files than fit a screen."""

_NARROWEST, _ROOMY, _WIDEST = 80, 100, 120
"""Columns of a terminal."""

_FORMATS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "text/html": "网页",
    "text/plain": "文本",
}


def table(
    lines: list[Line], width: int, listed: Listed = "auto", *, checked: bool = False
) -> Iterator[str]:
    """The table as lines of text, at most so wide, and a blank line.

    With `checked`, findings are counted too.
    """
    if listed == "none" or len(lines) < 2:
        return
    shorten = listed == "auto" and len(lines) > _MANY
    chosen = [line for line in lines if line.to_look_at] if shorten else lines
    rows = [_row(line, checked) for line in chosen]
    total = _total(lines, checked)
    yield from _printed(rows, total, max(_NARROWEST, min(width, _WIDEST)), checked)
    if left := len(lines) - len(chosen):
        yield f"另有 {left:,} 个文件读取完整、没有问题，没有列出（全部列出：--table all）"
    yield ""


_HEADINGS = ("文件", "格式", "部门或单位", "年度", "有/空/缺", "项目", "疑难", "错误", "疑点", "秒")
_OF_CHECKS = (7, 8)
_NAME, _AGENCY = 0, 2


def _row(line: Line, checked: bool) -> list[str]:
    own = line.counts
    if own is None:
        cells = [readable_name(line.name), "读不了", "", "", "", "", "", "", ""]
    else:
        cells = [
            readable_name(line.name),
            _FORMATS.get(own.media_type, own.media_type.rpartition("/")[2].upper()),
            own.agency if own.disclosures < 2 else f"{own.agency}等 {own.disclosures} 份",
            "–".join(map(str, dict.fromkeys((*own.years[:1], *own.years[-1:])))),
            f"{own.filled}/{own.empty}/{own.missing}",
            *map(str, (own.projects, own.problems, line.errors, line.warnings)),
        ]
    return _of_run([*cells, _seconds(line.seconds)], checked)


def _total(lines: list[Line], checked: bool) -> list[str]:
    read = [line.counts for line in lines if line.counts]
    cells = [
        f"合计 {len(lines):,} 个",
        "",
        f"{sum(own.disclosures for own in read):,} 份公开内容",
        "",
        "/".join(
            str(sum(getattr(own, state) for own in read))
            for state in ("filled", "empty", "missing")
        ),
        str(sum(own.projects for own in read)),
        str(sum(own.problems for own in read)),
        str(sum(line.errors for line in lines)),
        str(sum(line.warnings for line in lines)),
        _seconds(sum(line.seconds for line in lines)),
    ]
    return _of_run(cells, checked)


def _of_run(cells: list[str], checked: bool) -> list[str]:
    return [cell for at, cell in enumerate(cells) if checked or at not in _OF_CHECKS]


def _seconds(seconds: float) -> str:
    if not seconds:
        return ""
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:,.0f}"


def _printed(rows: list[list[str]], total: list[str], width: int, checked: bool) -> Iterator[str]:
    headings = _of_run(list(_HEADINGS), checked)
    gap = 2 if width >= _ROOMY else 1
    widths = _widths([headings, *rows, total], width - gap * (len(headings) - 1))
    made = Table(
        box=SIMPLE, padding=(0, gap - 1, 0, 0), pad_edge=False, show_edge=False, show_footer=True
    )
    for at, heading in enumerate(headings):
        made.add_column(
            heading, total[at], justify="right" if at > _AGENCY + 1 else "left", no_wrap=True
        )
    for row in rows:
        made.add_row(*_narrowed(row, widths))
    page = io.StringIO()
    Console(file=page, width=width + gap, color_system=None, markup=False).print(made)
    for line in page.getvalue().splitlines():
        yield line.rstrip()


def _widths(rows: list[list[str]], width: int) -> list[int]:
    """Of the columns; what the figures leave is for the names of files and agencies."""
    wanted = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    free = width - sum(wanted) + wanted[_NAME] + wanted[_AGENCY]
    wanted[_NAME] = min(wanted[_NAME], max(free - wanted[_AGENCY], free * 11 // 20))
    wanted[_AGENCY] = min(wanted[_AGENCY], free - wanted[_NAME])
    return wanted


def _narrowed(row: list[str], widths: list[int]) -> list[str]:
    narrow = list(row)
    narrow[_NAME] = _file_name(row[_NAME], widths[_NAME])
    narrow[_AGENCY] = _agency(row[_AGENCY], widths[_AGENCY])
    return narrow


def _file_name(name: str, width: int) -> str:
    """The end of a path, where the file's own name is; of a long one its two ends."""
    if cell_len(name) <= width:
        return name
    own = name.rpartition("/")[2]
    if cell_len(own) + 2 <= width:
        return _end(name, width)
    half = (width - 1) // 2
    return f"{_start(own, width - 1 - half)}…{_end(own, half + 1)[1:]}"


def _agency(name: str, width: int) -> str:
    """The beginning, and of how many disclosures it is the first."""
    if cell_len(name) <= width:
        return name
    own, others, count = name.rpartition("等 ")
    rest = others + count if others else ""
    return f"{_start(own or name, width - 1 - cell_len(rest))}…{rest}"


def _start(text: str, width: int) -> str:
    while cell_len(text) > width:
        text = text[:-1]
    return text


def _end(text: str, width: int) -> str:
    while cell_len(text) > width - 1:
        text = text[1:]
    return f"…{text}"
