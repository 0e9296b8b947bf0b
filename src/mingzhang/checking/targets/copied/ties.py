"""What ties a text of a project to another project: the words that only that one has.

A text in other words needs two of them; one is enough where the other project prints the text
word for word, and where it is what the other project is about and the text can be of one
project only (its aims, its outputs, whom it asks; ends may be shared).

Projects that do a thing together are left alone: those whose names share a word, a text with
words of several others (that is what an umbrella says), and a text that third ones print too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from mingzhang.checking.targets.copied.kindred import Projects, members
from mingzhang.checking.targets.copied.speakers import Part, Speaker
from mingzhang.checking.targets.copied.speech import FEW, Speech
from mingzhang.checking.targets.copied.telling import (
    Said,
    distinct,
    is_an_end,
    is_of_any,
    is_telling,
    marks_in,
    pairs,
    root,
    telling_pairs,
)
from mingzhang.kept import kept

_IN_NAME, _IN_AIMS, _TWICE, _ONCE = 2.0, 1.5, 1.0, 0.7
"""How much it says that the other project has a word there."""

_AGAIN = 3
"""In so many of its cells it is what the other project is about."""

_ADAPTED, _COPIED = 1.5, 1.0
"""What the words must say in all: of a cell in other words, and of one word for word."""

_LOOSELY = 1.0
"""What is taken off where a character of the project's own name stands in the cell."""

_LONG = 3
"""A word of two characters is too often one of the whole trade: 耕地, 诉讼."""

_OUTPUTS = frozenset(("数量", "质量", "时效", "成本"))
"""What a project does itself; ends may be shared."""

_OF_A_THING = re.compile(
    r"(?:年限|寿命|周期|期限|年数|[完良]好率|合格率|准确[率度]|在线率|故障率)$"
)
"""Of the ends, those of a thing: 大喇叭可用年限 is none of a radar's."""


class Tie(msgspec.Struct, frozen=True):
    """What ties a part to another project."""

    owner: int
    words: tuple[str, ...]
    """Telling words that the other project has and this one has not."""

    says: float
    is_copied: bool = True
    """Whether the other project prints the part word for word."""

    is_loose: bool = False
    """Whether a broad word or a character is the project's own."""

    is_at_home: bool = True
    """Whether one of the words is what the other project is about, and no third one has it."""

    def is_enough(self) -> bool:
        """Whether it shows that the part was taken."""
        if self.is_at_home or (len(self.words) > 1 and self.says >= _ADAPTED):
            return True
        return self.is_copied and not self.is_loose and bool(self.words) and self.says >= _COPIED


def ties_of(speech: Speech, at: int) -> Iterator[tuple[Part, Tie]]:
    """The parts of a project that are another one's; a row, or else one of its cells alone."""
    foreign = _Foreign(speech, at)
    for parts in speech.speakers[at].places:
        can_be_told = not speech.names.is_of_all(at) or parts[0].role == "achieved"
        if can_be_told and foreign.can_have(parts):
            ties = ((part, tie) for part in parts if (tie := _closest(speech, at, part)))
            yield from islice(ties, 1)


class _Foreign:
    """What a project prints that projects about something else print, too: few places have any."""

    def __init__(self, speech: Speech, at: int) -> None:
        self._speech = speech
        self._others = ~speech.names.related(at)
        its = speech.speakers[at]
        self._times = {
            word: its.times(word)
            for word in speech.shared(its.texts)
            if speech.having(word) & self._others
        }
        """Telling words, with how often the project says them."""

    def can_have(self, parts: Sequence[Part]) -> bool:
        """Whether a part of a place can be one of theirs: it has a word that stands nowhere else,
        they print it, or it has their name."""
        is_whole = len(parts) == 1 or parts[0].one is not None
        texts = parts[0].texts if is_whole else {t for part in parts for t in part.texts}
        return self._is_near(parts, texts) or any(
            self._times[word] == sum(text.count(word) for text in texts)
            for word in self._speech.shared(texts) & self._times.keys()
        )

    def _is_near(self, parts: Sequence[Part], texts: Iterable[str]) -> bool:
        """Whether they print a part of a place, or it has their name; most texts are near none."""
        can_be = any(self._speech.around(text) & self._others for text in texts)
        return can_be and any(_near(self._speech, part) & self._others for part in parts)


