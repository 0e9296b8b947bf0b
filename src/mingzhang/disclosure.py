"""The typed document: what one agency discloses for one year and stage.

Everything here is as printed; nothing is computed or corrected. Amounts are the printed
strings without white space and thousands separators, blank where the cell is blank, and
`amounts.parse` turns them into numbers where numbers are needed.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from mingzhang.where import NOWHERE, Where

Kind = Literal["budget", "final"]
Scope = Literal["department", "unit"]
Status = Literal["filled", "empty", "missing"]
Side = Literal["", "income", "expenditure", "left", "right"]


class Agency(msgspec.Struct, frozen=True):
    """预算部门或预算单位. Code: 3 digits for a department, 6 for a unit; "" if not printed."""

    code: str
    name: str


class Printed(msgspec.Struct, frozen=True, gc=False):
    """A text and its place. A cell's is without white space and thousands separators."""

    text: str
    where: Where = NOWHERE


class Column(msgspec.Struct, frozen=True):
    """An amount column of a statement: the form's id and the label as the form prints it."""

    id: str
    label: str


class Row(msgspec.Struct, frozen=True):
    """One row of a statement. A two-sided table gives one Row a side."""

    code: str
    """功能分类 or 经济分类 code as printed; "" where the row has none."""

    name: str
    """As printed, without the white space and line breaks of the layout."""

    cells: dict[str, Printed]
    """By column id. A column that the row does not reach is absent; a blank cell is ""."""

    side: Side = ""
    """Of a two-sided table; "left" and "right" where both halves list codes."""

    no: str = ""
    """序号 as printed."""

    where: Where = NOWHERE

    label: str = ""
    """The form's fixed row that this row was matched to; "" in tables whose rows have codes."""

    account: str = ""
    """The code that is meant, where a defective one is printed; "" where `code` is right."""


class Statement(msgspec.Struct, frozen=True):
    """One form of a disclosure, filled, declared empty or missing."""

    id: str
    """As in DESIGN: "income", "expenditure", …"""

    title: str
    """As printed; the form's own title where the statement is missing."""

    status: Status
    money_unit: str = ""
    """元, 万元, … as stated above this table; "" where none was found."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    """Printed notes below the table, such as 空表列示."""

    as_of: str = ""
    """截止时间 as printed, where the table states one (assets)."""

    where: Where = NOWHERE


class Target(msgspec.Struct, frozen=True):
    """指标值, typed as far as the words allow.

    kind: "number" (op, value, unit), "deadline", "yes_no", "secret" (涉密), "words", "blank".
    """

    text: str
    """As printed; where symbol, value and unit stand in cells of their own, joined."""

    kind: Literal["number", "deadline", "yes_no", "secret", "words", "blank"]
    op: Literal["", "=", ">=", "<=", ">", "<"] = ""
    value: str = ""
    """The number as printed, without separators."""

    unit: str = ""


class Indicator(msgspec.Struct, frozen=True):
    """One row of a performance-target table (绩效指标)."""

    level1: str
    level2: str
    level3: str
    description: str
    target: Target
    basis: str
    scoring: str = ""
    """评（扣）分标准, in the generation that prints it."""

    where: Where = NOWHERE


class Project(msgspec.Struct, frozen=True):
    """A project and its performance targets (项目绩效目标表)."""

    no: int
    """Position in the disclosure, from 1."""

    name: str
    code: str = ""
    title: str = ""
    """The heading above the table, as printed; it can name another project by mistake."""

    printed_no: str = ""
    """The number in that heading; "" where the table has no heading."""

    budget: str = ""
    funds: dict[str, str] = {}
    """"appropriation" (财政资金) and "other" (其他资金), where printed."""

    money_unit: str = ""
    purpose: str = ""
    plan: dict[str, str] = {}
    """资金支出计划: month ("3", "6", "10", "12") to what is printed for its end."""

    plan_unit: Literal["", "percent", "money"] = ""
    """As the table declares it, not as the figures look."""

    period: str = ""
    """中长期目标（2021年-2022年） of the 2021 tables."""

    implementing_unit: str = ""
    responsible_department: str = ""
    objectives: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    generation: str = ""
    """Which of the four layouts: "2021-A", "2021-B", "2023", "2024"."""

    where: Where = NOWHERE


class ProcurementLine(msgspec.Struct, frozen=True):
    """A row of the 政府采购预算 table."""

    kind: Literal["total", "subtotal", "item"]
    name: str
    """Project name; for totals the printed label."""

    cells: dict[str, Printed]
    """By the form's column id, amounts and text columns alike."""

    where: Where = NOWHERE


