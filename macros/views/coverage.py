"""How the plans below carry out a plan: which of its measures have no counterpart there, which are late against it.

«Late» compares the last days that the documents name. What has no last day («постоянно») is never late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.model.roadmap import Level, Measure, Roadmap
from macros.project import Project
from macros.views.implementing import implementing, implementing_roadmaps
from macros.views.measure_link import MeasureLinkView, measure_link_view
from macros.views.page_head import ROADMAPS_URL, LinkView, PageHeadView, index_head_view
from macros.views.places import COVERAGE_ABOUT, COVERAGE_TITLE, coverage_title
from macros.views.status import measure_terms
from macros.views.urls import coverage_url, measure_url, roadmap_url
from macros.views.wording import MEASURES, NBSP, counted, plural

DAYS = ("день", "дня", "дней")
_ORDER = ("missing", "late", "covered", "own")
_GROUPS = {
    "missing": ("Нет своего пункта", "Эти мероприятия кто-то из нижестоящих не взял в свою карту."),
    "late": ("Позже срока", "Нижестоящий срок кончается позже, чем срок этой карты."),
    "covered": ("Взято в работу", "Свой пункт есть у всех. Сроки сравнены там, где обе карты называют последний день."),
    "own": ("Выполняется без нижестоящих", "Нижестоящих среди ответственных и участников нет."),
}


@dataclass(frozen=True, slots=True)
class CoveringView:
    """A measure below: its link, its term in words, and by how much it is late («на 14 дней позже») or nothing."""

    link: MeasureLinkView
    term: str
    late: str


@dataclass(frozen=True, slots=True)
class CoverageRowView:
    """A measure of the plan above. `missing` are the plans that have nothing for it."""

    number: str
    title: str
    url: str
    term: str
    covering: tuple[CoveringView, ...]
    missing: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class CoverageGroupView:
    """The measures in one state; `state` is missing, late, covered or own."""

    state: str
    title: str
    about: str
    count: str
    rows: tuple[CoverageRowView, ...]


@dataclass(frozen=True, slots=True)
class CoveragePlanView:
    """A plan below in short: «5 из 7 мероприятий», and how many are late or nothing."""

    name: str
    place: str
    url: str
    count: str
    late: str


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How a plan is carried out. `asked` is how many of its measures ask for a counterpart."""

    plans: tuple[CoveragePlanView, ...]
    groups: tuple[CoverageGroupView, ...]


@dataclass(frozen=True, slots=True)
class CoverageCardView:
    """A plan in the list of all; `url` is empty where no plan below names it."""

    name: str
    place: str
    roadmap_url: str
    url: str
    count: str


@dataclass(frozen=True, slots=True)
class CoverageIndexView:
    """All plans that others could carry out."""

    cards: tuple[CoverageCardView, ...]


def coverage_view(project: Project, roadmap: Roadmap) -> CoverageView:
    """How the plans below carry out the measures of this one."""
    below = implementing_roadmaps(project, roadmap)
    rows: dict[str, list[CoverageRowView]] = {state: [] for state in _ORDER}
    for measure in roadmap.measures():
        row = _row(project, roadmap, measure, below)
        rows[_state(project, roadmap, measure, row)].append(row)
    groups = (
        CoverageGroupView(state, *_GROUPS[state], counted(len(found), MEASURES), tuple(found))
        for state, found in rows.items()
        if found
    )
    asked = [measure for measure in roadmap.measures() if _asks(project, roadmap, measure)]
    return CoverageView(tuple(_plan(project, roadmap, asked, plan) for plan in below), tuple(groups))


def coverage_head_view(roadmap: Roadmap) -> PageHeadView:
    """The head of the page."""
    above = LinkView("Главная", ""), LinkView("Дорожные карты", ROADMAPS_URL)
    path = (*above, LinkView(roadmap.name, roadmap_url(roadmap)))
    return PageHeadView(path, "", coverage_title(roadmap), COVERAGE_ABOUT, (), ())


def coverage_index_head_view() -> PageHeadView:
    """The head of the list of all."""
    return index_head_view(COVERAGE_TITLE, COVERAGE_ABOUT)


