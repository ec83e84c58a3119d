"""The stage of repetitions: «1 раз в 2 недели», «каждую пятницу», «до 25 числа каждого месяца»."""

# ruff: noqa: E501 - a row of the grammar stays on one line
from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from macros.terms.lexicon import WEEKDAY_CODES
from macros.terms.phrases import LIMIT_NAMES, MACROS, NUMERALS, number_of
from macros.terms.readings import WORKING_WEEK, Frame, Limit, Rule, every_days, every_months
from macros.terms.rows import Built, Node, Nodes, Row, Stage
from macros.terms.values import TermKind

# How long a unit is: months where positive, days where negative; a school quarter has no fixed length.
_UNITS: Final = {
    "день": -1,
    "сутки": -1,
    "неделя": -7,
    "декада": -10,
    "месяц": 1,
    "квартал": 3,
    "полугодие": 6,
    "полгода": 6,
    "год": 12,
    "г": 12,
    "лет": 12,
    "УЧГ": 12,
    "четверть": 0,
    "триместр": 0,
}
# Beginnings of words that tell how often without a calendar; any other word may be a slip of the pen («1 раз в мисяц»).
_OCCASIONS: Final = re.compile(
    r"(?:смен|заезд|поток|заняти|урок|пар[аеыу]$|лекци|семинар|модул|курс|собрани|сесси|заседани|совещани|совет|педсовет|встреч|"
    r"мероприяти|событи|праздник|экзамен|олимпиад|конкурс|соревновани|турнир|фестивал|акци|зач[её]т|контрольн|"
    r"сезон|цикл|этап|период|набор|созыв|ротаци|дежурств|вахт|рейс|перевозк|поезд|выезд|выход|визит|посещени|экскурси|поход|"
    r"проверк|осмотр|обход|инструктаж|тренировк|учени[еяйю]|отч[её]т|случа|обращени|запрос|заявк|нарушени|изменени|обновлени|"
    r"вегетационн|отопительн|летн|зимн|осенн|весенн|аттестаци|межаттестационн|стажировк|консультаци|спектакл|репетици|час)"
)


def recurring(rule: Rule | None) -> Built:
    """A repetition; without a rule it is known only that it repeats."""
    return "ПОВТОР", Limit(TermKind.RECURRING, rule=rule)


def every(length: int) -> Rule | None:
    """Once in a unit of this length (months, or days where negative)."""
    if length > 0:
        return every_months(length)
    return every_days(-length) if length else None


def _adverb(nodes: Nodes) -> Built:
    return recurring(every(nodes.value("ЕЖЕ", "ЕЖЕПРИЛ")))


def _count(nodes: Nodes) -> Built:
    """«2 раза в год»: the year is cut into equal parts where that is possible, else it is «every year»."""
    at = next(index for index, node in enumerate(nodes) if node.name in ("раз", "КРАТНЫЙ"))
    times = _times(nodes[: at + 1])
    tail = nodes[at + 1 :]
    span = [node.value for node in tail if node.name in ("ЧИСЛО", "ПОРЯДКОВОЕ")]
    unit = next((node for node in tail if node.name in _UNITS), None)
    if len(span) > 1:  # «1 раз в 3–6 месяцев»
        return recurring(None)
    size = span[0] if span else 1
    if unit is None or not 1 <= size <= 99 or not 1 <= times <= 366:
        return None
    if unit.name == "день" and Nodes(tail).has("рабочий"):
        return _every_working_day(size)
    return recurring(_cut(_UNITS[unit.name] * size, times))


def _every_working_day(size: int) -> Built:
    """«каждый рабочий день»; every third one is no weekday and no day of a month, so no rule can say it."""
    return recurring(Rule("WEEKLY", weekdays=WORKING_WEEK) if size == 1 else None)


def _times(nodes: tuple[Node, ...]) -> int:
    """How many times; the smaller number of «1–2 раза»."""
    if nodes[-1].name == "КРАТНЫЙ":
        return int(nodes[-1].value)
    return min((node.value for node in nodes if node.name == "ЧИСЛО"), default=1)


