"""What is derived from a thing once."""

from __future__ import annotations

import msgspec

from mingzhang.kept import kept, once_each


class Budget(msgspec.Struct, frozen=True, dict=True):
    total: int

    @kept
    def tripled(self) -> int:
        """Three times as much."""
        asked.append(self.total)
        return 3 * self.total


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


def test_a_kept_property_is_derived_once() -> None:
    asked.clear()
    budget = Budget(5)
    assert [budget.tripled, budget.tripled] == [15, 15]
    assert asked == [5]
    assert Budget.tripled.__doc__ == "Three times as much."
