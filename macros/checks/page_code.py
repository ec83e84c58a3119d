"""Checks `fence-open` and `words-as-code`: what becomes code, or fails to, without anybody's wish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

_MAX_TOLD = 100  # of one page
# A sentence, or an item of a list, in Russian; «название: Карта» is a line of YAML.
_WORDS = re.compile(
    r"[ \t]*(?:(?:[-*•–—]|\d{1,3}[.)])[ \t]+)?"
    r"[«(„]?[А-ЯЁа-яё]+[,.»)]? [^\n={}<>$]*[а-яё][^\n={}<>$]*$"
)


def check_fences(subject: Subject) -> Iterator[Diagnostic]:
    """A fence around code is closed.

    Fails::

        ```
        python3 run.py check

    Passes::

        ```
        python3 run.py check
        ```
    """
    for each in subject.pages:
        if each.text.open_fence:
            span = _span(each, *each.text.open_fence)
            yield tell("fence-open", each.file, span, sign=each.page.body[slice(*each.text.open_fence)])


def check_words_as_code(subject: Subject) -> Iterator[Diagnostic]:
    """Four spaces before a line make code of it: that is no way to begin a paragraph.

    Fails::

            Ученики входят через портал.

    Passes::

        Ученики входят через портал.

    A reasonable person would not want this for a sample in Russian: that goes between lines of «```».
    """
    for each in subject.pages:
        found = (stretch for stretch in each.text.indented if _first_line(each, stretch))
        for start, _ in islice(found, _MAX_TOLD):
            yield tell("words-as-code", each.file, _span(each, start, each.page.body.find("\n", start)))


def _first_line(each: PageFile, stretch: tuple[int, int]) -> re.Match[str] | None:
    return _WORDS.match(each.page.body[slice(*stretch)].split("\n", 1)[0])


def _span(each: PageFile, start: int, end: int) -> Span:
    return Span.within(each.page.body, start, end if end >= 0 else len(each.page.body), each.page.body_line)
