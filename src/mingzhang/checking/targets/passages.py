"""Every text that a disclosure prints, for rules on what must not be in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from mingzhang import keys
from mingzhang.checking.at_once import lines_with
from mingzhang.checking.checks import Flaw, in_all, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.misprints.pairs import Pair, pairs
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    evaluated_projects,
    place,
    projects,
)
from mingzhang.disclosure import Disclosure, Printed

_GOALS = "部门整体绩效目标"
_NUMBER = re.compile(r"\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.)](?=.)")
_NAMES = ("name", "level3")
"""The fields by which a project and an indicator are told."""

_CELLS = ("level3", "description", "target", "basis")


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A text of the front, the narrative, the goals or a target table."""

    key: str
    """For comparing, as `keys.fold` gives it."""

    title: str
    printed: Printed
    item: ProjectOf | None = None
    one: IndicatorOf | None = None
    role: str = ""
    """Which field of the project, or which cell of the indicator."""

    def evidence(self) -> Evidence:
        """The text with its place."""
        if self.one:
            return self.one.evidence(self.role)
        if self.item:
            return self.item.evidence(self.role, self.printed.text)
        return quote(self.title, self.printed)

    def saying(self, message: str) -> str:
        """A message behind where it stands; 的 between that and what it quotes.

        A name that stands there already is not quoted again.
        """
        label = f"“{self.title}”"
        if self.one:
            label = f"{place(self.one.project)}{self.one.label}"
        elif self.item:
            label = place(self.item.its).removesuffix("的")
        quoted, within, rest = message.partition("”里的")
        if within and self.role in _NAMES and quoted.strip("“…") in label:
            return f"{label}里的{rest}"
        return f"{label}{'的' if message.startswith('“') else ''}{message}"


class Leak(msgspec.Struct, frozen=True):
    """Something that should not be printed, with all the places that print it."""

    what: str
    passages: tuple[Passage, ...]

    def flaw(self, message: str, *beside: Passage) -> Flaw:
        """One finding for all places, and what stands beside it to compare with."""
        first = self.passages[0]
        places = tuple(passage.evidence() for passage in self.passages)
        compared = (msgspec.structs.replace(one.evidence(), role="compared") for one in beside)
        return Flaw(
            f"{first.saying(message)}{in_all(places)}",
            (*places, *compared),
            project=first.item.its.no if first.item else 0,
        )


def all_in_one(passages: Sequence[Passage], message: str) -> Flaw:
    """One finding for all places of one kind; what it says is of the first."""
    first = passages[0]
    places = tuple(passage.evidence() for passage in passages)
    return Flaw(
        f"{first.saying(message)}{in_all(places)}",
        places,
        project=first.item.its.no if first.item else 0,
        section="" if first.item else first.title,
    )


def all_in_one_quoted(found: Iterable[tuple[Passage, str]], what: str) -> Iterator[Flaw]:
    """The same of passages with what to quote of each; nothing where there are none."""
    if places := list(found):
        yield all_in_one([passage for passage, _ in places], f"{what}：“{places[0][1]}”")


class Whole(msgspec.Struct, frozen=True):
    """All passages of a disclosure, and what they print: looked through at once, as most that
    is looked for stands nowhere."""

    passages: tuple[Passage, ...]
    places: Mapping[str, Sequence[int]]
    """Each different key, with the numbers of the passages that have it."""

    text: str
    """Each different key on a line of its own."""

    @classmethod
    def of(cls, passages: tuple[Passage, ...]) -> Whole:
        """All of a disclosure's passages."""
        places: dict[str, list[int]] = {}
        for number, passage in enumerate(passages):
            places.setdefault(passage.key, []).append(number)
        return cls(passages, places, "\n".join(places))

    def having(self, pattern: re.Pattern[str], *words: str) -> list[Passage]:
        """The passages in which a pattern is found that looks at one line only.

        The words are those, if any, of which whatever it finds has one.
        """
        found = set(lines_with(self.text, pattern, *words))
        numbers = sorted(number for key in found for number in self.places[key])
        return [self.passages[number] for number in numbers]


