"""Rules that look at one thing at a time: how they are declared, and how they are run.

A rule is a function over one item (an indicator, a claim, a section, a pair of years), and
a selection that says which items it applies to. So it is known what was checked and what
was not without the rule having to count. Its texts stand in rules/*.toml.

    @over("P301", numeric_indicators)
    def satisfaction_has_no_lower_bound(item: IndicatorOf) -> Iterator[Flaw]:
        if item.indicator.level1 == "满意度指标" and item.indicator.target.is_at_most:
            yield Flaw("……", (item.evidence("target"),), project=item.project.no)
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec

from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import CheckResult, Correction, Evidence, Finding, Status, Subject
from mingzhang.checking.misprints.quotes import nested
from mingzhang.checking.rules import Rule, rule
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.where import NOWHERE, Where

T = TypeVar("T")


class Flaw(msgspec.Struct, frozen=True):
    """What is wrong with an item; with its rule's texts it becomes a finding."""

    message: str
    """Where, what is printed, what is wrong with it: one Chinese sentence without a full stop."""

    evidence: tuple[Evidence, ...]
    """Led by what to look at first. Never empty."""

    details: tuple[str, ...] = ()
    statement: str = ""
    section: str = ""
    """Number and title of the narrative's section."""

    project: int = 0
    expected: Decimal | None = None
    """In 元, like `actual` and `difference`."""

    actual: Decimal | None = None
    difference: Decimal | None = None
    disclosure: int | None = None
    """The disclosure at fault, where it is not the one that the item was selected from."""

    corrections: tuple[Correction, ...] = ()
    """What would put it right, one cell or another: of findings that the same one mends, the
    fault is one."""


class Undecided(msgspec.Struct, frozen=True):
    """The rule applies to the item, but what it needs is missing or cannot be read."""

    reason: str


_NAMED = 3
"""So many of the other places are named in a message; the evidence has all of them."""


def in_all(places: Sequence[Evidence], counter: str = "处") -> str:
    """What a message about the first of several places ends with; "" of only one.

    （共 3 处，另见“乙”、“丙”）: the tables or sections of the others, or else their rows.
    """
    if len(places) < 2:
        return ""
    first, *others = places
    names = dict.fromkeys(one.title for one in others if one.title != first.title)
    names = names or dict.fromkeys(one.row for one in others if one.row not in ("", first.row))
    more = "等" if len(names) > _NAMED else ""
    told = f"，另见{each_quoted(list(names)[:_NAMED])}{more}" if names else ""
    return f"（共 {len(places)} {counter}{told}）"


def each_quoted(names: Iterable[str]) -> str:
    """Names as a message lists them: “甲”、“乙”."""
    return "、".join(f"“{name}”" for name in names)


Judged: TypeAlias = Iterable[Flaw | Undecided]
Selection: TypeAlias = Callable[[Dossier], Iterable[tuple[int, T]]]
"""The items that a rule applies to, each with the number of its disclosure."""


@dataclass(frozen=True, eq=False)
class Check:
    """A rule that is a function: built in, or from a plug-in."""

    rule: str
    select: Selection[Any]
    judge: Callable[..., Judged]
    measured: bool = False
    """Whether the function gets the rule's threshold as well."""

    def __call__(self, dossier: Dossier) -> Outcome:
        """What it gives; `run` asks for it once only."""
        try:
            return _run(self, dossier)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, it is the rule's own
            return [], broken(self, error, dossier)


_CHECKS: dict[str, Check] = {}


def over(
    rule_id: str, select: Selection[T]
) -> Callable[[Callable[[T], Judged]], Callable[[T], Judged]]:
    """Declare a function as the rule with this id, over the items that `select` yields."""

    def declare(judge: Callable[[T], Judged]) -> Callable[[T], Judged]:
        _declare(Check(rule_id, select, judge))
        return judge

    return declare


