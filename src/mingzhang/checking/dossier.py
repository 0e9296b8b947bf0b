"""The disclosures that are checked together, and what several checks derive from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from mingzhang.checking.families import Members, families
from mingzhang.checking.findings import Subject
from mingzhang.checking.settings import DEFAULTS, Settings
from mingzhang.checking.tables.space import Space
from mingzhang.disclosure import Disclosure
from mingzhang.kept import kept

T = TypeVar("T")


class Dossier:
    """案卷: some disclosures, with their cells by point and their kinship; made when asked for."""

    def __init__(
        self,
        disclosures: Sequence[Disclosure],
        settings: Settings = DEFAULTS,
        sources: Sequence[tuple[str, ...]] = (),
    ) -> None:
        self.disclosures = tuple(disclosures)
        self.settings = settings
        self.copies = tuple(sources) or (("",),) * len(self.disclosures)
        """The names of all sources that each disclosure stands in, word for word."""

        self.sources = tuple(names[0] for names in self.copies)
        """The name of each disclosure's source, where they come from several; else ""."""

        self.selected: dict[object, Any] = {}
        """What the rules' selections gave; filled by `checks` as rules ask for it."""

        self._derived: dict[object, Any] = {}

    @kept
    def space(self) -> Space:
        """All cells, so that they can be compared."""
        return Space(self.disclosures)

    @kept
    def families(self) -> dict[int, Members]:
        """For each department its units."""
        return families(self.disclosures)

    def source_of(self, agency: str) -> str:
        """The source of the first disclosure of an agency, named as in a heading."""
        for disclosure, source in zip(self.disclosures, self.sources, strict=True):
            if str(Subject.of(disclosure)) == agency:
                return source
        return ""

    def each(self, select: Callable[[Disclosure], Iterable[T]]) -> list[tuple[int, T]]:
        """What a function selects of each disclosure, with its number; selected once only."""
        if select not in self._derived:
            self._derived[select] = [
                (index, item)
                for index, disclosure in enumerate(self.disclosures)
                for item in select(disclosure)
            ]
        selected: list[tuple[int, T]] = self._derived[select]
        return selected

    def once(self, derive: Callable[[Dossier], T]) -> T:
        """What a function derives from this dossier, computed the first time only."""
        derived: T | None = self._derived.get(derive)
        if derived is None:
            derived = self._derived[derive] = derive(self)
        return derived
