"""F5: what was left over from the template, was not chosen or not filled in; slips of the pen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby, islice, pairwise

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form import passages
from mingzhang.checking.form.passages import Passage
from mingzhang.checking.misprints.quotes import around
from mingzhang.checking.targets.passages import is_of_goals, wholes
from mingzhang.checking.targets.wording import slips
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.reading import signs
from mingzhang.reading.headings import PART
from mingzhang.where import Where

_SHORTEST = 4
"""Characters of a line that can be printed twice by mistake."""

_LONG = 20
"""Characters of the end of a paragraph that is printed again: pages were cut there."""

_PART = re.compile(PART)
_SHORTEST_TITLE = 10
_NEXT = 2
"""Lines further on, a blank one between."""

_MOST_TRADITIONAL = 12
"""Different ones in a simplified document; with more it is written in traditional characters."""

_SHOWN = 18
"""Characters shown on each side of what was found."""


class _Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    name: str
    pattern: str
    needs: tuple[str, ...] = ()
    """Of which a text has one, where the pattern is found in it; () where that cannot be said."""


class _Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    wrong: str
    right: str = ""
    needs: tuple[str, ...] = ()
    how: str = ""
    """What to do, where no one wording is right; one of the two is there."""

    in_goals: bool = True
    """Whether it is looked for in 部门整体绩效目标, too; what is not, P218 tells there."""

    is_style: bool = False
    """Whether it is understood all the same: 至少 100 人以上, two marks for one."""


class _Wordings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    remains: tuple[_Pattern, ...]
    choices: tuple[_Pattern, ...]
    reasons: tuple[_Pattern, ...]
    slips: tuple[_Slip, ...]
    traditional: str


@cache
def _wordings() -> _Wordings:
    return declared(__package__, "wordings.toml", _Wordings)


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """One of the listed expressions; each by itself, as most need not be looked for."""
    return re.compile(pattern)


def _may_have(text: str, needs: tuple[str, ...]) -> bool:
    """Whether it is worth looking in a text for what needs one of these."""
    for one in needs:
        if one in text:
            return True
    return not needs


class Place(msgspec.Struct, frozen=True):
    """A section, a table's head or the cover, with its lines."""

    name: str
    lines: tuple[Passage, ...]
    text: str
    """The lines, each on its own."""

    goals: str = ""
    """部门整体绩效目标 in a form for comparing, if it is their section."""

    @property
    def has_goals(self) -> bool:
        """Whether it is the section of 部门整体绩效目标."""
        return bool(self.goals)

    def is_goal(self, key: str) -> bool:
        """Whether a line, in the same form, is of the goals."""
        return self.has_goals and is_of_goals(key, self.goals)


def goals_text(disclosure: Disclosure) -> str:
    """The department's goals in a form for comparing; "" if it has none."""
    texts = (goal.title + goal.objective + goal.indicators for goal in disclosure.goals)
    return keys.fold("\n".join(texts))


def places(disclosure: Disclosure) -> Iterator[Place]:
    """All lines, by the place that they stand in."""
    name: Callable[[Passage], str] = lambda line: line.place  # noqa: E731
    goals = goals_text(disclosure)
    found: dict[str, list[Passage]] = {}
    for place, group in groupby(passages.lines(disclosure), key=name):
        found.setdefault(place, []).extend(group)
    for place, own in found.items():
        text = "\n".join(line.text for line in own)
        yield Place(place, tuple(own), text, goals if "绩效" in place else "")


def _found(
    place: Place, pattern: re.Pattern[str], needs: tuple[str, ...]
) -> list[tuple[Passage, str]]:
    """The lines in which a pattern is found, each with what stands around the first match."""
    texts = [(line, line.printed.text) for line in place.lines]
    if needs:
        texts = [(line, text) for line, text in texts if _may_have(text, needs)]
    return [
        (line, around(text, match, _SHOWN))
        for line, text in texts
        if (match := pattern.search(text))
    ]


def _found_of(place: Place, patterns: Iterable[_Pattern]) -> list[tuple[Passage, str]]:
    """The same for several patterns, of which the first match in each line counts."""
    possible = _possible(place.text, patterns)
    found: list[tuple[Passage, str]] = []
    for line in place.lines if possible else ():
        text = line.printed.text
        matches = [
            match
            for one in possible
            if _may_have(text, one.needs) and (match := _expression(one.pattern).search(text))
        ]
        if matches:
            found.append((line, around(text, min(matches, key=re.Match.start), _SHOWN)))
    return found


