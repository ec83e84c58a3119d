"""How a JSON file is written: the same value gives the same bytes, and a person can read them."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def json_bytes(value: Any) -> bytes:
    """UTF-8 with Russian letters as they are, keys in the order given, a line end at the end.

    A record is written under its aliases. Raises PydanticSerializationError for what JSON has no form of.
    """
    return to_json(value, indent=2, by_alias=True) + b"\n"
