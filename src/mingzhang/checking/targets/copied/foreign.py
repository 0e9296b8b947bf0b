"""Indicators taken from another field: 罪犯 in the targets of a county's talent fund.

Systems offer ready-made indicators by field. A word that belongs to one field only (words.toml)
must have something to do with the project, its objectives or the agency.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.contrasts import Kind, kinds_in, several_kinds
from mingzhang.checking.targets.copied.occasions import (
    other_occasion,
    other_supply,
    speaks_of_another,
    speaks_of_another_supply,
)
from mingzhang.checking.targets.copied.telling import is_of_any
from mingzhang.checking.targets.copied.two_names import places_by_two_names
from mingzhang.checking.targets.items import (
    FIELDS,
    IndicatorOf,
    ProjectOf,
    achieved_projects,
    open_projects,
)
from mingzhang.checking.targets.things import telling_words
from mingzhang.checking.targets.wordlists import Field, Foreign, one_of, words
from mingzhang.declared import any_of


@over("P623", open_projects)
def indicator_of_another_field(item: ProjectOf) -> Iterator[Flaw]:
    """A word of one field in a project that has nothing to do with it."""
    told = "\n".join([one.its.level3 + one.its.description for one in item.indicators])
    if not _of_a_field().search(told):
        return
    if one_of("writing", "overseeing").search(_about(item)):
        return
    seen: set[int] = set()
    for field in words().field:
        found = [word for word in field.words if word in told]
        if found and not _is_of(field, _about(item)):
            saying = [one for one in _saying(item, found) if id(one[0]) not in seen]
            seen.update(id(one) for one, _, _ in saying)
            yield from item.flaws_at(saying)


@cache
def _of_a_field() -> re.Pattern[str]:
    """Any word that belongs to one field, or that sentences of one field have."""
    return re.compile(any_of(w for field in words().field for w in (*field.words, *field.told)))


def _is_of(field: Field, about: str) -> bool:
    """Whether what a project is about has to do with a field."""
    return any(word in about for word in (*field.words, *field.told)) or field.is_at_home(about)


def _about(item: ProjectOf) -> str:
    """What the project is about, and whose it is."""
    its = item.its
    whose = (item.disclosure.agency.name, its.responsible_department, its.implementing_unit)
    return item.what_for + keys.fold("".join(whose))


def _saying(item: ProjectOf, found: Sequence[str]) -> Iterator[tuple[IndicatorOf, str, str]]:
    """The indicators that have one of the words, with the cell that has it."""
    for one in item.indicators:
        for role in ("level3", "description"):
            word = next((word for word in found if word in one.text(role)), "")
            if word and not _is_adapted(item, one):
                yield one, f"写的是“{word}”，与本项目无关，像是从别的领域的指标抄来的", role
                break


def _is_adapted(item: ProjectOf, one: IndicatorOf) -> bool:
    """Whether its description has a word of what the project is about: 参加演练师生 of a drill."""
    about = _about(item)
    said = telling_words(one.its.description) if one.its.description else ()
    return any(word in about and not is_of_any(word) for word in said)


@over("P637", open_projects)
def objective_of_another_field(item: ProjectOf) -> Iterator[Flaw]:
    """高龄津贴 in what a fire brigade's project is to reach: the text of another table."""
    yield from _foreign_texts(item, "objectives", "绩效目标")


@over("E213", achieved_projects)
def achievement_of_another_field(item: ProjectOf) -> Iterator[Flaw]:
    """The same in 实际完成情况 of a self-evaluation."""
    yield from _foreign_texts(item, "objectives", "实际完成情况")


