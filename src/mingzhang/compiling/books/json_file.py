"""Budget books as JSON, for systems: the same sheets and columns as the workbook has.

docs/schema/book-1.schema.json describes the file. Projects carry their objectives and
indicators; everything else is a list of rows, with the words that the workbook's drop-downs
offer. What is wrong is told with its path, as in $.lines[3].fund.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from mingzhang.compiling.book import UNPUBLISHED, Book
from mingzhang.compiling.books.from_rows import book_of
from mingzhang.compiling.books.rows import Found, Mistake, Row, UnreadableBookError
from mingzhang.compiling.books.sheets import Column, Sheet, choices, sheet, sheets
from mingzhang.compiling.books.to_rows import rows_of
from mingzhang.compiling.from_published.gaps import Gap
from mingzhang.files import replacing
from mingzhang.reading.files import refused_by_system

SCHEMA = "mingzhang.book/1"
_NESTED = ("objectives", "indicators")
"""Sheets whose rows stand with their project."""

_GAPS = "gaps"


# reading


def read_json(path: Path) -> tuple[Book | None, tuple[Mistake, ...]]:
    """The book, and what is wrong in it; None where the cover does not say whose book it is.

    Raises UnreadableBookError where the file is no JSON or no book.
    """
    content = _loaded(path)
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise UnreadableBookError(f"{path}：不是底册；JSON 底册的 schema 是 {SCHEMA}")
    found = Found()
    for name in {*content} - {"schema", _GAPS, *(its.id for its in _outer())}:
        _unknown(found, "$", name, ["schema", *(its.id for its in _outer())])
    for its in _outer():
        found.rows[its.id] = list(_rows(its, content.get(its.id), found))
    for name in _NESTED:
        found.rows[name] = list(_nested(sheet(name), content.get("projects"), found))
    return book_of(found)


class _RepeatedKeyError(ValueError):
    """An object says the same thing twice."""


def _loaded(path: Path) -> Any:
    try:
        text = path.read_text("utf-8-sig")
        return json.loads(text, parse_float=Decimal, parse_int=Decimal, object_pairs_hook=_once)
    except OSError as error:
        raise UnreadableBookError(f"{path}：{refused_by_system(error)}") from error
    except UnicodeDecodeError as error:
        raise UnreadableBookError(f"{path}：不是 UTF-8 编码；请另存为 UTF-8") from error
    except json.JSONDecodeError as error:
        raise UnreadableBookError(
            f"{path}：不是 JSON，第 {error.lineno} 行第 {error.colno} 个字符处读不下去；"
            "请检查逗号、引号和括号"
        ) from error
    except _RepeatedKeyError as error:
        raise UnreadableBookError(f"{path}：“{error}”写了两次；请去掉一个") from error
    except RecursionError as error:
        raise UnreadableBookError(f"{path}：括号套得太深，不是底册") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedKeyError(next(name for name in names if names.count(name) > 1))
    return content


def _outer() -> Iterator[Sheet]:
    return (its for its in sheets() if its.id not in _NESTED)


def _rows(its: Sheet, content: Any, found: Found) -> Iterator[Row]:
    path = f"$.{its.id}"
    if its.layout == "form":
        yield _row(its, content if content is not None else {}, path, 1, found)
        return
    for number, item in enumerate(_list(its, content, path, found)):
        yield _row(its, item, f"{path}[{number}]", number + 1, found)


def _nested(its: Sheet, projects: Any, found: Found) -> Iterator[Row]:
    """The objectives or indicators of all projects, each with its project's code."""
    if not isinstance(projects, list):
        return
    for place, project in enumerate(projects):
        if not isinstance(project, dict):
            continue
        path = f"$.projects[{place}].{its.id}"
        for number, item in enumerate(_list(its, project.get(its.id), path, found)):
            content = {"text": item} if its.id == "objectives" else item
            row = _row(its, content, f"{path}[{number}]", number + 1, found)
            if its.id == "objectives":
                row.cells["text"] = f"{path}[{number}]"
            row.values["project"] = project.get("code", "")
            yield row


def _list(its: Sheet, content: Any, path: str, found: Found) -> Sequence[Any]:
    if content is None:
        return ()
    if not isinstance(content, list):
        found.wrong(its, path, "应是列表，即 [ … ]")
        return ()
    return content


def _row(its: Sheet, content: Any, path: str, number: int, found: Found) -> Row:
    columns = [column.id for column in its.columns]
    cells = {column: f"{path}.{column}" for column in columns}
    if not isinstance(content, dict):
        found.wrong(its, path, "应是对象，即 { … }")
        return Row(number, {}, cells)
    known = {*columns, *_NESTED} if its.id == "projects" else {*columns}
    for name in content:
        if name not in known:
            _unknown(found, path, name, columns, its)
    values: dict[str, Any] = {}
    for column in columns:
        value = content.get(column, "")
        if isinstance(value, list | dict):
            found.wrong(its, cells[column], "应是文字或数，不是列表或对象")
        else:
            values[column] = value
    return Row(number, values, cells)


