"""Dates that an editor types: 2024-08-28 or 28.08.2024, never guessed from anything else."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_ISO = re.compile(r"^(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})$")
_RUSSIAN = re.compile(r"^(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})$")


def parse_date(text: str) -> date | None:
    """The day written in `text`, or None if it is not a day that exists."""
    match = _ISO.match(text.strip()) or _RUSSIAN.match(text.strip())
    if match is None:
        return None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _read(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = parse_date(value)
    if found is None:
        raise PydanticCustomError("impossible_date", "impossible date")
    return found


IsoOrRussianDate = Annotated[
    date,
    BeforeValidator(_read),
    WithJsonSchema({"type": "string", "description": "Дата: 2024-08-28 или 28.08.2024"}),
]
