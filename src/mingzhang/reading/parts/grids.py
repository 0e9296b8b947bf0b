"""A grid: a statement, the next piece of one, or a table of the narrative."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang import keys
from mingzhang.reading import signs, titles
from mingzhang.reading.beside import purchases
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.part import TablePart
from mingzhang.reading.parts import cut_headers
from mingzhang.reading.parts.sorting import Pending, Sorting
from mingzhang.reading.parts.without_title import WithoutTitle, title_of_sheet
from mingzhang.reading.signs import Meta, StatementTitle
from mingzhang.reading.tables.headers import begins_anew, counts_on, is_total_alone
from mingzhang.reading.tables.signature import Signature, signature

_CODE = re.compile(r"\d{3}|\d{5}|\d{7}")

_META_ROWS = 5
"""Rows at the head of a grid in which agency, year and unit may stand."""


class Grids:
    """Sorts one grid after the other."""

    def __init__(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self._without_title = WithoutTitle(sorting)
        self._signature: Signature | None = None
        """Of the grid before."""

        self._sheets: set[str] = set()
        """The worksheets whose name has been asked for a title."""

    def take(self, grid: Grid) -> None:
        """Put a grid where it belongs."""
        sorting = self._sorting
        above, sorting.above = sorting.above, []
        head_lines, title, body = self._head_of(grid)
        if title:
            sorting.expect_table(title, grid.where)
        for line, meta in head_lines:
            sorting.learn(line, meta)
        if not body.rows:
            return
        head = signature(body)
        body = self._as_above(body) if head.is_data else body.trimmed()
        if head.is_contents:
            self._list(body)
            return
        is_of_targets = head.beside_the_nine == "targets"
        if is_of_targets and not sorting.in_narrative and sorting.last:
            sorting.last.narrative += _titles_of_targets(above)
        self._place(head, grid, body)
        is_kept = sorting.last is not None and sorting.last.narrative[-1:] == [grid]
        goes_on = sorting.targets is not None and is_kept
        sorting.targets = grid if is_of_targets or goes_on else None
        self._signature = head
        sorting.pending = Pending()

    def _place(self, head: Signature, grid: Grid, body: Grid) -> None:
        """Give a grid to the table that it is, or goes on with, or to the narrative."""
        sorting = self._sorting
        self._ask_sheet(grid)
        title = sorting.pending.title
        if not title and (whole := self._cut_header(body)) and sorting.table:
            sorting.table.grids[-1] = whole
            sorting.table.repeated += sorting.pending.lines
        elif title and not head.beside_the_nine and (above := self._goes_on(title, body)):
            sorting.go_on(above, body)
        elif title and not head.beside_the_nine:
            sorting.start_table(title, grid.where).grids.append(body)
        elif head.beside_the_nine:
            sorting.narrate_grid(grid)
        elif sorting.table and self._continues(sorting.table, head, body):
            sorting.go_on(sorting.table, body)
        elif purchases.is_title(sorting.pending.other) and sorting.last:
            self._buys(body)
        elif sorting.last and self._is_of_targets(head, body):
            sorting.last.narrative.append(grid)
            sorting.table = None
        elif found := self._without_title.recognised(head, body):
            self._without_title.take_recognised(found, head, body)
        elif sorting.in_narrative and not head.forms:
            sorting.narrate_grid(grid)
        else:
            self._without_title.take(head, body)

    # the rows above the table

    def _head_of(
        self, grid: Grid
    ) -> tuple[list[tuple[Paragraph, Meta]], StatementTitle | None, Grid]:
        """Meta lines and title that stand inside the grid, and the grid below them."""
        said: list[tuple[Paragraph, Meta]] = []
        title, skipped = None, 0
        for row in grid.rows[:_META_ROWS]:
            numbers = [c for c in row if c.text and titles.table_number(c.text)]
            cells = [c for c in row if c.text and c not in numbers]
            texts = [c.text for c in cells]
            for cell in numbers:
                self._sorting.number = Paragraph(cell.text, cell.where)
            found = [signs.meta(text) for text in texts]
            own_title = signs.statement_title(texts[0]) if len(texts) == 1 else None
            if texts and not own_title and not all(found):
                break
            title = own_title or title
            said += (
                (Paragraph(cell.text, cell.where), meta)
                for cell, meta in zip(cells, found, strict=True)
                if meta
            )
            skipped += 1
        return said, title, Grid(grid.rows[skipped:])

    def _ask_sheet(self, grid: Grid) -> None:
        """Take the name of a worksheet as the title of its first table, where that has none."""
        sorting, sheet = self._sorting, grid.where.sheet
        if sorting.pending.title or not sheet or sheet in self._sheets:
            return
        self._sheets.add(sheet)
        if title := title_of_sheet(sheet):
            before = sorting.pending
            sorting.expect_table(title, grid.where)
            sorting.pending.take_over(before)
            message = f"表格没有表名，按工作表的名称“{sheet}”读取；请核对原件"
            sorting.doubt(message, grid.where)

    def _list(self, body: Grid) -> None:
        """Keep a table of contents that is drawn as a table."""
        self._sorting.close_narrative()
        for row in body.rows:
            text = "\t".join(cell.text for cell in row if cell.text)
            self._sorting.begun.keep_entry(Paragraph(text, row[0].where))

    # the next piece of a table

    def _as_above(self, body: Grid) -> Grid:
        """The rows of a next page with as many cells as those before.

        A code merged over 类 款 项 is one cell where the header of three is not on the page.
        """
        last = self._sorting.last_grid
        if last is None:
            return body
        lacking = len(last.rows[-1]) - len(body.rows[0])
        coded = [row for row in last.rows if _CODE.fullmatch(keys.fold(row[0].text))]
        covered = [cell.text for row in coded for cell in row[1 : 1 + lacking]]
        if lacking not in (1, 2) or not coded or any(covered):
            return body
        return Grid(
            tuple(
                (row[0], *(Cell("", row[0].where) for _ in range(lacking)), *row[1:])
                for row in body.rows
            )
        )

    def _cut_header(self, body: Grid) -> Grid | None:
        """The table so far with a grid below it, where a page break cuts its header."""
        last = self._sorting.last_grid
        if last is None or self._sorting.in_narrative or body.where.page != last.where.page + 1:
            return None
        return cut_headers.joined(last, body) if cut_headers.is_header_alone(last) else None

    def _goes_on(self, title: StatementTitle, body: Grid) -> TablePart | None:
        """The table before, where a title that stands again is only the head of its next page."""
        sorting = self._sorting
        part = sorting.last
        last = part.tables[-1] if part and part.tables else None
        if not part or not last or last.form != title.form or not last.grids:
            return None
        conflicts = part.conflicts(title.scope, sorting.pending.meta)
        if sorting.in_narrative or begins_anew(body):
            return None
        if conflicts and not counts_on(last.grids[-1], body):
            return None
        above, below = signature(last.grids[0]).labels, signature(body).labels
        if above and below and 2 * len(above & below) < len(above | below):
            return None
        sorting.table = last
        return last

    def _continues(self, table: TablePart, head: Signature, body: Grid) -> bool:
        """Whether a grid without a title goes on with the table before."""
        if not table.grids or (self._sorting.in_narrative and not head.forms):
            return False
        last = table.grids[-1]
        if head.is_data:
            width = len(last.rows[-1])
            return len(body.trimmed(width).rows[0]) == width or is_total_alone(body)
        if body.where.sheet != last.where.sheet:
            return False
        return table.form in head.forms or head == self._signature

    # tables beside the nine

    def _is_of_targets(self, head: Signature, body: Grid) -> bool:
        """Whether a grid is a piece of a table of targets: by its title, or on the next page."""
        sorting = self._sorting
        if sorting.in_narrative:
            return False
        if "绩效目标" in sorting.pending.other:
            return True
        last = sorting.targets
        return last is not None and head.is_data and body.where.page == last.where.page + 1

    def _buys(self, body: Grid) -> None:
        """Keep a table of procurement, which its title tells and no header.

        A title that stands again above as many columns is the head of the same table's next page.
        """
        sorting = self._sorting
        assert sorting.last is not None
        bought = sorting.last.purchases
        meta = sorting.pending.meta
        title = keys.tidy(sorting.pending.other)
        if bought and bought[-1].title == title and bought[-1].grids[-1].width == body.width:
            sorting.go_on(bought[-1], body)
        else:
            bought.append(TablePart("procurement", title, body.where, meta.unit, meta, [body]))
        sorting.table = bought[-1]


def _titles_of_targets(above: Sequence[Paragraph]) -> list[Block]:
    """Of the lines above a table of targets that stands among the tables, its unit and title."""
    units = [line for line in above if signs.meta(line.text).unit]
    titles_of = [line for line in above if "绩效" in line.text and line not in units]
    return [*units, *titles_of[-1:]]
