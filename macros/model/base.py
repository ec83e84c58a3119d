"""What every authored record has in common: Russian keys, no unknown fields, never changed after loading."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Record(BaseModel):
    """A mapping in an authored file. Field names are English in code, Russian (the alias) in the file."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True, hide_input_in_errors=True
    )


# A permanent Latin name: part of addresses, so it is never changed after publication.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]

# Text that must say something.
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
