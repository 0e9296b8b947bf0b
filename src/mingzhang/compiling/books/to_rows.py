"""A budget book as the rows of its sheets: what its workbook and its JSON file both hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mingzhang import catalogue
from mingzhang.compiling.book import (
    FIGURE_NAMES,
    FIGURES,
    FUNDS,
    ITEMS,
    NATURES,
    PLAN_MONTHS,
    UNPUBLISHED,
    Book,
)
from mingzhang.compiling.books.sheets import NO, YES


def rows_of(book: Book, sheet_id: str) -> Iterator[dict[str, Any]]:
    """The rows of a sheet by column id: texts as a person writes them, amounts as Decimal."""
    yield from _ROWS[sheet_id](book)


def _cover(book: Book) -> Iterator[dict[str, Any]]:
    cover = book.cover
    unit = cover.scope == "unit"
    yield {
        "pack": cover.pack,
        "year": cover.year,
        "scope": "单位" if unit else "部门",
        "department_code": cover.department.code,
        "department_name": cover.department.name,
        "agency_code": cover.agency.code if unit else "",
        "agency_name": cover.agency.name if unit else "",
        "nature": cover.nature,
        "rank": cover.rank,
        "funding": cover.funding,
    }


def _lines(book: Book) -> Iterator[dict[str, Any]]:
    names = _names(book)
    for line in book.lines:
        yield {
            "function": names(line.function) or UNPUBLISHED,
            "economic": names(line.economic) or (UNPUBLISHED if line.is_undivided else ""),
            "fund": FUNDS.get(line.fund, UNPUBLISHED),
            "nature": NATURES.get(line.nature, UNPUBLISHED),
            "item": ITEMS.get(line.item, ""),
            "current": line.current,
            "carried": line.carried or None,
            "counterpart": line.counterpart,
            "part": YES if line.part else "",
        }


def _projects(book: Book) -> Iterator[dict[str, Any]]:
    names = _names(book)
    for its in book.projects:
        plan = {f"plan{month}": p for month, p in zip(PLAN_MONTHS, its.plan, strict=False)}
        yield {
            "code": its.code,
            "name": its.name,
            "function": names(its.function) or UNPUBLISHED,
            "fund": FUNDS.get(its.fund, UNPUBLISHED),
            "economic": names(its.economic),
            "item": ITEMS.get(its.item, ""),
            "current": its.current,
            "carried": its.carried or None,
            "purpose": its.purpose,
            "basis": its.basis,
            "scheme": its.scheme,
            **plan,
            "secret": YES if its.secret else NO,
            "part": YES if its.part else "",
        }


def _names(book: Book) -> Any:
    """A code with its name, as the drop-down has it."""
    trees = (catalogue.functional(book.cover.year), catalogue.economic(book.cover.year))

    def named(code: str) -> str:
        entry = next((found for tree in trees if (found := tree.get(code))), None)
        return f"{code} {entry.name}" if entry else code

    return named


def _objectives(book: Book) -> Iterator[dict[str, Any]]:
    for its in book.projects:
        for text in its.objectives:
            yield {"project": its.code, "text": text}


_SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<", "": ""}


def _indicators(book: Book) -> Iterator[dict[str, Any]]:
    for its in book.projects:
        for one in its.indicators:
            target = one.target
            sign = _SIGNS[target.op]
            apart = target.kind == "number" and f"{sign}{target.value}{target.unit}" == target.text
            yield {
                "project": its.code,
                "level1": one.level1,
                "level2": one.level2,
                "level3": one.level3,
                "description": one.description,
                "sign": sign if apart else "",
                "value": target.value if apart else target.text,
                "unit": target.unit if apart else "",
                "basis": one.basis,
            }


def _purchases(book: Book) -> Iterator[dict[str, Any]]:
    for its in book.purchases:
        yield {
            "source": its.source,
            "source_budget": its.source_budget,
            "item": its.item,
            "code": its.code,
            "measure": its.measure,
            "quantity": its.quantity,
            "price": its.price,
            "fund": FUNDS.get(its.fund, UNPUBLISHED),
            "small_business": YES if its.small_business else NO,
            "asset": YES if its.asset else NO,
        }


def _holdings(book: Book) -> Iterator[dict[str, Any]]:
    for label, held in book.holdings.items():
        yield {"label": label, "quantity": held.quantity, "value": held.value}


def _last(book: Book) -> Iterator[dict[str, Any]]:
    for name in FIGURES:
        if name in book.last:
            yield {"label": FIGURE_NAMES[name], "amount": book.last[name]}


def _texts(book: Book) -> Iterator[dict[str, Any]]:
    texts = book.texts
    single = (
        ("编制说明", texts.opening),
        ("机关运行经费用途", texts.running_uses),
        ("专项资金", texts.special_funds),
        ("其他说明", texts.other),
    )
    yield from ({"kind": "职责", "text": text} for text in texts.duties)
    yield from ({"kind": "机构设置", "text": text} for text in texts.organisation)
    yield from ({"kind": kind, "text": text} for kind, text in single if text)
    for name, text in texts.reasons.items():
        yield {"kind": "增减原因", "subject": FIGURE_NAMES[name], "text": text}
    for code, text in texts.line_uses.items():
        yield {"kind": "科目用途", "subject": code, "text": text}
    for term, text in texts.glossary.items():
        yield {"kind": "名词解释", "subject": term, "text": text}


def _members(book: Book) -> Iterator[dict[str, Any]]:
    for agency in book.members:
        yield {"code": agency.code, "name": agency.name}


_GOALS = {"overall": "总体目标", "item": "分项目标", "measure": "保障措施"}


def _goals(book: Book) -> Iterator[dict[str, Any]]:
    for goal in book.goals:
        yield {
            "kind": _GOALS[goal.kind],
            "title": goal.title,
            "objective": goal.objective,
            "indicators": goal.indicators,
        }


_ROWS: Mapping[str, Callable[[Book], Iterator[dict[str, Any]]]] = {
    "cover": _cover,
    "lines": _lines,
    "projects": _projects,
    "objectives": _objectives,
    "indicators": _indicators,
    "purchases": _purchases,
    "holdings": _holdings,
    "last": _last,
    "texts": _texts,
    "members": _members,
    "goals": _goals,
}
