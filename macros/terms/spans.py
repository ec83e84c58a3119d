"""The stages of stretches and ends: ranges, lists of days, decades, «в течение …», deadlines, open starts."""

# ruff: noqa: E501 - a row of the grammar stays on one line
from __future__ import annotations

from dataclasses import replace
from typing import Final

from macros.terms.lexer import full_year
from macros.terms.lexicon import MONTH_GENITIVES
from macros.terms.phrases import (
    LIMIT_NAMES,
    MACROS,
    POINT_NAMES,
    as_broken,
    as_word,
    join,
    limit_of,
    number_of,
)
from macros.terms.readings import LAST_DAY, Frame, Limit, PartialDay, day_limit, month_limit, year_limit
from macros.terms.rows import Built, Node, Nodes, Row, Stage
from macros.terms.values import TermKind
from macros.terms.weeks import bare_decade, bare_week, decade, part_of_month, week


def _ends(nodes: Nodes) -> tuple[Limit, Limit]:
    points = nodes.all(*POINT_NAMES)
    return limit_of(points[0]), limit_of(points[-1])


def _stretch(nodes: Nodes) -> Built:
    return join(*_ends(nodes))


def _as_own_years(built: Built) -> Built:
    """Years behind a noun are part of its name («проект 2025–2030 гг.»), unless «в» says when."""
    if isinstance(built, tuple) and isinstance(built[1], Limit):
        return built[0], replace(built[1], needs_start=True)
    return built


def _pair_of_years(nodes: Nodes) -> Built:
    """Two bare years may also name an academic year; with «г.» they are calendar years."""
    built = _stretch(nodes)
    bare = all(node.end - node.start == 4 for node in nodes.all("ГОД"))
    if bare and isinstance(built, tuple) and isinstance(built[1], Limit):
        return built[0], replace(built[1], frame=Frame.PAIR_OF_YEARS, needs_start=True)
    return _as_own_years(built)


def _month_and_year(nodes: Nodes) -> Built:
    month, year = (limit_of(node).first for node in (nodes[0], nodes[-1]))
    if month is None or month.month is None or month.year is not None or year is None or year.year is None:
        return None
    return "ПЕРИОД", month_limit(year.year, month.month)


def _until_academic_end(nodes: Nodes) -> Built:
    """«с 1 сентября 2024 г. до окончания учебного года»: the year that goes on then."""
    year = limit_of(nodes.all("УЧГ")[-1])
    if year.frame is not Frame.ACADEMIC_YEAR:
        return None
    return join(limit_of(nodes[1]), day_limit(None, 5, 31))


def _day_and_year(nodes: Nodes) -> Built:
    day, year = limit_of(nodes[0]), limit_of(nodes[-1]).first
    if day.first is None or day.first.year is not None or year is None or year.year is None:
        return None
    point = day.first.in_year(year.year)
    return "ПЕРИОД", Limit(TermKind.DATE, point, point)


def _glued_years(nodes: Nodes) -> Built:
    """«2024-25» names two years that follow each other; «2024-1» is no year."""
    first, last = limit_of(nodes[0]).first, full_year(nodes.value("ЧИСЛО"))
    if first is None or first.year is None or last != first.year + 1:
        return "БЕДА", None
    return "ПЕРИОД", replace(join_years(first.year, last), frame=Frame.PAIR_OF_YEARS)


def join_years(first: int, last: int) -> Limit:
    """Whole calendar years from one to another."""
    return Limit(TermKind.RANGE, PartialDay(first, 1, 1), PartialDay(last, 12, LAST_DAY))


def _open_ended_stretch(_nodes: Nodes) -> Built:
    """«с сентября до мая»: whether May counts is not said."""
    return "ПЕРИОД", Limit(TermKind.MONTH_RANGE)


def _days_of_one_month(nodes: Nodes) -> Built:
    last = limit_of(nodes.all("ДЕНЬ")[0])
    if last.last is None or last.last.weekday is not None:
        return None
    first = nodes.value("ЧИСЛО")
    if not 1 <= first < last.last.day:
        return "БЕДА", None
    point = replace(last.last, day=first)
    return join(Limit(TermKind.DATE, point, point), last)


