"""The layout of a table that no pack describes: which printed column is which.

An open pack has no layouts but words. Here they are laid upon a printed header: each column
is known by the cells that stand above it, from the top down (本年收入, 小计), and what comes
out is a form with exactly the printed columns, in printed order, so that the table is then
read like any other. A column that no word fits is kept under its printed label; it is read,
told, and compared with nothing.

The fund of a table is the title's business: nothing here can change it. Where the header
names another fund than the title, that is told and the table is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import TypeAlias

import msgspec

from mingzhang import amounts, cube, forms, keys
from mingzhang.cube import Dimension
from mingzhang.disclosure import Column, Use
from mingzhang.forms import ColumnForm, Form, Pack, Side
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.headers import header_rows, label_key, label_rows

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_CODE_PART = re.compile(r"\d{1,2}")
_CODE_AND_NAME = re.compile(
    r"[\[(【]?(?P<code>\d{7}|\d{5}|\d{3})(?!\d)[\])】]?[-_.、:]?\s*(?P<name>\D.*)", re.DOTALL
)
_REMARK = re.compile(
    r"\((?:[\d=+\-*/.A-Za-z甲乙丙丁]+|(?:金额)?(?:单位:?)?[百千万亿]{0,2}元|含[^()]*|按[^()]*)\)$"
)
_YEAR = re.compile(r"20\d\d")
_SUMS = frozenset({"小计", "合计", "金额", "预算数", "决算数", "总计"})
"""Labels below a group that stand for the group itself."""

_MOST = 0.6
"""Share of a column's cells that must look like codes for it to be a column of codes."""

Path = tuple[str, ...]
"""The header cells above a column, from the top down, as printed."""


class Layout(msgspec.Struct, frozen=True):
    """A form with the columns that a table prints."""

    form: Form
    grids: tuple[Grid, ...]
    """The table's grids; where a code and a name share a cell, with a cell for each."""

    columns: tuple[Column, ...]
    unplaced: tuple[Column, ...]
    other_fund: str = ""
    """The fund that the header names, where that is not the form's."""


def layout(pack: Pack, form_id: str, grids: Sequence[Grid], year: int) -> Layout | None:
    """The layout of a table of an open pack; None where its header says too little.

    `year` is the disclosure's: columns of other years are read and not compared.
    """
    head = next((grid for grid in grids if header_rows(grid)), None)
    if head is None:
        return None
    found = [
        fitted
        for form in pack.variants(form_id)
        if (fitted := _fitted(pack, form, head, grids, year)) is not None
    ]
    return max(found, key=_quality, default=None)


def _quality(candidate: Layout) -> tuple[int, bool]:
    """The more columns are known the better; of two alike, the one whose fixed rows are printed."""
    compared = sum(column.use == "compared" for column in candidate.columns)
    return compared - 2 * len(candidate.unplaced), _has_fixed_rows(candidate)


def _has_fixed_rows(candidate: Layout) -> bool:
    if candidate.form.layout != "fixed":
        return False
    place = candidate.form.lead.index("name")
    names = {
        keys.label(row[place].text)
        for grid in candidate.grids
        for row in grid.rows[header_rows(grid) :]
        if place < len(row) and row[place].text
    }
    return 2 * len(names & _row_keys(candidate.form)) > len(names)


# the header


def paths(head: Sequence[Sequence[Cell]], width: int) -> list[Path]:
    """For each column the labels above it; a merged cell's label stands above all it covers.

    Readers leave the covered cells blank. A blank cell continues the group on its left where
    both stand under the same cells and have labels of their own below.
    """
    texts = [[row[c].text if c < len(row) else "" for c in range(width)] for row in head]
    above: list[list[int | None]] = []
    for number, row in enumerate(texts):
        owners: list[int | None] = []
        last: int | None = None
        for column in range(width):
            has_more_below = any(lower[column] for lower in texts[number + 1 :])
            if row[column]:
                last = column if has_more_below else None
                owners.append(column)
            elif (
                last is not None
                and has_more_below
                and all(upper[column] == upper[last] for upper in above)
            ):
                owners.append(last)
            else:
                owners.append(None)
        above.append(owners)
    return [
        tuple(
            keys.tidy(texts[number][owner])
            for number, owners in enumerate(above)
            if (owner := owners[column]) is not None
        )
        for column in range(width)
    ]


