"""F96: the “三公” table against the economic classification.

Basic expenditure prints 因公出国 (30212), 公务接待 (30217) and 公务用车运行 (30231) by code. The
“三公” table has these and what projects spend on them besides, so it cannot have less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.amounts import Amount, tolerance
from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.items import facts_of, items_by_disclosure
from mingzhang.cube import NAMES, Fact
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.numerals import WAN

_CODES = {
    "abroad": ("30212", re.compile("出国")),
    "reception": ("30217", re.compile("接待")),
    "vehicle_running": ("30231", re.compile("用车运行")),
    "vehicle_purchase": ("31013", re.compile("用车购置")),
    "meeting": ("30215", re.compile("会议")),
    "training": ("30216", re.compile("培训")),
}
"""By item: the code of basic expenditure, and what its name has to say."""


class PairOf(msgspec.Struct, frozen=True):
    """An item of the “三公” table, and the same in basic expenditure."""

    disclosure: Disclosure
    item: str
    listed: Fact
    basic: Fact
    only_basic: bool
    """Whether the general budget has no project money at all."""

    @property
    def difference(self) -> int:
        """1 where basic expenditure has more, -1 where it has less, 0 within rounding."""
        mine, theirs = self._amount(self.listed), self._amount(self.basic)
        if abs(mine.yuan - theirs.yuan) <= tolerance((mine, theirs)):
            return 0
        if theirs.yuan == mine.yuan * WAN:
            return 0  # the table's unit is wrong, which the words tell (W109)
        return 1 if theirs.yuan > mine.yuan else -1

    @staticmethod
    def _amount(fact: Fact) -> Amount:
        assert fact.amount is not None
        return fact.amount

    def flaw(self, relation: str) -> Flaw:
        """Both cells."""
        tables = self.disclosure.statements
        mine, theirs = self._amount(self.listed), self._amount(self.basic)
        ours, other = tables[self.listed.statement].title, tables[self.basic.statement].title
        name = NAMES["item"][self.item]
        return Flaw(
            f"《{ours}》{name} {mine.number} {mine.unit}，"
            f"{relation}《{other}》{self.basic.point.economic} 的 {theirs.number} {theirs.unit}",
            (
                quote(ours, Printed(str(mine.number), self.listed.where), row=name),
                quote(
                    other,
                    Printed(str(theirs.number), self.basic.where),
                    row=self.basic.point.economic,
                ),
            ),
            statement="three_public",
        )


def _pairs(dossier: Dossier) -> list[tuple[int, PairOf]]:
    return [
        (index, pair)
        for index, items in enumerate(dossier.once(items_by_disclosure))
        if items
        for pair in _pairs_of(dossier.disclosures[index], items)
    ]


def _pairs_of(disclosure: Disclosure, items: dict[str, Fact]) -> Iterator[PairOf]:
    basic: dict[str, Fact] = {}
    for fact in facts_of(disclosure, "general_budget_basic"):
        if fact.amount and not fact.amount.blank:
            basic.setdefault(fact.point.economic, fact)
    projects = [
        bool(fact.amount and fact.amount.number)
        for fact in facts_of(disclosure, "general_budget_expenditure")
        if fact.point.nature == "project"
    ]
    for item, (code, name) in _CODES.items():
        listed, own = items.get(item), basic.get(code)
        if listed is None or listed.amount is None or own is None or own.amount is None:
            continue
        row = disclosure.statements[own.statement].rows[own.row]
        if name.search(keys.fold(row.name)):
            yield PairOf(disclosure, item, listed, own, bool(projects) and not any(projects))


@over("F961", lambda dossier: dossier.once(_pairs))
def basic_expenditure_has_more(item: PairOf) -> Iterator[Flaw]:
    """Basic expenditure alone has more than the “三公” table has in all."""
    if item.difference > 0:
        yield item.flaw("小于")


def _where_only_basic(dossier: Dossier) -> Iterator[tuple[int, PairOf]]:
    return ((index, pair) for index, pair in dossier.once(_pairs) if pair.only_basic)


@over("F962", _where_only_basic)
def basic_expenditure_has_less(item: PairOf) -> Iterator[Flaw]:
    """All money is basic expenditure, and the “三公” table has more of it."""
    if item.difference < 0:
        yield item.flaw("没有项目支出，却大于")
