"""Calendar feeds (iCalendar, RFC 5545 and 7986), in the order of lines that the icalendar library gives.

Events are whole days without a time zone and leave their owner free. Nothing depends on the clock: an event's stamp is
the day its roadmap was last checked or approved, so that an unchanged roadmap gives unchanged bytes.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from macros.exports.addresses import address
from macros.exports.calendar_lines import content_line, text_line
from macros.exports.occasions import (
    Occasion,
    Shape,
    Subject,
    assignment_occasions,
    measure_occasions,
)
from macros.model.roadmap import Measure, Mentions, Roadmap
from macros.project import Project, SiteSettings
from macros.terms import Term, describe_term
from macros.views.assignments import assignments
from macros.views.urls import (
    measure_url,
    party_calendar_url,
    party_url,
    roadmap_calendar_url,
    roadmap_url,
)
from macros.views.wording import same_words

_REMEMBERED = 4096  # events: those of the roadmaps that are made one after another
UID_DOMAIN = "metodichka"  # not the site's address: that may change, a UID may not
PRODID = "-//Metodichka//Roadmaps//RU"
_UNDATED_STAMP = date(2000, 1, 1)  # for a roadmap that names no day at all
_LONGEST_SUMMARY = 120

# At nine in the morning, seven days and one day before: an alarm of a whole day counts from its midnight.
_ON_THE_EVE = "-PT15H"
_A_WEEK_BEFORE = "-P6DT15H"

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

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Head:
    """What a feed says of itself; `page` and `own` are paths of its page and of the feed."""

    name: str
    about: str
    page: str
    own: str


@dataclass(frozen=True, slots=True)
class _Entry:
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
        head = _Head(
            name=roadmap.name,
            about=f"Сроки дорожной карты «{roadmap.title}».",
            page=roadmap_url(roadmap),
            own=roadmap_calendar_url(roadmap.id),
        )
        entries = [
            _Entry(roadmap, measure, measure_occasions(roadmap, section, measure))
            for section in roadmap.sections
            for measure in section.measures
        ]
        return self._feed(head, entries)

    def party_feed(self, party_id: str) -> bytes:
        """See `export_party_ics`."""
        tasks = assignments(self._project)[party_id]
        party = self._project.parties.get(party_id)
        assert party is not None  # noqa: S101 - only the registry's parties have measures
        head = _Head(
            name=party.name,
            about=f"Сроки по всем дорожным картам: {party.name}.",
            page=party_url(party_id),
            own=party_calendar_url(party_id),
        )
        return self._feed(head, [_Entry(task.roadmap, task.measure, assignment_occasions(task)) for task in tasks])

    def _feed(self, head: _Head, entries: Sequence[_Entry]) -> bytes:
        occasions = [occasion for entry in entries for occasion in entry.occasions]
        events = (self._event(each) for each in sorted(occasions, key=lambda each: (each.days.first, each.uid)))
        return b"".join([_beginning(self._settings, head, entries), *events, b"END:VCALENDAR\r\n"])

    def _event(self, occasion: Occasion) -> bytes:
        if occasion.uid not in self._written:
            if len(self._written) >= _REMEMBERED:
                self._written.clear()
            self._written[occasion.uid] = _event(self._settings, occasion)
        return self._written[occasion.uid]


def _beginning(settings: SiteSettings, head: _Head, entries: Iterable[_Entry]) -> bytes:
    """The calendar's own lines, in the order that the library gives them."""
    name = _clean(head.name)
    about = _clean("\n".join([head.about, *_undated_notes(entries)]))
    lines = [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        text_line("PRODID", PRODID),
        b"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n",
        text_line("DESCRIPTION", about),
        text_line("X-WR-CALDESC", about),  # the same for programs older than RFC 7986
        text_line("NAME", name),
        text_line("X-WR-CALNAME", name),
        b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n",
    ]
    if settings.site_url:
        lines += [
            content_line(f"SOURCE;VALUE=URI:{address(settings, head.own)}"),
            content_line(f"URL:{address(settings, head.page)}"),
        ]
    return b"".join([*lines, b"X-PUBLISHED-TTL:P1D\r\n"])


