"""Names for the site's sheets and office files: the same name means the same bytes, and nobody has to choose the words
of a sheet to know that it is as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from macros.adapters.engine import engine_digest, texts_digest
from macros.exports.office_files import office_digest
from macros.exports.pdf import press_digest
from macros.exports.site_files import PlannedFiles
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import CALENDAR, PARTIES, Project
from macros.site.dependencies import Dependencies
from macros.sources.files import SourceFiles


def sheet_names(
    project: Project, sources: SourceFiles, day: date | None, plans: Iterable[PlannedFiles]
) -> Iterator[str]:
    """The name of each plan; `day` is that of the version, which stands on every sheet.

    A roadmap and a party are known by the texts of the roadmaps behind them and of those linked with them (a sheet
    carries the roadmap's data, links included), an instruction and a speech module by their own.
    """
    texts = sources.texts
    shared = [repr(project.settings), repr(day), *(texts.get(path, "") for path in (PARTIES, CALENDAR))]
    common = texts_digest([engine_digest(), press_digest(), office_digest(), *shared])
    roadmaps = {each.roadmap.id: texts_digest([each.file, texts[each.file]]) for each in project.subject.roadmaps}
    near = Dependencies(project)

    def behind(ids: Iterable[str]) -> str:
        return texts_digest(f"{each} {roadmaps.get(each)}" for each in ids)

    own: dict[tuple[type, str], str] = {
        (type(each.value), each.value.id): texts_digest([each.places.file, texts[each.places.file]])
        for each in project.subject.materials.described()
        if each.value is not None
    }
    # A party is asked for once, a roadmap for each of its plans.
    own |= {(Roadmap, roadmap.id): behind(near.of_roadmaps([roadmap])) for roadmap in project.roadmaps}
    for plan in plans:
        subject = plan.subject
        mine = behind(near.of_party(subject)) if isinstance(subject, Party) else own[type(subject), subject.id]
        yield texts_digest([common, *plan.paths, mine])
