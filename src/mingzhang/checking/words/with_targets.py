"""How many projects have targets, and with how much money, against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts, keys
from mingzhang.amounts import ZERO
from mingzhang.checking.checks import Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.checking.words.figures import Tables, tables
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure, Row
from mingzhang.facts import amount_of

_FEWEST = 3
_ONE_FUND = re.compile("一般公共预算|财政拨款|基金|本级")
_TOTALS = frozenset({"合计", "总计", "本年合计"})
_TARGETS = re.compile(
    r"绩效目标[^。；;]{0,12}?项目(?:共计?)?(?P<count>\d+)个[,，](?P<of>[^。；;\d]{0,14}?(?:资金|金额|预算|拨款))(?:共计?|为)?"
    r"(?P<money>\d+(?:\.\d+)?)(?P<unit>万元|元)(?P<parts>[^。；;]*)"
)
_PART = re.compile(r"(?P<money>\d+(?:\.\d+)?)(?P<unit>万元|元)")


class TargetsOf(msgspec.Struct, frozen=True):
    """How many projects are said to have targets, with their money, and those that are printed."""

    line: Line
    count: int
    money: amounts.Amount
    parts: tuple[amounts.Amount, ...]
    """What the sentence says behind it: 其中一般公共预算 1420 万元."""

    printed: Printout


class Printout(msgspec.Struct, frozen=True):
    """The projects of a table or of as many target forms: how many, and their money."""

    name: str
    count: int
    names: int
    """How many different ones: a table can print a project in several rows."""

    totals: tuple[tuple[Decimal, Decimal], ...]
    """In 元, each with what rounding may have moved it."""

    def comes_to(self, money: amounts.Amount) -> bool:
        """Whether this is the money of all its projects."""
        return any(abs(money.yuan - yuan) <= money.half_unit + slack for yuan, slack in self.totals)


def _with_targets(dossier: Dossier) -> Iterator[tuple[int, TargetsOf]]:
    for index, (disclosure, known) in enumerate(
        zip(dossier.disclosures, dossier.once(tables), strict=True)
    ):
        printouts = [one for one in (_rows(disclosure, known), _forms(disclosure)) if one]
        for line in prose(disclosure) if printouts else ():
            if match := _TARGETS.search(line.key):
                money = _amount(match)
                parts = tuple(map(_amount, _PART.finditer(match["parts"])))
                count = int(match["count"])
                is_all = not _ONE_FUND.search(match["of"])
                alike = [one for one in printouts if one.count == count and is_all]
                alike += [one for one in printouts if money.yuan and one.comes_to(money)]
                for printed in alike[:1]:
                    yield index, TargetsOf(line, count, money, parts, printed)


def _amount(match: re.Match[str]) -> amounts.Amount:
    return amounts.Amount(Decimal(match["money"]), match["unit"], amounts.places_of(match["money"]))


def _rows(disclosure: Disclosure, known: Tables) -> Printout | None:
    """The table of projects."""
    table = disclosure.statement("project_expenditure")
    names = _projects(table.rows) if table else []
    figures = known.at(Point("expenditure", nature="project")) if names else ()
    totals = tuple((figure.yuan, figure.slack) for figure in figures)
    return Printout("项目支出表", len(names), len({*names}), totals) if totals else None


def _projects(rows: Sequence[Row]) -> list[str]:
    """The names of rows that are projects: those that name one, or all but the totals."""
    named = [keys.fold(row.project) for row in rows if row.project]
    return named or [name for row in rows if (name := keys.fold(row.name)) not in _TOTALS]


def _forms(disclosure: Disclosure) -> Printout | None:
    """The target forms, where each has its budget."""
    budgets = [
        amount_of(project.budget, project.money_unit, amounts.places_of(project.budget))
        for project in disclosure.projects
        if project.budget and project.money_unit in amounts.UNITS
    ]
    known = [budget for budget in budgets if budget is not None]
    if len(known) < len(disclosure.projects) or len(known) < _FEWEST:
        return None
    total = sum((budget.yuan for budget in known), ZERO)
    names = {keys.fold(project.name) for project in disclosure.projects}
    return Printout("绩效目标表", len(known), len(names), ((total, amounts.tolerance(known)),))


@over("W222", _with_targets)
def all_projects_have_other_money(item: TargetsOf) -> Judged:
    """As many projects with targets as the table has rows, and another amount; or its amount,
    and more projects or fewer.
    """
    printed, money = item.printed, item.money
    if printed.count == item.count and any(map(printed.comes_to, item.parts)):
        return  # 其中一般公共预算 1420 万元, of which alone the forms are
    if printed.comes_to(money) and printed.names <= item.count <= printed.count:
        return
    shown = amounts.show(printed.totals[0][0], money.unit, 2)
    yield item.line.flaw(
        f"写有绩效目标的项目 {item.count} 个、资金 {money.number} {money.unit}，"
        f"{printed.name}是 {printed.count} 个项目，合计 {shown}"
    )
