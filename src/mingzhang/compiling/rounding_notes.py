"""Notes on rounding: where printed parts do not add up to their printed total, it is said.

Every amount is rounded for itself, in print, so a printed total can differ from the sum of its
printed parts by a last place (尾差). That is explained below the table, or at the end of the
paragraph, and never mended. What adds up to what is not said a second time here: the notes tell
the very relations by which tables and words are checked, where they hold but for rounding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from mingzhang.amounts import show
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form import assets, procurement
from mingzhang.checking.form.arithmetic import Relation as ListRelation
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.relations import WITHIN_A_TABLE, Judgement, judge, relations
from mingzhang.checking.tables.space import Space
from mingzhang.checking.words.sums import sums
from mingzhang.disclosure import Disclosure, Printed, Section, Statement

_NAMED = 5
"""Places that a note names; of more it tells how many there are, and the largest difference."""

_PLACES = 2

_IN_WORDS = "以上金额分别四舍五入，分项之和与合计数略有尾差。"


class _Remainder(msgspec.Struct, frozen=True):
    """A sum that differs from its parts by rounding."""

    row: str
    column: str
    """Its label; "" where the table has a single one."""

    parts: str
    """What the sum is the sum of: 下级之和."""

    yuan: Decimal
    """The size of the difference."""


def with_rounding_notes(disclosure: Disclosure) -> Disclosure:
    """The disclosure, with a note wherever printed parts do not quite add up."""
    dossier = Dossier((disclosure,))
    found = _in_statements(dossier.space)
    return msgspec.structs.replace(
        disclosure,
        statements=tuple(
            _noted(statement, found.get(number, ()))
            for number, statement in enumerate(disclosure.statements)
        ),
        procurement=_noted(disclosure.procurement, _in_list(procurement.relations(disclosure))),
        assets=_noted(disclosure.assets, _in_list(assets.relations(disclosure))),
        sections=_in_words(dossier),
    )


def _in_statements(space: Space) -> dict[int, list[_Remainder]]:
    """By the number of the statement with the sum, in the order of its cells.

    A sum that its own table divides is not compared with the tables of the single funds again.
    """
    judged = (judge(space, relation) for relation in relations(space))
    rounded = [judgement for judgement in judged if judgement.verdict == "rounding"]
    within = [its for its in rounded if its.relation.kind in WITHIN_A_TABLE]
    told = {its.relation.left for its in within}
    between = [
        its for its in rounded if its.relation.kind == "funds" and its.relation.left not in told
    ]
    found: defaultdict[int, list[_Remainder]] = defaultdict(list)
    for judgement in sorted((*within, *between), key=lambda its: its.relation.left):
        table = space.owner[judgement.relation.left[0]]
        found[table.number].append(_remainder(space, judgement))
    return found


def _remainder(space: Space, judgement: Judgement) -> _Remainder:
    relation = judgement.relation
    lead = relation.left[0]
    return _Remainder(
        row=wording.row_name(space, lead),
        column=wording.column_name(space.owner[lead], lead, space),
        parts=wording.parts_name(space, relation),
        yuan=abs(judgement.difference),
    )


def _in_list(found: Iterable[ListRelation]) -> list[_Remainder]:
    return [
        _Remainder(its.cells[0].row, its.cells[0].column, "".join(its.told.split()), abs(its.yuan))
        for its in found
        if its.holds and its.difference
    ]


def _in_words(dossier: Dossier) -> tuple[Section, ...]:
    """The sections, with a sentence where a whole and its parts have been said."""
    said = {
        max((told.claim.section, told.claim.paragraph) for told in its.claims)
        for _, its in sums(dossier)
        if its.is_rounded
    }
    sections = list(dossier.disclosures[0].sections)
    for number, place in said:
        paragraphs = list(sections[number].paragraphs)
        paragraphs[place] = Printed(paragraphs[place].text + _IN_WORDS)
        sections[number] = msgspec.structs.replace(sections[number], paragraphs=tuple(paragraphs))
    return tuple(sections)


def _noted(statement: Statement, remainders: Sequence[_Remainder]) -> Statement:
    if not remainders:
        return statement
    note = _note(remainders, statement.money_unit)
    return msgspec.structs.replace(statement, notes=(*statement.notes, note))


def _note(remainders: Sequence[_Remainder], unit: str) -> str:
    columns: defaultdict[tuple[str, str, Decimal], list[str]] = defaultdict(list)
    for its in remainders:
        columns[its.row, its.parts, its.yuan].append(its.column)
    said = [
        f"{_place(row, named)}与{parts}相差{_money(yuan, unit)}"
        for (row, parts, yuan), named in columns.items()
    ]
    places = "；".join(said[:_NAMED])
    if len(said) > _NAMED:
        most = max(its.yuan for its in remainders)
        places += f"；等{len(remainders)}处，相差最多{_money(most, unit)}"
    return f"注：本表各数分别四舍五入，合计数与分项之和略有尾差，未作调整：{places}。"


def _place(row: str, columns: Sequence[str]) -> str:
    """“合计”行“小计”、“财政拨款收入”栏."""
    named = "、".join(map(_quoted, filter(None, columns)))
    return f"{_quoted(row)}行{named}栏" if named else _quoted(row)


def _quoted(name: str) -> str:
    """In quotation marks, unless the name has some of its own: “三公”经费小计.

    Without blanks, because a line can end at one, and then nobody sees it.
    """
    joined = "".join(name.split())
    return joined if "“" in joined else f"“{joined}”"


def _money(yuan: Decimal, unit: str) -> str:
    return show(yuan, unit, _PLACES).replace(" ", "")
