"""Calendar feeds of roadmaps and parties: which events are in them and what they say.

Events are whole days without a time zone and leave their owner free. Nothing depends on the clock: an event's stamp is
the day its roadmap was last checked or approved, so that an unchanged roadmap gives unchanged bytes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from macros.exports.addresses import address, known_address
from macros.exports.calendar_lines import day_value
from macros.exports.calendar_parts import (
    A_WEEK_BEFORE,
    END,
    ON_THE_EVE,
    CalendarEvent,
    CalendarHead,
    roadmap_stamp,
    write_event,
    write_head,
)
from macros.exports.deadlines import deadlines_feed
from macros.model.roadmap import Control, Measure, Mentions, Roadmap
from macros.project import Project, SiteSettings
from macros.terms import Term, describe_term
from macros.views.assignments import assignments
from macros.views.occasions import (
    Occasion,
    Shape,
    Subject,
    assignment_occasions,
    measure_occasions,
)
from macros.views.party_plans import in_plans
from macros.views.tallies import tallies
from macros.views.urls import (
    measure_url,
    party_calendar_url,
    party_url,
    roadmap_calendar_url,
    roadmap_url,
)
from macros.views.wording import quoted, same_words

_REMEMBERED = 4096  # events: those of the roadmaps that are made one after another
_LONGEST_SUMMARY = 120

_SHAPE_WORDS = {Shape.START: " – начало", Shape.END: " – последний день"}
_CATEGORY_WORDS = {
    Subject.MEASURE: "Мероприятие",
    Subject.RESULT: "Результат",
    Subject.INDICATOR: "Показатель",
    Subject.CONTROL: "Контроль",
}
_TERM_WORDS = {
    Subject.MEASURE: "Срок",
    Subject.RESULT: "Срок результата",
    Subject.INDICATOR: "Срок показателя",
    Subject.CONTROL: "Срок контроля",
}


class _Entry(NamedTuple):
    """A measure of the feed with the days it takes, perhaps none."""

    roadmap: Roadmap
    measure: Measure
    occasions: tuple[Occasion, ...]


def export_roadmap_ics(project: Project, roadmap: Roadmap) -> bytes:
    """`calendar/<roadmap>.ics`: every dated term of the roadmap, control included."""
    return CalendarWriter(project).roadmap_feed(roadmap)


def export_party_ics(project: Project, party_id: str) -> bytes:
    """`calendar/role-<party>.ics`: what concerns the party in all roadmaps, bodies it acts for included.

    Raises KeyError for a party that has no measure: it has no feed.
    """
    return CalendarWriter(project).party_feed(party_id)


class CalendarWriter:
    """Writes the feeds of one project. An event is the same in all its feeds, so it is put into bytes only once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._settings = project.settings
        self._written: dict[str, bytes] = {}  # by the occasion's uid

    def roadmap_feed(self, roadmap: Roadmap) -> bytes:
        """See `export_roadmap_ics`."""
        about = f"Сроки дорожной карты {quoted(roadmap.title)}."
        entries = [
            _Entry(roadmap, measure, measure_occasions(roadmap, section, measure))
            for section in roadmap.sections
            for measure in section.measures
        ]
        return self._feed(roadmap.name, about, roadmap_url(roadmap), roadmap_calendar_url(roadmap.id), entries)

    def party_feed(self, party_id: str) -> bytes:
        """See `export_party_ics`."""
        party = self._project.parties.get(party_id)
        assert party is not None  # noqa: S101 - only the registry's parties have measures
        if in_plans(self._project, party_id):
            return deadlines_feed(self._settings, party, tallies(self._project).days(party_id))
        about, tasks = f"Сроки по всем дорожным картам: {party.name}.", assignments(self._project)[party_id]
        entries = [_Entry(task.roadmap, task.measure, assignment_occasions(task)) for task in tasks]
        return self._feed(party.name, about, party_url(party_id), party_calendar_url(party_id), entries)

    def _feed(self, name: str, about: str, page: str, own: str, entries: Sequence[_Entry]) -> bytes:
        """`page` and `own` are paths of the feed's page and of the feed."""
        head = CalendarHead(
            name=name,
            about="\n".join([about, *_undated_notes(entries)]),
            page=known_address(self._settings, page),
            own=known_address(self._settings, own),
        )
        occasions = [occasion for entry in entries for occasion in entry.occasions]
        events = (self._event(each) for each in sorted(occasions, key=lambda each: (each.days.first, each.uid)))
        return b"".join([write_head(head), *events, END])

    def _event(self, occasion: Occasion) -> bytes:
        if occasion.uid not in self._written:
            if len(self._written) >= _REMEMBERED:
                self._written.clear()
            self._written[occasion.uid] = _event(self._settings, occasion)
        return self._written[occasion.uid]


def _undated_notes(entries: Iterable[_Entry]) -> Iterator[str]:
    """Names the measures that take no day, so that the calendar does not look complete when it is not."""
    for _, group in groupby(entries, key=lambda entry: entry.roadmap.id):
        undated = [entry for entry in group if not entry.occasions]
        if undated:
            listed = "; ".join(_undated(entry.measure) for entry in undated)
            yield f"Без дня в календаре ({quoted(undated[0].roadmap.name)}): {listed}."


