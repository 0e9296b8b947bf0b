"""F4: what the next pages of a table print again above its header: agency, year and unit.

The pages of one table are of one agency, one year and one unit. What a page says otherwise is a
piece of another table, or was left over in one of several copies of the head.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import agency_names, printed_lines
from mingzhang.checking.agency_names import abbreviates, is_slip, loosely
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form.phrases import organs
from mingzhang.disclosure import Disclosure, Printed, Statement
from mingzhang.reading import signs


class AgainOf(msgspec.Struct, frozen=True):
    """A line that a next page of a table prints again."""

    disclosure: Disclosure
    statement: Statement
    line: Printed
    said: signs.Meta
    """What it says of the table."""

    @property
    def unit(self) -> str:
        """The unit that it prints, where the table's first page prints another."""
        unit = self.said.unit
        if f"{unit}/" in keys.fold(self.line.text):
            return ""  # 元/人 is a column's
        return unit if unit and self.statement.money_unit not in ("", unit) else ""

    @property
    def year(self) -> int:
        """The year that it prints, which is neither the table's nor the document's."""
        line = self.line.text
        title = signs.statement_title(line)
        year = title.year if title else self.said.year or signs.year_alone(line)
        known = {self.statement.heading.year, self.disclosure.year} - {0}
        return year if known and year not in known else 0

    @property
    def code(self) -> str:
        """The code that it prints, which is neither the table's nor the agency's."""
        code = self.said.code
        known = {self.statement.heading.code, self.disclosure.agency.code} - {""}
        return code if known and not any(map(code.startswith, known)) else ""

    @property
    def agency(self) -> str:
        """The name that it prints, which is neither the table's nor the agency's."""
        name = self.said.name
        if not name or self._is_of_a_unit(self.said.code) or self._names_another:
            return ""
        if not organs().search(keys.fold(name)):
            return ""
        own = loosely(name)
        known = {loosely(known) for known in self._names if known}
        units = {loosely(unit.name) for unit in self.disclosure.organisations if unit.name}
        is_ours = any(abbreviates(own, one) for one in known | units)
        is_misprint = own not in known | units and any(
            is_slip(own, one) and not agency_names.is_short_for(own, one) for one in known
        )
        return name if known and (not is_ours or is_misprint) else ""

    def _is_of_a_unit(self, code: str) -> bool:
        """Whether a code is that of a unit below: the page shows its rows of the table."""
        known = {self.statement.heading.code, self.disclosure.agency.code} - {""}
        return any(code.startswith(own) and code != own for own in known)

    @property
    def _names_another(self) -> bool:
        """Whether it says whom the agency belongs to."""
        return keys.fold(self.line.text).startswith(("主管部门", "主管单位", "财政部门"))

    @property
    def _names(self) -> tuple[str, str]:
        return self.statement.heading.agency, self.disclosure.agency.name


def _again(disclosure: Disclosure) -> Iterator[AgainOf]:
    for statement in printed_lines.tables(disclosure):
        for line in statement.repeated:
            yield AgainOf(disclosure, statement, line, signs.meta(line.text))


@over("F433", each(_again))
def next_page_has_another_head(item: AgainOf) -> Iterator[Flaw]:
    """预算年度：2023 above the second page of a table of 2024."""
    statement, disclosure = item.statement, item.disclosure
    differing = [
        f"{what}印作“{printed}”，{'本表' if own else '本文件'}是“{own or usual}”"
        for what, printed, own, usual in (
            ("年度", item.year, statement.heading.year, disclosure.year),
            ("编码", item.code, statement.heading.code, disclosure.agency.code),
            ("名称", item.agency, statement.heading.agency, disclosure.agency.name),
        )
        if printed
    ]
    if item.unit:
        differing.append(f"写的是“单位：{item.unit}”，第一页是“单位：{statement.money_unit}”")
    if differing:
        yield Flaw(
            f"《{statement.title}》续页的表头{'；'.join(differing)}",
            (quote(statement.title, item.line),),
            statement=statement.id,
        )
