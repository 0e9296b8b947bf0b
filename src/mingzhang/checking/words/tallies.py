"""Numbers of sentences that claims do not bind: kinds of things, projects with targets, classes.

What a sentence counts (检查站 24 处，其中固定 15 处、临时 19 处) is no amount of the cube, and
is still wrong where its parts are more than all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang import amounts, catalogue, keys
from mingzhang.amounts import ZERO
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, Judged, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Tables, tables
from mingzhang.checking.words.sums import counts_are_not_the_whole, sums
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.facts import amount_of

_NO_SUM = re.compile(r"等|约|余|多|以上|以下|其中|包括|分别|每|各|[至~～]|\d%|元")
"""Lists with these leave something out, give shares or count within their parts."""

_OTHER_PEOPLE = re.compile("[,，、][^,，、]*(?:退休|离休|遗属|另有|另外)")
"""在职 36 人，其中在编 34 人，退休 14 人: those who have left are none of them."""

_OF_A_PART = re.compile(r"\([^()]*\)")
"""特种专业技术用车 8 辆（洒水车 4 辆）: the parts of a part."""

_PEOPLE = ("人", "名")
_TIMES = "人次"
_OTHER = "其他"
_VEHICLES = "辆"
"""Lists of vehicles by kind are complete: forms ask for every kind."""

_OF_PROJECTS = re.compile(
    r"项目(?:共计?|为|有)?(?P<whole>\d+)个[,，][^。；;\d]{0,14}(?P<money>\d+(?:\.\d+)?)万元[,，。;；]"
    r"其中[:：,，]?(?P<parts>[^。]+)"
)
_KIND = re.compile(
    r"项目(?:共|有)?(?P<number>\d+)个(?:[,，][^,，。；;\d]{0,14}(?P<money>\d+(?:\.\d+)?)万元)?"
)
"""项目 6 个，涉及预算 778.50 万元，其中：运转类项目 1 个，涉及预算 40.00 万元；…"""

_POSTS = re.compile(
    r"行政编制(?P<one>\d+)[名人个][,，、](?:[^,，。；;\d]{0,8})?事业编制(?P<two>\d+)[名人个][,，、]"
    r"(?:总编制|编制总数|编制合计|合计编制|共有编制|共计编制|合计|共计?)(?:为|共)?(?P<all>\d+)[名人个]"
)


@cache
def _whole() -> re.Pattern[str]:
    """A number of things, and the numbers of its parts."""
    return re.compile(
        rf"(?<![\d.])(?P<whole>\d+(?:\.\d+)?)(?P<unit>[万亿]?(?:{counting.counter_pattern()}))"
        r"(?P<open>\()?[,，:：]?(?P<among>其中|包括)[:：,，]?(?P<parts>(?:[^。；;()]|\([^。；;()]*\))*)"
    )


@cache
def _part() -> re.Pattern[str]:
    unit = rf"(?P<unit>[万亿]?(?:{counting.counter_pattern()}))"
    return re.compile(rf"(?<![\d.])(?P<number>\d+(?:\.\d+)?){unit}")


class Line(msgspec.Struct, frozen=True):
    """A paragraph, its key, and its section."""

    section: str
    printed: Printed
    key: str

    def flaw(self, message: str) -> Flaw:
        """With the paragraph as evidence."""
        evidence = (quote(self.section, self.printed),)
        return Flaw(f"“{self.section}”{message}", evidence, section=self.section)


def _lines(disclosure: Disclosure) -> Iterator[Line]:
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            yield Line(section.heading, paragraph, keys.fold(paragraph.text))


def _untold(dossier: Dossier) -> Iterator[tuple[int, Line]]:
    """The paragraphs whose counts W204 does not find wrong already."""
    told = {
        (index, one.whole.claim.where)
        for index, one in dossier.once(sums)
        if one.whole.claim.quantity == "count" and any(counts_are_not_the_whole(one))
    }
    for index, line in dossier.each(_lines):
        if (index, line.printed.where) not in told:
            yield index, line


@over("W221", _untold)
def parts_are_not_what_was_counted(line: Line) -> Judged:
    """24 处（其中固定 15 处、临时 19 处）; 行政编制 62 名，事业编制 38 名，总编制 110 名."""
    for match in _whole().finditer(line.key):
        parts, unit = _OF_A_PART.sub("", match["parts"]), match["unit"]
        if unit in _PEOPLE:
            parts = _OTHER_PEOPLE.split(parts)[0]
        numbers = _parts(parts, unit)
        total, whole = sum(numbers, ZERO), Decimal(match["whole"])
        is_vehicles = unit == _VEHICLES
        is_all = len(numbers) > 1 and (bool(match["open"]) or is_vehicles) and unit != _TIMES
        if is_vehicles and (total > whole or _OTHER in parts):
            continue  # W204
        first = _parts(parts.partition(",")[0], unit)  # 续建 11 个、新建 15 个，完工 19 个
        if len(first) > 1 and sum(first) == whole:
            continue
        if total == whole + _beside(line.key[: match.start()], unit):
            continue
        if total > whole or (is_all and total < whole):
            yield line.flaw(
                f"写“{match['whole']}{unit}”，其中所列“{parts.rstrip('、,，')}”"
                f"共 {total} {unit}，与总数不符"
            )
    yield from _kinds_of_projects(line)
    for match in _POSTS.finditer(line.key):
        posts = int(match["one"]) + int(match["two"])
        if posts != int(match["all"]):
            yield line.flaw(f"写“{match[0]}”，两项之和是 {posts}，不是 {match['all']}")


def _kinds_of_projects(line: Line) -> Iterator[Flaw]:
    """6 projects, of which 2 and 5: kinds whose money is all of the money are all of them."""
    for match in _OF_PROJECTS.finditer(line.key):
        kinds = list(_KIND.finditer(match["parts"]))
        total, whole = sum(int(kind["number"]) for kind in kinds), int(match["whole"])
        money = sum((Decimal(kind["money"] or 0) for kind in kinds), ZERO)
        is_all = money == Decimal(match["money"])
        if len(kinds) > 1 and is_all and total != whole:
            named = "、".join(f"{kind['number']} 个" for kind in kinds)
            yield line.flaw(f"写项目 {whole} 个，其中所列 {named}，共 {total} 个，与总数不符")


def _parts(text: str, unit: str) -> list[Decimal]:
    """The numbers of a list of things in one unit; none where the list is of something else."""
    if _NO_SUM.search(text):
        return []
    found = list(_part().finditer(text))
    same = all(match["unit"] == unit for match in found) or _are_people(unit, found)
    plain = len(re.findall(r"\d+(?:\.\d+)?", text)) == len(found)
    return [Decimal(match["number"]) for match in found] if same and plain else []


def _beside(before: str, unit: str) -> Decimal:
    """What is counted right before a whole, so that both have the parts: 建议 48 件、提案 62 件."""
    match = re.search(rf"(\d+){re.escape(unit)}[、和][^\d、,。;]*$", before)
    return Decimal(match[1]) if match else ZERO


def _are_people(unit: str, found: Sequence[re.Match[str]]) -> bool:
    """培训 1600 人次，其中新任教师 1200 人: no more people than times."""
    return unit == _TIMES and all(match["unit"] in _PEOPLE for match in found)


# the projects with targets

_TARGETS = re.compile(
    r"绩效目标[^。；;]{0,12}?项目(?:共计?)?(?P<count>\d+)个[,，][^。；;\d]{0,14}?(?:资金|金额)(?:共计?|为)?"
    r"(?P<money>\d+(?:\.\d+)?)(?P<unit>万元|元)"
)


class TargetsOf(msgspec.Struct, frozen=True):
    """How many projects are said to have targets, with their money, and those that are printed."""

    line: Line
    count: int
    money: amounts.Amount
    printed: Printout


class Printout(msgspec.Struct, frozen=True):
    """The projects of a table or of as many target forms: how many, and their money."""

    name: str
    count: int
    totals: tuple[tuple[Decimal, Decimal], ...]
    """In 元, each with what rounding may have moved it."""


def _with_targets(dossier: Dossier) -> Iterator[tuple[int, TargetsOf]]:
    for index, (disclosure, known) in enumerate(
        zip(dossier.disclosures, dossier.once(tables), strict=True)
    ):
        printouts = [one for one in (_rows(disclosure, known), _forms(disclosure)) if one]
        for line in _lines(disclosure) if printouts else ():
            if match := _TARGETS.search(line.key):
                number, unit = Decimal(match["money"]), match["unit"]
                money = amounts.Amount(number, unit, amounts.places_of(match["money"]))
                count = int(match["count"])
                for printed in [one for one in printouts if one.count == count][:1]:
                    yield index, TargetsOf(line, count, money, printed)


def _rows(disclosure: Disclosure, known: Tables) -> Printout | None:
    """The table of projects."""
    table = disclosure.statement("project_expenditure")
    rows = len([row for row in table.rows if row.name != "合计"]) if table else 0
    figures = known.at(Point("expenditure", nature="project")) if rows else ()
    totals = tuple((figure.yuan, figure.slack) for figure in figures)
    return Printout("项目支出表", rows, totals) if totals else None


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
    return Printout("绩效目标表", len(known), ((total, amounts.tolerance(known)),))


@over("W222", _with_targets)
def all_projects_have_other_money(item: TargetsOf) -> Judged:
    """As many projects with targets as the table has rows, and another amount."""
    totals, money = item.printed.totals, item.money
    if all(abs(money.yuan - yuan) > money.half_unit + slack for yuan, slack in totals):
        shown = amounts.show(totals[0][0], money.unit, 2)
        yield item.line.flaw(
            f"写有绩效目标的项目 {item.count} 个、资金 {money.number} {money.unit}，"
            f"{item.printed.name}正是 {item.printed.count} 个项目，合计 {shown}"
        )


# the classes that all expenditure is said to have

_CLASSES = re.compile(r"支出(?:主要)?包括[:：]?(?P<names>[^。；;:：\d]{8,300})")
_CLASS = 3
_FEWEST = 3


class ClassesOf(msgspec.Struct, frozen=True):
    """A list of the 类 of all expenditure, with those that the tables print."""

    line: Line
    idle: tuple[str, ...]


def _classes(dossier: Dossier) -> Iterator[tuple[int, ClassesOf]]:
    for index, (disclosure, known) in enumerate(
        zip(dossier.disclosures, dossier.once(tables), strict=True)
    ):
        names = {
            keys.fold(entry.name): entry.code
            for entry in catalogue.functional(disclosure.year)
            if len(entry.code) == _CLASS
        }
        printed = {point.function for table in known.tables for point in table.cells}
        for line in _lines(disclosure) if any(printed) else ():
            if match := _CLASSES.search(line.key):
                listed = [name.strip() for name in match["names"].split("、")]
                found = [name for name in listed if name in names]
                if len(found) >= max(_FEWEST, len(listed) - 1):
                    yield index, ClassesOf(line, _idle(found, names, known, printed))


def _idle(
    found: Sequence[str], names: dict[str, str], known: Tables, printed: set[str]
) -> tuple[str, ...]:
    """The classes without money in any table."""

    def has_money(code: str) -> bool:
        figures = known.at(Point("expenditure", function=code))
        return any(figure.yuan for figure in figures)

    spent = [name for name in found if names[name] in printed and has_money(names[name])]
    return tuple(name for name in found if name not in spent) if spent else ()


@over("W521", _classes)
def class_has_no_money(item: ClassesOf) -> Judged:
    """支出包括：…、农林水支出, and no table has any."""
    if item.idle:
        named = "、".join(f"“{name}”" for name in item.idle)
        yield item.line.flaw(f"列出的{named}在表内没有金额")
