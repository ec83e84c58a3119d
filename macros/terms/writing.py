"""Words for a parsed term: the canonical written form, which parses back into the same value, and the reading.

The reading is shown beside the document's own words, so it says plainly what was understood and nothing more.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from macros.terms.lexicon import MONTH_GENITIVES, MONTH_NAMES, WEEKDAY_CODES
from macros.terms.readings import WORKING_WEEK
from macros.terms.values import Clause, Term, TermKind

NOT_UNDERSTOOD: Final = "срок не распознан"

_ROMAN: Final = ("I", "II", "III", "IV")
_ORDINALS: Final = {
    1: ("первый", "первая", "первое"),
    2: ("второй", "вторая", "второе"),
    3: ("третий", "третья", "третье"),
    4: ("четвёртый", "четвёртая", "четвёртое"),
    5: ("пятый", "пятая", "пятое"),
    -1: ("последний", "последняя", "последнее"),
    -2: ("предпоследний", "предпоследняя", "предпоследнее"),
}
# Nominative, dative plural, and the gender that the ordinal takes.
_WEEKDAYS: Final = {
    "MO": ("понедельник", "понедельникам", 0),
    "TU": ("вторник", "вторникам", 0),
    "WE": ("среда", "средам", 1),
    "TH": ("четверг", "четвергам", 0),
    "FR": ("пятница", "пятницам", 1),
    "SA": ("суббота", "субботам", 1),
    "SU": ("воскресенье", "воскресеньям", 2),
}


def write_term(term: Term) -> str:
    """The term in one canonical spelling; `parse_term` reads the same kinds, days, repetitions and distances of it."""
    return _joined(term, [_written(clause) for clause in term.clauses])


def describe_term(term: Term) -> str:
    """The reading of all clauses, without what is done in them."""
    return _joined(term, [describe_clause(clause) for clause in term.clauses])


def describe_clause(clause: Clause) -> str:
    """How one clause was understood: «до 1 марта 2025 года включительно», «каждые …», «срок не распознан»."""
    if clause.kind is TermKind.UNKNOWN:
        return NOT_UNDERSTOOD
    found = _found_days(clause) if clause.kind is TermKind.EVENT_RELATIVE else ""
    return _limit_words(clause) + _exception(clause) + (f" ({found})" if found else "") + _condition(clause)


def _joined(term: Term, words: list[str]) -> str:
    result = words[0]
    for clause, piece in zip(term.clauses[1:], words[1:], strict=True):
        result += f", далее – {piece}" if clause.follows else f"; {piece}"
    return result


def _written(clause: Clause) -> str:
    if clause.kind is TermKind.UNKNOWN:
        return clause.text
    action = f" – {clause.action}" if clause.action else ""
    return _limit_words(clause) + _condition(clause) + action


def _exception(clause: Clause) -> str:
    """What the text leaves out of the limit: «ежедневно, кроме воскресенья»."""
    found = re.search(r"(?:кроме|за исключением)\s[^,;.()]+", clause.text, re.IGNORECASE)
    return f", {found[0].strip()}" if found and found[0] not in (clause.condition or "") else ""


def _condition(clause: Clause) -> str:
    return f" ({clause.condition})" if clause.condition else ""


def _limit_words(clause: Clause) -> str:
    words = _WRITERS.get(clause.kind, _verbatim)(clause)
    return words or _verbatim(clause)


def _verbatim(clause: Clause) -> str:
    """The document's own words for the limit, without its condition."""
    words = clause.wording or clause.text
    if clause.condition and clause.condition in words:
        words = re.sub(r"\(\s*\)?\s*$", "", words.replace(clause.condition, "").replace("()", "")).strip(" ,–—-:")
    if len(words) > 1 and words[0].isupper() and words[1].islower():
        words = words[0].lower() + words[1:]
    return re.sub(r"\s+", " ", words)


def _found_days(clause: Clause) -> str:
    if clause.start is not None and clause.end is not None:
        return day_words(clause.start) if clause.start == clause.end else _stretch(clause.start, clause.end)
    if clause.end is not None:
        return f"до {day_words(clause.end)} включительно"
    return f"с {day_words(clause.start)}" if clause.start is not None else ""


def day_words(day: date) -> str:
    """«1 марта 2025 года»."""
    return f"{day.day} {MONTH_GENITIVES[day.month - 1]} {day.year} года"


