"""Check disclosures: derive the relations, find the causes, say what was and was not checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cache
from typing import Literal

from mingzhang import forms, keys
from mingzhang.amounts import ZERO
from mingzhang.checking import units, wording
from mingzhang.checking.causes import Cause, causes
from mingzhang.checking.findings import (
    CheckResult,
    DisclosureReport,
    Finding,
    SourceReport,
    Subject,
)
from mingzhang.checking.grouping import grouped, rollup_causes
from mingzhang.checking.relations import (
    Relation,
    agency_relations,
    holds,
    relations,
    residual,
    tolerance,
)
from mingzhang.checking.rules import Rule, rule_for, rules
from mingzhang.checking.skeleton import skeleton
from mingzhang.checking.space import Space
from mingzhang.disclosure import Disclosure, Reading, Statement

_EVIDENCE_LIMIT = 60
"""Cells shown with one finding; a sum over more rows is told by its figures."""

_PRIORITY = ("codes", "columns", "items", "same", "empty", "funds", "balance", "agency", "bound")
"""Of the kinds of relations that a cause breaks, the one that names the rule."""


def check_reading(reading: Reading) -> SourceReport:
    """The findings on all disclosures of a source, departments with their units."""
    return SourceReport(
        source=reading.source,
        disclosures=tuple(check(reading.disclosures)),
        problems=reading.problems,
    )


def check(disclosures: Sequence[Disclosure]) -> list[DisclosureReport]:
    """A report on each disclosure, in their order."""
    space = Space(disclosures)
    families = _families(disclosures)
    derived = _derived(space, families)
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    if not all(holds(space, relation) for relation in derived):
        space.list_absent_rows()
        for cause in _causes(space, _derived(space, families)):
            found[_disclosure_of(space, cause)].append(_finding(space, cause))
    for index, finding in _negatives(space):
        found[index].append(finding)
    return [
        DisclosureReport(
            subject=Subject.of(disclosure),
            findings=tuple(found[index]),
            rounding=tuple(_rounding(space, derived, index)),
            results=tuple(_results(space, derived, index, families.get(index))),
        )
        for index, disclosure in enumerate(disclosures)
    ]


def _derived(space: Space, families: dict[int, _Members]) -> list[Relation]:
    derived = relations(space)
    for department, members in families.items():
        if members.units and not members.missing:
            derived += agency_relations(space, department, members.units)
    return derived


def _causes(space: Space, derived: Sequence[Relation]) -> list[Cause]:
    """Why relations do not hold; what is left between a department and its units comes last."""
    wrong_units, rest = units.wrong_units(space, derived)
    found = wrong_units + grouped(space, causes(space, rest))
    between = [relation for relation in derived if relation.kind == "agency"]
    return found + rollup_causes(space, between, found)


# departments and their units


class _Members:
    """The units of a department that are at hand, and the names of those that are not."""

    def __init__(self, units_at_hand: list[int], missing: list[str]) -> None:
        self.units = units_at_hand
        self.missing = missing


def _families(disclosures: Sequence[Disclosure]) -> dict[int, _Members]:
    """For each department its units of the same year: those that it lists, or by their code."""
    families: dict[int, _Members] = {}
    for index, department in enumerate(disclosures):
        if department.scope != "department":
            continue
        listed = {keys.fold(unit.name): unit.name for unit in department.organisations}
        at_hand = [
            number
            for number, unit in enumerate(disclosures)
            if unit.scope == "unit"
            and (unit.year, unit.kind) == (department.year, department.kind)
            and _belongs(unit, department, listed)
        ]
        names = {keys.fold(disclosures[number].agency.name) for number in at_hand}
        missing = [name for key, name in listed.items() if key not in names]
        if not listed:
            missing = ["（部门没有列出机构设置，不能确定有哪些单位）"]
        families[index] = _Members(at_hand, missing)
    return families


def _belongs(unit: Disclosure, department: Disclosure, listed: Container[str]) -> bool:
    """Whether a unit is a department's: its 6-digit code begins with the department's 3."""
    code = unit.agency.code
    if len(code) == 6 and len(department.agency.code) == 3:
        return code[:3] == department.agency.code
    return keys.fold(unit.agency.name) in listed


# findings


def _disclosure_of(space: Space, cause: Cause) -> int:
    return space.owner[cause.lead].disclosure


def _finding(space: Space, cause: Cause) -> Finding:
    rule = _rule_of(space, cause)
    lead = cause.lead
    compared = dict.fromkeys(
        cell for relation in cause.relations for cell in relation.cells if cell not in cause.cells
    )
    shown = [*((cell, True) for cell in cause.cells), *((cell, False) for cell in compared)]
    located = bool(cause.cells)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        subject=Subject.of(space.disclosures[space.owner[lead].disclosure]),
        message=_message(space, cause, rule),
        evidence=tuple(
            wording.evidence(space, cell, likely) for cell, likely in shown[:_EVIDENCE_LIMIT]
        ),
        details=tuple(dict.fromkeys(wording.explain(space, r) for r in cause.relations)),
        statement=space.owner[lead].statement.id,
        expected=space.yuan[lead] - cause.difference if located else None,
        actual=space.yuan[lead] if located else None,
        difference=cause.difference,
        basis=rule.basis,
        advice=rule.advice,
    )


def _rule_of(space: Space, cause: Cause) -> Rule:
    if cause.misplaced is not None:
        same = space.owner[cause.misplaced] is space.owner[cause.cells[0]]
        return rule_for("misplaced" if same else "moved")
    if cause.power:
        return rule_for("unit")
    if cause.cells:
        lead = cause.cells[0]
        if not space.facts[lead].printed:
            return rule_for("empty" if space.owner[lead].is_empty else "absent")
    kinds = {relation.kind for relation in cause.relations}
    return rule_for(next(kind for kind in _PRIORITY if kind in kinds))


def _message(space: Space, cause: Cause, rule: Rule) -> str:
    if cause.power:
        return units.message(space, cause)
    if not cause.cells:
        count = len(cause.relations)
        same = "同样的差额" if rule.kind == "agency" else "类似的不符"
        more = f"；{same}共 {count} 处" if count > 1 else ""
        told = wording.explain(space, cause.relations[0])
        return f"{rule.title}：{told}{more}；不能判断哪一格有误"
    lead = cause.cells[0]
    difference = wording.shown(space, abs(cause.difference), lead)
    expected = wording.shown(space, space.yuan[lead] - cause.difference, lead)
    place = wording.place(space, lead)
    if cause.misplaced is not None:
        printed = wording.row_name(space, cause.misplaced)
        title = space.owner[lead].statement.title
        other = space.owner[cause.misplaced].statement.title
        elsewhere = f"《{other}》" if other != title else ""
        return (
            f"《{title}》没有列出“{wording.row_name(space, lead)}”，"
            f"{elsewhere}却列出金额相同的“{printed}”（{wording.money(space, cause.misplaced)}）"
        )
    if not space.facts[lead].printed:
        what = "空表列示" if space.owner[lead].is_empty else "没有列出这一行"
        return f"{place}{what}，按其他 {len(cause.relations)} 项勾稽关系应为 {expected}"
    above = len(cause.cells) - 1
    chain = f"（连同它的 {above} 个上级和合计）" if above else ""
    return (
        f"{place}印作 {wording.money(space, lead)}{chain}，"
        f"按 {len(cause.relations)} 项勾稽关系应为 {expected}，"
        f"{'多' if cause.difference > ZERO else '少'} {difference}"
    )


def _negatives(space: Space) -> Iterable[tuple[int, Finding]]:
    rule = rule_for("negative")
    for cell, fact in enumerate(space.facts):
        if fact.amount is not None and fact.amount.number < 0:
            owner = space.owner[cell]
            yield (
                owner.disclosure,
                Finding(
                    rule=rule.id,
                    severity=rule.severity,
                    subject=Subject.of(space.disclosures[owner.disclosure]),
                    message=f"{wording.place(space, cell)}印作负数 {wording.money(space, cell)}",
                    evidence=(wording.evidence(space, cell, likely=True),),
                    statement=owner.statement.id,
                    actual=space.yuan[cell],
                    basis=rule.basis,
                    advice=rule.advice,
                ),
            )


def _rounding(space: Space, derived: Iterable[Relation], index: int) -> Iterable[Finding]:
    """Differences that rounding explains, as information."""
    for relation in derived:
        if space.owner[relation.left[0]].disclosure != index or relation.bound:
            continue
        difference = residual(space, relation)
        if difference == ZERO or not space.readable(relation.cells):
            continue
        if abs(difference) <= tolerance(space, relation):
            rule = rule_for(relation.kind)
            yield Finding(
                rule=rule.id,
                severity="info",
                subject=Subject.of(space.disclosures[index]),
                message=f"{wording.explain(space, relation)}，在四舍五入的范围内",
                evidence=tuple(wording.evidence(space, c, likely=False) for c in relation.cells),
                statement=space.owner[relation.left[0]].statement.id,
                difference=difference,
                basis=rule.basis,
            )


# what was and was not checked


@cache
def _needed(pack_id: str) -> dict[str, frozenset[str]]:
    """For each kind of relation the statements between which a pack's forms give it."""
    space = Space([skeleton(forms.pack(pack_id))])
    needed: defaultdict[str, set[str]] = defaultdict(set)
    for relation in relations(space):
        needed[relation.kind] |= {space.owner[cell].statement.id for cell in relation.cells}
    return {kind: frozenset(statements) for kind, statements in needed.items()}


