"""Lets a build be given up while it goes on, when something more urgent has come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class GivenUpError(Exception):
    """The build was given up; what it was to replace is as it was."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Ends when the file `urgent` appears; without one never."""

    urgent: Path | None = None

    @property
    def is_over(self) -> bool:
        """Whether there is none any more; costs a microsecond."""
        return self.urgent is not None and self.urgent.exists()

    def check(self) -> None:
        """Raises GivenUpError where there is no patience any more."""
        if self.is_over:
            raise GivenUpError


ENDLESS = Patience()
