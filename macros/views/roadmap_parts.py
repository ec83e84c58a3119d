"""A roadmap of hundreds of measures in parts, so that no page of it weighs more than a phone on a slow line can take.

The roadmap's own page has every measure in one line, the parts have all that is said of them. Permanent links lead to
the roadmap's own page; the parts' addresses may shift when measures are added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from macros.model.roadmap import Measure, Roadmap, Section
from macros.views.urls import part_checklist_url, part_url, timeline_part_url
from macros.views.wording import MEASURES, NBSP, counted

MOST_MEASURES = 300  # in one table; with all that is said of them they weigh some 800 KB
PART = 200  # measures in a part; no section of fewer is cut
TIMELINE_PART = 800  # measures in one picture, a kilobyte each


@dataclass(frozen=True, slots=True)
class RoadmapPart:
    """Some of the roadmap's sections, or a piece of one; `number` counts from 1."""

    number: int
    sections: tuple[Section, ...]

    def measures(self) -> tuple[Measure, ...]:
        """Its measures in order."""
        return tuple(measure for section in self.sections for measure in section.measures)

    @property
    def title(self) -> str:
        """«Пункты 1.1 – 2.14», or «Пункт 3.1»."""
        measures = self.measures()
        first, last = (measure.number.rstrip(".") for measure in (measures[0], measures[-1]))
        return f"Пункты {first} –{NBSP}{last}" if len(measures) > 1 else f"Пункт {first}"


@dataclass(frozen=True, slots=True)
class PartLinkView:
    """The way to a part; the `current` one is not a link."""

    text: str
    url: str
    count: str
    current: bool


@dataclass(frozen=True, slots=True)
class PartListView:
    """All parts of a roadmap in order. `lead` says why there are several, or nothing."""

    lead: str
    parts: tuple[PartLinkView, ...]


def in_parts(roadmap: Roadmap) -> bool:
    """Whether the roadmap's measures are too many for one page."""
    return roadmap.gist.measures > MOST_MEASURES


def roadmap_parts(roadmap: Roadmap) -> tuple[RoadmapPart, ...]:
    """The roadmap cut into parts, a short one into one. Together they are all of it, in order."""
    return tuple(_parts(roadmap, PART))


def timeline_parts(roadmap: Roadmap) -> tuple[RoadmapPart, ...]:
    """What the pages of the roadmap's timeline show: all of it on one page, unless that were too heavy."""
    return tuple(_parts(roadmap, TIMELINE_PART))


def timeline_numbers(roadmap: Roadmap) -> range:
    """The numbers of these parts; a short roadmap is not looked into for that."""
    several = roadmap.gist.measures > TIMELINE_PART
    return range(1, (len(timeline_parts(roadmap)) if several else 1) + 1)


def parts_with_pages(roadmap: Roadmap) -> tuple[RoadmapPart, ...]:
    """The parts that have pages of their own: none where the roadmap fits one page."""
    return roadmap_parts(roadmap) if in_parts(roadmap) else ()


def part_list_view(roadmap: Roadmap, current: int = 0, *, checklists: bool = False) -> PartListView:
    """The list of parts, or of their checklists; `current` is the part that it stands on, 0 for none."""
    url = part_checklist_url if checklists else part_url
    lead = "Мероприятий много, поэтому чек-лист разделён на части." if checklists and not current else ""
    return PartListView(lead, _links(roadmap, roadmap_parts(roadmap), url, current))


def timeline_list_view(roadmap: Roadmap, current: int) -> PartListView:
    """The list of the pages of a long timeline."""
    return PartListView("", _links(roadmap, timeline_parts(roadmap), timeline_part_url, current))


def _links(
    roadmap: Roadmap, parts: Iterable[RoadmapPart], url: Callable[[Roadmap, int], str], current: int
) -> tuple[PartLinkView, ...]:
    return tuple(
        PartLinkView(
            text=part.title,
            url=url(roadmap, part.number),
            count=counted(len(part.measures()), MEASURES),
            current=part.number == current,
        )
        for part in parts
    )


def _parts(roadmap: Roadmap, most: int) -> Iterator[RoadmapPart]:
    taken: list[Section] = []
    size = number = 0
    for piece in _pieces(roadmap, most):
        if taken and size + len(piece.measures) > most:
            number += 1
            yield RoadmapPart(number, tuple(taken))
            taken, size = [], 0
        taken.append(piece)
        size += len(piece.measures)
    yield RoadmapPart(number + 1, tuple(taken))


def _pieces(roadmap: Roadmap, most: int) -> Iterator[Section]:
    """Sections, the long ones cut; an empty one stays as it is."""
    for section in roadmap.sections:
        if len(section.measures) <= most:
            yield section
        else:
            for at in range(0, len(section.measures), most):
                yield section.model_copy(update={"measures": section.measures[at : at + most]})
