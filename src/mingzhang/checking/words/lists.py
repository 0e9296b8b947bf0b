"""What the lists beside the nine tables say: 政府采购, 固定资产."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mingzhang import amounts
from mingzhang.amounts import ZERO
from mingzhang.checking.words.figures import Figure
from mingzhang.disclosure import Disclosure, Printed, Statement
from mingzhang.facts import amount_of

_ASSETS_TOTAL = "资产总额"
_KINDS = {"procurement.goods": "A", "procurement.works": "B", "procurement.services": "C"}
"""How the numbers of the procurement catalogue begin."""


def figure(disclosure: Disclosure, measure: str) -> Figure | None:
    """The figure of a measure in a list; None where the disclosure has no such list."""
    if measure == "procurement":
        return _procured(disclosure, "total")
    if measure in _KINDS:
        return _of_kind(disclosure, _KINDS[measure])
    if measure == "reserved":
        return _procured(disclosure, "small_business")
    if measure == "assets":
        total = [line.value for line in disclosure.asset_lines if line.label == _ASSETS_TOTAL]
        return _figure(disclosure.assets, total)
    return None


def _procured(disclosure: Disclosure, column: str) -> Figure | None:
    lines = [line for line in disclosure.procurement_lines if column in line.cells]
    totals = [line.cells[column] for line in lines if line.kind == "total"]
    items = [line.cells[column] for line in lines if line.kind == "item"]
    return _figure(disclosure.procurement, totals[:1] or items)


def _of_kind(disclosure: Disclosure, letter: str) -> Figure | None:
    """What is bought of one kind, where each line has its number of the catalogue."""
    items = [(line.catalogue_code[:1], line) for line in disclosure.procurement_items]
    if not items or not {code for code, _ in items} <= set(_KINDS.values()):
        return None
    cells = [line.cells["total"] for code, line in items if code == letter]
    if not cells:
        return Figure(ZERO, ZERO, ())
    return _figure(disclosure.procurement, cells)


def _figure(statement: Statement, cells: Sequence[Printed]) -> Figure | None:
    """The sum of some cells of a list; zero for a list declared empty."""
    if statement.status == "empty":
        return Figure(ZERO, ZERO, ())
    if statement.status == "missing" or not statement.money_unit or not cells:
        return None
    terms = [
        amount_of(cell.text, statement.money_unit, amounts.places_of(cell.text)) for cell in cells
    ]
    known = [term for term in terms if term is not None]
    if len(known) < len(terms):
        return None
    yuan: Decimal = sum((term.yuan for term in known), ZERO)
    return Figure(yuan, amounts.tolerance(known), ())