@cache
def word(text: str) -> str:
    """The key of a header label without its year, its numbering, its unit and its formula."""
    key = _REMARK.sub("", label_key(text))
    return keys.label(_REMARK.sub("", key))


class _Column(msgspec.Struct, frozen=True):
    """A printed column: what stands above it, and its cells."""

    path: Path
    values: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(map(word, self.path))

    @property
    def label(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def above(self) -> _Column:
        """The group that it stands below."""
        return _Column(self.path[:-1], self.values)

    @property
    def is_part(self) -> bool:
        """Whether it says itself that another column has its amounts in it: 其中：教育收费."""
        return any(keys.fold(text).startswith("其中") for text in self.path)

    def looks_like(self, pattern: re.Pattern[str]) -> bool:
        """Whether most of what is printed in it is of this kind."""
        fitting = sum(bool(pattern.fullmatch(value)) for value in self.values)
        return bool(self.values) and fitting >= _MOST * len(self.values)

    def is_text(self) -> bool:
        return sum(not amounts.is_amount(value) for value in self.values) * 2 > len(self.values)


def _columns(head: Grid, grids: Sequence[Grid]) -> list[_Column]:
    width = max(map(len, head.rows))
    labels = label_rows(head)
    values: list[list[str]] = [[] for _ in range(width)]
    for grid in grids:
        for row in grid.rows[header_rows(grid) :]:
            for column, cell in enumerate(row[:width]):
                if text := keys.fold(cell.text):
                    values[column].append(text)
    above = paths(labels, width)
    return [_Column(above[c], tuple(values[c])) for c in range(width)]


# columns before the amounts


@cache
def _lead_words(pack_id: str) -> dict[str, str]:
    pack = forms.pack(pack_id)
    return {word(text): part for part, texts in pack.lead_words.items() for text in texts}


def _parts(columns: Sequence[_Column], pack: Pack) -> list[str]:
    """For each column its part of the lead: "no", "code", …; "" for one of amounts."""
    words = _lead_words(pack.id)
    parts: list[str] = []
    for column in columns:
        before = parts[-1] if parts else ""
        parts.append(_part(column, words, before))
        if parts[-1] == "code2" and before == "code":
            parts[-2] = "code1"
    return parts


def _part(column: _Column, words: dict[str, str], before: str) -> str:
    if not column.path:
        return _by_content(column, before)
    part = words.get(column.words[-1], "") or _by_ending(column.words[-1], words)
    if part == "name" and column.looks_like(_CODE):
        return "code"
    if part == "name" and not column.is_text() and column.values:
        return ""
    if part == "code" and before == "code" and column.looks_like(_CODE_PART):
        return "code2"
    return part


def _by_ending(text: str, words: dict[str, str]) -> str:
    """The part of the lead whose labels end like this one: *科目编码."""
    return next(
        (part for end, part in words.items() if end[0] == "*" and text.endswith(end[1:])), ""
    )


def _by_content(column: _Column, before: str) -> str:
    """A column without a label, under a cell merged with the one before it."""
    following = {"code": "code2", "code1": "code2", "code2": "code3"}
    if before in following and column.looks_like(_CODE_PART):
        return following[before]
    if before and column.looks_like(_CODE):
        return "code"
    return "name" if before and column.values and column.is_text() else ""


# columns of amounts


def _names(column: ColumnForm) -> frozenset[str]:
    return frozenset(word(text) for text in (column.label, *column.also))


def matching(column: _Column, candidates: Iterable[ColumnForm]) -> ColumnForm | None:
    """The form's column that the labels above a printed one name; None for none.

    The lowest label decides, but 小计 below a group stands for the group. A column that asks
    for a group above it goes before one that does not.
    """
    best: tuple[tuple[bool, int], ColumnForm] | None = None
    for candidate in candidates:
        depth = _depth(column.words, candidate)
        if depth is None:
            continue
        rank = (bool(candidate.under), depth)
        if best is None or rank > best[0]:
            best = (rank, candidate)
    return best[1] if best else None


def _depth(words: Sequence[str], candidate: ColumnForm) -> int | None:
    names = _names(candidate)
    groups = frozenset(map(word, candidate.under))
    found: int | None = None
    for depth, text in enumerate(words):
        below = words[depth + 1 :]
        if text not in names or any(low not in _SUMS and low not in groups for low in below):
            continue
        if not groups or any(other in groups for other in (*words[:depth], *below)):
            found = depth if text not in _SUMS else -1
    return found


_NESTED: tuple[Dimension, ...] = ("fund", "nature", "item")
_SIDES = frozenset({"收入", "支出"})


def _lies_within(column: ColumnForm, group: ColumnForm) -> bool:
    """Whether a column can stand below another: 财政拨款 is no part of 一般公共预算."""
    return column is group or all(
        cube.lies_in(dimension, column.point.get(dimension, ""), group.point.get(dimension, ""))
        for dimension in _NESTED
    )


def _is_aside(column: _Column, pack: Pack, year: int) -> bool:
    """Whether a column shows another year, or what is no amount of this one."""
    aside = _aside_words(pack.id)
    return _is_of_another_year(column, year) or any(text in aside for text in column.words)


def _is_of_another_year(column: _Column, year: int) -> bool:
    years = {int(found) for text in column.path for found in _YEAR.findall(text)}
    return bool(years and year and year not in years)


@cache
def _aside_words(pack_id: str) -> frozenset[str]:
    return frozenset(map(word, forms.pack(pack_id).aside))


# a form laid upon the header


class _Laid:
    """The columns of amounts of one block, as they are recognised from left to right."""

    def __init__(self, pack: Pack, year: int, fund: str, candidates: Sequence[ColumnForm]) -> None:
        self.pack = pack
        self.fund = fund
        self.candidates = candidates
        self.year = year
        self.forms: list[ColumnForm] = []
        self.columns: list[Column] = []

    def take(self, columns: Sequence[_Column], start: int) -> None:
        """Lay the columns; two that name the same are both unplaced, for either may be meant."""
        meant = [self._meant(column) for column in columns]
        known_ids = [known.id for known in meant if known]
        for number, (column, known) in enumerate(zip(columns, meant, strict=True), start + 1):
            if known is not None and meant.count(known) == 1:
                self._add(known.id, column, "compared", known)
            elif (
                self._is_aside(column)
                or column.is_part
                or not (column.path or column.values)
                or self._group_of(column) in known_ids
            ):
                self._add(f"aside{number}", column, "aside")
            else:
                self._add(f"unplaced{number}", column, "unplaced")

    def lay_aside(self, columns: Sequence[_Column], start: int) -> None:
        """Keep columns that are read and compared with nothing."""
        for number, column in enumerate(columns, start + 1):
            self._add(f"aside{number}", column, "aside")

    def _meant(self, column: _Column) -> ColumnForm | None:
        known = matching(column, self.candidates)
        if (
            known is None
            or _is_of_another_year(column, self.year)
            or self._is_no_amount(column, known)
        ):
            return None
        group = matching(column.above, self.candidates) if column.path else None
        if group and not known.under and not _lies_within(known, group):
            return None
        return None if self._is_of_a_fund(column, known) else known

    def _is_no_amount(self, column: _Column, known: ColumnForm) -> bool:
        """Whether 年初预算数 is meant that the form's column does not stand for."""
        return self._is_aside(column) and not known.under and not known.point.get("stage")

    def _is_of_a_fund(self, column: _Column, known: ColumnForm) -> bool:
        """Whether a group above a column names a fund of which the form's column says nothing."""
        named = funds_in("".join(column.above.words))
        return len(named) == 1 and not known.point.get("fund") and not self.fund

    def _group_of(self, column: _Column) -> str:
        """The column of which this one is a detail: 工资福利支出 below 基本支出."""
        group = matching(column.above, self.candidates) if column.path else None
        return group.id if group else ""

    def _is_aside(self, column: _Column) -> bool:
        return _is_aside(column, self.pack, self.year)

    def _add(
        self, column_id: str, column: _Column, use: Use, known: ColumnForm | None = None
    ) -> None:
        label = column.label
        if word(label) in _SUMS and len(column.path) > 1 and column.words[-2] not in _SIDES:
            label = "·".join(column.path[-2:])
        if not label and known:
            label = known.label
        own = known or ColumnForm(id=column_id, label=label, money=False)
        self.forms.append(own)
        self.columns.append(Column(column_id, label, use))


Lay: TypeAlias = Callable[[Sequence[ColumnForm]], _Laid]
"""Begins a block that has these columns to choose from."""


def _fitted(pack: Pack, form: Form, head: Grid, grids: Sequence[Grid], year: int) -> Layout | None:
    columns = _columns(head, grids)
    parts = _parts(columns, pack)
    laid_grids = tuple(grids)
    if form.dimension and not _has_codes(parts):
        divided = _divided(parts, columns, laid_grids)
        if divided is not None:
            parts, columns, laid_grids = divided
    lay = _sided if form.layout == "two-sided" else _plain
    fitted = lay(form, columns, parts, partial(_Laid, pack, year, form.point.get("fund", "")))
    if fitted is None:
        return None
    laid, printed = fitted
    if not any(column.use == "compared" for column in printed):
        return None
    return Layout(
        form=laid,
        grids=laid_grids,
        columns=tuple(printed),
        unplaced=tuple(column for column in printed if column.use == "unplaced"),
        other_fund=_other_fund(form, columns),
    )


def _has_codes(parts: Sequence[str]) -> bool:
    return any(part.startswith("code") for part in parts)


def _leading(parts: Sequence[str]) -> int:
    """How many columns stand before the first of amounts."""
    return next((index for index, part in enumerate(parts) if not part), len(parts))


def _plain(
    form: Form, columns: Sequence[_Column], parts: Sequence[str], lay: Lay
) -> tuple[Form, list[Column]] | None:
    """A form of one block. One column of words may stand behind the amounts (备注)."""
    lead = _leading(parts)
    own = tuple(parts[: _first_repeated(parts[:lead])])
    is_blank = not any(column.values for column in columns)
    if not _lead_fits(form, own, is_blank):
        return None
    if any(part.startswith("code") for part in parts[lead:]) or "name" in parts[lead:]:
        return None
    laid = lay(form.columns)
    laid.lay_aside(columns[len(own) : lead], len(own))
    laid.take(columns[lead:], lead)
    changed = msgspec.structs.replace(form, lead=own, columns=tuple(laid.forms), group_labels=())
    return changed, laid.columns


def _first_repeated(parts: Sequence[str]) -> int:
    """Where a second classification begins (政府预算经济分类 beside 部门预算经济分类)."""
    return next((i for i, part in enumerate(parts) if part in parts[:i]), len(parts))


def _one_each(parts: Sequence[str]) -> tuple[str, ...] | None:
    """The parts of a lead; None where one of them stands twice."""
    return tuple(parts) if len(set(parts)) == len(parts) else None


def _lead_fits(form: Form, lead: Sequence[str], is_blank: bool) -> bool:
    """Whether a form can have these columns before the amounts; a blank table shows no codes."""
    if form.layout == "coded":
        return "name" in lead and (_has_codes(lead) or is_blank)
    if form.layout == "fixed":
        return "name" in lead and "agency" not in lead
    return not _has_codes(lead)


def _sided(
    form: Form, columns: Sequence[_Column], parts: Sequence[str], lay: Lay
) -> tuple[Form, list[Column]] | None:
    """A form of several blocks, each with its own columns before the amounts.

    A table that has one block more than the form has sides repeats the last side (经济分类
    in three blocks); halves with codes are needed where the form has them.
    """
    blocks = _blocks(parts)
    sides = form.sides
    if len(blocks) < 2:
        return None
    if form.sides[0].dimension:
        sides = (*form.sides, *[form.sides[-1]] * (len(blocks) - len(form.sides)))
    if len(blocks) > len(sides):
        return None
    laid_sides: list[Side] = []
    printed: list[Column] = []
    for side, (start, end) in zip(_in_printed_order(sides, blocks, columns), blocks, strict=False):
        lead = [part for part in parts[start:end] if part]
        own = _one_each(lead)
        if own is None or "name" not in own or (side.dimension and not _has_codes(own)):
            return None
        laid = lay(side.columns)
        laid.take(columns[start + len(lead) : end], start + len(lead))
        laid_sides.append(msgspec.structs.replace(side, lead=own, columns=tuple(laid.forms)))
        printed += laid.columns
    changed = msgspec.structs.replace(
        form, lead=(), sides=tuple(laid_sides), columns=(), group_labels=()
    )
    return changed, list({column.id: column for column in reversed(printed)}.values())[::-1]


def _in_printed_order(
    sides: Sequence[Side], blocks: Sequence[tuple[int, int]], columns: Sequence[_Column]
) -> list[Side]:
    """The sides as the blocks' row labels tell them; in the form's order where they do not."""
    if sides[0].dimension or len(sides) == len(blocks):
        return list(sides)
    free = list(sides)
    found: list[Side] = []
    for start, _ in blocks:
        labels = {keys.label(value) for value in columns[start].values}
        best = max(free, key=lambda side: len(labels & _row_keys(side)))
        free.remove(best)
        found.append(best)
    return found


def _row_keys(side: Side | Form) -> set[str]:
    return {keys.label(text) for row in side.rows for text in (row.label, *row.also)}


def _blocks(parts: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of columns that begin with columns of the lead and go on with amounts."""
    starts = [
        index for index, part in enumerate(parts) if part and (index == 0 or not parts[index - 1])
    ]
    ends = [*starts[1:], len(parts)]
    return list(zip(starts, ends, strict=True)) if starts and starts[0] == 0 else []


def _divided(
    parts: Sequence[str], columns: Sequence[_Column], grids: Sequence[Grid]
) -> tuple[list[str], list[_Column], tuple[Grid, ...]] | None:
    """A table in which code and name share a cell (2010301 行政运行), with a cell for each."""
    if "name" not in parts:
        return None
    place = parts.index("name")
    if not columns[place].looks_like(re.compile(rf"{_CODE_AND_NAME.pattern}|合计|总计", re.DOTALL)):
        return None
    new_parts = [*parts[:place], "code", *parts[place:]]
    new_columns = [*columns[:place], _Column((), ()), *columns[place:]]
    return new_parts, new_columns, tuple(_divide(grid, place) for grid in grids)


def _divide(grid: Grid, place: int) -> Grid:
    head = header_rows(grid)
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(grid.rows):
        if place >= len(row):
            rows.append(row)
            continue
        cell = row[place]
        match = _CODE_AND_NAME.fullmatch(cell.text.strip()) if number >= head else None
        code = Cell(match["code"] if match else "", cell.where)
        name = Cell(match["name"] if match else cell.text, cell.where)
        rows.append((*row[:place], code, name, *row[place + 1 :]))
    return Grid(tuple(rows))


# funds


_FUND_WORDS = (
    ("general", re.compile(r"一般公共预算")),
    ("government_fund", re.compile(r"政府性?基金")),
    ("state_capital", re.compile(r"国有资本")),
)


def _other_fund(form: Form, columns: Sequence[_Column]) -> str:
    """The fund that the header of a single fund's table names, where it is another one."""
    own = form.point.get("fund", "")
    if own not in {fund for fund, _ in _FUND_WORDS}:
        return ""
    named = funds_in("".join(text for column in columns for text in column.path))
    return named[0] if named and own not in named else ""


def funds_in(labels: str) -> list[str]:
    """The funds of the appropriation that header labels name."""
    return [fund for fund, pattern in _FUND_WORDS if pattern.search(labels)]
