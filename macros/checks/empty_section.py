"""Check `empty-section` and `no-sections`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import RoadmapFile
from macros.diagnostics import Diagnostic


def check_empty_section(each: RoadmapFile) -> Iterator[Diagnostic]:
    """A roadmap has sections and every section has measures.

    Fails::

        - название: Контроль
          мероприятия: []

    Passes::

        - название: Контроль
          мероприятия:
            - {номер: "1", название: Собрать отчёты}
    """
    if each.partial:
        return
    if not each.roadmap.sections:
        yield each.places.tell("no-sections", ("разделы",))
    for index, section in enumerate(each.roadmap.sections):
        if not section.measures:
            yield each.places.tell("empty-section", ("разделы", index), title=section.title)
