"""What the words before a figure say: a place in the cube, or that they are not understood.

A phrase is put together from its words: 一般公共预算 + 财政拨款 + 基本支出 is the general
budget's basic expenditure. Two words on the same dimension must go together, and then the
narrower one counts. A word that is not known leaves the whole phrase unexplained.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from mingzhang import cube
from mingzhang.cube import Dimension
from mingzhang.forms.claims import Role, Word, pattern
from mingzhang.reading.claims.tokens import Token

Place = dict[Dimension, tuple[str, ...]]
"""Members by dimension: several where a word has several senses."""


class Context(NamedTuple):
    """What a title or heading says of the figures below it."""

    place: Place
    measure: str = ""


WORDED: tuple[Dimension, ...] = ("flow", "fund", "nature", "item")
_OWN = 0.6
"""Share of the characters of a name that another form of it has too."""

_YEAR_ON_YEAR = frozenset(("同比", "环比"))
_BEGINNING = "年初"
_NOT_UNDERSTOOD = "?"
_SUMS = frozenset(("合计", "共计", "总计"))
MOVES = frozenset(("up", "down", "same"))
"""The roles of words for a change."""


@dataclass
class Phrase:
    """The words between two figures or marks."""

    words: Sequence[Token] = ()
    place: Place = field(default_factory=dict)
    account: Token | None = None
    measure: str = ""
    stage: str = ""
    stages: set[str] = field(default_factory=set)
    year: str = ""
    """As printed: 2023年, 上年."""

    base: str = ""
    """The year that is compared with, as printed; 同比 where only that is said."""

    base_stage: str = ""
    base_place: Place = field(default_factory=dict)
    """Of a share: what it is a share of."""

    base_measure: str = ""
    """The same, outside the nine tables; "?" for what is not understood."""

    under: str = ""
    """The item that it must be part of."""

    sums: bool = False
    """合计, 共计: it may say once more what its list adds up to."""

    roles: set[Role] = field(default_factory=set)
    unknown: str = ""
    """What no word explains."""

    @property
    def names_something(self) -> bool:
        """Whether it says of itself what it speaks of."""
        return bool(self.place or self.account or self.measure)

    @property
    def is_bare(self) -> bool:
        """Whether it has no words but those that do not change the meaning: 的."""
        others = (self.names_something, self.stage, self.year, self.base, self.unknown)
        return not any(others) and self.roles <= {"filler"}

    @property
    def is_of_the_beginning(self) -> bool:
        """Whether it speaks of what was planned when the year began: 年初没有安排."""
        return any(token.text.startswith(_BEGINNING) for token in self.words)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.names_something or self.stage or self.year or self.base or self.roles)


def narrowed(one: Place, other: Place) -> Place | None:
    """Both at once: on each dimension the narrower member; None where they contradict."""
    found = dict(one)
    for dimension, members in other.items():
        if dimension not in found:
            found[dimension] = members
            continue
        both = dict.fromkeys(
            a if cube.lies_in(dimension, a, b) else b
            for a in members
            for b in found[dimension]
            if cube.lies_in(dimension, a, b) or cube.lies_in(dimension, b, a)
        )
        if not both:
            return None
        found[dimension] = tuple(both)
    return found


def completed(own: Place, context: Place) -> Place:
    """A place with what its context says on other dimensions, unless the two contradict."""
    for dimension, members in own.items():
        given = context.get(dimension)
        if given and not any(
            cube.lies_in(dimension, a, b) or cube.lies_in(dimension, b, a)
            for a in members
            for b in given
        ):
            return own
    return {**context, **own, **_narrower(own, context)}


def _narrower(own: Place, context: Place) -> Place:
    """财政拨款 in a section on one of its funds can be that fund: both are meant by it."""
    members, given = own.get("fund", ()), context.get("fund", ())
    inside = tuple(
        b for b in given if b not in members and any(cube.lies_in("fund", b, a) for a in members)
    )
    return {"fund": (*members, *inside)} if inside else {}


def within(part: Place, whole: Place) -> Place | None:
    """A part's place in its whole; None where it does not lie in it."""
    found: Place = dict(whole)
    for dimension, members in part.items():
        above = whole.get(dimension)
        inside = (
            members
            if above is None
            else tuple(a for a in members if any(cube.lies_in(dimension, a, b) for b in above))
        )
        if not inside:
            return None
        found[dimension] = inside
    return found


def phrase(found: Sequence[Token], agency: str = "") -> Phrase:
    """The meaning of some tokens, taken together. `agency`: the own name, folded."""
    reader = _Reader()
    for token in found:
        reader.take(token)
    result = reader.result
    result.words = found
    unknown = reader.unknown
    if result.measure:
        unknown = [token for token in unknown if not pattern("counted").fullmatch(token.text)]
    if result.place.get("item") == ("agency_running",):
        unknown = [token for token in unknown if not pattern("running").fullmatch(token.text)]
    if reader.comparing and (last := _last(found)).kind == "other":
        unknown = [*unknown, last]  # 比预算节约, 比上年腾出: a change in words of its own
    result.unknown = _unexplained(unknown, found, agency) or result.unknown
    if result.base_measure == _NOT_UNDERSTOOD:
        result.base_place = {}
    return result


