"""Reasons that say again what they are to explain: 公务接待费减少，主要原因是公务接待费减少."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Judged, in_all, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.reasons import reason_behind
from mingzhang.checking.words.told import Told, told

_AGAIN = re.compile(
    r"(?:因为|由于)?(?:本年度?|今年|20\d\d年度?)?(?P<name>[\u4e00-\u9fff“”()]*?)"
    r"(?:支出|经费|费用|预算|决算|资金|金额|安排|数)*(?:[较比与同和]?(?:上年|去年|20\d\d年)(?:度|预算|决算)*(?:相比)?)?"
    r"(?:有所|略有|相应|基本)?(?:增加|增长|上升|减少|下降|降低|持平|保持(?:不变|一致)|不变|(?:没有|无)(?:增减)?变化|一致)"
)
"""A name, if any, and what it did; 人员经费增加 is a reason for 行政运行, and not for 人员经费."""

_MARKED = re.compile(r"([\u4e00-\u9fff]+)\(项\)")
_NUMBER = re.compile(r"^\(?[一二三四五六七八九十\d]+[、.)]")
_BARE = re.compile("(?:支出|经费|费)$")


class Again(msgspec.Struct, frozen=True):
    """A claim, and the reason behind it that is only the claim again."""

    said: Told
    reason: str


def _said_again(dossier: Dossier) -> Iterator[tuple[int, tuple[Again, ...]]]:
    for index, claims in enumerate(dossier.once(told)):
        found = tuple(
            Again(one, reason)
            for one in claims
            if one.claim.quantity in ("change", "rate")
            and (reason := reason_behind(one))
            and _is_said(one, keys.fold(reason))
        )
        if found:
            yield index, found


def _is_said(one: Told, reason: str) -> bool:
    """Whether a reason has no other name than that of what the claim is about."""
    match = _AGAIN.fullmatch(reason.strip("：: "))
    if match is None:
        return False
    before = keys.fold(one.paragraph[: one.claim.start])
    name = _BARE.sub("", match["name"])
    account = "".join(_MARKED.findall(before)[-1:])
    own = [_NUMBER.sub("", sentence) for sentence in keys.sentences(before)[-2:]]
    if account:
        return not name or name.endswith(_BARE.sub("", account))
    return any(sentence.startswith(name) for sentence in own)


@over("W317", _said_again)
def reason_says_it_again(found: tuple[Again, ...]) -> Judged:
    """持平, and the reason is that it has stayed the same."""
    first = found[0]
    places = [one.said.evidence for one in found]
    yield first.said.flaw(
        f"，所写原因“{first.reason}”只是把增减又说了一遍，没有说明原因{in_all(places)}",
        *places[1:],
    )
