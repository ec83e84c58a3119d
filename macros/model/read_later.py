"""A record that comes out of a store without its bulk, which is read when somebody looks at it.

Of a country's plans a build looks into the few that were edited, and a thousand of them are half a second to read.
"""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterable
from itertools import repeat
from typing import TYPE_CHECKING, Any, ClassVar, Self

from macros.model.base import Record, kept_record

_LATER = "read_later"  # no field's name; a record without its bulk has here what gives it


class ReadLater(Record):  # noqa: PLW1641 - a frozen record gets its hash by itself
    """A record whose field `bulk` is kept apart. `known` is a cached property of it that is kept ready."""

    bulk: ClassVar[str]
    known: ClassVar[str]

    def __reduce__(self) -> tuple[Any, ...]:
        """For a store: the values but the bulk, what is known of it, and the bulk in bytes."""
        names = (name for name in type(self).__pydantic_fields__ if name != self.bulk)
        values = tuple(map(getattr, repeat(self), names))
        bulk = pickle.dumps(getattr(self, self.bulk), pickle.HIGHEST_PROTOCOL)
        written = frozenset(self.__pydantic_fields_set__)
        return _without_bulk, (type(self), values, written, getattr(self, self.known), bulk)

    if not TYPE_CHECKING:  # a type checker would believe that there is every attribute

        def __getattr__(self, name: str) -> Any:
            """Asked for what is not there (yet)."""
            if name == self.bulk and _LATER in self.__dict__:
                values = {**self.__dict__, name: pickle.loads(self.__dict__[_LATER])}  # noqa: S301 - came in with it
                del values[_LATER]
                fields = {field: values[field] for field in type(self).__pydantic_fields__}
                self.__dict__.clear()  # in the order of the fields, so that it is told and written as any other
                self.__dict__.update(fields | values)
                return fields[name]
            return super().__getattr__(name)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """All of it, as whatever goes by the record's words must have them."""
        return super(ReadLater, self._whole()).__repr_args__()

    def __iter__(self) -> Generator[tuple[str, Any], None, None]:
        """All its values."""
        return super(ReadLater, self._whole()).__iter__()

    def model_dump(self, **how: Any) -> dict[str, Any]:
        """All of it as plain values."""
        return super(ReadLater, self._whole()).model_dump(**how)

    def model_dump_json(self, **how: Any) -> str:
        """All of it as JSON."""
        return super(ReadLater, self._whole()).model_dump_json(**how)

    def _whole(self) -> Self:
        getattr(self, self.bulk)
        return self

    def __eq__(self, other: object) -> bool:
        """Whether all is equal, the bulk included."""
        if type(other) is not type(self):
            return NotImplemented
        return super(ReadLater, self._whole()).__eq__(other._whole())

    def __copy__(self) -> Self:
        """A copy has its bulk, and nothing that would not be true of it after a change."""
        copied = super(ReadLater, self._whole()).__copy__()
        copied.__dict__.pop(self.known, None)
        return copied


def _without_bulk(
    kind: type[ReadLater], values: tuple[Any, ...], written: frozenset[str], known: object, bulk: bytes
) -> ReadLater:
    names = (name for name in kind.__pydantic_fields__ if name != kind.bulk)
    record = kept_record(kind, zip(names, values, strict=True), written)
    record.__dict__[kind.known] = known
    record.__dict__[_LATER] = bulk
    return record
