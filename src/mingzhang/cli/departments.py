"""Work on many departments: in several processes, with progress, and a table at the end."""

from __future__ import annotations

import argparse
import io
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from mingzhang.cli.output import progress

if TYPE_CHECKING:
    from mingzhang.reading.workers import Stopped

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 4
"""Below this number starting processes costs more than it saves."""

_MANY = 30
"""More departments than fit a screen."""


def spread(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    doing: str,
    options: argparse.Namespace,
) -> Generator[Result | Stopped, None, None]:
    """What the function makes of each item, in order, in as many processes as are wanted.

    Closing it ends the processes.
    """
    from mingzhang.reading.workers import Limits, each

    if options.jobs == 1 or len(items) < _FEW:
        done: Iterator[Result | Stopped] = map(function, items)
    else:
        jobs = min(options.jobs, len(items))
        limits = Limits(options.timeout, options.memory, seconds_a_picture=0, work=doing)
        done = each(function, items, jobs, limits)
    return progress(done, len(items), doing)


@dataclass
class Row:
    """What became of one department."""

    name: str
    disclosures: int = 0
    """Compiled or published in this run."""

    unchanged: int = 0
    faults: int = 0
    seconds: float = 0.0

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table prints them."""
        counts = (self.disclosures, self.unchanged, self.faults)
        return (self.name, *(str(count) if count else "" for count in counts), self._shown)

    @property
    def _shown(self) -> str:
        return f"{self.seconds:.1f}" if self.seconds else ""


def table(rows: Sequence[Row], done: str, listed: str) -> Iterator[str]:
    """The table over several departments; of very many only those that something is wrong with."""
    if len(rows) < 2 or listed == "none":
        return
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    shorten = listed == "auto" and len(rows) > _MANY
    chosen = [row for row in rows if row.faults] if shorten else rows
    total = Row(
        f"合计 {len(rows):,} 个部门",
        sum(row.disclosures for row in rows),
        sum(row.unchanged for row in rows),
        sum(row.faults for row in rows),
        sum(row.seconds for row in rows),
    )
    made = Table(box=SIMPLE, pad_edge=False, show_edge=False, show_footer=True)
    headings = ("部门", f"{done}（份）", "没有变化", "错误", "秒")
    for heading, foot in zip(headings, total.cells, strict=True):
        name = heading == headings[0]
        made.add_column(
            heading,
            foot,
            justify="left" if name else "right",
            no_wrap=True,
            overflow="ellipsis",
            ratio=1 if name and len(chosen) else None,
        )
    for row in chosen:
        made.add_row(*row.cells)
    page = io.StringIO()
    width = max(60, min(shutil.get_terminal_size((100, 25)).columns, 100))
    Console(file=page, width=width, color_system=None, markup=False).print(made)
    yield ""
    yield from (line.rstrip() for line in page.getvalue().splitlines())
    if left := len(rows) - len(chosen):
        yield f"另有 {left:,} 个部门没有问题，没有列出（全部列出：--table all）"
