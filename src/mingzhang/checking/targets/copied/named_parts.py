"""What a project's name joins to the rest, and nothing else in its table speaks of.

水电费及取暖费 whose purpose, objectives and indicators are of water and light: the heating has
neither a goal nor a target. Names are short for what words of the trade say otherwise, so that not
a character of the part may be anywhere in the table, while another part is spoken of; what is
counted besides may be the part in other words (司机 for 驾驶员), so that all that is counted has to
be of what the name says. A part counts only where names list things: behind a comma, or where all
of it is money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.copied import telling
from mingzhang.checking.targets.copied.subjects import bare, fund_and_use, is_only_a_projects
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of, words, words_of

_FEWEST_ROWS = 5
"""So many rows there are where a table was filled in as a whole."""

_PHRASE = 2
"""保护与运用: so short a part is half of a set phrase, unless it is a kind of money."""

_QUANTITY = "数量"
_LISTING = frozenset("、,及")
_CELLS = ("level3", "description", "target", "basis")


class Part(msgspec.Struct, frozen=True):
    """One of the parts that a name joins."""

    text: str
    words: tuple[str, ...]
    """Those that tell what it is, and stand in no other part; of a kind of money the last."""

    is_listed: bool
    """Whether a comma stands beside it."""

    length: int
    """Of how many characters it is, but for the words of money."""

    @property
    def tells(self) -> frozenset[str]:
        """What is looked for: of words that tell a subject each character, of others the whole.

        Where all are general, their characters: 投保 is of 保险费.
        """
        pairs = [pair for word in self.words for pair in telling.pairs(word)]
        general = [p for p in pairs if not (telling.is_telling(p) or telling.is_of_any(p))]
        every = frozenset("".join(self.words))
        special = every - frozenset("".join(p for p in pairs if not telling.is_telling(p)))
        own = frozenset(filter(telling.tells_alone, special))
        if own:
            return own | frozenset(general)
        return frozenset(filter(telling.tells_alone, "".join(general)))

    def is_in(self, told: str) -> bool:
        """Whether a text has any of it."""
        return any(sign in told for sign in self.tells)


@over("P377", open_projects)
def part_of_the_name_is_left_out(item: ProjectOf) -> Iterator[Flaw]:
    """机房运行及便民热线经费, and goals and indicators for the line alone."""
    name = keys.fold(item.its.name)
    if len(item.indicators) < _FEWEST_ROWS or not _joins(name):
        return
    parts = _parts(fund_and_use(name)[1], item.disclosure.agency.name)
    if len(parts) < 2 or _counts_what_is_not_named(item, name):
        return
    told = _told(item, name)
    spoken_of = [part.is_in(told) for part in parts]
    if not any(spoken_of):
        return
    for part, is_told in zip(parts, spoken_of, strict=True):
        if is_told or _is_paid(part, parts, item):
            continue
        if _stands_by_itself(part, parts, name):
            yield item.flaw(
                f"名称里有“{part.text}”，资金用途、绩效目标和指标都没有说到",
                item.evidence("name"),
            )


def _joins(name: str) -> bool:
    """Whether a name lists what it is for, to the end."""
    return bool(one_of("name", "joining").search(name)) and not (
        one_of("name", "lists_on").search(name)
    )


def _counts_what_is_not_named(item: ProjectOf, name: str) -> bool:
    """Whether things are counted that have nothing to do with the name: 派遣司机人数.

    诉求 have, where 平台 of the name stands in their description.
    """
    agency = item.disclosure.agency.name
    for one in item.indicators:
        if one.level2 == _QUANTITY:
            things = telling.known_of(telling.cut(one.bare), agency).telling
            signs = frozenset(filter(telling.tells_alone, "".join(things)))
            if signs and signs.isdisjoint(name) and not _is_described_by(name, one):
                return True
    return False


def _is_described_by(name: str, one: IndicatorOf) -> bool:
    words = telling.cut(one.folded["description"])
    return any(len(w) > 1 and w in name and not telling.is_of_any(w) for w in words)


def _is_paid(part: Part, parts: Sequence[Part], item: ProjectOf) -> bool:
    """Whether the table speaks of the part's kind of money, which no other part is: 补贴."""
    kind = next((kind for kind in words_of("name", "paid_out") if part.text.endswith(kind)), "")
    if not kind or any(kind in other.text for other in parts if other is not part):
        return False
    texts = [text for _, text in item.told()]
    texts += [one.folded[cell] for one in item.indicators for cell in _CELLS]
    return any(kind in text.replace(item.its.name, "") for text in texts)


