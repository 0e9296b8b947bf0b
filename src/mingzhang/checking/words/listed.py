"""What lists leave out: a project without its amount, an economic class without money."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from mingzhang import amounts, keys
from mingzhang.amounts import ZERO
from mingzhang.catalogue import PERSONNEL_CLASSES, RUNNING_CLASSES, economic
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, each_quoted, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Tables
from mingzhang.checking.words.told import Told, by_subject, told, with_tables
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.facts import amount_of
from mingzhang.reading.claims.accounts import economic_key, economic_names

_SHORTEST_LIST = 3
_MOSTLY = Decimal("0.6")
"""A list with this share of a table's classes means to have them all."""

_UNPRICED = re.compile(
    r"[，,；;]\s*(?P<name>[^，,；;。：:]{1,40}?(?:费|费用|经费|资金|补贴|补助|工程|项目|奖励|工资))"
    r"\s*[，,；;]\s*"
)
_NEARLY = Decimal("0.02")
"""What a list that is closed may lack of its whole before it is one that leaves out the rest."""

_LAST_OF_A_LIST = re.compile("[，、,]?(?:以及|及|和|与)")
_END_OF_A_LIST = re.compile(r"\s*(?:[。；;]|$)")
_OPEN_LIST = re.compile("等|部分")
_CONSISTING = re.compile(r"[，,。]?\s*(?:主要)?(?:包括|用于)[：:]?(?P<names>[^。；;：:]*)")
_ALONE = re.compile(
    r"(?P<said>(?P<of>人员|公用)经费(?:支出)?(?:用途)?(?:主要|具体)*包括)[：:]?(?P<names>[^。；;：:]*)"
)
_AND_SO_ON = re.compile(r"等(?:支出|费用|经费|方面)*$")
_BASIC = Point("expenditure", fund="general", nature="basic")
_ECONOMIC_LENGTH = 5


class Unpriced(msgspec.Struct, frozen=True):
    """A list of projects with their amounts, and those in it that have none."""

    whole: Told
    parts: tuple[Told, ...]
    names: tuple[str, ...]

    @property
    def missing(self) -> Decimal:
        """What the amounts leave of the whole, in 元."""
        assert self.whole.amount is not None
        return self.whole.amount.yuan - sum(
            (part.amount.yuan for part in self.parts if part.amount), ZERO
        )

    @property
    def falls_short(self) -> bool:
        """Whether something has no amount, and the others leave one for it."""
        assert self.whole.amount is not None
        return bool(self.names) and self.missing > self.whole.amount.half_unit


def _priced_lists(dossier: Dossier) -> Iterator[tuple[int, Unpriced]]:
    for index, claims in enumerate(dossier.once(told)):
        subjects = by_subject(claims)
        lists: defaultdict[tuple[int, int], list[Told]] = defaultdict(list)
        for one in claims:
            if one.claim.name and one.is_amount:
                lists[one.claim.whole, one.claim.paragraph].append(one)
        for (whole, _), parts in lists.items():
            heads = [o for o in subjects.get(whole, ()) if o.claim.quantity == "amount"]
            if len(parts) >= _SHORTEST_LIST and heads and heads[0].amount is not None:
                yield index, Unpriced(heads[0], tuple(parts), tuple(_without_amount(parts)))


def _without_amount(parts: Sequence[Told]) -> Iterator[str]:
    """Names that stand alone between two with amounts."""
    for one, other in pairwise(parts):
        match = _UNPRICED.fullmatch(one.between(other))
        if match and not aside("explains").search(match["name"]):
            yield match["name"].strip()


@over("W206", _priced_lists)
def project_without_its_amount(one: Unpriced) -> Judged:
    """In a list where all others have an amount, one has none, and the sum falls short."""
    if not one.falls_short:
        return
    assert one.whole.amount is not None
    left = amounts.show(one.missing, one.whole.amount.unit, max(one.whole.amount.places, 2))
    section = one.whole.section
    yield Flaw(
        message=f"“{section}”写{one.whole.quoted}，所列项目中{each_quoted(one.names)}没有写金额，"
        f"其余 {len(one.parts)} 项之和比它少 {left}",
        evidence=(quote(section, Printed(one.names[0], one.parts[0].claim.where)),),
        section=section,
    )


