"""Whatever an editor types, an export carries it whole and nothing in it is run."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft202012Validator

from macros.exports import export_roadmap_csv, export_roadmap_ics, export_roadmap_json
from macros.exports.cells import neutral_cell, plain_cell
from macros.exports.csv_files import COLUMNS
from macros.exports.schema import api_schema
from macros.project import SiteSettings
from macros.terms import Clause, TermKind
from macros.views.occasions import Shape, clause_days
from macros.views.status import Window
from tests.unit.exports.samples import one_measure, project

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
VALIDATOR = Draft202012Validator(api_schema(SiteSettings()))

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
# Beginnings, separators and endings that some format gives a meaning to.
PIECES = [
    "=1",
    "+",
    "-",
    "@",
    "\t",
    "\r\n",
    "\n",
    '"',
    ";",
    ",",
    "\\n",
    "'",
    "BEGIN:VEVENT",
    "1.10",
    " ",
    "ё",
    "\u2028",
]
nasty = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
words = st.one_of(anything, nasty).filter(lambda text: bool(text.strip()))
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def measure_of(title: str, detail: str, note: str) -> Any:
    return project(one_measure(title=title, details=[detail], note=note, term="до 01.03.2025"))


@given(st.one_of(anything, nasty))
def test_a_cell_gives_its_text_back(text: str) -> None:
    assert plain_cell(neutral_cell(text)) == text


@given(st.one_of(anything, nasty), st.sampled_from(["", " ", "\u00a0", "\u200b", "\ufeff"]))
def test_no_cell_begins_as_a_formula(text: str, before: str) -> None:
    cell = neutral_cell(before + text)
    shown = "".join(char for char in cell if unicodedata.category(char) not in {"Cf", "Cc"}).lstrip()

    assert not cell.startswith(FORMULA_STARTS)
    assert not shown.startswith(FORMULA_STARTS)


@given(words, words, words)
@settings(max_examples=50)
def test_a_table_gives_its_words_back_and_no_cell_is_run(title: str, detail: str, note: str) -> None:
    sample = measure_of(title, detail, note)
    data = export_roadmap_csv(sample, sample.roadmaps[0]).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(data, newline=""), delimiter=";")
    cells = dict(zip(header, row, strict=True))
    (measure,) = sample.roadmaps[0].measures()

    assert tuple(header) == COLUMNS
    assert not any(cell.startswith(FORMULA_STARTS) for cell in row)
    assert plain_cell(cells["Мероприятие"]) == measure.title
    assert plain_cell(cells["Подробности"]) == measure.details[0]
    assert plain_cell(cells["Примечание"]) == measure.note


@given(words, words, words)
@settings(max_examples=50)
def test_json_gives_its_words_back_and_meets_the_schema(title: str, detail: str, note: str) -> None:
    sample = measure_of(title, detail, note)
    document = json.loads(export_roadmap_json(sample, sample.roadmaps[0]))
    (measure,) = sample.roadmaps[0].measures()

    assert VALIDATOR.is_valid(document)
    assert document["measures"][0]["title"] == measure.title
    assert document["measures"][0]["details"] == [measure.details[0]]
    assert document["measures"][0]["note"] == measure.note


@given(words, words, words)
@settings(max_examples=50)
def test_a_calendar_keeps_its_form_and_its_words(title: str, detail: str, note: str) -> None:
    sample = measure_of(title, detail, note)
    (measure,) = sample.roadmaps[0].measures()
    data = export_roadmap_ics(sample, sample.roadmaps[0])
    calendar = Calendar.from_ical(data)
    (event,) = calendar.events

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert str(event["UID"]) == "one.1.term.0@metodichka"
    assert visible(str(event["SUMMARY"])) == visible(f"1 {measure.title}")
    assert visible(measure.note) in visible(str(event["DESCRIPTION"]))


def visible(text: str) -> str:
    """Text without line ends and control characters, which a calendar may change."""
    return re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]", "", text)


@given(st.sampled_from(TermKind), st.none() | days, st.none() | days, st.booleans(), st.none() | st.just("если"))
def test_a_clause_takes_only_days_of_its_own(
    kind: TermKind, start: date | None, end: date | None, follows: bool, condition: str | None
) -> None:
    assume(start is None or end is None or start <= end)
    found = clause_days(Clause(kind, "…", start, end, condition=condition, follows=follows))

    for taken in found:
        assert taken.first <= taken.last
        assert {taken.first, taken.last} <= {start, end}
        assert (taken.last - taken.first).days < 14
    assert len({taken.shape for taken in found}) == len(found)


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 6),
    st.sampled_from(["", ";BYDAY=FR", ";BYDAY=MO,WE"]),
    days,
    st.integers(0, 800),
)
@settings(max_examples=60)
def test_a_recurrence_begins_on_a_day_of_its_rule_within_its_window(
    frequency: str, interval: int, which: str, start: date, length: int
) -> None:
    window = Window(start, start + timedelta(days=length))
    found = clause_days(
        Clause(TermKind.RECURRING, "…", recurrence=f"FREQ={frequency};INTERVAL={interval}{which}"), window
    )

    for taken in found:
        assert taken.shape is Shape.REPEAT
        assert taken.rule is not None
        assert start <= taken.first <= start + timedelta(days=length)
        assert taken.until == window.last
        beginning = datetime.combine(taken.first, time())
        assert rrulestr(taken.rule, dtstart=beginning)[0] == beginning
    assert found or which or length < 31
