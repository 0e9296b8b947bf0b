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
from mingzhang.checking.words.bounds import exceeding
from mingzhang.checking.words.figures import Tables, tables
from mingzhang.checking.words.told import Told, with_tables
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure, Row
from mingzhang.facts import amount_of

_FEWEST = 3
_CONCERNED = re.compile("(?:共计?|合计)?涉及")
_OF_PROJECTS = re.compile(
    "项目(?:支出)?[^。；;]{0,12}(?:实行|开展|编制|编报|设置|纳入)[^。；;]{0,6}绩效目标"
    "|绩效目标(?:管理)?的?项目"
)
_OF_ALL = re.compile("整体")
_SLIPS = (10, 100, 1000, 10000)
_FEW = 2
_PLACES = 2
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


class Targeted(msgspec.Struct, frozen=True):
    """The money of the projects that have targets, beside 项目支出 of the tables, in 元."""

    said: Told
    projects: Decimal
    slack: Decimal
    """What rounding may have moved it by."""

    @property
    def named(self) -> str:
        """What it is compared with."""
        return f"表内项目支出 {amounts.show(self.projects, '万元', _PLACES)}"

    @property
    def has_slipped(self) -> bool:
        """Whether it is the same figure with its point elsewhere: 179.60 for 1796.00."""
        money = self.said.amount
        return money is not None and any(
            abs(money.yuan * times - self.projects) <= money.half_unit * times + self.slack
            for times in _SLIPS
        )


def _with_money(dossier: Dossier) -> Iterator[tuple[int, Targeted]]:
    for index, claims, known in with_tables(dossier):
        projects = known.at(Point("expenditure", nature="project"))
        if dossier.disclosures[index].kind != "budget" or not projects:
            continue
        every = max(projects, key=lambda figure: figure.yuan)
        for one in claims:
            if one.amount is not None and (one.claim.measure == "targets" or _is_of_targets(one)):
                yield index, Targeted(one, every.yuan, every.slack)


def _is_of_targets(one: Told) -> bool:
    """项目支出均实行绩效目标管理，涉及一般公共预算当年拨款 680.50 万元."""
    if one.claim.quantity != "amount" or not _CONCERNED.match(one.claim.text):
        return False
    before = keys.sentences(one.paragraph[: one.claim.start])[-1]
    return bool(_OF_PROJECTS.search(before)) and not _OF_ALL.search(before)


@over("W207", _with_money)
def targets_exceed_the_projects(one: Targeted) -> Judged:
    """Projects with targets have more money than all projects."""
    yield from exceeding(one.said, one.projects + one.slack, one.named)


@over("W211", _with_money)
def targets_have_their_point_elsewhere(one: Targeted) -> Judged:
    """涉及项目预算资金 179.60 万元, and 项目支出 is 1796.00 万元."""
    if one.has_slipped:
        yield one.said.flaw(f"，与{one.named}只差小数点的位置", expected=one.projects)


@over("W212", _with_money)
def targets_are_few_of_the_projects(one: Targeted) -> Judged:
    """All projects are to have targets, and these have less than half of their money."""
    money = one.said.amount
    if money is not None and 0 < money.yuan * _FEW < one.projects and not one.has_slipped:
        yield one.said.flaw(f"，不到{one.named}的一半", expected=one.projects)
