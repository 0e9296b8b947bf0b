"""预算底册: the source data of one unit for one year; everything published follows from it.

All amounts are in 元. Only lines and projects hold amounts of this year; every total, every
table and every figure in words is derived from them. What cannot be derived (reasons,
duties, last year's figures, assets) stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from mingzhang.amounts import ZERO
from mingzhang.cube import Point
from mingzhang.disclosure import Agency, Indicator, PerformanceGoal, Scope

Nature = Literal[
    "", "basic", "personnel", "running", "project", "operating", "remitted", "subsidised"
]
UNPUBLISHED = "未公开"
"""What a book from a disclosure says where the tables do not divide an amount; "" here."""

FUNDS = {
    "general": "一般公共预算",
    "government_fund": "政府性基金",
    "state_capital": "国有资本经营预算",
    "special_account": "财政专户管理资金",
    "business": "事业收入",
    "operating": "事业单位经营收入",
    "superior": "上级补助收入",
    "affiliated": "附属单位上缴收入",
    "other": "其他收入",
    "appropriation": "财政拨款（未分）",
}
"""资金来源, as the book words them; the last only for what a disclosure does not divide."""

NATURES: dict[Nature, str] = {
    "basic": "基本支出（未分）",
    "personnel": "人员经费",
    "running": "公用经费",
    "project": "项目支出",
    "operating": "经营支出",
    "remitted": "上解上级支出",
    "subsidised": "对附属单位补助支出",
}

ITEMS = {
    "abroad_research": "教学科研人员因公出国（境）费",
    "abroad_other": "其他因公出国（境）费",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_running": "公务用车运行维护费",
    "reception": "公务接待费",
    "meeting": "会议费",
    "training": "培训费",
    "abroad": "因公出国（境）费（未分）",
    "vehicle": "公务用车购置及运行维护费（未分）",
    "agency_running": "机关运行经费",
}
"""“三公”经费, 会议费 and 培训费: what a line can be besides its economic class.

机关运行经费 follows from the unit's nature, and what is 未分 depends on the forms: both are
stated as they were published."""

PLAN_MONTHS = ("3", "6", "10", "12")


class Cover(msgspec.Struct, frozen=True):
    """封面: whose book it is."""

    pack: str
    year: int
    scope: Scope
    agency: Agency
    department: Agency
    """The department that the unit belongs to; of a department's book, itself."""

    nature: str = ""
    """单位性质: 行政, 事业 or 参公."""

    rank: str = ""
    funding: str = ""

    @property
    def is_office(self) -> bool:
        """Whether its running costs are 机关运行经费: 行政 and 参公 units."""
        return self.nature.startswith(("行政", "参公", "参照"))


class Line(msgspec.Struct, frozen=True):
    """A line of expenditure outside projects.

    Tables show an amount divided in one way here and in another way there, never in all
    ways at once. A book from a disclosure has what the tables have: lines that leave a
    division open (""), and lines that only say of what such lines consist (`part`).
    """

    function: str
    """项, 7 digits."""

    economic: str
    """部门预算支出经济分类, 款, 5 digits; "" for what is not divided by it."""

    fund: str
    nature: Nature
    """"basic" and "" where the lines of a disclosure do not divide it further."""

    current: Decimal
    """From this year's income."""

    carried: Decimal = ZERO
    """From what last year left."""

    item: str = ""
    counterpart: str = ""
    """Code of the unit of the same department that it is paid to or comes from."""

    part: bool = False
    """其中: other lines hold this money already."""

    @property
    def amount(self) -> Decimal:
        """What it spends this year, 元."""
        return self.current + self.carried

    @property
    def is_undivided(self) -> bool:
        """Whether it says less than a line must that people fill in."""
        return self.part or self.nature in ("", "basic", "project") or not self.fund


class BookProject(msgspec.Struct, frozen=True):
    """A project with its targets."""

    code: str
    name: str
    function: str
    fund: str
    current: Decimal
    carried: Decimal = ZERO
    economic: str = ""
    item: str = ""
    purpose: str = ""
    basis: str = ""
    """立项依据."""

    scheme: str = ""
    """实施方案."""

    plan: tuple[Decimal, ...] = ()
    """Cumulative percent by the end of March, June, October and December."""

    secret: bool = False
    """涉密: its amount is in the totals, its content is not published."""

    objectives: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    part: bool = False
    """其中: lines of 项目支出 hold this money already; its function can be unknown ("")."""

    @property
    def budget(self) -> Decimal:
        """What it may spend this year, 元."""
        return self.current + self.carried


class Purchase(msgspec.Struct, frozen=True):
    """A line of the procurement table."""

    source: str
    """The project's name, or 日常公用经费."""

    source_budget: Decimal
    item: str
    code: str
    measure: str
    quantity: Decimal
    price: Decimal
    """元 for one."""

    fund: str = "general"
    small_business: bool = False
    """Whether it is reserved for small and medium enterprises."""

    asset: bool = False
    """Whether it becomes a fixed asset."""

    @property
    def amount(self) -> Decimal:
        """元."""
        return self.price * self.quantity