def _possible(text: str, patterns: Iterable[_Pattern]) -> tuple[_Pattern, ...]:
    """The patterns that are worth looking for in a text."""
    return tuple(one for one in patterns if _may_have(text, one.needs))


def _flaw(place: Place, found: list[tuple[Passage, str]], what: str) -> Flaw:
    line, shown = found[0]
    more = f"（共 {len(found)} 处）" if len(found) > 1 else ""
    return Flaw(
        f"“{place.name}”{what}：“{shown}”{more}",
        tuple(one.evidence() for one, _ in found),
        section=line.section,
        statement=line.statement,
    )


class _Searched(msgspec.Struct, frozen=True):
    """A place, and what its document can have of what is left over and of slips."""

    place: Place
    remains: tuple[_Pattern, ...]
    slips: tuple[tuple[re.Pattern[str], _Slip], ...]


def _searched(dossier: Dossier) -> list[tuple[int, _Searched]]:
    return dossier.once(_all_searched)


def _lines_by_disclosure(dossier: Dossier) -> dict[int, str]:
    """All lines of each disclosure in one text."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for index, place in dossier.each(places):
        texts[index].append(place.text)
    return {index: "\n".join(own) for index, own in texts.items()}


def _all_searched(dossier: Dossier) -> list[tuple[int, _Searched]]:
    lines = dossier.once(_lines_by_disclosure)
    remains = {index: _possible(text, _wordings().remains) for index, text in lines.items()}
    slips = {
        index: tuple(one for one in _slips() if _may_have(text, one[1].needs))
        for index, text in lines.items()
    }
    return [
        (index, _Searched(place, remains[index], slips[index]))
        for index, place in dossier.each(places)
    ]


@over("F501", _searched)
def template_is_left_over(item: _Searched) -> Iterator[Flaw]:
    """XX, ***, empty brackets, the template's instructions."""
    if found := _found_of(item.place, item.remains):
        yield _flaw(item.place, found, "有没有填写的模板文字")


@over("F502", each(places))
def nothing_is_chosen(place: Place) -> Iterator[Flaw]:
    """增加（减少） before a figure: one of them should have been deleted.

    Before XXX the whole phrase is the template's, which F501 tells.
    """
    possible = _possible(place.text, _wordings().choices)
    found = [
        (line, around(line.text, match, _SHOWN))
        for line in (place.lines if possible else ())
        for match in islice(_chosen(line.text, possible), 1)
    ]
    if found:
        yield _flaw(place, found, "没有在“增加（减少）”中选定一个")


def _chosen(text: str, choices: Iterable[_Pattern]) -> Iterator[re.Match[str]]:
    """The choices not made before something that was filled in."""
    remains = _wordings().remains
    for choice in choices:
        for match in _expression(choice.pattern).finditer(text):
            if not any(_expression(one.pattern).match(text, match.end()) for one in remains):
                yield match


@over("F503", each(places))
def reason_is_missing(place: Place) -> Iterator[Flaw]:
    """主要原因是。 A reason that stands on the next line is a reason."""
    last = place.lines[-1]
    if found := [
        (line, shown)
        for line, shown in _found_of(place, _wordings().reasons)
        if line is last or not line.text.endswith(("：", ":"))
    ]:
        yield _flaw(place, found, "没有写出原因")


@cache
def _slips() -> tuple[tuple[re.Pattern[str], _Slip], ...]:
    return tuple((re.compile(slip.wrong), slip) for slip in _wordings().slips)


@over("F504", _searched)
def slip_of_the_pen(item: _Searched) -> Iterator[Flaw]:
    """Words that are never right in a disclosure, and doubled words."""
    return _slipped(item, "的“{}”有错字、漏字或多余的字，", is_style=False)


@over("F528", _searched)
def expression_is_loose(item: _Searched) -> Iterator[Flaw]:
    """至少 100 人以上, 持平 0 万元, 。；: what is meant is clear."""
    return _slipped(item, "的“{}”不规范，", is_style=True)