def _foreign_texts(item: ProjectOf, field: str, label: str) -> Iterator[Flaw]:
    """Words of a field that neither the project nor whose it is has to do with."""
    its = item.its
    if not any(_of_a_field().search(keys.fold(text)) for text in (*its.objectives, its.purpose)):
        return
    whose = (item.disclosure.agency.name, its.responsible_department, its.implementing_unit)
    if one_of("subject", "of_all").search("".join(whose)):
        return
    names = (its.name, *(one.its.level3 for one in item.indicators))
    about = keys.fold("".join((*whose, *names)))
    texts = [(label, text) for text in its.objectives]
    if its.purpose:
        texts.append(("资金用途或项目概述", its.purpose))
    for role, text in texts:
        for known in words().field:
            told = (*known.words, *known.told)
            word = next((word for word in told if word in keys.fold(text)), "")
            if word and not _is_of(known, about):
                evidence = "purpose" if role != label else field
                yield item.flaw(
                    f"{role}写的是“{word}”，与本项目无关，像是从别的表抄来的",
                    item.evidence(evidence, text),
                )


@over("P627", open_projects)
def words_of_another_kind(item: ProjectOf) -> Iterator[Flaw]:
    """村党组织 in the targets of a project for 社区, 县级配套 in one for 区级配套."""
    name = keys.fold(item.its.name).replace("中小学", "学校")
    for foreign in words().foreign:
        if foreign.own not in name or foreign.other in name or foreign.other in item.its.purpose:
            continue
        if any(word in name for word in foreign.both):
            continue
        named = f"项目名称写的是{foreign.own}"
        yield from _otherwise(item, named, partial(_foreign_word, foreign))
    for own, other in other_occasion(name, item):
        yield from _otherwise(
            item, f"项目名称写的是“{own}”", partial(speaks_of_another, own, other)
        )
    for own, supply in other_supply(name, item):
        yield from _otherwise(
            item, f"项目名称写的是“{own}”", partial(speaks_of_another_supply, supply)
        )
    yield from _of_another_kind(item, name)
    yield from places_by_two_names(item)


def _of_another_kind(item: ProjectOf, name: str) -> Iterator[Flaw]:
    """政协委员 in a project for 人大代表; 县志 in the rows of one that only speaks of 年鉴.

    The name tells what it is for, or else its aims do, where no row names that.
    """
    told = [keys.fold(text) for _, text in item.told()]
    if not several_kinds("\n".join((name, *told, item.rows))):
        return
    for kind in kinds_in(name):
        if all(kind.is_alone_in(text) or not kind.is_in(text) for text in told):
            yield from _otherwise(item, f"项目名称写的是“{kind.word}”", *_not_of(kind, item))
    for kind in kinds_in("\n".join(told)):
        other, rows = _not_of(kind, item)
        if len(rows) == len(item.indicators) and not kind.sides.can_be_meant_by(name):
            yield from _otherwise(item, f"绩效目标、用途写的是“{kind.word}”", other, rows)


def _not_of(kind: Kind, item: ProjectOf) -> tuple[Callable[[str], str], Sequence[IndicatorOf]]:
    """What a text says of another kind, and the rows that do not name this one."""
    rows = [one for one in item.indicators if not kind.is_in(one.key)]
    return (lambda text: kind.other_in(keys.fold(text))), rows


def _otherwise(
    item: ProjectOf,
    name: str,
    foreign: Callable[[str], str],
    rows: Sequence[IndicatorOf] | None = None,
) -> Iterator[Flaw]:
    """The indicators that say something that the name rules out; else objectives and purpose."""
    cells = [
        (one, f"写的是“{word}”，{name}", role)
        for one in (item.indicators if rows is None else rows)
        for role in ("level3", "description")
        if (word := foreign(one.text(role)))
    ]
    yield from item.flaws_at(cells)
    for field, text in item.told():
        if not cells and (word := foreign(text)):
            yield item.flaw(
                f"{FIELDS[field]}写的是“{word}”，{name}",
                item.evidence(field, text),
                item.evidence("name"),
            )


def _foreign_word(foreign: Foreign, text: str) -> str:
    """The word in a text that says nothing of the project's own kind."""
    key = keys.fold(text)
    if foreign.own in key:
        return ""
    said = (word for word in foreign.words if word in key)
    return next((word for word in said if re.search(rf"(?<![省市、/]){word}", key)), "")
