"""The upper part of a project table: what stands above the indicators.

A label is followed by its content: in the next filled cell, in the same cell behind a
colon or bracket, or in the next row where the first cell is blank (the purpose below
预算规模及资金用途, the figures below 资金支出计划). The labels decide, not the positions,
because the generations and the fragments of one table differ in their columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from mingzhang.disclosure import UNLABELLED, Misplaced, Printed, Problem
from mingzhang.reading.blocks import Cell
from mingzhang.reading.projects.labels import label_key, labels, squeeze, tidy
from mingzhang.reading.projects.plan import Plan, is_plan_row
from mingzhang.reading.projects.rows import OBJECTIVE_NO, Line, period_of
from mingzhang.reading.projects.seams import Seams
from mingzhang.where import Where

_CODE = re.compile(r"\d{3,6}-\d{4}-[A-Z]{2,4}-[0-9A-Z]{4,6}|\d{8}[0-9A-Z]{13}")
_CODE_IN_BRACKETS = re.compile(r"\s*[\[［【]\s*([0-9A-Za-z\- ]+?)\s*[\]］】]\s*(.*)", re.DOTALL)
_DEPARTMENT = re.compile(r"[【\[]\s*\d{3,6}\s*[】\]].*")
_MONEY_UNIT = re.compile(r"(?:亿|万|千)?元")
_WITH_UNIT = re.compile(rf"(?P<amount>\d[\d,.]*)(?P<unit>{_MONEY_UNIT.pattern})")
_SEVERAL = 2
"""Filled cells of a row that can be printed again by mistake."""

_TEXT_FIELDS = frozenset(
    {"code", "name", "purpose", "implementing_unit", "responsible_department", "template"}
)


class Fields(msgspec.Struct):
    """What the upper part says, by field; "" where it is not printed."""

    texts: dict[str, str] = msgspec.field(default_factory=dict)
    """By role; a label that is printed with a blank content is there with ""."""

    places: dict[str, Where] = msgspec.field(default_factory=dict)
    """Where each of them stands."""

    plan: Plan = msgspec.field(default_factory=Plan)
    objectives: list[str] = msgspec.field(default_factory=list)
    objective_places: list[Where] = msgspec.field(default_factory=list)
    """Where each of them begins."""

    numbered: bool = False
    """Whether the objectives stand in rows of their own (目标1, 目标2)."""

    problems: list[Problem] = msgspec.field(default_factory=list)
    misplaced: list[Misplaced] = msgspec.field(default_factory=list)

    block: str = ""
    """The label in the first column that the rows below it still belong to."""

    last: tuple[str, int] = ("", -1)
    """The field that was filled last, and its column."""

    part: int = 0
    """The fragment that the last row stood in."""


def read_fields(lines: Sequence[Line], seams: Seams) -> Fields:
    """The fields that these rows print."""
    fields = Fields()
    above: list[Line] = []
    for line in lines:
        if line.kind == "blank":
            continue
        if _is_printed_again(line, above):
            fields.misplaced.append(Misplaced("twice", Printed(line.text(), line.where)))
        _read_line(fields, line, seams)
        fields.part = line.part
        above.append(line)
    fields.plan.close()
    fields.places |= {f"plan {month}": where for month, where in fields.plan.places.items()}
    fields.problems += fields.plan.problems
    _settle_identity(fields)
    return fields


def _is_printed_again(line: Line, above: Sequence[Line]) -> bool:
    """Whether a row of several cells, or with its label, stands in this fragment already."""
    printed = [cell for cell in line.cells if cell.text.strip()]
    same = [one for one in above if one.part == line.part and one.text() == line.text()]
    if not same or len(printed) < _SEVERAL:
        return False
    return same[-1] is above[-1] or bool(labels().field(printed[0].text)[0])


def _read_line(fields: Fields, line: Line, seams: Seams) -> None:
    first = next(cell for cell in line.cells if cell.text.strip())
    role, _ = labels().field(first.text)
    is_plan = is_plan_row(line.cells) or fields.plan.awaits(line.cells)
    if role == "plan" or (fields.block == "plan" and not role and is_plan):
        fields.block = "plan"
        fields.plan.read(line.cells)
    elif role == "objectives" or OBJECTIVE_NO.match(label_key(first.text)):
        fields.block = "objectives"
        _read_objectives(fields, line, seams)
    elif role or any(labels().field(cell.text)[0] for cell in line.cells if cell.text):
        fields.block = role or fields.block
        _read_labelled(fields, line)
    elif period_of(first.text):
        fields.texts["period"] = period_of(first.text)
    else:
        _read_unlabelled(fields, line, seams)


def _read_unlabelled(fields: Fields, line: Line, seams: Seams) -> None:
    """A row without a label belongs to the label above it."""
    filled = [(place, cell) for place, cell in enumerate(line.cells) if cell.text.strip()]
    place, cell = filled[0]
    if any(labels().column(cell.text) for _, cell in filled):
        _report_displaced(fields, line)
    elif fields.block == "objectives":
        _read_objectives(fields, line, seams)
    elif place == 0 or len(filled) > 1:
        _report_unknown(fields, line)
    elif fields.block in ("budget_block", "budget") and "purpose" not in fields.texts:
        fields.texts["purpose"] = tidy(cell.text)
        fields.places["purpose"] = cell.where
        fields.last = ("purpose", place)
    elif not fields.objectives and (fields.block == "plan" or _begins_a_list(fields, cell)):
        is_first, fields.block = not fields.block, "objectives"
        fields.problems.append(
            Problem(
                "repaired", "这一行没有印“绩效目标”，按它在表中的位置读作绩效目标。", cell.where
            )
        )
        if is_first or fields.part == line.part:  # a page break can cut the label off
            fields.places[UNLABELLED] = cell.where
        _read_objectives(fields, line, seams)
    elif fields.last[0] in _TEXT_FIELDS and fields.last[1] == place and fields.part != line.part:
        # Only a page break cuts a cell into rows.
        role = fields.last[0]
        fields.texts[role] = tidy(seams.join(fields.texts[role], cell.text, cell.where))
    else:
        _report_unknown(fields, line)


def _begins_a_list(fields: Fields, cell: Cell) -> bool:
    """Whether a table without anything above its objectives begins with the first of them."""
    return not fields.block and bool(_FIRST_OF_A_LIST.match(cell.text.strip()))


_FIRST_OF_A_LIST = re.compile(r"[1一][.、．](?!\d)")

_IDENTITY = ("code", "name")
"""Fields whose content can begin like a label; but 项目名称 behind a blank code is one."""


def _read_labelled(fields: Fields, line: Line) -> None:
    """A row of labels, each followed by its content."""
    role = ""
    for place, cell in enumerate(line.cells):
        if not cell.text.strip():
            continue
        label, content = labels().field(cell.text)
        awaited = role in _IDENTITY and not fields.texts.get(role)
        if label and not (awaited and (content or label not in _IDENTITY)):
            role = label
            if role == "budget_block":
                role = ""
            elif content or role not in fields.texts:
                _set(fields, role, content, place, cell)
        elif period_of(cell.text):
            fields.texts["period"] = period_of(cell.text)
        elif role:
            _set(fields, role, cell.text, place, cell)
        else:
            fields.problems.append(_unknown(cell))


def _set(fields: Fields, role: str, text: str, place: int, cell: Cell) -> None:
    printed = tidy(text)
    before = fields.texts.get(role, "")
    if not before:
        fields.texts[role] = printed
        fields.places[role] = cell.where
        fields.last = (role, place)
    elif printed and squeeze(printed) != squeeze(before):
        fields.texts[role] = f"{before} {printed}"
        fields.problems.append(
            Problem("repaired", f"同一栏的内容印在几格里，已依次连接：{printed}", cell.where)
        )


def _read_objectives(fields: Fields, line: Line, seams: Seams) -> None:
    """绩效目标: one cell with numbered items, or a row for each of 目标1, 目标2."""
    pieces: list[Cell] = []
    opened = False
    for cell in line.cells:
        if not cell.text.strip():
            continue
        label, content = labels().field(cell.text)
        number = OBJECTIVE_NO.fullmatch(label_key(cell.text))
        if period_of(cell.text):
            fields.texts["period"] = period_of(cell.text)
        elif number:
            fields.numbered = opened = True
            fields.objectives.append("")
            fields.objective_places.append(cell.where)
            if number[2]:
                pieces.append(Cell(number[2], cell.where))
        elif label == "objectives":
            if content:
                pieces.append(Cell(content, cell.where))
        else:
            pieces.append(cell)
    if len(pieces) > 1:
        fields.problems.append(
            Problem("repaired", "绩效目标印在几格里，已从左到右依次连接。", pieces[0].where)
        )
    text = " ".join(tidy(piece.text) for piece in pieces)
    if not text:
        return
    fields.places.setdefault("objectives", pieces[0].where)
    if opened or not fields.objectives:
        fields.objectives[-1:] = [text]
        fields.objective_places[-1:] = [pieces[0].where]
    else:
        fields.objectives[-1] = tidy(seams.join(fields.objectives[-1], text, pieces[0].where))


def split_objectives(text: str) -> list[str]:
    """A cell 1.… 2.… 3.… as its items; each keeps its number as printed.

    The numbers that the form prints begin with 1 and go up by one. An item can have
    numbers of its own (1.1.… 2.…): then only a number that is doubled in the same way
    begins the next item.
    """
    start = re.match(r"1\s*([.．、)）])\s*(1\s*[.．、)）](?!\d))?", text)
    if not start:
        return [text] if text else []
    delimiter, doubled = re.escape(start[1]), bool(start[2])
    items: list[str] = []
    begin, number = 0, 2
    while True:
        inner = rf"\s*{number}\s*[.．、)）]" if doubled else r"(?!\d)"
        found = re.compile(
            rf"(?<=\s){number}\s*{delimiter}{inner if doubled else ''}"
            rf"|(?<=[。；;！!]){number}\s*{delimiter}{inner}"
        ).search(text, begin + 1)
        if not found:
            return [*items, text[begin:].strip()]
        items.append(text[begin : found.start()].strip())
        begin, number = found.start(), number + 1


def _settle_identity(fields: Fields) -> None:
    """Take code and name apart, and find them where their labels are displaced."""
    texts = fields.texts
    combined = _CODE_IN_BRACKETS.fullmatch(texts.get("code_and_name", ""))
    if combined:
        above = squeeze(combined[1])
        if above != squeeze(texts.setdefault("code", above)):
            texts["heading_code"] = above
            fields.places["heading_code"] = fields.places["code_and_name"]
        texts.setdefault("name", tidy(combined[2]))
        fields.places.setdefault("code", fields.places["code_and_name"])
        fields.places.setdefault("name", fields.places["code_and_name"])
    elif texts.get("code_and_name"):
        texts.setdefault("name", texts["code_and_name"])
    department = texts.get("responsible_department", "")
    if not texts.get("code") and _CODE.fullmatch(squeeze(department)):
        texts["code"] = department
        texts["responsible_department"] = ""
        template = texts.get("template", "")
        if _DEPARTMENT.fullmatch(template):
            texts["responsible_department"] = template
        fields.problems.append(
            Problem(
                "repaired",
                f"“主管部门”一栏印的是项目编码 {department}，左边的标签错了行，按内容归位。",
                fields.places["responsible_department"],
            )
        )
        printed = Printed(department, fields.places["responsible_department"])
        fields.misplaced.append(Misplaced("code", printed))
    if texts.get("code"):
        texts["code"] = squeeze(texts["code"])


def money_unit(text: str) -> str:
    """元, 万元, …: the unit that a 单位 field names, "" where it names none."""
    key = squeeze(text)
    return key if _MONEY_UNIT.fullmatch(key) else ""


def amount_and_unit(text: str) -> tuple[str, str]:
    """608.00万元 as its figure and its unit; a text without a unit, or with more, as it is."""
    match = _WITH_UNIT.fullmatch(squeeze(text))
    return (match["amount"], match["unit"]) if match else (text, "")


def _report_displaced(fields: Fields, line: Line) -> None:
    fields.problems.append(
        Problem("repaired", f"表头的字印在别处，没有当作内容：{line.text()}", line.where)
    )
    fields.misplaced.append(Misplaced("header", Printed(line.text(), line.where)))
    for cell in line.cells:
        if period_of(cell.text):
            fields.texts["period"] = period_of(cell.text)


def _report_unknown(fields: Fields, line: Line) -> None:
    fields.problems += [_unknown(cell) for cell in line.cells if cell.text.strip()]


def _unknown(cell: Cell) -> Problem:
    message = f"不知道属于哪一栏，没有读取：{tidy(cell.text)}；请对照原件"
    return Problem("unrecognised", message, cell.where)
