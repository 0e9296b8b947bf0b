"""The findings as one web page that needs nothing else: no network, no other file.

Everything that comes from a document is escaped, and the page's own policy allows no script
but the one that it was written with.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from itertools import chain

from mingzhang.checking import gaps
from mingzhang.checking.audit import ACROSS, Audit, Item
from mingzhang.checking.findings import (
    SEVERITIES,
    SEVERITY_NAMES,
    Evidence,
    Excerpt,
    ExcerptRow,
    Finding,
)
from mingzhang.checking.gaps import Gap
from mingzhang.files import readable_name
from mingzhang.publishing.findings.told_of import told_of
from mingzhang.where import NOWHERE, place

_FEW_SUMS = 4
"""Lines of arithmetic that are shown at once; more are folded in."""

_FEW_QUOTES = 6

_SHORT = 40
"""Characters of a text that fits into a row of a table."""

_FIGURE = re.compile(r"-?[\d,]+\.\d+%?")
"""What stands to the right in its cell; codes and numbers of things do not."""


Pictures = Mapping[int, Sequence[bytes]]
"""PNG images by the number of their finding."""


def page(audit: Audit, pictures: Iterable[Pictures]) -> Iterator[str]:
    """The page in parts; `pictures` come for one source after the other."""
    totals = _Totals(audit)
    style, script = _asset("findings.css"), _asset("findings.js")
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    policy += f"; script-src 'sha256-{hashed}'"
    yield f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="明账">
<title>预算公开核对报告</title>
<style>
{style}</style>
</head>
<body>
<main>
"""
    body = (
        _summary(audit, totals),
        _filters(audit, totals),
        _sections(audit, pictures),
        _unchecked(audit),
    )
    yield from map(readable_name, chain.from_iterable(body))
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return (
        resources.files("mingzhang.publishing.findings").joinpath("pages", name).read_text("utf-8")
    )


# summary


class _Totals:
    """What stands above the findings: counted in one go, before any of them is shown."""

    def __init__(self, audit: Audit) -> None:
        self.severities: Counter[str] = Counter()
        self.of_subject: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        """By source and disclosure."""

        self.first: dict[tuple[str, str], int] = {}
        """The number of each disclosure's first finding."""

        self.titles: dict[str, str] = {}
        """Of the rules."""

        self.rules: Counter[str] = Counter()
        self.agencies: Counter[str] = Counter()
        for item in audit.items():
            finding, subject = item.finding, str(item.finding.subject)
            self.severities[finding.severity] += 1
            self.of_subject[item.source, subject][finding.severity] += 1
            self.first.setdefault((item.source, subject), item.number)
            self.titles[finding.rule] = finding.title
            self.rules[finding.rule] += 1
            self.agencies[subject] += 1
        self.subjects: list[tuple[str, str]] = []
        self.figures: Counter[str] = Counter()
        """Figures in words: how many there are, and how many were compared."""

        for source in audit.sources:
            for disclosure in source.report.disclosures:
                self.subjects.append((source.report.source.name, str(disclosure.subject)))
                own = disclosure.figures
                self.figures.update(printed=own.printed, compared=own.compared)


def _summary(audit: Audit, totals: _Totals) -> Iterator[str]:
    yield "<h1>预算公开核对报告</h1>\n"
    yield (
        f'<p class="quiet">{len(audit.sources)} 个文件、{len(totals.subjects)} 份公开内容。'
        "标红的单元格最可能有误，标黄的是与它比较的单元格。</p>\n"
    )
    yield '<ul class="totals">'
    for severity in SEVERITIES:
        name = SEVERITY_NAMES[severity]
        yield f'<li class="{severity}">{name}<b>{totals.severities[severity]}</b></li>'
    if audit.failures:
        yield f"<li>读不了的文件<b>{len(audit.failures)}</b></li>"
    yield "</ul>\n"
    for failure in audit.failures:
        yield f"<p>{escape(failure.name)} {escape(failure.message)}。</p>\n"
    for note in audit.notes:
        yield f'<p class="note">{escape(note)}</p>\n'
    yield from _agencies(totals)
    yield from _checks(audit, totals.figures)


