"""Elements of a page: what they are shown as, whatever their tags say."""

from __future__ import annotations

import re

from lxml import html

LITTLE = 300
"""Characters that may be left outside the article: who runs the site, how often it was read."""

SPACE = re.compile(r"\s+")
INSIDE_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup"),
        *("tt", "u", "var", "wbr", "img", "o:p", "st1:chsdate"),
    }
)
_DISPLAY = re.compile(r"display\s*:\s*(table(?:-\w+)*)", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}")
_ROLES = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "td",
    "rowheader": "td",
}
_DISPLAYS = {"table": "table", "table-row": "tr", "table-cell": "td"}


def table_classes(root: html.HtmlElement) -> dict[str, str]:
    """Classes that the page's own style sheets show as parts of tables."""
    classes: dict[str, str] = {}
    for style in root.iter("style"):
        for name, rule in _RULE.findall(style.text or ""):
            if display := _DISPLAY.search(rule):
                classes[name] = display[1].lower()
    return classes


def role_of(element: html.HtmlElement, classes: dict[str, str]) -> str:
    """table, tr, td or another tag, for elements that only look like parts of a table too."""
    tag = str(element.tag)
    if tag in INSIDE_TABLES:
        return "td" if tag == "th" else tag
    if role := _ROLES.get(str(element.get("role", "")).lower()):
        return role
    display = _DISPLAY.search(str(element.get("style", "")))
    if display:
        return _DISPLAYS.get(display[1].lower(), tag)
    for name in str(element.get("class", "")).split():
        if name in classes:
            return _DISPLAYS.get(classes[name], tag)
    return tag


def is_inline(element: html.HtmlElement) -> bool:
    """Whether it stands within a line of text."""
    return element.tag in _INLINE


def has_table(element: html.HtmlElement) -> bool:
    """Whether a table is in it."""
    return next(element.iter("table"), None) is not None


def own_weight(element: html.HtmlElement) -> int:
    """How many characters are in it, white space apart."""
    return len(SPACE.sub("", "".join(element.itertext())))
