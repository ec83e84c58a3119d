"""First stages of the grammar: numbers, acts, years, days, months, quarters, half-years, school quarters, seasons."""

# ruff: noqa: E501 - a row of the grammar stays on one line
from __future__ import annotations

from dataclasses import replace
from typing import Final

from macros.terms.lexer import full_year, make_day
from macros.terms.lexicon import MONTH_GENITIVES
from macros.terms.phrases import (
    MACROS,
    NUMERALS,
    as_broken,
    as_count,
    as_time_of_day,
    as_word,
    as_year,
    limit_of,
    number_of,
    year_of,
)
from macros.terms.readings import (
    LAST_DAY,
    Frame,
    Limit,
    PartialDay,
    academic_year_limit,
    month_limit,
    months_limit,
)
from macros.terms.rows import Built, Node, Nodes, Row, Stage
from macros.terms.values import TermKind


def _same_number(nodes: Nodes) -> Built:
    return nodes[0].name, nodes[0].value


def _same_point(nodes: Nodes) -> Built:
    return nodes[0].name, nodes[0].value


def _numbered_portion(nodes: Nodes) -> Built:
    """The number belongs to the word, not to the days behind the dash."""
    return [Node("прочее", nodes[0].start, nodes[1].end), nodes[2]]


def _length_in_days(nodes: Nodes) -> Built:
    return "ДНЕВНЫЙ", number_of(nodes[0])


def _two_years(one: Node, other: Node) -> tuple[int | None, int | None]:
    """«2024/25»; beside a full year «09» can only be the one that follows («2008/09»)."""
    first = full_year(one.value)
    follows = first is not None and other.value == (first + 1) % 100
    return first, first + 1 if first is not None and follows else full_year(other.value)


def _academic_pair(nodes: Nodes) -> Built:
    one, other = nodes.all("ГОД4", "ЧИСЛО")
    first, last = _two_years(one, other)
    if first is None or last is None or last <= first:
        return "БЕДА", None
    if last == first + 1:
        return "УЧГ", academic_year_limit(first)
    if nodes.has("УЧГОД"):
        return "ПЕРИОД", Limit(TermKind.RANGE, PartialDay(first, 9, 1), PartialDay(last, 5, 31))
    return "БЕДА", None  # «2024/28» is no year, and neither of its halves is


def _academic_pairs(nodes: Nodes) -> Built:
    """A list of academic years whose common words stand after the last."""
    result: list[Node] = []
    for index in range(0, len(nodes) - 1, 4):
        pair = nodes[index : index + 3]
        first, last = _two_years(pair[0], pair[2])
        if first is None or last != first + 1:
            return "БЕДА", None
        limit = replace(academic_year_limit(first), spelling=f"{first}/{last % 100:02d} учебный год")
        is_last = index + 4 >= len(nodes)
        end = nodes[-1].end if is_last else pair[2].end
        result.append(Node("УЧГ", pair[0].start, end, limit))
        if not is_last:
            result.append(nodes[index + 3])
    return result


def _academic_unsaid(nodes: Nodes) -> Built:
    if nodes.has("новый", "следующий", "предыдущий", "ГОД4"):
        return "УЧГ", Limit(TermKind.ACADEMIC_YEAR)
    return "УЧГ", academic_year_limit(None)


def _current_year(_nodes: Nodes) -> Built:
    return "ГОД", Limit(TermKind.YEAR, frame=Frame.CALENDAR_YEAR)


def _year_in_two_figures(nodes: Nodes) -> Built:
    return _month_with_year(nodes, full_year(nodes.all("ЧИСЛО")[-1].value))


def _month_with_year(nodes: Nodes, year: int | None) -> Built:
    if year is None:
        return "БЕДА", None
    month = nodes.value("МЕСЯЦ")
    if nodes[0].name == "ЧИСЛО":
        return make_day(year, month, nodes[0].value)
    return "МЕС", month_limit(year, month)


