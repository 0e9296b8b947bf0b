"""The documentation says what the program does: commands, rules and packs are all there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from mingzhang import forms
from mingzhang.checking import pages
from mingzhang.checking.rules import rules
from mingzhang.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
CONTRIBUTING = "CONTRIBUTING.md"
READMES = ("README.md", "README.zh-CN.md")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", [command[0] for command in COMMANDS])
def test_every_command_is_in_both_readmes(readme: str, command: str) -> None:
    assert f"mz {command}" in text(readme) or f"make {command}" in text(readme)


@pytest.mark.parametrize("readme", READMES)
def test_the_links_of_the_readmes_lead_somewhere(readme: str) -> None:
    links = [part.partition(")")[0] for part in text(readme).split("](")[1:]]
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", [*sorted(path.name for path in DOCS.glob("*.md")), CONTRIBUTING])
def test_folders_and_files_of_the_code_are_where_the_pages_say(page: str) -> None:
    printed = (ROOT / page if page == CONTRIBUTING else DOCS / page).read_text("utf-8")
    named = re.findall(r"`((?:src|benchmarks|[a-z]+)/[\w/-]*(?:/|\.(?:py|toml|tsv|csv)))`", printed)
    package = ROOT / "src/mingzhang"
    packages = {path.name for path in package.iterdir() if path.is_dir()}
    ours = [path for path in named if path.split("/")[0] in {"src", "benchmarks", *packages}]
    assert [path for path in ours if not any((at / path).exists() for at in (ROOT, package))] == []


def test_the_rules_page_is_made_from_the_rules() -> None:
    assert text("docs/rules.md") == pages.document()


def test_a_rule_says_everything() -> None:
    for rule in rules():
        texts = rule.name, rule.title, rule.basis, rule.what, rule.cause, rule.advice, rule.example
        assert all(texts), rule.id


def test_no_two_rules_have_one_name() -> None:
    """It is what the list of what was checked shows of a rule."""
    names = Counter(rule.name for rule in rules())
    assert [name for name, times in names.items() if times > 1] == []


def test_the_folder_tree_says_where_to_add_a_province() -> None:
    names = {path.stem for path in (ROOT / "src/mingzhang/forms/packs").glob("*.toml")}
    assert {pack.id for pack in forms.all_packs()} == names


def test_the_table_of_the_rules_on_targets_has_each_with_its_severity() -> None:
    letters = {"E": "error", "W": "warning", "I": "info"}
    listed = {
        f"P{number}": letters[letter]
        for first, last, letter in re.findall(
            r"P(\d{3})(?:–P(\d{3}))? ([EWI])\b", text("docs/checking.md")
        )
        for number in range(int(first), int(last or first) + 1)
    }
    assert listed == {rule.id: rule.severity for rule in rules() if rule.theme == "targets"}