def _list_of_days(nodes: Nodes) -> Built:
    """«10, 17–18 и 24 октября 2024 г.»: the month and the year belong to every number."""
    named = limit_of(nodes[-1]).first
    if named is None or named.month is None or named.weekday is not None:
        return None
    result: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if node.name not in ("ЧИСЛО", "ДЕНЬ"):
            result.append(node)
            index += 1
            continue
        width = 3 if index + 2 < len(nodes) and nodes[index + 1].name in ("ТИРЕ", "ДЕФИС") else 1
        piece = nodes[index : index + width]
        limit = _listed(piece, named)
        if limit is None:
            return "БЕДА", None
        result.append(Node("ПЕРИОД", piece[0].start, piece[-1].end, limit))
        index += width
    return result


def _listed(piece: tuple[Node, ...], named: PartialDay) -> Limit | None:
    days = [node.value if node.name == "ЧИСЛО" else named.day for node in piece if node.name in ("ЧИСЛО", "ДЕНЬ")]
    if not all(1 <= day <= 31 for day in days) or days != sorted(days):
        return None
    first, last = replace(named, day=days[0]), replace(named, day=days[-1])
    for point in (first, last):
        if point.on(2000 if point.year is None else point.year) is None:
            return None
    kind = TermKind.DATE if len(days) == 1 else TermKind.RANGE
    month = MONTH_GENITIVES[(named.month or 1) - 1]
    words = f"{'–'.join(map(str, days))} {month}" + (f" {named.year} г." if named.year else "")
    is_last = piece[-1].name == "ДЕНЬ"
    return Limit(kind, first, last, spelling="" if is_last else words)


def _years(nodes: Nodes) -> Built:
    """«2024–25 гг.»."""
    first, last = limit_of(nodes[0]).first, full_year(nodes.value("ЧИСЛО"))
    if first is None or first.year is None or last is None:
        return None
    return _as_own_years(join(year_limit(first.year), year_limit(last)))


def _part_of_year(_nodes: Nodes) -> Built:
    return "СОБЫТИЕ", Limit(TermKind.EVENT_RELATIVE)


def _state_at(nodes: Nodes) -> Built:
    """«на начало учебного года» is a time only where nothing stands before it («данные на начало …»)."""
    return "АТРИБУТ", Limit(TermKind.EVENT_RELATIVE, attribute=True)


def _inside(nodes: Nodes) -> Built:
    return "ПЕРИОД", replace(limit_of(nodes.all(*POINT_NAMES, "ПЕРИОД")[-1]), needs_start=False)


def _whole_year(nodes: Nodes) -> Built:
    frame = Frame.CALENDAR_YEAR if nodes.has("календарный", "текущий") else Frame.YEAR
    return "ПЕРИОД", Limit(TermKind.YEAR, frame=frame)


def _whole_month(_nodes: Nodes) -> Built:
    return "ПЕРИОД", Limit(TermKind.MONTH, frame=Frame.MONTH)


def _attribute(nodes: Nodes) -> Built:
    """«на 2025 год»: usually says what the work is about, not when it is done."""
    limit = limit_of(nodes.all(*POINT_NAMES, "ПЕРИОД")[-1])
    return "АТРИБУТ", replace(limit, attribute=True)


