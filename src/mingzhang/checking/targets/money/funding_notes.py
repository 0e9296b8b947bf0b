"""项目经费情况说明 of Shanghai's departments: a project told in seven items, without a table.

What a project is (项目概述), how and when it is carried out, its money of the year and what it is
to reach (绩效目标) must agree with each other, as objectives and indicators of a table must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.budgets import budget_in_yuan
from mingzhang.checking.targets.items import ProjectOf, projects
from mingzhang.checking.targets.more_than_all import states_more_than_all
from mingzhang.checking.targets.notes import NoteOf, notes
from mingzhang.checking.targets.numbers import look_alike
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.numerals import HUNDRED, number_of

_HAN = re.compile("[\u4e00-\u9fff]")
_HANS = re.compile("[\u4e00-\u9fff]{6}")
_WINDOW = 4
_PHRASE = 6
_SHARE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:率|满意度))(?P<said>(?:要|应|力争)?(?:不低于|不少于|达到|达|为|高于|超过|大于|≥))"
    r"(?P<value>\d+(?:\.\d+)?)(?P<sign>%?)(?=[以，,。；;、]|$)"
)
_LEAST_SHARE = Decimal(50)
_QUARTER = re.compile(r"第?[一二三四]季度[^\d,。;]{0,12}(?P<amount>\d+(?:\.\d+)?)万元?")
_WHOLE = re.compile(
    r"(?:预算安排|总预算|年度预算|项目预算)[为共计]{0,2}(?P<amount>\d[\d,]*(?:\.\d+)?)万元?"
)
_QUARTERS = 4
_SHARES = re.compile(
    r"(?:[一二三四]季度[、,和]?){4}(?:分别|各)[^\d,。;]{0,8}(?:\d+(?:\.\d+)?%[、,和]?){4}"
    r"|(?:第?[一二三四]季度[^\d,。;%]{0,8}\d+(?:\.\d+)?%[、,;]?){4}"
)
_WITH_PARTS = re.compile(
    r"(?:^|(?<=[。;]))(?:20\d\d年度?)?(?:安排预算|预算安排|年度预算(?:安排)?|安排资金)"
    r"(?P<amount>\d[\d,]*(?:\.\d+)?)万元[,(:]?其中[:,]?(?P<parts>[^。;]+)"
)
"""A whole without a name: what stands under one with a name is told among the words (W203)."""

_AMOUNT = re.compile(r"(?<=[\u4e00-\u9fff])(\d[\d,]*(?:\.\d+)?)万元(?!/|每)")
_BUDGET = re.compile(
    r"(?:(?P<year>20\d\d)年度?)?(?:项目)?(?:安排预算|预算安排|总预算|年度预算(?:安排)?|安排资金|预算金额|预算)"
    r"(?:金额|资金|总额)?(?:共计|合计|为|共|:)?(?P<amount>\d[\d,]*(?:\.\d+)?)万元"
)
_STEPS = tuple(
    re.compile(rf"(?:^|(?<=[,、])){time}(?![、至到和-])")
    for time in (r"第?(?P<n>[一二三四])季度", r"(?P<n>1[0-2]|[1-9])月")
)
"""Steps of a plan: one time at the beginning of each clause."""

_ANOTHER_YEAR = re.compile(r"[次下明翌去上]一?年|20\d\d年|跨年|学[期年]|供[暖热]|其中")

_SO_FAR = re.compile("[已现原前首]|累计|期|上年|去年|目前|每")
"""What there is already is less than what there is to be."""

_PLANNED = re.compile(
    r"(?<![\d已于])(?P<year>20\d\d)年(?:度)?(?:第?[一二三四]季度|[上下]半年|\d{1,2}月|年?底前?|年内)[底末前]?"
    r"(?:前)?(?:开展|启动|组织|实施|完成|竣工|验收|招标|建成|投入使用|举办)(?!的|了)"
)


class _Count(msgspec.Struct, frozen=True):
    number: Decimal
    unit: str
    text: str
    around: str
    before: str
    """The last characters before it, as many as say what is done with what."""

    @property
    def after(self) -> str:
        """The first characters behind it."""
        return self.around.rpartition(" ")[2]


@cache
def _counted() -> re.Pattern[str]:
    units = counting.counter_pattern()
    return re.compile(rf"(?<![\d.第年\-~～至])(?P<n>\d{{1,6}}(?:\.\d+)?)(?P<u>{units})")


def _counts(text: str) -> Iterator[_Count]:
    for match in _counted().finditer(text):
        start, end = max(0, match.start() - _WINDOW), match.end() + _WINDOW
        around = text[start : match.start()] + " " + text[match.end() : end]
        before = text[max(0, match.start() - _PHRASE) : match.start()]
        yield _Count(Decimal(match["n"]), match["u"], match[0], around, before)


@over("P361", notes)
def description_and_goal_differ(note: NoteOf) -> Iterator[Flaw]:
    """全区 26 所小学 in 项目概述, 小学 28 所 in 绩效目标; 6.8 公里 and 8.6 公里."""
    told = list(_counts(note.text("what")))
    wanted = list(_counts(note.text("goal")))
    for goal in wanted:
        same = [one for one in told if one.unit == goal.unit and _share_a_word(one, goal)]
        if len(same) != 1 or sum(other.unit == goal.unit for other in wanted) > 1:
            continue
        (own,) = same
        more_than_all = "全" in own.around and goal.number > own.number
        is_same = more_than_all or look_alike(own.number, goal.number) or _follow_alike(own, goal)
        is_more = goal.number > own.number and not _SO_FAR.search(own.before + goal.before)
        is_same |= is_more and _precede_alike(own, goal)
        if own.number != goal.number and is_same:
            yield note.flaw("goal", f"的项目概述写“{own.text}”，绩效目标写“{goal.text}”", goal.text)


def _follow_alike(one: _Count, other: _Count) -> bool:
    """Whether the same words stand before both: 新建健身步道 3 条, 新建健身步道 4 条."""
    return one.before == other.before and bool(_HANS.fullmatch(one.before))


def _precede_alike(one: _Count, other: _Count) -> bool:
    """Whether the same words stand behind both: 2 处革命旧址, 3 处革命旧址."""
    return one.after == other.after and len(_HAN.findall(one.after)) == _WINDOW


def _share_a_word(one: _Count, other: _Count) -> bool:
    return any(
        keys.in_a_row(left, right) >= 2 and bool(_HAN.search(left))
        for left in one.around.split(" ")
        for right in other.around.split(" ")
    )


@over("P362", notes)
def share_is_more_than_all(note: NoteOf) -> Iterator[Flaw]:
    """培训合格率达到 105%."""
    for match in _SHARE.finditer(note.text("goal")):
        if not match["sign"] or Decimal(match["value"]) <= HUNDRED:
            continue
        if states_more_than_all(note.disclosure, match["name"], match["value"]):
            yield note.flaw("goal", f"的绩效目标写“{match[0]}”，超过 100%", match[0])


@over("P363", notes)
def share_has_no_percent_sign(note: NoteOf) -> Iterator[Flaw]:
    """满意度不低于 95, and nothing behind it."""
    for match in _SHARE.finditer(note.text("goal")):
        if not match["sign"] and _LEAST_SHARE <= Decimal(match["value"]) <= HUNDRED:
            yield note.flaw("goal", f"的绩效目标写“{match[0]}”，数后面没有“%”", match[0])


@over("P364", notes)
def quarters_are_not_the_year(note: NoteOf) -> Iterator[Flaw]:
    """79 万元 of the year, 20 万元 in each quarter; 25%, 25%, 25% and 35%."""
    text = note.text("money")
    whole = _WHOLE.search(text)
    quarters = [Decimal(match["amount"]) for match in _QUARTER.finditer(text)]
    if whole and len(quarters) == _QUARTERS:
        year = Decimal(whole["amount"].replace(",", ""))
        if abs(sum(quarters) - year) > Decimal("0.01") * _QUARTERS:
            yield note.flaw(
                "money",
                f"的年度预算安排写“{whole[0]}”，四个季度加起来是 {sum(quarters)} 万元",
                whole[0],
            )
    for item in ("how", "money"):
        for match in _SHARES.finditer(note.text(item)):
            shares = [Decimal(share) for share in re.findall(r"(\d+(?:\.\d+)?)%", match[0])]
            if len(shares) == _QUARTERS and sum(shares) != HUNDRED and shares[-1] != HUNDRED:
                yield note.flaw(item, f"写“{match[0]}”，四个季度加起来是 {sum(shares)}%", match[0])


@over("P366", notes)
def parts_are_more_than_the_year(note: NoteOf) -> Iterator[Flaw]:
    """688 万元, of which 468 万元 and 320 万元."""
    for match in _WITH_PARTS.finditer(note.text("money")):
        parts = [Decimal(amount.replace(",", "")) for amount in _AMOUNT.findall(match["parts"])]
        whole = Decimal(match["amount"].replace(",", ""))
        if len(parts) > 1 and sum(parts) > whole + Decimal("0.01") * len(parts):
            yield note.flaw(
                "money",
                f"的年度预算安排写“{match['amount']}万元”，其中各项加起来是 {sum(parts)} 万元",
                match["amount"],
            )


@over("P365", notes)
def plan_is_of_an_earlier_year(note: NoteOf) -> Iterator[Flaw]:
    """2024年四季度竣工 in the plan of 2025: last year's text."""
    past = one_of("clause", "past")
    for item in ("how", "goal") if note.year else ():
        text = note.text(item)
        for clause in keys.clauses(text):
            match = _PLANNED.search(clause)
            if match is None or int(match["year"]) >= note.year or past.search(clause):
                continue
            if str(note.year) not in text.partition(clause)[2]:  # else: 2024年设计；2025年开工
                label = "实施方案" if item == "how" else "绩效目标"
                yield note.flaw(item, f"的{label}写“{match[0]}”，早于 {note.year} 年", match[0])
    budgets = list(_BUDGET.finditer(note.text("money"))) if note.year else []
    years = {int(match["year"]) for match in budgets if match["year"]}
    if years and max(years) < note.year and str(note.year) not in note.text("money"):
        text = budgets[0][0]
        yield note.flaw("money", f"的年度预算安排写“{text}”，早于 {note.year} 年", text)


