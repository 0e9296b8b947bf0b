"""From a disclosure to a document: what is printed where, by the forms of its pack.

Everything is taken from the disclosure and its forms; nothing is computed or corrected, so
what is published is what was compiled (or, for a disclosure that was read, what it prints).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mingzhang.disclosure import KIND_WORDS, SCOPE_WORDS, Disclosure, Row, Section, Statement
from mingzhang.forms import ColumnForm, Form, ListForm, Pack, SectionForm, pack
from mingzhang.forms import Side as SideForm
from mingzhang.forms.header import drawn
from mingzhang.publishing.document import (
    PAGE_WIDTH,
    Align,
    Cell,
    Document,
    Element,
    Heading,
    Line,
    Part,
    Table,
    Text,
)
from mingzhang.publishing.target_tables import target_table

_CODE_PARTS = {"code1": slice(0, 3), "code2": slice(3, 5), "code3": slice(5, 7)}
_NARRATIVE_ENDS = ("。", "：", ":", "；")


def laid_out(disclosure: Disclosure, title: str = "") -> Document:
    """The whole disclosure as pages; `title` is what the title page says."""
    forms = pack(disclosure.pack)
    return Document(
        title=title or _title(disclosure),
        lines=(disclosure.agency.name,),
        parts=tuple(_parts(disclosure, forms)),
    )


def _title(disclosure: Disclosure) -> str:
    agency, year = disclosure.agency.name, disclosure.year
    return f"{agency}{year}年{scope_word(disclosure)}{KIND_WORDS[disclosure.kind]}"


def scope_word(disclosure: Disclosure) -> str:
    """部门 or 单位."""
    return SCOPE_WORDS[disclosure.scope]


def narrative_title(disclosure: Disclosure) -> str:
    """The heading over the narrative."""
    return pack(disclosure.pack).narrative_title.format(
        agency=disclosure.agency.name,
        year=disclosure.year,
        scope=scope_word(disclosure),
        place="",
        level="",
    )


def agency_line(disclosure: Disclosure) -> str:
    """代码 名称."""
    return f"{disclosure.agency.code} {disclosure.agency.name}".strip()


def _parts(disclosure: Disclosure, forms: Pack) -> Iterator[Part]:
    """The tables across the page, and the narrative before, around or after them."""
    sections = list(_sections(disclosure, forms))
    opening_ids = _before(forms)
    known = [at for at, (section_id, _) in enumerate(sections, 1) if section_id in opening_ids]
    first_after = max(known, default=0)  # sections are in order, also those that no form knows
    before = [elements for _, elements in sections[:first_after]]
    after = [elements for _, elements in sections[first_after:]]
    for elements in before:
        yield Part(tuple(elements))
    yield from _tables(disclosure, forms, titled=not before)
    if after and not before:
        opening = [Text(line.text) for line in disclosure.front if _is_sentence(line.text)]
        whole: list[Element] = [Heading(narrative_title(disclosure), 1), *opening]
        yield from _turned((*whole, *(element for elements in after for element in elements)))
    else:
        for elements in after:
            yield Part(tuple(elements))


def _turned(elements: Sequence[Element]) -> Iterator[Part]:
    """The elements upright; a table that is too wide for that stands across, with its title."""
    upright: list[Element] = []
    for element in elements:
        if not isinstance(element, Table) or not _is_too_wide(element):
            upright.append(element)
            continue
        titled = bool(upright) and upright[-1] == Text(element.caption)
        title = [upright.pop()] if titled else []
        if upright:
            yield Part(tuple(upright))
        yield Part((*title, element), landscape=True)
        upright = []
    if upright:
        yield Part(tuple(upright))


def _is_too_wide(table: Table) -> bool:
    """Whether a table of figures does not fit upright; words can wrap."""
    return table.kind != "project" and sum(table.widths) > PAGE_WIDTH[False]


def _before(forms: Pack) -> set[str]:
    """The sections that stand before the tables."""
    if not forms.tables_before:
        return set()
    ids = [section.id for section in forms.sections["department"]]
    return set(ids[: ids.index(forms.tables_before)])


def _is_sentence(text: str) -> bool:
    return text.endswith(_NARRATIVE_ENDS)


# the nine tables


def _tables(disclosure: Disclosure, forms: Pack, *, titled: bool) -> Iterator[Part]:
    """Each on pages of its own, across; the first below a heading of them all, if `titled`."""
    heading = Heading(f"{scope_word(disclosure)}{KIND_WORDS[disclosure.kind]}公开表", 1)
    printed = [its for its in disclosure.statements if its.status != "missing"]
    for number, statement in enumerate(printed):
        elements = (Heading(statement.title, 2), statement_table(disclosure, statement, forms))
        first = titled and not number
        yield Part((heading, *elements) if first else elements, landscape=True)


def statement_table(disclosure: Disclosure, statement: Statement, forms: Pack) -> Table:
    """One of the nine tables, with the header that its form draws."""
    form = forms.form(statement.id, disclosure.scope)
    return Table(
        head=_header(form),
        body=tuple(_rows(form, statement.rows)),
        meta=_meta(disclosure, form, statement.money_unit),
        notes=statement.notes,
        caption=statement.title,
        kind=form.layout,
    )


def _meta(disclosure: Disclosure, form: Form, unit: str) -> tuple[str, str, str]:
    """The line above a table: Hebei's code, name and year, or the one who made it."""
    unit_line = f"单位：{unit}"
    if "no" in form.lead:
        return agency_line(disclosure), f"预算年度：{disclosure.year}", unit_line
    return f"编制{scope_word(disclosure)}：{disclosure.agency.name}", "", unit_line


