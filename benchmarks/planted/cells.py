"""What was read of a text, changed in the text itself.

A change is made on what was read (an indicator, a project, a row), and every printed text that
differs is replaced where it stands. So one change serves all documents, in whatever form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, NamedTuple, TypeVar

import msgspec

from mingzhang.disclosure import Indicator, Printed, Project, Statement, Target
from mingzhang.where import NOWHERE, Where

Item = TypeVar("Item")

_IN_WORDS = "文字描述"
"""Stands in the cell of the symbol where the 指标值 is words."""

_AHEAD = 8
"""Lines below its first one in which a text can stand that has several."""

_PARTS = re.compile(r"^(≥|≤|>=|<=|=|>|<|＝)?(\d[\d.]*)?(.*)$", re.DOTALL)


class Edit(NamedTuple):
    """A printed text, and what stands there instead."""

    where: Where
    old: str
    new: str
    parted: bool = False
    """Whether symbol, number and unit can stand in cells of their own."""


def edited(text: str, before: object, after: object) -> str | None:
    """The text with all that differs between two structs; None where a text is not found."""
    lines = text.split("\n")
    changes = list(edits(before, after))
    if not changes or not all(_made(lines, edit) for edit in changes):
        return None
    return "\n".join(lines)


def edits(before: Any, after: Any) -> Iterator[Edit]:
    """The printed texts that differ."""
    if before == after:
        return
    if isinstance(before, Printed):
        yield Edit(before.where, before.text, after.text)
    elif isinstance(before, (Indicator, Project, Statement)):
        yield from _by_place(before, after)
    elif isinstance(before, msgspec.Struct):
        for name in before.__struct_fields__:
            one, other = getattr(before, name), getattr(after, name)
            if isinstance(one, str) and one != other:
                yield Edit(_line(getattr(before, "where", NOWHERE)), one, other)
            elif not isinstance(one, Where):
                yield from edits(one, other)
    elif isinstance(before, dict):
        for name, one in before.items():
            if isinstance(one, Printed):
                yield from edits(one, after[name])
    elif isinstance(before, tuple):
        for one, other in zip(before, after, strict=True):
            yield from edits(one, other)


def _by_place(before: Any, after: Any) -> Iterator[Edit]:
    """Of a struct whose texts stand where its places say."""
    places: dict[str, Where] = before.places
    for name in before.__struct_fields__:
        one, other = getattr(before, name), getattr(after, name)
        if one == other:
            continue
        where = places.get(name, _line(before.where) if one else NOWHERE)
        if isinstance(one, Target):
            yield Edit(where, one.text, other.text, True)
        elif isinstance(one, str):
            yield Edit(where, one, other)
        elif name in ("plan", "funds"):
            for key, text in one.items():
                place = places.get(f"plan {key}" if name == "plan" else key, where)
                if text != other[key]:
                    yield Edit(place, text, other[key])
        elif name == "objectives":
            for old, new in zip(one, other, strict=True):
                if old != new:
                    yield Edit(where, old, new)
        elif name != "places":
            yield from edits(one, other)


def _line(where: Where) -> Where:
    return Where(line=where.line)


def _made(lines: list[str], edit: Edit) -> bool:
    """Make the change where its old text stands; False where it does not."""
    at = edit.where.line - 1
    if not 0 <= at < len(lines):
        return False
    cells = lines[at].split("\t")
    place = edit.where.cell - 1 if edit.where.cell else len(cells) - 1
    if (
        edit.parted
        and place + 3 <= len(cells)
        and _tight("".join(cells[place : place + 3])) == (_tight(edit.old))
    ):
        parts = _PARTS.match(edit.new)
        assert parts is not None
        cells[place : place + 3] = [part or "" for part in parts.groups()]
        lines[at] = "\t".join(cells)
        return True
    if edit.parted and cells[place] == _IN_WORDS and edit.old in cells[place + 1 :]:
        place = cells.index(edit.old, place)  # the words stand in the cell of the unit
    if 0 <= place < len(cells) and _tight(cells[place]) == _tight(edit.old):
        cells[place] = edit.new
        lines[at] = "\t".join(cells)
        return True
    if not edit.where.cell and edit.old in cells[1:]:  # a cell of its own, and not a part of one
        cells[cells.index(edit.old, 1)] = edit.new
        lines[at] = "\t".join(cells)
        return True
    for number in range(at, min(at + _AHEAD, len(lines))):
        if edit.old and edit.old in lines[number]:
            lines[number] = lines[number].replace(edit.old, edit.new, 1)
            return True
    return False


def _tight(text: str) -> str:
    return re.sub(r"[\s,，]", "", text)


def shuffled(items: Sequence[Item], random: Random) -> list[tuple[int, Item]]:
    """The items with their places, in any order."""
    pairs = list(enumerate(items))
    random.shuffle(pairs)
    return pairs


def swapped(items: Sequence[Any], place: int, item: object) -> tuple[Any, ...]:
    """The items with one replaced."""
    return (*items[:place], item, *items[place + 1 :])
