"""The department's goals (部门整体绩效目标): their indicators stand in sentences.

编印差错率≥99.9% is as wrong there as in a project's table; and a goal that tells what was
completed in an earlier year is no goal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise, product

import msgspec

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.dates.earlier_years import planned
from mingzhang.checking.targets.department_tables import OverallTable, overall_tables
from mingzhang.checking.targets.goal_lines import line_of
from mingzhang.checking.targets.indicators.backwards import UP, backwards
from mingzhang.checking.targets.indicators.percentages import share_above_100_percent
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.numbers import look_alike
from mingzhang.checking.targets.statements import (
    Statement,
    grammar,
    in_one_unit,
    of_the_whole,
    statements,
)
from mingzhang.checking.targets.things import says, says_most_of, telling_words
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, Indicator, PerformanceGoal, Printed, Project
from mingzhang.kept import kept, once_each
from mingzhang.reading.projects.targets import parse_target
from mingzhang.where import Where

_DONE = re.compile(
    r"(?<!\d)(20\d\d)年[^。;]{0,40}?(?:全部完成|已完成|已经完成|完成情况良好|共完成|圆满完成了|均已)"
)
_AHEAD = re.compile(r"[今本]年|计划|力争|继续|下一步|将")


def _without_markup(key: str) -> str:
    """A key without the formula signs that a converted text still has around ≥ and %."""
    return key.replace("$", "").replace("\\", "")


class GoalOf(msgspec.Struct, frozen=True, dict=True):
    """A goal with the year that it is for."""

    disclosure: Disclosure
    goal: PerformanceGoal
    wholes: tuple[PerformanceGoal, ...] = ()
    """The goals of the whole department above a part."""

    @property
    def year(self) -> int:
        """The year that it is for."""
        return self.disclosure.year

    @property
    def where(self) -> Where:
        """Of the line with its indicators, if it is a line of its own; else the goal's."""
        return line_of(self.disclosure, self.goal, self.goal.indicators)

    @property
    def aim(self) -> Where:
        """The same of its objective."""
        return line_of(self.disclosure, self.goal, self.goal.objective)

    @kept
    def key(self) -> str:
        """Objective and indicators, compared without white space and formula signs."""
        text = f"{self.goal.objective}。{self.goal.indicators}"
        return _without_markup(keys.fold(text.replace("\\geq", "≥").replace("\\leq", "≤")))

    def flaw(self, message: str, text: str = "", where: Where | None = None) -> Flaw:
        """What is wrong with it; with the line of a table that has it."""
        text = text or self.goal.indicators or self.goal.objective
        return _flaw(self.goal, message, Printed(text, where or self.where))


def _flaw(goal: PerformanceGoal, message: str, *printed: Printed) -> Flaw:
    title = keys.tidy(goal.title) or "部门整体绩效目标"
    evidence = tuple(quote(title, one) for one in printed)
    return Flaw(f"部门整体绩效目标“{title}”{message}", evidence)


@once_each
def _goals(disclosure: Disclosure) -> Sequence[GoalOf]:
    overall = tuple(goal for goal in disclosure.goals if goal.kind == "overall")
    return tuple(
        GoalOf(disclosure, goal, overall if goal.kind == "item" else ())
        for goal in disclosure.goals
    )


goals = each(_goals)
"""A selection: the department's goals of each disclosure."""


def _in_sentences(disclosure: Disclosure) -> Iterator[GoalOf]:
    """The goals that are no table: the rules on indicators look at those of tables."""
    tables = [table.goal for table in overall_tables(disclosure)]
    for of in _goals(disclosure):
        if of.goal not in tables:
            yield of


@over("P318", each(_in_sentences))
def goal_points_the_wrong_way(of: GoalOf) -> Iterator[Flaw]:
    """差错率 at least 99.9%, 满意度 at most 95%; what 反映差错情况 says again is the same."""
    for found in backwards(of.key):
        yield of.flaw(f"里的{found.told}")


_ALL_POINTS = (Decimal(100), Decimal(90), Decimal(1))
"""With 预算执行率 among the indicators or beside them; as shares of 1."""


