"""Looks into the record classes: which fields a place of a file may have and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from macros.model.base import LongForm, Record
from macros.sources.tree import Path


@cache
def fields_by_key(model: type[Record]) -> Mapping[str, FieldInfo]:
    """The record's fields by the Russian name that stands in the file, in the order of the class."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def keys_by_code_name(model: type[Record]) -> Mapping[str, str]:
    """The Russian names by those in the code."""
    return {name: field.alias or name for name, field in model.model_fields.items()}


def record_at(model: type[Record], path: Path) -> type[Record] | None:
    """The class of the record at `path` below `model`, or the class of the items of a list; None for plain values."""
    found: type[Record] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        field = fields_by_key(found).get(step) if found else None
        found = _record_in(field) if field else None
    return found


def takes_text(model: type[Record] | None, key: str) -> bool:
    """Whether a text may stand as an item of the list field `key`, alone or as the short form of a record."""
    field = fields_by_key(model).get(key) if model else None
    record = _record_in(field) if field else None
    return field is not None and (record is None or bool({"кто", "текст"} & set(fields_by_key(record))))


@cache
def _records(annotation: Any) -> tuple[type[Record], ...]:
    if isinstance(annotation, LongForm):
        return (annotation.record,)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return (annotation,)
    return tuple(record for part in get_args(annotation) for record in _records(part))


def _record_in(field: FieldInfo) -> type[Record] | None:
    annotation: Any = field.annotation
    found = (*_records(annotation), *(r for part in field.metadata for r in _records(part)))
    return found[0] if found else None
