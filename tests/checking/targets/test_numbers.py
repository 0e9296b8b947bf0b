"""Counts in sentences, with the words around them."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.checking.targets.numbers import counts_in


def test_the_words_around_a_count_do_not_begin_within_another_number() -> None:
    counts = counts_in("新建良种茶园12600亩、改造低产茶园1200亩")
    assert dict(counts["亩"])[Decimal(1200)] == "改造低产茶园1200亩"