def _stretch(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {MONTH_GENITIVES[end.month - 1]} {end.year} года"
    if start.year == end.year:
        return f"с {start.day} {MONTH_GENITIVES[start.month - 1]} по {day_words(end)}"
    return f"с {day_words(start)} по {day_words(end)}"


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _write_date(clause: Clause) -> str:
    return day_words(clause.start) if clause.start else ""


def _write_range(clause: Clause) -> str:
    start, end = clause.start, clause.end
    if start is None or end is None:
        return ""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year < end.year:
        return f"{start.year}–{end.year} годы"
    return _stretch(start, end)


def _write_deadline(clause: Clause) -> str:
    return f"до {day_words(clause.end)} включительно" if clause.end else ""


def _write_month(clause: Clause) -> str:
    return f"{MONTH_NAMES[clause.start.month - 1]} {clause.start.year} года" if clause.start else ""


def _write_months(clause: Clause) -> str:
    start, end = clause.start, clause.end
    if start is None or end is None:
        return ""
    first, last = MONTH_NAMES[start.month - 1], MONTH_NAMES[end.month - 1]
    year = "" if start.year == end.year else f" {start.year} года"
    return f"{first}{year} – {last} {end.year} года"


def _write_quarter(clause: Clause) -> str:
    start, end = clause.start, clause.end
    if start is None or end is None:
        return ""
    aligned = start.day == 1 and start.month % 3 == 1 and end.month % 3 == 0 and _is_month_end(end)
    first, last = start.month // 3, end.month // 3 - 1
    if not aligned or "четверт" in clause.wording.lower():
        return f"{_verbatim(clause).split('(')[0].strip()} (с {day_words(start)} по {day_words(end)})"
    if start.year != end.year:
        return f"{_ROMAN[first]} квартал {start.year} года – {_ROMAN[last]} квартал {end.year} года"
    if first == last:
        return f"{_ROMAN[first]} квартал {end.year} года"
    if last - first == 1 and first % 2 == 0 and "кв" not in clause.wording.lower():
        return f"{_ROMAN[first // 2]} полугодие {end.year} года"
    return f"{_ROMAN[first]}–{_ROMAN[last]} кварталы {end.year} года"


def _write_year(clause: Clause) -> str:
    return f"{clause.start.year} год" if clause.start else ""


def _write_academic_year(clause: Clause) -> str:
    if clause.start is None or clause.end is None:
        return ""
    return f"{clause.start.year}/{clause.end.year % 100:02d} учебный год"


def _write_continuous(clause: Clause) -> str:
    start, end = clause.start, clause.end
    if start is not None and end is not None:
        return f"постоянно, {_from_to(start, end)}"
    if start is not None:
        return f"постоянно, начиная с {day_words(start)}"
    if end is not None:
        return f"постоянно до {day_words(end)} включительно"
    words = _verbatim(clause)
    return words if re.search(r"\d|с\s", words) else "постоянно"


def _from_to(start: date, end: date) -> str:
    return f"с {day_words(start)} по {day_words(end)}"


def _write_recurring(clause: Clause) -> str:
    words = rule_words(clause.recurrence, clause.wording) if clause.recurrence else _verbatim(clause)
    if not words:
        return ""
    start, end = clause.start, clause.end
    if start is not None and end is not None:
        return f"{words}, {_from_to(start, end)}"
    if start is not None:
        return f"{words}, начиная с {day_words(start)}"
    return f"{words}, до {day_words(end)} включительно" if end is not None else words


_WRITERS: Final = {
    TermKind.DATE: _write_date,
    TermKind.RANGE: _write_range,
    TermKind.DEADLINE: _write_deadline,
    TermKind.MONTH: _write_month,
    TermKind.MONTH_RANGE: _write_months,
    TermKind.QUARTER: _write_quarter,
    TermKind.YEAR: _write_year,
    TermKind.ACADEMIC_YEAR: _write_academic_year,
    TermKind.CONTINUOUS: _write_continuous,
    TermKind.RECURRING: _write_recurring,
}


# --- repetitions ----------------------------------------------------------------------------------------------------

_ADVERBS: Final = {
    ("DAILY", 1): "ежедневно",
    ("WEEKLY", 1): "еженедельно",
    ("MONTHLY", 1): "ежемесячно",
    ("MONTHLY", 3): "ежеквартально",
    ("MONTHLY", 6): "1 раз в полугодие",
    ("YEARLY", 1): "ежегодно",
}
_COUNTED: Final = {
    "DAILY": ("день", "дня", "дней"),
    "WEEKLY": ("неделю", "недели", "недель"),
    "MONTHLY": ("месяц", "месяца", "месяцев"),
    "YEARLY": ("год", "года", "лет"),
}


# «2 раза в неделю»: the rule cannot say how many times, so the document's own count stays.
_SEVERAL_TIMES: Final = re.compile(
    r"(?:не (?:реже|менее|чаще|более)(?: чем)? )?(?:\d\s?[-–—]\s?)?(?:[2-9]|два|двух|три|тр[её]х|четыр\w+)(?:-х)? "
    r"раза? в (?:день|неделю|месяц|год)\b"
)


def rule_words(recurrence: str, wording: str = "") -> str:
    """A repetition in words; "" when there are no better words than the document's own.

    `wording` tells «до 5 числа» from «5 числа», which one RRULE stands for.
    """
    parts = dict(part.split("=", 1) for part in recurrence.split(";"))
    frequency, interval = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    often = _ADVERBS.get((frequency, interval)) or f"1 раз в {interval} {_plural(interval, _COUNTED[frequency])}"
    by_end = "до " if re.search(r"\b(до|не позднее|к)\b", wording.lower()) else ""
    months = [int(value) for value in parts["BYMONTH"].split(",")] if "BYMONTH" in parts else []
    days = [int(value) for value in parts["BYMONTHDAY"].split(",")] if "BYMONTHDAY" in parts else []
    weekdays = parts["BYDAY"].split(",") if "BYDAY" in parts else []
    if "BYSETPOS" in parts:
        return _position_words(int(parts["BYSETPOS"]), interval)
    counted = "" if weekdays or days or months else _SEVERAL_TIMES.search(wording.lower())
    if counted:
        return counted[0]
    if weekdays:
        return _weekday_words(frequency, interval, often, weekdays)
    if frequency == "YEARLY":
        return _yearly_words(often, months, days, by_end)
    if days:
        return _month_day_words(often, interval, days, by_end)
    return often


def _plural(number: int, forms: tuple[str, str, str]) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    return forms[1] if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else forms[2]


def _position_words(position: int, interval: int) -> str:
    unit = {1: "каждого месяца", 3: "каждого квартала"}.get(interval)
    if unit is None:
        return ""
    if position in (1, -1):
        return f"{_ORDINALS[position][0]} рабочий день {unit}"
    return f"{position}-й рабочий день {unit}"


def _weekday_words(frequency: str, interval: int, often: str, weekdays: list[str]) -> str:
    if frequency == "WEEKLY":
        days = _plain_weekdays(weekdays)
        return days if interval == 1 else f"{often} {days}"
    codes = {weekday[-2:] for weekday in weekdays}
    if interval != 1 or len(codes) != 1 or len(weekdays) > 2 or any(len(weekday) < 3 for weekday in weekdays):
        return ""
    name, _, gender = _WEEKDAYS[codes.pop()]
    numbers = " и ".join(_ORDINALS[int(weekday[:-2])][gender] for weekday in weekdays)
    return f"{numbers} {name} каждого месяца"


def _plain_weekdays(weekdays: list[str]) -> str:
    if tuple(weekdays) == WORKING_WEEK:
        return "по рабочим дням"
    if weekdays == ["SA", "SU"]:
        return "по выходным"
    names = [_WEEKDAYS[code][1] for code in sorted(weekdays, key=WEEKDAY_CODES.index)]
    return f"по {_listed(names)}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} и {names[-1]}"


def _yearly_words(often: str, months: list[int], days: list[int], by_end: str) -> str:
    if not months:
        return "" if days else often
    if not days:
        return f"{often}, {_listed([MONTH_NAMES[month - 1] for month in months])}"
    if len(days) > 1 or len(months) > 1:
        return ""
    if days == [-1]:
        return f"{often} до конца {MONTH_GENITIVES[months[0] - 1]}"
    return f"{often} {by_end}{days[0]} {MONTH_GENITIVES[months[0] - 1]}"


def _month_day_words(often: str, interval: int, days: list[int], by_end: str) -> str:
    if days in ([-1], [1]) and interval in (1, 3) and not by_end:
        unit = "месяца" if interval == 1 else "квартала"
        return f"{_ORDINALS[days[0]][0]} день каждого {unit}" if days == [-1] else f"1 числа {often}"
    if days[0] < 0:
        return ""
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"с {days[0]} по {days[-1]} число {often}"
    return f"{by_end}{_listed([str(day) for day in days])} числа {often}"
