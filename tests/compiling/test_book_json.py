"""JSON books: the same book as the workbook's, and mistakes told with their path."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mingzhang.compiling.books.files import read_book, write_book
from mingzhang.compiling.books.json_file import SCHEMA, schema
from mingzhang.compiling.books.rows import UnreadableBookError
from mingzhang.compiling.from_published.gaps import Gap
from tests.compiling.test_compose import PACKS, made

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "book-1.schema.json"


def written(tmp_path: Path, *gaps: Gap) -> dict[str, Any]:
    path = tmp_path / "底册.json"
    write_book(made("hebei-2024", 2024)[1], path, gaps)
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_a_written_book_is_read_again_and_keeps_the_schema(
    pack: str, year: int, tmp_path: Path
) -> None:
    check = jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text("utf-8")))
    for book in made(pack, year):
        path = tmp_path / "底册.json"
        write_book(book, path)
        check.validate(json.loads(path.read_text("utf-8")))
        read, mistakes = read_book(path)
        assert [str(mistake) for mistake in mistakes] == []
        assert read == book


def test_the_published_schema_is_that_of_the_sheets() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(PUBLISHED.read_text("utf-8")) == schema()


def test_amounts_may_be_numbers_and_stay_exact(tmp_path: Path) -> None:
    content = written(tmp_path)
    text = json.dumps(content, ensure_ascii=False)
    amount = content["lines"][0]["current"]
    path = tmp_path / "数.json"
    path.write_text(text.replace(f'"{amount}"', amount, 1), "utf-8")
    read, mistakes = read_book(path)
    assert mistakes == () and read == made("hebei-2024", 2024)[1]


def test_gaps_stand_in_the_file_and_are_not_read(tmp_path: Path) -> None:
    content = written(tmp_path, Gap("待分", "lines", "没有分", "economic", 1, 3))
    assert content["gaps"] == [
        {"kind": "待分", "path": "$.lines[0:3].economic", "message": "没有分"}
    ]
    assert read_book(tmp_path / "底册.json")[1] == ()


def put(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        inner: Any = content
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return change


def without(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        inner: Any = content
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]

    return change


def twice(content: dict[str, Any]) -> None:
    content["projects"].append(content["projects"][0])


WRONG = {
    "words for an amount": (
        put("lines", 0, "current", value="约三万"),
        "$.lines[0].current：“本年安排”填的是“约三万”，应填数",
    ),
    "negative": (put("lines", 0, "current", value=-5), "$.lines[0].current：“本年安排”填的是 -5"),
    "a truth for an amount": (
        put("lines", 0, "current", value=True),
        "$.lines[0].current：“本年安排”填的是“True”，应填数",
    ),
    "what is no number": (
        put("lines", 0, "current", value=float("nan")),
        "$.lines[0].current：“本年安排”填的是“nan”，应填数",
    ),
    "more than all money": (
        put("lines", 0, "current", value=10**40),
        "$.lines[0].current：“本年安排”填的是",
    ),
    "a list for a text": (
        put("projects", 0, "name", value=["甲"]),
        "$.projects[0].name：应是文字或数",
    ),
    "no option": (
        put("projects", 0, "indicators", 0, "level1", value="投入指标"),
        "$.projects[0].indicators[0].level1：“一级指标”填的是“投入指标”，应选",
    ),
    "something missing": (without("lines", 0, "fund"), "$.lines[0].fund：“资金来源”没有填"),
    "a name that is not known": (
        put("lines", 0, "amount", value="5"),
        "$.lines[0].amount：没有“amount”这一项；可以写的有：function、economic",
    ),
    "a sheet that is not known": (put("rows", value=[]), "$.rows：没有“rows”这一项"),
    "an object for a list": (put("lines", value={}), "$.lines：应是列表"),
    "a text for an object": (put("lines", 0, value="甲"), "$.lines[0]：应是对象"),
    "an unknown code": (
        put("lines", 0, "function", value="2049998"),
        "$.lines[0].function：没有科目 2049998",
    ),
    "a project's code twice": (twice, "$.projects[7].code：项目编码"),
    "no cover": (without("cover"), "$.cover.pack：“表样”没有填"),
    "nothing said of the department": (
        without("cover", "department_name"),
        "$.cover.department_name：“部门名称”没有填",
    ),
}


@pytest.mark.parametrize(("change", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_with_its_path(
    change: Callable[[dict[str, Any]], None], said: str, tmp_path: Path
) -> None:
    content = written(tmp_path)
    change(content)
    path = tmp_path / "错.json"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    lines = [str(mistake) for mistake in read_book(path)[1]]
    assert any(line.startswith(said) for line in lines), lines


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b'{"schema": ', "不是 JSON，第 1 行第 12 个字符处", id="half a file"),
        pytest.param(b"[]", f"schema 是 {SCHEMA}", id="a list"),
        pytest.param(b'{"schema": "mingzhang.book/9"}', f"schema 是 {SCHEMA}", id="another one"),
        pytest.param("{“schema”: 1}".encode("gbk"), "不是 UTF-8 编码", id="in GBK"),
        pytest.param(
            b'{"schema": "mingzhang.book/1", "lines": [], "lines": []}',
            "“lines”写了两次",
            id="a name twice",
        ),
        pytest.param(b"[" * 100_000, "括号套得太深", id="too deep"),
    ],
)
def test_what_is_no_book_is_told(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "底册.json"
    path.write_bytes(data)
    with pytest.raises(UnreadableBookError, match=said):
        read_book(path)
