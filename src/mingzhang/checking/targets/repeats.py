"""A phrase that is printed twice in a row: 看不到、看不到有线电视."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.passages import Passage, leaks, target_texts

_AGAIN = re.compile(
    r"(?P<clause>[^,。;、:\d]{4,})[,。;、](?P=clause)(?=$|[,。;、:的])"
    r"|(?:^|(?<=[,。;、:]))(?P<whole>[^,。;、:\d]{3})[,。;、](?P=whole)(?=$|[,。;、:的])"
    r"|(?P<words>[\u4e00-\u9fff]{4,})(?P=words)"
)
"""What is said before a sign and begins again behind it; three characters must be all of it.

Without a sign between, four characters: 依法依法 can be the end and the beginning of words.
"""


@over("P644", target_texts)
def phrase_is_repeated(passages: Sequence[Passage]) -> Iterator[Flaw]:
    """The same words twice in a row."""
    for leak in leaks(passages, _AGAIN):
        phrase = leak.what[: (len(leak.what) + 1) // 2].rstrip(",。;、")
        yield leak.flaw(f"把“{phrase}”连写了两遍")
