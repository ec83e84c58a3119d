"""How a JSON file is written: the same value gives the same bytes, and a person can read them."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(value: Any) -> bytes:
    """UTF-8 with Russian letters as they are, keys in the order given, a line end at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