class Holding(msgspec.Struct, frozen=True):
    """A row of the table of fixed assets."""

    quantity: Decimal
    value: Decimal
    """元."""


class Texts(msgspec.Struct, frozen=True):
    """What only people can write."""

    duties: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    opening: str = ""
    """How the budget was drawn up, in a sentence or two."""

    reasons: dict[str, str] = {}
    """Why an amount changed since last year, by the name of the figure (`FIGURES`)."""

    running_uses: str = ""
    special_funds: str = ""
    other: str = ""
    glossary: dict[str, str] = {}
    line_uses: dict[str, str] = {}
    """What each 项 is mainly spent on, by its code."""


FIGURES: dict[str, Point] = {
    "sources": Point("sources"),
    "appropriation": Point("sources", fund="appropriation"),
    "uses": Point("uses"),
    "appropriation_uses": Point("uses", fund="appropriation"),
    "general": Point("uses", fund="general"),
    "government_fund": Point("uses", fund="government_fund"),
    "state_capital": Point("uses", fund="state_capital"),
    "basic": Point("expenditure", nature="basic"),
    "project": Point("expenditure", nature="project"),
    "operating": Point("expenditure", nature="operating"),
    "three_public": Point("expenditure", fund="appropriation", item="three_public"),
    "abroad": Point("expenditure", fund="appropriation", item="abroad"),
    "vehicle": Point("expenditure", fund="appropriation", item="vehicle"),
    "vehicle_purchase": Point("expenditure", fund="appropriation", item="vehicle_purchase"),
    "vehicle_running": Point("expenditure", fund="appropriation", item="vehicle_running"),
    "reception": Point("expenditure", fund="appropriation", item="reception"),
}
"""The figures that the narrative compares with last year's."""

FIGURE_NAMES = {
    "sources": "收支总额",
    "appropriation": "财政拨款收入",
    "uses": "支出总额",
    "appropriation_uses": "财政拨款支出",
    "general": "一般公共预算支出",
    "government_fund": "政府性基金预算支出",
    "state_capital": "国有资本经营预算支出",
    "basic": "基本支出",
    "project": "项目支出",
    "operating": "经营支出",
    "three_public": "“三公”经费",
    "abroad": "因公出国（境）费",
    "vehicle": "公务用车购置及运行维护费",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_running": "公务用车运行维护费",
    "reception": "公务接待费",
}
"""What the figures are called."""


class Book(msgspec.Struct, frozen=True):
    """A budget book. A department's own has texts and goals, and its units have the amounts."""

    cover: Cover
    lines: tuple[Line, ...] = ()
    projects: tuple[BookProject, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    holdings: dict[str, Holding] = {}
    """By the label of the form's row."""

    last: dict[str, Decimal] = {}
    """Last year's figures in 元, by the names in FIGURES."""

    texts: Texts = Texts()
    members: tuple[Agency, ...] = ()
    """Of a department's own book: the units that it consists of."""

    goals: tuple[PerformanceGoal, ...] = ()

    @property
    def facts(self) -> Iterator[tuple[Point, Decimal]]:
        """What is spent, and where the money of each function comes from."""
        for line in self.lines:
            if line.part:
                yield from _moved(line)
                continue
            place = Point("expenditure", line.function, line.economic, line.fund, line.nature)
            yield place.at("item", line.item), line.amount
            yield from _sources(line.function, line.fund, line.current, line.carried)
        for project in self.projects:
            if project.part:
                continue
            place = Point("expenditure", project.function, project.economic, project.fund)
            yield place.at("nature", "project").at("item", project.item), project.budget
            yield from _sources(project.function, project.fund, project.current, project.carried)

    @property
    def office_running(self) -> Decimal:
        """机关运行经费 in 元: as published, or the general budget's running costs of 行政 and
        参公 units.
        """
        published = [line.amount for line in self.lines if line.item == "agency_running"]
        if published:
            return sum(published, ZERO)
        own = (
            line.amount
            for line in self.lines
            if line.nature == "running" and line.fund == "general"
        )
        return sum(own, ZERO) if self.cover.is_office else ZERO


def _sources(
    function: str, fund: str, current: Decimal, carried: Decimal
) -> Iterator[tuple[Point, Decimal]]:
    for flow, amount in (("income", current), ("carry_in", carried)):
        if amount:
            yield Point(flow, function, fund=fund), amount


def _moved(line: Line) -> Iterator[tuple[Point, Decimal]]:
    """The money of a line that is a part of others: from where they have it to where it belongs.

    What is added at one place is taken away at a larger one around it, so that sums over the
    larger one stay as they are.
    """
    if line.item == "agency_running":
        return  # printed beside the sums
    own = Point("expenditure", line.function, line.economic, line.fund, line.nature, line.item)
    yield own, line.amount
    nature = "basic" if line.nature in ("personnel", "running") else ""
    if line.economic or line.item:
        yield Point("expenditure", fund=line.fund, nature=nature), -line.amount
    else:
        yield own.at("nature", nature), -line.amount
        if line.function and nature:
            yield own.at("function", ""), -line.amount
            yield own.at("function", "").at("nature", nature), line.amount
