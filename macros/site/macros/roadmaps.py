"""The macros of roadmaps, terms and parties."""

from __future__ import annotations

from markupsafe import Markup

from macros.site.macro_values import (
    context_code,
    few_days,
    known_measure,
    known_party,
    known_roadmap,
    some_text,
    term_words,
)
from macros.site.macros.scene import Macro, Parameter, Scene, Values
from macros.terms import parse_context, parse_term
from macros.views.changes import changes_view
from macros.views.measure_link import measure_link_view
from macros.views.pages import boxes_view, measures_view, party_boxes_view, party_tasks_view
from macros.views.references import find_measure
from macros.views.roadmap_list import roadmap_list_view
from macros.views.roadmap_summary import roadmap_summary_view
from macros.views.term import term_view
from macros.views.timeline import timeline_view


def _roadmap_table(scene: Scene, values: Values) -> Markup:
    return scene.draw_by_kind(measures_view(scene.project, scene.roadmap(values), scene.today, scene.history))


def _roadmap_summary(scene: Scene, values: Values) -> Markup:
    return scene.draw("roadmap-summary", roadmap_summary_view(scene.project, scene.roadmap(values), scene.today))


def _timeline(scene: Scene, values: Values) -> Markup:
    return scene.draw("timeline", timeline_view(scene.project, scene.roadmap(values), scene.today))


def _checklist(scene: Scene, values: Values) -> Markup:
    return scene.draw_by_kind(boxes_view(scene.roadmap(values), scene.today))


def _party_checklist(scene: Scene, values: Values) -> Markup:
    return scene.draw_by_kind(party_boxes_view(scene.project, scene.party(values), scene.today))


def _tasks(scene: Scene, values: Values) -> Markup:
    return scene.draw_by_kind(party_tasks_view(scene.project, scene.party(values), scene.today))


def _term(scene: Scene, values: Values) -> Markup:
    context = parse_context(str(values["context"])) if values["context"] else None
    return scene.draw("term", term_view(parse_term(str(values["text"]), context), scene.today))


def _now(scene: Scene, _: Values) -> Markup:
    from macros.views.now import now_view

    return scene.draw("now", now_view(scene.project, scene.today))


def _changes(scene: Scene, values: Values) -> Markup:
    limit = values["limit"]
    return scene.draw("changes", changes_view(scene.project, scene.history, limit if isinstance(limit, int) else 5))


def _coverage(scene: Scene, values: Values) -> Markup:
    from macros.views.coverage import coverage_view

    return scene.draw("coverage", coverage_view(scene.project, scene.roadmap(values)))


def _measure(scene: Scene, values: Values) -> Markup:
    found = find_measure(scene.project, str(values["measure"]))
    assert found is not None  # noqa: S101 - the checks have found it
    return scene.draw("measure-link", measure_link_view(*found, str(values["text"] or "")))


def _roadmap_list(scene: Scene, _: Values) -> Markup:
    return scene.draw("roadmap-list", roadmap_list_view(scene.project, scene.today))


def _party_list(scene: Scene, _: Values) -> Markup:
    from macros.views.party_list import party_list_view

    return scene.draw("party-list", party_list_view(scene.project))


_ROADMAP = Parameter("roadmap", "ид дорожной карты", known_roadmap)
_PARTY = Parameter("party", "ид или любое название органа или роли", known_party)

ROADMAP_MACROS = (
    Macro(
        "roadmap_list",
        _roadmap_list,
        "Карточки карт",
        "Карточки всех дорожных карт, законченные – в архиве под ними.",
        "{{ roadmap_list() }}",
    ),
    Macro(
        "roadmap_summary",
        _roadmap_summary,
        "Сводка карты",
        "Сводка карты: сколько мероприятий, что сейчас и впереди, у кого сколько.",
        '{{ roadmap_summary("perm-2024") }}',
        (_ROADMAP,),
    ),
    Macro(
        "roadmap_table",
        _roadmap_table,
        "Таблица карты",
        "Таблица мероприятий карты по разделам.",
        '{{ roadmap_table("perm-2024") }}',
        (_ROADMAP,),
    ),
    Macro(
        "timeline", _timeline, "Хронология", "Хронология карты по месяцам.", '{{ timeline("perm-2024") }}', (_ROADMAP,)
    ),
    Macro(
        "checklist",
        _checklist,
        "Чек-лист карты",
        "Чек-лист карты для печати.",
        '{{ checklist("perm-2024") }}',
        (_ROADMAP,),
    ),
    Macro(
        "party_checklist",
        _party_checklist,
        "Чек-лист роли",
        "Чек-лист органа или роли по всем картам.",
        '{{ party_checklist("director") }}',
        (_PARTY,),
    ),
    Macro("tasks", _tasks, "Дела роли", "Что делать органу или роли, по датам.", '{{ tasks("director") }}', (_PARTY,)),
    Macro(
        "party_list",
        _party_list,
        "Органы и роли",
        "Все органы и роли со ссылками на их страницы.",
        "{{ party_list() }}",
    ),
    Macro(
        "changes",
        _changes,
        "Что изменилось",
        "Что изменилось за последние дни, когда были изменения; сколько дней – limit, без него пять.",
        "{{ changes(limit=5) }}",
        (Parameter("limit", "сколько дней показать, от 1 до 50", few_days, required=False),),
    ),
    Macro(
        "coverage",
        _coverage,
        "Кто выполняет карту",
        "Какими пунктами нижестоящих карт выполняется карта.",
        '{{ coverage("perm-2024") }}',
        (_ROADMAP,),
    ),
    Macro("now", _now, "Что сейчас", "Что сейчас по всем картам.", "{{ now() }}"),
)

INLINE_MACROS = (
    Macro(
        "term",
        _term,
        "Срок",
        "Срок словами документа и то, как он прочитан.",
        'Сдать отчёт {{ term("до 25 числа каждого месяца") }}.',
        (
            Parameter("text", "срок словами", term_words),
            Parameter("context", "какой год иметь в виду: Y2025, AY2024-2025", context_code, required=False),
        ),
        block=False,
    ),
    Macro(
        "measure",
        _measure,
        "Ссылка на мероприятие",
        "Ссылка на мероприятие.",
        'Как это делать, сказано в {{ measure("perm-2024/2.3") }}.',
        (
            Parameter("measure", "ид карты / номер мероприятия", known_measure),
            Parameter("text", "слова ссылки", some_text, required=False),
        ),
        block=False,
    ),
)
