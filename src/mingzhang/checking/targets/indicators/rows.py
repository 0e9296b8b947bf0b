"""Indicators against each other: one listed twice, and descriptions that are another one's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.indicators.one_thing import of_one_thing
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.things import says, telling_words
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure

_REFLECTS = re.compile(r"^反[映应]")
_PAID_OUT = re.compile(r"实际?发放[^,。;]{0,6}/应?发?放?|实发[^,。;]{0,4}/应发")
_NONE = re.compile(r"^无|不涉及|不适用|未设置")
_LEAST = 4
"""Characters of a name or description that is one indicator's own."""

_TELLING = 4
"""So many characters behind the subject say what is measured of it."""


@over("P341", open_projects)
def same_indicator_with_two_targets(item: ProjectOf) -> Iterator[Flaw]:
    """The same name and description, and two different targets."""
    seen: dict[tuple[str, str, str], IndicatorOf] = {}
    for one in item.indicators:
        key = one.level2, one.folded["level3"], one.folded["description"]
        first = seen.setdefault(key, one)
        if first is not one and _stated(first) != _stated(one) and key[1]:
            yield item.flaw(
                f"{one.label}列了两次，描述相同，指标值却分别是“{first.its.target.text}”和"
                f"“{one.its.target.text}”",
                one.evidence(),
                first.evidence(),
            )

    for first, one in of_one_thing(item):
        yield item.flaw(
            f"{first.label}和{one.label}说的是同一件事，指标值却分别是“{first.its.target.text}”和"
            f"“{one.its.target.text}”",
            one.evidence(),
            first.evidence(),
        )


@over("P346", open_projects)
def same_indicator_twice(item: ProjectOf) -> Iterator[Flaw]:
    """One row printed twice: kind, name, description and target."""
    seen: dict[tuple[str, ...], IndicatorOf] = {}
    found = []
    for one in item.indicators:
        name, description = one.folded["level3"], one.folded["description"]
        first = seen.setdefault((one.level2, name, description, one.folded["target"]), one)
        if first is not one and name:
            found.append((one, "与前面一行完全相同，列了两次"))
    yield from item.flaws(found, "level3")


@over("P348", open_projects)
def same_indicator_under_two_kinds(item: ProjectOf) -> Iterator[Flaw]:
    """增加收入 under 经济效益 and, in the same words, under 社会效益."""
    seen: dict[tuple[str, str], IndicatorOf] = {}
    for one in item.indicators:
        key = one.folded["level3"], one.folded["description"]
        first = seen.setdefault(key, one)
        if first.level2 != one.level2 and _is_a_name(key[0]) and one.its.target.kind != "secret":
            targets = f"“{first.its.target.text}”和“{one.its.target.text}”"
            alike = "相同" if _stated(first) == _stated(one) else f"分别是{targets}"
            yield item.flaw(
                f"{one.label}在{first.level2}指标里也列了，描述相同，指标值{alike}",
                one.evidence("level2"),
                one.evidence("level3"),
                first.evidence("level3"),
            )

    first_named: dict[str, IndicatorOf] = {}
    for one in item.indicators:
        named = first_named.setdefault(one.folded["level3"], one)
        if named is not one and _is_a_name(one.folded["level3"]) and _counts_else(named, one):
            yield item.flaw(
                f"{one.label}与前面{named.level2}指标的名称相同，指标值“{one.its.target.text}”"
                f"与“{named.its.target.text}”说的却不是一回事",
                one.evidence("level3"),
                named.evidence("level3"),
            )


def _counts_else(first: IndicatorOf, second: IndicatorOf) -> bool:
    """件数 of 60 件, and again as quality with none of them; 件数 of things, and again of 人.

    Or what a row of costs is called, and one of what is got for them.
    """
    kinds = {first.level2, second.level2}
    if "成本" in kinds and kinds.isdisjoint(("数量", "经济效益")):
        return (first.measure == "money") != (second.measure == "money")
    if first.level2 != "数量" or first.its.target.kind != "number":
        return False
    if first.folded["description"] == second.folded["description"]:
        return False
    units = measures.of_unit(first.its.target.unit), measures.of_unit(second.its.target.unit)
    if second.level2 == "质量":
        return units[0] == units[1] != "" and first.its.target.value != second.its.target.value
    return second.level2 == "数量" and units in (("things", "people"), ("people", "things"))


def _is_a_name(name: str) -> bool:
    """Not 无 or 不涉及, which several kinds may say."""
    return len(name) >= _LEAST and not _NONE.search(name)


def _not_paid_out(name: str, told: str) -> str:
    """体检率 described as 实际发放人数/应发放人数: what the name says is done; "" where it fits."""
    if not _PAID_OUT.search(told) or one_of("cost", "counts_paid").search(name):
        return ""
    return next(reversed(one_of("cost", "not_paid_out").findall(name)), "")


