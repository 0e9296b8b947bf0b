"""P113: what a target table prints in other cells than its form has, twice, or without a name.

Reading puts it back, so that the other rules see what was meant; who reads the published table, or
takes data from it, finds 数量指标 beside 效益指标.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.targets.items import ProjectOf, heading, projects

_SAYS = {
    "columns": "表头与下面各行的列对不上",
    "level1": "一级指标的名称整列上移，印在了表头里",
    "row": "一行整体错了格，没有印在自己的列里",
    "header": "表头的字印在了别的行里",
    "code": "主管部门一栏印的是项目编码",
    "objectives": "绩效目标印在了指标的表头下面",
    "twice": "同一行印了两次",
    "nameless": "一行没有印指标的名称",
}


@over("P113", projects)
def cells_are_out_of_place(item: ProjectOf) -> Iterator[Flaw]:
    """One finding a table, with the first place of each kind."""
    first = {one.what: one.printed for one in reversed(item.its.misplaced)}
    said = [says for what, says in _SAYS.items() if what in first]
    if said:
        places = (quote(heading(item.its), first[what]) for what in _SAYS if what in first)
        yield item.flaw(f"绩效目标表没有按表样印：{'；'.join(said)}", *places)
