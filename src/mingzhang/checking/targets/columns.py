"""Cells that stand in each other's column: name and description, description and basis.

What a description says (反映…, …的比例) and what a target rests on (《…》, 合同, 计划) are told by
how they begin and end (columns.toml). One cell alone may be written oddly; two, each of which is
like the other's column, have changed places.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.declared import Endings, declared

_SHORT = 3
"""Shorter cells are of any column."""


class _Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    described: tuple[str, ...]
    description_ends: tuple[str, ...]
    resting: tuple[str, ...]
    basis_ends: tuple[str, ...]
    of_either: tuple[str, ...]
    """Ends of bases that descriptions have, too."""


@cache
def _columns() -> _Columns:
    return declared(__package__, "columns.toml", _Columns)


@cache
def _ends(column: str) -> Endings:
    return Endings(getattr(_columns(), column))


def basis_in_place_of_description(one: IndicatorOf) -> bool:
    """Whether the description tells what the target rests on, and the basis what it measures."""
    basis, description = one.folded["basis"], one.folded["description"]
    if _is_basis(basis) or _ends("of_either").of(basis):
        return False
    if not _is_basis(description):
        may_be = _ends("of_either").of(description) and not _is_description(description)
        return bool(may_be) and _is_description(basis)
    name = one.folded["level3"]
    is_of_name = _have_in_common(name, basis) and not _have_in_common(name, description)
    return is_of_name or _is_description(basis)


def description_in_place_of_name(one: IndicatorOf) -> bool:
    """Whether the name tells how it is worked out, and the description is what it is called."""
    name, description = one.folded["level3"], one.folded["description"]
    return (
        _SHORT <= len(description) < len(name)
        and _is_description(name)
        and not _is_description(description)
        and bool(measures.of_name(description))
    )


def _have_in_common(name: str, text: str) -> bool:
    """Whether two characters of a name stand together in a text."""
    return any(name[at : at + 2] in text for at in range(len(name) - 1))


def _is_description(text: str) -> bool:
    return text.startswith(_columns().described) or bool(_ends("description_ends").of(text))


@lru_cache(maxsize=8192)
def _is_basis(text: str) -> bool:
    is_titled = text.startswith(_columns().resting) and not text.startswith(_columns().described)
    return len(text) >= _SHORT and (is_titled or bool(_ends("basis_ends").of(text)))
