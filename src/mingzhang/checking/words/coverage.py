"""Which figures in words were compared with anything, and why the others were not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Figures, Unchecked
from mingzhang.checking.words.directions import directions
from mingzhang.checking.words.equal import equalities
from mingzhang.checking.words.ratios import ratios
from mingzhang.checking.words.repeated import repeated
from mingzhang.checking.words.sums import sums
from mingzhang.checking.words.told import Told, told

_UNREAD = {
    "unknown": "有不认识的词，不知道说的是什么",
    "named": "自有名称的项目或用途",
    "reason": "在原因说明里",
    "threshold": "限额标准",
    "placeholder": "没有填写的模板内容",
}


def covered(dossier: Dossier) -> list[Figures]:
    """For each disclosure, how many figures its sections print and which were not compared."""
    compared: set[tuple[int, int]] = set()
    for index, one in _taking_part(dossier):
        compared.add((index, one.number))
    found: list[Figures] = []
    for index, claims in enumerate(dossier.once(told)):
        printed = [one for one in claims if one.claim.unit]
        rest = [
            one
            for one in printed
            if one.verdict == "silent" and (index, one.number) not in compared
        ]
        found.append(
            Figures(
                printed=len(printed),
                bound=sum(one.claim.is_bound for one in printed),
                compared=len(printed) - len(rest),
                unchecked=tuple(
                    Unchecked(one.claim.text, one.section, _reason(one), one.claim.where)
                    for one in rest
                ),
            )
        )
    return found


def _taking_part(dossier: Dossier) -> Iterator[tuple[int, Told]]:
    """Every claim that a relation between claims looks at."""
    groups: Iterable[tuple[int, tuple[Told, ...]]] = (
        *((index, one.claims) for index, one in dossier.once(sums)),
        *((index, (one.said, *one.others)) for index, one in dossier.once(ratios)),
        *((index, (one.said, one.now, one.before)) for index, one in dossier.once(directions)),
        *dossier.once(repeated),
        *((index, (one.one, one.other)) for index, one in dossier.once(equalities)),
    )
    for index, claims in groups:
        for one in claims:
            yield index, one


def _reason(one: Told) -> str:
    claim = one.claim
    if claim.unread:
        return _UNREAD[claim.unread]
    if claim.quantity in ("change", "rate"):
        return "没有上年数可比"
    if claim.quantity in ("share", "completion"):
        return "没有计算它的另一个数"
    if not one.is_current or claim.stage:
        return "不是本年的数，表内没有"
    return "表内没有这个数"
