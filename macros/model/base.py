"""What every authored record has in common: Russian keys, no unknown fields, never changed after loading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Record(BaseModel):
    """A mapping in an authored file. Field names are English in code, Russian (the alias) in the file."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        str_strip_whitespace=True,
        hide_input_in_errors=True,
        defer_build=True,  # until the first one is read: most builds read none of most kinds
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Tell Python the names of the attributes before any record has them: those that are kept share their table."""
        first = cls.__new__(cls)
        for name in cls.__pydantic_fields__:
            _set(first, name, None)

    def __reduce__(self) -> tuple[Any, ...]:
        """For a store: the values in the order of the fields, and which of them were written."""
        values = tuple(map(getattr, repeat(self), type(self).__pydantic_fields__))
        return _kept_record, (type(self), values, frozenset(self.__pydantic_fields_set__))


def _kept_record(kind: type[Record], values: tuple[Any, ...], written: frozenset[str]) -> Record:
    return kept_record(kind, zip(kind.__pydantic_fields__, values, strict=True), written)


def kept_record(kind: type[R], values: Iterable[tuple[str, Any]], written: frozenset[str]) -> R:
    """A record out of a store; its attributes take half the room, for a country's plans are a hundred thousand."""
    record = kind.__new__(kind)
    record.__dict__.update(values)
    _set(record, "__pydantic_fields_set__", _FIELD_SETS.get(written) or _FIELD_SETS.setdefault(written, set(written)))
    _set(record, "__pydantic_extra__", None)
    _set(record, "__pydantic_private__", None)
    return record


R = TypeVar("R", bound=Record)
_set = object.__setattr__
# A handful for each class, which the records share; a copy of a record has a set of its own.
_FIELD_SETS: dict[frozenset[str], set[str]] = {}


RESERVED_NAME = "reserved_name"  # the type of the error
# Windows makes no folder of the first ones; the last is the place of the theme's page shells.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)), "mtshell"]
)


def _free_name(value: str) -> str:
    if value in _RESERVED:
        raise PydanticCustomError(RESERVED_NAME, "a reserved name")
    return value


# A permanent Latin name: part of addresses, so it is never changed after publication.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64), AfterValidator(_free_name)]

# Text that must say something.
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


# Another entry's permanent name. It may be anything here: whether there is such an entry, a check tells, and if its
# title was written instead, which name is meant.
PartyId = Text


@dataclass(frozen=True, slots=True)
class LongForm:
    """Annotates a value that may also be written as this record; validates nothing, tells loading the fields."""

    record: type[Record]


class OneOrMany:
    """A list that may be written as its only item: «системы: Сферум» is «системы: [Сферум]»."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The list's schema behind the wrapping."""
        return core_schema.no_info_before_validator_function(_wrap, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Both ways of writing it."""
        many = handler(schema)
        return {"anyOf": [many, many["items"]]}


def _wrap(value: Any) -> Any:
    return [value] if isinstance(value, _ALONE) else value


_ALONE = (str, dict)  # «str | dict» would be made anew for each of a million lists


_Item = TypeVar("_Item")
Many = Annotated[tuple[_Item, ...], OneOrMany()]