_PERIODS = (
    Row("10, 17 и 24 октября", "(ЧИСЛО ($ТИРЕ ЧИСЛО)? (ЗПТ|и|СЛЭШ|ЗПТ и)){1,31} (ЧИСЛО $ТИРЕ)? ДЕНЬ", _list_of_days),
    Row("с 10 по 13 октября", "(с|от) ЧИСЛО (по|до|$ТИРЕ) ДЕНЬ", _days_of_one_month),
    Row("10–13 октября", "ЧИСЛО (по|$ТИРЕ) ДЕНЬ", _days_of_one_month),
    Row("перенос с марта на апрель", "с $ТОЧКА на $ТОЧКА", as_broken),
    Row("с 10 октября до 13 ноября", "(с|от|начиная с) ДЕНЬ (по|до|$ТИРЕ) ДЕНЬ", _stretch),
    Row("до 1 марта до 1 июня", "(до|к|позднее) ДЕНЬ (до ДЕНЬ){1,9}", list),
    Row("30 сентября – 2 октября", "ДЕНЬ (по|до|$ТИРЕ) ДЕНЬ", _stretch),
    Row("сентябрь-октябрь-ноябрь", "МЕС $ТИРЕ МЕС ($ТИРЕ МЕС){1,10}", _stretch),
    Row("с сентября 2024 по 31 мая", "(с|начиная с|от) $ТОЧКА (по|$ТИРЕ) (конец|окончание)? $ТОЧКА", _stretch),
    Row("с 1 сентября до мая", "(с|от) $ТОЧКА до $ТОЧКА", _open_ended_stretch),
    Row("2024–25 гг.", "ГОД $ТИРЕ ЧИСЛО (г|год)", _years),
    Row("2025-2026", "ГОД $ТИРЕ ГОД", _pair_of_years),
    Row("май – 2026", "МЕС $ТИРЕ ГОД", _month_and_year),
    Row("1 марта – 2026", "ДЕНЬ $ТИРЕ ГОД", _day_and_year),
    Row("2024-25", "ГОД ДЕФИС ЧИСЛО", _glued_years),
    Row("03-05.2024", "ЧИСЛО ДЕФИС МЕС", as_broken),
    Row("сентябрь – май", "$ТОЧКА $ТИРЕ $ТОЧКА", _stretch),
    Row("I декада октября", "$НОМЕР (ДЕФИС|ТИРЕ|и) $НОМЕР декада МЕС", decade),
    Row("третья декада октября", "$НОМЕР декада МЕС", decade),
    Row("декада октября", "декада МЕС", week),
    Row("третья декада", "$НОМЕР декада", bare_decade),
    Row("первая неделя сентября", "$НОМЕР ($ТИРЕ|и|ЗПТ) $НОМЕР (неделя|половина) МЕС", week),
    Row("вторая половина мая", "($НОМЕР|каждый) (неделя|половина) МЕС", week),
    Row("последняя неделя четверти", "$НОМЕР неделя (четверть|полугодие|триместр|каникулы|ЧЕТВ|ПОЛ|УЧГ)", _part_of_year),
    Row("вторая неделя", "$НОМЕР ($ТИРЕ $НОМЕР)? неделя", bare_week),
    Row("начало октября", "($КРАЙ) МЕС", part_of_month),
    Row("от 04.08.2023 № 1493", "от ДЕНЬ АКТ?", as_word),
    Row("приказ 01.09.2024", "документ ДЕНЬ", as_word),
    Row("№ 273-ФЗ от 29.12.2012", "АКТ от? ДЕНЬ", as_word),
    Row("29.12.2012 № 273-ФЗ", "ДЕНЬ АКТ", as_word),
    Row("утверждённого приказом 01.09.2024", "утвержденный СЛОВО{0,4} ДЕНЬ", as_word),
    Row("с 1 сентября по 31 феврыля", "(с|от) (ДЕНЬ|МЕС) по (ЧИСЛО|БЕДА|прочее)", as_broken),
)  # fmt: skip

_INSIDE = (
    Row("в период с 1 по 5 июня", "(в|за|на)? (период|срок|время|течение) ДВОЕТОЧИЕ? (ПЕРИОД|$ТОЧКА)", _inside),
    Row("в течение 2025 года", "($ТЕЧ|в период) весь? (ПЕРИОД|$ТОЧКА)", _inside),
    Row("весь 2025 год", "весь (ПЕРИОД|$ТОЧКА)", _inside),
    Row("в течение года", "($ТЕЧ) весь? (текущий|календарный){0,2} (год|г)", _whole_year),
    Row("весь год", "весь календарный? год", _whole_year),
    Row("в течение месяца", "($ТЕЧ) весь? (текущий|календарный|отчетный)? месяц", _whole_month),
    Row("весь месяц", "весь месяц", _whole_month),
    Row("на конец учебного года", "(на|к) ($КРАЙ) (УЧГ|ЧЕТВ|ПОЛ|ГОД|КВ|год|месяц|полугодие|четверть|квартал)", _state_at),
    Row("в начале учебного года", "в? ($КРАЙ) (УЧГ|ЧЕТВ|ПОЛ|ГОД|КВ|СЕЗ|год|месяц|полугодие|четверть|квартал|неделя) ($И (ПОЛ|ЧЕТВ|КВ)){0,3}", _part_of_year),
    Row("по состоянию на 1 сентября", "по состояние на ДЕНЬ", _inside),
    Row("отчёт за сентябрь", "за (ПЕРИОД|$ТОЧКА)", as_word),
    Row("на 2025 год", "на (ПЕРИОД|$ТОЧКА)", _attribute),
    Row("в начале октября", "в (ПЕРИОД|$ТОЧКА)", _inside),
)  # fmt: skip


def _deadline(nodes: Nodes) -> Built:
    limit = limit_of(nodes.all(*POINT_NAMES, "ПЕРИОД")[-1])
    return "СРОК", replace(limit, kind=TermKind.DEADLINE, first=None, opens=False, needs_start=False, spelling="")


