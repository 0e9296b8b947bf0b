"""Parts that every target table must have: objectives, the kinds of indicators, filled cells.

The kinds follow the forms (产出：数量、质量、时效、成本；效益；满意度). Where the table has
成本指标 as a level-1 kind, as the forms after 财预〔2021〕101 号 do, it need not stand under
产出 too. What most tables of a document lack is not in their form, and nobody left it out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, absent, over
from mingzhang.checking.targets.department_tables import ALL_POINTS
from mingzhang.checking.targets.habits import A_FEW
from mingzhang.checking.targets.items import (
    COLUMNS,
    FIELDS,
    IndicatorOf,
    ProjectOf,
    all_of_each,
    field_text,
    heading,
    open_projects,
    projects,
)
from mingzhang.checking.targets.wording.printed_labels import is_misprint_of
from mingzhang.disclosure import Project
from mingzhang.reading.projects.labels import labels

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
        said = "、".join(f"{kind}指标" for kind in missing)
        yield item.flaw(f"产出指标缺少{said}", absent(heading(item.its), item.its.where))


def _misprinted_kinds(item: ProjectOf) -> set[str]:
    """The kinds that a project prints with a character wrong, of which P109 tells."""
    known = labels().level2
    printed = {keys.fold(one.its.level2) for one in item.indicators} - known.keys()
    return {right for kind in printed for right in known if is_misprint_of(kind, right)}


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
        is_shown = often >= _MANY and usual in ALL_POINTS
        if times[total] > 1 or (total == usual if is_shown else total in ALL_POINTS):
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
        level1, level2 = one.level1, keys.fold(one.its.level2)
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
        printed = one.level1
        if printed and printed != level1:
            closed.add(level1)
            level1 = printed
        if not printed and belongs in closed and belongs != level1:
            yield one, f"列在“{level1}”下，应当列在“{belongs}”下"


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
        said = "、".join(FIELDS[field] for field in blank)
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
            found.append((one, f"的{'、'.join(sorted(blank))}空白"))
    yield from item.flaws(found)
