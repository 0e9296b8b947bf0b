"""A claim with what is needed to judge it: its amount, its section, and what tables say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import msgspec

from mingzhang import amounts
from mingzhang.amounts import ZERO, Amount
from mingzhang.catalogue import RUNNING_CLASSES
from mingzhang.checking.checks import Flaw, in_all, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.space import Space
from mingzhang.checking.words import lists
from mingzhang.checking.words.figures import Figure, Tables, tables
from mingzhang.cube import CURRENT, Point
from mingzhang.disclosure import Claim, Disclosure, Printed
from mingzhang.kept import once_each

ABOUT = "约"
_SHOWN = 12
"""Cells of a figure that are shown."""

_SENTENCE = re.compile(r"[。；;]$|\d[\d.]*[\s%万亿元]")
"""What a heading has not: an end, or an amount."""

_ALL_RUNNING = re.compile("机关运行(?:经)?费[^。；;]{0,4}指各(?:部门|单位)的公用经费")
_ALL_TOGETHER = re.compile(
    "(?:合计|共计?|总共|总计|两项合计|三项合计)(?:增加|减少|增|减|下降|增长)"
)
_REASON = re.compile(r"原\s*因")
_BRACKET = re.compile("[()（）]")
_ROUNDED = re.compile("四舍五入|尾差|尾数(?:差|不|调)")
_GIVEN_THIS_YEAR = re.compile("当年(?:财政)?拨款")

Verdict = Literal["agrees", "differs", "elsewhere", "silent"]
"""elsewhere: not the figure of its point, but of what the words say without their whole."""


@lru_cache(maxsize=16)
def _behind_a_reason(paragraph: str) -> list[int]:
    """Where the brackets of a paragraph stand that are behind 原因, opening or closing."""
    reason = _REASON.search(paragraph)
    behind = _BRACKET.finditer(paragraph, reason.end()) if reason else ()
    return [bracket.start() for bracket in behind]


class Told(msgspec.Struct, frozen=True, gc=False):
    """A claim, and how it compares with the tables and lists."""

    number: int
    """Which claim of its disclosure, counting from 0."""

    claim: Claim
    disclosure: Disclosure
    amount: Amount | None
    """None for percentages, counts, and 持平."""

    figures: tuple[Figure, ...] = ()
    """What tables or lists say at its points, of the first point that they know."""

    verdict: Verdict = "silent"
    source: Literal["", "tables", "list", "running"] = ""
    """running: 机关运行经费 that is only known as 公用经费."""

    @property
    def section(self) -> str:
        """Number and title of its section."""
        return self.disclosure.sections[self.claim.section].heading

    @property
    def paragraph(self) -> str:
        """The text of the paragraph that it stands in."""
        return self.disclosure.sections[self.claim.section].paragraphs[self.claim.paragraph].text

    @property
    def end(self) -> int:
        """Where its words end in the paragraph, in characters."""
        return self.claim.start + len(self.claim.text)

    @property
    def behind(self) -> str:
        """What the paragraph says behind its words."""
        return self.paragraph[self.end :]

    @property
    def place(self) -> tuple[int, int]:
        """Its section and paragraph: claims of one place can be one sentence."""
        return self.claim.section, self.claim.paragraph

    @property
    def is_aside(self) -> bool:
        """Whether it stands in a bracket behind 原因: what a reason is made of."""
        brackets = _behind_a_reason(self.paragraph)
        before = bisect_left(brackets, self.claim.start) - 1
        return before >= 0 and self.paragraph[brackets[before]] in "(（"

    def between(self, other: Told) -> str:
        """What the paragraph says between its words and those of a later claim in it."""
        return self.paragraph[self.end : other.claim.start]

    def goes_on_to(self, other: Told) -> str:
        """The same, where both stand in one paragraph; else a full stop."""
        return self.between(other) if self.place == other.place else "。"

    @property
    def quoted(self) -> str:
        """Its words in quotation marks."""
        return f"“{self.claim.text}”"

    @property
    def last_place(self) -> Decimal:
        """One unit of its last printed place, in 元."""
        return self.amount.half_unit * 2 if self.amount else ZERO

    @property
    def evidence(self) -> Evidence:
        """The words as printed."""
        return quote(self.section, Printed(self.claim.text, self.claim.where))

    def flaw(
        self,
        wrong: str,
        *beside: Evidence,
        expected: Decimal | None = None,
        actual: Decimal | None = None,
        difference: Decimal | None = None,
    ) -> Flaw:
        """What is wrong with it, behind its words; with what says otherwise, and 元 of both."""
        return Flaw(
            message=f"“{self.section}”写{self.quoted}{wrong}",
            evidence=(self.evidence, *beside),
            section=self.section,
            expected=expected,
            actual=actual,
            difference=difference,
        )

    @property
    def is_amount(self) -> bool:
        """Whether it is an amount of money, and no change or share of one."""
        return self.claim.quantity == "amount" and self.amount is not None

    @property
    def is_plain_amount(self) -> bool:
        """Whether it is the amount of the disclosure's own year, not that of a stage (年初预算)."""
        return self.is_amount and self.is_current and not self.claim.stage

    @property
    def is_current(self) -> bool:
        """Whether it speaks of the disclosure's own year and stage."""
        return self.claim.is_of(self.disclosure.year)

    @property
    def is_sum(self) -> bool:
        """Whether it is a change of all that was named before it: 合计减少 0.80 万元."""
        return self.claim.quantity == "change" and bool(_ALL_TOGETHER.match(self.claim.text))

    @property
    def value(self) -> Decimal:
        """The figure as printed, in its own unit; zero where words say it."""
        return Decimal(self.claim.value or 0)

    @property
    def half_place(self) -> Decimal:
        """Half of the last printed place, in its own unit."""
        return amounts.half_place(amounts.places_of(self.claim.value))

    @property
    def yuan(self) -> Decimal | None:
        """Its amount in 元; of a change, `signed`."""
        if self.claim.quantity == "change":
            return self.signed
        return self.amount.yuan if self.amount else None

    @property
    def signed(self) -> Decimal | None:
        """A change in 元: below zero for 减少, zero for 持平; None where it cannot be told."""
        if self.claim.direction == "unchanged" and (self.amount is None or not self.amount.yuan):
            return ZERO
        if self.amount is None or self.amount.number < 0:
            return None
        sign = {"increase": 1, "decrease": -1}.get(self.claim.direction)
        return None if sign is None else self.amount.yuan * sign