def _results(
    space: Space, derived: Sequence[Relation], index: int, members: _Members | None
) -> list[CheckResult]:
    own: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in derived:
        if space.owner[relation.left[0]].disclosure == index:
            own[relation.kind].append(relation)
    disclosure = space.disclosures[index]
    return [
        _result(space, rule, own[rule.kind], disclosure, members)
        for rule in rules()
        if rule.kind in _PRIORITY
    ]


def _result(
    space: Space,
    rule: Rule,
    own: Sequence[Relation],
    disclosure: Disclosure,
    members: _Members | None,
) -> CheckResult:
    counts = {"failed": 0, "rounding": 0, "unreadable": 0}
    for relation in own:
        if not space.readable(relation.cells):
            counts["unreadable"] += 1
            continue
        difference = residual(space, relation)
        size = difference if relation.bound else abs(difference)
        if size > tolerance(space, relation):
            counts["failed"] += 1
        elif difference and not relation.bound:
            counts["rounding"] += 1
    checked = len(own) - counts["unreadable"]
    lacking = _lacking(disclosure, rule.kind)
    note = _note(rule.kind, members, disclosure, bool(own))
    return CheckResult(
        rule=rule.id,
        title=rule.name,
        status=_status(checked, counts, bool(lacking or (note and members))),
        checked=checked,
        not_covered=tuple(lacking),
        note=note,
        **counts,
    )


def _status(
    checked: int, counts: dict[str, int], lacking: bool
) -> Literal["passed", "failed", "not_applicable", "insufficient"]:
    if counts["failed"]:
        return "failed"
    if counts["unreadable"] or (not checked and lacking):
        return "insufficient"
    return "passed" if checked else "not_applicable"


def _lacking(disclosure: Disclosure, kind: str) -> list[str]:
    """Titles of the missing or unreadable statements that a kind of relation would need."""
    needed = _needed(disclosure.pack).get(kind, frozenset())
    return [s.title for s in disclosure.statements if s.id in needed and _is_lacking(s)]


def _is_lacking(statement: Statement) -> bool:
    return statement.status == "missing" or bool(statement.rows and not statement.money_unit)


def _note(kind: str, members: _Members | None, disclosure: Disclosure, compared: bool) -> str:
    if kind != "agency":
        return ""
    if disclosure.scope == "unit":
        return "单位公开文件不适用"
    if members and members.missing:
        return f"原件里没有这些单位的公开内容：{'、'.join(members.missing)}"
    return "" if compared else "部门和单位没有可以比较的表"
