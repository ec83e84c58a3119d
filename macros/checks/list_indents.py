"""Check `list-indent`: what belongs inside an item of a list leaves it when too few spaces stand before it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.list_indents import short_indents

_MAX_TOLD = 100  # of one page


def check_list_indents(subject: Subject) -> Iterator[Diagnostic]:
    """A level of a list is four spaces, and so are further paragraphs of an item.

    Fails::

        1. Войти
          - набрать пароль

    Passes::

        1. Войти
            - набрать пароль

    A reasonable person would not want this for a new paragraph that follows a list: there the spaces go away.
    """
    for each in subject.pages:
        told = 0
        for slip in short_indents(each.words):
            if slip.first and told < _MAX_TOLD:
                told += 1
                end = each.words.find("\n", slip.end)
                end = len(each.words) if end < 0 else end
                what = "подпункт встанет вровень с пунктами" if slip.item else "абзац встанет вне пункта"
                span = Span.within(each.words, slip.start, end, each.page.body_line)
                yield tell("list-indent", each.file, span, what=what, spaces=slip.meant)
