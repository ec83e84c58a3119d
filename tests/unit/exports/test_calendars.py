"""Calendar feeds as a calendar program reads them back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from macros.exports import CalendarWriter, calendars, export_party_ics, export_roadmap_ics
from tests.unit.exports.samples import PLAN, REGION, one_measure, project

SITE = "https://example.ru/"


def plan_feed(site_url: str = "") -> Calendar:
    sample = project(site_url=site_url)
    return parsed(export_roadmap_ics(sample, sample.roadmaps[0]))


def parsed(data: bytes) -> Calendar:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    return calendar


def party_feed(party: str, *trees: dict[str, Any]) -> Calendar:
    return parsed(export_party_ics(project(*trees), party))


def one_feed(**fields: Any) -> Calendar:
    sample = project(one_measure(**fields))
    return parsed(export_roadmap_ics(sample, sample.roadmaps[0]))


def event(calendar: Calendar, uid: str) -> Event:
    return next(each for each in calendar.events if each["UID"] == f"{uid}@metodichka")


def uids(calendar: Calendar) -> list[str]:
    return [str(each["UID"]).removesuffix("@metodichka") for each in calendar.events]


def length(found: Event) -> timedelta:
    lasts: timedelta = found.decoded("DTEND") - found.decoded("DTSTART")
    return lasts


def test_a_feed_is_written_whole(golden: Any) -> None:
    sample = project(site_url=SITE)

    golden("exports/plan-2025.ics", export_roadmap_ics(sample, sample.roadmaps[0]))
    golden("exports/role-deputy.ics", export_party_ics(sample, "deputy"))


def test_lines_are_folded_and_end_as_the_standard_wants() -> None:
    sample = project(one_measure(title="Провести родительские собрания " * 12, term="до 01.03.2025"))
    data = export_roadmap_ics(sample, sample.roadmaps[0])

    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_the_feed_names_itself_and_says_how_often_to_look() -> None:
    calendar = plan_feed(SITE)

    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]) == "План – 2025"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(days=1)
    assert str(calendar["URL"]) == f"{SITE}roadmaps/plan-2025/"
    assert str(calendar["SOURCE"]) == f"{SITE}calendar/plan-2025.ics"


def test_a_deadline_is_one_whole_day_with_alarms_that_leaves_its_owner_free() -> None:
    deadline = event(plan_feed(), "plan-2025.coordinators.term.0")

    assert deadline.decoded("DTSTART") == date(2025, 3, 1)
    assert length(deadline) == timedelta(days=1)
    assert deadline["TRANSP"] == "TRANSPARENT"
    assert [alarm.decoded("TRIGGER") for alarm in deadline.walk("VALARM")] == [
        timedelta(days=-6, hours=-15),
        timedelta(hours=-15),
    ]


def test_an_event_tells_what_by_when_by_whom_and_where_to_read_more() -> None:
    deadline = event(plan_feed(SITE), "plan-2025.coordinators.term.0")
    text = str(deadline["DESCRIPTION"])

    assert str(deadline["SUMMARY"]) == "1.1 Назначить координаторов"
    assert "Срок: до 01.03.2025, далее – постоянно" in text
    assert "Ответственные: МОУ; Неизвестный отдел (в части учёта)" in text
    assert "Результат: Приказ издан" in text
    assert f"Подробнее: {SITE}roadmaps/plan-2025/#m-coordinators" in text
    assert str(deadline["URL"]) == f"{SITE}roadmaps/plan-2025/#m-coordinators"


def test_without_an_address_of_the_site_an_event_gives_none() -> None:
    calendar = plan_feed()

    assert not any("URL" in each or "Подробнее" in str(each["DESCRIPTION"]) for each in calendar.events)


def test_a_short_period_is_one_event_that_ends_the_day_after() -> None:
    seminar = event(plan_feed(), "plan-2025.1-10.term.0")

    assert (seminar.decoded("DTSTART"), seminar.decoded("DTEND")) == (date(2025, 3, 10), date(2025, 3, 15))


def test_a_month_is_its_first_and_its_last_day() -> None:
    calendar = plan_feed()
    start, end = (event(calendar, f"plan-2025.2-3.term.0.{ending}") for ending in ("start", "end"))

    assert (start.decoded("DTSTART"), end.decoded("DTSTART")) == (date(2025, 11, 1), date(2025, 11, 30))
    assert length(start) == length(end) == timedelta(days=1)
    assert str(end["SUMMARY"]).endswith("– последний день")


def test_no_event_lasts_longer_than_two_weeks() -> None:
    assert max(length(each) for each in plan_feed().events) <= timedelta(days=14)


def test_a_recurrence_is_a_rule_that_ends_with_the_roadmap() -> None:
    meetings = event(plan_feed(), "plan-2025.2-1.term.0")

    assert meetings.decoded("DTSTART") == date(2025, 1, 10)
    assert meetings["RRULE"]["FREQ"] == ["MONTHLY"]
    assert meetings["RRULE"]["UNTIL"] == [date(2025, 12, 31)]


@pytest.mark.parametrize(
    ("term", "alarms"),
    [("ежедневно", 0), ("по понедельникам и пятницам", 0), ("еженедельно", 1), ("1 раз в 2 недели", 1)],
)
def test_what_is_done_more_often_than_weekly_rings_no_alarm(term: str, alarms: int) -> None:
    (only,) = one_feed(term=term).events

    assert len(only.walk("VALARM")) == alarms


@pytest.mark.parametrize(
    ("term", "counted"),
    [
        ("1 раз в месяц", True),
        ("еженедельно", True),
        ("1 раз в 2 недели", True),
        ("ежедневно", False),
        ("по пятницам", False),
        ("до 25 числа каждого месяца", False),
        ("до 01.03.2025", False),
    ],
)
def test_a_repetition_without_a_day_of_its_own_says_that_its_days_are_counted(term: str, counted: bool) -> None:
    (only,) = one_feed(term=term).events

    assert ("День в документе не назван" in str(only["DESCRIPTION"])) is counted


def test_a_measure_tells_all_its_control_and_a_control_only_itself() -> None:
    control = [{"текст": "Проверка", "срок": "1 раз в месяц"}, {"текст": "Отчёт", "срок": "до 07.02.2025"}, "Анализ"]
    measure, _, report = sorted(
        one_feed(term="до 01.03.2025", control=control).events,
        key=lambda each: (str(each["SUMMARY"]).startswith("Контроль"), str(each["DTSTART"].dt)),
    )
    words = str(measure["DESCRIPTION"])
    assert "Контроль: Проверка (1 раз в месяц)\nКонтроль: Отчёт (до 07.02.2025)\nКонтроль: Анализ\n" in words
    assert [line for line in str(report["DESCRIPTION"]).split("\n") if line.startswith("Контроль: ")] == [
        "Контроль: Отчёт"
    ]


def test_a_name_with_quotation_marks_gets_inner_ones() -> None:
    tree = {**one_measure(), "название": "План «Моя школа»", "краткое-название": "План «МШ»"}
    sample = project(tree)
    text = str(parsed(export_roadmap_ics(sample, sample.roadmaps[0]))["DESCRIPTION"])

    assert "Сроки дорожной карты «План „Моя школа“»." in text and "Без дня в календаре («План „МШ“»)" in text


def test_control_and_indicators_have_events_of_their_own() -> None:
    calendar = plan_feed()

    assert str(event(calendar, "plan-2025.coordinators.control-0.0")["SUMMARY"]) == "Контроль 1.1: Направить в УО отчёт"
    indicator = event(calendar, "plan-2025.coordinators.result-0.indicator-0.0")
    assert str(indicator["SUMMARY"]) == "1.1 Показатель: Доля школ"


def test_what_has_no_day_is_named_in_the_description() -> None:
    calendar = plan_feed()

    assert "2.2 Обновлять сведения (постоянно)" in str(calendar["DESCRIPTION"])
    assert not any("2.2" in str(each["SUMMARY"]) for each in calendar.events)


def test_a_dot_after_the_number_is_not_read_out() -> None:
    assert "«Карта»): 1.2 Сделать." in str(one_feed(number="1.2.")["DESCRIPTION"])
    assert str(one_feed(number="1.2.", term="до 01.03.2025").events[0]["SUMMARY"]) == "1.2 Сделать"


def test_all_days_are_without_a_time_zone() -> None:
    data = export_roadmap_ics(project(), project().roadmaps[0])

    assert b"TZID" not in data
    assert b"VTIMEZONE" not in data
    assert all(type(each.decoded("DTSTART")) is date for each in plan_feed().events)


@pytest.mark.parametrize(
    ("fields", "stamp"),
    [
        ({"проверено": "2025-02-03", "утверждение": [{"кем": "Отдел", "дата": "2025-01-20"}]}, "20250203T000000Z"),
        ({"утверждение": [{"кем": "Отдел", "дата": "2025-01-20"}, {"кем": "Совет"}]}, "20250120T000000Z"),
        ({}, "20250101T000000Z"),
    ],
)
def test_the_stamp_is_the_roadmaps_own_day_not_the_clock(fields: dict[str, Any], stamp: str) -> None:
    sample = project(one_measure(term="до 01.03.2025") | fields)

    assert f"DTSTAMP:{stamp}\r\n".encode() in export_roadmap_ics(sample, sample.roadmaps[0])


def test_a_roadmap_without_any_day_of_its_own_is_stamped_too() -> None:
    tree = one_measure(term="до 01.03.2025")
    del tree["период"]
    sample = project(tree)

    assert b"DTSTAMP:20000101T000000Z\r\n" in export_roadmap_ics(sample, sample.roadmaps[0])


def test_names_of_events_survive_new_words_and_new_days() -> None:
    before = one_feed(term="до 01.03.2025", results=[{"текст": "Сделано", "срок": "до 05.03.2025"}])
    after = one_feed(title="Иначе", term="до 08.08.2025", results=[{"текст": "Готово", "срок": "до 09.08.2025"}])

    assert uids(before) == uids(after) == ["one.1.term.0", "one.1.result-0.0"]


def test_names_of_events_are_unique_and_events_are_sorted() -> None:
    calendar = plan_feed()
    days = [each.decoded("DTSTART") for each in calendar.events]

    assert len(set(uids(calendar))) == len(calendar.events) == 8
    assert days == sorted(days)


def test_a_party_gets_its_own_measures_and_those_of_the_bodies_it_acts_for() -> None:
    assert uids(party_feed("director")) == [
        "plan-2025.2-1.term.0",  # named itself
        "plan-2025.coordinators.control-0.0",  # the school's
        "plan-2025.coordinators.result-0.indicator-0.0",
        "plan-2025.coordinators.term.0",
        "region.1.term.0",  # the school's, in another roadmap
    ]


def test_a_result_of_somebody_else_is_not_in_the_feed() -> None:
    assert "plan-2025.coordinators.result-1.0" not in uids(party_feed("school"))
    assert uids(party_feed("ministry")) == ["plan-2025.1-10.term.0", "plan-2025.coordinators.result-1.0"]


def test_a_participant_is_not_asked_for_control_and_indicators() -> None:
    assert uids(party_feed("parents")) == ["plan-2025.coordinators.term.0"]


def test_a_party_of_a_result_without_a_term_has_the_measures_term() -> None:
    feed = party_feed(
        "ministry",
        one_measure(
            term="до 01.03.2025",
            responsible=["Школа"],
            results=[
                {"текст": "Свод готов", "ответственные": ["Министерство"]},
                {"текст": "Свод отправлен.", "срок": "до 05.03.2025", "ответственные": ["Министерство"]},
            ],
        ),
    )

    assert uids(feed) == ["one.1.term.0", "one.1.result-1.0"]
    assert str(event(feed, "one.1.result-1.0")["SUMMARY"]) == "1 Свод отправлен"


def test_a_measure_whose_terms_are_all_in_others_results_still_shows_them() -> None:
    feed = party_feed(
        "school",
        one_measure(
            responsible=["Школа"],
            results=[{"текст": "Свод готов", "срок": "до 01.04.2025", "ответственные": ["Министерство"]}],
        ),
    )

    assert uids(feed) == ["one.1.result-0.0"]


def test_one_event_is_the_same_in_every_feed() -> None:
    roadmap, party = plan_feed(), party_feed("school")

    uid = "plan-2025.coordinators.term.0"
    assert event(roadmap, uid).to_ical() == event(party, uid).to_ical()


def test_what_has_no_day_is_named_by_roadmap_in_a_partys_feed() -> None:
    tree = REGION | {"разделы": [{"название": "Всё", "мероприятия": [{"номер": "1", "название": "Ждать",
        "ответственные": ["Школа"]}]}]}  # fmt: skip
    description = str(party_feed("school", PLAN, tree)["DESCRIPTION"])

    assert "Без дня в календаре («План – 2025»): 2.2 Обновлять сведения (постоянно)." in description
    assert "Без дня в календаре («Региональный план»): 1 Ждать." in description


def test_a_party_without_measures_has_no_feed() -> None:
    with pytest.raises(KeyError):
        export_party_ics(project(), "archive")


def test_hostile_words_stay_words() -> None:
    title = "Сделать\r\nBEGIN:VEVENT\r\nUID:x\u2028END:VCALENDAR\x85\\n, \\;\x1b"
    (only,) = one_feed(title=title, note="=1+1; x", term="до 01.03.2025").events

    assert str(only["SUMMARY"]) == "1 Сделать\nBEGIN:VEVENT\nUID:x\nEND:VCALENDAR\n\\n, \\;"


def test_a_feed_of_more_events_than_are_remembered_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = project()
    usual = CalendarWriter(sample).roadmap_feed(sample.roadmaps[0])
    monkeypatch.setattr(calendars, "_REMEMBERED", 1)
    forgetful = CalendarWriter(sample)
    assert [forgetful.roadmap_feed(sample.roadmaps[0]) for _ in range(2)] == [usual, usual]
