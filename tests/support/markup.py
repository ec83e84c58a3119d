"""Looks at HTML as a browser would: balanced tags, unique ids, references that lead somewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"input", "br", "img", "hr", "meta", "link"})


@dataclass
class Element:
    """A tag with its attributes and the text under it."""

    tag: str
    attributes: dict[str, str | None]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text under it, spaces made one."""
        return " ".join("".join(self.pieces).split())


class Markup(HTMLParser):
    """All elements of a piece of HTML, in document order; `faults` says what is not well-formed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{element.tag}> is not closed" for element in self._open]
        self.faults += [f"id {name} is there {n} times" for name, n in Counter(self.ids).items() if n > 1]
        self.faults += [f"{name} leads to no element" for name in self.references() if name not in self.ids]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        doubled = [name for name, n in Counter(name for name, _ in attrs).items() if n > 1]
        self.faults += [f"<{tag}> has {name} twice" for name in doubled]
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element."""
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text belongs to all elements around it."""
        for element in self._open:
            element.pieces.append(data)

    @property
    def ids(self) -> list[str]:
        """All ids."""
        return [value for e in self.elements if (value := e.attributes.get("id"))]

    def references(self) -> list[str]:
        """The ids that labels, descriptions and links within the page point at."""
        found: list[str] = []
        for element in self.elements:
            for name in ("for", "aria-labelledby", "aria-describedby"):
                found += (element.attributes.get(name) or "").split()
            href = element.attributes.get("href") or ""
            found += [href[1:]] if href.startswith("#") else []
        return found

    def all(self, tag: str) -> list[Element]:
        """The elements with this tag."""
        return [element for element in self.elements if element.tag == tag]
