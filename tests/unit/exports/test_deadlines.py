"""The calendar of a party of very many measures: a day's limits are one event, and what has no last day is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from macros.exports import deadlines, export_party_ics
from macros.views import party_plans
from macros.views.assignments import assignments
from macros.views.occasions import assignment_end_days
from tests.unit.exports.samples import PLAN, REGION, one_measure, project

SITE = "https://example.ru/"


@pytest.fixture(autouse=True)
def everybody_has_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(party_plans, "MOST_TASKS", 0)


def feed(party: str, *trees: dict[str, Any], site_url: str = "") -> Calendar:
    found = Calendar.from_ical(export_party_ics(project(*trees, site_url=site_url), party))
    assert isinstance(found, Calendar)
    return found


def plan(roadmap_id: str, *terms: str, **fields: Any) -> dict[str, Any]:
    """A roadmap with one measure of the school for each term."""
    measures = [
        {"номер": f"{n}", "название": "Сделать", "срок": term, "ответственные": ["Школа"]}
        for n, term in enumerate(terms, 1)
    ]
    tree = one_measure() | {"ид": roadmap_id, "название": f"Карта {roadmap_id}"} | fields
    return tree | {"разделы": [{"название": "Раздел", "мероприятия": measures}]}


def days(calendar: Calendar) -> list[date]:
    return [each.decoded("DTSTART") for each in calendar.events]


def plain(value: object) -> str:
    return str(value).replace("\u00a0", " ")


def only(calendar: Calendar) -> Event:
    (found,) = calendar.events
    return found


def test_a_feed_is_written_whole(golden: Any) -> None:
    golden("exports/role-director-days.ics", export_party_ics(project(PLAN, REGION, site_url=SITE), "director"))


def test_the_limits_of_a_day_are_one_event() -> None:
    trees = [plan("a", "до 01.03.2025", "до 01.03.2025", "до 05.03.2025"), plan("b", "10.02.2025 – 01.03.2025")]
    calendar = feed("school", *trees)

    assert days(calendar) == [date(2025, 3, 1), date(2025, 3, 5)]
    first = calendar.events[0]
    assert plain(first["SUMMARY"]) == "Срок: 3 мероприятия в 2 картах"
    assert plain(first["DESCRIPTION"]).splitlines() == ["Карта a: 2 мероприятия", "Карта b: 1 мероприятие"]
    assert plain(calendar.events[1]["SUMMARY"]) == "Срок: 1 мероприятие в 1 карте"
    assert first.decoded("DTEND") - first.decoded("DTSTART") == timedelta(days=1)
    assert first["TRANSP"] == "TRANSPARENT"
    assert [alarm.decoded("TRIGGER") for alarm in first.walk("VALARM")] == [
        timedelta(days=-6, hours=-15),
        timedelta(hours=-15),
    ]


def test_a_measure_is_counted_once_a_day_and_on_each_of_its_days() -> None:
    results = [{"текст": "Раз", "срок": "до 01.03.2025"}, {"текст": "Два", "срок": "до 02.03.2025"}]
    calendar = feed("school", one_measure(term="до 01.03.2025", responsible=["Школа"], results=results))

    assert days(calendar) == [date(2025, 3, 1), date(2025, 3, 2)]
    assert {plain(each["SUMMARY"]) for each in calendar.events} == {"Срок: 1 мероприятие в 1 карте"}


@pytest.mark.parametrize(
    ("term", "ends"),
    [
        ("до 01.03.2025", ["2025-03-01"]),
        ("до 01.03.2025, далее – постоянно", ["2025-03-01"]),
        ("10.03.2025 – 14.03.2025", ["2025-03-14"]),
        ("февраль – март 2025 года", ["2025-03-31"]),
        ("с 01.09.2025", []),
        ("постоянно", []),
        ("1 раз в месяц", []),
        ("в течение 2025 года (по мере необходимости)", []),
        ("по отдельному графику", []),
    ],
)
def test_only_a_last_day_counts(term: str, ends: list[str]) -> None:
    sample = project(plan("a", term))
    (task,) = assignments(sample)["school"]

    assert [day.isoformat() for day in assignment_end_days(task)] == ends


def test_what_has_no_last_day_is_told_by_its_number() -> None:
    text = plain(feed("school", plan("a", "постоянно", "1 раз в месяц", "до 01.03.2025"))["DESCRIPTION"])

    assert "здесь нет: их 2." in text
    assert "Одно событие на день" in text
    assert "здесь нет" not in str(feed("school", plan("a", "до 01.03.2025"))["DESCRIPTION"])


def test_a_party_of_others_results_is_not_counted_on_their_days() -> None:
    assert days(feed("ministry")) == [date(2025, 3, 14), date(2025, 4, 10)]


@pytest.mark.parametrize(("count", "rest"), [(10, ""), (11, "и ещё 1 карта"), (32, "и ещё 22 карты")])
def test_the_roadmaps_with_most_measures_are_named_first(count: int, rest: str) -> None:
    trees = [plan(f"p{n:02d}", *["до 01.03.2025"] * (1 + n // 9), территория=f"Округ {n}") for n in range(count)]
    event = only(feed("school", *trees))
    lines = plain(event["DESCRIPTION"]).splitlines()

    assert lines[deadlines.MOST_ROADMAPS :] == ([rest] if rest else [])
    named = [int(line.rsplit(": ", 1)[1].split()[0]) for line in lines[: deadlines.MOST_ROADMAPS]]
    assert named == sorted((1 + n // 9 for n in range(count)), reverse=True)[: deadlines.MOST_ROADMAPS]
    if count == 11:
        assert lines[:3] == [
            "Карта p09 (Округ 9): 2 мероприятия",
            "Карта p10 (Округ 10): 2 мероприятия",
            "Карта p00 (Округ 0): 1 мероприятие",
        ]


def test_an_event_leads_to_the_partys_page_where_the_site_knows_its_address() -> None:
    with_address, without = (
        only(feed("school", plan("a", "май 2025"), site_url=SITE)),
        only(feed("school", plan("a", "май 2025"))),
    )

    assert str(with_address["URL"]) == f"{SITE}parties/school/"
    assert str(with_address["DESCRIPTION"]).endswith(f"\nПодробнее: {SITE}parties/school/")
    assert "URL" not in without and "Подробнее" not in str(without["DESCRIPTION"])


def test_an_events_name_is_its_party_and_day_and_its_stamp_the_latest_of_its_roadmaps() -> None:
    trees = [plan("a", "до 01.03.2025", проверено="2025-01-15"), plan("b", "до 01.03.2025", проверено="2025-02-03")]
    event = only(feed("school", *trees))

    assert str(event["UID"]) == "role-school.2025-03-01@metodichka"
    assert event.decoded("DTSTAMP").date() == date(2025, 2, 3)
    assert str(only(feed("school", plan("c", "до 01.03.2025")))["UID"]) == str(event["UID"])


def test_a_usual_party_keeps_an_event_for_each_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(party_plans, "MOST_TASKS", 2)
    tree = plan("a", "до 01.03.2025", "до 01.03.2025")
    assert len(feed("school", tree).events) == 2
    monkeypatch.setattr(party_plans, "MOST_TASKS", 1)
    assert len(feed("school", tree).events) == 1
