"""WordprocessingML: the elements of a document, their attributes, and which of them are printed.

Both editions of ISO 29500 use the same words in namespaces of their own, so tags and
attributes go by their local names.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def kind_of(element: etree._Element) -> str:
    """The tag without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_of(element: etree._Element | None, kind: str) -> etree._Element | None:
    """The first child of a kind; None where there is none, or no element."""
    if element is None:
        return None
    return next((child for child in element if kind_of(child) == kind), None)


def attribute(element: etree._Element | None, name: str) -> str:
    """A w:… attribute; "" where it is not there."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def value_of(element: etree._Element | None, kind: str) -> str:
    """What a child of this kind says in w:val; "" where it is not there."""
    return attribute(child_of(element, kind), "val")


def number_in(text: str, otherwise: int) -> int:
    """A whole number of sane size, or another where the text is none."""
    is_number = text.isascii() and text.lstrip("-").isdigit() and len(text) < 8
    return int(text) if is_number else otherwise


def is_on(element: etree._Element | None, kind: str) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    found = child_of(element, kind)
    return found is not None and attribute(found, "val") not in ("0", "false", "off", "none")


_DELETED = frozenset({"del", "moveFrom", "delText", "instrText", "rt"})
_PROPERTIES = frozenset({"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"})


def printed_parts(element: etree._Element) -> Iterator[etree._Element]:
    """The children that are printed; of alternatives, the one for programs that know all."""
    for child in element:
        kind = kind_of(child)
        if kind == "AlternateContent":
            chosen = child_of(child, "Choice")
            chosen = child_of(child, "Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from printed_parts(chosen)
        elif kind and kind not in _DELETED and kind not in _PROPERTIES:
            yield child
