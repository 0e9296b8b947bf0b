from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.disclosure import Reading
from mingzhang.facts import facts
from mingzhang.publishing import facts_csv
from mingzhang.publishing.facts_csv import HEADER, harmless, write_facts
from mingzhang.reading.source import read_bytes
from tests.publishing import small
from tests.shared import SHARED, needs_samples

SAMPLES = sorted((SHARED / "samples" / "hebei").glob("*.txt"))


def written(readings: list[Reading], *, blanks: bool = False) -> list[dict[str, str]]:
    text = facts_csv.facts_csv(readings, blanks=blanks).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_line_says_what_whose_where_and_how_much() -> None:
    line = next(line for line in written([small.reading()]) if line["code"] == "213")
    expected = {
        "agency_code": "901001",
        "year": "2023",
        "statement": "expenditure",
        "column": "total",
        "column_label": "合计",
        "flow": "expenditure",
        "function": "213",
        "amount": "40.30",
        "money_unit": "万元",
        "amount_yuan": "403000.00",
        "line": "4",
        "cell": "3",
    }
    assert {field: line[field] for field in expected} == expected


def test_blank_cells_are_zeros_that_must_be_asked_for() -> None:
    few, all_ = written([small.reading()]), written([small.reading()], blanks=True)
    assert all(line["amount"] for line in few)
    blank = [line for line in all_ if not line["amount"]]
    assert len(all_) == len(few) + len(blank)
    assert {Decimal(line["amount_yuan"]) for line in blank} == {Decimal(0)}


def test_a_cell_that_holds_no_amount_is_shown_without_a_value() -> None:
    line = next(line for line in written([small.reading()]) if line["amount"] == "见附表")
    assert line["amount_yuan"] == ""


def test_a_negative_amount_stays_a_number() -> None:
    assert any(line["amount"] == "-0.70" for line in written([small.reading()]))


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert facts_csv.facts_csv([small.reading()]).startswith(b"\xef\xbb\xbfsource,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_name_that_looks_like_a_formula_is_made_harmless(start: str) -> None:
    name = f'{start}HYPERLINK("http://x")'
    row = small.row(name, {"total": "=1+1"}, code="213")
    statement = msgspec.structs.replace(small.EXPENDITURE, rows=(row,))
    made = small.reading(small.disclosure([statement], name=name))
    line = written([made])[0]
    assert line["agency_name"] == line["name"] == f"'{name}"
    assert line["amount"] == "'=1+1"


@given(st.text())
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(text) in (text, f"'{text}")


def test_a_file_has_the_same_bytes(tmp_path: Path) -> None:
    write_facts([small.reading()], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == facts_csv.facts_csv([small.reading()])


def test_a_failing_writer_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("旧")
    broken = small.reading(msgspec.structs.replace(small.disclosure(), pack="没有这个"))
    with pytest.raises(KeyError):
        write_facts([broken], path)
    assert path.read_text() == "旧"
    assert list(tmp_path.iterdir()) == [path]


@needs_samples
def test_all_facts_of_real_documents_are_there() -> None:
    made = [read_bytes(path.read_bytes(), path.name) for path in SAMPLES]
    lines = written(made, blanks=True)
    found = [fact for one in made for d in one.disclosures for fact in facts(d)]
    assert len(lines) == len(found)
    assert all(line.keys() == set(HEADER) for line in lines)
    yuan = [fact.amount.yuan if fact.amount else None for fact in found]
    assert [Decimal(line["amount_yuan"]) if line["amount_yuan"] else None for line in lines] == yuan
