"""Check `file-reserved`: files among the materials that stand where the site puts its own."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

# Beginning of the path below docs/ → whose place it is.
_FOLDERS = {
    "search/": "здесь лежит указатель поиска",
    "api/": "здесь лежат открытые данные",
    "calendar/": "здесь лежат календари для подписки",
    "templates/": "такую папку программа MkDocs не публикует",
    "editors/errors/": "здесь лежит справочник сообщений",
    "assets/javascripts/": "здесь лежат части темы",
    "assets/stylesheets/": "здесь лежат части темы",
    "assets/images/": "здесь лежат части темы",
    "assets/fonts/": "здесь лежат шрифты",
    "assets/metodichka": "здесь лежат стили и сценарии сайта",
    **{
        f"files/{sort}-": "здесь лежат листы для печати"
        for sort in ("roadmap", "role", "instruction", "speech", "form")
    },
}
_FILES = {
    "404.md": "это страница для адресов, которых нет",
    "changes.md": "это страница «Что изменилось»",
    "changes/index.md": "это страница «Что изменилось»",
    "coverage.md": "это страница «Кто выполняет»",
    "coverage/index.md": "это страница «Кто выполняет»",
    "sitemap.md": "это карта сайта для поисковых систем",
}


def check_reserved_places(subject: Subject) -> Iterator[Diagnostic]:
    """The materials have folders of their own, and the site has its.

    Fails::

        docs/search/index.md, docs/404.md, docs/assets/stylesheets/main.css

    Passes::

        docs/poisk/index.md, docs/pictures/shema.png
    """
    for path in sorted(subject.paths | subject.sources):
        plain = normalize("NFC", path).casefold()
        reason = _FILES.get(plain) or next((why for start, why in _FOLDERS.items() if plain.startswith(start)), "")
        if reason:
            yield tell("file-reserved", f"docs/{path}", Span(1, 1, 2), reason=reason)
