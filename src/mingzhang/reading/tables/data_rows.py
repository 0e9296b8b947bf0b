"""Data rows on a form's columns, and rows that page breaks have cut put together again.

Repairs are made only where they are certain: pieces that together make a number with the
decimal places of its column, and nothing else in the row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mingzhang import amounts, keys
from mingzhang.amounts import NotAnAmountError
from mingzhang.forms import Form
from mingzhang.numerals import NUMERAL
from mingzhang.reading.tables.repairs import Repairs
from mingzhang.where import Where

_ROW_NUMBER = re.compile(r"\d{1,4}(?:\.0+)?")
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_NUMBERED = re.compile(rf"{NUMERAL}、")
_CLASS_DIGITS = 3
_TOTALS = ("合计", "总计", "小计")
_DOTS = re.compile(r"[.·⋯•。_-]{2,}")


@dataclass
class Line:
    """A data row on the form's physical columns."""

    cells: list[str]
    places: list[Where]
    where: Where
    joined: list[int] = field(default_factory=list)
    """Columns whose pieces were put together from several rows."""

    @property
    def is_placeholder(self) -> bool:
        """Whether it is a row of a blank template: dots (……) and nothing else."""
        texts = [keys.fold(cell) for cell in self.cells if cell]
        return any(map(_DOTS.fullmatch, texts)) and all(
            _DOTS.fullmatch(text) or _ROW_NUMBER.fullmatch(text) for text in texts
        )


def stitched(lines: list[Line], form: Form, repairs: Repairs) -> list[Line]:
    """Rows without a number continue the row above, in a table that numbers its rows."""
    numbered = [line for line in lines if _ROW_NUMBER.fullmatch(keys.fold(line.cells[0]))]
    if "no" not in form.lead or 2 * len(numbered) < len(lines):
        has_codes = any(part.startswith("code") for part in form.lead)
        return _at_seams(lines, form, repairs) if has_codes and "name" in form.lead else lines
    money = _money_columns(form)
    places = {index: _usual_places(lines, index) for index in money}
    whole: list[Line] = []
    for line in lines:
        if line.cells[0] or not whole or _begins_a_row(whole[-1], line):
            whole.append(line)
        elif _can_continue(whole[-1], line, places):
            _join(whole[-1], line, money, repairs)
        else:
            whole.append(line)
            message = "这一行没有序号，又不能确定是上一行的续行，按单独一行读取；请核对原件"
            repairs.trouble("ambiguous", message, line.where)
    return whole


def _begins_a_row(above: Line, line: Line) -> bool:
    """Whether a row without a number is one of its own: 六、 below 五、, a code below a code."""
    return any(
        (_NUMBERED.match(cell) and _NUMBERED.match(over))
        or (len(cell) > _CLASS_DIGITS and _CODE.fullmatch(cell) and _CODE.fullmatch(over))
        for cell, over in zip(line.cells[1:], above.cells[1:], strict=False)
    )


def _at_seams(lines: list[Line], form: Form, repairs: Repairs) -> list[Line]:
    """Rows that the page's end cuts, in a table that tells its rows by their codes."""
    money = _money_columns(form)
    places = {index: _usual_places(lines, index) for index in money}
    codes = [place for place, part in enumerate(form.lead) if part.startswith("code")]
    name = form.lead.index("name")
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole else None
        if (
            above
            and line.where.page == above.where.page + 1
            and _is_one_code(_code(above, codes), _code(line, codes), line.cells[name])
            and not keys.fold(line.cells[name]).startswith(_TOTALS)
            and _can_continue(above, line, places)
        ):
            _join(above, line, money, repairs)
        else:
            whole.append(line)
    return whole


def _code(line: Line, codes: Sequence[int]) -> str:
    return "".join(line.cells[place] for place in codes)


def _is_one_code(start: str, piece: str, name: str) -> bool:
    """Whether two rows have one code: cut in two, or whole above and the rest of a name below."""
    above, below = keys.fold(start), keys.fold(piece)
    if not below:
        return bool(_CODE.fullmatch(above)) and bool(name)
    cut = not _CODE.fullmatch(above) or not _CODE.fullmatch(below)
    return bool(above) and cut and _CODE.fullmatch(above + below) is not None


def _money_columns(form: Form) -> list[int]:
    """Physical columns that hold amounts."""
    start = len(form.lead)
    found: list[int] = []
    for part in form.sides or (form,):
        start += len(part.lead) if form.sides else 0
        found += range(start, start + len(part.columns))
        start += len(part.columns)
    return found


def _usual_places(lines: Iterable[Line], column: int) -> int:
    """Decimal places that most figures of a column print."""
    counts: Counter[int] = Counter()
    for line in lines:
        if text := line.cells[column]:
            counts[amounts.places_of(text)] += 1
    return counts.most_common(1)[0][0] if counts else 0


def _can_continue(above: Line, line: Line, places: dict[int, int]) -> bool:
    """Whether every piece of an amount completes the figure above it, and nothing else."""
    for column, usual in places.items():
        piece = line.cells[column]
        if piece and not _completes(above.cells[column], piece, usual):
            return False
    return True


def _completes(start: str, piece: str, usual: int) -> bool:
    joined = amounts.clean(start + piece)
    try:
        whole = amounts.parse(joined)
    except NotAnAmountError:
        return False
    started_short = bool(start) and amounts.places_of(start) != usual
    return whole is not None and started_short and amounts.places_of(joined) == usual


def _join(above: Line, line: Line, money: Sequence[int], repairs: Repairs) -> None:
    for column, piece in enumerate(line.cells):
        if not piece:
            continue
        if above.cells[column]:
            above.joined.append(column)
        above.cells[column] += piece
        if column in money:
            repairs.note("有金额被分页断成两段，已按小数位数接合", line.places[column])
    repairs.note("有行被分页断开，续行已并入上一行", line.where)
