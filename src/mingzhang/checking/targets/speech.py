"""What the projects of a document speak of: their cells, cut into words.

A dictionary (jieba's, in rjieba) cuts all texts in one go. Words that any project can have say
nothing, and those of the agency are everybody's. Of the others some tell a subject (宿舍, 屋面);
some are broad: many projects have them, but one that has them has them of its own (网络, 培训).
speech.toml lists what says nothing and what is broad; whatever else there is tells a subject.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache, reduce
from itertools import chain
from operator import and_

import msgspec

from mingzhang import keys
from mingzhang.checking.targets.copied.copies import NEXT
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.kindred import Projects, by_each, kindred, members
from mingzhang.checking.targets.notes import OF_A_PROJECT
from mingzhang.declared import declared

_WORD = re.compile("[\u4e00-\u9fff]{2,}")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEARS = re.compile(r"[\[(【〔]?20\d\d[\])】〕]?年?度?|第?\d+号?")
_NUMBERED = re.compile(r"^\(?\d{1,2}[.、)](?!\d)")
_SENTENCE = re.compile(r"[^。；;]{3,}")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_LITTLE = frozenset("的和及与对各种等为在了是以其中一不有人费数率度量级组织管理经部-")
"""Characters that tell nothing alone."""

_HANZI = re.compile("[\u4e00-\u9fff]")
_RUN = 3
_ROOT = 2
_RUN_OF_HANZI = re.compile("[\u4e00-\u9fff]{3}")
_ENDINGS = frozenset("化性式型类项次")
_AGAIN, _TWICE = 4, 2
"""How often a project says what it is about; less often where its name says it."""

_LONG = 4
_HEAD = 8
"""So long is an office's name at most, with its dash."""

_OFTEN = 3
"""A word in one of so many names, and in more than two, is a department's: 乡镇 of a county."""

FEW = 4
"""What more projects print word for word is a phrase of the department's."""

_COMMON = 8
"""A word that one in so many projects has is all the department's: 办公区."""


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    any: str
    plain: str
    broad: str
    offices: str
    staff: str