def _header(form: Form) -> tuple[Line, ...]:
    if not form.header:
        return (tuple(Cell(label, align="center") for label in form.labels),)
    return tuple(
        tuple(Cell(cell.text, cell.columns, cell.rows, "center") for cell in line)
        for line in drawn(form.header, len(form.labels))
    )


def _rows(form: Form, rows: Sequence[Row]) -> Iterator[Line]:
    if form.sides:
        yield from _two_sided(form, rows)
    else:
        for row in rows:
            yield (*_lead(form.lead, row), *_amounts(form.columns, row))


def _lead(parts: Sequence[str], row: Row) -> list[Cell]:
    """序号, code and name; a code in one cell, or in cells of its parts."""
    texts = {"no": row.no, "code": row.code, "name": row.name}
    texts |= {part: row.code[place] for part, place in _CODE_PARTS.items()}
    aligns: dict[str, Align] = {"no": "center", "name": "left"}
    return [Cell(texts[part], align=aligns.get(part, "center")) for part in parts]


def _amounts(columns: Sequence[ColumnForm], row: Row) -> list[Cell]:
    return [
        Cell(row.cells[column.id].text if column.id in row.cells else "", align="right")
        for column in columns
    ]


def _two_sided(form: Form, rows: Sequence[Row]) -> Iterator[Line]:
    """Both sides, row beside row: by their numbers, or from the top with the last rows level."""
    sides = {side.id: [row for row in rows if row.side == side.id] for side in form.sides}
    if "no" in form.lead:
        lines = {(row.side, row.no): row for row in rows}
        for number in sorted({int(row.no) for row in rows}):
            pair = [lines.get((side.id, str(number))) for side in form.sides]
            yield (Cell(str(number), align="center"), *_beside(form, pair))
        return
    height = max(map(len, sides.values()), default=0)
    columns = [_padded(own, height) for own in sides.values()]
    for beside in zip(*columns, strict=True):
        yield tuple(_beside(form, beside))


def _padded(rows: Sequence[Row], height: int) -> list[Row | None]:
    """The rows with the last one, the total, at the foot."""
    if not rows:
        return [None] * height
    gap: list[Row | None] = [None] * (height - len(rows))
    return [*rows[:-1], *gap, rows[-1]]


def _beside(form: Form, pair: Sequence[Row | None]) -> Iterator[Cell]:
    for side, row in zip(form.sides, pair, strict=True):
        if row is None:
            yield from [Cell("")] * _width(side)
        else:
            yield from (*_lead(side.lead, row), *_amounts(side.columns, row))


def _width(side: SideForm) -> int:
    return len(side.lead) + len(side.columns)


# the narrative


def _sections(disclosure: Disclosure, forms: Pack) -> Iterator[tuple[str, list[Element]]]:
    """Each section with its id in the pack, its heading, paragraphs and tables."""
    for section in disclosure.sections:
        form = _form_of(section, disclosure, forms)
        bare = form is not None and form.bare
        heading = section.title if bare or not section.no else f"{section.no}、{section.title}"
        level = 1 if bare and form and "{project}" not in form.title else 2
        elements: list[Element] = [Heading(heading, level)]
        elements += _section(disclosure, forms, section, form.id if form else "")
        yield form.id if form else "", elements


def _form_of(section: Section, disclosure: Disclosure, forms: Pack) -> SectionForm | None:
    """The section's form in the pack, by its title; None where the pack does not know it."""
    agency, year, scope = disclosure.agency.name, disclosure.year, scope_word(disclosure)
    for form in forms.sections.get(disclosure.scope, ()):
        before, any_name, after = form.title.partition("{project}")
        known = before.format(scope=scope, agency=agency, year=year)
        if section.title == known and not any_name:
            return form
        if any_name and section.title.startswith(known) and section.title.endswith(after):
            return form
    return None


