"""A consolidation → the figures that may be published: numbers, the plan's own words, and names of municipalities.

Nothing that a person typed gets here but numbers; a name that was typed and may be a person's is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml

from macros.model.monitoring import Monitoring
from macros.model.personal_data import find_personal_data
from macros.reports.addressees import Addressee
from macros.reports.answers import NAMELESS
from macros.reports.consolidation import Consolidation
from macros.reports.figures import Figures, Progress, Tally, count

_FIELDS = {
    Progress.DONE: "выполнено",
    Progress.RUNNING: "выполняется",
    Progress.NOT_STARTED: "не-начато",
    Progress.NOT_NEEDED: "не-требуется",
    Progress.EMPTY: "нет-сведений",
}
_HEAD = (
    "# yaml-language-server: $schema=../../schemas/monitoring.schema.json\n"
    "# Сделано командой metodichka collect из присланных отчётов; правки будут потеряны при следующем сборе.\n"
)
LONGEST_NAME = 120  # characters of a typed name; a longer one is no name


def monitoring_of(consolidation: Consolidation, monitoring_id: str) -> Monitoring:
    """The published figures of a consolidation."""
    return Monitoring.model_validate(_tree(consolidation, monitoring_id), by_alias=True, by_name=False)


def monitoring_yaml(consolidation: Consolidation, monitoring_id: str) -> bytes:
    """The text of docs/monitoring/<id>.yaml; the same consolidation gives the same bytes."""
    monitoring_of(consolidation, monitoring_id)  # what the site would refuse is not written
    tree = _tree(consolidation, monitoring_id)
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=116)
    return (_HEAD + text).encode()


def published_names(consolidation: Consolidation) -> Mapping[str, str]:
    """The name under which each addressee is published, by its id."""
    found = {answer.addressee.id: answer.addressee for answer in consolidation.counted}
    found |= {each.id: each for each in consolidation.silent}
    names: dict[str, str] = {}
    for number, each in enumerate(sorted(found.values(), key=lambda each: (each.name, each.id)), 1):
        names[each.id] = each.name if may_be_published(each) else f"{NAMELESS} {number}"
    return names


def may_be_published(addressee: Addressee) -> bool:
    """Whether the name is a municipality's, as far as a program can tell."""
    name = addressee.name
    return 0 < len(name) <= LONGEST_NAME and "\n" not in name and not find_personal_data(name)


def _tree(consolidation: Consolidation, monitoring_id: str) -> dict[str, Any]:
    figures, names = count(consolidation), published_names(consolidation)
    roadmap = consolidation.roadmap
    tree: dict[str, Any] = {
        "ид": monitoring_id,
        "название": f"Ход выполнения: {roadmap.name}",
        "карта": roadmap.id,
        "форма": consolidation.form.id,
        "дата": consolidation.day.isoformat(),
    }
    if consolidation.listed:
        tree["ждали"] = len(consolidation.listed)
    tree["получено"] = len(consolidation.counted)
    if consolidation.unlisted:
        tree["не-по-списку"] = consolidation.unlisted
    tree["мероприятия"] = [
        {
            "пункт": each.measure.slug,
            "номер": each.measure.number,
            "название": each.measure.title,
            **_counts(each.tally),
        }
        for each in figures.measures
        if each.tally.total
    ]
    tree["муниципалитеты"] = [
        {"кто": names[each.addressee.id], **({} if each.answered else {"ответ": "нет"}), **_counts(each.tally)}
        for each in figures.addressees
    ]
    tree["показатели"] = list(_indicators(figures, names))
    return {key: value for key, value in tree.items() if value != []}


def _counts(tally: Tally) -> dict[str, int]:
    """Only what there is: a field left out is nought."""
    found = {_FIELDS[each]: tally.of(each) for each in Progress if tally.of(each)}
    return {**found, **({"просрочено": tally.late} if tally.late else {})}


def _indicators(figures: Figures, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for each in figures.indicators:
        values = [{"кто": names[value.addressee.id], "значение": _number(value.value)} for value in each.values]
        tree: dict[str, Any] = {
            "пункт": each.row.measure.slug,
            "номер": each.row.measure.number,
            "название": each.indicator.name or each.row.measure.title,
            "единица": each.indicator.unit,
            "цель": each.indicator.target,
            "значения": values,
        }
        yield {key: value for key, value in tree.items() if value not in ("", [])}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
