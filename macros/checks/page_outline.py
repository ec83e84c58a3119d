"""Checks `heading-level` and `note-without-text`: a page's headings nest, and its notes are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

_HEADING = re.compile(r"(?m)^(?P<signs>#{1,6})(?P<title>[^#\n].*)$|^(?P<macro>.*\{\{)")
_NOTE = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\s]+)\]")
_NOTE_TEXT = re.compile(r"(?m)^[ ]{0,3}\[\^(?P<name>[^\]\n]+)\]:")


def check_headings(subject: Subject) -> Iterator[Diagnostic]:
    """Below the page's title come headings of two signs, below those of three: the contents and those who hear the
    page are led by them.

    Fails::

        ## Вход
        #### Пароль

    Passes::

        ## Вход
        ### Пароль

    What follows a macro may be of any level, for the macro brings headings of its own.
    """
    for each in subject.pages:
        yield from _headings(each)


def _headings(each: PageFile) -> Iterator[Diagnostic]:
    deepest, titles = 2, 0
    for match in _HEADING.finditer(each.words):
        if match["macro"]:
            deepest = 6
            continue
        level = len(match["signs"])
        titles += level == 1
        span = Span.within(each.words, match.start("signs"), match.end("signs"), each.page.body_line)
        if level == 1 and titles > 1:
            what, right = "на странице уже есть заголовок с одним знаком «#»", 2
        elif level > deepest:
            what, right = f"пропущен уровень: за «{'#' * (deepest - 1)}» идёт «{match['signs']}»", deepest
        else:
            what, right = "", level
        if what:
            example = f"{'#' * right} {match['title'].strip()}"
            yield tell("heading-level", each.file, span, what=what, example=example)
        deepest = max(level, right) + 1


def check_notes(subject: Subject) -> Iterator[Diagnostic]:
    """Each mark of a note has its text on the same page.

    Fails::

        Войти можно с 1 сентября[^1].

    Passes::

        Войти можно с 1 сентября[^1].

        [^1]: Приказ министерства.
    """
    for each in subject.pages:
        if "[^" not in each.words:
            continue
        written = {match["name"] for match in _NOTE_TEXT.finditer(each.words)}
        for match in _NOTE.finditer(each.words):
            if match["name"] not in written:
                span = Span.within(each.words, match.start(), match.end(), each.page.body_line)
                yield tell("note-without-text", each.file, span, mark=match["name"])
