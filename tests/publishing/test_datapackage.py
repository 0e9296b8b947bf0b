"""The data package is one that the public validator accepts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import frictionless

from mingzhang.disclosure import Reading, Source
from mingzhang.publishing.datapackage import write_datapackage
from mingzhang.samples import compose, invent


def package(folder: Path) -> Path:
    county = invent.county(3, 1, 2, (2023, 2024))
    made = compose.disclosures(county, 2024)
    path = folder / "数据.datapackage.zip"
    write_datapackage([Reading(Source("a", "", "", 0), made)], path)
    return path


def test_the_validator_finds_nothing_wrong(tmp_path: Path) -> None:
    report = frictionless.validate(str(package(tmp_path)))
    assert report.flatten(["type", "message"]) == []
    assert {task.name for task in report.tasks} == {"facts", "projects", "indicators"}
    assert all(task.stats["rows"] for task in report.tasks)


def test_the_same_data_gives_the_same_file(tmp_path: Path) -> None:
    first = package(tmp_path).read_bytes()
    assert package(tmp_path).read_bytes() == first


def test_a_disclosure_without_projects_has_no_empty_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    write_datapackage([Reading(Source("a", "", "", 0), ())], path)
    assert zipfile.ZipFile(path).namelist() == ["datapackage.json"]