def _agencies(totals: _Totals) -> Iterator[str]:
    yield '<h2>各单位</h2>\n<div class="wide long"><table class="summary"><thead>'
    yield "<tr><th>公开内容</th><th>原件</th>"
    yield "".join(f'<th class="n">{SEVERITY_NAMES[severity]}</th>' for severity in SEVERITIES)
    yield "</tr></thead><tbody>\n"
    for name, subject in totals.subjects:
        first, counts = totals.first.get((name, subject)), totals.of_subject[name, subject]
        title = escape(subject)
        linked = f'<a href="#f{first}">{title}</a>' if first else title
        cells = "".join(f'<td class="n">{counts[severity] or ""}</td>' for severity in SEVERITIES)
        yield f"<tr><td>{linked}</td><td>{escape(name)}</td>{cells}</tr>\n"
    if across := [counts for (name, _), counts in totals.of_subject.items() if not name]:
        counts = sum(across, Counter())
        first = min(number for (name, _), number in totals.first.items() if not name)
        cells = "".join(f'<td class="n">{counts[severity] or ""}</td>' for severity in SEVERITIES)
        yield f'<tr><td><a href="#f{first}">{ACROSS}</a></td><td></td>{cells}</tr>\n'
    yield "</tbody></table></div>\n"


def _checks(audit: Audit, figures: Mapping[str, int]) -> Iterator[str]:
    """What was checked and what was not, by theme."""
    themes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lacking: defaultdict[str, set[str]] = defaultdict(set)
    for result in audit.results():
        themes[result.theme].update(checked=result.checked, failed=result.failed)
        if result.status == "insufficient":
            themes[result.theme]["insufficient"] += 1
            lacking[result.theme].add(result.title)
    if not themes:
        return
    yield '<h2>查了什么</h2>\n<div class="wide"><table class="summary"><thead><tr><th>主题</th>'
    yield "<th>核对</th><th>不符</th><th>数据不足，没有核对或没有核对完</th></tr></thead><tbody>\n"
    for theme, counts in themes.items():
        names = "、".join(sorted(lacking[theme]))
        yield (
            f'<tr><td>{escape(theme)}</td><td class="n">{counts["checked"]:,} 项</td>'
            f'<td class="n">{counts["failed"]:,} 项</td><td>{escape(names)}</td></tr>\n'
        )
    yield "</tbody></table></div>\n"
    if printed := figures["printed"]:
        compared = figures["compared"]
        yield (
            f'<p class="quiet">文字中的数 {printed:,} 个：核对了 {compared:,} 个，没有核对 '
            f'<a href="#unchecked">{printed - compared:,} 个</a>，列在最后。</p>\n'
        )


def _filters(audit: Audit, totals: _Totals) -> Iterator[str]:
    if not totals.rules and audit.sources:
        yield f"<h2>没有{'要列出的' if audit.notes else '发现'}问题</h2>\n"
    yield '<form autocomplete="off">'
    for severity in SEVERITIES:
        yield (
            f'<label><input type="checkbox" name="severity" value="{severity}" checked> '
            f"{SEVERITY_NAMES[severity]} {totals.severities[severity]}</label>"
        )
    yield '<select name="rule" aria-label="规则"><option value="">全部规则</option>'
    for rule_id, title in sorted(totals.titles.items()):
        shown = f"{rule_id} {title}（{totals.rules[rule_id]}）"
        yield f'<option value="{escape(rule_id)}">{escape(shown)}</option>'
    yield '</select><select name="agency" aria-label="单位"><option value="">全部单位</option>'
    for agency, number in totals.agencies.items():
        yield f'<option value="{escape(agency)}">{escape(f"{agency}（{number}）")}</option>'
    yield '</select><input type="search" name="words" placeholder="查找文字" aria-label="查找文字">'
    yield "<output></output></form>\n"


