"""A grid without a title: its header may tell the form, but never guess the fund.

What is read by its header alone is told, so that someone looks at the source; what could be
one of several tables is not read, and told as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mingzhang import forms, keys
from mingzhang.disclosure import Problem
from mingzhang.reading import signs, titles
from mingzhang.reading.blocks import Grid
from mingzhang.reading.part import TablePart
from mingzhang.reading.parts import cut_headers, untitled
from mingzhang.reading.parts.sorting import Sorting
from mingzhang.reading.parts.untitled import Recognised
from mingzhang.reading.signs import StatementTitle
from mingzhang.reading.tables.signature import Signature

_SHEET_NUMBER = re.compile(r"^[A-Za-z]{0,4}\d{1,2}(?:[-_.]\d{1,2})?[-_.、\s]*")
"""Before a title in a worksheet's name: 01, GK01, 1-1."""

_IN_WORDS = frozenset({"three_public"})
"""Tables that narratives print too, for explanation."""


def title_of_sheet(sheet: str) -> StatementTitle | None:
    """The title that the name of a worksheet is."""
    name = _SHEET_NUMBER.sub("", sheet)
    return signs.statement_title(name) or signs.statement_title(f"{name}表")


class WithoutTitle:
    """Sorts grids without a title."""

    def __init__(self, sorting: Sorting) -> None:
        self._sorting = sorting

    def recognised(self, head: Signature, body: Grid) -> Recognised | None:
        """What a table without a title is by its header, where no pack knows the document."""
        if self._sorting.begun.is_known or self._is_told_by(head):
            return None
        part = self._sorting.last
        pack = "generic-final" if part and "generic-final" in part.packs else ""
        found = untitled.recognised(body, part.year if part else 0, pack)
        if found and titles.is_of_another_fund(self._sorting.pending.other, found.forms):
            return None
        if found and self._sorting.in_narrative and _IN_WORDS & {*found.forms}:
            return None
        return found

    def take_recognised(self, found: Recognised, head: Signature, body: Grid) -> None:
        """Put a grid where it belongs that is one of some forms by its header."""
        sorting = self._sorting
        names = "、".join(f"《{forms.pack(found.pack).form(form).title}》" for form in found.forms)
        if len(found.forms) > 1:
            sorting.narrate_grid(body)
            self._leave_undecided(found.forms)
            message = f"表格没有表名，只凭表头不能确定是{names}中的哪一张，没有读取；请补上表名"
        else:
            packs = head.packs if head.forms == set(found.forms) else ()
            title = StatementTitle(found.forms[0], None, (found.pack, *packs), "")
            sorting.start_table(title, body.where).grids.append(body)
            message = f"表格没有表名，按表头和科目认作{names}；请核对原件"
        sorting.doubt(message, body.where)

    def take(self, head: Signature, body: Grid) -> None:
        """Put a grid where it belongs that only a pack's own header can tell."""
        sorting = self._sorting
        if not self._is_told_by(head):
            sorting.narrate(body)
            if not sorting.in_narrative:
                self._lose(body)
        elif len(head.forms) == 1:
            (form,) = head.forms
            part = sorting.part(None, body.where)
            part.packs.update(head.packs)
            sorting.keep_table(part, TablePart(form, "", body.where, grids=[body]))
            title = forms.pack(head.packs[-1]).form(form).title
            sorting.doubt(f"表格没有表名，按表头认作《{title}》；请核对原件", body.where)
        else:
            self._leave_undecided(head.forms)
            message = "表格没有表名，只凭表头不能确定是哪一种资金的支出表，没有读取；请补上表名"
            sorting.doubt(message, body.where)

    def _is_told_by(self, head: Signature) -> bool:
        """Whether a header is that of a pack's form: in a document of its own, or to the last word.

        Receipts beside expenditure are headed alike in all tables of all provinces.
        """
        exact = head.is_exact and not head.forms & untitled.SUMMARIES
        return bool(head.forms) and (exact or self._sorting.begun.is_known)

    def _leave_undecided(self, could_be: Iterable[str]) -> None:
        """Let the last part know which of its tables may be there."""
        if self._sorting.last:
            self._sorting.last.undecided.update(could_be)

    def _lose(self, body: Grid) -> None:
        """Tell what is not read; a table above with only a header may have its rest here."""
        sorting = self._sorting
        last = sorting.last_grid
        if sorting.table and last and cut_headers.is_header_alone(last):
            sorting.table.is_cut = body.where.page == last.where.page + 1
        title = keys.tidy(sorting.pending.other)
        named = f"《{title}》" if title else "表格"
        message = f"{named}不是已知的表样，没有读取；如应当认得，请附原件反馈"
        sorting.problems.append(Problem("unrecognised", message, body.where))
