"""Faults that people make in disclosures, planted to see whether the checks find them.

    documents     the documents that they are planted in
    faults        what a fault is; faults that are a pattern and a template
    cells         what was read of a text, changed in the text
    tables        T  the nine tables
    words         W  figures and reasons in words
    targets       P  performance indicators
    projects      P  the rest of a project's table, and projects with each other
    form          F  parts, titles, names, years, wording
    codes         F  classification codes and their names
    lists         F  procurement, assets, organisations
    evaluations   E  self-evaluations of final accounts
    across        A  several documents that belong together

Every kind says which rules it is meant for; rules that no kind can reach stand in exempt.toml
with the reason.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from benchmarks.planted import (
    across,
    codes,
    documents,
    evaluations,
    form,
    lists,
    projects,
    tables,
    targets,
    words,
)
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import Fault


@dataclass(frozen=True)
class Group:
    """Kinds that are planted in the same documents."""

    faults: tuple[Fault, ...]
    invented: Callable[[], tuple[Source, ...]]
    also_real: bool = True

    def sources(self, which: str) -> tuple[Source, ...]:
        """The invented or the real documents."""
        return self.invented() if which == "invented" else documents.real()


GROUPS = (
    Group(tables.FAULTS, documents.invented),
    Group(words.FAULTS, documents.invented),
    Group(words.WITHOUT_TABLES, documents.without_tables, also_real=False),
    Group((*targets.FAULTS, *projects.FAULTS), documents.with_projects),
    Group(projects.NOTES, documents.shanghai),
    Group(projects.IN_TWO_VOLUMES, documents.families),
    Group((*form.FAULTS, *codes.FAULTS, *lists.FAULTS), documents.invented),
    Group(lists.OF_FAMILIES, documents.families, also_real=False),
    Group(lists.WITHOUT_PROJECTS, documents.without_projects, also_real=False),
    Group(evaluations.FAULTS, documents.told),
    Group(across.FAULTS, across.sources, also_real=False),
)
"""All kinds, and where they are planted. Targets stand alone: no other volume betrays them."""


@cache
def exemptions() -> dict[str, str]:
    """Rules without a kind, and why."""
    text = resources.files(__name__).joinpath("exempt.toml").read_text("utf-8")
    return tomllib.loads(text)
