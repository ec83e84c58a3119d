"""Short words for days and months: what fits beside a mark on a phone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from macros.terms import MONTH_GENITIVES, MONTH_NAMES
from macros.views.wording import NBSP

MONTHS_SHORT = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
DAYS_MONTHS_SHORT = [*MONTHS_SHORT[:4], "мая", *MONTHS_SHORT[5:]]  # «31 мая»: a short word, but not «31 май»
QUARTERS = ("I", "II", "III", "IV")

_SPACES = re.compile(rf"[^\S{NBSP}]+")
_PREPOSITION = 3  # letters: a cut text does not end with «по» or «и»


def day_words(day: date, with_year: bool) -> str:
    """«1 марта», «1 марта 2025»."""
    words = f"{day.day}{NBSP}{MONTH_GENITIVES[day.month - 1]}"
    return f"{words}{NBSP}{day.year}" if with_year else words


def span_words(start: date, end: date, with_years: bool) -> str:
    """«24–25 октября», «31 окт – 29 дек», «ноябрь», «сентябрь – декабрь»; with years «сен – ноя 2024»."""
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _month_words(start, end, with_years)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end, with_years)}"
    return f"{_short_day(start, with_years)} –{NBSP}{_short_day(end, with_years)}"


def _month_words(start: date, end: date, with_years: bool) -> str:
    if not with_years:
        first, last = MONTH_NAMES[start.month - 1], MONTH_NAMES[end.month - 1]
        return first if (start.year, start.month) == (end.year, end.month) else f"{first} –{NBSP}{last}"
    if start.year != end.year:
        return f"{_short_month(start)} –{NBSP}{_short_month(end)}"
    if start.month == end.month:
        return f"{MONTH_NAMES[start.month - 1]}{NBSP}{end.year}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}{NBSP}год"
    return f"{MONTHS_SHORT[start.month - 1]} –{NBSP}{_short_month(end)}"


def _short_month(day: date) -> str:
    return f"{MONTHS_SHORT[day.month - 1]}{NBSP}{day.year}"


def _short_day(day: date, with_years: bool) -> str:
    return f"{day:%d.%m}.{day.year:04d}" if with_years else f"{day.day}{NBSP}{DAYS_MONTHS_SHORT[day.month - 1]}"


def period_words(start: date, end: date, has_years: bool) -> str:
    """The months shown, in full: «сентябрь – декабрь 2024 года», «сентябрь – декабрь»."""
    first, last = MONTH_NAMES[start.month - 1], MONTH_NAMES[end.month - 1]
    if not has_years:
        return first if first == last else f"{first} – {last}"
    if start.year == end.year:
        months = first if first == last else f"{first} – {last}"
        return f"{months} {end.year}{NBSP}года"
    return f"{first} {start.year} – {last} {end.year}{NBSP}года"


def shortened(text: str, longest: int) -> str:
    """The text, cut at a space and marked «…» where it is longer than `longest` letters."""
    plain = _SPACES.sub(" ", text).strip()
    if len(plain) <= longest:
        return plain
    words = plain[:longest].split(" ")[:-1] or [plain[: longest - 1]]
    while len(words) > 1 and len(words[-1].strip(" ,;:–—-(")) <= _PREPOSITION:
        words.pop()
    return f"{' '.join(words).rstrip(' ,;:–—-(')}…"
