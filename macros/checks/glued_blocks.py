"""Check `glued-block`: Markdown shows a list or a table as plain words where no empty line stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}\.)[ \t]+\S")
_RULER = re.compile(r"[ ]{0,3}\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-*:?[ ]*)+$")
# What opens something else than a paragraph: an item, a heading, a quote, an element, a note, a definition, a table.
_NO_WORDS = re.compile(r"[ ]{0,3}(?:[-*+][ \t]|\d{1,9}\.[ \t]|#|>|<|!!!|:[ ]|\[\^|\*\[|\|)|[ ]{4}|\t")


def check_glued_blocks(subject: Subject) -> Iterator[Diagnostic]:
    """A list and a table begin after an empty line.

    Fails::

        Понадобится:
        - паспорт

    Passes::

        Понадобится:

        - паспорт

    A reasonable person would not want this where a dash begins a line of speech: there the dash is «–».
    """
    for each in subject.pages:
        yield from _glued(each)


def _glued(each: PageFile) -> Iterator[Diagnostic]:
    """One remark for each paragraph that a list or a table runs into."""
    lines = each.words.split("\n")
    words = False  # whether the paragraph that goes on here began with words
    for row, line in enumerate(lines):
        if not line.strip():
            words = False
        elif row == 0 or not lines[row - 1].strip() or lines[row - 1].lstrip().startswith("#"):
            words = not _NO_WORDS.match(line) and not _is_header(lines, row)
        elif words and (what := _opened(lines, row)):
            yield tell("glued-block", each.file, Span(each.page.body_line + row, 1, len(line) + 1), what=what)
            words = False


def _opened(lines: list[str], row: int) -> str:
    if _ITEM.match(lines[row]):
        return "списком"
    return "таблицей" if _is_header(lines, row) else ""


def _is_header(lines: list[str], row: int) -> bool:
    return "|" in lines[row] and row + 1 < len(lines) and _RULER.match(lines[row + 1]) is not None
