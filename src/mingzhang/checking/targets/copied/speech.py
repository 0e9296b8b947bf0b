"""What the projects of a document speak of: which of them have which words and texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain, groupby
from operator import itemgetter, or_

from mingzhang import keys
from mingzhang.checking import requirements
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.copied.kindred import Projects, by_each, members
from mingzhang.checking.targets.copied.project_names import Names
from mingzhang.checking.targets.copied.speakers import Part, Speaker
from mingzhang.checking.targets.copied.telling import (
    Said,
    cut,
    cut_each,
    is_telling,
    is_word,
    known_of,
    marks,
    pairs,
    root,
    telling_pairs,
)
from mingzhang.checking.targets.items import (
    ProjectOf,
    all_of_each,
    evaluated_projects,
    is_secret,
)
from mingzhang.disclosure import Disclosure
from mingzhang.kept import kept

FEW = 4
"""What more projects print word for word is a phrase of the department's."""

_SEVERAL = 3
"""What speaks of so many other projects is over them all."""

_OFTEN, _COMMON = 3, 8
"""A word that one in so many projects has, and more than three, is all the department's: 办公区."""


class Speech:
    """The projects of a disclosure, and which of them have which words and cells."""

    def __init__(self, items: Sequence[ProjectOf]) -> None:
        self.speakers = [Speaker(item) for item in items]
        self._agency = keys.fold(items[0].disclosure.agency.name)
        self._duties = _duties_of(items[0].disclosure)
        having = by_each([(one.name, *one.texts) for one in self.speakers])
        self._cut = cut_each(tuple(having))
        self._known = known_of(chain.from_iterable(self._cut.values()), self._agency)
        self._said: dict[str, Said] = {}
        self._of_texts: dict[tuple[str, ...], Said] = {}
        self._telling = {
            text: self._known.telling.intersection(words) for text, words in self._cut.items()
        }
        self._having: defaultdict[str, Projects] = defaultdict(int)
        printing: defaultdict[str, Projects] = defaultdict(int)
        bare = {text: keys.without_brackets(text) for text in having}
        for text, projects in having.items():
            printing[bare[text]] |= projects
            for word in self._telling[text]:
                self._having[root(word)] |= projects
        self._printing = {text: printing[bare[text]] for text in having}
        several = frozenset(w for w in self._known.telling if self.having(w).bit_count() > 1)
        self._shared = {text: its & several for text, its in self._telling.items()}
        self._again = {text for text, its in self._printing.items() if its.bit_count() > 1}
        self._seldom = {text for text in self._again if self._printing[text].bit_count() <= FEW}
        self._saying: dict[str, Projects] = {}
        self._single: dict[str, frozenset[str]] = {}

    @kept
    def names(self) -> Names:
        """What the names of the projects tell."""
        names = [one.name for one in self.speakers]
        words = [self._cut[name] for name in names]
        return Names(names, self._agency, words, [self._telling[name] for name in names])

    def is_mostly_of_one(self, at: int, others: Projects) -> bool:
        """Whether most cells of a project are those of one of the others: the whole table is."""
        cells = self.speakers[at].cells
        shared = (cells & self.speakers[other].cells for other in members(others))
        return any(2 * len(both) > len(cells) for both in shared)

    def is_a_duty(self, word: str) -> bool:
        """Whether the agency is charged with something: 供水 can be of any project of its."""
        return word in self._duties

    def said(self, part: Part) -> Said:
        """The words of a part."""
        texts = part.texts
        if texts not in self._of_texts:
            self._of_texts[texts] = Said.together([self._said_in(text) for text in texts])
        return self._of_texts[texts]

    def _said_in(self, text: str) -> Said:
        """The words of a text of one of the projects."""
        if text not in self._said:
            broad = self._known.broad.intersection(self._cut[text])
            self._said[text] = Said(self._telling[text], broad)
        return self._said[text]

    def said_in(self, text: str) -> Said:
        """The words of a text, of one of the projects or of another one."""
        return self._said_in(text) if text in self._cut else known_of(cut(text), self._agency)

    def shared(self, texts: Iterable[str]) -> frozenset[str]:
        """The telling words of some texts that other projects have as well."""
        shared = [self._shared[text] for text in texts]
        return shared[0] if len(shared) == 1 else frozenset().union(*shared)

    def resting_on(self, basis: str) -> Sequence[int]:
        """The projects with targets that rest on a basis."""
        return self._resting[basis]

    @kept
    def _resting(self) -> defaultdict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.speakers):
            for basis in one.bases:
                found[basis].append(at)
        return found

    def is_only_in(self, word: str, projects: Sequence[int], most: int = 0) -> bool:
        """Whether no project that is about something else than these has a word more often."""
        others = (1 << len(self.speakers)) - 1 & ~self.umbrellas
        for project in projects:
            others &= ~self.names.near(project)
        return all(self.speakers[one].whole.count(word) <= most for one in members(others))

    @kept
    def named(self) -> list[frozenset[str]]:
        """Of each project two characters side by side of its name that tell what it is about, and
        that it speaks of again and again.
        """
        return [
            frozenset(filter(one.is_about, subject))
            for one, subject in zip(self.speakers, self._subjects, strict=True)
        ]

    @kept
    def umbrellas(self) -> Projects:
        """The projects that speak of what several others are about: 双随机抽查食品、药品、计量."""
        named = by_each(self._subjects)
        aims = [named.keys() & set(pairs(one.aims)) for one in self.speakers]
        common = {
            pair
            for pair, projects in by_each(aims).items()
            if projects.bit_count() > max(_OFTEN, len(aims) // _COMMON)
        }
        found = 0
        for at, told in enumerate(aims):
            others = reduce(or_, [named[pair] for pair in told - common], 0)
            found |= (self._kinds(others & ~self.names.related(at)) >= _SEVERAL) << at
        return found

    @kept
    def _subjects(self) -> list[set[str]]:
        """Two characters side by side of each name that tell what it is about."""
        names = (self._telling[one.name] for one in self.speakers)
        told = (chain.from_iterable(map(telling_pairs, words)) for words in names)
        return [set(filter(is_telling, its)) for its in told]

    def _kinds(self, projects: Projects) -> int:
        """Of how many things some projects are; those about one thing are of one."""
        found = 0
        while projects:
            projects &= ~self.names.related(next(members(projects)))
            found += 1
        return found

    def having(self, word: str) -> Projects:
        """The projects that have a word, or one that begins like it."""
        return self._having.get(root(word), 0)

    def printing(self, part: Part) -> Projects:
        """The projects that print all of a part, whatever stands in brackets."""
        found = -1
        for text in part.texts:
            found &= self._printing[text]
        return found

    def around(self, text: str) -> Projects:
        """The projects that print a text, or of whose names it has three characters together."""
        return self._printing[text] | self.names.named_by(text)

    def is_printed_again(self, part: Part) -> bool:
        """Whether others print a part, too, and not so many that it is a phrase of all."""
        texts = part.texts
        return self._again.issuperset(texts) and not self._seldom.isdisjoint(texts)

    def saying(self, word: str) -> Projects:
        """The projects that print a word anywhere, as a word or as part of another."""
        if word not in self._saying:
            having = (1 << at for at, one in enumerate(self.speakers) if word in one.whole)
            self._saying[word] = sum(having)
        return self._saying[word]

    def is_common(self, word: str) -> bool:
        """Whether so many projects have a word that it tells none of them."""
        return self.saying(word).bit_count() > max(_OFTEN, len(self.speakers) // _COMMON)

    def marks_of(self, part: Part, telling: Iterable[str]) -> frozenset[str]:
        """The characters of some words of a part, and those that belong to no word."""
        return marks(telling).union(*map(self._marks_of_single, part.texts))

    def _marks_of_single(self, text: str) -> frozenset[str]:
        """The characters of a text that belong to no word."""
        if text not in self._single:
            self._single[text] = marks([word for word in self._cut[text] if not is_word(word)])
        return self._single[text]

    def marks_beside(self, part: Part) -> frozenset[str]:
        """The characters of the other cell of a row, where a part is one cell alone."""
        return marks(self._cut[part.beside]) if part.beside else frozenset()


def _duties_of(disclosure: Disclosure) -> str:
    """What the agency is charged with."""
    sections = requirements.sections_about(disclosure, "duties")
    return keys.fold("\n".join(line.text for section in sections for line in section.paragraphs))


def speaking(dossier: Dossier) -> Sequence[tuple[int, Speech, Sequence[ProjectOf]]]:
    """The projects of each disclosure, and those that its self-evaluations print again."""
    return dossier.once(_speaking)


def _speaking(dossier: Dossier) -> list[tuple[int, Speech, Sequence[ProjectOf]]]:
    again = groupby(evaluated_projects(dossier), itemgetter(0))
    together = [*all_of_each(dossier), *((n, [item for _, item in its]) for n, its in again)]
    found: list[tuple[int, Speech, Sequence[ProjectOf]]] = []
    for index, projects in together:
        if items := [item for item in projects if not is_secret(item.its)]:
            found.append((index, Speech(items), items))
    return found
