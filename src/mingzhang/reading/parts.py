"""From one stream of blocks to the parts of each disclosure.

A source can hold several disclosures: a department and its units, or two years. They
follow one another without a mark of their own, so they are told apart by what titles and
table heads say of scope, agency and year: as long as these agree it is one disclosure,
when they differ another has begun.

Nothing is read out of the tables here; a part only says which blocks are which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mingzhang import amounts, forms, keys
from mingzhang.disclosure import Problem, Scope
from mingzhang.reading import (
    broken_titles,
    contents,
    cut_headers,
    headings,
    misprints,
    outline,
    pieces,
    purchases,
    signs,
    titles,
    untitled,
)
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.headers import Signature, begins_anew, is_label, is_total_alone, signature
from mingzhang.reading.part import Part, TablePart
from mingzhang.reading.signs import Meta, StatementTitle
from mingzhang.reading.untitled import Recognised
from mingzhang.where import NOWHERE, Where

_CODE = re.compile(r"\d{3}|\d{5}|\d{7}")
_NUMBERED_NOTE = re.compile(r"(?:(?:注|说明|备注)\s*[：:]\s*)?\d[.．、]")
_NEXT_NOTE = re.compile(r"[2-9][.．、]\s*\D.*[。；;.]$")

_OPENING_LINES = 6
"""How many lines before the next part's first table can be its headings, agency, year and unit."""

_SHEET_NUMBER = re.compile(r"^[A-Za-z]{0,4}\d{1,2}(?:[-_.]\d{1,2})?[-_.、\s]*")
"""Before a title in a worksheet's name: 01, GK01, 1-1."""

_LINES_BELOW_TITLE = 2
"""How many lines of another kind can stand between a title and its table."""

_IN_WORDS = frozenset({"three_public"})
"""Tables that narratives print too, for explanation."""

_META_ROWS = 5
"""Rows at the head of a grid in which agency, year and unit may stand."""


@dataclass
class _Pending:
    """What has been read since the last table: it belongs to the next one."""

    title: StatementTitle | None = None
    title_where: Where = NOWHERE
    meta: Meta = field(default_factory=Meta)
    year_where: Where = NOWHERE
    """Of the line among them that prints the year."""

    agency_where: Where = NOWHERE

    lines_since: int = 0
    """Lines after the title that are neither agency nor year nor unit."""

    other: str = ""
    """The title of a table that is none of the nine."""


