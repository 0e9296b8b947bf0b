"""Figures in words against the tables and the lists: 文字与表."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts
from mingzhang.amounts import POWERS, UNITS, ZERO, unit_worth
from mingzhang.checking.checks import Flaw, Judged, Undecided, in_all, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Correction
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.reconciliation import reconciled
from mingzhang.checking.tables.space import Space, Table
from mingzhang.checking.words import by_name, costs
from mingzhang.checking.words.accounts import misnamed
from mingzhang.checking.words.figures import Figure
from mingzhang.checking.words.told import Told, cells_of, may_count_less, told, with_tables
from mingzhang.disclosure import Printed

_LISTS = {
    "procurement": "政府采购预算表",
    "reserved": "政府采购预算表",
    "assets": "固定资产占用情况表",
}
_KINDS = {
    "procurement.goods": "目录序号为货物（A）的",
    "procurement.works": "目录序号为工程（B）的",
    "procurement.services": "目录序号为服务（C）的",
}


class Compared(msgspec.Struct, frozen=True):
    """What is said of one thing, with one figure, perhaps several times."""

    said: tuple[Told, ...]
    space: Space
    meant: str = ""
    """Code and name of the account that the amount is right for."""

    of_all: bool = False
    """Whether it is part of a 机关运行经费 that is all 公用经费: so are its parts then."""

    @property
    def lead(self) -> Told:
        """The first of them."""
        return self.said[0]

    @property
    def difference(self) -> Decimal:
        """By how much the words are higher, in 元."""
        assert self.lead.amount is not None
        return self.lead.amount.yuan - self.lead.figures[0].yuan

    def scaled(self, power: int) -> Compared:
        """What it is with the table in another unit, larger by a power of ten."""
        figure = self.lead.figures[0]
        other = Figure(figure.yuan.scaleb(power), figure.slack.scaleb(power), figure.cells)
        lead = msgspec.structs.replace(self.lead, figures=(other,))
        return msgspec.structs.replace(self, said=(lead, *self.said[1:]))

    @property
    def is_cut(self) -> bool:
        """Whether the last place was cut off instead of rounded."""
        one = self.lead
        exact = -self.difference - one.figures[0].slack
        return one.verdict == "differs" and 0 <= exact < max(one.last_place, _ONE_PLACE)


_ONE_PLACE = Decimal("0.01")

_AT_LEAST = 3
"""Figures that all differ alike before it is the table's unit that is wrong."""


def compared(dossier: Dossier) -> list[tuple[int, Compared]]:
    """Everything in words that tables or lists say something of.

    Left out is what the tables as corrected say: there the table is wrong, and told so; also
    what would mend a sum of which nothing in the tables tells which cell is wrong.
    """
    found: list[tuple[int, Compared]] = []
    excess, doubts = _wrong_cells(dossier)
    for index, claims in enumerate(dossier.once(told)):
        groups: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
        for one in claims:
            if one.verdict != "silent" and one.amount is not None:
                key = (one.claim.points, one.claim.measure, one.amount.yuan, one.source)
                groups[key].append(one)
        told_once = [Compared(tuple(group), dossier.space) for group in groups.values()]
        found += [(index, one) for one in told_once if not _is_as_corrected(one, excess, doubts)]
    return found


Excess = Mapping[int, Decimal]
Doubts = Mapping[int, frozenset[Decimal]]
"""By how much, in 元, cells are or may be too high."""


def _wrong_cells(dossier: Dossier) -> tuple[Excess, Doubts]:
    """Of all disclosures, as each one's reconciliation has it."""
    known = next(iter(dossier.once(reconciled)), None)
    return (known.excess, known.doubts) if known else ({}, {})


def _is_as_corrected(one: Compared, excess: Excess, doubts: Doubts) -> bool:
    if one.lead.verdict != "differs":
        return False
    figure = one.lead.figures[0]
    corrections = {sum((excess.get(cell, ZERO) for cell in figure.cells), ZERO)}
    if len(figure.cells) == 1:
        corrections |= doubts.get(figure.cells[0], frozenset())
    within = figure.slack + one.lead.last_place
    return any(by != ZERO and abs(one.difference + by) <= within for by in corrections)


def _with_tables(dossier: Dossier) -> Iterator[tuple[int, Compared]]:
    """What is said of the nine tables; where their unit is wrong, what differs in the right one."""
    others = dossier.once(_other_units)
    told_there = {id(one) for _, its in others for one in its.compared}
    meant = dossier.once(misnamed)
    for index, one in dossier.once(compared):
        if one.lead.source == "tables" and id(one) not in told_there:
            name = meant.get((index, one.lead.number), "")
            yield index, msgspec.structs.replace(one, meant=name) if name else one
    for index, said in by_name.contradicted(dossier):
        yield index, Compared((said,), dossier.space)
    for index, its in others:
        yield from ((index, one.scaled(its.power)) for one in its.compared if one not in its.said)


