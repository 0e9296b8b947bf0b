"""What is secret stays secret: no half of a secret table, no secret document numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets.items import COLUMNS, IndicatorOf, ProjectOf, is_secret, projects
from mingzhang.checking.targets.passages import Whole, leaks, wholes
from mingzhang.disclosure import Project

_SECRET = "涉密"
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:密传|密电|密码电|机密|秘密|绝密)(?:发|字|函|办)?"
    r"[\[(【〔]20\d\d[\])】〕]第?\d+号?"
)
_GRADE = re.compile(
    r"(?:绝密|机密|秘密)级?[★☆*]|^(?:绝密|机密|秘密)级?$|"
    r"(?:绝密|机密|秘密)级(?:文件|公文|电报|材料|纪要)(?![柜箱室]|管理|保管|销毁|回收)"
)
"""The mark itself, or a document that has it; 秘密级信息系统 only speaks of a grade."""


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
        yield item.flaw(said, *(one.evidence(role) for one, _, role in told), _secret_cell(item))
    elif objectives:
        said = "指标写“涉密”，绩效目标却写了内容"
        told_in = (item.evidence("objectives", text) for text in objectives)
        yield item.flaw(said, *told_in, _secret_cell(item))


def _secret_cell(item: ProjectOf) -> Evidence:
    """The first cell that says 涉密."""
    return next(one for one in item.indicators if one.its.target.kind == "secret").evidence()


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


@over("P703", wholes)
def number_of_a_secret_document(whole: Whole) -> Iterator[Flaw]:
    """密传〔2020〕4号 and the like: cipher telegrams are not cited in public."""
    if "密" not in whole.text:
        return
    passages = [passage for passage in whole.passages if "密" in passage.key]
    for leak in leaks(passages, _NUMBER):
        yield leak.flaw(f"引用了密件的文号“{leak.what}”")
    for leak in leaks(passages, _GRADE):
        yield leak.flaw(f"印有密级标志“{leak.what}”")
