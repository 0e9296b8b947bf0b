"""Looking into a disclosure's tables, for the tests beside this file."""

from decimal import Decimal

from mingzhang.disclosure import Disclosure, Statement


def number(text: str) -> Decimal:
    """A cell as a number; blank is zero."""
    return Decimal(text or "0")


def table(made: Disclosure, statement_id: str) -> Statement:
    """The statement, which must be there."""
    found = made.statement(statement_id)
    assert found is not None
    return found


def side_cell(
    made: Disclosure, statement_id: str, side: str, label: str, column: str = "amount"
) -> Decimal:
    """An amount of a two-sided table."""
    rows = table(made, statement_id).rows
    row = next(row for row in rows if (row.side, row.label) == (side, label))
    return number(row.cells[column].text)


def by_code(made: Disclosure, statement_id: str, column: str) -> dict[str, Decimal]:
    """Amounts by code, the total under ""; an empty table is a table of zeros."""
    rows = table(made, statement_id).rows
    return {row.code: number(row.cells[column].text) for row in rows} or {"": Decimal(0)}
