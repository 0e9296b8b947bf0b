"""What the projects of a document speak of: their cells, cut into words.

A dictionary (jieba's, in rjieba) cuts all texts in one go. Words that any project can have say
nothing, and those of the agency are everybody's. Of the others some tell a subject (宿舍, 屋面);
some are broad: many projects have them, but one that has them has them of its own (网络, 培训).
speech.toml lists what says nothing and what is broad; whatever else there is tells a subject.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

import msgspec

from mingzhang import keys
from mingzhang.checking.targets.copied.copies import NEXT, same_subject
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.declared import declared

_WORD = re.compile("[\u4e00-\u9fff]{2,}")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEARS = re.compile(r"[\[(【〔]?20\d\d[\])】〕]?年?度?|第?\d+号?")
_NUMBERED = re.compile(r"^\(?\d{1,2}[.、)](?!\d)")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_LITTLE = frozenset("的和及与对各种等为在了是以其中一不有人费数率度量级组织管理经部-")
"""Characters that tell nothing alone."""

_OFTEN = 3
"""A word in one of so many names, and in more than two, is a department's: 乡镇 of a county."""


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    any: str
    broad: str
    offices: str
    staff: str


class Said(msgspec.Struct, frozen=True):
    """The words of a text that say something."""

    telling: frozenset[str]
    broad: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str], kinds: Mapping[str, bool]) -> Said:
        """The words that are known to tell something, or to be broad."""
        known = {word: kinds[word] for word in words if word in kinds}
        return cls(
            frozenset(word for word, tells in known.items() if tells),
            frozenset(word for word, tells in known.items() if not tells),
        )

    @classmethod
    def together(cls, said: Sequence[Said]) -> Said:
        """The words of several texts."""
        if len(said) == 1:
            return said[0]
        return cls(
            frozenset().union(*(one.telling for one in said)),
            frozenset().union(*(one.broad for one in said)),
        )


class Part(msgspec.Struct, frozen=True):
    """What is looked at in one: a purpose, an objective, a row, its description, its name."""

    texts: tuple[str, ...]
    """Keys without figures."""

    role: str
    printed: str
    one: IndicatorOf | None = None
    beside: str = ""
    """Of a description or a name alone, the other one."""


class Speaker:
    """A project as it speaks."""

    def __init__(self, item: ProjectOf) -> None:
        self.name = _YEARS.sub("", keys.fold(item.its.name))
        self.parts = tuple(_parts(item))
        self.texts = tuple(dict.fromkeys(text for part in self.parts for text in part.texts))
        self.cells = frozenset(self.texts)
        self.whole = "\n".join((self.name, *self.texts))
        self.aims = "\n".join((self.name, *(p.texts[0] for p in self.parts if p.one is None)))

    def beside(self, cells: Iterable[str]) -> list[str]:
        """Its name and its texts but for some."""
        left_out = frozenset(cells)
        return [self.name, *(text for text in self.texts if text not in left_out)]


def _parts(item: ProjectOf) -> Iterator[Part]:
    its = item.its
    if its.purpose:
        yield Part((_key(its.purpose),), "purpose", its.purpose)
    for text in its.objectives:
        for part in NEXT.split(text):
            if key := _key(part):
                yield Part((key,), "objectives", part)
    for one in item.indicators:
        name, told = _key(one.its.level3), _key(one.its.description)
        if told and told != name:
            yield Part((name, told), "level3", one.its.level3, one)
            yield Part((told,), "description", one.its.description, one, name)
            yield Part((name,), "level3", one.its.level3, one, told)
        else:
            yield Part((name,), "level3", one.its.level3, one)


def _key(text: str) -> str:
    """A text without its number and with all figures alike: one sentence is one, whatever year."""
    return _FIGURES.sub("0", _NUMBERED.sub("", keys.fold(text)))


