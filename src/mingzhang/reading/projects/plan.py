"""资金支出计划: what is to be spent by the end of which month.

The labels 3月底, 6月底, … stand in one row and the figures below them in the same columns.
12月底 can be wrapped onto a row of its own, with its figure beside it or in the row below;
the labels can be printed again on the next page. What is declared (% or 万元) is kept as
declared, even where the figures look like something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from mingzhang import amounts
from mingzhang.disclosure import Problem
from mingzhang.reading.blocks import Cell
from mingzhang.reading.projects.labels import label_key, labels, squeeze
from mingzhang.where import Where

_MONTH = re.compile(r"(1[0-2]|[1-9])月(?:份?底|份?末|份)?前?")
_FIGURE = re.compile(r"-?[\d,.]+(?:%|百分之)?(?:万元|元)?|-|—|涉密")


class Plan(msgspec.Struct):
    """The plan as it is being read, row by row."""

    months: dict[str, str] = msgspec.field(default_factory=dict)
    """Month to what is printed for its end; "" where the form leaves it blank."""

    places: dict[str, Where] = msgspec.field(default_factory=dict)
    """Month to its cell, blank or not; to its label where no row of figures was printed."""

    unit: Literal["", "percent", "money"] = ""
    problems: list[Problem] = msgspec.field(default_factory=list)
    waiting: list[tuple[int, str, Cell]] = msgspec.field(default_factory=list)
    """Column and month of the labels whose figures are still to come."""

    def read(self, row: Sequence[Cell]) -> None:
        """Take one row: labels, figures, or both."""
        months: list[tuple[int, str, Cell]] = []
        figures: list[tuple[int, Cell]] = []
        for place, cell in enumerate(row):
            key = label_key(cell.text)
            if not key:
                continue
            month = _MONTH.fullmatch(key)
            role, rest = labels().field(cell.text)
            if role == "plan":
                self.unit = self.unit or _declared(rest)
            elif month:
                months.append((place, month[1], cell))
            else:
                figures.append((place, cell))
        if months and figures:
            self._beside(months, figures)
        elif months:
            self.waiting += months
        elif figures:
            self._below(figures, row)

    def awaits(self, row: Sequence[Cell]) -> bool:
        """Whether a row has words, and they stand below the months, several of them."""
        months = {place for place, _, _ in self.waiting}
        filled = [place for place, cell in enumerate(row) if cell.text.strip()]
        return len(filled) > 1 and months.issuperset(filled)

    def close(self) -> None:
        """Labels that no figure followed are printed blanks."""
        for _, month, cell in self.waiting:
            self._put(month, "", cell)
        self.waiting = []

    def _beside(self, months: list[tuple[int, str, Cell]], figures: list[tuple[int, Cell]]) -> None:
        """Figures in the row of their labels: each belongs to the label on its left."""
        for number, (place, month, label) in enumerate(months):
            end = months[number + 1][0] if number + 1 < len(months) else None
            mine = [
                cell for column, cell in figures if column > place and (end is None or column < end)
            ]
            if len(mine) == 1:
                self._put(month, squeeze(mine[0].text), mine[0])
            elif mine:
                self._misfit(mine)
            else:
                self.waiting.append((place, month, label))
        self._misfit([cell for column, cell in figures if column < months[0][0]])

    def _below(self, figures: list[tuple[int, Cell]], row: Sequence[Cell]) -> None:
        """Figures below their labels: by column, or in order where the columns differ."""
        columns = {place: month for place, month, _ in self.waiting}
        if all(place in columns for place, _ in figures):
            found = {columns[place]: cell for place, cell in figures}
        elif len(figures) == len(self.waiting):
            found = {
                month: cell for (_, month, _), (_, cell) in zip(self.waiting, figures, strict=True)
            }
        else:
            self._misfit([cell for _, cell in figures])
            found = {}
        for place, month, label in self.waiting:
            blank = row[place] if place < len(row) and not row[place].text.strip() else label
            cell = found.get(month, blank)
            self._put(month, squeeze(cell.text) if month in found else "", cell)
        self.waiting = []

    def _put(self, month: str, figure: str, cell: Cell) -> None:
        printed = amounts.clean(figure)
        before = self.months.get(month, "")
        if before and printed and before != printed:
            self.problems.append(
                Problem(
                    "ambiguous",
                    f"资金支出计划 {month} 月底印了两个数：{before} 和 {printed}，取前一个。",
                    cell.where,
                )
            )
        else:
            self.months[month] = before or printed
            if printed or month not in self.places:
                self.places[month] = cell.where

    def _misfit(self, cells: Sequence[Cell]) -> None:
        self.problems += [
            Problem(
                "unrecognised",
                f"资金支出计划中的“{squeeze(cell.text)}”对不上哪个月底，没有读取。",
                cell.where,
            )
            for cell in cells
        ]


def is_plan_row(row: Sequence[Cell]) -> bool:
    """Whether a row without a label holds months and figures, and nothing else."""
    keys = [label_key(cell.text) for cell in row]
    return all(not key or _MONTH.fullmatch(key) or _FIGURE.fullmatch(key) for key in keys)


def _declared(text: str) -> Literal["", "percent", "money"]:
    key = label_key(text)
    if "%" in key or "百分" in key:
        return "percent"
    return "money" if "元" in key else ""