@over("P529", each(overall_tables))
def weights_are_not_the_whole(table: OverallTable) -> Iterator[Flaw]:
    """指标权重 20, 20, 20, 20 and 30."""
    texts = [text.rstrip("%") for text in table.weights]
    if not texts or not all(re.fullmatch(r"\d+(?:\.\d+)?", text) for text in texts):
        return
    printed = len(table.goal.indicators.split("\n")) - 1
    added = sum(map(Decimal, texts), Decimal(0))
    if len(texts) == printed and added not in _ALL_POINTS:
        shown = "、".join(table.weights)
        said = f"的指标权重是 {shown}，合计 {added}，不是 100"
        rows = (Printed(one.level3 or one.target.text, one.where) for one in table.indicators)
        yield _flaw(table.goal, said, *rows)


_TOTAL = ("资金总额", "预算总额", "合计")


@over("P530", goals)
def money_of_the_whole_does_not_add_up(of: GoalOf) -> Iterator[Flaw]:
    """资金总额 568.40, 财政拨款 548.40, 其他资金 0.00."""
    lines = [line.split() for line in of.goal.rest.split("\n")]
    places = of.goal.places.get("rest", ())
    for number, (above, below) in enumerate(pairwise(lines), 1):
        labels = above[-len(below) :]
        if len(below) < 3 or len(labels) != len(below) or labels[0] not in _TOTAL:
            continue
        if "其他" not in labels[-1] or not all(_MONEY.fullmatch(text) for text in below):
            continue
        whole, *parts = (Decimal(text.replace(",", "")) for text in below)
        if abs(whole - sum(parts)) > Decimal("0.01") * len(parts):
            yield of.flaw(
                f"的{labels[0]} {below[0]} 不等于{'、'.join(labels[1:])}之和 {sum(parts)}",
                " ".join(below),
                places[number] if places else None,
            )


_MONEY = re.compile(r"\d[\d,]*(?:\.\d+)?")


@over("P414", goals)
def goal_of_an_earlier_year(of: GoalOf) -> Iterator[Flaw]:
    """2020年……全部完成 in the goals of 2024: what was done, and not what is to be done."""
    years = {int(match[1]) for match in _DONE.finditer(of.key)}
    if str(of.year) in of.key or _AHEAD.search(of.key):
        return  # told as the ground on which this year's work stands
    past = sorted(year for year in years if of.year and year < of.year)
    if past:
        yield of.flaw(f"写的是 {past[0]} 年已经完成的工作，预算年度是 {of.year} 年")


_BEGINS = re.compile(r"(20\d\d)年(?:度)?[,，]")


@over("P422", goals)
def goal_names_an_earlier_year(of: GoalOf) -> Iterator[Flaw]:
    """2020年，全县…实现… as the goal of 2021, and 2021 nowhere in it; 制定2020年……方案."""
    for past, words in planned(of.key):
        if past < of.year:
            told = f"写的是“{words}”，预算年度是 {of.year} 年"
            yield of.flaw(told, of.goal.objective, of.aim)
            return
    match = _BEGINS.match(keys.fold(of.goal.objective))
    if match is None or int(match[1]) != of.year - 1 or str(of.year) in of.key:
        return
    if not _DONE.search(of.key) and not _AHEAD.search(of.key):
        told = f"写的是“{match[1]}年”，预算年度是 {of.year} 年"
        yield of.flaw(told, of.goal.objective, of.aim)


# numbers of the objective and of its indicators

_CLAUSES = re.compile(r"[,，。;；、:：()（）]")
_DIGIT = re.compile(r"\d")
_EACH = re.compile("每(?!年)|各|季|月均|年均|日均|其中|以[上下内]|单[次个]|/")
"""Numbers of a part or of a shorter time are other numbers."""

_WORD = 2
_ALIKE = 4
"""Characters of a thing's name that two clauses share."""


class _Count(msgspec.Struct, frozen=True):
    """A number of things in a clause."""

    text: str
    number: str
    unit: str
    things: tuple[str, ...]
    """The words before it, and those behind it."""


