"""Dates that an editor types: 2024-08-28 or 28.08.2024, never guessed from anything else."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

IMPOSSIBLE_DATE = "impossible_date"  # pydantic's error type

_ISO = re.compile(r"^(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})$", re.ASCII)
_RUSSIAN = re.compile(r"^(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})$", re.ASCII)
_IN_MONTH = (
    "январе", "феврале", "марте", "апреле", "мае", "июне",
    "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip


def parse_date(text: str) -> date | None:
    """The day written in `text`, or None if it is not a day that exists."""
    match = _ISO.match(text.strip()) or _RUSSIAN.match(text.strip())
    if match is None:
        return None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def why_no_date(text: str) -> str:
    """Why `parse_date` finds no day in the text, in Russian: «в феврале 2023 года 28 дней»."""
    match = _ISO.match(text.strip()) or _RUSSIAN.match(text.strip())
    if match is None:
        return "день, месяц и год записаны непривычно"
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if year < 1:
        return f"года {match['y']} нет"
    if not 1 <= month <= 12:
        return f"месяца {match['m']} нет, в году их 12"
    if day == 0:
        return "дни считают с первого"
    return f"в {_IN_MONTH[month - 1]} {year} года {_days(calendar.monthrange(year, month)[1])}"


def _days(number: int) -> str:
    return f"{number} день" if number == 31 else f"{number} дней"


def _read(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = parse_date(value)
    if found is None:
        raise PydanticCustomError(IMPOSSIBLE_DATE, "impossible date")
    return found


IsoOrRussianDate = Annotated[
    date,
    BeforeValidator(_read),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})$",
            "description": "Дата: 2024-08-28 или 28.08.2024",
        }
    ),
]
