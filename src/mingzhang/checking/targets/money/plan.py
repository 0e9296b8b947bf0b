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

from mingzhang import keys
from mingzhang.amounts import NotAnAmountError, parse
from mingzhang.checking.checks import Flaw, Undecided, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.months import months_of_the_work
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    open_projects,
    place,
    projects,
)
from mingzhang.checking.targets.wording.gaps import gap
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.kept import once_each
from mingzhang.numerals import HUNDRED

_FIGURE = re.compile(r"\d|百分之")
_HANZI = re.compile("[\u4e00-\u9fff]")

_NEARLY = Decimal("0.9")
_MOST = Decimal("0.8")
_FEW = 3
_CENT = Decimal("0.01")

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
        return tuple(
            self.item.evidence(f"plan {month}", self.item.its.plan.get(month, ""), f"{month}月底")
            for month in shown
        )

    def printed(self) -> str:
        """The whole plan, as printed."""
        return "、".join(
            f"{month}月底 {text or '空白'}" for month, text in self.item.its.plan.items()
        )


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
        many = f"等 {len(places)} 个项目" if len(places) > 1 else ""
        yield Flaw(
            f"{places[0]}{many}的资金支出计划{fault}：{one.plan.printed()}",
            tuple(evidence for plan in one.alike for evidence in plan.evidence()),
            details=tuple(
                f"{its}：{plan.printed()}" for its, plan in zip(places, one.alike, strict=True)
            )
            if many
            else (),
            project=one.item.its.no,
        )


@over("P512", plans)
def by_period_instead_of_cumulative(plan: Plan | None) -> Iterator[Flaw]:
    """25, 25, 25, 25: what each period spends, where the sum so far is asked for."""
    if plan and _is_by_period(plan):
        yield plan.item.flaw(
            f"资金支出计划按各期分别填列（{plan.printed()}），应当填到该月底的累计数",
            *plan.evidence(),
        )


def _is_by_period(plan: Plan) -> bool:
    numbers = [figure for _, figure in plan.figures]
    return len(numbers) > 1 and numbers[-1] < plan.end and abs(sum(numbers) - plan.end) <= _CENT


@over("P513", plans)
def plan_falls(plan: Plan | None) -> Iterator[Flaw]:
    """A cumulative figure cannot be smaller than the one before."""
    if not plan or _is_by_period(plan):
        return
    for (before, earlier), (month, figure) in zip(plan.figures, plan.figures[1:], strict=False):
        if figure < earlier:
            yield plan.item.flaw(
                f"资金支出计划 {month}月底的累计数小于 {before}月底：{plan.printed()}",
                *plan.evidence(month, before),
            )
            return


@over("P514", plans)
def plan_above_the_whole(plan: Plan | None) -> Iterator[Flaw]:
    """More than 100%, or more than the budget; where it falls to that again, P513 tells it."""
    if not plan:
        return
    month, highest = max(plan.figures, key=lambda entry: entry[1])
    _, last = plan.figures[-1]
    if highest > plan.end + _CENT and last != plan.end:
        whole = _end(plan)
        yield plan.item.flaw(
            f"资金支出计划 {month}月底 {plan.item.its.plan[month]}，超过{whole}：{plan.printed()}",
            *plan.evidence(month),
            plan.item.evidence("budget"),
        )


@over("P515", plans)
def plan_does_not_end_at_the_whole(plan: Plan | None) -> Iterator[Flaw]:
    """The last figure is neither 100% nor the budget: some money is planned for nobody."""
    if plan and not _is_by_period(plan) and _reached(plan) <= _NEARLY and not _is_paid_later(plan):
        yield _stops_before_the_end(plan)


@over("P520", plans)
def plan_ends_near_the_whole(plan: Plan | None) -> Iterator[Flaw]:
    """95% in December: a rest may be planned for the next year, but nothing says so."""
    if not plan or _is_by_period(plan) or _is_paid_later(plan):
        return
    if _reached(plan) > _NEARLY and max(f for _, f in plan.figures) < plan.end - _CENT:
        yield _stops_before_the_end(plan)