def coverage_index_view(project: Project) -> CoverageIndexView:
    """Every plan above the lowest level, those that are carried out by others first."""
    upper = [each for each in project.roadmaps if implementing_roadmaps(project, each) or _is_upper(each)]
    upper.sort(key=lambda each: not implementing_roadmaps(project, each))
    return CoverageIndexView(tuple(_card(project, each) for each in upper))


def _is_upper(roadmap: Roadmap) -> bool:
    return roadmap.level in {Level.FEDERAL, Level.REGION}


def _card(project: Project, roadmap: Roadmap) -> CoverageCardView:
    below = implementing_roadmaps(project, roadmap)
    words = "на её пункты не ссылается ни одна карта"
    if below:
        asked = [measure for measure in roadmap.measures() if _asks(project, roadmap, measure)]
        whole = sum(1 for measure in asked if not _missing(project, roadmap, measure, below))
        words = f"для {whole} из {counted(len(asked), MEASURES_OF)} есть пункты во всех картах, которые её выполняют"
    url = coverage_url(roadmap) if below else ""
    return CoverageCardView(roadmap.name, roadmap.territory, roadmap_url(roadmap), url, words)


MEASURES_OF = ("мероприятия", "мероприятий", "мероприятий")


def _row(project: Project, roadmap: Roadmap, measure: Measure, below: Sequence[Roadmap]) -> CoverageRowView:
    missing = _missing(project, roadmap, measure, below) if _asks(project, roadmap, measure) else ()
    return CoverageRowView(
        number=measure.number,
        title=measure.title,
        url=measure_url(roadmap, measure),
        term=_term(measure),
        covering=tuple(
            CoveringView(measure_link_view(lower, each), _term(each), _late(measure, each))
            for lower, each in implementing(project, roadmap, measure)
        ),
        missing=tuple(LinkView(each.name, roadmap_url(each)) for each in missing),
    )


def _state(project: Project, roadmap: Roadmap, measure: Measure, row: CoverageRowView) -> str:
    if row.missing:
        return "missing"
    if any(each.late for each in row.covering):
        return "late"
    return "covered" if row.covering else "own"


def _missing(project: Project, roadmap: Roadmap, measure: Measure, below: Sequence[Roadmap]) -> tuple[Roadmap, ...]:
    have = {lower.id for lower, _ in implementing(project, roadmap, measure)}
    return tuple(each for each in below if each.id not in have)


def _asks(project: Project, roadmap: Roadmap, measure: Measure) -> bool:
    """Whether anybody below is named, or somebody whom the registry does not know, or nobody at all."""
    if implementing(project, roadmap, measure):
        return True
    results = (mention for result in measure.results for mention in result.responsible)
    mentions = [*measure.responsible, *measure.participants, *results]
    levels = list(Level)
    parties = [project.parties.find(mention.name, roadmap.territory) for mention in mentions]
    below = (party is None or levels.index(party.level) > levels.index(roadmap.level) for party in parties)
    return not parties or any(below)


def _plan(project: Project, roadmap: Roadmap, asked: Sequence[Measure], plan: Roadmap) -> CoveragePlanView:
    own = [
        (measure, [each for lower, each in implementing(project, roadmap, measure) if lower.id == plan.id])
        for measure in asked
    ]
    late = sum(1 for measure, found in own if any(_late(measure, each) for each in found))
    taken = sum(1 for _, found in own if found)
    return CoveragePlanView(
        name=plan.name,
        place=plan.territory,
        url=roadmap_url(plan),
        count=f"{taken} из {counted(len(asked), MEASURES_OF)}",
        late=f"позже срока – {late}" if late else "",
    )


def _late(above: Measure, below: Measure) -> str:
    first, then = _last_day(above), _last_day(below)
    if first is None or then is None or then <= first:
        return ""
    days = (then - first).days
    return f"на{NBSP}{days}{NBSP}{plural(days, DAYS)} позже"


def _last_day(measure: Measure) -> date | None:
    """The last day that the measure's terms name; None where any of them has no end."""
    clauses = [clause for term in measure_terms(measure) for clause in term.clauses]
    if not clauses or any(clause.end is None for clause in clauses):
        return None
    return max(clause.end for clause in clauses if clause.end)


def _term(measure: Measure) -> str:
    if measure.term:
        return measure.term.text
    return "; ".join(dict.fromkeys(term.text for term in measure_terms(measure))) or "срок не указан"