def _deadlines(nodes: Nodes) -> Built:
    """«до 15 марта и 15 сентября 2025 г.»: the preposition belongs to every day of the list."""
    days = nodes.all("ДЕНЬ")
    result: list[Node] = []
    for node in nodes[nodes.index(days[0]) :]:
        if node.name != "ДЕНЬ":
            result.append(node)
            continue
        limit = replace(limit_of(node), kind=TermKind.DEADLINE, first=None)
        point = limit.last
        if node is days[0]:
            result.append(Node("СРОК", nodes[0].start, node.end, limit))
        elif point is None or point.month is None or point.weekday is not None:
            return None
        else:
            words = f"до {point.day} {MONTH_GENITIVES[point.month - 1]}" + (f" {point.year} г." if point.year else "")
            result.append(Node("СРОК", node.start, node.end, replace(limit, spelling=words)))
    return result


def _unclear_deadline(_nodes: Nodes) -> Built:
    """«до марта», «к 2025 году»: whether the named stretch counts is not said."""
    return "СРОК", Limit(TermKind.DEADLINE)


def _deadline_at_end_of_frame(nodes: Nodes) -> Built:
    if nodes.has("месяц"):
        frame = Frame.MONTH
    elif nodes.has("календарный", "текущий"):
        frame = Frame.CALENDAR_YEAR
    else:
        frame = Frame.YEAR
    return "СРОК", Limit(TermKind.DEADLINE, frame=frame, opens=False)


def _deadline_at_start(nodes: Nodes) -> Built:
    """«к началу учебного года» is its first day; «до начала …» leaves open whether that day counts."""
    limit = limit_of(nodes.all(*POINT_NAMES)[-1])
    if nodes.has("до"):
        return "СРОК", Limit(TermKind.DEADLINE)
    if limit.frame is Frame.ACADEMIC_YEAR:
        day = PartialDay(None, 9, 1)
        return "СРОК", Limit(TermKind.DEADLINE, None, day)
    return "СРОК", Limit(TermKind.DEADLINE, None, limit.first)


def _numbered_day(nodes: Nodes) -> Limit | None:
    numbers = [number_of(node) for node in nodes.all("ЧИСЛО", "ПОРЯДКОВОЕ")]
    if not all(1 <= number <= 31 for number in numbers):
        return None
    return Limit(TermKind.DATE, PartialDay(None, None, numbers[0]), PartialDay(None, None, numbers[-1]))


def _deadline_on_number(nodes: Nodes) -> Built:
    limit = _numbered_day(nodes)
    if limit is None:
        return "БЕДА", None
    return "СРОК", replace(limit, kind=TermKind.DEADLINE, first=None)


def _deadline_in_month(nodes: Nodes) -> Built:
    month, day = limit_of(nodes[0]).first, number_of(nodes.all("ЧИСЛО", "ПОРЯДКОВОЕ")[0])
    if month is None or day < 1:
        return None
    point = replace(month, day=day)
    if day > 31 or point.on(2000 if point.year is None else point.year) is None:
        return "БЕДА", None
    return "СРОК", Limit(TermKind.DEADLINE, None, point)


def _bare_deadline_on_number(nodes: Nodes) -> Built:
    """«до 15»: a day only in a plan for one month or beside «ежемесячно»."""
    built = _deadline_on_number(nodes)
    if isinstance(built, tuple) and isinstance(built[1], Limit):
        return built[0], replace(built[1], needs_plain_cell=True)
    return built


def _day_on_number(nodes: Nodes) -> Built:
    limit = _numbered_day(nodes)
    return ("ПЕРИОД", limit) if limit is not None else ("БЕДА", None)


def _days_on_numbers(nodes: Nodes) -> Built:
    limit = _numbered_day(nodes)
    if limit is None or limit.first is None or limit.last is None or limit.first.day >= limit.last.day:
        return "БЕДА", None
    return "ПЕРИОД", replace(limit, kind=TermKind.RANGE)


def _bare_days_on_numbers(nodes: Nodes) -> Built:
    """«с 10 по 14»: days only in a plan for one month or beside «ежемесячно»."""
    built = _days_on_numbers(nodes)
    if isinstance(built, tuple) and isinstance(built[1], Limit):
        return built[0], replace(built[1], needs_plain_cell=True)
    return None


