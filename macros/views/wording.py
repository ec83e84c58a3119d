"""Russian words for numbers and days: plurals and dates as a person writes them.

Numbers keep to their words by a non-breaking space, so that a line never ends with a lonely figure.
"""

from __future__ import annotations

from datetime import date

from macros.terms import MONTH_GENITIVES

NBSP = "\u00a0"

MEASURES = ("мероприятие", "мероприятия", "мероприятий")
RESULTS = ("результат", "результата", "результатов")
SECTIONS = ("раздел", "раздела", "разделов")
STEPS = ("шаг", "шага", "шагов")
MINUTES = ("минута", "минуты", "минут")
MATERIALS = ("материал", "материала", "материалов")


def plural(number: int, forms: tuple[str, str, str]) -> str:
    """The form that goes with the number: 1 мероприятие, 2 мероприятия, 5 мероприятий."""
    one, few, many = forms
    tail = abs(number) % 100
    if 10 < tail < 20:
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(tail % 10, many)


TAKES_PART = "За эти мероприятия отвечают другие; здесь отмечают участие."


def taking_part(roadmap: str) -> str:
    """What the measures of a roadmap are called that somebody only takes part in."""
    return f"{roadmap} – участие"


def counted(number: int, forms: tuple[str, str, str]) -> str:
    """Number and word: «5 мероприятий»."""
    return f"{number}{NBSP}{plural(number, forms)}"


def long_date(day: date) -> str:
    """«1 марта 2025 г.»."""
    return f"{day.day}{NBSP}{MONTH_GENITIVES[day.month - 1]} {day.year}{NBSP}г."


def short_date(day: date) -> str:
    """«01.03.2025»."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """The text in «ёлочки», its own quotation marks turned into „лапки“."""
    return f"«{text.replace('«', '„').replace('»', '“')}»"


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in case, spaces and punctuation only."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
