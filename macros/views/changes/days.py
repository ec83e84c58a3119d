"""«Что изменилось»: the history by days, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from macros.changes import Absence, Changes, History, Kind, MaterialChange, Revision, Sort
from macros.project import Project
from macros.views.changes.plans import PlanChangeView, plan_change_view
from macros.views.places import places
from macros.views.urls import (
    CHANGES_URL,
    CONTACTS_URL,
    FEED_URL,
    GLOSSARY_URL,
    answer_url,
    changes_day_url,
    glossary_url,
    instruction_url,
    page_url,
    party_url,
    report_url,
    speech_module_url,
)
from macros.views.wording import MATERIALS, MEASURES, counted, long_date, quoted

MOST_MATERIALS = 15  # of one sort on one day, on a page of something else
MOST_ON_OWN_PAGE = 300  # the page of changes names all of a day that can be read
MOST_MEASURES = 12  # of one plan on one day; the plan's own page has the rest


@dataclass(frozen=True, slots=True)
class MaterialChangeView:
    """A page, a material or an entry. The address is None where it has no page; that of the home page is empty."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class MaterialGroupView:
    """All that one thing happened to."""

    title: str
    materials: tuple[MaterialChangeView, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class ChangeDayView:
    """What changed on one day."""

    id: str
    day: str
    title: str
    plans: tuple[PlanChangeView, ...]
    materials: tuple[MaterialGroupView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """`notice` says why there is nothing to see or not all; `all_url` leads to the whole page from a part of it."""

    days: tuple[ChangeDayView, ...]
    notice: str
    all_url: str
    feed_url: str
    headings: bool  # whether days are headings of the page


_NOTICES = {
    Absence.NONE: "",
    Absence.CUT: "Здесь последние изменения; более ранние хранит история материалов.",
    Absence.NO_GIT: (
        "Сайт собран из копии материалов без истории, поэтому сказать, что и когда изменилось, нельзя. "
        "Сами материалы от этого не страдают: на сайте их последняя редакция, а когда страницу сверяли с документами "
        "и кто за неё отвечает, сказано внизу каждой страницы."
    ),
    Absence.SHALLOW: "Сайт собран из копии с неполной историей: более ранних изменений здесь не видно.",
}
_NOTHING = "Изменений пока не было."


def changes_view(project: Project, history: History, limit: int | None = None) -> ChangesView:
    """The days of the history, or its last `limit` days for a part of another page."""
    notice = _NOTICES[history.absence]
    if not history.revisions and history.absence in {Absence.NONE, Absence.CUT}:
        notice = _NOTHING
    most = MOST_ON_OWN_PAGE if limit is None else MOST_MATERIALS
    return ChangesView(
        days=tuple(change_day_view(project, revision, most) for revision in history.revisions[:limit]),
        notice=notice if limit is None or not history.revisions else "",
        all_url=CHANGES_URL if limit is not None and history.revisions else "",
        feed_url=FEED_URL if limit is None and history.revisions else "",
        headings=limit is None,
    )


def change_day_view(project: Project, revision: Revision, most: int = MOST_MATERIALS) -> ChangeDayView:
    """One day, with at most so many materials of a sort. Links lead only to what is still there."""
    day = revision.day.isoformat()
    known = {roadmap.id: {m.slug for m in roadmap.measures()} for roadmap in project.roadmaps}
    return ChangeDayView(
        id=changes_day_url(day).partition("#")[2],
        day=day,
        title=long_date(revision.day),
        plans=tuple(_living(plan_change_view(each), known.get(each.id)) for each in revision.changes.roadmaps),
        materials=tuple(_materials(project, revision.changes, most)),
    )


def _living(plan: PlanChangeView, slugs: set[str] | None) -> PlanChangeView:
    """The plan's view without links to what a later change took away."""
    measures = tuple(
        each if slugs is not None and each.url.partition("#m-")[2] in slugs else replace(each, url="")
        for each in plan.measures[:MOST_MEASURES]
    )
    rest = len(plan.measures) - MOST_MEASURES
    more = f"и ещё {counted(rest, MEASURES)}" if rest > 0 else ""
    return replace(plan, url=plan.url if slugs is not None else "", measures=measures, more=more)


_TITLES = {Kind.ADDED: "Новое", Kind.CHANGED: "Обновлено", Kind.REMOVED: "Снято"}


def _materials(project: Project, changes: Changes, most: int) -> Iterable[MaterialGroupView]:
    for kind, title in _TITLES.items():
        found = tuple(_material(project, each) for each in changes.materials if each.kind is kind)
        rest = len(found) - most
        if found:
            more = f"и ещё {counted(rest, MATERIALS)}" if rest > 0 else ""
            yield MaterialGroupView(title, found[:most], more)


def _material(project: Project, change: MaterialChange) -> MaterialChangeView:
    words = _WORDS[change.sort].format(quoted(change.title.rstrip("."))) if change.sort in _WORDS else change.title
    earlier = f" ({'; '.join(former)})" if (former := former_words(change)) else ""
    return MaterialChangeView(words + earlier, _url(project, change))


def former_words(change: MaterialChange) -> tuple[str, ...]:
    """How it was called, and that it stands elsewhere now; nothing where both are as they were."""
    renamed = f"прежде – {quoted(change.former_title.rstrip('.'))}" if change.former_title else ""
    moved = "новый адрес" if change.former_id and change.sort in _ADDRESSED else ""
    return tuple(filter(None, (renamed, moved)))


def _url(project: Project, change: MaterialChange) -> str | None:
    """Where it stands; None for what has no page, or none any more."""
    if change.sort is Sort.ANSWER:
        return answer_url(change.id) if any(entry.id == change.id for entry in project.faq) else None
    if change.sort is Sort.WORD:
        there = any(entry.term == change.id for entry in project.glossary)
        return glossary_url(change.id) if there and GLOSSARY_URL in places(project) else None
    if change.sort not in _URLS or change.kind is Kind.REMOVED:
        return None
    url = _URLS[change.sort](change.id)
    return url if url in places(project) else None


_ADDRESSED = frozenset(
    {Sort.INSTRUCTION, Sort.SPEECH_MODULE, Sort.REPORT_FORM, Sort.PAGE, Sort.ANSWER, Sort.PARTY}
)  # what can be linked to by its id

_WORDS = {
    Sort.ANSWER: "Ответ на вопрос {}",
    Sort.CONTACT: "Контакт {}",
    Sort.WORD: "Слово {}",
    Sort.PARTY: "Орган или роль {}",
    Sort.STRUCTURE: "Схема {}",
    Sort.CALENDAR: "Календарь: {}",
}

_URLS: dict[Sort, Callable[[str], str]] = {
    Sort.INSTRUCTION: instruction_url,
    Sort.SPEECH_MODULE: speech_module_url,
    Sort.REPORT_FORM: report_url,
    Sort.PAGE: page_url,
    Sort.CONTACT: lambda _: CONTACTS_URL,
    Sort.PARTY: party_url,
}
