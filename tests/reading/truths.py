"""Invented budgets of provinces, with what is true of them in lines that begin with @.

Before a table stands its statement, how many of its rows are header, and what each column is;
before a heading, a project, an indicator or a purchase, what has to be read of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import msgspec

from mingzhang import keys
from mingzhang.disclosure import Disclosure
from tests.reading import provinces

FOLDER = provinces.FOLDER / "budgets"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
_LEAD = {"code", "code1", "code2", "code3", "name", "agency", "codename", "skip", "no"}
_CODE_AND_NAME = re.compile(r"[\[(]?(\d{7}|\d{5}|\d{3})[\])]?[-\s]*(.*)")
_COVERED = ("<", "^")

Cell = tuple[str, str, str, str, str, str]
"""Statement, side, code, name, column, figure."""


class Truth(msgspec.Struct):
    """What there is to be read, each as often as it is printed."""

    cells: Counter[Cell] = msgspec.field(default_factory=Counter)
    sections: list[str] = msgspec.field(default_factory=list)
    projects: Counter[str] = msgspec.field(default_factory=Counter)
    targets: Counter[str] = msgspec.field(default_factory=Counter)
    purchases: Counter[str] = msgspec.field(default_factory=Counter)


def page(name: str) -> str:
    """The page without its truth."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("@")) + "\n"


def truth(name: str) -> Truth:
    """What the page says of itself."""
    found = Truth()
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        kind, _, said = line.removeprefix("@").partition(" ")
        if not line.startswith("@"):
            continue
        if kind == "section":
            found.sections.append(keys.fold(said))
        elif kind in ("project", "target", "purchase"):
            getattr(found, f"{kind}s")[_figures(said)] += 1
        else:
            head, *columns = said.split()
            rows = _table(lines[number + 1 :])[int(head) :]
            found.cells.update(_cells(kind, columns, rows))
    return found


def _table(lines: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in lines:
        if "|" not in line:
            break
        rows.append(line.split("|"))
    return rows


def _cells(statement: str, columns: list[str], rows: list[list[str]]) -> Iterator[Cell]:
    for row in rows:
        side = code = name = ""
        place = 0
        for column in columns:
            if column.endswith(":"):
                side, code, name = column[:-1], "", ""
                continue
            text = row[place].strip() if place < len(row) and row[place] not in _COVERED else ""
            place += 1
            if column == "codename":
                match = _CODE_AND_NAME.fullmatch(text)
                code, name = (match[1], match[2]) if match else ("", text)
            elif column.startswith("code"):
                code += text
            elif column == "name":
                name = text
            elif column not in _LEAD and text:
                yield statement, side, code, keys.fold(name), column, _figure(text)


def _figure(text: str) -> str:
    try:
        return str(Decimal(text.replace(",", "")).normalize())
    except InvalidOperation:
        return keys.fold(text)


def _figures(said: str) -> str:
    return "|".join(map(_figure, said.split("|")))


def read(disclosure: Disclosure) -> Truth:
    """The same of what was read; columns that are compared with nothing are "-"."""
    found = Truth()
    for statement in disclosure.statements:
        use = {column.id: column.use for column in statement.columns}
        for row in statement.rows:
            for column, cell in row.cells.items():
                own = column if use.get(column) == "compared" else "-"
                key = (statement.id, row.side, row.code, keys.fold(row.name), own)
                if cell.text:
                    found.cells[(*key, _figure(cell.text))] += 1
    found.sections = [keys.fold(f"{one.no} {one.title}") for one in disclosure.sections]
    for project in disclosure.projects:
        found.projects[_figures(f"{project.name}|{project.budget}")] += 1
        for one in project.indicators:
            said = (one.level1, one.level2, one.level3, one.target.text)
            found.targets[_figures("|".join(said))] += 1
    for line in disclosure.procurement_lines:
        if line.kind == "item":
            found.purchases[_figures(f"{line.name}|{line.cells['total'].text}")] += 1
    return found


def path_of(name: str) -> Path:
    """The data file, for messages."""
    return FOLDER / f"{name}.txt"
