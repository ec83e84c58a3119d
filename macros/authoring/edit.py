"""One change of a text, as repairs propose it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`new` in the place of what stands from `start` to `end` of the text; `what` tells an editor of it in Russian."""

    start: int
    end: int
    new: str
    what: str