class OtherUnit(msgspec.Struct, frozen=True):
    """A table of which what the words say is larger or smaller by one power of ten."""

    table: Table
    compared: tuple[Compared, ...]
    power: int

    @property
    def said(self) -> tuple[Compared, ...]:
        """What differs by nothing but the power."""
        return tuple(one for one in self.compared if _power(one) == self.power)


def _other_units(dossier: Dossier) -> list[tuple[int, OtherUnit]]:
    by_table: defaultdict[tuple[int, Table], list[Compared]] = defaultdict(list)
    for index, one in dossier.once(compared):
        owners = {dossier.space.owner[cell] for cell in one.lead.figures[0].cells}
        if one.lead.source == "tables" and len(owners) == 1 and one.lead.figures[0].yuan:
            by_table[index, owners.pop()].append(one)
    return [
        (index, OtherUnit(table, tuple(said), power))
        for (index, table), said in by_table.items()
        if (power := _common_power(said))
    ]


def _common_power(said: Sequence[Compared]) -> int:
    """By which most differ from one table, where nothing agrees with it; 0 for none."""
    power, times = Counter(map(_power, said)).most_common(1)[0]
    is_common = times >= _AT_LEAST and times * 2 >= len(said)
    agrees = any(one.lead.verdict == "agrees" for one in said)
    return power if is_common and not agrees else 0


def _power(one: Compared) -> int:
    """By how many places the words are larger than the table; 0 for none, and for no power."""
    assert one.lead.amount is not None
    for power in POWERS:
        meant = one.lead.figures[0].yuan.scaleb(power)
        if abs(one.lead.amount.yuan - meant) <= one.lead.amount.half_unit:
            return power
    return 0


def _with_or_without_tables(dossier: Dossier) -> Iterator[tuple[int, Compared]]:
    """Also the figures of disclosures without any table, which could not be compared."""
    yield from _with_tables(dossier)
    for index, claims, known in with_tables(dossier):
        if not known.tables:
            for one in claims:
                if one.amount is not None and one.claim.points and one.is_current:
                    yield index, Compared((one,), dossier.space)


def _with_lists(dossier: Dossier) -> Iterator[tuple[int, Compared]]:
    return ((i, one) for i, one in dossier.once(compared) if one.lead.source == "list")


def _with_running(dossier: Dossier) -> Iterator[tuple[int, Compared]]:
    running = [(i, one) for i, one in dossier.once(compared) if one.lead.source == "running"]
    equal = {
        (i, one.claim.subject)
        for i, claims in enumerate(dossier.once(told))
        for one in claims
        if one.verdict == "agrees"
    }
    for index, one in running:
        is_class = any(point.economic for point in one.lead.claim.points)
        of_all = is_class and (index, one.lead.claim.whole) in equal
        yield index, msgspec.structs.replace(one, of_all=of_all)
    for index, said in costs.contradicted(dossier):
        yield index, Compared((said,), dossier.space, of_all=True)


def _under_a_whole(dossier: Dossier) -> Iterator[tuple[int, Compared]]:
    return ((i, one) for i, one in _with_tables(dossier) if one.lead.claim.outer)


def _cut_off(dossier: Dossier) -> Iterator[tuple[int, tuple[Compared, ...]]]:
    """The figures of one disclosure that were cut off, together."""
    cut: defaultdict[int, list[Compared]] = defaultdict(list)
    for index, one in _with_tables(dossier):
        if one.is_cut:
            cut[index].append(one)
    return ((index, tuple(group)) for index, group in cut.items())


@over("W109", lambda dossier: dossier.once(_other_units))
def table_is_in_another_unit(one: OtherUnit) -> Judged:
    """单位：元 above a table whose 4.60 the words call 4.60 万元."""
    statement, lead = one.table.statement, one.said[0]
    meant = unit_worth(UNITS[statement.money_unit].scaleb(one.power)) or "另一个单位"
    yield Flaw(
        message=f"《{statement.title}》写的是“单位：{statement.money_unit}”，"
        f"与文字相比 {len(one.said)} 处都相差同一倍数，金额像是按{meant}印的；"
        f"例如文字写{lead.lead.quoted}{_where(lead)}",
        evidence=(
            quote(
                statement.title, Printed(f"单位：{statement.money_unit}", statement.place("unit"))
            ),
            *(said.lead.evidence for said in one.said),
        ),
        statement=statement.id,
    )


@over("W101", _with_or_without_tables)
def differs_from_the_tables(one: Compared) -> Judged:
    """The words give another figure than the tables."""
    if one.lead.verdict == "silent":
        yield Undecided("没有九张表，文字中的数只能前后核对")
    if one.lead.verdict == "differs" and not one.is_cut:
        name = f"；“{one.meant}”正是这个数，应核对科目" if one.meant else ""
        yield _flaw(one, f"表内为 {_table_says(one)}{_where(one)}", name)


