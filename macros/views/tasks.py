"""«Что мне делать»: all measures of a party across roadmaps, in the order in which they come up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from macros.model.parties import Party
from macros.model.roadmap import Result
from macros.project import Project
from macros.terms import Term
from macros.views.assignments import Assignment, Role, assignments
from macros.views.filters import FiltersView, filters_view
from macros.views.measure import MeasureView, ResultView, measure_view, months_key
from macros.views.reports import Report, nearest_report, own_limit, reports, sorting_day
from macros.views.status import Period, Status, measure_terms, period_note
from macros.views.term import StatusView, roadmap_status_view
from macros.views.wording import MEASURES, counted, long_date, quoted, same_words

ROLE_WORDS = {
    Role.RESPONSIBLE: "отвечает",
    Role.RESULT: "отвечает за результат",
    Role.PARTICIPANT: "участвует",
}

_GROUPS = {
    Status.NOW: ("Сейчас", "Сейчас ничего с указанным сроком нет."),
    Status.NEXT: ("Впереди", "Впереди ничего с указанным сроком нет."),
    Status.UNDATED: ("Без даты", ""),
    Status.PAST: ("Срок прошёл", ""),
}


class TaskView(NamedTuple):
    """One measure as a party's task.

    `when` is the limit that matters today, with that of a report for control: «до 11.02.2025; отчёт до 14.02.2025»;
    `term` has the whole cell verbatim where that says more, of the measure or of the party's own results joined. `role`
    says what the party is in it; `via` names the body it acts for or is empty; `results` are only those that are the
    party's business; `months` are those of the measure and of the party's reports, as in `FilterKeys`; `sort` is the
    ISO day to order by, empty for none.
    """

    measure: MeasureView
    when: str
    term: str
    role: str
    via: str
    notes: tuple[str, ...]
    results: tuple[ResultView, ...]
    status: StatusView
    months: str
    sort: str
    period_note: str


@dataclass(frozen=True, slots=True)
class TaskGroupView:
    """The tasks of one status. `empty` is what is said when there are none.

    A `folded` group is closed at first, unless it is `open` because nothing else is there to see.
    """

    status: Status
    title: str
    empty: str
    folded: bool
    open: bool
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class TasksView:
    """Everything a party has to do. `today` is ISO, `today_words` the same for people."""

    id: str
    count: str
    today: str
    today_words: str
    groups: tuple[TaskGroupView, ...]
    filters: FiltersView


def tasks_view(project: Project, party: Party, today: date) -> TasksView:
    """The party's tasks as of `today`."""
    tasks = [task_view(project, item, today) for item in assignments(project).get(party.id, ())]
    list_id = f"tasks-{party.id}"
    return TasksView(
        id=list_id,
        count=counted(len(tasks), MEASURES),
        today=today.isoformat(),
        today_words=long_date(today),
        groups=tuple(
            TaskGroupView(
                status=status,
                title=title,
                empty=empty,
                folded=status is Status.PAST,
                open=all(task.status.status is Status.PAST for task in tasks),
                tasks=_in_order(tasks, status),
            )
            for status, (title, empty) in _GROUPS.items()
        ),
        filters=filters_view(
            project,
            list_id,
            [task.measure.keys._replace(months=task.months) for task in tasks],
            sortable=False,
            leave_out=party.id,
        ),
    )


def _in_order(tasks: Sequence[TaskView], status: Status) -> tuple[TaskView, ...]:
    """The tasks of one status: the nearest day first, what is past from the latest back, no day at the end."""
    found = [task for task in tasks if task.status.status is status]
    dated = sorted((t for t in found if t.sort), key=lambda t: t.sort, reverse=status is Status.PAST)
    return (*dated, *(t for t in found if not t.sort))


def task_view(project: Project, item: Assignment, today: date) -> TaskView:
    """One assignment as a task."""
    measure = measure_view(project, item.roadmap, item.measure, today)
    places = relevant_places(item)
    terms = _terms_of(item, [item.measure.results[place] for place in places])
    every = reports(item.roadmap, item.measure)
    asked = every if item.role is Role.RESPONSIBLE else ()
    period = item.roadmap.window()
    limit = _limit(terms, asked, period, today)
    body = project.parties.get(item.via) if item.via else None
    return TaskView(
        measure=measure,
        when=limit.when,
        term=limit.cell,
        role=ROLE_WORDS[item.role],
        via=f"как {quoted(body.name)}" if body else "",
        notes=item.notes,
        results=tuple([measure.results[place] for place in places]),
        status=roadmap_status_view(item.roadmap, (*terms, *[each.term for each in asked]) if asked else terms, today),
        months=measure.keys.months if asked == every else months_key(measure_terms(item.measure), period),
        sort=limit.day,
        period_note="" if item.roadmap.archived else period_note(period, today),
    )


class _Limit(NamedTuple):
    """What of a TaskView follows from the terms alone."""

    when: str
    cell: str
    day: str


@lru_cache(maxsize=1 << 12)  # a country's plans say the same few hundred terms
def _limit(terms: tuple[Term, ...], asked: tuple[Report, ...], period: Period, today: date) -> _Limit:
    report = nearest_report(asked, period, today)
    own = own_limit(terms, report, period, today)
    cell = "; ".join(dict.fromkeys(term.text for term in terms))
    day = sorting_day(terms, asked, period, today)
    return _Limit(
        when="; ".join(part for part in (own, report.limit if report else "") if part),
        cell="" if same_words(cell, own) else cell,
        day=day.isoformat() if day else "",
    )


def relevant_results(item: Assignment) -> tuple[Result, ...]:
    """The results that are the party's business: those that name it, and those of the measure as a whole."""
    return tuple([item.measure.results[place] for place in relevant_places(item)])


def relevant_places(item: Assignment) -> tuple[int, ...]:
    """Which of the measure's results those are, counted from 0."""
    shared = item.role is not Role.RESULT
    return tuple(
        [
            place
            for place, result in enumerate(item.measure.results)
            if place in item.results or (shared and not result.responsible)
        ]
    )


def _terms_of(item: Assignment, results: Sequence[Result]) -> tuple[Term, ...]:
    own = [result.term for result in results if result.term is not None]
    whole = [item.measure.term] if item.measure.term is not None and _measure_binds(item, results) else []
    return (*whole, *own)


def _measure_binds(item: Assignment, results: Sequence[Result]) -> bool:
    return item.role is not Role.RESULT or any(result.term is None for result in results)
