"""The changes as a letter to municipalities: plain words, what asks for action first, with links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.changes import Kind
from macros.exports.changes.values import Compared
from macros.project import SiteSettings
from macros.views.changes import MeasureChangeView, PlanChangeView, plan_change_view
from macros.views.wording import NBSP, capitalised, long_date, quoted

_ENDING = (
    "Просим довести изменения до образовательных организаций и учесть их в муниципальных планах.\n"
    "Действующая редакция всегда стоит на сайте; этот перечень её не заменяет."
)


def changes_letter(compared: Compared, settings: SiteSettings) -> str:
    """The letter as plain text, ready to be put on a letterhead. Materials beside plans are not told."""
    plans = [plan_change_view(each) for each in compared.changes.roadmaps]
    title = f"Об изменениях в дорожных картах раздела {quoted(settings.site_name)}"
    head = f"Руководителям муниципальных органов управления образованием\n\n{title}"
    if not plans:
        return f"{head}\n\n{_since(compared)} дорожные карты не менялись.\n"
    count = "дорожную карту" if len(plans) == 1 else "дорожные карты"
    opening = f"{_since(compared)} в {count} внесены изменения."
    bodies = ("\n".join(_plan(view, settings.site_url)) for view in plans)
    return "\n\n".join([head, "Уважаемые коллеги!", opening, *bodies, _ending(settings)]) + "\n"


def _since(compared: Compared) -> str:
    first, last = long_date(compared.before.day), long_date(compared.after.day)
    return f"С{NBSP}{first} по{NBSP}{last}" if first != last else capitalised(first)


def _ending(settings: SiteSettings) -> str:
    return "\n".join(filter(None, (_ENDING, settings.site_url, settings.publisher and f"\n{settings.publisher}")))


def _plan(view: PlanChangeView, site_url: str) -> Iterator[str]:
    yield quoted(view.name) + (f", {view.place}" if view.place else "")
    if view.url and site_url:
        yield site_url + view.url
    if view.headline:
        yield f"{view.headline}."
    yield from (f"{capitalised(line)}." for line in view.lines)
    for title, wanted in _PARTS:
        measures = [each for each in view.measures if wanted(each)]
        if measures:
            yield from ("", f"{title}:", *_numbered(measures, site_url))
    reworded = [each.number for each in view.measures if each.wording_only]
    if reworded and not view.headline:
        yield ""
        yield f"Уточнены только слова, делать нужно то же и в те же сроки: {_points(reworded)}."


_PARTS: tuple[tuple[str, Callable[[MeasureChangeView], bool]], ...] = (
    ("Новые мероприятия", lambda each: each.kind == Kind.ADDED),
    ("Изменены сроки", lambda each: each.moved),
    ("Другие изменения", lambda each: each.kind == Kind.CHANGED and not each.moved and not each.wording_only),
    ("Сняты мероприятия", lambda each: each.kind == Kind.REMOVED),
)


def _numbered(measures: Iterable[MeasureChangeView], site_url: str) -> Iterator[str]:
    for number, each in enumerate(measures, 1):
        lines = f": {'; '.join(each.lines)}" if each.lines else ""
        yield f"{number}. Пункт{NBSP}{each.number} {quoted(each.title.rstrip('.'))}{lines}."
        if each.url and site_url:
            yield f"   {site_url}{each.url}"


def _points(numbers: list[str]) -> str:
    word = "пункт" if len(numbers) == 1 else "пункты"
    return f"{word}{NBSP}{', '.join(numbers)}"