def may_count_less(one: Told) -> bool:
    """Whether 机关运行经费 may be less than all 公用经费.

    In a department it leaves out the units that are no agencies, unless the document's own
    glossary says that it is 各部门的公用经费.
    """
    disclosure = one.disclosure
    if disclosure.scope != "department":
        return False
    return not any(_ALL_RUNNING.search(section.text) for section in disclosure.sections)


def told(dossier: Dossier) -> list[list[Told]]:
    """All claims of each disclosure, compared."""
    found: list[list[Told]] = []
    for disclosure, known in zip(dossier.disclosures, dossier.once(tables), strict=True):
        usual = usual_places(disclosure)
        found.append(
            [
                _compared(number, claim, disclosure, known, usual)
                for number, claim in enumerate(disclosure.claims)
            ]
        )
    return found


def with_tables(dossier: Dossier) -> Iterator[tuple[int, Sequence[Told], Tables]]:
    """The claims of each disclosure, with its number and its tables."""
    both = zip(dossier.once(told), dossier.once(tables), strict=True)
    return ((index, claims, known) for index, (claims, known) in enumerate(both))


def usual_places(disclosure: Disclosure) -> dict[str, int]:
    """Decimal places of most amounts in words, by unit: among 201.45 a plain 50 is 50.00."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for claim in disclosure.claims:
        if claim.unit in amounts.UNITS and claim.value and Decimal(claim.value):
            counts[claim.unit][amounts.places_of(claim.value)] += 1
    return {unit: max(found, key=lambda n: (found[n], n)) for unit, found in counts.items()}


def by_subject(claims: Sequence[Told]) -> dict[int, list[Told]]:
    """The claims that speak of the same thing."""
    grouped: defaultdict[int, list[Told]] = defaultdict(list)
    for one in claims:
        if one.claim.subject >= 0:
            grouped[one.claim.subject].append(one)
    return grouped


def amount_of(claim: Claim, usual: Mapping[str, int]) -> Amount | None:
    """What a claim prints, if that is money. A zero in words or print is exact."""
    if claim.unit in amounts.UNITS and claim.value:
        number = Decimal(claim.value)
        places = amounts.places_of(claim.value)
        if ABOUT not in claim.text:
            places = max(places, usual.get(claim.unit, 0))
        return Amount(number, claim.unit, places, blank=not number)
    if claim.quantity == "amount" and not claim.unit and claim.value == "0":
        return Amount(ZERO, "元", 2, blank=True)
    return None


def agrees(amount: Amount, figure: Figure, *, is_about: bool = False) -> bool:
    """Whether both can be the same amount, each rounded for itself.

    What one cell prints in the same unit to the same place was copied, not rounded.
    """
    if not is_about and len(figure.cells) == 1 and figure.slack == amount.half_unit:
        return amount.yuan == figure.yuan
    return abs(amount.yuan - figure.yuan) <= amount.half_unit + figure.slack


def _compared(
    number: int, claim: Claim, disclosure: Disclosure, known: Tables, usual: Mapping[str, int]
) -> Told:
    amount = amount_of(claim, usual)
    one = Told(number, claim, disclosure, amount)
    if claim.quantity != "amount" or amount is None or not one.is_current:
        return one
    if claim.measure:
        return _beside_a_list(one, amount)
    figures, source = _at_its_points(claim, known)
    verdict = _verdict(one, amount, known, figures) if figures else "silent"
    if verdict == "silent":
        return one
    return Told(number, claim, disclosure, amount, figures[0], verdict, source)


def _beside_a_list(one: Told, amount: Amount) -> Told:
    figure = lists.figure(one.disclosure, one.claim.measure)
    if figure is None:
        return one
    verdict: Verdict = "agrees" if _is_one_of(one, amount, (figure,)) else "differs"
    return msgspec.structs.replace(one, figures=(figure,), verdict=verdict, source="list")


def _at_its_points(
    claim: Claim, known: Tables
) -> tuple[Sequence[tuple[Figure, ...]], Literal["tables", "running"]]:
    """What the tables say; of 机关运行经费 that they do not have, what is 公用经费."""
    found = _of_this_year(claim, known) or _known(map(known.at, claim.points))
    if found or not any(point.item == "agency_running" for point in claim.points):
        return found, "tables"
    by_fund = (point.at("fund", fund) for point in claim.points for fund in ("general", ""))
    return _known(_at_running(known, point) for point in by_fund), "running"


def _known(found: Iterable[tuple[Figure, ...]]) -> list[tuple[Figure, ...]]:
    return [figures for figures in found if figures]


def _of_this_year(claim: Claim, known: Tables) -> list[tuple[Figure, ...]]:
    """What tables say of 当年拨款, which is income: money carried in is no part of it."""
    if not _GIVEN_THIS_YEAR.search(claim.text):
        return []
    income = (point for point in claim.points if point.flow == "income" and not point.function)
    return _known(map(known.at, income))


def _verdict(
    one: Told, amount: Amount, known: Tables, points: Sequence[Sequence[Figure]]
) -> Verdict:
    if _is_one_of(one, amount, [figure for found in points for figure in found]):
        return "agrees"
    if _is_of_this_year_only(one, known, points):
        return "silent"
    outer = [figure for point in one.claim.outer for figure in known.at(point)]
    return "elsewhere" if any(agrees(amount, figure) for figure in outer) else "differs"


def _is_one_of(one: Told, amount: Amount, figures: Sequence[Figure]) -> bool:
    """Whether a figure agrees; within what rounding leaves, where the words say that it does."""
    if any(agrees(amount, figure) for figure in figures):
        return True
    is_near = any(agrees(amount, figure, is_about=True) for figure in figures)
    return is_near and (ABOUT in one.claim.text or _tells_of_rounding(one.disclosure))


@once_each
def _tells_of_rounding(disclosure: Disclosure) -> bool:
    """Whether the words say that amounts are rounded for themselves: 因四舍五入存在尾差."""
    texts = (*disclosure.front, *(line for its in disclosure.sections for line in its.paragraphs))
    return any(_ROUNDED.search(one.text) for one in texts)


def _is_of_this_year_only(one: Told, known: Tables, points: Sequence[Sequence[Figure]]) -> bool:
    """Whether words speak of 当年拨款, of which tables that include money carried in say nothing.

    Such a figure is less than the tables' by no more than what was carried in: for its own
    account, where the tables print that.
    """
    if one.amount is None or not speaks_of_this_year(one) or _leaves_out(known, points[0][0]):
        return False
    carried = _carried_in(one, known)
    if not carried:
        return False
    gap = points[0][0].yuan - one.amount.yuan
    return ZERO < gap <= carried[0].yuan + carried[0].slack + one.amount.half_unit


def _leaves_out(known: Tables, figure: Figure) -> bool:
    """Whether the table of a figure leaves out what was carried in: its total is the income."""
    if not figure.cells:
        return False
    own = known.space.owner[figure.cells[0]]
    whole = Point("expenditure", fund="general")
    total = known.space.at(own, whole.at("flow", CURRENT)) or known.space.at(own, whole)
    income = known.at(Point("income", fund="general"))
    if not total or not income:
        return False
    return known.space.total(total) == income[0].yuan


def _carried_in(one: Told, known: Tables) -> tuple[Figure, ...]:
    code = one.claim.points[0].function if one.claim.points else ""
    whole = Point("carry_in")
    own = known.at(whole.at("function", code)) if code else ()
    return own or known.at(whole.at("fund", "general")) or known.at(whole)


def speaks_of_this_year(one: Told) -> bool:
    """Whether its heading says 当年拨款: money carried in is left out."""
    return "当年" in one.section + _heading_over(one)


def _heading_over(one: Told) -> str:
    """The last line above a claim that has no figure and no end: 3.当年拨款具体使用情况."""
    above = one.disclosure.sections[one.claim.section].paragraphs[: one.claim.paragraph]
    texts = (paragraph.text.strip() for paragraph in reversed(above))
    return next((text for text in texts if not _SENTENCE.search(text)), "")


def _at_running(known: Tables, point: Point) -> tuple[Figure, ...]:
    """公用经费 at a point of 机关运行经费; basic expenditure where no table splits it."""
    basic = point.at("item", "").at("nature", "basic")
    found = known.at(basic.at("nature", "running"))
    is_running = point.economic.startswith(RUNNING_CLASSES)
    return found or (known.at(basic) if is_running else ())


def together(claims: Sequence[Told], wrong: str) -> Flaw:
    """What is wrong with some claims alike, told of the first."""
    places = [one.evidence for one in claims]
    return claims[0].flaw(f"，{wrong}{in_all(places)}", *places[1:])


def cells_of(space: Space, figure: Figure) -> tuple[Evidence, ...]:
    """A figure's cells as evidence; of many the first."""
    cells = [cell for cell in figure.cells if space.yuan[cell]] or list(figure.cells[:1])
    return tuple(wording.evidence(space, cell, likely=False) for cell in cells[:_SHOWN])
