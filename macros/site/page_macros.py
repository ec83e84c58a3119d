"""The macros of Markdown pages: what may be called, and what appears in its place.

A call goes through Markdown as a plain word and is replaced by markup afterwards, so neither Markdown nor a template
ever reads an editor's value as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from macros.checks import check_calls
from macros.diagnostics import Diagnostic
from macros.model.macro import Literal, MacroParameter, MacroSpec
from macros.model.page import Page
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.render import render_component
from macros.site.macro_values import ValueCheck, context_code, known_measure, known_party, known_roadmap, some_text
from macros.site.plain import plain_block, plain_inline
from macros.site.values import way_to_root
from macros.sources.page_macros import find_calls
from macros.terms import parse_context, parse_term
from macros.views.checklist import checklist_view, party_checklist_view
from macros.views.measure_link import measure_link_view
from macros.views.now import now_view
from macros.views.party_list import party_list_view
from macros.views.references import find_measure
from macros.views.roadmap_list import roadmap_list_view
from macros.views.roadmap_summary import roadmap_summary_view
from macros.views.roadmap_table import roadmap_table_view
from macros.views.tasks import tasks_view
from macros.views.term import term_view
from macros.views.timeline import timeline_view

Values = Mapping[str, Literal]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a macro is expanded: the project, the day, and the way from the page to the site's root."""

    project: Project
    today: date
    root: str

    def draw(self, component: str, view: object) -> Markup:
        """The component's markup on this page."""
        return render_component(component, view, root=self.root)

    def roadmap(self, values: Values) -> Roadmap:
        """The roadmap that the call names; checks have made sure that it exists."""
        return next(r for r in self.project.roadmaps if r.id == values["roadmap"])

    def party(self, values: Values) -> Party:
        """The party that the call names by id, name or alias."""
        name = str(values["party"])
        party = self.project.parties.get(name) or self.project.parties.find(name)
        if party is None:
            raise LookupError(name)  # unreachable after the checks
        return party


def _roadmap_table(scene: Scene, values: Values) -> Markup:
    return scene.draw("roadmap-table", roadmap_table_view(scene.project, scene.roadmap(values), scene.today))


def _roadmap_summary(scene: Scene, values: Values) -> Markup:
    return scene.draw("roadmap-summary", roadmap_summary_view(scene.project, scene.roadmap(values), scene.today))


def _timeline(scene: Scene, values: Values) -> Markup:
    return scene.draw("timeline", timeline_view(scene.project, scene.roadmap(values), scene.today))


def _checklist(scene: Scene, values: Values) -> Markup:
    return scene.draw("checklist", checklist_view(scene.roadmap(values), scene.today))


def _party_checklist(scene: Scene, values: Values) -> Markup:
    return scene.draw("checklist", party_checklist_view(scene.project, scene.party(values), scene.today))


def _tasks(scene: Scene, values: Values) -> Markup:
    return scene.draw("tasks", tasks_view(scene.project, scene.party(values), scene.today))


def _term(scene: Scene, values: Values) -> Markup:
    context = parse_context(str(values["context"])) if values["context"] else None
    return scene.draw("term", term_view(parse_term(str(values["text"]), context), scene.today))


def _now(scene: Scene, _: Values) -> Markup:
    return scene.draw("now", now_view(scene.project, scene.today))


def _measure(scene: Scene, values: Values) -> Markup:
    found = find_measure(scene.project, str(values["measure"]))
    if found is None:
        raise LookupError(values["measure"])  # unreachable after the checks
    return scene.draw("measure-link", measure_link_view(*found, str(values["text"] or "")))


def _roadmap_list(scene: Scene, _: Values) -> Markup:
    return scene.draw("roadmap-list", roadmap_list_view(scene.project, scene.today))


def _party_list(scene: Scene, _: Values) -> Markup:
    return scene.draw("party-list", party_list_view(scene.project))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A macro's value: how it is called, what it is, and what checks it."""

    name: str
    description: str
    check: ValueCheck
    required: bool = True


@dataclass(frozen=True, slots=True)
class Macro:
    """One macro. `name` is also its component's, with «_» for «-»."""

    name: str
    expand: Callable[[Scene, Values], Markup]
    summary: str
    example: str
    parameters: tuple[Parameter, ...] = ()
    block: bool = True

    def spec(self, project: Project) -> MacroSpec:
        """What calls are checked against in this project."""
        parameters = tuple(_model_parameter(project, parameter) for parameter in self.parameters)
        return MacroSpec(self.name, parameters, self.block, self.summary, self.example)


def _model_parameter(project: Project, parameter: Parameter) -> MacroParameter:
    def check(value: Literal) -> str:
        return parameter.check(project, value)

    return MacroParameter(parameter.name, parameter.description, parameter.required, None, check)


_ROADMAP = Parameter("roadmap", "ид дорожной карты", known_roadmap)
_PARTY = Parameter("party", "ид или любое название органа или роли", known_party)

