"""What is secret stays secret: no half of a secret table, no secret document numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.items import COLUMNS, IndicatorOf, ProjectOf, is_secret, projects
from mingzhang.disclosure import Disclosure, Printed, Project

_SECRET = "涉密"
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:密传|密电|密码电|机密|秘密|绝密)(?:发|字|函|办)?"
    r"[\[(【〔]20\d\d[\])】〕]第?\d+号?"
)
_GRADE = re.compile(r"(?:绝密|机密|秘密)(?:级|★|\*|☆)")


@over("P701", projects)
def secret_and_open_together(item: ProjectOf) -> Iterator[Flaw]:
    """Some cells say 涉密, others tell what it is."""
    if not is_secret(item.its):
        return
    told = [
        (one, f"的{COLUMNS[role]}没有写作涉密：“{keys.tidy(one.text(role))}”", role)
        for one in item.indicators
        for role in ("level3", "description", "target", "basis")
        if _tells(one, role)
    ]
    objectives = [t for t in item.its.objectives if _SECRET not in t and t.strip("0123456789.、 ")]
    if told:
        said = f"其他指标写“涉密”，{told[0][0].label}{told[0][1]}"
        yield item.flaw(said, *(one.evidence(role) for one, _, role in told))
    elif objectives:
        said = "指标写“涉密”，绩效目标却写了内容"
        yield item.flaw(said, *(item.evidence("objectives", text) for text in objectives))


def _tells(one: IndicatorOf, role: str) -> bool:
    text = one.text(role)
    return bool(text.strip()) and _SECRET not in text


def _known_elsewhere(dossier: Dossier) -> Iterator[tuple[int, tuple[ProjectOf, ProjectOf]]]:
    """A project told here that another volume of the department and year has as secret."""
    named: defaultdict[tuple[int, str, str], list[tuple[int, ProjectOf]]] = defaultdict(list)
    for index, disclosure in enumerate(dossier.disclosures):
        once = Counter(map(_identity, disclosure.projects))
        for project in disclosure.projects:
            key = _identity(project)
            if key and once[key] == 1:
                department = disclosure.agency.code[:3]
                named[disclosure.year, department, key].append(
                    (index, ProjectOf(disclosure, project))
                )
    for same in named.values():
        secret = [item for _, item in same if is_secret(item.its)]
        for index, item in same:
            others = [one for one in secret if one.disclosure.scope != item.disclosure.scope]
            if others and not is_secret(item.its):
                yield index, (item, others[0])


def _identity(project: Project) -> str:
    return keys.fold(project.code) or keys.fold(project.name)


@over("P702", _known_elsewhere)
def secret_there_and_open_here(pair: tuple[ProjectOf, ProjectOf]) -> Iterator[Flaw]:
    """涉密 in the department's volume, told in the unit's."""
    here, there = pair
    yield here.flaw(
        f"绩效目标在这里公开，在“{there.disclosure.agency.name}”的公开文件里写作涉密",
        here.evidence("name"),
        there.evidence("name"),
    )


class Passage(msgspec.Struct, frozen=True):
    """A printed text that must not give away secrets or persons."""

    title: str
    printed: Printed
    project: Project | None = None
    row: str = ""
    column: str = ""


def passages(disclosure: Disclosure) -> Iterator[Passage]:
    """Every text of a disclosure: front, narrative, goals and target tables."""
    for printed in disclosure.front:
        yield Passage("前言", printed)
    for section in disclosure.sections:
        for printed in section.paragraphs:
            yield Passage(f"{section.no}、{section.title}".lstrip("、"), printed)
    for goal in disclosure.goals:
        for text in (goal.title, goal.objective, goal.indicators):
            yield Passage("部门整体绩效目标", Printed(text, goal.where))
    for project in disclosure.projects:
        item = ProjectOf(disclosure, project)
        for field, text in (
            ("name", project.name),
            ("purpose", project.purpose),
            ("objectives", " ".join(project.objectives)),
        ):
            shown = item.evidence(field, text)
            yield Passage(shown.title, Printed(text, shown.where), project, "", shown.column)
        for one in item.indicators:
            for role in ("level3", "description", "target", "basis"):
                shown = one.evidence(role)
                printed = Printed(shown.text, shown.where)
                yield Passage(shown.title, printed, project, shown.row, shown.column)


class Leak(msgspec.Struct, frozen=True):
    """The places of one disclosure that print the same thing that they should not."""

    what: str
    passages: tuple[Passage, ...]

    def flaw(self, message: str) -> Flaw:
        """One finding for all places."""
        first = self.passages[0]
        where = (
            f"第 {first.project.no} 个项目“{first.project.name}”" if first.project else first.title
        )
        more = f"等 {len(self.passages)} 处" if len(self.passages) > 1 else ""
        return Flaw(
            f"{where}{more}{message}",
            tuple(quote(p.title, p.printed, p.row, p.column) for p in self.passages),
            project=first.project.no if first.project else 0,
        )


def found_in(disclosure: Disclosure, pattern: re.Pattern[str]) -> Iterator[Leak]:
    """Each different match with the passages that have it."""
    places: dict[str, list[Passage]] = {}
    for passage in passages(disclosure):
        for match in pattern.finditer(keys.fold(passage.printed.text)):
            places.setdefault(match[0], []).append(passage)
    for what, having in places.items():
        yield Leak(what, tuple(having))


@over("P703", each(lambda disclosure: [disclosure]))
def number_of_a_secret_document(disclosure: Disclosure) -> Iterator[Flaw]:
    """密传〔2020〕4号 and the like: cipher telegrams are not cited in public."""
    for leak in found_in(disclosure, _NUMBER):
        yield leak.flaw(f"引用了密件的文号“{leak.what}”")
    for leak in found_in(disclosure, _GRADE):
        yield leak.flaw(f"印有密级标志“{leak.what}”")