# what was not checked


def _unchecked(audit: Audit) -> Iterator[str]:
    """What was not checked, folded in by disclosure; no finding, but to be seen."""
    told = False
    for title, source, own in _unchecked_parts(audit):
        if own and not told:
            yield '<h2 id="unchecked">没有核对的内容</h2>\n<p class="quiet">这些不是问题，只是没有'
            yield "可以比较的数、缺少需要的表，或读不准；要人来看。</p>\n"
            told = True
        if own:
            yield from _gaps(title, source, own)


def _gaps(title: str, source: str, own: Sequence[Gap]) -> Iterator[str]:
    name = f' <span class="quiet">{escape(source)}</span>' if source else ""
    yield f"<details><summary>{escape(title)}{name}（{len(own)}）</summary>"
    yield '<div class="wide"><table class="summary"><thead><tr>'
    yield "".join(f"<th>{label}</th>" for label in ("种类", "位置", "在哪里", "内容", "原因"))
    yield "</tr></thead><tbody>\n"
    for gap in own:
        texts = (gap.kind, place(gap.where), gap.place, gap.text, gap.reason)
        yield f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in texts)}</tr>\n"
    yield "</tbody></table></div></details>\n"


def _unchecked_parts(audit: Audit) -> Iterator[tuple[str, str, list[Gap]]]:
    """Disclosure or source, its source, and what was not checked of it."""
    for source in audit.sources:
        name = source.report.source.name
        yield f"读取 {name}", "", gaps.of_source(source.report)
        for disclosure in source.report.disclosures:
            yield str(disclosure.subject), name, gaps.of_disclosure(disclosure)
    yield ACROSS, "", list(gaps.of_results(audit.compared.results))


# findings


def _sections(audit: Audit, pictures: Iterable[Pictures]) -> Iterator[str]:
    for (source, items), drawn in zip(audit.by_source(), pictures, strict=True):
        yield from _groups(source.report.source.name, items, drawn)
    yield from _groups("", audit.across(), {})


