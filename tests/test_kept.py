"""What is derived from a thing once."""

from __future__ import annotations

import msgspec

from mingzhang.kept import once_each


class Budget(msgspec.Struct, frozen=True, dict=True):
    total: int


asked: list[int] = []


@once_each
def doubled(budget: Budget) -> int:
    asked.append(budget.total)
    return 2 * budget.total


def test_it_is_derived_once_and_goes_with_the_thing() -> None:
    one, other = Budget(3), Budget(3)
    assert [doubled(one), doubled(one), doubled(other)] == [6, 6, 6]
    assert asked == [3, 3]


def test_what_is_kept_is_no_part_of_the_thing() -> None:
    budget = Budget(4)
    before = msgspec.json.encode(budget)
    doubled(budget)
    assert msgspec.json.encode(budget) == before
    assert budget == Budget(4)
