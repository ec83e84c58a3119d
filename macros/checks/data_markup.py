"""Checks `markup-in-data` and `list-in-data`: what pages make bold, links and lists of stays signs in data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.data_markup import MarkupKind, data_markup

_HINTS: Mapping[MarkupKind, str] = {
    MarkupKind.BOLD: "уберите знаки: в данных слова не выделяют",
    MarkupKind.LINK: "напишите слова, а за ними адрес, как он есть: ссылкой его сделает сайт",
    MarkupKind.TAG: "уберите его: новый абзац – это новая строка с «- » в этом поле",
    MarkupKind.CODE: "уберите обратные апострофы или возьмите слова в «ёлочки»",
}


def check_data_markup(text: str, file: str) -> Iterator[Diagnostic]:
    """The texts of a YAML file are plain words.

    Fails::

        ответ:
          - "**Важно:** откройте [портал](https://myschool.edu.ru)"

    Passes::

        ответ:
          - "Важно: откройте портал https://myschool.edu.ru"
    """
    for each in data_markup(text):
        span = Span.within(text, each.start, each.end)
        if each.kind is MarkupKind.ITEM:
            yield tell("list-in-data", file, span, sign=each.sign)
        else:
            hint = _HINTS[each.kind]
            yield tell("markup-in-data", file, span, sign=_short(each.sign), hint=hint, example=each.meant or None)


def _short(sign: str) -> str:
    return sign if len(sign) <= 60 else f"{sign[:59]}…"
