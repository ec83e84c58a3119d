"""Names for the site's sheets and office files: the same name means the same bytes, and nobody has to choose the words
of a sheet to know that it is as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.exports.office_files import office_digest
from macros.exports.pdf import press_digest
from macros.exports.site_files import PlannedFiles
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import CALENDAR, PARTIES, Project
from macros.site.dependencies import Dependencies
from macros.sources.files import SourceFiles
from macros.views.sheets.edition import Edition, Subject


def sheet_names(
    project: Project, sources: SourceFiles, edition: Edition, plans: Iterable[PlannedFiles]
) -> Iterator[str]:
    """The name of each plan of the edition, whose day stands on every sheet.

    A roadmap and a party are known by the texts of the roadmaps behind them and of those linked with them (a sheet
    carries the roadmap's data, links included), an instruction and a speech module by their own.
    """
    texts = sources.texts
    shared = [repr(project.settings), *(texts.get(path, "") for path in (PARTIES, CALENDAR))]
    common = texts_digest([engine_digest(), press_digest(), office_digest(), *shared])
    own = {key: texts_digest([path, sources.digest(path)]) for key, path in project.homes.items()}
    near = Dependencies(project)

    def behind(ids: Iterable[str]) -> str:
        return texts_digest(f"{each} {own.get((Roadmap, each))}" for each in ids)

    # A party is asked for once, a roadmap for each of its plans.
    linked = {roadmap.id: behind(near.of_roadmaps([roadmap])) for roadmap in project.roadmaps}

    def words(subject: Subject) -> str:
        if isinstance(subject, Roadmap):
            return linked[subject.id]
        return behind(near.of_party(subject)) if isinstance(subject, Party) else own[type(subject), subject.id]

    for plan in plans:
        day = edition.of(project, plan.subject)
        yield texts_digest([common, *plan.paths, repr(day), words(plan.subject)])
