"""JSON Schemas of the authored files, made from the model: editors complete fields and show hints from them.

The committed copies in `schemas/` are what the first line of each YAML file names; a test compares them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from macros.model.base import Record
from macros.model.calendar import CalendarFile
from macros.model.materials import (
    ContactsFile,
    FaqFile,
    GlossaryFile,
    Instruction,
    ReportForm,
    SpeechModule,
    Structure,
)
from macros.model.monitoring import Monitoring
from macros.model.page import PageMeta
from macros.model.parties import PartiesFile
from macros.model.roadmap import Roadmap

FOLDER = "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# File name: the record and what it is called in an editor.
_FILES: Mapping[str, tuple[type[Record], str]] = {
    "roadmap.schema.json": (Roadmap, "Дорожная карта"),
    "parties.schema.json": (PartiesFile, "Реестр органов и ролей"),
    "calendar.schema.json": (CalendarFile, "Календарь"),
    "page.schema.json": (PageMeta, "Сведения о странице"),
    "instruction.schema.json": (Instruction, "Инструкция"),
    "speech-module.schema.json": (SpeechModule, "Речевой модуль"),
    "report-form.schema.json": (ReportForm, "Форма отчёта"),
    "structure.schema.json": (Structure, "Структура"),
    "monitoring.schema.json": (Monitoring, "Ход выполнения"),
    "faq.schema.json": (FaqFile, "Вопросы и ответы"),
    "contacts.schema.json": (ContactsFile, "Контакты"),
    "glossary.schema.json": (GlossaryFile, "Словарь"),
}

# Fields in which an unquoted number is a fault: another program would read 1.10 as 1.1.
_QUOTED = ("номер", "после")

Schema = dict[str, Any]


def all_schemas() -> dict[str, str]:
    """The text of every schema file by its name."""
    return {name: json.dumps(_schema(name), ensure_ascii=False, indent=2) + "\n" for name in _FILES}


def _schema(name: str) -> Schema:
    model, title = _FILES[name]
    made = model.model_json_schema(by_alias=True, mode="validation")
    definitions = made.pop("$defs")
    found = {"$schema": DIALECT, **_for_editors(made, ""), "title": title}
    found.pop("description", None)  # English: the record's docstring
    found["$defs"] = {key: _definition(value) for key, value in sorted(definitions.items())}
    return found


def _definition(schema: Schema) -> Schema:
    found: Schema = _for_editors(schema, "")
    found.pop("description", None)
    return found


def _for_editors(schema: Any, field: str) -> Any:
    """A schema as an editor wants it: Russian words only, and numbers where the loader takes any text.

    Editors read «цель: 50» as a number and «срок:» without a value as null; the loader takes the first for a text and
    warns of the second.
    """
    if isinstance(schema, list):
        return [_for_editors(item, field) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        key: _properties(value) if key == "properties" else _for_editors(value, field)
        for key, value in schema.items()
        if key not in ("title", "default")
    }
    if found.get("type") == "object" and "properties" in found:
        found.pop("description", None)
    if found.get("type") == "string" and field not in _QUOTED and not {"enum", "const", "pattern"} & set(found):
        found["type"] = ["string", "number"]
    return found


def _properties(properties: Schema) -> Schema:
    return {name: _for_editors(schema, name) for name, schema in properties.items()}
