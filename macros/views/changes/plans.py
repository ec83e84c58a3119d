"""The changes of one plan in words: which measures came, went, moved in time, and what else."""

from __future__ import annotations

from dataclasses import dataclass

from macros.changes import Aspect, Kind, MeasureChange, RoadmapChange
from macros.views.changes.sentences import sentences
from macros.views.wording import MEASURES, counted


@dataclass(frozen=True, slots=True)
class MeasureChangeView:
    """A measure; `url` is empty for one that is gone. `lines` are sentences without a full stop."""

    number: str
    title: str
    url: str
    kind: str
    word: str
    lines: tuple[str, ...]
    moved: bool  # in time
    wording_only: bool


@dataclass(frozen=True, slots=True)
class PlanChangeView:
    """A plan; `headline` says what happened to it as a whole, `lines` what differs beside its measures."""

    name: str
    place: str
    url: str
    headline: str
    lines: tuple[str, ...]
    measures: tuple[MeasureChangeView, ...]
    more: str = ""  # what was left out here


def plan_change_view(change: RoadmapChange) -> PlanChangeView:
    """The change in words; measures in the plan's order, the gone ones last."""
    new = "В архив добавлена законченная карта" if change.archived else "Новая карта"
    headlines = {
        Kind.ADDED: f"{new}: {counted(change.size, MEASURES)}",
        Kind.REMOVED: "Карта снята с публикации",
        Kind.CHANGED: "Уточнены только формулировки" if change.wording_only else "",
    }
    url = f"roadmaps/{change.id}/"
    return PlanChangeView(
        name=change.name,
        place=change.territory,
        url="" if change.kind is Kind.REMOVED else url,
        headline=headlines[change.kind],
        lines=sentences(change.differences),
        measures=tuple(_measure(each, url) for each in change.measures),
    )


_WORDS = {Kind.ADDED: "новое", Kind.REMOVED: "снято", Kind.CHANGED: "изменено"}


def _measure(change: MeasureChange, url: str) -> MeasureChangeView:
    return MeasureChangeView(
        number=change.number,
        title=change.title,
        url="" if change.kind is Kind.REMOVED else f"{url}#m-{change.slug}",
        kind=change.kind.value,
        word=_word(change),
        lines=sentences(change.differences) if change.kind is Kind.CHANGED else _facts(change),
        moved=any(each.aspect is Aspect.TERM for each in change.differences),
        wording_only=change.wording_only,
    )


def _word(change: MeasureChange) -> str:
    if change.wording_only:
        return "уточнено"
    aspects = {each.aspect for each in change.differences} - {Aspect.WORDING}
    if aspects == {Aspect.NUMBER}:
        return "новый номер"
    return "срок" if aspects == {Aspect.TERM} else _WORDS[change.kind]


def _facts(change: MeasureChange) -> tuple[str, ...]:
    term = f"срок: {change.term}" if change.term else ""
    people = f"ответственные: {'; '.join(change.responsible)}" if change.responsible else ""
    return tuple(filter(None, (term, people)))
