"""Lines, clauses and titles that are printed twice in a row, sentences under two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from mingzhang import keys
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form.places import Place, goals_text, places
from mingzhang.checking.printed_lines import Line
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.numerals import NUMERAL, number_of
from mingzhang.reading import signs
from mingzhang.reading.headings import PART

_SHORTEST = 4
"""Characters of a line that can be printed twice by mistake."""

_LONG = 20
"""Characters of the end of a paragraph that is printed again: pages were cut there."""

_PART = re.compile(PART)
_SHORTEST_TITLE = 10
_NEXT = 2
"""Lines further on, a blank one between."""

_CLAUSE_TWICE = re.compile(
    r"(?<![^,，。;；、:：)）.])([\u4e00-\u9fff]{6,})[,，;；、]\1(?=[,，。;；、]|$)"
)


@over("F505", each(places))
def line_is_printed_twice(place: Place) -> Iterator[Flaw]:
    """The same line twice in a row, or the end of one again on a line of its own."""
    for first, second in pairwise(place.lines):
        is_prose = first.section and first.text != first.section
        again = (
            first.text == second.text
            and (is_prose or signs.is_note(first.text))
            and len(first.text.rstrip("：:")) >= _SHORTEST
        )
        if again or (is_prose and len(second.text) >= _LONG and first.text.endswith(second.text)):
            yield Flaw(
                f"“{place.name}”同一段文字印了两次：“{second.text[:40]}”",
                (second.evidence(), first.evidence()),
                section=first.section,
                statement=first.statement,
            )


_ITEM = re.compile(rf"\(?(?P<no>{NUMERAL}|\d{{1,2}})[)、.]")
_SENTENCE = re.compile("[。;!]")
_LEAST = 14
"""Characters of a sentence that two items can hardly share."""

_OF_EACH = re.compile(r"交办|^完成.{0,16}任务$|[%\d]|满意度|^(?:绩效)?(?:指标|目标):")
"""The last duty, which each office has; what is reached, which goals can share."""

_OFFICE = re.compile(r"[^,。;:]{1,20}(?:中心|[站所科室股队馆院处局部办])(?:\([^()]*\))?[。:]")
"""How a list of offices with their duties begins: two can have the same."""


def _item_lists(disclosure: Disclosure) -> Iterator[list[Line]]:
    """Duties and goals: paragraphs one after the other whose numbers go up."""
    about = ("duties", "performance")
    for section in chain.from_iterable(requirements.sections_about(disclosure, a) for a in about):
        last, items = 0, list[Line]()
        for line in printed_lines.of_section(section):
            number = _ITEM.match(line.key)
            if number is None or number_of(number["no"]) <= last:
                yield items
                last, items = 0, []
            if number and not _OFFICE.match(line.key, number.end()):
                last = number_of(number["no"])
                items.append(line)
        yield items


@over("F535", each(_item_lists))
def sentence_stands_under_two_numbers(items: list[Line]) -> Iterator[Flaw]:
    """（二）负责甲地图书馆的建设。 and （五）负责甲地图书馆的建设工作。"""
    said: dict[str, Line] = {}
    for item in items:
        key = _ITEM.sub("", item.key, count=1)
        sentences = {one.removesuffix("工作") for one in _SENTENCE.split(key)}
        for sentence in sentences:
            before = said.setdefault(sentence, item)
            is_long = len(sentence) >= _LEAST and not _OF_EACH.search(sentence)
            if is_long and before is not item:
                yield item.flaw(f"两条写了同样的话：“{sentence}”", before.evidence())
                return


def _outside_goals(disclosure: Disclosure) -> Iterator[Line]:
    """The prose without the department's goals, in which P644 looks for the same."""
    goals = goals_text(disclosure)
    for line in printed_lines.prose(disclosure):
        match = _CLAUSE_TWICE.search(line.text)
        if match is None or keys.fold(match[0]) not in goals:
            yield line


@over("F526", each(_outside_goals))
def clause_is_printed_twice(line: Line) -> Iterator[Flaw]:
    """下拨款物并监督使用，下拨款物并监督使用: P644 in words, where only whole clauses count."""
    if match := _CLAUSE_TWICE.search(line.text):
        yield line.flaw(f"同一句话连写了两遍：“{match[1]}”")


@over("F508", each(lambda disclosure: pairwise(disclosure.front)))
def title_is_printed_twice(pair: tuple[Printed, Printed]) -> Iterator[Flaw]:
    """第二部分 某局预算说明, and 某局预算说明 below it; a cover's title is on its own page."""
    first, second = pair
    one, other = keys.fold(first.text), keys.fold(second.text)
    repeated = one == other and _is_one_page(pair)
    headed = _PART.match(one) and _PART.sub("", one, count=1) == other
    if (repeated or headed) and len(other) >= _SHORTEST_TITLE and _follows(pair):
        yield Flaw(
            f"标题接连印了两次：“{first.text[:60]}”、“{second.text[:60]}”",
            (quote("封面和开头", second), quote("封面和开头", first)),
        )


def _is_one_page(pair: tuple[Printed, Printed]) -> bool:
    return 0 < pair[0].where.page == pair[1].where.page


def _follows(pair: tuple[Printed, Printed]) -> bool:
    """Whether nothing stands between two lines, as far as the source has lines and pages."""
    first, second = pair
    return _is_one_page(pair) or 0 < second.where.line - first.where.line <= _NEXT
