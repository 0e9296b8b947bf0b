"""Which way a reason leans: clause by clause to more, to less, or to neither.

人员调入、工资相应提高 leans to more. 上年新建排练厅 is of the year before and may be why there is
less now; 新项目尚未支付 says why less than planned was spent; what has words for both leans
nowhere. What the words do not say without doubt is never against a figure.
"""

from __future__ import annotations

import re
from typing import Literal

from mingzhang.declared import pattern

Lean = Literal["more", "less", "saved", "eased", "pending", "either", "neither"]
"""saved, eased: words that go with less, and alone are none for it; 压缩, and 退休, 从严."""

_CLAUSE = re.compile("[，,、；;：:]|同时|并且|而且|以及|从而|因而")
_OTHER_YEAR = re.compile(r"20\d\d")
_COUNTED = re.compile(r"[^，,、；;。]*新[增设建聘招进录][^，,、；;。]{0,12}\d[^，,、；;。]*")


def _words(name: str) -> re.Pattern[str]:
    return pattern(__package__, "leanings.toml", name)


def _says(text: str, *names: str) -> bool:
    """Whether a text has a word of these kinds that is not denied."""
    return any(
        not _words("negated").search(text[: match.start()])
        for name in names
        for match in _words(name).finditer(text)
    )


def speaks_of_the_budget(reason: str) -> bool:
    """Whether the budget itself was changed: 调整预算数增加."""
    return bool(_words("budget").search(reason))


def leans(reason: str, year: int, *, newly: bool = True) -> frozenset[Lean]:
    """The ways that the clauses of a reason lean.

    `newly`: whether what has begun (新增, 追加) counts as more; beside 持平 it may have begun the
    year before, too, unless it is counted and all (新增 3 名).
    """
    if _words("concedes").search(reason):
        return frozenset({"either"})
    clauses = [clause.strip() for clause in _CLAUSE.split(reason) if clause.strip()]
    return frozenset(_lean(clause, year, newly=newly) for clause in clauses)


def _lean(clause: str, year: int, *, newly: bool) -> Lean:
    other_year = any(int(match[0]) != year for match in _OTHER_YEAR.finditer(clause))
    if _words("before").search(clause) or other_year:
        is_over = _says(clause, "finished") and not _words("settled").search(clause)
        return "less" if is_over else "either"
    more = _says(clause, "grows", *(("begins",) if newly else ()))
    less = _says(clause, "shrinks", "ends")
    if _words("pending").search(clause):
        is_less = less and not more and not _words("either").search(clause)
        return "less" if is_less else "pending"
    saved, eased = _says(clause, "saves"), _says(clause, "eases")
    if not more and not less:
        if _words("settled").search(clause):
            return "either"
        return "saved" if saved else "eased" if eased else "neither"
    other = _words("either").search(clause) and not _is_spent(clause)
    if other or more == less or (more and (saved or eased)):
        return "either"
    return "more" if more else "less"


def _is_spent(clause: str) -> bool:
    """Whether what has grown or shrunk is expenditure: 收入和支出同步增加."""
    return any(
        _words("spent").search(clause[: match.start()])
        for name in ("grows", "shrinks")
        for match in _words(name).finditer(clause)
    )


def contradicts(direction: str, reason: str, year: int) -> bool:
    """Whether a reason for 增加, 减少 or 持平 can only be one for something else."""
    begun = direction != "unchanged" or bool(_COUNTED.fullmatch(reason))
    found = leans(reason, year, newly=begun)
    if direction == "increase":
        return bool(found & {"less", "saved"}) and not found & {"more", "either", "pending"}
    if direction == "decrease":
        return "more" in found and found <= {"more", "neither"}
    if direction == "unchanged":
        moved = len(found & {"more", "less"}) == 1 or _words("differs").search(reason)
        settled = found & {"either", "pending"} or _words("remains").search(reason)
        return bool(moved) and not settled
    return False
