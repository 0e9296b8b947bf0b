"""Disclosures that are only words, for tests of what is read and checked in them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mingzhang.disclosure import (
    Agency,
    Claim,
    Disclosure,
    Kind,
    Printed,
    Scope,
    Section,
    Statement,
)
from mingzhang.reading.claims import read_claims
from mingzhang.where import Where

_NONE = Statement(id="", title="", status="missing")
_PACKS: dict[Kind, str] = {"budget": "hebei-2024", "final": "final-accounts-2024"}


def section(title: str, *paragraphs: str) -> Section:
    """A section of the narrative."""
    printed = (Printed(text, Where(line=line)) for line, text in enumerate(paragraphs, 101))
    return Section("二", title, tuple(printed))


def disclosure(
    *sections: Section,
    kind: Kind = "budget",
    year: int = 2024,
    statements: Sequence[Statement] = (),
    scope: Scope = "unit",
) -> Disclosure:
    """A disclosure with these sections and the claims in them."""
    made = Disclosure(
        kind=kind,
        scope=scope,
        year=year,
        agency=Agency("901001", "青石镇苗圃站"),
        pack=_PACKS[kind],
        statements=tuple(statements),
        procurement=_NONE,
        assets=_NONE,
        organisations_table=_NONE,
        sections=sections,
    )
    return msgspec.structs.replace(made, claims=read_claims(made))


def said(
    text: str, title: str = "部门预算安排的总体情况", kind: Kind = "budget", year: int = 2024
) -> tuple[Claim, ...]:
    """The claims in one section; a line is a paragraph."""
    return disclosure(section(title, *text.split("\n")), kind=kind, year=year).claims