def _reached(plan: Plan) -> Decimal:
    """The highest figure as a part of what it should come to, 1 for all."""
    return max(figure for _, figure in plan.figures) / plan.end if plan.end else Decimal(1)


def _is_paid_later(plan: Plan) -> bool:
    """Whether most is spent, and the table speaks of works or of money kept back.

    A plan that ends at one of the funds is whole, too.
    """
    its = plan.item.its
    if plan.filled_in == "money" and its.plan[plan.figures[-1][0]] in its.funds.values():
        return True
    told = [its.name, its.purpose, *its.objectives]
    told += [one.level3 + one.description for one in its.indicators]
    said = "".join(told).replace("上年结转", "")  # which is to be spent by now
    return _MOST <= _reached(plan) < 1 and bool(one_of("cost", "paid_later").search(said))


def _stops_before_the_end(plan: Plan) -> Flaw:
    month, _ = plan.figures[-1]
    whole = "100%" if not plan.item.its.budget else f"100%，也不是预算数 {plan.item.its.budget}"
    whole = whole if plan.filled_in == "unclear" else _end(plan)
    return plan.item.flaw(
        f"资金支出计划最后一期（{month}月底）{plan.item.its.plan[month]}，不是{whole}：{plan.printed()}",
        *plan.evidence(month),
        plan.item.evidence("budget"),
    )


@over("P516", plans)
def later_period_is_blank(plan: Plan | None) -> Iterator[Flaw]:
    """A period behind a filled one is left blank: so far is never nothing again.

    A plan that stops before it reaches the whole is P515's.
    """
    if not plan or _is_by_period(plan):
        return
    month, last = plan.figures[-1]
    blank = _blank_behind(plan)
    if not blank:
        return
    if all(int(period) > int(month) for period in blank):
        if last < plan.end - _CENT:
            return
        said = f"{month}月底已到{_end(plan)}，{'、'.join(f'{period}月底' for period in blank)}空白"
    else:
        said = f"{'、'.join(f'{period}月底' for period in blank)}空白，以前的各期却已填列"
    yield plan.item.flaw(f"资金支出计划 {said}，累计数应当填到年底", *plan.evidence(*blank))


def _blank_behind(plan: Plan) -> list[str]:
    """The blank periods behind the first in which something is spent."""
    first = next((month for month, figure in plan.figures if figure), "12")
    return [
        month for month, text in plan.item.its.plan.items() if not text and int(month) > int(first)
    ]


@over("P534", plans)
def paid_before_the_plan(plan: Plan | None) -> Iterator[Flaw]:
    """资金支付完成时间 6月底前, and 40% planned by then."""
    if not plan or _is_by_period(plan):
        return
    yield from _spent_before_it_begins(plan)
    for one in plan.item.indicators:
        month = _paid_by(one) if one.level2 == "时效" else 0
        due = next((entry for entry in plan.figures if int(entry[0]) >= month), None)
        if not month or due is None or due[1] >= plan.end - _CENT or due[0] == plan.figures[-1][0]:
            continue
        period, _ = due
        yield plan.item.flaw(
            f"{one.label}的指标值是“{keys.tidy(one.its.target.text)}”，资金支出计划到{period}月底却只有"
            f"“{plan.item.its.plan[period]}”",
            one.evidence(),
            *plan.evidence(period),
        )
        return


_PAID_BY_THE_MONTH = re.compile("补贴|补助|津贴|工资|薪酬|报酬|生活费")


def _spent_before_it_begins(plan: Plan) -> Iterator[Flaw]:
    """7-12月岗位补贴, and 25% of it spent by the end of March."""
    months = months_of_the_work(plan.item)
    if months is None or not _PAID_BY_THE_MONTH.search(months.clause):
        return
    early = [month for month, spent in plan.figures if spent and int(month) < months.first]
    if early:
        yield plan.item.flaw(
            f"{months.where}写的是“{months.printed}”，资金支出计划到{early[0]}月底已有"
            f"“{plan.item.its.plan[early[0]]}”",
            months.find(),
            *plan.evidence(*early),
        )


