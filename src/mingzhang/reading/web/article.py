"""The article of a page, without the menus, the columns of links and the foot around it.

It is found by weight: from the whole page inwards, as long as one element holds nearly all
text that is no link, and all tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from lxml import etree, html

from mingzhang.reading.web.elements import (
    INSIDE_TABLES,
    LITTLE,
    SPACE,
    has_table,
    is_inline,
    own_weight,
    role_of,
)

_NEVER = (
    *("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button"),
    *("select", "input", "textarea", "svg", "iframe", "object", "head", "title", "map"),
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|crumb|footer|foot|sidebar|share|bdshare|copyright"
    r"|toolbar|pagination|position|location|mbx|dqwz)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and ids of what stands around an article; 面包屑 and 当前位置 among them."""


def prune(root: html.HtmlElement) -> None:
    """Take out what is not shown and what stands around the article."""
    doomed = [
        element
        for element in root.iter(etree.Element)
        if element.tag in _NEVER or _is_hidden(element) or _is_around(element)
    ]
    for element in doomed:
        above = element.getparent()
        if above is None or element.tag in ("html", "body"):
            continue
        if element.tag == "form" and has_table(element):
            continue  # whole pages of ASP.NET sites stand in a form
        if (element.tail or "").strip():
            element.clear(keep_tail=True)
        else:
            above.remove(element)


def _is_hidden(element: html.HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(str(element.get("style", ""))))


def _is_around(element: html.HtmlElement) -> bool:
    if element.tag == "header":
        return not any(above.tag in ("article", "main") for above in element.iterancestors())
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_AROUND.search(marks)) and not has_table(element) and own_weight(element) < LITTLE


class _Weight(msgspec.Struct):
    """How much there is to read in an element."""

    text: int = 0
    """Characters that are not white space and not in a link."""

    rows: int = 0
    """Rows of tables."""


def _weights(body: html.HtmlElement, classes: dict[str, str]) -> dict[html.HtmlElement, _Weight]:
    """For every element, everything in it; from the inside out, without recursion."""
    weights: dict[html.HtmlElement, _Weight] = {}
    for element in reversed(list(body.iter(etree.Element))):
        own = weights.setdefault(element, _Weight())
        if element.tag == "a":
            own.text = 0
        else:
            own.text += len(SPACE.sub("", element.text or ""))
        own.rows += role_of(element, classes) == "tr"
        above = element.getparent()
        if above is not None and element is not body:
            total = weights.setdefault(above, _Weight())
            total.text += own.text + len(SPACE.sub("", element.tail or ""))
            total.rows += own.rows
    return weights


def article(body: html.HtmlElement, classes: dict[str, str]) -> html.HtmlElement:
    """The innermost element that leaves little text and no table outside."""
    weights = _weights(body, classes)
    whole = weights[body]
    article = body
    while True:
        inner = max(article, key=lambda child: _size(weights.get(child)), default=None)
        if inner is None or role_of(inner, classes) in INSIDE_TABLES or is_inline(inner):
            return article
        own = weights.get(inner, _Weight())
        outside = whole.text - own.text
        if own.rows < whole.rows or outside > min(LITTLE, own.text // 2):
            return article
        article = inner


def _size(weight: _Weight | None) -> int:
    return weight.text + 20 * weight.rows if weight else 0


_HEADINGS = ("h1", "h2")


def headings_before(body: html.HtmlElement, article: html.HtmlElement) -> Iterator[str]:
    """The title of the article, where it stands above it and not in it."""
    around = set(article.iterancestors())
    for element in body.iter(etree.Element):
        if element is article:
            return
        if element not in around and (element.tag in _HEADINGS or _is_title(element)):
            yield "".join(element.itertext())


_TITLE = re.compile(
    r"(?:^|[\s_-])(?:art|article|content|con|news|info)?[_-]?(?:title|bt)(?:$|[\s_-])"
)


def _is_title(element: html.HtmlElement) -> bool:
    marks = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return len(element) < 3 and bool(_TITLE.search(marks)) and 4 < own_weight(element) < 80
