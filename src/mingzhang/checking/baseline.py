"""Accepted findings: what has been looked at and may stay, with the reason.

A finding is known again by its fingerprint: rule, agency, year, kind, scope, the place in
words, and what is printed there. Lines and pages are left out, so that a paragraph put in
above does not bring everything back; a figure that has changed is a new finding.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from mingzhang import keys
from mingzhang.checking.findings import Finding
from mingzhang.checking.options import OptionsError, read_toml

VERSION = 1
"""Of the fingerprints: under another one, nothing that was accepted would be known again."""

_HEAD = f"""\
# 已经核实、可以接受的问题。下次核对：mz check 公开文件 --baseline 本文件
# 请在 reason 里写明理由和核实人；不再接受的，删去那一段。
version = {VERSION}
"""
_KEYS = ("version", "accepted")
_ENTRY = re.compile(r"\$\[(\d+)\]")
_DELETE = "\x7f"


class Accepted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that someone has accepted."""

    fingerprint: str
    rule: str
    subject: str
    """Whose, for people: 203001 某某局 2024 年单位预算."""

    message: str
    reason: str = ""


class Fingerprints:
    """Gives findings their fingerprints; equal ones are told apart by their number."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, finding: Finding) -> str:
        """The fingerprint of the next finding of a run."""
        plain = fingerprint(finding)
        self._seen[plain] += 1
        number = self._seen[plain]
        return plain if number == 1 else f"{plain}-{number}"


def fingerprint(finding: Finding) -> str:
    """16 hexadecimal digits that stay the same while the finding does."""
    subject = finding.subject
    likely = [evidence for evidence in finding.evidence if evidence.role == "likely"]
    parts = [finding.rule, subject.agency.code, subject.agency.name, str(subject.year)]
    parts += [subject.kind, subject.scope, finding.statement, finding.section]
    for evidence in likely or finding.evidence:
        parts += [evidence.agency, evidence.title, evidence.row, evidence.column, evidence.text]
    key = "\x1f".join(keys.fold(part) for part in parts)
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]


def read(path: Path) -> list[Accepted]:
    """The accepted findings of a file; OptionsError where it is not one."""
    document = read_toml(path)
    if foreign := [key for key in document if key not in _KEYS]:
        raise OptionsError(
            f"{path} 不是基线文件：不认识“{foreign[0]}”。请检查路径，或用 --write-baseline 另写一份"
        )
    version = document.get("version", VERSION)
    if version != VERSION:
        raise OptionsError(
            f"{path} 是另一版本的基线（version = {version}），这一版认 {VERSION}。"
            "请用 --write-baseline 另写一份，再把理由抄过去"
        )
    try:
        return msgspec.convert(document.get("accepted", []), list[Accepted])
    except msgspec.ValidationError as error:
        found = _ENTRY.search(str(error))
        place = f"第 {int(found[1]) + 1} 段写得不对" if found else "写得不对"
        fields = "、".join(Accepted.__struct_fields__)
        raise OptionsError(
            f"{path} 不是基线文件：[[accepted]] {place}，每段写 {fields} 这几项文字。"
            "请改正，或用 --write-baseline 写一份新的"
        ) from None


def entry(key: str, finding: Finding, reason: str = "") -> Accepted:
    """A finding as a baseline lists it."""
    return Accepted(key, finding.rule, str(finding.subject), finding.message, reason)


def document(found: Iterable[Accepted], kept: Iterable[Accepted] = ()) -> str:
    """A baseline file for what was found, and for what is kept of the file that was there."""
    return _HEAD + "".join(line for accepted in (*found, *kept) for line in _entry(accepted))


def with_reasons(found: Iterable[Accepted], known: Iterable[Accepted]) -> list[Accepted]:
    """What was found, with the reasons that are known for it."""
    reasons = {accepted.fingerprint: accepted.reason for accepted in known}
    return [
        msgspec.structs.replace(one, reason=one.reason or reasons.get(one.fingerprint, ""))
        for one in found
    ]


def _entry(accepted: Accepted) -> Iterator[str]:
    yield "\n[[accepted]]\n"
    for field in accepted.__struct_fields__:
        yield f"{field} = {_quoted(getattr(accepted, field))}\n"


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are valid there but for DEL, which must be escaped."""
    plain = json.dumps(text, ensure_ascii=False)
    return plain.replace(_DELETE, "\\u007f")