class _Reader:
    """Goes through the tokens of a phrase, and knows what the next one is about."""

    def __init__(self) -> None:
        self.result = Phrase()
        self.unknown: list[Token] = []
        self.comparing = False
        """Behind 比, 较, 与: what follows is what is compared with."""

        self.sharing = False
        """Behind 占: what follows is the whole."""

    def take(self, token: Token) -> None:
        """Add what a token says."""
        if token.kind == "compare":
            self.comparing = True
            self.result.base = "同比" if token.text in _YEAR_ON_YEAR else self.result.base
        elif token.kind == "year":
            if self.comparing:
                self.result.base = token.text
            else:
                self.result.year = token.text
        elif token.kind == "path":
            self.result.account = _below(self.result.account, token)
        elif token.kind == "other":
            self._not_known(token)
        elif token.word is not None:
            self._word(token, token.word)

    def _not_known(self, token: Token) -> None:
        if self.sharing:
            self.result.base_measure = _NOT_UNDERSTOOD
        elif not self.comparing:
            self.unknown.append(token)

    def _word(self, token: Token, word: Word) -> None:
        result = self.result
        result.sums |= token.text in _SUMS
        self.comparing &= word.role not in MOVES
        self.sharing |= word.role == "share"
        if word.role:
            result.roles.add(word.role)
        if word.stage:
            self._stage(word)
        if not self.comparing:
            self._place(token, word)

    def _stage(self, word: Word) -> None:
        self.result.stages.add(word.stage)
        if self.comparing:
            self.result.base_stage = word.stage
        elif not self.sharing:
            self.result.stage = word.stage

    def _place(self, token: Token, word: Word) -> None:
        result = self.result
        place = _place_of(word)
        if self.sharing:
            result.base_place = narrowed(result.base_place, place) or {}
            result.base_measure = result.base_measure or word.measure
            return
        result.under = result.under or word.under
        both = narrowed(result.place, place)
        if both is None:
            result.unknown = token.text
        else:
            result.place = both
        if word.measure:
            if _is_another(result.measure, word.measure):
                result.unknown = token.text
            result.measure = _measure(result.measure, word.measure)


def _below(last: Token | None, token: Token) -> Token:
    """An account with the names above it: 教育支出（205）普通教育（20502）小学教育（2050202）."""
    if last is None or not last.code or not token.code.startswith(last.code) or not last.names:
        return token
    return msgspec.structs.replace(token, names=(*last.names, *token.names[len(last.names) :]))


def _place_of(word: Word) -> Place:
    return {dimension: members for dimension in WORDED if (members := getattr(word, dimension))}


def _is_another(one: str, other: str) -> bool:
    """Whether a word narrows a part of one measure to another: 货物采购授予中小企业合同金额."""
    return "." in one and other.partition(".")[0] != one.partition(".")[0]


def _measure(one: str, other: str) -> str:
    """The narrower of two measures."""
    if not one or other.startswith(one):
        return other
    return one


def _unexplained(unknown: Iterable[Token], found: Sequence[Token], agency: str) -> str:
    """What is not explained, unless it stands first and is the agency's own name."""
    left = list(unknown)
    if left and left[0] is _first(found) and _is_own(left[0].text, agency):
        left.pop(0)
    return "".join(token.text for token in left)


def _is_own(text: str, agency: str) -> bool:
    """Whether a name is the agency's, shortened or misprinted, and not another one's."""
    if not pattern("agency").search(text):
        return False
    shared = len(set(text) & set(agency))
    return not agency or shared >= _OWN * min(len(set(text)), len(set(agency)))


def _first(found: Sequence[Token]) -> Token | None:
    for token in found:
        if token.kind == "other":
            return token
        if token.kind not in ("year", "date") and not (token.word and token.word.role == "filler"):
            return None
    return None


def _last(found: Sequence[Token]) -> Token:
    """The last token that means something: 节 of 节约, where 约 is taken for 大约."""
    meaning = (t for t in reversed(found) if not (t.word and t.word.role == "filler"))
    return next(meaning, found[-1])


def loose(found: Iterable[Token]) -> Context:
    """Place and measure of a heading: what its known words say, whatever stands between them."""
    place: Place = {}
    measure = ""
    for token in found:
        if token.word is None:
            continue
        place = narrowed(place, _place_of(token.word)) or place
        measure = _measure(measure, token.word.measure)
    return Context(place, measure)