@cache
def _counted() -> re.Pattern[str]:
    """A number of things, with the words around it."""
    return re.compile(
        r"(?P<before>[\u4e00-\u9fff]{0,12}?)(?:≥|>=|≤|<=|=|不低于|不少于|不超过|达到|为|约)?"
        rf"(?P<number>\d+(?:\.\d+)?)(?P<unit>小时|{counting.counter_pattern()})"
        r"(?P<behind>[\u4e00-\u9fff]{0,12})"
    )


def _counts(text: str) -> list[_Count]:
    return [
        _Count(match[0], match["number"], match["unit"], (match["before"], match["behind"]))
        for clause in _CLAUSES.split(_without_markup(keys.fold(text)))
        if _DIGIT.search(clause) and not _EACH.search(clause)
        for match in _counted().finditer(clause)
    ]


def _is_of(one: _Count, other: _Count) -> bool:
    """Whether both count one thing in the same unit."""
    pairs = product(one.things, other.things)
    return one.unit == other.unit and any(_is_one_name(*pair) for pair in pairs)


def _is_one_name(one: str, other: str) -> bool:
    """Whether two names share four characters, or one has all those of the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < _ALIKE:
        return False
    return keys.in_a_row(short, long) >= _ALIKE or keys.has_in_order(long, short)


_MEASURED = re.compile(
    r"(?<![\d.])(?P<number>\d+(?:\.\d+)?)"
    r"(?P<unit>万?(?:吨|公里|亩|栋|座|平方米|立方米|株|盏|眼|册)|公斤|千瓦)"
)
"""Of things that few goals have two kinds of; people and files are counted of everything."""

_PARTS = re.compile("[每各]|季|均|其中|单[次个]|/|新增")


def _slips(of: GoalOf) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Numbers in a unit that objective and indicators have once, but for a slip the same."""
    aims, told = (_measured(text) for text in (of.goal.objective, of.goal.indicators))
    objective = keys.fold(of.goal.objective)
    for one, clause in told:
        same = [aim for aim, _ in aims if aim["unit"] == one["unit"]]
        if len(same) != 1 or sum(other["unit"] == one["unit"] for other, _ in told) > 1:
            continue
        is_named = keys.in_a_row(clause.partition(one[0])[0], objective) >= _WORD
        if is_named and look_alike(Decimal(one["number"]), Decimal(same[0]["number"])):
            yield one, same[0]


def _in_other_units(of: GoalOf) -> Iterator[tuple[Statement, Statement]]:
    """10 分钟内发布 in the objective, 发布时间≤10小时 in its indicators: one number, two units."""
    minutes = grammar().minutes
    told = [one for one in statements(of.goal.indicators) if one.unit in minutes]
    for one in told:
        for other in statements(of.goal.objective):
            is_same = other.unit in minutes and one.number == other.number
            is_other = is_same and minutes[one.unit] != minutes[other.unit]
            if is_other and keys.in_a_row(one.clause, other.clause) > _WORD:
                yield one, other


def _measured(text: str) -> list[tuple[re.Match[str], str]]:
    """The numbers of a text that are of the whole of something, each with its clause."""
    return [
        (match, clause)
        for clause in _CLAUSES.split(keys.fold(text))
        if not _PARTS.search(clause)
        for match in _MEASURED.finditer(clause)
    ]


@over("P421", each(_in_sentences))
def indicator_has_another_number(of: GoalOf) -> Iterator[Flaw]:
    """改造基层社 5 个 as the objective, and 改造基层社 8 个 as its indicator."""
    seen = set()
    for whole, said, part in _otherwise_above(of):
        yield _differs(of, said.clause, part.clause, whole)
        seen.add(part.printed)
    for own, aim in _slips(of):
        seen.add(own[0])
        yield _differs(of, aim[0], own[0])
    for lasts, meant in _in_other_units(of):
        yield _differs(of, meant.clause, lasts.clause)
    aims, told = _counts(of.goal.objective), _counts(of.goal.indicators)
    for one in told:
        same = [aim for aim in aims if _is_of(aim, one)]
        if len(same) != 1 or sum(_is_of(same[0], other) for other in told) > 1:
            continue
        is_seen = any(one.text.endswith(text) for text in seen)
        if not (_is_kept(same[0], one) or is_seen):
            yield _differs(of, same[0].text, one.text)