class AssetLine(msgspec.Struct, frozen=True):
    """A row of the 固定资产占用情况 table."""

    item: str
    quantity: Printed
    value: Printed
    label: str = ""
    """The form's row that this one was matched to."""

    where: Where = NOWHERE


class Organisation(msgspec.Struct, frozen=True):
    """A row of the 机构设置 table."""

    name: str
    nature: str
    rank: str
    funding: str
    where: Where = NOWHERE


class Section(msgspec.Struct, frozen=True):
    """A numbered part of the narrative: 一、…; its text may be empty."""

    no: str
    """As printed: 一; "" where the heading has no number."""

    title: str
    paragraphs: tuple[Printed, ...] = ()
    """Its lines of prose; heads and notes of the tables in it are not among them."""

    where: Where = NOWHERE

    @property
    def text(self) -> str:
        """The paragraphs, each on a line of its own."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class PerformanceGoal(msgspec.Struct, frozen=True):
    """部门整体绩效目标, a part of it: 总体, 分项 or 保障措施."""

    kind: Literal["overall", "item", "measure"]
    title: str
    objective: str
    indicators: str = ""
    where: Where = NOWHERE


class Disclosure(msgspec.Struct, frozen=True):
    """What one agency discloses for one year and stage."""

    kind: Kind
    scope: Scope
    year: int
    """预算年度; 0 where the document does not say."""

    agency: Agency
    pack: str
    """The form pack that it was read with; its forms give the statements' meaning."""

    statements: tuple[Statement, ...]
    """In the pack's order, the missing ones included. A statement printed twice is here twice."""

    procurement: Statement
    """Its status, notes and money unit; the lines are in `procurement_lines`."""

    assets: Statement
    organisations_table: Statement
    procurement_lines: tuple[ProcurementLine, ...] = ()
    asset_lines: tuple[AssetLine, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    front: tuple[Printed, ...] = ()
    """What is printed before the first section and outside the tables: cover, titles, opening."""

    contents: tuple[Printed, ...] = ()
    """目录, its entries as printed."""

    sections: tuple[Section, ...] = ()
    goals: tuple[PerformanceGoal, ...] = ()
    projects: tuple[Project, ...] = ()
    where: Where = NOWHERE

    def statement(self, statement_id: str) -> Statement | None:
        """The first statement with this id that is not missing."""
        for statement in self.statements:
            if statement.id == statement_id and statement.status != "missing":
                return statement
        return None


class Problem(msgspec.Struct, frozen=True):
    """Something that could not be read, or was mended; never dropped in silence."""

    kind: Literal["unreadable", "unrecognised", "recognised", "ambiguous", "repaired", "missing"]
    message: str
    """Chinese: what, and what to do."""

    where: Where = NOWHERE


class Source(msgspec.Struct, frozen=True):
    """One file as published, known by its sha256."""

    name: str
    sha256: str
    media_type: str
    size: int
    """Bytes."""

    pages: int = 0
    """Pages of a paged source; 0 elsewhere."""

    recognised: tuple[int, ...] = ()
    """Pages that are pictures: what they say was recognised, with the errors that has."""


class Reading(msgspec.Struct, frozen=True):
    """What one source yielded."""

    source: Source
    disclosures: tuple[Disclosure, ...]
    problems: tuple[Problem, ...] = ()