class Said(msgspec.Struct, frozen=True):
    """The words of a text that say something."""

    telling: frozenset[str]
    broad: frozenset[str]

    @classmethod
    def together(cls, said: Sequence[Said]) -> Said:
        """The words of several texts."""
        if len(said) == 1:
            return said[0]
        return cls(
            frozenset().union(*[one.telling for one in said]),
            frozenset().union(*[one.broad for one in said]),
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
        self.places = tuple(_places(item))
        self.parts = parts = [part for parts in self.places for part in parts]
        self.texts = tuple(dict.fromkeys(text for part in parts for text in part.texts))
        self.cells = frozenset(self.texts)
        self.whole = "\n".join((self.name, *self.texts))
        self.aims = "\n".join((self.name, *(p.texts[0] for p in parts if p.one is None)))
        self.founded = tuple(
            Part((_key(one.its.basis),), "basis", one.its.basis, one)
            for one in item.indicators
            if one.its.basis
        )
        self.bases = Counter(part.texts[0] for part in self.founded)
        """What its targets rest on, with how many of them do."""

        self._counted: dict[str, int] = {}
        self._about: dict[str, bool] = {}

    def beside(self, cells: Iterable[str]) -> Callable[[str], int]:
        """How many of its texts, the name among them, have a word, some texts left out."""
        left_out = self.cells.intersection(cells)

        def times(word: str) -> int:
            return self._times(word) + (word in self.name) - _having(left_out, word)

        return times

    def _times(self, word: str) -> int:
        """How many of its texts have a word."""
        if word not in self._counted:
            self._counted[word] = _having(self.texts, word)
        return self._counted[word]

    def is_about(self, word: str) -> bool:
        """Whether it speaks of a word again and again, or in its name and elsewhere."""
        first = root(word)
        if first not in self._about:
            is_named = first in self.name
            least = _TWICE if is_named else _AGAIN
            self._about[first] = self.whole.count(first) - is_named >= least
        return self._about[first]


def _having(texts: Iterable[str], word: str) -> int:
    return sum(word in text for text in texts)


def _places(item: ProjectOf) -> Iterator[tuple[Part, ...]]:
    """What can be looked at in one, by where it is printed: the fullest first."""
    its = item.its
    told = [("purpose", its.purpose), *(("objectives", text) for text in its.objectives)]
    aims = [
        (role, part)
        for role, text in (*told, ("achieved", item.achieved))
        for part in NEXT.split(text)
    ]
    if item.note:
        lines = ((role, item.note.items.get(role, ())) for role in OF_A_PROJECT)
        aims += [(role, line.text) for role, printed in lines for line in printed]
    for role, part in dict.fromkeys(aims):
        if sentences := _SENTENCE.findall(part):
            yield tuple(Part((_key(one),), role, part) for one in sentences)
    for one in item.indicators:
        name, said = _key(one.its.level3), _key(one.its.description)
        if said and said != name:
            row = Part((name, said), "level3", one.its.level3, one)
            description = Part((said,), "description", one.its.description, one, name)
            yield row, description, Part((name,), "level3", one.its.level3, one, said)
        else:
            yield (Part((name,), "level3", one.its.level3, one),)


def _key(text: str) -> str:
    """A text without its number and with all figures alike: one sentence is one, whatever year."""
    key = keys.fold(text)
    return _FIGURES.sub("0", _NUMBERED.sub("", key)) if _DIGIT.search(key) else key


class Speech:
    """The projects of a disclosure, and which of them have which words and cells."""

    def __init__(self, items: Sequence[ProjectOf]) -> None:
        self.speakers = [Speaker(item) for item in items]
        self._agency = keys.fold(items[0].disclosure.agency.name)
        self._offices = [_head(one.name) for one in self.speakers]
        having = by_each([(one.name, *one.texts) for one in self.speakers])
        self._cut = _by_text(tuple(having))
        self._known = self._known_of(chain.from_iterable(self._cut.values()))
        self._said: dict[str, Said] = {}
        self._telling = {
            text: self._known.telling.intersection(words) for text, words in self._cut.items()
        }
        self._having: defaultdict[str, Projects] = defaultdict(int)
        printing: defaultdict[str, Projects] = defaultdict(int)
        bare = {text: _BRACKETS.sub("", text) if "(" in text else text for text in having}
        for text, projects in having.items():
            printing[bare[text]] |= projects
            for word in self._telling[text]:
                self._having[word[:_ROOT]] |= projects
        self._printing = {text: printing[bare[text]] for text in having}
        several = frozenset(w for w in self._known.telling if self.having(w).bit_count() > 1)
        self._shared = {text: its & several for text, its in self._telling.items()}
        self._again = {text for text, its in self._printing.items() if its.bit_count() > 1}
        self._seldom = {text for text in self._again if self._printing[text].bit_count() <= FEW}
        self._saying: dict[str, Projects] = {}
        self._named_by: dict[str, Projects] = {}

    def _known_of(self, words: Iterable[str]) -> Said:
        """Those of some words that say something."""
        lists, of_agency = _lists(), frozenset(pairs(self._agency))
        said = frozenset(
            word
            for word in frozenset(words) - lists.any
            if len(word) > 1 and of_agency.isdisjoint(pairs(word)) and _WORD.fullmatch(word)
        )
        return Said(said - lists.broad, said & lists.broad)

    def said(self, part: Part) -> Said:
        """The words of a part."""
        return Said.together([self._said_in(text) for text in part.texts])

    def _said_in(self, text: str) -> Said:
        """The words of a text of one of the projects."""
        if text not in self._said:
            broad = self._known.broad.intersection(self._cut[text])
            self._said[text] = Said(self._telling[text], broad)
        return self._said[text]

    def shared(self, texts: Iterable[str]) -> frozenset[str]:
        """The telling words of some texts that other projects have as well."""
        return frozenset().union(*[self._shared[text] for text in texts])

    def said_in(self, text: str) -> Said:
        """The words of a text, of one of the projects or of another one."""
        return self._said_in(text) if text in self._cut else self._known_of(_cut(text))

    def resting_on(self, basis: str) -> Sequence[int]:
        """The projects with targets that rest on a basis."""
        return self._resting[basis]

    @cached_property
    def _resting(self) -> defaultdict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.speakers):
            for basis in one.bases:
                found[basis].append(at)
        return found

    def named_by(self, text: str) -> Projects:
        """The projects of whose names a text has three characters together."""
        if text not in self._named_by:
            runs, projects = self._runs, 0
            for run in {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)} & runs.keys():
                projects |= 1 << runs[run]
            self._named_by[text] = projects
        return self._named_by[text]

    @cached_property
    def _runs(self) -> dict[str, int]:
        """Three characters of names of one subject, with the first project that has them."""
        found: dict[str, int] = {}
        several: set[str] = set()
        for at, one in enumerate(self.speakers):
            for run in self._runs_of(one.name):
                first = found.setdefault(run, at)
                if not self.are_related(first, at):
                    several.add(run)
        return {run: at for run, at in found.items() if run not in several}

    def _runs_of(self, name: str) -> Iterator[str]:
        """Three characters of a name, from where a word begins; a word of them tells something."""
        start = 0
        words = self._cut[name]
        for at, word in enumerate(words):
            run = name[start : start + _RUN]
            inside = (one for one in words[at : at + _RUN] if one in run)
            is_run = _RUN_OF_HANZI.fullmatch(run) and run not in self._agency
            if is_run and any(map(self._tells, inside)):
                yield run
            start += len(word)

    def _tells(self, word: str) -> bool:
        """Whether a word of a name tells a subject; 船 does, 费 does not."""
        if len(word) == 1:
            return word not in _LITTLE and word not in _ENDINGS
        return word in self._known.telling and not is_of_any(root(word))

    def run_of_name(self, one: int, text: str) -> str:
        """The longest run of characters of a name that a text has; "" where it has no three."""
        name = self.speakers[one].name
        for length in range(min(len(name), len(text)), _RUN - 1, -1):
            for at in range(len(name) - length + 1):
                if name[at : at + length] in text:
                    return name[at : at + length]
        return ""

    def is_only_in(self, word: str, projects: Sequence[int], most: int = 0) -> bool:
        """Whether no project that is about something else than these has a word more often."""
        others = (1 << len(self.speakers)) - 1
        for project in projects:
            others &= ~self.near(project)
        return all(self.speakers[one].whole.count(word) <= most for one in members(others))

    def having(self, word: str) -> Projects:
        """The projects that have a word, or one that begins like it."""
        return self._having.get(word[:_ROOT], 0)

    def printing(self, part: Part) -> Projects:
        """The projects that print all of a part, whatever stands in brackets."""
        return reduce(and_, [self._printing[text] for text in part.texts])

    def around(self, text: str) -> Projects:
        """The projects that print a text, or of whose names it has three characters together."""
        return self._printing[text] | self.named_by(text)

    def is_printed_again(self, part: Part) -> bool:
        """Whether others print a part, too, and not so many that it is a phrase of all."""
        texts = part.texts
        return self._again.issuperset(texts) and not self._seldom.isdisjoint(texts)

    @cached_property
    def _named(self) -> list[frozenset[str]]:
        """The words of each name that are no department's."""
        often = max(2, len(self.speakers) // _OFTEN)
        words = [self._telling[one.name] for one in self.speakers]
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

    @cached_property
    def characters(self) -> list[frozenset[str]]:
        """The characters of each name that are in no word of any project."""
        plain = _lists().plain
        words = ([w for w in self._cut[one.name] if w not in plain] for one in self.speakers)
        return [frozenset().union(*map(characters, name)) for name in words]

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
        single = (w for text in part.texts for w in self._cut[text] if not _WORD.fullmatch(w))
        return _marks((*telling, *single))

    def marks_in(self, text: str) -> frozenset[str]:
        """The characters of the beginning of a text that tell something."""
        return _marks(_cut(text)) if text else frozenset()

    def marks_beside(self, part: Part) -> frozenset[str]:
        """The characters of the other cell of a row, where a part is one cell alone."""
        return _marks(self._cut[part.beside]) if part.beside else frozenset()

    def related(self, one: int) -> Projects:
        """The projects that are about the same as one, itself among them."""
        return self._kindred[one]

    def are_related(self, one: int, other: int) -> bool:
        """Whether two projects are about one thing."""
        return bool(self._kindred[one] >> other & 1)

    @cached_property
    def _kindred(self) -> list[Projects]:
        names = [one.name for one in self.speakers]
        bare = map(str.removeprefix, names, self._offices)
        telling = [{pair for word in its for pair in _subject_pairs(word)} for its in self._named]
        return kindred(names, list(bare), telling)

    def near(self, one: int) -> Projects:
        """The projects that are about the same as one, or of its office: 宣传部-."""
        return self._kindred[one] | self._of_office[self._offices[one]]

    @cached_property
    def _of_office(self) -> defaultdict[str, Projects]:
        return by_each([[office] if office else () for office in self._offices])

    def are_alike(self, one: int, other: int) -> bool:
        """Whether two projects are about one thing, or their names share a character that tells.

        社会保险 and 养老保险, 调研用车 and 车辆租金.
        """
        return self.are_related(one, other) or bool(self.characters[one] & self.characters[other])

    def is_of_staff(self, one: int) -> bool:
        """Whether a project pays those who do the department's work: 专职消防员经费."""
        return one in self._of_staff

    @cached_property
    def _of_staff(self) -> frozenset[int]:
        words = _lists().staff
        return frozenset(
            at for at, one in enumerate(self.speakers) if any(word in one.name for word in words)
        )


class _Sets(msgspec.Struct, frozen=True):
    any: frozenset[str]
    plain: frozenset[str]
    broad: frozenset[str]
    offices: tuple[str, ...]
    staff: tuple[str, ...]


@cache
def _lists() -> _Sets:
    lists = declared(__package__, "speech.toml", _Lists)
    return _Sets(
        frozenset(lists.any.split()),
        frozenset((lists.any + lists.plain).split()),
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
    words, start = [*_cut("\n".join(texts)), "\n"], 0
    found: dict[str, list[str]] = {}
    for text in texts:
        end = words.index("\n", start)
        found[text] = words[start:end]
        start = end + 1
    return found


def _marks(words: Iterable[str]) -> frozenset[str]:
    lists = _lists()
    telling = (word for word in words if word not in lists.any and word not in lists.broad)
    return frozenset("".join(telling)) - _LITTLE


def _head(name: str) -> str:
    """What a name begins with and a dash ends: 宣传部-."""
    head, dash, _ = name[:_HEAD].partition("-")
    return head + dash if dash and head.endswith(_lists().offices) else ""


@lru_cache(maxsize=1 << 12)
def _subject_pairs(word: str) -> tuple[str, ...]:
    """Two characters of a word that are no word of any project: none of 专项经费."""
    if len(word) == _LONG and _lists().plain.issuperset((word[:2], word[2:])):
        return ()
    return tuple(pair for pair in pairs(word) if not is_of_any(pair))


@lru_cache(maxsize=1 << 14)
def characters(word: str) -> frozenset[str]:
    """The characters of a word but for those of shorter ones that any project can have."""
    plain = "".join(pair for pair in pairs(word) if pair in _lists().plain)
    return frozenset(_HANZI.findall(word)).difference(plain, _LITTLE)


@lru_cache(maxsize=1 << 14)
def pairs(word: str) -> tuple[str, ...]:
    """Two characters of a word that stand together."""
    return tuple(word[at : at + 2] for at in range(len(word) - 1))


def is_of_any(word: str) -> bool:
    """Whether any project can have a word: then it says nothing."""
    return word in _lists().any


@lru_cache(maxsize=1 << 14)
def telling_pairs(word: str) -> tuple[str, ...]:
    """The same without those at its end that many projects have: of 食品安全 not 安全."""
    lists = _lists()
    first, *others = pairs(word)
    if first in lists.any:
        return (first, *others)
    return (first, *(p for p in others if p not in lists.any and p not in lists.broad))


def root(word: str) -> str:
    """What longer words begin with that mean the same: 养殖 of 养殖户."""
    return word[:_ROOT]


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Words that share no character: 食品 and 食品安全 say one thing."""
    found: list[str] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        if not any(set(word) & set(other) for other in found):
            found.append(word)
    return tuple(found)
