"""One source from bytes to disclosures: the whole way of reading, stage by stage."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

import msgspec

from mingzhang import forms, keys
from mingzhang.disclosure import (
    SCOPE_WORDS,
    Agency,
    Disclosure,
    Printed,
    Problem,
    Reading,
    Scope,
    Source,
    Statement,
)
from mingzhang.forms import Pack
from mingzhang.reading import evaluations, formats, narrative, ours
from mingzhang.reading.beside.collected import beside_the_nine
from mingzhang.reading.blocks import Block, Grid
from mingzhang.reading.claims import read_claims
from mingzhang.reading.part import Part
from mingzhang.reading.parts import parts, profile, strays
from mingzhang.reading.projects import overall, read_projects
from mingzhang.reading.tables.signature import signature
from mingzhang.reading.tables.statements import missing_statement, read_statement
from mingzhang.where import NOWHERE

_MOST_PRINTED = 50
"""Of one table in one disclosure. They are compared in pairs, so there must be an end."""

_FEW_PROBLEMS = 3
"""Problems that the message of a source without disclosures repeats."""

_OWN_SHARE = 2
"""A pack of forms must know the title of every second table, or it is another's document."""

_EVERYWHERE = "各地"
"""Jurisdiction of the packs that are for all places."""


def read_bytes(data: bytes, name: str) -> Reading:
    """All disclosures of one source, with what could not be read.

    Raises UnreadableSourceError, with a message for the user, where there is nothing to read.
    """
    if what := ours.kind(data):
        raise formats.OwnFileError(f"是明账写的{what}，不是公开文件。请换成公开文件")
    content = formats.content(data)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name, digest, content.media_type, len(data), content.pages, content.recognised)
    found, problems = parts(content.blocks)
    found = strays.mended(found)
    problems = [*content.problems, *problems]
    disclosures: list[Disclosure] = []
    for part in found:
        problems += profile.complete(part, name if len(found) == 1 else "")
        disclosure, told = disclosure_of(part)
        disclosures.append(disclosure)
        problems += told
    if not disclosures:
        raise formats.UnreadableSourceError(_nothing_found(content.problems))
    return Reading(source, tuple(disclosures), tuple(problems))


def _nothing_found(problems: Sequence[Problem]) -> str:
    """Why there may be nothing to read: attachments of a page, pages without text."""
    told = [
        (its.message if its.where == NOWHERE else f"{its.where}：{its.message}").rstrip("。")
        for its in problems[:_FEW_PROBLEMS]
    ]
    if len(problems) > len(told):
        told.append(f"等 {len(problems)} 处")
    return "。".join(
        [
            "没有找到预算公开的内容（九张表或情况说明）",
            *told,
            "请确认这是部门预算、单位预算公开文件的全文",
        ]
    )


_OF_FINAL_ACCOUNTS = re.compile("决算|自评")
_OF_BUDGETS = re.compile("预算|绩效目标")


def choose_pack(year: int, votes: Mapping[str, int], said: str = "") -> Pack:
    """Of the packs that know the most of a disclosure's titles, the one for its place and year.

    Open packs know every title; one of them is chosen where no other knows most of them, and
    for a document without tables of which the headings tell budget from final accounts.
    Of packs with the same titles, the one whose jurisdiction is named in `said` (agency and
    headings) comes before the one for all. For a year without a pack it is the nearest one;
    a document without a year is taken for a new one.
    """
    own = [pack for pack in forms.all_packs() if not pack.open]
    fallbacks = [pack for pack in forms.all_packs() if pack.open]
    most = max(votes.get(pack.id, 0) for pack in own)
    titles = sum(votes.get(pack.id, 0) for pack in fallbacks)
    if _OWN_SHARE * most < titles:
        return max(fallbacks, key=lambda pack: votes.get(pack.id, 0))
    if not most and (stage := _stage_of(said)):
        own = [pack for pack in own if pack.stage == stage and pack.jurisdiction in said] or [
            pack for pack in fallbacks if pack.stage == stage
        ]
    packs = [pack for pack in own if votes.get(pack.id, 0) == most]
    packs = (
        [pack for pack in packs if pack.jurisdiction in said]
        or [pack for pack in packs if pack.jurisdiction == _EVERYWHERE]
        or packs
    )
    return min(packs, key=lambda pack: min(abs((year or 9999) - own) for own in pack.years))


def _stage_of(said: str) -> str:
    """What the headings of a document without any of the nine tables say that it is."""
    if _OF_FINAL_ACCOUNTS.search(said):
        return "final"
    return "budget" if _OF_BUDGETS.search(said) else ""


def _headings(part: Part) -> str:
    """The agency's name with the cover and the table of contents, where the place is named."""
    return "\n".join([part.name, *(line.text for line in (*part.front, *part.contents))])


