"""A disclosure laid out: paragraphs and tables in printed order, before any page breaks.

Everything is taken from the disclosure and its forms, so a disclosure with a planted fault
is printed with the fault. What pages, line widths and converters do to it comes later, in
`pages`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mingzhang import cube
from mingzhang.disclosure import Disclosure, Row, Section, Statement
from mingzhang.forms import ColumnForm, Form, ListForm, Pack, Side, pack
from mingzhang.samples import narrative, project_layout

Cells: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text."""

    text: str
    heading: bool = False
    """Whether the table of contents and bookmarks point here."""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with what is repeated above it on every page."""

    kind: Literal["coded", "fixed", "single", "two-sided", "list", "project"]
    meta: Cells
    """Lines above the header, such as 单位：万元."""

    head: tuple[Cells, ...]
    body: tuple[Cells, ...]
    notes: Cells = ()

    @property
    def width(self) -> int:
        """Cells of every row."""
        return len(self.head[0]) if self.head else len(self.body[0])


Element: TypeAlias = Paragraph | Table


def laid_out(disclosure: Disclosure) -> Iterator[Element]:
    """The nine tables, then the narrative with the tables that belong in it."""
    forms = pack(disclosure.pack)
    for statement in disclosure.statements:
        if statement.status != "missing":
            yield Paragraph(statement.title, heading=True)
            yield _statement_table(disclosure, statement, forms)
    yield from _narrative(disclosure, forms)


def title_of_narrative(disclosure: Disclosure) -> str:
    """The heading over the narrative."""
    return pack(disclosure.pack).narrative_title.format(
        agency=disclosure.agency.name, year=disclosure.year, scope=_scope(disclosure)
    )


def agency_line(disclosure: Disclosure) -> str:
    """代码 名称."""
    return f"{disclosure.agency.code} {disclosure.agency.name}".strip()


def _scope(disclosure: Disclosure) -> str:
    return "部门" if disclosure.scope == "department" else "单位"


# ---------- the nine tables ----------


def _statement_table(disclosure: Disclosure, statement: Statement, forms: Pack) -> Table:
    form = forms.form(statement.id)
    meta = (
        agency_line(disclosure),
        f"预算年度：{disclosure.year}",
        f"单位：{statement.money_unit}",
    )
    body = _two_sided(form, statement.rows) if form.sides else _one_sided(form, statement.rows)
    head = _header(form, forms.number_row[0])
    return Table(form.layout, meta, head, tuple(body), statement.notes)


def _one_sided(form: Form, rows: Sequence[Row]) -> Iterator[Cells]:
    for row in rows:
        lead = {"no": row.no, "code": row.code, "name": row.name}
        yield (*(lead[key] for key in form.lead), *_amounts(form.columns, row))


def _two_sided(form: Form, rows: Sequence[Row]) -> Iterator[Cells]:
    """The two sides' rows on the lines that their 序号 say."""
    lines = {(row.side, row.no): row for row in rows}
    for number in sorted({int(row.no) for row in rows}):
        cells = [str(number)]
        for side in form.sides:
            row = lines.get((side.id, str(number)))
            cells += [row.name, *_amounts(side.columns, row)] if row else [""] * _width(side)
        yield tuple(cells)


def _amounts(columns: Sequence[ColumnForm], row: Row) -> list[str]:
    return [row.cells[column.id].text if column.id in row.cells else "" for column in columns]


def _width(side: Side) -> int:
    return 1 + len(side.columns)


_LEAD = {"no": "序号", "code": "科目编码", "name": "科目名称"}


def _header(form: Form, number_label: str) -> tuple[Cells, ...]:
    """Two header rows, where a cell that spans others leaves them blank, and the 栏次 row."""
    upper, lower = _sides_header(form) if form.sides else _plain_header(form)
    numbers = (number_label, *(str(number) for number in range(1, len(upper))))
    return tuple(upper), tuple(lower), numbers


def _sides_header(form: Form) -> tuple[list[str], list[str]]:
    upper, lower = ["序号"], [""]
    for label, side in zip(form.group_labels, form.sides, strict=True):
        upper += [label, *[""] * len(side.columns)]
        lower += [side.name_label, *(column.label for column in side.columns)]
    return upper, lower


def _plain_header(form: Form) -> tuple[list[str], list[str]]:
    """The codes' group stands over 科目编码 and 科目名称, another over some of the columns."""
    groups = list(form.group_labels)
    if "code" in form.lead:
        upper, lower = ["序号", groups.pop(0), ""], ["", _LEAD["code"], _LEAD["name"]]
    else:
        upper, lower = ["序号", "项目"], ["", ""]
    group = groups[0] if groups else ""
    grouped = [column for column in form.columns if group and _is_under(column, group)]
    for column in form.columns:
        if column in grouped:
            upper.append(group if column is grouped[0] else "")
            lower.append(column.label)
        else:
            upper.append(column.label)
            lower.append("")
    return upper, lower


