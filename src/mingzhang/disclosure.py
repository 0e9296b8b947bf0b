"""The typed document: what one agency discloses for one year and stage.

Everything here is as printed; nothing is computed or corrected. Amounts are the printed
strings without white space and thousands separators, blank where the cell is blank, and
`amounts.parse` turns them into numbers where numbers are needed.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from mingzhang import keys
from mingzhang.cube import Point
from mingzhang.kept import kept
from mingzhang.where import NOWHERE, Where

Kind = Literal["budget", "final"]
Scope = Literal["department", "unit"]
Status = Literal["filled", "empty", "missing"]
Side = Literal["", "income", "expenditure", "nature", "government_class", "left", "right"]
Use = Literal["compared", "aside", "unplaced"]
Certainty = Literal["", "certain", "likely", "doubtful"]

KIND_WORDS: dict[Kind, str] = {"budget": "预算", "final": "决算"}
SCOPE_WORDS: dict[Scope, str] = {"department": "部门", "unit": "单位"}
SCOPES: dict[str, Scope] = {word: scope for scope, word in SCOPE_WORDS.items()}
"""By the words for them."""


class Agency(msgspec.Struct, frozen=True):
    """预算部门或预算单位. Code: 3 digits for a department, 6 for a unit; "" if not printed."""

    code: str
    name: str


class Printed(msgspec.Struct, frozen=True, gc=False):
    """A text and its place. A cell's is without white space and thousands separators."""

    text: str
    where: Where = NOWHERE


class Column(msgspec.Struct, frozen=True, gc=False):
    """An amount column of a statement: the form's id and the label as the form prints it."""

    id: str
    label: str
    use: Use = "compared"
    """"aside" for another year's amounts, shares and remarks; "unplaced" for a column that no
    form knows. Both are read and compared with nothing."""


class Row(msgspec.Struct, frozen=True, gc=False):
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

    agency: str = ""
    """单位编码 as printed, in tables that say of each row whose amounts it shows; the name, in a
    row that sums up a unit without its code."""

    project: str = ""
    """The project whose part of an account the row shows, in tables that list projects by 科目:
    of the account of its own code, or of the one above it where it prints none."""


class Heading(msgspec.Struct, frozen=True):
    """What a table's own title and the lines above it print of agency and year."""

    agency: str = ""
    """Name as printed; "" where the table's head does not name one."""

    code: str = ""
    year: int = 0
    number: str = ""
    """The table's number as printed beside its title: 公开01表."""


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
    header: tuple[tuple[Printed, ...], ...] = ()
    """The rows above its rows, without their blank cells; those that another page prints in the
    same way are not repeated."""

    repeated: tuple[Printed, ...] = ()
    """What its next pages print again above its header: title, agency, year, unit."""

    notes: tuple[str, ...] = ()
    """Printed notes below the table, such as 空表列示."""

    as_of: str = ""
    """截止时间 as printed, where the table states one (assets)."""

    where: Where = NOWHERE
    heading: Heading = Heading()
    """As this table's head prints it: it can differ from the disclosure's by a misprint."""

    places: dict[str, Where] = {}
    """Where the lines around it stand: "year", "agency" and "number" of its heading, "as_of",
    its notes as "note 1"."""

    layout: str = ""
    """The form that it was read with where that is not the pack's own: "generic/income"."""

    certainty: Certainty = ""
    """How sure it is that this is the statement that it was taken for, and its columns what
    they were taken for; "" for the forms of a pack, which say so themselves."""

    def place(self, what: str) -> Where:
        """Where one of `places` stands; the table's own place where that is not known."""
        return self.places.get(what, self.where)

    def printed_notes(self) -> tuple[Printed, ...]:
        """The notes, each with its place."""
        return tuple(
            Printed(note, self.place(f"note {number}"))
            for number, note in enumerate(self.notes, start=1)
        )


class Target(msgspec.Struct, frozen=True, gc=False):
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

    @property
    def is_at_least(self) -> bool:
        """Whether its sign sets a floor: ≥ or >."""
        return self.op in (">=", ">")

    @property
    def is_at_most(self) -> bool:
        """Whether its sign sets a ceiling: ≤ or <."""
        return self.op in ("<=", "<")


class Indicator(msgspec.Struct, frozen=True, gc=False):
    """One row of a performance-target table (绩效指标)."""

    level1: str
    level2: str
    level3: str
    description: str
    target: Target
    basis: str
    scoring: str = ""
    """评（扣）分标准, in the generation that prints it."""

    weight: str = ""
    """权重 or 分值 as printed, in the layouts that print it."""

    where: Where = NOWHERE
    places: dict[str, Where] = {}
    """Where each of its cells stands: "level2", "level3", "description", "target", "basis"."""


INDICATOR_COLUMNS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "description": "绩效指标描述",
    "target": "指标值",
    "basis": "指标值确定依据",
}
"""What every target table prints of an indicator, and how the columns are called."""

UNLABELLED = "objectives without a label"
"""Among the places of a project: the row that was read as its objectives by where it stands."""