def _groups(source: str, items: Iterable[Item], pictures: Pictures) -> Iterator[str]:
    """The findings of one source, disclosure by disclosure."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(str(item.finding.subject), []).append(item)
    for subject, own in groups.items():
        note = f' <span class="quiet">{escape(source or ACROSS)}</span>'
        yield f"<section data-group><h2>{escape(subject)}{note}</h2>\n"
        for item in own:
            yield from _article(item, pictures.get(item.number, ()))
        yield "</section>\n"


def _article(item: Item, pictures: Sequence[bytes]) -> Iterator[str]:
    finding = item.finding
    severity, agency = finding.severity, escape(str(finding.subject))
    yield (
        f'<article id="f{item.number}" class="{severity}" data-severity="{severity}" '
        f'data-rule="{escape(finding.rule)}" data-agency="{agency}">'
        f'<div class="head"><span class="badge {severity}">{SEVERITY_NAMES[severity]}</span>'
        f"<h3>{item.number}. {escape(finding.title)}</h3>"
        f'<span class="rule">{escape(finding.rule)}{_place(finding.evidence)}</span></div>\n'
        f'<p class="message">{escape(finding.message)}</p>\n'
    )
    if finding.elsewhere:
        yield f'<p class="caption">另见：{escape(finding.elsewhere)}</p>\n'
    for excerpt in finding.excerpts:
        yield from _table(excerpt, str(finding.subject))
    yield from _quotes(finding)
    for picture in pictures:
        data = base64.b64encode(picture).decode()
        image = f'<img alt="原件中的位置" loading="lazy" src="data:image/png;base64,{data}">'
        yield f'<div class="wide">{image}</div>\n'
    yield from _sums(finding.details)
    yield "<dl>"
    for label, text in (("怎么办", finding.advice), ("依据", finding.basis)):
        if text:
            yield f"<dt>{label}</dt><dd>{escape(text)}</dd>"
    yield "</dl></article>\n"


def _place(evidence: Iterable[Evidence]) -> str:
    placed = next((e for e in evidence if e.where != NOWHERE), None)
    if placed is None:
        return ""
    return f" · {escape(f'{placed.source} {placed.where}'.lstrip())}"


def _table(excerpt: Excerpt, subject: str) -> Iterator[str]:
    whose = f"{excerpt.agency} " if excerpt.agency != subject else ""
    unit = f"（单位：{excerpt.unit}）" if excerpt.unit else ""
    yield f'<p class="caption">{escape(f"{whose}《{excerpt.title}》{unit}")}</p>'
    yield '<div class="wide"><table><thead><tr>'
    yield "".join(f"<th>{escape(label)}</th>" for label in excerpt.header)
    yield "</tr></thead><tbody>"
    for row in excerpt.rows:
        if row.gap:
            yield f'<tr><td class="gap" colspan="{len(excerpt.header)}">⋯</td></tr>'
        yield f"<tr>{''.join(_cells(row))}</tr>"
    yield "</tbody></table></div>\n"


def _cells(row: ExcerptRow) -> Iterator[str]:
    marks = dict(row.marks)
    for column, text in enumerate(row.texts):
        classes = [marks[column]] if column in marks else []
        classes += ["n"] if _FIGURE.fullmatch(text) else []
        yield f'<td class="{" ".join(classes)}">' if classes else "<td>"
        yield f"{escape(text)}</td>"


def _quotes(finding: Finding) -> Iterator[str]:
    """Evidence that stands in no table: a passage of the narrative, a heading."""
    shown = {row.texts[n] for e in finding.excerpts for row in e.rows for n, _ in row.marks}
    quoted = [e for e in finding.evidence if e.text and not _is_shown(e.text, shown)]
    yield from _quoted(finding, quoted[:_FEW_QUOTES])
    if folded := quoted[_FEW_QUOTES:]:
        yield f"<details><summary>另有 {len(folded)} 处</summary>"
        yield from _quoted(finding, folded)
        yield "</details>\n"


def _quoted(finding: Finding, quoted: Sequence[Evidence]) -> Iterator[str]:
    """Short texts in a table, others one below the other."""
    if len(quoted) > 1 and all(len(evidence.text) <= _SHORT for evidence in quoted):
        yield '<div class="wide"><table><tbody>'
        for evidence in quoted:
            cells = f'<th>{escape(_named(evidence))}</th><td class="{evidence.role}">'
            yield f"<tr>{cells}{escape(evidence.text)} {escape(evidence.money_unit)}</td></tr>"
        yield "</tbody></table></div>\n"
        return
    for evidence in quoted:
        yield f'<p class="caption">{escape(_named(evidence))}</p>'
        yield f"<blockquote>{escape(told_of(finding, evidence))}</blockquote>\n"


def _is_shown(text: str, shown: Iterable[str]) -> bool:
    """Whether a marked cell says a text, perhaps with its code in a cell of its own."""
    return any(text == cell or (len(cell) > 3 and cell in text) for cell in shown)


def _named(evidence: Evidence) -> str:
    """Where a piece of evidence stands, in words and in its source."""
    names = (evidence.source, evidence.title, evidence.row, evidence.column)
    where = place(evidence.where)
    return "，".join(name for name in names if name) + (f"（{where}）" if where else "")


def _sums(details: Sequence[str]) -> Iterator[str]:
    shown, folded = details[:_FEW_SUMS], details[_FEW_SUMS:]
    if shown:
        yield f'<ul class="sums">{_list(shown)}</ul>\n'
    if folded:
        yield f"<details><summary>另有 {len(folded)} 项</summary>"
        yield f'<ul class="sums">{_list(folded)}</ul></details>\n'


def _list(lines: Iterable[str]) -> str:
    return "".join(f"<li>{escape(line)}</li>" for line in lines)