def _slipped(item: _Searched, what: str, *, is_style: bool) -> Iterator[Flaw]:
    place = item.place
    for pattern, slip in item.slips:
        if slip.is_style != is_style or (place.has_goals and not slip.in_goals):
            continue
        if not _may_have(place.text, slip.needs):
            continue
        found = _found(place, pattern, slip.needs)
        found = [one for one in found if not _is_told(place, pattern, one[0])]
        if found:
            wrong = next(filter(None, (pattern.search(line.text) for line, _ in found)))[0]
            told = f"应作“{slip.right}”" if slip.right else slip.how
            yield _flaw(place, found, what.format(wrong) + told)


def _is_told(place: Place, pattern: re.Pattern[str], line: Passage) -> bool:
    """Whether P641 or F514 tells it; of doubled words, only P641 does, of the goals."""
    match = pattern.search(line.text)
    if match is None or line.statement:
        return False
    key = keys.fold(line.text)
    return slips.is_listed(key, keys.fold(match[0]), doubled=place.is_goal(key))


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


_CLAUSE_TWICE = re.compile(
    r"(?<![^,，。;；、:：)）.])([\u4e00-\u9fff]{6,})[,，;；、]\1(?=[,，。;；、]|$)"
)


def _outside_goals(disclosure: Disclosure) -> Iterator[Passage]:
    """The prose without the department's goals, in which P644 looks for the same."""
    goals = goals_text(disclosure)
    for line in passages.prose(disclosure):
        match = _CLAUSE_TWICE.search(line.text)
        if match is None or keys.fold(match[0]) not in goals:
            yield line


@over("F526", each(_outside_goals))
def clause_is_printed_twice(line: Passage) -> Iterator[Flaw]:
    """下拨款物并监督使用，下拨款物并监督使用: P644 in words, where only whole clauses count."""
    if match := _CLAUSE_TWICE.search(line.text):
        yield Flaw(
            f"“{line.place}”同一句话连写了两遍：“{match[1]}”",
            (line.evidence(),),
            section=line.section,
        )


class _PrintedOf(msgspec.Struct, frozen=True):
    """A disclosure, with all its lines, goals and targets in one text."""

    disclosure: Disclosure
    text: str


def _printed(dossier: Dossier) -> Iterator[tuple[int, _PrintedOf]]:
    lines = dossier.once(_lines_by_disclosure)
    for index, whole in wholes(dossier):
        text = f"{lines.get(index, '')}\n{whole.text}"
        yield index, _PrintedOf(dossier.disclosures[index], text)


@over("F507", _printed)
def character_is_traditional(printed: _PrintedOf) -> Iterator[Flaw]:
    """鄉鎮 in a document that is else in simplified characters; names are left alone.

    教訓培训 for 教育培训 is a wrong word, and told as one.
    """
    if not _traditional().search(printed.text):
        return
    disclosure = printed.disclosure
    names = "".join((disclosure.agency.name, *(unit.name for unit in disclosure.organisations)))
    found = [
        (place, Printed(text, where), match[0])
        for place, text, where in _texts(disclosure)
        for match in _traditional().finditer(text)
        if match[0] not in names and not slips.is_listed(keys.fold(text), match[0])
    ]
    different = dict.fromkeys(character for _, _, character in found)
    if not 0 < len(different) <= _MOST_TRADITIONAL:
        return
    characters = "、".join(f"“{character}”" for character in different)
    yield Flaw(
        f"用了繁体字{characters}（共 {len(found)} 处）：“{_shown(found[0][1].text, found[0][2])}”",
        tuple(quote(place, printed) for place, printed, _ in found),
    )


def _texts(disclosure: Disclosure) -> Iterator[tuple[str, str, Where]]:
    """The lines of the document and the words of its projects' targets, with their places."""
    for line in passages.lines(disclosure):
        yield line.place, line.text, line.printed.where
    for project in disclosure.projects:
        place = f"项目绩效目标表：{project.name}"
        yield place, project.purpose, project.where
        for objective in project.objectives:
            yield place, objective, project.where
        for row in project.indicators:
            for field in ("level3", "description", "basis"):
                yield place, getattr(row, field), row.places.get(field, row.where)
            yield place, row.target.text, row.places.get("target", row.where)


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{_wordings().traditional}]")


def _shown(text: str, character: str) -> str:
    start = text.index(character)
    return text[max(0, start - _SHOWN) : start + _SHOWN]


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
