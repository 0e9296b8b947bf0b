"""A part that is a piece of another one loses nothing where it is put."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

from mingzhang.reading.blocks import Paragraph
from mingzhang.reading.part import Part, TablePart
from mingzhang.where import Where


def part(line: int) -> Part:
    """A part with something of every kind in it."""
    where = Where(line=line)
    text = Paragraph(f"第{line}行", where)
    return Part(
        tables=[TablePart("income", "收入总表", where)],
        purchases=[TablePart("procurement", "政府采购表", where)],
        front=[text],
        contents=[text],
        narrative=[text],
        undecided={f"form {line}"},
        packs=Counter({"generic": line}),
        has_narrative=line > 1,
    )


def test_all_blocks_of_a_piece_are_taken_over() -> None:
    whole, stray = part(1), part(2)
    kept = {field.name for field in fields(Part)} - {"scope", "code", "name", "year", "where"}
    lists = kept - {"undecided", "packs", "has_narrative"}
    both = {name: [*getattr(whole, name), *getattr(stray, name)] for name in lists}
    whole.take_over(stray)
    assert {name: getattr(whole, name) for name in lists} == both
    assert whole.undecided == {"form 1", "form 2"}
    assert whole.packs == {"generic": 3}
    assert whole.has_narrative
