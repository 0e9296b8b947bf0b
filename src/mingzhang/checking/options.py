"""What a user wants checked: rules on and off, severities, thresholds, local rules, a baseline.

All of it can stand in `mingzhang.toml`, in the folder where the command runs or one above it,
so that a project says it once; the command line comes on top.

    [check]
    ignore = ["T211", "P2"]          # ids, beginnings of ids, themes
    severity = "warning"             # nothing below is shown
    baseline = "已接受的问题.toml"
    rules = ["本市规则.toml"]

    [check.severities]
    T211 = "error"                   # or "off"

    [check.thresholds]
    A301 = 0.8
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from mingzhang.checking import rules
from mingzhang.checking.findings import SEVERITIES, SEVERITY_NAMES, Severity
from mingzhang.checking.rules import THEMES, Rule

CONFIGURATION = "mingzhang.toml"
OFF = "off"

_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_QUOTES = '文字要加英文引号，列表写作 ["甲", "乙"]'
_ADVICE = (
    ("Cannot declare", "同一节写了两次，每个编号只能有一节"),
    ("Cannot overwrite", "同一个键写了两次"),
    ("Invalid initial character", "节名和键只用英文字母、数字，如 [X101]"),
    ("Expected ']'", "节名要用英文方括号括起来，如 [X101]"),
    ("Expected '='", "键和值之间要写英文等号"),
    ("Unterminated string", "少了后一个引号"),
    ("Illegal character", "引号没有在同一行结束"),
    ("Expected newline", "一行只写一个键；公式整个放在一对英文引号里"),
)
"""By how the parser's message begins, what to do."""

_THEME_WEIGHT = 1
"""How exactly a theme names a rule: as exactly as the letter that its ids begin with."""


class OptionsError(ValueError):
    """What a user asked for makes no sense; says where, what, and what to do."""


class Options(msgspec.Struct, frozen=True):
    """What is wanted, from the configuration file and the command line."""

    select: tuple[str, ...] = ()
    """Rule ids, beginnings of ids, or themes; empty for all."""

    ignore: tuple[str, ...] = ()
    """Of two that name a rule, in `select` and here, the longer one counts."""

    severity: Severity | None = None
    """The least that is shown; None for all."""

    severities: dict[str, str] = {}
    """Another severity for a rule; "off" leaves it out."""

    thresholds: dict[str, Decimal] = {}
    """Another threshold for a rule that has one."""

    baseline: Path | None = None
    rules: tuple[Path, ...] = ()
    """Files with rules of the user's own."""

    source: Path | None = None
    """The configuration file that this comes from."""

    def wants(self, rule_id: str) -> bool:
        """Whether findings of a rule are to be shown at all."""
        if self.severities.get(rule_id) == OFF:
            return False
        selected = _weight(self.select, rule_id) if self.select else 0
        return selected is not None and selected > (_weight(self.ignore, rule_id) or -1)

    def severity_of(self, rule_id: str, declared: Severity) -> Severity:
        """The severity that a finding of a rule has for this user."""
        chosen = self.severities.get(rule_id, declared)
        return next((severity for severity in SEVERITIES if severity == chosen), declared)

    def shows(self, severity: Severity) -> bool:
        """Whether findings of a severity are to be shown."""
        return SEVERITIES.index(severity) <= SEVERITIES.index(self.severity or SEVERITIES[-1])

    def told(self) -> Iterator[str]:
        """What is different from checking everything, for whoever reads the report."""
        names = [SEVERITY_NAMES[severity] for severity in SEVERITIES if self.shows(severity)]
        off = [rule_id for rule_id, chosen in self.severities.items() if chosen == OFF]
        others = [
            f"{rule_id} {SEVERITY_NAMES[chosen]}"
            for rule_id, chosen in self.severities.items()
            if chosen in SEVERITY_NAMES
        ]
        thresholds = [f"{rule_id} {number}" for rule_id, number in self.thresholds.items()]
        for heading, words_ in (
            ("只用规则", self.select),
            ("不用规则", (*self.ignore, *off)),
            ("只列级别", names if len(names) < len(SEVERITIES) else ()),
            ("另定级别", others),
            ("另定阈值", thresholds),
        ):
            if words_:
                yield f"{heading}：{'、'.join(words_)}"


def _weight(patterns: Iterable[str], rule_id: str) -> int | None:
    """How exactly the best of some patterns names a rule; None where none does."""
    theme = _theme_of(rule_id)
    weights = [
        _THEME_WEIGHT if pattern in (theme, THEMES.get(theme)) else len(pattern)
        for pattern in patterns
        if pattern in (theme, THEMES.get(theme)) or rule_id.startswith(pattern)
    ]
    return max(weights, default=None)


def _theme_of(rule_id: str) -> str:
    try:
        return rules.rule(rule_id).theme
    except KeyError:
        return ""


# the configuration file


def find(folder: Path) -> Path | None:
    """The configuration file of a folder, seen from it: in it, or in the nearest one above."""
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        if (place / CONFIGURATION).is_file():
            return Path(os.path.relpath(place / CONFIGURATION, folder))
    return None