_PAID = re.compile(
    r"(?:资金|经费|款项?|补助|补贴|费用?|工资|薪酬)[^,。;]{0,4}(?:支付|支出|拨付|发放|兑付)(?:完毕|完成|到位)?(?:的?(?:时间|时限|期限|日期))$"
)
_PAYING = re.compile("(?:全部|足额|及时|按时)*(?:支付|支出|拨付|发放|兑付)")
_IN_PARTS = re.compile(
    r"首[批次笔付]|第[一二三四\d]|预[付拨]|启动|上半年|每[月季年]|按[月季]|季度|分[期批]|进度|尾款|上年|结转|开始|申请|下达|分配|到账|前期|[一二三]期|后|收到|上级|中央|省级|市级|签订|合同|分解|日内|各|次|、"
)
_BY_THEN = re.compile(
    r"^[≤<]?=?(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:底|末|\d{1,2}[日号])?(?:[之以]?前)?(?:(?:全部|全额)?(?:支付|拨付|发放|支出)?(?:完毕|完成|到位))?$"
)


_ANY_MONEY = re.compile(
    r"(?:本|该|全部|所有|各项|项目|专项|财政|年度|全年)*(?:补助|补贴)?(?:资金|经费|款项?|费用)?$"
)


def _is_of_all_the_money(one: IndicatorOf) -> bool:
    """资金支付时间, and 遗属补助发放时间 of a project of that name: not one cost of several."""
    name = measures.bare_name(one.its.level3)
    match = _PAID.search(name)
    if not match:
        return False
    paid = _PAYING.split(name, maxsplit=1)[0]
    return bool(_ANY_MONEY.match(paid)) or paid in keys.fold(one.project.name)


def _paid_by(one: IndicatorOf) -> int:
    """The month by which all money is to be paid; 0 where the row does not say so."""
    if not _is_of_all_the_money(one):
        return 0
    said = one.folded["level3"] + one.folded["description"] + one.folded["target"]
    match = None if _IN_PARTS.search(said) else _BY_THEN.match(one.folded["target"])
    if match is None or match["year"] not in (None, str(one.disclosure.year)):
        return 0
    return int(match["month"])


@over("P518", projects)
def period_is_not_printed(item: ProjectOf) -> Iterator[Flaw]:
    """A table whose plan lacks a column that the others of the document have.

    Where several are lacking the project may have begun late or ended early.
    """
    usual = sorted(item.habits.months - item.its.plan.keys(), key=int) if item.its.plan else []
    plan = read(item)
    if len(usual) == 1 and plan and max(figure for _, figure in plan.figures) >= plan.end:
        last, _ = plan.figures[-1]
        yield item.flaw(
            f"资金支出计划没有{'、'.join(f'{month}月底' for month in usual)}一栏",
            *plan.evidence(last),
        )


@over("P517", open_projects)
def plan_is_blank(item: ProjectOf) -> Iterator[Flaw]:
    """The form prints a plan that nobody filled in; a secret project's is not told."""
    if item.its.plan and not any(item.its.plan.values()):
        first = next(iter(item.its.plan))
        yield item.flaw(
            "资金支出计划各期都空白", item.evidence(f"plan {first}", "", f"{first}月底")
        )


def _end(plan: Plan) -> str:
    if plan.filled_in == "money":
        return f"预算数 {measures.plain(plan.end)}"
    return "100%"


@over("P519", projects)
def plan_in_words(item: ProjectOf) -> Iterator[Flaw]:
    """按进度 where a figure is asked for."""
    its = item.its
    cells = [month for month, text in its.plan.items() if not (_is_figure(text) or gap(text))]
    if cells:
        printed = "、".join(f"{month}月底“{its.plan[month]}”" for month in cells)
        yield item.flaw(
            f"资金支出计划填的不是数：{printed}",
            *(item.evidence(f"plan {month}", its.plan[month], f"{month}月底") for month in cells),
        )


def _is_figure(text: str) -> bool:
    """Whether a cell is blank or secret, holds a figure (≥25%, 9.1 万元) or only signs."""
    return bool(_FIGURE.search(text)) or not _HANZI.search(text) or "涉密" in text
