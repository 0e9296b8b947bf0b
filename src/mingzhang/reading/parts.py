"""From one stream of blocks to the parts of each disclosure.

A source can hold several disclosures: a department and its units, or two years. They
follow one another without a mark of their own, so they are told apart by what titles and
table heads say of scope, agency and year: as long as these agree it is one disclosure,
when they differ another has begun.

Nothing is read out of the tables here; a part only says which blocks are which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mingzhang import amounts, forms, keys
from mingzhang.disclosure import Problem, Scope
from mingzhang.reading import contents, misprints, signs, titles
from mingzhang.reading.blocks import Block, Grid, Paragraph
from mingzhang.reading.headers import Signature, begins_anew, is_label, is_total_alone, signature
from mingzhang.reading.part import Part, TablePart
from mingzhang.reading.signs import Meta, StatementTitle
from mingzhang.where import NOWHERE, Where

_OPENING_LINES = 6
"""How many lines before the next part's first table can be its headings, agency, year and unit."""

_LINES_BELOW_TITLE = 2
"""How many lines of another kind can stand between a title and its table."""

_WRAPPED = 16
"""Characters that a title's second line has at most."""

_META_ROWS = 5
"""Rows at the head of a grid in which agency, year and unit may stand."""


@dataclass
class _Pending:
    """What has been read since the last table: it belongs to the next one."""

    title: StatementTitle | None = None
    title_where: Where = NOWHERE
    meta: Meta = field(default_factory=Meta)
    lines_since: int = 0
    """Lines after the title that are neither agency nor year nor unit."""


