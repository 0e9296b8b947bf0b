"""An indicator and what stands around it, and how one or several of them are made wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TypeAlias

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Fault, Planted, dated
from mingzhang.declared import declared
from mingzhang.disclosure import Indicator, Project
from mingzhang.reading.projects.targets import parse_target


@dataclass(frozen=True)
class Place:
    """An indicator, and what stands around it."""

    indicator: Indicator
    project: Project
    others: Sequence[Project]
    """The other projects of the disclosure."""

    year: int
    agency: str
    """Whose disclosure it is."""


Change: TypeAlias = Callable[[Place, Random], Indicator | None]
"""An indicator to the wrong one, or None where it offers no place."""


def fault(kind: str, rules: str, change: Change) -> Fault:
    def plant(source: Source, random: Random) -> Planted | None:
        for place in places(source, random):
            wrong = change(place, random)
            if wrong is not None:
                text = cells.edited(source.text, place.indicator, wrong)
                if text is not None:
                    return Planted((text,), _names(place, wrong), gone=_is_blanked(place, wrong))
        return None

    return ByHand(f"P {kind}", rules, plant)


def _names(place: Place, wrong: Indicator) -> tuple[str, ...]:
    """What a finding must name: the project, or of a cell that is left blank the row's name."""
    name = place.indicator.level3 if wrong.level3 else ""
    return (name or place.project.name if _is_blanked(place, wrong) else place.project.name,)


def _is_blanked(place: Place, wrong: Indicator) -> bool:
    """Whether a cell is left blank that was filled: a blank cell has no text to show."""
    return any(edit.old and not edit.new for edit in cells.edits(place.indicator, wrong))


def places(source: Source, random: Random) -> list[Place]:
    found = [
        Place(
            indicator,
            project,
            [other for other in disclosure.projects if other is not project],
            disclosure.year,
            disclosure.agency.name,
        )
        for disclosure in source.disclosures
        for project in disclosure.projects
        for indicator in project.indicators
    ]
    random.shuffle(found)
    return found


NUMBER = r"\d[\d.]*"


def target(
    level2: str,
    words: str,
    *templates: str,
    kinds: str = "number",
    level3: str = "",
) -> Change:
    """Where the 指标值 under a 二级指标 matches, what it says instead: one of the templates."""

    def change(place: Place, random: Random) -> Indicator | None:
        indicator = place.indicator
        fits = (
            re.search(level2, indicator.level2)
            and re.search(level3, indicator.level3)
            and indicator.target.kind in kinds
        )
        if not fits or not re.search(words, indicator.target.text):
            return None
        template = dated(random.choice(templates), place.year)
        return with_target(indicator, re.sub(words, template, indicator.target.text, count=1))

    return change


def with_target(indicator: Indicator, text: str, **fields: str) -> Indicator:
    return msgspec.structs.replace(indicator, target=parse_target(text), **fields)


def row(level2: str, *rows: tuple[str, str, str], kinds: str = "number") -> Change:
    """Under a 二级指标, one of these: name, description and 指标值. A blank one stays."""

    def change(place: Place, random: Random) -> Indicator | None:
        indicator = place.indicator
        if not re.search(level2, indicator.level2) or indicator.target.kind not in kinds:
            return None
        level3, description, target = random.choice(rows)
        fields = {"level3": level3, "description": description}
        fields = {name: dated(text, place.year) for name, text in fields.items() if text}
        return with_target(indicator, target or indicator.target.text, **fields)

    return change


def field(name: str, *templates: str) -> Change:
    """Whatever stands in a cell of an indicator, one of these instead."""

    def change(place: Place, random: Random) -> Indicator | None:
        if place.indicator.target.kind == "secret":
            return None
        text = dated(random.choice(templates), place.year)
        if not getattr(place.indicator, name) and text == "":
            return None
        return msgspec.structs.replace(place.indicator, **{name: text})

    return change


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    rules: str
    level2: str
    rows: tuple[tuple[str, str, str], ...]
    targets: str = "number"


class _Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    rules: str
    field: str
    texts: tuple[str, ...]


class _Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    row: tuple[_Row, ...]
    field: tuple[_Field, ...]


def declared_faults(name: str) -> Iterator[Fault]:
    """The faults of a TOML file of this folder: other rows and other cells, as it explains."""
    listed = declared(__package__, name, _Declared)
    for one in listed.row:
        yield fault(one.kind, one.rules, row(one.level2, *one.rows, kinds=one.targets))
    for cell in listed.field:
        yield fault(cell.kind, cell.rules, field(cell.field, *cell.texts))


def value_of(indicator: Indicator) -> Decimal | None:
    target = indicator.target
    return Decimal(target.value) if target.kind == "number" and target.value else None


COUNTED = ("人", "次", "辆", "套", "户", "台", "场", "个", "处", "块", "人次")

Rows: TypeAlias = Callable[[Project, Random], tuple[tuple[Indicator, Indicator], ...] | None]
"""Indicators of a project, and what is printed instead of them."""


def projects(source: Source, random: Random) -> list[Project]:
    found = [project for one in source.disclosures for project in one.projects]
    random.shuffle(found)
    return found


def rows(kind: str, rules: str, change: Rows) -> Fault:
    def plant(source: Source, random: Random) -> Planted | None:
        for project in projects(source, random):
            pairs = change(project, random)
            text: str | None = source.text
            for before, after in pairs or ():
                text = text and cells.edited(text, before, after)
            if pairs and text:
                return Planted((text,), (project.name,))
        return None

    return ByHand(f"P {kind}", rules, plant)


def again(kind: str, rules: str, change: Change) -> Fault:
    """A row is printed once more below itself, changed."""

    def plant(source: Source, random: Random) -> Planted | None:
        for place in places(source, random):
            indicator = place.indicator
            lines = source.text.split("\n")
            at = indicator.where.line - 1
            if not indicator.where.cell or lines[at].count("\t") < 4:
                continue
            wrong = change(place, random)
            changed = wrong and (
                source.text if wrong == indicator else cells.edited(source.text, indicator, wrong)
            )
            if changed:
                row = changed.split("\n")[at].split("\t")
                row[0] = "" if row[0] == indicator.level1 else row[0]
                return Planted(("\n".join([*lines[: at + 1], "\t".join(row), *lines[at + 1 :]]),))
        return None

    return ByHand(f"P {kind}", rules, plant)
