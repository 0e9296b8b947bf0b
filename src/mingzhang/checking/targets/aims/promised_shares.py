"""Shares that the words and an indicator give two levels: 群众满意度达到 90% and ≥95%."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import takewhile

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.more_than_all import states_more_than_all
from mingzhang.checking.targets.told import all_of_this_year, phrases_of, promise_of
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.numerals import HUNDRED

_PERCENT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?(?:率|满意度|比例|占[\u4e00-\u9fff]{1,10}?|比重|比|密度|覆盖面|知晓度|完整度|准确度|集中度))"
    r"(?P<bound>(?:要|均|都|应|力争|不低于|不少于|达到|达|为|在|保持在|稳定在|提高到|提升到|提高至|提升至|降到|降至|降低到|降低至|压减到|≥|>=|大于等于|超过|高于"
    r"|控制在|不超过|不高于|低于|≤|<=){0,3})(?P<number>\d+(?:\.\d+)?)(?P<sign>[%‰])(?P<behind>以[内下])?"
)

_CEILING = re.compile(r"(?:控制在|不超过|不高于|(?<!不)低于|≤|<=)$")

_OF_AN_AGE = ("岁", "周岁")

_MUCH = 5
_KIND = 2

_ABOVE = re.compile(r"\d{3}(?:\.\d+)?[%％]")


@over("P345", open_projects)
def objective_states_another_share(item: ProjectOf) -> Iterator[Flaw]:
    """群众满意度达到 90% in the objectives and ≥95% in the only indicator of it."""
    others = list(other_shares(item))
    for one, printed in others:
        field, text = promise_of(item, printed)
        yield item.flaw(
            f"{FIELDS[field]}写“{printed}”，{one.label}的指标值却是“{one.its.target.text}”",
            one.evidence(),
            item.evidence(field, text),
        )
    yield from _more_than_all(item, {printed for _, printed in others})


def _more_than_all(item: ProjectOf, told: Collection[str]) -> Iterator[Flaw]:
    """稳控率达到 195% in the objectives, where no indicator of it has another value."""
    for field, text in item.told():
        for share in _shares_in(text) if _ABOVE.search(text) else ():
            is_above = share.value > HUNDRED and share.printed not in told
            if is_above and states_more_than_all(item.disclosure, share.name, share.value):
                yield item.flaw(
                    f"{FIELDS[field]}写“{share.printed}”，超过 100%", item.evidence(field, text)
                )
                return


def other_shares(item: ProjectOf) -> Iterator[tuple[IndicatorOf, str]]:
    """The shares that the words give another value, each with the words."""
    shares = [one for one in item.indicators if one.measure == "percent"]
    seen: set[int] = set()
    for share in _shares_in(all_of_this_year(item)) if shares else ():
        same = [one for one in shares if _is_the_share(share.name, one)]
        if len(same) != 1 or id(same[0]) in seen or _value(same[0]) == share.value:
            continue
        if not _is_between(share, same[0]):
            seen.add(id(same[0]))
            yield same[0], share.printed


class _Share(msgspec.Struct, frozen=True):
    """A share that a clause states, in percent."""

    name: str
    value: Decimal
    is_ceiling: bool
    printed: str


def _is_between(share: _Share, one: IndicatorOf) -> bool:
    """Whether one is the least and the other the most: 优秀率不低于 20% and ≤30%."""
    most = one.its.target.is_at_most
    if share.is_ceiling == most:
        return False
    low, high = (_value(one), share.value) if share.is_ceiling else (share.value, _value(one))
    return low < high and (most or one.its.target.is_at_least)


def _value(one: IndicatorOf) -> Decimal:
    return _in_percent(one.its.target.value, one.its.target.unit)


def _in_percent(number: str, sign: str) -> Decimal:
    return Decimal(number) / (10 if "‰" in sign else 1)


def _shares_in(text: str) -> Iterator[_Share]:
    """The shares of a text, but for changes and parts."""
    for clause in phrases_of(keys.fold(text)):
        for match in _PERCENT.finditer(clause) if "%" in clause or "‰" in clause else ():
            if not one_of("clause", "not_a_level").search(clause):
                is_ceiling = bool(_CEILING.search(match["bound"])) or bool(match["behind"])
                value = _in_percent(match["number"], match["sign"])
                yield _Share(match["name"], value, is_ceiling, match[0])


def _is_the_share(phrase: str, one: IndicatorOf) -> bool:
    """Whether an indicator is of the share that a phrase names: by its name, or by 占."""
    name = one.bare
    said = name + one.folded["description"]
    if "占" in phrase and "率" not in phrase:
        return keys.in_a_row(phrase, said) >= _MUCH
    if phrase[-3:] != name[-3:]:
        return False
    if phrase.startswith(_OF_AN_AGE):
        return phrase in name  # 65 岁及以上老年人健康管理率
    shorter = min(len(phrase), len(name))
    if _is_another_kind(phrase, name):
        return False
    return keys.in_a_row(phrase, name) >= min(shorter, _MUCH)


def _is_another_kind(phrase: str, name: str) -> bool:
    """Whether each says of what kind it is in words of its own: 出生缺陷 and 神经管缺陷发生率."""
    pairs = zip(reversed(phrase), reversed(name), strict=False)
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    kinds = phrase[: len(phrase) - tail], name[: len(name) - tail]
    return all(len(kind) >= _KIND for kind in kinds) and not {*kinds[0]} & {*kinds[1]}
