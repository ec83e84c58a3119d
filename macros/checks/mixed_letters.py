"""Check `mixed-letters`: Latin letters that look like Russian ones, in data and on pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.mixed_letters import MixedWord, mixed_words

_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")
CODE = "mixed-letters"


def check_mixed_letters(text: str, file: str) -> Iterator[Diagnostic]:
    """The texts of a YAML file are typed in Russian letters.

    Fails::

        название: Открыть дocтуп   # o and c are Latin

    Passes::

        название: Открыть доступ
    """
    found = tuple(mixed_words(text))
    comments = [match.span() for match in _COMMENT.finditer(text)] if found else []
    for word in found:
        if not any(start <= word.start < end for start, end in comments):
            yield _told(word, file, Span.within(text, word.start, word.end))


def check_mixed_pages(subject: Subject) -> Iterator[Diagnostic]:
    """A page is typed in Russian letters, its title and description too.

    Fails::

        Войдите c телефона   # the preposition is Latin

    Passes::

        Войдите с телефона
    """
    for each in subject.pages:
        for field, text in (("название", each.page.meta.title), ("описание", each.page.meta.description)):
            for word in mixed_words(text):
                yield _told(word, each.file, each.places.span((field,)))
        for word in mixed_words(each.words):
            yield _told(word, each.file, Span.within(each.words, word.start, word.end, each.page.body_line))


def said_once(found: Collection[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found without the letters of words of which something else is said: «такого органа нет в реестре»."""
    mixed = {(each.file, each.span.line) for each in found if each.code == CODE}
    others = [each for each in found if each.code != CODE and (each.file, each.span.line) in mixed] if mixed else []
    for each in found:
        if each.code != CODE or not any(_covers(other, each) for other in others):
            yield each


def _covers(other: Diagnostic, word: Diagnostic) -> bool:
    same_line = (other.file, other.span.line) == (word.file, word.span.line)
    return same_line and other.span.column < word.span.end_column and word.span.column < other.span.end_column


def _told(word: MixedWord, file: str, span: Span) -> Diagnostic:
    latin = ", ".join(dict.fromkeys(a for a, b in zip(word.word, word.meant, strict=True) if a != b))
    return tell(CODE, file, span, word=word.word, latin=latin, example=word.meant)
