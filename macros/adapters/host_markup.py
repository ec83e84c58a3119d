"""Mends what Material for MkDocs 9.8.1 writes outside of any block that a theme of ours could replace.

Its frame is a fifth of a page's weight, a good part of that indents, empty lines and letters written as numbers.
"""

from __future__ import annotations

import re

# A checkbox has nothing to complete; the standard forbids the attribute there.
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_INDENTS = " \t\r"
_ESCAPED = re.compile(r"\\(?:u(04[0-9a-f]{2})|.)")  # within the settings of the theme's script


def valid_markup(document: str) -> str:
    """The document without the attributes that a validator refuses, its frame without indents and empty lines.

    What stands in <article> is the page's own, and stays as it is.
    """
    start, end = document.find("<article"), document.rfind("</article>")
    if start < 0:
        return document
    return f"{_lean(document[:start])}\n{document[start:end]}{_lean(document[end:])}\n"


def _lean(frame: str) -> str:
    lines = (line.strip(_INDENTS) for line in _TOGGLE.sub(r"\1", frame).split("\n"))
    return _ESCAPED.sub(_as_letter, "\n".join(filter(None, lines)))


def _as_letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16)) if escaped[1] else escaped[0]
