"""What a project says of its budget year: its objectives, its purpose, its note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, place
from mingzhang.checking.targets.numbers import is_not_of_this_year
from mingzhang.kept import once_each

_PHRASE_END = re.compile("[。;,、]")
_YEAR = re.compile(r"(20\d\d)年")

_DESCRIPTION = "描述"

_MARKED = re.compile(r"^\d{1,2}\.\d+")
"""1.12名: the mark of a list before 12, or 1.12; which of them is not known."""


def phrases_of(text: str) -> list[str]:
    """What stands between two signs of a folded text; 、 parts them, too."""
    return _PHRASE_END.split(text)


class Told(msgspec.Struct, frozen=True):
    """What a project says of its budget year in one of its fields, folded."""

    field: str
    text: str
    find: Callable[[], Evidence]
    """Gives the cell; asked for where something is wrong."""

    @property
    def is_description(self) -> bool:
        """Whether it is the description of an indicator."""
        return self.field == _DESCRIPTION

    def otherwise(self, one: IndicatorOf, clause: str, more: str = "") -> Flaw:
        """That an indicator's target, with what it comes to, is another than a clause says."""
        said = f"写“{clause}”，"
        if self.is_description:
            said = f"{one.label}的描述{said}指标值却是“{one.its.target.text}”{more}"
        else:
            said = f"{self.field}{said}{one.label}的指标值却是“{one.its.target.text}”{more}"
        return Flaw(
            f"{place(one.project)}{said}", (one.evidence(), self.find()), project=one.project.no
        )


@once_each
def _told_of(item: ProjectOf) -> Sequence[Told]:
    return [
        Told(FIELDS[field], of_this_year(text, item), partial(item.evidence, field, text))
        for field, text in item.told()
    ]


def told_of(item: ProjectOf, one: IndicatorOf | None = None) -> Iterator[Told]:
    """The objectives and the purpose, and the description of an indicator."""
    yield from _told_of(item)
    if one is not None and one.its.description:
        description = of_this_year(one.its.description, item)
        yield Told(_DESCRIPTION, description, partial(one.evidence, "description"))


@once_each
def all_of_this_year(item: ProjectOf) -> str:
    """The sentences of the objectives and the purpose that are of the budget year."""
    return of_this_year("。".join(_MARKED.sub("", keys.fold(one)) for one in promised(item)), item)


def of_this_year(text: str, item: ProjectOf) -> str:
    """The sentences of a text that are of the budget year."""
    return _of_year(text, str(item.disclosure.year))


@lru_cache(maxsize=2048)
def _of_year(text: str, year: str) -> str:
    """The same, remembered: each indicator of a project is compared with the same texts."""
    return "。".join(
        sentence
        for sentence in keys.sentences(keys.fold(text))
        if set(_YEAR.findall(sentence)) <= {year} and not is_not_of_this_year(sentence)
    )


def promised(item: ProjectOf) -> tuple[str, ...]:
    """The objectives and the purpose as printed."""
    return (*item.its.objectives, item.its.purpose)


def promise_of(item: ProjectOf, said: str) -> tuple[str, str]:
    """The objective that has these words, or the purpose, with its field."""
    text = next((text for text in promised(item) if said in keys.fold(text)), "")
    return ("purpose" if text and text == item.its.purpose else "objectives"), text
