"""What was taken out of the materials because it told of a person must not come back as «было …» of a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from macros.changes.history import History
from macros.checks.personal_data import personal_data_in
from macros.model.materials import Contact

MASK = "[личные данные]"

T = TypeVar("T")


def without_personal_data(history: History, contacts: Iterable[Contact]) -> History:
    """The history with people's names, numbers and addresses masked; public `contacts` stay."""
    return replace(history, revisions=_masked(history.revisions, tuple(contacts)))


def _masked(value: T, contacts: tuple[Contact, ...]) -> T:
    """The value with every text in it masked."""
    found: object = value
    if isinstance(value, str) and not isinstance(value, Enum):
        found = _masked_text(value, contacts)
    elif isinstance(value, tuple):
        found = tuple(_masked(each, contacts) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{each.name: _masked(getattr(value, each.name), contacts) for each in fields(value)})
    return found  # type: ignore[return-value]  # of the same type as what went in


def _masked_text(text: str, contacts: tuple[Contact, ...]) -> str:
    found = " ".join(text.split())
    for _, words in personal_data_in(found, contacts):
        found = found.replace(words, MASK)
        text = found
    return text
