"""What the words of a project say twice, in two numbers or two grades."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise, product

from mingzhang import keys
from mingzhang.checking.checks import Flaw
from mingzhang.checking.targets.in_figures import as_printed, in_figures
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf
from mingzhang.checking.targets.numbers import SAME_WORDS, look_alike, named_counts
from mingzhang.checking.targets.statements import Statement, statements
from mingzhang.checking.targets.things import says, says_most_of, telling_words
from mingzhang.checking.targets.told import of_this_year, phrases_of

_WHOLE_YEAR = re.compile("全年|年度|每年|年内|共")

_DIGIT = re.compile(r"\d")

_AGAIN = 2

_GRADE = re.compile("(?:[一二三四五甲乙丙省市县]|国家)级(?![指财科预补资])")

_GRADED = re.compile(rf"[\u4e00-\u9fff]{{2}}{_GRADE.pattern}[\u4e00-\u9fff]{{2}}")
"""二级, 省级 with the words on both sides of it."""


def says_two_numbers(item: ProjectOf) -> Iterator[Flaw]:
    """216 个监测站 in the purpose and 261 个监测站 in the objectives."""
    purpose = named_counts(item.its.purpose)
    for text in item.its.objectives if purpose else ():
        for key, (number, around) in named_counts(text).items():
            other, its_words = purpose.get(key, (number, ""))
            if look_alike(number, other):
                yield item.flaw(
                    f"绩效目标写“{around}”，资金用途写“{its_words}”，两处不同",
                    item.evidence("objectives", text),
                    item.evidence("purpose"),
                )
                return
    counted = [
        (field, text, counts)
        for field, text in item.told()
        if (counts := _counts_of_all(item, text))
    ]
    for (field, text, ours), (other_field, other_text, theirs) in combinations(counted, 2):
        for one, same in product(ours, theirs):
            if one.number != same.number and _is_said_of_the_same(one, same):
                yield item.flaw(
                    f"{FIELDS[field]}写“{as_printed(one.clause, text)}”，"
                    f"{FIELDS[other_field]}写“{as_printed(same.clause, other_text)}”，"
                    "两处不同",
                    item.evidence(field, text),
                    item.evidence(other_field, other_text),
                )
                return


def says_one_thing_twice(item: ProjectOf) -> Iterator[Flaw]:
    """接待参观群众 2 万人次，接待参观群众 3 万人次; 每站全年巡检 4 次，全年巡检 6 次."""
    for field, text in item.told():
        for one, other in pairwise(statements(of_this_year(text, item))):
            if one.unit == other.unit and one.number != other.number and _is_again(one, other):
                yield item.flaw(
                    f"{FIELDS[field]}写“{one.clause}，{other.clause}”，同一件事前后两个数",
                    item.evidence(field, text),
                )
                return


def _is_again(one: Statement, other: Statement) -> bool:
    """Whether the next clause says the same words; where it is for each, the rest of them.

    每校培训 2 次，全年培训 20 次 can be ten schools.
    """
    if f"{one.clause},{other.clause}" not in one.sentence or one.is_part or other.is_part:
        return False
    first, again = (
        _WHOLE_YEAR.sub("", each.clause.replace(each.printed, "", 1)) for each in (one, other)
    )
    if _DIGIT.search(first + again) or len(again) < _AGAIN or one.is_of_several:
        return False
    if first == again:
        return one.each == other.each
    is_rest = bool(one.each) and not other.each and "年" in one.clause and "年" in other.clause
    is_multiple = one.number and not other.number % one.number
    return is_rest and first.endswith(again) and not is_multiple


def says_another_grade(item: ProjectOf) -> Iterator[Flaw]:
    """等级保护二级测评 in the objectives, 三级 as the target of 等级保护级别 or in its words."""
    told = [(field, keys.fold(text)) for field, text in item.told() if _GRADE.search(text)]
    for one in item.indicators if told else ():
        for field, text in told:
            clause = _graded_otherwise(one, text)
            if clause and not _same_grade(one, text):
                yield item.flaw(
                    f"{FIELDS[field]}写“{clause}”，{one.label}写的却是“{_grade_told(one)}”",
                    one.evidence(),
                    item.evidence(field, text),
                )
                return


def _graded_otherwise(one: IndicatorOf, text: str) -> str:
    """The clause of a text that has another grade of what an indicator is of."""
    told = _grade_told(one)
    for clause in phrases_of(text) if told else ():
        for match in _GRADE.finditer(clause):
            around = clause[max(0, match.start() - 2) : match.end() + 2]
            if told == one.folded["target"]:
                is_same = says_most_of(clause, telling_words(one.its.level3))
            else:
                is_same = around[:2] + around[-2:] == told[:2] + told[-2:]
            if is_same:
                return clause
    return ""


def _grade_told(one: IndicatorOf) -> str:
    """What an indicator says of a grade: all of its target, or the words around it."""
    asked = one.folded["target"]
    if _GRADE.search(asked):
        return asked
    match = _GRADED.search(keys.fold(f"{one.its.level3},{one.its.description}"))
    return match[0] if match else ""


def _same_grade(one: IndicatorOf, text: str) -> bool:
    """Whether a text has an indicator's grade, too."""
    return any(grade in text for grade in _GRADE.findall(_grade_told(one)))


def _counts_of_all(item: ProjectOf, text: str) -> list[Statement]:
    """The figures of a text that count all of something, each the only one of its unit."""
    said = statements(in_figures(of_this_year(text, item)))
    units = Counter([one.unit for one in said]) if said else {}
    return [one for one in said if units[one.unit] == 1 and one.is_of_one_whole and not one.each]


def _is_said_of_the_same(one: Statement, other: Statement) -> bool:
    """Whether each has all that the other says of what it counts, and that is not too little."""
    if one.unit != other.unit or one.is_at_least != other.is_at_least:
        return False
    ours, theirs = (telling_words(each.item.replace(" ", "")) for each in (one, other))
    if min(len(ours), len(theirs)) < SAME_WORDS:
        return False
    return all(says(other.item, word) for word in ours) and all(
        says(one.item, word) for word in theirs
    )
