"""A view as the JSON that its template reads."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from macros.exports.pdf.text import fitting, fitting_number
from macros.views.sheets.catalogue import NamedSheet

# Not shown, or shown in a place of its own: nothing is put into them.
_AS_IT_IS = frozenset({"owner", "url", "address", "day"})


def sheet_json(sheet: NamedSheet) -> str:
    """The data of the sheet; the same view gives the same text."""
    return json.dumps(
        {"large": sheet.large, **_plain(sheet.view)}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def _plain(value: object, name: str = "") -> Any:
    if isinstance(value, str):
        if name in _AS_IT_IS:
            return value
        return fitting_number(value) if name == "number" else fitting(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name), field.name) for field in fields(value)}
    return value
