"""指标值确定依据 that says nothing of where the target is from.

A basis is a document, a plan, a record or what is known from before. The indicator's own words,
those whom it is about, and what is to be reached are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.columns import basis_in_place_of_description
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of, words_of

_EMPTY = re.compile(
    r"按.{0,8}指标(?:值)?完成|按(?:照)?要求(?:完成)?|[≥≤=><]+[\d.]+[^\d]{0,4}|[\d.]+(?:%|万?元|人次?|[次个户项天])?"
    r"|同上|略|无|无依据"
)
_OF_A_MEASURE = re.compile(r"(?:完成|合格|及时|达标|覆盖|满意|到位|发放)率$")
"""A basis that is itself an indicator: 年度招聘任务完成率."""

_DIGITS = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年|\]|\)|〕|】)")
_LEAST = 3
"""Characters of a basis that is not just a short word for one."""


@over("P405", open_projects)
def basis_says_nothing(item: ProjectOf) -> Iterator[Flaw]:
    """A basis that repeats the indicator (按数量指标完成), or tells what is to be reached."""
    found = [
        (one, f"的依据“{keys.tidy(one.its.basis)}”{why}")
        for one in item.indicators
        if (why := _why_none(one))
    ]
    yield from item.flaws(found or list(_in_place_of_descriptions(item)), "basis")


def _why_none(one: IndicatorOf) -> str:
    """Why what a row cites is no basis; "" where it is one."""
    basis = one.folded["basis"].rstrip("。")
    if not basis:
        return ""
    target = one.folded["target"]
    repeats = basis == one.folded["level3"] or (basis == target and _DIGITS.search(basis))
    if _says_nothing(basis) or repeats:
        return "没有说明根据什么"
    if one_of("basis", "reached").search(basis) and not one_of("basis", "known").search(basis):
        return "说的是要达到什么，不是根据什么"
    return "没有说明根据什么" if _is_its_own_matter(one, basis) else ""


def _is_its_own_matter(one: IndicatorOf, basis: str) -> bool:
    """Whether it only says again what the row or the project is about, or who they are."""
    if len(basis) < _LEAST or one_of("basis", "sources").search(basis):
        return False
    if "满意" in one.level2:
        return False  # those who are asked
    if basis.endswith(words_of("basis", "persons")):
        return True
    own = (*one.folded.values(), keys.fold(one.project.name))
    return sum(basis in text for text in own) > 1  # the basis itself is one of them


def _in_place_of_descriptions(item: ProjectOf) -> Iterator[tuple[IndicatorOf, str]]:
    """考核办法 as the description, and 合格人数占参训人数的比例 as the basis."""
    for one in filter(basis_in_place_of_description, item.indicators):
        described = keys.tidy(one.its.description)
        yield one, f"的依据写的是描述，描述一栏的“{described}”才是依据，像是两格填反了"


@lru_cache(maxsize=1024)
def _says_nothing(basis: str) -> bool:
    """Whether whatever rests on it has no basis; most targets of a document have the same one."""
    return bool(_EMPTY.fullmatch(basis)) or _is_only_a_measure(basis)


def _is_only_a_measure(basis: str) -> bool:
    """年度招聘任务完成率; 上年度实际完成率 and 合同约定的合格率 tell where the figure is from."""
    is_known = _YEAR.search(basis) or one_of("basis", "known_rates").search(basis)
    return bool(_OF_A_MEASURE.search(basis)) and not is_known
