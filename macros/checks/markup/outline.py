"""What of finished HTML other checks ask for: the places that can be linked to, and the links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Outline:
    """The ids of a piece of HTML in order, repeated ones too, and the targets of its links."""

    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name == "href" and value and tag == "a":
                self.links.append(value)


@lru_cache(maxsize=256)  # a preview looks at the same pages after every save
def outline_of(html: str) -> Outline:
    """The outline of `html`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Outline(tuple(reader.ids), tuple(reader.links))