def _day_of_month(nodes: Nodes) -> Built:
    if nodes[0].value < 1:  # «последний сентябрь»
        return None
    return make_day(year_of(nodes), nodes.value("МЕСЯЦ"), nodes[0].value)


def _short_day(nodes: Nodes) -> Built:
    day, month = nodes.value("КОРОТКАЯ")
    return make_day(year_of(nodes), month, day)


def _weekday_of_month(nodes: Nodes) -> Built:
    point = PartialDay(year_of(nodes), nodes.value("МЕСЯЦ"), number_of(nodes[0]), nodes.value("ДЕНЬНЕДЕЛИ"))
    return "ДЕНЬ", Limit(TermKind.DATE, point, point)


def _last_day_of_month(nodes: Nodes) -> Built:
    if nodes.value("ПОРЯДКОВОЕ") not in (-1, 1):
        return None
    day = LAST_DAY if nodes.value("ПОРЯДКОВОЕ") == -1 else 1
    point = PartialDay(year_of(nodes), nodes.value("МЕСЯЦ"), day)
    return "ДЕНЬ", Limit(TermKind.DATE, point, point)


def _undated_day(_nodes: Nodes) -> Built:
    return "ДЕНЬ", Limit(TermKind.DATE)


def _month(nodes: Nodes) -> Built:
    return "МЕС", month_limit(year_of(nodes), nodes.value("МЕСЯЦ"))


def _month_of_several_years(nodes: Nodes) -> Built:
    """«сентябрь 2024, 2025 гг.»: the same month in each year."""
    month = nodes.value("МЕСЯЦ")
    name = MONTH_GENITIVES[month - 1]
    first_year = nodes.all("ГОД")[0]
    result = [Node("МЕС", nodes[0].start, first_year.end, month_limit(_year(first_year), month))]
    for node in nodes[nodes.index(first_year) + 1 :]:
        if node.name == "ГОД":
            limit = replace(month_limit(_year(node), month), spelling=f"{name} {_year(node)} г.")
            result.append(Node("МЕС", node.start, node.end, limit))
        else:
            result.append(node)
    return result


def _year(node: Node) -> int | None:
    first = limit_of(node).first
    return first.year if first else None


def _quarter_limit(number: int, year: int | None) -> Limit | None:
    if not 1 <= number <= 4:
        return None
    return months_limit(TermKind.QUARTER, year, number * 3 - 2, number * 3)


def _half_limit(number: int, year: int | None, school: bool) -> Limit | None:
    if not 1 <= number <= 2:
        return None
    if school:
        return Limit(TermKind.QUARTER)
    half = months_limit(TermKind.QUARTER, year, number * 6 - 5, number * 6)
    return half if year is not None else replace(half, frame=Frame.HALF_YEAR)


def _school_half(nodes: Nodes) -> bool:
    return nodes.has("УЧГ") or len(nodes.all("ГОД")) > 1


_NAMES_OF_PARTS: Final = {"КВ": "квартал", "ПОЛ": "полугодие", "ЧЕТВ": "четверть"}


def _part_of_year(name: str, number: int, nodes: Nodes) -> Limit | None:
    if name == "КВ":
        return _quarter_limit(number, year_of(nodes))
    if name == "ПОЛ":
        return _half_limit(number, year_of(nodes), _school_half(nodes))
    return Limit(TermKind.QUARTER) if 1 <= number <= 4 else None


def _parts_of_year(name: str, nodes: Nodes) -> Built:
    """One part of the year, or a list of them («I, III квартал»)."""
    numbers = nodes.all(*NUMERALS)
    limits = [_part_of_year(name, number_of(node), nodes) for node in numbers]
    found = [limit for limit in limits if limit is not None]
    if len(found) != len(numbers):
        return "БЕДА", None
    if len(numbers) == 1:
        return name, found[0]
    return _spread(name, nodes, dict(zip(numbers, found, strict=True)))


