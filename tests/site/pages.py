"""Reads built HTML the way a browser does: ids, links, texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class BuiltPage:
    """What one document holds."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)  # what the browser fetches by itself
    headings: list[int] = field(default_factory=list)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = BuiltPage()
        self._words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.page.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        if tag in {"script", "img", "iframe", "source"} and "src" in values:
            self.page.loads.append(values["src"])
        if tag == "link" and values.get("rel") in {"stylesheet", "icon", "preload", "preconnect"}:
            self.page.loads.append(values["href"])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append(int(tag[1]))
        self._silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self.page.text = " ".join(" ".join(self._words).split())


@lru_cache(maxsize=512)
def read_page(path: Path) -> BuiltPage:
    """The document at `path`."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.page


def html_pages(site: Path) -> list[Path]:
    """Every page of the site but the one for lost addresses, whose links are absolute."""
    return [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


def unlike_pages(site: Path) -> list[Path]:
    """The pages, and a few of those that are many and of one make: one in ten of the manual of messages, one in three
    of the parties and of the manual of macros."""
    pages = html_pages(site)
    left_out: set[Path] = set()
    for folder, one_in in (("editors/errors", 10), ("editors/macros", 3), ("parties", 3)):
        alike = [path for path in pages if path.is_relative_to(site / folder)]
        left_out |= set(alike).difference(alike[::one_in])
    return [path for path in pages if path not in left_out]
