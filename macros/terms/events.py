"""The stages of what has no days of its own: distances to events, «постоянно», «по графику», «по мере необходимости»."""

# ruff: noqa: E501 - a row of the grammar stays on one line
from __future__ import annotations

from typing import Final

from macros.terms.phrases import COUNT, LIMIT_NAMES, MACROS, POINT_NAMES
from macros.terms.readings import Distance, Limit
from macros.terms.rows import Built, Node, Nodes, Row, Stage
from macros.terms.values import OffsetUnit, TermKind

_UNITS: Final = {
    "день": OffsetUnit.DAY,
    "сутки": OffsetUnit.DAY,
    "неделя": OffsetUnit.WEEK,
    "месяц": OffsetUnit.MONTH,
    "год": OffsetUnit.YEAR,
    "лет": OffsetUnit.YEAR,
    "час": OffsetUnit.HOUR,
}
_TRAILERS: Final = frozenset({"и", "или", "а", "но", "ДЕФИС"})


def _trimmed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    while nodes and nodes[-1].name in _TRAILERS:
        nodes = nodes[:-1]
    return nodes


def _relative(direction: int, event: tuple[Node, ...], amount: int | None = None, unit: OffsetUnit = OffsetUnit.DAY,
              needs_start: bool = False) -> Built:  # fmt: skip
    event = _trimmed(event)
    if event and event[0].value == COUNT:
        return None
    place = (event[0].start, event[-1].end) if event else None
    distance = Distance(direction, place, amount, unit)
    return "СОБЫТИЕ", Limit(TermKind.EVENT_RELATIVE, distance=distance, needs_start=needs_start)


def _amount(nodes: tuple[Node, ...]) -> tuple[int, OffsetUnit]:
    """The number and unit of a distance. Of «3–5 дней» the longer counts; «неделя» is one."""
    numbers = [node.value for node in nodes if node.name == "ЧИСЛО"]
    unit = next(_UNITS[node.name] for node in nodes if node.name in _UNITS)
    if unit is OffsetUnit.DAY and any(node.name == "рабочий" for node in nodes):
        unit = OffsetUnit.WORKING_DAY
    return (max(numbers) if numbers else 1), unit


def _split_at_unit(nodes: Nodes) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    at = next(index for index, node in enumerate(nodes) if node.name in _UNITS)
    return nodes[: at + 1], nodes[at + 1 :]


