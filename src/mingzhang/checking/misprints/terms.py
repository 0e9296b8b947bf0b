"""Official terms with one character lost: 公务员疗补助缴费, 社保险基金预算.

The terms (terms.toml) are fixed to the last character. What is left of one without one of its
characters is told only where words end on both sides of it: 健全从严治党 has 全从严治党 in it, but
there 全 belongs to 健全. What is left may be made of words, too (结转结余), or begin with one that
often stands alone (我市环境卫生); then nothing is lost. Nor where its first character can end
a word that no dictionary has: 编办设备购置 is of 编办, 医养服务体系 of 医养.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from mingzhang.checking.at_once import lines_saying
from mingzhang.checking.misprints import likely, spelling
from mingzhang.checking.misprints.pairs import Pair, pairs
from mingzhang.checking.misprints.prose import Slip, optional
from mingzhang.declared import declared

_AROUND = 10
"""Characters on each side from which it is seen where words end."""


class _Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    terms: tuple[str, ...]
    also_said: tuple[str, ...]
    free_first: str
    free_last: str
    ends_agencies: str
    ends_no_name: str


@cache
def _terms() -> _Terms:
    return declared(__package__, "terms.toml", _Terms)


@cache
def _lost() -> dict[Pair, list[tuple[frozenset[Pair], Slip]]]:
    """What is left of the terms, by the two characters that stand side by side only there.

    Each with all characters side by side: most texts do not have them.
    """
    whole = "\n".join((*_terms().terms, *spelling.phrases()))
    found: defaultdict[Pair, list[tuple[frozenset[Pair], Slip]]] = defaultdict(list)
    for term in _terms().terms:
        for at in range(1, len(term) - 1):
            left = term[:at] + term[at + 1 :]
            if term[at] not in optional() and left not in whole and _is_none(left):
                (junction,) = pairs(term[at - 1] + term[at + 1])
                slip = Slip(left, term, f"漏了“{term[at]}”字")
                found[junction].append((frozenset(pairs(left)), slip))
    return dict(found)


def _is_none(left: str) -> bool:
    """Whether what is left is not made of words, and is not said for something else."""
    known = _terms()
    if any(said in left for said in known.also_said):
        return False
    words = likely.cut(left)
    if words[0] in [*known.free_first] or words[-1] in [*known.free_last]:
        return False
    return any(len(word) == 1 for word in words)


def slips(texts: Iterable[str], present: Iterable[Pair]) -> Iterator[tuple[Slip, list[str]]]:
    """The terms that have lost a character, each with the texts that have it so.

    `present` has the pairs of characters of all texts, or of more.
    """
    here = frozenset(present)
    possible = [
        slip for pair in _lost().keys() & here for beside, slip in _lost()[pair] if beside <= here
    ]
    if not possible:
        return
    whole = "\n".join(texts)
    told: list[str] = []
    for slip in sorted(possible, key=lambda one: (-len(one.written), one.written)):
        if any(slip.written in longer for longer in told):
            continue
        if lines := [line for line in lines_saying(whole, slip.written) if _stands(slip, line)]:
            told.append(slip.written)
            yield slip, list(dict.fromkeys(lines))


def _stands(slip: Slip, line: str) -> bool:
    """Whether words end on both sides of what is left, where it stands first."""
    at = line.index(slip.written)
    start, end = max(0, at - _AROUND), at + len(slip.written)
    bounds = likely.bounds(likely.cut(line[start : end + _AROUND]))
    if not {at - start, end - start} <= set(bounds):
        return False
    is_second = slip.written == slip.phrase[0] + slip.phrase[2:]
    return not is_second or _is_apart(slip.written[0], line[start:at], bounds)


def _is_apart(first: str, before: str, bounds: Sequence[int]) -> bool:
    """Whether the first character ends no word that begins before it: 医|养, 督查|办."""
    if not before or not "\u4e00" <= before[-1] <= "\u9fff" or before[-1] in _terms().ends_no_name:
        return True
    word = len(before) - max(bound for bound in bounds if bound < len(before))
    return word > 1 and first not in _terms().ends_agencies
