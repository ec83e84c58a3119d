"""Quotes that Word types where YAML has its own: «2» and “2” are part of the value, "2" is not."""

from __future__ import annotations

import re

# Fields whose value is a number, a day, a word of a list or a name for programs: no document has it in quotes.
NEVER_IN_QUOTES = frozenset(
    (
        *("ид", "номер", "номер-повторён", "карта", "пункт", "после", "реализует", "форма", "сноска", "сторона"),
        *("дата", "начало", "окончание", "проверено", "срок", "период", "читать-как", "архив", "уровень", "вид"),
        *("территория", "цель", "единица", "значение", "минут", "минуты", "вес", "исключить", "скрыть", "шаблон"),
        *("адрес", "связанные", "отчитывается", "действует-за"),
    )
)
OPENING = frozenset("«“„”‘‚‹")
_TYPED = re.compile("[«“„”‘‚‹][ \u00a0]*([^«»“”„‟‘’‚‹›\"'\\\\\n]*[^«»“”„‟‘’‚‹›\"'\\\\\\s])[ \u00a0]*[»”“‟’‘›]")


def without_typed_quotes(text: str) -> str:
    """What stands between the quotes of a text that is wholly in them; any other text as it is."""
    match = _TYPED.fullmatch(text) if text[:1] in OPENING else None
    return match[1] if match else text
