"""A calendar's head and its events (RFC 5545 and 7986), with lines in the order that the icalendar library gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from macros.exports.calendar_lines import alarms, clean, content_line, day_value, text_line
from macros.model.roadmap import Roadmap

UID_DOMAIN = "metodichka"  # not the site's address: that may change, a UID may not
PRODID = "-//Metodichka//Roadmaps//RU"
END = b"END:VCALENDAR\r\n"

# At nine in the morning, seven days and one day before: an alarm of a whole day counts from its midnight.
ON_THE_EVE = "-PT15H"
A_WEEK_BEFORE = "-P6DT15H"

_UNDATED_STAMP = date(2000, 1, 1)  # for a roadmap that names no day at all


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a feed says of itself; `page` and `own` are the addresses of its page and of the feed, empty for unknown."""

    name: str
    about: str
    page: str
    own: str


class CalendarEvent(NamedTuple):
    """An event of whole days; `last` is included, `stamp` is the day of its words.

    `rule` is a finished RRULE or empty, `url` may be empty, `triggers` are how long before it reminders come.
    """

    uid: str
    summary: str
    first: date
    last: date
    stamp: date
    category: str
    description: str
    rule: str = ""
    url: str = ""
    triggers: tuple[str, ...] = ()


def roadmap_stamp(roadmap: Roadmap) -> date:
    """The roadmap's own day: checked, else approved last, else the beginning of its period; never the clock."""
    approved = max((each.date for each in roadmap.approvals if each.date), default=None)
    return roadmap.reviewed or approved or roadmap.window()[0] or _UNDATED_STAMP


def write_head(head: CalendarHead) -> bytes:
    """The calendar's own lines; events and `END` follow."""
    name, about = clean(head.name), clean(head.about)
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
    if head.own:
        lines += [content_line(f"SOURCE;VALUE=URI:{head.own}"), content_line(f"URL:{head.page}")]
    return b"".join([*lines, b"X-PUBLISHED-TTL:P1D\r\n"])


def write_event(event: CalendarEvent) -> bytes:
    """The event's lines."""
    summary = clean(event.summary)
    lines = [
        b"BEGIN:VEVENT\r\n",
        text_line("SUMMARY", summary),
        _days_lines(event.first, event.last, event.stamp),
        text_line("UID", f"{event.uid}@{UID_DOMAIN}"),
    ]
    if event.rule:
        lines.append(content_line(f"RRULE:{event.rule}"))
    lines += [
        text_line("CATEGORIES", event.category),
        text_line("DESCRIPTION", clean(event.description)),
        b"TRANSP:TRANSPARENT\r\n",
    ]
    if event.url:
        lines.append(content_line(f"URL:{event.url}"))
    lines.append(alarms(summary, event.triggers))
    return b"".join([*lines, b"END:VEVENT\r\n"])


@lru_cache(maxsize=1 << 12)  # a country's plans have the same few hundred days
def _days_lines(first: date, last: date, stamp: date) -> bytes:
    """Short lines, which are never folded; an event ends with the first day after it."""
    end = day_value(last + timedelta(days=1))
    lines = f"DTSTART;VALUE=DATE:{day_value(first)}\r\nDTEND;VALUE=DATE:{end}\r\nDTSTAMP:{day_value(stamp)}T000000Z\r\n"
    return lines.encode()
