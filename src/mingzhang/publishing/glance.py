"""A disclosure at a glance: where the money comes from, where it goes, what has changed.

Amounts are those of the tables. What has changed is what the narrative says of last year;
where it says nothing, there is no such chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from mingzhang import facts
from mingzhang.amounts import UNITS
from mingzhang.compiling.book import FIGURE_NAMES, FIGURES
from mingzhang.compiling.sentences import shown
from mingzhang.cube import NAMES, Point
from mingzhang.disclosure import Claim, Disclosure
from mingzhang.publishing.charts import Bar, Chart, largest

_UNIT = "万元"
Amounts = Mapping[Point, Decimal]


def glance(disclosure: Disclosure) -> list[Chart]:
    """The charts, each with something in it."""
    amounts: dict[Point, Decimal] = {}
    names: dict[str, str] = {}
    for statement in disclosure.statements:
        names |= {row.code: row.name for row in statement.rows if len(row.code) == 3}
    for fact in facts.facts(disclosure):
        if fact.amount and not fact.amount.blank:
            amounts.setdefault(fact.point, fact.amount.yuan)
    charts = (
        _shares("收入从哪里来", "来源", _sources(amounts)),
        _shares("支出用到哪里", "支出功能", _uses(amounts, names)),
        _shares("基本支出和项目支出", "支出性质", _natures(amounts)),
        _changes(disclosure, amounts),
    )
    return [chart for chart in charts if chart.bars]


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{part / whole * 100:.1f}%" if whole else "—"


def _shares(title: str, heading: str, parts: Iterable[tuple[str, Decimal]]) -> Chart:
    """Parts of a whole, the largest first."""
    bars = largest(parts)
    whole = sum((yuan for _, yuan in bars), Decimal(0))
    return Chart(
        f"{title}（{_UNIT}）",
        (heading, "金额", "占比"),
        tuple(
            Bar(label, (f"{shown(yuan):,}", _percent(yuan, whole)), (yuan,)) for label, yuan in bars
        ),
    )


def _sources(amounts: Amounts) -> list[tuple[str, Decimal]]:
    funds = ("general", "government_fund", "state_capital", "special_account", "unit_funds")
    own = ("business", "operating", "superior", "affiliated", "other")
    bars: list[tuple[str, Decimal]] = []
    for flow in ("sources", "income"):
        wanted = funds if Point(flow, fund="unit_funds") in amounts else (*funds[:4], *own)
        bars = [
            (NAMES["fund"][fund], amounts[Point(flow, fund=fund)])
            for fund in wanted
            if Point(flow, fund=fund) in amounts
        ]
        if bars:
            break
    carried = amounts.get(Point("carry_in"))
    return [*bars, *([("上年结转结余", carried)] if carried else [])]


def _uses(amounts: Amounts, names: Mapping[str, str]) -> list[tuple[str, Decimal]]:
    return [
        (names.get(point.function, point.function), yuan)
        for point, yuan in amounts.items()
        if len(point.function) == 3
        and point == Point(point.flow, point.function)
        and point.flow in ("expenditure", "uses")
    ]


def _natures(amounts: Amounts) -> list[tuple[str, Decimal]]:
    return [
        (NAMES["nature"][nature], amounts[Point(flow, nature=nature)])
        for flow in ("expenditure", "uses")
        for nature in ("basic", "project", "operating")
        if Point(flow, nature=nature) in amounts
    ]


# last year

_SIGNS = {"increase": 1, "decrease": -1, "unchanged": 0}


def _changes(disclosure: Disclosure, amounts: Amounts) -> Chart:
    """This year beside last year, for each figure whose change the narrative states."""
    last = disclosure.year - 1
    bars: dict[str, Bar] = {}
    for claim in disclosure.claims:
        if claim.quantity != "change" or claim.base_year != last:
            continue
        name = _figure(claim.points)
        now = next((amounts[its] for its in claim.points if its in amounts), None)
        change = _change(claim)
        if name and now is not None and change is not None and (now or change):
            bars.setdefault(name, _compared(FIGURE_NAMES[name], now, change))
    return Chart(
        f"与上年相比（{_UNIT}）",
        ("项目", f"{disclosure.year}年", f"{last}年", "增减", "增减幅度"),
        tuple(bars.values()),
    )


def _figure(points: Sequence[Point]) -> str:
    """Which of the figures that budgets compare the points are; "" for none."""
    return next((name for name, point in FIGURES.items() if point in points), "")


def _change(claim: Claim) -> Decimal | None:
    """In 元, with its sign; None where the words state it in another way, as in percent."""
    if claim.direction == "unchanged":
        return Decimal(0)
    if claim.unit not in UNITS or not claim.value or claim.direction not in _SIGNS:
        return None
    return _SIGNS[claim.direction] * Decimal(claim.value) * UNITS[claim.unit]


def _compared(label: str, now: Decimal, change: Decimal) -> Bar:
    before = now - change
    sign = "+" if change > 0 else ""
    return Bar(
        label,
        (
            f"{shown(now):,}",
            f"{shown(before):,}",
            f"{sign}{shown(change):,}",
            f"{sign}{_percent(change, before)}" if before else "—",
        ),
        (now, before),
    )
