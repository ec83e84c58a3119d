"""«да» and «нет», in any case of letters; other programs' true and false are understood too."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

NOT_YES_NO = "not_yes_no"  # pydantic's error type

_WORDS = {"да": True, "нет": False, "true": True, "false": False}


def _read(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    found = _WORDS.get(value.strip().casefold()) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError(NOT_YES_NO, "neither yes nor no")
    return found


YesNo = Annotated[bool, BeforeValidator(_read), WithJsonSchema({"enum": ["да", "нет"]})]
