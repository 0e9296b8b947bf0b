"""A line outside the tables: a title, an agency line, a note, or one of the narrative."""

from __future__ import annotations

import re

from mingzhang import keys
from mingzhang.reading import headings, outline, signs, titles
from mingzhang.reading.blocks import Grid, Paragraph
from mingzhang.reading.part import Part
from mingzhang.reading.parts import broken_titles
from mingzhang.reading.parts.sorting import Pending, Sorting
from mingzhang.reading.signs import Meta, NarrativeTitle

_NUMBERED_NOTE = re.compile(r"(?:(?:注|说明|备注)\s*[：:]\s*)?\d[.．、]")
_NEXT_NOTE = re.compile(r"[2-9][.．、]\s*\D.*[。；;.]$")


class Paragraphs:
    """Sorts one line after the other."""

    def __init__(self, sorting: Sorting) -> None:
        self._sorting = sorting

    def take(self, line: Paragraph) -> None:
        """Put a line where it belongs."""
        sorting, text = self._sorting, line.text
        is_number = titles.table_number(text)
        if is_number:
            sorting.number = line
        above = sorting.above
        sorting.above = [*above, line][-broken_titles.MOST_LINES :]
        if title := broken_titles.statement_title(line, above):
            sorting.expect_table(title, line.where)
        elif opening := broken_titles.narrative_title(line, above):
            name = opening.agency or broken_titles.name_above(sorting.above[:-1])
            self._open_narrative(opening, Meta(name=name, year=opening.year), line)
        elif self._learns(line) or is_number:
            if sorting.in_narrative or not (sorting.table or sorting.pending.title):
                sorting.narrate(line)
        elif not sorting.in_narrative and self._begins_section(text):
            self._open_section(line)
        elif self._names_another_table(text):
            sorting.table = sorting.targets = None
            sorting.pending.other = text
            sorting.narrate(line)
        elif sorting.in_narrative or not self._notes(line):
            sorting.narrate(line)

    def take_entry(self, line: Paragraph) -> None:
        """Keep a line of a table of contents with the part that it opens."""
        self._sorting.close_narrative()
        self._sorting.begun.keep_entry(line)

    def _learns(self, line: Paragraph) -> bool:
        """Whether a line says agency, year or unit of the next table."""
        pending = self._sorting.pending
        year = signs.year_alone(line.text) if pending.meta.awaits_year else 0
        meta = Meta(year=year) if year else signs.meta(line.text)
        if not meta:
            return False
        self._sorting.learn(line, meta)
        return True

    # narratives

    def _open_narrative(self, opening: NarrativeTitle, meta: Meta, line: Paragraph) -> None:
        sorting = self._sorting
        last = sorting.last
        if opening.is_cover and last and not last.conflicts(opening.scope, meta):
            last.learn(opening.scope, meta, line.where)
            sorting.in_narrative = last.has_narrative = True
            sorting.narrate(line)
            return
        sorting.close_narrative(meta.name)
        if last and last.has_narrative and not last.conflicts(opening.scope, meta):
            if any(isinstance(block, Grid) for block in last.narrative):
                sorting.begun.begin(Part())
            else:
                last.front += [b for b in last.narrative if isinstance(b, Paragraph)]
                last.narrative.clear()
        part = sorting.part(opening.scope, line.where, meta)
        part.packs.update(opening.packs)
        part.front.append(line)
        part.has_narrative = True
        sorting.in_narrative = True
        sorting.table = None
        sorting.pending = Pending()

    def _begins_section(self, text: str) -> bool:
        known = (headings.bare_heading, headings.counted_heading, headings.part_in_words)
        if any(heading(text) for heading in known):
            return True
        last = self._sorting.last
        is_cover_alone = last is not None and not last.tables
        return (not self._sorting.begun.is_known or is_cover_alone) and outline.begins_narrative(
            text
        )

    def _open_section(self, line: Paragraph) -> None:
        """A section that stands before, between or after the tables."""
        if not self._sorting.last:
            self._sorting.part(None, line.where)
        self._sorting.in_narrative = True
        self._sorting.narrate(line)

    # what stands above and below tables

    def _names_another_table(self, text: str) -> bool:
        """Whether a line is the title of a table that is none of the nine (政府采购支出表)."""
        begun = self._sorting.begun
        return begun.last is not None and not begun.is_known and titles.is_other_table(text)

    def _notes(self, line: Paragraph) -> bool:
        """Give a note to its table: the last one, or the titled one that has no grid."""
        if not self._is_note(line.text):
            return False
        sorting = self._sorting
        if sorting.pending.title and signs.declares_empty(line.text):
            sorting.start_table(sorting.pending.title, line.where)
        if sorting.table is None:
            return False
        sorting.table.notes.append(Paragraph(keys.tidy(line.text), line.where))
        return True

    def _is_note(self, text: str) -> bool:
        """Whether a line speaks of the table above: 注：1.…, and 2.… below it."""
        noted = self._sorting.table.notes if self._sorting.table else []
        goes_on = bool(noted and _NUMBERED_NOTE.match(noted[-1].text))
        return (
            signs.is_note(text)
            or signs.declares_empty(text)
            or (goes_on and bool(_NEXT_NOTE.match(text)))
        )
