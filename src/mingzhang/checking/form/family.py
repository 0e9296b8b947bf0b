"""F7: a department and its units in one document: who is there, and the lists beside the tables.

The tables themselves are compared by T207, units in other sources by the rules across documents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from mingzhang import keys
from mingzhang.checking import agency_names, requirements
from mingzhang.checking.checks import Flaw, Undecided, absent, itself, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.families import Members
from mingzhang.checking.form import assets, procurement_table
from mingzhang.checking.form.arithmetic import Cell, Relation, total
from mingzhang.checking.targets.habits import other_name
from mingzhang.disclosure import KIND_WORDS, Disclosure, Printed, Project

_LONG = 12
"""Characters of a paragraph that can be known again with a slip in it."""

_SLIP = 3
"""Characters that a slip changes; more is another text."""

_ALIKE = 0.8
"""Share of the characters that two names of one project have in common."""

_MANY = 900
"""Pairs of names; where more differ, the lists are of different things."""

_NUMERAL = re.compile("[0-9一二三四五六七八九十东西南北中上下新老甲乙丙]")

_AROUND = 4
"""Characters shown on each side of it."""


class Family(msgspec.Struct, frozen=True):
    """A department with units in the same document."""

    department: Disclosure
    units: tuple[Disclosure, ...]
    unlisted: tuple[Disclosure, ...]
    """Those that the department does not list by their name."""

    members: Members


def families(dossier: Dossier) -> Iterator[tuple[int, Family]]:
    """The departments of a document that list their units and have some of them with them."""
    for index, members in dossier.families.items():
        if members.units and members.listed:
            units, unlisted = (
                tuple(dossier.disclosures[unit] for unit in units)
                for units in (members.units, members.unlisted)
            )
            yield index, Family(dossier.disclosures[index], units, unlisted, members)


@over("F704", families)
def listed_unit_is_not_there(family: Family) -> Iterator[Flaw | Undecided]:
    """A unit that the department lists and whose part the document does not have."""
    if not family.members.missing:
        return
    if family.unlisted:
        yield Undecided("有的单位公开时的名称与机构设置所列的不同，不能确定缺哪些")
        return
    table = family.department.organisations_table
    rows = {keys.fold(unit.name): unit for unit in family.department.organisations}
    names = family.members.missing
    yield Flaw(
        f"《{table.title}》列出 {len(rows)} 家单位，这份原件里没有其中 {len(names)} 家的单位"
        f"{KIND_WORDS[family.department.kind]}：{'、'.join(names)}",
        tuple(quote(table.title, Printed(n, rows[keys.fold(n)].where)) for n in names),
        statement=table.id,
    )


@over("F706", families)
def unit_is_not_listed(family: Family) -> Iterator[Flaw | Undecided]:
    """A unit whose part is there and that the department does not list."""
    if family.unlisted and family.members.missing:
        yield Undecided("机构设置所列的单位没有全部找到，名称可能写得不同")
        return
    table = family.department.organisations_table
    for unit in family.unlisted:
        yield Flaw(
            f"有“{unit.agency.name}”的单位公开内容，部门的《{table.title}》没有列出这家单位",
            (
                absent(table.title, table.where),
                quote("单位", Printed(unit.agency.name, unit.where)),
            ),
            statement=table.id,
        )


def _complete(dossier: Dossier) -> Iterator[tuple[int, Family]]:
    """The departments all of whose units are there."""
    return ((index, family) for index, family in families(dossier) if family.members.complete)


def _with_projects(dossier: Dossier) -> Iterator[tuple[int, Family]]:
    for index, family in _complete(dossier):
        if family.department.projects and all(unit.projects for unit in family.units):
            yield index, family


@over("F707", _with_projects)
def projects_differ(family: Family) -> Iterator[Flaw]:
    """Projects that only the department has, or only a unit."""
    ours, theirs = _only_in_one(family)
    pairs = _alike(ours, theirs)
    for one, other in pairs:
        if keys.fold(other.name) != other_name(one) and keys.fold(one.name) != other_name(other):
            yield Flaw(  # else the heading above one of the tables has told it
                f"像是同一个项目，部门印作“{one.name}”，所属单位印作“{other.name}”",
                tuple(itself(its.name, its.place("name")) for its in (one, other)),
            )
    alike = {id(project) for pair in pairs for project in pair}
    ours, theirs = ([one for one in only if id(one) not in alike] for only in (ours, theirs))
    told = [
        f"{where}有而{other}没有：{'、'.join(project.name for project in only)}"
        for where, other, only in (("部门", "所属单位", ours), ("所属单位", "部门", theirs))
        if only
    ]
    if told:
        yield Flaw(
            f"部门与所属单位公开的项目不同，{'；'.join(told)}",
            tuple(itself(project.name, project.place("name")) for project in (*ours, *theirs)),
        )


def _only_in_one(family: Family) -> tuple[list[Project], list[Project]]:
    """The projects that only the department has by their name, and those that only a unit has."""
    ours = {keys.fold(project.name): project for project in family.department.projects}
    theirs = {keys.fold(p.name): p for unit in family.units for p in unit.projects}
    return (
        [project for key, project in ours.items() if key not in theirs],
        [project for key, project in theirs.items() if key not in ours],
    )


def _alike(
    ours: Sequence[Project], theirs: Sequence[Project]
) -> tuple[tuple[Project, Project], ...]:
    """The pairs of names that are the same but for a character or two, and like no other."""
    if len(ours) * len(theirs) > _MANY:
        return ()
    pairs = [(one, other) for one in ours for other in theirs if _is_one(one.name, other.name)]
    firsts, seconds = (Counter(id(pair[place]) for pair in pairs) for place in (0, 1))
    return tuple((one, other) for one, other in pairs if firsts[id(one)] == seconds[id(other)] == 1)


def _is_one(name: str, other: str) -> bool:
    """Whether two names differ in a character or two that are no numbers: 一期, 二期."""
    one, two = keys.fold(name), keys.fold(other)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return False
    changed = "".join(
        one[a:b] + two[c:d] for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    )
    return len(changed) <= _SLIP and not _NUMERAL.search(changed)


class SumOf(msgspec.Struct, frozen=True):
    """A figure of the department, and what its units print."""

    relation: Relation
    statement: str


def _sums(
    rule: str, statement: str, figure: Callable[[Disclosure], Cell | None]
) -> Callable[[Dossier], Iterator[tuple[int, SumOf]]]:
    def selected(dossier: Dossier) -> Iterator[tuple[int, SumOf]]:
        for index, family in _complete(dossier):
            whole = figure(family.department)
            parts = [figure(unit) for unit in family.units]
            if relation := _relation(rule, whole, parts):
                yield index, SumOf(relation, statement)

    return selected


def _relation(rule: str, whole: Cell | None, parts: Sequence[Cell | None]) -> Relation | None:
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts) or {part.unit for part in known} != {whole.unit}:
        return None
    return total(rule, whole, known, "所属单位之和")


def _flaw(item: SumOf) -> Iterator[Flaw]:
    if not item.relation.holds:
        cells = tuple(cell.evidence() for cell in item.relation.cells)
        yield Flaw(item.relation.message(), cells, statement=item.statement)


@over("F708", _sums("F708", "assets", assets.total_of))
def assets_are_not_the_units(item: SumOf) -> Iterator[Flaw]:
    """The department's assets are not its units' together."""
    yield from _flaw(item)


@over("F709", _sums("F709", "procurement", procurement_table.total_of))
def procurement_is_not_the_units(item: SumOf) -> Iterator[Flaw]:
    """The department's procurement is not its units' together."""
    yield from _flaw(item)


# the text on duties, which the department and its own unit share


class DutiesOf(msgspec.Struct, frozen=True):
    """The lines on duties of a department and of its own unit (本级)."""

    place: str
    ours: tuple[Printed, ...]
    theirs: tuple[Printed, ...]


def _duties(dossier: Dossier) -> Iterator[tuple[int, DutiesOf]]:
    for index, family in families(dossier):
        name = agency_names.loosely(family.department.agency.name)
        for unit in family.units:
            if agency_names.loosely(unit.agency.name) != name:
                continue
            sections = [
                requirements.sections_about(d, "duties")[:1] for d in (family.department, unit)
            ]
            if all(sections):
                (ours,), (theirs,) = sections
                place = theirs.heading
                yield index, DutiesOf(place, ours.paragraphs, theirs.paragraphs)


@over("F710", _duties)
def duties_are_told_differently(item: DutiesOf) -> Iterator[Flaw]:
    """The same text in both parts, in which a character or two differ: one of them is wrong."""
    ours, theirs = ({_duty(line): line for line in lines} for lines in (item.ours, item.theirs))
    if 2 * len(ours.keys() & theirs.keys()) <= max(len(ours), len(theirs)):
        return
    for key, line in ours.items():
        for other, theirs_line in theirs.items():
            if key in theirs or other in ours or min(len(key), len(other)) < _LONG:
                continue
            if (differing := _differing(key, other)) and all(map(_is_few, differing)):
                mine, own = differing
                yield Flaw(
                    f"“{item.place}”同一段职责，部门部分印作“{mine}”，单位部分印作“{own}”",
                    (quote(item.place, theirs_line), quote(item.place, line)),
                    section=item.place,
                )


def _duty(line: Printed) -> str:
    """A line's key; bullets and what has to differ are left out."""
    return keys.fold(line.text).lstrip("-•·").replace("部门", "单位")


def _differing(one: str, other: str) -> tuple[str, str]:
    """What stands in two texts where they differ, with a few characters around it."""
    start = keys.same_start(one, other)
    end = min(keys.same_start(one[::-1], other[::-1]), len(one) - start, len(other) - start)
    first = max(0, start - _AROUND)
    return one[first : len(one) - end + _AROUND], other[first : len(other) - end + _AROUND]


def _is_few(differing: str) -> bool:
    return len(differing) <= 2 * _AROUND + _SLIP
