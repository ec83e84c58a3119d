"""The changes as JSON: the English names of aspects and kinds are a contract, see `macros.changes.values`."""

from __future__ import annotations

from typing import Any

from macros.changes import Difference, Kind, MaterialChange, MeasureChange, RoadmapChange
from macros.exports.changes.values import Compared, Edition
from macros.exports.json_bytes import json_bytes

FORMAT = 1  # grows when a field changes its meaning or goes away


def export_changes_json(compared: Compared, site_url: str) -> bytes:
    """Every change with the words before and after. An empty text is what was not there."""
    return json_bytes(
        {
            "format": FORMAT,
            "from": _edition(compared.before),
            "to": _edition(compared.after),
            "roadmaps": [_roadmap(each, site_url) for each in compared.changes.roadmaps],
            "materials": [_material(each) for each in compared.changes.materials],
        }
    )


def _edition(edition: Edition) -> dict[str, Any]:
    return {"name": edition.name, "commit": edition.commit or None, "date": edition.day.isoformat()}


def _roadmap(change: RoadmapChange, site_url: str) -> dict[str, Any]:
    url = f"{site_url}roadmaps/{change.id}/"
    return {
        "kind": change.kind.value,
        "id": change.id,
        "name": change.name,
        "territory": change.territory,
        "level": change.level,
        "url": None if change.kind is Kind.REMOVED else url,
        "size": change.size,
        "archived": change.archived,
        "wording_only": change.wording_only,
        "differences": [_difference(each) for each in change.differences],
        "measures": [_measure(each, url) for each in change.measures],
    }


def _measure(change: MeasureChange, url: str) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "id": change.slug,
        "number": change.number,
        "title": change.title,
        "section": change.section,
        "url": None if change.kind is Kind.REMOVED else f"{url}#m-{change.slug}",
        "wording_only": change.wording_only,
        "term": change.term,
        "responsible": list(change.responsible),
        "differences": [_difference(each) for each in change.differences],
    }


def _difference(each: Difference) -> dict[str, Any]:
    return {
        "aspect": each.aspect.value,
        "field": each.field,
        "before": each.before,
        "after": each.after,
        "within": each.within,
        "days": each.days,
    }


def _material(each: MaterialChange) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "sort": each.sort.value,
        "id": each.id,
        "title": each.title,
        "former_id": each.former_id or None,
        "former_title": each.former_title or None,
    }
