"""The order of the packages that the first page of the code states holds in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import mingzhang
import mingzhang.checking

ROOT = Path(mingzhang.__file__).parent
LAYERS = [
    name
    for line in re.findall(r"^ {4}(\w+(?:, \w+)*) {2,}", mingzhang.__doc__ or "", re.MULTILINE)
    for name in line.split(", ")
]


def names_imported(path: Path) -> set[str]:
    """All that a module imports, anywhere in it, with the modules that it stands in."""
    names = set[str]()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def imported(path: Path) -> set[str]:
    """The packages and modules right below mingzhang/ that a module imports."""
    parts = (name.split(".") for name in names_imported(path))
    return {its[1] for its in parts if its[0] == "mingzhang" and len(its) > 1} & set(LAYERS)


def test_every_package_has_its_place() -> None:
    there = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert sorted(LAYERS) == sorted(there - {"__init__", "__pycache__"})


@pytest.mark.parametrize("layer", LAYERS)
def test_a_package_imports_only_from_those_named_before_it(layer: str) -> None:
    paths = [ROOT / f"{layer}.py", *(ROOT / layer).rglob("*.py")]
    used = set[str]().union(*(imported(path) for path in paths if path.exists()))
    assert used - {layer} <= set(LAYERS[: LAYERS.index(layer)])


CHECKING = ROOT / "checking"
RULES = re.findall(
    r"^ {4}(\w+)", (mingzhang.checking.__doc__ or "").partition("Their packages")[2], re.MULTILINE
)
TARGETS = sorted(path.parent.name for path in CHECKING.glob("targets/*/__init__.py"))


def packages_used(package: Path) -> set[str]:
    """The packages and modules beside a package that it imports from."""
    beside = ".".join((ROOT.name, *package.parent.relative_to(ROOT).parts, ""))
    names = set[str]().union(*map(names_imported, package.rglob("*.py")))
    its = {name.removeprefix(beside) for name in names if name.startswith(beside)}
    return {name.partition(".")[0] for name in its} - {package.name}


@pytest.mark.parametrize("package", RULES)
def test_a_package_of_rules_imports_only_from_those_named_before_it(package: str) -> None:
    assert (CHECKING / package).is_dir()
    used = packages_used(CHECKING / package).intersection(RULES)
    assert used <= set(RULES[: RULES.index(package)])


@pytest.mark.parametrize("package", TARGETS)
def test_packages_of_rules_on_targets_do_not_import_from_each_other(package: str) -> None:
    """What several of them need stands above them, in targets/."""
    assert packages_used(CHECKING / "targets" / package).isdisjoint(TARGETS)


PACKAGES = sorted(path.parent for path in ROOT.rglob("__init__.py"))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_package_names_its_modules(package: Path) -> None:
    """In its first page, so that a reader finds what is where."""
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    modules |= {path.parent.name for path in package.glob("*/__init__.py")}
    page = (package / "__init__.py").read_text()
    assert [name for name in sorted(modules) if not re.search(rf"\b{name}\b", page)] == []
