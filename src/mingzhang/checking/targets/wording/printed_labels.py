"""P109: kinds of indicators and headers of target tables that are printed with a slip."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, in_all, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.misprints import spelling
from mingzhang.checking.targets.habits import A_FEW
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, heading, projects
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.reading.projects.labels import label_key, labels

_TURNED = 2
"""Characters that are not where they should be, where two have changed places."""

_LEVELS = {"level1": "一级指标", "level2": "二级指标"}
_LEAST = 3
"""Characters of a header's word by which it is known."""


class KindsOf(msgspec.Struct, frozen=True):
    """The kinds of one level that a disclosure prints, each with the indicators by table."""

    level: str
    known: frozenset[str]
    """The kinds of this level that there are."""

    by_kind: dict[str, tuple[IndicatorOf, ...]]

    def flaws(self) -> Iterator[Flaw]:
        """成木指标, once, in a document that prints 成本指标 everywhere else."""
        for kind, found in self.by_kind.items():
            if kind in self.known or len(found) > A_FEW:
                continue
            for right, usual in self.by_kind.items():
                is_near = right in self.known and _is_slip_of_kind(kind, right)
                if is_near and len(usual) > len(found):
                    places = [one.evidence(self.level) for one in found]
                    yield found[0].flaw_of(
                        f"的{_LEVELS[self.level]}印作“{getattr(found[0].its, self.level)}”，"
                        f"像是“{getattr(usual[0].its, self.level)}”的误写{in_all(places)}",
                        places,
                    )
                    break


def _kinds_printed(disclosure: Disclosure) -> Iterator[KindsOf]:
    for level, known in (
        ("level1", labels().level1),
        ("level2", frozenset(labels().level2)),
    ):
        by_kind: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
        for project in disclosure.projects:
            printed = {keys.fold(getattr(its, level)): its for its in reversed(project.indicators)}
            for kind, its in printed.items():
                by_kind[kind].append(IndicatorOf(disclosure, project, its))
        if by_kind:
            yield KindsOf(level, known, {kind: tuple(found) for kind, found in by_kind.items()})


class HeadersOf(msgspec.Struct, frozen=True):
    """The headers of a disclosure's tables: the words that no form has, each with its project."""

    odd: tuple[tuple[ProjectOf, Printed], ...]

    def flaws(self) -> Iterator[Flaw]:
        """三级级指标, 绩指标描述: a word that no header has, and nearly one that headers have."""
        wrong: dict[tuple[str, str], list[tuple[ProjectOf, Printed]]] = {}
        for item, printed in self.odd:
            key = label_key(printed.text)
            near = [label for label in labels().columns if _is_slip_of_header(key, label)]
            if len(key) >= _LEAST and near:
                wrong.setdefault((key, near[0]), []).append((item, printed))
        for (key, right), places in wrong.items():
            yield places[0][0].flaw(
                f"表头印作“{key}”，像是“{right}”的误写",
                *(quote(heading(item.its), printed) for item, printed in places),
            )


def _headers(dossier: Dossier) -> Iterator[tuple[int, HeadersOf]]:
    odd: defaultdict[int, list[tuple[ProjectOf, Printed]]] = defaultdict(list)
    for index, item in projects(dossier):
        odd[index] += ((item, printed) for printed in item.its.odd_labels)
    yield from ((index, HeadersOf(tuple(found))) for index, found in odd.items() if found)


def _labels(dossier: Dossier) -> Iterator[tuple[int, KindsOf | HeadersOf]]:
    yield from each(_kinds_printed)(dossier)
    yield from _headers(dossier)


@over("P109", _labels)
def label_is_misprinted(item: KindsOf | HeadersOf) -> Iterator[Flaw]:
    """A word that the form prints in every table."""
    yield from item.flaws()


def is_misprint_of(kind: str, right: str) -> bool:
    """Whether a kind is another one with a character wrong, left out, too many or moved."""
    if len(kind) == len(right):
        return keys.one_off(kind, right) or (
            sorted(kind) == sorted(right) and len(keys.differing(kind, right)) == _TURNED
        )
    shorter, longer = sorted((kind, right), key=len)
    return keys.added(longer, shorter) is not None


def _is_slip_of_kind(kind: str, right: str) -> bool:
    """Whether a kind is a misprint, and none that other forms have: 效果指标, 产出类指标."""
    if kind in _other_kinds().kinds or any(
        word in kind and word not in right for word in _other_kinds().words
    ):
        return False
    return is_misprint_of(kind, right) and (len(kind) <= len(right) or _is_doubled(kind, right))


def _is_slip_of_header(header: str, label: str) -> bool:
    """Whether a header is another one turned round, with a character twice, lost or mistaken.

    What labels have or do without is another label (指标依据), as is another word (一级目标).
    """
    if not is_misprint_of(header, label):
        return False
    if len(header) > len(label):
        return _is_doubled(header, label)
    if len(header) < len(label):
        at = keys.added(label, header)
        return at is not None and label[at] not in _left_out_of_labels()
    return sorted(header) == sorted(label) or spelling.looks_like(header, label)


def _is_doubled(longer: str, shorter: str) -> bool:
    at = keys.added(longer, shorter)
    return at is not None and longer[at] == longer[at - 1] and at > 0


@cache
def _left_out_of_labels() -> frozenset[str]:
    """The characters that labels have and that others do without: 值 of 指标值确定依据."""
    known = labels().columns.keys()
    places = (
        (longer, keys.added(longer, shorter))
        for longer, shorter in itertools.permutations(known, 2)
        if len(longer) == len(shorter) + 1
    )
    return frozenset(longer[at] for longer, at in places if at is not None)


class _OtherKinds(msgspec.Struct, frozen=True):
    kinds: tuple[str, ...]
    words: tuple[str, ...]


@cache
def _other_kinds() -> _OtherKinds:
    return declared(__package__, "printed_labels.toml", _OtherKinds)