def by_text(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """The passages that print each text, for what is looked for once in each."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.key in found:
            found[passage.key].append(passage)
        else:
            found[passage.key] = [passage]
    return found


def whole_texts(dossier: Dossier) -> Iterable[tuple[int, tuple[Passage, ...]]]:
    """A selection: all passages of each disclosure together."""
    return enumerate(dossier.once(_all_passages))


def wholes(dossier: Dossier) -> Iterable[tuple[int, Whole]]:
    """A selection: the same, with what they print in one text."""
    return enumerate(dossier.once(_all_wholes))


def target_texts(dossier: Dossier) -> Iterable[tuple[int, tuple[Passage, ...]]]:
    """A selection: the passages of the department's goals and of its projects, without 涉密."""
    return enumerate(dossier.once(_all_target_texts))


def target_texts_by_text(dossier: Dossier) -> list[dict[str, list[Passage]]]:
    """The same by what they print, of each disclosure."""
    return [by_text(passages) for _, passages in target_texts(dossier)]


def narrative_texts(dossier: Dossier) -> Iterable[tuple[int, tuple[Passage, ...]]]:
    """A selection: the passages of the front and the sections that are none of the goals."""
    return enumerate(dossier.once(_all_narrative_texts))


def neighbours(dossier: Dossier) -> list[frozenset[Pair]]:
    """The characters that stand side by side in the texts of each disclosure."""
    return [frozenset(pairs(whole.text)) for whole in dossier.once(_all_wholes)]


def all_printed_once(dossier: Dossier) -> list[tuple[Passage, ...]]:
    """The passages of each disclosure, what is printed twice only once."""
    return [tuple(printed_once(passages)) for passages in dossier.once(_all_passages)]


def _all_wholes(dossier: Dossier) -> list[Whole]:
    return list(map(Whole.of, dossier.once(_all_passages)))


def printed_once(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages without those goals that a paragraph of a section prints, too."""
    lines = "\n".join(one.key for one in passages if not one.item and one.title != _GOALS)
    return (one for one in passages if one.title != _GOALS or one.key not in lines)


def where_printed(goal: Passage, words: str, passages: Iterable[Passage]) -> Passage:
    """A goal at the paragraph that prints these words of it; a goal's own place is its first."""
    if goal.title != _GOALS:
        return goal
    for one in passages:
        is_paragraph = one.title != _GOALS and not one.item
        if is_paragraph and words in one.key and is_of_goals(one.key, goal.key):
            return msgspec.structs.replace(goal, printed=one.printed)
    return goal


def is_of_goals(line: str, goals: str) -> bool:
    """Whether a line is one of the goals, its label or its number aside; both in a form for
    comparing.
    """
    _, _, labelled = line.partition(":")
    if (labelled or line) in goals:
        return True
    number = _NUMBER.match(line)
    return number is not None and line[number.end() :] in goals


def _all_narrative_texts(dossier: Dossier) -> list[tuple[Passage, ...]]:
    return [tuple(_besides_goals(passages)) for passages in dossier.once(_all_passages)]


def _besides_goals(passages: Sequence[Passage]) -> Iterator[Passage]:
    """A goal is printed in a section, too."""
    goals = "\n".join(passage.key for passage in passages if passage.title == _GOALS)
    for passage in passages:
        if passage.item or passage.title == _GOALS:
            continue
        if not is_of_goals(passage.key, goals):
            yield passage


def _all_target_texts(dossier: Dossier) -> list[tuple[Passage, ...]]:
    return [
        tuple(passage for passage in passages if passage.item or passage.title == _GOALS)
        for passages in dossier.once(_all_passages)
    ]


def _all_passages(dossier: Dossier) -> list[tuple[Passage, ...]]:
    told: defaultdict[int, list[ProjectOf]] = defaultdict(list)
    for index, item in (*projects(dossier), *evaluated_projects(dossier)):
        told[index].append(item)
    return [
        (*_narrative(disclosure), *_targets(told[index]), *_achievements(disclosure))
        for index, disclosure in enumerate(dossier.disclosures)
    ]


def _narrative(disclosure: Disclosure) -> Iterator[Passage]:
    for printed in disclosure.front:
        yield _passage("前言", printed)
    for section in disclosure.sections:
        heading = section.heading
        for printed in section.paragraphs:
            yield _passage(heading, printed)
    for goal in disclosure.goals:
        for text in (goal.title, goal.objective, goal.indicators):
            yield _passage(_GOALS, Printed(text, goal.where))


def _achievements(disclosure: Disclosure) -> Iterator[Passage]:
    """What self-evaluations say was reached, and why not."""
    for its in disclosure.evaluations:
        reached = [text for rating in its.ratings for text in (rating.actual, rating.reason)]
        for printed in (its.achieved, *reached):
            if printed.text:
                yield _passage(its.heading, printed)


def _targets(items: Iterable[ProjectOf]) -> Iterator[Passage]:
    for item in items:
        for role, text in (("name", item.its.name), *item.written):
            yield Passage(keys.fold(text), "", Printed(text), item, None, role)
        for one in item.indicators:
            its, folded = one.its, one.folded
            cells = (its.level3, its.description, its.target.text, its.basis)
            for role, text in zip(_CELLS, cells, strict=True):
                yield Passage(folded[role], "", Printed(text), item, one, role)


def _passage(title: str, printed: Printed) -> Passage:
    return Passage(keys.fold(printed.text), title, printed)


def leaks(passages: Iterable[Passage], pattern: re.Pattern[str]) -> Iterator[Leak]:
    """Each different match with the passages that have it."""
    places: dict[str, list[Passage]] = {}
    for passage in passages:
        for match in pattern.finditer(passage.key):
            places.setdefault(match[0], []).append(passage)
    for what, printing in places.items():
        yield Leak(what, tuple(printing))
