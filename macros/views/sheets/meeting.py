"""The sheet of a meeting: what was due, what is due until the next one, what goes on, and room for what is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from macros.model.parties import Party
from macros.model.roadmap import Measure, Roadmap
from macros.project import Project
from macros.terms import Clause, Term, TermKind
from macros.views.assignments import Assignment, Role, assignments
from macros.views.roadmap_table import section_title
from macros.views.sheets.edition import Caption, Edition, SheetHead, sheet_head
from macros.views.sheets.rows import measure_owner, people
from macros.views.status import Period, Window, last_date, term_windows
from macros.views.tasks import relevant_results
from macros.views.urls import party_url, roadmap_url
from macros.views.wording import MEASURES, NBSP, counted, long_date, short_date

# Days until the next meeting where nobody says when it is.
USUAL_INTERVAL = 30


@dataclass(frozen=True, slots=True)
class MeetingScope:
    """What the meeting is about: a roadmap, a body or role, or (both None) everything; and its days.

    Due is what ended from `since` (None: ever) to `day`; next comes what ends after it up to `until`, both included.
    """

    day: date
    until: date
    since: date | None = None
    roadmap: Roadmap | None = None
    party: Party | None = None
    section: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One limit of a measure: of the whole (`text` empty), of a result or of control; `term` as written."""

    text: str
    term: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A measure on the agenda with the limits that put it there."""

    owner: str
    number: str
    title: str
    lines: tuple[MeetingLine, ...]
    people: str


@dataclass(frozen=True, slots=True)
class MeetingGroup:
    """One part of the agenda; `empty` is said where nothing belongs to it."""

    title: str
    rows: tuple[MeetingRow, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """The whole sheet; `day` and `until` in words, `agenda` the lines that are known beforehand."""

    head: SheetHead
    day: str
    until: str
    agenda: tuple[str, ...]
    groups: tuple[MeetingGroup, ...]

    @property
    def empty(self) -> bool:
        """Whether no measure is on the sheet."""
        return not any(group.rows for group in self.groups)

    def parts_alone(self) -> Iterator[tuple[str, MeetingSheet]]:
        """The sheet with one measure alone, for each of them."""
        for group in self.groups:
            for row in group.rows:
                yield row.owner, replace(self, groups=(replace(group, rows=(row,)),))


class _Part(Enum):
    DUE = "due"
    NEXT = "next"
    GOING_ON = "going on"
    UNDATED = "undated"  # by an event, by need, in a month of no year


@dataclass(frozen=True, slots=True)
class _Limit:
    """A limit of a measure with its part of the agenda; `day` sorts it there."""

    part: _Part
    line: MeetingLine
    day: date


def meeting_sheet(project: Project, scope: MeetingScope, edition: Edition) -> MeetingSheet:
    """The sheet of the meeting on `scope.day`."""
    found: dict[_Part, list[tuple[date, MeetingRow]]] = {part: [] for part in _Part}
    several = scope.roadmap is None and len(project.roadmaps) > 1
    repeated = {each.id: _repeated_numbers(each) for each in _wanted(project, scope) if scope.section is None}
    for item in _items(project, scope):
        limits = tuple(_limits(item, scope))
        for part in _Part:
            own = [limit for limit in limits if limit.part is part and not _announced(limit, limits)]
            if own:
                found[part].append((min(limit.day for limit in own), _row(item, own, _where(item, several, repeated))))
    return MeetingSheet(
        head=_head(project, scope, edition),
        day=long_date(scope.day),
        until=long_date(scope.until),
        agenda=_agenda(scope, found),
        groups=tuple(
            MeetingGroup(_title(part, scope), _sorted(part, found[part]), _EMPTY.get(part, ""))
            for part in _Part
            if found[part] or part in _EMPTY
        ),
    )


def usual_until(day: date) -> date:
    """The day of the next meeting where nobody says it."""
    return day + timedelta(days=USUAL_INTERVAL)


_EMPTY = {
    _Part.DUE: "К этому дню сроков не было.",
    _Part.NEXT: "До следующего совещания сроков нет.",
    _Part.GOING_ON: "Постоянных мероприятий нет.",
}


def _announced(limit: _Limit, limits: Iterable[_Limit]) -> bool:
    """Whether this is the «далее – постоянно» of something that is still to be done before the next meeting."""
    return limit.part is _Part.GOING_ON and any(
        other.part is _Part.NEXT and other.line.text == limit.line.text for other in limits
    )


_LASTING = (TermKind.CONTINUOUS, TermKind.RECURRING)


def _items(project: Project, scope: MeetingScope) -> Iterator[Assignment]:
    """The measures that the meeting is about; without a party each once, with all its results.

    A plan of the archive is spoken of only when it is asked for by name.
    """
    wanted = _wanted(project, scope)
    if scope.party is not None:
        mine = assignments(project).get(scope.party.id, ())
        yield from (item for item in mine if item.roadmap in wanted)
        return
    for roadmap in wanted:
        for index, section in enumerate(roadmap.sections):
            if scope.section in (None, index):
                for measure in section.measures:
                    yield Assignment(roadmap, section, measure, Role.RESPONSIBLE)


def _wanted(project: Project, scope: MeetingScope) -> tuple[Roadmap, ...]:
    return (scope.roadmap,) if scope.roadmap else tuple(each for each in project.roadmaps if not each.archived)


def _repeated_numbers(roadmap: Roadmap) -> frozenset[str]:
    """The numbers that more than one measure has, as where they begin anew in each section."""
    times = Counter(measure.number for section in roadmap.sections for measure in section.measures)
    return frozenset(number for number, count in times.items() if count > 1)


def _where(item: Assignment, several: bool, repeated: Mapping[str, frozenset[str]]) -> str:
    """What tells the measure from others of the sheet with the same number: its roadmap, its section; or nothing."""
    section = f"раздел «{item.section.title}»" if item.measure.number in repeated.get(item.roadmap.id, ()) else ""
    return ", ".join(filter(None, (item.roadmap.name if several else "", section)))


def _limits(item: Assignment, scope: MeetingScope) -> Iterator[_Limit]:
    period = item.roadmap.window()
    for text, term in _terms(item):
        for clause, window in zip(term.clauses, term_windows(term, period), strict=True):
            part = _part(clause, window, scope, period)
            if part is not None:
                day = last_date([window]) or date.max
                yield _Limit(part, MeetingLine(text, _words(term, clause)), day)


def _terms(item: Assignment) -> Iterator[tuple[str, Term]]:
    if item.measure.term is not None:
        yield "", item.measure.term
    for result in relevant_results(item):
        if result.term is not None:
            yield result.text, result.term
        for indicator in result.indicators:
            if indicator.date is not None:
                yield f"{indicator.name or result.text}: {indicator.target}{NBSP}{indicator.unit}", indicator.date
    for control in item.measure.control:
        if control.term is not None:
            yield f"Контроль: {control.text}", control.term


def _part(clause: Clause, window: Window | None, scope: MeetingScope, period: Period) -> _Part | None:
    """Where a limit belongs on the agenda; None where it is outside the meeting's days."""
    first, last = period
    if window is None:  # no day is known: it goes on as long as the roadmap does
        running = (first is None or first <= scope.until) and (last is None or scope.day <= last)
        lasting = _Part.GOING_ON if clause.kind in _LASTING else _Part.UNDATED
        return lasting if running else None
    if window.last is not None and window.last <= scope.day:
        return _Part.DUE if scope.since is None or window.last >= scope.since else None
    if window.last is not None and window.last <= scope.until:
        return _Part.NEXT
    return _Part.GOING_ON if window.opens is not None and window.opens <= scope.until else None