def _is_kept(aim: _Count, told: _Count) -> bool:
    """Whether an indicator has the number of an objective, or more than 不少于 30 支."""
    expected, number = Decimal(aim.number), Decimal(told.number)
    is_floor = number > expected and one_of("limit", "at_least").search(aim.text)
    return number == expected or (bool(is_floor) and not look_alike(expected, number))


def _otherwise_above(of: GoalOf) -> Iterator[tuple[PerformanceGoal, Statement, Statement]]:
    """What the goals of the whole say otherwise than a part's indicators do."""
    parts = [one for one in statements(of.goal.indicators) if of_the_whole(one)]
    for whole in of.wholes if parts else ():
        said = [one for one in statements(whole.objective) if of_the_whole(one)]
        for part in parts:
            same = [one for one in said if _is_said_again(one, part)]
            if len(same) == 1 and in_one_unit(same[0]) != in_one_unit(part):
                yield whole, same[0], part


def _is_said_again(one: Statement, part: Statement) -> bool:
    """Whether a figure has all words of another, which has most of its own."""
    words = telling_words(part.item)
    return (
        in_one_unit(one)[1] == in_one_unit(part)[1]
        and one.is_at_least == part.is_at_least
        and sum(map(len, words)) >= _ALIKE
        and all(says(one.item, word) for word in words)
        and says_most_of(part.item, telling_words(one.item))
    )


def _differs(of: GoalOf, aimed: str, told: str, whole: PerformanceGoal | None = None) -> Flaw:
    whose = "总体绩效目标写" if whole else "目标写"
    flaw = of.flaw(f"的{whose}“{aimed}”，指标写“{told}”，数不同")
    title = keys.tidy(of.goal.title) or "部门整体绩效目标"
    printed = Printed(whole.objective, whole.where) if whole else Printed(of.goal.objective, of.aim)
    aim = quote(title, printed)
    return msgspec.structs.replace(flaw, evidence=(*flaw.evidence, aim))


_SHARE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:率|满意度))(?:要|应|力争)?"
    rf"(?:{UP}|达|为)?(?P<value>[1-9]\d\d\d?(?:\.\d+)?)%"
)


_SHARE_IN_A_NUMBER = re.compile(
    rf"[\u4e00-\u9fff]{{2,10}}?(?:{measures.A_SHARE}|满意度)(?:要|应|力争)?"
    rf"(?:{UP}|达|≤|不超过)\d+(?:\.\d+)?(?:人次|人|件|户|家|个|场|天|次)(?![\d百分月工])"
)
"""满意率不低于80人."""


class ShareOf(msgspec.Struct, frozen=True):
    """A share above 100% in a goal, as the indicator that it is, and its words."""

    of: GoalOf
    one: IndicatorOf
    words: str


def _shares(disclosure: Disclosure) -> Iterator[ShareOf]:
    for of in _in_sentences(disclosure):
        for match in _SHARE.finditer(of.key):
            target = parse_target(f"≥{match['value']}%")
            made = Indicator("", "", match["name"], "", target, "")
            yield ShareOf(of, IndicatorOf(disclosure, Project(0, ""), made), match[0])
        for match in _SHARE_IN_A_NUMBER.finditer(of.key):
            made = Indicator("", "", "", "", parse_target(""), "")
            yield ShareOf(of, IndicatorOf(disclosure, Project(0, ""), made), match[0])


@over("P355", each(_shares))
def share_of_a_goal_is_more_than_all(item: ShareOf) -> Iterator[Flaw]:
    """清查完成率 105%: what is to be gone through is no more than all."""
    if any(share_above_100_percent(item.one)):
        yield item.of.flaw(f"里的“{item.words}”超过 100%")
    elif _SHARE_IN_A_NUMBER.fullmatch(item.words):
        yield item.of.flaw(f"里的“{item.words}”说的是比率，应当是百分数")
