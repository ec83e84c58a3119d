"""Our content lines are the library's, byte for byte, and it reads them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event, vDuration, vText

from macros.exports.calendar_lines import content_line, text_line
from macros.exports.calendar_parts import A_WEEK_BEFORE, ON_THE_EVE, PRODID
from macros.exports.calendars import export_party_ics
from macros.model.parties import PartyRegistry
from tests.unit.exports.samples import one_measure, project

# What a calendar gets: no control characters but «\n». The library takes «\N» for a line end, which ours keeps as text.
TEXTS = st.text(
    st.one_of(st.sampled_from("ая\\;,^\n ё–«»😀nN:"), st.characters(exclude_categories=("Cc", "Cs"))), max_size=200
).filter(lambda text: "\\N" not in text)


@given(TEXTS)
@settings(max_examples=300)
def test_a_line_is_the_librarys(text: str) -> None:
    event = Event()
    event["description"] = vText(text)
    assert b"BEGIN:VEVENT\r\n" + text_line("DESCRIPTION", text) + b"END:VEVENT\r\n" == event.to_ical()


@given(TEXTS)
@settings(max_examples=100)
def test_the_library_reads_it_back(text: str) -> None:
    lines = b"BEGIN:VEVENT\r\n" + text_line("DESCRIPTION", "x" + text) + b"END:VEVENT\r\n"
    assert str(Calendar.from_ical(lines)["description"]) == "x" + text


def test_a_backslash_and_n_stay_letters() -> None:
    assert text_line("SUMMARY", "C:\\Новая") == "SUMMARY:C:\\\\Новая\r\n".encode()


@given(st.text(st.sampled_from("aя😀\\^"), max_size=400))
def test_no_line_is_longer_than_the_standard_allows(text: str) -> None:
    lines = content_line(text).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"".join([lines[0], *(line[1:] for line in lines[1:])]).decode() == text


def test_alarms_are_durations_of_the_library() -> None:
    assert vDuration(timedelta(hours=-15)).to_ical().decode() == ON_THE_EVE
    assert vDuration(timedelta(days=-6, hours=-15)).to_ical().decode() == A_WEEK_BEFORE


@given(TEXTS, st.sampled_from(["", "https://школа.example/раздел/" + "длинный-адрес/" * 6]))
@settings(max_examples=60)
def test_the_head_of_a_feed_is_the_librarys(name: str, site_url: str) -> None:
    name = f"Орган {name}"
    sample = project(one_measure(term="до 01.03.2025", responsible=["МОУ"]), site_url=site_url)
    party = next(party for party in sample.parties.parties if "МОУ" in {party.name, *party.aliases})
    other = party.model_copy(update={"name": name, "aliases": ("МОУ",)})
    renamed = replace(sample, parties=PartyRegistry((other,)))
    head = Calendar()
    for key, value in (("prodid", PRODID), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        head.add(key, value)
    about = f"Сроки по всем дорожным картам: {name}."
    for key, value in (("name", name), ("description", about)):
        head[key] = head["x-wr-calname" if key == "name" else "x-wr-caldesc"] = vText(value)
    head.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", "P1D")
    if site_url:
        head.add("url", f"{site_url}parties/{party.id}/")
        head.add("source", f"{site_url}calendar/role-{party.id}.ics", parameters={"VALUE": "URI"})
    feed = export_party_ics(renamed, party.id)
    assert feed.startswith(head.to_ical().removesuffix(b"END:VCALENDAR\r\n") + b"BEGIN:VEVENT")
