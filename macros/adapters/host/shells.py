"""Page shells: the theme draws one page of each sort, and thousands of generated pages are poured into it.

A full theme render costs tens of milliseconds a page, a shell fill costs microseconds. The host is given one stub page
for each shell; its output is cut at marker words and never written.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

from macros.adapters.host.fingerprints import lead_to_styles
from macros.site import GeneratedPage, Shell

# Plain letters: they pass through every filter of the theme unchanged, and no text contains them.
_TITLE = "mtshelltitlemarker"
_DESCRIPTION = "mtshelldescriptionmarker"
_BODY = "mtshellbodymarker"
_FOLDER = "mtshell"


def stub_path(shell: Shell) -> str:
    """The source path of the shell's stub page, at the right depth: «roadmaps/mtshell/index.md»."""
    return "/".join([shell.section, *[_FOLDER] * (shell.depth - 1), "index.md"])


def stub_meta() -> dict[str, object]:
    """The stub's metadata: the markers, and no place in the search index."""
    return {"title": _TITLE, "description": _DESCRIPTION, "search": {"exclude": True}, "hide": ["navigation", "toc"]}


# What the stub shows: the theme adds a heading of its own to a page without h1.
STUB_CONTENT = f"<h1>{_BODY}</h1>"


@dataclass(frozen=True, slots=True)
class ShellTemplate:
    """A rendered shell, cut into literal pieces and the names of what goes between them."""

    pieces: tuple[tuple[str, str], ...]  # (text before, slot); the last slot is ""

    @classmethod
    def cut(cls, output: str, shell: Shell) -> ShellTemplate:
        """Cut the theme's output at the markers."""
        stub_url = stub_path(shell).removesuffix("index.md")
        slots = {_TITLE: "title", _DESCRIPTION: "description", stub_url: "url", STUB_CONTENT: "body"}
        pieces: list[tuple[str, str]] = []
        rest = output
        while found := [(rest.find(mark), mark) for mark in slots if mark in rest]:
            at, mark = min(found)
            pieces.append((rest[:at], slots[mark]))
            rest = rest[at + len(mark) :]
        missing = {"title", "body"} - {slot for _, slot in pieces}
        if missing:
            raise ValueError(f"the theme lost {sorted(missing)} of the shell {shell}")
        return cls((*pieces, (rest, "")))

    def with_styles(self, address: str) -> ShellTemplate:
        """The same shell, its styles at this address."""
        return ShellTemplate(tuple((lead_to_styles(text, address), slot) for text, slot in self.pieces))

    def fill(self, page: GeneratedPage) -> str:
        """The whole document of one generated page."""
        values = {
            "title": html.escape(page.title),
            "description": html.escape(page.description),
            "url": page.url,
            "body": page.body,
            "": "",
        }
        # Joined, never added: markup escapes what is added to it.
        return "".join(part for text, slot in self.pieces for part in (text, values[slot]))
