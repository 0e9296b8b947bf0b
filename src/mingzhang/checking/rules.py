"""The rules that are known, with the texts that users read (rules.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from mingzhang.checking.findings import SEVERITY_NAMES, Severity


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is checked. Its texts are the rule's public page."""

    id: str
    kind: str
    """What triggers it: a kind of relation, or a kind of cause."""

    name: str
    """What is checked, in a word: 上下级科目. The title says what is wrong."""

    title: str
    severity: Severity
    basis: str
    what: str
    cause: str
    advice: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by id."""
    text = resources.files("mingzhang.checking").joinpath("rules.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    return tuple(msgspec.convert({"id": rule_id, **raw[rule_id]}, Rule) for rule_id in sorted(raw))


@cache
def rule(rule_id: str) -> Rule:
    """The rule with this id; KeyError where there is none."""
    return {candidate.id: candidate for candidate in rules()}[rule_id]


@cache
def rule_for(kind: str) -> Rule:
    """The rule that a kind of relation or cause belongs to."""
    return {candidate.kind: candidate for candidate in rules()}[kind]


def page(chosen: Rule) -> str:
    """A rule's page for the terminal."""
    return "\n".join(
        (
            f"{chosen.id} {chosen.title}（{SEVERITY_NAMES[chosen.severity]}）",
            f"  查什么：{chosen.what}",
            f"  常见原因：{chosen.cause}",
            f"  怎么办：{chosen.advice}",
            f"  依据：{chosen.basis}",
        )
    )