@over("P368", notes)
def steps_go_back_in_time(note: NoteOf) -> Iterator[Flaw]:
    """三季度开工，二季度竣工: steps of a plan, each with its own time, and one before the last."""
    for sentence in keys.sentences(note.text("how")):
        for step in _STEPS:
            times = [number_of(match["n"]) for match in step.finditer(sentence)]
            is_list = len(times) > 1 and len({*times}) == len(times)
            if is_list and times != sorted(times) and not _ANOTHER_YEAR.search(sentence):
                yield note.flaw("how", f"的实施方案前后颠倒：“{sentence}”", sentence)


@over("P367", projects)
def table_has_another_budget(item: ProjectOf) -> Iterator[Flaw]:
    """680 万元 in the note, and 608 万元 in the table of the same project."""
    budget = budget_in_yuan(item.its)
    if item.note is None or budget is None:
        return
    of = NoteOf(item.disclosure, item.note)
    stated = _budget_stated(of)
    if stated and abs(stated[1] - budget) > UNITS["万元"] / 100:
        printed = f"{item.its.budget} {item.its.money_unit}"
        yield of.flaw(
            "money",
            f"的年度预算安排写“{stated[0]}”，绩效目标表的金额是 {printed}",
            stated[0],
            item.evidence("budget"),
        )


def _budget_stated(of: NoteOf) -> tuple[str, Decimal] | None:
    """What a note says that the project has this year, and that in 元."""
    for match in _BUDGET.finditer(of.text("money")):
        if match["year"] in (None, str(of.year)):
            return match[0], Decimal(match["amount"].replace(",", "")) * UNITS["万元"]
    return None