def _spread(name: str, nodes: Nodes, limits: dict[Node, Limit]) -> list[Node]:
    """The list with every number turned into a limit; the last one takes the common words with it."""
    last = list(limits)[-1]
    words = _NAMES_OF_PARTS[name]
    result: list[Node] = []
    for node in nodes[: nodes.index(last)]:
        if node in limits:
            year = year_of(nodes)
            spelling = f"{number_of(node)} {words}" + (f" {year} г." if year else "")
            result.append(Node(name, node.start, node.end, replace(limits[node], spelling=spelling)))
        else:
            result.append(node)
    return [*result, Node(name, last.start, nodes[-1].end, limits[last])]


def _stretch_of_parts(name: str, nodes: Nodes) -> Built:
    """«II–III кварталы», «1-2 четверти»."""
    first, last = (number_of(node) for node in nodes.all(*NUMERALS)[:2])
    if not 1 <= first < last <= 4:
        return "БЕДА", None
    if name == "ЧЕТВ" or (name == "ПОЛ" and _school_half(nodes)):
        return name, Limit(TermKind.QUARTER)
    size = 3 if name == "КВ" else 6
    if last * size > 12:
        return "БЕДА", None
    year = year_of(nodes)
    stretch = months_limit(TermKind.QUARTER, year, (first - 1) * size + 1, last * size)
    if name == "ПОЛ" and year is None:
        stretch = replace(stretch, frame=Frame.HALF_YEAR)
    return name, stretch


def _quarter(nodes: Nodes) -> Built:
    return _parts_of_year("КВ", nodes)


def _quarters(nodes: Nodes) -> Built:
    return _stretch_of_parts("КВ", nodes)


def _half(nodes: Nodes) -> Built:
    return _parts_of_year("ПОЛ", nodes)


def _halves(nodes: Nodes) -> Built:
    return _stretch_of_parts("ПОЛ", nodes)


def _school_quarter(nodes: Nodes) -> Built:
    return _parts_of_year("ЧЕТВ", nodes)


def _school_quarters(nodes: Nodes) -> Built:
    return _stretch_of_parts("ЧЕТВ", nodes)


def _season(nodes: Nodes) -> Built:
    first = nodes.value("СЕЗОН", "СЕЗОНПРИЛ")
    years = [*map(_year, nodes.all("ГОД")), *(full_year(node.value) for node in nodes.all("ЧИСЛО"))]
    if len(years) == 2:
        return _season_of_two_years(first, *years)
    year = years[0] if years else None
    if first != 12:
        return "СЕЗ", months_limit(TermKind.MONTH_RANGE, year, first, first + 2)
    if year is not None:  # «зима 2025» begins or ends in 2025
        return "СЕЗ", Limit(TermKind.MONTH_RANGE)
    return "СЕЗ", Limit(TermKind.MONTH_RANGE, PartialDay(None, 12, 1), PartialDay(None, 2, LAST_DAY))


def _season_of_two_years(first: int, start: int | None, end: int | None) -> Built:
    """«зима 2024-25»; of «весна 2024–2025» it is not said whether it comes each year."""
    if first != 12 or start is None or end != start + 1:
        return "БЕДА", None
    return "СЕЗ", Limit(TermKind.MONTH_RANGE, PartialDay(start, 12, 1), PartialDay(end, 2, LAST_DAY))


_COMPOUNDS = (Row("учебный год", "учебный (ДЕФИС|СЛЭШ|ТЧК)? (год|г)", lambda _: ("УЧГОД", None)),)

