"""What a macro is: a name, checked values, and a function from the scene of a page to markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from macros.changes import NO_HISTORY, History
from macros.model.macro import Literal, MacroParameter, MacroSpec
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.render import render_by_kind, render_component
from macros.site.macro_values import ValueCheck

Values = Mapping[str, Literal]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a macro is expanded: the project, the day, the way from the page to the site's root, and the history."""

    project: Project
    today: date
    root: str
    history: History = NO_HISTORY

    def draw(self, component: str, view: object) -> Markup:
        """The component's markup on this page."""
        return render_component(component, view, root=self.root)

    def draw_by_kind(self, view: object) -> Markup:
        """The markup of what there is of several kinds."""
        return render_by_kind(view, root=self.root)

    def roadmap(self, values: Values) -> Roadmap:
        """The roadmap that the call names."""
        roadmap = self.project.roadmap(str(values["roadmap"]))
        assert roadmap is not None  # noqa: S101 - the checks have found it
        return roadmap

    def party(self, values: Values) -> Party:
        """The party that the call names by id, name or alias."""
        name = str(values["party"])
        party = self.project.parties.get(name) or self.project.parties.find(name)
        assert party is not None  # noqa: S101 - the checks have found it
        return party

    def party_id(self, values: Values, name: str) -> str:
        """The id of the party that an optional value names, empty where it is not given."""
        if not values[name]:
            return ""
        words = str(values[name])
        party = self.project.parties.get(words) or self.project.parties.find(words)
        return party.id if party else ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A macro's value: how it is called, what it is, and what checks it."""

    name: str
    description: str
    check: ValueCheck
    required: bool = True


@dataclass(frozen=True, slots=True)
class Macro:
    """One macro. `name` is also its component's, with «_» for «-»; `title` is what the manual calls it."""

    name: str
    expand: Callable[[Scene, Values], Markup]
    title: str
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