class Speech:
    """The projects of a disclosure, and which of them have which words and cells."""

    def __init__(self, items: Sequence[ProjectOf]) -> None:
        self.speakers = [Speaker(item) for item in items]
        self._agency = keys.fold(items[0].disclosure.agency.name)
        texts = dict.fromkeys(text for one in self.speakers for text in (one.name, *one.texts))
        self._cut = _by_text(tuple(texts))
        kinds = self._kinds({word for words in self._cut.values() for word in words})
        self._said = {text: Said.of(words, kinds) for text, words in self._cut.items()}
        self._having: defaultdict[str, set[int]] = defaultdict(set)
        printing: defaultdict[str, set[int]] = defaultdict(set)
        for at, one in enumerate(self.speakers):
            for text in (one.name, *one.texts):
                for word in self._said[text].telling:
                    self._having[root(word)].add(at)
                printing[_BRACKETS.sub("", text)].add(at)
        self._printing = {text: printing[_BRACKETS.sub("", text)] for text in texts}
        self._related: dict[tuple[int, int], bool] = {}

    def _kinds(self, words: Iterable[str]) -> dict[str, bool]:
        """The words that say something: whether they tell a subject."""
        lists = _lists()
        said = (word for word in words if word not in lists.any and _WORD.fullmatch(word))
        return {
            word: word not in lists.broad
            for word in said
            if not any(pair in self._agency for pair in pairs(word))
        }

    def said(self, part: Part) -> Said:
        """The words of a part."""
        return Said.together([self._said[text] for text in part.texts])

    def having(self, word: str) -> set[int]:
        """The projects that have a word, or one that begins like it."""
        return self._having[root(word)]

    def printing(self, part: Part) -> set[int]:
        """The projects that print all of a part, whatever stands in brackets."""
        first, *others = (self._printing[text] for text in part.texts)
        return first.intersection(*others) if others else first

    @cached_property
    def _named(self) -> list[frozenset[str]]:
        """The words of each name that are no department's."""
        often = max(2, len(self.speakers) // _OFTEN)
        words = [self._said[one.name].telling for one in self.speakers]
        count = Counter(word for name in words for word in name)
        return [
            frozenset(w for w in name if count[w] <= often and not w.endswith(_lists().offices))
            for name in words
        ]

    @cached_property
    def marks(self) -> list[frozenset[str]]:
        """The characters of each name that tell something; none of 某委-专项公用经费."""
        names = (self._cut[one.name] for one in self.speakers)
        offices = _lists().offices
        return [_marks(word for word in name if not word.endswith(offices)) for name in names]

    def marks_of(self, part: Part, telling: Iterable[str]) -> frozenset[str]:
        """The characters of some words of a part, and those that belong to no word."""
        single = (w for text in part.texts for w in self._cut[text] if not _WORD.fullmatch(w))
        return _marks((*telling, *single))

    def marks_beside(self, part: Part) -> frozenset[str]:
        """The characters of the other cell of a row, where a part is one cell alone."""
        return _marks(self._cut[part.beside]) if part.beside else frozenset()

    def are_related(self, one: int, other: int) -> bool:
        """Whether two projects are about one thing."""
        pair = (min(one, other), max(one, other))
        if pair not in self._related:
            left, right = self.speakers[one].name, self.speakers[other].name
            self._related[pair] = (
                one == other
                or _is_named_like(self._named[one], right)
                or _is_named_like(self._named[other], left)
                or same_subject(left, right)
            )
        return self._related[pair]

    def is_of_staff(self, one: int) -> bool:
        """Whether a project pays those who do the department's work: 专职消防员经费."""
        return any(word in self.speakers[one].name for word in _lists().staff)


class _Sets(msgspec.Struct, frozen=True):
    any: frozenset[str]
    broad: frozenset[str]
    offices: tuple[str, ...]
    staff: tuple[str, ...]


@cache
def _lists() -> _Sets:
    lists = declared(__package__, "speech.toml", _Lists)
    return _Sets(
        frozenset(lists.any.split()),
        frozenset(lists.broad.split()),
        tuple(lists.offices),
        tuple(lists.staff.split()),
    )


def _cut(text: str) -> list[str]:
    """Words, those that no dictionary has among them: 查螺, 割胶."""
    import rjieba  # noqa: PLC0415  (loading its dictionary takes a tenth of a second)

    return rjieba.cut(text, True)


def _by_text(texts: Sequence[str]) -> dict[str, list[str]]:
    """The words of each text, cut in one go."""
    found: list[list[str]] = [[]]
    for word in _cut("\n".join(texts)):
        if word == "\n":
            found.append([])
        else:
            found[-1].append(word)
    return dict(zip(texts, found, strict=True))


def _marks(words: Iterable[str]) -> frozenset[str]:
    lists = _lists()
    telling = (word for word in words if word not in lists.any and word not in lists.broad)
    return frozenset("".join(telling)) - _LITTLE


def _is_named_like(words: Iterable[str], name: str) -> bool:
    """Whether a name has two characters of one of the words: 文明城市, 文明实践."""
    return any(pair in name for word in words for pair in pairs(word))


@lru_cache(maxsize=1 << 14)
def pairs(word: str) -> tuple[str, ...]:
    """Two characters of a word that stand together."""
    return tuple(word[at : at + 2] for at in range(len(word) - 1))


def root(word: str) -> str:
    """What longer words begin with that mean the same: 养殖 of 养殖户."""
    return word[:2]


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Words that share no character: 食品 and 食品安全 say one thing."""
    found: list[str] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        if not any(set(word) & set(other) for other in found):
            found.append(word)
    return tuple(found)
