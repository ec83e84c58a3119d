"""Names for generated parts: the same name means the same bytes, because all that a part is made of is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from macros.adapters.host.shells import ShellTemplate
from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.model.roadmap import Depth
from macros.project import Project
from macros.site import PlannedPart, Shell, Site, shell_of
from macros.sources.files import SourceFiles


def part_names(
    project: Project, sources: SourceFiles, site: Site, day: date, templates: Mapping[Shell, ShellTemplate]
) -> Mapping[str, str]:
    """The name of each part of the site by its first path.

    Roadmaps are known by their texts or, where a part shows no more, by their outlines or frames; pages by their heads
    (no part shows a page's text), all else by its text; the theme by the shells that came out of it.
    """
    roadmaps = {
        Depth.WORDS: {each.roadmap.id: sources.digest(each.file) for each in project.subject.roadmaps},
        Depth.OUTLINE: {each.id: each.gist.outline for each in project.roadmaps},
        Depth.FRAME: {each.id: each.gist.frame for each in project.roadmaps},
    }
    shells = {shell: texts_digest(map(repr, template.pieces)) for shell, template in templates.items()}
    common = texts_digest([engine_digest(), day.isoformat(), site.facts, *shared_texts(project, sources)])
    return {
        part.name: part.content or texts_digest([common, *_own(part, roadmaps[part.depth], shells)])
        for part in site.parts
    }


def _own(part: PlannedPart, roadmaps: Mapping[str, str], shells: Mapping[Shell, str]) -> Iterable[str]:
    yield from part.paths()
    yield from (shells[shell_of(url)] for url in part.urls)
    yield from (f"{each} {roadmaps.get(each)}" for each in part.roadmaps)
    yield part.facts


def shared_texts(project: Project, sources: SourceFiles) -> Iterable[str]:
    """What all pages may depend on beside the program and the theme; of roadmaps and of pages' texts nothing."""
    own = {each.file for each in project.subject.roadmaps}
    yield repr(project.settings)
    yield from (
        f"{path}\0{text}" for path, text in sources.texts.items() if path not in own and not path.endswith(".md")
    )
    yield from (f"{page.path}\0{page.meta.model_dump_json()}" for page in project.pages)
    yield from sorted(project.paths)
