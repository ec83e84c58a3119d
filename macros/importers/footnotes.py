"""Footnotes: their texts below the table, their marks behind words of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from macros.importers.cleaning import clean, one_line

_NOTE = re.compile(r"(?P<mark>\*{1,5}|[¹²³⁴-⁹⁰]{1,3}|\d{1,2}\)(?=\s))\s*(?P<text>[^\s*].*)", re.DOTALL)
_MARK_AT_END = re.compile(r"(?P<text>.*?[^\s*¹²³⁴-⁹⁰])\s*(?P<mark>\*{1,5}|[¹²³⁴-⁹⁰]{1,3})(?P<stop>[.;,]?)", re.DOTALL)


def split_footnotes(texts: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Footnotes (mark → text) among the texts below a table, and the rest of the texts."""
    notes: dict[str, str] = {}
    rest: list[str] = []
    for text in texts:
        for line in clean(text).text.split("\n"):
            match = _NOTE.fullmatch(line)
            if match and match["mark"] not in notes and not match["mark"].endswith(")"):
                notes[match["mark"]] = one_line(match["text"])
            elif line:
                rest.append(line)
    return notes, tuple(rest)


def take_mark(text: str, marks: Iterable[str]) -> tuple[str, str]:
    """The text without a known footnote mark at its end, and the mark."""
    match = _MARK_AT_END.fullmatch(text)
    if match is None or match["mark"] not in set(marks):
        return text, ""
    return match["text"] + match["stop"], match["mark"]
