"""The projects of a disclosure that was read, as rows of a budget book.

Hebei prints a table of targets a project, Shanghai a section with seven headings. Neither
says which function a project belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts
from mingzhang.amounts import ZERO, NotAnAmountError
from mingzhang.compiling.book import PLAN_MONTHS, UNPUBLISHED, Book, BookProject, Line
from mingzhang.compiling.from_published.gaps import Gap, spans
from mingzhang.compiling.from_published.printed import yuan
from mingzhang.disclosure import Disclosure, Project, Section
from mingzhang.where import NOWHERE

_NUMBER = re.compile(r"^\d+[.．、]\s*")
_SECRET = "涉密"
_TITLE = "经费情况说明"
_NAMELESS = "项目"
_HEADS = {
    "项目概述": "purpose",
    "项目概况": "purpose",
    "立项依据": "basis",
    "实施方案": "scheme",
    "年度预算安排": "budget",
    "绩效目标": "objectives",
}
_OTHER_HEADS = ("实施主体", "实施周期")
_HEAD = re.compile(r"^[一二三四五六七]、")
_BUDGET = re.compile(r"(?:总预算|项目预算安排)(?P<amount>[\d,.]+)万")
_ELSEWHERE = "详见单位的项目绩效目标表"


def projects(disclosure: Disclosure, lines: Sequence[Line]) -> tuple[list[BookProject], list[Line]]:
    """The projects, and the lines that remain.

    Where all project money is one function's and one fund's, and the projects make it up,
    they take the place of its line; else they say again what the lines hold.
    """
    tables = [_project(its, number) for number, its in enumerate(disclosure.projects, 1)]
    named = tables or list(_of_sections(disclosure))
    money_lines = [line for line in lines if line.nature == "project" or not line.nature]
    whole = [line for line in money_lines if not line.item]
    known = [its for its in named if its.current]
    if len(whole) != 1 or len(known) != len(named) or not named:
        return named, list(lines)
    line = whole[0]
    total = sum((its.current for its in named), ZERO)
    if line.nature != "project" or line.carried or line.part or total != line.current:
        return named, list(lines)
    divided = [
        msgspec.structs.replace(its, function=line.function, fund=line.fund, part=False)
        for its in named
    ]
    return divided, [its for its in lines if its is not line]


def _project(project: Project, number: int) -> BookProject:
    """A project as its table shows it; its function is never printed."""
    objectives = tuple(_NUMBER.sub("", text) for text in project.objectives)
    return BookProject(
        code=project.code or f"{UNPUBLISHED}-{number}",
        name=project.name,
        function="",
        fund=_project_fund(project),
        current=yuan(project.budget, project.money_unit) or ZERO,
        purpose=project.purpose,
        plan=_plan(project),
        secret=objectives == (_SECRET,),
        objectives=objectives,
        indicators=tuple(
            msgspec.structs.replace(its, where=NOWHERE, places={}) for its in project.indicators
        ),
        part=True,
    )


def _project_fund(project: Project) -> str:
    budget = yuan(project.budget, project.money_unit)
    appropriated = yuan(project.funds.get("appropriation", ""), project.money_unit)
    return "appropriation" if budget and budget == appropriated else ""


def _of_sections(disclosure: Disclosure) -> Iterator[BookProject]:
    """Shanghai's departments tell of each project in a section of its own."""
    sections = (its for its in disclosure.sections if its.title.endswith(_TITLE))
    for number, section in enumerate(sections, 1):
        parts = _parts(section)
        said = _BUDGET.search("".join(parts.get("budget", ())))
        amount = said["amount"] if said else ""
        name = section.title.removesuffix(_TITLE)
        objectives = [text for text in parts.get("objectives", ()) if _ELSEWHERE not in text]
        yield BookProject(
            code=f"{UNPUBLISHED}-{number}",
            name=UNPUBLISHED if name == _NAMELESS else name,
            function="",
            fund="",
            current=yuan(amount, "万元") or ZERO,
            purpose="".join(parts.get("purpose", ())),
            basis="".join(parts.get("basis", ())),
            scheme="".join(parts.get("scheme", ())),
            objectives=tuple(objectives),
            part=True,
        )


def _parts(section: Section) -> dict[str, list[str]]:
    """The paragraphs below each heading."""
    parts: dict[str, list[str]] = {}
    into: list[str] = []
    for paragraph in section.paragraphs:
        head = _HEAD.sub("", paragraph.text)
        if head != paragraph.text and (head in _HEADS or head in _OTHER_HEADS):
            into = parts.setdefault(_HEADS.get(head, head), [])
        else:
            into.append(paragraph.text)
    return parts


def _plan(project: Project) -> tuple[Decimal, ...]:
    """Cumulative percents; none where the table has something else."""
    if project.plan_unit != "percent" or not any(project.plan.values()):
        return ()
    try:
        percents = [
            amounts.parse(project.plan.get(month, "").rstrip("%％")) or ZERO
            for month in PLAN_MONTHS
        ]
    except NotAnAmountError:
        return ()
    fits = percents == sorted(percents) and percents[-1] == 100
    return tuple(percents) if fits else ()


def open_projects(book: Book) -> Iterator[Gap]:
    """What the projects do not say."""
    if not book.projects:
        if any(line.nature == "project" for line in book.lines):
            yield Gap("待补", "projects", "没有印逐个项目的绩效目标表，项目支出在“基本支出”表里")
        return
    checks: tuple[tuple[str, str, Callable[[BookProject], bool]], ...] = (
        ("code", "没有印项目编码", lambda its: its.code.startswith(UNPUBLISHED)),
        ("name", "没有印项目名称", lambda its: its.name == UNPUBLISHED),
        ("current", "没有印项目金额", lambda its: not its.budget),
        ("function", "没有印项目的功能科目", lambda its: not its.function),
        ("fund", "没有印是哪一种资金", lambda its: not its.fund),
        ("plan3", "没有印支出计划，或印的不是到 100% 的累计数", lambda its: not its.plan),
        ("purpose", "没有印资金用途", lambda its: not its.purpose),
    )
    for column, said, is_open in checks:
        rows = [number for number, its in enumerate(book.projects, 1) if is_open(its)]
        for first, last in spans(rows):
            yield Gap("待补", "projects", said, column, first, last)