def _undated_notes(entries: Iterable[_Entry]) -> Iterator[str]:
    """Names the measures that take no day, so that the calendar does not look complete when it is not."""
    for _, group in groupby(entries, key=lambda entry: entry.roadmap.id):
        undated = [entry for entry in group if not entry.occasions]
        if undated:
            listed = "; ".join(_undated(entry.measure) for entry in undated)
            yield f"Без дня в календаре («{undated[0].roadmap.name}»): {listed}."


def _undated(measure: Measure) -> str:
    return f"{_number(measure)} {measure.title}" + (f" ({measure.term.text})" if measure.term else "")


def _event(settings: SiteSettings, occasion: Occasion) -> bytes:
    """The event's lines, in the order that the library gives them."""
    days = occasion.days
    summary = _clean(_summary(occasion))
    lines = [
        b"BEGIN:VEVENT\r\n",
        text_line("SUMMARY", summary),
        content_line(f"DTSTART;VALUE=DATE:{_day(days.first)}"),
        content_line(f"DTEND;VALUE=DATE:{_day(days.last + timedelta(days=1))}"),  # the first day after
        content_line(f"DTSTAMP:{_day(_stamp(occasion.roadmap))}T000000Z"),
        text_line("UID", f"{occasion.uid}@{UID_DOMAIN}"),
    ]
    if days.rule is not None:
        lines.append(content_line(f"RRULE:{_rule(days.rule, days.until)}"))
    lines += [
        text_line("CATEGORIES", _CATEGORY_WORDS[occasion.place.subject]),
        text_line("DESCRIPTION", _clean("\n".join(_description(settings, occasion)))),
        b"TRANSP:TRANSPARENT\r\n",
    ]
    if settings.site_url:
        lines.append(content_line(f"URL:{address(settings, measure_url(occasion.roadmap, occasion.measure))}"))
    lines += (_alarm(summary, trigger) for trigger in _triggers(occasion))
    return b"".join([*lines, b"END:VEVENT\r\n"])


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


@lru_cache(maxsize=1024)
def _rule(rule: str, until: date | None) -> str:
    """The recurrence with its parts in the standard's order."""
    from icalendar import vRecur  # a large library; a check makes no calendar

    parts = f"{rule};UNTIL={_day(until)}" if until else rule
    written: bytes = vRecur.from_ical(parts).to_ical()
    return written.decode()


def _stamp(roadmap: Roadmap) -> date:
    """The roadmap's own day: checked, else approved last, else the beginning of its period."""
    approved = max((each.date for each in roadmap.approvals if each.date), default=None)
    return roadmap.reviewed or approved or roadmap.window()[0] or _UNDATED_STAMP


def _triggers(occasion: Occasion) -> tuple[str, ...]:
    """Before a day that something is due by: a week and a day; else a day. What is done on many days needs no alarm."""
    days = occasion.days
    if days.shape in {Shape.DAY, Shape.END}:
        return (_A_WEEK_BEFORE, _ON_THE_EVE)
    return () if days.rule is not None and _often(days.rule) else (_ON_THE_EVE,)


def _often(rule: str) -> bool:
    """More often than weekly: «ежедневно», «по рабочим дням»."""
    return "FREQ=DAILY" in rule or ("FREQ=WEEKLY" in rule and "," in rule)


def _alarm(summary: str, trigger: str) -> bytes:
    lines = [text_line("DESCRIPTION", summary), content_line(f"TRIGGER:{trigger}")]
    return b"".join([b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n", *lines, b"END:VALARM\r\n"])


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
    if place.subject is not Subject.MEASURE:
        yield f"Мероприятие: {_number(measure)} {measure.title}"
    responsible = (place.result.responsible if place.result else ()) or measure.responsible
    yield from _labelled("Ответственные", _people(responsible))
    yield from _labelled("Участники", _people(measure.participants))
    results = (place.result,) if place.result else measure.results
    yield from (f"Результат: {result.text}" for result in results)
    yield from (f"Контроль: {control.text}" for control in measure.control)
    yield from _labelled("Примечание", measure.note)
    yield f"Дорожная карта: {roadmap.name}"
    yield f"Раздел: {occasion.section.title}"
    if settings.site_url:  # without it there is nothing that a calendar could open
        yield f"Подробнее: {address(settings, measure_url(roadmap, measure))}"


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


def _clean(text: str) -> str:
    """Text whose line ends are all «\\n» and which has no other control characters: they would break the file."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
