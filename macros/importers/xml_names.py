"""Elements of office XML by their short names: the transitional and the strict dialect differ in namespaces only."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET


def local(element: ET.Element) -> str:
    """«p» for «{http://…}p»."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: ET.Element | None, name: str) -> str:
    """The attribute's value by its short name, or nothing."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def children(element: ET.Element | None, name: str) -> Iterator[ET.Element]:
    """Direct children of this short name."""
    return (child for child in (element if element is not None else ()) if local(child) == name)


def child(element: ET.Element | None, *path: str) -> ET.Element | None:
    """The first child along the path of short names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: ET.Element | None, *path: str) -> str:
    """The «val» of the element at the path."""
    return attribute(child(element, *path), "val")


def whole(text: str, default: int) -> int:
    """A whole number written in an attribute, or the default."""
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 9 else default
