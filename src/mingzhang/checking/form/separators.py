"""F530–F531: 、 and ， where lists and sentences want the other, 。 within a comparison.

What is joined by a comma can be a clause as well as a name, so a comma in a list is told only where
something shows that it parts two names: what they end with, how many the sentence counts, 等工作
behind a name without a verb.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeAlias

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.misprints.quotes import around_as_printed
from mingzhang.checking.targets.passages import (
    Passage,
    Whole,
    all_in_one_quoted,
    printed_once,
    wholes,
)
from mingzhang.declared import declared
from mingzhang.numerals import number_of

_NAME = r"[\u4e00-\u9fff()]"
_IN_A_LIST = re.compile(rf"、{_NAME}{{1,12}},{_NAME}{{2,12}}、")
_LAST = re.compile(
    rf"、{_NAME}{{1,12}},(?P<last>[\u4e00-\u9fff]{{2,6}})等(?:各项)?(?:工作|活动|事项|任务)(?=[。;,]|$)",
    re.MULTILINE,
)
_SPENT = re.compile(
    rf"、{_NAME}{{1,12}},(?P<last>[\u4e00-\u9fff]{{2,6}})等(?:支出|费用|开支|经费|用品|物品)?(?=[。;]|$)",
    re.MULTILINE,
)
_PARALLEL = re.compile(
    r"(?P<end>化|制度|机制|体系|工程|设施|率|费)"
    r"(?P<rest>(?:[、,][\u4e00-\u9fff]{2,10}?(?P=end)){2,})(?=[,。;、)]|等|$)",
    re.MULTILINE,
)
_HEAD = re.compile(r"[\u4e00-\u9fff]{0,12}$")
"""What stands before the first of the endings."""

_UNCHANGED = re.compile(
    rf"、{_NAME}{{1,10}}费用?,{_NAME}{{2,8}}费用?"
    r"(?:保持不变|无变化|不变|均|都|等(?:各项)?(?:支出|费用|开支|经费)?(?=[,。;、)]|$))",
    re.MULTILINE,
)
_WORDS = re.compile(r",(?P<one>[\u4e00-\u9fff]{2}),(?P<other>[\u4e00-\u9fff]{2})(?=[,。;]|等|工作)")
_CLAUSE = re.compile(
    r"[与和同对台、][^,。;:]{2,12}等(?:部门|单位|方面|机构|科室)、(?P<does>[\u4e00-\u9fff]{2})"
)
_PARTS = re.compile("[、,]")
_EDGE = re.compile("[。;:,]")
_AND = re.compile("以及|[和及与]")
_COUNT = re.compile(r"(?P<no>[二两三四五六七八九十]|\d{1,2})(?:个|大|项|类|种|级|处|家|所|座)")
_AND_SO_ON = re.compile("等")
_BESIDE = re.compile(r"费用?|机|器|机构|室|科|局|所|站|院|校|厂|场|员|车|表|款|证|法")

_WIDEST = 120
"""Characters in which a list is looked for."""

_SHOWN = 16


_Judge: TypeAlias = Callable[[str, re.Match[str]], bool]
"""Whether the comma of a match in a key is wrong."""


class _Separators(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: tuple[str, ...]
    """What a clause begins with, and a name seldom does."""

    asides: tuple[str, ...]
    """Words of two characters that stand between commas by right."""

    predicates: tuple[str, ...]
    """What only clauses have: the comma before one parts no names."""

    does: tuple[str, ...]
    """What a clause of its own begins with, behind 等部门."""


@cache
def _separators() -> _Separators:
    return declared(__package__, "separators.toml", _Separators)


@over("F530", wholes)
def comma_parts_names(whole: Whole) -> Iterator[Flaw]:
    """办公费、印刷费，邮电费、差旅费."""
    yield from all_in_one_quoted(_found(whole), "的并列词语之间顿号和逗号混用")


def _found(whole: Whole) -> Iterator[tuple[Passage, str]]:
    """Each passage once, whichever kinds of comma it has."""
    seen: list[Passage] = []
    for pattern, judge in _KINDS:
        for passage in printed_once(whole.having(pattern)):
            match = _wrong_in(passage, pattern, judge)
            if match and passage not in seen:
                seen.append(passage)
                yield passage, _shown(passage, match)


def _wrong_in(passage: Passage, pattern: re.Pattern[str], judge: _Judge) -> re.Match[str] | None:
    for match in pattern.finditer(passage.key):
        if judge(passage.key, match) and not _is_half_width(passage, match):
            return match
    return None


def _is_half_width(passage: Passage, match: re.Match[str]) -> bool:
    """Whether F529 tells of the comma, or may, as it is printed half-width."""
    text = passage.printed.text
    return len(text) == len(passage.key) and "," in text[match.start() : match.end()]


def _shown(passage: Passage, match: re.Match[str]) -> str:
    """What stands around a match, as printed where the key has each sign in its place."""
    return around_as_printed(passage.printed.text, match, _SHOWN)


def _begins_a_clause(words: str) -> bool:
    return words.startswith(_separators().verbs)


def _parts_two_names(key: str, match: re.Match[str]) -> bool:
    """Whether both sides of the comma are names of one kind, or are counted together."""
    before, after = match[0].strip("、").split(",")
    if _begins_a_clause(after) or _begins_a_clause(before) or _is_a_clause(key, match):
        return False
    is_a_kind = _BESIDE.search(before[-2:]) is not None
    is_of_one_kind = is_a_kind and before != after and after.endswith(before[-1])
    return is_of_one_kind or _counts(key, match)


def _is_a_clause(key: str, match: re.Match[str]) -> bool:
    """Whether what begins behind the comma says something: 水费、电费均由中心支付."""
    comma = key.index(",", match.start())
    edge = _EDGE.search(key, comma + 1, comma + _WIDEST)
    clause = key[comma : edge.start() if edge else comma + _WIDEST]
    return any(word in clause for word in _separators().predicates)


def _counts(key: str, match: re.Match[str]) -> bool:
    """Whether a number behind the list is that of all its parts: 小学、初中，高中、中职四个学段."""
    widest = max(0, match.start() - _WIDEST)
    start = max((m.end() for m in _EDGE.finditer(key, widest, match.start())), default=widest)
    rest = _EDGE.search(key, match.end(), match.end() + _WIDEST)
    listed = key[start : rest.start() if rest else match.end() + _WIDEST]
    counts = list(_COUNT.finditer(listed))
    if not counts or _AND_SO_ON.search(listed):
        return False
    parts = _PARTS.split(listed[: counts[-1].start()])
    return len(parts) + len(_AND.findall(parts[-1])) == number_of(counts[-1]["no"])


def _is_a_name(_: str, match: re.Match[str]) -> bool:
    return not _begins_a_clause(match["last"])


def _is_spent_on(key: str, match: re.Match[str]) -> bool:
    """Whether the last of what money goes for is a name, be it of what is done: 设施,维护等支出."""
    last = match["last"]
    is_bare = len(last) == _A_WORD and "支出" in match[0]
    return (is_bare or not _begins_a_clause(last)) and not _is_a_clause(key, match)


_A_WORD = 2
_OWN_SUBJECT = 5
"""Characters of 流程便捷化; 便捷化 is of what stands before it."""


def _are_parallel(key: str, match: re.Match[str]) -> bool:
    """Whether names that end alike are parted by both signs, and one stands alone between commas.

    A、B，C、D can be two pairs.
    """
    head = _HEAD.search(key, max(0, match.start() - _WIDEST), match.start())
    before = head[0] if head else ""
    groups = [group.split("、") for group in f"{before}{match[0]}".split(",")]
    first, *parts = (part for group in groups for part in group)
    sizes = {len(group) for group in groups}
    own = match["end"] != "化" or all(len(part) >= _OWN_SUBJECT for part in (first, *parts))
    is_list = own and 1 in sizes and len(sizes) > 1 and not any(map(_begins_a_clause, parts))
    return is_list and not _is_a_clause(key, match)


def _are_words(_: str, match: re.Match[str]) -> bool:
    return not {match["one"], match["other"]} & set(_separators().asides)


def _does(_: str, match: re.Match[str]) -> bool:
    return match["does"] in _separators().does


def _always(_: str, match: re.Match[str]) -> bool:
    return bool(match)


_KINDS = (
    (_IN_A_LIST, _parts_two_names),
    (_LAST, _is_a_name),
    (_SPENT, _is_spent_on),
    (_PARALLEL, _are_parallel),
    (_UNCHANGED, _always),
    (_WORDS, _are_words),
    (_CLAUSE, _does),
)


def _compared(sign: str) -> re.Pattern[str]:
    """An amount, and behind a sign what it is compared with: 3.60万元，比上年减少."""
    return re.compile(
        rf"(?<![\d.])\d[\d.]{{0,15}}万?元(?P<sign>{sign})"
        r"(?:比|较|与|同|和)(?:上年|去年|上一年|20\d\d年)度?"
        r"(?:年初|部门|单位|收支|支出|收入|调整|执行){0,4}(?:预算|决算)?(?:安排|执行)?数?(?:相比|比较|比)?"
        r"(?P<how>(?:增加|减少|增长|下降)(?!的)|(?:基本)?持平(?!的))"
    )


_COMPARISON, _STOPPED = _compared("[,。]"), _compared("。")
_CHANGED = re.compile("[增减升降]|持平|一致")
_NUMBERED = re.compile(r"\(?[一二三四五六七八九十\d]{1,2}[)、.]")
_STOPS = tuple(f"元。{than}" for than in "比较与同和")
_USUALLY = 3
"""Times that a document has a comma there for each full stop."""


@over("F531", wholes)
def comparison_is_a_sentence(whole: Whole) -> Iterator[Flaw]:
    """预算3.60万元。比上年减少0.40万元, where others have a comma."""
    stopped = whole.having(_STOPPED, *_STOPS)
    if not stopped:
        return
    signs = Counter(map(_sign_and_way, _COMPARISON.finditer(whole.text)))
    found = [
        (passage, _shown(passage, match))
        for passage in printed_once(stopped)
        for match in _STOPPED.finditer(passage.key)
        if _is_unusual(match, signs) and not _stands_alone(_sentence(passage.key, match))
    ]
    yield from all_in_one_quoted(found, "的金额之后是句号，下一句没有主语")


def _sign_and_way(match: re.Match[str]) -> tuple[str, bool]:
    """The sign before a comparison, and whether nothing has changed: forms have their own ways
    with 与上年持平.
    """
    return match["sign"], "持平" in match["how"]


def _is_unusual(match: re.Match[str], signs: Counter[tuple[str, bool]]) -> bool:
    """Whether most comparisons of this way stand behind a comma."""
    _, is_same = _sign_and_way(match)
    return signs[",", is_same] >= _USUALLY * signs["。", is_same]


def _stands_alone(sentence: str) -> bool:
    """Whether the sentence before compares itself, is an item's label or has other amounts."""
    is_label = _NUMBERED.match(sentence) is not None  # （三）接待费3万元。
    return is_label or sentence.count("元") > 1 or bool(_CHANGED.search(sentence))


def _sentence(key: str, match: re.Match[str]) -> str:
    """What the sentence before the full stop says: of a comparison, that is another one's."""
    start = max(key.rfind(sign, 0, match.start()) for sign in "。;")
    return key[start + 1 : match.start("sign")]