MACROS: Mapping[str, Macro] = {
    macro.name: macro
    for macro in (
        Macro("roadmap_list", _roadmap_list, "Карточки всех дорожных карт.", "{{ roadmap_list() }}"),
        Macro(
            "roadmap_summary",
            _roadmap_summary,
            "Сводка карты: сколько мероприятий, что сейчас и впереди, у кого сколько.",
            '{{ roadmap_summary("perm-2024") }}',
            (_ROADMAP,),
        ),
        Macro(
            "roadmap_table",
            _roadmap_table,
            "Таблица мероприятий карты по разделам.",
            '{{ roadmap_table("perm-2024") }}',
            (_ROADMAP,),
        ),
        Macro("timeline", _timeline, "Хронология карты по месяцам.", '{{ timeline("perm-2024") }}', (_ROADMAP,)),
        Macro("checklist", _checklist, "Чек-лист карты для печати.", '{{ checklist("perm-2024") }}', (_ROADMAP,)),
        Macro(
            "party_checklist",
            _party_checklist,
            "Чек-лист органа или роли по всем картам.",
            '{{ party_checklist("director") }}',
            (_PARTY,),
        ),
        Macro("tasks", _tasks, "Что делать органу или роли, по датам.", '{{ tasks("director") }}', (_PARTY,)),
        Macro("party_list", _party_list, "Все органы и роли со ссылками на их страницы.", "{{ party_list() }}"),
        Macro("now", _now, "Что сейчас по всем картам.", "{{ now() }}"),
        Macro(
            "term",
            _term,
            "Срок словами документа и то, как он прочитан.",
            'Сдать отчёт {{ term("до 25 числа каждого месяца") }}.',
            (
                Parameter("text", "срок словами", some_text),
                Parameter("context", "какой год иметь в виду: Y2025, AY2024-2025", context_code, required=False),
            ),
            block=False,
        ),
        Macro(
            "measure",
            _measure,
            "Ссылка на мероприятие.",
            'Как это делать, сказано в {{ measure("perm-2024/2.3") }}.',
            (
                Parameter("measure", "ид карты / номер мероприятия", known_measure),
                Parameter("text", "слова ссылки", some_text, required=False),
            ),
            block=False,
        ),
    )
}


def macro_specs(project: Project) -> Mapping[str, MacroSpec]:
    """What may be called on this project's pages."""
    return {name: macro.spec(project) for name, macro in MACROS.items()}


def check_page_macros(project: Project) -> tuple[Diagnostic, ...]:
    """Unknown macros, missing and impossible values, on every page."""
    specs = macro_specs(project)
    found: list[Diagnostic] = []
    for page in project.pages:
        calls, _ = find_calls(page.body, f"docs/{page.path}", page.body_line)  # what is no call was reported by loading
        found += check_calls(calls, specs, f"docs/{page.path}")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one call gave; `block` markup stands alone, the other inside a sentence."""

    markup: Markup
    block: bool

    def plain(self) -> str:
        """The markup as another generator's Markdown takes it."""
        return plain_block(self.markup) if self.block else plain_inline(self.markup)


@dataclass(frozen=True, slots=True)
class ExpandedPage:
    """A page on its way through Markdown: the text with plain words where the macros stood, and their markup."""

    markdown: str
    fragments: tuple[Fragment, ...]
    host_meta: Mapping[str, object]

    def insert(self, html: str) -> str:
        """The page's HTML with the markup in its place; a block macro replaces its whole paragraph."""

        def fragment(match: re.Match[str]) -> str:
            index = int(match[1] or match[2])
            return self.fragments[index].markup if index < len(self.fragments) else match[0]

        return _MARKS.sub(fragment, html)

    def insert_plain(self) -> str:
        """The page as Markdown with the markup in it, for a generator that knows nothing of us."""

        def fragment(match: re.Match[str]) -> str:
            index = int(match[1])
            return self.fragments[index].plain() if index < len(self.fragments) else match[0]

        return _ANY_MARK.sub(fragment, self.markdown)


_MARK = "mtmacro{}mark"  # plain letters: Markdown leaves them alone
_MARKS = re.compile(r"<p>\s*mtmacro(\d+)mark\s*</p>|mtmacro(\d+)mark")
_ANY_MARK = re.compile(r"mtmacro(\d+)mark")


def expand_page(project: Project, page: Page, today: date, url: str) -> ExpandedPage:
    """Replace the calls on a page that checks found faultless. `url` is the page's root-relative address."""
    scene = Scene(project, today, way_to_root(url))
    specs = macro_specs(project)
    calls, _ = find_calls(page.body, page.path, page.body_line)
    pieces: list[str] = []
    fragments: list[Fragment] = []
    position = 0
    for call in calls:
        pieces += [page.body[position : call.start], _MARK.format(len(fragments))]
        macro, values = MACROS[call.name], specs[call.name].arguments(call)
        fragments.append(Fragment(macro.expand(scene, values), macro.block))
        position = call.end
    return ExpandedPage("".join([*pieces, page.body[position:]]), tuple(fragments), host_meta(page))


def host_meta(page: Page) -> dict[str, object]:
    """The front matter in the host's own words."""
    meta: dict[str, object] = {"title": page.meta.title, "description": page.meta.description}
    if page.meta.hide:
        meta["hide"] = list(page.meta.hide)
    if page.meta.template:
        meta["template"] = page.meta.template
    return {key: value for key, value in meta.items() if value}
