"""Finds the texts in finished HTML that may hold a link more.

Tags are told from text, and nothing else is read: the standard parser takes four times as long, and every page of a
thousand roadmaps goes through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Where a word is no place for a link, or belongs to the page's frame. Tables' heads and labels are controls or names.
_CLOSED = frozenset(
    [
        *("a", "abbr", "button", "code", "pre", "kbd", "samp", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend"),
        *("mark", "math", "nav", "option", "script", "select", "style", "sub", "summary", "sup", "svg", "textarea"),
        *("th", "time", "title", "template"),
    ]
)
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_PLAIN = "data-mt-plain"  # an element that asks to be left alone

# A comment, a tag with its attributes, or one that never ends: that takes the rest of the page.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*+(?:>|\Z)"
    r"|<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>(?:[^>\"'/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+)"
    r"(?:(?P<empty>/)?>|[^>]*+(?:>|\Z))",
    re.DOTALL,
)


def open_texts(html: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches of text that may hold a mark: start, end, and whether a section began before it."""
    closed: list[str] = []  # open elements from the first closed one inwards
    new_section = False
    end = 0
    for tag in _tags(html):
        if tag.start() > end and not closed and not html[end : tag.start()].isspace():
            yield end, tag.start(), new_section
            new_section = False
        end = tag.end()
        name = (tag["name"] or "").lower()
        if tag["slash"]:
            _leave(closed, name)
        elif name:
            new_section = new_section or name == "h2"
            if name not in _VOID and not tag["empty"] and (closed or name in _CLOSED or _PLAIN in tag["rest"]):
                closed.append(name)
    if not closed and not html[end:].isspace():
        yield end, len(html), new_section


def _leave(closed: list[str], name: str) -> None:
    """An element that HTML lets stand unclosed (p, li) ends with the one around it."""
    while name in closed:
        if closed.pop() == name:
            return


def _tags(html: str) -> Iterator[re.Match[str]]:
    """Tags and comments in order; what begins like one and never ends makes the rest of the page one of them."""
    at = html.find("<")
    while at >= 0:
        tag = _TAG.match(html, at)
        if tag is not None:
            yield tag
            at = html.find("<", tag.end())
        else:  # «a < b» is text
            at = html.find("<", at + 1)