def _is_under(column: ColumnForm, group: str) -> bool:
    """Whether a group's header stands over a column.

    A group that is called like a member (本年收入) holds that member's columns, any other
    one (资金性质) holds them all.
    """
    for dimension, names in cube.NAMES.items():
        for member, name in names.items():
            if name == group:
                return column.point.get(dimension) == member
    return True


# ---------- the narrative ----------


def _narrative(disclosure: Disclosure, forms: Pack) -> Iterator[Element]:
    yield Paragraph(title_of_narrative(disclosure), heading=True)
    scope, agency = _scope(disclosure), disclosure.agency.name
    yield Paragraph(narrative.first_sentence(forms.id, agency, disclosure.year, scope))
    titles = {form.title.format(scope=scope): form.id for form in forms.sections[disclosure.scope]}
    for section in disclosure.sections:
        yield Paragraph(f"{section.no}、{section.title}", heading=True)
        yield from _section(disclosure, forms, section, titles.get(section.title, ""))


def _section(
    disclosure: Disclosure, forms: Pack, section: Section, section_id: str
) -> Iterator[Element]:
    for line in section.paragraphs:
        yield Paragraph(line.text)
    if section_id == "duties":
        yield from _organisations(disclosure, forms)
    elif section_id == "goals":
        yield from _goals(disclosure)
    elif section_id == "performance":
        yield from _performance(disclosure, has_goals_section="goals" in _section_ids(forms))
    elif section_id == "procurement":
        yield from _procurement(disclosure, forms)
    elif section_id == "assets":
        yield from _assets(disclosure, forms)


def _section_ids(forms: Pack) -> set[str]:
    return {form.id for form in forms.sections["department"]}


def _performance(disclosure: Disclosure, *, has_goals_section: bool) -> Iterator[Element]:
    """The projects; before 2024 a department's own goals stand above them."""
    if disclosure.goals and not has_goals_section:
        yield Paragraph("第一部分 部门整体绩效目标")
        yield from _goals(disclosure)
        yield Paragraph("第二部分 预算项目绩效目标")
    for project in disclosure.projects:
        mark = ". " if project.generation == "2021-B" else "、"
        yield Paragraph(project.printed_no + mark + project.title)
        yield Table("project", (), (), project_layout.rows(project, disclosure.year))


def _goals(disclosure: Disclosure) -> Iterator[Element]:
    titles = {
        "overall": "（一）总体绩效目标",
        "item": "（二）分项绩效目标",
        "measure": "（三）工作保障措施",
    }
    for kind, title in titles.items():
        yield Paragraph(title)
        parts = [goal for goal in disclosure.goals if goal.kind == kind]
        for number, goal in enumerate(parts, 1):
            if kind != "overall":
                yield Paragraph(f"{number}、{goal.title}")
            objective = f"绩效目标：{goal.objective}" if kind == "item" else goal.objective
            yield Paragraph(objective)
            if goal.indicators:
                yield Paragraph(f"绩效指标：{goal.indicators}")


def _organisations(disclosure: Disclosure, forms: Pack) -> Iterator[Element]:
    form = forms.list_form("organisations")
    yield Paragraph(disclosure.organisations_table.title)
    rows = [(its.name, its.nature, its.rank, its.funding) for its in disclosure.organisations]
    yield Table("list", (), (tuple(column.label for column in form.columns),), tuple(rows))


def _procurement(disclosure: Disclosure, forms: Pack) -> Iterator[Element]:
    form = forms.list_form("procurement")
    statement = disclosure.procurement
    yield Paragraph(statement.title)
    body = tuple(
        (line.name, *(line.cells[column.id].text for column in form.columns[1:]))
        for line in disclosure.procurement_lines
    )
    meta = (agency_line(disclosure), f"单位：{statement.money_unit}")
    head = _procurement_header(form, disclosure.year)
    yield Table("list", meta, head, body, statement.notes)


def _procurement_header(form: ListForm, year: int) -> tuple[Cells, ...]:
    """政府采购项目来源 stands over two columns, the amount over 合计 and the funds."""
    amount = "政府采购金额（当年部门预算安排资金）"
    small = f"{year}年预留中小微企业份额"
    above: Mapping[str, str] = {
        "name": "政府采购项目来源",
        "total": amount,
        "small_business": small,
    }
    two_high = {"item", "catalogue_code", "measure", "quantity", "unit_price"}
    upper = [
        column.label if column.id in two_high else above.get(column.id, "")
        for column in form.columns
    ]
    alone = {*two_high, "small_business"}
    lower = ["" if column.id in alone else column.label for column in form.columns]
    return tuple(upper), tuple(lower)


def _assets(disclosure: Disclosure, forms: Pack) -> Iterator[Element]:
    form = forms.list_form("assets")
    statement = disclosure.assets
    yield Paragraph(statement.title)
    meta = (agency_line(disclosure), f"截止时间：{statement.as_of}")
    head = (tuple(column.label for column in form.columns),)
    body = tuple(
        (line.item, line.quantity.text, line.value.text) for line in disclosure.asset_lines
    )
    yield Table("list", meta, head, body, statement.notes)
