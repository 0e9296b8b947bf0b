"""The lower part of a project table: the indicators.

A row is an indicator if it has a level-2 name. Level-1 names are printed once for all
their rows and carry down. A page break cuts rows too: the header is printed again, and
the first row below it, without level names, goes on with the cells of the row above.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mingzhang.disclosure import Indicator, Misplaced, Printed, Problem, Target
from mingzhang.reading.blocks import Cell
from mingzhang.reading.projects.columns import Columns, choose_columns
from mingzhang.reading.projects.labels import GRADES, labels, squeeze, tidy
from mingzhang.reading.projects.rows import Line
from mingzhang.reading.projects.seams import Seams
from mingzhang.reading.projects.targets import join_target, parse_target
from mingzhang.where import NOWHERE, Where

_LEVELS = ("level1", "level2", "level3")
_TYPED = frozenset({"number", "deadline", "yes_no", "secret"})
_TARGET = ("target", "symbol", "value", "unit")


class _Stretch(msgspec.Struct):
    """Rows under one header, or the rows of one fragment."""

    header: list[Line] = msgspec.field(default_factory=list)
    rows: list[Line] = msgspec.field(default_factory=list)


class _Draft(msgspec.Struct):
    """An indicator as it is being put together."""

    texts: dict[str, str]
    where: Where
    places: dict[str, Where] = msgspec.field(default_factory=dict)

    def target(self) -> Target:
        """What its target cells say."""
        if "symbol" in self.texts:
            return join_target(*(self.texts.get(role, "") for role in ("symbol", "value", "unit")))
        return parse_target(self.texts.get("target", ""))

    def has_all_of(self, texts: dict[str, str]) -> bool:
        """Whether a row prints its cells again, several of them and no other."""
        again = {role: squeeze(text) for role, text in texts.items() if text.strip()}
        here = {role: squeeze(self.texts.get(role, "")) for role in again}
        return len(again) > 1 and again == here

    def scoring(self) -> str:
        """What it says of scoring; 优、良、中、差 with their names, where they have columns."""
        grades = (
            (name, tidy(self.texts[role])) for role, name in GRADES.items() if role in self.texts
        )
        graded = "；".join(f"{name}：{text.removeprefix(name)}" for name, text in grades if text)
        return graded or tidy(self.texts.get("scoring", ""))


class Indicators(msgspec.Struct):
    """What the lower part says."""

    found: list[Indicator] = msgspec.field(default_factory=list)
    columns: Columns = msgspec.field(default_factory=dict)
    """The columns of its longest stretch of rows."""

    problems: list[Problem] = msgspec.field(default_factory=list)
    misplaced: list[Misplaced] = msgspec.field(default_factory=list)


def read_indicators(lines: Sequence[Line], seams: Seams) -> Indicators:
    """The indicators that these rows print, from the header on."""
    reader = _Reader(seams)
    for stretch in _stretches(lines):
        reader.read(stretch)
    return reader.result()


def _stretches(lines: Sequence[Line]) -> list[_Stretch]:
    stretches: list[_Stretch] = []
    part = -1
    for line in lines:
        if line.kind == "blank":
            continue
        open_header = bool(stretches) and not stretches[-1].rows
        if line.kind == "header":
            begins = not open_header or line.part != part
        else:
            begins = not stretches or (line.part != part and not open_header)
        if begins:
            stretches.append(_Stretch())
        part = line.part
        if line.kind == "header" or (line.kind == "subheader" and not stretches[-1].rows):
            stretches[-1].header.append(line)
        else:
            stretches[-1].rows.append(line)
    return stretches


class _Reader:
    """Goes through the stretches with the indicator that is still open."""

    def __init__(self, seams: Seams) -> None:
        self._seams = seams
        self._columns: Columns = {}
        self._main_columns: Columns = {}
        self._longest = 0
        self._level1 = ""
        self._displaced = False
        self._shares_level2 = False
        self._drafts: list[_Draft] = []
        self._problems: list[Problem] = []
        self._misplaced: list[Misplaced] = []

    def read(self, stretch: _Stretch) -> None:
        """Take the rows of one stretch."""
        if not stretch.rows:
            return
        columns, overruled = choose_columns(stretch.header, stretch.rows, self._columns)
        self._columns = columns
        if len(stretch.rows) > self._longest:
            self._longest, self._main_columns = len(stretch.rows), columns
        if overruled:
            head = stretch.header[0]
            self._repaired("表头与下面各行的列对不上，已按表样的列次读取。", head.where)
            self._misplaced.append(Misplaced("columns", Printed(head.text(), head.where)))
        self._look_for_displaced_names(stretch.header)
        for number, line in enumerate(stretch.rows):
            texts, places = self._texts(line)
            if any(texts.values()):
                self._take(texts, places, line, at_seam=number == 0 and bool(self._drafts))

    def result(self) -> Indicators:
        """All indicators."""
        found = []
        for draft in self._drafts:
            texts = {role: tidy(text) for role, text in draft.texts.items()}
            found.append(
                Indicator(
                    level1=squeeze(texts["level1"]),
                    level2=squeeze(texts["level2"]),
                    level3=texts.get("level3", ""),
                    description=texts.get("description", ""),
                    target=draft.target(),
                    basis=texts.get("basis", ""),
                    scoring=draft.scoring(),
                    where=draft.where,
                    places=_settled(draft.places),
                )
            )
        return Indicators(found, self._main_columns, self._problems, self._misplaced)

    def _look_for_displaced_names(self, header: Sequence[Line]) -> None:
        """A level-1 name inside the header: the whole column stands one block too high."""
        place = self._columns.get("level1", -1)
        for line in header:
            if 0 <= place < len(line.cells) and labels().is_level1(line.cells[place].text):
                cell = line.cells[place]
                self._displaced = True
                self._repaired(
                    "一级指标名称整列上移，印在了表头里；已按二级指标归入相应的一级指标。",
                    cell.where,
                )
                self._misplaced.append(Misplaced("level1", Printed(cell.text, cell.where)))

    def _texts(self, line: Line) -> tuple[dict[str, str], dict[str, Where]]:
        """The row's cells and their places by role, put back where it is shifted sideways."""
        cells = self._aligned(line)
        taken = set(self._columns.values())
        for place, cell in enumerate(cells):
            if place not in taken and cell.text.strip():
                self._unknown(cell.text, cell.where)
        texts = {
            role: cells[place].text if 0 <= place < len(cells) else ""
            for role, place in self._columns.items()
        }
        places = {role: cells[self._columns[role]].where for role in texts if texts[role].strip()}
        return texts, places

    def _aligned(self, line: Line) -> tuple[Cell, ...]:
        known, place = labels(), self._columns.get("level2", 1)
        cells = line.cells
        if place < len(cells) and known.is_level2(cells[place].text):
            return cells
        found = [
            column for column, cell in enumerate(cells[: place + 3]) if known.is_level2(cell.text)
        ]
        if not found:
            return cells
        by = place - found[0]
        if by > 0:
            moved, lost = (Cell("", line.where),) * by + cells, False
        else:
            moved = cells[-by:]
            between = [cell for cell in cells[: found[0]] if cell.text.strip()]
            lost = any(not known.is_level1(cell.text) for cell in between) or any(
                cell.text.strip() for cell in cells[:-by]
            )
        if lost or any(cell.text.strip() for cell in moved[max(self._columns.values()) + 1 :]):
            return cells
        side = "左" if by > 0 else "右"
        self._repaired(f"这一行整体向{side}错了 {abs(by)} 格，已归位。", line.where)
        self._misplaced.append(Misplaced("row", Printed(line.text(), line.where)))
        return moved

    def _take(
        self, texts: dict[str, str], places: dict[str, Where], line: Line, *, at_seam: bool
    ) -> None:
        """A row of texts: a new indicator, or more of the one above."""
        previous = self._drafts[-1] if self._drafts else None
        texts = self._complete_names(texts, previous)
        level2, level3 = squeeze(texts.get("level2", "")), texts.get("level3", "").strip()
        body = level3 or any(texts[role].strip() for role in texts if role not in _LEVELS)
        if not body:
            # A level-1 name in a row of its own carries down; a level-2 name without
            # anything else is a row of the form that was left blank.
            if level2 and not labels().is_level2(level2):
                self._unknown(level2, line.where)
        elif level2 or texts.get("level1", "").strip():
            self._new(texts, places, level2, line)
        elif not previous:
            self._unknown(line.text(), line.where)
        elif not level3 and previous.has_all_of(texts):
            self._nameless(line)
        elif not self._stands_alone(texts, previous, at_seam=at_seam):
            self._continue(previous, texts, places, line)
        elif level3:
            self._shares_level2 = self._shares_level2 or not at_seam
            self._new(texts, places, squeeze(previous.texts["level2"]), line)
        else:
            self._unknown(line.text(), line.where)
            self._nameless(line)

    def _nameless(self, line: Line) -> None:
        self._misplaced.append(Misplaced("nameless", Printed(line.text(), line.where)))

    def _complete_names(self, texts: dict[str, str], above: _Draft | None) -> dict[str, str]:
        """Take level-1 down, and the rest of a level name up to the row that begins it."""
        level1, level2 = squeeze(texts.get("level1", "")), squeeze(texts.get("level2", ""))
        if above and self._completes(above, "level1", level1):
            self._level1 = above.texts["level1"] = squeeze(above.texts["level1"]) + level1
            texts = {**texts, "level1": ""}
        elif level1:
            self._level1 = level1
        if above and self._completes(above, "level2", level2):
            above.texts["level2"] = squeeze(above.texts["level2"]) + level2
            texts = {**texts, "level2": ""}
        return texts

    def _stands_alone(self, texts: dict[str, str], above: _Draft, *, at_seam: bool) -> bool:
        """Whether a row without a level-2 name is complete, and so not the rest of a row."""
        target = _Draft(texts, NOWHERE).target()
        named = texts.get("level3", "").strip() or texts.get("description", "").strip()
        if target.kind == "blank" or not named or not texts.get("basis", "").strip():
            return False
        if not at_seam:
            return True
        if above.target().kind == "blank":
            return False
        return target.kind in _TYPED or self._shares_level2

    @staticmethod
    def _completes(above: _Draft, role: str, text: str) -> bool:
        """Whether the text is the rest of a level name that the row above begins."""
        known = labels()
        names = known.level1 if role == "level1" else known.level2
        begun = squeeze(above.texts.get(role, ""))
        return bool(text) and text not in names and begun not in names and begun + text in names

    def _new(
        self, texts: dict[str, str], places: dict[str, Where], level2: str, line: Line
    ) -> None:
        level1 = self._level1
        if self._displaced:
            level1 = labels().level2.get(level2, level1)
        where = next((cell.where for cell in line.cells if cell.text.strip()), line.where)
        self._drafts.append(_Draft({**texts, "level1": level1, "level2": level2}, where, places))

    def _continue(
        self, above: _Draft, texts: dict[str, str], places: dict[str, Where], line: Line
    ) -> None:
        for role, text in texts.items():
            if role in ("level1", "level2") or not text.strip():
                continue
            before = above.texts.get(role, "")
            begun = above.places.setdefault(role, places[role])
            if before:
                above.places[role] = begun.going_on(before, text, places[role])
            above.texts[role] = self._seams.join(before, text, line.where) if before else text

    def _unknown(self, text: str, where: Where) -> None:
        self._problems.append(
            Problem("unrecognised", f"不知道属于哪个指标，没有读取：{tidy(text)}", where)
        )

    def _repaired(self, message: str, where: Where) -> None:
        self._problems.append(Problem("repaired", message, where))


def _settled(places: dict[str, Where]) -> dict[str, Where]:
    """The places with one for target and scoring, whether these stand in one cell or in more."""
    settled = dict(places)
    for whole, parts in (("target", _TARGET), ("scoring", tuple(GRADES))):
        found = [where for role in parts if (where := settled.pop(role, None))]
        if found:
            settled[whole] = found[0]
    return settled