def _unknown(
    found: Found, path: str, name: str, known: Sequence[str], its: Sheet | None = None
) -> None:
    message = f"没有“{name}”这一项；可以写的有：{'、'.join(known)}"
    found.wrong(its or sheet("cover"), f"{path}.{name}", message)


# writing


def write_json(book: Book, path: Path, gaps: Sequence[Gap] = ()) -> None:
    """Write a book, whole or not at all; amounts are texts, so that no program rounds them."""
    content: dict[str, Any] = {"schema": SCHEMA}
    for its in _outer():
        rows = [_written(row) for row in rows_of(book, its.id)]
        content[its.id] = rows[0] if its.layout == "form" else rows
    for written, project in zip(content["projects"], book.projects, strict=True):
        written["objectives"] = list(project.objectives)
        written["indicators"] = []
    by_code = {written["code"]: written for written in content["projects"]}
    for row in rows_of(book, "indicators"):
        indicator = _written(row)
        by_code[indicator.pop("project")]["indicators"].append(indicator)
    if gaps:
        content[_GAPS] = [
            {"kind": gap.kind, "path": path_of(gap), "message": gap.message} for gap in gaps
        ]
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _written(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without its blanks."""
    return {
        column: f"{value:f}" if isinstance(value, Decimal) else value
        for column, value in row.items()
        if value is not None and value != ""
    }


def path_of(gap: Gap) -> str:
    """The path in the JSON file that a gap is about."""
    path = f"$.{gap.sheet}" if gap.sheet else "$"
    if gap.first and sheet(gap.sheet).layout == "list":
        path += f"[{gap.first - 1}:{gap.last}]" if gap.last > gap.first else f"[{gap.first - 1}]"
    if gap.column:
        path += f".{gap.column}"
    return path


# the schema


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a book, from the declaration of the sheets."""
    properties: dict[str, Any] = {
        "schema": {"const": SCHEMA, "description": "Name and version. 格式的名称和版本。"}
    }
    for its in _outer():
        described = f"{its.id}: {its.title}。{its.hint}"
        item = {"$ref": f"#/$defs/{its.id}", "description": described}
        rows = {"type": "array", "description": described, "items": item}
        properties[its.id] = item if its.layout == "form" else rows
    properties[_GAPS] = {
        "type": "array",
        "description": "What a disclosure did not tell; not read. 公开文件里没有的；不读。",
        "items": {"type": "object", "description": "A gap. 一处。"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mingzhang:book-1",
        "title": SCHEMA,
        "description": "A budget book, amounts in yuan. 预算底册，金额单位：元。",
        "type": "object",
        "properties": properties,
        "required": ["schema", "cover"],
        "additionalProperties": False,
        "$defs": {its.id: _described(its) for its in sheets() if its.id != "objectives"},
    }


def _described(its: Sheet) -> dict[str, Any]:
    columns = [column for column in its.columns if its.id not in _NESTED or column.id != "project"]
    properties = {column.id: _column(column) for column in columns}
    if its.id == "projects":
        properties["objectives"] = {
            "type": "array",
            "description": "Objectives, without numbers. 绩效目标，一条一项，不写序号。",
            "items": {"type": "string", "description": "An objective. 一条目标。"},
        }
        properties["indicators"] = {
            "type": "array",
            "description": "Indicators. 绩效指标。",
            "items": {"$ref": "#/$defs/indicators", "description": "An indicator. 一个指标。"},
        }
    return {
        "type": "object",
        "description": f"{its.id}: {its.title}。{its.hint}",
        "properties": properties,
        "required": [column.id for column in columns if column.required],
        "additionalProperties": False,
    }


def _column(column: Column) -> dict[str, Any]:
    described = f"{column.id}: {column.label}" + (f"。{column.hint}" if column.hint else "")
    return {"description": described, **_value(column)}


def _value(column: Column) -> dict[str, Any]:
    if column.kind in ("amount", "number", "percent"):
        places = r"(\.\d{1,2})?" if column.kind == "amount" else r"(\.\d+)?"
        text = {"type": "string", "pattern": rf"^\d+{places}$"}
        return {"anyOf": [text, {"type": "number", "minimum": 0}]}
    if column.kind in ("function", "economic"):
        digits = 7 if column.kind == "function" else 5
        either = rf"|{UNPUBLISHED}" if column.unpublished else ""
        return {"type": "string", "pattern": rf"^(\d{{3,{digits}}}( .*)?{either})?$"}
    if column.kind in choices():
        blank = [] if column.required else [""]
        unpublished = [UNPUBLISHED] if column.unpublished else []
        return {"enum": [*choices()[column.kind], *unpublished, *blank]}
    return {"type": "string", **({"minLength": 1} if column.required else {})}
