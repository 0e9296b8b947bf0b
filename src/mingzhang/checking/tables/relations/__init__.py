"""Reconciliations (勾稽关系), derived from the points that the forms give to their cells.

Nobody writes "table 3 row 5 = table 1 row 1". From the cube's one law (a whole is the sum
of its parts, money spent is money received) and the places where amounts are printed
follow, for every pack of forms:

    same       the same point in two tables                                        `derived`
    codes      a classification code and the codes below it, in one table          `within`
    columns    a total and its parts by fund, nature or flow, in one table and row
    items      “三公” items and their parts
    agencies   a department and its units, in one table and column
    balance    收入 = 支出, where nothing is carried forward                          `flows`
    funds      all money and the tables of the single funds, row by row            `funds`
    bound      a part that cannot exceed its whole, where the other parts are not printed
    empty      a table declared empty, and the other tables
    agency     a department and its units, each with tables of its own             `agencies`

What a `relation` is, and whether it holds, is one module; `derived` puts all of them together.
"""

from mingzhang.checking.tables.relations.agencies import agency_relations
from mingzhang.checking.tables.relations.derived import relations
from mingzhang.checking.tables.relations.relation import (
    WITHIN_A_TABLE,
    Judgement,
    Kind,
    Relation,
    holds,
    judge,
    residual,
    tolerance,
)

__all__ = [
    "WITHIN_A_TABLE",
    "Judgement",
    "Kind",
    "Relation",
    "agency_relations",
    "holds",
    "judge",
    "relations",
    "residual",
    "tolerance",
]