def read(path: Path) -> Options:
    """The options that a configuration file gives; its paths count from its own folder."""
    document = read_toml(path)
    check = document.pop("check", {})
    if document or not isinstance(check, dict):
        raise OptionsError(f"{path} 里只能有 [check] 一节，不认识“{'、'.join(document)}”，请删去")
    reader = _Reader(path, check)
    options = Options(
        select=reader.texts("select"),
        ignore=reader.texts("ignore"),
        severity=severity(name, path) if (name := reader.text("severity")) else None,
        severities=reader.severities(),
        thresholds=reader.thresholds(),
        baseline=path.parent / name if (name := reader.text("baseline")) else None,
        rules=tuple(path.parent / name for name in reader.texts("rules")),
        source=path,
    )
    reader.finish()
    return options


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file; OptionsError where it is not there or is none."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise OptionsError(f"没有文件 {path}。请检查路径") from None
    except IsADirectoryError:
        raise OptionsError(f"{path} 是文件夹，不是文件。请写出文件名") from None
    except PermissionError:
        raise OptionsError(f"读不了 {path}：没有读取权限。请检查文件权限") from None
    except OSError as error:
        raise OptionsError(f"读不了 {path}：{error.strerror}") from None
    except UnicodeDecodeError:
        raise OptionsError(f"{path} 不是 UTF-8 编码。请另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        place = f"第 {found[1]} 行第 {found[2]} 列" if found else "末尾"
        advice = next((told for start, told in _ADVICE if str(error).startswith(start)), _QUOTES)
        raise OptionsError(f"{path} {place}不合 TOML 的写法。请检查：{advice}") from None


class _Reader:
    """Takes the known keys out of a table, so that the unknown ones are left."""

    def __init__(self, path: Path, table: dict[str, Any]) -> None:
        self._path = path
        self._rest = dict(table)

    def text(self, key: str) -> str:
        value = self._rest.pop(key, "")
        if not isinstance(value, str):
            raise OptionsError(f"{self._path} 的 {key} 要写成加引号的文字")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._rest.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise OptionsError(f'{self._path} 的 {key} 要写成列表，如 {key} = ["T201"]')
        return tuple(value)

    def _table(self, key: str) -> dict[str, Any]:
        value = self._rest.pop(key, {})
        if not isinstance(value, dict):
            raise OptionsError(f"{self._path} 的 {key} 要写成 [check.{key}] 一节")
        return value

    def severities(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for rule_id, name in self._table("severities").items():
            off = name in (OFF, "关", False)
            where = f"{self._path} 的 severities.{rule_id}"
            found[rule_id] = OFF if off else severity(str(name), where)
        return found

    def thresholds(self) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for rule_id, value in self._table("thresholds").items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise OptionsError(f"{self._path} 的 thresholds.{rule_id} 要写成数字，如 0.8")
            found[rule_id] = Decimal(str(value))
            if not found[rule_id].is_finite() or found[rule_id] < 0:
                raise OptionsError(
                    f"{self._path} 的 thresholds.{rule_id} 不能这样写，请写成不小于零的数字"
                )
        return found

    def finish(self) -> None:
        if self._rest:
            known = "select、ignore、severity、severities、thresholds、baseline、rules"
            raise OptionsError(
                f"{self._path} 的 [check] 里不认识“{'、'.join(self._rest)}”，可选 {known}"
            )


# the command line on top


def severity(name: str, where: object = "--severity") -> Severity:
    """The severity of a name, English or Chinese."""
    for known in SEVERITIES:
        if name in (known, SEVERITY_NAMES[known]):
            return known
    names = "、".join(f"{known}（{SEVERITY_NAMES[known]}）" for known in SEVERITIES)
    raise OptionsError(f"{where} 没有级别“{name}”，可选 {names}")


def words(text: str) -> tuple[str, ...]:
    """What a comma-separated value lists; Chinese commas count too."""
    return tuple(part for part in re.split(r"[,，、\s]+", text.strip()) if part)


def combined(file: Options, line: Options) -> Options:
    """The command line's options on top of the file's: they replace; ignore and rules add up."""
    return msgspec.structs.replace(
        file,
        select=line.select or file.select,
        ignore=file.ignore + line.ignore,
        severity=line.severity or file.severity,
        baseline=line.baseline or file.baseline,
        rules=file.rules + line.rules,
    )


def confirm(options: Options, known: Sequence[Rule]) -> None:
    """OptionsError where a pattern names no rule, or a threshold is for a rule without one."""
    ids = {rule.id for rule in known}
    themes = {name for rule in known for name in (rule.theme, rule.theme_title)}
    for pattern in (*options.select, *options.ignore):
        if pattern not in themes and not any(rule_id.startswith(pattern) for rule_id in ids):
            upper = pattern.upper()
            near = f"，是不是“{upper}”" if any(id_.startswith(upper) for id_ in ids) else ""
            raise OptionsError(f"没有规则或主题“{pattern}”{near}。全部规则见：mz rules")
    for rule_id in options.severities:
        if rule_id not in ids:
            raise OptionsError(f"severities 里没有规则“{rule_id}”。全部规则见：mz rules")
    with_threshold = {rule.id for rule in known if rule.threshold}
    for rule_id in options.thresholds:
        if rule_id not in with_threshold:
            names = "、".join(sorted(with_threshold)) or "没有规则"
            raise OptionsError(f"规则“{rule_id}”没有阈值可设，请删去；有阈值的：{names}")