def _event_words(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The event without «со дня», «с момента», «до», «после»."""
    if nodes and nodes[0].name in ("с", "после", "до", "от", "по"):
        nodes = nodes[1:]
    if len(nodes) > 1 and nodes[0].name in ("день", "момент", "дата"):
        nodes = nodes[1:]
    return nodes


def _within_after(nodes: Nodes) -> Built:
    head, tail = _split_at_unit(nodes)
    amount, unit = _amount(head)
    return _relative(1, _event_words(tail), amount, unit)


def _within_next(nodes: Nodes) -> Built:
    head, tail = _split_at_unit(nodes)
    amount, unit = _amount(head)
    at = next(index for index, node in enumerate(tail) if node.name == "за")
    event = tail[at + 1 :]
    return _relative(1, event[1:] if event[0].name == "день" and len(event) > 1 else event, amount, unit)


def _before(nodes: Nodes) -> Built:
    head, tail = _split_at_unit(nodes)
    amount, unit = _amount(head)
    return _relative(-1, _event_words(tail), -amount, unit)


def _within(nodes: Nodes) -> Built:
    amount, unit = _amount(nodes)
    return _relative(1, (), amount, unit)


def _day_length(nodes: Nodes) -> Built:
    """«в 3-дневный срок», «в месячный срок»."""
    at = next(index for index, node in enumerate(nodes) if node.name == "ДНЕВНЫЙ")
    length, tail = nodes[at].value, _event_words(nodes[at + 2 :])
    if length < 0:
        return _relative(1, tail, -length, OffsetUnit.MONTH)
    if length % 7 == 0:
        return _relative(1, tail, length // 7, OffsetUnit.WEEK)
    return _relative(1, tail, length, OffsetUnit.DAY)


def _next_day_after(nodes: Nodes) -> Built:
    at = next(index for index, node in enumerate(nodes) if node.name == "день")
    unit = OffsetUnit.WORKING_DAY if nodes.has("рабочий") else OffsetUnit.DAY
    return _relative(1, _event_words(nodes[at + 1 :]), 1, unit)


def _after(nodes: Nodes) -> Built:
    return _relative(
        1, _event_words(nodes[1:]) if nodes[0].name != "сразу" else _event_words(nodes[2:]), needs_start=True
    )


def _after_end(nodes: Nodes) -> Built:
    """«по окончании учебного года»: the event is the end itself, so its word stays."""
    return _relative(1, nodes[1:], needs_start=nodes.has("факт"))


def _before_event(nodes: Nodes) -> Built:
    return _relative(-1, nodes[1:], needs_start=True)


def _by_event(nodes: Nodes) -> Built:
    return _relative(0, nodes[1:], needs_start=True)


def _during(nodes: Nodes) -> Built:
    """«в день проведения», «в период приёмной кампании», «во время каникул»."""
    skip = (
        2 if len(nodes) > 2 and nodes[1].name in ("период", "время", "ход", "рамки", "процесс", "день", "момент") else 1
    )
    event = _trimmed(nodes[skip:])
    place = (event[0].start, event[-1].end) if event else None
    setting = nodes[1].name in ("рамки", "ход", "процесс")
    return "СОБЫТИЕ", Limit(
        TermKind.EVENT_RELATIVE, distance=Distance(0, place), needs_start=setting, is_setting=setting
    )


def _holidays(nodes: Nodes) -> Built:
    return _relative(0, nodes)


def _holidays_at_start(nodes: Nodes) -> Built:
    return _relative(0, nodes, needs_start=True)


def _from_event(nodes: Nodes) -> Built:
    return _relative(1, _event_words(nodes), needs_start=True)


def _at_once(nodes: Nodes) -> Built:
    return _relative(1, _event_words(nodes[1:]), 0, needs_start=True)


def _as_needed(_nodes: Nodes) -> Built:
    return "ПОНУЖДЕ", Limit(TermKind.AS_NEEDED)


def _as_needed_at_start(_nodes: Nodes) -> Built:
    return "ПОНУЖДЕ", Limit(TermKind.AS_NEEDED, needs_start=True)


def _by_schedule(_nodes: Nodes) -> Built:
    return "ПОГРАФИКУ", Limit(TermKind.BY_SCHEDULE)


def _by_schedule_at_start(_nodes: Nodes) -> Built:
    return "ПОГРАФИКУ", Limit(TermKind.BY_SCHEDULE, needs_start=True)


def _always(_nodes: Nodes) -> Built:
    return "ПОСТОЯННО", Limit(TermKind.CONTINUOUS)


def _always_alone(_nodes: Nodes) -> Built:
    """«пост.» is also a decree, «срок реализации» also a heading: a limit only where no other words are."""
    return "ПОСТОЯННО", Limit(TermKind.CONTINUOUS, needs_plain_cell=True)


_LOCAL: Final = {
    **MACROS,
    "КОЛ": "(ЧИСЛО ($ТИРЕ ЧИСЛО)?)? (рабочий|календарный)? (день|сутки|неделя|месяц|год|лет|час) (рабочий|календарный)?",
    "СКОЛЬКО": "ЧИСЛО ($ТИРЕ ЧИСЛО)? (рабочий|календарный)? (день|сутки|неделя|месяц|год|лет|час)",
    "ОТ": "с (день|момент|дата)?|после|от|по (окончание|итог|факт)|до",
    "ХВОСТ": "СЛОВО+ (ЗПТ следующий за СЛОВО+)?",
    "ЛЮБОЙ": "$ТОЧКА|ПЕРИОД|СРОК",
}

_DISTANCES = (
    Row("в течение 3 рабочих дней с …", "($ТЕЧ|в срок не более ЗПТ? чем?|в) $КОЛ (с (день|момент|дата)?|после|от) $ХВОСТ", _within_after),
    Row("в течение 2 дней, следующих за днём …", "($ТЕЧ|$НЕПОЗЖЕ) $СКОЛЬКО ЗПТ? следующий за (день)? СЛОВО+", _within_next),
    Row("в 3-дневный срок со дня …", "(в|за) ДНЕВНЫЙ срок ((с|после|от) $ХВОСТ)?", _day_length),
    Row("за 10 дней до …", "($НЕПОЗЖЕ|не ранее ЗПТ? чем|не менее ЗПТ? чем|не менее|минимум|не более чем|не ранее)? за $КОЛ (до|перед) $ХВОСТ", _before),
    Row("не позднее 10 дней до …", "(не позднее|не менее) ЗПТ? чем? $СКОЛЬКО (до|перед) $ХВОСТ", _before),
    Row("не позднее 10 дней после …", "($НЕПОЗЖЕ) (через)? $КОЛ (с (день|момент|дата)?|после|от) $ХВОСТ", _within_after),
    Row("через 2 недели после …", "через $КОЛ (с (день|момент|дата)?|после|от)? $ХВОСТ", _within_after),
    Row("10 дней после …", "$СКОЛЬКО (с (день|момент|дата)|после) $ХВОСТ", _within_after),
    Row("10 дней до …", "$СКОЛЬКО до (начало|окончание) $ХВОСТ", _before),
    Row("на следующий день после …", "(на|в|не позднее) следующий рабочий? день (после|за|с)? СЛОВО*", _next_day_after),
    Row("в течение 5 дней", "($ТЕЧ|через) $СКОЛЬКО", _within),
    Row("в течение дня", "($ТЕЧ) (рабочий|календарный)? (день|сутки|неделя|час)", _within),
)  # fmt: skip

_STATES = (
    Row("на постоянной основе", "(на|в) постоянный (основа|режим|порядок)", _always),
    Row("в рабочем порядке", "в рабочий порядок", _always),
    Row("весь период", "(за|на|в)? (течение|протяжение)? весь (учебный|отчетный)? (период|срок|время|реализация) СЛОВО*", _always),
    Row("в течение периода реализации", "($ТЕЧ|в) (период|срок) реализация СЛОВО*", _always),
    Row("в течение реализации проекта", "($ТЕЧ) реализация СЛОВО*", _always),
    Row("постоянно", "постоянно", _always),
    Row("пост.", "пост", _always_alone),
    Row("срок реализации проекта", "(срок|период) реализация СЛОВО*", _always_alone),
    Row("по мере необходимости", "по мера (необходимость|наличие)", _as_needed),
    Row("по мере поступления", "по мера СЛОВО+", _as_needed),
    Row("при необходимости", "(по|при|в) прочее? необходимость", _as_needed),
    Row("при наличии изменений", "(при|в) наличие СЛОВО*", _as_needed),
    Row("в случае изменений", "(в|при) случай ЗПТ? если? СЛОВО+", _as_needed),
    Row("если изменилось", "если СЛОВО+", _as_needed_at_start),
    Row("по запросу", "по (прочее|обращение)? обращение СЛОВО*", _as_needed),
    Row("при приёме на работу", "при СЛОВО+", _as_needed_at_start),
    Row("незамедлительно", "немедленно СЛОВО*", _at_once),
    Row("сразу после …", "сразу (после|по) СЛОВО+", _after),
    Row("после 1 сентября", "после ($ЛЮБОЙ)", _after),
    Row("после издания приказа", "после $ХВОСТ ($ЛЮБОЙ)?", _after),
    Row("по окончании учебного года", "по (окончание|итог|факт) (текущий|каждый|календарный|прочее){0,2} ($ЛЮБОЙ)", _after_end),
    Row("по окончании четверти (полугодия)", "по (окончание|итог) (четверть|полугодие|триместр|квартал) ЛСК (четверть|полугодие|триместр|квартал) ПСК", _after_end),
    Row("по итогам проверки", "(по|в) (окончание|итог|факт) СЛОВО*", _after_end),
    Row("в соответствии с графиком", "в соответствие с $ХВОСТ", _by_schedule),
    Row("согласно плану", "согласно $ХВОСТ", _by_schedule),
    Row("в установленные сроки", "в (прочее)? установленный прочее? (срок|порядок) СЛОВО*", _by_schedule),
    Row("в сроки, установленные приказом", "(в|по)? срок ЗПТ? (установленный|прочее|согласно|в) СЛОВО*", _by_schedule_at_start),
    Row("по срокам приказа", "по (прочее)? срок СЛОВО*", _by_schedule),
    Row("по отдельному графику", "по СЛОВО{0,3} графику ((ДЕФИС|СЛЭШ) графику)? СЛОВО*", _by_schedule),
    Row("в период осенних, зимних и весенних каникул", "(в|на|с|за)? (период|время|день)? (СЕЗОНПРИЛ (ЗПТ|и)){1,3} СЕЗОНПРИЛ каникулы", _holidays),
    Row("летние каникулы", "(в|на|с|за)? (период|время|день)? (СЕЗОНПРИЛ|прочее) каникулы СЛОВО*", _holidays),
    Row("последний день четверти", "в? ПОРЯДКОВОЕ (учебный|рабочий)? (день|неделя) (после|до|перед)? (каникулы|четверть|полугодие|триместр|ЧЕТВ|ПОЛ|УЧГ) СЛОВО*", _holidays),
    Row("в каникулы", "(в|на) (период|время)? каникулы СЛОВО*", _holidays),
    Row("каникулы", "каникулы СЛОВО*", _holidays_at_start),
    Row("в каникулярное время", "(в)? (СЕЗОНПРИЛ|прочее)? каникулярный (время|период|день) СЛОВО*", _holidays),
    Row("в период приёмной кампании", "(в|на) (период|время|день|ход|рамки|процесс|момент) (СЛОВО* ($ЛЮБОЙ)|СЛОВО+)", _during),
    Row("в течение смены", "($ТЕЧ) СЛОВО+", _during),
    Row("с момента создания", "(с|начиная с) (момент|день|дата) СЛОВО+", _from_event),
    Row("до начала смены", "до (начало|окончание|прочее|новый) СЛОВО*", _before_event),
    Row("перед началом", "перед СЛОВО+", _before_event),
    Row("ко Дню учителя", "к (день|начало|окончание|прочее|каникулы|новый) СЛОВО*", _by_event),
)  # fmt: skip

DISTANCES_STAGE: Final = Stage(_DISTANCES, _LOCAL, ("ПОВТОР",))
# A period that only says what something is about («план работы на 2024 год») may be part of a phrase.
_ENDS_OF_PHRASE: Final = tuple(name for name in LIMIT_NAMES if name != "АТРИБУТ")
STATES_STAGE: Final = Stage(_STATES, _LOCAL, (*_ENDS_OF_PHRASE, *POINT_NAMES))
