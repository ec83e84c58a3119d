"""Finds in a page's source what was found in its HTML: the fault has been proved, the place is the likely one."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from html.entities import html5

from macros.checks.markup.reading import Fault
from macros.diagnostics import Span
from macros.model.page import Page
from macros.sources.markdown_text import blank_code

_LONGEST = 200  # characters of an address that are looked for
_NAMES: defaultdict[str, list[str]] = defaultdict(list)
for _name, _text in html5.items():
    if len(_text) == 1 and _text.isascii():
        _NAMES[_text].append(_name)


class Finder:
    """Answers where in the page a fault stands; the second fault with the same words is sought behind the first."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._seen: defaultdict[str, int] = defaultdict(int)

    @cached_property
    def _body(self) -> str:
        """Without code. Few pages have a fault."""
        return blank_code(self._page.body)

    def span(self, fault: Fault) -> Span:
        """The place of the fault in the file; the page's first line where nothing like it is written."""
        found = self._find(fault.needle)
        if found is None:
            return Span(self._page.body_line, 1, 2)
        return Span.within(self._body, *found, self._page.body_line)

    def _find(self, needle: str) -> tuple[int, int] | None:
        if not needle.strip():
            return None
        pattern = re.compile(_pattern(needle[:_LONGEST]), re.IGNORECASE)
        match = pattern.search(self._body, self._seen[needle]) or pattern.search(self._body)
        if match is None:
            return None
        self._seen[needle] = match.end()
        return match.span()


def _pattern(needle: str) -> str:
    """The needle as a whole word, where it is one; each sign may be written as an entity («&#106;», «&colon;»)."""
    before = r"(?<![\w-])" if needle[0].isalnum() else ""
    after = r"(?![\w-])" if needle[-1].isalnum() else ""
    return before + "".join(_sign(sign) for sign in needle) + after


def _sign(sign: str) -> str:
    named = "".join(f"|&{name}" for name in _NAMES.get(sign, ()))
    return f"(?:{re.escape(sign)}|&#0*{ord(sign)};?|&#x0*{ord(sign):x};?{named})"