def _start(nodes: Nodes) -> Built:
    limit = limit_of(nodes.all(*POINT_NAMES, "ПЕРИОД")[-1])
    if limit.kind is TermKind.RANGE and limit.first is None:
        return "НАЧАЛО", Limit(TermKind.CONTINUOUS)
    return "НАЧАЛО", replace(limit, kind=TermKind.CONTINUOUS, last=None, closes=False, needs_start=False, spelling="")


def _unclear_start(_nodes: Nodes) -> Built:
    return "НАЧАЛО", Limit(TermKind.CONTINUOUS)


_EDGES = (
    Row("с 1 сентября до конца учебного года", "(с|начиная с|от) (ДЕНЬ|МЕС) (по|до) (конец|окончание) УЧГ", _until_academic_end),
    Row("с сентября до конца мая", "(с|начиная с|от) $ТОЧКА до (конец|окончание) $ТОЧКА", _stretch),
    Row("до конца 2025 года", "$ДО весь? (конец|окончание) $ТОЧКА", _deadline),
    Row("до конца года", "$ДО (конец|окончание) (текущий|календарный){0,2} (год|месяц)", _deadline_at_end_of_frame),
    Row("до конца четверти", "$ДО (конец|окончание|начало) (текущий|новый)? (четверть|полугодие|квартал|неделя|триместр)", _unclear_deadline),
    Row("к началу учебного года", "$ДО начало $ТОЧКА", _deadline_at_start),
    Row("с начала учебного года", "(с|начиная с) начало $ТОЧКА", _start),
    Row("с начала года", "(с|начиная с) начало (год|месяц|полугодие|четверть)", _unclear_start),
)  # fmt: skip

_ENDS = (
    Row("до 15 марта и 15 сентября", "$ДО ДЕНЬ (ЗПТ ДЕНЬ){0,9} (и|ЗПТ и) ДЕНЬ", _deadlines),
    Row("до 20.03, 20.06, 20.09", "$ДО ДЕНЬ (ЗПТ ДЕНЬ){2,9}", _deadlines),
    Row("сентябрь, до 10 числа", "МЕС (ЗПТ|ЛСК) $ДО (ЧИСЛО|ПОРЯДКОВОЕ) число? ПСК?", _deadline_in_month),
    Row("на период до 31.12.2030", "(на|в) период до ДЕНЬ", _deadline),
    Row("на период до 2030 года", "(на|в) период до ($ТОЧКА)", _unclear_deadline),
    Row("до 15:00 1 марта", "$ДО ВРЕМЯ ДЕНЬ", _deadline),
    Row("до 1 марта включительно", "($ДО|по) (ДЕНЬ|$ТОЧКА|ПЕРИОД) ЛСК? включительно ПСК?", _deadline),
    Row("до 1 марта", "($ДО|по) ДЕНЬ ВРЕМЯ?", _deadline),
    Row("не позднее мая", "$НЕПОЗЖЕ (ПЕРИОД|$ТОЧКА)", _deadline),
    Row("по май 2025", "по (МЕС|ГОД|КВ)", _deadline),
    Row("до марта", "$ДО ($ТОЧКА|ПЕРИОД)", _unclear_deadline),
    Row("до 15 числа", "$ДО ВРЕМЯ? (ЧИСЛО|ПОРЯДКОВОЕ) число", _deadline_on_number),
    Row("до 15", "(до|$НЕПОЗЖЕ) ЧИСЛО", _bare_deadline_on_number),
    Row("с 1 по 5 число", "(с|в)? ЧИСЛО (по|до|$ТИРЕ) ЧИСЛО число", _days_on_numbers),
    Row("с 10 по 14", "с ЧИСЛО по ЧИСЛО", _bare_days_on_numbers),
    Row("15 числа", "(в|на)? ЧИСЛО число", _day_on_number),
    Row("не ранее 1 марта", "не ранее ЗПТ? чем? (с|в)? ($ТОЧКА|ПЕРИОД)", _start),
    Row("начиная с 1 марта", "(с|начиная с|начиная) ($ТОЧКА|ПЕРИОД)", _start),
    Row("к 15:00", "(до|к|с|по|на) ВРЕМЯ", lambda _: ("ВРЕМЯ", None)),
)  # fmt: skip

EDGES_STAGE: Final = Stage(_EDGES, MACROS, LIMIT_NAMES)
PERIODS_STAGE: Final = Stage(_PERIODS, MACROS, LIMIT_NAMES)
INSIDE_STAGE: Final = Stage(_INSIDE, MACROS, LIMIT_NAMES)
ENDS_STAGE: Final = Stage(_ENDS, MACROS, LIMIT_NAMES)