class Misplaced(msgspec.Struct, frozen=True):
    """What a target table prints otherwise than its form has it; reading put it right."""

    what: Literal[
        "columns", "level1", "row", "header", "code", "objectives", "twice", "nameless", "markup"
    ]
    """columns: the header is not above its columns. level1: the names of level 1 stand a block too
    high. row: a row stands to the left or right of its columns. header: words of the header among
    the rows above it. code: the project's code in the cell of its department. objectives: these
    stand below the header. twice: a row above the indicators is printed again. nameless: a row has
    what is measured and no indicator. markup: a cell has tags of a web form."""

    printed: Printed


class Project(msgspec.Struct, frozen=True, dict=True):
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
    """Where printed: "appropriation" (财政资金), "special_account" (财政专户管理资金), "carried"
    (上年结转), "own" (本级支出), "transferred" (上级转移支付) and "other" (其他资金)."""

    money_unit: str = ""
    purpose: str = ""
    plan: dict[str, str] = {}
    """资金支出计划: month ("3", "6", "10", "12") to what is printed for its end."""

    plan_unit: Literal["", "percent", "money"] = ""
    """As the table declares it, not as the figures look."""

    year: str = ""
    """预算年度 as the table itself prints it; "" in the generations that do not."""

    period: str = ""
    """中长期目标（2021年-2022年） of the 2021 tables."""

    implementing_unit: str = ""
    responsible_department: str = ""
    objectives: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    generation: str = ""
    """Which of the four layouts: "2021-A", "2021-B", "2023", "2024"."""

    where: Where = NOWHERE
    places: dict[str, Where] = {}
    """Where its fields stand, by their names here; of the plan by month: "plan 12". As UNLABELLED,
    objectives whose row has no label, too."""

    objective_places: tuple[Where, ...] = ()
    """Where each objective stands, if they have rows of their own; else all stand in one cell."""

    odd_labels: tuple[Printed, ...] = ()
    """Words in the header of its indicators that no form has."""

    misplaced: tuple[Misplaced, ...] = ()

    heading_code: str = ""
    """The code in the line above the table (项目编码及名称), where the table prints another."""

    def place(self, field: str) -> Where:
        """Where one of its fields stands; the table's own place where that is not known."""
        return self.places.get(field, self.where)

    def printed_objectives(self) -> tuple[Printed, ...]:
        """The objectives, each with its place."""
        wheres = self.objective_places or (self.place("objectives"),) * len(self.objectives)
        return tuple(map(Printed, self.objectives, wheres))


class ProcurementLine(msgspec.Struct, frozen=True, gc=False):
    """A row of the 政府采购预算 table."""

    kind: Literal["total", "subtotal", "item"]
    name: str
    """Project name; for totals the printed label."""

    cells: dict[str, Printed]
    """By the form's column id, amounts and text columns alike."""

    where: Where = NOWHERE

    def printed(self, column: str) -> Printed:
        """What stands in a column; nothing where the table does not have it."""
        return self.cells.get(column, Printed(""))

    def text(self, column: str) -> str:
        """The same, without its place."""
        return self.printed(column).text

    @property
    def catalogue_code(self) -> str:
        """The number of the 政府采购目录 that the row gives, as a comparison key."""
        return keys.fold(self.text("catalogue_code")).upper()


class AssetLine(msgspec.Struct, frozen=True, gc=False):
    """A row of the 固定资产占用情况 table."""

    item: str
    quantity: Printed
    value: Printed
    label: str = ""
    """The form's row that this one was matched to."""

    where: Where = NOWHERE


class Organisation(msgspec.Struct, frozen=True, gc=False):
    """A row of the 机构设置 table."""

    name: str
    nature: str
    rank: str
    funding: str
    where: Where = NOWHERE


class Section(msgspec.Struct, frozen=True, gc=False):
    """A numbered part of the narrative: 一、…; its text may be empty."""

    no: str
    """As printed: 一; "" where the heading has no number."""

    title: str
    paragraphs: tuple[Printed, ...] = ()
    """Its lines of prose; heads and notes of the tables in it are not among them."""

    where: Where = NOWHERE

    tables: tuple[int, ...] = ()
    """Of each table in it, how many of the paragraphs stand before it."""

    @property
    def heading(self) -> str:
        """Number and title, as in the document: 三、机关运行经费安排情况."""
        return f"{self.no}、{self.title}" if self.no else self.title

    @property
    def text(self) -> str:
        """The paragraphs, each on a line of its own."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class PerformanceGoal(msgspec.Struct, frozen=True, gc=False):
    """部门整体绩效目标, a part of it: 总体, 分项 or 保障措施."""

    kind: Literal["overall", "item", "measure"]
    title: str
    objective: str
    indicators: str = ""
    where: Where = NOWHERE
    rest: str = ""
    """Of a table, what is neither: the department's name, its tasks and budget, a row a line."""

    places: dict[str, tuple[Where, ...]] = {}
    """Of a table, where each line of "objective", "indicators" and "rest" stands."""


Quantity = Literal["amount", "change", "rate", "share", "completion", "count"]
"""金额, 增减额, 增减 %, 占 %, 完成预算 %, 辆、家、个."""

