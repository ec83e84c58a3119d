"""Makes one limit of neighbours that belong together: «ежегодно, сентябрь», «1 раз в неделю с апреля по август»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Flag, auto
from typing import Final

from macros.terms.phrases import lend_years
from macros.terms.readings import Frame, Limit, PartialDay, Rule
from macros.terms.values import TermKind

Place = tuple[int, int]


class Gap(Flag):
    """What stands between two neighbouring limits when no words do."""

    NONE = 0
    COMMA = auto()
    AND = auto()
    DASH = auto()
    OPENING = auto()  # the second one is in parentheses
    SLASH = auto()
    OR = auto()  # beside AND


@dataclass(frozen=True, slots=True)
class Entry:
    """A limit on its way to a clause.

    `place` covers everything that made it, `core` only its own words; `condition` lies within `place`.
    """

    limit: Limit
    place: Place
    name: str
    core: Place
    window: Limit | None = None
    condition: Place | None = None


_WEAK: Final = {TermKind.AS_NEEDED: 0, TermKind.BY_SCHEDULE: 1, TermKind.EVENT_RELATIVE: 2}


def join_entries(first: Entry, second: Entry, gap: Gap) -> Entry | None:
    """The two as one, or None when they are two limits."""
    kinds = (first.limit.kind, second.limit.kind)
    if kinds[0] in _WEAK or kinds[1] in _WEAK:
        return _with_condition(first, second, gap)
    if kinds == (TermKind.RECURRING, TermKind.RECURRING):
        return _both_recurring(first, second, gap)
    if TermKind.RECURRING in kinds:
        return _recurring_in_period(first, second, gap)
    if TermKind.CONTINUOUS in kinds:
        return _continuous_in_period(first, second, gap)
    return _named_year(first, second, gap) or _explained(first, second, gap)


def _cover(first: Entry, second: Entry) -> Place:
    return first.place[0], second.place[1]


def _with_condition(first: Entry, second: Entry, gap: Gap) -> Entry | None:
    """«постоянно (по мере необходимости)», «при наличии – постоянно», «по графику в течение года»."""
    first_weak, second_weak = first.limit.kind in _WEAK, second.limit.kind in _WEAK
    if first_weak and second_weak:
        return _two_weak(first, second, gap)
    main, other = (second, first) if first_weak else (first, second)
    if main.condition is not None:
        return None
    if _is_separate(main.limit, other.limit, gap):
        return None
    # «1 раз в месяц или в рамках проверки»: without its «или» the condition would narrow what it widens.
    condition = (first.place[1], second.place[1]) if gap & Gap.OR and other is second else other.place
    return replace(main, place=_cover(first, second), condition=condition)


def _is_separate(main: Limit, other: Limit, gap: Gap) -> bool:
    """Whether a limit without days is a second limit and no condition of the first."""
    if other.is_setting:
        return False
    if other.kind is TermKind.EVENT_RELATIVE:
        apart = Gap.AND | Gap.SLASH
        return bool(gap & (apart if main.kind is TermKind.RECURRING else apart | Gap.COMMA))
    if other.kind is TermKind.BY_SCHEDULE:
        return bool(gap & Gap.AND) or (main.kind is TermKind.DATE and not gap & Gap.OPENING)
    return False


def _two_weak(first: Entry, second: Entry, gap: Gap) -> Entry | None:
    kinds = (first.limit.kind, second.limit.kind)
    if kinds == (TermKind.EVENT_RELATIVE, TermKind.EVENT_RELATIVE):
        return None
    main, other = (first, second) if _WEAK[kinds[0]] >= _WEAK[kinds[1]] else (second, first)
    if main.condition is not None or gap & Gap.AND:
        return None
    return replace(main, place=_cover(first, second), condition=other.place)


def _both_recurring(first: Entry, second: Entry, gap: Gap) -> Entry | None:
    rule = combine_rules(first.limit.rule, second.limit.rule)
    if rule is None and Gap.OPENING in gap:
        rule = _explained_rule(first.limit.rule, second.limit.rule)
    if rule is None or (first.window and second.window):
        return None
    limit = replace(first.limit, rule=rule, needs_plain_cell=False)
    return replace(
        first,
        limit=limit,
        place=_cover(first, second),
        window=first.window or second.window,
        condition=first.condition or second.condition,
    )


def _explained_rule(rule: Rule | None, explanation: Rule | None) -> Rule | None:
    """«1 раз в квартал (до 20 числа последнего месяца)», «4 раза в год (1 раз в четверть)»."""
    if rule is None or explanation is None:
        return rule
    return explanation if rule.is_plain and not explanation.is_plain else None


def join_named_months(entries: Sequence[Entry]) -> Entry | None:
    """«2 раза в год (октябрь, апрель)»: as many months as times a year say which months these are."""
    recurring = [entry for entry in entries if entry.limit.kind is TermKind.RECURRING]
    months = [entry.limit for entry in entries if entry.limit.kind is TermKind.MONTH]
    if len(recurring) != 1 or len(months) != len(entries) - 1 or len(months) < 2:
        return None
    rule = recurring[0].limit.rule
    if rule is not None and (not rule.is_plain or rule.frequency != "MONTHLY" or rule.interval * len(months) != 12):
        return None
    numbers = [limit.first.month for limit in months if limit.first is not None and limit.first.year is None]
    named = tuple(sorted(number for number in numbers if number is not None))
    if len(set(named)) != len(months):
        return None
    limit = replace(recurring[0].limit, rule=Rule("YEARLY", months=named))
    return replace(recurring[0], limit=limit, place=(entries[0].place[0], entries[-1].place[1]))


def combine_rules(first: Rule | None, second: Rule | None) -> Rule | None:
    """«еженедельно» and «по понедельникам» as one rule; None when they say different things."""
    if first is None or second is None:
        return None
    if first == second:
        return first
    plain, detailed = (first, second) if first.is_plain else (second, first)
    if not plain.is_plain or detailed.is_plain:
        return None
    if plain.frequency == detailed.frequency:
        return replace(detailed, interval=max(plain.interval, detailed.interval))
    if plain.frequency == "DAILY" and plain.interval == 1 and detailed.frequency == "WEEKLY":
        return detailed
    return None


def _recurring_in_period(first: Entry, second: Entry, gap: Gap) -> Entry | None:
    recurring, other = (first, second) if first.limit.kind is TermKind.RECURRING else (second, first)
    rule, limit = recurring.limit.rule, other.limit
    place = _cover(first, second)
    condition = recurring.condition or other.condition
    if rule is not None and rule.frequency == "YEARLY" and _comes_each_year(limit):
        return replace(recurring, place=place, condition=condition)
    if limit.kind is TermKind.CONTINUOUS:
        if not limit.has_days and limit.frame is Frame.OWN:  # «постоянно, ежемесячно»: says no more
            return None if gap & Gap.COMMA else replace(recurring, place=place)
        return _with_window(recurring, replace(limit, kind=TermKind.RANGE), place, condition)
    detailed = _detail(rule, limit) if rule and limit.is_period else None
    if detailed is not None:
        window = _first_year(limit) or recurring.window
        new = replace(recurring.limit, rule=detailed)
        return replace(recurring, limit=new, place=place, window=window, condition=condition)
    if limit.kind is TermKind.DATE or not limit.is_period or recurring.limit.needs_plain_cell:
        return None
    if rule is not None and len(rule.months) == 1 and not _is_fully_dated(limit):
        return None  # «ежегодно, до 5 мая, до 10 июня»: what comes once a year has no window within a year
    seldom = rule is not None and rule.frequency == "MONTHLY" and rule.interval > 1
    if seldom and (limit.kind is TermKind.MONTH or (limit.kind is TermKind.DEADLINE and not _is_fully_dated(limit))):
        return None  # «раз в полугодие, май» is no repetition within May
    return _with_window(recurring, limit, place, condition)


def _comes_each_year(limit: Limit) -> bool:
    """«ежегодно до конца года», «ежегодно с 1 сентября»: no side of a window, for it comes again every year."""
    if limit.kind is TermKind.DEADLINE:
        return limit.frame is not Frame.OWN
    return limit.kind is TermKind.CONTINUOUS and limit.first is not None and limit.first.year is None


def _with_window(recurring: Entry, window: Limit, place: Place, condition: Place | None) -> Entry | None:
    if recurring.window is not None:
        return None
    return replace(recurring, place=place, window=window, condition=condition)


def _detail(rule: Rule, limit: Limit) -> Rule | None:
    """The repetition that a period without a year turns into a definite one: «ежегодно до 1 сентября»."""
    point = limit.last or limit.first
    if point is None or limit.frame is not Frame.OWN or point.weekday is not None:
        return None
    if point.month is None:
        if not rule.is_plain or rule.frequency != "MONTHLY":
            return None
        return replace(rule, month_days=_month_days(limit))
    if rule.frequency != "YEARLY" or limit.kind in (TermKind.YEAR, TermKind.ACADEMIC_YEAR):
        return None
    if limit.kind is TermKind.DEADLINE and point.year is not None:  # «ежегодно до 31.12.2027» ends then
        return None
    months = _months(limit)
    if months is None:
        return None
    if limit.kind in (TermKind.DATE, TermKind.DEADLINE):
        if rule.months and (rule.month_days != (point.day or -1,)):
            return None
        return replace(rule, months=_merged(rule.months, (point.month,)), month_days=(point.day or -1,))
    if rule.month_days:
        return None
    return replace(rule, months=_merged(rule.months, months))


def _month_days(limit: Limit) -> tuple[int, ...]:
    if limit.first is not None and limit.last is not None:
        return tuple(range(limit.first.day, limit.last.day + 1))
    point = limit.last or limit.first
    return (point.day,) if point else ()


def _merged(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({*first, *second}))


def _years_apart(limit: Limit) -> bool:
    years = [point.year for point in (limit.first, limit.last) if point is not None and point.year is not None]
    return limit.kind is TermKind.RANGE and len(years) == 2 and years[1] > years[0]


def _months(limit: Limit) -> tuple[int, ...] | None:
    """The months a period touches; None for a stretch of several years."""
    first, last = limit.first or limit.last, limit.last or limit.first
    if first is None or last is None or first.month is None or last.month is None or _years_apart(limit):
        return None
    if first.month <= last.month:
        return tuple(range(first.month, last.month + 1))
    return tuple(sorted({*range(first.month, 13), *range(1, last.month + 1)}))


def _first_year(limit: Limit) -> Limit | None:
    """«декабрь 2024 г., ежегодно» begins in December 2024 and is open."""
    first = limit.first or limit.last
    if first is None or first.year is None:
        return None
    return Limit(TermKind.RANGE, first, None, closes=False)


def _continuous_in_period(first: Entry, second: Entry, gap: Gap) -> Entry | None:
    continuous, other = (first, second) if first.limit.kind is TermKind.CONTINUOUS else (second, first)
    limit, outer = continuous.limit, other.limit
    place = _cover(first, second)
    if outer.kind is TermKind.CONTINUOUS:  # «с 1 сентября, постоянно»
        dated = outer if outer.has_days else limit
        return replace(first, limit=dated, place=place, condition=first.condition or second.condition)
    if limit.has_days:
        return _closed(continuous, other, place)
    if outer.kind is TermKind.DATE or (outer.kind is TermKind.DEADLINE and gap & ~Gap.OPENING):
        return None
    if gap & Gap.AND:
        return None
    return replace(continuous, limit=replace(outer, kind=TermKind.CONTINUOUS), place=place)


def _closed(start: Entry, other: Entry, place: Place) -> Entry | None:
    """«с 1 сентября 2024 г.» and «до 31 мая 2025 г.» side by side are a range."""
    if other.limit.kind is not TermKind.DEADLINE or start.limit.first is None or other.limit.last is None:
        return None
    first, last = lend_years(start.limit.first, other.limit.last)
    if start.place[0] > other.place[0]:
        return None
    if first.year and last.year and (first.year, first.order) > (last.year, last.order):
        return None
    return replace(start, limit=Limit(TermKind.RANGE, first, last), place=place)


def _named_year(first: Entry, second: Entry, gap: Gap) -> Entry | None:
    """«сентябрь 2024/25 учебного года», «2025 год, март»: the year belongs to the shorter limit."""
    if gap & ~(Gap.COMMA | Gap.OPENING):
        return None
    year, other = (first, second) if first.name in ("ГОД", "УЧГ") else (second, first)
    if year is second and gap is Gap.NONE and _is_fully_dated(other.limit) and year.limit.frame is Frame.ACADEMIC_YEAR:
        return replace(other, place=_cover(first, second))  # «01.09.2025 – 25.05.2026 учебного года»
    if year.name not in ("ГОД", "УЧГ") or year.limit.first is None or year.limit.first.year is None:
        return None
    if other.limit.kind in (TermKind.YEAR, TermKind.ACADEMIC_YEAR) or other.limit.frame is not Frame.OWN:
        return None
    points = [point for point in (other.limit.first, other.limit.last) if point is not None]
    if not points or any(point.year is not None or point.month is None for point in points):
        return None
    academic = year.limit.kind is TermKind.ACADEMIC_YEAR
    limit = _in_year(other.limit, year.limit.first.year, academic) or Limit(other.limit.kind)
    return replace(other, limit=limit, place=_cover(first, second))


def _is_fully_dated(limit: Limit) -> bool:
    points = [point for point in (limit.first, limit.last) if point is not None]
    return bool(points) and all(point.year is not None for point in points)


def join_named_year(entries: Sequence[Entry], first_gap: Gap) -> list[Entry] | None:
    """«2025/26 учебный год (сентябрь, январь)»: the year named first belongs to all limits of the list."""
    year, rest = entries[0], entries[1:]
    first = year.limit.first
    if year.limit.kind not in (TermKind.YEAR, TermKind.ACADEMIC_YEAR) or first is None or first.year is None:
        return None
    bare = year.name in ("ГОД", "УЧГ") and Gap.COMMA in first_gap
    if not rest or not (bare or first_gap & (Gap.OPENING | Gap.DASH)):
        return None
    academic = year.limit.kind is TermKind.ACADEMIC_YEAR
    result: list[Entry] = []
    for entry in rest:
        points = [point for point in (entry.limit.first, entry.limit.last) if point is not None]
        if not points or entry.limit.rule or any(point.year is not None or point.month is None for point in points):
            return None
        limit = _in_year(entry.limit, first.year, academic) or Limit(entry.limit.kind)
        result.append(replace(entry, limit=limit))
    return [replace(result[0], place=_cover(year, result[0])), *result[1:]]


def _in_year(limit: Limit, year: int, academic: bool) -> Limit | None:
    def named(point: PartialDay | None) -> PartialDay | None:
        if point is None or point.month is None:
            return None
        return point.in_year(year + 1 if academic and point.month < 7 else year)

    if academic and any(point and point.month in (7, 8) for point in (limit.first, limit.last)):
        return None
    return replace(limit, first=named(limit.first), last=named(limit.last))


def _explained(first: Entry, second: Entry, gap: Gap) -> Entry | None:
    """«I четверть (сентябрь – октябрь)», «учебный год (сентябрь – май)»: the parentheses say which days."""
    if not gap & Gap.OPENING or not second.limit.is_period or second.limit.kind is TermKind.DATE:
        return None
    if first.limit.kind is TermKind.MONTH and _ends_within(first.limit, second.limit):
        return replace(second, place=_cover(first, second))
    if first.limit.kind is TermKind.QUARTER and not first.limit.has_days:
        return replace(first, limit=replace(second.limit, kind=TermKind.QUARTER), place=_cover(first, second))
    if first.limit.kind in (TermKind.ACADEMIC_YEAR, TermKind.YEAR) and second.limit.has_days:
        return replace(second, place=_cover(first, second), condition=None)
    return None


def _ends_within(month: Limit, deadline: Limit) -> bool:
    """«сентябрь (до 15.09)»."""
    if deadline.kind is not TermKind.DEADLINE or month.first is None or deadline.last is None:
        return False
    return (month.first.year, month.first.month) == (deadline.last.year, deadline.last.month)
