"""Projects that the narrative names with an amount: 项目支出……，主要为某项目 100 万元.

Sentences about growth give the increase and not the amount, and those about procurement a
part of it, so they are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS, NotAnAmountError, half_place, in_wan, parse, places_of
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.findings import Correction
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import (
    budget_in_yuan,
    half_a_place,
    is_of_the_project,
    slipped_unit,
    total_of,
)
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.numbers import look_alike
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, Printed, Project
from mingzhang.kept import kept

_AMOUNT = re.compile(
    r"(?:项目|专项|经费|资金)?(?:支出|预算|安排|资金|金额|共计|共|计|为|:){0,2}"
    r"\(?(\d+(?:\.\d+)?)(万元|元|亿元)(?!以[上下内]|/)"
)
_BEFORE = re.compile(
    r'(?:^|[、,;:为及和含("等括)]|其中|用于|主要[是有]|安排|\d\.|[一二三四五六七八九十]是)$'
)
_BESIDE = 3
"""Characters of the longest of these."""

_GOES_ON = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,2}[)、.是]|其中|主要|包括|具体|用于)")
"""How a sentence begins that says what the 项目支出 of the one before consists of."""

MONEY = re.compile(r"\d(?:万|亿)?元")
_SPENT_IN = re.compile(r"(20\d\d)年度?[^,。;、\d]{0,8}(?:项目支出|支出预算|预算支出)")
_ITEM = re.compile(r"([^,;:。、]{4,40}?)(?:项目)?(?<![\d.])(\d+(?:\.\d+)?)(万元)")
MAINLY = re.compile(r"主要(?:为|是|包括|用于)")
_WHOLE = re.compile(r"项目支出(?:预算)?(?:共计|合计|为)?(\d+(?:\.\d+)?)(万元)(?=[,;]?$)")
_AND_OTHERS = re.compile(r"等(?:[。;]|\d|项目|$)|其他")
_FEW_PROJECTS = 3
_NEARLY_ALL = Decimal("0.9")
_SHORTEST = 4


class Stated(msgspec.Struct, frozen=True):
    """An amount as the narrative gives it to a project."""

    text: str
    yuan: Decimal
    rounding: Decimal
    """Half its last place, in 元."""

    at: int
    """Where its digits begin in the sentence."""


class Sentence(msgspec.Struct, frozen=True, dict=True):
    """A sentence of the narrative that may name projects with their amounts."""

    disclosure: Disclosure
    section: str
    key: str
    printed: Printed
    tables: Mapping[str, Sequence[Project]]
    """The projects with a target table, by their folded name."""

    @kept
    def stated(self) -> Mapping[str, Stated]:
        """The amounts printed behind whole names of projects."""
        found = ((name, stated_amount(self.key, name)) for name in self.tables)
        return {name: stated for name, stated in found if stated}


def _sentences(disclosure: Disclosure) -> Iterator[Sentence]:
    if not disclosure.projects:
        return
    tables = by_name(disclosure)
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            if "万元" not in paragraph.text and "元" not in paragraph.text:
                continue
            is_of_projects = False
            for key in keys.fold(paragraph.text).split("。"):
                goes_on = is_of_projects and bool(_GOES_ON.match(key))
                is_of_projects = goes_on or _of_this_year(disclosure, key)
                if is_of_projects and MONEY.search(key) and not _of_others(key):
                    yield Sentence(disclosure, section.heading, key, paragraph, tables)


def _of_others(key: str) -> bool:
    """Whether a sentence compares, or tells of purchases."""
    return bool(one_of("clause", "of_other_money").search(key))


def _of_this_year(disclosure: Disclosure, key: str) -> bool:
    """Whether a sentence tells what projects cost, and not what they did or will cost."""
    years = set(_SPENT_IN.findall(key))
    return "项目支出" in key and not _of_others(key) and years <= {str(disclosure.year)}


sentences = each(_sentences)


@over("P523", sentences)
def narrative_states_another_amount(sentence: Sentence) -> Iterator[Flaw]:
    """A project's amount in the narrative is not its 预算数."""
    for name, stated in sentence.stated.items():
        projects = sentence.tables[name]
        budgets = [budget_in_yuan(project) for project in projects]
        if None in budgets or _has_slipped(sentence.disclosure, projects):
            continue
        known = {budget for budget in budgets if budget} | {sum(b for b in budgets if b)}
        known |= {fund for project in projects for fund in _funds(project)}
        if min(abs(stated.yuan - budget) for budget in known) > stated.rounding:
            item = ProjectOf(sentence.disclosure, projects[0])
            flaw = item.flaw(
                f"金额在文字里是 {stated.text}，绩效目标表的预算数是 {projects[0].budget} "
                f"{projects[0].money_unit}",
                quote(sentence.section, sentence.printed),
                item.evidence("budget"),
            )
            yield msgspec.structs.replace(flaw, corrections=tuple(_either(sentence, stated, item)))


def _either(sentence: Sentence, stated: Stated, item: ProjectOf) -> Iterator[Correction]:
    """That the words are wrong, or the budget."""
    words = Printed(f"{item.its.name} {stated.text}", sentence.printed.where)
    yield Correction(item.evidence("budget"), stated.yuan, slack=stated.rounding)
    if budget := budget_in_yuan(item.its):
        yield Correction(quote(sentence.section, words), budget)


