"""资金支出计划: what is to be spent by the end of March, June, October and December.

The form asks for cumulative figures, in percent where it says so: they never fall, and end
at 100% (or at the budget, where the form asks for money).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from mingzhang.amounts import NotAnAmountError, parse
from mingzhang.checking.checks import Flaw, Undecided, in_all, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import ProjectOf, open_projects, place, projects
from mingzhang.checking.targets.unfilled import gap
from mingzhang.kept import once_each
from mingzhang.numerals import HUNDRED

_FIGURE = re.compile(r"\d|百分之")
_HANZI = re.compile("[\u4e00-\u9fff]")

_FEW = 3
CENT = Decimal("0.01")
"""Figures are rounded."""

_IN_ANOTHER_UNIT = {
    ("percent", "money"): "应填百分比，填的却是金额",
    ("money", "percent"): "应填金额，填的却是百分比",
}
"""By what the form asks for and what was filled in."""


class Plan(msgspec.Struct, frozen=True):
    """A plan as it was filled in."""

    item: ProjectOf
    figures: tuple[tuple[str, Decimal], ...]
    """Month and figure of the cells that are filled, in order."""

    filled_in: Literal["percent", "money", "unclear"]
    """What the figures are, whatever the form asks for."""

    end: Decimal
    """What they should end at: 100 or the budget."""

    @property
    def declared(self) -> str:
        """What the form asks for: "percent", "money", or "" where it does not say."""
        return self.item.its.plan_unit

    def evidence(self, *months: str) -> tuple[Evidence, ...]:
        """The cells of these months; of all of them where none is named."""
        shown = months or tuple(month for month, _ in self.figures)
        return tuple(map(self.item.planned, shown))

    def printed(self) -> str:
        """The whole plan, as printed."""
        return "、".join(
            f"{month}月底 {text or '空白'}" for month, text in self.item.its.plan.items()
        )

    @property
    def whole(self) -> str:
        """What it should end at, in words."""
        return f"预算数 {measures.plain(self.end)}" if self.filled_in == "money" else "100%"

    @property
    def is_by_period(self) -> bool:
        """Whether each figure is what one period spends."""
        numbers = [figure for _, figure in self.figures]
        return len(numbers) > 1 and numbers[-1] < self.end and abs(sum(numbers) - self.end) <= CENT


@once_each
def read(item: ProjectOf) -> Plan | None:
    """The plan in figures; None where there is none or a cell holds something else."""
    figures: list[tuple[str, Decimal]] = []
    signed = False
    for month, text in item.its.plan.items():
        signed = signed or "%" in text or "％" in text
        try:
            figure = parse(text.replace("%", "").replace("％", ""))
        except NotAnAmountError:
            return None
        if figure is not None:
            figures.append((month, figure))
    if not figures or gap(item.its.budget):
        return None
    try:
        budget = parse(item.its.budget) or Decimal(0)
    except NotAnAmountError:
        budget = Decimal(0)
    numbers = [figure for _, figure in figures]
    filled_in, end = _kind(numbers, budget, item.its.plan_unit, signed=signed)
    is_unclear = filled_in == "unclear" and not budget
    if is_unclear and max(numbers) < HUNDRED and _others_end_at_100(item):
        filled_in, end = "percent", HUNDRED
    return Plan(item, tuple(figures), filled_in, end)


def _others_end_at_100(item: ProjectOf) -> bool:
    """Whether the other plans of the document, in the same layout, come to 100 without a sign."""
    ends = [
        (project.plan.get("12") or "").removesuffix(".00")
        for project in item.disclosure.projects
        if project is not item.its and project.generation == item.its.generation
    ]
    return ends.count("100") >= max(_FEW, len(ends) - 1)


def _kind(
    numbers: list[Decimal], budget: Decimal, declared: str, *, signed: bool
) -> tuple[Literal["percent", "money", "unclear"], Decimal]:
    if signed:
        return "percent", HUNDRED
    if not budget:
        is_percent = declared == "percent" or max(numbers) == HUNDRED
        return ("percent", HUNDRED) if is_percent else ("unclear", max(numbers))
    if declared == "percent" and max(numbers) == 1 != budget and len(numbers) > 1:
        return "percent", Decimal(1)  # as spreadsheets hold percentages
    if (budget != HUNDRED and budget in (max(numbers), numbers[-1])) or max(numbers) > HUNDRED:
        return "money", budget
    if max(numbers) == HUNDRED or (declared == "percent" and sum(numbers) == HUNDRED):
        return "percent", HUNDRED
    return ("money", budget) if declared == "money" else ("unclear", HUNDRED)


def plans(dossier: Dossier) -> Sequence[tuple[int, Plan | None]]:
    """A selection: every project's plan in figures, as far as it has one."""
    return dossier.once(_all_plans)


