"""Markup that another generator's Markdown passes through as it is."""

from __future__ import annotations

import re

_EMPTY_LINES = re.compile(r"\n\s*\n+")
_MARKDOWN_SIGNS = re.compile(r"[*_`\[\]]")


def plain_block(html: str) -> str:
    """One block of raw HTML: an empty line would end it."""
    return _EMPTY_LINES.sub("\n", html.strip())


def plain_inline(html: str) -> str:
    """Raw HTML inside a sentence, kept clear of Markdown's own signs and line ends."""
    return _MARKDOWN_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(html.split()))