def _told(item: ProjectOf, name: str) -> str:
    """The words that the table says besides its name, without those of any table."""
    texts = [keys.fold(text) for _, text in item.told()]
    texts += [one.folded[cell] for one in item.indicators for cell in _CELLS]
    words = telling.cut("。".join(text.replace(name, "") for text in texts))
    return "|".join(word for word in words if not telling.is_of_any(word))


def _parts(name: str, agency: str) -> Sequence[Part]:
    joined: list[list[str]] = [[]]
    commas = [False]
    name = bare(name)
    for word in telling.cut(name.removeprefix(telling.office(name))):
        if word in _joining():
            joined.append([])
            commas.append(word in _LISTING)
        else:
            joined[-1].append(word)
    commas.append(False)
    words = [_telling(cut, agency) for cut in joined]
    heads = [_last(cut, agency) for cut in joined]
    return [
        Part(
            text := "".join(cut),
            _own(heads if _is_a_kind_of_money(text) else words, at),
            commas[at] or commas[at + 1],
            _length(cut),
        )
        for at, cut in enumerate(joined)
    ]


def _own(words: Sequence[tuple[str, ...]], at: int) -> tuple[str, ...]:
    others = {word for place, others in enumerate(words) for word in others if place != at}
    return tuple(word for word in words[at] if word not in others)


@cache
def _joining() -> frozenset[str]:
    return frozenset(words_of("name", "joining"))


def _last(cut: Sequence[str], agency: str) -> tuple[str, ...]:
    """What money is for: 加固 of 抗震加固补助."""
    said = telling.known_of((word for word in cut if not telling.is_plain(word)), agency)
    return tuple(word for word in cut if word in said.telling | said.broad)[-1:]


def _telling(cut: Sequence[str], agency: str) -> tuple[str, ...]:
    """What tells its subject, and what is done at last: 改造 of 无障碍改造."""
    said = telling.known_of((word for word in cut if not telling.is_plain(word)), agency)
    done = said.broad.intersection(cut[-1:])
    return tuple(word for word in cut if word in (said.telling or said.broad) | done)


def _length(cut: Sequence[str]) -> int:
    return sum(len(w) for w in cut if not (telling.is_plain(w) or is_only_a_projects(w)))


def _stands_by_itself(part: Part, parts: Sequence[Part], name: str) -> bool:
    """Whether a part has words of its own, and is no shorter half of what the last is told by.

    城东 of 城东、城西小学操场翻修 says where.
    """
    if not part.tells or 2 * part.length < parts[-1].length:
        return False
    if part.text.endswith(words_of("name", "groups")) or _is_a_time(part.text):
        return False
    if _is_a_kind_of_money(part.text):
        return True
    return part.is_listed and (part.length > _PHRASE or not is_only_a_projects(name))


def _is_a_kind_of_money(text: str) -> bool:
    """取暖费, and no 专项经费."""
    is_money = text.endswith(words_of("name", "kinds_of_money"))
    return is_money and not text.endswith(words_of("name", "any_money"))


def _is_a_time(text: str) -> bool:
    """Whether it says at which festival or season, or on which day: 世界读书日活动."""
    if text.removesuffix("活动").endswith(("日", "节")):
        return True
    times = (*words().festival, *words().season, *words_of("deadline", "also_festivals"))
    return any(time in text for time in times)