Unread = Literal["", "unknown", "named", "reason", "threshold", "placeholder"]
"""Why a figure has no place: words that are not known; a project or purpose of its own name;
within a reason; a limit (100 万元以上); XX that was never filled in."""


class Claim(msgspec.Struct, frozen=True, gc=False):
    """文字表述的数: a figure in the narrative and the point that it restates."""

    text: str
    """The words with their figure, as printed."""

    value: str
    """As printed, without white space and commas; "" where words say it: 持平, 无."""

    unit: str
    """元, 万元, %, 辆, …; "" where there is no figure."""

    quantity: Quantity
    points: tuple[Point, ...] = ()
    """The point; several where the words can mean several. Empty where none is known."""

    measure: str = ""
    """What is outside the nine tables: procurement, assets, purchases, targets, vehicles."""

    direction: Literal["", "increase", "decrease", "unchanged"] = ""
    year: int = 0
    """The year that the figure is for; of a change, the year that changed."""

    base_year: int = 0
    """The year that it is compared with; 0 where it is not compared."""

    base_stage: Literal["", "budget", "executed", "final"] = ""
    """What of that year it is compared with, where that is said: 预算, 执行数, 决算."""

    stage: Literal["", "initial_budget", "adjusted_budget", "executed"] = ""
    """executed: 执行数 or 决算 of a budget year, which the tables of a budget do not have."""

    account: tuple[str, ...] = ()
    """Names of 类, 款, 项 as the words give them, where they name an account."""

    name: str = ""
    """The printed name of a subject without a point: a project, a purpose, a kind of vehicle."""

    subject: int = -1
    """Claims with the same number speak of the same thing, each in its quantity."""

    whole: int = -1
    """The subject that this one is said to be part of (其中, 包括); -1 for none."""

    nest: Literal["", "parts", "mainly"] = ""
    """mainly: 主要为, a list that need not be complete."""

    base: tuple[Point, ...] = ()
    """Of a share whose whole is named: 占本年支出合计的."""

    base_measure: str = ""
    """The same, outside the nine tables; "?" where the words are not known."""

    outer: tuple[Point, ...] = ()
    """What the words say without the whole that they stand under."""

    unread: Unread = ""
    section: int = -1
    """Which section of the narrative, counting from 0."""

    paragraph: int = -1
    start: int = 0
    """Where the text begins in the paragraph, in characters."""

    where: Where = NOWHERE

    @property
    def is_bound(self) -> bool:
        """Whether it is known what the figure speaks of."""
        return bool(self.points or self.measure)

    def is_of(self, year: int) -> bool:
        """Whether it speaks of what a disclosure of this year plans or accounts for."""
        return self.year == year and self.stage in ("", "initial_budget")


class Rating(msgspec.Struct, frozen=True):
    """An indicator of a self-evaluation, and what was reached of it."""

    level1: str
    level2: str
    level3: Printed
    target: Printed
    actual: Printed
    """实际完成值."""

    weight: Printed
    """分值."""

    score: Printed
    reason: Printed
    """偏差原因分析及改进措施."""


class Fund(msgspec.Struct, frozen=True):
    """A row below 年度资金总额 in a self-evaluation."""

    name: Printed
    money: dict[str, Printed]
    """As in the row of 年度资金总额."""


class Evaluation(msgspec.Struct, frozen=True):
    """项目支出绩效自评表 of one project."""

    name: Printed
    department: Printed
    unit: Printed
    money: dict[str, Printed]
    """年度资金总额: "initial", "budget", "executed", "rate", "weight", "score", where printed."""

    ratings: tuple[Rating, ...]
    total_weight: Printed
    total_score: Printed
    where: Where = NOWHERE
    funds: tuple[Fund, ...] = ()
    """What 年度资金总额 is made of: 当年财政拨款, 上年结转资金, 其他资金, as far as printed."""

    expected: Printed = Printed("")
    """年度总体目标: 预期目标."""

    achieved: Printed = Printed("")
    """年度总体目标: 实际完成情况."""

    @property
    def heading(self) -> str:
        """What kind of table it is and whose: 绩效自评表“平台维护费”."""
        name = keys.tidy(self.name.text)
        return f"绩效自评表“{name}”" if name else "没有项目名称的绩效自评表"


class Disclosure(msgspec.Struct, frozen=True, dict=True):
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
    claims: tuple[Claim, ...] = ()
    """The figures in the sections, in printed order."""

    goals: tuple[PerformanceGoal, ...] = ()
    projects: tuple[Project, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    """Of final accounts: the self-evaluations of projects."""

    where: Where = NOWHERE

    @kept
    def printed_statements(self) -> tuple[Statement, ...]:
        """The statements that are not missing."""
        return tuple(one for one in self.statements if one.status != "missing")

    @property
    def procurement_items(self) -> tuple[ProcurementLine, ...]:
        """The rows of the procurement table that buy something, without the totals."""
        return tuple(line for line in self.procurement_lines if line.kind == "item")

    def statement(self, statement_id: str) -> Statement | None:
        """The first statement with this id that is not missing."""
        return next((one for one in self.printed_statements if one.id == statement_id), None)


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
