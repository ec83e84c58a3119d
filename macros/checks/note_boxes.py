"""Checks `note-signs` and `note-words`: a note box has a first line that opens it, and its words inside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.note_boxes import empty_notes, note_slips

_MAX_TOLD = 100  # of one page


def check_note_signs(subject: Subject) -> Iterator[Diagnostic]:
    """A box begins with «!!!», a kind in Latin letters and, if it has one, a title in straight quotes.

    Fails::

        !!! Важно: вход закрыт

    Passes::

        !!! important "Важно: вход закрыт"

    A kind that there is none of is told where the page's classes are judged: that page would not be published.
    """
    for each in subject.pages:
        slips = (slip for slip in note_slips(each.words) if not slip.foreign)
        for slip in islice(slips, _MAX_TOLD):
            what = "рамок, которые разворачиваются, нет" if slip.folded else "рамки не выйдет"
            span = Span.within(each.words, slip.start, slip.end, each.page.body_line)
            yield tell("note-signs", each.file, span, what=what, example=f"{slip.meant}\n    Слова в рамке.")


def check_note_words(subject: Subject) -> Iterator[Diagnostic]:
    """The words of a box are moved in by four spaces.

    Fails::

        !!! tip
        Пароль хранят в сейфе.

    Passes::

        !!! tip
            Пароль хранят в сейфе.
    """
    for each in subject.pages:
        for note in islice(empty_notes(each.words), _MAX_TOLD):
            span = Span.within(each.words, note.start, note.end, each.page.body_line)
            yield tell("note-words", each.file, span, spaces=note.indent)
