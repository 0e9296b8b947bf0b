"""Parts that every target table must have: objectives, the kinds of indicators, filled cells.

The kinds follow the forms (产出：数量、质量、时效、成本；效益；满意度). Where the table has
成本指标 as a level-1 kind, as the forms after 财预〔2021〕101 号 do, it need not stand under
产出 too. What most tables of a document lack is not in their form, and nobody left it out.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, absent, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.misprints import spelling
from mingzhang.checking.targets.habits import A_FEW
from mingzhang.checking.targets.items import (
    COLUMNS,
    FIELDS,
    IndicatorOf,
    ProjectOf,
    all_of_each,
    field_text,
    heading,
    listed,
    open_projects,
    projects,
)
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Printed, Project
from mingzhang.reading.projects.labels import label_key, labels

_TURNED = 2
"""Characters that are not where they should be, where two have changed places."""

_LEVELS = {"level1": "一级指标", "level2": "二级指标"}
_LEAST = 3
"""Characters of a header's word by which it is known."""

_OUTPUT = ("数量", "质量", "时效", "成本")


@over("P101", projects)
def no_objectives(item: ProjectOf) -> Iterator[Flaw]:
    """绩效目标 must say something, where the tables have a place for it."""
    if _has_no_objectives(item):
        return
    if not any(text.strip("0123456789.、 ") for text in item.its.objectives):
        yield item.flaw("绩效目标没有填写", absent(heading(item.its), item.its.where))


def _has_no_objectives(item: ProjectOf) -> bool:
    """Whether the tables are of a kind that lists indicators and nothing else."""
    is_open = forms.pack(item.disclosure.pack).open
    return is_open and not any(project.objectives for project in item.disclosure.projects)


@over("P102", projects)
def no_indicators(item: ProjectOf) -> Iterator[Flaw]:
    """A table without a single indicator."""
    if not item.its.indicators:
        yield item.flaw("绩效目标表没有绩效指标", absent(heading(item.its), item.its.where))


@over("P103", projects)
def output_kind_is_missing(item: ProjectOf) -> Iterator[Flaw]:
    """产出 must be measured by quantity, quality, timeliness and cost."""
    misprinted = _misprinted_kinds(item)
    missing = [k for k in _OUTPUT if _lacks(item, k) and f"{k}指标" not in misprinted]
    if missing:
        said = listed(f"{kind}指标" for kind in missing)
        yield item.flaw(f"产出指标缺少{said}", absent(heading(item.its), item.its.where))


def _misprinted_kinds(item: ProjectOf) -> set[str]:
    """The kinds that a project prints with a character wrong, of which P109 tells."""
    known = labels().level2
    printed = {keys.fold(one.its.level2) for one in item.indicators} - known.keys()
    return {right for kind in printed for right in known if _is_misprint_of(kind, right)}


@over("P104", projects)
def benefit_is_missing(item: ProjectOf) -> Iterator[Flaw]:
    """At least one 效益指标."""
    if _lacks(item, "效益"):
        behind = next((one for one in item.indicators if "满意" in one.its.level1), None)
        follows = [behind.evidence("level1")] if behind else []
        missing = absent(heading(item.its), item.its.where)
        yield item.flaw("绩效目标表缺少效益指标", missing, *follows)


@over("P105", projects)
def satisfaction_is_missing(item: ProjectOf) -> Iterator[Flaw]:
    """满意度指标; it may be left out only where it truly cannot be had."""
    if _lacks(item, "满意"):
        yield item.flaw("绩效目标表缺少满意度指标", absent(heading(item.its), item.its.where))


def _lacks(item: ProjectOf, kind: str) -> bool:
    """Whether a project has no indicator of a kind that its document's tables use."""
    if not item.its.indicators or kind in item.kinds:
        return False
    if kind in _OUTPUT and not any(indicator.level2 for indicator in item.its.indicators):
        return False  # the layout does not print level-2 names
    return len(item.disclosure.projects) < A_FEW or kind in item.habits.kinds


_POINTS = re.compile(r"\d+(?:\.\d+)?")
_ALL_POINTS = (Decimal(100), Decimal(90), Decimal(1))
"""With 预算执行率 among the indicators or beside them; as shares of 1."""

_MANY = 3
"""So many projects whose weights make up the same show what all have to make up."""


