"""采购 and 资产 of a disclosure that was read, as rows of a budget book."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from mingzhang.amounts import ZERO
from mingzhang.compiling.book import Holding, Purchase
from mingzhang.compiling.from_published.gaps import Gap, spans
from mingzhang.compiling.from_published.printed import number, yuan
from mingzhang.compiling.from_published.tables import APPROPRIATIONS
from mingzhang.disclosure import Disclosure, ProcurementLine

_CENT = Decimal("0.01")
_WHOLE = "资产总额"


def purchases(disclosure: Disclosure) -> tuple[list[Purchase], list[Gap]]:
    """The lines of the procurement table, and what is open about them."""
    found: list[Purchase] = []
    gaps: list[Gap] = []
    unit = disclosure.procurement.money_unit
    for line in disclosure.procurement_lines:
        if line.kind != "item":
            continue
        purchase = _purchase(line, unit)
        if purchase is None:
            gaps.append(Gap("待补", "purchases", f"“{line.name}”的数量或金额读不出，没有填"))
            continue
        found.append(purchase)
        printed = yuan(_text(line, "unit_price"), unit)
        if printed != purchase.price:
            said = "印的单价乘数量不是印的金额，这里的单价是金额除以数量"
            gaps.append(Gap("不一致", "purchases", said, "price", len(found), len(found)))
    if found:
        said = "没有印是否形成固定资产"
        gaps.append(Gap("待补", "purchases", said, "asset", 1, len(found)))
        for first, last in spans([n for n, its in enumerate(found, 1) if not its.fund]):
            gaps.append(Gap("待补", "purchases", "没有印是哪一种资金", "fund", first, last))
    return found, gaps


def _purchase(line: ProcurementLine, unit: str) -> Purchase | None:
    total, quantity = yuan(_text(line, "total"), unit), number(_text(line, "quantity"))
    if total is None or not quantity:
        return None
    funds = [fund for fund in (*APPROPRIATIONS, "special_account") if _text(line, fund)]
    others = [fund for fund in ("unit_funds", "carry_in") if _text(line, fund)]
    return Purchase(
        source=line.name,
        source_budget=yuan(_text(line, "project_budget"), unit) or ZERO,
        item=_text(line, "item"),
        code=_text(line, "catalogue_code"),
        measure=_text(line, "measure"),
        quantity=quantity,
        price=(total / quantity).quantize(_CENT, ROUND_HALF_UP),
        fund=funds[0] if len(funds) == 1 and not others else "",
        small_business=bool(number(_text(line, "small_business"))),
    )


def holdings(disclosure: Disclosure) -> Iterator[tuple[str, Holding]]:
    """The rows of the table of assets but the first, which is their total."""
    unit = disclosure.assets.money_unit or "万元"
    for line in disclosure.asset_lines:
        value = yuan(line.value.text, unit)
        if line.label and line.label != _WHOLE and value is not None:
            yield line.label, Holding(number(line.quantity.text) or ZERO, value)


def _text(line: ProcurementLine, column: str) -> str:
    return line.cells[column].text if column in line.cells else ""
