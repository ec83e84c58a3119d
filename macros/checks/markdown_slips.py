"""Checks `list-sign`, `link-signs`, `macro-signs`, `bold-signs` and `box-signs`: what only looks like one goes onto the
page as it was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.markdown_slips import bold_slips, box_slips, link_slips, list_slips, macro_slips

_MAX_TOLD = 100  # of one page
# Signs for which the usual hint would lead astray: the hint and the example (None: the usual one).
_LIST_HINTS: Mapping[str, tuple[str, str | None]] = {
    "level": (
        "сдвиньте подпункты на четыре пробела и начните каждый с «1. » или «- »: уровень покажет отступ",
        "1. Войти\n    1. Открыть страницу\n    2. Набрать пароль",
    ),
    "fixed": ("после знака списка стоит неразрывный пробел, так бывает в тексте из Word: наберите обычный", None),
}


def check_list_signs(subject: Subject) -> Iterator[Diagnostic]:
    """A list begins with «- » or «1. »: other signs leave all its lines in one paragraph.

    Fails::

        • паспорт
        • СНИЛС

    Passes::

        - паспорт
        - СНИЛС

    A reasonable person would not want this where dashes begin lines of speech: an empty line between them says so.
    """
    for each in subject.pages:
        first = (slip for slip in list_slips(each.words) if slip.first)
        for slip in islice(first, _MAX_TOLD):
            hint, example = _LIST_HINTS.get(slip.kind, (None, None))
            span = _span(each, slip.start, slip.end)
            yield tell("list-sign", each.file, span, hint=hint, example=example, sign=slip.sign)


def check_link_signs(subject: Subject) -> Iterator[Diagnostic]:
    """A link is «[слова](адрес)», without a gap, closed, its brackets in this order.

    Fails::

        [Вопросы] (faq.md)

    Passes::

        [Вопросы](faq.md)
    """
    for each in subject.pages:
        for slip in islice(link_slips(each.words, each.page.body), _MAX_TOLD):
            yield tell("link-signs", each.file, _span(each, slip.start, slip.end), what=slip.what, example=slip.meant)


def check_macro_signs(subject: Subject) -> Iterator[Diagnostic]:
    """A macro stands in two curly brackets, without a gap between them.

    Fails::

        { faq() }

    Passes::

        {{ faq() }}
    """
    for each in subject.pages:
        for slip in islice(macro_slips(each.words, each.page.body), _MAX_TOLD):
            yield tell("macro-signs", each.file, _span(each, slip.start, slip.end), example=slip.meant)


def check_bold_signs(subject: Subject) -> Iterator[Diagnostic]:
    """The stars of bold words stand right at the words.

    Fails::

        **Важно: **вход закрыт

    Passes::

        **Важно:** вход закрыт
    """
    for each in subject.pages:
        for slip in islice(bold_slips(each.words, each.page.body), _MAX_TOLD):
            yield tell("bold-signs", each.file, _span(each, slip.start, slip.end), example=slip.meant.strip())


def check_box_signs(subject: Subject) -> Iterator[Diagnostic]:
    """A box to tick is the sign «☐»: brackets stay brackets, on the site and on paper.

    Fails::

        - [ ] Назначить координатора

    Passes::

        - ☐ Назначить координатора
    """
    for each in subject.pages:
        for slip in islice(box_slips(each.words), _MAX_TOLD):
            yield tell("box-signs", each.file, _span(each, slip.start, slip.end), sign=slip.meant)


def _span(each: PageFile, start: int, end: int) -> Span:
    return Span.within(each.words, start, end, each.page.body_line)
