"""The tables with each other: derive the relations, find the causes, say what was checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import msgspec

from mingzhang.amounts import ZERO
from mingzhang.checking.coverage import coverage
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.families import Members
from mingzhang.checking.findings import CheckResult, Evidence, Finding, Subject
from mingzhang.checking.rules import Rule, rule_for
from mingzhang.checking.tables import units, wording
from mingzhang.checking.tables.causes import Cause, causes
from mingzhang.checking.tables.grouping import grouped, rollup_causes
from mingzhang.checking.tables.relations import (
    Judgement,
    Relation,
    agency_relations,
    judge,
    relations,
)
from mingzhang.checking.tables.space import Space, Table, tables_by_disclosure
from mingzhang.checking.tables.witnesses import Witnesses, witnesses

_EVIDENCE_LIMIT = 60
"""Cells shown with one finding; a sum over more rows is told by its figures."""

_PRIORITY = (
    *("agencies", "codes", "columns", "items"),
    *("same", "empty", "funds", "balance", "agency", "bound"),
)
"""Of the kinds of relations that a cause breaks, the one that names the rule."""


class Reconciled(msgspec.Struct, frozen=True):
    """What reconciling the tables of one disclosure gave."""

    findings: tuple[Finding, ...]
    rounding: tuple[Finding, ...]
    results: tuple[CheckResult, ...]
    excess: Mapping[int, Decimal]
    """By how much, in 元, the cells of all disclosures that are found wrong are too high."""

    doubts: Mapping[int, frozenset[Decimal]]
    """The same for the cells of relations that fail without a word on which one is wrong."""


def reconciled(dossier: Dossier) -> list[Reconciled]:
    """For each disclosure, in their order."""
    space, related = dossier.space, dossier.families
    judged: defaultdict[int, list[Judgement]] = defaultdict(list)
    for relation in _derived(space, related):
        judged[space.owner[relation.left[0]].disclosure].append(judge(space, relation))
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    excess: dict[int, Decimal] = {}
    doubts: defaultdict[int, set[Decimal]] = defaultdict(set)
    if any(judgement.verdict == "failed" for own in judged.values() for judgement in own):
        space.list_absent_rows()
        said = witnesses(space)
        for place, cause in _causes(space, related, said):
            found[space.owner[cause.lead].disclosure].append(_finding(place, cause, said))
            excess.update(cause.correction)
            for cell, by in _if_alone(cause):
                doubts[cell].add(by)
    in_doubt = {cell: frozenset(by) for cell, by in doubts.items()}
    undecided = [_undecided(tables) for tables in tables_by_disclosure(space)]
    for index, finding in _negatives(space):
        found[index].append(finding)
    return [
        Reconciled(
            findings=tuple(found[index]),
            rounding=tuple(_rounding(space, judged[index])),
            results=tuple(
                coverage(disclosure, judged[index], related.get(index), undecided[index])
            ),
            excess=excess,
            doubts=in_doubt,
        )
        for index, disclosure in enumerate(dossier.disclosures)
    ]


def _if_alone(cause: Cause) -> Iterator[tuple[int, Decimal]]:
    """By how much each cell of an unlocated relation is too high if it is the wrong one."""
    for relation in () if cause.cells else cause.relations:
        yield from ((cell, cause.difference) for cell in relation.left)
        yield from ((cell, -cause.difference) for cell in relation.right)


def _undecided(tables: Iterable[Table]) -> list[str]:
    """Titles of the tables by agency of which it is not certain how the rows add up."""
    return [
        table.statement.title
        for table in tables
        if table.by_agency and not table.by_agency.is_decided
    ]


def _derived(space: Space, related: Mapping[int, Members]) -> list[Relation]:
    derived = relations(space)
    for department, members in related.items():
        if members.units and members.complete:
            derived += agency_relations(space, department, members.units)
    return derived


def _causes(
    space: Space, related: Mapping[int, Members], said: Witnesses
) -> Iterator[tuple[Space, Cause]]:
    """Why relations do not hold, each with the space that shows it.

    Tables in a wrong unit come first: in the right one they show what else is wrong. What is left
    between a department and its units comes last.
    """
    wrong_units = units.wrong_units(space, _derived(space, related))
    yield from ((space, cause) for cause in wrong_units)
    scaled = units.in_their_units(space, wrong_units)
    derived = _derived(scaled, related)
    found = grouped(scaled, causes(scaled, derived, said))
    between = [relation for relation in derived if relation.kind == "agency"]
    yield from ((scaled, cause) for cause in found)
    yield from ((scaled, cause) for cause in rollup_causes(scaled, between, wrong_units + found))


# findings


def _finding(space: Space, cause: Cause, said: Witnesses) -> Finding:
    rule = _rule_of(space, cause)
    lead, misplaced = cause.lead, cause.misplaced
    compared = dict.fromkeys(
        cell for relation in cause.relations for cell in relation.cells if cell not in cause.cells
    )
    shown = [*((cell, True) for cell in cause.cells), *((cell, False) for cell in compared)]
    located = bool(cause.cells)
    explained = (wording.explain(space, relation) for relation in cause.relations)
    evidence = (
        *(wording.evidence(space, cell, likely) for cell, likely in shown[:_EVIDENCE_LIMIT]),
        *((units.evidence(space, cause),) if cause.power else ()),
        *((wording.row_evidence(space, misplaced),) if misplaced is not None else ()),
    )
    return msgspec.structs.replace(
        _told(space, rule, lead, _message(space, cause, rule), evidence),
        details=tuple(dict.fromkeys((*explained, *_confirmed(space, cause, said)))),
        expected=space.yuan[lead] - cause.difference if located else None,
        actual=space.yuan[lead] if located else None,
        difference=cause.difference,
    )


def _told(
    space: Space,
    rule: Rule,
    cell: int,
    message: str,
    evidence: tuple[Evidence, ...],
) -> Finding:
    """A finding of a rule in the table of a cell."""
    owner = space.owner[cell]
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        subject=Subject.of(space.disclosures[owner.disclosure]),
        message=message,
        evidence=evidence,
        statement=owner.statement.id,
        basis=rule.basis,
        advice=rule.advice,
        title=rule.title,
    )


def _confirmed(space: Space, cause: Cause, said: Witnesses) -> Iterator[str]:
    """The words that say what the cells would be once corrected."""
    for cell, excess in cause.correction:
        if cell in said and said[cell].agrees(space.yuan[cell] - excess):
            yield said[cell].told


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
        return _unlocated(space, cause, rule)
    lead = cause.cells[0]
    if cause.misplaced is not None:
        return _misplaced(space, lead, cause.misplaced)
    expected = wording.shown(space, space.yuan[lead] - cause.difference, lead)
    stated, count = wording.stated(space, lead), len(cause.relations)
    if not space.facts[lead].printed:
        cell = wording.cell_left_out(space, lead)
        return f"{stated}，按其他 {count} 项勾稽关系{cell}应为 {expected}"
    difference = wording.shown(space, abs(cause.difference), lead)
    above = len(cause.cells) - 1
    chain = f"（连同它的 {above} 个上级和合计）" if above else ""
    return (
        f"{stated}{chain}，按 {count} 项勾稽关系应为 {expected}，"
        f"{'多' if cause.difference > ZERO else '少'} {difference}"
    )


def _unlocated(space: Space, cause: Cause, rule: Rule) -> str:
    count = len(cause.relations)
    same = "同样的差额" if rule.kind == "agency" else "类似的不符"
    more = f"；{same}共 {count} 处" if count > 1 else ""
    told = wording.explain(space, cause.relations[0])
    return f"{rule.title}：{told}{more}；不能判断哪一格有误"


def _misplaced(space: Space, lead: int, printed: int) -> str:
    """A row that is not listed, and another one with its amount, here or in another table."""
    title, other = (space.owner[cell].statement.title for cell in (lead, printed))
    elsewhere = f"《{other}》" if other != title else ""
    return (
        f"《{title}》没有列出“{wording.row_name(space, lead)}”，{elsewhere}却列出金额相同的"
        f"“{wording.row_name(space, printed)}”（{wording.money(space, printed)}）"
    )


def _negatives(space: Space) -> Iterable[tuple[int, Finding]]:
    rule = rule_for("negative")
    for cell, yuan in enumerate(space.yuan):
        if yuan < ZERO:
            printed = f"{wording.place(space, cell)}印作负数 {wording.money(space, cell)}"
            shown = (wording.evidence(space, cell, likely=True),)
            finding = _told(space, rule, cell, printed, shown)
            yield space.owner[cell].disclosure, msgspec.structs.replace(finding, actual=yuan)


def _rounding(space: Space, judged: Iterable[Judgement]) -> Iterable[Finding]:
    """Differences that rounding explains, as information."""
    for judgement in judged:
        if judgement.verdict != "rounding":
            continue
        relation = judgement.relation
        finding = _told(
            space,
            rule_for(relation.kind),
            relation.left[0],
            f"{wording.explain(space, relation)}，在四舍五入的范围内",
            tuple(wording.evidence(space, cell, likely=False) for cell in relation.cells),
        )
        yield msgspec.structs.replace(
            finding, severity="info", advice="", difference=judgement.difference
        )