def _has_slipped(disclosure: Disclosure, projects: Sequence[Project]) -> bool:
    """Whether P615 tells that one of them is in another money unit than it says."""
    slipped = slipped_unit(disclosure)
    return slipped is not None and slipped[0] in projects


def _funds(project: Project) -> Iterator[Decimal]:
    """财政资金 and 其他资金 in 元: the words may tell one of them."""
    for text in project.funds.values():
        try:
            amount = parse(text)
        except NotAnAmountError:
            continue
        if amount and project.money_unit in UNITS:
            yield amount * UNITS[project.money_unit]


def by_name(disclosure: Disclosure) -> dict[str, list[Project]]:
    """The projects with a target table, by their folded name."""
    named: dict[str, list[Project]] = {}
    for project in disclosure.projects:
        key = keys.fold(project.name)
        if len(key) >= _SHORTEST:
            named.setdefault(key, []).append(project)
    return named


def stated_amount(key: str, name: str) -> Stated | None:
    """The amount printed behind a project's whole name."""
    start = key.find(name)
    while start >= 0:
        match = _AMOUNT.match(key, start + len(name))
        if match and _BEFORE.search(key[max(0, start - _BESIDE) : start]):
            return _read(match[1], match[2], match.start(1))
        start = key.find(name, start + 1)
    return None


def amounts_told(disclosure: Disclosure) -> dict[str, Decimal]:
    """What the narrative gives each project, by its folded name, in 元."""
    names = [name for name, projects in by_name(disclosure).items() if len(projects) == 1]
    return {
        name: sentence.stated[name].yuan
        for sentence in _sentences(disclosure)
        for name in names
        if name in sentence.stated
    }


def items(key: str) -> Iterator[tuple[str, Stated]]:
    """What a list names, without 项目 and brackets at its end, with the amount behind it."""
    listed = MAINLY.search(key)
    for match in _ITEM.finditer(key, listed.end() if listed else 0):
        yield trimmed(match[1]), _read(match[2], match[3], match.start(2))


def whole_of(key: str) -> Stated | None:
    """What a sentence says all projects cost, before it lists them."""
    whole = _whole_said(key)
    return _read(whole[1], whole[2], whole.start(1)) if whole else None


def _whole_said(key: str) -> re.Match[str] | None:
    listed = MAINLY.search(key)
    return _WHOLE.search(key[: listed.start()]) if listed else None


def _read(digits: str, unit: str, at: int) -> Stated:
    rounding = half_place(places_of(digits)) * UNITS[unit]
    return Stated(f"{digits} {unit}", Decimal(digits) * UNITS[unit], rounding, at)


@over("P525", sentences)
def narrative_states_another_cost(sentence: Sentence) -> Iterator[Flaw]:
    """Where the table prints no budget: the only cost of the project is not the amount."""
    for name, stated in sentence.stated.items():
        projects = sentence.tables[name]
        if len(projects) != 1 or projects[0].budget:
            continue
        item = ProjectOf(sentence.disclosure, projects[0])
        if not (total := total_of(item)):
            continue
        one, cost = total
        differs = abs(cost - stated.yuan) > stated.rounding + half_a_place(one)
        if differs and not _is_a_part(one, cost, stated.yuan):
            flaw = item.flaw(
                f"{one.label}的指标值是“{one.its.target.text}”，"
                f"文字里这个项目的金额是 {stated.text}",
                one.evidence(),
                quote(sentence.section, sentence.printed),
            )
            right = Correction(one.evidence(), stated.yuan, slack=stated.rounding)
            yield msgspec.structs.replace(flaw, corrections=(right,))


def _is_a_part(one: IndicatorOf, cost: Decimal, whole: Decimal) -> bool:
    """资料印制成本 of 宣传月活动, 电费 of 路灯电费及维护: less than the whole, no slip."""
    if cost >= _NEARLY_ALL * whole or look_alike(cost, whole):
        return False
    return not is_of_the_project(one)


@over("P531", sentences)
def listed_projects_are_less(sentence: Sentence) -> Iterator[Flaw]:
    """项目支出……主要为 all projects that have a table: together they must be the whole."""
    whole, stated, named = _whole_said(sentence.key), whole_of(sentence.key), sentence.tables
    if not whole or not stated or len(named) < _FEW_PROJECTS or _AND_OTHERS.search(sentence.key):
        return
    found = list(items(sentence.key))
    matched = {name for said, _ in found for name in named if said in name or name in said}
    if len(found) != len(named) or len(matched) != len(named):
        return
    if any(narrative_states_another_amount(sentence)):
        return  # that is the reason
    total = sum((one.yuan for _, one in found), Decimal(0))
    rounding = stated.rounding + sum((one.rounding for _, one in found), Decimal(0))
    if total + rounding < stated.yuan:  # more than the whole is told with the other sums
        yield Flaw(
            f"{sentence.section}写“{whole[0]}”，所列 {len(found)} 个项目就是全部项目，加起来只有 "
            f"{in_wan(total)}，相差 {in_wan(stated.yuan - total)}",
            (quote(sentence.section, sentence.printed),),
            section=sentence.section,
            expected=stated.yuan,
            actual=total,
            difference=total - stated.yuan,
        )


def trimmed(name: str) -> str:
    """A project's name without brackets and 项目 at its end, and 其中 before it."""
    return measures.bare_name(name).removesuffix("项目").removeprefix("其中")