def _closest(speech: Speech, at: int, part: Part) -> Tie | None:
    """What ties a part to one other project; None where it is its own, or of several."""
    free = _free(speech, at, part)
    if not (free or _is_narrow(part)) or (speech.names.is_of_staff(at) and is_benefit(part)):
        return None
    others = ~speech.names.related(at)
    found = (_near(speech, part) & others) | _speaking(speech, part, free, others)
    if not found:
        return None
    owners = [
        owner
        for owner in _possible(speech, at, speech.said(part), found)
        if not _third(speech, at, owner, speech.printing(part))
    ]
    ties = [tie for owner in owners if (tie := _tie(speech, at, owner, part)) and tie.is_enough()]
    if not ties:
        return None
    best = max(ties, key=lambda tie: (tie.is_copied, tie.says, -tie.owner))
    is_of_several = any(
        not speech.having(word) >> best.owner & 1
        and any(
            speech.speakers[third].is_about(word)
            for third in members(_third(speech, at, best.owner, speech.having(word)))
        )
        for word in free
    )
    return None if is_of_several else best


def _free(speech: Speech, at: int, part: Part) -> list[str]:
    """Telling words of a part that others have, and its project nowhere else."""
    its, here = speech.speakers[at], "\n".join(part.texts)
    shared = speech.shared(part.texts)
    return [word for word in shared if its.times(word) == here.count(word)]


def _near(speech: Speech, part: Part) -> Projects:
    """Projects that print a part, or are named by it."""
    named = 0 if part.role == "description" else speech.names.named_by(part.texts[0])
    printing = speech.printing(part)
    return named | printing if printing.bit_count() <= FEW else named


def _speaking(speech: Speech, part: Part, free: Sequence[str], others: Projects) -> Projects:
    """Those of the others that have two of some words, or one that they are about or named by."""
    one = two = 0
    for word in free:
        having = speech.having(word) & others
        two |= one & having
        one |= having
    found = two
    for other in members(one & ~two):
        theirs = speech.speakers[other]
        if part.role != "description":
            is_theirs = any(theirs.is_about(word) or root(word) in theirs.name for word in free)
        else:
            is_theirs = not is_benefit(part) and any(word in theirs.name for word in free)
        found |= is_theirs << other
    return found


def _possible(speech: Speech, at: int, said: Said, found: Projects) -> Iterator[int]:
    """Those of some projects that are about something else, but for what their names share."""
    its = speech.speakers[at].name
    own = [word for word in (*said.telling, *said.broad) if word in its]
    for other in members(found):
        name = speech.speakers[other].name
        if all(word in name for word in own):
            yield other


def _is_output(part: Part) -> bool:
    return part.one is not None and part.one.level2 in _OUTPUTS


def is_satisfaction(part: Part) -> bool:
    """Whether a part says who is asked."""
    return part.one is not None and "满意" in part.one.level2


def is_benefit(part: Part) -> bool:
    """Whether a part says what is gained: those whom a project pays work for the others."""
    return not (part.one is None or _is_output(part) or is_satisfaction(part))


def _is_narrow(part: Part) -> bool:
    """Whether a part can be of one project only: its aims, and rows that are no common ends."""
    if part.one is None:
        return True
    is_common = is_benefit(part) and not _OF_A_THING.search(part.texts[0])
    return part.role == "level3" and not is_common


