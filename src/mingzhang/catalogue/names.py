"""Names as comparison keys.

One name is printed in many ways: broken over lines, with 维修(护)费 for 维修（护）费, with "…"
for “…”. The key folds what typesetting changes and keeps every character that can carry
meaning. Keys are for comparing; what users see is always the printed name.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_FOLDS = str.maketrans(
    {
        **dict.fromkeys("“”„‟〝〞〟«»「」『』", '"'),
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("〔【〖[", "("),
        **dict.fromkeys("〕】〗]", ")"),
        **dict.fromkeys("‐‑‒–—―−－", "-"),
        **dict.fromkeys("・•‧∙⋅", "·"),
        **dict.fromkeys("、，", ","),
        "。": ".",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),  # invisible: deleted
    }
)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The key under which two printings of one name are equal."""
    key, folded = name, _fold(name)
    while folded != key:  # taking out a space can let two characters combine
        key, folded = folded, _fold(folded)
    return key


def _fold(text: str) -> str:
    """NFKC (full width to half width), then what NFKC leaves apart, then no white space."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_FOLDS).split())


def likeness(typed: str, name: str) -> float:
    """How much of a typed key a name's key has in the same order, from 0 to 1.

    What the name has besides counts little: people type 村委会补助 and mean
    对村民委员会和村党支部的补助.
    """
    if len(set(typed) & set(name)) < min(2, len(typed)):
        return 0.0
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for the mistyped

    blocks = SequenceMatcher(None, name, typed, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    return same / (len(typed) + 0.01 * len(name))
