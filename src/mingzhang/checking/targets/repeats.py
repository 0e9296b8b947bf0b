"""A phrase that is printed twice in a row: 看不到、看不到有线电视."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.passages import Passage, leaks, target_texts

_AGAIN = re.compile(r"([^,。;、:\d]{4,})[,。;、]\1|(?:^|(?<=[,。;、:]))([^,。;、:\d]{3})[,。;、]\2")
"""What is said before a sign and begins again behind it; three characters must be all of it."""


@over("P644", target_texts)
def phrase_is_repeated(passages: Sequence[Passage]) -> Iterator[Flaw]:
    """The same words before and behind a sign."""
    for leak in leaks([one for one in passages if one.role != "scoring"], _AGAIN):
        phrase = leak.what[: len(leak.what) // 2]
        yield leak.flaw(f"把“{phrase}”连写了两遍")
