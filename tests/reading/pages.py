"""Small printed pages for the tests beside this file; agencies and figures are invented.

A page is written a line a line, with | between the cells of a row, and read as text.
"""

from __future__ import annotations

from mingzhang.disclosure import Disclosure, Problem, Reading, Statement
from mingzhang.reading import text
from mingzhang.reading.blocks import Block, Grid, Paragraph
from mingzhang.reading.parts import parts
from mingzhang.reading.source import disclosure_of, read_bytes

AGENCY = "661 澄江县水务局"

FUND_HEAD = """
序号|功能分类科目||合计|基本支出|项目支出
|科目编码|科目名称|||
栏次|1|2|3|4|5
"""
"""Header of the general, government fund and state capital tables alike."""

EXPENDITURE_HEAD = """
序号|功能分类科目||合计|基本支出|项目支出|经营支出|上解上级支出|对附属单位补助支出
|科目编码|科目名称||||||
栏次|1|2|3|4|5|6|7|8
"""

EXPENDITURE_ROWS = """
1||合计|8.00|5.00|3.00|||
2|213|农林水支出|8.00|5.00|3.00|||
3|21303|水利|8.00|5.00|3.00|||
4|2130301|行政运行|5.00|5.00||||
5|2130306|水利工程运行与维护|3.00||3.00|||
"""


def meta(agency: str = AGENCY, year: int = 2024, unit: str = "万元") -> str:
    """The lines between a title and its table."""
    return f"{agency}\n\n预算年度：{year}\n\n单位：{unit}\n"


def table(title: str, above: str, head: str, rows: str) -> str:
    """A titled table on a page of its own."""
    return "\n\n".join((title, above.strip(), head.strip("\n") + "\n" + rows.strip("\n"))) + "\n\n"


def expenditure(
    rows: str = EXPENDITURE_ROWS, head: str = EXPENDITURE_HEAD, scope: str = "部门", above: str = ""
) -> str:
    """支出总表."""
    return table(f"{scope}预算支出总表", above or meta(), head, rows)


def tabbed(page: str) -> str:
    """The page as text has it, with tabs between cells."""
    return page.replace("|", "\t")


def blocks(page: str) -> list[Block]:
    """The page's paragraphs and grids."""
    return text.blocks(tabbed(page))


def grids(page: str) -> list[list[list[str]]]:
    """The texts of the page's grids."""
    return [block.texts() for block in blocks(page) if isinstance(block, Grid)]


def paragraphs(page: str) -> list[str]:
    """The texts outside its grids."""
    return [block.text for block in blocks(page) if isinstance(block, Paragraph)]


def read(page: str) -> Reading:
    """All that is read in a page."""
    return read_bytes(tabbed(page).encode(), "page.txt")


def only(page: str) -> Disclosure:
    """The page's one disclosure."""
    (disclosure,) = read(page).disclosures
    return disclosure


def statement(page: str, statement_id: str = "expenditure") -> Statement:
    """A statement of the page's one disclosure."""
    found = only(page).statement(statement_id)
    assert found is not None
    return found


def cells(its: Statement) -> list[list[str]]:
    """Code, name and amounts of every row."""
    return [[row.code, row.name, *(cell.text for cell in row.cells.values())] for row in its.rows]


def told(problems: tuple[Problem, ...] | list[Problem], kind: str = "") -> list[str]:
    """The messages of the problems, or of those of one kind."""
    return [problem.message for problem in problems if kind in ("", problem.kind)]


def printed_tables(blocks: list[Block]) -> list[object]:
    """What the statements say, without where it stands."""
    return [
        (
            *(its.id, its.status, its.money_unit, its.title),
            [[row.code, row.name, *(c.text for c in row.cells.values())] for row in its.rows],
        )
        for disclosure in _disclosures(blocks)
        for its in disclosure.statements
    ]


def printed(blocks: list[Block]) -> list[object]:
    """The same with the projects."""
    projects = [
        (its.name, its.budget, its.objectives)
        for disclosure in _disclosures(blocks)
        for its in disclosure.projects
    ]
    return [*printed_tables(blocks), *projects]


def _disclosures(blocks: list[Block]) -> list[Disclosure]:
    return [disclosure_of(part)[0] for part in parts(blocks)[0]]
