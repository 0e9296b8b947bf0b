"""Names of accounts in the narrative (…（类）…（款）…（项）) to their codes.

What the document's own tables call an account comes first, then the catalogue of the year,
then other years. A name that leads to two codes, or to none, has no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from mingzhang import keys
from mingzhang.catalogue import economic, functional
from mingzhang.disclosure import Disclosure
from mingzhang.facts import form_of
from mingzhang.forms import Form

_CODE_LENGTHS = (3, 5, 7)
_ECONOMIC_LENGTHS = (3, 5)
_LEADING = re.compile("^(?:以及|及|和|与)?(?:日常|安排|列支|其中)?")


class Accounts:
    """The accounts of one disclosure, by name."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._catalogue = functional(disclosure.year)
        self._printed = dict(_printed(disclosure))
        listed = _listed_names(disclosure.year)
        own = {
            code: listed.get(code, frozenset()) | {_key(name)}
            for code, name in self._printed.items()
        }
        self.printed_codes = frozenset(own)
        """The functional codes that the tables print."""

        self._names = {**own, **listed, **own}
        """Keys of the names under which a code is known, by code, the document's own first."""

        self.classes = _class_names(disclosure.year)
        """Codes of the 类 by folded name, for names that stand without （类）."""

        self.economic = dict(_economic(disclosure))
        """Codes of the 经济分类 类 and 款 that the tables of 基本支出 print, by `economic_key`."""

    def code(self, names: Sequence[str]) -> str:
        """The code of 类, 款, 项 by their names; "" where it cannot be told."""
        found = self.candidates(names)
        return found[0] if len(found) == 1 else ""

    def candidates(self, names: Sequence[str]) -> list[str]:
        """All codes that have these names, the document's own before the catalogue's."""
        wanted = [_key(name) for name in names]
        length = _CODE_LENGTHS[len(wanted) - 1]
        for among in (self.printed_codes, self._names.keys()):
            found = [
                code
                for code in among
                if len(code) == length
                and wanted[-1] in self._names[code]
                and self._is(code, wanted)
            ]
            if found:
                return found
        return self._by_last(wanted, length)

    def name(self, code: str) -> str:
        """The name of a code as the tables print it, or else as the catalogue has it."""
        entry = self._catalogue.get(code)
        return self._printed.get(code) or (entry.name if entry else "")

    def names_of(self, code: str) -> frozenset[str]:
        """The names of a code as `name_key` gives them; empty where it is not known."""
        return self._names.get(code, frozenset())

    def _is(self, code: str, wanted: Sequence[str]) -> bool:
        return all(
            not name or name in self._names.get(code[:length], ())
            for name, length in zip(wanted, _CODE_LENGTHS, strict=False)
        )

    def _by_last(self, wanted: Sequence[str], length: int) -> list[str]:
        """The accounts of the document's tables whose last name, and one above, are right."""
        return [
            code
            for code in self.printed_codes
            if len(code) == length
            and wanted[-1] in self._names[code]
            and any(self._is_named(code, wanted, level) for level in range(len(wanted) - 1))
        ]

    def _is_named(self, code: str, wanted: Sequence[str], level: int) -> bool:
        return wanted[level] in self._names.get(code[: _CODE_LENGTHS[level]], ())


def name_key(name: str) -> str:
    """A folded name without its 支出 at the end, which is printed or not."""
    return keys.fold(name).removesuffix("支出")


@lru_cache(maxsize=2048)
def economic_key(name: str) -> str:
    """A folded name of an economic class, as words and tables have it: 其他交通费(用)."""
    plain = _LEADING.sub("", name_key(name).replace("(", "").replace(")", ""))
    return plain.removesuffix("用") if plain.endswith("费用") else plain


@cache
def _listed_names(year: int) -> dict[str, frozenset[str]]:
    """The key of each code's name in the catalogue of a year."""
    return {entry.code: frozenset((_key(entry.name),)) for entry in functional(year)}


@cache
def _class_names(year: int) -> dict[str, str]:
    listed = ((keys.fold(entry.name), entry.code) for entry in functional(year).roots())
    return {name: code for name, code in listed if len(name) > 3 and name != "其他支出"}


@cache
def economic_names(year: int) -> frozenset[str]:
    """The names of all economic classes of a year, as `economic_key` gives them."""
    return frozenset(economic_key(entry.name) for entry in economic(year))


def _key(name: str) -> str:
    return name_key(name).replace("其它", "其他")


def _economic(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    for statement in disclosure.statements:
        if _is_by_economic_class(form_of(disclosure, statement)):
            for row in statement.rows:
                code = row.account or row.code
                if len(code) in _ECONOMIC_LENGTHS and code.isdigit() and row.name:
                    yield economic_key(row.name), code


def _printed(disclosure: Disclosure) -> Iterable[tuple[str, str]]:
    """Codes and names of the functional accounts that the tables print."""
    for statement in disclosure.statements:
        if _is_by_economic_class(form_of(disclosure, statement)):
            continue
        for row in statement.rows:
            code = row.account or row.code
            if row.project == row.name:
                continue
            if len(code) in _CODE_LENGTHS and code.isdigit() and row.name:
                yield code, row.name


def _is_by_economic_class(form: Form) -> bool:
    return "economic" in (form.dimension, *(side.dimension for side in form.sides))
