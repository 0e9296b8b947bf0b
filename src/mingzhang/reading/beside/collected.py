"""What one disclosure has beside the nine tables: procurement, assets and organisations.

The forms of a pack may list each of them; procurement is printed in other layouts, too, and
organisations stand in words where no form has them.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from mingzhang.disclosure import (
    AssetLine,
    Organisation,
    Problem,
    ProcurementLine,
    Statement,
)
from mingzhang.forms import Pack
from mingzhang.reading.beside import lists, purchases, units
from mingzhang.reading.beside.lists import ReadList
from mingzhang.reading.part import Part, TablePart


class Beside(msgspec.Struct, frozen=True):
    """The three tables with their lines, and what of them could not be read."""

    procurement: Statement
    procurement_lines: tuple[ProcurementLine, ...]
    assets: Statement
    asset_lines: tuple[AssetLine, ...]
    organisations_table: Statement
    organisations: tuple[Organisation, ...]
    problems: list[Problem]


def beside_the_nine(part: Part, pack: Pack, scope_word: str) -> Beside:
    """The tables beside the nine in a part; `scope_word` begins the titles of the forms: 部门."""
    read = {
        form.id: lists.read_list(part.narrative, form, scope_word + form.title)
        for form in pack.lists
    }
    assets, organisations = (read.get(name, _none(name)) for name in ("assets", "organisations"))
    procurement, lines, told = _procurement(part, pack, read.get("procurement"))
    if procurement.status != "missing" and _is_missing(read.get("procurement")):
        read.pop("procurement", None)  # that its columns are not the form's is settled
    return Beside(
        procurement=procurement,
        procurement_lines=tuple(lines),
        assets=assets.statement,
        asset_lines=tuple(lists.asset_lines(assets.rows, pack)),
        organisations_table=organisations.statement,
        organisations=tuple(lists.organisations(organisations.rows) or _units(part, pack)),
        problems=[*(its for one in read.values() for its in one.problems), *told],
    )


def _none(form_id: str) -> ReadList:
    """What stands for a table that a pack does not have."""
    return ReadList(Statement(id=form_id, title="", status="missing"), [], [])


def _is_missing(listed: ReadList | None) -> bool:
    return listed is not None and listed.statement.status == "missing"


def _procurement(
    part: Part, pack: Pack, listed: ReadList | None
) -> tuple[Statement, Iterable[ProcurementLine], list[Problem]]:
    """The form's own table, be it with other columns, or else the first that only its title tells.

    Of others it is told.
    """
    others = list(part.purchases)
    if listed and listed.problems and _is_missing(listed):
        printed, lines, told = _with_other_columns(part, pack, listed.statement)
    elif others and listed and _is_missing(listed):
        printed, lines, told = purchases.read(others.pop(0), pack.list_form("procurement"))
    else:
        listed = listed or _none("procurement")
        printed, told = listed.statement, []
        lines = lists.procurement_lines(listed.rows, pack)
    return printed, lines, [*told, *map(purchases.left_out, others)]


def _with_other_columns(
    part: Part, pack: Pack, listed: Statement
) -> tuple[Statement, Iterable[ProcurementLine], list[Problem]]:
    """The form's table as another year prints it, each column by its own label."""
    form = pack.list_form("procurement")
    grids = lists.grids(part.narrative, form)
    table = TablePart(form.id, listed.title, listed.where, listed.money_unit, grids=grids)
    printed, lines, told = purchases.read(table, form)
    return msgspec.structs.replace(listed, status=printed.status), lines, told


def _units(part: Part, pack: Pack) -> list[Organisation]:
    """The units that the narrative of final accounts, or one that no pack describes, lists."""
    return units.units(part.narrative) if pack.open or pack.stage == "final" else []
