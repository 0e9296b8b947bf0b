"""F7: the units in the table of organisations, or in the list that stands for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import agency_names
from mingzhang.checking.checks import Flaw, each, each_quoted, over, quote
from mingzhang.disclosure import Disclosure, Organisation, Printed

_NO_NAME = re.compile(r"(?:[-—](?:本级|机关|行政|事业)|(?:局|部|委|办|厅|室|府|会)事业)$")


class TableOf(msgspec.Struct, frozen=True):
    """The organisations of a disclosure: their table, or the list in the narrative."""

    disclosure: Disclosure
    rows: tuple[Organisation, ...]

    @property
    def title(self) -> str:
        """The table's as printed."""
        return self.disclosure.organisations_table.title or "单位构成"

    def flaw(self, wrong: str, rows: Iterable[Organisation]) -> Flaw:
        """What is wrong with some of its rows, by their names."""
        return Flaw(
            f"《{self.title}》{wrong}",
            tuple(quote(self.title, Printed(row.name, row.where), row=row.name) for row in rows),
            statement=self.disclosure.organisations_table.id,
        )


def _lists(disclosure: Disclosure) -> Iterator[TableOf]:
    if disclosure.organisations:
        yield TableOf(disclosure, disclosure.organisations)


def _tables(disclosure: Disclosure) -> Iterator[TableOf]:
    if disclosure.organisations_table.status == "filled":
        yield from _lists(disclosure)


@over("F702", each(_lists))
def unit_is_listed_twice(item: TableOf) -> Iterator[Flaw]:
    """The same unit in two rows."""
    counted = Counter(keys.fold(row.name) for row in item.rows if row.name)
    for row in item.rows:
        if counted.pop(keys.fold(row.name), 0) > 1:
            same = [one for one in item.rows if keys.fold(one.name) == keys.fold(row.name)]
            yield item.flaw(f"把“{row.name}”列了 {len(same)} 次", same)


@over("F703", each(_tables))
def row_is_incomplete(item: TableOf) -> Iterator[Flaw]:
    """A unit without nature, rank or funding; a column that nobody filled in is one flaw."""
    columns = {"nature": "单位性质", "rank": "单位规格", "funding": "经费保障形式"}
    rows = [row for row in item.rows if row.name]
    empty = [name for name in columns if not any(getattr(row, name) for row in rows)]
    if empty and len(rows) > 1:
        yield item.flaw(f"各单位都没有填写{'、'.join(columns[name] for name in empty)}", rows)
    for row in rows:
        blank = [columns[name] for name in columns if not getattr(row, name)]
        if len(rows) > 1:
            blank = [label for label in blank if label not in {columns[name] for name in empty}]
        if blank:
            yield item.flaw(f"“{row.name}”没有填写{'、'.join(blank)}", [row])


@over("F711", each(_lists))
def unit_is_not_called_by_its_name(item: TableOf) -> Iterator[Flaw]:
    """组织部-事业, 组织部事业: what the finance bureau's system calls it, and no unit's name."""
    found = [row for row in item.rows if _NO_NAME.search(keys.fold(row.name))]
    if found:
        yield item.flaw(f"{each_quoted(row.name for row in found)}不是单位全称", found)


@over("F705", each(lambda d: (t for t in _tables(d) if d.scope == "unit" and d.agency.name)))
def unit_is_not_in_its_own_table(item: TableOf) -> Iterator[Flaw]:
    """A unit's own table that lists another unit only."""
    own = agency_names.loosely(item.disclosure.agency.name)
    names = [agency_names.loosely(row.name) for row in item.rows if row.name]
    if names and not any(agency_names.stands_for(name, own) for name in names):
        first = item.rows[0]
        own_name = item.disclosure.agency.name
        yield item.flaw(f"列的是“{first.name}”，本单位是“{own_name}”", item.rows)


_RANK = re.compile(r"^(?:正|副)?(?:科|处|股|厅|局|县处|乡科|部|司)\)?级$")
_LONG_NAME = 6
"""Two short names can differ by one character and be of two agencies."""

_RANKS = frozenset(
    "正副国省部委厅司局地市师团营连排处县科乡镇股所级相当于参照未定无以上下及其他非领导按管理高配半()、/-—"
)
"""The characters that ranks are written with."""

_NATURE = re.compile(r"^(?:行政|事业|参公|参照公务员法管理|企业)(?:事业)?(?:单位)?$")


@over("F717", each(_tables))
def own_name_is_misprinted(item: TableOf) -> Iterator[Flaw]:
    """人民政府办公厅 in the table of 人民政府办公室, which is not listed itself."""
    own = agency_names.loosely(item.disclosure.agency.name)
    names = {agency_names.loosely(row.name): row for row in item.rows if row.name}
    if not own or any(name.startswith(own) or own.startswith(name) for name in names if name):
        return
    near = [row for name, row in names.items() if _is_near(name, own)]
    if len(near) == 1:
        name = item.disclosure.agency.name
        yield item.flaw(f"列出“{near[0].name}”，与本文件的名称“{name}”只差一个字", near)


def _is_near(name: str, own: str) -> bool:
    return len(name) == len(own) >= _LONG_NAME and agency_names.is_slip(name, own)


@over("F716", each(_tables))
def rank_does_not_exist(item: TableOf) -> Iterator[Flaw]:
    """正颗级: a rank with a character that no rank has."""
    for row in item.rows:
        rank = keys.fold(row.rank)
        if rank.endswith("级") and set(rank) - _RANKS:
            yield Flaw(
                f"《{item.title}》“{row.name}”的规格印作“{row.rank}”，没有这样的级别",
                (quote(item.title, Printed(row.rank, row.where), row=row.name),),
                statement=item.disclosure.organisations_table.id,
            )


@over("F714", each(_tables))
def nature_and_rank_changed_places(item: TableOf) -> Iterator[Flaw]:
    """正科级 as the nature of a unit, 行政 as its rank."""
    swapped = [
        row for row in item.rows if _RANK.match(keys.fold(row.nature)) and _NATURE.match(row.rank)
    ]
    if swapped:
        names = each_quoted(row.name for row in swapped)
        yield Flaw(
            f"《{item.title}》{names}的性质印作“{swapped[0].nature}”，"
            f"规格印作“{swapped[0].rank}”，两栏颠倒",
            tuple(quote(item.title, Printed(row.nature, row.where)) for row in swapped),
            statement=item.disclosure.organisations_table.id,
        )
