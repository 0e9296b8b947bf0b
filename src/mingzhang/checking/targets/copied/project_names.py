"""What the names of a document's projects tell: subject, office, staff, and which are about one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mingzhang.checking.targets.copied.kindred import Named, Projects, by_each, kindred
from mingzhang.checking.targets.copied.subjects import fund_and_use
from mingzhang.checking.targets.copied.telling import (
    characters,
    is_general,
    is_of_any,
    is_of_office,
    is_of_staff,
    is_plain,
    marks,
    office,
    root,
    subject_pairs,
    tells_alone,
)
from mingzhang.kept import kept

_RUN = 3
_RUN_OF_HANZI = re.compile("[\u4e00-\u9fff]{3}")
_OFTEN = 3
"""A word in one of so many names, and in more than two, is a department's: 乡镇 of a county."""


class Names:
    """The names of a disclosure's projects."""

    def __init__(
        self,
        names: Sequence[str],
        agency: str,
        cut: Sequence[Sequence[str]],
        telling: Sequence[frozenset[str]],
    ) -> None:
        """The names, all their words, and those that tell a subject."""
        self._names, self._agency, self._cut, self._telling = names, agency, cut, telling
        self._offices = [office(name) for name in names]
        self._named_by: dict[str, Projects] = {}

    def named_by(self, text: str) -> Projects:
        """The projects of whose names a text has three characters together."""
        if text not in self._named_by:
            runs, projects = self._runs, 0
            for at in range(len(text) - _RUN + 1):
                if (run := text[at : at + _RUN]) in runs:
                    projects |= 1 << runs[run]
            self._named_by[text] = projects
        return self._named_by[text]

    @kept
    def _runs(self) -> dict[str, int]:
        """Three characters of names of one subject, with the first project that has them."""
        found: dict[str, int] = {}
        several: set[str] = set()
        for at in range(len(self._names)):
            for run in self._runs_of(at):
                first = found.setdefault(run, at)
                if not self.are_related(first, at):
                    several.add(run)
        return {run: at for run, at in found.items() if run not in several}

    def _runs_of(self, one: int) -> Iterator[str]:
        """Three characters of a name, from where a word begins; a word of them tells something."""
        name, words, telling = self._names[one], self._cut[one], self._telling[one]
        start = 0
        for at, word in enumerate(words):
            run = name[start : start + _RUN]
            inside = (one for one in words[at : at + _RUN] if one in run)
            is_run = _RUN_OF_HANZI.fullmatch(run) and run not in self._agency
            if is_run and any(_tells(one, telling) for one in inside):
                yield run
            start += len(word)

    def run_of(self, one: int, text: str) -> str:
        """The longest run of characters of a name that a text has; "" where it has no three."""
        name = self._names[one]
        for length in range(min(len(name), len(text)), _RUN - 1, -1):
            for at in range(len(name) - length + 1):
                if name[at : at + length] in text:
                    return name[at : at + length]
        return ""

    @kept
    def marks(self) -> list[frozenset[str]]:
        """The characters of each name that tell something; none of 某委-专项公用经费."""
        plain = ((w for w in name if not (is_of_office(w) or is_plain(w))) for name in self._cut)
        return [marks(words) for words in plain]

    def is_of_all(self, one: int) -> bool:
        """Whether a name tells nothing of what the money is for: 综合业务工作经费."""
        return not self.marks[one] and is_general(self._names[one])

    @kept
    def characters(self) -> list[frozenset[str]]:
        """The characters of each name that are in no word of any project."""
        words = ([w for w in name if not is_plain(w)] for name in self._cut)
        return [frozenset().union(*map(characters, name)) for name in words]

    def related(self, one: int) -> Projects:
        """The projects that are about the same as one, itself among them."""
        return self._kindred[one]

    def are_related(self, one: int, other: int) -> bool:
        """Whether two projects are about one thing."""
        return bool(self._kindred[one] >> other & 1)

    @kept
    def _kindred(self) -> list[Projects]:
        return kindred(list(map(self._named, range(len(self._names)))))

    def _named(self, one: int) -> Named:
        """What a name says its money is for."""
        fund, use = fund_and_use(self._names[one].removeprefix(self._offices[one]))
        words = (word for word in self._subjects[one] if word in use)
        telling = frozenset(pair for word in words for pair in subject_pairs(word))
        return Named(use, fund, telling, self._agency)

    @kept
    def _subjects(self) -> list[list[str]]:
        """The telling words of each name that are no department's."""
        often = max(2, len(self._names) // _OFTEN)
        count = Counter(word for name in self._telling for word in name)
        return [
            [word for word in name if count[word] <= often and not is_of_office(word)]
            for name in self._telling
        ]

    def near(self, one: int) -> Projects:
        """The projects that are about the same as one, or of its office: 宣传部-."""
        return self._kindred[one] | self._of_office[self._offices[one]]

    @kept
    def _of_office(self) -> defaultdict[str, Projects]:
        return by_each([[its] if its else () for its in self._offices])

    def are_alike(self, one: int, other: int) -> bool:
        """Whether two projects are about one thing, or their names share a character that tells.

        社会保险 and 养老保险, 调研用车 and 车辆租金.
        """
        return self.are_related(one, other) or bool(self.characters[one] & self.characters[other])

    def is_of_staff(self, one: int) -> bool:
        """Whether a project pays those who do the department's work: 专职消防员经费."""
        return one in self._of_staff

    @kept
    def _of_staff(self) -> frozenset[int]:
        return frozenset(at for at, name in enumerate(self._names) if is_of_staff(name))


def _tells(word: str, telling: frozenset[str]) -> bool:
    """Whether a word of a name tells a subject; 船 does, 费 does not."""
    if len(word) == 1:
        return tells_alone(word)
    return word in telling and not is_of_any(root(word))
