"""A measure as it is shown in the table, in a person's tasks and in a checklist: decided once, for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from macros.changes import History, Kind
from macros.model.parties import PartyRegistry
from macros.model.roadmap import Indicator, Measure, Mentions, PartyMention, Result, Roadmap
from macros.project import Project
from macros.terms import Term
from macros.views.assignments import assignments
from macros.views.identity import ByIdentity
from macros.views.implementing import implementing_links
from macros.views.measure_link import MeasureLinkView, implemented_links, preceding_links
from macros.views.reports import due_terms, reports, sorting_day
from macros.views.status import Period, Window, measure_terms, terms_windows
from macros.views.term import StatusView, TermView, roadmap_status_view, roadmap_term_view
from macros.views.urls import measure_anchor, measure_url, party_url
from macros.views.wording import NBSP, short_date

LIST_SEPARATOR = "|"  # between values in a data attribute
_MOST_MONTHS = 36  # an open period is not listed for ever


class MentionView(NamedTuple):
    """An addressee in the document's words; `url` is empty where the party has no page of its own."""

    name: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """A target figure: «доля активных педагогов», «90 %», what it is counted from, by when."""

    name: str
    value: str
    base: str
    term: TermView | None


class ResultView(NamedTuple):
    """One result with whatever it has of its own."""

    text: str
    term: TermView | None
    responsible: tuple[MentionView, ...]
    indicators: tuple[IndicatorView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class FootnoteRefView:
    """A footnote mark in the text: the mark, the footnote's element, and this place's own element for the way back."""

    mark: str
    target: str
    id: str


class ControlView(NamedTuple):
    """How execution is checked."""

    text: str
    term: TermView | None
    footnote: FootnoteRefView | None


class FilterKeys(NamedTuple):
    """What a row answers to in the filter form; several values are joined by `LIST_SEPARATOR`.

    `months` are «2025-03», some in a row «2025-03/2025-12»; `date` is the day to sort by, ISO, empty for none.
    """

    parties: str
    systems: str
    months: str
    roadmap: str
    date: str


@dataclass(frozen=True, slots=True)
class ChangedView:
    """«Изменено» or «На сайте с», the day for people, the day for programs (ISO)."""

    words: str
    date: str
    day: str


class MeasureView(NamedTuple):
    """A measure with everything that is said of it. `anchor` is its element's id on the roadmap's page.

    `status` is that of all by which it is due, its reports included.
    """

    number: str
    title: str
    anchor: str
    url: str
    roadmap_name: str
    details: tuple[str, ...]
    term: TermView | None
    term_hint: str
    status: StatusView
    responsible: tuple[MentionView, ...]
    responsible_hint: str
    participants: tuple[MentionView, ...]
    results: tuple[ResultView, ...]
    control: tuple[ControlView, ...]
    systems: tuple[str, ...]
    implements: tuple[MeasureLinkView, ...]
    after: tuple[MeasureLinkView, ...]
    basis: tuple[str, ...]
    footnote: FootnoteRefView | None
    note: str
    keys: FilterKeys
    implemented_by: tuple[MeasureLinkView, ...] = ()
    changed: ChangedView | None = None

    @property
    def parties_to_tell(self) -> str:
        """The parties of `keys`, unless the links of a table's row say the same."""
        mentions = (*self.responsible, *self.participants, *(m for result in self.results for m in result.responsible))
        linked = {mention.url for mention in mentions}
        told = {party_url(party) for party in self.keys.parties.split(LIST_SEPARATOR) if party}
        return "" if told == linked - {""} else self.keys.parties


class FootnoteRefs:
    """Numbers the places of a page that refer to each footnote, so that a footnote can lead back to all of them."""

    def __init__(self, roadmap: Roadmap) -> None:
        self._order = {mark: index for index, mark in enumerate(roadmap.footnotes, 1)}
        self._prefix = f"fn-{roadmap.id}"
        self.places: dict[str, list[str]] = {}

    def target(self, mark: str) -> str:
        """The id of the footnote's element."""
        return f"{self._prefix}-{self._order[mark]}"

    def ref(self, mark: str) -> FootnoteRefView | None:
        """The next place of this mark; None where the roadmap has no such footnote."""
        if mark not in self._order:
            return None
        places = self.places.setdefault(mark, [])
        places.append(f"{self.target(mark)}-ref-{len(places) + 1}")
        return FootnoteRefView(mark, self.target(mark), places[-1])


def measure_view(
    project: Project, roadmap: Roadmap, measure: Measure, today: date, footnotes: FootnoteRefs | None = None
) -> MeasureView:
    """The measure as shown on `today`. `footnotes` counts the page's references; without it marks are left out."""
    view = _measure_view(ByIdentity(project), ByIdentity(roadmap), ByIdentity(measure), today)
    if footnotes is None or not (measure.footnote or any(control.footnote for control in measure.control)):
        return view
    return view._replace(
        footnote=footnotes.ref(measure.footnote),
        control=tuple(
            shown._replace(footnote=footnotes.ref(control.footnote))
            for shown, control in zip(view.control, measure.control, strict=True)
        ),
    )


@lru_cache(maxsize=1 << 9)  # bounded: a roadmap and those named in it come one after another
def _measure_view(
    of_project: ByIdentity[Project], of_roadmap: ByIdentity[Roadmap], of_measure: ByIdentity[Measure], today: date
) -> MeasureView:
    """The measure on any page: in its roadmap's table and in the tasks of everybody named in it."""
    project, roadmap, measure = of_project.value, of_roadmap.value, of_measure.value
    people = _Mentions(project, roadmap)
    return MeasureView(
        number=measure.number,
        title=measure.title,
        anchor=measure_anchor(measure),
        url=measure_url(roadmap, measure),
        roadmap_name=roadmap.name,
        details=measure.details,
        term=roadmap_term_view(roadmap, measure.term, today),
        term_hint=_term_hint(measure),
        status=roadmap_status_view(roadmap, due_terms(roadmap, measure), today),
        responsible=people.views(measure.responsible),
        responsible_hint=_responsible_hint(measure),
        participants=people.views(measure.participants),
        results=tuple(_result_view(roadmap, result, people, today) for result in measure.results),
        control=tuple(
            ControlView(control.text, roadmap_term_view(roadmap, control.term, today), None)
            for control in measure.control
        ),
        systems=measure.systems,
        implements=implemented_links(project, measure),
        after=preceding_links(roadmap, measure),
        basis=measure.basis,
        footnote=None,
        note=measure.note,
        keys=filter_keys(project.parties, roadmap, measure, today),
        implemented_by=implementing_links(project, roadmap, measure),
    )


def with_changed(view: MeasureView, roadmap: Roadmap, measure: Measure, history: History) -> MeasureView:
    """The view with the day of the last change, where the history reaches so far."""
    last = history.last_change(roadmap.id, measure.slug)
    if last is None:
        return view
    day, kind = last
    words = "На сайте с" if kind is Kind.ADDED else "Изменено"
    return view._replace(changed=ChangedView(words, short_date(day), day.isoformat()))


def _term_hint(measure: Measure) -> str:
    """What stands in place of the term where the measure itself has none; else empty."""
    if measure.term is not None:
        return ""
    return "указан у результатов" if measure_terms(measure) else "в документе не указан"


def _responsible_hint(measure: Measure) -> str:
    """What stands in place of the responsible where the measure itself names nobody; else empty."""
    if measure.responsible or measure.participants:
        return ""
    return "указаны у результатов" if any(result.responsible for result in measure.results) else "не указаны"


class _Mentions:
    """Turns mentions into names with links to the parties' pages."""

    def __init__(self, project: Project, roadmap: Roadmap) -> None:
        self._registry = project.parties
        self._with_page = assignments(project)
        self._territory = roadmap.territory

    def views(self, mentions: Mentions) -> tuple[MentionView, ...]:
        return tuple(MentionView(m.name, m.note, self._url(m)) for m in mentions)

    def _url(self, mention: PartyMention) -> str:
        party = self._registry.find(mention.name, self._territory)
        return party_url(party.id) if party is not None and party.id in self._with_page else ""


def _result_view(roadmap: Roadmap, result: Result, people: _Mentions, today: date) -> ResultView:
    return ResultView(
        text=result.text,
        term=roadmap_term_view(roadmap, result.term, today),
        responsible=people.views(result.responsible),
        indicators=tuple(_indicator_view(roadmap, indicator, today) for indicator in result.indicators),
        note=result.note,
    )


def _indicator_view(roadmap: Roadmap, indicator: Indicator, today: date) -> IndicatorView:
    return IndicatorView(
        name=indicator.name,
        value=f"{indicator.target}{NBSP}{indicator.unit}" if indicator.unit else indicator.target,
        base=indicator.base,
        term=roadmap_term_view(roadmap, indicator.date, today),
    )


def filter_keys(registry: PartyRegistry, roadmap: Roadmap, measure: Measure, today: date) -> FilterKeys:
    """What the measure answers to in the filter form, its reports included."""
    period = roadmap.window()
    day = sorting_day(measure_terms(measure), reports(roadmap, measure), period, today)
    return FilterKeys(
        parties=LIST_SEPARATOR.join(measure_parties(registry, roadmap, measure)),
        systems=LIST_SEPARATOR.join(measure.systems),
        months=months_key(due_terms(roadmap, measure), period),
        roadmap=roadmap.id,
        date=day.isoformat() if day else "",
    )


def measure_parties(registry: PartyRegistry, roadmap: Roadmap, measure: Measure) -> tuple[str, ...]:
    """The ids of all parties named anywhere in the measure, without repeats; a name that nobody knows is left out."""
    return _measure_parties(ByIdentity(registry), roadmap.territory, ByIdentity(measure))


@lru_cache(maxsize=1 << 12)
def _measure_parties(
    of_registry: ByIdentity[PartyRegistry], territory: str, of_measure: ByIdentity[Measure]
) -> tuple[str, ...]:
    registry, measure = of_registry.value, of_measure.value
    mentions: list[PartyMention] = [*measure.responsible]
    for result in measure.results:
        mentions.extend(result.responsible)
    mentions.extend(measure.participants)
    found = [registry.find(mention.name, territory) for mention in mentions]
    return tuple(dict.fromkeys(party.id for party in found if party is not None))


@lru_cache(maxsize=1 << 12)  # a country's plans say the same few hundred terms
def months_key(terms: tuple[Term, ...], period: Period) -> str:
    """The months that the terms touch, as `FilterKeys` says them."""
    runs: list[list[str]] = []
    number = -2
    for month in months_of(terms_windows(terms, period)):
        before, number = number, int(month[:4]) * 12 + int(month[5:])
        if number == before + 1:
            runs[-1][1:] = [month]
        else:
            runs.append([month])
    return LIST_SEPARATOR.join("/".join(run) for run in runs)


def months_of(windows: Iterable[Window | None]) -> tuple[str, ...]:
    """The months that the windows touch, «2025-03», in order; the weeks before a deadline do not count."""
    found: set[str] = set()
    for window in windows:
        if window is not None:
            found.update(_months_between(window.days()))
    return tuple(sorted(found))


def _months_between(days: Sequence[date]) -> list[str]:
    if not days:
        return []
    first, last = (day.year * 12 + day.month - 1 for day in (days[0], days[-1]))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, min(last, first + _MOST_MONTHS) + 1)]