@over("W102", _with_lists)
def differs_from_the_list(one: Compared) -> Judged:
    """The words give another figure than the list beside the nine tables."""
    if one.lead.verdict == "differs":
        measure = one.lead.claim.measure
        title = _LISTS[measure.partition(".")[0]]
        kind = _KINDS.get(measure, "")
        yield _flaw(one, f"《{title}》{kind}合计为 {_table_says(one)}")


@over("W103", _with_running)
def running_costs_differ(one: Compared) -> Judged:
    """机关运行经费 in words is not the 公用经费 of the tables."""
    amount = one.lead.amount
    is_cost = any(point.economic for point in one.lead.claim.points) or bool(one.lead.claim.name)
    less = one.difference < 0
    zero = amount is not None and not amount.yuan
    can_be_less = zero or may_count_less(one.lead)
    if less and not _is_shifted(one) and can_be_less and not one.of_all:
        return
    if one.lead.verdict == "differs" and not one.lead.figures[0].cells:
        yield _flaw(one, "基本支出表没有这个科目的支出")
    elif one.lead.verdict == "differs":
        of = "" if is_cost else "公用经费"
        yield _flaw(one, f"表内{of}为 {_table_says(one)}{_where(one) if is_cost else ''}")


def _is_shifted(one: Compared) -> bool:
    """Whether the words lack the unit 万, have their point too far to the left, or two figures
    in each other's places."""
    amount, figure = one.lead.amount, one.lead.figures[0]
    if amount is None or not amount.yuan:
        return False
    if amounts.is_turned(amount.yuan, figure.yuan):
        return True
    return any(
        abs(amount.yuan.scaleb(places) - figure.yuan) <= amount.half_unit.scaleb(places)
        for places in (1, 2, 4)
    )


@over("W104", _under_a_whole)
def belongs_to_another_whole(one: Compared) -> Judged:
    """The figure is right for all money, but stands under a part of it."""
    if one.lead.verdict == "elsewhere":
        yield _flaw(
            one,
            f"前文说的是其中一部分，按这个口径应为 {_table_says(one)}{_where(one)}，"
            "所写的是另一口径的数",
        )


@over("W105", _cut_off)
def cut_off_instead_of_rounded(group: tuple[Compared, ...]) -> Judged:
    """The last place was cut off."""
    listed = "；".join(f"{one.lead.quoted}表内为 {_table_says(one)}" for one in group[:3])
    places = tuple(one.lead.evidence for one in group)
    more = in_all(places) if len(group) > 3 else ""
    yield Flaw(
        message=f"“{group[0].lead.section}”中的数没有四舍五入，尾数直接截去：{listed}{more}",
        evidence=places,
        section=group[0].lead.section,
    )


def _flaw(one: Compared, rest: str, cause: str = "") -> Flaw:
    lead = one.lead
    assert lead.amount is not None
    figure = lead.figures[0]
    unit, places = lead.amount.unit, max(lead.amount.places, 2)
    gap = amounts.show(abs(one.difference), unit, places)
    many = in_all([told.evidence for told in one.said])
    return Flaw(
        message=f"“{lead.section}”写{lead.quoted}{many}，{rest}，"
        f"文字{'多' if one.difference > 0 else '少'} {gap}{cause}",
        evidence=(
            *(told.evidence for told in one.said),
            *cells_of(one.space, figure),
        ),
        section=lead.section,
        statement=one.space.owner[figure.cells[0]].statement.id if figure.cells else "",
        expected=figure.yuan,
        actual=lead.amount.yuan,
        difference=one.difference,
        corrections=(Correction(lead.evidence, figure.yuan, slack=lead.amount.half_unit),),
    )


def _table_says(one: Compared) -> str:
    """The table's figure in the table's own unit, and in that of the words where they differ."""
    lead = one.lead
    assert lead.amount is not None
    figure = lead.figures[0]
    own = amounts.show(figure.yuan, lead.amount.unit, 2)
    if figure.cells:
        table = one.space.owner[figure.cells[0]]
        unit = table.statement.money_unit or table.form.unit
        if UNITS[unit] != UNITS[lead.amount.unit]:
            return f"{amounts.show(figure.yuan, unit, 0)}（{own}）"
    return own


def _where(one: Compared) -> str:
    cells = one.lead.figures[0].cells
    cells = tuple(cell for cell in cells if one.space.yuan[cell]) or cells[:1]
    if not cells:
        return ""
    if len(cells) == 1:
        return f"（{wording.place(one.space, cells[0])}）"
    titles = dict.fromkeys(one.space.owner[cell].statement.title for cell in cells)
    return f"（{'、'.join(f'《{title}》' for title in titles)}相加）"
