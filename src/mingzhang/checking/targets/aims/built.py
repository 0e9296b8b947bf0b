"""What is done with a thing: new in one place and continued in the other."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.contrasts import done_to_as_many
from mingzhang.checking.targets.items import ProjectOf, open_projects
from mingzhang.checking.targets.statements import Statement, statements


@over("P375", open_projects)
def built_in_one_place_continued_in_the_other(item: ProjectOf) -> Iterator[Flaw]:
    """新建服务站 8 个 in the purpose and 续建服务站 8 个 in the objectives."""
    if not item.its.purpose:
        return
    purpose = keys.fold(item.its.purpose)
    for text in item.its.objectives:
        for one in statements(text):
            for other in statements(purpose):
                if _is_as_many(one, other) and (pair := _opposed(one, other)):
                    yield item.flaw(
                        f"绩效目标写“{one.clause}”，资金用途写“{other.clause}”，"
                        f"一处是{pair[0]}，一处是{pair[1]}",
                        item.evidence("objectives", text),
                        item.evidence("purpose"),
                    )
                    return


def _is_as_many(one: Statement, other: Statement) -> bool:
    """Whether two figures are the same, and of a thing of the same name."""
    return (one.number, one.unit, one.each) == (
        other.number,
        other.unit,
        other.each,
    ) and keys.in_a_row(one.item, other.item) > 2


def _opposed(one: Statement, other: Statement) -> tuple[str, str] | None:
    for pair in done_to_as_many():
        for ours, theirs in (pair, pair[::-1]):
            is_ours = ours in one.item and theirs not in one.sentence
            if is_ours and theirs in other.item and ours not in other.sentence:
                return ours, theirs
    return None
