"""Mends what Material for MkDocs 9.8.1 writes outside of any block that a theme of ours could replace.

Its frame is a fifth of a page's weight, a good part of that indents, empty lines and letters written as numbers.
"""

from __future__ import annotations

import re

# A checkbox has nothing to complete; the standard forbids the attribute there.
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_LINE_ENDS = re.compile(r"[ \t]*\n\s*")
_CYRILLIC = re.compile(r"(?<!\\)\\u(04[0-9a-f]{2})")  # within the settings of the theme's script


def valid_markup(document: str) -> str:
    """The document without the attributes that a validator refuses, its frame without indents and empty lines.

    What stands in <article> is the page's own, and stays as it is.
    """
    start, end = document.find("<article"), document.rfind("</article>")
    if start < 0:
        return document
    return _lean(document[:start]) + document[start:end] + _lean(document[end:])


def _lean(frame: str) -> str:
    frame = _LINE_ENDS.sub("\n", _TOGGLE.sub(r"\1", frame))
    return _CYRILLIC.sub(lambda found: chr(int(found[1], 16)), frame).lstrip()