class _Walk:
    """The walk through the blocks: the parts so far, and what is pending."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        """Led by what has been left; the last is the one that goes on."""
        self.begun: list[Part] = []
        """The parts in the order in which they begin."""
        self.tables: list[TablePart] = []
        """The statements of all parts, as they come."""
        self.problems: list[Problem] = []
        self.pending = _Pending()
        self.table: TablePart | None = None
        """The statement that a grid without a title would continue."""
        self.signature: Signature | None = None
        self.targets: Grid | None = None
        """The last grid, where it is one of targets: it can go on on the next page."""
        self.in_narrative = False
        self.sheets: set[str] = set()
        """The worksheets whose name has been asked for a title."""
        self.loose: list[Paragraph] = []
        """Lines that belong to the next part, which has not begun."""
        self.loose_contents: list[Paragraph] = []
        self.number: Paragraph | None = None
        """公开01表, which stands above or below the title of the next table."""
        self.above: list[Paragraph] = []
        """The last lines since the last table, of which a title can be the end."""

    def part(self, scope: Scope | None, meta: Meta, where: Where) -> Part:
        """The part that scope and meta belong to: the current one, an earlier one or a new one.

        It is the last of the parts from then on: what follows its table is its own.
        """
        for candidate in (*self.parts[-1:], *self.parts[:-1]):
            if not candidate.conflicts(scope, meta):
                candidate.learn(scope, meta, where)
                self._make_last(candidate)
                return candidate
        part = Part(front=self.loose, contents=self.loose_contents)
        self.loose, self.loose_contents = [], []
        part.learn(scope, meta, where)
        self._begin(part)
        self.table = None
        return part

    def _begin(self, part: Part) -> None:
        self.parts.append(part)
        self.begun.append(part)

    def _make_last(self, part: Part) -> None:
        if part is not self.parts[-1]:
            self.parts.remove(part)
            self.parts.append(part)

    # paragraphs

    def paragraph(self, line: Paragraph) -> None:
        text = line.text
        if titles.table_number(text):
            self.number = line
        above = self.above
        title = broken_titles.statement_title(line, above)
        self.above = [*above, line][-broken_titles.MOST_LINES :]
        if title:
            self._expect_table(title, line.where)
        elif opening := broken_titles.narrative_title(line, above):
            name = opening.agency or broken_titles.name_above(self.above[:-1])
            self._open_narrative(opening, name, line)
        elif self._meta_line(line) or titles.table_number(text):
            if self.in_narrative or not (self.table or self.pending.title):
                self.narrate(line)
        elif not self.in_narrative and self._begins_section(text):
            self._open_section(line)
        elif self._names_another_table(text):
            self.table = self.targets = None
            self.pending.other = text
            self.narrate(line)
        elif not self.in_narrative and self._is_note(text) and self._note(line):
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

    def _begins_section(self, text: str) -> bool:
        known = (headings.bare_heading, headings.counted_heading, headings.part_in_words)
        if any(heading(text) for heading in known):
            return True
        return (self._is_open() or not self.parts) and outline.begins_narrative(text)

    def _is_open(self) -> bool:
        """Whether no pack but the open ones knows the titles so far."""
        return bool(self.parts) and all(
            forms.pack(pack_id).open for pack_id, _ in self.parts[-1].packs.most_common(1)
        )

    def _is_known(self) -> bool:
        """Whether a pack that is not open knows titles of the last disclosure."""
        return bool(self.parts and self.parts[-1].packs) and not self._is_open()

    def _is_told_by(self, head: Signature) -> bool:
        """Whether a header is that of a pack's form: in a document of its own, or to the last word.

        Receipts beside expenditure are headed alike in all tables of all provinces.
        """
        exact = head.is_exact and not head.forms & untitled.SUMMARIES
        return bool(head.forms) and (exact or self._is_known())

    def _open_section(self, line: Paragraph) -> None:
        """A section that stands before, between or after the tables."""
        if not self.parts:
            self.part(None, self.pending.meta, line.where)
        self.in_narrative = True
        self.narrate(line)

    def _names_another_table(self, text: str) -> bool:
        """Whether a line is the title of a table that is none of the nine (政府采购支出表)."""
        return self._is_open() and titles.is_other_table(text)

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

    def _expect_table(self, title: StatementTitle, where: Where) -> None:
        self._give_up_title()
        meta = Meta(name=title.agency, year=title.year, unit=amounts.find_unit(title.text))
        self.pending = _Pending(title, where, meta)
        self.table = None

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
                self._begin(Part())
            else:
                current.front += [b for b in current.narrative if isinstance(b, Paragraph)]
                current.narrative.clear()
        part = self.part(opening.scope, meta, line.where)
        part.packs.update(opening.packs)
        part.front.append(line)
        part.has_narrative = True
        self.in_narrative = True
        self.table = None
        self.pending = _Pending()

    def _meta_line(self, line: Paragraph) -> bool:
        if self.pending.meta.awaits_year and (year := signs.year_alone(line.text)):
            self.pending.meta = self.pending.meta.merged(Meta(year=year))
            self.pending.year_where = line.where
            return True
        meta = signs.meta(line.text)
        if not meta:
            return False
        if meta.year:
            self.pending.year_where = line.where
        if meta.name or meta.code:
            self.pending.agency_where = line.where
        self.pending.meta = self.pending.meta.merged(meta)
        return True

    def _is_note(self, text: str) -> bool:
        """Whether a line speaks of the table above: 注：1.…, and 2.… below it."""
        noted = self.table.notes if self.table else []
        goes_on = bool(noted and _NUMBERED_NOTE.match(noted[-1].text))
        return (
            signs.is_note(text)
            or signs.declares_empty(text)
            or (goes_on and bool(_NEXT_NOTE.match(text)))
        )

    def _note(self, line: Paragraph) -> bool:
        """Give a note to its table: the last one, or the titled one that has no grid."""
        if self.pending.title and signs.declares_empty(line.text):
            self._start_table(self.pending.title, line.where)
        if self.table is None:
            return False
        self.table.notes.append(Paragraph(keys.tidy(line.text), line.where))
        return True

    def _close_narrative(self, name: str = "") -> None:
        """Take off what stands at the end of a narrative but opens the next part."""
        own = self.parts[-1].narrative if self.in_narrative else []
        for index in range(len(own) - 1, max(-1, len(own) - 1 - _OPENING_LINES), -1):
            block = own[index]
            if isinstance(block, Grid):
                break
            opens_tables = headings.is_division(block.text) or titles.table_number(block.text)
            if opens_tables or (name and keys.tidy(block.text) == name):
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
        above, self.above = self.above, []
        meta, title, body = self._head_of(grid)
        if title:
            self._expect_table(title, grid.where)
        self.pending.meta = self.pending.meta.merged(meta)
        if not body.rows:
            return
        head = signature(body)
        body = self._as_above(body) if head.is_data else body.trimmed()
        if head.is_contents:
            for row in body.rows:
                text = "\t".join(cell.text for cell in row if cell.text)
                self.contents_entry(Paragraph(text, row[0].where))
            return
        if head.beside_the_nine == "targets" and not self.in_narrative and self.parts:
            self.parts[-1].narrative += _titles_of_targets(above)
        self._place(head, grid, body)
        is_kept = bool(self.parts) and self.parts[-1].narrative[-1:] == [grid]
        goes_on = self.targets is not None and is_kept
        self.targets = grid if head.beside_the_nine == "targets" or goes_on else None
        self.signature = head
        self.pending = _Pending()

    def _as_above(self, body: Grid) -> Grid:
        """The rows of a next page with as many cells as those before.

        A code merged over 类 款 项 is one cell where the header of three is not on the page.
        """
        if self.table is None or not self.table.grids:
            return body
        above = self.table.grids[-1].rows
        lacking = len(above[-1]) - len(body.rows[0])
        coded = [row for row in above if _CODE.fullmatch(keys.fold(row[0].text))]
        covered = [cell.text for row in coded for cell in row[1 : 1 + lacking]]
        if lacking not in (1, 2) or not coded or any(covered):
            return body
        return Grid(
            tuple(
                (row[0], *(Cell("", row[0].where) for _ in range(lacking)), *row[1:])
                for row in body.rows
            )
        )

    def _place(self, head: Signature, grid: Grid, body: Grid) -> None:
        """Give a grid to the table that it is, or goes on with, or to the narrative."""
        if not self.pending.title and (title := self._sheet_title(grid)):
            above = self.pending.meta
            self._expect_table(title, grid.where)
            self.pending.meta = self.pending.meta.merged(above)
        if not self.pending.title and (whole := self._cut_header(body)):
            assert self.table is not None
            self.table.grids[-1] = whole
        elif self.pending.title and not head.beside_the_nine:
            if not self._goes_on(self.pending.title, body):
                self._start_table(self.pending.title, grid.where)
            assert self.table is not None
            self.table.grids.append(body)
        elif head.beside_the_nine:
            self.narrate_grid(grid)
        elif not (self.in_narrative and not head.forms) and self._continues(head, body):
            assert self.table is not None
            self.table.grids.append(body)
        elif purchases.is_title(self.pending.other) and self.parts:
            self._buys(body)
        elif self._is_of_targets(head, body):
            self.parts[-1].narrative.append(grid)
            self.table = None
        elif found := self._recognised(head, body):
            self._by_header(found, head, body)
        elif self.in_narrative and not head.forms:
            self.narrate_grid(grid)
        else:
            self._untitled(head, body)

    def _is_of_targets(self, head: Signature, body: Grid) -> bool:
        """Whether a grid is a piece of a table of targets: by its title, or on the next page."""
        if self.in_narrative or not self.parts:
            return False
        if "绩效目标" in self.pending.other:
            return True
        last = self.targets
        return last is not None and head.is_data and body.where.page == last.where.page + 1

    def _lose(self, body: Grid) -> None:
        """Tell the table above, of which there is only a header, that this may be its rest."""
        last = self.table.grids[-1] if self.table and self.table.grids else None
        if self.table and last and cut_headers.is_header_alone(last):
            self.table.is_cut = body.where.page == last.where.page + 1

    def _cut_header(self, body: Grid) -> Grid | None:
        """The table so far with a grid below it, where a page break cuts its header."""
        last = self.table.grids[-1] if self.table and self.table.grids else None
        if last is None or self.in_narrative or body.where.page != last.where.page + 1:
            return None
        return cut_headers.joined(last, body) if cut_headers.is_header_alone(last) else None

    def _buys(self, body: Grid) -> None:
        """Keep a table of procurement, which its title tells and no header.

        A title that stands again above as many columns is the head of the same table's next page.
        """
        meta = self.pending.meta
        title = keys.tidy(self.pending.other)
        last = self.parts[-1].purchases[-1] if self.parts[-1].purchases else None
        if last and last.title == title and last.grids[-1].width == body.width:
            last.grids.append(body)
            self.table = last
            return
        self.table = TablePart("procurement", title, body.where, meta.unit, meta, [body])
        self.parts[-1].purchases.append(self.table)

    def _head_of(self, grid: Grid) -> tuple[Meta, StatementTitle | None, Grid]:
        """Title and meta rows that stand inside the grid, and the grid below them."""
        meta, title, skipped = Meta(), None, 0
        for row in grid.rows[:_META_ROWS]:
            numbers = [c for c in row if c.text and titles.table_number(c.text)]
            texts = [c.text for c in row if c.text and c not in numbers]
            for cell in numbers:
                self.number = Paragraph(cell.text, cell.where)
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
        self.table.year_where = self.pending.year_where
        self.table.agency_where = self.pending.agency_where
        self._keep_table(part, self.table)
        self.pending.title = None
        return self.table

    def _keep_table(self, part: Part, table: TablePart) -> None:
        table.number, self.number = self.number, None
        part.tables.append(table)
        self.tables.append(table)

    def _goes_on(self, title: StatementTitle, body: Grid) -> bool:
        """Whether a title that stands again is only the head of the same table's next page."""
        last = self.parts[-1].tables[-1] if self.parts and self.parts[-1].tables else None
        if last is None or last.form != title.form or not last.grids or self.in_narrative:
            return False
        if self.parts[-1].conflicts(title.scope, self.pending.meta) or begins_anew(body):
            return False
        above, below = signature(last.grids[0]).labels, signature(body).labels
        if above and below and 2 * len(above & below) < len(above | below):
            return False
        self.table = last
        return True

    def _continues(self, head: Signature, body: Grid) -> bool:
        if self.table is None or not self.table.grids:
            return False
        if head.is_data:
            width = len(self.table.grids[-1].rows[-1])
            return len(body.trimmed(width).rows[0]) == width or is_total_alone(body)
        if body.where.sheet != self.table.grids[-1].where.sheet:
            return False
        return self.table.form in head.forms or head == self.signature

    def narrate_grid(self, grid: Grid) -> None:
        """Keep a grid for the narrative; before any narrative has begun, open one."""
        if not self.parts:
            self.part(None, self.pending.meta, grid.where)
        elif self.pending.meta.code:
            self.parts[-1].learn(None, self.pending.meta, grid.where)
        self.parts[-1].narrative.append(grid)
        self.table = None

    def _sheet_title(self, grid: Grid) -> StatementTitle | None:
        """The title that the name of a worksheet is, for its first table."""
        sheet = grid.where.sheet
        if not sheet or sheet in self.sheets:
            return None
        self.sheets.add(sheet)
        name = _SHEET_NUMBER.sub("", sheet)
        title = signs.statement_title(name) or signs.statement_title(f"{name}表")
        if title:
            message = f"表格没有表名，按工作表的名称“{sheet}”读取；请核对原件"
            self.problems.append(Problem("ambiguous", message, grid.where))
        return title

    def _recognised(self, head: Signature, body: Grid) -> Recognised | None:
        """What a table without a title is by its header, where no pack knows the document."""
        if self._is_known() or self._is_told_by(head):
            return None
        part = self.parts[-1] if self.parts else Part()
        pack = "generic-final" if "generic-final" in part.packs else ""
        found = untitled.recognised(body, part.year, pack)
        if found and titles.is_of_another_fund(self.pending.other, found.forms):
            return None
        if found and self.in_narrative and _IN_WORDS & {*found.forms}:
            return None
        return found

    def _by_header(self, found: Recognised, head: Signature, body: Grid) -> None:
        names = "、".join(f"《{forms.pack(found.pack).form(form).title}》" for form in found.forms)
        if len(found.forms) > 1:
            self.narrate_grid(body)
            self.parts[-1].undecided.update(found.forms)
            message = f"表格没有表名，只凭表头不能确定是{names}中的哪一张，没有读取；请补上表名"
        else:
            packs = head.packs if head.forms == set(found.forms) else ()
            title = StatementTitle(found.forms[0], None, (found.pack, *packs), "")
            self._start_table(title, body.where)
            assert self.table is not None
            self.table.grids.append(body)
            message = f"表格没有表名，按表头和科目认作{names}；请核对原件"
        self.problems.append(Problem("ambiguous", message, body.where))

    def _untitled(self, head: Signature, body: Grid) -> None:
        """A grid without a title: its header may tell the form, but never guess the fund."""
        if len(head.forms) == 1 and self._is_told_by(head):
            form = next(iter(head.forms))
            part = self.part(None, self.pending.meta, body.where)
            self.table = TablePart(
                form, "", body.where, self.pending.meta.unit, self.pending.meta, [body]
            )
            self.table.year_where = self.pending.year_where
            self.table.agency_where = self.pending.agency_where
            self._keep_table(part, self.table)
            part.packs.update(head.packs)
            title = forms.pack(head.packs[-1]).form(form).title
            message = f"表格没有表名，按表头认作《{title}》；请核对原件"
            self.problems.append(Problem("ambiguous", message, body.where))
        elif self._is_told_by(head):
            if self.parts:
                self.parts[-1].undecided.update(head.forms)
            message = "表格没有表名，只凭表头不能确定是哪一种资金的支出表，没有读取；请补上表名"
            self.problems.append(Problem("ambiguous", message, body.where))
        else:
            self.narrate(body)
            if not self.in_narrative:
                self._lose(body)
                message = "表格不是已知的表样，没有读取；如应当认得，请附原件反馈"
                self.problems.append(Problem("unrecognised", message, body.where))


def _titles_of_targets(above: Sequence[Paragraph]) -> list[Block]:
    """Of the lines above a table of targets that stands among the tables, its unit and title."""
    units = [line for line in above if signs.meta(line.text).unit]
    titles_of = [line for line in above if "绩效" in line.text and line not in units]
    return [*units, *titles_of[-1:]]


def parts(blocks: Sequence[Block]) -> tuple[list[Part], list[Problem]]:
    """The parts of each disclosure in a source, in printed order, and what was not placed."""
    walk = _Walk()
    listed = contents.entries(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            for grid in pieces.divided(block):
                walk.grid(grid)
        elif index in listed:
            walk.contents_entry(block)
        else:
            walk.paragraph(block)
    walk.end()
    whole, told = misprints.mended(_with_content(walk.begun), walk.tables)
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
