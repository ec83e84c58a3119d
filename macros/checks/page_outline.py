"""Checks `heading-level`, `heading-ruled`, `heading-bold`, `note-without-text` and `note-unused`: a page's headings are
headings and nest, its notes are written and used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

_HEADING = re.compile(r"(?m)^(?P<signs>#{1,6})(?P<title>[^#\n].*)$|^(?P<macro>.*\{\{)")
# Python-Markdown takes the first line of a block for one when the second is nothing but this.
_RULED = re.compile(r"(?:\A|\n[ \t]*\n)(?P<title>[^\n|]+)\n(?:=+|-+)[ ]*(?=\n|\Z)")
_BOLD = re.compile(
    r"(?:\A|\n[ \t]*\n)(?P<title>(?P<stars>\*\*|__)(?P<words>[^*_\n]{1,80}[^*_\n.,:;!?…])(?P=stars))"
    r"[ ]*(?=\n[ \t]*\n[ ]{0,3}[^\s#])"
)
_MAX_TOLD = 100  # of one page
_NOTE = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\s]+)\]")
_NOTE_TEXT = re.compile(r"(?m)^[ ]{0,3}(?P<sign>\[\^(?P<name>[^\]\n]+)\]):")


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


def check_ruled_headings(subject: Subject) -> Iterator[Diagnostic]:
    """A line of «---» or «===» right below words makes a heading of them; headings are written with «#».

    Fails::

        Слова абзаца.
        ---

    Passes::

        Слова абзаца.

        ---
    """
    for each in subject.pages:
        for match in islice(_RULED.finditer(each.words), _MAX_TOLD):
            if match["title"].strip():  # else that is code
                yield tell("heading-ruled", each.file, _title(each, match))


def check_bold_headings(subject: Subject) -> Iterator[Diagnostic]:
    """What is a paragraph of bold words only, without a stop, was to be a heading.

    Fails::

        **Как войти**

        Откройте портал.

    Passes::

        ## Как войти

        Откройте портал.

    A reasonable person would not want this for a call: «**Вход закрыт!**» passes.
    """
    for each in subject.pages:
        for match in islice(_BOLD.finditer(each.words), _MAX_TOLD):
            example = f"## {match['words']}"
            yield tell("heading-bold", each.file, _title(each, match), example=example)


def _title(each: PageFile, match: re.Match[str]) -> Span:
    return Span.within(each.words, *match.span("title"), each.page.body_line)


def check_notes(subject: Subject) -> Iterator[Diagnostic]:
    """Each mark of a note has its text on the same page, and each text its mark.

    Fails::

        Войти можно с 1 сентября[^1].

    Passes::

        Войти можно с 1 сентября[^1].

        [^1]: Приказ министерства.
    """
    for each in subject.pages:
        if "[^" in each.words:
            yield from _notes(each)


def _notes(each: PageFile) -> Iterator[Diagnostic]:
    texts = {match["name"]: match for match in _NOTE_TEXT.finditer(each.words)}
    begins = {match.start("sign") for match in texts.values()}
    marks = [match for match in _NOTE.finditer(each.words) if match.start() not in begins]
    used = {match["name"] for match in marks}
    unwritten = [("note-without-text", match) for match in marks if match["name"] not in texts]
    unused = [("note-unused", match) for name, match in texts.items() if name not in used]
    for code, match in unwritten + unused:
        sign = "sign" if code == "note-unused" else 0
        span = Span.within(each.words, match.start(sign), match.end(sign), each.page.body_line)
        yield tell(code, each.file, span, mark=match["name"])
