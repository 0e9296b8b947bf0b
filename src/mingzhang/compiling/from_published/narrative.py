"""What only people can write, taken from the narrative of a disclosure that was read.

Only what the words say plainly is taken: numbered duties, explained terms, and last year's
figures where a change is stated in an amount. The rest is left for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang import amounts, keys
from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import FIGURES, Texts
from mingzhang.compiling.unwritten import is_filler
from mingzhang.cube import Point
from mingzhang.disclosure import SCOPE_WORDS, Claim, Disclosure, Section
from mingzhang.forms import pack

_LIST_MARK = re.compile(r"^[-*•·]\s*")
_NUMBER = re.compile(
    r"^(?:[（(][一二三四五六七八九十]+[）)]|[（(]\d+[）)]|[一二三四五六七八九十]+、|\d+[、.．)）])\s*"
)
_TERM = re.compile(r"^(?P<term>[^：:]{2,30})[：:](?P<meaning>.+)$", re.DOTALL)
_HEADS = ("职责", "机构设置", "主要职能包括", "主要职责")
_ORGANISATION = "机构设置"
_USES = re.compile(r"主要用于(?P<uses>[^。]+)")
_ITEM = re.compile(
    r"[“\"](?P<cls>[^（(]+)[（(]类[）)](?P<group>[^（(]+)[（(]款[）)](?P<name>.+?)[（(]项[）)]"
)
_REASON = re.compile(
    r"^(?:[，,（(]?(?:增长|增加|上升|下降|减少|降低|增幅为?|降幅为?)[\d.]+%[）)]?)?"
    r"[，,；;、（(]?(?:[^，,。；;0-9]{0,6}[，,])?[^，,。；;0-9]{0,6}?"
    r"(?:主要原因[是为：:]|原因[是为：:]|主要[是系为因]|是由于|由于)(?:是|为)?(?P<why>[^。；;]+)"
)
_OVERALL_REASON = re.compile(
    r"财政拨款收入支出(?:增加|减少|增减)[^，。]*?原因[是为：:]*(?P<why>[^。]+)"
)


def texts(disclosure: Disclosure) -> Texts:
    """The words of the sections, without numbers and marks of lists."""
    duties, organisation = _duties(_lines(disclosure, "duties"))
    reasons = dict(_reasons(disclosure))
    return Texts(
        duties=duties,
        organisation=organisation,
        opening=_opening(disclosure),
        reasons=reasons,
        running_uses=_running_uses(disclosure),
        special_funds="".join(_lines(disclosure, "special_funds")),
        other=_other(disclosure),
        glossary=dict(_glossary(_lines(disclosure, "glossary"))),
        line_uses=dict(_line_uses(disclosure)),
    )


def last_year(disclosure: Disclosure, account: Account) -> dict[str, Decimal]:
    """Last year's figures in 元: this year's less the change that the words state."""
    found: dict[str, Decimal] = {}
    for name, claim in _changes(disclosure):
        change = _change(claim)
        last = account.figure(name) - change if change is not None else -1
        if last >= 0:
            found.setdefault(name, Decimal(last))
    if found.get("three_public") == ZERO:
        found |= dict.fromkeys(_THREE_PUBLIC, ZERO)
    if all(name in found for name in _VEHICLES):
        found.setdefault("vehicle", sum((found[name] for name in _VEHICLES), ZERO))
    return found


_VEHICLES = ("vehicle_purchase", "vehicle_running")
_THREE_PUBLIC = ("abroad", "vehicle", *_VEHICLES, "reception")


# sections


def _lines(disclosure: Disclosure, section_id: str) -> list[str]:
    section = _section(disclosure, section_id)
    return [_bare(line.text) for line in section.paragraphs] if section else []


def _section(disclosure: Disclosure, section_id: str) -> Section | None:
    """The section that a form's title names, whoever's it is."""
    form = next(
        (
            form
            for form in pack(disclosure.pack).sections.get(disclosure.scope, ())
            if form.id == section_id
        ),
        None,
    )
    if form is None:
        return None
    scope = SCOPE_WORDS[disclosure.scope]
    title = form.title.format(scope=scope, agency="", year=disclosure.year, project="")
    key = keys.fold(title)
    return next((its for its in disclosure.sections if key in keys.fold(its.title)), None)


def _bare(line: str) -> str:
    return _LIST_MARK.sub("", line.replace("**", "")).strip()


def _duties(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The duties, and what stands below 机构设置."""
    duties: list[str] = []
    organisation: list[str] = []
    into = duties
    for line in lines:
        head = line.rstrip("：:。")
        if head.endswith(_ORGANISATION) and len(head) < 12:
            into = organisation
        elif not (head.endswith(_HEADS) and len(head) < 12):
            into.append(_NUMBER.sub("", line))
    return tuple(duties), tuple(organisation)