class _Between:
    """A part of a project beside another project that it may be of."""

    def __init__(self, speech: Speech, at: int, other: int, part: Part) -> None:
        self.speech, self.at, self.other, self.part = speech, at, other, part
        self.its, self.theirs = speech.speakers[at], speech.speakers[other]
        self.said = speech.said(part)
        self.shared = self.its.cells & self.theirs.cells
        """What both print: it is not held to be the one's or the other's."""

        self.rest = self.its.beside(self.shared.union(part.texts))
        """How often the project says a word elsewhere."""

        self.elsewhere = self.theirs.beside(part.texts)
        """How often the other one says a word, but for the part."""

    @kept
    def own(self) -> frozenset[str]:
        """Words of the part that its project has elsewhere, too."""
        return frozenset(w for w in self.said.telling if any(map(self.rest, telling_pairs(w))))

    @kept
    def marks(self) -> frozenset[str]:
        """Characters of the project's name that tell it from the other.

        品 of 产品 and 食品 does not; 老 of 养老 and 老年 may.
        """
        common = self.speech.names.marks[self.at] & self.speech.names.marks[self.other]
        ends = {word[-1] for word in self.said.telling}
        return self.speech.names.marks[self.at] - (common & ends)

    def only(self, word: str, most: int = 0) -> bool:
        """Whether no third project that is about something else has a word more often."""
        return self.speech.is_only_in(word, (self.at, self.other), most)


def _tie(speech: Speech, at: int, other: int, part: Part) -> Tie | None:
    """What ties a part to another project; None where something of it is its project's own."""
    between = _Between(speech, at, other, part)
    its, theirs, said = between.its, between.theirs, between.said
    if 2 * len(between.shared) > len(its.cells):
        return None
    marks = speech.marks_of(part, said.telling - between.own)
    if marks & speech.marks_beside(part):
        return None
    rest, elsewhere = between.rest, between.elsewhere
    if any(not elsewhere(root(word)) for word in between.own):
        return None
    weights = {
        word: weight
        for word in said.telling - between.own
        if not set(word) & between.marks
        and not _is_anybodys(between, word)
        and (weight := _weight(theirs, word, elsewhere(root(word)), _thirds(between, word)))
    }
    words = distinct(weights)
    share = len(weights) / max(1, len(said.telling))
    is_loose = bool(marks & between.marks)
    has_broad = any(rest(word) and not elsewhere(word) for word in said.broad)
    is_shut = is_loose or (has_broad and (part.one is None or len(weights) < len(said.telling) / 2))
    subjects = () if is_shut else tuple(_subjects(between, weights))
    is_alone = not (between.own or is_loose or any(map(rest, said.broad)))
    if not (is_alone or speech.names.marks[at]):
        return None
    named = tuple(_in_name(between, weights)) if is_alone else ()
    home = {*subjects, *named}
    return Tie(
        owner=other,
        words=distinct((*subjects, *named, *words)),
        says=sum(weights[word] for word in words) * (1 + share) / 2 - _LOOSELY * is_loose,
        is_copied=theirs.cells.issuperset(part.texts),
        is_loose=is_loose or has_broad,
        is_at_home=bool(home) and not _is_the_agencys(between, home),
    )


def _is_the_agencys(between: _Between, words: Collection[str]) -> bool:
    """Whether all that a row has of another project is one thing that the agency is charged with.

    供水漏损率 can be of old pipes, too, where the agency sees to 城乡供水. Of what is gained, the
    description may say it, of what is done, only the name.
    """
    part, speech = between.part, between.speech
    said = "".join(part.texts) if is_benefit(part) else part.texts[0]
    is_of_row = part.one is not None and len(words) == 1
    return is_of_row and all(word in said and speech.is_a_duty(word) for word in words)


def _is_anybodys(between: _Between, word: str) -> bool:
    """Whether rows of any project can have a word that is not in the other's name: 补贴额, 学生."""
    first = root(word)
    is_of_row = between.part.one is not None and first not in between.theirs.name
    return is_of_row and (is_of_any(first) or is_an_end(word))


def _subjects(between: _Between, foreign: Collection[str]) -> Iterator[str]:
    """Of what a part says, that which the other project alone is about.

    A row has it in its name, unless that tells nothing. A description alone has too much in it.
    """
    part, its, theirs = between.part, between.its, between.theirs
    if part.role == "description":
        return
    name = part.texts[0]
    is_plain = not between.speech.said_in(name).telling
    is_neutral = all(root(w) in its.name and root(w) in theirs.name for w in between.own)
    is_narrow = _is_narrow(part) and is_neutral
    most = 1 if part.one is not None and not is_satisfaction(part) else 0
    if not between.speech.names.marks[between.at]:
        foreign = [word for word in foreign if is_telling(root(word))]
    if is_benefit(part) or (part.one is None and len(foreign) < 2):
        foreign = [word for word in foreign if not is_an_end(word)]
    for word in foreign:
        can_tell = (len(word) >= _LONG or is_narrow) and not is_of_any(root(word))
        is_about = can_tell and (word in name or is_plain) and theirs.is_about(word)
        if is_about and between.only(word, most):
            yield word
    if is_narrow:
        yield from _named(between)
        yield from _printed(between)


