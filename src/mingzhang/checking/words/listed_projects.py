"""Lists of projects with their amounts in which one has none, though its table has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.budgets import (
    budget_in_yuan,
    total_of,
)
from mingzhang.checking.targets.items import ProjectOf
from mingzhang.checking.targets.money.narrative import (
    MAINLY,
    MONEY,
    Sentence,
    Stated,
    sentences,
    trimmed,
)
from mingzhang.checking.words.listed import unpriced

_PARTS = re.compile(r"[,;、](?![^()]*\))")
_TOGETHER = re.compile(r"共|合计|各|均|分别|等")
"""甲、乙共 10 万元: the amount of both stands behind the second."""

_PRICED = re.compile(r"[^\d,;。、]{0,8}\d[\d.]*(?:万|亿)?元")
"""The amount behind a name that tells of it again: (城区绿化36.5万元)."""

_A_LIST = 4
_A_FEW = 2
_MOST = Decimal("0.75")
"""Of the parts between signs, how many must have an amount: names have 、 in them."""


class ListOf(msgspec.Struct, frozen=True):
    """A sentence that may list projects, and the names of which W206 tells."""

    sentence: Sentence
    told: frozenset[str]


def _lists(dossier: Dossier) -> Iterator[tuple[int, ListOf]]:
    told = dossier.once(unpriced)
    return ((index, ListOf(sentence, told[index])) for index, sentence in sentences(dossier))


@over("P528", _lists)
def amount_is_missing(one: ListOf) -> Iterator[Flaw]:
    """A list of projects with their amounts in which one has none."""
    sentence = one.sentence
    tables = sentence.tables
    parts = _PARTS.split(MAINLY.split(sentence.key, maxsplit=1)[-1])
    priced = sum(bool(MONEY.search(part)) for part in parts)
    for part, behind in zip(parts, [*parts[1:], ""], strict=True):
        name = part if part in tables else trimmed(part)
        if name not in tables or name in one.told or _TOGETHER.search(behind):
            continue
        if _is_priced_elsewhere(sentence, name):
            continue
        is_one_of_many = priced >= _A_LIST and priced >= _MOST * len(parts)
        is_the_only_one = _A_FEW <= priced == len(parts) - 1 and _has_its_own(sentence, behind)
        if is_one_of_many or is_the_only_one:
            item = ProjectOf(sentence.disclosure, tables[name][0])
            yield item.flaw(
                "金额没有写，文字里一起列出的其他项目都有金额",
                quote(sentence.section, sentence.printed),
                item.evidence("name"),
            )


def _is_priced_elsewhere(sentence: Sentence, name: str) -> bool:
    """Whether the paragraph tells a project's amount where it names it again."""
    text = keys.fold(sentence.printed.text)
    return any(_PRICED.match(text, at.end()) for at in re.finditer(re.escape(name), text))


def _has_its_own(sentence: Sentence, behind: str) -> bool:
    """Whether the next item's amount is that of its own table, and not one for both."""
    return any(
        behind.startswith(name) and _is_its_own(sentence, name, stated)
        for name, stated in sentence.stated.items()
    )


def _is_its_own(sentence: Sentence, name: str, stated: Stated) -> bool:
    for project in sentence.tables[name]:
        budget = budget_in_yuan(project)
        total = total_of(ProjectOf(sentence.disclosure, project)) if budget is None else None
        own = total[1] if total else budget
        if own is not None and abs(stated.yuan - own) <= stated.rounding:
            return True
    return False
