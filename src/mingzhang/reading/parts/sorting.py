"""The blocks as they are sorted into parts, and what waits for the block that comes next.

Titles, agency lines and units stand before their table, so they are pending until it comes.
A title that other lines follow instead of a table was an entry of a list.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mingzhang import amounts, keys
from mingzhang.disclosure import Problem, Scope
from mingzhang.reading import headings, signs, titles
from mingzhang.reading.blocks import Block, Grid, Paragraph
from mingzhang.reading.part import Part, TablePart
from mingzhang.reading.parts.begun import Begun
from mingzhang.reading.signs import Meta, StatementTitle
from mingzhang.reading.tables.headers import is_label
from mingzhang.where import NOWHERE, Where

_OPENING_LINES = 6
"""How many lines before the next part's first table can be its headings, agency, year and unit."""

_LINES_BELOW_TITLE = 2
"""How many lines of another kind can stand between a title and its table."""


@dataclass
class Pending:
    """What has been read since the last table: it belongs to the next one."""

    title: StatementTitle | None = None
    title_where: Where = NOWHERE
    meta: Meta = field(default_factory=Meta)
    year_where: Where = NOWHERE
    """Of the line among them that prints the year."""

    agency_where: Where = NOWHERE
    unit_where: Where = NOWHERE

    lines: list[Paragraph] = field(default_factory=list)
    """All of them that say so: where the table only goes on, it keeps them."""

    lines_since: int = 0
    """Lines after the title that are neither agency nor year nor unit."""

    other: str = ""
    """The title of a table that is none of the nine."""

    def take_over(self, before: Pending) -> None:
        """Keep what the lines before a title say as well."""
        self.meta = self.meta.merged(before.meta)
        self.year_where, self.agency_where = before.year_where, before.agency_where
        self.unit_where = before.unit_where
        self.lines += before.lines


class Sorting:
    """The parts so far, the table and the narrative that go on, and what is pending."""

    def __init__(self) -> None:
        self.begun = Begun()
        self.tables: list[TablePart] = []
        """The statements of all parts, as they come."""

        self.problems: list[Problem] = []
        self.pending = Pending()
        self.number: Paragraph | None = None
        """公开01表, which stands above or below the title of the next table."""

        self.above: list[Paragraph] = []
        """The last lines since the last table, of which a title can be the end."""

        self.table: TablePart | None = None
        """The statement that a grid without a title would continue."""

        self.targets: Grid | None = None
        """The last grid, where it is one of targets: it can go on on the next page."""

        self.in_narrative = False

    @property
    def last(self) -> Part | None:
        """The part that goes on."""
        return self.begun.last

    @property
    def last_grid(self) -> Grid | None:
        """The last piece of the statement that goes on."""
        return self.table.grids[-1] if self.table and self.table.grids else None

    def end(self) -> None:
        """Give what is left at the end to the last part."""
        self._give_up_title()
        self.begun.end()

    def doubt(self, message: str, where: Where) -> None:
        """Tell that something was read, or left out, by what is likely."""
        self.problems.append(Problem("ambiguous", message, where))

    # parts and narratives

    def part(self, scope: Scope | None, where: Where, meta: Meta | None = None) -> Part:
        """The part of a scope and of what the pending lines say of agency and year."""
        count = len(self.begun.in_order)
        part = self.begun.of(scope, self.pending.meta if meta is None else meta, where)
        if len(self.begun.in_order) > count:
            self.table = None
        return part

    def narrate(self, block: Block) -> None:
        """Keep a block for the narrative, where one has begun.

        A title that other lines follow is no table's: it stood in a table of contents.
        """
        self.pending.lines_since += isinstance(block, Paragraph) and not (
            signs.meta(block.text) or titles.table_number(block.text) or is_label(block.text)
        )
        if self.pending.lines_since > _LINES_BELOW_TITLE:
            self._give_up_title()
        if self.in_narrative and self.last:
            self.last.narrative.append(block)
        elif isinstance(block, Paragraph):
            self.begun.keep(block)

    def narrate_grid(self, grid: Grid) -> None:
        """Keep a grid for the narrative; before any narrative has begun, open one."""
        part = self.last or self.part(None, grid.where)
        if self.pending.meta.code:
            part.learn(None, self.pending.meta, grid.where)
        part.narrative.append(grid)
        self.table = None

    def close_narrative(self, name: str = "") -> None:
        """Take off what stands at the end of a narrative but opens the next part."""
        own = self.last.narrative if self.in_narrative and self.last else []
        for index in range(len(own) - 1, max(-1, len(own) - 1 - _OPENING_LINES), -1):
            block = own[index]
            if isinstance(block, Grid):
                break
            opens_tables = headings.is_division(block.text) or titles.table_number(block.text)
            if opens_tables or (name and keys.tidy(block.text) == name):
                lines = [b for b in own[index:] if isinstance(b, Paragraph)]
                self.begun.loose = lines + self.begun.loose
                del own[index:]
        self.in_narrative = False

    # titles and tables

    def expect_table(self, title: StatementTitle, where: Where) -> None:
        """Let the next grid be the table of a title."""
        self._give_up_title()
        meta = Meta(name=title.agency, year=title.year, unit=amounts.find_unit(title.text))
        self.pending = Pending(title, where, meta, lines=[Paragraph(title.text, where)])
        self.table = None

    def learn(self, line: Paragraph, meta: Meta) -> None:
        """Let a line say agency, year or unit of the next table."""
        pending = self.pending
        if meta.year:
            pending.year_where = line.where
        if meta.name or meta.code:
            pending.agency_where = line.where
        if meta.unit:
            pending.unit_where = line.where
        pending.meta = pending.meta.merged(meta)
        pending.lines.append(line)

    def go_on(self, table: TablePart, grid: Grid) -> None:
        """Let a grid be the next piece of a table, which prints the pending lines again."""
        table.grids.append(grid)
        table.repeated += self.pending.lines

    def _give_up_title(self) -> None:
        """A statement's title that no table follows: an entry in a table of contents, say."""
        if self.pending.title:
            self.begun.keep(Paragraph(self.pending.title.text, self.pending.title_where))
            self.pending.title = None

    def start_table(self, title: StatementTitle, where: Where) -> TablePart:
        """Begin the statement of a title, with what is pending."""
        self.close_narrative()
        part = self.part(title.scope, where)
        part.packs.update(title.packs)
        table = TablePart(title.form, title.text, self.pending.title_where or where)
        self.keep_table(part, table)
        self.pending.title = None
        return table

    def keep_table(self, part: Part, table: TablePart) -> None:
        """Let a statement be the one that goes on, with what the lines above it say."""
        pending = self.pending
        table.unit, table.meta = pending.meta.unit, pending.meta
        table.year_where, table.agency_where = pending.year_where, pending.agency_where
        table.unit_where = pending.unit_where
        table.number, self.number = self.number, None
        part.tables.append(table)
        self.tables.append(table)
        self.table = table