def _all_plans(dossier: Dossier) -> list[tuple[int, Plan | None]]:
    return [(index, read(item)) for index, item in projects(dossier)]


class InAnotherUnit(msgspec.Struct, frozen=True):
    """A project's plan, and all plans with the same fault where this is the first of them."""

    item: ProjectOf
    plan: Plan | None
    alike: tuple[Plan, ...] = ()


def _units(dossier: Dossier) -> Iterator[tuple[int, InAnotherUnit]]:
    """Every project. Plans in the wrong unit are of one cause: how the table was filled in."""
    wrong: defaultdict[tuple[int, str], list[Plan]] = defaultdict(list)
    for index, plan in plans(dossier):
        if plan and (plan.declared, plan.filled_in) in _IN_ANOTHER_UNIT:
            wrong[index, plan.declared].append(plan)
    for (index, item), (_, plan) in zip(projects(dossier), plans(dossier), strict=True):
        alike = wrong[index, plan.declared] if plan else []
        yield index, InAnotherUnit(item, plan, tuple(alike) if alike and alike[0] is plan else ())


@over("P511", _units)
def money_for_percent(one: InAnotherUnit) -> Iterator[Flaw | Undecided]:
    """The form asks for percent and holds amounts, or the other way round."""
    if not one.plan:
        if any(text not in ("", "涉密") for text in one.item.its.plan.values()):
            yield Undecided("资金支出计划里有不是数的内容")
        return
    if one.alike:
        fault = _IN_ANOTHER_UNIT[one.plan.declared, one.plan.filled_in]
        places = [place(plan.item.its).removesuffix("的") for plan in one.alike]
        many = in_all([plan.evidence()[0] for plan in one.alike], "个项目")
        yield Flaw(
            f"{places[0]}的资金支出计划{fault}：{one.plan.printed()}{many}",
            tuple(evidence for plan in one.alike for evidence in plan.evidence()),
            details=tuple(
                f"{its}：{plan.printed()}" for its, plan in zip(places, one.alike, strict=True)
            )
            if many
            else (),
            project=one.item.its.no,
        )


def not_printed(item: ProjectOf) -> str:
    """The month of the column that the plan lacks and the others of the document have.

    "" where it lacks none, and where it lacks several: the project may have begun late.
    """
    lacking = item.habits.months - item.its.plan.keys() if item.its.plan else set()
    return next(iter(lacking)) if len(lacking) == 1 else ""


@over("P518", projects)
def period_is_not_printed(item: ProjectOf) -> Iterator[Flaw]:
    """A plan without one of the columns; whether it ends at the whole is seen by the last only."""
    month, plan = not_printed(item), read(item)
    if not month or not plan:
        return
    last, _ = plan.figures[-1]
    is_cut_short = max(figure for _, figure in plan.figures) < plan.end
    if is_cut_short and int(month) < int(last):
        return  # P515 tells it
    short = f"，{last}月底是 {item.its.plan[last]}，没有到{plan.whole}" if is_cut_short else ""
    yield item.flaw(f"资金支出计划没有{month}月底一栏{short}", *plan.evidence(last))


@over("P517", open_projects)
def plan_is_blank(item: ProjectOf) -> Iterator[Flaw]:
    """The form prints a plan that nobody filled in; a secret project's is not told."""
    if item.its.plan and not any(item.its.plan.values()):
        first = next(iter(item.its.plan))
        yield item.flaw("资金支出计划各期都空白", item.planned(first))


@over("P519", projects)
def plan_in_words(item: ProjectOf) -> Iterator[Flaw]:
    """按进度 where a figure is asked for."""
    its = item.its
    cells = [month for month, text in its.plan.items() if not (_is_figure(text) or gap(text))]
    if cells:
        printed = "、".join(f"{month}月底“{its.plan[month]}”" for month in cells)
        yield item.flaw(f"资金支出计划填的不是数：{printed}", *map(item.planned, cells))


def _is_figure(text: str) -> bool:
    """Whether a cell is blank or secret, holds a figure (≥25%, 9.1 万元) or only signs."""
    return bool(_FIGURE.search(text)) or not _HANZI.search(text) or "涉密" in text
