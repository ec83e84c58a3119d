"""The archive: a finished plan is due nowhere, and everything of it stays where it was."""

from __future__ import annotations

from datetime import date

from macros.render import render_component
from macros.site.search import roadmap_entries
from macros.views.assignments import assignments
from macros.views.checklist import party_checklist_view
from macros.views.now import now_view
from macros.views.pages import roadmap_page_view
from macros.views.reports import due_status
from macros.views.roadmap_list import roadmap_list_view
from macros.views.sheets.catalogue import planned_sheets
from macros.views.status import Status
from macros.views.tasks import tasks_view
from macros.views.timeline import timeline_view
from tests.support.plan_samples import OLD, PLAN, make_project

TODAY = date(2025, 2, 10)
ARCHIVED = {**PLAN, "архив": "да"}  # though its period lasts
PROJECT = make_project(ARCHIVED, OLD)
ROADMAP = PROJECT.roadmaps[0]


def test_the_list_has_the_archive_apart() -> None:
    view = roadmap_list_view(PROJECT, TODAY)
    assert [card.title for card in view.cards] == ["План прошлых лет"]
    (card,) = view.archive
    assert (card.status.word, card.due, card.url) == ("в архиве", "", "roadmaps/plan/")
    assert card.kicker.endswith(" · в архиве")
    markup = str(render_component("roadmap-list", view, root="../"))
    before, archive = markup.split("<details")
    assert "План прошлых лет" in before and "План прошлых лет" not in archive
    assert "Архив (1)" in archive and "../roadmaps/plan/timeline/" in archive


def test_without_an_archive_there_is_no_word_of_it() -> None:
    view = roadmap_list_view(make_project(), TODAY)
    assert view.archive == () and "архив" not in str(render_component("roadmap-list", view, root="")).casefold()


def test_an_archive_alone_is_open() -> None:
    view = roadmap_list_view(make_project(ARCHIVED), TODAY)
    assert '<details class="mt-archive" open>' in str(render_component("roadmap-list", view, root=""))


def test_nothing_of_it_is_due() -> None:
    assert any(due_status(make_project().roadmaps[0], m, TODAY) is Status.NOW for m in ROADMAP.measures())
    assert {due_status(ROADMAP, measure, TODAY) for measure in ROADMAP.measures()} == {Status.PAST}
    view = now_view(PROJECT, TODAY)
    assert view.roadmaps == () and [each.name for each in view.finished] == ["План прошлых лет"]
    later = now_view(PROJECT, date(2027, 2, 10))  # its period is over as well
    assert [each.name for each in later.finished] == ["План прошлых лет"]
    page = roadmap_page_view(PROJECT, ROADMAP, TODAY)
    assert page.summary.now.items == page.summary.next.items == ()
    assert page.summary.over.startswith("Карта в архиве")
    words = {measure.status.word for section in page.table.sections for measure in section.measures}
    assert words == {"в архиве"}


def test_a_reader_of_any_day_sees_the_same_mark() -> None:
    """The script compares the window with the reader's day as text."""
    page = roadmap_page_view(PROJECT, ROADMAP, TODAY)
    first, last = page.table.sections[0].measures[0].status.windows.split("/")
    assert first == ".." and last < "1900-01-01"


def test_a_party_has_it_only_among_what_is_past() -> None:
    school = next(party for party in PROJECT.parties.parties if party.id == "school")
    groups = {group.status: group.tasks for group in tasks_view(PROJECT, school, TODAY).groups}
    plans = {task.measure.roadmap_name for status in Status if status is not Status.PAST for task in groups[status]}
    assert ROADMAP.name not in plans
    assert ROADMAP.name in {task.measure.roadmap_name for task in groups[Status.PAST]}
    assert all(group.title != ROADMAP.name for group in party_checklist_view(PROJECT, school, TODAY).groups)


def test_a_checklist_tells_what_of_the_archive_is_not_in_it() -> None:
    school = PROJECT.parties.get("school")
    assert school is not None
    some = party_checklist_view(PROJECT, school, TODAY)
    archived = len(assignments(PROJECT)["school"]) - sum(len(group.rows) for group in some.groups)
    assert archived > 0 and some.groups
    assert some.left_out == f"Мероприятия карт из архива сюда не входят: их\u00a0{archived}."
    markup = str(render_component("checklist", some, root="../"))
    assert some.left_out in markup and "data-mt-checklist=" in markup and "Очистить отметки" in markup
    assert party_checklist_view(make_project(), school, TODAY).left_out == ""


def test_a_checklist_of_the_archive_alone_says_so_and_is_not_printed() -> None:
    project = make_project(ARCHIVED)
    school = project.parties.get("school")
    assert school is not None
    view = party_checklist_view(project, school, TODAY)
    assert view.groups == () and view.left_out == "Все мероприятия – из карт в архиве, отмечать здесь нечего."
    markup = str(render_component("checklist", view, root="../"))
    assert view.left_out in markup.replace("\u00a0–", " –")
    assert "button" not in markup and "data-mt-checklist" not in markup
    printed = {sheet.subject.id for sheet in planned_sheets(project)}
    assert printed == {"plan"} and {"school", "plan"} <= {sheet.subject.id for sheet in planned_sheets(make_project())}


def test_its_pages_stay_and_are_found() -> None:
    assert timeline_view(PROJECT, ROADMAP, TODAY) is not None
    whole, *measures = roadmap_entries(ROADMAP)
    assert "в архиве" in whole.text and len(measures) == len(tuple(ROADMAP.measures()))


def test_no_is_an_answer_too() -> None:
    kept = make_project({**PLAN, "архив": "нет"}).roadmaps[0]
    assert kept.archive is False and not kept.archived
