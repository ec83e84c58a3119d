"""The changes for the terminal: plan by plan, a sentence a line."""

from __future__ import annotations

from collections.abc import Iterator

from macros.changes import Kind, MaterialChange, Sort
from macros.exports.changes.values import Compared
from macros.views.changes import MeasureChangeView, PlanChangeView, former_words, plan_change_view
from macros.views.wording import quoted

_SORTS = {
    Sort.INSTRUCTION: "инструкция",
    Sort.SPEECH_MODULE: "речевой модуль",
    Sort.REPORT_FORM: "форма отчёта",
    Sort.PAGE: "страница",
    Sort.ANSWER: "ответ на вопрос",
    Sort.CONTACT: "контакт",
    Sort.WORD: "слово в словаре",
    Sort.PARTY: "орган или роль",
    Sort.STRUCTURE: "схема структуры",
    Sort.CALENDAR: "день в календаре",
}
_SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "−", Kind.CHANGED: "~"}


def changes_text(compared: Compared) -> str:
    """What has changed, for a person at a terminal; ends with a line end."""
    head = f"Изменения: {compared.before.name} → {compared.after.name}"
    if compared.changes.empty:
        return f"{head}\n\nПо смыслу ничего не изменилось.\n"
    lines = [head]
    for change in compared.changes.roadmaps:
        lines += ["", *_plan(plan_change_view(change))]
    if compared.changes.materials:
        lines += ["", "Другие материалы", *(_material(each) for each in compared.changes.materials)]
    return "\n".join(lines) + "\n"


def _plan(view: PlanChangeView) -> Iterator[str]:
    yield f"Карта {quoted(view.name)}" + (f", {view.place}" if view.place else "")
    if view.headline:
        yield f"  {view.headline}"
    yield from (f"  {line}" for line in view.lines)
    for measure in view.measures:
        yield from _measure(measure)


def _measure(view: MeasureChangeView) -> Iterator[str]:
    yield f"  {_SIGNS[Kind(view.kind)]} {view.number} {view.title} [{view.word}]"
    yield from (f"      {line}" for line in view.lines)


def _material(each: MaterialChange) -> str:
    earlier = f" ({'; '.join(former)})" if (former := former_words(each)) else ""
    return f"  {_SIGNS[each.kind]} {_SORTS[each.sort]}: {each.title}{earlier}"
