"""On which days, or at least how often, something happens within the days shown."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr

from macros.views.timeline.scale import month_end, month_start

Interval = tuple[date, date]

_MONTHS_IN = {"MONTHLY": 1, "YEARLY": 12}
MOST = 62  # more dots or dashes than that run together on a phone


def rule_parts(rule: str) -> dict[str, str]:
    """«FREQ=WEEKLY;INTERVAL=2» as a mapping."""
    return dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)


def has_known_days(rule: str) -> bool:
    """Whether the rule itself names days: «по пятницам» does, «1 раз в месяц» and «раз в 2 недели» do not."""
    parts = rule_parts(rule)
    if parts.get("INTERVAL", "1") != "1":
        return False
    by_day = {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYEASTER"} & parts.keys()
    match parts.get("FREQ"):
        case "DAILY":
            return True
        case "WEEKLY":
            return bool(by_day)
        case "MONTHLY":
            return bool(by_day)
        case "YEARLY":
            return bool(by_day) and bool({"BYMONTH", "BYYEARDAY", "BYWEEKNO"} & parts.keys())
    return False


def occurrences(rule: str, first: date, last: date) -> tuple[date, ...]:
    """The days of the rule from `first` to `last`, both included; one more than `MOST` at most."""
    # The rule itself never ends (no UNTIL by contract): without the limit a day that does not exist is sought for ever.
    found = rrulestr(f"RRULE:{rule};UNTIL={last.year:04d}{last:%m%d}", dtstart=datetime.combine(first, time()))
    return tuple(moment.date() for moment in islice(found, MOST + 1))


def intervals(rule: str, first: date, last: date) -> tuple[Interval, ...]:
    """The spans in each of which it happens once, cut to `first` – `last`; one more than `MOST` at most.

    They follow the calendar (Mondays, months, quarters), not the unknown first time. Without a frequency that we know
    there is one span.
    """
    parts = rule_parts(rule)
    step = max(int(parts.get("INTERVAL", "1")), 1)
    freq = parts.get("FREQ", "")
    if freq in _MONTHS_IN:
        named = {int(m) for m in parts["BYMONTH"].split(",")} if "BYMONTH" in parts else set()
        return _by_months(first, last, 1 if named else step * _MONTHS_IN[freq], named)
    days = {"WEEKLY": 7 * step, "DAILY": step}.get(freq)
    if days is None:
        return ((first, last),)
    start = first.toordinal() - (first.weekday() if freq == "WEEKLY" else 0)
    bounds = islice(range(start, last.toordinal() + 1, days), MOST + 1)
    return tuple(_cut(n, n + days - 1, first, last) for n in bounds)


def _by_months(first: date, last: date, step: int, named: set[int]) -> tuple[Interval, ...]:
    begin, end = (day.year * 12 + day.month - 1 for day in (first, last))
    months = (m for m in range(max(begin // step * step, 12), end + 1, step) if not named or m % 12 + 1 in named)
    return tuple(
        _cut(month_start(m).toordinal(), month_end(m + step - 1).toordinal(), first, last)
        for m in islice(months, MOST + 1)
    )


def _cut(begin: int, end: int, first: date, last: date) -> Interval:
    return date.fromordinal(max(begin, first.toordinal())), date.fromordinal(min(end, last.toordinal()))
