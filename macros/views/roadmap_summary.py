"""The roadmap in short: what it is, how much of it there is, what is due and whose it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from macros.model.roadmap import Approval, Measure, Roadmap
from macros.project import Project
from macros.views.assignments import assignments
from macros.views.measure import measure_parties
from macros.views.reports import DueReport, due_day, due_status, due_terms, nearest_report, own_limit, reports
from macros.views.status import Status, measure_terms, period_over
from macros.views.term import StatusView, roadmap_status_view
from macros.views.urls import measure_url, party_url, roadmap_url, table_id
from macros.views.wording import MEASURES, NBSP, RESULTS, SECTIONS, counted, long_date, short_date

IN_ARCHIVE = "Карта в архиве: план закончен. Сроки остались, как в документе; об исполнении сайт не знает."
MOST_DUE = 5  # the nearest few are named, the table has the rest


@dataclass(frozen=True, slots=True)
class FactView:
    """A line of the roadmap's card: what and value, several values where the document has several."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueView:
    """A measure that is due; `when` is the limit that matters today: «до 14.02.2025».

    It is empty where only the `report` for control is ahead; of several reports that is the nearest one.
    """

    number: str
    title: str
    url: str
    when: str
    report: DueReport | None
    status: StatusView


@dataclass(frozen=True, slots=True)
class DueListView:
    """The nearest of the measures with one status; `more` leads to the rest («ещё 12 мероприятий») or is empty."""

    items: tuple[DueView, ...]
    more: str
    more_url: str


@dataclass(frozen=True, slots=True)
class PartyCountView:
    """A party and how many measures of the roadmap name it: «5 мероприятий»."""

    name: str
    url: str
    count: str


@dataclass(frozen=True, slots=True)
class RoadmapSummaryView:
    """What stands above the table.

    `today` is ISO, `today_words` the same for people. `over` is the sentence about a finished period or empty,
    `last_day` the last one (ISO) of a period that runs.
    """

    counts: str
    today: str
    today_words: str
    table_url: str
    over: str
    last_day: str
    facts: tuple[FactView, ...]
    now: DueListView
    next: DueListView
    parties: tuple[PartyCountView, ...]
    note: str


def roadmap_summary_view(project: Project, roadmap: Roadmap, today: date) -> RoadmapSummaryView:
    """The roadmap in short as of `today`."""
    return RoadmapSummaryView(
        counts=_counts(roadmap),
        today=today.isoformat(),
        today_words=long_date(today),
        table_url=f"{roadmap_url(roadmap)}#{table_id(roadmap)}",
        over=over_sentence(roadmap, today),
        last_day=last.isoformat() if (last := roadmap.window()[1]) and last >= today else "",
        facts=tuple(fact for fact in _facts(roadmap) if fact.values),
        now=due_list_view(roadmap, Status.NOW, today),
        next=due_list_view(roadmap, Status.NEXT, today),
        parties=_party_counts(project, roadmap),
        note=roadmap.note,
    )


def over_sentence(roadmap: Roadmap, today: date) -> str:
    """What to tell a reader of a finished or archived roadmap; empty while it lasts."""
    last = roadmap.window()[1]
    if roadmap.archived:
        return IN_ARCHIVE
    if last is None or not period_over(roadmap.window(), today):
        return ""
    return f"Период карты закончился {long_date(last)} Сроки остались, как в документе; об исполнении сайт не знает."


def due_list_view(roadmap: Roadmap, status: Status, today: date) -> DueListView:
    """The measures with this status, the nearest day first, those that just last after them."""
    found = [m for m in roadmap.measures() if due_status(roadmap, m, today) is status]
    period = roadmap.window()
    found.sort(key=lambda m: due_day(measure_terms(m), reports(roadmap, m), period, today) or date.max)
    rest = len(found) - MOST_DUE
    return DueListView(
        items=tuple(due_view(roadmap, measure, today) for measure in found[:MOST_DUE]),
        more=f"ещё {counted(rest, MEASURES)}" if rest > 0 else "",
        more_url=f"{roadmap_url(roadmap)}?status={status}#{table_id(roadmap)}",
    )


def due_view(roadmap: Roadmap, measure: Measure, today: date) -> DueView:
    """One measure in one line."""
    terms, period = measure_terms(measure), roadmap.window()
    report = nearest_report(reports(roadmap, measure), period, today)
    return DueView(
        number=measure.number,
        title=measure.title,
        url=measure_url(roadmap, measure),
        when=own_limit(terms, report, period, today),
        report=report,
        status=roadmap_status_view(roadmap, due_terms(roadmap, measure), today),
    )


def _counts(roadmap: Roadmap) -> str:
    measures = list(roadmap.measures())
    results = sum(len(measure.results) for measure in measures)
    parts = [counted(len(measures), MEASURES), counted(len(roadmap.sections), SECTIONS)]
    return ", ".join([*parts, counted(results, RESULTS)] if results else parts)


def _facts(roadmap: Roadmap) -> tuple[FactView, ...]:
    return (
        FactView("Полное название", _one(roadmap.title if roadmap.short_title else "")),
        FactView("Территория", _one(roadmap.territory)),
        FactView("Период", _one(roadmap.period.text if roadmap.period else "")),
        FactView("Утверждение", tuple(_approval(approval) for approval in roadmap.approvals)),
        FactView("Документ", _one(roadmap.annex)),
        FactView("Основание", roadmap.basis),
        FactView("Кто ведёт страницу", _one(roadmap.owner)),
        FactView("Текст сверен", _one(long_date(roadmap.reviewed) if roadmap.reviewed else "")),
    )


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _approval(approval: Approval) -> str:
    day = f", {short_date(approval.date)}" if approval.date else ""
    number = f", №{NBSP}{approval.number}" if approval.number else ""
    return f"{approval.kind}: {approval.by}{day}{number}"


def _party_counts(project: Project, roadmap: Roadmap) -> tuple[PartyCountView, ...]:
    counts = Counter(
        party for measure in roadmap.measures() for party in measure_parties(project.parties, roadmap, measure)
    )
    with_page = assignments(project)
    found = [(counts[party.id], party) for party in project.parties.in_order(counts)]
    found.sort(key=lambda pair: -pair[0])
    return tuple(
        PartyCountView(party.name, party_url(party.id) if party.id in with_page else "", counted(count, MEASURES))
        for count, party in found
    )
