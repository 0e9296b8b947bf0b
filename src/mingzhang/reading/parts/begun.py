"""The parts that have begun so far, and the lines that wait for the next one to begin."""

from __future__ import annotations

from mingzhang.disclosure import Scope
from mingzhang.reading.blocks import Paragraph
from mingzhang.reading.part import Part
from mingzhang.reading.signs import Meta
from mingzhang.where import Where


class Begun:
    """The parts so far."""

    def __init__(self) -> None:
        self.in_order: list[Part] = []
        """The parts in the order in which they begin."""

        self.loose: list[Paragraph] = []
        """Lines that belong to the next part, which has not begun."""

        self._contents: list[Paragraph] = []
        """Entries of a table of contents that do."""

        self._left: list[Part] = []
        """Led by what has been left; the last is the one that goes on."""

    @property
    def last(self) -> Part | None:
        """The part that goes on; None before the first has begun."""
        return self._left[-1] if self._left else None

    @property
    def is_known(self) -> bool:
        """Whether a pack that is not open knows titles of the part that goes on."""
        return bool(self._left) and self._left[-1].is_known

    def of(self, scope: Scope | None, meta: Meta, where: Where) -> Part:
        """The part that scope and meta belong to: the current one, an earlier one or a new one.

        It is the last of the parts from then on: what follows its table is its own.
        """
        for part in (*self._left[-1:], *self._left[:-1]):
            if not part.conflicts(scope, meta):
                part.learn(scope, meta, where)
                self._left.remove(part)
                self._left.append(part)
                return part
        part = Part(front=self.loose, contents=self._contents)
        self.loose, self._contents = [], []
        part.learn(scope, meta, where)
        self.begin(part)
        return part

    def begin(self, part: Part) -> None:
        """Let a part begin, and go on."""
        self._left.append(part)
        self.in_order.append(part)

    def keep(self, line: Paragraph) -> None:
        """Keep a line that is neither narrative nor part of a table."""
        (self.last.front if self.last else self.loose).append(line)

    def keep_entry(self, entry: Paragraph) -> None:
        """Keep a line of a table of contents with the part that it opens."""
        if self.last and not self.last.tables:
            self.last.contents.append(entry)
        else:
            self._contents.append(entry)

    def end(self) -> None:
        """Give what is left at the end to the last part."""
        if self.last:
            self.last.front += self.loose
            self.last.contents += self._contents

    def with_content(self) -> list[Part]:
        """The parts that have content; lines of one that is nothing but a title go to the next."""
        kept: list[Part] = []
        loose: list[Paragraph] = []
        for part in self.in_order:
            if part.tables or part.narrative:
                part.front = loose + part.front
                loose = []
                kept.append(part)
            else:
                loose += part.front
        if kept:
            kept[-1].front += loose
        return kept
