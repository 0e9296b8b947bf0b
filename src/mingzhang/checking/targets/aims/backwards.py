"""Sentences that cap what is good or ask for what is bad: 满意度不高于90%, 事故不少于1起.

What indicators say with a sign, objectives, purposes and notes on projects say in sentences.
What is said of those that fall short (满意度低于90%的, 低于90%扣减) is a condition and no goal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.items import ProjectOf, projects
from mingzhang.checking.targets.notes import NoteOf, notes
from mingzhang.checking.targets.wordlists import one_of, words_of

UP = r"(?:≥|>=|不低于|不少于|达到|高于|大于|至少)"
"""At least, in words and signs."""

_DOWN = r"(?:≤|<=|不高于|不超过|不多于|不大于|低于|小于|少于)"
_FEW = r"[百千万]分之[一二三四五六七八九十\d]+"
_COMPARED = re.compile(rf"(?:{UP}|{_DOWN})(?:\d|{_FEW})|[%‰]以[内下]")
"""Without this nothing is said; looking for it is cheaper than for all that can be said."""

_WITHIN_THE_BUDGET = re.compile(
    r"(?P<name>总?投资|造价|工程结算价?|费用|成本)[^,。;\d]{0,6}?(?:不低于|不少于|(?<![不未得])(?:大于|超过|高于|超出))"
    r"(?:批复|批准|核定|项目|投资|总|的)*(?:概算|预算|限额|控制价)(?!的)"
)
"""What may not be more than was granted, said to be no less."""

_BEFORE = 4
_CONSEQUENCE = re.compile(r"[者时则]|以?上的|[,，]?(?:扣|不予|取消|予以|应当|责令|限期|视为|每)")


class Backward(msgspec.Struct, frozen=True):
    """The name of a share or a thing with the number that it is to have."""

    text: str
    name: str
    is_bad: bool

    @property
    def value(self) -> str:
        """What is said of it."""
        return self.text.removeprefix(self.name)

    @property
    def told(self) -> str:
        """What is wrong."""
        if _WITHIN_THE_BUDGET.fullmatch(self.text):
            return f"“{self.text}”方向写反了：{self.name}不应当超过它"
        if self.name.endswith(words_of("direction", "time_ends")):
            return f"“{self.text}”方向写反了：{self.name}越短越好"
        fewer = "越低越好" if self.name.endswith(("率", "例")) else "越少越好"
        more = "越高越好" if self.name.endswith(("率", "度")) else "越多越好"
        good = fewer if self.is_bad else more
        return f"“{self.text}”方向写反了：{self.name}{good}"


@cache
def _pattern() -> re.Pattern[str]:
    bad = one_of("direction", "bad").pattern
    ends = one_of("direction", "bad_ends").pattern
    good = one_of("direction", "good_rate").pattern
    happening = one_of("direction", "happening").pattern
    deeds, never = (
        one_of("direction", "deeds").pattern,
        one_of("direction", "deeds_never_capped").pattern,
    )
    takes, times = (
        one_of("direction", "takes_time").pattern,
        one_of("direction", "time_ends").pattern,
    )
    return re.compile(
        rf"(?P<bad>(?:{bad})(?:{ends}|情况)){UP}(?:\d+(?:\.\d+)?[%‰]?|{_FEW})(?![\d.%‰的])"
        rf"|(?P<event>(?:{bad})){UP}\d+(?:起|次|件|例|宗)(?!的)"
        rf"|(?P<happening>(?:{happening})){UP}\d+起(?!的)"
        rf"|(?P<deed>(?:(?:{deeds})[\u4e00-\u9fff]{{0,8}}?不多于|(?:{never})[\u4e00-\u9fff]{{0,6}}?不超过)"
        rf"\d+(?:次|户|人次|人|场次?|期|家|处|批次)(?!的))"
        rf"|(?P<slow>(?:{takes})的?(?:平均|全部)?(?:{times})){UP}\d+(?:个?工作日|天|日|小时|分钟|个月)(?!的)"
        rf"|(?P<good>(?:{good}|满意度|满意率)){_DOWN}\d+(?:\.\d+)?%(?!的)"
        rf"|(?P<within>(?:{good}|满意度|满意率))(?:控制)?[在到]?\d+(?:\.\d+)?%以[内下](?!的)"
    )


def backwards(key: str) -> Iterator[Backward]:
    """What a text, folded, says the wrong way round; what it says twice only once."""
    for match in _WITHIN_THE_BUDGET.finditer(key) if "算" in key or "限" in key else ():
        yield Backward(match[0], match["name"], is_bad=True)
    said = set[str]()
    for match in _pattern().finditer(key) if _COMPARED.search(key) else ():
        before = key[max(0, match.start() - _BEFORE) : match.start()]
        if match["deed"] and _is_capped(key, match):
            continue
        kind = match.lastgroup or ""
        name = _DOING.split(match[0])[0] if kind == "deed" else match[kind]
        is_bad = kind not in ("good", "within", "deed")
        if match["slow"] and one_of("direction", "lasting").search(before):
            continue
        if is_bad and not match["slow"] and one_of("direction", "handled").search(before + name):
            continue
        if not is_bad and re.search(r"[不未]$", before):
            continue
        found = Backward(match[0], name, is_bad)
        if found.value not in said and not _is_a_condition(key, match, found.value):
            said.add(found.value)
            yield found


_BARE = re.compile("[高低大小多少]于")
_GOES_ON = re.compile(r"(?!以[上下内]|左右|[及和且并])[\u4e00-\u9fff]|,(?:[^\d,。;]*)(?:[,。;]|$)")


def _is_a_condition(key: str, match: re.Match[str], value: str) -> bool:
    """Whether something follows from it: 超标率高于 10%的加密抽测, 投诉率高于 2%，学校应当整改.

    What is only 高于 or 低于 a number is no goal where the sentence goes on without another one.
    """
    if _CONSEQUENCE.match(key, match.end()):
        return True
    return bool(_BARE.match(value) and _GOES_ON.match(key, match.end()))


_DOING = re.compile("不[多超]")


def _is_capped(key: str, match: re.Match[str]) -> bool:
    """Whether the sentence is about what is kept down: 同一企业每年检查不多于 1 次."""
    if one_of("direction", "kept_down").search(_DOING.split(match[0])[0]):
        return True
    lead = keys.sentences(key[: match.end()])[-1]
    rest = keys.sentences(key[match.end() :])[0]
    return bool(one_of("direction", "deeds_capped").search(lead + rest))


def _texts(dossier: Dossier) -> Iterator[tuple[int, ProjectOf | NoteOf]]:
    yield from projects(dossier)
    yield from notes(dossier)


@over("P376", _texts)
def sentence_goes_the_wrong_way(item: ProjectOf | NoteOf) -> Iterator[Flaw]:
    """满意度不高于 90% in an objective, a purpose or the goal of a note."""
    if isinstance(item, NoteOf):
        for found in backwards(item.text("goal")):
            yield item.flaw("goal", f"的绩效目标写{found.told}", found.text)
        return
    told = set[str]()
    for role, text in item.told():
        for found in backwards(keys.fold(text)):
            if found.text not in told:
                told.add(found.text)
                yield item.flaw(f"写{found.told}", item.evidence(role, text))
