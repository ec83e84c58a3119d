"""Checks of report forms and collected figures: `report-cells`, references to the roadmap and its measure."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject, measures_of, number_key
from macros.diagnostics import Diagnostic
from macros.loading import Loaded
from macros.model.materials import ReportForm


def check_report_cells(subject: Subject) -> Iterator[Diagnostic]:
    """Every worked example has a cell for every column.

    Fails::

        столбцы: [{название: Пункт}, {название: Что сделано}]
        примеры: [["2.1"]]

    Passes::

        столбцы: [{название: Пункт}, {название: Что сделано}]
        примеры: [["2.1", Провели собрания]]
    """
    for loaded in subject.materials.report_forms:
        if loaded.value is None or loaded.partial:
            continue
        columns = len(loaded.value.columns)
        for index, row in enumerate(loaded.value.examples):
            if len(row) != columns:
                yield loaded.places.tell("report-cells", ("примеры", index), cells=len(row), columns=columns)


def check_report_roadmap(subject: Subject) -> Iterator[Diagnostic]:
    """«карта» names a roadmap and «пункт» one of its measures.

    Fails::

        карта: perm-2023

    Passes::

        карта: perm-2024
    """
    roadmaps = {each.roadmap.id: each for each in subject.roadmaps}
    for loaded in subject.materials.report_forms:
        form = loaded.value
        if form is None:
            continue
        roadmap = roadmaps.get(form.roadmap)
        if roadmap is None:
            if subject.complete:
                advice = "бывают карты: " + ", ".join(sorted(roadmaps))
                yield _dead(loaded, "карта", form.roadmap, f"карты «{form.roadmap}» нет", advice)
        elif form.measure and not roadmap.partial:
            numbers = {number_key(m.number) for _, m in measures_of(roadmap.roadmap)}
            if number_key(form.measure) not in numbers:
                reason = f"такого пункта в карте «{form.roadmap}» нет"
                yield _dead(loaded, "пункт", form.measure, reason, "проверьте номер пункта")


def check_monitoring_roadmap(subject: Subject) -> Iterator[Diagnostic]:
    """«карта» of collected figures names a roadmap.

    Fails::

        карта: perm-2023

    Passes::

        карта: perm-2024
    """
    roadmaps = {each.roadmap.id for each in subject.roadmaps}
    for loaded in subject.materials.monitoring:
        if loaded.value is not None and loaded.value.roadmap not in roadmaps and subject.complete:
            name = loaded.value.roadmap
            advice = "бывают карты: " + ", ".join(sorted(roadmaps))
            words = {"target": name, "field": "карта", "reason": f"карты «{name}» нет", "advice": advice}
            yield loaded.places.tell("dead-reference", ("карта",), **words)


def _dead(loaded: Loaded[ReportForm], field: str, target: str, reason: str, advice: str) -> Diagnostic:
    words = {"target": target, "field": field, "reason": reason, "advice": advice}
    example = "карта: perm-2024" if field == "карта" else 'пункт: "4.2"'
    return loaded.places.tell("dead-reference", (field,), example=example, **words)