def _weights_of(item: ProjectOf) -> Decimal | None:
    """What the weights of a project's indicators add up to; None where one is no number."""
    texts = [one.its.weight.strip().rstrip("%分") for one in item.indicators]
    if not texts or not all(_POINTS.fullmatch(text) for text in texts):
        return None
    return sum(map(Decimal, texts), Decimal(0))


@over("P111", all_of_each)
def weights_are_not_the_whole(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """Weights that make up 110; 100 where those of all other projects make up 90."""
    added = [(item, total) for item in items if (total := _weights_of(item)) is not None]
    times = Counter(total for _, total in added)
    for item, total in added:
        usual, often = times.most_common(1)[0]
        is_shown = often >= _MANY and usual in _ALL_POINTS
        if times[total] > 1 or (total == usual if is_shown else total in _ALL_POINTS):
            continue
        meant = f"其他项目多是 {usual}" if is_shown else "不是 100"
        said = f"各指标的权重（分值）合计 {total}，{meant}"
        yield item.flaw(said, *(one.evidence("weight") for one in reversed(item.indicators)))


@over("P106", projects)
def level2_under_another_level1(item: ProjectOf) -> Iterator[Flaw]:
    """社会效益指标 belongs under 效益指标, not under 产出指标."""
    known = labels().level2
    found: list[tuple[IndicatorOf, str]] = []
    for one in item.indicators:
        level1, level2 = keys.fold(one.its.level1), keys.fold(one.its.level2)
        belongs = known.get(level2, "")
        if belongs and level1 in labels().level1 and level1 != belongs:
            if level2 in ("成本指标", level1):
                continue
            found.append((one, f"列在“{one.its.level1}”下，应当列在“{belongs}”下"))
    found += _behind_another(item)
    yield from item.flaws(found, "level2")


def _behind_another(item: ProjectOf) -> Iterator[tuple[IndicatorOf, str]]:
    """质量指标 without a level of its own, below 效益指标, where 产出指标 had its rows above."""
    closed: set[str] = set()
    level1 = ""
    for one in item.indicators:
        belongs = labels().level2.get(keys.fold(one.its.level2), "")
        printed = keys.fold(one.its.level1)
        if printed and printed != level1:
            closed.add(level1)
            level1 = printed
        if not printed and belongs in closed and belongs != level1:
            yield one, f"列在“{level1}”下，应当列在“{belongs}”下"


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
                    one = found[0]
                    yield one.flaw(
                        f"的{_LEVELS[self.level]}印作“{getattr(one.its, self.level)}”，"
                        f"像是“{getattr(usual[0].its, self.level)}”的误写",
                        self.level,
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


def _is_misprint_of(kind: str, right: str) -> bool:
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
    return _is_misprint_of(kind, right) and (len(kind) <= len(right) or _is_doubled(kind, right))


def _is_slip_of_header(header: str, label: str) -> bool:
    """Whether a header is another one turned round, with a character twice, lost or mistaken.

    What labels have or do without is another label (指标依据), as is another word (一级目标).
    """
    if not _is_misprint_of(header, label):
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
    return declared(__package__, "other_kinds.toml", _OtherKinds)


@over("P107", open_projects)
def field_is_blank(item: ProjectOf) -> Iterator[Flaw]:
    """A field of the table's head, left blank."""
    blank = [
        field
        for field in FIELDS
        if (item.its.generation, field) in item.habits.fields and not _filled(item.its, field)
    ]
    if not item.its.title and "name" in blank:
        blank.remove("name")  # neither was read, which is a problem of its own
    if blank:
        said = listed(FIELDS[field] for field in blank)
        yield item.flaw(f"{said}空白", *(item.evidence(field) for field in blank))


def _filled(project: Project, field: str) -> bool:
    return bool(field_text(project, field).strip())


@over("P108", open_projects)
def cell_is_blank(item: ProjectOf) -> Iterator[Flaw]:
    """An indicator without name, description or basis; a blank target is P201."""
    found = []
    for one in item.indicators:
        blank = [COLUMNS[role] for role in item.habits.cells if not one.text(role).strip()]
        if blank:
            found.append((one, f"的{listed(sorted(blank))}空白"))
    yield from item.flaws(found)