class _Walk:
    """The walk through the blocks: the parts so far, and what is pending."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self.pending = _Pending()
        self.table: TablePart | None = None
        """The statement that a grid without a title would continue."""
        self.signature: Signature | None = None
        self.in_narrative = False
        self.loose: list[Paragraph] = []
        """Lines that belong to the next part, which has not begun."""
        self.loose_contents: list[Paragraph] = []
        self.last_line: Paragraph | None = None

    def part(self, scope: Scope | None, meta: Meta, where: Where) -> Part:
        """The part that scope and meta belong to: the current one, an earlier one or a new one."""
        for candidate in (*self.parts[-1:], *self.parts[:-1]):
            if not candidate.conflicts(scope, meta):
                candidate.learn(scope, meta, where)
                return candidate
        part = Part(front=self.loose, contents=self.loose_contents)
        self.loose, self.loose_contents = [], []
        part.learn(scope, meta, where)
        self.parts.append(part)
        self.table = None
        return part

    # paragraphs

    def paragraph(self, line: Paragraph) -> None:
        text = line.text
        previous, self.last_line = self.last_line, line
        if title := self._statement_title(line, previous):
            self._expect_table(title, line.where)
        elif opening := signs.narrative_title(text):
            name = opening.agency or self._name_above(previous)
            self._open_narrative(opening, name, line)
        elif opening := self._wrapped_title(line, previous):
            self._open_narrative(opening, opening.agency, line)
        elif self._meta_line(text) or titles.table_number(text):
            if self.in_narrative or not (self.table or self.pending.title):
                self.narrate(line)
        elif not self.in_narrative and (signs.bare_heading(text) or signs.part_heading(text)):
            self._open_section(line)
        elif self._names_another_table(text):
            self.table = None
            self.narrate(line)
        elif signs.is_note(text) and not self.in_narrative and self._note(line):
            pass
        else:
            self.narrate(line)

    def contents_entry(self, line: Paragraph) -> None:
        """Keep a line of a table of contents with the part that it opens."""
        self._close_narrative()
        if self.parts and not self.parts[-1].tables:
            self.parts[-1].contents.append(line)
        else:
            self.loose_contents.append(line)

    def _open_section(self, line: Paragraph) -> None:
        """A section that stands before, between or after the tables."""
        if not self.parts:
            self.part(None, self.pending.meta, line.where)
        self.in_narrative = True
        self.narrate(line)

    def _names_another_table(self, text: str) -> bool:
        """Whether a line is the title of a table that is none of the nine (政府采购支出表)."""
        is_open = bool(self.parts) and all(
            forms.pack(pack_id).open for pack_id, _ in self.parts[-1].packs.most_common(1)
        )
        return is_open and titles.is_other_table(text)

    def narrate(self, block: Block) -> None:
        """Keep a block for the narrative, where one has begun.

        A title that other lines follow is no table's: it stood in a table of contents.
        """
        self.pending.lines_since += isinstance(block, Paragraph) and not (
            signs.meta(block.text) or titles.table_number(block.text) or is_label(block.text)
        )
        if self.pending.lines_since > _LINES_BELOW_TITLE:
            self._give_up_title()
        if self.in_narrative:
            self.parts[-1].narrative.append(block)
        elif isinstance(block, Paragraph):
            self._keep(block)

    def _keep(self, line: Paragraph) -> None:
        """Keep a line that is neither narrative nor part of a table."""
        (self.parts[-1].front if self.parts else self.loose).append(line)

    def _give_up_title(self) -> None:
        """A statement's title that no table follows: an entry in a table of contents, say."""
        if self.pending.title:
            self._keep(Paragraph(self.pending.title.text, self.pending.title_where))
            self.pending.title = None

    def _statement_title(
        self, line: Paragraph, previous: Paragraph | None
    ) -> StatementTitle | None:
        if title := signs.statement_title(line.text):
            return title
        if previous and previous.where.line + 3 > line.where.line and len(line.text) < 30:
            return signs.statement_title(previous.text + line.text)
        return None

    def _wrapped_title(
        self, line: Paragraph, previous: Paragraph | None
    ) -> signs.NarrativeTitle | None:
        """The narrative's title that goes on in a second, short line."""
        if previous and len(line.text) < _WRAPPED and not signs.narrative_title(previous.text):
            return signs.narrative_title(previous.text + line.text)
        return None

    def _expect_table(self, title: StatementTitle, where: Where) -> None:
        self._give_up_title()
        meta = Meta(name=title.agency, year=title.year, unit=amounts.find_unit(title.text))
        self.pending = _Pending(title, where, meta)
        self.table = None

    def _name_above(self, previous: Paragraph | None) -> str:
        """The agency's name where it stands on a line of its own above the title."""
        if previous is None or len(previous.text) > 40 or signs.is_contents_entry(previous.text):
            return ""
        return keys.tidy(previous.text)

    def _open_narrative(self, opening: signs.NarrativeTitle, name: str, line: Paragraph) -> None:
        meta = Meta(name=name, year=opening.year)
        current = self.parts[-1] if self.parts else None
        if opening.is_cover and current and not current.conflicts(opening.scope, meta):
            current.learn(opening.scope, meta, line.where)
            self.in_narrative = current.has_narrative = True
            self.narrate(line)
            return
        self._close_narrative(name)
        if current and current.has_narrative and not current.conflicts(opening.scope, meta):
            if any(isinstance(block, Grid) for block in current.narrative):
                self.parts.append(Part())
            else:
                current.front += [b for b in current.narrative if isinstance(b, Paragraph)]
                current.narrative.clear()
        part = self.part(opening.scope, meta, line.where)
        part.packs.update(opening.packs)
        part.front.append(line)
        self.parts.remove(part)
        self.parts.append(part)
        part.has_narrative = True
        self.in_narrative = True
        self.table = None
        self.pending = _Pending()

    def _meta_line(self, text: str) -> bool:
        if self.pending.meta.awaits_year and (year := signs.year_alone(text)):
            self.pending.meta = self.pending.meta.merged(Meta(year=year))
            return True
        meta = signs.meta(text)
        if not meta:
            return False
        self.pending.meta = self.pending.meta.merged(meta)
        return True

    def _note(self, line: Paragraph) -> bool:
        """Give a note to its table: the last one, or the titled one that has no grid."""
        if self.pending.title and signs.declares_empty(line.text):
            self._start_table(self.pending.title, line.where)
        if self.table is None:
            return False
        self.table.notes.append(keys.tidy(line.text))
        return True

    def _close_narrative(self, name: str = "") -> None:
        """Take off what stands at the end of a narrative but opens the next part."""
        own = self.parts[-1].narrative if self.in_narrative else []
        for index in range(len(own) - 1, max(-1, len(own) - 1 - _OPENING_LINES), -1):
            block = own[index]
            if isinstance(block, Grid):
                break
            if signs.is_division(block.text) or (name and keys.tidy(block.text) == name):
                self.loose = [b for b in own[index:] if isinstance(b, Paragraph)] + self.loose
                del own[index:]
        self.in_narrative = False

    def end(self) -> None:
        """Give what is left at the end to the last part."""
        self._give_up_title()
        if self.parts:
            self.parts[-1].front += self.loose
            self.parts[-1].contents += self.loose_contents

    # grids

    def grid(self, grid: Grid) -> None:
        self.last_line = None
        meta, title, body = self._head_of(grid)
        if title:
            self._expect_table(title, grid.where)
        self.pending.meta = self.pending.meta.merged(meta)
        if not body.rows:
            return
        head = signature(body)
        if head.is_contents:
            for row in body.rows:
                text = "\t".join(cell.text for cell in row if cell.text)
                self.contents_entry(Paragraph(text, row[0].where))
            return
        if self.pending.title and not head.beside_the_nine:
            if not self._goes_on(self.pending.title, body):
                self._start_table(self.pending.title, grid.where)
            assert self.table is not None
            self.table.grids.append(body)
        elif head.beside_the_nine or (self.in_narrative and not head.forms):
            self.narrate_grid(grid)
        elif self._continues(head, body):
            assert self.table is not None
            self.table.grids.append(body)
        else:
            self._untitled(head, body)
        self.signature = head
        self.pending = _Pending()

    def _head_of(self, grid: Grid) -> tuple[Meta, StatementTitle | None, Grid]:
        """Title and meta rows that stand inside the grid, and the grid below them."""
        meta, title, skipped = Meta(), None, 0
        for row in grid.rows[:_META_ROWS]:
            texts = [c.text for c in row if c.text and not titles.table_number(c.text)]
            found = [signs.meta(text) for text in texts]
            own_title = signs.statement_title(texts[0]) if len(texts) == 1 else None
            if texts and not own_title and not all(found):
                break
            title = own_title or title
            for part in found:
                meta = meta.merged(part)
            skipped += 1
        return meta, title, Grid(grid.rows[skipped:])

    def _start_table(self, title: StatementTitle, where: Where) -> TablePart:
        self._close_narrative()
        part = self.part(title.scope, self.pending.meta, where)
        part.packs.update(title.packs)
        self.table = TablePart(title.form, title.text, self.pending.title_where or where)
        self.table.unit = self.pending.meta.unit
        self.table.meta = self.pending.meta
        part.tables.append(self.table)
        self.pending.title = None
        return self.table

    def _goes_on(self, title: StatementTitle, body: Grid) -> bool:
        """Whether a title that stands again is only the head of the same table's next page."""
        last = self.parts[-1].tables[-1] if self.parts and self.parts[-1].tables else None
        if last is None or last.form != title.form or not last.grids or self.in_narrative:
            return False
        if self.parts[-1].conflicts(title.scope, self.pending.meta) or begins_anew(body):
            return False
        self.table = last
        return True

    def _continues(self, head: Signature, body: Grid) -> bool:
        if self.table is None or not self.table.grids:
            return False
        if head.is_data:
            same_width = len(body.rows[0]) == len(self.table.grids[-1].rows[-1])
            return same_width or is_total_alone(body)
        return self.table.form in head.forms or head == self.signature

    def narrate_grid(self, grid: Grid) -> None:
        """Keep a grid for the narrative; before any narrative has begun, open one."""
        if not self.parts:
            self.part(None, self.pending.meta, grid.where)
        elif self.pending.meta.code:
            self.parts[-1].learn(None, self.pending.meta, grid.where)
        self.parts[-1].narrative.append(grid)
        self.table = None

    def _untitled(self, head: Signature, body: Grid) -> None:
        """A grid without a title: its header may tell the form, but never guess the fund."""
        if len(head.forms) == 1:
            form = next(iter(head.forms))
            part = self.part(None, self.pending.meta, body.where)
            self.table = TablePart(
                form, "", body.where, self.pending.meta.unit, self.pending.meta, [body]
            )
            part.tables.append(self.table)
            part.packs.update(head.packs)
            title = forms.pack(head.packs[-1]).form(form).title
            message = f"表格没有表名，按表头认作《{title}》；请核对原件"
            self.problems.append(Problem("ambiguous", message, body.where))
        elif head.forms:
            message = "表格没有表名，只凭表头不能确定是哪一种资金的支出表，没有读取；请补上表名"
            self.problems.append(Problem("ambiguous", message, body.where))
        else:
            self.narrate(body)
            if not self.in_narrative:
                message = "表格不是已知的表样，没有读取；如应当认得，请附原件反馈"
                self.problems.append(Problem("unrecognised", message, body.where))


def parts(blocks: Sequence[Block]) -> tuple[list[Part], list[Problem]]:
    """The parts of each disclosure in a source, in printed order, and what was not placed."""
    walk = _Walk()
    listed = contents.entries(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            walk.grid(block)
        elif index in listed:
            walk.contents_entry(block)
        else:
            walk.paragraph(block)
    walk.end()
    whole, told = misprints.mended(_with_content(walk.parts))
    return whole, walk.problems + told


def _with_content(found: Sequence[Part]) -> list[Part]:
    """The parts that have content; lines of a part that is nothing but a title go to the next."""
    kept: list[Part] = []
    loose: list[Paragraph] = []
    for part in found:
        if part.tables or part.narrative:
            part.front = loose + part.front
            loose = []
            kept.append(part)
        else:
            loose += part.front
    if kept:
        kept[-1].front += loose
    return kept