def _words(term: Term, clause: Clause) -> str:
    return term.text if len(term.clauses) == 1 else clause.text


def _row(item: Assignment, limits: Sequence[_Limit], where: str) -> MeetingRow:
    measure = item.measure
    return MeetingRow(
        owner=measure_owner(item.roadmap, measure),
        number=measure.number,
        title=f"{measure.title} ({where})" if where else measure.title,
        lines=tuple(dict.fromkeys(limit.line for limit in limits)),
        people=_people(measure),
    )


def _people(measure: Measure) -> str:
    named = measure.responsible or tuple(each for result in measure.results for each in result.responsible)
    return people(named) or people(measure.participants) or "не указаны"


def _sorted(part: _Part, rows: Iterable[tuple[date, MeetingRow]]) -> tuple[MeetingRow, ...]:
    """By day; what goes on has no day that matters and keeps the order of the document."""
    dated = part in (_Part.DUE, _Part.NEXT)
    return tuple(row for _, row in (sorted(rows, key=lambda pair: pair[0]) if dated else rows))


def _title(part: _Part, scope: MeetingScope) -> str:
    day, until = short_date(scope.day), short_date(scope.until)
    since = f" с{NBSP}{short_date(scope.since)}" if scope.since else ""
    return {
        _Part.DUE: f"Было к сроку{since} по{NBSP}{day}" if since else f"Было к сроку на {day}",
        _Part.NEXT: f"К следующему совещанию, по{NBSP}{until}",
        _Part.GOING_ON: "Идёт",
        _Part.UNDATED: "Без назначенного дня",
    }[part]


def _agenda(scope: MeetingScope, found: dict[_Part, list[tuple[date, MeetingRow]]]) -> tuple[str, ...]:
    due, ahead, going = (counted(len(found[part]), MEASURES) for part in (_Part.DUE, _Part.NEXT, _Part.GOING_ON))
    more = (f"Мероприятия без назначенного дня: {len(found[_Part.UNDATED])}.",) if found[_Part.UNDATED] else ()
    return (
        f"Исполнение того, чей срок наступил: {due}.",
        f"Подготовка к следующему совещанию ({long_date(scope.until)}): {ahead}.",
        f"Ход постоянной работы: {going}.",
        *more,
    )


def _head(project: Project, scope: MeetingScope, edition: Edition) -> SheetHead:
    roadmap, party = scope.roadmap, scope.party
    page = roadmap_url(roadmap) if roadmap else party_url(party.id) if party else ""
    subject = roadmap.title if roadmap else project.settings.site_name
    who = party.name if party else ""
    part = section_title(roadmap.sections[scope.section]) if roadmap and scope.section is not None else ""
    return sheet_head(
        project,
        edition,
        page,
        Caption(
            kind="Лист совещания",
            title=subject,
            running=f"Лист совещания {short_date(scope.day)}: {roadmap.name if roadmap else subject}",
            territory=roadmap.territory if roadmap else "",
            facts=(who, f"Раздел «{part}»" if part else ""),
        ),
        *(each for each in (roadmap, party) if each is not None),
    )
