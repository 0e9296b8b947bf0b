"""Misprints in the target tables and the department's goals: wrong words, words cut off.

Wrong words are a list (slips.toml) of what can be told from the words around it. A name that
differs from its own description in one character, and a sentence that stops at a comma, need
no list.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.items import (
    COLUMNS,
    IndicatorOf,
    ProjectOf,
    indicators,
    open_projects,
)
from mingzhang.checking.targets.measures import bare_name
from mingzhang.checking.targets.passages import (
    Leak,
    Neighbours,
    Passage,
    leaks,
    neighbours,
    target_texts,
    whole_texts,
)
from mingzhang.disclosure import Disclosure

_SHOWN = 8
_NEAR = 24
"""Characters within which a wrong word stands, together with what must stand before it."""

_SHORTEST = 8
"""Names of fewer characters differ from their descriptions by what they mean."""

_STOPS_SHORT = re.compile(
    r"[,、]$|(?:以及|并且|其中|例如)$|(?:[,、;]|以及|并且)[。;]$|(?:^|[,。;])[^,。;是为]*的。$"
)
_USUAL = 3
_QUALIFIES = frozenset(
    "的地得各该及等全本区县市省镇乡村新老旧总年月日季周不未已应实可被所其每人度率数项内外上下中大小多少"
    "校院馆所站室一二三四五六七八九十两再还均都最共也和与或对在为用有无首次末初高低前后男女东西南北"
)
"""Characters that qualify what follows; what has one more of them says something else."""

_SIGN_FIRST = re.compile(r"[.。,、;:)](?![\dA-Za-z])(?=.)")
_COUNTER = (
    r"(?:个|天|日|人|次|年|月|小时|分钟|工作日|周|万|元|%|级|类|户|公里|米|倍|项|家|名|场|期)"
)
_MIXED = re.compile(
    r"(?<![第之其周期初表件图款条项节章栋号组班线环一二两三四五六七八九十百千万])"
    rf"(?:[一二两三四五六七八九十]+[-—~～至到](?!20\d\d)\d{{1,3}}{_COUNTER}"
    rf"|(?<![\d.年月日号])\d{{1,2}}[-—~～至到][一二两三四五六七八九十]{{1,3}}{_COUNTER})"
)
_HAS_BOTH = re.compile(
    r"[一二两三四五六七八九十][-—~～至到]\d|\d[-—~～至到][一二两三四五六七八九十]"
)
_SEPARATED = 3
"""Of so many objectives a comma after each but the last is how they are told apart."""

_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("【", "】"), ("〔", "〕"))
_NUMBERED = re.compile(r"(?<![\d(])\d{1,2}\)")
_LABEL_ENDS = ")"
_LABEL = re.compile(r"(?:^|[\s,，。;；、:：.])(?:[\da-zA-Z]{1,2}|[一二三四五六七八九十]{1,2})\)$")


class _Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    right: str
    """"" where a word is printed twice."""

    before: str = ""
    after: str = ""


@cache
def _pattern(slip: _Slip) -> re.Pattern[str]:
    """Any of the words where what stands around them allows no other meaning.

    Made when a text can have one of them: most texts have none, and all patterns take long.
    """
    return re.compile(f"{slip.before}(?:{'|'.join(slip.words)}){slip.after}")


class _Misprints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    alike: tuple[str, ...]
    slips: tuple[_Slip, ...]


@cache
def _misprints() -> _Misprints:
    text = resources.files(__package__).joinpath("slips.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Misprints)


@cache
def _words() -> dict[str, frozenset[Neighbours]]:
    """All wrong words, each with its characters that stand side by side."""
    words = [word for slip in _misprints().slips for word in slip.words]
    return {word: frozenset(pairwise(word)) for word in words}


@cache
def _all_neighbours() -> frozenset[Neighbours]:
    return frozenset().union(*_words().values())


def possible(neighbours: Iterable[Neighbours]) -> frozenset[str]:
    """The wrong words of which all neighbours are among these: few, so few are searched for."""
    present = _all_neighbours().intersection(neighbours)
    return frozenset(word for word, own in _words().items() if own <= present)


def possible_words(dossier: Dossier) -> list[frozenset[str]]:
    """The wrong words that the texts of each disclosure can have."""
    return list(map(possible, dossier.once(neighbours)))


class Texts(msgspec.Struct, frozen=True):
    """Some passages, and the wrong words that they can have."""

    passages: Sequence[Passage]
    possible: frozenset[str]


def _targets(dossier: Dossier) -> Iterator[tuple[int, Texts]]:
    words = dossier.once(possible_words)
    for index, passages in target_texts(dossier):
        yield index, Texts(passages, words[index])


@over("P641", _targets)
def wrong_word(texts: Texts) -> Iterator[Flaw]:
    """A word that is no word where it stands: 反应 for 反映, 结队帮扶 for 结对帮扶."""
    yield from wrong_words(texts)


def wrong_words(texts: Texts, doubled: bool = True) -> Iterator[Flaw]:
    """The listed wrong words in some passages, and words that are printed twice."""
    printing: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in texts.passages:
        printing[passage.key].append(passage)
    for slip in _misprints().slips:
        if (slip.right or doubled) and (words := texts.possible.intersection(slip.words)):
            having = {key: own for key, own in printing.items() if any(w in key for w in words)}
            yield from _by_project(having, slip, _pattern(slip))


def is_listed(key: str, words: str) -> bool:
    """Whether a listed wrong word stands where a text has these words."""
    start = key.find(words)
    near = key[max(0, start - _NEAR) : start + len(words) + _NEAR]
    return any(
        match.start() < start + len(words) and start < match.end()
        for slip in _misprints().slips
        if any(word in near for word in slip.words)
        for match in _pattern(slip).finditer(key)
    )


def _by_project(
    printing: Mapping[str, Sequence[Passage]], slip: _Slip, pattern: re.Pattern[str]
) -> Iterator[Flaw]:
    """One finding for each project that has the slip, all its places together."""
    having: defaultdict[int, list[Passage]] = defaultdict(list)
    for key, passages in printing.items():
        if pattern.search(key):
            for passage in passages:
                having[passage.item.its.no if passage.item else 0].append(passage)
    for places in having.values():
        match = pattern.search(places[0].key)
        assert match is not None
        around = _around(places[0].key, match)
        told = f"像是错字，应为“{slip.right}”" if slip.right else "重复"
        yield Leak(match[0], tuple(places)).flaw(f"“{around}”里的“{match[0]}”{told}")


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - _SHOWN), match.end() + _SHOWN
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


@over("P642", indicators)
def name_is_misprinted(one: IndicatorOf) -> Iterator[Flaw]:
    """Name and description are the same but for one character that sounds or looks alike."""
    name, description = keys.fold(one.its.level3), keys.fold(one.its.description)
    if len(name) < _SHORTEST:
        return
    at = _misprinted(name, description)
    if at is not None:
        around = slice(max(0, at - 3), at + 4)
        yield one.flaw(
            f"的名称写“{name[around]}”，描述写“{description[around]}”，只差一个字",
            "level3",
            "description",
        )
    elif doubled := _doubled(bare_name(name), description) or _doubled(description, name):
        yield one.flaw(f"里的“{doubled}”多了一个字，名称和描述不同", "level3", "description")


def is_misprinted_name(one: IndicatorOf, words: str) -> bool:
    """Whether P642 tells of the characters that these words of its name or description have."""
    name, description = keys.fold(one.its.level3), keys.fold(one.its.description)
    at = _misprinted(name, description) if len(name) >= _SHORTEST else None
    if at is None:
        return False
    starts = name.find(words), description.find(words)
    return any(0 <= start <= at < start + len(words) for start in starts)


def _misprinted(name: str, description: str) -> int | None:
    """Where they differ in one character that sounds or looks alike, or stands there twice."""
    if len(name) == len(description):
        differing = keys.differing(name, description)
        if len(differing) == 1 and _alike(name[differing[0]], description[differing[0]]):
            return differing[0]
    else:
        shorter, longer = sorted((name, description), key=len)
        at = keys.added(longer, shorter)
        if at is not None and at > 1 and longer[at] == longer[at - 1]:
            return at
    return None


def _doubled(words: str, longer: str) -> str:
    """The place in the longer text that has a character of these words twice; "" where none."""
    if len(words) < _SHORTEST or words in longer:
        return ""
    for at in range(1, len(longer)):
        if longer[at] != longer[at - 1] or not "\u4e00" <= longer[at] <= "\u9fff":
            continue
        start = (longer[:at] + longer[at + 1 :]).find(words)
        if 0 <= start < at - 1 and at < start + len(words):
            return longer[max(0, at - 3) : at + 3]
    return ""


def _alike(left: str, right: str) -> bool:
    return any(left in group and right in group for group in _misprints().alike)


@over("P633", open_projects)
def objective_stops_short(item: ProjectOf) -> Iterator[Flaw]:
    """An objective that ends in a comma, or opens a quotation and does not close it."""
    objectives = item.its.objectives
    listed = len(objectives) >= _SEPARATED and all(
        keys.fold(text).endswith((",", "、")) for text in objectives[:-1]
    )
    for text in (*(objectives[-1:] if listed else objectives), item.its.purpose):
        field = "purpose" if text == item.its.purpose else "objectives"
        key = keys.fold(text)
        if _STOPS_SHORT.search(key):
            yield item.flaw(
                f"{'资金用途' if field == 'purpose' else '绩效目标'}没有写完：“{key[-12:]}”",
                item.evidence(field, text),
            )
        elif pair := unpaired(text):
            yield item.flaw(
                f"{'资金用途' if field == 'purpose' else '绩效目标'}里的{pair}不成对",
                item.evidence(field, text),
            )


def unpaired(text: str) -> str:
    """The pair of signs of which one half is missing.

    （ may be closed by ), two signs of one direction (”两费”) are no missing half, and numbers
    such as 1) have none.
    """
    text = text.replace("（", "(").replace("）", ")")
    for left, right in _PAIRS:
        opened, closed = text.count(left), text.count(right)
        if right == _LABEL_ENDS and closed:
            closed -= _labels(text, left, right)
        if opened != closed and (opened + closed) % 2:
            return f"“{left}”“{right}”"
    return ""


def _labels(text: str, left: str, right: str) -> int:
    """How many closing signs belong to a number of a list and to no opening sign."""
    depth = labels = 0
    numbered = right == ")" and len(_NUMBERED.findall(text)) > 1
    for at, char in enumerate(text):
        if char == left:
            depth += 1
        elif char == right and depth:
            depth -= 1
        elif char == right and (
            _LABEL.search(text[max(0, at - 4) : at + 1])
            or (numbered and text[at - 1 : at].isdigit())
        ):
            labels += 1
    return labels


@over("P643", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def character_is_left_over(disclosure: Disclosure) -> Iterator[Flaw]:
    """反映办使用人员满意程度, where the same indicator of most projects has it without 办."""
    described: dict[str, dict[str, list[IndicatorOf]]] = {}
    for project in disclosure.projects:
        for one in ProjectOf(disclosure, project).indicators:
            same = described.setdefault(keys.fold(one.its.level3), {})
            same.setdefault(keys.fold(one.its.description), []).append(one)
    for same in described.values():
        usual = [text for text, having in same.items() if len(having) >= _USUAL]
        for text, having in same.items() if usual else ():
            if any(name_is_misprinted(having[0])):
                continue  # the name beside it tells which is right
            for other in usual:
                extra = _left_over(text, other) if len(same[other]) >= 2 * len(having) else ""
                if extra:
                    yield Flaw(
                        f"“{keys.tidy(having[0].its.level3)}”的描述“{text}”（{len(having)} 处）"
                        f"像是多了“{extra}”字，其他 {len(same[other])} 处写的是“{other}”",
                        (*(one.evidence("description") for one in having),),
                        project=having[0].project.no,
                    )


def _left_over(longer: str, text: str) -> str:
    """The one character that the longer text has more, unless it makes sense on its own."""
    at = keys.added(longer, text)
    if at is None or not 0 < at < len(text) or len(text) < _SHORTEST:
        return ""
    extra = longer[at]
    is_word = extra in _QUALIFIES or not "\u4e00" <= extra <= "\u9fff"
    return "" if is_word else extra


_OWN_NUMBER = re.compile(r"^(?:目标)?\d{1,2}[.、]")


@over("P646", open_projects)
def begins_with_a_sign(item: ProjectOf) -> Iterator[Flaw]:
    """.通过慰问…: what stood before the sign is missing, or the sign is left over."""
    found = [
        (one, f"的{COLUMNS[role]}以标点“{match[0]}”开头", role)
        for one in item.indicators
        for role in ("level3", "description", "basis")
        if (match := _SIGN_FIRST.match(keys.fold(one.text(role))))
    ]
    yield from item.flaws_at(found)
    if match := _SIGN_FIRST.match(keys.fold(item.its.purpose)):
        yield item.flaw(f"资金用途以标点“{match[0]}”开头", item.evidence("purpose"))
    for text in item.its.objectives:
        if match := _SIGN_FIRST.match(_OWN_NUMBER.sub("", keys.fold(text), count=1)):
            said = f"绩效目标“{keys.tidy(text)[:12]}”以标点“{match[0]}”开头"
            yield item.flaw(said, item.evidence("objectives", text))


@over("P647", whole_texts)
def numerals_are_mixed(passages: Sequence[Passage]) -> Iterator[Flaw]:
    """三-5 个工作日: one range, two ways of writing numbers."""
    for leak in leaks([one for one in passages if _HAS_BOTH.search(one.key)], _MIXED):
        yield leak.flaw(f"“{leak.what}”汉字数字和阿拉伯数字混用")
