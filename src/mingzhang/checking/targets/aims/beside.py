"""What other rows and the bases say of what an indicator counts.

全区 210 个站点的使用效率, and 201 个 stations; 关于拨付 10 个重点村资金的通知, and 12 个 villages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import is_turned
from mingzhang.checking.checks import Flaw
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.items import COLUMNS, IndicatorOf, ProjectOf
from mingzhang.checking.targets.numbers import counted_out, counter_of, value_in
from mingzhang.checking.targets.statements import (
    Statement,
    counts_for_each,
    of_the_whole,
    statements,
)
from mingzhang.checking.targets.things import says, telling_words, thing_of
from mingzhang.checking.targets.told import of_this_year

_SOME = re.compile(r"\d{2,}(?![年月日号条届级岁元万])[\u4e00-\u9fff]")
_FEWEST = 2
"""So many characters say what is counted: not 村 alone."""


class Beside(msgspec.Struct, frozen=True):
    """A figure in a row, with the cell that prints it."""

    row: IndicatorOf
    role: str
    said: Statement

    def differs_of(self, one: IndicatorOf, value: Decimal) -> bool:
        """Whether it counts what an indicator counts; of another row only a slip tells that."""
        words = telling_words(thing_of(one))
        if sum(map(len, words)) < _FEWEST or not all(says(self.said.item, word) for word in words):
            return False
        if self.role == "basis":
            return self.said.number != value and not (self.said.is_at_least or self.said.is_at_most)
        return self.row.its is not one.its and is_turned(self.said.number, value)


def counted_beside(item: ProjectOf) -> Iterator[Flaw]:
    """The first quantity that another row or a basis gives another number."""
    beside = list(_beside(item))
    for one in item.indicators if beside else ():
        unit, _ = counter_of(one.its.target.unit)
        value = value_in(one, unit) if one.level2 == "数量" else None
        if not value or counts_for_each(one) or one.its.target.is_at_most:
            continue
        for it in beside:
            if it.said.unit == unit and it.differs_of(one, value):
                whose = "" if it.role == "basis" else f"{it.row.label}的"
                yield item.flaw(
                    f"{whose}{COLUMNS[it.role]}写“{it.said.printed}”，{one.label}的指标值却是"
                    f"“{one.its.target.text}”",
                    one.evidence(),
                    it.row.evidence(it.role),
                )
                return


_FACTOR = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{2,16}?)(?:总?数量?)?(?P<number>\d{2,7})(?P<unit>[\u4e00-\u9fff]{0,3}?)(?P<by>[*×xX]|,?每)"
)
_AT_MOST_TIMES = 2
"""A number that is more than twice the other is of something else."""

_NEW = re.compile("新[增建购设招开]|其中|每|人均|平均")


_ROUND = 2
_NEARLY = Decimal("0.95")


def _is_met(one: IndicatorOf, planned: Decimal) -> bool:
    """Whether a limit leaves room for what is planned: ≥700 人, and a cost for 730.

    A floor like 13920, far below, is no limit but a count of its own.
    """
    target = one.its.target
    value = counted_out(target)
    if target.is_at_most:
        return planned <= value
    is_floor = len(f"{value:f}".rstrip("0")) <= _ROUND or value >= _NEARLY * planned
    return target.is_at_least and value <= planned and is_floor


def factor_of_a_cost(item: ProjectOf) -> Iterator[Flaw]:
    """档案数 15000*每份 30 元 in a cost, and 13920 份 as the number of 档案."""
    quantities = [
        (one, words[-1])
        for one in item.quantities
        if not counts_for_each(one) and (words := telling_words(one.its.level3))
    ]
    values = {counted_out(one.its.target) for one, _ in quantities}
    for cost in item.indicators if quantities else ():
        match = _FACTOR.search(cost.folded["description"]) if is_cost(cost) else None
        words = telling_words(match["noun"]) if match else ()
        meant = [one for one, noun in quantities if words and noun == words[-1]]
        if match is None or len(meant) != 1 or Decimal(match["number"]) in values:
            continue
        (one,) = meant
        number, value = Decimal(match["number"]), counted_out(one.its.target)
        unit, _ = counter_of(one.its.target.unit)
        is_of_it = not match["unit"] or counter_of(match["unit"])[0] == unit
        is_near = max(number, value) <= _AT_MOST_TIMES * min(number, value)
        is_new = _NEW.search(one.its.level3) or _NEW.search(match["noun"])
        if is_of_it and is_near and not is_new and not _is_met(one, number):
            yield item.flaw(
                f"{cost.label}的描述按“{match[0].removesuffix(match['by'])}”计算，{one.label}的指标值却是“{one.its.target.text}”",
                one.evidence(),
                cost.evidence("description"),
            )


def _beside(item: ProjectOf) -> Iterator[Beside]:
    """The figures of all descriptions and bases, of each text once."""
    rows = item.its.indicators
    if not _SOME.search("\n".join([one.description + "\n" + one.basis for one in rows])):
        return
    seen: set[str] = set()
    for one in item.indicators:
        for role in ("description", "basis"):
            text = one.text(role)
            if text in seen or not _SOME.search(text):
                continue
            seen.add(text)
            for said in statements(of_this_year(keys.fold(text), item)):
                is_listed = msgspec.structs.replace(said, is_of_several=False)
                if of_the_whole(is_listed if role == "basis" else said):
                    yield Beside(one, role, said)
