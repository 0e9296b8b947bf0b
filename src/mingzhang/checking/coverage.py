"""What was and what was not checked: "could not be checked" is never "passed"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import get_args

from mingzhang import forms
from mingzhang.checking.families import Members
from mingzhang.checking.findings import CheckResult, Status
from mingzhang.checking.rules import Rule, rules
from mingzhang.checking.tables.relations import Judgement, Kind, relations
from mingzhang.checking.tables.skeleton import skeleton
from mingzhang.checking.tables.space import Space
from mingzhang.disclosure import Disclosure, Statement

UNDECIDED = "（看不出哪一行是部门合计、各行怎样相加）"
"""Behind the title of a table that lists agencies and does not say which row sums up which."""

NO_UNIT = "（没有写金额单位）"
"""Behind the title of a table that is there and cannot be compared."""


@cache
def _needed(pack_id: str) -> dict[str, frozenset[str]]:
    """For each kind of relation the statements between which a pack's forms give it."""
    space = Space([skeleton(forms.pack(pack_id))])
    needed: defaultdict[str, set[str]] = defaultdict(set)
    for relation in relations(space):
        needed[relation.kind] |= {space.owner[cell].statement.id for cell in relation.cells}
    return {kind: frozenset(statements) for kind, statements in needed.items()}


def coverage(
    disclosure: Disclosure,
    judged: Sequence[Judgement],
    members: Members | None,
    undecided: Sequence[str] = (),
) -> list[CheckResult]:
    """For each kind of relation whether it was checked on a disclosure, and how it went.

    `undecided`: titles of the tables by agency of which it is not certain how they add up.
    """
    own: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        own[judgement.relation.kind].append(judgement)
    kinds: tuple[str, ...] = get_args(Kind)
    return [
        _result(rule, own[rule.kind], disclosure, members, undecided)
        for rule in rules()
        if rule.kind in kinds
    ]


def _result(
    rule: Rule,
    own: Sequence[Judgement],
    disclosure: Disclosure,
    members: Members | None,
    undecided: Sequence[str],
) -> CheckResult:
    verdicts = Counter(judgement.verdict for judgement in own)
    counts = {verdict: verdicts[verdict] for verdict in ("failed", "rounding", "unreadable")}
    checked = len(own) - counts["unreadable"]
    lacking = _lacking(disclosure, rule.kind)
    note = _note(rule.kind, members, disclosure, bool(own))
    if rule.kind == "agencies" and undecided:
        lacking = [f"{title}{UNDECIDED}" for title in undecided]
    return CheckResult(
        rule=rule.id,
        title=rule.name,
        theme=rule.theme_title,
        status=_status(checked, counts, bool(lacking or (note and members))),
        checked=checked,
        failed=counts["failed"],
        rounding=counts["rounding"],
        unreadable=counts["unreadable"],
        not_covered=tuple(lacking),
        note=note,
    )


def _status(checked: int, counts: dict[str, int], lacking: bool) -> Status:
    if counts["failed"]:
        return "failed"
    if counts["unreadable"] or (not checked and lacking):
        return "insufficient"
    return "passed" if checked else "not_applicable"


def _lacking(disclosure: Disclosure, kind: str) -> list[str]:
    """Titles of the missing or unreadable statements that a kind of relation would need."""
    needed = _needed(disclosure.pack).get(kind, frozenset())
    lacking = [s for s in disclosure.statements if s.id in needed and _is_lacking(s)]
    return [s.title + ("" if s.status == "missing" else NO_UNIT) for s in lacking]


def _is_lacking(statement: Statement) -> bool:
    return statement.status == "missing" or bool(statement.rows and not statement.money_unit)


def _note(kind: str, members: Members | None, disclosure: Disclosure, compared: bool) -> str:
    if kind != "agency":
        return ""
    if disclosure.scope == "unit":
        return "单位公开文件不适用"
    if members and not members.listed:
        return "部门没有列出机构设置，不能确定有哪些单位"
    if members and members.missing:
        return f"原件里没有这些单位的公开内容：{'、'.join(members.missing)}"
    return "" if compared else "部门和单位没有可以比较的表"
