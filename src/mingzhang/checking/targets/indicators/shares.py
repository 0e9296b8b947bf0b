"""What a share is of: what was done well or in time, what was paid, who took part.

验收合格率 that is described as 按期完工的河段占计划河段的比例 is of another share than its name.
"""

from __future__ import annotations

import re

from mingzhang import keys
from mingzhang.checking.targets.heads import head_of
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.wordlists import one_of, words_of

_OF_ALL = re.compile("占|/|÷|与")
_OF_HEADS = {"acceptance": "well", "quality": "well", "punctual": "in_time"}
_SAYS = {
    "well": "做得合不合格",
    "in_time": "是否按时",
    "took_part": "多少人参加",
    "paid": "资金支付了多少",
    "effect": "带来的改善",
}
_SHORTEST = 2


def another_share(one: IndicatorOf) -> str:
    """Which share a description is of instead; "" where it is of the name's, or of none known.

    What stands behind 占 is the whole, and says nothing of the part.
    """
    if one.measure != "percent":
        return ""
    name = one.bare
    told = one.folded["description"]
    if "满意" in name + told:
        return ""
    if told.endswith("率"):
        return ""  # the name of another indicator, which P347 tells
    part = _OF_ALL.split(told, maxsplit=1)[0]
    meant = next((kind for kind in _SAYS if one_of("share", kind).search(part)), "")
    said = _named(name)
    if not meant or meant == said or (meant == "paid" and one_of("share", "of_money").search(name)):
        return ""
    if not said:
        is_unpaid = meant == "paid" and one.level2 == "质量"
        return _SAYS[meant] if is_unpaid and keys.in_a_row(name, part) < _SHORTEST else ""
    is_of_both = one_of("share", f"also_{said}").search(part) or (
        meant in ("well", "in_time", "took_part") and one_of("share", f"also_{meant}").search(name)
    )
    return "" if is_of_both else _SAYS[meant]


def _named(name: str) -> str:
    """The kind that a name says plainly; 完成率, 覆盖率 and 到位率 can be of anything."""
    if name.endswith(words_of("share", "took_part_rate")):
        return "took_part"
    head = head_of(name)
    return _OF_HEADS.get(head.id, "") if head and head.measure == "rate" else ""
