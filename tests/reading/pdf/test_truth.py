"""Every cell of every statement of the real documents, where they are at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from mingzhang.reading import pdf
from mingzhang.reading.blocks import Grid
from tests.shared import SHARED, needs_samples

TRUTH = SHARED / "truth/shanghai.json"
SHARES_A_ROW = {"类", "款", "项", "合计", "小计", "基本支出", "项目支出"}
"""合计 can stand in the last row of the headings, which are then part of its row."""


def documents() -> list[Any]:
    if not TRUTH.exists():
        return []
    known = json.loads(TRUTH.read_text(encoding="utf-8"))["documents"]
    return [document for document in known if document["file"].endswith(".pdf")]


def bare(text: str) -> str:
    return "".join(text.split()).replace(",", "")


def rows_by_page(file: str) -> dict[int, list[list[str]]]:
    rows: dict[int, list[list[str]]] = {}
    for block in pdf.blocks((SHARED / "samples/shanghai" / file).read_bytes()).blocks:
        if isinstance(block, Grid):
            printed = [[bare(text) for text in row] for row in block.texts()]
            rows.setdefault(block.where.page, []).extend(printed)
    return rows


def wanted(statement: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[str], list[str], str]]:
    """Each row with its codes and name, and with its amounts column by column."""
    for row in statement["rows"] + statement["total_rows"]:
        side = row.get("side") or row.get("block") or ""
        keys = [
            column["key"]
            for column in statement["columns"]
            if (column.get("side") or column.get("block") or side) == side
        ]
        codes = row.get("code_cells") or [row.get("code", "")]
        labels = [bare(text) for text in (*codes, row["name"]) if text]
        yield row, labels, [bare(row["amounts"].get(key, "")) for key in keys], side


def matches(printed: list[str], labels: list[str], amounts: list[str], side: str) -> bool:
    """Whether a row holds exactly these labels, and the amounts in the right columns."""
    if not side:
        before = printed[: len(printed) - len(amounts)]
        found = [text for text in before if text]
        exact = found == labels or (
            labels == ["合计"] and "合计" in found and set(found) <= SHARES_A_ROW
        )
        shared = labels == ["合计"] and not any(amounts) and set(printed) <= {*SHARES_A_ROW, ""}
        return shared or (exact and printed[len(before) :] == amounts)
    end = len(printed) - len(amounts)
    return any(
        [text for text in printed[:place] if text][-len(labels) :] == labels
        and any(printed[place + skip :][: len(amounts)] == amounts for skip in range(3))
        for place in range(1, end + 1)
    )


@needs_samples
@pytest.mark.parametrize("document", documents(), ids=lambda document: document["file"])
def test_every_row_of_every_statement_is_read(document: dict[str, Any]) -> None:
    printed = rows_by_page(document["file"])
    count = cells = 0
    missing = []
    for statement in document["statements"]:
        for row, labels, amounts, side in wanted(statement):
            count += 1
            cells += len(row["amounts"])
            rows = printed.get(row["page"], [])
            if not any(matches(own, labels, amounts, side) for own in rows):
                missing.append((statement["id"], row["page"], labels, amounts))
    print(f"{document['file']}: {count - len(missing)}/{count} 行，{cells} 个金额")
    assert count
    assert missing == []
