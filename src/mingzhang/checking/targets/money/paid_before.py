"""What is paid before the spending plan has it, or before the work begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.money.plan import CENT, Plan, plans
from mingzhang.checking.targets.months import months_of_the_work
from mingzhang.checking.targets.wordlists import one_of


@over("P534", plans)
def paid_before_the_plan(plan: Plan | None) -> Iterator[Flaw]:
    """资金支付完成时间 6月底前, and 40% planned by then."""
    if not plan or plan.is_by_period:
        return
    yield from _spent_before_it_begins(plan)
    for one in plan.item.indicators:
        month = _paid_by(one) if one.level2 == "时效" else 0
        due = next((entry for entry in plan.figures if int(entry[0]) >= month), None)
        if not month or due is None or due[1] >= plan.end - CENT or due[0] == plan.figures[-1][0]:
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
_BY_THEN = re.compile(
    r"^[≤<]?=?(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:底|末|\d{1,2}[日号])?(?:[之以]?前)?(?:(?:全部|全额)?(?:支付|拨付|发放|支出)?(?:完毕|完成|到位))?$"
)
_ANY_MONEY = re.compile(
    r"(?:本|该|全部|所有|各项|项目|专项|财政|年度|全年)*(?:补助|补贴)?(?:资金|经费|款项?|费用)?$"
)


def _is_of_all_the_money(one: IndicatorOf) -> bool:
    """资金支付时间, and 遗属补助发放时间 of a project of that name: not one cost of several."""
    name = one.bare
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
    if one_of("deadline", "in_parts", r"第\d").search(said):
        return 0
    match = _BY_THEN.match(one.folded["target"])
    if match is None or match["year"] not in (None, str(one.disclosure.year)):
        return 0
    return int(match["month"])
