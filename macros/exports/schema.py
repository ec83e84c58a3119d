"""The published JSON Schema of the API: made from the contract's classes, so that it cannot lag behind the files."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema

from macros.exports.addresses import address
from macros.exports.contract import Document, IndexDocument, PartiesDocument, PartyTasksDocument, RoadmapDocument
from macros.exports.json_bytes import json_bytes
from macros.project import SiteSettings
from macros.views.urls import schema_url

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ROOTS: tuple[type[Document], ...] = (IndexDocument, RoadmapDocument, PartiesDocument, PartyTasksDocument)
_OF_CLASSES = frozenset({"title", "description"})  # class names and English docstrings are not for publication
_MODE: JsonSchemaMode = "serialization"


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out «Short Title» beside `short_title`: it says nothing."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def api_schema(settings: SiteSettings) -> dict[str, Any]:
    """A JSON Schema 2020-12 that every file under `api/v1/` meets; `type` tells the four kinds of files apart.

    `$id` is given only where the site knows its address.
    """
    _, definitions = models_json_schema(
        [(root, _MODE) for root in _ROOTS], by_alias=True, schema_generator=_WithoutTitles
    )
    names = {name: _short(name) for name in definitions["$defs"]}
    head: dict[str, Any] = {"$schema": DIALECT}
    if settings.site_url:
        head["$id"] = address(settings, schema_url())
    return head | {
        "title": "Открытые данные раздела, версия 1",
        "description": "В версии 1 поля только добавляются: не отвергайте незнакомые. Даты – ISO 8601, пусто – null. "
        "Адреса без «https://» отсчитываются от корня раздела.",
        "oneOf": [{"$ref": f"#/$defs/{_short(root.__name__)}"} for root in _ROOTS],
        "$defs": {
            names[name]: _renamed({key: value for key, value in body.items() if key not in _OF_CLASSES}, names)
            for name, body in definitions["$defs"].items()
        },
    }


def export_schema(settings: SiteSettings) -> bytes:
    """`api/v1/schema.json`."""
    return json_bytes(api_schema(settings))


def _short(name: str) -> str:
    return name.removesuffix("Document").removesuffix("Name")


def _renamed(node: Any, names: dict[str, str]) -> Any:
    """The schema with its references to definitions renamed."""
    if isinstance(node, list):
        return [_renamed(item, names) for item in node]
    if not isinstance(node, dict):
        return node
    target = node.get("$ref")
    if isinstance(target, str):
        node = node | {"$ref": f"#/$defs/{names[target.removeprefix('#/$defs/')]}"}
    return {key: _renamed(value, names) for key, value in node.items()}
