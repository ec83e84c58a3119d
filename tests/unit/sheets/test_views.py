"""What a sheet says is decided before any PDF: rows, parts of a meeting, clocks, addresses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.model.materials import SpeechModule
from macros.views.downloads import downloads_by_page, file_size
from macros.views.roadmap_table import section_title
from macros.views.sheets.catalogue import site_sheets
from macros.views.sheets.checklist import party_checklist_sheet, roadmap_checklist_sheet
from macros.views.sheets.edition import Edition
from macros.views.sheets.facts import SheetFacts
from macros.views.sheets.meeting import MeetingScope, meeting_sheet, usual_until
from macros.views.sheets.official import official_sheet
from macros.views.sheets.speech import handout_sheet, speech_sheet
from tests.unit.exports.samples import PLAN, one_measure, project
from tests.unit.sheets.samples import EDITION, SPEECH, whole_project

DAY, UNTIL = date(2025, 2, 10), date(2025, 3, 10)


def numbers(*, day: date = DAY, until: date = UNTIL, since: date | None = None, **scope: Any) -> list[list[str]]:
    whole = whole_project()
    if scope.pop("plan", True):
        scope["roadmap"] = whole.roadmaps[0]
    sheet = meeting_sheet(whole, MeetingScope(day, until, since, **scope), EDITION)
    return [[row.number for row in group.rows] for group in sheet.groups]


def test_checklist_has_terms_as_written_with_their_reading() -> None:
    whole = whole_project()
    first, second = roadmap_checklist_sheet(whole, whole.roadmaps[0], EDITION).groups[0].rows
    assert first.term is not None
    assert first.term.text == "до 01.03.2025, далее – постоянно"
    assert first.term.reading == "До 1 марта 2025 года включительно, далее – постоянно"
    assert [result.term and result.term.text for result in first.results] == [None, "до 10.04.2025"]
    assert first.results[1].people == "Министерство"
    assert second.results == ()


def test_checklist_of_a_section() -> None:
    whole = whole_project()
    sheet = roadmap_checklist_sheet(whole, whole.roadmaps[0], EDITION, section=1)
    assert [group.title for group in sheet.groups] == ["2. Работа"]
    assert sheet.head.url == "https://school.example/section/roadmaps/plan-2025/?v=2025-02-03#section-plan-2025-2"


def test_checklist_of_a_party_has_only_its_own() -> None:
    whole = whole_project()
    ministry = whole.parties.get("ministry")
    assert ministry is not None
    sheet = party_checklist_sheet(whole, ministry, EDITION)
    rows = {row.number: [result.text for result in row.results] for group in sheet.groups for row in group.rows}
    assert rows == {"1.1": ["Список утверждён"], "1.10": []}


@pytest.mark.parametrize(
    ("fields", "people"),
    [
        ({"responsible": ["Школа"]}, "Школа"),
        ({"responsible": ["Школа", {"кто": "Завуч", "примечание": "учёт"}]}, "Школа; Завуч (учёт)"),
        ({"results": [{"текст": "Р", "ответственные": ["Школа"]}]}, "указаны у результатов"),
        ({"participants": ["Родители"]}, "Участники: Родители"),
        ({}, "не указаны"),
    ],
)
def test_who_answers(fields: dict[str, Any], people: str) -> None:
    whole = project(one_measure(**fields))
    (row,) = roadmap_checklist_sheet(whole, whole.roadmaps[0], EDITION).groups[0].rows
    assert row.people == people


def test_meeting_sorts_by_its_days() -> None:
    # 1.1: control was due on 07.02, a result is due on 15.02 and the measure on 01.03;
    # 1.10 begins on the day of the next meeting; 2.3 is in November.
    assert numbers() == [["1.1"], ["1.1"], ["1.10", "2.1", "2.2"]]


def test_meeting_counts_its_own_day_as_due_and_the_next_as_not_later() -> None:
    due, ahead, _ = numbers(day=date(2025, 2, 15), until=date(2025, 3, 1))
    assert (due, ahead) == (["1.1"], ["1.1"])
    assert numbers(day=date(2025, 3, 13), until=date(2025, 3, 14))[1] == ["1.10"]
    assert numbers(day=date(2025, 3, 14), until=date(2025, 3, 15))[0] == ["1.1", "1.10"]


def test_meeting_forgets_what_was_due_before_the_last_one() -> None:
    assert numbers(since=date(2025, 2, 8))[0] == []
    assert numbers(since=date(2025, 2, 7))[0] == ["1.1"]


def test_meeting_after_the_period_has_nothing_going_on() -> None:
    assert numbers(day=date(2026, 5, 1), until=date(2026, 6, 1))[1:] == [[], []]


def test_meeting_shows_the_limits_that_put_a_measure_there() -> None:
    whole = whole_project()
    sheet = meeting_sheet(whole, MeetingScope(DAY, UNTIL, roadmap=whole.roadmaps[0]), EDITION)
    due, ahead, _ = sheet.groups
    assert [(line.text, line.term) for line in due.rows[0].lines] == [
        ("Контроль: Направить в УО отчёт", "до 07.02.2025")
    ]
    assert [(line.text, line.term) for line in ahead.rows[0].lines] == [
        ("", "до 01.03.2025"),
        ("Доля школ: 50\u00a0%", "до 15.02.2025"),
    ]


def test_meeting_over_all_roadmaps_says_whose_a_measure_is() -> None:
    whole = whole_project()
    sheet = meeting_sheet(whole, MeetingScope(DAY, date(2025, 5, 5)), EDITION)
    titles = [row.title for group in sheet.groups for row in group.rows]
    assert "Открыть доступ (Региональный план)" in titles


def _meeting(day: date, *results: str) -> dict[str, list[str]]:
    """The terms on the sheet, by the title of their group."""
    plan = one_measure(results=[{"текст": f"Р{at}", "срок": term} for at, term in enumerate(results)])
    whole = project({key: value for key, value in plan.items() if key != "период"})  # a month has no year then
    sheet = meeting_sheet(whole, MeetingScope(day, usual_until(day), roadmap=whole.roadmaps[0]), EDITION)
    return {
        group.title: [line.term for row in group.rows for line in row.lines] for group in sheet.groups if group.rows
    }


def test_what_goes_on_is_on_the_sheet_though_another_limit_has_passed() -> None:
    day = date(2025, 4, 10)
    told = {"Было к сроку на 10.04.2025": ["до 01.03.2025"], "Идёт": ["постоянно"]}
    assert _meeting(day, "до 01.03.2025, далее – постоянно") == told
    assert _meeting(day, "до 01.03.2025", "постоянно")["Идёт"] == ["постоянно"]


def test_what_goes_on_after_something_still_to_be_done_is_not_told_yet() -> None:
    assert list(_meeting(date(2025, 2, 25), "до 01.03.2025, далее – постоянно")) == [
        "К следующему совещанию, по 27.03.2025"
    ]


def test_a_month_of_no_year_does_not_go_on() -> None:
    assert _meeting(date(2025, 4, 10), "октябрь", "по мере необходимости", "1 раз в месяц") == {
        "Идёт": ["1 раз в месяц"],
        "Без назначенного дня": ["октябрь", "по мере необходимости"],
    }


def test_the_meeting_of_a_section_says_which() -> None:
    whole = whole_project()
    sheet = meeting_sheet(whole, MeetingScope(DAY, UNTIL, roadmap=whole.roadmaps[0], section=0), EDITION)
    assert f"Раздел «{section_title(whole.roadmaps[0].sections[0])}»" in sheet.head.facts


def test_a_number_that_each_section_has_is_told_with_its_section() -> None:
    def section(title: str, *numbers: str) -> dict[str, Any]:
        own = [{"номер": each, "ид": f"m-{title}-{each}", "название": "Дело", "срок": "10.02.2025"} for each in numbers]
        return {"название": title, "мероприятия": own}

    whole = project({**PLAN, "разделы": [section("a", "1", "2"), section("b", "1", "3")]})
    for part, titles in ((None, ["Дело (раздел «a»)", "Дело", "Дело (раздел «b»)", "Дело"]), (0, ["Дело", "Дело"])):
        scope = MeetingScope(DAY, UNTIL, roadmap=whole.roadmaps[0], section=part)
        assert [row.title for row in meeting_sheet(whole, scope, EDITION).groups[0].rows] == titles


def test_next_meeting_is_in_a_month_where_nobody_says() -> None:
    assert usual_until(DAY) == date(2025, 3, 12)


def test_official_view_is_the_document() -> None:
    whole = whole_project()
    sheet = official_sheet(whole, whole.roadmaps[0], EDITION)
    (approval,) = sheet.approvals
    assert (approval.kind, approval.by, approval.act) == (
        "УТВЕРЖДЕНО",
        "Начальник управления",
        "от\u00a010.01.2025 №\u00a06",
    )
    first = sheet.sections[0].rows[0]
    assert (first.mark, first.control) == ("*", ("Направить в УО отчёт – до 07.02.2025*",))
    assert first.own_terms
    assert first.own_people
    assert sheet.footnotes == (("*", "по форме приложения"),)


@pytest.mark.parametrize(
    ("flag", "field"),
    [("with_results", "results"), ("with_control", "control"), ("with_participants", "participants")],
)
def test_official_view_leaves_out_columns_that_nobody_fills(flag: str, field: str) -> None:
    with_it, without = project(one_measure(**{field: ["Школа"]})), project(one_measure())
    assert getattr(official_sheet(with_it, with_it.roadmaps[0], EDITION), flag)
    assert not getattr(official_sheet(without, without.roadmaps[0], EDITION), flag)


def test_speech_has_a_clock() -> None:
    whole = whole_project()
    parts = speech_sheet(whole, whole.speech_modules[0], EDITION).parts
    assert [(part.clock, part.length) for part in parts] == [
        ("0:00\u00a0– 1:30", "1,5\u00a0минуты"),
        ("1:30\u00a0– 5:00", "3,5\u00a0минуты"),
    ]


def test_handout_is_for_its_listeners() -> None:
    whole = whole_project()
    handout = handout_sheet(whole, whole.speech_modules[0], EDITION)
    assert handout.head.title == "Памятка школе"


def test_no_handout_without_points() -> None:
    without = SpeechModule.model_validate({**SPEECH, "памятка": []})
    whole = replace(whole_project(), speech_modules=(without,))
    assert not [sheet for sheet in site_sheets(whole, EDITION) if "handout" in sheet.path]


def test_version_falls_back_to_the_last_review() -> None:
    whole = whole_project()
    head = roadmap_checklist_sheet(whole, whole.roadmaps[0], Edition()).head
    assert head.version == "Редакция от 01.02.2025"
    assert head.printed == ""


def test_version_of_what_git_does_not_know_is_that_of_the_commit() -> None:
    whole = whole_project()
    edition = Edition(date(2025, 2, 3), changed={"docs/parties.yaml": date(2025, 2, 1)})
    head = roadmap_checklist_sheet(whole, whole.roadmaps[0], edition).head
    assert (head.version, head.day) == ("Редакция от 03.02.2025", "2025-02-03")


def test_site_without_an_address_has_no_code_to_scan() -> None:
    whole = project(PLAN)
    head = roadmap_checklist_sheet(whole, whole.roadmaps[0], EDITION).head
    assert (head.url, head.address) == ("", "")


def test_names_of_files_never_meet() -> None:
    paths = [sheet.path for sheet in site_sheets(whole_project(), EDITION)]
    assert len(paths) == len(set(paths))
    assert all(path.startswith("files/") and path.endswith(".pdf") for path in paths)


def test_pages_offer_only_what_was_made() -> None:
    whole = whole_project()
    made = {"files/roadmap-plan-2025-checklist.pdf": SheetFacts(2, 49_000)}
    found = downloads_by_page(whole, made, EDITION)
    assert set(found) == {"roadmaps/plan-2025/", "roadmaps/plan-2025/checklist/"}
    ((row,), version) = found["roadmaps/plan-2025/"].rows, found["roadmaps/plan-2025/"].version
    assert version == "2025-02-03"
    assert [(file.text, file.size) for file in row.files] == [("Скачать PDF", "2\u00a0стр., 48\u00a0КБ")]


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1\u00a0КБ"), (49_152, "48\u00a0КБ"), (1_200_000, "1,1\u00a0МБ"), (1_048_576, "1,0\u00a0МБ")],
)
def test_file_size(size: int, words: str) -> None:
    assert file_size(size) == words


def test_long_title_is_shortened_at_the_top_of_further_pages() -> None:
    tree = {**one_measure(), "название": "План внедрения " * 20}
    whole = project(tree)
    head = roadmap_checklist_sheet(whole, whole.roadmaps[0], EDITION).head
    assert len(head.running) <= 80
    assert head.running.endswith("План …") or head.running.endswith("внедрения …")
    assert head.title == ("План внедрения " * 20).strip()


@pytest.mark.parametrize(("day", "going_on"), [(DAY, True), (date(2030, 2, 10), False)])
def test_meeting_speaks_of_what_has_no_day_while_the_plan_lasts(day: date, going_on: bool) -> None:
    tree = {**one_measure(term="по мере необходимости"), "период": "2025 год"}
    whole = project(tree)
    sheet = meeting_sheet(whole, MeetingScope(day, usual_until(day), None, roadmap=whole.roadmaps[0]), EDITION)
    assert ("по мере необходимости" in str(sheet.groups)) is going_on


def test_meeting_of_one_section_and_of_its_results_controls_and_targets() -> None:
    results = [
        {"текст": "Отчёт", "срок": "до 01.03.2025"},
        {"текст": "Доля", "показатели": [{"цель": "50"}, {"цель": "60", "срок": "до 05.03.2025"}]},
    ]
    control = ["мониторинг", {"текст": "Проверка", "срок": "до 06.03.2025"}]
    tree = one_measure(term="постоянно", results=results, control=control)
    other = {"название": "Другой", "мероприятия": [{"номер": "9", "название": "Иное", "результаты": ["Итог"]}]}
    tree["разделы"].append(other)
    whole = project(tree)
    for section, expected in ((0, True), (1, False)):
        scope = MeetingScope(DAY, UNTIL, None, roadmap=whole.roadmaps[0], section=section)
        sheet = meeting_sheet(whole, scope, EDITION)
        told = str(sheet)
        assert all((words in told) is expected for words in ("до 01.03.2025", "до 05.03.2025", "до 06.03.2025"))
