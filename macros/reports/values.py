"""Days and numbers as people type them into a table: as a real date, as its serial number, as words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from macros.model.dates import parse_date, why_no_date
from macros.model.targets import NUMBER, decimal_of
from macros.terms import TermContext, TermKind, parse_term


@dataclass(frozen=True, slots=True)
class DayReading:
    """`doubt` says in Russian what is wrong or was guessed; without a day the text is no date at all."""

    day: date | None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number with the doubt that goes with it."""

    number: Decimal | None
    doubt: str = ""


# A spreadsheet counts days from here (its own 29.02.1900 included), or from 1904 on an old Macintosh.
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: any other number in a date cell is a mistake
_SHORT_YEAR = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{2}|\d{4})", re.ASCII)
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


def read_day(text: str, context: TermContext | None = None, *, epoch_1904: bool = False) -> DayReading:
    """The day that a cell means. `text` is an ISO day for a real date cell, a number for a bare serial, else words.

    A day without a year gets one from `context`, the plan's period.
    """
    plain = _SPACES.sub(" ", text).strip(" .,;«»\"'")
    plain = re.sub(r" ?г(ода)?$", "", plain)
    if not plain:
        return DayReading(None)
    day = parse_date(plain)
    if day is not None:
        return DayReading(day)
    return _from_serial(plain, epoch_1904) or _from_digits(plain) or _from_words(plain, context)


def _from_serial(plain: str, epoch_1904: bool) -> DayReading | None:
    if not re.fullmatch(r"\d{5}(?:[.,]\d+)?", plain, re.ASCII):
        return None
    serial = int(re.split(r"[.,]", plain)[0])
    if serial not in _SERIALS:
        return DayReading(None, "это число, а нужен день, например 16.09.2024")
    day = (_EPOCH_1904 if epoch_1904 else _EPOCH_1900) + timedelta(days=serial)
    return DayReading(day, "дата записана числом; прочитана так, как её хранит таблица")


def _from_digits(plain: str) -> DayReading | None:
    """«16.09.24», «16/09/2024»; 9/16/2024 can only be American, 9/6/2024 may be either and is asked about."""
    match = _SHORT_YEAR.fullmatch(plain)
    if match is None:
        return None
    one, other, year = (int(part) for part in match.groups())
    year += 2000 if year < 100 else 0
    if "/" in plain and one <= 12 < other:
        one, other = other, one
    elif "/" in plain and other <= 12 and one <= 12 and one != other:
        return DayReading(_real_day(year, other, one), "день и месяц можно понять двояко; первым числом считаем день")
    day = _real_day(year, other, one)
    return DayReading(day) if day else DayReading(None, why_no_date(f"{one:02}.{other:02}.{year:04}"))


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_words(plain: str, context: TermContext | None) -> DayReading:
    term = parse_term(plain[:200], context)
    if term.kind in (TermKind.DATE, TermKind.DEADLINE) and term.end is not None:
        return DayReading(term.end, "" if term.kind is TermKind.DATE else "прочитан последний день срока")
    last = term.end if term.kind in (TermKind.RANGE, TermKind.MONTH) else None
    if last is not None:
        return DayReading(last, "указан период; взят его последний день")
    return DayReading(None, "не похоже на день; нужно, например, 16.09.2024")


def read_number(text: str) -> NumberReading:
    """The number of an indicator's cell: «48,5», «1 200», «48,5 %». Words beside it are a doubt, not a loss."""
    plain = text.strip()
    if not plain:
        return NumberReading(None)
    found = NUMBER.findall(plain)
    if not found:
        return NumberReading(None, "здесь нет числа; нужно, например, 48,5")
    if len(found) > 1:
        return NumberReading(None, "здесь несколько чисел, а нужно одно")
    number = decimal_of(found[0])
    rest = plain.replace(found[0], "", 1).strip(" %\u00a0.;,")
    return NumberReading(number, "рядом с числом стоят слова; взято только число" if rest else "")