def _undated(measure: Measure) -> str:
    return f"{_number(measure)} {measure.title}" + (f" ({measure.term.text})" if measure.term else "")


def _event(settings: SiteSettings, occasion: Occasion) -> bytes:
    days = occasion.days
    return write_event(
        CalendarEvent(
            uid=occasion.uid,
            summary=_summary(occasion),
            first=days.first,
            last=days.last,
            stamp=roadmap_stamp(occasion.roadmap),
            category=_CATEGORY_WORDS[occasion.place.subject],
            description="\n".join(_description(settings, occasion)),
            rule="" if days.rule is None else _rule(days.rule, days.until),
            url=known_address(settings, measure_url(occasion.roadmap, occasion.measure)),
            triggers=_triggers(occasion),
        )
    )


@lru_cache(maxsize=1024)
def _rule(rule: str, until: date | None) -> str:
    """The recurrence with its parts in the standard's order."""
    from icalendar import vRecur  # a large library; a check makes no calendar

    parts = f"{rule};UNTIL={day_value(until)}" if until else rule
    written: bytes = vRecur.from_ical(parts).to_ical()
    return written.decode()


def _triggers(occasion: Occasion) -> tuple[str, ...]:
    """Before a day that something is due by: a week and a day; else a day. What is done on many days needs no alarm."""
    days = occasion.days
    if days.shape in {Shape.DAY, Shape.END}:
        return (A_WEEK_BEFORE, ON_THE_EVE)
    return () if days.rule is not None and _often(days.rule) else (ON_THE_EVE,)


def _often(rule: str) -> bool:
    """More often than weekly: «ежедневно», «по рабочим дням»."""
    return "FREQ=DAILY" in rule or ("FREQ=WEEKLY" in rule and "," in rule)


def _summary(occasion: Occasion) -> str:
    """«2.3 Провести родительские собрания»; of a result, indicator or control its own words."""
    place, number = occasion.place, _number(occasion.measure)
    if place.control is not None:
        text = f"Контроль {number}: {_short(place.control.text)}"
    elif place.indicator is not None:
        text = f"{number} Показатель: {_short(place.indicator.name or occasion.measure.title)}"
    elif place.result is not None:
        text = f"{number} {_short(place.result.text)}"
    else:
        text = f"{number} {occasion.measure.title}"
    return text + _SHAPE_WORDS.get(occasion.days.shape, "")


def _description(settings: SiteSettings, occasion: Occasion) -> Iterator[str]:
    measure, roadmap, place = occasion.measure, occasion.roadmap, occasion.place
    yield f"{_TERM_WORDS[place.subject]}: {place.term.text}"
    yield from _labelled("Читается как", _reading(place.term))
    yield from _labelled("Что делают", occasion.clause.action or "")
    yield from _labelled("Условие", occasion.clause.condition or "")
    if _is_counted(occasion.clause.recurrence or ""):
        yield "День в документе не назван: событие отсчитано от начала срока."
    if place.subject is not Subject.MEASURE:
        yield f"Мероприятие: {_number(measure)} {measure.title}"
    responsible = (place.result.responsible if place.result else ()) or measure.responsible
    yield from _labelled("Ответственные", _people(responsible))
    yield from _labelled("Участники", _people(measure.participants))
    results = (place.result,) if place.result else measure.results
    yield from (f"Результат: {result.text}" for result in results)
    yield from ([f"Контроль: {place.control.text}"] if place.control else map(_control, measure.control))
    yield from _labelled("Примечание", measure.note)
    yield f"Дорожная карта: {roadmap.name}"
    yield f"Раздел: {occasion.section.title}"
    if settings.site_url:  # without it there is nothing that a calendar could open
        yield f"Подробнее: {address(settings, measure_url(roadmap, measure))}"


@lru_cache(maxsize=1024)
def _is_counted(rule: str) -> bool:
    """Whether the rule says how often but not on which day: «1 раз в месяц», not «каждую пятницу» or «ежедневно»."""
    return bool(rule) and rule != "FREQ=DAILY" and not any(part.startswith("BY") for part in rule.split(";"))


def _control(control: Control) -> str:
    return f"Контроль: {control.text}" + (f" ({control.term.text})" if control.term else "")


def _labelled(label: str, text: str) -> Iterator[str]:
    if text:
        yield f"{label}: {text}"


@lru_cache(maxsize=1 << 12)
def _reading(term: Term) -> str:
    """How the term is read (one that gives days always is); nothing where the reading is the term's own words."""
    reading = describe_term(term)
    return "" if same_words(reading, term.text) else reading


def _people(mentions: Mentions) -> str:
    return "; ".join(f"{each.name} ({each.note})" if each.note else each.name for each in mentions)


def _number(measure: Measure) -> str:
    return measure.number.rstrip(".")


def _short(text: str) -> str:
    return textwrap.shorten(text.rstrip("."), _LONGEST_SUMMARY, placeholder="…")