def _section(
    disclosure: Disclosure, forms: Pack, section: Section, section_id: str
) -> Iterator[Element]:
    for paragraph in section.paragraphs:
        yield Text(paragraph.text)
    if section_id == "duties":
        yield from _organisations(disclosure, forms)
    elif section_id == "goals":
        yield from _goals(disclosure)
    elif section_id == "performance":
        yield from _performance(disclosure, has_goals_section=_has_goals(forms))
    elif section_id == "procurement":
        yield from _procurement(disclosure, forms)
    elif section_id == "assets":
        yield from _assets(disclosure, forms)


def _has_goals(forms: Pack) -> bool:
    return any(section.id == "goals" for section in forms.sections["department"])


def _performance(disclosure: Disclosure, *, has_goals_section: bool) -> Iterator[Element]:
    """The projects; before 2024 a department's own goals stand above them."""
    if disclosure.goals and not has_goals_section:
        yield Text("第一部分 部门整体绩效目标")
        yield from _goals(disclosure)
        yield Text("第二部分 预算项目绩效目标")
    for project in disclosure.projects:
        mark = ". " if project.generation == "2021-B" else "、"
        number = project.printed_no + mark if project.printed_no else ""
        yield Heading(number + (project.title or project.name), 3)
        yield target_table(project, disclosure.year)


_GOALS = {
    "overall": "（一）总体绩效目标",
    "item": "（二）分项绩效目标",
    "measure": "（三）工作保障措施",
}


def _goals(disclosure: Disclosure) -> Iterator[Element]:
    for kind, title in _GOALS.items():
        parts = [goal for goal in disclosure.goals if goal.kind == kind]
        if disclosure.goals:
            yield Text(title)
        for number, goal in enumerate(parts, 1):
            if kind != "overall":
                yield Text(f"{number}、{goal.title}")
            yield Text(f"绩效目标：{goal.objective}" if kind == "item" else goal.objective)
            if goal.indicators:
                yield Text(f"绩效指标：{goal.indicators}")


def _organisations(disclosure: Disclosure, forms: Pack) -> Iterator[Element]:
    if disclosure.organisations:
        form = forms.list_form("organisations")
        yield Text(disclosure.organisations_table.title)
        yield Table(
            head=(tuple(Cell(column.label, align="center") for column in form.columns),),
            body=tuple(
                (Cell(its.name), Cell(its.nature), Cell(its.rank), Cell(its.funding))
                for its in disclosure.organisations
            ),
            caption=disclosure.organisations_table.title,
            kind="list",
        )


def _procurement(disclosure: Disclosure, forms: Pack) -> Iterator[Element]:
    statement = disclosure.procurement
    if statement.status == "missing":
        return
    form = forms.list_form("procurement")
    yield Text(statement.title)
    yield Table(
        head=_procurement_header(form, disclosure.year),
        body=tuple(
            (
                Cell(line.name),
                *(
                    Cell(
                        line.cells[column.id].text if column.id in line.cells else "",
                        align="right" if column.money else "left",
                    )
                    for column in form.columns[1:]
                ),
            )
            for line in disclosure.procurement_lines
        ),
        meta=(agency_line(disclosure), "", f"单位：{statement.money_unit}"),
        notes=statement.notes,
        caption=statement.title,
        kind="list",
    )


def _procurement_header(form: ListForm, year: int) -> tuple[Line, ...]:
    """政府采购项目来源 stands over two columns, the amount over 合计 and the funds."""
    groups: Mapping[str, str] = {
        "name": "政府采购项目来源",
        "total": "政府采购金额（当年部门预算安排资金）",
    }
    alone = ("item", "catalogue_code", "measure", "quantity", "unit_price", "small_business")
    upper: list[Cell] = []
    lower: list[Cell] = []
    for column in form.columns:
        if column.id in alone:
            label = f"{year}年{column.label}" if column.id == "small_business" else column.label
            upper.append(Cell(label, rows=2, align="center"))
            continue
        lower.append(Cell(column.label, align="center"))
        if column.id in groups:
            upper.append(Cell(groups[column.id], align="center"))
        else:
            last = upper[-1]
            upper[-1] = Cell(last.text, last.columns + 1, align="center")
    return tuple(upper), tuple(lower)


def _assets(disclosure: Disclosure, forms: Pack) -> Iterator[Element]:
    statement = disclosure.assets
    if statement.status == "missing":
        return
    form = forms.list_form("assets")
    as_of = f"截止时间：{statement.as_of}" if statement.as_of else ""
    yield Text(statement.title)
    yield Table(
        head=(tuple(Cell(column.label, align="center") for column in form.columns),),
        body=tuple(
            (
                Cell(line.item),
                Cell(line.quantity.text, align="right"),
                Cell(line.value.text, align="right"),
            )
            for line in disclosure.asset_lines
        ),
        meta=(agency_line(disclosure), "", as_of),
        notes=statement.notes,
        caption=statement.title,
        kind="list",
    )
