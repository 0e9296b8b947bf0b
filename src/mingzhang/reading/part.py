"""The blocks of one disclosure, sorted by what they are; nothing is read out of them yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from mingzhang import forms, keys
from mingzhang.disclosure import Scope
from mingzhang.reading import names
from mingzhang.reading.blocks import Block, Grid, Paragraph
from mingzhang.reading.signs import Meta
from mingzhang.where import NOWHERE, Where


@dataclass(eq=False)
class TablePart:
    """The grids of one statement, and what stands around them."""

    form: str
    title: str
    where: Where
    unit: str = ""
    meta: Meta = field(default_factory=Meta)
    """What its own title and head say of agency and year."""

    grids: list[Grid] = field(default_factory=list)
    year_where: Where = NOWHERE
    """Where a line of its head prints the year; NOWHERE where its title or no line does."""

    agency_where: Where = NOWHERE
    """The same of the agency's code and name."""

    unit_where: Where = NOWHERE
    """The same of the unit of money."""

    number: Paragraph | None = None
    """The line or cell that prints its number: 公开01表."""

    repeated: list[Paragraph] = field(default_factory=list)
    """The lines that its next pages print again above its header."""

    notes: list[Paragraph] = field(default_factory=list)
    is_cut: bool = False
    """Whether only its header is here and its rest, on the next page, could not be told."""


@dataclass(eq=False)
class Part:
    """The blocks of one disclosure, sorted by what they are."""

    scope: Scope | None = None
    code: str = ""
    name: str = ""
    year: int = 0
    tables: list[TablePart] = field(default_factory=list)
    purchases: list[TablePart] = field(default_factory=list)
    """Tables of procurement that only their titles tell, in documents that no pack describes."""

    front: list[Paragraph] = field(default_factory=list)
    """Lines outside the tables before the narrative: cover, contents, headings."""

    contents: list[Paragraph] = field(default_factory=list)
    """The entries of its table of contents."""

    undecided: set[str] = field(default_factory=set)
    """The forms that a table without a title can be, which was not read."""

    narrative: list[Block] = field(default_factory=list)
    has_narrative: bool = False
    where: Where = NOWHERE
    packs: Counter[str] = field(default_factory=Counter)
    """How many of its titles each pack knows."""

    @property
    def is_known(self) -> bool:
        """Whether the pack that knows most of its titles is not an open one."""
        return any(not forms.pack(pack_id).open for pack_id, _ in self.packs.most_common(1))

    def conflicts(self, scope: Scope | None, meta: Meta) -> bool:
        """Whether a title or table head with this scope and meta belongs to another part."""
        if scope and self.scope and scope != self.scope:
            return True
        if meta.year and self.year and meta.year != self.year:
            return True
        if meta.code and self.code and meta.code != self.code:
            return True
        return not names.may_be_one(self.name, meta.name)

    def learn(self, scope: Scope | None, meta: Meta, where: Where) -> None:
        """Take over what is not known yet."""
        self.scope = self.scope or scope
        self.code = self.code or meta.code
        self.year = self.year or meta.year
        if meta.name and (not self.name or (meta.code and meta.code == self.code)):
            self.name = self.name if keys.fold(self.name) == keys.fold(meta.name) else meta.name
        self.where = where if self.where == NOWHERE else self.where

    def take_over(self, stray: Part) -> None:
        """Add all blocks of a part that turns out to be a piece of this one."""
        self.tables += stray.tables
        self.purchases += stray.purchases
        self.front += stray.front
        self.contents += stray.contents
        self.narrative += stray.narrative
        self.has_narrative = self.has_narrative or stray.has_narrative
        self.undecided |= stray.undecided
        self.packs.update(stray.packs)
