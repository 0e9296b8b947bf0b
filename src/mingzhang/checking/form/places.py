"""The lines of a disclosure by where they stand: in a section, above a table, on the cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.printed_lines import Line
from mingzhang.checking.targets.passages import is_of_goals
from mingzhang.disclosure import Disclosure
from mingzhang.kept import once_each


class Place(msgspec.Struct, frozen=True):
    """A section, a table's head or the cover, with its lines."""

    name: str
    lines: tuple[Line, ...]
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


@once_each
def places(disclosure: Disclosure) -> Sequence[Place]:
    """All lines, by the place that they stand in."""
    return tuple(_places(disclosure))


def _places(disclosure: Disclosure) -> Iterator[Place]:
    name: Callable[[Line], str] = lambda line: line.place  # noqa: E731
    goals = goals_text(disclosure)
    found: dict[str, list[Line]] = {}
    for place, group in groupby(printed_lines.all_lines(disclosure), key=name):
        found.setdefault(place, []).extend(group)
    for place, own in found.items():
        text = "\n".join(line.text for line in own)
        yield Place(place, tuple(own), text, goals if "绩效" in place else "")


def lines_by_disclosure(dossier: Dossier) -> dict[int, str]:
    """All lines of each disclosure in one text."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for index, place in dossier.each(places):
        texts[index].append(place.text)
    return {index: "\n".join(own) for index, own in texts.items()}
