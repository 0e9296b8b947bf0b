"""F5: what was left over from the template, was not chosen or not filled in; slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, in_all, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.places import Place, lines_by_disclosure, places
from mingzhang.checking.form.wordings import Pattern, Slip, wordings
from mingzhang.checking.misprints.quotes import around
from mingzhang.checking.printed_lines import Line
from mingzhang.checking.targets.wording import slips

_SHOWN = 18
"""Characters shown on each side of what was found."""


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


def _found(
    place: Place, pattern: re.Pattern[str], needs: tuple[str, ...]
) -> list[tuple[Line, str]]:
    """The lines in which a pattern is found, each with what stands around the first match."""
    texts = [(line, line.printed.text) for line in place.lines]
    if needs:
        texts = [(line, text) for line, text in texts if _may_have(text, needs)]
    return [
        (line, around(text, match, _SHOWN))
        for line, text in texts
        if (match := pattern.search(text))
    ]


def _found_of(place: Place, patterns: Iterable[Pattern]) -> list[tuple[Line, str]]:
    """The same for several patterns, of which the first match in each line counts."""
    possible = _possible(place.text, patterns)
    found: list[tuple[Line, str]] = []
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


def _possible(text: str, patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """The patterns that are worth looking for in a text."""
    return tuple(one for one in patterns if _may_have(text, one.needs))


def _flaw(place: Place, found: list[tuple[Line, str]], what: str) -> Flaw:
    line, shown = found[0]
    places = tuple(one.evidence() for one, _ in found)
    return Flaw(
        f"“{place.name}”{what}：“{shown}”{in_all(places)}",
        places,
        section=line.section,
        statement=line.statement,
    )


class _Searched(msgspec.Struct, frozen=True):
    """A place, and what its document can have of what is left over and of slips."""

    place: Place
    remains: tuple[Pattern, ...]
    slips: tuple[tuple[re.Pattern[str], Slip], ...]


def _searched(dossier: Dossier) -> list[tuple[int, _Searched]]:
    lines = dossier.once(lines_by_disclosure)
    remains = {index: _possible(text, wordings().remains) for index, text in lines.items()}
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
    possible = _possible(place.text, wordings().choices)
    found = [
        (line, around(line.text, match, _SHOWN))
        for line in (place.lines if possible else ())
        for match in islice(_chosen(line.text, possible), 1)
    ]
    if found:
        yield _flaw(place, found, "没有在“增加（减少）”中选定一个")


def _chosen(text: str, choices: Iterable[Pattern]) -> Iterator[re.Match[str]]:
    """The choices not made before something that was filled in."""
    remains = wordings().remains
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
        for line, shown in _found_of(place, wordings().reasons)
        if line is last or not line.text.endswith(("：", ":"))
    ]:
        yield _flaw(place, found, "没有写出原因")


@cache
def _slips() -> tuple[tuple[re.Pattern[str], Slip], ...]:
    return tuple((re.compile(slip.wrong), slip) for slip in wordings().slips)


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


def _is_told(place: Place, pattern: re.Pattern[str], line: Line) -> bool:
    """Whether P641 or F514 tells it; of doubled words, only P641 does, of the goals."""
    match = pattern.search(line.text)
    if match is None or line.statement:
        return False
    key = keys.fold(line.text)
    return slips.is_listed(key, keys.fold(match[0]), doubled=place.is_goal(key))