def unpriced(dossier: Dossier) -> list[frozenset[str]]:
    """By disclosure the names, folded, that W206 tells of."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for index, one in _priced_lists(dossier):
        if one.falls_short:
            found[index].update(map(keys.fold, one.names))
    return [frozenset(found[index]) for index in range(len(dossier.disclosures))]


class Closed(msgspec.Struct, frozen=True):
    """A list of amounts that ends with 甲…、乙…及丙…。, without 等."""

    whole: Told
    parts: tuple[Told, ...]
    names: tuple[str, ...] = ()
    """Of costs: those of the table that would make the list whole."""


def _closed_lists(dossier: Dossier) -> Iterator[tuple[int, Closed]]:
    for index, claims, known in with_tables(dossier):
        subjects = by_subject(claims)
        lists: defaultdict[int, list[Told]] = defaultdict(list)
        for own in subjects.values():
            if own[0].claim.whole >= 0 and own[0].claim.quantity == "amount":
                lists[own[0].claim.whole].append(own[0])
        for whole, parts in lists.items():
            heads = [one for one in subjects.get(whole, ()) if one.claim.quantity == "amount"]
            if len(parts) < _SHORTEST_LIST or not heads:
                continue
            if _is_closed((heads[0], *parts)):
                yield index, Closed(heads[0], tuple(parts))
            elif names := _costs_left_out(heads[0], parts, known):
                yield index, Closed(heads[0], tuple(parts), names)


def _is_closed(claims: Sequence[Told]) -> bool:
    """Whether a whole and its parts stand in one sentence that has nothing else."""
    last = claims[-1]
    if len({one.place for one in claims}) > 1:
        return False
    if not all(one.amount and one.is_current for one in claims):
        return False
    words = last.claim.text
    sentence = last.paragraph[claims[0].claim.start : last.end]
    before = sentence[: -len(words)]
    joined = _LAST_OF_A_LIST.match(words) or re.search("(?:以及|及|和|与)$", before)
    ends = _END_OF_A_LIST.match(last.behind)
    return bool(joined and ends and not _OPEN_LIST.search(sentence) and "。" not in sentence)


def _costs_left_out(whole: Told, parts: Sequence[Told], known: Tables) -> tuple[str, ...]:
    """包括 costs with their amounts: those of the table that are just what they fall short by."""
    codes = {point.economic for part in parts for point in part.claim.points[:1]}
    last = parts[-1]
    is_open = last.claim.nest != "parts" or not _END_OF_A_LIST.match(last.behind)
    if is_open or "" in codes or len(codes) < len(parts):
        return ()
    terms = [part.amount for part in parts if part.amount is not None]
    if whole.amount is None or len(terms) < len(parts):
        return ()
    left = whole.amount.yuan - sum((term.yuan for term in terms), ZERO)
    slack = amounts.tolerance((whole.amount, *terms))
    others = {
        name: figures[0].yuan
        for code, name in classes_with_money(whole.disclosure).values()
        if code.startswith(RUNNING_CLASSES) and code not in codes
        if (figures := known.at(_BASIC.at("economic", code)))
    }
    if left <= slack:
        return ()
    if abs(sum(others.values(), ZERO) - left) <= slack:
        return tuple(others)
    return tuple(name for name, yuan in others.items() if abs(yuan - left) <= slack)[:1]


@over("W208", _closed_lists)
def closed_list_falls_short(one: Closed) -> Judged:
    """The parts, the last of them joined with 及, are all of the whole but for a little."""
    assert one.whole.amount is not None
    terms = [part.amount for part in one.parts if part.amount is not None]
    whole = one.whole.amount
    left = whole.yuan - sum((term.yuan for term in terms), ZERO)
    is_short = amounts.tolerance((whole, *terms)) < left
    if is_short and (one.names or left <= _NEARLY * whole.yuan):
        shown = amounts.show(left, whole.unit, max(whole.places, 2))
        missing = f"，没有列出基本支出表中的{each_quoted(one.names)}" if one.names else ""
        yield one.whole.flaw(
            f"，所列 {len(one.parts)} 项之和比它少 {shown}{missing}",
            *(part.evidence for part in one.parts),
            actual=whole.yuan,
            expected=whole.yuan - left,
            difference=left,
        )


def short_wholes(dossier: Dossier) -> Iterator[tuple[int, Told]]:
    """The wholes whose lists W206 and W208 find short."""
    for index, priced in _priced_lists(dossier):
        if any(project_without_its_amount(priced)):
            yield index, priced.whole
    for index, closed in _closed_lists(dossier):
        if any(closed_list_falls_short(closed)):
            yield index, closed.whole


# economic classes


class Classes(msgspec.Struct, frozen=True):
    """人员经费 or 公用经费, with the economic classes that the words and the table list."""

    section: str
    printed: Printed
    """The words before the list."""

    idle: tuple[str, ...]
    """Named, and without money in the table."""

    missing: tuple[str, ...]
    """With money in the table, and not named by a list that has most of them."""


def _classes(dossier: Dossier) -> Iterator[tuple[int, Classes]]:
    for index, claims in enumerate(dossier.once(told)):
        disclosure = dossier.disclosures[index]
        table = classes_with_money(disclosure)
        right = {key for code, _ in table.values() for key in _right_name(code, disclosure.year)}
        for one in (*_lists_behind(claims), *_lists_alone(disclosure)) if table else ():
            own = {
                key: name
                for key, (code, name) in table.items()
                if (code[:3] in PERSONNEL_CLASSES) == (one.nature == "personnel")
            }
            names, is_open = one.names
            known = economic_names(disclosure.year)
            known -= table.keys() | right
            idle = [name for key, name in names.items() if key in known]
            listed = len(own.keys() & names.keys())
            if listed >= _SHORTEST_LIST:
                is_all = listed >= _MOSTLY * len(own) and not is_open
                missing = [own[key] for key in own if key not in names] if is_all else []
                yield index, Classes(one.section, one.printed, tuple(idle), tuple(missing))


def _right_name(code: str, year: int) -> Iterator[str]:
    """The key of a code's name: what the table may misprint, the words can have right."""
    if entry := economic(year).get(code):
        yield economic_key(entry.name)


