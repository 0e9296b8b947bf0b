"""Words that exclude each other, as those of an indicator's name and of its description.

新建旅游厕所数量 that is described as 改建旅游厕所的座数 is of two things. contrasts.toml lists what
cannot be said of the same; who says both sides, in the name or the description, compares them.
已建成项目占开工项目的比例 is of the first: what it is a share of is no other thing. Sentences say
more, so that only a few deeds exclude each other there, done to as many of one thing. Some kinds
are of whole projects: what one for 人大代表 does is not done for 政协委员.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.declared import any_of, declared
from mingzhang.kept import kept

_ENDING = 2
"""Characters at the end of words that name a whole sort: 保险, of 养老保险."""


class _Contrast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sides: tuple[str, ...]
    both: tuple[str, ...] = ()
    one_way: bool = False
    of_projects: bool = False


class _Contrasts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of_as_many: tuple[str, ...]
    deeds: tuple[str, ...]
    contrast: tuple[_Contrast, ...]


class _Sides(msgspec.Struct, frozen=True, dict=True):
    """The sides of one contrast; what looks for them is made when it is needed."""

    side_of: dict[str, int]
    both: tuple[str, ...]
    one_way: bool
    of_projects: bool

    @kept
    def words(self) -> re.Pattern[str]:
        """Any word of any side."""
        return re.compile(any_of(self.side_of))

    @kept
    def _of_both(self) -> re.Pattern[str]:
        return re.compile(any_of(self.both))

    def named_in(self, key: str) -> frozenset[int]:
        """The sides that a text names."""
        return frozenset(self.side_of[word] for word in self.words.findall(key))

    def says_both(self, key: str) -> bool:
        """Whether a text has a word by which it can be of any side."""
        return bool(self.both and self._of_both.search(key))

    def can_be_meant_by(self, name: str) -> bool:
        """Whether a name names a side, or all of them by what they end with: 保险, of 养老保险."""
        return self.says_both(name) or any(word[-_ENDING:] in name for word in self.side_of)


class Kind(msgspec.Struct, frozen=True):
    """One of the kinds of a sort that exclude each other: 博士, of 博士 and 硕士."""

    word: str
    at: int
    sides: _Sides

    def is_alone_in(self, key: str) -> bool:
        """Whether a text that names kinds of its sort names this one only."""
        is_only = self.sides.named_in(key) <= {self.at} and not self.sides.says_both(key)
        return is_only and not self._ends_a_list(key)

    def _ends_a_list(self, key: str) -> bool:
        """Whether others before it can have its ending: 养老、工伤、失业保险."""
        words = (word for word, at in self.sides.side_of.items() if at == self.at)
        return any(len(word) > _ENDING and f"、{word}" in key for word in words)

    def is_in(self, key: str) -> bool:
        """Whether a text names it."""
        return self.at in self.sides.named_in(key)

    def other_in(self, key: str) -> str:
        """Another kind of its sort in a text that does not name this one; else ""."""
        if self.is_in(key) or self.sides.says_both(key):
            return ""
        match = self.sides.words.search(key)
        return match[0] if match else ""


@cache
def _declared() -> _Contrasts:
    return declared(__package__, "contrasts.toml", _Contrasts)


@cache
def done_to_as_many() -> tuple[tuple[str, str], ...]:
    """What is done with so many of a thing: two sentences can mean only one of each pair."""
    pairs = (line.split() for line in _declared().of_as_many)
    return tuple((one, other) for one, other in pairs)


@cache
def _every() -> tuple[_Sides, ...]:
    return tuple(_read(one) for one in _declared().contrast)


def _read(contrast: _Contrast) -> _Sides:
    side_of = {word: at for at, side in enumerate(contrast.sides) for word in side.split()}
    return _Sides(side_of, contrast.both, contrast.one_way, contrast.of_projects)


@cache
def _any_side() -> re.Pattern[str]:
    """Where a word of any side begins, the longest of them: most names have none."""
    words = any_of(word for sides in _every() for word in sides.side_of)
    return re.compile(f"(?=({words}))")


@cache
def _with_word() -> dict[str, frozenset[int]]:
    """Each word of any side, with the contrasts that have it or what it begins with."""
    having: defaultdict[str, set[int]] = defaultdict(set)
    for number, sides in enumerate(_every()):
        for word in sides.side_of:
            having[word].add(number)
    return {
        word: frozenset(n for end in range(1, len(word) + 1) for n in having.get(word[:end], ()))
        for word in having
    }


def _named_in(name: str) -> list[_Sides]:
    """The contrasts of which a name has a word."""
    numbers = frozenset[int]().union(*map(_with_word().__getitem__, _any_side().findall(name)))
    return [_every()[number] for number in sorted(numbers)]


@cache
def _any_kind() -> re.Pattern[str]:
    """Any word of the kinds that projects are of: most are of none."""
    return re.compile(any_of(w for its in _every() if its.of_projects for w in its.side_of))


@cache
def _sorts_of() -> dict[str, list[_Sides]]:
    """The sorts that each word is a kind of."""
    found: dict[str, list[_Sides]] = {}
    for sides in _every():
        if sides.of_projects:
            for word in sides.side_of:
                found.setdefault(word, []).append(sides)
    return found


def several_kinds(key: str) -> bool:
    """Whether a text has words of two kinds of one sort: most have not."""
    words = set(_any_kind().findall(key))
    return len(words) > 1 and any(
        len(sides.named_in(key)) > 1 for word in words for sides in _sorts_of()[word]
    )


def kinds_in(key: str) -> Iterator[Kind]:
    """The kinds that a text names, of each sort the only one."""
    if not _any_kind().search(key):
        return
    for sides in _every():
        match = sides.words.search(key) if sides.of_projects else None
        if match is None or (sides.one_way and sides.side_of[match[0]]):
            continue
        kind = Kind(match[0], sides.side_of[match[0]], sides)
        if kind.is_alone_in(key):
            yield kind


def contrast(one: IndicatorOf) -> tuple[str, str] | None:
    """The word of a name and that of its description that exclude each other."""
    name, told = one.folded["level3"], one.folded["description"]
    if name == told or not _any_side().search(name):
        return None
    told = _OF.split(told, maxsplit=1)[0]
    if name == told or not _any_side().search(told):
        return None
    return next((found for its in _named_in(name) if (found := _apart(its, name, told))), None)


_OF = re.compile(r"占|[/÷]|除以|比上|与|(?:全部|所有)[^,;。]{1,12}中")
"""Behind it, or around it, stands what a share is of."""


def _apart(sides: _Sides, name: str, told: str) -> tuple[str, str] | None:
    """A word of one side alone in the name, and one of another alone in the description."""
    said = sides.words.search(name)
    meant = sides.words.search(told) if said else None
    if said is None or meant is None:
        return None
    ours, theirs = sides.named_in(name), sides.named_in(told)
    if len(ours) > 1 or len(theirs) > 1 or ours == theirs:
        return None
    if sides.one_way and ours != {0}:
        return None
    if sides.says_both(name) or sides.says_both(told):
        return None
    return said[0], meant[0]


_TOLD_LAST = ("情况", "的")
_ALL_THAT_IS_DONE = r"(?:的|活动|工作|任务|班|会|总)*"


@cache
def _lines_of() -> dict[str, frozenset[int]]:
    """Each deed with the lines that it stands in."""
    found: dict[str, set[int]] = {}
    for at, line in enumerate(_declared().deeds):
        for deed in line.split():
            found.setdefault(deed, set()).add(at)
    return {deed: frozenset(lines) for deed, lines in found.items()}


@cache
def _deed_at_end() -> re.Pattern[str]:
    """慰问人数, 考核完成率: a deed, and what of it is told."""
    told = "次数|场次|场数|期数|班次|批次|频次|人数|人次|完成(?:情况)?的?(?:率|比率|比例)?"
    return re.compile(rf"(?P<deed>{any_of(_lines_of())}){_ALL_THAT_IS_DONE}(?:{told})$")


@cache
def _any_deed() -> re.Pattern[str]:
    return re.compile(any_of(_lines_of()))


def other_deed(one: IndicatorOf) -> tuple[str, str] | None:
    """宣传 of 宣传次数 and 培训 of 举办培训的次数: neither mentions what can be the other."""
    name, told = one.bare, one.folded["description"].rstrip("。;")
    said = _deed_at_end().search(name)
    if said is None:
        return None
    for idle in _TOLD_LAST:
        told = told.removesuffix(idle)
    meant = _deed_at_end().search(told)
    if meant is None or _may_be_one(name, meant["deed"]) or _may_be_one(told, said["deed"]):
        return None
    return said["deed"], meant["deed"]


def _may_be_one(text: str, deed: str) -> bool:
    """Whether a text has a deed that can be this one."""
    lines = _lines_of()
    return any(lines[word] & lines[deed] for word in _any_deed().findall(text))