def _in_name(between: _Between, foreign: Collection[str]) -> Iterator[str]:
    """Of a row that has nothing of its own project, the words of the other project's name.

    What many projects serve (就业, 旅游) is of none; of ends a word of two characters is enough
    only beside another one of theirs (水质 is the end of many, 灌区 and 灌溉水 are not).
    """
    part = between.part
    if part.one is None or (is_satisfaction(part) is not (part.role == "description")):
        return
    if part.beside and not _is_at_odds(between):
        return
    is_short_enough = not is_benefit(part) or len(foreign) > 1
    for word in foreign:
        least = 2 if is_short_enough or _is_measured(part, word) else _LONG
        is_theirs = root(word) in between.theirs.name and is_telling(root(word))
        if is_theirs and len(word) >= least and between.only(word, 2) and not is_an_end(word):
            yield word


def _is_measured(part: Part, word: str) -> bool:
    """Whether the name of a row begins with a word, and so much of it is to be reached."""
    is_number = part.one is not None and part.one.its.target.kind == "number"
    return is_number and part.texts[0].startswith(word)


def _is_at_odds(between: _Between) -> bool:
    """Whether the other cell of a row says what its own project says: 救生设备, beside 养护路面.

    A name is then all of the other project's words.
    """
    part, said = between.part, between.said.telling
    beside = between.speech.said_in(part.beside)
    is_own = any(map(between.rest, (*beside.telling, *beside.broad)))
    return is_own and (part.role == "description" or all(map(between.elsewhere, map(root, said))))


def _named(between: _Between) -> Iterator[str]:
    """Characters in a row of the other project's name: 执法船, 可移动文物."""
    run = between.speech.names.run_of(between.other, between.part.texts[0])
    rest = between.its.beside(between.part.texts)
    if not run or rest(run) or all(map(rest, telling_pairs(run))):
        return
    if (len(run) > _LONG or between.elsewhere(run) > 1) and between.only(run):
        yield run


def _printed(between: _Between) -> Iterator[str]:
    """Of a row's name that the other project prints, what is the other's if not by its words.

    A broad word of the other's name (管护), or characters of it in those who are asked (受援人).
    """
    part, theirs, speech = between.part, between.theirs, between.speech
    name = part.texts[0]
    if part.one is None or name not in theirs.cells:
        return
    rest, elsewhere = between.its.beside(part.texts), theirs.beside((name,))
    said = speech.said_in(name)
    for word in () if said.telling else said.broad:
        is_theirs = word in theirs.name and elsewhere(word) >= _LONG
        if is_theirs and not rest(word) and between.only(word):
            yield word
    asked = name.partition("满意")[0] if is_satisfaction(part) else ""
    if not asked or asked in part.beside or any(map(rest, pairs(asked))):
        return
    marks = marks_in(asked)
    if marks & speech.names.marks[between.other] and not marks & speech.names.marks[between.at]:
        yield asked


def _weight(theirs: Speaker, word: str, times: int, thirds: Projects) -> float:
    """How much it says that another project has a word; half as much where a third one has it."""
    if not times or thirds.bit_count() > 1:
        return 0
    if root(word) in theirs.name:
        weight = _IN_NAME
    elif root(word) in theirs.aims or times >= _AGAIN:
        weight = _IN_AIMS
    else:
        weight = _TWICE if times > 1 else _ONCE
    return weight / 2 if thirds else weight


def _thirds(between: _Between, word: str) -> Projects:
    """Further projects that have a word and are not about the same as its owner."""
    return _third(between.speech, between.at, between.other, between.speech.having(word))


def _third(speech: Speech, at: int, other: int, projects: Projects) -> Projects:
    """Those of some projects that are neither of two, nor near the other one."""
    return projects & ~(1 << at | speech.names.near(other) | speech.umbrellas)
