"""Mends what Material for MkDocs 9.8.1 writes outside of any block that a theme of ours could replace."""

from __future__ import annotations

import re

# A checkbox has nothing to complete; the standard forbids the attribute there.
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def valid_markup(document: str) -> str:
    """The document without the attributes that a validator refuses."""
    return _TOGGLE.sub(r"\1", document)