_WORDS = (
    Row("10 (десяти)", "ЧИСЛО ЛСК (ЧИСЛО|прочее) ПСК", _same_number),
    Row("IV-й", "РИМСКОЕ ДЕФИС суффикс", _same_number),
    Row("10-дневный", "ЧИСЛО ДЕФИС? дневный", _length_in_days),
    Row("8-9 классы", "с? $ЧИСЛА ДЕФИС? класс", as_count),
    Row("5-7 лет ученикам", "с? $ЧИСЛА лет класс", as_count),
    Row("80–90 %", "с? $ЧИСЛА ПРОЦЕНТ", as_count),
    Row("старше 14 лет", "(прочее|с|до|более|менее|от|по) ЧИСЛО лет", as_count),
    Row("п. 2.1", "(п|пункт) (ЧИСЛО|КОРОТКАЯ|ДРОБЬ|РИМСКОЕ|ДЕНЬ|БЕДА)", as_word),
    Row("вместо 15 марта", "вместо", as_broken),
    Row("группа 1 – 15 марта", "порция ЧИСЛО (ТИРЕ|ДВОЕТОЧИЕ)", _numbered_portion),
    Row("ул. 8 Марта", "улица ЧИСЛО МЕСЯЦ", as_word),
    Row("с 9.00 до 17.00", "(в|с|к)? ЧАСЫ час? (до|по|$ТИРЕ) (ЧАСЫ|КОРОТКАЯ) час?", as_time_of_day),
    Row("с 12.05 до 12.45", "(в|с|к)? КОРОТКАЯ час? (до|по|$ТИРЕ) ЧАСЫ час?", as_time_of_day),
    Row("в 12.05", "в КОРОТКАЯ час?", as_time_of_day),
    Row("в 9:30", "(в|с|к)? ЧАСЫ час?", as_time_of_day),
    Row("10.10 часов", "(в|с|к|до)? КОРОТКАЯ час", as_time_of_day),
    Row("с 9 до 18 часов", "(с|от) ЧИСЛО (до|по) ЧИСЛО час", as_time_of_day),
    Row("до 18 часов", "(в|до|к|с) ЧИСЛО час (ЧИСЛО минута)?", as_time_of_day),
    Row("№ 273-ФЗ", "НОМЕР (ЧИСЛО|ГОД4|ДРОБЬ|КОРОТКАЯ|прочее|ДЕНЬ) ((ДЕФИС|СЛЭШ) (прочее|фз|ЧИСЛО|ГОД4|ДРОБЬ|в|с|к|п|м|ш|о)){0,6}", lambda _: ("АКТ", None)),
    Row("2024-2025, 2025-2026 учебные годы", "(ГОД4 $ДРОБЬ (ГОД4|ЧИСЛО) (ЗПТ|и)){1,5} ГОД4 $ДРОБЬ (ГОД4|ЧИСЛО) УЧГОД", _academic_pairs),
    Row("2024-2025 учебный год", "ГОД4 $Г? $ДРОБЬ (ГОД4|ЧИСЛО) $Г? УЧГОД", _academic_pair),
    Row("24/25 уч. год", "ЧИСЛО $ДРОБЬ ЧИСЛО УЧГОД", _academic_pair),
    Row("учебный год 2024/25", "УЧГОД ГОД4 $ДРОБЬ (ГОД4|ЧИСЛО) $Г?", _academic_pair),
    Row("2024/25", "ГОД4 СЛЭШ (ГОД4|ЧИСЛО) $Г?", _academic_pair),
    Row("нового учебного года", "(новый|следующий|предыдущий) УЧГОД", _academic_unsaid),
    Row("2024 учебного года", "ГОД4 УЧГОД", _academic_unsaid),
    Row("текущего учебного года", "текущий? УЧГОД", _academic_unsaid),
    Row("текущего года", "текущий календарный? (год|г)", _current_year),
    Row("2025 года", "ГОД4 календарный? $Г?", as_year),
)  # fmt: skip

_NAMED_DAYS = (
    Row("3–5 понедельник марта", "$НОМЕР $ТИРЕ $НОМЕР ДЕНЬНЕДЕЛИ МЕСЯЦ ГОД?", as_broken),
    Row("второй вторник октября 2024", "$НОМЕР ДЕНЬНЕДЕЛИ МЕСЯЦ ГОД?", _weekday_of_month),
    Row("последний рабочий день августа", "ПОРЯДКОВОЕ рабочий день МЕСЯЦ ГОД?", _undated_day),
    Row("последний день августа", "ПОРЯДКОВОЕ день МЕСЯЦ ГОД?", _last_day_of_month),
)