def measured(
    rule_id: str, select: Selection[T]
) -> Callable[[Callable[[T, Decimal], Judged]], Callable[[T, Decimal], Judged]]:
    """The same for a rule with a threshold, which the function gets: the user's or the declared."""

    def declare(judge: Callable[[T, Decimal], Judged]) -> Callable[[T, Decimal], Judged]:
        _declare(Check(rule_id, select, judge, measured=True))
        return judge

    return declare


def _declare(check: Check) -> None:
    if check.rule in _CHECKS:
        raise ValueError(f"rule {check.rule} is declared twice")
    _CHECKS[check.rule] = check


_EACH: dict[Callable[..., Any], Selection[Any]] = {}


def each(select: Callable[[Disclosure], Iterable[T]]) -> Selection[T]:
    """A selection that looks at one disclosure at a time; one for all rules that look at these."""

    def selected(dossier: Dossier) -> Iterable[tuple[int, T]]:
        return dossier.each(select)

    return _EACH.setdefault(select, selected)


def checks() -> tuple[Check, ...]:
    """All declared checks, by rule id."""
    return tuple(_CHECKS[rule_id] for rule_id in sorted(_CHECKS))


def quote(title: str, printed: Printed, row: str = "", column: str = "") -> Evidence:
    """A printed text as evidence: of a paragraph, an indicator, a line of a list."""
    return Evidence(
        role="likely",
        agency="",
        statement="",
        title=title,
        row=row,
        column=column,
        text=printed.text,
        money_unit="",
        printed=printed.where != NOWHERE,
        where=printed.where,
    )


def itself(title: str, where: Where) -> Evidence:
    """A heading, a title or a name as evidence of what it says."""
    return quote(title, Printed(title, where))


def absent(title: str, where: Where = NOWHERE) -> Evidence:
    """Evidence for something that should be there and is not; `where` it would stand."""
    return quote(title, Printed("", where))


# running


@dataclass(slots=True)
class _Tally:
    """What one rule gave on one disclosure."""

    items: int
    failed: set[int] = field(default_factory=set)
    """The items that something is wrong with, by their place in the selection."""

    undecided: list[str] = field(default_factory=list)


class _Selected(msgspec.Struct, frozen=True):
    """The items that a rule applies to, and how many there are of each disclosure."""

    items: Sequence[tuple[int, Any]]
    times: tuple[int, ...]


def _selected(select: Selection[Any], dossier: Dossier) -> _Selected:
    """What a selection gives: asked for once, as many rules look at the same items."""
    known: _Selected | None = dossier.selected.get(select)
    if known is None:
        found = select(dossier)
        items = found if isinstance(found, list) else list(found)
        known = _Selected(items, _times(items, len(dossier.disclosures)))
        dossier.selected[select] = known
    return known


def _times(items: Sequence[tuple[int, Any]], disclosures: int) -> tuple[int, ...]:
    """How many items there are of each disclosure."""
    if disclosures == 1:
        return (len(items),)
    times = [0] * disclosures
    for index, _ in items:
        times[index] += 1
    return tuple(times)


Outcome: TypeAlias = tuple[list[tuple[int, Finding]], Sequence[CheckResult]]


def run(check: Check, dossier: Dossier) -> Outcome:
    """The findings of one rule, and of each disclosure what was checked.

    A rule that fails is told as broken: it is at fault, not the document, and the other rules
    go on. A rule that asks what another one told does not make that run again.
    """
    return dossier.once(check)


def broken(check: Check, error: Exception, dossier: Dossier) -> list[CheckResult]:
    """Of each disclosure, that a rule failed."""
    declared = rule(check.rule)
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    frame = traceback.extract_tb(error.__traceback__)[-1]
    if frame.filename != __file__:
        reason += f"（{Path(frame.filename).name} 第 {frame.lineno} 行）"
    result = CheckResult(
        rule=declared.id,
        title=declared.name,
        theme=declared.theme_title,
        status="insufficient",
        note=f"规则出错，没有核对：{reason}",
        broken=reason,
    )
    return [result] * len(dossier.disclosures)


