"""The calendar of a party with thousands of measures: one event a day says how many limits end and in which roadmaps.

An event for each measure would be megabytes that no phone reads, and hundreds of reminders on one morning. The measures
themselves are in the roadmaps' calendars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from macros.exports.addresses import known_address
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
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import SiteSettings
from macros.views.tallies import Days
from macros.views.urls import party_calendar_url, party_url
from macros.views.wording import MEASURES, counted

MOST_ROADMAPS = 10  # named in one event
_ROADMAPS = ("карта", "карты", "карт")
_IN_ROADMAPS = ("карте", "картах", "картах")


@dataclass(frozen=True, slots=True)
class _Limits:
    """How many measures of a roadmap have a limit that ends on the day."""

    roadmap: Roadmap
    measures: int


def deadlines_feed(settings: SiteSettings, party: Party, plans: Iterable[tuple[Roadmap, Days]]) -> bytes:
    """`calendar/role-<party>.ics` of a party with too many measures for events of their own, its days given by roadmap.

    What repeats, has only a beginning or no day at all is not among the events; its number is in the description.
    """
    by_day: dict[date, list[_Limits]] = {}
    endless = 0
    for roadmap, days in plans:
        endless += days.without
        for day, measures in zip(days.on, days.counts, strict=True):
            by_day.setdefault(day, []).append(_Limits(roadmap, measures))
    head = CalendarHead(
        name=party.name,
        about="\n".join(_about(party, endless)),
        page=known_address(settings, party_url(party.id)),
        own=known_address(settings, party_calendar_url(party.id)),
    )
    events = (write_event(_event(settings, party, day, by_day[day])) for day in sorted(by_day))
    return b"".join([write_head(head), *events, END])


def _about(party: Party, endless: int) -> Iterator[str]:
    yield f"Дни, когда истекают сроки по всем дорожным картам: {party.name}."
    yield "Одно событие на день: сколько мероприятий и в каких картах. Сами мероприятия – в календарях карт."
    if endless:
        yield f"Мероприятий без последнего дня (постоянных, повторяющихся, по графику) здесь нет: их {endless}."


def _event(settings: SiteSettings, party: Party, day: date, limits: Sequence[_Limits]) -> CalendarEvent:
    measures = counted(sum(each.measures for each in limits), MEASURES)
    return CalendarEvent(
        uid=f"role-{party.id}.{day.isoformat()}",
        summary=f"Срок: {measures} в {counted(len(limits), _IN_ROADMAPS)}",
        first=day,
        last=day,
        stamp=max(roadmap_stamp(each.roadmap) for each in limits),
        category="Мероприятия",
        description="\n".join(_description(settings, party, limits)),
        url=known_address(settings, party_url(party.id)),
        triggers=(A_WEEK_BEFORE, ON_THE_EVE),
    )


def _description(settings: SiteSettings, party: Party, limits: Sequence[_Limits]) -> Iterator[str]:
    """The roadmaps with most measures first."""
    ordered = sorted(limits, key=lambda each: (-each.measures, each.roadmap.name.casefold(), each.roadmap.id))
    for each in ordered[:MOST_ROADMAPS]:
        place = f" ({each.roadmap.territory})" if each.roadmap.territory else ""
        yield f"{each.roadmap.name}{place}: {counted(each.measures, MEASURES)}"
    if len(ordered) > MOST_ROADMAPS:
        yield f"и ещё {counted(len(ordered) - MOST_ROADMAPS, _ROADMAPS)}"
    if settings.site_url:
        yield f"Подробнее: {known_address(settings, party_url(party.id))}"