_POINTS = (
    Row("20 декабря следующего года", "ЧИСЛО МЕСЯЦ следующий (год|УЧГ)", _undated_day),
    Row("31 декабря 2024–2027 гг.", "(ЧИСЛО|ПОРЯДКОВОЕ)? МЕСЯЦ ГОД $ТИРЕ ГОД", as_broken),
    Row("15 сентября 2024, 2025 гг.", "ЧИСЛО МЕСЯЦ ГОД (ЗПТ|и) ГОД", as_broken),
    Row("20 декабря 2022 г.", "ЧИСЛО МЕСЯЦ месяц? ЗПТ? ГОД", _day_of_month),
    Row("20 декабря 22 г.", "ЧИСЛО МЕСЯЦ ЧИСЛО $Г", _year_in_two_figures),
    Row("20 декабря", "ЧИСЛО МЕСЯЦ", _day_of_month),
    Row("первого сентября", "ПОРЯДКОВОЕ МЕСЯЦ ГОД?", _day_of_month),
    Row("20.12.2022 г.", "(ДЕНЬ|МЕС) $Г", _same_point),
    Row("20.12 2022 г.", "КОРОТКАЯ ГОД?", _short_day),
    Row("сентябрь следующего года", "МЕСЯЦ следующий (год|УЧГ)", lambda _: ("МЕС", Limit(TermKind.MONTH))),
    Row("сентябрь 2024, 2025 гг.", "МЕСЯЦ ГОД ($И ГОД){1,9}", _month_of_several_years),
    Row("сентябрь 24 г.", "МЕСЯЦ ЧИСЛО $Г", _year_in_two_figures),
    Row("сентябрь 2024", "МЕСЯЦ месяц? (ЗПТ? ГОД|ЛСК ГОД ПСК)?", _month),
    Row("месяц сентябрь", "месяц МЕСЯЦ ГОД?", _month),
    Row("IV квартал 2024–2026 гг.", "$НОМЕР (($И|$ТИРЕ) $НОМЕР){0,11} квартал ГОД ($ТИРЕ|ЗПТ|и) ГОД", as_broken),
    Row("I, III кварталы", "$НОМЕР ($И $НОМЕР){0,11} квартал (ЗПТ? ГОД)?", _quarter),
    Row("III–IV кв. 2024 г.", "с? $НОМЕР квартал? ($ТИРЕ|по) $НОМЕР квартал ГОД?", _quarters),
    Row("I полугодие 2024/25 уч. г.", "$НОМЕР ($И $НОМЕР){0,11} полугодие (ЗПТ? (УЧГ|ГОД $ДРОБЬ ГОД|ГОД))?", _half),
    Row("1-2 полугодие", "$НОМЕР $ТИРЕ $НОМЕР полугодие (УЧГ|ГОД)?", _halves),
    Row("I и III четверти", "$НОМЕР ($И $НОМЕР){0,11} (четверть|триместр) (УЧГ|ГОД)?", _school_quarter),
    Row("1-2 четверти", "с? $НОМЕР четверть? ($ТИРЕ|по) $НОМЕР (четверть|триместр) УЧГ?", _school_quarters),
    Row("летний период 2025 г.", "СЕЗОНПРИЛ (период|время) ГОД?", _season),
    Row("зима 2024-2025", "СЕЗОН (ГОД $ДРОБЬ (ГОД|ЧИСЛО)|ДЕФИС? ГОД)?", _season),
)  # fmt: skip

COMPOUNDS_STAGE: Final = Stage(_COMPOUNDS, MACROS)
WORDS_STAGE: Final = Stage(_WORDS, MACROS)
NAMED_DAYS_STAGE: Final = Stage(_NAMED_DAYS, MACROS)
POINTS_STAGE: Final = Stage(_POINTS, MACROS)
