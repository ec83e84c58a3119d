"""A link to a measure from anywhere: number, title and roadmap, so that the reader knows where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.roadmap import Measure, Roadmap
from macros.project import Project
from macros.views.references import find_in_roadmap, find_measure
from macros.views.urls import measure_url
from macros.views.wording import NBSP, quoted


@dataclass(frozen=True, slots=True)
class MeasureLinkView:
    """`text` is the link's words; `url` is empty where the measure is unknown; `title` says more on hover."""

    text: str
    url: str
    title: str


def measure_link_view(roadmap: Roadmap, measure: Measure, text: str = "") -> MeasureLinkView:
    """A link from another page; its words are «п. 2.1 карты «…»» unless the author gave others."""
    words = text or f"п.{NBSP}{_number(measure)} карты {quoted(roadmap.name)}"
    return MeasureLinkView(words, measure_url(roadmap, measure), measure.title)


def implemented_links(project: Project, measure: Measure) -> tuple[MeasureLinkView, ...]:
    """Links to the measures of other roadmaps that this one carries out; an unknown one keeps its words."""
    links = []
    for reference in measure.implements:
        found = find_measure(project, reference)
        links.append(measure_link_view(*found) if found else MeasureLinkView(reference, "", ""))
    return tuple(links)


def preceding_links(roadmap: Roadmap, measure: Measure) -> tuple[MeasureLinkView, ...]:
    """Links to the measures of the same roadmap that come before this one."""
    links = []
    for name in measure.after:
        found = find_in_roadmap(roadmap, name)
        url = measure_url(roadmap, found) if found else ""
        number = _number(found) if found else name
        links.append(MeasureLinkView(f"п.{NBSP}{number}", url, found.title if found else ""))
    return tuple(links)


def _number(measure: Measure) -> str:
    return measure.number.rstrip(".")