def _cut(length: int, times: int) -> Rule | None:
    if length == 1 and times == 2:
        return every_days(14)
    if length == 1 and times == 4:
        return every_days(7)
    if length > 0 and times > 1 and length % times == 0:
        return every(length // times)
    return every(length)


def _each_unit(nodes: Nodes) -> Built:
    numbers = nodes.all("ЧИСЛО")
    size = numbers[0].value if numbers else 1
    unit = next(node for node in nodes if node.name in _UNITS)
    if not 1 <= size <= 99:
        return None
    if unit.name == "день" and nodes.has("рабочий"):
        return _every_working_day(size)
    return recurring(every(_UNITS[unit.name] * size))


def _weekdays(nodes: Nodes) -> tuple[str, ...]:
    numbers = [node.value for node in nodes.all("ДЕНЬНЕДЕЛИ")]
    if len(numbers) == 2 and nodes.has("ТИРЕ", "ДЕФИС", "с") and numbers[0] < numbers[1]:
        numbers = list(range(numbers[0], numbers[1] + 1))
    return tuple(WEEKDAY_CODES[number] for number in sorted(set(numbers)))


def _on_weekdays(nodes: Nodes) -> Built:
    return recurring(Rule("WEEKLY", weekdays=_weekdays(nodes)))


def _weekly_on(nodes: Nodes) -> Built:
    return _on_weekdays(nodes) if nodes.value("ЕЖЕ") == -7 else None


def _bare_weekdays(nodes: Nodes) -> Built:
    """Weekdays alone: a limit only if the cell holds nothing else («среда» is also «environment»)."""
    return "ПОВТОР", Limit(TermKind.RECURRING, rule=Rule("WEEKLY", weekdays=_weekdays(nodes)), needs_plain_cell=True)


def _nth_weekday(nodes: Nodes) -> Built:
    numbers = [number_of(node) for node in nodes.all(*NUMERALS)]
    if not all(-2 <= number <= 5 and number for number in numbers):
        return None
    code = WEEKDAY_CODES[nodes.value("ДЕНЬНЕДЕЛИ")]
    return recurring(Rule("MONTHLY", weekdays=tuple(f"{number}{code}" for number in numbers)))


def _bare_nth_weekday(nodes: Nodes) -> Built:
    """«последняя пятница»: of each month, if nothing else is said."""
    built = _nth_weekday(nodes)
    if isinstance(built, tuple):
        return built[0], replace(built[1], needs_plain_cell=True)
    return built


def _monthly_nth_weekday(nodes: Nodes) -> Built:
    return _nth_weekday(nodes) if nodes.value("ЕЖЕ") == 1 else None


def _every_nth_weekday(nodes: Nodes) -> Built:
    """«каждый второй вторник» is every other week; «каждый первый», «каждый последний» are of the month."""
    number = number_of(nodes.all("ПОРЯДКОВОЕ", "ЧИСЛО")[0])
    code = WEEKDAY_CODES[nodes.value("ДЕНЬНЕДЕЛИ")]
    if number == 2:
        return recurring(Rule("WEEKLY", 2, weekdays=(code,)))
    return recurring(Rule("MONTHLY", weekdays=(f"{number}{code}",)) if number in (1, -1) else None)


def _days_of_month(nodes: Nodes) -> tuple[int, ...]:
    numbers = [node.value for node in nodes.all("ЧИСЛО", "ПОРЯДКОВОЕ")]
    if not all(1 <= number <= 31 for number in numbers):
        return ()
    first = next((index for index, node in enumerate(nodes) if node.name in ("ЧИСЛО", "ПОРЯДКОВОЕ")), 0)
    stretches = Nodes(nodes[first:]).has("ТИРЕ", "ДЕФИС", "по", "до")
    if len(numbers) == 2 and stretches and numbers[0] < numbers[1]:
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(sorted(set(numbers)))


def _monthly_days(nodes: Nodes) -> Built:
    days = _days_of_month(nodes)
    if not days:
        return "БЕДА", None
    if nodes.has("квартал"):
        return recurring(Rule("MONTHLY", 3, month_days=days))
    return recurring(Rule("MONTHLY", month_days=days))


def _said_monthly_days(nodes: Nodes) -> Built:
    return _monthly_days(nodes) if nodes.has("число") else None


def _adverb_with_days(nodes: Nodes) -> Built:
    interval = nodes.value("ЕЖЕ")
    days = _days_of_month(nodes)
    if not nodes.has("число") or interval not in (1, 3):
        return None
    return recurring(Rule("MONTHLY", interval, month_days=days)) if days else ("БЕДА", None)


def _day_of_last_month_of_quarter(nodes: Nodes) -> Built:
    number, month = (node.value for node in nodes.all("ЧИСЛО", "ПОРЯДКОВОЕ"))
    place = 3 if month == -1 else month
    if not (1 <= number <= 31 and 1 <= place <= 3):
        return "БЕДА", None
    return recurring(Rule("YEARLY", months=tuple(range(place, 13, 3)), month_days=(number,)))


def _monthly_working_day(nodes: Nodes) -> Built:
    number = number_of(nodes.all("ЧИСЛО", "ПОРЯДКОВОЕ")[0])
    interval = 3 if nodes.has("квартал") else nodes.value("ЕЖЕ") or 1
    if number == 0 or number > 23 or interval not in (1, 3):
        return None
    return recurring(Rule("MONTHLY", interval, weekdays=WORKING_WEEK, position=number))


def _yearly_day_after_report(nodes: Nodes) -> Built:
    day, month = nodes.value("ЧИСЛО"), nodes.value("МЕСЯЦ")
    if nodes.has("КОРОТКАЯ"):
        day, month = nodes.value("КОРОТКАЯ")
    if not 1 <= day <= 31:
        return "БЕДА", None
    return recurring(Rule("YEARLY", months=(month,), month_days=(day,)))


def _last_day_of_unit(nodes: Nodes) -> Built:
    number = nodes.value("ПОРЯДКОВОЕ")
    interval = 3 if nodes.has("квартал") else 1
    if number not in (1, -1):
        return None
    if nodes.has("рабочий"):
        return recurring(Rule("MONTHLY", interval, weekdays=WORKING_WEEK, position=number))
    return recurring(Rule("MONTHLY", interval, month_days=(number,)))


def _week_of_each_month(nodes: Nodes) -> Built:
    """«последняя неделя месяца»: of each month, except in a plan for one month."""
    frame = Frame.OWN if nodes.has("каждый") else Frame.MONTH
    return "ПОВТОР", Limit(TermKind.RECURRING, rule=Rule("MONTHLY"), frame=frame)


def _edge_of_each_unit(nodes: Nodes) -> Built:
    unit = next(node for node in nodes if node.name in _UNITS)
    return recurring(every(_UNITS[unit.name]))


def _each_occasion(_nodes: Nodes) -> Built:
    """It repeats with something that has no calendar («в конце каждой смены»)."""
    return recurring(None)


def _known_occasion(nodes: Nodes) -> Built:
    return recurring(None) if _are_occasions(nodes) else None


def _are_occasions(nodes: Nodes) -> bool:
    """Whether no word here is one that the grammar has never heard of."""
    return all(_OCCASIONS.match(str(node.value)) for node in nodes if node.name == "прочее")


def _bare_each_unit(nodes: Nodes) -> Built:
    unit = next(node for node in nodes if node.name in _UNITS)
    return "ПОВТОР", Limit(TermKind.RECURRING, rule=every(_UNITS[unit.name]), needs_plain_cell=True)


def _bare_occasion(nodes: Nodes) -> Built:
    return ("ПОВТОР", Limit(TermKind.RECURRING, needs_plain_cell=True)) if _are_occasions(nodes) else None


def _working_days(_nodes: Nodes) -> Built:
    return recurring(Rule("WEEKLY", weekdays=WORKING_WEEK))


def _days_off(_nodes: Nodes) -> Built:
    return recurring(Rule("WEEKLY", weekdays=("SA", "SU")))


_LOCAL: Final = {
    **MACROS,
    "НЕРЕЖЕ": "не реже ЗПТ? чем|не реже|не менее ЗПТ? чем|не менее|не чаще|не более ЗПТ? чем|не более|минимум|как минимум",
    "ОТРЕЗОК": (
        "рабочий день|день|сутки|неделя|декада|календарный? месяц|квартал|полугодие|полгода|календарный? год|г|лет|УЧГ|"
        "четверть|триместр"
    ),
    "РАЗА": "(ЧИСЛО (ТИРЕ|ДЕФИС) ЧИСЛО|ЧИСЛО или ЧИСЛО|ЧИСЛО)? раз|КРАТНЫЙ",
    "ДНИНЕДЕЛИ": "ДЕНЬНЕДЕЛИ ((ЗПТ|и|ЗПТ и|или|ТИРЕ|ДЕФИС) (по|в)? ДЕНЬНЕДЕЛИ){0,6}",
    "ЧИСЛА": "(ЧИСЛО|ПОРЯДКОВОЕ) ((ЗПТ|и|ТИРЕ|ДЕФИС|по|до) (ЧИСЛО|ПОРЯДКОВОЕ)){0,5} число?",
    "СЛЕДМЕС": (
        "отчетный месяц|месяц ЗПТ? следующий за (отчетный|предыдущий) (месяц|период|квартал)?|месяц ЗПТ? следующий за (месяц|квартал)|"
        "следующий за отчетный (месяц|период|квартал)|следующий месяц|месяц ЗПТ? следующий за прочее"
    ),
    "СЛЕДГОД": "год ЗПТ? следующий за (отчетный|предыдущий) (год|период)?|следующий за отчетный (год|период)",
}

_ROWS = (
    Row("1 раз в 2 недели", "($НЕРЕЖЕ)? $РАЗА (в|за|на|СЛЭШ)? (течение|весь)? каждый? (ЧИСЛО ($ТИРЕ ЧИСЛО)?|ПОРЯДКОВОЕ)? ($ОТРЕЗОК)", _count),
    Row("1 раз за смену", "($НЕРЕЖЕ)? $РАЗА (в|за) каждый? прочее", _known_occasion),
    Row("несколько раз в год", "несколько раз (в|за) (течение)? ($ОТРЕЗОК)", _each_occasion),
    Row("до 5 числа месяца, следующего за отчётным", "$ДО? (ЧИСЛО|ПОРЯДКОВОЕ) число? ($СЛЕДМЕС)", _monthly_days),
    Row("до 5-го рабочего дня месяца", "$ДО? (ЧИСЛО|ПОРЯДКОВОЕ) рабочий день ($СЛЕДМЕС|каждый (месяц|квартал)|месяц)", _monthly_working_day),
    Row("до 15 числа последнего месяца квартала", "$ДО? ЧИСЛО число? (ПОРЯДКОВОЕ|ЧИСЛО) месяц каждый? квартал", _day_of_last_month_of_quarter),
    Row("до 25 числа каждого месяца", "($ДО ВРЕМЯ?|с|в)? $ЧИСЛА каждый (месяц|квартал)", _monthly_days),
    Row("до 25 числа месяца", "($ДО ВРЕМЯ?|с|в)? (ЧИСЛО|ПОРЯДКОВОЕ) ((ЗПТ|и|ТИРЕ|ДЕФИС|по|до) ЧИСЛО){0,5} число месяц", _monthly_days),
    Row("каждого 15 числа", "($ДО|в)? каждый $ЧИСЛА (каждый? месяц)?", _said_monthly_days),
    Row("ежеквартально, до 15 числа последнего месяца квартала", "ЕЖЕ ЗПТ? $ДО? ЧИСЛО число? (ПОРЯДКОВОЕ|ЧИСЛО) месяц каждый? квартал?", _day_of_last_month_of_quarter),
    Row("ежемесячно, 1 и 15 числа", "ЕЖЕ (ЗПТ|ТИРЕ|ЛСК|ДВОЕТОЧИЕ)? (в|по|$ДО)? $ЧИСЛА ($СЛЕДМЕС)? ПСК?", _adverb_with_days),
    Row("еженедельно (понедельник)", "ЕЖЕ (ЛСК|ЗПТ|ТИРЕ|ДВОЕТОЧИЕ) (в|по)? $ДНИНЕДЕЛИ ПСК?", _weekly_on),
    Row("ежемесячно, до 5-го рабочего дня", "ЕЖЕ (ЗПТ|ТИРЕ|ЛСК|ДВОЕТОЧИЕ)? (в|$ДО)? (ЧИСЛО|ПОРЯДКОВОЕ) рабочий день ($СЛЕДМЕС|месяц)? ПСК?", _monthly_working_day),
    Row("1 и 15 числа ежемесячно", "($ДО|с|в)? $ЧИСЛА ЗПТ? ЕЖЕ", _adverb_with_days),
    Row("до 1 февраля года, следующего за отчётным", "$ДО? (ЧИСЛО МЕСЯЦ|КОРОТКАЯ) ($СЛЕДГОД)", _yearly_day_after_report),
    Row("первый и третий понедельник каждого месяца", "каждый? ($НОМЕР (и|ЗПТ))? $НОМЕР ДЕНЬНЕДЕЛИ каждый? месяц", _nth_weekday),
    Row("каждый второй вторник", "каждый (ПОРЯДКОВОЕ|ЧИСЛО) ДЕНЬНЕДЕЛИ", _every_nth_weekday),
    Row("ежемесячно, последняя пятница", "ЕЖЕ ЗПТ? в? (ПОРЯДКОВОЕ|ЧИСЛО) ДЕНЬНЕДЕЛИ", _monthly_nth_weekday),
    Row("последняя пятница", "в? $НОМЕР ДЕНЬНЕДЕЛИ", _bare_nth_weekday),
    Row("по понедельникам и средам", "(по|в? каждый) $ДНИНЕДЕЛИ", _on_weekdays),
    Row("с понедельника по пятницу", "с ДЕНЬНЕДЕЛИ (по|до) ДЕНЬНЕДЕЛИ", _on_weekdays),
    Row("понедельник, среда", "в? $ДНИНЕДЕЛИ", _bare_weekdays),
    Row("последняя неделя месяца", "в? каждый? $НОМЕР ($ТИРЕ $НОМЕР)? (неделя|декада|половина) каждый? месяц", _week_of_each_month),
    Row("в последний рабочий день месяца", "в? каждый? ПОРЯДКОВОЕ рабочий? день каждый? (месяц|квартал)", _last_day_of_unit),
    Row("в конце каждого квартала", "($ДО|в|по|на|перед|после)? (начало|конец|окончание|итог|середина) каждый ($ОТРЕЗОК)", _edge_of_each_unit),
    Row("каждые 2 недели", "в? каждый ЧИСЛО? ($ОТРЕЗОК)", _each_unit),
    Row("после каждой четверти", "(перед|после|до) каждый ($ОТРЕЗОК)", _edge_of_each_unit),
    Row("в конце каждой смены", "(в|по|на|до)? (начало|конец|окончание|итог) каждый СЛОВО", _each_occasion),
    Row("после каждого занятия", "(перед|после) каждый СЛОВО", _each_occasion),
    Row("по четвертям", "по (неделя|месяц|квартал|полугодие|четверть|триместр)", _bare_each_unit),
    Row("каждую смену", "в? каждый прочее", _bare_occasion),
    Row("по рабочим дням", "(по|в|каждый) рабочий день", _working_days),
    Row("по будням", "(по|в) будни", _working_days),
    Row("по выходным", "(по|в) выходной день?", _days_off),
    Row("на еженедельной основе", "(на|в) ЕЖЕПРИЛ (основа|режим)", _adverb),
    Row("ежемесячно", "ЕЖЕ", _adverb),
    Row("периодически", "периодически", lambda _: recurring(None)),
)  # fmt: skip

RECURRENCES_STAGE: Final = Stage(_ROWS, _LOCAL, LIMIT_NAMES)
