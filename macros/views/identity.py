"""Lets what is made of a project be remembered: its records hold mappings, so a project has no hash of its own."""

from __future__ import annotations

from dataclasses import dataclass

from macros.project import Project


@dataclass(frozen=True, eq=False, slots=True)
class ByIdentity:
    """A project as a cache key: equal to itself only."""

    project: Project

    def __hash__(self) -> int:
        return id(self.project)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and other.project is self.project
