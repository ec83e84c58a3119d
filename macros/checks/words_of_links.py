"""Checks `link-words` and `picture-words`: what those hear who do not see the page, and all who look through its links.

A reader of the screen lists a page's links by their words and names a picture by its description (WCAG 2.4.4, 1.1.1).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import islice

from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

_MAX_TOLD = 100  # of one page
_LINK = re.compile(r"(?<![!\\])\[(?P<words>[^\[\]\n]{0,80})\]\((?P<target>[^()\s]+)")
_PICTURE = re.compile(r"!\[(?P<words>[^\[\]\n]{0,200})\]\(|(?P<tag><img\b(?![^>]*\balt\s*=)[^>]*>)")
# Words that say nothing of the place they lead to.
_EMPTY_WORDS = frozenset(
    (
        *(
            "здесь",
            "тут",
            "сюда",
            "туда",
            "там",
            "вот",
            "ссылка",
            "ссылке",
            "по ссылке",
            "по этой ссылке",
            "этой ссылке",
        ),
        *("эта ссылка", "подробнее", "подробно", "далее", "читать", "читать далее", "смотреть", "перейти", "перейдите"),
        *("нажмите", "нажать", "нажмите здесь", "открыть", "скачать", "link", "here"),
    )
)
_EMPTY_NAMES = re.compile(
    r"(?i)|(?:(?:картинк|рисун|изображени|фото|скриншот|снимок|image|img|picture|photo|screenshot)\w*"
    r"[\s_.№-]*\d*)|[\w .-]+\.(?:png|jpe?g|gif|webp|svg|bmp)"
)


def check_link_words(subject: Subject) -> Iterator[Diagnostic]:
    """The words of a link name the place it leads to.

    Fails::

        Порядок действий [здесь](instructions/vhod.md).

    Passes::

        Откройте [порядок действий](instructions/vhod.md).
    """
    titles = {each.page.path: each.page.meta.title for each in subject.pages}
    for each in subject.pages:
        yield from islice(_links(each, titles), _MAX_TOLD)


def check_picture_words(subject: Subject) -> Iterator[Diagnostic]:
    """A picture has a description in words.

    Fails::

        ![](vhod.png)  ![image1](vhod.png)

    Passes::

        ![Окно входа: поле для телефона и кнопка «Войти»](vhod.png)
    """
    for each in subject.pages:
        yield from islice(_pictures(each), _MAX_TOLD)


def _links(each: PageFile, titles: dict[str, str]) -> Iterator[Diagnostic]:
    for match in _LINK.finditer(each.words):
        words = match["words"].strip(" .,:;!*_«»").casefold()
        if words and words not in _EMPTY_WORDS:
            continue
        target = posixpath.normpath(
            posixpath.join(posixpath.dirname(each.page.path), match["target"].partition("#")[0])
        )
        example = f"[{titles.get(target) or 'Как войти в систему'}]({match['target']})"
        said = f" «{words}»" if words else " (их нет)"
        yield tell("link-words", each.file, _span(each, match), words=said, example=example)


def _pictures(each: PageFile) -> Iterator[Diagnostic]:
    for match in _PICTURE.finditer(each.words):
        words = (match["words"] or "").strip()
        if match["tag"] or _EMPTY_NAMES.fullmatch(words):
            said = f": «{words}» ничего о ней не говорит" if words else ""
            yield tell("picture-words", each.file, _span(each, match), words=said)


def _span(each: PageFile, match: re.Match[str]) -> Span:
    return Span.within(each.words, match.start(), match.end(), each.page.body_line)