@over("P347", open_projects)
def description_of_another_indicator(item: ProjectOf) -> Iterator[Flaw]:
    """养护面积, described as 反映苗木成活率, which is the name of the next."""
    yield from _described_as_another(item)
    named = {one.folded["level3"]: one for one in item.indicators}
    for one in item.indicators:
        told = _REFLECTS.sub("", one.folded["description"]).rstrip("。").removesuffix("情况")
        other = named.get(told)
        name = one.bare
        if work := _not_paid_out(name, told):
            yield one.flaw(
                f"的描述“{keys.tidy(one.its.description)}”算的是发放，不是{work}",
                "description",
                "level3",
            )
        elif other and other is not one and len(told) >= _LEAST and not _alike(name, told):
            yield one.flaw(
                f"的描述“{keys.tidy(one.its.description)}”说的是{other.label}",
                "description",
                "level3",
            )


def _described_as_another(item: ProjectOf) -> Iterator[Flaw]:
    """氟斑牙调查人数 and 盐碘监测份数, both described as 监测的食用盐份数."""
    by_words: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    for one in item.indicators:
        by_words[one.folded["description"]].append(one)
    for told, alike in by_words.items():
        if len(alike) != 2 or len(told) < _LEAST or "满意" in told:
            continue
        for one, other in (alike, alike[::-1]):
            if _names_none(one, told) and not _names_none(other, told) and _words_of(one):
                yield one.flaw(
                    f"的描述“{keys.tidy(one.its.description)}”与{other.label}的相同，说的是那一个",
                    "description",
                    "level3",
                )


def _names_none(one: IndicatorOf, told: str) -> bool:
    return not any(says(told, word) or keys.in_a_row(word, told) > 1 for word in _words_of(one))


def _words_of(one: IndicatorOf) -> tuple[str, ...]:
    return telling_words(one.its.level3)


class Described(msgspec.Struct, frozen=True):
    """The indicators of a disclosure that have one description, under several names."""

    told: str
    items: tuple[IndicatorOf, ...]


def _described(disclosure: Disclosure) -> Iterator[Described]:
    by_words: dict[str, list[IndicatorOf]] = {}
    for project in disclosure.projects:
        for its in project.indicators:
            told = keys.fold(its.description)
            if len(told) >= _LEAST and its.target.kind != "secret":
                by_words.setdefault(told, []).append(IndicatorOf(disclosure, project, its))
    for told, items in by_words.items():
        if len({one.folded["level3"] for one in items}) > 1:
            yield Described(told, tuple(items))


@over("P349", each(_described))
def description_is_of_a_similar_name(item: Described) -> Iterator[Flaw]:
    """保洁人员数量 and 保安人员数量, both described as 保安服务人员数量."""
    named = {one.folded["level3"]: one for one in reversed(item.items)}
    for one, other in _meant_by_numbers(item):
        yield _is_of(one, other)
    meant = _meant(named, item.told)
    for name, one in named.items():
        if name in meant:
            yield _is_of(one, named[meant[name]])


def _is_of(one: IndicatorOf, other: IndicatorOf) -> Flaw:
    return one.flaw(
        f"的描述“{keys.tidy(one.its.description)}”与{other.label}的描述相同，说的是那一个",
        "description",
        "level3",
    )


def _meant(names: Iterable[str], told: str) -> dict[str, str]:
    """Each name that a description does not mean, with the one that it means instead.

    The two differ in one character, which the description has with a character beside it.
    """
    alike: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for name in names:
        for at in range(len(name)):
            alike[at, name[:at], name[at + 1 :]].append(name)
    meant: dict[str, str] = {}
    for (at, *_), group in alike.items():
        if len(group) == 1:
            continue
        said = [
            name
            for name in group
            if name[at : at + 2] in told or (at > 0 and name[at - 1 : at + 1] in told)
        ]
        for name in group if said else ():
            if name[at] not in told and not name[at].isdigit():
                meant.setdefault(name, said[0])
    return meant


_NUMBER = re.compile(r"\d+(?!\d*年度)")


def _meant_by_numbers(item: Described) -> Iterator[tuple[IndicatorOf, IndicatorOf]]:
    """The same, of one project's names that differ in their numbers: 20年以下, 21年以上."""
    said = frozenset(_NUMBER.findall(item.told))
    if not said:
        return
    numbered = [(one, frozenset(_NUMBER.findall(one.folded["level3"]))) for one in item.items]
    right = [(one, numbers) for one, numbers in numbered if numbers and numbers <= said]
    for one, numbers in numbered if right else ():
        if not numbers or not numbers.isdisjoint(said):
            continue
        for other, _ in right:
            names = (_NUMBER.sub("#", each.folded["level3"]) for each in (one, other))
            if one.project is other.project and keys.in_a_row(*names) >= _LEAST:
                yield one, other
                break


def _alike(name: str, told: str) -> bool:
    """Whether two names share two characters in a row: 培训人数 and 培训率 may be one thing.

    What both begin with is the subject: 路灯验收合格率 and 路灯按期完成率 are two things.
    """
    subject = keys.same_start(name, told)
    own, others = name[subject:], told[subject:]
    if min(len(own), len(others)) >= _TELLING:
        name, told = own, others
    return any(name[at : at + 2] in told for at in range(len(name) - 1))


def _stated(one: IndicatorOf) -> str:
    return one.folded["target"].removeprefix("预计").strip("()。")