def _run(check: Check, dossier: Dossier) -> Outcome:
    declared = rule(check.rule)
    selected = _selected(check.select, dossier)
    if not selected.items:
        return [], _passed(declared, selected.times)
    judge = check.judge
    if check.measured:
        judge = partial(_measured, judge, dossier.settings.threshold(check.rule))
    told = [
        (number, judged)
        for number, (_, item) in enumerate(selected.items)
        for judged in judge(item)
    ]
    if not told:
        return [], _passed(declared, selected.times)
    return _outcome(declared, dossier, selected, told)


def _outcome(
    declared: Rule,
    dossier: Dossier,
    selected: _Selected,
    told: Iterable[tuple[int, Flaw | Undecided]],
) -> Outcome:
    """What a rule gave, with the place in the selection of the item that it is about."""
    tallies = list(map(_Tally, selected.times))
    found: list[tuple[int, Finding]] = []
    for number, judged in told:
        index, _ = selected.items[number]
        if isinstance(judged, Undecided):
            tallies[index].undecided.append(judged.reason)
            continue
        _confirm(judged)
        tallies[index].failed.add(number)
        at = index if judged.disclosure is None else judged.disclosure
        found.append((at, _finding(declared, judged, dossier.disclosures[at])))
    return found, [_counted(declared, tally) for tally in tallies]


def _measured(judge: Callable[[T, Decimal], Judged], threshold: Decimal, item: T) -> Judged:
    return judge(item, threshold)


def _confirm(judged: object) -> None:
    """That a rule gave a flaw that can be shown; plug-ins may give anything."""
    if not isinstance(judged, Flaw):
        raise TypeError(f"规则要给出 Flaw 或 Undecided，却给出 {type(judged).__name__}")
    if not judged.evidence or not all(isinstance(one, Evidence) for one in judged.evidence):
        raise TypeError("Flaw 的 evidence 要写至少一条证据（checks.quote 或 checks.absent）")


def _finding(declared: Rule, flaw: Flaw, disclosure: Disclosure) -> Finding:
    return Finding(
        rule=declared.id,
        severity=declared.severity,
        subject=Subject.of(disclosure),
        message=nested(flaw.message),
        evidence=flaw.evidence,
        details=tuple(map(nested, flaw.details)),
        statement=flaw.statement,
        section=flaw.section,
        project=flaw.project,
        expected=flaw.expected,
        actual=flaw.actual,
        difference=flaw.difference,
        basis=declared.basis,
        advice=declared.advice,
        title=declared.title,
        corrections=flaw.corrections,
    )


def _status(checked: int, failed: int, undecided: int) -> Status:
    if failed:
        return "failed"
    if undecided:
        return "insufficient"
    return "passed" if checked else "not_applicable"


@lru_cache(maxsize=8192)
def _passed(declared: Rule, times: tuple[int, ...]) -> Sequence[CheckResult]:
    """Of disclosures of which nothing is wrong, as of most; remembered, as they are alike."""
    return tuple(_sound(declared, items) for items in times)


def _sound(declared: Rule, items: int) -> CheckResult:
    return CheckResult(
        rule=declared.id,
        title=declared.name,
        theme=declared.theme_title,
        status="passed" if items else "not_applicable",
        checked=items,
    )


def _counted(declared: Rule, tally: _Tally) -> CheckResult:
    undecided = len(tally.undecided)
    checked = tally.items - undecided
    return CheckResult(
        rule=declared.id,
        title=declared.name,
        theme=declared.theme_title,
        status=_status(checked, len(tally.failed), undecided),
        checked=checked,
        failed=len(tally.failed),
        unreadable=undecided,
        note=tally.undecided[0] if tally.undecided else "",
    )