def _opening(disclosure: Disclosure) -> str:
    """Hebei: what stands above 1、收入说明."""
    lines = _lines(disclosure, "overview")
    until = next((n for n, line in enumerate(lines) if _NUMBER.match(line)), 0)
    return "".join(lines[:until])


def _running_uses(disclosure: Disclosure) -> str:
    said = _USES.search("".join(_lines(disclosure, "running_costs")))
    return said["uses"].strip("。 ") if said else ""


def _other(disclosure: Disclosure) -> str:
    """Hebei's last section; Shanghai's has the assets in it, with figures of its own."""
    if pack(disclosure.pack).jurisdiction == "上海":
        lines = _lines(disclosure, "other")
        head = next((n for n, line in enumerate(lines) if "国有资产" in line and len(line) < 20), 0)
        return "".join(lines[head + 1 :]) if head else ""
    return "".join(_lines(disclosure, "other"))


def _glossary(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if said := _TERM.match(_NUMBER.sub("", line)):
            yield said["term"].strip(), said["meaning"].strip()


def _line_uses(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    """Shanghai: what each 项 is spent on, by its code."""
    codes = _codes(disclosure)
    for line in _lines(disclosure, "explanation"):
        item, use = _ITEM.search(line), _USES.search(line)
        if item and use:
            names = tuple(keys.fold(item[part]) for part in ("cls", "group", "name"))
            code = codes.get(names)
            if code:
                yield code, use["uses"].strip("。 ")


def _codes(disclosure: Disclosure) -> dict[tuple[str, ...], str]:
    """The codes of the table of expenditure by the names of 类, 款 and 项."""
    statement = disclosure.statement("expenditure")
    rows = statement.rows if statement else ()
    names = {row.account or row.code: keys.fold(row.name) for row in rows}
    return {
        tuple(names.get(code[:digits], "") for digits in (3, 5, 7)): code
        for code in names
        if len(code) == 7
    }


# changes


def _changes(disclosure: Disclosure) -> Iterator[tuple[str, Claim]]:
    """The changes on last year's budget that the words state of a figure."""
    for claim in disclosure.claims:
        base = claim.base_year in (0, disclosure.year - 1) and claim.base_stage in ("", "budget")
        if claim.quantity == "change" and claim.year == disclosure.year and base:
            for name, point in FIGURES.items():
                if point in claim.points or _widened(point) in claim.points:
                    yield name, claim


def _widened(point: Point) -> Point:
    """A figure of Shanghai's forms, which know uses only."""
    flows = {"expenditure": "uses", "uses": "expenditure"}
    return point.at("flow", flows.get(point.flow, point.flow))


def _change(claim: Claim) -> Decimal | None:
    """By how much it rose, 元."""
    if claim.direction == "unchanged":
        return ZERO
    number = amounts.parse(claim.value) if claim.value else None
    if number is None or claim.unit not in UNITS or not claim.direction:
        return None
    yuan = number * UNITS[claim.unit]
    return -yuan if claim.direction == "decrease" else yuan


def _reasons(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    """The reason that stands behind a change, as it is worded."""
    seen: set[str] = set()
    for name, claim in _changes(disclosure):
        if claim.section < 0 or claim.paragraph < 0 or name in seen:
            continue
        paragraph = disclosure.sections[claim.section].paragraphs[claim.paragraph].text
        said = _REASON.match(paragraph[claim.start + len(claim.text) :])
        if said and not is_filler(said["why"]):
            seen.add(name)
            yield name, said["why"].strip()
    overall = _OVERALL_REASON.search("".join(_lines(disclosure, "explanation")))
    if overall and "appropriation" not in seen:
        yield "appropriation", overall["why"].strip()