class _ListOf(msgspec.Struct, frozen=True):
    """A list of classes, and the words before it."""

    section: str
    printed: Printed
    nature: str
    text: str

    @property
    def names(self) -> tuple[dict[str, str], bool]:
        """The names, by key; whether the list ends with 等."""
        text = self.text.strip()
        if re.search(r"\d", text):
            return {}, False
        is_open = bool(_AND_SO_ON.search(text))
        names = (name.strip() for name in re.split("[、，,]", _AND_SO_ON.sub("", text)))
        return {economic_key(name): name for name in names if name}, is_open


def _lists_behind(claims: Sequence[Told]) -> Iterator[_ListOf]:
    """公用经费 10 万元，主要包括 …."""
    for one in claims:
        nature = {point.nature for point in one.claim.points} if one.amount is not None else set()
        if nature not in ({"personnel"}, {"running"}):
            continue
        if match := _CONSISTING.match(one.behind):
            printed = Printed(one.claim.text, one.claim.where)
            yield _ListOf(one.section, printed, next(iter(nature)), match["names"])


def _lists_alone(disclosure: Disclosure) -> Iterator[_ListOf]:
    """公用经费具体包括 …."""
    for section in disclosure.sections:
        for line in section.paragraphs:
            for match in _ALONE.finditer(line.text) if "包括" in line.text else ():
                nature = "personnel" if match["of"] == "人员" else "running"
                printed = Printed(match["said"], line.where)
                yield _ListOf(section.heading, printed, nature, match["names"])


def classes_with_money(disclosure: Disclosure) -> dict[str, tuple[str, str]]:
    """Codes and names of the 款 with money in the table of 基本支出, by key."""
    found: dict[str, tuple[str, str]] = {}
    statement = disclosure.statement("general_budget_basic")
    for row in statement.rows if statement else ():
        code = row.account or row.code
        money = (
            amount_of(cell.text, statement.money_unit or "万元", amounts.places_of(cell.text))
            for cell in row.cells.values()
            if statement
        )
        if len(code) == _ECONOMIC_LENGTH and any(term and term.number for term in money):
            found[economic_key(row.name)] = (code, row.name)
    return found


@over("W504", _classes)
def class_has_no_money(one: Classes) -> Judged:
    """人员经费主要包括 … names a class without money."""
    if one.idle:
        missing = f"，没有列出表内有金额的{each_quoted(one.missing)}" if one.missing else ""
        yield _of_classes(one, f"列有表内没有金额的{each_quoted(one.idle)}{missing}")


@over("W508", _classes)
def class_is_left_out(one: Classes) -> Judged:
    """人员经费主要包括 … leaves a class out that has money."""
    if one.missing and not one.idle:
        yield _of_classes(one, f"没有列出表内有金额的{each_quoted(one.missing)}")


def _of_classes(one: Classes, told: str) -> Flaw:
    return Flaw(
        message=f"“{one.section}”“{one.printed.text}”之后{told}",
        evidence=(quote(one.section, one.printed),),
        section=one.section,
        statement="general_budget_basic",
    )
