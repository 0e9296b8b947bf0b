"""What the table of a department's goals adds up: its weights and its money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.targets.department_goals import GoalOf, flaw_of, goals
from mingzhang.checking.targets.department_tables import ALL_POINTS, OverallTable, overall_tables
from mingzhang.disclosure import Printed


@over("P529", each(overall_tables))
def weights_are_not_the_whole(table: OverallTable) -> Iterator[Flaw]:
    """指标权重 20, 20, 20, 20 and 30."""
    texts = [text.rstrip("%") for text in table.weights]
    if not texts or not all(re.fullmatch(r"\d+(?:\.\d+)?", text) for text in texts):
        return
    printed = len(table.goal.indicators.split("\n")) - 1
    added = sum(map(Decimal, texts), Decimal(0))
    if len(texts) == printed and added not in ALL_POINTS:
        shown = "、".join(table.weights)
        said = f"的指标权重是 {shown}，合计 {added}，不是 100"
        rows = (Printed(one.level3 or one.target.text, one.where) for one in table.indicators)
        yield flaw_of(table.goal, said, *rows)


_TOTAL = ("资金总额", "预算总额", "合计")


@over("P530", goals)
def money_of_the_whole_does_not_add_up(of: GoalOf) -> Iterator[Flaw]:
    """资金总额 568.40, 财政拨款 548.40, 其他资金 0.00."""
    lines = [line.split() for line in of.goal.rest.split("\n")]
    places = of.goal.places.get("rest", ())
    for number, (above, below) in enumerate(pairwise(lines), 1):
        labels = above[-len(below) :]
        if len(below) < 3 or len(labels) != len(below) or labels[0] not in _TOTAL:
            continue
        if "其他" not in labels[-1] or not all(_MONEY.fullmatch(text) for text in below):
            continue
        whole, *parts = (Decimal(text.replace(",", "")) for text in below)
        if abs(whole - sum(parts)) > Decimal("0.01") * len(parts):
            yield of.flaw(
                f"的{labels[0]} {below[0]} 不等于{'、'.join(labels[1:])}之和 {sum(parts)}",
                " ".join(below),
                places[number] if places else None,
            )


_MONEY = re.compile(r"\d[\d,]*(?:\.\d+)?")