def disclosure_of(part: Part) -> tuple[Disclosure, list[Problem]]:
    """What one part of a source discloses, in its pack of forms, and what could not be read."""
    pack = choose_pack(part.year, part.packs, _headings(part))
    scope = part.scope or "department"
    statements, of_statements = _statements(part, pack, scope)
    beside = beside_the_nine(part, pack, SCOPE_WORDS[scope])
    is_free = not pack.sections.get(scope)  # no pack says how the narrative is divided
    spans = narrative.spans(part.narrative, is_free)
    goals, targets = overall.divided(_performance_blocks(_with_titles(part, spans), spans))
    projects, of_projects = read_projects(targets)
    rated, of_rated = evaluations.evaluations(part.narrative)
    disclosure = Disclosure(
        kind=pack.stage,
        scope=scope,
        year=part.year,
        agency=Agency(part.code, part.name),
        pack=pack.id,
        statements=tuple(statements),
        procurement=beside.procurement,
        assets=beside.assets,
        organisations_table=beside.organisations_table,
        procurement_lines=beside.procurement_lines,
        asset_lines=beside.asset_lines,
        organisations=beside.organisations,
        contents=tuple(Printed(keys.tidy(line.text), line.where) for line in part.contents),
        front=tuple(narrative.front(part.front, part.narrative, is_free)),
        sections=tuple(map(narrative.section, spans)),
        goals=(*(goal for span in spans for goal in narrative.goals(span.blocks)), *goals),
        projects=tuple(projects),
        evaluations=tuple(rated),
        where=part.where,
    )
    told = [*_identity_problems(part), *of_statements, *_taken_for(statements, pack, part)]
    told += [*beside.problems, *of_projects, *of_rated]
    return msgspec.structs.replace(disclosure, claims=read_claims(disclosure)), told


def _identity_problems(part: Part) -> list[Problem]:
    problems: list[Problem] = []
    if part.scope is None:
        message = "没有写明是部门预算还是单位预算，按部门预算读取；请核对标题"
        problems.append(Problem("ambiguous", message, part.where))
    if not part.year:
        message = "没有找到预算年度，按最新的表样读取；请在表上方补上“预算年度：”"
        problems.append(Problem("missing", message, part.where))
    if not part.name:
        message = "没有找到部门或单位名称；请在表上方补上编码和名称"
        problems.append(Problem("missing", message, part.where))
    return problems


_SURE = {"certain": "确定", "likely": "大致确定", "doubtful": "不能确定"}


def _taken_for(statements: Sequence[Statement], pack: Pack, part: Part) -> list[Problem]:
    """What the tables that no pack describes were taken for, and how sure that is."""
    said = [
        f"《{statement.title}》认作{pack.form(statement.id).title}"
        f"（{_SURE.get(statement.certainty, '没有表头')}）"
        for statement in statements
        if statement.layout
    ]
    if not said:
        return []
    why = "没有这种印法的专门表样" if pack.open else "有的表栏目与表样不同"
    message = f"{why}，按各地通用的词认表、认栏：{'；'.join(said)}。请核对认得对不对"
    return [Problem("ambiguous", message, part.where)]


def _statements(part: Part, pack: Pack, scope: Scope) -> tuple[list[Statement], list[Problem]]:
    """The pack's nine in its order; a table printed twice is there twice."""
    statements: list[Statement] = []
    problems: list[Problem] = []
    for form in pack.forms_of(scope):
        if form.variant:
            continue
        title = pack.prefixes[scope] + form.title
        printed = [table for table in part.tables if table.form == form.id]
        if len(printed) > _MOST_PRINTED:
            count = f"印了 {len(printed)} 次，只读取前 {_MOST_PRINTED} 次"
            message = f"《{title}》{count}；请检查文件有无差错"
            problems.append(Problem("unreadable", message, printed[_MOST_PRINTED].where))
        for number, table in enumerate(printed[:_MOST_PRINTED]):
            statement, told = read_statement(table, pack, form, title, part.year)
            statements.append(statement)
            problems += told
            if number:
                message = (
                    f"《{statement.title}》印了 {len(printed)} 次，都已读取；请核对以哪一份为准"
                )
                problems.append(Problem("ambiguous", message, table.where))
        if not printed and not form.optional:
            statements.append(missing_statement(form, title, form.id in part.undecided))
    return statements, problems


def _performance_blocks(blocks: Sequence[Block], spans: Sequence[narrative.Span]) -> list[Block]:
    """The blocks of the sections that hold target tables; all, where there are no sections."""
    sections = [
        own for span in spans if any(map(_is_targets, own := _without_evaluations(span.blocks)))
    ]
    if sections:
        return [block for section in sections for block in section]
    rest = _without_evaluations(blocks)
    return rest if any(map(_is_targets, rest)) else []


def _with_titles(part: Part, spans: Sequence[narrative.Span]) -> list[Block]:
    """The narrative's blocks; where it has no sections, with the lines above: titles and units."""
    if spans:
        return part.narrative
    return sorted(
        [*part.front, *part.narrative], key=lambda block: (block.where.page, block.where.line)
    )


def _without_evaluations(blocks: Sequence[Block]) -> list[Block]:
    rated = {index for run in evaluations.runs(blocks) for index in run}
    return [block for index, block in enumerate(blocks) if index not in rated]


def _is_targets(block: Block) -> bool:
    return isinstance(block, Grid) and signature(block).beside_the_nine == "targets"
